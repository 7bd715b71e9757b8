//! How well two numbers agree, and by which power of ten they differ.

use super::{Class, Decimal, Number, Precision, Unit};

/// How far "about" reaches, as a share of the value.
const ABOUT: f64 = 0.1;

/// Relative difference below which two computed values count as equal.
pub(super) const SAME: f64 = 1e-6;

/// Relative difference up to which one value may be the other one rounded.
pub(super) const ROUNDED: f64 = 0.05;

/// The share of an agreement that is left if two numbers differ in this respect, from 0 to 1.
mod share {
    // Their classes.
    /// Only one of them names its currency.
    pub(super) const CURRENCY_UNSAID: f32 = 0.9;
    /// One is a multiple, place or part, and the other is in words that do not show it: 第三章 and "chapter 3".
    pub(super) const CLASS_UNSAID: f32 = 0.8;
    /// 50 % of something is 0.5 times as much.
    pub(super) const PART_OR_MULTIPLE: f32 = 0.9;
    /// Careless writers say "percent" for percentage points.
    pub(super) const PART_OR_POINTS: f32 = 0.7;
    /// They have nothing but the value in common.
    pub(super) const OTHER_CLASS: f32 = 0.3;

    // Their units.
    /// What is counted is people, for whom there are many nouns.
    pub(super) const HEADS: f32 = 0.8;
    /// Two measures that cannot be converted: the value was kept and the unit changed.
    pub(super) const OTHER_UNIT: f32 = 0.5;

    // How exactly equal values are stated.
    /// Only one of them says "about", or they say different things of this kind.
    pub(super) const PRECISION_UNSAID: f32 = 0.9;
    /// "More than" against "less than".
    pub(super) const OTHER_SIDE: f32 = 0.6;

    // Values that differ.
    /// One is within reach of the other's "about" or "more than".
    pub(super) const APPROXIMATED: f32 = 0.7;
    /// 上百 against "more than a hundred".
    pub(super) const ORDER_OR_MORE: f32 = 0.8;
    /// One has the order of magnitude that the other states: 几十 and 45.
    pub(super) const WITHIN_ORDER: f32 = 0.4;
    /// Ranges, or a range and a value, with one end in common.
    pub(super) const COMMON_END: f32 = 0.5;
    /// Ranges that only overlap.
    pub(super) const OVERLAP: f32 = 0.3;
    /// One is the other rounded to two digits or more.
    pub(super) const ROUNDED: f32 = 0.8;
    /// The same with one digit, to which many values can be rounded.
    pub(super) const ROUNDED_ROUGHLY: f32 = 0.6;
    /// Cut off instead of rounded.
    pub(super) const CUT_OFF: f32 = 0.6;
}

impl Number {
    /// The least and the greatest value that may be meant. Both are the value itself if it is exact.
    ///
    /// "About" reaches a tenth either way. "More than 3,000" reaches up to 4,000, one step of its last digit:
    /// a writer who meant more would say more. "Nearly" reaches a tenth down.
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
    /// 1 for equal values of one class. Units of one dimension are converted first. An approximation, a
    /// rounded value, one end of a range, or an overlap of vague quantities gives partial credit; another
    /// class or currency lowers the result. How telling an agreement is (3 is everywhere, 24801 is not) is
    /// left to the caller.
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

    /// The power of ten by which `other` must be multiplied to become this number, if the digits agree but
    /// the scale does not: the confusion of 亿 and "billion".
    ///
    /// `None` if the values are equal, or differ by more than 1 % after scaling. Ranges must agree at both
    /// ends.
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

/// The share of an agreement of values that is left with these classes.
fn class_agreement(a: Class, b: Class) -> f32 {
    use Class::{Fraction, Money, Multiple, Ordinal, Percent, Plain, Points};
    match (a, b) {
        _ if a == b => 1.0,
        (Percent, Fraction) | (Fraction, Percent) => 1.0,
        (Plain, Money) | (Money, Plain) => share::CURRENCY_UNSAID,
        (Plain, Multiple | Ordinal | Fraction) | (Multiple | Ordinal | Fraction, Plain) => {
            share::CLASS_UNSAID
        }
        (Percent | Fraction, Multiple) | (Multiple, Percent | Fraction) => share::PART_OR_MULTIPLE,
        (Percent | Fraction, Points) | (Points, Percent | Fraction) => share::PART_OR_POINTS,
        _ => share::OTHER_CLASS,
    }
}

/// The share of an agreement of values that is left with these units, and the factors of the values before
/// they are compared.
fn unit_agreement(a: Option<Unit>, b: Option<Unit>) -> (f32, (f64, f64)) {
    match (a, b) {
        (Some(a), Some(b)) if a == b => (1.0, (1.0, 1.0)),
        (Some(a), Some(b)) if a.dimension() == b.dimension() => (1.0, (a.factor(), b.factor())),
        (Some(a), Some(b)) if counts_heads(a) || counts_heads(b) => (share::HEADS, (1.0, 1.0)),
        (Some(_), Some(_)) => (share::OTHER_UNIT, (1.0, 1.0)),
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
            return share::APPROXIMATED;
        }
    }
    rounding_agreement((a.value, a_value), (b.value, b_value))
}

/// The share that is left if the values are equal but are stated more or less exactly.
fn precision_agreement(a: Precision, b: Precision) -> f32 {
    match (a, b) {
        _ if a == b => 1.0,
        (Precision::AtLeast, Precision::AtMost) | (Precision::AtMost, Precision::AtLeast) => {
            share::OTHER_SIDE
        }
        _ => share::PRECISION_UNSAID,
    }
}

/// Two quantities, at least one of them only an order of magnitude: their overlap, in orders of magnitude.
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
        (Precision::AtLeast, _) | (_, Precision::AtLeast) if same(a_wide.0, b_wide.0) => share::ORDER_OR_MORE,
        (Precision::Vague, _) if inside(b_wide.0, a_wide) => share::WITHIN_ORDER,
        (_, Precision::Vague) if inside(a_wide.0, b_wide) => share::WITHIN_ORDER,
        _ => 0.0,
    }
}

/// A range against a range or a value: half for a common end, less for an overlap.
fn range_agreement(a: (f64, f64), b: (f64, f64), common_end: bool) -> f32 {
    // A single value may also be the range's other end.
    let touches = same(a.0, b.1) && same(b.0, b.1) || same(a.1, b.0) && same(a.0, a.1);
    if common_end || touches {
        return share::COMMON_END;
    }
    if a.0 <= b.1 && b.0 <= a.1 { share::OVERLAP } else { 0.0 }
}

/// Two exact values that differ: whether one is the other rounded, and to how many digits.
pub(super) fn rounding_agreement((a, a_value): (Decimal, f64), (b, b_value): (Decimal, f64)) -> f32 {
    let (fine, rough, digits) =
        if a.digits() > b.digits() { (a_value, b_value, b.digits()) } else { (b_value, a_value, a.digits()) };
    // Small whole numbers are counts: 10 is not 11 rounded.
    const COUNTS: f64 = 100.0;
    let count = |value: f64| value.fract() == 0.0 && value.abs() < COUNTS;
    if a.digits() == b.digits() || count(fine) || (fine - rough).abs() > ROUNDED * fine.abs() {
        return 0.0;
    }
    let step = 10f64.powf(rough.abs().log10().floor() - f64::from(digits) + 1.0);
    if (fine - rough).abs() <= step / 2.0 * (1.0 + SAME) {
        return if digits > 1 { share::ROUNDED } else { share::ROUNDED_ROUGHLY };
    }
    // Cut off instead of rounded: 16.7 for 16.76.
    let is_cut_off = digits > 1 && rough.abs() < fine.abs() && fine.abs() - rough.abs() < step;
    if is_cut_off { share::CUT_OFF } else { 0.0 }
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
