//! Dates and times.
//!
//! [`find`] reads them in either language, [`Date`] is what they are read as, and
//! [`Date::similarity`] compares two. A date holds what is said and nothing more: 29日 is a day
//! without a month, 去年11月 is November of last year, whichever that is.

mod clock;
mod digits;
mod display;
mod en;
mod zh;
mod zone;

use serde::Serialize;

use super::number::{Class, Number, Precision};
use crate::language::Language;
use crate::span::Span;
use crate::text::scan::{Scan, scanned};

pub use clock::{Clock, DayPart};
pub use zone::Zone;

/// A point in time or a span of it, as far as it is said.
///
/// Its [`Display`](std::fmt::Display) form is for people: `2022-12-29`, `--12-29`, `2022-Q3`, `FY2023`,
/// `1960s`, `year-1 --11`, `Wed`, `T15:30`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Date {
    /// The year, decade or century.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<Year>,
    /// Which sort of year the year, quarter, half, month or day belongs to.
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
    /// Beginning, middle or end of the smallest thing named: 月底, "mid-May".
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
    /// The time zone that stands beside the time: 北京时间, "GMT".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<Zone>,
    /// What it is counted from now, or from the moment told of: 去年, "next week".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relative: Option<Relative>,
    /// The last point of a range, with the fields that it names itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<Box<Date>>,
}

/// A year, or the years around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Year {
    /// One year; before the common era it is negative.
    Of(i32),
    /// Ten years from the one named: 1960 is the 1960s.
    Decade(i32),
    /// A hundred years by their number: 20 is the twentieth century.
    Century(i32),
}

/// A sort of year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Calendar {
    /// From January to December.
    #[default]
    Civil,
    /// A company's or state's business year: 2023财年, "FY2023".
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

/// Where in a span.
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

/// A time named by its distance from now, or from the moment told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Relative {
    /// In what it is counted.
    pub period: Period,
    /// How many of them later; earlier if negative. 0 for "this year".
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

/// How much a field weighs when two dates are compared.
mod weight {
    pub(super) const YEAR: f32 = 3.0;
    pub(super) const PART: f32 = 3.0;
    pub(super) const MONTH: f32 = 2.0;
    pub(super) const DAY: f32 = 3.0;
    pub(super) const EDGE: f32 = 1.0;
    pub(super) const WEEKDAY: f32 = 2.0;
    pub(super) const DAY_PART: f32 = 1.0;
    pub(super) const TIME: f32 = 3.0;
    pub(super) const RELATIVE: f32 = 3.0;
    pub(super) const END: f32 = 2.0;
    /// What a field counts that only one side says.
    pub(super) const UNSHARED: f32 = 0.3;
}

/// How well one field agrees.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Agreement {
    /// Neither side says it.
    Silent,
    /// Only one side says it.
    OneSided,
    /// Both do, and agree so much, from 0 to 1.
    Shared(f32),
    /// Both do and cannot both be right.
    Contradiction,
}

impl Date {
    /// How well two dates agree, from 0 to 1. Symmetric.
    ///
    /// 1 where both say the same; 0 where a field of one contradicts that of the other, or where
    /// they have nothing in common (a weekday and a date may be the same day, but nothing shows
    /// it). Where one says less, the part that both say counts.
    ///
    /// ```
    /// use duizhao::Language::{Chinese, English};
    /// use duizhao::anchor::date::find;
    ///
    /// let of = |text, language| find(text, language).remove(0).1;
    /// let date = of("2022年12月29日", Chinese);
    /// assert_eq!(date.similarity(&of("December 29, 2022", English)), 1.0);
    /// assert!(date.similarity(&of("on Dec. 29", English)) > 0.8);
    /// assert_eq!(date.similarity(&of("December 28", English)), 0.0);
    /// ```
    pub fn similarity(&self, other: &Date) -> f32 {
        let (mut agreed, mut unshared) = (0.0, 0.0);
        for (weight, agreement) in self.agreements(other) {
            match agreement {
                Agreement::Silent => {}
                Agreement::OneSided => unshared += weight,
                Agreement::Shared(share) => {
                    agreed += weight * share;
                    unshared += weight * (1.0 - share);
                }
                Agreement::Contradiction => return 0.0,
            }
        }
        if agreed == 0.0 { 0.0 } else { agreed / (agreed + weight::UNSHARED * unshared) }
    }

    /// Whether a field that both dates say differs, so that they cannot be the same.
    ///
    /// ```
    /// use duizhao::Language::{Chinese, English};
    /// use duizhao::anchor::date::find;
    ///
    /// let of = |text, language| find(text, language).remove(0).1;
    /// assert!(of("12月29日", Chinese).contradicts(&of("December 28", English)));
    /// assert!(!of("周三", Chinese).contradicts(&of("December 28", English)));
    /// ```
    pub fn contradicts(&self, other: &Date) -> bool {
        self.agreements(other).iter().any(|(_, agreement)| *agreement == Agreement::Contradiction)
    }

    /// How well a date agrees with a number of the other side, from 0 to 1: a bare year (the 2016
    /// of "2016 annual report") or a day (the 29 of "the 29th") that was read as a number there.
    pub fn similarity_to_number(&self, number: &Number) -> f32 {
        const SAME_YEAR: f32 = 0.9;
        const SAME_DAY: f32 = 0.7;
        const SAME_TIME: f32 = 0.5;
        if number.high.is_some() || number.precision == Precision::Vague {
            return 0.0;
        }
        let is = |value: i32| number.value == i64::from(value).into();
        let alone = |date: Date| *self == date;
        match (self.year, self.day, self.time) {
            (Some(Year::Of(year)), None, None) if is(year) && number.class == Class::Plain => {
                let bare =
                    Date { year: self.year, calendar: self.calendar, edge: self.edge, ..Date::default() };
                if alone(bare) { SAME_YEAR } else { 0.0 }
            }
            (None, Some(day), None) if is(i32::from(day)) => {
                let bare = Date { day: self.day, ..Date::default() };
                let counted =
                    number.class == Class::Ordinal || number.unit.is_some_and(|unit| unit.symbol() == "day");
                if alone(bare) && counted { SAME_DAY } else { 0.0 }
            }
            (None, None, Some(Clock::Dial { hour, minute: 0 })) if is(i32::from(hour)) => {
                let bare = Date { time: self.time, ..Date::default() };
                if alone(bare) { SAME_TIME } else { 0.0 }
            }
            // 第二天 is the next day or the second one.
            (None, None, None) if number.class == Class::Ordinal && is(2) => {
                let next =
                    |period| Date { relative: Some(Relative { period, offset: 1 }), ..Date::default() };
                let bare = alone(next(Period::Day)) || alone(next(Period::Year));
                if bare { SAME_DAY } else { 0.0 }
            }
            _ => 0.0,
        }
    }

    fn agreements(&self, other: &Date) -> [(f32, Agreement); 10] {
        // 八月十五 of the lunar calendar is no August 15.
        let calendars_differ = (self.calendar == Calendar::Lunar) != (other.calendar == Calendar::Lunar);
        let same_calendar =
            |a: u8, b: u8| if calendars_differ { Agreement::Contradiction } else { equal(a, b) };
        // In another time zone it may be another day.
        let converted = self.converted(other).is_some();
        let on_day = |agreement: Agreement| match agreement {
            Agreement::Contradiction if converted => Agreement::OneSided,
            _ => agreement,
        };
        [
            (weight::YEAR, compare(self.year, other.year, Year::agreement)),
            (weight::PART, compare(self.part, other.part, YearPart::agreement)),
            (weight::MONTH, on_day(compare(self.month, other.month, same_calendar))),
            (weight::DAY, on_day(compare(self.day, other.day, same_calendar))),
            (weight::EDGE, compare(self.edge, other.edge, Edge::agreement)),
            (weight::WEEKDAY, on_day(compare(self.weekday, other.weekday, equal))),
            (weight::DAY_PART, compare(self.day_part, other.day_part, DayPart::agreement)),
            (weight::TIME, self.time_agreement(other)),
            (weight::RELATIVE, self.relative_agreement(other)),
            (weight::END, self.end_agreement(other)),
        ]
    }

    /// A time with its half of the day against one without: 下午3点 and "15:00" are the same. So are
    /// times of two zones that differ as the zones do.
    fn time_agreement(&self, other: &Date) -> Agreement {
        match self.converted(other) {
            Some(share) => Agreement::Shared(share),
            None => compare(self.placed_time(), other.placed_time(), Clock::agreement),
        }
    }

    fn placed_time(&self) -> Option<Clock> {
        match (self.time, self.day_part) {
            (Some(Clock::Dial { hour, minute }), Some(part)) => Some(part.place(hour, minute)),
            (time, _) => time,
        }
    }

    /// How well the times agree if they differ and one is the other in another time zone.
    fn converted(&self, other: &Date) -> Option<f32> {
        let (a, b) = (self.placed_time()?, other.placed_time()?);
        let differ = Clock::agreement(a, b) == Agreement::Contradiction;
        zone::converted((a, self.zone), (b, other.zone)).filter(|_| differ)
    }

    fn relative_agreement(&self, other: &Date) -> Agreement {
        // "last November" may be that of this year.
        const PERHAPS: f32 = 0.5;
        let month = self.month.is_some() && self.month == other.month;
        compare(self.relative, other.relative, |a, b| {
            let near =
                a.period == Period::Year && b.period == Period::Year && (a.offset - b.offset).abs() == 1;
            match a == b {
                true => Agreement::Shared(1.0),
                false if near && month => Agreement::Shared(PERHAPS),
                false if a.period == b.period => Agreement::Contradiction,
                false => Agreement::OneSided,
            }
        })
    }

    fn end_agreement(&self, other: &Date) -> Agreement {
        match (&self.end, &other.end) {
            (None, None) => Agreement::Silent,
            (Some(a), Some(b)) if a.contradicts(b) => Agreement::Contradiction,
            (Some(a), Some(b)) => Agreement::Shared(a.similarity(b)),
            _ => Agreement::OneSided,
        }
    }
}

fn compare<T: Copy>(a: Option<T>, b: Option<T>, both: impl Fn(T, T) -> Agreement) -> Agreement {
    match (a, b) {
        (Some(a), Some(b)) => both(a, b),
        (None, None) => Agreement::Silent,
        _ => Agreement::OneSided,
    }
}

fn equal<T: PartialEq>(a: T, b: T) -> Agreement {
    if a == b { Agreement::Shared(1.0) } else { Agreement::Contradiction }
}

impl Year {
    /// A year lies in its decade and century: that is agreement in part.
    fn agreement(self, other: Year) -> Agreement {
        const WITHIN: f32 = 0.4;
        let ((first, last), (other_first, other_last)) = (self.bounds(), other.bounds());
        let within = first <= other_first && other_last <= last || other_first <= first && last <= other_last;
        match self == other {
            true => Agreement::Shared(1.0),
            false if within => Agreement::Shared(WITHIN),
            false => Agreement::Contradiction,
        }
    }

    /// The first and the last year.
    fn bounds(self) -> (i32, i32) {
        match self {
            Year::Of(year) => (year, year),
            Year::Decade(first) => (first, first + 9),
            // By custom the years 19xx, for all that the century begins with 1901.
            Year::Century(number) => ((number - 1) * 100, number * 100 - 1),
        }
    }
}

impl YearPart {
    fn agreement(self, other: YearPart) -> Agreement {
        match (self, other) {
            _ if self == other => Agreement::Shared(1.0),
            (YearPart::Quarter(_), YearPart::Half(_)) | (YearPart::Half(_), YearPart::Quarter(_)) => {
                Agreement::OneSided
            }
            _ => Agreement::Contradiction,
        }
    }
}

impl Edge {
    /// 中旬 may be "late" to a translator; early is never late.
    fn agreement(self, other: Edge) -> Agreement {
        const NEXT: f32 = 0.3;
        match (self, other) {
            _ if self == other => Agreement::Shared(1.0),
            (Edge::Mid, _) | (_, Edge::Mid) => Agreement::Shared(NEXT),
            _ => Agreement::Contradiction,
        }
    }
}

/// The dates and times of a text in order, none overlapping another, in linear time.
///
/// A word that only may be a date ("may", "march", "sun", a surname 周) needs its neighbours to be
/// one. Spans of time (三年, "ten years") are [numbers](super::number) with a unit.
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

/// [`find`] in a sentence that is scanned.
pub(super) fn find_in(scan: &Scan<'_>) -> Vec<(Span, Date)> {
    match scan.language {
        Language::Chinese => zh::find(&scan.tokens),
        Language::English => en::find(&scan.tokens),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: Option<i32>, month: Option<u8>, day: Option<u8>) -> Date {
        Date { year: year.map(Year::Of), month, day, ..Date::default() }
    }

    #[test]
    fn less_said_agrees_in_part() {
        let full = day(Some(2022), Some(12), Some(29));
        let near = full.similarity(&day(None, Some(12), Some(29)));
        assert!(near > 0.8 && near < 1.0);
        assert_eq!(near, day(None, Some(12), Some(29)).similarity(&full));
        assert_eq!(full.similarity(&day(Some(2022), Some(11), Some(29))), 0.0);
    }

    #[test]
    fn decade_holds_its_years() {
        let sixties = Date { year: Some(Year::Decade(1960)), ..Date::default() };
        assert!(sixties.similarity(&day(Some(1965), None, None)) > 0.3);
        assert!(sixties.contradicts(&day(Some(1975), None, None)));
    }

    #[test]
    fn part_of_the_day_places_the_hour() {
        let dial = Date {
            time: Some(Clock::Dial { hour: 3, minute: 0 }),
            day_part: Some(DayPart::Afternoon),
            ..Date::default()
        };
        let day = Date { time: Some(Clock::Day { hour: 15, minute: 0 }), ..Date::default() };
        assert!(dial.similarity(&day) > 0.9);
        assert_eq!(DayPart::Night.place(12, 0), Clock::Day { hour: 0, minute: 0 });
    }
}
