//! Clauses inside sentences: a sentence bead is worth what its clauses can do.
//!
//! Clauses are aligned by a model of their own. A path of clause beads cuts the sentences exactly
//! where a clause bead ends a sentence on both sides. So the sum over the clause paths through the
//! rectangle of a sentence bead that have no such point inside says how well just these sentences hang
//! together.

use crate::align::evidence::matches::Matches;
use crate::align::lattice::scaled::Scaled;
use crate::align::lattice::{Candidate, Corridor, Lattice, Shape};
use crate::align::model::first::FirstPass;
use crate::align::model::linear::{Form, Linear};
use crate::align::model::measures;
use crate::align::model::measures::Measures;
use crate::align::model::ratio::Ratios;
use crate::text::clause::Clauses;
use crate::text::profile::profiles;

/// The types of clause beads that are tried.
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

/// Most source and target clauses in a bead.
const LONGEST: [usize; 2] = [3, 4];

/// What the clause model has weights for.
pub(crate) static FORM: Form = Form { shapes: &SHAPES, features: &[measures::NAMES] };

/// Clauses are aligned inside the sentence beads that are at least so probable.
const LEAST_PROBABILITY: f32 = 1e-4;

/// The clauses of two documents and the beads between them.
pub(crate) struct Nested {
    pub(crate) clauses: [Clauses; 2],
    pub(crate) lattice: Lattice,
    measures: Measures,
    ends: [Vec<bool>; 2],
}

impl Nested {
    pub(crate) fn new(
        pass: &FirstPass<'_>,
        lattice: &Lattice,
        probabilities: &[f32],
        ratios: Ratios,
        matches: &Matches,
    ) -> Nested {
        let [source, target] = pass.documents;
        let evidence = &pass.evidence;
        let clauses = [
            Clauses::new(source, pass.words.source, |span| evidence.source.tokens(span).is_empty()),
            Clauses::new(target, pass.words.target, |span| evidence.target.tokens(span).is_empty()),
        ];
        let corridor = corridor(&clauses, lattice, probabilities);
        let sides = pass.evidence.sides(matches, &clauses[0].spans, &clauses[1].spans);
        let surface = [profiles(source, &clauses[0].spans), profiles(target, &clauses[1].spans)];
        let measures = Measures::new(surface, ratios, &sides, &corridor, LONGEST);
        let ends = [clauses[0].sentence_ends(), clauses[1].sentence_ends()];
        Nested { lattice: Lattice::new(corridor, &SHAPES), clauses, measures, ends }
    }

    /// The features of a clause bead, in the order of [`FORM`].
    ///
    /// Where it ends in its sentences is none of them: that a path may not cut both sides inside a
    /// sentence bead says it already, and features that say it again cost strict F1 (0.005 in
    /// cross-validation).
    pub(crate) fn features(&self, bead: &Candidate) -> measures::Values {
        self.measures.of(bead)
    }

    /// Whether a sentence ends on both sides at the end of a clause bead.
    pub(crate) fn cuts(&self, bead: &Candidate) -> bool {
        self.ends[0][bead.source_range().end] && self.ends[1][bead.target_range().end]
    }

    /// For each sentence bead of `sentences`, the logarithm of the sum over the clause paths that make
    /// it up: from corner to corner of its rectangle, without a cut inside. Minus infinity where there
    /// is none.
    pub(crate) fn inside(&self, sentences: &Lattice, weights: &Linear) -> Vec<f32> {
        let worth = |bead: &Candidate| Scaled::exp(weights.score(bead.shape, &self.features(bead)).into());
        let worths: Vec<Scaled> = self.lattice.candidates().iter().map(worth).collect();
        let mut sums = vec![f32::NEG_INFINITY; sentences.len()];
        let beads = sentences.candidates();
        let mut first = 0;
        for group in beads.chunk_by(|a, b| (a.source, a.target) == (b.source, b.target)) {
            self.sum_from_corner(group, &worths, &mut sums[first..first + group.len()]);
            first += group.len();
        }
        sums
    }

    /// The sums of beads that begin at the same corner: one pass over the largest of them, which stops
    /// wherever both sides end a sentence.
    fn sum_from_corner(&self, beads: &[Candidate], worths: &[Scaled], sums: &mut [f32]) {
        let [source, target] = &self.clauses;
        let (top, left) = (source.first[beads[0].source as usize], target.first[beads[0].target as usize]);
        let bottom = beads.iter().map(|bead| source.first[bead.source_range().end]).max().unwrap_or(top);
        let right = beads.iter().map(|bead| target.first[bead.target_range().end]).max().unwrap_or(left);
        let width = right - left + 1;
        let mut reached = vec![Scaled::ZERO; (bottom - top + 1) * width];
        reached[0] = Scaled::ONE;
        for i in top..=bottom {
            for j in left..=right {
                let so_far = reached[(i - top) * width + j - left].normal();
                let is_corner = (i, j) == (top, left);
                if so_far.is_zero() || (self.ends[0][i] && self.ends[1][j] && !is_corner) {
                    continue;
                }
                for k in self.lattice.from(i, j) {
                    let bead = &self.lattice.candidates()[k];
                    let (s, t) = (bead.source_range().end, bead.target_range().end);
                    if s <= bottom && t <= right {
                        reached[(s - top) * width + t - left] += so_far * worths[k];
                    }
                }
            }
        }
        for (bead, sum) in beads.iter().zip(sums) {
            let (s, t) = (source.first[bead.source_range().end], target.first[bead.target_range().end]);
            *sum = reached[(s - top) * width + t - left].ln() as f32;
        }
    }
}

/// The cut points inside the rectangles of probable sentence beads.
fn corridor(clauses: &[Clauses; 2], lattice: &Lattice, probabilities: &[f32]) -> Corridor {
    let [source, target] = clauses;
    let mut rows = vec![None; source.spans.len() + 1];
    for (bead, &probability) in lattice.candidates().iter().zip(probabilities) {
        if probability < LEAST_PROBABILITY {
            continue;
        }
        let (s, t) = (bead.source_range(), bead.target_range());
        let columns = target.first[t.start] as u32..target.first[t.end] as u32 + 1;
        for row in &mut rows[source.first[s.start]..=source.first[s.end]] {
            let joined = row.take().map_or(columns.clone(), |row: std::ops::Range<u32>| {
                row.start.min(columns.start)..row.end.max(columns.end)
            });
            *row = Some(joined);
        }
    }
    let last = target.spans.len() as u32;
    let mut rows: Vec<std::ops::Range<u32>> =
        rows.into_iter().map(|row| row.unwrap_or(last..last + 1)).collect();
    if let Some(row) = rows.last_mut() {
        row.end = last + 1;
    }
    Corridor::new(rows)
}
