//! Years, their parts and relative dates: 2022年, 60年代, 三季报, 去年, 上周.

use std::sync::LazyLock;

use super::day::edge;
use super::words::{number, quarter_sign, range_link, shared_unit};
use crate::anchor::date::digits::year_of_digits;
use crate::anchor::date::{Calendar, Date, Period, Relative, Year, YearPart, words};
use crate::anchor::phrase::Phrases;
use crate::lexeme::{Lexeme, chinese};
use crate::text::token::Tokens;

/// Words that name a time by its distance.
static RELATIVES: LazyLock<Phrases<Relative>> =
    LazyLock::new(|| Phrases::of(chinese("relative"), words::relative));

/// Business years and their quarters, behind 上, 本 and 下.
static FISCAL_PERIODS: LazyLock<Phrases<Period>> =
    LazyLock::new(|| Phrases::of(chinese("fiscal-period"), words::period));

static HALVES: LazyLock<Phrases<u8>> = LazyLock::new(|| Phrases::of(chinese("half"), Lexeme::number));

/// Words for a quarter, and whether it is one of a business year.
static QUARTERS: LazyLock<Phrases<bool>> =
    LazyLock::new(|| Phrases::of(chinese("quarter"), |lexeme| lexeme.is("fiscal")));

/// 2022年, 二〇二二年, 08年, 2023财年, 60年代, 20世纪, 公元前221年, 90后.
pub(super) fn year(tokens: &Tokens<'_>, start: usize, date: &mut Date) -> Option<usize> {
    if let Some(end) = era(tokens, start, date) {
        return Some(end);
    }
    // 上世纪90年代
    if let Some(end) = tokens.spells_any(start, &["上世纪", "上个世纪", "本世纪"]) {
        let first = if tokens.han(start) == Some('上') { 1900 } else { 2000 };
        let end = decade(tokens, end, Some(first), date)?;
        return Some(end);
    }
    let (value, after) = number(tokens, start, 9999)?;
    if tokens.spells(after, "世纪") && (1..=30).contains(&value) {
        let century = value as i32;
        let end = after + 2;
        return decade(tokens, end, Some((century - 1) * 100), date).or_else(|| {
            date.year = Some(Year::Century(century));
            edge(tokens, end, date).or(Some(end))
        });
    }
    if let Some(end) = decade(tokens, start, None, date) {
        return Some(end);
    }
    let written = after - start;
    let digits = tokens.digits(start);
    let four = match digits {
        Some(digits) => digits.len() == 4,
        None => written == 4,
    };
    let plausible = four && (1000..2200).contains(&value);
    for word in ["财年", "财政年度"] {
        if tokens.spells(after, word) && (plausible || value < 100) {
            let full = if value < 100 { value + 2000 } else { value };
            (date.year, date.calendar) = (Some(Year::Of(full as i32)), Calendar::Fiscal);
            return Some(after + word.chars().count());
        }
    }
    // 2022至2023年: the first year of a range has its 年 only at the end.
    let ranged = plausible && digits.is_some() && shared_unit(tokens, after, "年");
    if ranged {
        date.year = Some(Year::Of(value as i32));
        return Some(after);
    }
    if tokens.han(after) != Some('年') {
        // 2021-2022赛季
        let next = range_link(tokens, after).and_then(|start| tokens.digits(start)).and_then(year_of_digits);
        let tail =
            next.is_some_and(|last| i64::from(last) > value) && tokens.mark(after + 2) != tokens.mark(after);
        if digits.is_some() && plausible && value > 1500 && tail {
            date.year = Some(Year::Of(value as i32));
            date.end = next.map(|last| Box::new(Date { year: Some(Year::Of(last)), ..Date::default() }));
            return Some(after + 2);
        }
        // 2022Q3
        let quarter = plausible && tokens.glued(after) && quarter_sign(tokens, after).is_some();
        return quarter.then(|| {
            date.year = Some(Year::Of(value as i32));
            after
        });
    }
    let end = after + 1;
    let ago =
        matches!(value, 1000 | 2000) && tokens.han(end) == Some('前') && tokens.han(end + 1) != Some('后');
    if plausible && !ago {
        date.year = Some(Year::Of(value as i32));
        return Some(end + usize::from(tokens.han(end) == Some('度')));
    }
    // 08年, and 98年3月: two digits are a year before a month; otherwise they count years.
    let two = match digits {
        Some(digits) => digits.len() == 2,
        None => written == 2 && tokens.han(start) != Some('十') && tokens.han(start + 1) != Some('十'),
    };
    let leading_zero = digits.is_some_and(|digits| digits.starts_with('0'))
        || matches!(tokens.han(start), Some('零' | '〇'));
    let before_month = number(tokens, end, 12).is_some_and(|(_, end)| tokens.han(end) == Some('月'));
    if two && (leading_zero || before_month || tokens.mark(start.wrapping_sub(1)) == Some('\'')) {
        let century = if value < 50 { 2000 } else { 1900 };
        date.year = Some(Year::Of((century + value) as i32));
        return Some(end);
    }
    None
}

/// The first year of the Chinese Republic, from which its years count.
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

/// 60年代, 2010年代, 90后; `century` is the year that two digits are added to; if it is
/// not said, 00 and 10 are of this one.
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
        // 90后 are those born in the 1990s; 00后 and 10后 in this century.
        _ if tokens.han(after) == Some('后') && tokens.digits(at).is_some_and(|digits| digits.len() == 2) => {
            date.year = Some(Year::Decade(if value < 50 { 2000 + value as i32 } else { first }));
            return Some(after + 1);
        }
        _ => return None,
    };
    date.year = Some(Year::Decade(first));
    edge(tokens, end, date).or(Some(end))
}

/// 去年, 上周, 今天; 今 and 昨 only before a part of the day.
pub(super) fn relative(tokens: &Tokens<'_>, at: usize, date: &mut Date) -> Option<usize> {
    if date.year.is_some() {
        return None;
    }
    if let Some(end) = fiscal_relative(tokens, at, date) {
        return Some(end);
    }
    let (&relative, end) = RELATIVES.longest(tokens, at)?;
    if end == at + 1 && !matches!(tokens.han(end), Some('晚' | '早' | '晨' | '夜')) {
        return None;
    }
    // 月 of 上月球, 以上周期, 以下周 are other words; 今年轻 too.
    let next = tokens.han(end);
    let other_word = match tokens.han(end - 1) {
        Some('年') => matches!(next, Some('轻' | '级')),
        Some('周') => matches!(next, Some('期' | '边' | '围')),
        Some('月') => matches!(next, Some('球' | '亮')),
        _ => false,
    };
    let behind = matches!(
        (tokens.han(at), tokens.han(at.wrapping_sub(1))),
        (Some('上' | '下'), Some('以' | '之' | '早'))
    );
    if other_word || behind {
        return None;
    }
    date.relative = Some(relative);
    Some(end)
}

/// 上一财年, 本财年, 上财季.
fn fiscal_relative(tokens: &Tokens<'_>, at: usize, date: &mut Date) -> Option<usize> {
    let offset = match tokens.han(at)? {
        '上' => -1,
        '本' => 0,
        '下' => 1,
        _ => return None,
    };
    let start = at + 1 + usize::from(matches!(tokens.han(at + 1), Some('一' | '个')));
    let (&period, end) = FISCAL_PERIODS.longest(tokens, start)?;
    (date.relative, date.calendar) = (Some(Relative { period, offset }), Calendar::Fiscal);
    Some(end)
}

/// 第三季度, 三季报, Q3, 第三财季, 上半年.
pub(super) fn year_part(tokens: &Tokens<'_>, at: usize, date: &mut Date) -> Option<usize> {
    if let Some((&half, end)) = HALVES.longest(tokens, at) {
        date.part = Some(YearPart::Half(half));
        return Some(end);
    }
    if let Some((quarter, end)) = quarter_sign(tokens, at) {
        date.part = Some(YearPart::Quarter(quarter));
        return Some(end);
    }
    let start = at + usize::from(tokens.han(at) == Some('第'));
    let (quarter, after) = number(tokens, start, 4).filter(|(quarter, _)| *quarter > 0)?;
    let (&fiscal, end) = QUARTERS.longest(tokens, after)?;
    // 三季度 is the third quarter, 前三季度 are the first three.
    if tokens.han(at.wrapping_sub(1)) == Some('前') && start == at {
        return None;
    }
    date.part = Some(YearPart::Quarter(quarter as u8));
    if fiscal {
        date.calendar = Calendar::Fiscal;
    }
    Some(end)
}
