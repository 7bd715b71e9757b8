//! Spans of time without a numeral: "a decade", "an hour and a half".

use super::measure::unit_after;
use super::parts::and_a_half;
use crate::anchor::number::{Decimal, Number, Precision, Unit};
use crate::anchor::phrase::Read;
use crate::language::Language;
use crate::text::token::Tokens;

/// "an hour and a half": the unit precedes the half.
pub(super) fn unit_and_half(tokens: &Tokens<'_>, at: usize) -> Read<Number> {
    if !matches!(tokens.word(at), Some("a" | "an")) {
        return None;
    }
    let (unit, end) = unit_after(tokens, at + 1)?;
    let (more, end) = and_a_half(tokens, end)?;
    Some((Number::new(Decimal::ONE.plus(more)).with_unit(unit), end))
}

/// "a decade" and "centenary"; "decades" alone gives only an order of magnitude. "Two decades" is read with
/// its numeral.
pub(super) fn long_time(tokens: &Tokens<'_>, at: usize) -> Read<Number> {
    if matches!(tokens.word(at), Some("centenary" | "centennial" | "centenaries")) {
        let century = Unit::of_symbol("century")?;
        return Some((Number::new(Decimal::ONE).with_unit(century), at + 1));
    }
    let article = matches!(
        tokens.word(at),
        Some("a" | "per" | "past" | "last" | "each" | "every" | "entire" | "whole")
    );
    let of_time = |at: usize| {
        Unit::at(tokens, at, Language::English)
            .filter(|(unit, _)| matches!(unit.symbol(), "decade" | "century"))
    };
    if article
        && let Some((unit, end)) = of_time(at + 1).filter(|(_, end)| !tokens.folded(end - 1).ends_with('s'))
    {
        return Some((Number::new(Decimal::ONE).with_unit(unit), end));
    }
    let (unit, end) = of_time(at).filter(|(_, end)| tokens.folded(end - 1).ends_with('s'))?;
    let order =
        Number { precision: Precision::Vague, ..Number::between(Decimal::from(2), Decimal::from(10)) };
    Some((order.with_unit(unit), end))
}
