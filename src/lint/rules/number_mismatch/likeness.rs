//! How likely it is that a figure of the English was made from one of the Chinese.

use super::{CHANGED, EXCHANGED};
use crate::anchor::date::{Calendar, Year};
use crate::anchor::number::{Class, Decimal, Number, Precision};
use crate::anchor::{Date, Key};
use crate::lint::evidence::figures::is_share;
use crate::lint::evidence::kinds::{Exchanged, exchanged, is_other_order, is_other_range};

/// A figure and how it is written.
#[derive(Clone, Copy)]
pub(super) struct Stated<'a> {
    pub(super) key: &'a Key,
    pub(super) words: &'a str,
}

/// Whether it is written in Arabic digits.
pub(super) fn is_in_digits(words: &str) -> bool {
    words.contains(char::is_numeric)
}

/// How sure it is that one was made from the other; 0 if they are of different kinds.
pub(super) fn likeness(source: Stated<'_>, target: Stated<'_>, alone: bool) -> f32 {
    match (source.key, target.key) {
        (Key::Number(a), Key::Number(b)) if alone && is_other_count((a, source.words), (b, target.words)) => {
            EXCHANGED
        }
        (Key::Number(a), Key::Number(b)) => number_likeness((a, source.words), (b, target.words)),
        (Key::Date(a), Key::Date(b)) => date_likeness(a, b),
        (Key::Date(a), Key::Number(b)) if is_in_digits(target.words) => year_likeness(a, b),
        _ => 0.0,
    }
}

/// Whether two small counts, two places in an order or two orders of magnitude differ. Each may be said in many ways: it
/// is only asked of the single strangers of both sides.
fn is_other_count((a, said): (&Number, &str), (b, written): (&Number, &str)) -> bool {
    const MOST: i64 = 100;
    // 一 and “one” are seldom counts, 1 is one.
    let least = if is_in_digits(said) && is_in_digits(written) { 0 } else { 2 };
    let one_unit = match (a.unit, b.unit) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    let is_count = |number: &Number| {
        // A deadline is “within” so many days.
        let fixed = matches!(number.precision, Precision::Exact | Precision::AtMost);
        number.high.is_none()
            && fixed
            && matches!(number.class, Class::Plain | Class::Ordinal)
            && number.value.to_i64().is_some_and(|value| (least..=MOST).contains(&value))
    };
    // 第二十三条 is “Article 23”.
    let one_class = a.class == b.class
        || (a.class == Class::Ordinal && is_in_digits(written) && nearly_same_digits(a, b));
    one_unit && (one_class && is_count(a) && is_count(b) || is_other_order(a, b))
}

/// A bare year, and a number of four digits that is none: 2021年 and 2201.
fn year_likeness(date: &Date, number: &Number) -> f32 {
    let Some(Year::Of(year)) = date.year else {
        return 0.0;
    };
    let bare = Date { year: date.year, calendar: date.calendar, ..Date::default() } == *date;
    let written = number.value.to_string();
    let plain = number.is_exact() && number.class == Class::Plain && number.unit.is_none();
    let close = strsim::damerau_levenshtein(&year.to_string(), &written) == 1;
    if bare && plain && written.len() == 4 && close { CHANGED } else { 0.0 }
}

fn number_likeness((a, said): (&Number, &str), (b, written): (&Number, &str)) -> f32 {
    match exchanged(a, b) {
        Some(Exchanged::Points) => return EXCHANGED,
        Some(Exchanged::Unit | Exchanged::Currency) => return CHANGED,
        None => {}
    }
    if is_other_range(a, b) {
        return CHANGED;
    }
    let in_digits = is_in_digits(said) || is_in_digits(written);
    let one_unit = match (a.unit, b.unit) {
        (Some(a), Some(b)) if a == b => true,
        (Some(_), Some(_)) => return 0.0,
        _ => false,
    };
    let money = |number: &Number| matches!(number.class, Class::Plain | Class::Money);
    if a.class == Class::Multiple && b.class == Class::Multiple {
        return if is_other_multiple((a, said), (b, written)) { EXCHANGED } else { 0.0 };
    }
    if a.class == Class::Ordinal && b.class == Class::Ordinal {
        return if a.is_exact() && b.is_exact() && in_digits { EXCHANGED } else { 0.0 };
    }
    let one_class = a.class == b.class || is_share(a) && is_share(b) || money(a) && money(b);
    // A small count is said in many ways, but not 3 seconds as 5.
    let is_measured = |number: &Number| {
        one_unit
            && in_digits
            && number.high.is_none()
            && number.precision != Precision::Vague
            && matches!(number.class, Class::Plain | Class::Money)
    };
    let compared = |number: &Number| is_compared(number) || is_compared_part(number) || is_measured(number);
    if !one_class || !compared(a) || !compared(b) {
        return 0.0;
    }
    if nearly_same_digits(a, b) {
        return CHANGED;
    }
    if one_unit || is_share(a) { EXCHANGED } else { 0.0 }
}

/// Whether a number of times is another one. 增长两倍 is “tripled”, and to some “doubled”; 翻番 and 是…的三倍 leave no choice.
fn is_other_multiple((a, said): (&Number, &str), (b, written): (&Number, &str)) -> bool {
    let exact = |number: &Number| number.high.is_none() && number.precision != Precision::Vague;
    let (times, other) = (a.value.to_f64(), b.value.to_f64());
    let one_more = (times + 1.0 - other).abs() < 1e-6;
    let one_less = (times - 1.0 - other).abs() < 1e-6;
    let doubled = said.contains(['翻', '双', '雙']);
    exact(a)
        && exact(b)
        && times.fract() == 0.0
        && other.fract() == 0.0
        && (doubled || !one_more)
        && (doubled || !one_less || !written.contains("time"))
}

/// Whether two values have the same digits except for one that is lost, added, exchanged or moved.
fn nearly_same_digits(a: &Number, b: &Number) -> bool {
    let digits = |number: &Number| number.value.to_string();
    let (a, b) = (digits(a), digits(b));
    let short = a.len().min(b.len()) < 2;
    !short && strsim::damerau_levenshtein(&a, &b) == 1
}

/// Whether a number is worth comparing: it is exact and not a small count.
pub(super) fn is_compared(number: &Number) -> bool {
    /// The smallest whole number that is compared. Smaller ones are said in many ways.
    const LEAST: f64 = 11.0;
    let value = number.value.to_f64().abs();
    let small = value.fract() == 0.0 && value < LEAST;
    let fixed = number.high.is_none() && number.precision != Precision::Vague;
    match number.class {
        Class::Percent | Class::Points => fixed && value > 0.0,
        Class::Plain | Class::Money => fixed && !small,
        Class::Ordinal | Class::Multiple | Class::Fraction => false,
    }
}

/// Whether a fraction looks calculated; a half may be said of anything.
fn is_compared_part(number: &Number) -> bool {
    let half = Decimal::new(5, -1);
    let fixed = number.high.is_none() && number.precision != Precision::Vague;
    number.class == Class::Fraction && fixed && number.value != half
}

fn date_likeness(a: &Date, b: &Date) -> f32 {
    // A lunar date may rightly be converted, but not copied.
    if (a.calendar == Calendar::Lunar) != (b.calendar == Calendar::Lunar) {
        let copied = a.day.is_some() && a.month.is_some() && a.month == b.month && a.day == b.day;
        return if copied { CHANGED } else { 0.0 };
    }
    let told_from_now = a.relative.is_some() || b.relative.is_some();
    let both_weekday = a.weekday.is_some() && b.weekday.is_some();
    // "last Thursday" for 上周三 is another day, whenever it is said.
    let of_week = both_weekday && a.weekday != b.weekday;
    let one_range = a.end.is_some() != b.end.is_some();
    // So is “last October” for 去年11月.
    let one_year = a.relative.is_none() || b.relative.is_none() || a.relative == b.relative;
    let of_year = one_year && a.month.is_some() && b.month.is_some() && a.month != b.month;
    if told_from_now && !of_week && !of_year || one_range || !a.contradicts(b) {
        return 0.0;
    }
    let both_day = a.day.is_some() && b.day.is_some();
    let both_month = a.month.is_some() && b.month.is_some();
    let both_year = a.year.is_some() && b.year.is_some();
    let shared =
        (both_day && a.day == b.day) || (both_month && a.month == b.month) || (both_year && a.year == b.year);
    let both_time = a.time.is_some() && b.time.is_some() && a.day == b.day;
    let years_alone = both_year && a.month.is_none() && b.month.is_none();
    // A company's quarter may differ from that of the calendar.
    let both_part = a.part.is_some() && b.part.is_some() && a.calendar == b.calendar;
    let of_months = both_month && a.day.is_none() && b.day.is_none();
    let both_range = a.end.is_some() && b.end.is_some() && years_alone;
    let alike = years_alone || both_day || both_time || both_weekday || both_part || of_months;
    match (shared && (both_day || both_month || both_range), alike) {
        (true, _) => CHANGED,
        (false, true) => EXCHANGED,
        (false, false) => 0.0,
    }
}
