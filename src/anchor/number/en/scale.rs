//! The parts of English numerals: number words, scales and the hyphens between them.

use crate::anchor::number::{Decimal, Precision};
use crate::lexeme::{Lexeme, Words};
use crate::text::token::Tokens;
use crate::word_list::WordList;

/// A quantity without its unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    /// The value, or the lower end.
    pub(super) low: Decimal,
    /// The upper end of a vague quantity; otherwise equal to the lower one.
    pub(super) high: Decimal,
    pub(super) precision: Precision,
    /// Whether it is written with digits.
    pub(super) digits: bool,
    /// The factor of its scale word as a power of ten: 6 in "five million".
    pub(super) power: i32,
    /// The token after it.
    pub(super) end: usize,
}

/// Whether a currency precedes an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Priced {
    /// It does.
    Yes,
    /// It does not.
    No,
}

/// The cardinal numbers below one hundred.
static NUMERALS: Words<i64> = Words::new("numeral", Lexeme::number);

static SCALES: Words<i32> = Words::new("scale", Lexeme::number);

/// Scales attached to digits.
static SHORT_SCALES: Words<i32> = Words::new("short-scale", Lexeme::number);

/// Words after "12m" that show it is a length.
static AFTER_METRES: WordList = WordList::new("after-metres");

pub(super) const DOZEN: i64 = 12;

/// The value of a number word below one hundred.
pub(crate) fn small(word: &str) -> Option<i64> {
    NUMERALS.get(word)
}

/// The power of ten of a scale word.
pub(super) fn scale(word: &str) -> Option<i32> {
    SCALES.get(word)
}

pub(super) fn exactly(value: Decimal, digits: bool, power: i32, end: usize) -> Amount {
    Amount { low: value, high: value, precision: Precision::Exact, digits, power, end }
}

/// The power of all scale words starting at `at`, and the token after them.
pub(super) fn scales(tokens: &Tokens<'_>, at: usize, priced: Priced) -> (i32, usize) {
    let (mut power, mut end) = (0, at);
    if let Some(word) = tokens.word(at)
        && (tokens.glued(at) || priced == Priced::Yes)
        && let Some(short) = SHORT_SCALES.get(word)
        && is_scale(tokens, at, word, priced)
    {
        return (short, at + 1);
    }
    while let Some(more) = tokens.word(skip_hyphen(tokens, end)).and_then(scale) {
        power += more;
        end = skip_hyphen(tokens, end) + 1;
    }
    (power, end)
}

/// "12m" may be metres, "5b" part of a list, "4t" tons.
fn is_scale(tokens: &Tokens<'_>, at: usize, word: &str, priced: Priced) -> bool {
    match word {
        "m" => {
            priced == Priced::Yes
                || !tokens.word(skip_hyphen(tokens, at + 1)).is_some_and(|next| AFTER_METRES.has(next))
        }
        // 1.3B is 1.3 billion, 7B a code.
        "b" if tokens.raw(at) == "B" => priced == Priced::Yes || tokens.mark(at.wrapping_sub(2)) == Some('.'),
        "b" | "t" | "mm" => priced == Priced::Yes,
        "k" => priced == Priced::Yes || tokens.raw(at) == "k",
        _ => true,
    }
}

/// The token after a hyphen that touches its neighbours, or `at` itself.
pub(crate) fn skip_hyphen(tokens: &Tokens<'_>, at: usize) -> usize {
    let hyphen = matches!(tokens.mark(at), Some('-')) && tokens.glued(at) && tokens.glued(at + 1);
    at + usize::from(hyphen)
}

pub(super) fn dozen(tokens: &Tokens<'_>, value: Decimal, at: usize) -> (Decimal, usize) {
    match tokens.word(skip_hyphen(tokens, at)) {
        Some("dozen") => (value.times(Decimal::from(DOZEN)), skip_hyphen(tokens, at) + 1),
        _ => (value, at),
    }
}
