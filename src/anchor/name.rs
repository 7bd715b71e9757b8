//! Names of persons, places and organisations.
use serde::Serialize;

use super::latin::Latin;
use crate::language::Language;
use crate::span::Span;

/// A name.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Name {
    /// As written.
    pub text: String,
}

impl Name {
    /// How well two names agree, from 0 to 1.
    pub fn similarity(&self, other: &Name) -> f32 {
        f32::from(u8::from(self.text == other.text))
    }

    /// How well a name agrees with a Latin token of the other side, from 0 to 1.
    pub fn similarity_to_latin(&self, other: &Latin) -> f32 {
        f32::from(u8::from(self.text.to_lowercase() == other.folded))
    }
}

/// The names of a text, in order.
pub fn find(_text: &str, _language: Language) -> Vec<(Span, Name)> {
    Vec::new()
}
