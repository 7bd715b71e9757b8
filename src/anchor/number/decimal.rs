//! Exact decimal values.

use std::cmp::Ordering;
use std::fmt;

use serde::{Serialize, Serializer};

/// A decimal number: an integer times a power of ten.
///
/// Values of up to 18 digits are exact, so that 167.61亿 and "16.761 billion" are equal and not merely close.
/// Any further digits are dropped. In JSON it is a number.
///
/// ```
/// use duizhao::anchor::number::Decimal;
///
/// assert_eq!(Decimal::new(16761, 6), Decimal::new(1_676_100, 4));
/// assert_eq!(Decimal::new(35, -1).to_string(), "3.5");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// Not divisible by ten, unless it is zero.
    significand: i64,
    /// Zero if the value is zero.
    exponent: i32,
}

/// The most digits that are kept.
const DIGITS: usize = 18;

/// The exponents that are kept: anything beyond makes no sense in a text and is clamped.
const EXPONENTS: std::ops::RangeInclusive<i32> = -300..=280;

impl Decimal {
    /// Nothing.
    pub const ZERO: Decimal = Decimal { significand: 0, exponent: 0 };

    /// One.
    pub const ONE: Decimal = Decimal { significand: 1, exponent: 0 };

    /// `significand` × 10^`exponent`. Exponents outside −300..=280 are clamped.
    pub fn new(significand: i64, exponent: i32) -> Decimal {
        Decimal::reduced(i128::from(significand), exponent)
    }

    /// The value of a run of ASCII digits and the digits after its decimal point.
    pub(super) fn from_digits(whole: &str, fraction: &str) -> Decimal {
        let mut significand = 0i128;
        let mut exponent = 0;
        let mut kept = 0;
        let digits = whole.bytes().map(|b| (b, 0)).chain(fraction.bytes().map(|b| (b, -1)));
        for (digit, shift) in digits.filter(|(b, _)| b.is_ascii_digit()) {
            if kept < DIGITS {
                significand = significand * 10 + i128::from(digit - b'0');
                kept += usize::from(significand != 0);
                exponent += shift;
            } else {
                exponent += 1 + shift;
            }
        }
        Decimal::reduced(significand, exponent)
    }

    fn reduced(mut significand: i128, mut exponent: i32) -> Decimal {
        if significand == 0 {
            return Decimal::ZERO;
        }
        let limit = 10i128.pow(DIGITS as u32);
        while significand % 10 == 0 || significand.abs() >= limit {
            significand /= 10;
            exponent += 1;
        }
        let significand = i64::try_from(significand).expect("18 digits fit in 64 bits");
        Decimal { significand, exponent: exponent.clamp(*EXPONENTS.start(), *EXPONENTS.end()) }
    }

    /// Multiplied by ten to the `power`.
    #[must_use]
    pub fn scaled(self, power: i32) -> Decimal {
        Decimal::reduced(i128::from(self.significand), self.exponent.saturating_add(power))
    }

    /// The sum, truncated to 18 digits.
    #[must_use]
    pub(super) fn plus(self, other: Decimal) -> Decimal {
        let (high, low) = if self.exponent >= other.exponent { (self, other) } else { (other, self) };
        if high.significand == 0 {
            return low;
        }
        let shift = (high.exponent - low.exponent) as u32;
        let raised =
            10i128.checked_pow(shift).and_then(|power| i128::from(high.significand).checked_mul(power));
        match raised.and_then(|raised| raised.checked_add(i128::from(low.significand))) {
            Some(sum) => Decimal::reduced(sum, low.exponent),
            None => high,
        }
    }

    /// The product, truncated to 18 digits.
    #[must_use]
    pub(super) fn times(self, other: Decimal) -> Decimal {
        let product = i128::from(self.significand) * i128::from(other.significand);
        Decimal::reduced(product, self.exponent + other.exponent)
    }

    /// The quotient, rounded to some 12 digits after the first; zero if `other` is zero.
    #[must_use]
    pub(super) fn over(self, other: Decimal) -> Decimal {
        const PLACES: u32 = 12;
        if other.significand == 0 {
            return Decimal::ZERO;
        }
        // Both integers are first given the same number of digits, so that the quotient has PLACES of them.
        let lift = PLACES + other.digits().saturating_sub(self.digits());
        let raised = i128::from(self.significand) * 10i128.pow(lift);
        let divisor = i128::from(other.significand);
        let half = divisor.abs() / 2 * raised.signum();
        let quotient = (raised + half) / divisor;
        Decimal::reduced(quotient, self.exponent - other.exponent - lift as i32)
    }

    #[must_use]
    pub(super) fn negated(self) -> Decimal {
        Decimal { significand: -self.significand, ..self }
    }

    /// How many digits there are before the trailing zeros: 2 for 3500.
    pub fn digits(self) -> u32 {
        self.significand.unsigned_abs().checked_ilog10().map_or(1, |log| log + 1)
    }

    /// The power of ten of the last digit that is not zero: 2 for 3500.
    pub(super) fn exponent(self) -> i32 {
        self.exponent
    }

    /// The value, if it is a whole number that fits in 64 bits.
    pub fn to_i64(self) -> Option<i64> {
        10i64.checked_pow(u32::try_from(self.exponent).ok()?)?.checked_mul(self.significand)
    }

    /// The nearest binary floating point number.
    pub fn to_f64(self) -> f64 {
        // Powers of ten up to 10²² are exact, so usual values are rounded only once.
        match self.exponent {
            0.. => self.significand as f64 * 10f64.powi(self.exponent),
            _ => self.significand as f64 / 10f64.powi(-self.exponent),
        }
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Decimal {
        Decimal::new(value, 0)
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> Ordering {
        if self == other {
            return Ordering::Equal;
        }
        // Different values of 18 digits may share a float; the integers then decide.
        self.to_f64()
            .total_cmp(&other.to_f64())
            .then_with(|| (self.exponent, self.significand).cmp(&(other.exponent, other.significand)))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        /// The most zeros that are written out.
        const ZEROS: i32 = 20;
        if self.exponent.abs() > ZEROS + DIGITS as i32 {
            return write!(f, "{}e{}", self.significand, self.exponent);
        }
        if self.exponent >= 0 {
            return write!(f, "{}{}", self.significand, "0".repeat(self.exponent as usize));
        }
        let places = self.exponent.unsigned_abs() as usize;
        let digits = format!("{:0width$}", self.significand.unsigned_abs(), width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        let sign = if self.significand < 0 { "-" } else { "" };
        write!(f, "{sign}{whole}.{fraction}")
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.to_i64() {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.serialize_f64(self.to_f64()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_multiplies_and_divides_exactly() {
        let parts = Decimal::from(20_000).plus(Decimal::from(4_801));
        assert_eq!(parts, Decimal::from(24_801));
        assert_eq!(Decimal::new(12, -1).times(Decimal::new(1, 12)).to_string(), "1200000000000");
        assert_eq!(Decimal::ONE.over(Decimal::from(10_000)).to_string(), "0.0001");
        assert_eq!(Decimal::from(2).over(Decimal::from(3)), Decimal::from(4).over(Decimal::from(6)));
    }

    #[test]
    fn rounds_away_what_is_beyond_eighteen_digits() {
        let long = "9".repeat(400);
        assert!(Decimal::from_digits(&long, "").to_f64() > 1e200);
        assert_eq!(Decimal::from_digits("007", "50"), Decimal::new(75, -1));
        assert_eq!(Decimal::from_digits("", &"0".repeat(400)), Decimal::ZERO);
    }

    #[test]
    fn writes_plain_digits() {
        assert_eq!(Decimal::new(-5, -3).to_string(), "-0.005");
        assert_eq!(Decimal::new(16761, 6).to_string(), "16761000000");
    }
}
