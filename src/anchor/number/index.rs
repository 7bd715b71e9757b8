//! [`NumberIndex`]: numbers, filed by value.

use std::collections::HashMap;

use super::compare::{ROUNDED, SAME, rounding_agreement};
use super::{Decimal, Number, Precision};
use crate::anchor::candidates::{Candidates, LOOKED, listed};
use crate::lists::around;

/// What values are compared in: as they stand, or converted to the base of a dimension.
type Scale = Option<&'static str>;

/// How much further than necessary is searched, as a share of the value, so that rounding hides nothing.
const SLACK: f64 = 0.01;

/// A range that covers more than this many powers of two is compared with all.
const WIDEST: i32 = 24;

/// Numbers, filed by value.
#[derive(Debug, Default)]
pub(in crate::anchor) struct NumberIndex {
    /// Exact numbers, ascending.
    exact: HashMap<Scale, Vec<Exact>>,
    /// Ranges and approximations, by the powers of two that they cover.
    wide: HashMap<(Scale, i32), Vec<u32>>,
    /// Ranges and approximations without bounds that would be telling.
    widest: Vec<u32>,
    /// All ranges and approximations.
    all_wide: Vec<u32>,
    /// Numbers that may also be read as a date, by value.
    whole: HashMap<i64, Vec<u32>>,
}

#[derive(Clone, Copy, Debug)]
struct Exact {
    /// In its scale.
    value: f64,
    stated: Decimal,
    entry: u32,
}

impl NumberIndex {
    pub(in crate::anchor) fn add(&mut self, entry: u32, number: &Number) {
        if number.high.is_none()
            && number.precision != Precision::Vague
            && let Some(value) = number.value.to_i64()
        {
            self.whole.entry(value).or_default().push(entry);
        }
        for (scale, factor) in scales(number) {
            if number.is_exact() {
                let value = number.value.to_f64() * factor;
                self.exact.entry(scale).or_default().push(Exact { value, stated: number.value, entry });
                continue;
            }
            match powers(reach(number, factor)) {
                Some(powers) => {
                    powers.for_each(|power| self.wide.entry((scale, power)).or_default().push(entry));
                }
                None => self.widest.push(entry),
            }
        }
        if !number.is_exact() {
            self.all_wide.push(entry);
        }
    }

    /// Puts everything in order, once all is added.
    pub(in crate::anchor) fn finish(&mut self) {
        let in_order = |a: &Exact, b: &Exact| a.value.total_cmp(&b.value).then(a.entry.cmp(&b.entry));
        self.exact.values_mut().for_each(|list| list.sort_unstable_by(in_order));
    }

    /// The numbers that may agree with one.
    pub(in crate::anchor) fn like(&self, number: &Number, found: &mut Candidates) {
        // What has the same value comes first.
        for (scale, factor) in scales(number) {
            let exact = listed(&self.exact, &scale);
            let value = number.value.to_f64() * factor;
            let same = between(exact, (value, value), 2.0 * SAME);
            let mut same: Vec<u32> = looked_at(same, value).iter().map(|other| other.entry).collect();
            same.sort_unstable();
            found.add_same(&same);
        }
        for (scale, factor) in scales(number) {
            let exact = listed(&self.exact, &scale);
            if number.is_exact() {
                let value = number.value.to_f64() * factor;
                let agrees = |other: &&Exact| {
                    rounding_agreement((number.value, value), (other.stated, other.value)) > 0.0
                };
                let near = looked_at(between(exact, (value, value), ROUNDED + SLACK), value).iter();
                found.add(near.filter(agrees).map(|other| other.entry));
            } else {
                for stretch in stretches(number, factor) {
                    let near = between(exact, stretch, ROUNDED + SLACK);
                    let middle = f64::midpoint(stretch.0, stretch.1);
                    found.add(looked_at(near, middle).iter().map(|other| other.entry));
                }
            }
            match powers(reach(number, factor)) {
                Some(powers) => powers.for_each(|power| {
                    found.add_listed(listed(&self.wide, &(scale, power)));
                }),
                None => found.add_listed(&self.all_wide),
            }
        }
        found.add_listed(&self.widest);
    }

    /// The numbers with this value, unless they are ranges.
    pub(in crate::anchor) fn of_value(&self, value: i64, found: &mut Candidates) {
        found.add_same(listed(&self.whole, &value));
    }
}

/// How a number may be compared, and the factor of its value then.
fn scales(number: &Number) -> impl Iterator<Item = (Scale, f64)> {
    let converted = number.unit.map(|unit| (Some(unit.dimension()), unit.factor()));
    std::iter::once((None, 1.0)).chain(converted)
}

/// All that a number may mean.
fn reach(number: &Number, factor: f64) -> (f64, f64) {
    let (low, high) = number.interval();
    (low * factor, high * factor)
}

/// Where an exact number must be to agree with one that is not: anywhere in an approximation, but at the ends of
/// a range.
fn stretches(number: &Number, factor: f64) -> Vec<(f64, f64)> {
    let (low, high) = reach(number, factor);
    let stated = number.high.map(|high| (number.value.to_f64() * factor, high.to_f64() * factor));
    match stated {
        Some((first, last)) => [low, first, last, high].map(|end| (end, end)).to_vec(),
        None => vec![(low, high)],
    }
}

/// The part of a list in order with values from the one to the other, and a share of them beyond.
fn between(list: &[Exact], (low, high): (f64, f64), slack: f64) -> &[Exact] {
    let (low, high) = (low - slack * low.abs(), high + slack * high.abs());
    let first = list.partition_point(|exact| exact.value < low);
    let last = list.partition_point(|exact| exact.value <= high);
    &list[first..last.max(first)]
}

/// As many of a list in order of value as are looked at: those nearest to a value.
fn looked_at(list: &[Exact], value: f64) -> &[Exact] {
    around(list, LOOKED, |exact| exact.value < value)
}

/// The powers of two between two values; `None` if they are too many, or if nothing bounds them below.
fn powers((low, high): (f64, f64)) -> Option<std::ops::RangeInclusive<i32>> {
    if low <= 0.0 || high < low {
        return None;
    }
    let power = |value: f64| value.log2().floor() as i32;
    let (first, last) = (power(low * (1.0 - ROUNDED - SLACK)), power(high * (1.0 + ROUNDED + SLACK)));
    (last - first <= WIDEST).then_some(first..=last)
}
