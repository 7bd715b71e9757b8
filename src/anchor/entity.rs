//! Names that the gazetteer knows: 虎嗅 and "Huxiu", whatever they sound like.

use serde::Serialize;

use super::name::{Name, NameKind};
use crate::gazetteer::{Entry, Gazetteer, Kind};
use crate::language::Language;
use crate::simplify::Simplified;
use crate::span::Span;

/// A name with its entry in the gazetteer.
///
/// Two mentions of one entry are the same, even where one of them is a bad rendering ("Tiger Sniff"):
/// that the translator meant 虎嗅 is what aligning needs to know.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Entity {
    /// The form that English should use.
    pub preferred: &'static str,
    /// The name as it stands in the text, for comparing with names that the gazetteer does not know.
    pub name: Name,
}

impl Entity {
    /// How well two mentions agree, from 0 to 1: 1 if they are of one entry.
    pub fn similarity(&self, other: &Entity) -> f32 {
        if self.preferred == other.preferred { 1.0 } else { self.name.similarity(&other.name) }
    }
}

/// The names of a text that the gazetteer knows, in order, none overlapping another. Those that are
/// also common words are left out: they show nothing without their surroundings.
///
/// ```
/// use duizhao::Language;
/// use duizhao::anchor::entity::find;
///
/// let chinese = find("虎嗅获悉", Language::Chinese);
/// let english = find("Tiger Sniff has learned", Language::English);
/// assert_eq!(chinese[0].1.similarity(&english[0].1), 1.0);
/// ```
pub fn find(text: &str, language: Language) -> Vec<(Span, Entity)> {
    let gazetteer = Gazetteer::embedded();
    let mentions: Vec<(Span, &'static Entry)> = match language {
        Language::Chinese => {
            let simple = Simplified::new(text);
            let found = gazetteer.find_zh(simple.text()).into_iter();
            let found = found.filter(|mention| !mention.name.needs_context);
            found.map(|mention| (simple.original(mention.span), mention.entry)).collect()
        }
        Language::English => {
            let found = gazetteer.find_en(text).into_iter();
            let found = found.filter(|mention| !mention.form.needs_context);
            found.map(|mention| (mention.span, mention.entry)).collect()
        }
    };
    let mut found: Vec<(Span, Entity)> = Vec::with_capacity(mentions.len());
    for (span, entry) in mentions {
        if found.last().is_none_or(|(last, _)| last.end <= span.start) {
            let name = Name::new(span.of(text), kind(entry.kind()));
            found.push((span, Entity { preferred: entry.preferred(), name }));
        }
    }
    found
}

fn kind(kind: Kind) -> NameKind {
    match kind {
        Kind::Person => NameKind::Person,
        Kind::Place => NameKind::Place,
        Kind::Company | Kind::Institution | Kind::Media | Kind::University => NameKind::Organisation,
        _ => NameKind::Other,
    }
}
