//! Measures that the other side says without a number: 24小时 as “a day”, 60分钟 as “an hour”.

use crate::anchor::Key;
use crate::anchor::number::{Number, Unit, unit_at};
use crate::language::Language;
use crate::lint::evidence::figures::Figure;
use crate::text::token::Tokens;

/// Words before a unit, and how many of it they are.
const ONES: [&str; 12] =
    ["a", "an", "one", "per", "each", "every", "whole", "full", "entire", "single", "the", "all"];

/// Whether the English says a measure of the Chinese by the article or half of another unit.
pub(super) fn is_in_words(english: &str, figure: &Figure<'_>) -> bool {
    let Some(number) = measure(&figure.anchor.key) else { return false };
    let tokens = Tokens::of(english);
    (1..tokens.len()).any(|at| {
        // half-hour
        let hyphen = usize::from(tokens.mark(at - 1) == Some('-'));
        let Some(word) = at.checked_sub(1 + hyphen).and_then(|at| tokens.word(at)) else { return false };
        let back = |steps: usize| at.checked_sub(steps).and_then(|at| tokens.word(at));
        let part = match word {
            "half" => 0.5,
            "quarter" => 0.25,
            "a" | "an" if back(2) == Some("half") => 0.5,
            "a" | "an" if back(2) == Some("of") && back(3) == Some("quarter") => 0.25,
            word if ONES.contains(&word) => 1.0,
            _ => return false,
        };
        unit_at(&tokens, at, Language::English).is_some_and(|(unit, _)| is_same(number, unit, part))
    })
}

/// Whether the Chinese says a measure of the English by 一 or 每 and another unit: “24 hours” as 一天.
pub(super) fn is_article(chinese: &str, figure: &Figure<'_>) -> bool {
    let Some(number) = measure(&figure.anchor.key) else { return false };
    let tokens = Tokens::of(chinese);
    (0..tokens.len()).any(|at| {
        if !matches!(tokens.han(at), Some('一' | '每' | '整' | '全')) {
            return false;
        }
        let next = at + 1 + usize::from(matches!(tokens.han(at + 1), Some('整' | '个')));
        [at + 1, next].into_iter().any(|at| {
            unit_at(&tokens, at, Language::Chinese).is_some_and(|(unit, _)| is_same(number, unit, 1.0))
        })
    })
}

/// The number of a figure, if it is a whole measure.
fn measure(key: &Key) -> Option<&Number> {
    match key {
        Key::Number(number)
            if number.high.is_none() && number.unit.is_some_and(|unit| !unit.is_currency()) =>
        {
            Some(number)
        }
        _ => None,
    }
}

/// Whether a measure is as much as this part of another unit.
fn is_same(number: &Number, unit: Unit, part: f64) -> bool {
    /// How many days a month and a year may have.
    const MONTH: std::ops::RangeInclusive<f64> = 28.0..=31.0;
    const YEAR: std::ops::RangeInclusive<f64> = 364.0..=366.0;
    const DAY: f64 = 86_400.0;
    let Some(own) = number.unit else { return false };
    let size = number.value.to_f64() * own.factor();
    if own == unit {
        false
    } else if own.dimension() == unit.dimension() {
        let other = part * unit.factor();
        (size - other).abs() <= 1e-6 * other
    } else if own.dimension() == "time" && part == 1.0 {
        match unit.symbol() {
            "month" => MONTH.contains(&(size / DAY)),
            "year" => YEAR.contains(&(size / DAY)),
            _ => false,
        }
    } else {
        false
    }
}
