//! What two numbers count, where their figures are the same or nearly so: another currency, another unit, another range.

use crate::anchor::number::{Class, Decimal, Number, Precision, Unit};

/// What differs between two numbers that have the same figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exchanged {
    /// 3000美元 as "3,000 yuan".
    Currency,
    /// 三斤 as "three kilograms".
    Unit,
    /// 5个百分点 as "5 percent".
    Points,
}

/// What was exchanged between a number of the Chinese and one of the English that have the same figure but count
/// something else.
pub(crate) fn exchanged(a: &Number, b: &Number) -> Option<Exchanged> {
    let same_figure = a.value == b.value && a.high == b.high;
    if !same_figure || a.value.to_f64() == 0.0 {
        return None;
    }
    if matches!((a.class, b.class), (Class::Points, Class::Percent) | (Class::Percent, Class::Points)) {
        return Some(Exchanged::Points);
    }
    let (unit, other) = (a.unit?, b.unit?);
    // 一天 may be “a year” of hardship, but not 15天 “fifteen months”.
    let is_time = |unit: Unit| matches!(unit.dimension(), "time" | "calendar");
    if unit == other {
        None
    } else if unit.dimension() == other.dimension() {
        is_other_measure(unit, other).then_some(Exchanged::Unit)
    } else if is_time(unit) && is_time(other) {
        (a.value != Decimal::ONE).then_some(Exchanged::Unit)
    } else {
        is_other_money(unit, other).then_some(Exchanged::Currency)
    }
}

/// Whether one unit cannot loosely stand for the other: 斤 is not a kilogram, but about a pound; 里 and 尺
/// often become “miles” and “feet”, as in stories.
fn is_other_measure(a: Unit, b: Unit) -> bool {
    /// From this ratio of sizes on, it is another unit.
    const TIMES: f64 = 1.5;
    const OLD: [&str; 4] = ["li", "zhang", "chi", "tael"];
    const FOLK: [&str; 5] = ["mile", "ft", "inch", "yd", "oz"];
    let loose = |a: Unit, b: Unit| OLD.contains(&a.symbol()) && FOLK.contains(&b.symbol());
    let times = a.factor() / b.factor();
    times.max(1.0 / times) >= TIMES && !loose(a, b) && !loose(b, a)
}

/// Whether two currencies cannot share a word: any dollar may be “$”, and 元 is used in several places. But 日元 is
/// no “yuan”.
fn is_other_money(chinese: Unit, english: Unit) -> bool {
    const DOLLARS: [&str; 7] = ["USD", "HKD", "TWD", "SGD", "AUD", "CAD", "NZD"];
    const YUAN: [&str; 6] = ["CNY", "HKD", "TWD", "SGD", "JPY", "KRW"];
    const NEVER_YUAN: [&str; 2] = ["JPY", "KRW"];
    let (a, b) = (chinese.symbol(), english.symbol());
    let both = |kin: &[&str]| kin.contains(&a) && kin.contains(&b);
    let no_yuan = NEVER_YUAN.contains(&a) && b == "CNY";
    chinese.is_currency() && english.is_currency() && (no_yuan || !both(&DOLLARS) && !both(&YUAN))
}

/// Whether two measures in different units may be the same, given that conversions are rounded.
pub(crate) fn is_converted(a: &Number, b: &Number) -> bool {
    /// How far a rounded conversion may be from the value.
    const ROUNDED: f64 = 0.08;
    let (Some(unit), Some(other)) = (a.unit, b.unit) else {
        return false;
    };
    let base = |number: &Number, unit: Unit| number.value.to_f64() * unit.factor();
    let near = |a: f64, b: f64| (a - b).abs() <= ROUNDED * a.abs().max(b.abs());
    let fahrenheit = |celsius: f64| celsius * 9.0 / 5.0 + 32.0;
    match (unit.dimension(), other.dimension()) {
        _ if unit == other => false,
        ("celsius", "fahrenheit") => near(fahrenheit(a.value.to_f64()), b.value.to_f64()),
        ("fahrenheit", "celsius") => near(a.value.to_f64(), fahrenheit(b.value.to_f64())),
        // Money is converted at the rate of some day. The rate is unknown, but it was not one.
        _ if unit.is_currency() && other.is_currency() => true,
        (dimension, same) => dimension == same && near(base(a, unit), base(b, other)),
    }
}

/// Whether two ranges have one end in common and another one that differs: 18岁至45岁 and “18 to 55”.
pub(crate) fn is_other_range(a: &Number, b: &Number) -> bool {
    /// Ends that differ by less may be rounded.
    const ROUNDED: f64 = 0.06;
    let exact = |number: &Number| number.precision != Precision::Vague;
    let (Some(a_high), Some(b_high)) = (a.high, b.high) else {
        return false;
    };
    let one_unit = match (a.unit, b.unit) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    let differ = |a: Decimal, b: Decimal| {
        let (a, b) = (a.to_f64(), b.to_f64());
        (a - b).abs() > ROUNDED * a.abs().max(b.abs())
    };
    let ends =
        (a.value == b.value && differ(a_high, b_high)) || (a_high == b_high && differ(a.value, b.value));
    // 三到五次 is “three to five times”.
    let one_class = a.class == b.class || matches!((a.class, b.class), (Class::Plain, Class::Multiple));
    exact(a) && exact(b) && one_class && one_unit && ends
}

/// Whether both sides say “more than” or both “less than”, of two values: 40余年 and “more than 50 years”, which is not
/// within reach of the first.
pub(crate) fn is_other_bound(a: &Number, b: &Number) -> bool {
    /// Values that differ by less may be rounded, or converted.
    const ROUNDED: f64 = 0.08;
    let bounded = a.precision == b.precision && matches!(a.precision, Precision::AtLeast | Precision::AtMost);
    let one_unit = match (a.unit, b.unit) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    let (value, other) = (a.value.to_f64(), b.value.to_f64());
    bounded
        && one_unit
        && a.high.is_none()
        && b.high.is_none()
        && (value - other).abs() > ROUNDED * value.abs().max(other.abs())
}

/// Whether one number gives only an order of magnitude and the other has another one: 数百 and “thousands”, 上万 and “over
/// a hundred thousand”.
pub(crate) fn is_other_order(a: &Number, b: &Number) -> bool {
    /// How far an exact number must be from an order of magnitude: 数百 may be “a hundred or more”, 几十 “a hundred”.
    const BEYOND: f64 = 10.0;
    const SHORT: f64 = 5.0;
    let vague = |number: &Number| number.precision == Precision::Vague;
    let ends = |number: &Number| {
        let low = number.value.to_f64();
        (low, number.high.map_or(low, Decimal::to_f64))
    };
    let (first, second) = (ends(a), ends(b));
    let far = |(from, to): (f64, f64), (low, high): (f64, f64)| {
        from >= high && from >= BEYOND * low || SHORT * to <= low
    };
    match (vague(a), vague(b)) {
        (true, true) => first.0 >= second.1 || second.0 >= first.1,
        (true, false) => far(second, first),
        (false, true) => far(first, second),
        (false, false) => false,
    }
}

/// Whether two numbers have the same value, in one unit or in two of one dimension.
pub(crate) fn is_same_value(a: &Number, b: &Number) -> bool {
    /// How far two values that were computed may differ.
    const COMPUTED: f64 = 1e-6;
    let (factor, other) = match (a.unit, b.unit) {
        (Some(a), Some(b)) if a.dimension() == b.dimension() => (a.factor(), b.factor()),
        _ => (1.0, 1.0),
    };
    let (a, b) = (a.value.to_f64() * factor, b.value.to_f64() * other);
    (a - b).abs() <= COMPUTED * a.abs().max(b.abs())
}
