//! Dates in Chinese text: a row of parts from the large to the small, each optional.

use super::super::number::{numeral_end, whole_number};
use super::super::token::{Tokens, code_end};
use super::{Calendar, Clock, Date, DayPart, Edge, Period, Relative, Year, YearPart};
use crate::span::Span;

/// Words that name a time by its distance.
const RELATIVES: &[(&str, Period, i8)] = &[
    ("大前天", Period::Day, -3),
    ("前天", Period::Day, -2),
    ("前日", Period::Day, -2),
    ("昨天", Period::Day, -1),
    ("昨日", Period::Day, -1),
    ("昨", Period::Day, -1),
    ("今天", Period::Day, 0),
    ("今日", Period::Day, 0),
    ("今", Period::Day, 0),
    ("明天", Period::Day, 1),
    ("明日", Period::Day, 1),
    ("明", Period::Day, 1),
    ("次日", Period::Day, 1),
    ("翌日", Period::Day, 1),
    ("第二天", Period::Day, 1),
    ("后天", Period::Day, 2),
    ("上周", Period::Week, -1),
    ("上星期", Period::Week, -1),
    ("上个星期", Period::Week, -1),
    ("上礼拜", Period::Week, -1),
    ("本周", Period::Week, 0),
    ("这周", Period::Week, 0),
    ("这个星期", Period::Week, 0),
    ("本星期", Period::Week, 0),
    ("下周", Period::Week, 1),
    ("下星期", Period::Week, 1),
    ("下个星期", Period::Week, 1),
    ("下礼拜", Period::Week, 1),
    ("上个月", Period::Month, -1),
    ("上月", Period::Month, -1),
    ("本月", Period::Month, 0),
    ("这个月", Period::Month, 0),
    ("下个月", Period::Month, 1),
    ("下月", Period::Month, 1),
    ("上季度", Period::Quarter, -1),
    ("上个季度", Period::Quarter, -1),
    ("上一季度", Period::Quarter, -1),
    ("本季度", Period::Quarter, 0),
    ("下季度", Period::Quarter, 1),
    ("下个季度", Period::Quarter, 1),
    ("下一季度", Period::Quarter, 1),
    ("前年", Period::Year, -2),
    ("去年", Period::Year, -1),
    ("上年", Period::Year, -1),
    ("上一年", Period::Year, -1),
    ("今年", Period::Year, 0),
    ("本年度", Period::Year, 0),
    ("明年", Period::Year, 1),
    ("次年", Period::Year, 1),
    ("翌年", Period::Year, 1),
    ("第二年", Period::Year, 1),
    ("后年", Period::Year, 2),
    ("上世纪", Period::Century, -1),
    ("上个世纪", Period::Century, -1),
    ("本世纪", Period::Century, 0),
];

/// Words that begin like a relative date and are none.
const NOT_RELATIVE: &[&str] =
    &["今日头条", "今日资本", "今日美术馆", "明日之星", "明日方舟", "明日黄花", "明天系"];

const DAY_PARTS: &[(&str, DayPart)] = &[
    ("凌晨", DayPart::SmallHours),
    ("清晨", DayPart::Morning),
    ("早晨", DayPart::Morning),
    ("早上", DayPart::Morning),
    ("早间", DayPart::Morning),
    ("上午", DayPart::Morning),
    ("早", DayPart::Morning),
    ("晨", DayPart::Morning),
    ("中午", DayPart::Noon),
    ("正午", DayPart::Noon),
    ("午间", DayPart::Noon),
    ("下午", DayPart::Afternoon),
    ("午后", DayPart::Afternoon),
    ("傍晚", DayPart::Evening),
    ("晚上", DayPart::Evening),
    ("晚间", DayPart::Evening),
    ("晚", DayPart::Evening),
    ("夜里", DayPart::Night),
    ("夜间", DayPart::Night),
    ("深夜", DayPart::Night),
    ("半夜", DayPart::Night),
    ("午夜", DayPart::Night),
    ("夜", DayPart::Night),
];

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
        if let Some(end) = code_end(tokens, at).or_else(|| tokens.spells_any(at, NOT_RELATIVE)) {
            at = end;
            continue;
        }
        match date(tokens, at) {
            Some((date, end)) => {
                let (date, end) = range(tokens, date, end);
                found.push((tokens.span(at, end), date));
                at = end;
            }
            None => at = numeral_end(tokens, at),
        }
    }
    found
}

/// One date or time, with the parts that follow each other.
fn date(tokens: &Tokens<'_>, start: usize) -> Option<(Date, usize)> {
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

/// The date with the part of the day and the time that follow it.
fn with_time(tokens: &Tokens<'_>, date: Date, at: usize) -> (Date, usize) {
    let mut date = date;
    let mut end = at;
    // 29日（周三）下午
    if matches!(tokens.mark(end), Some('(' | '（')) {
        let mut inner = date.clone();
        if date != Date::default()
            && let Some(close) = weekday(tokens, end + 1, &mut inner)
            && matches!(tokens.mark(close), Some(')' | '）'))
        {
            (date, end) = (inner, close + 1);
        }
    }
    let known = date != Date::default();
    if let Some((part, after)) = longest(tokens, end, DAY_PARTS)
        && (known || after > end + 1)
    {
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

/// The value of the longest word of a table that is spelled here.
fn longest<T: Copy>(tokens: &Tokens<'_>, at: usize, words: &[(&str, T)]) -> Option<(T, usize)> {
    let spelled = words.iter().filter(|(word, _)| tokens.spells(at, word));
    spelled.max_by_key(|(word, _)| word.len()).map(|(word, value)| (*value, at + word.chars().count()))
}

/// 2022-12-30, 2022.12.29, 2022/12/30, 15:30.
fn numeric(tokens: &Tokens<'_>, at: usize) -> Option<(Date, usize)> {
    let (first, second) = (tokens.digits(at)?, tokens.digits(at + 2)?);
    let link = tokens.mark(at + 1)?;
    let glued = |from: usize, to: usize| (from..to).all(|at| tokens.glued(at));
    if !matches!(link, '-' | '.' | '/') || first.len() != 4 || !glued(at + 1, at + 3) {
        return None;
    }
    let (year, month) =
        (year_of_digits(first)?, second.parse().ok().filter(|month| (1..=12).contains(month))?);
    let mut date = Date { year: Some(Year::Of(year)), month: Some(month), ..Date::default() };
    let third = tokens.digits(at + 4).filter(|_| tokens.mark(at + 3) == Some(link) && glued(at + 3, at + 5));
    match third {
        Some(day) => {
            date.day = Some(day.parse().ok().filter(|day| (1..=31).contains(day))?);
            Some((date, at + 5))
        }
        // 2020-12 is a month, 2022.12 a decimal.
        None => (link == '-' && second.len() == 2).then_some((date, at + 3)),
    }
}

/// A year of four digits that a text may speak of.
fn year_of_digits(digits: &str) -> Option<i32> {
    digits.parse().ok().filter(|year| digits.len() == 4 && (1000..2200).contains(year))
}

/// A whole number in either script that is at most `largest`.
fn number(tokens: &Tokens<'_>, at: usize, largest: i64) -> Option<(i64, usize)> {
    whole_number(tokens, at).filter(|(value, _)| *value <= largest)
}

/// 2022年, 二〇二二年, 08年, 2023财年, 60年代, 20世纪, 公元前221年, 90后.
fn year(tokens: &Tokens<'_>, start: usize, date: &mut Date) -> Option<usize> {
    if let Some(end) = era(tokens, start, date) {
        return Some(end);
    }
    // 上世纪90年代
    if let Some(end) = tokens.spells_any(start, &["上世纪", "上个世纪", "本世纪"]) {
        let first = if tokens.han(start) == Some('上') { 1900 } else { 2000 };
        let end = decade(tokens, end, first, date)?;
        return Some(end);
    }
    let (value, after) = number(tokens, start, 9999)?;
    if tokens.spells(after, "世纪") && (1..=30).contains(&value) {
        let century = value as i32;
        let end = after + 2;
        return decade(tokens, end, (century - 1) * 100, date).or_else(|| {
            date.year = Some(Year::Century(century));
            edge(tokens, end, date).or(Some(end))
        });
    }
    if let Some(end) = decade(tokens, start, 1900, date) {
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

/// 公元前221年, 公元618年.
fn era(tokens: &Tokens<'_>, at: usize, date: &mut Date) -> Option<usize> {
    let (sign, start) = match () {
        _ if tokens.spells(at, "公元前") => (-1, at + 3),
        _ if tokens.spells(at, "公元") => (1, at + 2),
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

/// 60年代, 2010年代, 90后; `century` is the year that two digits are added to.
fn decade(tokens: &Tokens<'_>, at: usize, century: i32, date: &mut Date) -> Option<usize> {
    let (value, after) = number(tokens, at, 2199)?;
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
fn relative(tokens: &Tokens<'_>, at: usize, date: &mut Date) -> Option<usize> {
    if date.year.is_some() {
        return None;
    }
    if let Some(end) = fiscal_relative(tokens, at, date) {
        return Some(end);
    }
    let words = RELATIVES.iter().filter(|(word, ..)| tokens.spells(at, word));
    let &(word, period, offset) = words.max_by_key(|(word, ..)| word.len())?;
    let end = at + word.chars().count();
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
    date.relative = Some(Relative { period, offset });
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
    let (period, end) = longest(
        tokens,
        start,
        &[("财年", Period::Year), ("财政年度", Period::Year), ("财季", Period::Quarter)],
    )?;
    (date.relative, date.calendar) = (Some(Relative { period, offset }), Calendar::Fiscal);
    Some(end)
}

/// 第三季度, 三季报, Q3, 第三财季, 上半年.
fn year_part(tokens: &Tokens<'_>, at: usize, date: &mut Date) -> Option<usize> {
    if let Some((half, end)) =
        longest(tokens, at, &[("上半年", 1), ("下半年", 2), ("上半财年", 1), ("下半财年", 2)])
    {
        date.part = Some(YearPart::Half(half));
        return Some(end);
    }
    if let Some((quarter, end)) = quarter_sign(tokens, at) {
        date.part = Some(YearPart::Quarter(quarter));
        return Some(end);
    }
    let start = at + usize::from(tokens.han(at) == Some('第'));
    let (quarter, after) = number(tokens, start, 4).filter(|(quarter, _)| *quarter > 0)?;
    let (fiscal, end) = longest(
        tokens,
        after,
        &[
            ("季度财报", false),
            ("季度报", false),
            ("季度", false),
            ("季报", false),
            ("财季", true),
            ("财政季度", true),
        ],
    )?;
    // 三季度 is the third quarter, 3个季度 three of them.
    date.part = Some(YearPart::Quarter(quarter as u8));
    if fiscal {
        date.calendar = Calendar::Fiscal;
    }
    Some(end)
}

/// Q3.
fn quarter_sign(tokens: &Tokens<'_>, at: usize) -> Option<(u8, usize)> {
    let quarter = tokens.digits(at + 1).filter(|_| tokens.word(at) == Some("q") && tokens.glued(at + 1))?;
    let quarter = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
    Some((quarter, at + 2))
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

/// 周三, 星期日, 周末.
fn weekday(tokens: &Tokens<'_>, at: usize, date: &mut Date) -> Option<usize> {
    const DAYS: &[(&str, u8)] =
        &[("一", 1), ("二", 2), ("三", 3), ("四", 4), ("五", 5), ("六", 6), ("日", 7), ("天", 7)];
    let in_week = date.relative.is_some_and(|relative| relative.period == Period::Week);
    let start = match tokens.spells_any(at, &["周", "星期", "礼拜"]) {
        Some(start) => start,
        // The 周 of 上周三 was taken with 上周.
        None if in_week => at,
        None => return None,
    };
    let (day, end) = longest(tokens, start, DAYS)?;
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
    // 三点建议 has three points and 时 begins words: alone they need a date or words of time around.
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

/// 15:30, 15:30:20.
pub(super) fn clock(tokens: &Tokens<'_>, at: usize) -> Option<(u8, u8, usize)> {
    let part = |at: usize, largest: u8| {
        let digits = tokens.digits(at).filter(|digits| digits.len() <= 2)?;
        digits.parse::<u8>().ok().filter(|part| *part <= largest)
    };
    let glued = |from: usize, to: usize| (from..to).all(|at| tokens.glued(at));
    let (hour, minute) = (part(at, 24)?, part(at + 2, 59)?);
    let before = at.checked_sub(1).and_then(|at| tokens.mark(at));
    // 3:2 is a score, 1:1000 a scale, 00:15:30 is taken whole.
    let fits = tokens.mark(at + 1) == Some(':')
        && glued(at + 1, at + 3)
        && tokens.folded(at + 2).len() == 2
        && before != Some(':');
    let seconds = tokens.mark(at + 3) == Some(':') && glued(at + 3, at + 5) && part(at + 4, 59).is_some();
    fits.then_some((hour, minute, if seconds { at + 5 } else { at + 3 }))
}

/// The time in the part of the day; a padded or large hour, or one in 时, counts from midnight.
pub(super) fn placed(hour: u8, minute: u8, part: Option<DayPart>, from_midnight: bool) -> Clock {
    match part {
        _ if hour > 12 || hour == 0 => Clock::Day { hour, minute },
        Some(part) => part.place(hour, minute),
        None if from_midnight => Clock::Day { hour, minute },
        None => Clock::Dial { hour, minute },
    }
}

/// The token after 至, 到 or a dash.
fn range_link(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let dash = matches!(tokens.mark(at), Some('-' | '–' | '—' | '~'))
        && !matches!(tokens.mark(at + 1), Some('—' | '-'));
    (dash || matches!(tokens.han(at), Some('至' | '到'))).then_some(at + 1)
}

/// Joins 12月12日至15日, 2020-2022年, 3月到5月, 9点至17点.
fn range(tokens: &Tokens<'_>, first: Date, end: usize) -> (Date, usize) {
    if first.end.is_some() {
        return (first, end);
    }
    let Some((last, after)) = range_link(tokens, end).and_then(|start| date(tokens, start)) else {
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
