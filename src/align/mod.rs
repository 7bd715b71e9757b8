//! Pairs the sentences of two documents.
//!
//! Start with [`Aligner`]. Aligning is a search for the best path of beads: [`lattice`] says which
//! beads are tried, the features say what speaks for each, [`Weights`] say how much that counts, and
//! [`path`] finds the best path and how probable each of its beads is.

mod chain;
mod coverage;
pub mod eval;
mod evidence;
mod features;
pub mod lattice;
mod model;
pub mod path;
mod profile;
mod train;
mod vocabulary;

pub use features::SHAPES;
pub use model::Weights;

use crate::bitext::{Anchors, Bead, Bitext, Order, Placement};
use crate::document::Document;
use crate::language::Language;
use crate::lexicon::Lexicon;
use crate::span::{Sents, Span};

use evidence::Evidence;
use features::Features;
use lattice::Lattice;

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
            self.search(&source, &target, &anchors)
        };
        Bitext::assembled(source, target, order, beads, anchors)
    }

    fn search(&self, source: &Document<'_>, target: &Document<'_>, anchors: &Anchors) -> Vec<Bead> {
        let (lattice, features) = prepare(source, target, anchors);
        let score = |bead| self.weights.score(bead_shape(bead), &features.of(bead));
        let scores: Vec<f32> = lattice.candidates().iter().map(score).collect();
        let best = path::best_path(&lattice, &scores)
            .expect("a corridor is connected and null beads fit everywhere");
        let posteriors = path::posteriors(&lattice, &scores);
        let bead = |k: usize| {
            let candidate = lattice.candidates()[k];
            let (s, t) = (candidate.source_range(), candidate.target_range());
            Bead {
                source: Sents::new(s.start, s.end),
                target: Sents::new(t.start, t.end),
                score: scores[k],
                confidence: posteriors.beads[k].clamp(0.0, 1.0),
                placement: Placement::InOrder,
            }
        };
        best.into_iter().map(bead).collect()
    }
}

fn bead_shape(bead: &lattice::Candidate) -> lattice::Shape {
    bead.shape
}

fn prepare(source: &Document<'_>, target: &Document<'_>, anchors: &Anchors) -> (Lattice, Features) {
    let evidence = Evidence::new(source, target, anchors, Lexicon::embedded());
    let spans = |document: &Document<'_>| -> Vec<Span> { document.sentences().map(|s| s.span()).collect() };
    let (source_spans, target_spans) = (spans(source), spans(target));
    let sides = evidence.sides(&evidence.matches, source_spans.into_iter(), target_spans.into_iter());
    let corridor = chain::corridor(&chain::chain(&sides), source.len(), target.len());
    let features = Features::new(source, target, &sides, &corridor);
    (Lattice::new(corridor, &SHAPES), features)
}

/// Every sentence in a bead of its own.
fn apart(source_len: usize, target_len: usize) -> Vec<Bead> {
    let sources = (0..source_len).map(|i| Bead::new(Sents::new(i, i + 1), Sents::new(0, 0)));
    let targets =
        (0..target_len).map(|j| Bead::new(Sents::new(source_len, source_len), Sents::new(j, j + 1)));
    sources.chain(targets).collect()
}

/// A document pair with its gold beads, to train on or to measure with.
#[derive(Clone, Debug)]
pub struct Gold<'t> {
    /// The Chinese document.
    pub source: Document<'t>,
    /// The English document.
    pub target: Document<'t>,
    /// The gold beads, by sentence numbers.
    pub beads: Vec<eval::GoldBead>,
}

/// Fits weights to gold.
pub fn train(gold: &[Gold<'_>], l2: f64) -> Weights {
    let width = SHAPES.len() + features::NAMES.len();
    let examples: Vec<train::Example> = gold
        .iter()
        .map(|gold| {
            let anchors = Anchors::of(&gold.source, &gold.target);
            let (lattice, features) = prepare(&gold.source, &gold.target, &anchors);
            let mut values = Vec::with_capacity(lattice.len() * width);
            let mut allowed = Vec::with_capacity(lattice.len());
            let exact: std::collections::HashSet<(Vec<u32>, Vec<u32>)> = gold.beads.iter().cloned().collect();
            for bead in lattice.candidates() {
                let mut row = vec![0.0; SHAPES.len()];
                row[model::index(bead.shape)] = 1.0;
                values.extend(row);
                values.extend(features.of(bead));
                let s: Vec<u32> = bead.source_range().map(|i| i as u32).collect();
                let t: Vec<u32> = bead.target_range().map(|i| i as u32).collect();
                allowed.push(exact.contains(&(s, t)));
            }
            train::Example { lattice, features: values, gold: allowed, weight: 1.0 }
        })
        .collect();
    Weights::from_vector(&train::fit(&examples, width, l2, 60))
}
