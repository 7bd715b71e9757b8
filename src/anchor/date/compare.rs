//! How well two dates agree, field by field.

use super::{Calendar, Clock, Date, DayPart, Edge, Period, Relative, Year, YearPart, zone};
use crate::anchor::number::{Class, Number, Precision};

/// How much a field counts that only one side states.
const UNSHARED: f32 = 0.3;

/// How well one field agrees.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Agreement {
    /// Neither side states it.
    Silent,
    /// Only one side states it.
    OneSided,
    /// Both state it, and agree to this degree, from 0 to 1.
    Shared(f32),
    /// Both state it and cannot both be right.
    Contradiction,
}

impl Date {
    /// How well two dates agree, from 0 to 1. Symmetric.
    ///
    /// 1 if both state the same; 0 if a field of one contradicts the other, or if they have nothing in common
    /// (a weekday and a date may be the same day, but nothing shows it). If one states less, the part that
    /// both state counts.
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
        if agreed == 0.0 { 0.0 } else { agreed / (agreed + UNSHARED * unshared) }
    }

    /// Whether a field that both dates state differs, so that they cannot be the same.
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

    /// How well a date agrees with a number on the other side, from 0 to 1: a bare year (the 2016 of "2016
    /// annual report"), a day (the 29 of "the 29th") or an hour that was read as a number there, or 第二天 as
    /// "the second".
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
            // 第二天 is the next day or the second day.
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
        // 八月十五 of the lunar calendar is not August 15.
        let calendars_differ = (self.calendar == Calendar::Lunar) != (other.calendar == Calendar::Lunar);
        let same_calendar =
            |a: u8, b: u8| if calendars_differ { Agreement::Contradiction } else { equal(a, b) };
        // In another time zone it may be another day.
        let converted = self.converted(other).is_some();
        let on_day = |agreement: Agreement| match agreement {
            Agreement::Contradiction if converted => Agreement::OneSided,
            _ => agreement,
        };
        // The weight of each field, and how well it agrees.
        [
            (3.0, compare(self.year, other.year, Year::agreement)),
            (3.0, compare(self.part, other.part, YearPart::agreement)),
            (2.0, on_day(compare(self.month, other.month, same_calendar))),
            (3.0, on_day(compare(self.day, other.day, same_calendar))),
            (1.0, compare(self.edge, other.edge, Edge::agreement)),
            (2.0, on_day(compare(self.weekday, other.weekday, equal))),
            (1.0, compare(self.day_part, other.day_part, DayPart::agreement)),
            (3.0, self.time_agreement(other)),
            (3.0, self.relative_agreement(other)),
            (2.0, self.end_agreement(other)),
        ]
    }

    /// A time with its half of the day agrees with one without: 下午3点 and "15:00" are the same. So are times
    /// in two zones that differ as the zones do.
    fn time_agreement(&self, other: &Date) -> Agreement {
        match self.converted(other) {
            Some(share) => Agreement::Shared(share),
            None => compare(self.placed_time(), other.placed_time(), Clock::agreement),
        }
    }

    /// The time, in the half of the day that the part of the day tells.
    pub(super) fn placed_time(&self) -> Option<Clock> {
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
            if a == b {
                Agreement::Shared(1.0)
            } else if near && month {
                Agreement::Shared(PERHAPS)
            } else if a.period == b.period {
                Agreement::Contradiction
            } else {
                Agreement::OneSided
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
    /// A year within the other's decade or century agrees in part.
    fn agreement(self, other: Year) -> Agreement {
        const WITHIN: f32 = 0.4;
        let ((first, last), (other_first, other_last)) = (self.bounds(), other.bounds());
        let within = first <= other_first && other_last <= last || other_first <= first && last <= other_last;
        if self == other {
            Agreement::Shared(1.0)
        } else if within {
            Agreement::Shared(WITHIN)
        } else {
            Agreement::Contradiction
        }
    }

    /// The first and the last year.
    fn bounds(self) -> (i32, i32) {
        match self {
            Year::Of(year) => (year, year),
            Year::Decade(first) => (first, first + 9),
            // By convention the years 19xx, although the century begins with 1901.
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
    /// A translator may render 中旬 as "late"; early is never late.
    fn agreement(self, other: Edge) -> Agreement {
        const NEXT: f32 = 0.3;
        match (self, other) {
            _ if self == other => Agreement::Shared(1.0),
            (Edge::Mid, _) | (_, Edge::Mid) => Agreement::Shared(NEXT),
            _ => Agreement::Contradiction,
        }
    }
}

impl DayPart {
    /// The parts run into each other: 晚上 is evening or night.
    fn agreement(self, other: DayPart) -> Agreement {
        const NEXT: f32 = 0.5;
        let distance = (self as u8).abs_diff(other as u8);
        match distance {
            0 => Agreement::Shared(1.0),
            1 => Agreement::Shared(NEXT),
            // Night runs into the small hours.
            5 => Agreement::Shared(NEXT),
            _ => Agreement::OneSided,
        }
    }
}

impl Clock {
    fn agreement(self, other: Clock) -> Agreement {
        let same = match (self, other) {
            (Clock::Day { .. }, Clock::Day { .. }) => self.parts() == other.parts(),
            _ => (self.parts().0 % 12, self.parts().1) == (other.parts().0 % 12, other.parts().1),
        };
        if same { Agreement::Shared(1.0) } else { Agreement::Contradiction }
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
