//! Numbers that are words of their own, or parts of words: 一半, 翻番, 数以万计, 首次, 一等奖, 半年.

use super::{Read, unit_after, with_unit};
use crate::anchor::number::han::{Shape, amount, begins, digit};
use crate::anchor::number::{Class, Decimal, Number, Precision};
use crate::text::token::Tokens;

/// Significand and power of ten.
type Value = (i64, i32);

/// Words whose value does not follow from their parts, with their value and, if vague, its upper bound.
const PHRASES: &[(&str, Class, Precision, Value, Option<Value>)] = &[
    ("一半", Class::Fraction, Precision::Exact, (5, -1), None),
    ("半数", Class::Fraction, Precision::Exact, (5, -1), None),
    ("对半", Class::Fraction, Precision::Exact, (5, -1), None),
    ("减半", Class::Fraction, Precision::Exact, (5, -1), None),
    ("过半", Class::Fraction, Precision::AtLeast, (5, -1), None),
    ("大半", Class::Fraction, Precision::AtLeast, (5, -1), None),
    ("翻番", Class::Multiple, Precision::Exact, (2, 0), None),
    ("翻一番", Class::Multiple, Precision::Exact, (2, 0), None),
    ("翻了一番", Class::Multiple, Precision::Exact, (2, 0), None),
    ("翻两番", Class::Multiple, Precision::Exact, (4, 0), None),
    ("翻了两番", Class::Multiple, Precision::Exact, (4, 0), None),
    ("翻倍", Class::Multiple, Precision::Exact, (2, 0), None),
    ("翻了倍", Class::Multiple, Precision::Exact, (2, 0), None),
    ("双倍", Class::Multiple, Precision::Exact, (2, 0), None),
    ("加倍", Class::Multiple, Precision::Exact, (2, 0), None),
    ("百分百", Class::Percent, Precision::Exact, (1, 0), None),
    ("数以十计", Class::Plain, Precision::Vague, (2, 1), Some((1, 2))),
    ("数以百计", Class::Plain, Precision::Vague, (2, 2), Some((1, 3))),
    ("数以千计", Class::Plain, Precision::Vague, (2, 3), Some((1, 4))),
    ("数以万计", Class::Plain, Precision::Vague, (2, 4), Some((1, 5))),
    ("数以十万计", Class::Plain, Precision::Vague, (2, 5), Some((1, 6))),
    ("数以百万计", Class::Plain, Precision::Vague, (2, 6), Some((1, 7))),
    ("数以千万计", Class::Plain, Precision::Vague, (2, 7), Some((1, 8))),
    ("数以亿计", Class::Plain, Precision::Vague, (2, 8), Some((1, 9))),
    ("成百上千", Class::Plain, Precision::Vague, (1, 2), Some((1, 4))),
    ("成千上百", Class::Plain, Precision::Vague, (1, 2), Some((1, 4))),
    ("成千上万", Class::Plain, Precision::Vague, (1, 3), Some((1, 5))),
    ("千千万万", Class::Plain, Precision::Vague, (1, 3), Some((1, 5))),
    ("亿万", Class::Plain, Precision::Vague, (1, 8), Some((1, 9))),
];

/// The five-year plans go by their number and the 五 of their years: 十四五 is the 14th.
const PLANS: &[(&str, i64)] = &[
    ("八五", 8),
    ("九五", 9),
    ("十五", 10),
    ("十一五", 11),
    ("十二五", 12),
    ("十三五", 13),
    ("十四五", 14),
    ("十五五", 15),
];

/// Ordinals that say 首 instead of 第一.
const FIRSTS: &[&str] =
    &["首次", "首个", "首家", "首位", "首届", "首款", "首批", "首部", "首条", "首例", "首轮", "首场", "首项"];

pub(super) fn phrase(tokens: &Tokens<'_>, at: usize) -> Read {
    // Most characters begin none of them.
    tokens.han(at).filter(|c| "一半对减过大翻双加百数成千亿".contains(*c))?;
    let spelled = PHRASES.iter().filter(|(word, ..)| tokens.spells(at, word));
    let &(word, class, precision, (value, power), high) = spelled.max_by_key(|(word, ..)| word.len())?;
    let number = Number {
        value: Decimal::new(value, power),
        high: high.map(|(value, power)| Decimal::new(value, power)),
        class,
        precision,
        unit: None,
    };
    let end = at + word.chars().count();
    Some(match class {
        Class::Plain => with_unit(number, tokens, end),
        _ => (number, end),
    })
}

/// 第三, 首次.
pub(super) fn ordinal(tokens: &Tokens<'_>, at: usize) -> Read {
    if tokens.han(at) == Some('首')
        && let Some(end) = tokens.spells_any(at, FIRSTS)
    {
        return Some((Number::new(Decimal::ONE).with_class(Class::Ordinal), end));
    }
    if let Some(found) = ranked(tokens, at) {
        return Some(found);
    }
    if let Some(found) = plan(tokens, at) {
        return Some(found);
    }
    if tokens.han(at) != Some('第') {
        return None;
    }
    let (Some(place), _) = amount(tokens, at + 1) else { return None };
    let mut number = Number::new(place.low).with_class(Class::Ordinal);
    if place.low != place.high {
        number.high = Some(place.high);
        number.precision = place.precision;
    }
    Some((number, place.end))
}

/// 十四五 in quotation marks or before 规划 and the like; elsewhere it may be 14 or 15.
fn plan(tokens: &Tokens<'_>, at: usize) -> Read {
    const AFTER: &[&str] =
        &["规划", "计划", "时期", "期间", "开局", "末", "初", "以来", "收官", "纲要", "目标", "建设"];
    let spelled = PLANS.iter().filter(|(word, _)| tokens.spells(at, word));
    let &(word, place) = spelled.max_by_key(|(word, _)| word.len())?;
    let end = at + word.chars().count();
    let quoted = tokens.mark(end).is_some_and(|mark| matches!(mark, '”' | '’' | '」' | '』' | '"'));
    let named = quoted || tokens.spells_any(end, AFTER).is_some();
    named.then(|| (Number::new(Decimal::from(place)).with_class(Class::Ordinal), end))
}

/// 一等奖, 二审, 六中全会, and 一是 and 其一 in an enumeration: places without 第.
fn ranked(tokens: &Tokens<'_>, at: usize) -> Read {
    const RANKS: &[&str] = &["等奖", "等功", "等座", "审", "线城市", "级市场", "中全会", "年级", "把手"];
    let listed = tokens.han(at) == Some('其');
    let start = at + usize::from(listed);
    tokens.han(start).filter(|_| begins(tokens, start))?;
    let (Some(place), _) = amount(tokens, start) else { return None };
    let written = tokens.han(start).is_some() && matches!(place.shape, Shape::Small | Shape::Full);
    let alone = place.low == place.high && !tokens.han(at.wrapping_sub(1)).is_some_and(begins_numeral);
    let before = at.checked_sub(1).and_then(|at| tokens.mark(at));
    let end = place.end;
    let in_list = matches!(tokens.han(end), Some('是' | '来'))
        && (tokens.opens(at) || matches!(before, Some('，' | '；' | '：')))
        || matches!((before, tokens.mark(end)), (Some('(' | '（'), Some(')' | '）')))
        || tokens.opens(at) && tokens.mark(end) == Some('、')
        || listed && place.shape == Shape::Small;
    let ranked = RANKS.iter().any(|rank| tokens.spells(end, rank));
    (written && alone && (in_list || ranked))
        .then(|| (Number::new(place.low).with_class(Class::Ordinal), end))
}

fn begins_numeral(c: char) -> bool {
    digit(c).is_some() || matches!(c, '十' | '百' | '千' | '万' | '第')
}

/// 半年, 半个小时, 半价: half of a unit.
pub(super) fn half(tokens: &Tokens<'_>, at: usize) -> Read {
    if tokens.han(at) != Some('半')
        || matches!(tokens.han(at.wrapping_sub(1)), Some('上' | '下' | '前' | '后'))
    {
        return None;
    }
    let half = Number::new(Decimal::new(5, -1));
    if tokens.han(at + 1) == Some('价') {
        return Some((half.with_class(Class::Fraction), at + 2));
    }
    // 半个多小时
    let more = tokens.spells(at + 1, "个多");
    let (unit, end) = unit_after(tokens, at + if more { 3 } else { 1 })?;
    let half = if more { Number { precision: Precision::AtLeast, ..half } } else { half };
    let measured = matches!(unit.dimension(), "time" | "calendar" | "length" | "mass" | "volume" | "area");
    // 半天 is "quite a while", 半里 and 半两 stand in idioms.
    let day = unit.symbol() != "day" || matches!(tokens.han(at.wrapping_sub(1)), Some('每' | '大'));
    (measured && day && !matches!(unit.symbol(), "li" | "tael")).then(|| (half.with_unit(unit), end))
}
