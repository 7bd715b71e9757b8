//! Ranges and fractions: 3到5, 3%至5%, 300-500万, 三分之二.

use super::measure::unit_after;
use super::numeral::{Amount, amount};
use super::sign::{BELOW, after_minus, minus_end, signed};
use crate::anchor::number::{Class, Decimal, Number, Precision};
use crate::anchor::phrase::Read;
use crate::text::token::Tokens;

/// 三分之二, 百分之十八, 万分之一.
pub(super) fn fraction(tokens: &Tokens<'_>, whole: Amount) -> Read<Number> {
    let start = whole.end + "分之".chars().count();
    let (Some(part), _) = amount(tokens, start) else { return None };
    let class = if whole.low == Decimal::from(100) { Class::Percent } else { Class::Fraction };
    let (number, end) = range(tokens, start, part);
    // 百分之三十到百分之四十 repeats the denominator.
    Some((number.map_ends(|end| end.over(whole.low)).with_class(class), end))
}

/// The number of an amount with its sign, joined with a second one if the two make a range: 3到5, 3%至5%,
/// 300-500万, 零下10到15度.
pub(super) fn range(tokens: &Tokens<'_>, at: usize, first: Amount) -> (Number, usize) {
    let single = Number { precision: first.precision, ..Number::between(first.low, first.high) };
    join(tokens, at, first).unwrap_or((signed(single, tokens, at), first.end))
}

fn join(tokens: &Tokens<'_>, at: usize, first: Amount) -> Read<Number> {
    // The first may carry the same sign or unit as the second: 3%至5%, 3元到5元.
    let (sign, link) = match (tokens.mark(first.end), unit_after(tokens, first.end)) {
        (Some(mark @ ('%' | '‰')), _) => (Some(mark.to_string()), first.end + 1),
        (_, Some((unit, end))) => (Some(unit.symbol().to_owned()), end),
        _ => (None, first.end),
    };
    let or = tokens.han(link) == Some('或');
    let mut start = if or { link + 1 } else { range_link(tokens, link)? };
    start = minus_end(tokens, start).unwrap_or(start);
    if tokens.spells(start, "百分之") {
        start += "百分之".chars().count();
    }
    let (Some(second), _) = amount(tokens, start) else { return None };
    let same_sign = match &sign {
        None => true,
        Some(sign) if sign == "%" || sign == "‰" => tokens.folded(second.end) == sign,
        Some(sign) => unit_after(tokens, second.end).is_some_and(|(unit, _)| unit.symbol() == sign),
    };
    let exact = first.precision == Precision::Exact && second.precision == Precision::Exact;
    // 三十或四十 is a range of neighbours, 三或五 a choice.
    let neighbours = !or
        || tokens.digits(at).is_none()
            && tokens.digits(start).is_none()
            && second.low == first.low.plus(Decimal::new(1, first.low.exponent()));
    if !neighbours || !same_sign || !exact || first.low != first.high || tokens.spells(second.end, "分之") {
        return None;
    }
    // 3到5亿 is 3亿到5亿: the multiplier is given once, provided that the first number is then the smaller one.
    let lends = first.power == 0 && sign.is_none() && first.low < second.low.scaled(-second.power);
    let low = if lends { first.low.scaled(second.power) } else { first.low };
    // 零下10到15度 is below zero at both ends; -3到5度 and 零下3度到5度 are not.
    let before = at.checked_sub(BELOW.chars().count());
    let below = before.is_some_and(|before| tokens.spells(before, BELOW)) && link == first.end;
    let negative = after_minus(tokens, at);
    let both_negative = negative && (below || after_minus(tokens, start));
    let (low, high) = match (negative, both_negative) {
        (_, true) if low < second.high => (second.high.negated(), low.negated()),
        (_, true) => (low.negated(), second.high.negated()),
        (true, false) => (low.negated(), second.high),
        (false, false) => (low, second.high),
    };
    (low < high).then(|| (Number::between(low, high), second.end))
}

/// The token after a word or dash that makes a range.
fn range_link(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let dash = matches!(tokens.mark(at), Some('-' | '–' | '—' | '~'));
    // —— is a dash between clauses, ~- a range that ends below zero.
    let single = dash && (tokens.mark(at) == Some('~') || !matches!(tokens.mark(at + 1), Some('—' | '-')));
    (single || matches!(tokens.han(at), Some('至' | '到'))).then_some(at + 1)
}
