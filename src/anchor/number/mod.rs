//! Numbers and what they count.
//!
//! [`find`] reads them in either language, [`Number`] is what they are read as, and
//! [`Number::similarity`] compares two. 167.61亿 and "16.761 billion" are the same number; so are
//! 五成 and "50 percent", 半年 and "six months", 几十 and "dozens".

mod decimal;
mod digits;
mod en;
mod han;
mod qualifier;
mod unit;
mod words;
mod zh;

use std::fmt;

use serde::Serialize;

use crate::language::Language;
use crate::span::Span;
use crate::text::scan::{Scan, scanned};
use crate::text::token::Tokens;

pub use decimal::Decimal;
pub use unit::Unit;
pub(super) use words::{skip_hyphen, small};

/// A number as a text says it: its value, how exactly it is said, and what it counts.
///
/// Its [`Display`](fmt::Display) form is for people: `~300..400 person`, `>=3000`, `0.18 percent`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Number {
    /// The value; of a range the lower end. A percentage or fraction counts as what it is of one:
    /// 18 % is 0.18.
    pub value: Decimal,
    /// The upper end of a range (三四百, "5 to 7") or of a vague quantity (几十: 20 to 100).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Decimal>,
    /// What sort of number it is.
    pub class: Class,
    /// How exactly it is said.
    pub precision: Precision,
    /// What it counts, where that is a unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
}

/// What sort of number a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Class {
    /// A count or measure: 2万4801, 725km.
    Plain,
    /// An amount of money: $1.2bn.
    Money,
    /// So many of a hundred: 百分之十八, 3.5%; also tenths (五成) and discounts (八折 is 20 % off).
    Percent,
    /// A part: 三分之二, 万分之一, "one-third", "half".
    Fraction,
    /// A place in an order: 第三, "third", "No. 3".
    Ordinal,
    /// So many times as much: 5倍, "threefold", "doubled".
    Multiple,
    /// A difference between percentages: 个百分点, "percentage points", "basis points".
    Points,
}

/// How exactly a number is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Precision {
    /// As it stands.
    Exact,
    /// Roughly: 约3000, 左右, "about", "some".
    About,
    /// That or more: 3000多, 超过, "more than", "at least".
    AtLeast,
    /// That or less: 近亿, 不到, "nearly", "less than".
    AtMost,
    /// Only the order of size is said: 几十, 上百, "dozens", "millions". The value and
    /// [`high`](Number::high) bound it.
    Vague,
}

/// How far "about" reaches, as a share of the value.
const ABOUT: f64 = 0.1;

/// Relative difference below which two computed values are the same.
const SAME: f64 = 1e-6;

/// Relative difference up to which a value may count as the other rounded.
const ROUNDED: f64 = 0.05;

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

    /// Whether just this value is meant, neither a range nor an approximation.
    pub fn is_exact(&self) -> bool {
        self.high.is_none() && self.precision == Precision::Exact
    }

    /// The least and the greatest value that may be meant. Both are the value where it is exact.
    ///
    /// "About" reaches a tenth either way. "More than 3,000" reaches to 4,000, one step of the last
    /// digit said: whoever means more says more. "Nearly" reaches a tenth down.
    ///
    /// ```
    /// use duizhao::Language;
    /// use duizhao::anchor::number;
    ///
    /// let (_, number) = &number::find("3000多人", Language::Chinese)[0];
    /// assert_eq!(number.interval(), (3000.0, 4000.0));
    /// ```
    pub fn interval(&self) -> (f64, f64) {
        let low = self.value.to_f64();
        let high = self.high.map_or(low, Decimal::to_f64);
        match self.precision {
            Precision::Exact | Precision::Vague => (low, high),
            Precision::About => (low - ABOUT * low.abs(), high + ABOUT * high.abs()),
            Precision::AtLeast => {
                let step = Decimal::new(1, self.high.unwrap_or(self.value).exponent()).to_f64();
                (low, high + step)
            }
            Precision::AtMost => (low - ABOUT * low.abs(), high),
        }
    }

    /// How well two numbers agree, from 0 to 1. Symmetric.
    ///
    /// 1 for equal values of one class. Units of one dimension are converted first. An
    /// approximation, a rounded value, one end of a range, or an overlap of vague quantities count
    /// in part; another class or currency lowers it. How telling an agreement is (3 is everywhere,
    /// 24801 is not) is left to the caller.
    ///
    /// ```
    /// use duizhao::Language::{Chinese, English};
    /// use duizhao::anchor::number::find;
    ///
    /// let of = |text, language| find(text, language).remove(0).1;
    /// assert_eq!(of("167.61亿", Chinese).similarity(&of("16.761 billion", English)), 1.0);
    /// assert_eq!(of("半年", Chinese).similarity(&of("six months", English)), 1.0);
    /// assert_eq!(of("167.61亿", Chinese).similarity(&of("1.6761 billion", English)), 0.0);
    /// ```
    pub fn similarity(&self, other: &Number) -> f32 {
        let class = class_agreement(self.class, other.class);
        let (unit, scales) = unit_agreement(self.unit, other.unit);
        class * unit * value_agreement(self, other, scales)
    }

    /// By which power of ten `other` must be multiplied to become this number, where the digits
    /// are the same but the scale is not: the slip of 亿 against "billion".
    ///
    /// `None` where the values are equal, or differ by more than 1 % after scaling. Ranges must
    /// agree at both ends.
    ///
    /// ```
    /// use duizhao::Language::{Chinese, English};
    /// use duizhao::anchor::number::find;
    ///
    /// let of = |text, language| find(text, language).remove(0).1;
    /// let (source, target) = (of("14.09亿", Chinese), of("140.9 billion", English));
    /// assert_eq!(source.ratio_power_of_ten(&target), Some(-2));
    /// assert_eq!(source.ratio_power_of_ten(&of("1.409 billion", English)), None);
    /// ```
    pub fn ratio_power_of_ten(&self, other: &Number) -> Option<i32> {
        let (_, (scale, other_scale)) = unit_agreement(self.unit, other.unit);
        let power = |a: Decimal, b: Decimal| power_of_ten(a.to_f64() * scale, b.to_f64() * other_scale);
        let low = power(self.value, other.value)?;
        let same_at_both_ends = match (self.high, other.high) {
            (Some(a), Some(b)) => power(a, b) == Some(low),
            (None, None) => true,
            _ => false,
        };
        same_at_both_ends.then_some(low)
    }
}

/// The numbers of a text in order, none overlapping another, in linear time.
///
/// Numerals of dates are found too (29日 is a number of days): [`anchors`](super::anchors) leaves
/// those to the dates. Codes (LP700-4, 5G), and words that merely contain a numeral (万一, 千万不要,
/// "no one"), are not numbers. 一 before a classifier and "a" before a noun are articles, not ones.
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

/// [`find`] in a sentence that is scanned.
pub(super) fn find_in(scan: &Scan<'_>) -> Vec<(Span, Number)> {
    match scan.language {
        Language::Chinese => zh::find(&scan.tokens),
        Language::English => en::find(&scan.tokens),
    }
}

/// Where the numeral stands in the English words of one number: with its sign and its words of scale,
/// without currency and unit. Of a range both ends.
#[cfg(feature = "lint")]
pub(crate) fn numeral(words: &str) -> Option<Span> {
    en::numeral(&Tokens::of(words))
}

/// The whole number written at `at` in Arabic or Chinese digits, and the token after it.
pub(super) fn whole_number(tokens: &Tokens<'_>, at: usize) -> Option<(i64, usize)> {
    let read = han::amount(tokens, at).0?;
    let exact = read.precision == Precision::Exact && read.low == read.high;
    read.low.to_i64().filter(|_| exact).map(|value| (value, read.end))
}

/// Whether a numeral in Arabic or Chinese digits may begin at `at`.
pub(super) fn begins_numeral(tokens: &Tokens<'_>, at: usize) -> bool {
    han::begins(tokens, at)
}

/// The token after the numeral at `at`, or after `at` itself if there is none.
pub(super) fn numeral_end(tokens: &Tokens<'_>, at: usize) -> usize {
    let (read, next) = han::amount(tokens, at);
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

/// What is left of an agreement of values where the classes are these.
fn class_agreement(a: Class, b: Class) -> f32 {
    use Class::{Fraction, Money, Multiple, Ordinal, Percent, Plain, Points};
    match (a, b) {
        _ if a == b => 1.0,
        (Percent, Fraction) | (Fraction, Percent) => 1.0,
        (Plain, Money) | (Money, Plain) => 0.9,
        (Plain, Multiple | Ordinal | Fraction) | (Multiple | Ordinal | Fraction, Plain) => 0.8,
        (Percent | Fraction, Multiple) | (Multiple, Percent | Fraction) => 0.9,
        (Percent | Fraction, Points) | (Points, Percent | Fraction) => 0.7,
        _ => 0.3,
    }
}

/// What is left of an agreement of values where the units are these, and what each value is to be
/// multiplied with before comparing.
fn unit_agreement(a: Option<Unit>, b: Option<Unit>) -> (f32, (f64, f64)) {
    /// Two measures that do not convert: the value was kept and the unit changed.
    const OTHER_UNIT: f32 = 0.5;
    match (a, b) {
        (Some(a), Some(b)) if a == b => (1.0, (1.0, 1.0)),
        (Some(a), Some(b)) if a.dimension() == b.dimension() => (1.0, (a.factor(), b.factor())),
        (Some(a), Some(b)) => match counts_heads(a) || counts_heads(b) {
            true => (0.8, (1.0, 1.0)),
            false => (OTHER_UNIT, (1.0, 1.0)),
        },
        _ => (1.0, (1.0, 1.0)),
    }
}

fn counts_heads(unit: Unit) -> bool {
    unit.dimension() == "person"
}

fn value_agreement(a: &Number, b: &Number, (a_scale, b_scale): (f64, f64)) -> f32 {
    let ends = |number: &Number, scale: f64| {
        let low = number.value.to_f64();
        (low * scale, number.high.map_or(low, Decimal::to_f64) * scale)
    };
    let (a_ends, b_ends) = (ends(a, a_scale), ends(b, b_scale));
    let (low, high) = (same(a_ends.0, b_ends.0), same(a_ends.1, b_ends.1));
    let precision = precision_agreement(a.precision, b.precision);
    if low && high {
        return precision;
    }
    let interval = |number: &Number, scale: f64| {
        let (low, high) = number.interval();
        (low * scale, high * scale)
    };
    let (a_wide, b_wide) = (interval(a, a_scale), interval(b, b_scale));
    if a.precision == Precision::Vague || b.precision == Precision::Vague {
        return vague_agreement((a, a_wide), (b, b_wide));
    }
    if a.high.is_some() || b.high.is_some() {
        return range_agreement(a_wide, b_wide, low || high);
    }
    let (a_value, b_value) = (a_ends.0, b_ends.0);
    if a.precision != Precision::Exact || b.precision != Precision::Exact {
        let inside = |value: f64, (low, high): (f64, f64)| low <= value && value <= high;
        if inside(a_value, b_wide) || inside(b_value, a_wide) {
            return 0.7;
        }
    }
    rounding_agreement((a.value, a_value), (b.value, b_value))
}

/// What is left where the values are equal but are said more or less exactly.
fn precision_agreement(a: Precision, b: Precision) -> f32 {
    match (a, b) {
        _ if a == b => 1.0,
        (Precision::AtLeast, Precision::AtMost) | (Precision::AtMost, Precision::AtLeast) => 0.6,
        _ => 0.9,
    }
}

/// Two quantities of which at least one is only an order of size: the overlap, in orders of size.
fn vague_agreement((a, a_wide): (&Number, (f64, f64)), (b, b_wide): (&Number, (f64, f64))) -> f32 {
    if a_wide.0 <= 0.0 || b_wide.0 <= 0.0 {
        return 0.0;
    }
    let inside = |value: f64, (low, high): (f64, f64)| low <= value && value < high;
    match (a.precision, b.precision) {
        (Precision::Vague, Precision::Vague) => {
            let shared = (a_wide.1.min(b_wide.1) / a_wide.0.max(b_wide.0)).ln();
            let all = (a_wide.1.max(b_wide.1) / a_wide.0.min(b_wide.0)).ln();
            (shared / all).max(0.0) as f32
        }
        // 上百 against "more than a hundred".
        (Precision::AtLeast, _) | (_, Precision::AtLeast) if same(a_wide.0, b_wide.0) => 0.8,
        (Precision::Vague, _) if inside(b_wide.0, a_wide) => 0.4,
        (_, Precision::Vague) if inside(a_wide.0, b_wide) => 0.4,
        _ => 0.0,
    }
}

/// A range against a range or a value: half for a common end, less for an overlap.
fn range_agreement(a: (f64, f64), b: (f64, f64), common_end: bool) -> f32 {
    // A single value may also be the range's other end.
    let touches = same(a.0, b.1) && same(b.0, b.1) || same(a.1, b.0) && same(a.0, a.1);
    if common_end || touches {
        return 0.5;
    }
    if a.0 <= b.1 && b.0 <= a.1 { 0.3 } else { 0.0 }
}

/// Two exact values that differ: whether one is the other rounded, and to how many digits.
fn rounding_agreement((a, a_value): (Decimal, f64), (b, b_value): (Decimal, f64)) -> f32 {
    let (fine, rough, digits) = match a.digits() > b.digits() {
        true => (a_value, b_value, b.digits()),
        false => (b_value, a_value, a.digits()),
    };
    // Small whole numbers are counts: 11 is not 10 rounded.
    const COUNTS: f64 = 100.0;
    let count = |value: f64| value.fract() == 0.0 && value.abs() < COUNTS;
    if a.digits() == b.digits() || count(fine) || (fine - rough).abs() > ROUNDED * fine.abs() {
        return 0.0;
    }
    let step = 10f64.powf(rough.abs().log10().floor() - f64::from(digits) + 1.0);
    match (fine - rough).abs() <= step / 2.0 * (1.0 + SAME) {
        true if digits > 1 => 0.8,
        true => 0.6,
        // Cut off instead of rounded: 16.7 for 16.76.
        false if digits > 1 && rough.abs() < fine.abs() && fine.abs() - rough.abs() < step => 0.6,
        false => 0.0,
    }
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= SAME * a.abs().max(b.abs())
}

/// The power of ten between two values with the same digits, unless it is zero.
fn power_of_ten(a: f64, b: f64) -> Option<i32> {
    /// How far the digits may differ.
    const TOLERANCE: f64 = 0.01;
    let ratio = a / b;
    if !ratio.is_finite() || ratio <= 0.0 {
        return None;
    }
    let power = ratio.log10().round();
    let remainder = ratio / 10f64.powf(power) - 1.0;
    (power != 0.0 && remainder.abs() <= TOLERANCE).then_some(power as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(value: i64) -> Number {
        Number::new(Decimal::from(value))
    }

    #[test]
    fn grades_rounded_values() {
        let near = plain(16_761_000_000).similarity(&plain(16_800_000_000));
        assert!(near > 0.7 && near < 1.0);
        assert_eq!(plain(11).similarity(&plain(10)), 0.0);
        assert_eq!(plain(300).similarity(&plain(400)), 0.0);
    }

    #[test]
    fn converts_units_of_one_dimension() {
        let hours = plain(2).with_unit(Unit::of_symbol("h").unwrap());
        let minutes = plain(120).with_unit(Unit::of_symbol("min").unwrap());
        assert_eq!(hours.similarity(&minutes), 1.0);
        assert_eq!(hours.ratio_power_of_ten(&minutes), None);
    }

    #[test]
    fn another_currency_is_no_full_agreement() {
        let money = |symbol| plain(500).with_unit(Unit::of_symbol(symbol).unwrap());
        assert!(money("CNY").similarity(&money("USD")) < 0.6);
    }

    #[test]
    fn no_power_of_ten_between_zero_and_anything() {
        assert_eq!(plain(0).ratio_power_of_ten(&plain(10)), None);
        assert_eq!(plain(-5).ratio_power_of_ten(&plain(50)), None);
        assert_eq!(plain(500).ratio_power_of_ten(&plain(5)), Some(2));
    }
}
