//! The first pass: sentences, by what the anchors and the word list say. It shows where to look closer.

use wide::f32x8;

use crate::align::evidence::chain;
use crate::align::evidence::hits::Hits;
use crate::align::evidence::shared::Shared;
use crate::align::evidence::token::Token;
use crate::align::evidence::vocabulary::sentence_spans;
use crate::align::evidence::{Evidence, Evidenced};
use crate::align::lattice::band::Band;
use crate::align::lattice::path::posteriors;
use crate::align::lattice::shape::{LONGEST, SHAPES};
use crate::align::lattice::{Candidate, Corridor, Lattice, Shape};
use crate::align::model::linear::{Form, Linear};
use crate::align::model::measures;
use crate::align::model::measures::{LANES, Measures, at, padded, unsupported, unsupported_eight};
use crate::align::model::ratio;
use crate::align::model::ratio::Ratios;
use crate::align::model::structure::Structure;
use crate::document::Document;
use crate::side::{Both, Side};
use crate::span::{Sents, Span};
use crate::text::Reading;
use crate::text::profile::{Profile, profiles};
use crate::timings::stage;

/// What the first pass has weights for.
pub(crate) static FORM: Form = Form { shapes: &SHAPES, features: &[measures::NAMES, PAGE_NAMES] };

/// The features that come from where sentences stand on the page: how many paragraphs end inside a bead, and
/// how little support a bead with a line of the page (menu, credits, tags) has.
pub(crate) const PAGE_NAMES: &[&str] = &["paragraph.breaks", "boilerplate.unsupported"];

// All but the lift as measured best on chapters of six novels.

/// What a null bead is given where sections may be missing, in nats.
const NULL_LIFT: f32 = 3.5;
/// A bead of which one side is longer than the other by this factor, against the ratio of the documents, is not
/// tried.
const LARGEST_RATIO: f32 = 4.0;
/// A bead is dropped if the best path through it is worse than the best of all by more than this, in nats.
const MOST_DEFICIT: f32 = 9.0;
/// Where more beads than this for each sentence are near the best path, the text says little about what belongs
/// together: fewer are kept, and of those that are worth the same those in the middle.
const MOST_BEADS: usize = 100;
/// What being a sentence farther from the middle costs then, in nats, and how near to the best path beads are at
/// least kept.
const LEAN: f32 = 0.02;
const LEAST_DEFICIT: f32 = 0.05;

/// Two documents as the first pass sees them.
pub(crate) struct FirstPass<'a> {
    pub(crate) documents: Both<&'a Document<'a>>,
    /// What the whole documents share.
    pub(crate) shared: &'a Shared<'a>,
    pub(crate) evidence: Evidence,
    /// The bytes of the sentences.
    pub(crate) sentences: Both<Vec<Span>>,
    /// The tokens of the sentences.
    pub(crate) units: Both<Vec<Vec<Token>>>,
    /// The surface of the sentences.
    pub(crate) surface: Both<Vec<Profile>>,
    /// The cut points near the coarse chain.
    corridor: Corridor,
    measures: Measures,
    page: Page,
    pub(crate) structure: Structure,
}

impl<'a> FirstPass<'a> {
    /// The pass over parts of two documents; `shared` is what the whole documents share.
    pub(crate) fn within(documents: Both<&'a Document<'a>>, shared: &'a Shared<'a>) -> FirstPass<'a> {
        let evidence = stage("tokens", || Evidence::new(documents, shared));
        let sentences = documents.map(sentence_spans);
        let units = evidence.bags(sentences.slices());
        let sides = stage("first pass: coverage", || {
            let hits = Hits::by(&evidence.matches, &units, evidence.types().target);
            Evidenced::both(&units, hits, LONGEST)
        });
        let chain = stage("first pass: chain", || chain::chain(&evidence, units.slices()));
        let corridor = chain::corridor(&chain, documents.map(|document| document.len()));
        let surface = stage("profiles", || surface(shared.readings(), documents, sentences.slices()));
        let ratios = Ratios::of_all(surface.slices());
        let measures = stage("first pass: coverage", || {
            Measures::new(surface.slices(), ratios, &sides, &corridor, LONGEST)
        });
        let page = Page::new(documents);
        let structure = Structure::new(documents);
        FirstPass {
            documents,
            shared,
            evidence,
            sentences,
            units,
            surface,
            corridor,
            measures,
            page,
            structure,
        }
    }

    /// For each side, the share of it for which the other is too short, even in a free translation.
    pub(crate) fn excess(&self) -> Both<f32> {
        ratio::excess(self.surface.slices())
    }

    /// How much longer in English the pairs among these beads are, each weighted by its probability.
    pub(crate) fn ratios(&self, lattice: &Lattice, probabilities: &[f32]) -> Ratios {
        Ratios::of_pairs(lattice, probabilities, self.surface.slices())
    }

    /// The features of a bead, in the order of [`FORM`].
    pub(crate) fn features(&self, bead: &Candidate) -> [f32; measures::NAMES.len() + PAGE_NAMES.len()] {
        let mut features = [0.0; measures::NAMES.len() + PAGE_NAMES.len()];
        let measured = self.measures.of(bead);
        features[..measures::NAMES.len()].copy_from_slice(&measured);
        features[measures::NAMES.len()..].copy_from_slice(&self.page(bead, unsupported(&measured)));
        features
    }

    /// The beads near the coarse chain.
    pub(crate) fn lattice(&self) -> Lattice {
        Lattice::new(self.corridor.clone(), &SHAPES, |bead| self.measures.is_likely(bead, LARGEST_RATIO))
    }

    /// The scores of a bead and of those of its type that begin at the following sentences of the target.
    fn scores(&self, weights: &Linear, bead: &Candidate) -> [f32; LANES] {
        let measured = self.measures.of_eight(bead);
        let mut features = [f32x8::ZERO; measures::NAMES.len() + PAGE_NAMES.len()];
        features[..measures::NAMES.len()].copy_from_slice(&measured);
        if bead.shape.is_null() {
            return weights.scores(bead.shape, &features).to_array();
        }
        let page = self.page.features_of_eight(bead, unsupported_eight(&measured));
        features[measures::NAMES.len()..].copy_from_slice(&page);
        let is_likely = Measures::are_likely(bead.shape, &measured, LARGEST_RATIO);
        let scores = weights.scores(bead.shape, &features).to_array();
        let loss = |lane: usize| {
            if !self.structure.is_there() {
                return 0.0;
            }
            self.structure.loss(&Candidate { target: bead.target + lane as u32, ..*bead })
        };
        std::array::from_fn(
            |lane| if is_likely[lane] { scores[lane] - loss(lane) } else { f32::NEG_INFINITY },
        )
    }

    /// Drops the beads that are out of the question, and those of other types than these; returns the rest with
    /// their probabilities.
    ///
    /// Beads are scored twice: for complete documents, and for documents with whole sections missing. What is
    /// possible in either case stays, with the larger of the two probabilities. Otherwise a long section
    /// without counterpart, which costs much sentence by sentence, would be spread over the beads around it.
    pub(crate) fn prune(&self, weights: &Linear, shapes: &[Shape]) -> (Lattice, Vec<f32>) {
        let mut band = stage("first pass: scores", || {
            Band::new(&self.corridor, shapes, f32::NEG_INFINITY, |bead| self.scores(weights, bead))
        });
        let lifts = [0.0, NULL_LIFT];
        let near = |band: &Band<'_>, most: f32| {
            let mut near = lifts.map(|lift| band.near_best(lift, most)).concat();
            near.sort_by_key(Candidate::order);
            near.dedup();
            near
        };
        let mut beads = near(&band, MOST_DEFICIT);
        let enough = MOST_BEADS * (1 + self.documents.iter().map(|document| document.len()).sum::<usize>());
        if beads.len() > enough {
            // A text that repeats itself fits at every place.
            band.lean(LEAN);
            let mut most = MOST_DEFICIT;
            while beads.len() > enough && most > LEAST_DEFICIT {
                beads = near(&band, most);
                most /= 2.0;
            }
        }
        let lattice = Lattice::of_beads(&self.corridor, beads);
        // What was dropped has next to no share in the probabilities of what stays.
        let scores: Vec<f32> = lattice.candidates().iter().map(|bead| band.score(bead)).collect();
        let [complete, partial] = lifts.map(|lift| {
            let lift = |bead: &Candidate| if bead.shape.is_null() { lift } else { 0.0 };
            let beads = lattice.candidates().iter().zip(&scores);
            let lifted: Vec<f32> = beads.map(|(bead, score)| score + lift(bead)).collect();
            posteriors(&lattice, &lifted).beads
        });
        let probabilities = complete.into_iter().zip(partial).map(|(a, b)| a.max(b)).collect();
        (lattice, probabilities)
    }

    /// The values of [`PAGE_NAMES`] for a bead that lacks so much support.
    pub(crate) fn page(&self, bead: &Candidate, unsupported: f32) -> [f32; 2] {
        self.page.features(bead, unsupported)
    }
}

/// The surface of these spans of both documents.
pub(crate) fn surface(
    readings: Both<Reading<'_>>,
    documents: Both<&Document<'_>>,
    spans: Both<&[Span]>,
) -> Both<Vec<Profile>> {
    let parts = documents.map(|document| document.span(Sents::new(0, document.len())));
    readings.zip(parts).zip(spans).map(|((reading, part), spans)| profiles(reading, part, spans))
}

/// Where the sentences of both sides stand on the page.
struct Page {
    /// How often a paragraph ends before each sentence.
    breaks: Both<Vec<f32>>,
    boilerplate: Both<Vec<bool>>,
    has_boilerplate: bool,
}

impl Page {
    fn new(documents: Both<&Document<'_>>) -> Page {
        let boilerplate: Both<Vec<bool>> =
            documents.map(|document| document.sentences().map(|s| s.is_boilerplate()).collect());
        let has_boilerplate = boilerplate.iter().any(|side| side.contains(&true));
        Page { breaks: documents.map(breaks), has_boilerplate, boilerplate }
    }

    /// The features of a bead that is not null and of those of its type that begin at the following sentences of the
    /// target.
    fn features_of_eight(&self, bead: &Candidate, unsupported: f32x8) -> [f32x8; 2] {
        if self.has_boilerplate {
            let unsupported = unsupported.to_array();
            let features: [[f32; 2]; LANES] = std::array::from_fn(|lane| {
                let target = bead.target + lane as u32;
                let is_there =
                    target as usize + usize::from(bead.shape.target) <= self.boilerplate.target.len();
                if is_there {
                    self.features(&Candidate { target, ..*bead }, unsupported[lane])
                } else {
                    [0.0; 2]
                }
            });
            return [0, 1].map(|number| f32x8::new(features.map(|features| features[number])));
        }
        let Both { source, target } = bead.runs();
        let in_source = self.breaks.source[source.end - 1] - self.breaks.source[source.start];
        let in_target = at(&self.breaks.target, target.end - 1) - at(&self.breaks.target, target.start);
        [-(in_target + f32x8::splat(in_source)), f32x8::ZERO]
    }

    /// The values of [`PAGE_NAMES`].
    fn features(&self, bead: &Candidate, unsupported: f32) -> [f32; 2] {
        if bead.shape.is_null() {
            return [0.0; 2];
        }
        let runs = bead.runs();
        let breaks = |side: Side| {
            let breaks = &self.breaks[side];
            breaks[runs[side].end - 1] - breaks[runs[side].start]
        };
        let breaks = breaks(Side::Source) + breaks(Side::Target);
        if !self.has_boilerplate {
            return [-breaks, 0.0];
        }
        let lines = |side: Side| {
            let kinds = &self.boilerplate[side][runs[side].clone()];
            (kinds.contains(&true), kinds.contains(&false))
        };
        // A line of the page pairs with a line of the other page only on evidence, for every page has lines
        // of its own; and it is never part of a sentence of the article.
        let page_line = match (lines(Side::Source), lines(Side::Target)) {
            ((true, true), _) | (_, (true, true)) => -1.0,
            ((true, _), _) | (_, (true, _)) => -unsupported,
            _ => 0.0,
        };
        [-breaks, page_line]
    }
}

/// How often a paragraph ends before each sentence.
fn breaks(document: &Document<'_>) -> Vec<f32> {
    let mut last = None;
    let mut count = 0.0;
    let breaks = document.sentences().map(|sentence| {
        let paragraph = sentence.paragraph();
        count += f32::from(u8::from(last.replace(paragraph).is_some_and(|last| last != paragraph)));
        count
    });
    padded(breaks.collect())
}
