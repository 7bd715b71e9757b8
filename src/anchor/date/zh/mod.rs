//! Dates in Chinese text: a row of parts from the large to the small, each optional.

mod lunar;
mod time;
mod year;

use self::lunar::lunar;
use self::time::{weekday, with_time};
use self::year::{relative, year, year_part};
use super::digits::numeric;
use super::{Date, DayPart, Edge, Period, Year, zone};
use crate::anchor::number::{begins_numeral, numeral_end, whole_number};
use crate::span::Span;
use crate::text::code::code_end;
use crate::text::token::Tokens;

/// Words that begin like a relative date and are none.
const NOT_RELATIVE: &[&str] =
    &["今日头条", "今日资本", "今日美术馆", "明日之星", "明日方舟", "明日黄花", "明天系"];

const EDGES: &[(&str, Edge)] = &[
    ("初期", Edge::Early),
    ("初", Edge::Early),
    ("上旬", Edge::Early),
    ("早期", Edge::Early),
    ("中旬", Edge::Mid),
    ("中期", Edge::Mid),
    ("中叶", Edge::Mid),
    ("年中", Edge::Mid),
    ("中", Edge::Mid),
    ("下旬", Edge::Late),
    ("末期", Edge::Late),
    ("后期", Edge::Late),
    ("底", Edge::Late),
    ("末", Edge::Late),
];

/// The dates in order.
pub(super) fn find(tokens: &Tokens<'_>) -> Vec<(Span, Date)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !may_begin(tokens, at) {
            at += 1;
            continue;
        }
        if let Some(end) = code_end(tokens, at).or_else(|| tokens.spells_any(at, NOT_RELATIVE)) {
            at = end;
            continue;
        }
        match date(tokens, at) {
            Some((date, end)) => {
                let (mut date, mut end) = range(tokens, date, end);
                if date.time.is_some()
                    && let Some((zone, after)) = zone::around(tokens, at, end)
                {
                    (date.zone, end) = (Some(zone), after);
                }
                found.push((tokens.span(at, end), date));
                at = end;
            }
            None => at = numeral_end(tokens, at),
        }
    }
    found
}

/// Whether a date, or a code that hides one, may begin at the token: most tokens are passed over here.
fn may_begin(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.han(at) {
        Some(c) => {
            "今昨明上下本前后去次翌第大这早晚凌清晨中正午傍夜深半年月周星礼公民农阴旧夏冬腊".contains(c)
                || begins_numeral(tokens, at)
        }
        None => tokens.digits(at).is_some() || tokens.word(at).is_some(),
    }
}

/// One date or time, with the parts that follow each other.
fn date(tokens: &Tokens<'_>, start: usize) -> Option<(Date, usize)> {
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
    // 早 and 晚 alone are no dates, and neither is 今 nor 中.
    let bare = Date { day_part: date.day_part, ..Date::default() };
    let noon = date.day_part == Some(DayPart::Noon);
    (at > start && (date != bare || noon)).then_some((date, at))
}

/// The value of the longest word of a table that is spelled here.
fn longest<T: Copy>(tokens: &Tokens<'_>, at: usize, words: &[(&str, T)]) -> Option<(T, usize)> {
    let spelled = words.iter().filter(|(word, _)| tokens.spells(at, word));
    spelled.max_by_key(|(word, _)| word.len()).map(|(word, value)| (*value, at + word.chars().count()))
}

/// A whole number in either script that is at most `largest`.
fn number(tokens: &Tokens<'_>, at: usize, largest: i64) -> Option<(i64, usize)> {
    whole_number(tokens, at).filter(|(value, _)| *value <= largest)
}

/// 12月, 十二月份, 3-5月.
fn month(tokens: &Tokens<'_>, at: usize, date: &mut Date) -> Option<usize> {
    if date.part.is_some() || tokens.spells(at, "元月") {
        return None;
    }
    let (month, after) = number(tokens, at, 12).filter(|(month, _)| *month > 0)?;
    if tokens.han(after) == Some('月') {
        let word = matches!(tokens.han(after + 1), Some('饼' | '球' | '亮' | '嫂'));
        if word {
            return None;
        }
        date.month = Some(month as u8);
        return Some(after + 1 + usize::from(tokens.han(after + 1) == Some('份')));
    }
    shared_unit(tokens, after, "月").then(|| {
        date.month = Some(month as u8);
        after
    })
}

/// Whether a second number follows a dash or 至 and carries the unit that both have: 3-5月, 12至15日.
fn shared_unit(tokens: &Tokens<'_>, at: usize, unit: &str) -> bool {
    range_link(tokens, at)
        .and_then(|start| number(tokens, start, 9999))
        .is_some_and(|(_, end)| tokens.spells(end, unit) && !tokens.spells(end, "年代"))
}

/// 初, 中旬, 底: behind something that it can be the edge of; also 月初 and 年底 by themselves.
fn edge(tokens: &Tokens<'_>, at: usize, date: &mut Date) -> Option<usize> {
    if date.edge.is_some() {
        return None;
    }
    let named = date.year.is_some() || date.month.is_some() || date.relative.is_some();
    let small = date.day.is_some() || date.relative.is_some_and(|relative| relative.period == Period::Day);
    if small {
        return None;
    }
    let mut start = at;
    if !named || date.month.is_none() && tokens.han(at) == Some('年') {
        let cue = matches!(tokens.han(at), Some('年' | '月'));
        let word = matches!(tokens.han(at + 1), Some('初' | '底' | '末')) || tokens.spells(at, "年中");
        if !cue || !word {
            return None;
        }
        // 每年底, 三年初 are no points in time by themselves.
        start = at + 1;
    }
    let (edge, end) = longest(tokens, start, EDGES)?;
    let next = tokens.han(end);
    let other_word = match edge {
        // 年中国, 月中国, 2022年中央
        Edge::Mid if end == start + 1 && next.is_none() => false,
        Edge::Mid if end == start + 1 => {
            !(named
                && date.month.is_none()
                && !matches!(
                    next,
                    Some(
                        '国' | '央'
                            | '东'
                            | '期'
                            | '文'
                            | '心'
                            | '间'
                            | '小'
                            | '美'
                            | '方'
                            | '考'
                            | '学'
                            | '式'
                    )
                ))
                || date.year.is_some()
        }
        Edge::Early if end == start + 1 => {
            matches!(next, Some('步' | '中' | '级' | '始' | '衷' | '一' | '二' | '三' | '创'))
        }
        Edge::Late if end == start + 1 => matches!(next, Some('层' | '线' | '部')),
        _ => false,
    };
    if other_word {
        return None;
    }
    date.edge = Some(edge);
    Some(end)
}

/// 29日, 二十九号, 12-15日.
fn day(tokens: &Tokens<'_>, at: usize, date: &mut Date) -> Option<usize> {
    if date.edge.is_some() || date.part.is_some() {
        return None;
    }
    let (day, after) = number(tokens, at, 31).filter(|(day, _)| *day > 0)?;
    let day = Some(day as u8);
    let month =
        date.month.is_some() || date.relative.is_some_and(|relative| relative.period == Period::Month);
    let small_words = tokens.digits(at).is_none() && after == at + 1;
    let next = tokens.han(after + 1);
    match tokens.han(after) {
        // 三日后 counts days; 3日 and 二十日 name one.
        Some('日') if month || !small_words && !matches!(next, Some('元' | '游' | '圆' | '内' | '间')) =>
            {}
        Some('号') if month || names_day(tokens, after + 1) => {}
        // 八月十五
        _ if date.month.is_some() && !small_words && tokens.digits(at).is_none() && after > at + 1 => {
            date.day = day;
            return Some(after);
        }
        _ if shared_unit(tokens, after, "日") && (month || tokens.digits(at).is_some()) => {
            date.day = day;
            return Some(after);
        }
        _ => return None,
    }
    date.day = day;
    Some(after + 1)
}

/// Whether 号 ends a day: 29号下午, but not 3号楼.
fn names_day(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.get(at).is_none()
        || tokens.mark(at).is_some()
        || tokens.han(at).is_some_and(|c| "上下早晚凌中之前后起至到当那这就我他她".contains(c))
}

/// The token after 至, 到 or a dash.
fn range_link(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let dash = matches!(tokens.mark(at), Some('-' | '–' | '—' | '~'))
        && !matches!(tokens.mark(at + 1), Some('—' | '-'));
    (dash || matches!(tokens.han(at), Some('至' | '到'))).then_some(at + 1)
}

/// The 95年 of 1990-95年: a later year of the same century.
fn short_year(tokens: &Tokens<'_>, at: usize, first: &Date) -> Option<(Date, usize)> {
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
    // Both ends name the same sort of thing; the larger parts may be said once.
    let alike = first.day.is_some() && last.day.is_some()
        || first.time.is_some() && last.time.is_some()
        || first.weekday.is_some() && last.weekday.is_some()
        || first.month.is_some() && last.month.is_some() && first.day.is_none()
        || first.year.is_some() && last.year.is_some() && first.month.is_none()
        || first.part.is_some() && last.part.is_some();
    match alike {
        true => (Date { end: Some(Box::new(last)), ..first }, after),
        false => (first, end),
    }
}
