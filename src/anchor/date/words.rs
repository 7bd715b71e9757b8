//! The words of dates as types of the library: what a row of the word list stands for.

use super::{DayPart, Edge, Period, Relative};
use crate::lexeme::Lexeme;

/// `early`, `mid`, `late`.
pub(super) fn edge(lexeme: &Lexeme) -> Edge {
    match lexeme.value {
        "early" => Edge::Early,
        "mid" => Edge::Mid,
        "late" => Edge::Late,
        other => panic!("{other} is no edge"),
    }
}

/// `small-hours` to `night`.
pub(super) fn day_part(lexeme: &Lexeme) -> DayPart {
    day_part_named(lexeme.value).expect("the value is a part of the day")
}

/// The part of the day with this name.
pub(super) fn day_part_named(name: &str) -> Option<DayPart> {
    Some(match name {
        "small-hours" => DayPart::SmallHours,
        "morning" => DayPart::Morning,
        "noon" => DayPart::Noon,
        "afternoon" => DayPart::Afternoon,
        "evening" => DayPart::Evening,
        "night" => DayPart::Night,
        _ => return None,
    })
}

/// `day` to `century`.
pub(super) fn period(lexeme: &Lexeme) -> Period {
    period_named(lexeme.value)
}

/// A period and its distance: `day-2`, `year0`, `week+1`.
pub(super) fn relative(lexeme: &Lexeme) -> Relative {
    let digits = lexeme.value.find(['-', '0', '+']).expect("the value ends in a distance");
    let (period, offset) = lexeme.value.split_at(digits);
    Relative { period: period_named(period), offset: offset.parse().expect("the distance is a number") }
}

fn period_named(name: &str) -> Period {
    match name {
        "day" => Period::Day,
        "week" => Period::Week,
        "month" => Period::Month,
        "quarter" => Period::Quarter,
        "year" => Period::Year,
        "century" => Period::Century,
        other => panic!("{other} is no period"),
    }
}
