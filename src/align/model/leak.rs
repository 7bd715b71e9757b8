//! Leaks: clauses of a bead that a sentence next to it covers better than the bead does.

use std::ops::Range;

use crate::align::evidence::Evidenced;
use crate::align::evidence::coverage::{Coverage, starts, widened};
use crate::align::evidence::token::Token;
use crate::align::lattice::Lattice;
use crate::align::lattice::shape::LONGEST;
use crate::align::model::measures::SUM_SCALE;
use crate::side::{Both, Side};
use crate::text::clause::Clauses;

/// How well single sentences of the other side cover each clause of one side.
pub(crate) struct Leak {
    first: Vec<usize>,
    coverage: Coverage,
    other_len: usize,
}

/// Added to the weight of a clause before dividing by it.
const CLAUSE_FLOOR: f32 = 2.0;
/// How far beyond the windows that the corridor asks for sentences are looked at.
pub(crate) const REACH: usize = 8;
/// How far a clause may leak, in sentences: to the nearest sentence outside its bead, and to the one beyond.
const DISTANCES: usize = 2;

impl Leak {
    /// The leaks of the clauses of `side`, given with their tokens.
    pub(crate) fn new(
        (clauses, units): (&Clauses, &[Vec<Token>]),
        sides: &Both<Evidenced<'_>>,
        lattice: &Lattice,
        side: Side,
    ) -> Leak {
        let other_len = sides[side.other()].units.len();
        let starts = widened(&starts(lattice.corridor(), LONGEST, side), REACH, other_len);
        let counts = clauses.first.windows(2).map(|pair| pair[1] - pair[0]);
        let of_clauses = counts.zip(starts).flat_map(|(count, range)| std::iter::repeat_n(range, count));
        let coverage = sides[side].coverage(units, of_clauses.collect(), 1);
        Leak { first: clauses.first.clone(), coverage, other_len }
    }

    /// What leaks from the clauses of these sentences to the sentences next to `window`, and to those beyond.
    pub(crate) fn of(&self, sentences: Range<usize>, window: Range<usize>) -> [f32; DISTANCES] {
        let mut leaks = [0.0; DISTANCES];
        if sentences.is_empty() || window.is_empty() {
            return leaks;
        }
        for clause in self.first[sentences.start]..self.first[sentences.end] {
            let mass = self.coverage.mass(clause);
            let share = |sentence: usize| self.coverage.share(clause, sentence, CLAUSE_FLOOR);
            let inside = window.clone().map(share).fold(f32::NEG_INFINITY, f32::max);
            for (distance, leak) in leaks.iter_mut().enumerate() {
                let before = window.start.checked_sub(distance + 1).map_or(f32::NEG_INFINITY, share);
                let after = window.end + distance;
                let after = if after < self.other_len { share(after) } else { f32::NEG_INFINITY };
                *leak -= SUM_SCALE * mass * (before.max(after) - inside).max(0.0);
            }
        }
        leaks
    }
}
