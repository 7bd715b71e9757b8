//! Dates and times.
//!
//! [`find`] reads them in either language, [`Date`] is the result, and [`Date::similarity`] compares two. A
//! date holds what is stated and nothing more: 29日 is a day without a month, 去年11月 is November of last year,
//! whichever that is.

mod clock;
mod compare;
mod digits;
mod display;
mod en;
mod index;
mod words;
mod zh;
mod zone;

use serde::Serialize;

use crate::language::Language;
use crate::span::Span;
use crate::text::scan::{Scan, scanned};

pub use clock::{Clock, DayPart};
pub(super) use index::DateIndex;
pub use zone::Zone;

/// A point in time or a span of it, as far as it is stated.
///
/// Its [`Display`](std::fmt::Display) form is for people: `2022-12-29`, `--12-29`, `2022-Q3`, `FY2023`,
/// `1960s`, `year-1 --11`, `Wed`, `T15:30`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Date {
    /// The year, decade or century.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<Year>,
    /// The kind of year that the year, quarter, half, month or day belongs to.
    pub calendar: Calendar,
    /// A quarter or half of the year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<YearPart>,
    /// The month, 1 to 12.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month: Option<u8>,
    /// The day of the month, 1 to 31.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<u8>,
    /// Beginning, middle or end of the smallest unit named: 月底, "mid-May".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edge: Option<Edge>,
    /// The day of the week, 1 (Monday) to 7.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weekday: Option<u8>,
    /// The part of the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day_part: Option<DayPart>,
    /// The time of day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<Clock>,
    /// The time zone given with the time: 北京时间, "GMT".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<Zone>,
    /// The unit that is counted from now, or from the moment of the narrative: 去年, "next week".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relative: Option<Relative>,
    /// The last point of a range, with only the fields that it states itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<Box<Date>>,
}

/// A year, or the period around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Year {
    /// One year; negative before the common era.
    Of(i32),
    /// Ten years from the one named: 1960 is the 1960s.
    Decade(i32),
    /// A hundred years, by number: 20 is the twentieth century.
    Century(i32),
}

/// A kind of year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Calendar {
    /// From January to December.
    #[default]
    Civil,
    /// The business year of a company or state: 2023财年, "FY2023".
    Fiscal,
    /// The Chinese lunar year: 农历八月, 正月初一, "the eighth lunar month".
    Lunar,
}

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum YearPart {
    /// 1 to 4.
    Quarter(u8),
    /// 1 or 2.
    Half(u8),
}

/// A position within a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Edge {
    /// 初, 上旬, "early", "beginning".
    Early,
    /// 中, 中旬, "mid".
    Mid,
    /// 底, 末, 下旬, "late", "end".
    Late,
}

/// A time named by its distance from now, or from the moment of the narrative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Relative {
    /// The unit it is counted in.
    pub period: Period,
    /// How many units later; earlier if negative. 0 for "this year".
    pub offset: i8,
}

/// What a relative date counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Period {
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Quarters of a year.
    Quarter,
    /// Half years.
    Half,
    /// Years.
    Year,
    /// Decades.
    Decade,
    /// Centuries.
    Century,
}

impl Date {
    /// Which fields it states, apart from its zone and its end.
    fn said(&self) -> [bool; 9] {
        [
            self.year.is_some(),
            self.part.is_some(),
            self.month.is_some(),
            self.day.is_some(),
            self.edge.is_some(),
            self.weekday.is_some(),
            self.day_part.is_some(),
            self.time.is_some(),
            self.relative.is_some(),
        ]
    }
}

/// The dates and times of a text, in order and without overlaps, in linear time.
///
/// A word that is only possibly a date ("may", "march", "sun", the surname 周) needs supporting neighbours.
/// Spans of time (三年, "ten years") are [numbers](super::number) with a unit.
///
/// ```
/// use duizhao::Language;
/// use duizhao::anchor::date::find;
///
/// let text = "公司去年11月发布三季报";
/// let found: Vec<String> = find(text, Language::Chinese).iter().map(|(_, date)| date.to_string()).collect();
/// assert_eq!(found, ["year-1 --11", "Q3"]);
///
/// let text = "They met at 3 p.m. on Wednesday, December 29";
/// let found: Vec<String> = find(text, Language::English).iter().map(|(_, date)| date.to_string()).collect();
/// assert_eq!(found, ["--12-29 Wed T15:00"]);
/// ```
pub fn find(text: &str, language: Language) -> Vec<(Span, Date)> {
    scanned(text, language, find_in)
}

/// [`find`] in a scanned sentence.
pub(super) fn find_in(scan: &Scan<'_>) -> Vec<(Span, Date)> {
    match scan.language {
        Language::Chinese => zh::find(&scan.tokens),
        Language::English => en::find(&scan.tokens),
    }
}
