//! Clauses inside sentences: a sentence bead is worth what its clauses can do.
//!
//! Clauses are aligned by a model of their own. A path of clause beads cuts the sentences exactly where a
//! clause bead ends a sentence on both sides. So the sum over the clause paths through the rectangle of a
//! sentence bead that have no such point inside says how well just these sentences hang together.

use crate::align::evidence::coverage::Token;
use crate::align::evidence::matches::Matches;
use crate::align::lattice::corridor::Rows;
use crate::align::lattice::scaled::Scaled;
use crate::align::lattice::{Candidate, Corridor, Lattice, Shape};
use crate::align::model::first::{FirstPass, surface};
use crate::align::model::linear::{Form, Linear};
use crate::align::model::measures;
use crate::align::model::measures::Measures;
use crate::align::model::ratio::Ratios;
use crate::side::Both;
use crate::text::clause::Clauses;

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
pub(crate) static FORM: Form = Form { shapes: &SHAPES, features: &[measures::NAMES] };

/// Clauses are aligned inside sentence beads that are at least this probable, as measured best on chapters of
/// six novels.
const LEAST_FOR_CLAUSES: f32 = 1e-4;

/// The clauses of two documents and the beads between them.
pub(crate) struct Nested {
    pub(crate) clauses: Both<Clauses>,
    /// The tokens of the clauses.
    pub(crate) units: Both<Vec<Vec<Token>>>,
    pub(crate) lattice: Lattice,
    measures: Measures,
    /// For each cut point between clauses, whether a sentence ends there.
    ends: Both<Vec<bool>>,
}

impl Nested {
    pub(crate) fn new(
        pass: &FirstPass<'_>,
        lattice: &Lattice,
        probabilities: &[f32],
        ratios: Ratios,
        matches: &Matches,
    ) -> Nested {
        let vocabulary = pass.evidence.vocabulary.as_ref();
        let clauses =
            pass.documents.zip(pass.readings).zip(vocabulary).map(|((document, reading), vocabulary)| {
                Clauses::new(document, reading, |span| vocabulary.tokens(span).is_empty())
            });
        let corridor = corridor(&clauses, lattice, probabilities);
        let spans = clauses.as_ref().map(|clauses| clauses.spans.as_slice());
        let units = pass.evidence.bags(spans);
        let sides = pass.evidence.sides(matches, &units);
        let measures =
            Measures::new(surface(pass.readings, pass.documents, spans), ratios, &sides, &corridor, LONGEST);
        let ends = clauses.as_ref().map(Clauses::sentence_ends);
        Nested { lattice: Lattice::new(corridor, &SHAPES), clauses, units, measures, ends }
    }

    /// The features of a clause bead, in the order of [`FORM`].
    ///
    /// Where it ends in its sentences is not among them: that a path may not cut both sides inside a sentence
    /// bead says so already, and features that repeat it cost strict F1 (0.005 in cross-validation).
    pub(crate) fn features(&self, bead: &Candidate) -> measures::Values {
        self.measures.of(bead)
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
        let worth = |bead: &Candidate| Scaled::exp(weights.score(bead.shape, &self.features(bead)).into());
        let worths: Vec<Scaled> = self.lattice.candidates().iter().map(worth).collect();
        let mut sums = vec![f32::NEG_INFINITY; sentences.len()];
        let beads = sentences.candidates();
        let mut first = 0;
        for group in beads.chunk_by(|a, b| a.start() == b.start()) {
            self.sum_from_corner(group, &worths, &mut sums[first..first + group.len()]);
            first += group.len();
        }
        sums
    }

    /// The sums of beads that begin at the same corner: one pass over the largest of them, which stops
    /// wherever both sides end a sentence.
    fn sum_from_corner(&self, beads: &[Candidate], worths: &[Scaled], sums: &mut [f32]) {
        let corner = |(i, j): (usize, usize)| (self.clauses.source.first[i], self.clauses.target.first[j]);
        let (top, left) = corner(beads[0].start());
        let bottom = beads.iter().map(|bead| corner(bead.end()).0).max().unwrap_or(top);
        let right = beads.iter().map(|bead| corner(bead.end()).1).max().unwrap_or(left);
        let width = right - left + 1;
        let mut reached = vec![Scaled::ZERO; (bottom - top + 1) * width];
        reached[0] = Scaled::ONE;
        for i in top..=bottom {
            for j in left..=right {
                let so_far = reached[(i - top) * width + j - left].normal();
                let is_corner = (i, j) == (top, left);
                if so_far.is_zero() || (self.cuts_at((i, j)) && !is_corner) {
                    continue;
                }
                for k in self.lattice.from(i, j) {
                    let (s, t) = self.lattice.candidates()[k].end();
                    if s <= bottom && t <= right {
                        reached[(s - top) * width + t - left] += so_far * worths[k];
                    }
                }
            }
        }
        for (bead, sum) in beads.iter().zip(sums) {
            let (s, t) = corner(bead.end());
            *sum = reached[(s - top) * width + t - left].ln() as f32;
        }
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
