//! The first pass: sentences, with what the anchors and the word list say. It tells where to look
//! closer.

use std::ops::Range;

use crate::align::evidence::Evidence;
use crate::align::evidence::chain;
use crate::align::evidence::pairs::WordPairs;
use crate::align::lattice::path::posteriors;
use crate::align::lattice::shape::{LONGEST, SHAPES};
use crate::align::lattice::{Candidate, Lattice};
use crate::align::model::linear::{Form, Linear};
use crate::align::model::measures;
use crate::align::model::measures::{Measures, unsupported};
use crate::align::model::ratio;
use crate::align::model::ratio::Ratios;
use crate::anchor::{Anchor, Anchors};
use crate::document::Document;
use crate::resources::Resources;
use crate::side::Both;
use crate::span::Span;
use crate::text::Reading;
use crate::text::profile::{Profile, profiles};
use crate::text::words::Words;

/// What the first pass has weights for.
pub(crate) static FORM: Form = Form { shapes: &SHAPES, features: &[measures::NAMES, PAGE_NAMES] };

/// Features that come from where sentences stand on the page: how many paragraphs end inside a bead,
/// and how little a bead with a line of the page (menu, credits, tags) has to show.
pub(crate) const PAGE_NAMES: &[&str] = &["paragraph.breaks", "boilerplate.unsupported"];

/// Scores are flattened by this before weak beads are dropped, so that a close second survives.
const FLATTENING: f32 = 0.6;
/// What a null bead is given where sections may be missing, in nats.
const NULL_LIFT: f32 = 3.5;
/// Beads less probable than this are dropped.
const LEAST_PROBABILITY: f32 = 1e-5;

/// Two documents as the first pass sees them.
pub(crate) struct FirstPass<'a> {
    pub(crate) documents: [&'a Document<'a>; 2],
    pub(crate) evidence: Evidence<'a>,
    /// The bytes of the sentences of both sides.
    pub(crate) sentences: [Vec<Span>; 2],
    /// Their surface.
    pub(crate) surface: [Vec<Profile>; 2],
    /// The words of the whole documents.
    pub(crate) words: Both<&'a Words>,
    pub(crate) resources: &'a Resources,
    /// The anchors of both sides.
    pub(crate) anchors: [&'a [Anchor]; 2],
    /// The beads near the coarse chain.
    pub(crate) lattice: Lattice,
    measures: Measures,
    page: Page,
}

impl<'a> FirstPass<'a> {
    pub(crate) fn new(
        readings: Both<Reading<'a>>,
        anchors: &'a Anchors,
        resources: &'a Resources,
    ) -> FirstPass<'a> {
        let words = WordPairs::new(readings, resources.lexicon());
        let documents = [readings.source.document(), readings.target.document()];
        FirstPass::within(documents, [&anchors.source, &anchors.target], &words, resources)
    }

    /// The pass of parts of two documents; `pairs` are the words of the whole documents.
    pub(crate) fn within(
        documents: [&'a Document<'a>; 2],
        anchors: [&'a [Anchor]; 2],
        pairs: &WordPairs<'a>,
        resources: &'a Resources,
    ) -> FirstPass<'a> {
        let evidence = Evidence::new(documents, anchors, pairs);
        let [source, target] = documents;
        let sentences =
            documents.map(|document| document.sentences().map(|s| s.span()).collect::<Vec<Span>>());
        let sides = evidence.sides(&evidence.matches, &sentences[0], &sentences[1]);
        let corridor = chain::corridor(&chain::chain(&sides), source.len(), target.len());
        let surface = [profiles(source, &sentences[0]), profiles(target, &sentences[1])];
        let ratios = Ratios::of_all([&surface[0], &surface[1]]);
        let measures = Measures::new(surface.clone(), ratios, &sides, &corridor, LONGEST);
        let lattice = Lattice::new(corridor, &SHAPES);
        let page = Page::new(source, target);
        let words = Both::new(pairs.source, pairs.target);
        FirstPass {
            documents,
            evidence,
            sentences,
            surface,
            words,
            resources,
            anchors,
            lattice,
            measures,
            page,
        }
    }

    /// For each side, the share of it that the other is too short for, however freely it was translated.
    pub(crate) fn excess(&self) -> [f32; 2] {
        ratio::excess([&self.surface[0], &self.surface[1]])
    }

    /// How much longer in English is what these beads pair, each as far as it is probable.
    pub(crate) fn ratios(&self, lattice: &Lattice, probabilities: &[f32]) -> Ratios {
        Ratios::of_pairs(lattice, probabilities, [&self.surface[0], &self.surface[1]])
    }

    /// The features of a bead, in the order of [`FORM`].
    pub(crate) fn features(&self, bead: &Candidate) -> [f32; measures::NAMES.len() + PAGE_NAMES.len()] {
        let mut features = [0.0; measures::NAMES.len() + PAGE_NAMES.len()];
        let measured = self.measures.of(bead);
        features[..measures::NAMES.len()].copy_from_slice(&measured);
        features[measures::NAMES.len()..].copy_from_slice(&self.page(bead, unsupported(&measured)));
        features
    }

    /// Drops the beads that are out of the question; gives those that stay, with their probability.
    ///
    /// Looks twice: as at complete documents, and as at such where whole sections may be missing. What
    /// either finds possible stays, with the larger of its two probabilities: else a long section without
    /// counterpart, dear sentence by sentence, would be spread over the beads around it.
    pub(crate) fn prune(&self, weights: &Linear) -> (Lattice, Vec<f32>) {
        let score = |bead: &Candidate| weights.score(bead.shape, &self.features(bead));
        let scores: Vec<f32> = self.lattice.candidates().iter().map(score).collect();
        let lifts = [0.0, NULL_LIFT];
        let lifted = |lattice: &Lattice, scores: &[f32], lift: f32, factor: f32| {
            let lift = |bead: &Candidate| if bead.shape.is_null() { lift } else { 0.0 };
            let beads = lattice.candidates().iter().zip(scores);
            let scores: Vec<f32> = beads.map(|(bead, score)| (score + lift(bead)) * factor).collect();
            posteriors(lattice, &scores).beads
        };
        let flat = lifts.map(|lift| lifted(&self.lattice, &scores, lift, FLATTENING));
        let kept: Vec<usize> =
            (0..scores.len()).filter(|&k| flat.iter().any(|flat| flat[k] >= LEAST_PROBABILITY)).collect();
        // What was dropped has next to no share in the probabilities of what stays.
        let scores: Vec<f32> = kept.iter().map(|&k| scores[k]).collect();
        let lattice = self.lattice.chosen(&kept);
        let [complete, partial] = lifts.map(|lift| lifted(&lattice, &scores, lift, 1.0));
        let probabilities = complete.into_iter().zip(partial).map(|(a, b)| a.max(b)).collect();
        (lattice, probabilities)
    }

    /// The values of [`PAGE_NAMES`] for a bead that has so little to show.
    pub(crate) fn page(&self, bead: &Candidate, unsupported: f32) -> [f32; 2] {
        self.page.features(bead, unsupported)
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
    fn features(&self, bead: &Candidate, unsupported: f32) -> [f32; 2] {
        if bead.shape.is_null() {
            return [0.0; 2];
        }
        let runs: [Range<usize>; 2] = [bead.source_range(), bead.target_range()];
        let breaks = |side: usize| {
            let paragraphs = &self.paragraphs[side][runs[side].clone()];
            paragraphs.windows(2).filter(|pair| pair[0] != pair[1]).count() as f32
        };
        let lines = |side: usize| {
            let kinds = &self.boilerplate[side][runs[side].clone()];
            (kinds.contains(&true), kinds.contains(&false))
        };
        // A line of the page has its like on the other page only by proof, for every page has other
        // lines; and it is no part of a sentence of the article.
        let page_line = match (lines(0), lines(1)) {
            ((true, true), _) | (_, (true, true)) => -1.0,
            ((true, _), _) | (_, (true, _)) => -unsupported,
            _ => 0.0,
        };
        [-(breaks(0) + breaks(1)), page_line]
    }
}
