//! What the markup of documents says about a bead: code pairs with code, a heading with a heading.

use crate::align::lattice::Candidate;
use crate::document::Document;
use crate::segment::UnitKind;
use crate::side::{Both, Side};

/// The kinds of the sentences of both sides; none where neither has markup.
pub(crate) struct Structure {
    kinds: Option<Both<Vec<UnitKind>>>,
}

/// What a bead loses, in nats, whose sides are of kinds that translators hardly ever exchange, such as a heading and a
/// paragraph, and of kinds that they do, such as an item and a paragraph.
const HARDLY: f32 = 12.0;
const RARELY: f32 = 2.0;

impl Structure {
    pub(crate) fn new(documents: Both<&Document<'_>>) -> Structure {
        let kinds = documents.map(|document| document.sentences().map(|s| s.kind()).collect::<Vec<_>>());
        let is_plain = |kind: &UnitKind| matches!(kind, UnitKind::Text | UnitKind::Boilerplate);
        let has_markup = kinds.as_ref().into_iter().any(|kinds| !kinds.iter().all(is_plain));
        Structure { kinds: has_markup.then_some(kinds) }
    }

    /// Whether there is any markup.
    pub(crate) fn is_there(&self) -> bool {
        self.kinds.is_some()
    }

    /// What a bead loses, in nats; nothing beyond the end of the documents.
    pub(crate) fn loss(&self, bead: &Candidate) -> f32 {
        let Some(kinds) = &self.kinds else { return 0.0 };
        if bead.shape.is_null() {
            return 0.0;
        }
        let runs = bead.runs();
        let [Some(source), Some(target)] = Side::ALL.map(|side| kinds[side].get(runs[side].clone())) else {
            return 0.0;
        };
        within(source) + within(target) + apart(source[0], target[0])
    }
}

/// What sentences of one side lose that are one bead.
fn within(kinds: &[UnitKind]) -> f32 {
    let joined = kinds.windows(2).map(|pair| match (pair[0], pair[1]) {
        // Each block is one unit.
        (UnitKind::Code, _) | (_, UnitKind::Code) => HARDLY,
        (a, b) => apart(a, b),
    });
    joined.sum()
}

fn apart(a: UnitKind, b: UnitKind) -> f32 {
    use UnitKind::{Boilerplate, Cell, Code, Footnote, FrontMatter, Heading};
    match (a, b) {
        _ if a == b => 0.0,
        (Heading(_), Heading(_)) => 2.0 * RARELY,
        (Boilerplate, _) | (_, Boilerplate) => 0.0,
        (Code | Heading(_) | Cell | Footnote | FrontMatter, _)
        | (_, Code | Heading(_) | Cell | Footnote | FrontMatter) => HARDLY,
        _ => RARELY,
    }
}
