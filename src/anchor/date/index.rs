//! [`DateIndex`]: dates, filed by what they state.

use std::collections::{BTreeMap, HashMap};

use super::{Clock, Date, Relative, Year};
use crate::anchor::candidates::{Candidates, listed};
use crate::anchor::number::{Number, Precision};

/// The fields that must be equal if both dates state them: year, month and day.
type Fields = [Option<i32>; 3];

/// Dates, filed by what they state.
#[derive(Debug, Default)]
pub(in crate::anchor) struct DateIndex {
    /// By the fields that are stated at all, one bit each, and by those of [`Fields`].
    shapes: BTreeMap<(u16, u8), Shape>,
    /// Dates that may have been read as a number on the other side, by its value.
    bare: HashMap<i64, Vec<u32>>,
    /// Dates with a time of day: in another zone it may be another day.
    timed: Vec<u32>,
    /// Those of them that name the zone.
    zoned: Vec<u32>,
}

/// The dates that state the same fields: for each choice among these, by what they say there.
#[derive(Debug, Default)]
struct Shape {
    entries: HashMap<Fields, Vec<u32>>,
}

impl DateIndex {
    pub(in crate::anchor) fn add(&mut self, entry: u32, date: &Date) {
        let fields = fields(date);
        let stated = mask(fields.map(|field| field.is_some()));
        let shape = self.shapes.entry((said(date), stated)).or_default();
        // All choices among the stated fields.
        for chosen in (0..1 << fields.len()).filter(|chosen| chosen & !stated == 0) {
            shape.entries.entry(only(fields, chosen)).or_default().push(entry);
        }
        if let Some(value) = date.as_number() {
            self.bare.entry(value).or_default().push(entry);
        }
        if date.time.is_some() {
            self.timed.push(entry);
            self.zoned.extend(date.zone.map(|_| entry));
        }
    }

    /// The dates that may agree with one: they state something in common, and no other year, month or day.
    pub(in crate::anchor) fn like(&self, date: &Date, found: &mut Candidates) {
        let (said, fields) = (said(date), fields(date));
        let stated = mask(fields.map(|field| field.is_some()));
        let shapes = self.shapes.iter().filter(|((other, _), _)| other & said != 0);
        for ((_, other), shape) in shapes {
            let same = listed(&shape.entries, &only(fields, stated & other));
            found.add_listed(same);
        }
        if date.time.is_some() {
            let others = if date.zone.is_some() { &self.timed } else { &self.zoned };
            found.add_listed(others);
        }
    }

    /// The dates that may have been read as this number.
    pub(in crate::anchor) fn like_number(&self, number: &Number, found: &mut Candidates) {
        if number.high.is_none() && number.precision != Precision::Vague {
            let dates = number.value.to_i64().and_then(|value| self.bare.get(&value));
            found.add_same(dates.map_or(&[], Vec::as_slice));
        }
    }
}

impl Date {
    /// The number that the date may be read as: see [`Date::similarity_to_number`].
    pub(in crate::anchor) fn as_number(&self) -> Option<i64> {
        match *self {
            Date { year: Some(Year::Of(year)), day: None, time: None, .. } => Some(year.into()),
            Date { year: None, day: Some(day), time: None, .. } => Some(day.into()),
            Date { year: None, day: None, time: Some(Clock::Dial { hour, minute: 0 }), .. } => {
                Some(hour.into())
            }
            Date {
                year: None, day: None, time: None, relative: Some(Relative { offset: 1, .. }), ..
            } => Some(2),
            _ => None,
        }
    }
}

fn fields(date: &Date) -> Fields {
    let year = match date.year {
        Some(Year::Of(year)) => Some(year),
        _ => None,
    };
    [year, date.month.map(i32::from), date.day.map(i32::from)]
}

/// The fields that are chosen, one bit each.
fn only(fields: Fields, chosen: u8) -> Fields {
    let mut only = fields;
    only.iter_mut().enumerate().filter(|(at, _)| chosen >> at & 1 == 0).for_each(|(_, field)| *field = None);
    only
}

/// The fields that a date states at all, one bit each.
fn said(date: &Date) -> u16 {
    let said = date.said().into_iter().chain([date.end.is_some()]);
    said.enumerate().map(|(at, said)| u16::from(said) << at).sum()
}

fn mask(stated: [bool; 3]) -> u8 {
    stated.into_iter().enumerate().map(|(at, stated)| u8::from(stated) << at).sum()
}
