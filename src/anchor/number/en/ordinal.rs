//! English ordinals: "third", "twenty-first", "21st", "No. 3".

use super::scale::{skip_hyphen, small};
use crate::anchor::number::digits::arabic;
use crate::anchor::number::{Class, Decimal, Number};
use crate::anchor::phrase::Read;
use crate::lexeme::{Lexeme, Words};
use crate::text::token::Tokens;
use crate::word_list::WordList;

static ORDINALS: Words<i64> = Words::new("ordinal", Lexeme::number);

/// Words next to which "first" is a place in an order.
static BEFORE_FIRST: WordList = WordList::new("before-first");
static AFTER_FIRST: WordList = WordList::new("after-first");

/// "third", "twenty-first", "21st", "No. 3", "#3".
pub(super) fn ordinal(tokens: &Tokens<'_>, at: usize) -> Read<Number> {
    let (place, end) = written_ordinal(tokens, at).or_else(|| numbered(tokens, at))?;
    if tokens.word(at) == Some("first") && !is_first(tokens, at) {
        return None;
    }
    Some((Number::new(place).with_class(Class::Ordinal), end))
}

/// Whether "first" is a place in an order, not an adverb ("check first", "I will first explain").
fn is_first(tokens: &Tokens<'_>, at: usize) -> bool {
    let owner = at.checked_sub(1).is_some_and(|at| {
        tokens.word(at).is_some_and(|word| BEFORE_FIRST.has(word)) || tokens.mark(at) == Some('\'')
    });
    let listed = tokens.mark(at + 1) == Some(',') && tokens.word(at + 2) == Some("second")
        || tokens.word(at + 1) == Some("and") && tokens.word(at + 2) == Some("second");
    owner
        || listed
        || tokens.capital(at) && !tokens.opens(at)
        || tokens.mark(at + 1) == Some('-')
        || tokens.word(at + 1).is_some_and(|word| AFTER_FIRST.has(word))
}

fn written_ordinal(tokens: &Tokens<'_>, at: usize) -> Read<Decimal> {
    if let Some((value, end)) = arabic(tokens, at) {
        let suffix = matches!(tokens.word(end), Some("st" | "nd" | "rd" | "th")) && tokens.glued(end);
        return suffix.then_some((value, end + 1));
    }
    let word = tokens.word(at)?;
    if let Some(place) = ordinal_word(word) {
        return Some((Decimal::from(place), at + 1));
    }
    // "twenty-first", "one hundred and fifth"
    let tens = small(word).filter(|tens| tens % 10 == 0 && *tens >= 20)?;
    let last = skip_hyphen(tokens, at + 1);
    let place = tokens.word(last).and_then(ordinal_word).filter(|place| (1..10).contains(place))?;
    Some((Decimal::from(tens + place), last + 1))
}

/// The place that an ordinal stands for.
pub(crate) fn ordinal_word(word: &str) -> Option<i64> {
    ORDINALS.get(word)
}

/// "No. 3", "no.3", "#3".
fn numbered(tokens: &Tokens<'_>, at: usize) -> Read<Decimal> {
    let start = match (tokens.word(at), tokens.mark(at)) {
        (Some("no" | "nos"), _) if tokens.mark(at + 1) == Some('.') => at + 2,
        (Some("no"), _) if tokens.raw(at) == "No" => at + 1,
        (Some("number"), _) => {
            let place = tokens.word(at + 1).and_then(small).filter(|place| (1..=10).contains(place));
            return match place {
                Some(place) => Some((Decimal::from(place), at + 2)),
                None => arabic(tokens, at + 1),
            };
        }
        (_, Some('#' | '№')) => at + 1,
        _ => return None,
    };
    arabic(tokens, start)
}
