//! What a token or a name is that the English has lost, and what stands in its place.

use crate::anchor::name::{Name, NameKind};
use crate::bitext::Pair;
use crate::gazetteer::{Kind, ZhMention};
use crate::simplify::simplified;
use crate::span::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    Latin,
    Telephone,
}

/// A token of the Chinese that the English lacks; spans of the documents.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Lost {
    pub(crate) token: Token,
    pub(crate) source: Span,
    /// What seems to stand in its place.
    pub(crate) stranger: Option<Span>,
    /// Whether it is surely a name or a code, so that it is missed without a stranger too.
    pub(crate) is_telling: bool,
}

/// From this similarity on, a name of the Chinese explains one of the English.
pub(crate) const EXPLAINS: f32 = 0.5;

/// The names of the Chinese of a pair that its English gives in no way.
#[derive(Debug, Default)]
pub(crate) struct LostNames<'a> {
    /// Each once, in order.
    pub(crate) names: Vec<ZhMention<'a>>,
    /// The names of the English that nothing else in the Chinese explains, in order; none if no name is lost.
    pub(crate) strangers: Vec<Stranger>,
}

/// A name in the English that nothing in the Chinese explains.
#[derive(Clone, Debug)]
pub(crate) struct Stranger {
    /// Its place in the document.
    pub(crate) span: Span,
    /// Whether it has a word that is no ordinary English one.
    pub(crate) is_name: bool,
    /// Of another name of the gazetteer, or a people, what kind of thing it names.
    pub(crate) known: Option<Kind>,
    /// How many words it has.
    pub(crate) words: usize,
    /// Whether the Chinese explains a word of many names beside it: “Venus Community”.
    pub(crate) has_generic: bool,
    pub(crate) name: Name,
}

impl Stranger {
    /// Whether it may be a foreign name that is written with these characters.
    pub(crate) fn sounds_like(&self, han: &str) -> bool {
        Name::new(&simplified(han), NameKind::Person).similarity(&self.name) >= EXPLAINS
    }

    /// Whether another one follows it as its possession: “Citizen’s Daily”.
    pub(crate) fn owns(&self, next: &Stranger, target: &str) -> bool {
        let between = target.get(self.span.end as usize..next.span.start as usize);
        matches!(between, Some("’s " | "'s "))
    }

    /// Joins another one to it.
    pub(crate) fn take(&mut self, next: Stranger, target: &str) {
        let span = self.span.join(next.span);
        *self = Stranger {
            span,
            is_name: self.is_name || next.is_name,
            known: next.known.or(self.known),
            words: self.words + next.words,
            has_generic: self.has_generic || next.has_generic,
            name: Name::new(span.of(target), NameKind::Other),
        };
    }

    /// How far it stands from where a word of the Chinese of its pair is expected: from 0 to 1, the whole English.
    pub(crate) fn distance(&self, pair: &Pair<'_>, source: Span) -> f32 {
        let place = |span: Span, whole: Span| (span.start - whole.start) as f32 / whole.len().max(1) as f32;
        (place(self.span, pair.target_span()) - place(source, pair.source_span())).abs()
    }
}
