//! English fractions and multiples: "two-thirds", "a quarter of", "half", "twice", "threefold".

use super::measure::{measured, unit_after};
use super::numeral::amount;
use super::ordinal::ordinal_word;
use super::parts::partial;
use super::scale::{Priced, skip_hyphen, small};
use crate::anchor::number::{Class, Decimal, Number, Unit};
use crate::anchor::phrase::{Read, skip, word_before};
use crate::lexeme::{Lexeme, Words};
use crate::text::token::Tokens;
use crate::word_list::WordList;

/// Words that are multiples, or say by what factor something changed.
static MULTIPLES: Words<i64> = Words::new("multiple", Lexeme::number);

/// Words next to which "half" is a fraction.
static BEFORE_HALF: WordList = WordList::new("before-half");
static AFTER_HALF: WordList = WordList::new("after-half");

/// "twice", "threefold", "doubled".
pub(super) fn multiple_word(tokens: &Tokens<'_>, at: usize) -> Read<Number> {
    let word = tokens.word(at)?;
    let fold = || word.strip_suffix("fold").and_then(small);
    let value = MULTIPLES.get(word).or_else(fold)?;
    Some((Number::new(Decimal::from(value)).with_class(Class::Multiple), at + 1))
}

/// "one-third", "two thirds", "a quarter of".
pub(super) fn fraction_words(tokens: &Tokens<'_>, at: usize) -> Read<Number> {
    // "a quarter of a million" is not one quarter.
    if let Some(read) = partial(tokens, at) {
        return Some(measured(tokens, at, read));
    }
    let (count, start) = match tokens.word(at) {
        Some("a" | "an") => (1, at + 1),
        Some(word) => (small(word).filter(|count| (1..20).contains(count))?, at + 1),
        None => (tokens.digits(at)?.parse().ok().filter(|count| (1..20).contains(count))?, at + 1),
    };
    let start = skip_hyphen(tokens, start);
    let before = word_before(tokens, at, 1);
    // "the first three quarters" are quarters of a year.
    let in_a_row = matches!(before, Some("first" | "last" | "past" | "next" | "previous" | "prior"));
    if in_a_row && tokens.word(start) == Some("quarters") {
        let quarter = Unit::of_symbol("quarter")?;
        return Some((Number::new(Decimal::from(count)).with_unit(quarter), start + 1));
    }
    let (part, end) = denominator(tokens, start, count)?;
    // "a third party" is not one third; "a third of" is.
    let article = matches!(tokens.word(at), Some("a" | "an"));
    let measured =
        matches!(before, Some("about" | "nearly" | "roughly" | "almost" | "than" | "by" | "over" | "around"));
    if article && tokens.word(end) != Some("of") && !measured && !is_completed(tokens, start, end) {
        return None;
    }
    let value = Decimal::from(count).over(part);
    Some((Number::new(value).with_class(Class::Fraction), end))
}

/// "half a point", "a quarter of a percentage point", "half-point": parts of a hundredth.
pub(super) fn part_of_point(tokens: &Tokens<'_>, at: usize) -> Read<Number> {
    let start = skip(tokens, at, "a");
    let (hundredths, end) = match tokens.word(start)? {
        "half" => (50, start + 1),
        "quarter" => (25, start + 1),
        "three" if start == at => {
            let part = skip_hyphen(tokens, at + 1);
            (75, (tokens.word(part) == Some("quarters")).then_some(part + 1)?)
        }
        _ => return None,
    };
    let end = skip(tokens, skip(tokens, skip_hyphen(tokens, end), "of"), "a");
    let end = skip(tokens, skip(tokens, skip(tokens, end, "full"), "percentage"), "percent");
    let point = skip_hyphen(tokens, end);
    (tokens.word(point) == Some("point"))
        .then(|| (Number::new(Decimal::new(hundredths, -4)).with_class(Class::Points), point + 1))
}

/// Whether more parts of this kind are mentioned nearby: "A third agreed, two thirds did not".
fn is_completed(tokens: &Tokens<'_>, part: usize, end: usize) -> bool {
    /// How many tokens away they may be.
    const NEAR: usize = 12;
    let Some(part) = tokens.word(part) else { return false };
    let more = |at: usize| tokens.word(at).and_then(|word| word.strip_suffix('s')) == Some(part);
    (end..end + NEAR).any(more)
}

/// The denominator of a fraction, in the plural if there is more than one part.
fn denominator(tokens: &Tokens<'_>, at: usize, count: i64) -> Read<Decimal> {
    let word = tokens.word(at)?;
    let singular = match count {
        1 => word,
        _ => word.strip_suffix('s')?,
    };
    let part = match singular {
        "quarter" => 4,
        "second" | "first" => return None,
        _ => ordinal_word(singular)?,
    };
    // "three quarters" may be nine months: then a word of time follows.
    let of_time = singular == "quarter" && matches!(tokens.word(at + 1), Some("in" | "ended" | "ending"));
    (!of_time).then(|| (Decimal::from(part), at + 1))
}

/// "half an hour" is half of a unit, "half of" and "by half" are a fraction.
pub(super) fn half(tokens: &Tokens<'_>, at: usize) -> Read<Number> {
    let word = tokens.word(at)?;
    let half = Number::new(Decimal::new(5, -1));
    if matches!(word, "halved" | "halving") {
        return Some((half.with_class(Class::Fraction), at + 1));
    }
    if word != "half" {
        return None;
    }
    let next = skip_hyphen(tokens, at + 1);
    let article = matches!(tokens.word(next), Some("a" | "an"));
    // "half a million" is read along with the numerals.
    if let Some(read) = amount(tokens, at, Priced::No) {
        return Some(measured(tokens, at, read));
    }
    if let Some((unit, end)) = unit_after(tokens, next + usize::from(article)) {
        return Some((half.with_unit(unit), end));
    }
    let before = word_before(tokens, at, 1);
    let named = matches!(before, Some("first" | "second" | "latter" | "other" | "better"));
    let hyphen = next > at + 1;
    let counts = before.is_some_and(|word| BEFORE_HALF.has(word))
        || tokens.word(at + 1).is_some_and(|word| AFTER_HALF.has(word));
    (counts && !named && !hyphen).then(|| (half.with_class(Class::Fraction), at + 1))
}
