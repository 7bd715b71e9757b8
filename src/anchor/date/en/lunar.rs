//! Dates of the lunar calendar: "the 15th day of the eighth lunar month".

use super::words::day;
use crate::anchor::date::{Calendar, Date};
use crate::anchor::phrase::{Read, skip};
use crate::text::token::Tokens;

/// "the eighth lunar month", "the first month of the lunar calendar", with the day before it.
pub(super) fn lunar(tokens: &Tokens<'_>, at: usize) -> Read<Date> {
    let start = skip(tokens, at, "the");
    let (first, after) = day(tokens, start)?;
    if let Some((month, end)) = month(tokens, start) {
        return Some((Date { month: Some(month), ..of_lunar() }, end));
    }
    let link = skip(tokens, after, "day");
    if tokens.word(link) != Some("of") {
        return None;
    }
    let month_start = skip(tokens, link + 1, "the");
    let (month, end) = month(tokens, month_start)?;
    Some((Date { month: Some(month), day: Some(first), ..of_lunar() }, end))
}

fn of_lunar() -> Date {
    Date { calendar: Calendar::Lunar, ..Date::default() }
}

/// "eighth lunar month", "eighth month of the lunar calendar".
fn month(tokens: &Tokens<'_>, at: usize) -> Read<u8> {
    let (place, after) = day(tokens, at).filter(|(place, _)| (1..=12).contains(place))?;
    let spells =
        |words: &[&str]| words.iter().enumerate().all(|(n, word)| tokens.word(after + n) == Some(word));
    if spells(&["lunar", "month"]) {
        return Some((place, after + 2));
    }
    let long = spells(&["month", "of", "the", "lunar"])
        && matches!(tokens.word(after + 4), Some("calendar" | "year" | "month"));
    long.then_some((place, after + 5))
}
