//! Numbers below zero: 零下10度, 负三, -5.

use super::digit::begins;
use crate::anchor::number::digits::arabic;
use crate::anchor::number::{Number, Unit};
use crate::language::Language;
use crate::text::token::Tokens;

/// Precedes degrees below zero.
pub(super) const BELOW: &str = "零下";

/// 零下, 负 or a minus sign before the numeral.
pub(super) fn after_minus(tokens: &Tokens<'_>, at: usize) -> bool {
    sign_before(tokens, at) > 0
}

/// The token after a minus at `at`.
pub(super) fn minus_end(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    [at + 1, at + 2].into_iter().find(|&end| end - sign_before(tokens, end) == at)
}

/// Whether the token begins a 零下 that is the sign of a numeral.
pub(super) fn begins_below(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.spells(at, BELOW) && begins(tokens, at + 2)
}

/// How many tokens the sign before a numeral has.
pub(super) fn sign_before(tokens: &Tokens<'_>, at: usize) -> usize {
    let Some(before) = at.checked_sub(1) else { return 0 };
    match tokens.mark(before) {
        Some('-') => {
            // In 3-5, A-5 and 3月-5月 it is a dash.
            let starts = before == 0
                || !tokens.glued(before)
                || tokens.mark(before - 1).is_some()
                || tokens.han(before - 1).is_some_and(|c| "至到为达是在于约".contains(c))
                || tokens.han(before - 1).is_some_and(|c| c != '度') && is_signed_measure(tokens, at);
            usize::from(tokens.glued(at) && starts && tokens.digits(at).is_some())
        }
        _ if !begins(tokens, at) => 0,
        _ if tokens.han(before) == Some('负') && !is_in_word(tokens, before) => 1,
        _ if before > 0 && begins_below(tokens, before - 1) => 2,
        _ => 0,
    }
}

/// Whether the 负 at a token ends a word: 减负, 背负, 自负.
fn is_in_word(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|_| tokens.glued(at)).and_then(|at| tokens.han(at));
    before.is_some_and(|c| "减背揹担肩自胜抱辜承欺重增欠".contains(c))
}

/// Whether a numeral has a measure that can be below zero: 最低-20℃, 增长-3%.
fn is_signed_measure(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some((_, end)) = arabic(tokens, at) else { return false };
    let degrees = |(unit, _): (Unit, usize)| matches!(unit.dimension(), "celsius" | "fahrenheit");
    tokens.mark(end) == Some('%') || Unit::at(tokens, end, Language::Chinese).is_some_and(degrees)
}

/// The number, below zero if a minus precedes it.
pub(super) fn signed(number: Number, tokens: &Tokens<'_>, at: usize) -> Number {
    if after_minus(tokens, at) { number.negated() } else { number }
}
