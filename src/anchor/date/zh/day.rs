//! Months and days, and edges of a span: 12月, 29日, 月底.

use std::sync::LazyLock;

use super::words::{number, shared_unit};
use crate::anchor::date::{Date, Edge, Period, words};
use crate::anchor::phrase::Phrases;
use crate::lexeme::chinese;
use crate::text::token::Tokens;

static EDGES: LazyLock<Phrases<Edge>> = LazyLock::new(|| Phrases::of(chinese("edge"), words::edge));

/// 12月, 十二月份, 3-5月.
pub(super) fn month(tokens: &Tokens<'_>, at: usize, date: &mut Date) -> Option<usize> {
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

/// 初, 中旬, 底 after something that they can be the edge of; also 月初 and 年底 by themselves.
pub(super) fn edge(tokens: &Tokens<'_>, at: usize, date: &mut Date) -> Option<usize> {
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
        // 每年底 and 三年初 are not points in time by themselves.
        start = at + 1;
    }
    let (&edge, end) = EDGES.longest(tokens, start)?;
    let next = tokens.han(end);
    let other_word = match edge {
        // 年中国, 月中国, 2022年中央
        Edge::Mid if end == start + 1 && next.is_none() => false,
        Edge::Mid if end == start + 1 => {
            !(named
                && date.month.is_none()
                && !next.is_some_and(|c| "国央东期文心间小美方考学式".contains(c)))
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
pub(super) fn day(tokens: &Tokens<'_>, at: usize, date: &mut Date) -> Option<usize> {
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
        // 三日后 counts days; 3日 and 二十日 name a day.
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
