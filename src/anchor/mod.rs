//! What both sides can show: numbers, dates, names, Latin words.
//!
//! An [`Anchor`] is a span of a text with a [`Key`] that can be compared across the languages:
//! 167.61亿 and "16.761 billion" have the same key. [`anchors`] finds those of one sentence,
//! [`Key::similarity`] compares two.

pub mod date;
pub mod latin;
pub mod name;
pub mod number;
pub mod reading;

use serde::Serialize;

use crate::document::{Document, Sentence};
use crate::language::Language;
use crate::segment::UnitKind;
use crate::span::Span;

pub use date::Date;
pub use latin::Latin;
pub use name::Name;
pub use number::Number;

/// Something in a text that a translation is bound to keep.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Anchor {
    /// Where it stands.
    pub span: Span,
    /// What it was read as.
    pub key: Key,
}

/// What an anchor was read as, in a form that both languages share.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Key {
    /// A value, with its class and unit.
    Number(Number),
    /// A point in time or a span of it.
    Date(Date),
    /// A person, place or organisation.
    Name(Name),
    /// Letters that Chinese text leaves in Latin script: CTO, PolarDB.
    Latin(Latin),
}

impl Key {
    /// How well the two agree, from 0 (not at all) to 1 (the same). Symmetric.
    pub fn similarity(&self, other: &Key) -> f32 {
        match (self, other) {
            (Key::Number(a), Key::Number(b)) => a.similarity(b),
            (Key::Date(a), Key::Date(b)) => a.similarity(b),
            (Key::Name(a), Key::Name(b)) => a.similarity(b),
            (Key::Latin(a), Key::Latin(b)) => a.similarity(b),
            (Key::Latin(a), Key::Name(b)) | (Key::Name(b), Key::Latin(a)) => b.similarity_to_latin(a),
            _ => 0.0,
        }
    }
}

/// The anchors of a text, in order, none overlapping another: where two readings compete, a date
/// wins over a number and a name over a Latin word.
pub fn anchors(text: &str, language: Language) -> Vec<Anchor> {
    let mut found: Vec<Anchor> = Vec::new();
    let mut add = |more: Vec<Anchor>| {
        let free = |anchor: &Anchor, taken: &[Anchor]| !taken.iter().any(|t| t.span.overlaps(anchor.span));
        let more: Vec<Anchor> = more.into_iter().filter(|anchor| free(anchor, &found)).collect();
        found.extend(more);
    };
    add(date::find(text, language)
        .into_iter()
        .map(|(span, date)| Anchor { span, key: Key::Date(date) })
        .collect());
    add(number::find(text, language)
        .into_iter()
        .map(|(span, n)| Anchor { span, key: Key::Number(n) })
        .collect());
    add(name::find(text, language)
        .into_iter()
        .map(|(span, name)| Anchor { span, key: Key::Name(name) })
        .collect());
    add(latin::find(text, language)
        .into_iter()
        .map(|(span, l)| Anchor { span, key: Key::Latin(l) })
        .collect());
    found.sort_by_key(|anchor| anchor.span);
    found
}

/// The anchors of a document's sentences, in order, spans in the document. Lines of the page around
/// the article have none.
pub fn of_document(document: &Document<'_>) -> Vec<Anchor> {
    let of_sentence = |sentence: Sentence<'_>| {
        let offset = sentence.span().start;
        let found = match sentence.kind() {
            UnitKind::Boilerplate => Vec::new(),
            _ => anchors(sentence.text(), document.language()),
        };
        found.into_iter().map(move |anchor| Anchor { span: anchor.span.shifted(offset), ..anchor })
    };
    document.sentences().flat_map(of_sentence).collect()
}
