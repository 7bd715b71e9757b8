//! Names in the gazetteer: 虎嗅 and "Huxiu", whatever they sound like.

use serde::Serialize;

use super::name::{Name, NameKind};
use crate::gazetteer::{Gazetteer, Kind, Ref};
use crate::language::Language;
use crate::simplify::Plain;
use crate::span::Span;

/// A name with its entry in the gazetteer.
///
/// Two mentions of one entry are equal even if one of them is a bad rendering ("Tiger Sniff"): all that the
/// aligner needs to know is that the translator meant 虎嗅.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Entity {
    /// The English form to use.
    pub preferred: String,
    /// The name as written in the text, for comparison with names that the gazetteer does not have.
    pub name: Name,
}

impl Entity {
    /// How well two mentions agree, from 0 to 1: 1 if they belong to one entry.
    pub fn similarity(&self, other: &Entity) -> f32 {
        if self.preferred == other.preferred { 1.0 } else { self.name.similarity(&other.name) }
    }
}

/// The names of a text that are in the gazetteer, in order and without overlaps. Those that are also common
/// words are left out: they prove nothing without context.
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
    let plain = Plain::new(text);
    let mentions = gazetteer.refs(plain.text(text), language);
    let found = entities(language, gazetteer, &mentions, |span| plain.original(span).of(text)).into_iter();
    found.map(|(span, entity)| (plain.original(span), entity)).collect()
}

/// The entities among the mentions of a gazetteer in a text, in order; `written` gives the text of a span.
pub(super) fn entities<'t>(
    language: Language,
    gazetteer: &Gazetteer,
    mentions: &[(Span, Ref)],
    written: impl Fn(Span) -> &'t str,
) -> Vec<(Span, Entity)> {
    let mut found: Vec<(Span, Entity)> = Vec::new();
    for &(span, mention) in mentions {
        let (entry, needs_context) = match language {
            Language::Chinese => {
                let mention = gazetteer.zh_mention(span, mention);
                (mention.entry, mention.name.needs_context)
            }
            Language::English => {
                let mention = gazetteer.en_mention(span, mention);
                (mention.entry, mention.form.needs_context)
            }
        };
        if !needs_context && found.last().is_none_or(|(last, _)| last.end <= span.start) {
            let name = Name::new(written(span), kind(entry.kind()));
            found.push((span, Entity { preferred: entry.preferred().to_owned(), name }));
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
