//! Numbers below zero: "minus 10 degrees", "-5", "15 degrees below zero".

use super::numeral::amount;
use super::scale::Priced;
use crate::anchor::number::Number;
use crate::text::token::Tokens;

/// A number below zero: "minus 10 degrees", "between -15 and -10", "10 to 15 degrees below zero".
pub(super) fn with_sign(number: Number, tokens: &Tokens<'_>, at: usize, end: usize) -> Number {
    // The signs of a range were read along with its ends.
    let signed = number.high.is_none() && is_signed(tokens, at);
    if signed || is_below(tokens, end) { number.negated() } else { number }
}

/// A minus sign or word before a number.
pub(super) fn is_signed(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let sign = tokens.mark(before) == Some('-')
        && tokens.glued(at)
        && tokens.digits(at).is_some()
        && (before == 0 || !tokens.glued(before) || tokens.mark(before - 1).is_some());
    let word =
        matches!(tokens.word(before), Some("minus" | "negative")) && amount(tokens, at, Priced::No).is_some();
    sign || word
}

/// "below zero" after a number.
fn is_below(tokens: &Tokens<'_>, end: usize) -> bool {
    tokens.word(end) == Some("below") && matches!(tokens.word(end + 1), Some("zero" | "freezing"))
}
