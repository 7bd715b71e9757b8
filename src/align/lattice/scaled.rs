//! Sums of exponentials that do not overflow, for forward–backward.

use std::ops::{AddAssign, Div, Mul};

/// A non-negative number, as `mantissa · 2^exponent`. Path sums leave the range of `f64` after some hundred
/// sentences, and with logarithms each addition would cost an exponential and a logarithm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Scaled {
    mantissa: f64,
    exponent: i32,
}

/// A number smaller by this many powers of two adds nothing to an `f64`.
const NEGLIGIBLE: i32 = -64;
/// The position of the exponent in the bits of an `f64`, and its bias.
const MANTISSA_BITS: u32 = 52;
const BIAS: i32 = 1023;
/// Logarithms beyond this count as infinite.
const LARGEST_LOG: f64 = 1e8;

impl Scaled {
    pub(crate) const ZERO: Scaled = Scaled { mantissa: 0.0, exponent: i32::MIN / 2 };
    pub(crate) const ONE: Scaled = Scaled { mantissa: 1.0, exponent: 0 };

    /// `e^log`, or zero if `log` is not a number.
    pub(crate) fn exp(log: f64) -> Scaled {
        if log.is_nan() || log < -LARGEST_LOG {
            return Scaled::ZERO;
        }
        let binary = log.min(LARGEST_LOG) * std::f64::consts::LOG2_E;
        let whole = binary.floor();
        Scaled { mantissa: (binary - whole).exp2(), exponent: whole as i32 }
    }

    /// The natural logarithm, minus infinity for zero.
    pub(crate) fn ln(self) -> f64 {
        if self.is_zero() {
            return f64::NEG_INFINITY;
        }
        self.mantissa.ln() + f64::from(self.exponent) * std::f64::consts::LN_2
    }

    pub(crate) fn is_zero(self) -> bool {
        self.mantissa == 0.0
    }

    /// The same number with a mantissa from 1 to 2, so that long products stay in range.
    pub(crate) fn normal(self) -> Scaled {
        if self.is_zero() {
            return Scaled::ZERO;
        }
        let bits = self.mantissa.to_bits();
        let power = (bits >> MANTISSA_BITS) as i32 - BIAS;
        let mantissa = self.mantissa * power_of_two(-power);
        Scaled { mantissa, exponent: self.exponent + power }
    }

    /// As an `f64`, zero or infinity where it is out of range.
    pub(crate) fn value(self) -> f64 {
        match self.exponent {
            _ if self.is_zero() => 0.0,
            exponent if exponent < 1 - BIAS => 0.0,
            exponent if exponent > BIAS => f64::INFINITY,
            exponent => self.mantissa * power_of_two(exponent),
        }
    }
}

/// Two to a power from -1022 to 1023.
fn power_of_two(power: i32) -> f64 {
    f64::from_bits(((power + BIAS) as u64) << MANTISSA_BITS)
}

impl Mul for Scaled {
    type Output = Scaled;

    fn mul(self, other: Scaled) -> Scaled {
        Scaled {
            mantissa: self.mantissa * other.mantissa,
            exponent: self.exponent.saturating_add(other.exponent),
        }
    }
}

impl Div for Scaled {
    type Output = Scaled;

    fn div(self, other: Scaled) -> Scaled {
        Scaled {
            mantissa: self.mantissa / other.mantissa,
            exponent: self.exponent.saturating_sub(other.exponent),
        }
    }
}

impl AddAssign for Scaled {
    fn add_assign(&mut self, other: Scaled) {
        let above = other.exponent.saturating_sub(self.exponent);
        if other.is_zero() || above < NEGLIGIBLE {
        } else if above <= 0 {
            self.mantissa += other.mantissa * power_of_two(above);
        } else {
            let kept = if -above < NEGLIGIBLE { 0.0 } else { self.mantissa * power_of_two(-above) };
            *self = Scaled { mantissa: kept + other.mantissa, exponent: other.exponent };
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn adds_and_multiplies_as_logarithms_do(logs in prop::collection::vec(-300.0f64..300.0, 1..9)) {
            let mut sum = Scaled::ZERO;
            let mut product = Scaled::ONE;
            for &log in &logs {
                sum += Scaled::exp(log);
                product = (product * Scaled::exp(log)).normal();
            }
            let plain: f64 = logs.iter().map(|log| log.exp()).sum();
            prop_assert!((sum.ln() - plain.ln()).abs() < 1e-9);
            prop_assert!((product.ln() - logs.iter().sum::<f64>()).abs() < 1e-9);
        }
    }

    #[test]
    fn a_product_of_nothings_is_nothing() {
        let (nothing, little, much) = (Scaled::ZERO, Scaled::exp(-40.0), Scaled::exp(40.0));
        assert_eq!((nothing * little * (nothing / much)).value(), 0.0);
    }

    #[test]
    fn the_ends_of_the_scale_are_harmless() {
        for log in [f64::NEG_INFINITY, f64::NAN] {
            assert!(Scaled::exp(log).is_zero());
        }
        let huge = Scaled::exp(f64::INFINITY);
        assert_eq!((huge / huge).value(), 1.0);
        assert_eq!((Scaled::ZERO * huge).normal().ln(), f64::NEG_INFINITY);
        let mut sum = Scaled::ZERO;
        sum += Scaled::ZERO;
        assert!(sum.is_zero());
    }
}
