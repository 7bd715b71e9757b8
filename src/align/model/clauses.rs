//! Clauses inside sentences: a sentence bead is worth what its clauses can do.
//!
//! Clauses are aligned by a model of their own. A path of clause beads cuts the sentences exactly where a
//! clause bead ends a sentence on both sides. So the sum over the clause paths through the rectangle of a
//! sentence bead that have no such point inside says how well just these sentences hang together.

use wide::f32x8;

use crate::align::evidence::Evidenced;
use crate::align::evidence::hits::Hits;
use crate::align::evidence::strengths::Strengths;
use crate::align::evidence::token::Token;
use crate::align::lattice::band::Band;
use crate::align::lattice::corridor::Rows;
use crate::align::lattice::{Candidate, Corridor, Lattice, Shape};
use crate::align::model::first::{FirstPass, surface};
use crate::align::model::linear::{Form, Linear};
use crate::align::model::measures;
use crate::align::model::measures::{LANES, Measures};
use crate::align::model::ratio::Ratios;
use crate::align::model::signs::{self, Signs};
use crate::side::Both;
use crate::text::clause::Clauses;
use crate::timings::stage;

/// The types of clause bead that are tried.
const SHAPES: [Shape; 11] = [
    Shape::new(0, 1),
    Shape::new(1, 0),
    Shape::new(1, 1),
    Shape::new(1, 2),
    Shape::new(2, 1),
    Shape::new(2, 2),
    Shape::new(1, 3),
    Shape::new(3, 1),
    Shape::new(2, 3),
    Shape::new(3, 2),
    Shape::new(1, 4),
];

/// The most clauses of each side in a bead.
const LONGEST: Both<usize> = Both { source: 3, target: 4 };

/// What the clause model has weights for.
pub(crate) static FORM: Form = Form { shapes: &SHAPES, features: &[measures::NAMES, signs::NAMES] };

/// The number of features.
const WIDTH: usize = measures::NAMES.len() + signs::NAMES.len();

/// Clauses are aligned inside sentence beads that are at least this probable, as measured best on chapters of
/// six novels.
const LEAST_FOR_CLAUSES: f32 = 1e-3;

/// A clause bead of which one side is longer than the other by this factor, against the ratio of the documents, is
/// not tried.
const LARGEST_RATIO: f32 = 5.0;

/// The clauses of two documents and the beads between them.
pub(crate) struct Nested {
    pub(crate) clauses: Both<Clauses>,
    /// The tokens of the clauses.
    pub(crate) units: Both<Vec<Vec<Token>>>,
    corridor: Corridor,
    measures: Measures,
    signs: Signs,
    /// For each cut point between clauses, whether a sentence ends there.
    ends: Both<Vec<bool>>,
}

impl Nested {
    /// The clauses of two documents; and for each side what the sentences of the other side hold for it, which is
    /// what their clauses do.
    pub(crate) fn new(
        pass: &FirstPass<'_>,
        lattice: &Lattice,
        probabilities: &[f32],
        ratios: Ratios,
        strengths: &Strengths,
    ) -> (Nested, Both<Hits>) {
        let vocabulary = pass.evidence.vocabulary.as_ref();
        let clauses = stage("clauses: cutting", || {
            pass.documents.zip(pass.shared.readings()).zip(vocabulary).map(
                |((document, reading), vocabulary)| {
                    Clauses::new(document, reading, |span| vocabulary.tokens(span).is_empty())
                },
            )
        });
        let corridor = corridor(&clauses, lattice, probabilities);
        let spans = clauses.as_ref().map(|clauses| clauses.spans.as_slice());
        let units = pass.evidence.bags(spans);
        let hits = strengths.hits(&units);
        let hits_of_sentences = Both::of(|side| hits[side].joined(&clauses[side.other()].first));
        let sides = Evidenced::both(&units, hits, LONGEST);
        let surface = stage("profiles", || surface(pass.shared.readings(), pass.documents, spans));
        let measures = Measures::new(surface.slices(), ratios, &sides, &corridor, LONGEST);
        let signs = stage("clauses: signs", || {
            let words = pass.shared.words();
            let voices = pass.shared.voices.as_ref().zip(words).zip(spans);
            Signs::new(&voices.map(|((voices, words), spans)| voices.of(words, spans)))
        });
        let ends = clauses.as_ref().map(Clauses::sentence_ends);
        (Nested { corridor, clauses, units, measures, signs, ends }, hits_of_sentences)
    }

    /// The beads between clauses.
    pub(crate) fn lattice(&self) -> Lattice {
        Lattice::new(self.corridor.clone(), &SHAPES, |bead| self.measures.is_likely(bead, LARGEST_RATIO))
    }

    /// The features of a clause bead, in the order of [`FORM`].
    ///
    /// Where it ends in its sentences is not among them: that a path may not cut both sides inside a sentence
    /// bead says so already, and features that repeat it cost strict F1 (0.005 in cross-validation).
    pub(crate) fn features(&self, bead: &Candidate) -> [f32; WIDTH] {
        self.of_eight(bead).map(|values| values.as_array()[0])
    }

    /// The features of a bead, and of those of its type that begin at the following clauses of the target.
    #[inline]
    fn of_eight(&self, bead: &Candidate) -> [f32x8; WIDTH] {
        let mut features = [f32x8::ZERO; WIDTH];
        let (measured, signs) = features.split_at_mut(measures::NAMES.len());
        measured.copy_from_slice(&self.measures.of_eight(bead));
        signs.copy_from_slice(&self.signs.of_eight(bead));
        features
    }

    /// Whether a sentence ends on both sides at the end of a clause bead.
    pub(crate) fn cuts(&self, bead: &Candidate) -> bool {
        self.cuts_at(bead.end())
    }

    /// Whether a sentence ends on both sides at a cut point between clauses.
    fn cuts_at(&self, (i, j): (usize, usize)) -> bool {
        self.ends.source[i] && self.ends.target[j]
    }

    /// For each sentence bead, the logarithm of the sum over the clause paths that make it up, from corner to
    /// corner of its rectangle without a cut inside; minus infinity where there is none.
    pub(crate) fn inside(&self, sentences: &Lattice, weights: &Linear) -> Vec<f32> {
        let worths = |bead: &Candidate| {
            let features = self.of_eight(bead);
            let scores = weights.scores(bead.shape, &features);
            let most = f32x8::splat(MOST_SCORE);
            let worths = scores.fast_min(most).fast_max(-most).exp().to_array();
            let is_likely = Measures::are_likely(bead.shape, &features, LARGEST_RATIO);
            std::array::from_fn::<_, LANES, _>(|lane| if is_likely[lane] { worths[lane] } else { 0.0 })
        };
        let steps = Band::new(&self.corridor, &SHAPES, 0.0, worths);
        let mut sums = Vec::with_capacity(sentences.len());
        let mut sum = CornerSum::default();
        for beads in sentences.candidates().chunk_by(|a, b| a.start() == b.start()) {
            sum.add(self, beads, &steps);
            sums.extend(beads.iter().map(|bead| sum.at(self.corner(bead.end())).ln() as f32));
        }
        sums
    }

    /// The cut point between clauses at a cut point between sentences.
    fn corner(&self, (i, j): (usize, usize)) -> (usize, usize) {
        (self.clauses.source.first[i], self.clauses.target.first[j])
    }
}

/// The score of a clause bead counts up to this, in nats. Sums over paths count up to what `f64` holds, e^709, which is
/// far more than is made of them.
const MOST_SCORE: f32 = 40.0;

/// The sums over the clause paths from one corner of sentences, which stop wherever both sides end a sentence.
#[derive(Default)]
struct CornerSum {
    corner: (usize, usize),
    width: usize,
    reached: Vec<f64>,
    /// For each row, how far to the right a bead reaches that ends there or further down.
    limits: Vec<usize>,
}

impl CornerSum {
    /// Adds up the paths inside these sentence beads, which all begin at the same corner.
    fn add(&mut self, nested: &Nested, beads: &[Candidate], steps: &Band<'_>) {
        let ends = || beads.iter().map(|bead| nested.corner(bead.end()));
        let (top, left) = nested.corner(beads[0].start());
        let bottom = ends().map(|end| end.0).max().unwrap_or(top);
        let right = ends().map(|end| end.1).max().unwrap_or(left);
        self.corner = (top, left);
        self.width = right - left + 1;
        self.limits.clear();
        self.limits.resize(bottom - top + 1, left);
        for (i, j) in ends() {
            self.limits[i - top] = self.limits[i - top].max(j);
        }
        for row in (1..self.limits.len()).rev() {
            self.limits[row - 1] = self.limits[row - 1].max(self.limits[row]);
        }
        self.reached.clear();
        self.reached.resize(self.limits.len() * self.width, 0.0);
        self.reached[0] = 1.0;
        for i in top..=bottom {
            for j in left..=self.limits[i - top] {
                let so_far = self.reached[(i - top) * self.width + j - left];
                if so_far == 0.0 || (nested.cuts_at((i, j)) && (i, j) != (top, left)) {
                    continue;
                }
                for (shape, worth) in steps.from(i, j) {
                    let (s, t) = (i + usize::from(shape.source), j + usize::from(shape.target));
                    // Beads outside the band are worth nothing.
                    if worth > 0.0 && s <= bottom && t <= self.limits[s - top] {
                        let sum = &mut self.reached[(s - top) * self.width + t - left];
                        *sum = (*sum + so_far * f64::from(worth)).min(f64::MAX);
                    }
                }
            }
        }
    }

    /// The sum over the paths to the end of one of the beads.
    fn at(&self, (i, j): (usize, usize)) -> f64 {
        self.reached[(i - self.corner.0) * self.width + j - self.corner.1]
    }
}

/// The cut points inside the rectangles of probable sentence beads.
fn corridor(clauses: &Both<Clauses>, lattice: &Lattice, probabilities: &[f32]) -> Corridor {
    let Both { source, target } = clauses;
    let (last_row, last) = (source.spans.len(), target.spans.len() as u32);
    let mut rows = Rows::new(last_row);
    for (bead, &probability) in lattice.candidates().iter().zip(probabilities) {
        if probability < LEAST_FOR_CLAUSES {
            continue;
        }
        let Both { source: s, target: t } = bead.runs();
        for row in source.first[s.start]..=source.first[s.end] {
            rows.hold(row, target.first[t.start] as u32..target.first[t.end] as u32 + 1);
        }
    }
    rows.hold(last_row, last..last + 1);
    rows.corridor(|_| last..last + 1)
}
