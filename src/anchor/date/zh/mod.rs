//! Dates in Chinese text: a sequence of parts from large to small, each optional.

mod day;
mod lunar;
mod part;
mod relative;
mod time;
mod words;
mod year;

use std::sync::LazyLock;

use self::day::{day, edge, month};
use self::lunar::lunar;
use self::part::year_part;
use self::relative::relative;
use self::time::{weekday, with_time};
use self::words::range_link;
use self::year::year;
use super::digits::numeric;
use super::zone::zoned;
use super::{Date, DayPart, Year};
use crate::anchor::number::{begins_numeral, numeral_end};
use crate::anchor::phrase::{Phrases, Read};
use crate::span::Span;
use crate::text::code::code_end;
use crate::text::token::Tokens;
use crate::word_list::WordList;

/// Words that begin like a relative date but are not one.
static NOT_RELATIVE: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::list(&WordList::new("not-relative")));

/// The dates, in order.
pub(super) fn find(tokens: &Tokens<'_>) -> Vec<(Span, Date)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !may_begin(tokens, at) {
            at += 1;
            continue;
        }
        if let Some(end) = code_end(tokens, at).or_else(|| NOT_RELATIVE.end(tokens, at)) {
            at = end;
            continue;
        }
        match date(tokens, at) {
            Some((date, end)) => {
                let (date, end) = zoned(tokens, at, range(tokens, date, end));
                found.push((tokens.span(at, end), date));
                at = end;
            }
            None => at = numeral_end(tokens, at),
        }
    }
    found
}

/// Whether a date, or a code that hides one, may begin at the token: most tokens are skipped here.
fn may_begin(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.han(at) {
        Some(c) => {
            "今昨明上下本前后去次翌第大这早晚凌清晨中正午傍夜深半年月周星礼公民农阴旧夏冬腊".contains(c)
                || begins_numeral(tokens, at)
        }
        None => tokens.digits(at).is_some() || tokens.word(at).is_some(),
    }
}

/// One date or time, with the parts that follow one another.
fn date(tokens: &Tokens<'_>, start: usize) -> Read<Date> {
    if let Some((date, end)) = lunar(tokens, start) {
        return Some(with_time(tokens, date, end));
    }
    if let Some(found) = numeric(tokens, start) {
        return Some(with_time(tokens, found.0, found.1));
    }
    let mut date = Date::default();
    let mut at = start;
    at = year(tokens, at, &mut date).unwrap_or(at);
    at = relative(tokens, at, &mut date).unwrap_or(at);
    at = year_part(tokens, at, &mut date).unwrap_or(at);
    at = edge(tokens, at, &mut date).unwrap_or(at);
    at = month(tokens, at, &mut date).unwrap_or(at);
    at = edge(tokens, at, &mut date).unwrap_or(at);
    at = day(tokens, at, &mut date).unwrap_or(at);
    at = weekday(tokens, at, &mut date).unwrap_or(at);
    let (date, at) = with_time(tokens, date, at);
    // 早 and 晚 alone are not dates, and neither are 今 and 中.
    let bare = Date { day_part: date.day_part, ..Date::default() };
    let noon = date.day_part == Some(DayPart::Noon);
    (at > start && (date != bare || noon)).then_some((date, at))
}

/// The 95年 in 1990-95年: a later year of the same century.
fn short_year(tokens: &Tokens<'_>, at: usize, first: &Date) -> Read<Date> {
    const CENTURY: i32 = 100;
    let &Date { year: Some(Year::Of(from)), month: None, part: None, day: None, .. } = first else {
        return None;
    };
    let short: i32 = tokens.digits(at).filter(|digits| digits.len() == 2)?.parse().ok()?;
    let year = from - from.rem_euclid(CENTURY) + short;
    let named = tokens.han(at + 1) == Some('年') && tokens.han(at + 2) != Some('代');
    let last = Date { year: Some(Year::Of(year)), ..Date::default() };
    (named && year > from).then_some((last, at + 2))
}

/// Joins 12月12日至15日, 2020-2022年, 3月到5月, 9点至17点.
fn range(tokens: &Tokens<'_>, first: Date, end: usize) -> (Date, usize) {
    if first.end.is_some() {
        return (first, end);
    }
    let second = |start: usize| short_year(tokens, start, &first).or_else(|| date(tokens, start));
    let Some((last, after)) = range_link(tokens, end).and_then(second) else {
        return (first, end);
    };
    // Both ends name the same kind of unit; the larger parts may be stated once.
    let alike = first.day.is_some() && last.day.is_some()
        || first.time.is_some() && last.time.is_some()
        || first.weekday.is_some() && last.weekday.is_some()
        || first.month.is_some() && last.month.is_some() && first.day.is_none()
        || first.year.is_some() && last.year.is_some() && first.month.is_none()
        || first.part.is_some() && last.part.is_some();
    if alike { (Date { end: Some(Box::new(last)), ..first }, after) } else { (first, end) }
}
