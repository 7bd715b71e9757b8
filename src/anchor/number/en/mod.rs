//! Numbers in English text: finds the numerals that stand for numbers, and what they count.

mod fraction;
mod measure;
mod numeral;
mod ordinal;
mod parts;
mod scale;
mod sign;
mod span;

use std::sync::LazyLock;

use self::fraction::{fraction_words, half, multiple_word, part_of_point};
use self::measure::{measured, range, second_of_range, share_sign, unit_after};
use self::numeral::amount;
use self::ordinal::ordinal;
use self::scale::{Amount, Priced};
use self::sign::{is_signed, with_sign};
use self::span::{long_time, unit_and_half};
use crate::anchor::number::digits::{arabic, currency_sign, is_name, slashed};
use crate::anchor::number::{Class, Decimal, Number, Precision, Unit, qualifier};
use crate::anchor::phrase::{Phrases, Read, skip};
use crate::language::Language;
use crate::lexeme::english;
use crate::sieve::Sieve;
use crate::span::Span;
use crate::text::code::code_end;
use crate::text::token::{Kind, Tokens};

pub(crate) use self::ordinal::ordinal_word;
pub(crate) use self::scale::{skip_hyphen, small};

/// The numbers, in order.
pub(super) fn find(tokens: &Tokens<'_>) -> Vec<(Span, Number)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some(end) = code_end(tokens, at).or_else(|| expression_without_number(tokens, at)) {
            at = end;
            continue;
        }
        if !may_begin(tokens, at) {
            at += 1;
            continue;
        }
        match number(tokens, at) {
            Some((number, end)) => {
                let signed = usize::from(is_signed(tokens, at));
                found.push((tokens.span(at - signed, end), qualified(number, tokens, at - signed, end)));
                at = end;
            }
            // A rejected run of digits is skipped as a whole.
            None => at = arabic(tokens, at).map_or(at + 1, |(_, end)| end),
        }
    }
    found
}

/// The number that begins at the token.
fn number(tokens: &Tokens<'_>, at: usize) -> Read<Number> {
    multiple_word(tokens, at)
        .or_else(|| ordinal(tokens, at))
        .or_else(|| part_of_point(tokens, at))
        .or_else(|| fraction_words(tokens, at))
        .or_else(|| half(tokens, at))
        .or_else(|| money(tokens, at))
        .or_else(|| unit_and_half(tokens, at))
        .or_else(|| long_time(tokens, at))
        .or_else(|| plain(tokens, at))
}

/// Whether a number may begin at the token: most tokens are skipped here.
fn may_begin(tokens: &Tokens<'_>, at: usize) -> bool {
    /// Words of the grammar that are in no list.
    const WORDS: [&str; 25] = [
        "a",
        "an",
        "centenaries",
        "centenary",
        "centennial",
        "centuries",
        "couple",
        "decades",
        "each",
        "entire",
        "every",
        "few",
        "half",
        "halved",
        "halving",
        "last",
        "many",
        "no",
        "nos",
        "number",
        "past",
        "per",
        "quarter",
        "several",
        "whole",
    ];
    static FIRST: LazyLock<Sieve> = LazyLock::new(|| {
        let kinds = ["multiple", "numeral", "order", "ordinal", "scale"];
        Sieve::of(kinds.into_iter().flat_map(english).map(|lexeme| lexeme.form).chain(WORDS))
    });
    /// How many tokens a currency has before the digits: “Rs. ¥5”.
    const CURRENCY: usize = 3;
    let is_priced = || (at + 1..=at + CURRENCY).any(|at| tokens.digits(at).is_some());
    match tokens.get(at).map(|token| token.kind) {
        Some(Kind::Word) => {
            let word = tokens.folded(at);
            FIRST.may_have(word) || word.ends_with("fold") || is_priced()
        }
        Some(Kind::Mark) => matches!(tokens.mark(at), Some('#' | '№')) || is_priced(),
        Some(Kind::Digits | Kind::Han) => true,
        None => false,
    }
}

/// Adds "more than", "nearly" or "or so" around the number.
fn qualified(number: Number, tokens: &Tokens<'_>, at: usize, end: usize) -> Number {
    if number.precision != Precision::Exact || number.class == Class::Ordinal {
        return number;
    }
    let precision = qualifier::precision(tokens.text_before(at), tokens.text_from(end), Language::English);
    Number { precision, ..number }
}

/// The end of an expression without a number that begins here.
fn expression_without_number(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    static EXPRESSIONS: LazyLock<Phrases<()>> =
        LazyLock::new(|| Phrases::of_lines(include_str!("../../../data/not-numbers.en.txt")));
    EXPRESSIONS.end(tokens, at)
}

/// A currency before the amount: $1.2bn, RMB1.2trn, US $3 billion.
fn money(tokens: &Tokens<'_>, at: usize) -> Read<Number> {
    let (currency, start) = currency_sign(tokens, at)?;
    let read = amount(tokens, start, Priced::Yes)?;
    let (number, end) = range(tokens, start, read, Priced::Yes);
    // "$5 US dollars" names the currency twice.
    let named_again = unit_after(tokens, end).filter(|(unit, _)| unit.is_currency());
    Some((number.with_unit(currency), named_again.map_or(end, |(_, end)| end)))
}

/// The first numeral with its sign, up to the second one if it is a range.
#[cfg(feature = "lint")]
pub(super) fn numeral(tokens: &Tokens<'_>) -> Option<Span> {
    let (first, priced) = match currency_sign(tokens, 0) {
        Some((_, start)) => (start, Priced::Yes),
        None => (0, Priced::No),
    };
    (first..tokens.len()).find_map(|at| {
        let read = amount(tokens, at, priced)?;
        let (_, end) = range(tokens, at, read, priced);
        Some(tokens.span(at - usize::from(is_signed(tokens, at)), end))
    })
}

/// Everything that begins with a numeral.
fn plain(tokens: &Tokens<'_>, at: usize) -> Read<Number> {
    if let Some((value, end)) = slashed(tokens, at) {
        return Some((Number::new(value).with_class(Class::Fraction), end));
    }
    let read = amount(tokens, at, Priced::No)?;
    if is_name(tokens, at) || is_article(tokens, at, read) {
        return None;
    }
    if let Some(found) = one_in(tokens, read) {
        return Some(found);
    }
    if let Some(found) = age(tokens, at, read) {
        return Some(found);
    }
    let (number, end) = measured(tokens, at, read);
    Some((with_sign(number, tokens, at, end), end))
}

/// "in her 20s", "the mid-30s": an age of that many years or a little more.
fn age(tokens: &Tokens<'_>, at: usize, read: Amount) -> Read<Number> {
    let years = tokens.digits(at).is_some_and(|digits| digits.len() == 2 && digits.ends_with('0'))
        && tokens.word(read.end) == Some("s")
        && tokens.glued(read.end);
    let year = Unit::of_symbol("year").filter(|_| years)?;
    Some((Number { precision: Precision::AtLeast, ..Number::new(read.low).with_unit(year) }, read.end + 1))
}

/// "one" is usually a pronoun or an article: it is a number before a unit or a percent sign, or in "one in
/// ten".
fn is_article(tokens: &Tokens<'_>, at: usize, read: Amount) -> bool {
    let word = tokens.word(at);
    let unit = unit_after(tokens, read.end).filter(|(unit, _)| unit.dimension() != "person");
    if word == Some("zero") {
        return share_sign(tokens, read.end).is_none() && unit_after(tokens, read.end).is_none();
    }
    word == Some("one")
        && read.end == at + 1
        && share_sign(tokens, read.end).is_none()
        && unit.is_none()
        && one_in(tokens, read).is_none()
        && second_of_range(tokens, at, read, Priced::No).is_none()
}

/// "one in ten thousand", "9 out of 10".
fn one_in(tokens: &Tokens<'_>, part: Amount) -> Read<Number> {
    let start = match (tokens.word(part.end)?, tokens.word(part.end + 1)) {
        ("in", _) => part.end + 1,
        ("out", Some("of")) => part.end + 2,
        _ => return None,
    };
    let ten = Decimal::from(10);
    let start = skip(tokens, start, "every");
    let whole = amount(tokens, start, Priced::No)?;
    let later = unit_after(tokens, whole.end)
        .is_some_and(|(unit, _)| matches!(unit.dimension(), "time" | "calendar"));
    let year = whole.digits && Decimal::from(1500) < whole.low && whole.low < Decimal::from(2200);
    let fits = part.low < whole.low
        && part.low < ten
        && part.power == 0
        && whole.low == whole.high
        && !later
        && !year;
    fits.then(|| (Number::new(part.low.over(whole.low)).with_class(Class::Fraction), whole.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_begins_where_one_may() {
        let texts = [
            include_str!("../../../../fixtures/anchor/numbers.en.tsv"),
            include_str!("../../../../fixtures/anchor/dates.en.tsv"),
            include_str!("../../../../fixtures/huxiu/article.en.txt"),
            include_str!("../../../../fixtures/clean/article.en.txt"),
            include_str!("../../../data/lexemes.en.tsv"),
            include_str!("../../../data/words.en.tsv"),
            include_str!("../../../data/units.tsv"),
            include_str!("../../../data/not-numbers.en.txt"),
            "US$5, US $ 5, RMB 5, Rs. 500, RMB ¥500, HK$5, €5, #3, №3, No. 3, 人民币5, half, threefold, a decade",
        ];
        for text in texts.into_iter().flat_map(str::lines) {
            let tokens = Tokens::of(text);
            for at in 0..tokens.len() {
                assert!(
                    may_begin(&tokens, at) || number(&tokens, at).is_none(),
                    "{text}: {}",
                    tokens.raw(at)
                );
            }
        }
    }
}
