//! What each sentence could be paired with: the better, the less likely it has no counterpart.

use crate::align::evidence::Evidenced;
use crate::align::evidence::coverage::{starts, widened};
use crate::align::evidence::token::MASS_FLOOR;
use crate::align::lattice::shape::LONGEST;
use crate::align::lattice::{Candidate, Lattice};
use crate::align::model::leak::REACH;
use crate::side::Both;

/// For each sentence of both sides, the best that it covers together with a sentence of the other side.
pub(crate) struct Nulls {
    best: Both<Vec<f32>>,
}

/// The best of a sentence that is in no probable bead.
const NO_COVERAGE: f32 = -0.05;
/// Only beads that are more probable than this count as what a sentence could be paired with.
const LEAST_FOR_PAIRING: f32 = 1e-4;
/// The features are coverages times this, counted against leaving the sentence alone.
const SCALE: f32 = 3.0;

impl Nulls {
    pub(crate) fn new(sides: &Both<Evidenced<'_>>, lattice: &Lattice, probabilities: &[f32]) -> Nulls {
        let coverage = Both::of(|side| {
            let (own, other_len) = (&sides[side], sides[side.other()].units.len());
            let starts = widened(&starts(lattice.corridor(), LONGEST, side), REACH, other_len);
            own.coverage(own.units, starts, 1)
        });
        let mut best = sides.as_ref().map(|side| vec![NO_COVERAGE; side.units.len()]);
        for (bead, &probability) in lattice.candidates().iter().zip(probabilities) {
            if bead.shape.is_null() || probability <= LEAST_FOR_PAIRING {
                continue;
            }
            let Both { source, target } = bead.runs();
            for s in source {
                for t in target.clone() {
                    let sum =
                        coverage.source.share(s, t, MASS_FLOOR) + coverage.target.share(t, s, MASS_FLOOR);
                    best.source[s] = best.source[s].max(sum);
                    best.target[t] = best.target[t].max(sum);
                }
            }
        }
        Nulls { best }
    }

    /// Of a null bead, the best of its sentence and the lesser best of the two sentences next to it, both as
    /// what speaks against it; of another bead, nothing.
    pub(crate) fn of(&self, bead: &Candidate) -> [f32; 2] {
        let Some((side, at)) = bead.lone() else { return [0.0; 2] };
        let best = &self.best[side];
        let neighbour = |at: Option<usize>| at.and_then(|at| best.get(at)).copied().unwrap_or(0.0);
        let least = neighbour(at.checked_sub(1)).min(neighbour(Some(at + 1)));
        [-SCALE * best[at], -SCALE * least]
    }
}
