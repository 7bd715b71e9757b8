//! Years, decades and centuries: 2022年, 08年, 2023财年, 60年代, 20世纪.

use super::day::edge;
use super::part::quarter_sign;
use super::words::{FISCAL_PERIODS, number, range_link, shared_unit};
use crate::anchor::date::digits::year_of_digits;
use crate::anchor::date::{Calendar, Date, Period, Year};
use crate::anchor::number::begins_numeral;
use crate::anchor::phrase::Read;
use crate::text::token::Tokens;

/// 2022年, 二〇二二年, 08年, 2023财年, 60年代, 20世纪, 公元前221年, 90后.
pub(super) fn year(tokens: &Tokens<'_>, start: usize, date: &mut Date) -> Option<usize> {
    if let Some(end) = era(tokens, start, date) {
        return Some(end);
    }
    // 上世纪90年代
    if let Some(end) = tokens.spells_any(start, &["上世纪", "上个世纪", "本世纪"]) {
        let first = if tokens.han(start) == Some('上') { 1900 } else { 2000 };
        return decade(tokens, end, Some(first), date);
    }
    if let Some((year, end)) = year_of_two(tokens, start) {
        date.year = Some(Year::Of(year));
        return Some(end);
    }
    let (value, after) = number(tokens, start, 9999)?;
    let value = value as i32;
    if tokens.spells(after, "世纪") && (1..=30).contains(&value) {
        let end = after + 2;
        return decade(tokens, end, Some((value - 1) * 100), date).or_else(|| {
            date.year = Some(Year::Century(value));
            edge(tokens, end, date).or(Some(end))
        });
    }
    if let Some(end) = decade(tokens, start, None, date) {
        return Some(end);
    }
    let digits = tokens.digits(start);
    let full = digits.map_or(after - start, str::len) == 4 && (1000..2200).contains(&value);
    if let Some((Period::Year, end)) = FISCAL_PERIODS.longest(tokens, after)
        && (full || value < 100)
    {
        let year = if value < 100 { value + 2000 } else { value };
        (date.year, date.calendar) = (Some(Year::Of(year)), Calendar::Fiscal);
        return Some(end);
    }
    if let Some(end) = full.then(|| full_year(tokens, start, value, after)).flatten() {
        date.year = Some(Year::Of(value));
        return Some(end);
    }
    if let Some((year, end)) = short_year(tokens, start, value, after) {
        date.year = Some(Year::Of(year));
        return Some(end);
    }
    // 2021-2022赛季
    let last = range_link(tokens, after).and_then(|start| tokens.digits(start)).and_then(year_of_digits)?;
    let season = full && digits.is_some() && value > 1500 && last > value;
    (season && tokens.mark(after + 2) != tokens.mark(after)).then(|| {
        date.year = Some(Year::Of(value));
        date.end = Some(Box::new(Date { year: Some(Year::Of(last)), ..Date::default() }));
        after + 2
    })
}

/// The end of a year of four digits: 2022年, and without 年 that of 2022至2023年 and 2022Q3.
fn full_year(tokens: &Tokens<'_>, start: usize, value: i32, after: usize) -> Option<usize> {
    if tokens.digits(start).is_some() && shared_unit(tokens, after, "年") {
        return Some(after);
    }
    if tokens.han(after) != Some('年') {
        return (tokens.glued(after) && quarter_sign(tokens, after).is_some()).then_some(after);
    }
    let end = after + 1;
    let ago =
        matches!(value, 1000 | 2000) && tokens.han(end) == Some('前') && tokens.han(end + 1) != Some('后');
    (!ago).then_some(end + usize::from(tokens.han(end) == Some('度')))
}

/// 08年, and 98年3月: two digits are a year if a month follows; otherwise they count years.
fn short_year(tokens: &Tokens<'_>, start: usize, value: i32, after: usize) -> Read<i32> {
    let end = after + 1;
    let digits = tokens.digits(start);
    let two = match digits {
        Some(digits) => digits.len() == 2,
        None => after - start == 2 && tokens.han(start) != Some('十') && tokens.han(start + 1) != Some('十'),
    };
    let leading_zero = digits.is_some_and(|digits| digits.starts_with('0'))
        || matches!(tokens.han(start), Some('零' | '〇'));
    let before_month = || number(tokens, end, 12).is_some_and(|(_, end)| tokens.han(end) == Some('月'));
    let apostrophe = || tokens.mark(start.wrapping_sub(1)) == Some('\'');
    let said = tokens.han(after) == Some('年') && two;
    let century = if value < 50 { 2000 } else { 1900 };
    (said && (leading_zero || before_month() || apostrophe())).then_some((century + value, end))
}

/// 八三年: two characters are a year of the century, unless they count years, as 八九年 and 三五年 may.
fn year_of_two(tokens: &Tokens<'_>, start: usize) -> Read<i32> {
    const DIGITS: &str = "零一二三四五六七八九";
    let digit = |at: usize| {
        let c = tokens.han(at).map(|c| if c == '〇' { '零' } else { c })?;
        DIGITS.chars().position(|digit| digit == c).map(|digit| digit as i32)
    };
    let (tens, ones) = (digit(start)?, digit(start + 1)?);
    let counts = tens + 1 == ones || (tens, ones) == (3, 5);
    let before = start.checked_sub(1);
    let goes_on = before.is_some_and(|at| tokens.han(at) == Some('第') || begins_numeral(tokens, at));
    let end = start + 3;
    let said = tokens.han(start + 2) == Some('年') && !matches!(tokens.han(end), Some('级' | '代' | '制'));
    let century = if tens < 5 { 2000 } else { 1900 };
    (said && !counts && !goes_on).then_some((century + 10 * tens + ones, end))
}

/// The first year of the Republic of China, from which its years are counted.
const FIRST_OF_REPUBLIC: i32 = 1912;

/// 公元前221年, 公元618年, 民国三十八年.
fn era(tokens: &Tokens<'_>, at: usize, date: &mut Date) -> Option<usize> {
    let (sign, start) = match () {
        _ if tokens.spells(at, "公元前") => (-1, at + 3),
        _ if tokens.spells(at, "公元") => (1, at + 2),
        _ if tokens.spells(at, "民国") => {
            let (value, end) = number(tokens, at + 2, 200)?;
            date.year = Some(Year::Of(FIRST_OF_REPUBLIC + value as i32 - 1));
            return (tokens.han(end) == Some('年')).then_some(end + 1);
        }
        _ => return None,
    };
    let (value, end) = number(tokens, start, 9999)?;
    if tokens.spells(end, "世纪") {
        date.year = Some(Year::Century(sign * value as i32));
        return Some(end + 2);
    }
    date.year = Some(Year::Of(sign * value as i32));
    (tokens.han(end) == Some('年')).then_some(end + 1)
}

/// 60年代, 2010年代, 90后; `century` is the year that two digits are added to; if it is not stated, 00 and 10 are
/// of this century.
fn decade(tokens: &Tokens<'_>, at: usize, century: Option<i32>, date: &mut Date) -> Option<usize> {
    let (value, after) = number(tokens, at, 2199)?;
    let century = century.unwrap_or(if value < 20 { 2000 } else { 1900 });
    let first = match value {
        0..=90 if value % 10 == 0 => century + value as i32,
        1000.. if value % 10 == 0 => value as i32,
        _ => return None,
    };
    let end = match () {
        _ if tokens.spells(after, "年代") => after + 2,
        // 90后 are people born in the 1990s; 00后 and 10后 in this century.
        _ if tokens.han(after) == Some('后') && tokens.digits(at).is_some_and(|digits| digits.len() == 2) => {
            date.year = Some(Year::Decade(if value < 50 { 2000 + value as i32 } else { first }));
            return Some(after + 1);
        }
        _ => return None,
    };
    date.year = Some(Year::Decade(first));
    edge(tokens, end, date).or(Some(end))
}
