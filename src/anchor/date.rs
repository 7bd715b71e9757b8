//! Dates and times.
use serde::Serialize;

use crate::language::Language;
use crate::span::Span;

/// A date, as far as it is said.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Date {
    /// The year.
    pub year: Option<i32>,
}

impl Date {
    /// How well two dates agree, from 0 to 1.
    pub fn similarity(&self, other: &Date) -> f32 {
        f32::from(u8::from(self.year == other.year))
    }
}

/// The dates of a text, in order.
pub fn find(_text: &str, _language: Language) -> Vec<(Span, Date)> {
    Vec::new()
}
