//! Latin letters that both texts carry.
use serde::Serialize;

use crate::language::Language;
use crate::span::Span;

/// A Latin token, folded for comparing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Latin {
    /// In lower case.
    pub folded: String,
}

impl Latin {
    /// How well two tokens agree, from 0 to 1.
    pub fn similarity(&self, other: &Latin) -> f32 {
        f32::from(u8::from(self.folded == other.folded))
    }
}

/// The Latin tokens of a text, in order.
pub fn find(_text: &str, _language: Language) -> Vec<(Span, Latin)> {
    Vec::new()
}
