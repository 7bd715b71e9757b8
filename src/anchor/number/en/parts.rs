//! Halves, quarters and orders of magnitude: "half a million", "three and a half", "dozens", "tens of
//! thousands".

use super::scale::{Amount, Priced, dozen, exactly, scales, skip_hyphen, small};
use crate::anchor::number::digits::slashed;
use crate::anchor::number::{Decimal, Precision};
use crate::anchor::phrase::{Read, skip};
use crate::lexeme::{Lexeme, Words};
use crate::text::token::Tokens;

/// Plurals that give only an order of magnitude.
static ORDERS: Words<i32> = Words::new("order", Lexeme::number);

/// "and a half", "-and-a-half", "and a quarter", "½" after a value: what they add.
pub(super) fn and_a_half(tokens: &Tokens<'_>, at: usize) -> Read<Decimal> {
    match tokens.mark(at) {
        Some('½') => return Some((Decimal::new(5, -1), at + 1)),
        Some('¼') => return Some((Decimal::new(25, -2), at + 1)),
        Some('¾') => return Some((Decimal::new(75, -2), at + 1)),
        _ => {}
    }
    if let Some(fraction) = slashed(tokens, at).filter(|_| !tokens.glued(at)) {
        return Some(fraction);
    }
    let and = skip_hyphen(tokens, at);
    let article = skip_hyphen(tokens, and + 1);
    let part = skip_hyphen(tokens, article + 1);
    if tokens.word(and) != Some("and") || tokens.word(article) != Some("a") {
        return None;
    }
    match tokens.word(part)? {
        "half" => Some((Decimal::new(5, -1), part + 1)),
        "quarter" => Some((Decimal::new(25, -2), part + 1)),
        _ => None,
    }
}

/// "dozens", "tens of thousands", "several hundred", "a few million".
pub(super) fn vague(tokens: &Tokens<'_>, at: usize) -> Option<Amount> {
    let of_order = |power: i32, end: usize| Amount {
        low: Decimal::new(2, power),
        high: Decimal::new(1, power + 1),
        precision: Precision::Vague,
        digits: false,
        power,
        end,
    };
    let order = |at: usize| tokens.word(at).and_then(|word| ORDERS.get(word));
    if let Some(power) = order(at) {
        if tokens.word(at + 1) == Some("of")
            && let Some(more) = order(at + 2).filter(|more| *more > 1)
        {
            return Some(of_order(power + more, at + 3));
        }
        // "hundreds of" counts; "tens" and "scores" alone are too often something else.
        let counts = match tokens.word(at) {
            Some("tens") => false,
            Some("scores") => tokens.word(at + 1) == Some("of"),
            _ => true,
        };
        return counts.then(|| of_order(power, at + 1));
    }
    let start = match tokens.word(at)? {
        "several" | "few" | "many" => at + 1,
        "couple" => skip(tokens, at + 1, "of"),
        _ => return None,
    };
    if tokens.word(start) == Some("dozen") {
        return Some(of_order(1, start + 1));
    }
    let (power, end) = scales(tokens, start, Priced::No);
    (power > 0).then(|| of_order(power, end))
}

/// "half a million", "a quarter of a million", "three quarters of a million", "half a dozen".
pub(super) fn partial(tokens: &Tokens<'_>, at: usize) -> Option<Amount> {
    let (part, start) = match tokens.word(at)? {
        "half" => (Decimal::new(5, -1), at + 1),
        "quarter" if tokens.word(at + 1) == Some("of") => (Decimal::new(25, -2), at + 2),
        count => {
            let count = if count == "a" { 1 } else { small(count).filter(|count| [1, 3].contains(count))? };
            let noun = if count == 1 { "quarter" } else { "quarters" };
            let part = skip_hyphen(tokens, at + 1);
            let quarters = tokens.word(part) == Some(noun) && tokens.word(part + 1) == Some("of");
            quarters.then(|| (Decimal::new(25 * count, -2), part + 2))?
        }
    };
    let article = skip_hyphen(tokens, start);
    if !matches!(tokens.word(article), Some("a")) {
        return None;
    }
    let scaled = skip_hyphen(tokens, article + 1);
    let (power, end) = scales(tokens, scaled, Priced::No);
    let (value, end) = dozen(tokens, part.scaled(power), end);
    (end > scaled).then(|| exactly(value, false, power, end))
}
