//! Numbers and what they count.
//!
//! [`find`] reads them in either language, [`Number`] is the result, and [`Number::similarity`] compares two.
//! 167.61亿 and "16.761 billion" are the same number; so are 五成 and "50 percent", 半年 and "six months", 几十 and
//! "dozens".

mod compare;
mod decimal;
mod digits;
mod en;
mod index;
mod qualifier;
mod unit;
mod zh;

use std::fmt;

use serde::Serialize;

use super::phrase::Read;
use crate::language::Language;
use crate::span::Span;
use crate::text::scan::{Scan, scanned};
use crate::text::token::Tokens;

pub use decimal::Decimal;
pub(crate) use en::{ordinal_word, skip_hyphen, small};
pub(super) use index::NumberIndex;
pub use unit::Unit;
pub(crate) use zh::begins as begins_numeral;

/// A number as a text states it: its value, how exact it is, and what it counts.
///
/// Its [`Display`](fmt::Display) form is for people: `~300..400 person`, `>=3000`, `0.18 percent`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Number {
    /// The value; the lower end of a range. A percentage or fraction has its value as a share of one: 18 % is
    /// 0.18.
    pub value: Decimal,
    /// The upper end of a range (三四百, "5 to 7") or of a vague quantity (几十: 20 to 100).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Decimal>,
    /// What kind of number it is.
    pub class: Class,
    /// How exact it is.
    pub precision: Precision,
    /// What it counts, if that is a unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
}

/// The kind of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Class {
    /// A count or measure: 2万4801, 725km.
    Plain,
    /// An amount of money: $1.2bn.
    Money,
    /// Hundredths: 百分之十八, 3.5%; also tenths (五成) and discounts (八折 is 20 % off).
    Percent,
    /// A part: 三分之二, 万分之一, "one-third", "half".
    Fraction,
    /// A place in an order: 第三, "third", "No. 3".
    Ordinal,
    /// How many times as much: 5倍, "threefold", "doubled".
    Multiple,
    /// A difference between percentages: 个百分点, "percentage points", "basis points".
    Points,
}

/// How exactly a number is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Precision {
    /// Exactly as stated.
    Exact,
    /// Roughly: 约3000, 左右, "about", "some".
    About,
    /// That or more: 3000多, 超过, "more than", "at least".
    AtLeast,
    /// That or less: 近亿, 不到, "nearly", "less than".
    AtMost,
    /// Only the order of magnitude is given: 几十, 上百, "dozens", "millions". The value and
    /// [`high`](Number::high) bound it.
    Vague,
}

impl Number {
    /// A plain exact number.
    pub fn new(value: Decimal) -> Number {
        Number { value, high: None, class: Class::Plain, precision: Precision::Exact, unit: None }
    }

    /// The same value in another class.
    #[must_use]
    pub fn with_class(self, class: Class) -> Number {
        Number { class, ..self }
    }

    /// The same value with a unit; a currency makes it money.
    #[must_use]
    pub fn with_unit(self, unit: Unit) -> Number {
        let class = if unit.is_currency() { Class::Money } else { self.class };
        Number { unit: Some(unit), class, ..self }
    }

    /// A plain exact number from `low` to `high`; a single value if they are equal.
    fn between(low: Decimal, high: Decimal) -> Number {
        Number { high: (low != high).then_some(high), ..Number::new(low) }
    }

    /// The same number with both ends changed alike; which of them is the lower must stay the same.
    fn map_ends(self, change: impl Fn(Decimal) -> Decimal) -> Number {
        Number { value: change(self.value), high: self.high.map(change), ..self }
    }

    /// The same number on the other side of zero, where the upper end is the lower one.
    fn negated(self) -> Number {
        match self.high {
            Some(high) => Number { value: high.negated(), high: Some(self.value.negated()), ..self },
            None => Number { value: self.value.negated(), ..self },
        }
    }

    /// Whether exactly this value is meant, not a range or an approximation.
    pub fn is_exact(&self) -> bool {
        self.high.is_none() && self.precision == Precision::Exact
    }
}

/// The numbers of a text, in order and without overlaps, in linear time.
///
/// Numerals in dates are found too (29日 is a number of days): [`anchors`](super::anchors) leaves them to the
/// dates. Codes (LP700-4, 5G), and words that merely contain a numeral (万一, 千万不要, "no one"), are not numbers.
/// 一 before a classifier and "a" before a noun are articles, not the number one.
///
/// ```
/// use duizhao::Language;
/// use duizhao::anchor::number::find;
///
/// let text = "用户超过2万4801人";
/// let (span, number) = &find(text, Language::Chinese)[0];
/// assert_eq!((span.of(text), number.to_string().as_str()), ("2万4801人", ">=24801 person"));
///
/// let text = "worth half a million dollars";
/// let (span, number) = &find(text, Language::English)[0];
/// assert_eq!((span.of(text), number.to_string().as_str()), ("half a million dollars", "500000 USD"));
/// ```
pub fn find(text: &str, language: Language) -> Vec<(Span, Number)> {
    scanned(text, language, find_in)
}

/// [`find`] in a scanned sentence.
pub(super) fn find_in(scan: &Scan<'_>) -> Vec<(Span, Number)> {
    match scan.language {
        Language::Chinese => zh::find(&scan.tokens),
        Language::English => en::find(&scan.tokens),
    }
}

/// Where the numeral is in the English words of one number: with its sign and its scale words, without
/// currency and unit. For a range, both ends.
#[cfg(feature = "lint")]
pub(crate) fn numeral(words: &str) -> Option<Span> {
    en::numeral(&Tokens::of(words))
}

/// The unit written at `at`, and the token after it.
#[cfg(feature = "lint")]
pub(crate) fn unit_at(tokens: &Tokens<'_>, at: usize, language: Language) -> Read<Unit> {
    Unit::at(tokens, at, language)
}

/// The whole number written at `at` in Arabic or Chinese digits, and the token after it.
pub(crate) fn whole_number(tokens: &Tokens<'_>, at: usize) -> Read<i64> {
    let read = zh::amount(tokens, at).0?;
    let exact = read.precision == Precision::Exact && read.low == read.high;
    read.low.to_i64().filter(|_| exact).map(|value| (value, read.end))
}

/// The token after the numeral at `at`, or after `at` itself if there is none.
pub(crate) fn numeral_end(tokens: &Tokens<'_>, at: usize) -> usize {
    let (read, next) = zh::amount(tokens, at);
    read.map_or(next, |read| read.end)
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.precision {
            Precision::Exact => "",
            Precision::About => "~",
            Precision::AtLeast => ">=",
            Precision::AtMost => "<=",
            Precision::Vague => "?",
        })?;
        write!(f, "{}", self.value)?;
        if let Some(high) = self.high {
            write!(f, "..{high}")?;
        }
        f.write_str(match self.class {
            Class::Plain | Class::Money => "",
            Class::Percent => " percent",
            Class::Fraction => " fraction",
            Class::Ordinal => " ordinal",
            Class::Multiple => " multiple",
            Class::Points => " points",
        })?;
        match self.unit {
            Some(unit) => write!(f, " {unit}"),
            None => Ok(()),
        }
    }
}
