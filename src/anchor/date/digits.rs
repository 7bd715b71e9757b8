//! Dates in digits alone, which both languages write in the same way.

use super::{Date, Year};
use crate::anchor::phrase::Read;
use crate::text::token::Tokens;

/// A date in digits alone: 2022-12-30, 12/29/2022, 2022-23, 2020-12.
pub(super) fn numeric(tokens: &Tokens<'_>, at: usize) -> Read<Date> {
    tokens.digits(at)?;
    full(tokens, at).or_else(|| season(tokens, at)).or_else(|| year_month(tokens, at))
}

/// 2022-12-30, 12/29/2022, 29.12.2022.
fn full(tokens: &Tokens<'_>, at: usize) -> Read<Date> {
    let link = tokens.mark(at + 1).filter(|link| matches!(link, '-' | '/' | '.'))?;
    let glued = (at + 1..at + 5).all(|at| tokens.glued(at));
    if tokens.mark(at + 3) != Some(link) || !glued {
        return None;
    }
    let part = |at: usize| tokens.digits(at).and_then(|digits| digits.parse::<u16>().ok());
    let (first, second, third) = (part(at)?, part(at + 2)?, part(at + 4)?);
    let (year, month, day) = match (tokens.digits(at)?.len(), tokens.digits(at + 4)?.len()) {
        (4, _) => (first, second, third),
        (_, 4) if first > 12 => (third, second, first),
        // If either may be the month it is the first, as in American usage.
        (_, 4) => (third, first, second),
        _ => return None,
    };
    let valid = (1000..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    valid.then(|| {
        let date = Date {
            year: Some(Year::Of(i32::from(year))),
            month: u8::try_from(month).ok(),
            day: u8::try_from(day).ok(),
            ..Date::default()
        };
        (date, at + 5)
    })
}

/// 2022-23 and 2022/23: a year and the next. Any other two digits after a year are a month.
pub(super) fn season(tokens: &Tokens<'_>, at: usize) -> Read<Date> {
    let (first, last) = (tokens.digits(at)?, tokens.digits(at + 2)?);
    let linked =
        matches!(tokens.mark(at + 1), Some('-' | '–' | '/')) && tokens.glued(at + 1) && tokens.glued(at + 2);
    // 2011-12-05 is a day.
    let longer = tokens.mark(at + 3) == tokens.mark(at + 1) && tokens.glued(at + 4);
    let year = year_of_digits(first).filter(|year| linked && !longer && *year > 1500)?;
    let next = last.len() == 2 && last.parse() == Ok((year + 1) % 100);
    let of = |year: i32| Date { year: Some(Year::Of(year)), ..Date::default() };
    next.then(|| (Date { end: Some(Box::new(of(year + 1))), ..of(year) }, at + 3))
}

/// A year of four digits that a text may plausibly mention.
pub(super) fn year_of_digits(digits: &str) -> Option<i32> {
    digits.parse().ok().filter(|year| digits.len() == 4 && (1000..2200).contains(year))
}

/// 2020-12: a year and a month of two digits, unless it is a [`season`].
fn year_month(tokens: &Tokens<'_>, at: usize) -> Read<Date> {
    let year = year_of_digits(tokens.digits(at)?).filter(|year| *year > 1500)?;
    let linked = tokens.mark(at + 1) == Some('-') && tokens.glued(at + 1) && tokens.glued(at + 2);
    let digits = tokens.digits(at + 2).filter(|digits| linked && digits.len() == 2)?;
    // 2010-12年 are years.
    let longer = matches!(tokens.mark(at + 3), Some('-' | '.')) && tokens.glued(at + 4)
        || tokens.han(at + 3) == Some('年');
    let month = digits.parse().ok().filter(|month| (1..=12).contains(month) && !longer)?;
    Some((Date { year: Some(Year::Of(year)), month: Some(month), ..Date::default() }, at + 3))
}
