//! Numbers that are words, or parts of words: 一半, 翻番, 数以万计, 半年.

use std::sync::LazyLock;

use super::measure::{unit_after, with_unit};
use crate::anchor::number::{Class, Decimal, Number, Precision, qualifier};
use crate::anchor::phrase::{Phrases, Read};
use crate::lexeme::{Lexeme, chinese};
use crate::text::token::Tokens;

/// Words whose value does not follow from their parts.
static WORDS: LazyLock<Phrases<Number>> = LazyLock::new(|| Phrases::of(chinese("number"), number));

/// The number of a row: a value, or the two ends of a vague one, with the class and precision given by its
/// flags.
fn number(lexeme: &Lexeme) -> Number {
    let (value, high) = match lexeme.value.split_once("..") {
        Some((low, high)) => (low, Some(decimal(high))),
        None => (lexeme.value, None),
    };
    let class = lexeme.flags().find_map(|flag| match flag {
        "fraction" => Some(Class::Fraction),
        "multiple" => Some(Class::Multiple),
        "percent" => Some(Class::Percent),
        _ => None,
    });
    let precision = lexeme.flags().find_map(qualifier::named);
    Number {
        value: decimal(value),
        high,
        class: class.unwrap_or(Class::Plain),
        precision: precision.unwrap_or(Precision::Exact),
        unit: None,
    }
}

/// Digits, with or without a power of ten: `2`, `5e-1`.
fn decimal(written: &str) -> Decimal {
    let (digits, power) = written.split_once('e').unwrap_or((written, "0"));
    Decimal::new(digits.parse().expect("a whole number"), power.parse().expect("a power of ten"))
}

/// The number that a word of the list stands for.
pub(super) fn phrase(tokens: &Tokens<'_>, at: usize) -> Read<Number> {
    let (number, end) = WORDS.longest(tokens, at)?;
    Some(match number.class {
        Class::Plain => with_unit(number.clone(), tokens, end),
        _ => (number.clone(), end),
    })
}

/// 半年, 半个小时, 半价: half of a unit.
pub(super) fn half(tokens: &Tokens<'_>, at: usize) -> Read<Number> {
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
    // 半天 is "quite a while", 半里 and 半两 are parts of idioms.
    let day = unit.symbol() != "day" || matches!(tokens.han(at.wrapping_sub(1)), Some('每' | '大'));
    (measured && day && !matches!(unit.symbol(), "li" | "tael")).then(|| (half.with_unit(unit), end))
}
