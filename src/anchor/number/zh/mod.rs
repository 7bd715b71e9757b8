//! Numbers in Chinese text: finds the numerals that stand for numbers, and what they count.

mod context;
mod digit;
mod fixed;
mod measure;
mod numeral;
#[cfg(test)]
mod oracle;
mod ordinal;
mod range;
mod sign;

use std::sync::LazyLock;

use self::context::is_counted;
use self::fixed::{half, phrase};
use self::measure::{discount, share, unit_after, with_unit};
use self::numeral::{Amount, Shape};
use self::ordinal::ordinal;
use self::range::{fraction, range};
use self::sign::{sign_before, signed};
use crate::anchor::number::digits::{currency_sign, is_name, slashed};
use crate::anchor::number::{Class, Number, Precision, qualifier};
use crate::anchor::phrase::{Phrases, Read};
use crate::language::Language;
use crate::span::Span;
use crate::text::code::code_end;
use crate::text::token::Tokens;

pub(crate) use self::digit::begins;
pub(crate) use self::numeral::amount;

/// The numbers, in order.
pub(super) fn find(tokens: &Tokens<'_>) -> Vec<(Span, Number)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some(end) = code_end(tokens, at).or_else(|| word_without_number(tokens, at)) {
            at = end;
            continue;
        }
        let read = phrase(tokens, at)
            .or_else(|| ordinal(tokens, at))
            .or_else(|| half(tokens, at))
            .or_else(|| prefixed(tokens, at))
            .or_else(|| money(tokens, at))
            .or_else(|| discount(tokens, at));
        let (read, next) = match read {
            Some(found) => (Some(found), at + 1),
            None if begins(tokens, at) => plain(tokens, at),
            None => (None, at + 1),
        };
        match read {
            Some((number, end)) => {
                let start = at - sign_before(tokens, at);
                found.push((tokens.span(start, end), qualified(number, tokens, start, end)));
                at = end;
            }
            None => at = next,
        }
    }
    found
}

/// Adds 约, 超过 or 左右 around the number.
fn qualified(number: Number, tokens: &Tokens<'_>, at: usize, end: usize) -> Number {
    if number.precision != Precision::Exact {
        return number;
    }
    let precision = qualifier::precision(tokens.text_before(at), tokens.text_from(end), Language::Chinese);
    Number { precision, ..number }
}

/// The end of a word without a number that begins here.
fn word_without_number(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    static WORDS: LazyLock<Phrases<()>> =
        LazyLock::new(|| Phrases::of_lines(include_str!("../../../data/not-numbers.zh.txt")));
    // 二百五 is not one in 二百五十万.
    let goes_on = |end: usize| {
        begins(tokens, end)
            && amount(tokens, at).0.is_some_and(|read| read.shape == Shape::Full && read.end > end)
    };
    WORDS.end(tokens, at).filter(|&end| !goes_on(end))
}

/// A multiplier without a digit, after a word that makes it a number: 上百, 近亿, 超千万.
fn prefixed(tokens: &Tokens<'_>, at: usize) -> Read<Number> {
    let prefix = tokens.han(at)?;
    let precision = match prefix {
        '上' | '成' => Precision::Vague,
        '近' => Precision::AtMost,
        '超' | '逾' | '过' | '破' | '达' => Precision::AtLeast,
        _ => return None,
    };
    // 以上百分之: 上 belongs to the word before.
    if matches!(tokens.han(at.wrapping_sub(1)), Some('以' | '早' | '晚' | '身' | '网')) {
        return None;
    }
    let (Some(read), _) = amount(tokens, at + 1) else { return None };
    let divides = tokens.spells(read.end, "分之");
    if read.shape != Shape::Bare || read.precision != Precision::Exact || divides {
        return None;
    }
    let number = match precision {
        Precision::Vague => Number { precision, ..Number::between(read.low, read.low.scaled(1)) },
        _ => Number { precision, ..Number::new(read.low) },
    };
    Some(with_unit(number, tokens, read.end))
}

/// A currency sign before the amount: ¥300, US$1.2亿.
fn money(tokens: &Tokens<'_>, at: usize) -> Read<Number> {
    let (currency, start) = currency_sign(tokens, at)?;
    let (Some(read), _) = amount(tokens, start) else { return None };
    if read.shape != Shape::Arabic {
        return None;
    }
    let (number, end) = range(tokens, start, read);
    // ¥300元 names the currency twice.
    let named_again = unit_after(tokens, end).filter(|(unit, _)| unit.is_currency());
    Some((number.with_unit(currency), named_again.map_or(end, |(_, end)| end)))
}

/// Everything that begins with a numeral.
fn plain(tokens: &Tokens<'_>, at: usize) -> (Read<Number>, usize) {
    if let Some((value, end)) = slashed(tokens, at) {
        return (Some((Number::new(value).with_class(Class::Fraction), end)), end);
    }
    let (read, next) = amount(tokens, at);
    let Some(read) = read else { return (None, next) };
    let Some((number, end)) = measured(tokens, at, read) else { return (None, next) };
    (Some((number, end)), next)
}

fn measured(tokens: &Tokens<'_>, at: usize, read: Amount) -> Read<Number> {
    if tokens.spells(read.end, "分之") {
        return fraction(tokens, read).map(|(number, end)| (signed(number, tokens, at), end));
    }
    if is_name(tokens, at) || !is_counted(tokens, at, read) {
        return None;
    }
    let (number, end) = range(tokens, at, read);
    Some(share(&number, tokens, end).unwrap_or_else(|| with_unit(number, tokens, end)))
}
