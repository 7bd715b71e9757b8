//! [`Bead`]: sentences that translate each other, by number.

use serde::{Deserialize, Serialize};

use crate::side::Both;
use crate::span::Sents;

/// Sentences of the source that translate into sentences of the target, and how sure that is.
///
/// One side may be empty: the other has no counterpart.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bead {
    /// Sentences of the source.
    pub source: Sents,
    /// Sentences of the target.
    pub target: Sents,
    /// What the bead adds to the score of the whole path, in nats. Higher is better; a score means something
    /// only next to other scores of the same alignment. A moved bead is not on the path: its score is the sum
    /// of the shares of each side that the other accounts for, in 0..2.
    pub score: f32,
    /// How probable the bead is, in 0..1, given the model and both documents. For a sentence alone: how
    /// probable it is that it has no counterpart, wherever between its neighbours it is placed. For a pair:
    /// also that the documents are translations of each other there. For a moved bead: the share of both
    /// sides that the other accounts for.
    pub confidence: f32,
    /// Whether it keeps the order of its neighbours.
    pub placement: Placement,
    /// Who paired its sentences. If JSON does not say, [`Origin::Brought`].
    #[serde(default)]
    pub origin: Origin,
}

impl Bead {
    /// A bead that the caller brings: score 0, confidence 1, in order.
    pub fn new(source: Sents, target: Sents) -> Bead {
        let placement = Placement::InOrder;
        Bead { source, target, score: 0.0, confidence: 1.0, placement, origin: Origin::Brought }
    }

    /// A bead that the aligner finds, in order.
    pub(crate) fn found(source: Sents, target: Sents, score: f32, confidence: f32) -> Bead {
        let confidence = confidence.clamp(0.0, 1.0);
        Bead { score, confidence, origin: Origin::Found, ..Bead::new(source, target) }
    }

    /// Its sentences on both sides.
    pub(crate) fn sides(&self) -> Both<Sents> {
        Both { source: self.source, target: self.target }
    }

    /// Whether one of the sides is empty.
    pub fn is_null(&self) -> bool {
        self.source.is_empty() || self.target.is_empty()
    }

    /// The bead's type as the literature writes it: `1-1`, `2-1`, `0-1`.
    pub fn shape(&self) -> String {
        format!("{}-{}", self.source.len(), self.target.len())
    }
}

/// Whether a bead keeps the order of its neighbours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Placement {
    /// Its sentences follow those of the bead before, on both sides.
    #[default]
    InOrder,
    /// Its target is somewhere else in the target document than its source is in the source document.
    Moved,
}

/// Who paired the sentences of a bead. Pairs read from a file are brought, whatever their score and
/// confidence, unless the file says that they were found: JSON and [JSON lines](crate::format::jsonl) do.
///
/// ```
/// use duizhao::{Bitext, Origin};
///
/// let found = duizhao::align("雨停了。", "The rain stopped.");
/// assert_eq!(found.beads()[0].origin, Origin::Found);
///
/// let brought = Bitext::from_pairs([("雨停了。", "The rain stopped.")]);
/// assert_eq!(brought.beads()[0].origin, Origin::Brought);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Origin {
    /// The aligner, which may be wrong.
    Found,
    /// The caller, with the pairs: a sentence without a counterpart there has none.
    #[default]
    Brought,
}
