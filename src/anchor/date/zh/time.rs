//! Weekdays and times of day: 周三, 下午3点, 15时30分.

use std::sync::LazyLock;

use super::day::{day, month};
use super::words::{number, range_link};
use crate::anchor::date::clock::{clock, placed};
use crate::anchor::date::{Date, DayPart, Period, words};
use crate::anchor::phrase::Phrases;
use crate::lexeme::{Lexeme, chinese};
use crate::text::token::Tokens;

static DAY_PARTS: LazyLock<Phrases<DayPart>> =
    LazyLock::new(|| Phrases::of(chinese("day-part"), words::day_part));

/// Days of the week, after 周 and the like.
static WEEKDAYS: LazyLock<Phrases<u8>> = LazyLock::new(|| Phrases::of(chinese("weekday"), Lexeme::number));

/// The date with the part of the day and the time that follow it.
pub(super) fn with_time(tokens: &Tokens<'_>, date: Date, at: usize) -> (Date, usize) {
    let mut date = date;
    let mut end = at;
    // 29日（周三）下午, 周三（12月29日）
    if matches!(tokens.mark(end), Some('(' | '（')) {
        let mut inner = date.clone();
        if date != Date::default()
            && let Some(close) = weekday(tokens, end + 1, &mut inner)
            && matches!(tokens.mark(close), Some(')' | '）'))
        {
            (date, end) = (inner, close + 1);
        } else if date.weekday.is_some()
            && date.month.is_none()
            && let after = month(tokens, end + 1, &mut inner).unwrap_or(end + 1)
            && let Some(close) = day(tokens, after, &mut inner)
            && matches!(tokens.mark(close), Some(')' | '）'))
        {
            (date, end) = (inner, close + 1);
        }
    }
    let known = date != Date::default();
    if let Some((&part, after)) = DAY_PARTS.longest(tokens, end) {
        let mut placed = date.clone();
        placed.day_part = Some(part);
        let timed = time(tokens, after, &mut placed);
        if known || timed.is_some() || part == DayPart::Noon {
            return (placed, timed.unwrap_or(after));
        }
        return (date, end);
    }
    match time(tokens, end, &mut date) {
        Some(after) => (date, after),
        None => (date, end),
    }
}

/// 周三, 星期日, 周末.
pub(super) fn weekday(tokens: &Tokens<'_>, at: usize, date: &mut Date) -> Option<usize> {
    let in_week = date.relative.is_some_and(|relative| relative.period == Period::Week);
    let start = match tokens.spells_any(at, &["周", "星期", "礼拜"]) {
        Some(start) => start,
        // The 周 of 上周三 was already taken with 上周.
        None if in_week => at,
        None => return None,
    };
    let (&day, end) = WEEKDAYS.longest(tokens, start)?;
    // 一周三次 counts; 周一围 and 周六福 are names.
    let counted = !in_week
        && tokens.han(at.wrapping_sub(1)).is_some_and(|c| {
            "一二两三四五六七八九十几数个".contains(c) || c == '每' && is_counter(tokens, end)
        });
    let other_word = match day {
        6 if start == at + 1 => tokens.han(end) == Some('福'),
        7 => matches!(tokens.han(end), Some('报' | '常')),
        _ => is_counter(tokens, end) || tokens.han(end) == Some('十'),
    };
    if counted || other_word {
        return None;
    }
    date.weekday = Some(day);
    Some(end)
}

fn is_counter(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.han(at).is_some_and(|c| "次天个篇期节场年月".contains(c))
}

/// 3点, 3点半, 15时30分, 15:30, 八点一刻.
fn time(tokens: &Tokens<'_>, at: usize, date: &mut Date) -> Option<usize> {
    let known = *date != Date::default();
    if let Some((hour, minute, end)) = clock(tokens, at) {
        let padded = tokens.digits(at).is_some_and(|digits| digits.starts_with('0'));
        date.time = Some(placed(hour, minute, date.day_part, padded));
        return Some(end);
    }
    let (hour, after) = number(tokens, at, 24)?;
    let start = after + 1;
    let next = tokens.han(start);
    let full = match tokens.han(after) {
        Some('点') => next == Some('钟'),
        Some('时') => false,
        _ => return None,
    };
    let (minute, end) = if full {
        (0, start + 1)
    } else if next == Some('半') {
        (30, start + 1)
    } else if tokens.spells(start, "一刻") {
        (15, start + 2)
    } else if tokens.spells(start, "三刻") {
        (45, start + 2)
    } else if let Some((minute, end)) =
        number(tokens, start, 59).filter(|(_, end)| tokens.han(*end) == Some('分'))
    {
        (minute, end + 1)
    } else {
        (0, start + usize::from(next == Some('整')))
    };
    let said = end > start;
    // 三点建议 has three points, and 时 begins other words: alone they need a date or time words around them.
    let o_clock = next.is_some_and(|c| "左前后许多到至起开之".contains(c)) || tokens.spells(start, "以后");
    let alone = match tokens.han(after) {
        Some('点') => o_clock || known && !matches!(next, Some('五' | '建' | '意' | '要')),
        _ => {
            (known || tokens.digits(at).is_some() && o_clock)
                && !matches!(next, Some('候' | '间' | '代' | '尚' | '期' | '段'))
        }
    };
    let range = matches!(range_link(tokens, start), Some(start) if number(tokens, start, 24).is_some_and(|(_, end)| matches!(tokens.han(end), Some('点' | '时'))));
    // 9点至17点
    let ends_range = at > 1
        && range_link(tokens, at - 1).is_some()
        && matches!(tokens.han(at - 2), Some('点' | '时' | '分' | '半' | '整' | '钟'));
    if !(said || alone || range || ends_range) {
        return None;
    }
    let on_day = tokens.han(after) == Some('时');
    date.time = Some(placed(hour as u8, minute as u8, date.day_part, on_day));
    Some(end)
}
