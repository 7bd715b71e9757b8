//! Pairs the sentences of two documents.
//!
//! Start with [`Aligner`]. Aligning is a search for the best path of beads: [`lattice`] says which
//! beads are tried, the features say what speaks for each, [`Weights`] say how much that counts, and
//! [`path`] finds the best path and how probable each of its beads is.

mod chain;
mod clause;
mod cooccurrence;
mod coverage;
pub mod eval;
mod evidence;
mod first;
pub mod lattice;
mod measure;
mod model;
mod nested;
mod optimise;
pub mod path;
mod profile;
mod search;
mod sentence;
mod train;
mod vocabulary;

pub use first::SHAPES;
pub use model::Weights;
pub use train::{Gold, train};

use crate::bitext::{Anchors, Bead, Bitext, Order};
use crate::document::Document;
use crate::language::Language;
use crate::lexicon::Lexicon;
use crate::span::Sents;

use first::Ground;

/// Aligns documents.
///
/// ```
/// use duizhao::{Aligner, Document};
///
/// let zh = Document::new("12月18日，机房停电。故障持续了12个小时。");
/// let en = Document::new("On December 18 the data centre lost power. The outage lasted 12 hours.");
/// let bitext = Aligner::new().align(zh, en);
/// assert_eq!(bitext.beads().len(), 2);
/// ```
#[derive(Clone, Debug)]
pub struct Aligner {
    weights: Weights,
}

impl Default for Aligner {
    fn default() -> Aligner {
        Aligner::new()
    }
}

impl Aligner {
    /// An aligner with the weights that come with the crate.
    pub fn new() -> Aligner {
        Aligner { weights: Weights::embedded() }
    }

    /// Uses other weights. Default: those that come with the crate.
    #[must_use]
    pub fn weights(self, weights: Weights) -> Aligner {
        Aligner { weights }
    }

    /// Aligns a Chinese and an English document, in either order.
    ///
    /// Every sentence of both comes to stand in exactly one bead. Two documents of one language are
    /// no translations of each other: every bead has one empty side.
    pub fn align<'t>(&self, first: Document<'t>, second: Document<'t>) -> Bitext<'t> {
        let (source, target, order) = match (first.language(), second.language()) {
            (Language::English, Language::Chinese) => (second, first, Order::Swapped),
            _ => (first, second, Order::AsGiven),
        };
        let anchors = Anchors::of(&source, &target);
        let beads = if source.language() == target.language() {
            apart(source.len(), target.len())
        } else {
            let ground = Ground::new(&source, &target, &anchors, Lexicon::embedded());
            search::search(&ground, &self.weights)
        };
        Bitext::assembled(source, target, order, beads, anchors)
    }
}

/// Every sentence in a bead of its own.
fn apart(source_len: usize, target_len: usize) -> Vec<Bead> {
    let sources = (0..source_len).map(|i| Bead::new(Sents::new(i, i + 1), Sents::new(0, 0)));
    let targets =
        (0..target_len).map(|j| Bead::new(Sents::new(source_len, source_len), Sents::new(j, j + 1)));
    sources.chain(targets).collect()
}
