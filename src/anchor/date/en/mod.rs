//! Dates in English text: pieces that each name something, joined if they stand together.

mod day;
mod lunar;
mod part;
mod relative;
mod time;
mod words;
mod year;

use std::sync::LazyLock;

use self::day::{day_first, month_alone, month_first, weekday};
use self::lunar::lunar;
use self::part::year_part;
use self::relative::relative;
use self::time::{day_part, time};
use self::words::{merged, range_link};
use self::year::{bare_year, century, decade, fiscal_year, last_year, short_year, year, year_in_words};
use super::digits::numeric;
use super::zone::zoned;
use super::{Date, Edge, Period, Year};
use crate::anchor::number::numeral_end;
use crate::anchor::phrase::{Read, skip, word_before};
use crate::lexeme::{Lexeme, WEEKDAYS, Words, english};
use crate::sieve::Sieve;
use crate::span::Span;
use crate::text::code::code_end;
use crate::text::token::{Kind, Tokens};

/// Words for the beginning, the middle and the end of something, and whether "of" follows them.
static EDGES: Words<(Edge, bool)> =
    Words::new("edge", |lexeme: &Lexeme| (super::words::edge(lexeme), lexeme.is("of")));

/// The dates, in order.
pub(super) fn find(tokens: &Tokens<'_>) -> Vec<(Span, Date)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some(end) = code_end(tokens, at) {
            at = end;
            continue;
        }
        if !may_begin(tokens, at) {
            at += 1;
            continue;
        }
        match pieces(tokens, at) {
            Some((date, end)) => {
                let (date, end) = zoned(tokens, at, range(tokens, at, date, end));
                found.push((tokens.span(at, end), date));
                at = end;
            }
            None if tokens.digits(at).is_some() => at = numeral_end(tokens, at),
            None => at += 1,
        }
    }
    found
}

/// Whether a date may begin at the token: most tokens are skipped here.
fn may_begin(tokens: &Tokens<'_>, at: usize) -> bool {
    /// Words of the grammar that are in no list, and letters before the digits of a quarter or a half.
    const WORDS: [&str; 16] = [
        "a",
        "ad",
        "fiscal",
        "financial",
        "final",
        "fy",
        "h",
        "half",
        "latter",
        "midnight",
        "noon",
        "q",
        "quarter",
        "the",
        "thirty",
        "twenty",
    ];
    static FIRST: LazyLock<Sieve> = LazyLock::new(|| {
        let kinds = ["day-part", "decade", "edge", "month", "numeral", "offset", "ordinal"];
        let lists = kinds.into_iter().flat_map(english).map(|lexeme| lexeme.form);
        let relative: Vec<String> = english("relative").iter().map(|lexeme| first(lexeme.form)).collect();
        // Wed, Weds and Wednesdays
        let weekday = |name: &'static str| (3..=name.len()).map(|len| &name[..len]).collect::<Vec<_>>();
        let weekdays = WEEKDAYS.all().iter().flat_map(|(name, _)| weekday(name));
        let plurals: Vec<String> = WEEKDAYS.all().iter().map(|(name, _)| format!("{name}s")).collect();
        let made = relative.iter().chain(&plurals).map(String::as_str);
        Sieve::of(lists.chain(made).chain(weekdays).chain(WORDS))
    });
    match tokens.get(at).map(|token| token.kind) {
        Some(Kind::Digits) => true,
        Some(Kind::Word) => FIRST.may_have(tokens.folded(at)),
        // the ’60s
        Some(Kind::Mark) => matches!(tokens.mark(at), Some('\'' | '‘' | '’')),
        _ => false,
    }
}

/// The first token of an expression.
fn first(expression: &str) -> String {
    Tokens::of(expression).folded(0).to_owned()
}

/// A piece together with those that belong to it: "3 p.m. on Wednesday, December 29, 2022".
fn pieces(tokens: &Tokens<'_>, start: usize) -> Read<Date> {
    let (mut date, mut end) = edged(tokens, start)?;
    while let Some((more, after)) = joined(tokens, end, &date) {
        date = merged(date, more);
        end = after;
    }
    Some((date, end))
}

/// The next piece, if it adds to the date and a suitable link is between them.
fn joined(tokens: &Tokens<'_>, at: usize, date: &Date) -> Read<Date> {
    let comma = tokens.mark(at) == Some(',');
    let mut starts = [Some(at), None, None];
    match tokens.word(at) {
        Some("of" | "on" | "in" | "at") => starts[1] = Some(at + 1),
        _ if comma => starts[1] = Some(at + 1),
        _ if tokens.mark(at) == Some('(') => starts[1] = Some(at + 1),
        _ => {}
    }
    if let Some(link) = starts[1].filter(|&at| tokens.word(at) == Some("the")) {
        starts[2] = Some(link + 1);
    }
    let bracket = tokens.mark(at) == Some('(');
    let (more, mut end) = starts
        .into_iter()
        .flatten()
        .find_map(|at| day_part(tokens, at, date).or_else(|| edged(tokens, at)))?;
    if bracket {
        let day = Date { weekday: date.weekday, ..Date::default() } == *date && more.month.is_some();
        if tokens.mark(end) != Some(')') || more.weekday.is_none() && !day {
            return None;
        }
        end += 1;
    }
    (fits(date, &more, comma)).then_some((more, end))
}

/// Whether two pieces say different things that go together.
fn fits(date: &Date, more: &Date, comma: bool) -> bool {
    let both = date.said().into_iter().zip(more.said()).any(|(first, second)| first && second);
    let clash = both
        || date.year.is_some() && more.relative.is_some()
        || date.relative.is_some() && more.year.is_some()
        || date.end.is_some() && more.month.is_some();
    // A comma also separates clauses: after it only the next larger unit may follow.
    let in_order = !comma
        || date.day.is_some() && (more.year.is_some() || more.weekday.is_some() && more.month.is_none())
        || date.weekday.is_some() && more.month.is_some()
        || date.month.is_some() && more.year.is_some() && more.month.is_none()
        || date.time.is_some() && (more.month.is_some() || more.weekday.is_some());
    // "on Monday 2022" and "in the 1990s December" do not go together, nor does a year before a month.
    let downwards = date.year.is_some()
        && more.day.is_none()
        && more.month.is_some()
        && date.day.is_none()
        && date.month.is_none();
    !clash && in_order && !downwards
}

/// A piece with "early", "mid-" or "the end of" before it.
fn edged(tokens: &Tokens<'_>, at: usize) -> Read<Date> {
    let Some((edge, of)) = tokens.word(at).and_then(|word| EDGES.get(word)) else { return piece(tokens, at) };
    let mut start = at + 1;
    if of {
        start = (tokens.word(start) == Some("of")).then_some(start + 1)?;
    }
    start += usize::from(tokens.mark(start) == Some('-'));
    start = skip(tokens, skip(tokens, start, "in"), "the");
    let found = piece(tokens, start)
        .or_else(|| decade(tokens, start))
        .or_else(|| bare_year(tokens, start))
        .or_else(|| month_alone(tokens, start));
    let (date, end) = found?;
    // "late December 29" and "early Monday" do not name the edge of a span.
    let span = date.day.is_none() && date.weekday.is_none() && date.time.is_none() && date.edge.is_none();
    let day = date.relative.is_some_and(|relative| relative.period == Period::Day);
    (span && !day).then_some((Date { edge: Some(edge), ..date }, end))
}

/// One piece by itself.
fn piece(tokens: &Tokens<'_>, at: usize) -> Read<Date> {
    relative(tokens, at)
        .or_else(|| lunar(tokens, at))
        .or_else(|| numeric(tokens, at))
        .or_else(|| time(tokens, at))
        .or_else(|| month_first(tokens, at))
        .or_else(|| day_first(tokens, at))
        .or_else(|| month_alone(tokens, at))
        .or_else(|| fiscal_year(tokens, at))
        .or_else(|| year_part(tokens, at))
        .or_else(|| century(tokens, at))
        .or_else(|| decade(tokens, at))
        .or_else(|| weekday(tokens, at))
        .or_else(|| year(tokens, at))
        .or_else(|| short_year(tokens, at))
        .or_else(|| year_in_words(tokens, at))
}

/// Joins "December 12 to January 3", "2020-2022", "2018-19", "Monday to Friday", "9 a.m. to 5 p.m.".
fn range(tokens: &Tokens<'_>, at: usize, first: Date, end: usize) -> (Date, usize) {
    if first.end.is_some() {
        return (first, end);
    }
    let and = tokens.word(end) == Some("and");
    let Some(start) = range_link(tokens, end).or(and.then_some(end + 1)) else { return (first, end) };
    let year = matches!(first, Date { year: Some(Year::Of(_)), month: None, part: None, day: None, .. });
    let last = match (year, first.year) {
        (true, Some(Year::Of(from))) => last_year(tokens, start, from),
        _ => pieces(tokens, start),
    };
    let Some((last, after)) = last else { return (first, end) };
    let alike = first.day.is_some() && last.day.is_some()
        || first.time.is_some() && last.time.is_some() && last.day.is_none()
        || first.weekday.is_some() && last.weekday.is_some()
        || first.month.is_some() && last.month.is_some() && first.day.is_none() && last.day.is_none()
        || year && last.year.is_some()
        || first.part.is_some() && last.part.is_some();
    // "in 2020 and 2021" lists two years; only "between" makes "and" a range.
    let between = word_before(tokens, at, 1) == Some("between");
    if alike && (!and || between) {
        (Date { end: Some(Box::new(last)), ..first }, after)
    } else {
        (first, end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_date_begins_where_one_may() {
        let texts = [
            include_str!("../../../../fixtures/anchor/dates.en.tsv"),
            include_str!("../../../../fixtures/anchor/numbers.en.tsv"),
            include_str!("../../../../fixtures/huxiu/article.en.txt"),
            include_str!("../../../../fixtures/clean/article.en.txt"),
            include_str!("../../../data/lexemes.en.tsv"),
            include_str!("../../../data/words.en.tsv"),
            "Weds. 3, Mondays, Tues. AD 618; the ‘60s, the '90s; Q3, H1 2022, 3Q22; a quarter past two, half past three",
        ];
        for text in texts.into_iter().flat_map(str::lines) {
            let tokens = Tokens::of(text);
            for at in 0..tokens.len() {
                assert!(
                    may_begin(&tokens, at) || pieces(&tokens, at).is_none(),
                    "{text}: {}",
                    tokens.raw(at)
                );
            }
        }
    }
}
