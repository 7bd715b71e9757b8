//! The first pass: sentences, with what the anchors and the word list say. It tells where to look
//! closer.

use std::ops::Range;

use super::chain;
use super::evidence::Evidence;
use super::lattice::{Candidate, Lattice, Shape};
use super::measure::{self, Measures, unless};
use super::model::{Form, Linear};
use super::path::{Posteriors, posteriors};
use super::profile::profiles;
use crate::bitext::Anchors;
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::span::Span;

/// The types of sentence beads that are tried.
pub const SHAPES: [Shape; 20] = [
    Shape::new(0, 1),
    Shape::new(1, 0),
    Shape::new(1, 1),
    Shape::new(1, 2),
    Shape::new(1, 3),
    Shape::new(1, 4),
    Shape::new(1, 5),
    Shape::new(1, 6),
    Shape::new(2, 1),
    Shape::new(2, 2),
    Shape::new(2, 3),
    Shape::new(2, 4),
    Shape::new(2, 5),
    Shape::new(3, 1),
    Shape::new(3, 2),
    Shape::new(3, 3),
    Shape::new(3, 4),
    Shape::new(4, 1),
    Shape::new(4, 2),
    Shape::new(4, 3),
];

/// Most source and target sentences in a bead.
pub(crate) const LONGEST: [usize; 2] = [4, 6];

/// What the first pass has weights for.
pub(crate) static FORM: Form = Form { shapes: &SHAPES, features: &[measure::NAMES, PAGE_NAMES] };

/// Features that come from where sentences stand on the page.
pub(crate) const PAGE_NAMES: &[&str] = &["paragraph.breaks", "boilerplate.mismatch"];

/// Scores are flattened by this before weak beads are dropped, so that a close second survives.
const FLATTENING: f32 = 0.6;
/// Beads less probable than this are dropped.
const LEAST_PROBABILITY: f32 = 1e-5;

/// Two documents as the first pass sees them.
pub(crate) struct Ground<'a> {
    pub(crate) documents: [&'a Document<'a>; 2],
    pub(crate) evidence: Evidence<'a>,
    /// The bytes of the sentences of both sides.
    pub(crate) sentences: [Vec<Span>; 2],
    /// The beads near the coarse chain.
    pub(crate) lattice: Lattice,
    measures: Measures,
    page: Page,
}

impl<'a> Ground<'a> {
    pub(crate) fn new(
        source: &'a Document<'a>,
        target: &'a Document<'a>,
        anchors: &'a Anchors,
        lexicon: &Lexicon,
    ) -> Ground<'a> {
        let evidence = Evidence::new(source, target, anchors, lexicon);
        let documents = [source, target];
        let sentences =
            documents.map(|document| document.sentences().map(|s| s.span()).collect::<Vec<Span>>());
        let sides = evidence.sides(&evidence.matches, &sentences[0], &sentences[1]);
        let corridor = chain::corridor(&chain::chain(&sides), source.len(), target.len());
        let surface = [profiles(source, &sentences[0]), profiles(target, &sentences[1])];
        let measures = Measures::new(surface, &sides, &corridor, LONGEST);
        let lattice = Lattice::new(corridor, &SHAPES);
        Ground { documents, evidence, sentences, lattice, measures, page: Page::new(source, target) }
    }

    /// The features of a bead, in the order of [`FORM`].
    pub(crate) fn features(&self, bead: &Candidate) -> [f32; measure::NAMES.len() + PAGE_NAMES.len()] {
        let mut features = [0.0; measure::NAMES.len() + PAGE_NAMES.len()];
        features[..measure::NAMES.len()].copy_from_slice(&self.measures.of(bead));
        features[measure::NAMES.len()..].copy_from_slice(&self.page.features(bead));
        features
    }

    /// Drops the beads that are out of the question; gives those that stay, with their probability.
    pub(crate) fn look(&self, weights: &Linear) -> (Lattice, Vec<f32>) {
        let score = |bead: &Candidate| weights.score(bead.shape, &self.features(bead));
        let scores: Vec<f32> = self.lattice.candidates().iter().map(score).collect();
        let flat: Vec<f32> = scores.iter().map(|score| score * FLATTENING).collect();
        let Posteriors { beads: flat, .. } = posteriors(&self.lattice, &flat);
        let Posteriors { beads: sharp, .. } = posteriors(&self.lattice, &scores);
        let kept = self.lattice.filtered(|k| flat[k] >= LEAST_PROBABILITY);
        let probabilities = (0..sharp.len()).filter(|&k| flat[k] >= LEAST_PROBABILITY).map(|k| sharp[k]);
        (kept, probabilities.collect())
    }

    pub(crate) fn page(&self, bead: &Candidate) -> [f32; 2] {
        self.page.features(bead)
    }
}

/// Where the sentences of both sides stand on the page.
struct Page {
    paragraphs: [Vec<u32>; 2],
    boilerplate: [Vec<bool>; 2],
}

impl Page {
    fn new(source: &Document<'_>, target: &Document<'_>) -> Page {
        let documents = [source, target];
        Page {
            paragraphs: documents.map(|document| document.sentences().map(|s| s.paragraph()).collect()),
            boilerplate: documents.map(|document| document.sentences().map(|s| s.is_boilerplate()).collect()),
        }
    }

    /// The values of [`PAGE_NAMES`].
    fn features(&self, bead: &Candidate) -> [f32; 2] {
        if bead.shape.is_null() {
            return [0.0; 2];
        }
        let runs: [Range<usize>; 2] = [bead.source_range(), bead.target_range()];
        let breaks = |side: usize| {
            let paragraphs = &self.paragraphs[side][runs[side].clone()];
            paragraphs.windows(2).filter(|pair| pair[0] != pair[1]).count() as f32
        };
        let on_page = |side: usize| self.boilerplate[side][runs[side].clone()].contains(&true);
        [-(breaks(0) + breaks(1)), unless(on_page(0) == on_page(1))]
    }
}
