//! Dates of the lunar calendar: 农历八月十五, 正月初一, 腊月廿三.

use std::sync::LazyLock;

use super::words::number;
use crate::anchor::date::{Calendar, Date};
use crate::anchor::phrase::{Phrases, Read};
use crate::lexeme::{Lexeme, chinese};
use crate::text::token::Tokens;
use crate::word_list::WordList;

/// Names of the calendar.
static CALENDARS: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::list(&WordList::new("lunar-calendar")));

/// Names of months that only the lunar calendar has.
static MONTHS: LazyLock<Phrases<u8>> = LazyLock::new(|| Phrases::of(chinese("lunar-month"), Lexeme::number));

/// Days of the longest lunar month.
const LONGEST_MONTH: i64 = 30;

/// A lunar month with its day, if that is given. A numbered month needs the calendar's name before it.
pub(super) fn lunar(tokens: &Tokens<'_>, at: usize) -> Read<Date> {
    let named = CALENDARS.end(tokens, at);
    let start = named.unwrap_or(at);
    let start = start + usize::from(tokens.han(start) == Some('闰'));
    let (month, after) = match MONTHS.longest(tokens, start) {
        Some((&month, after)) => (month, after),
        None if named.is_some() => number(tokens, start, 12).map(|(month, after)| (month as u8, after))?,
        None => return None,
    };
    if tokens.han(after) != Some('月') || month == 0 {
        return None;
    }
    let date = Date { calendar: Calendar::Lunar, month: Some(month), ..Date::default() };
    Some(match day(tokens, after + 1) {
        Some((day, end)) => (Date { day: Some(day), ..date }, end),
        None => (date, after + 1),
    })
}

/// 初一, 十五, 廿三, 15日.
fn day(tokens: &Tokens<'_>, at: usize) -> Read<u8> {
    let early = usize::from(tokens.han(at) == Some('初'));
    let (day, end) = number(tokens, at + early, LONGEST_MONTH).filter(|(day, _)| *day > 0)?;
    let unit = usize::from(tokens.han(end) == Some('日'));
    // 正月三天 counts.
    let long = tokens.digits(at).is_none() && end > at + 1;
    (early == 1 && day <= 10 || early == 0 && (unit == 1 || long)).then_some((day as u8, end + unit))
}
