//! The last word: sentence beads with everything that is known of them.

use crate::align::evidence::Evidenced;
use crate::align::evidence::coverage::{Coverage, source_starts, target_starts, widened};
use crate::align::evidence::matches::Matches;
use crate::align::lattice::shape::{LONGEST, SHAPES};
use crate::align::lattice::{Candidate, Lattice};
use crate::align::model::clauses::Nested;
use crate::align::model::first::{FirstPass, PAGE_NAMES};
use crate::align::model::linear::Form;
use crate::align::model::measures;
use crate::align::model::measures::{MASS_FLOOR, Measure, Measures, unsupported};
use crate::align::model::ratio::Ratios;
use crate::text::clause::Clauses;

/// What the sentence model has weights for.
pub(crate) static FORM: Form =
    Form { shapes: &SHAPES, features: &[CLAUSE_NAMES, measures::NAMES, PAGE_NAMES, GAP_NAMES] };

/// What the clauses say of a bead: the sum over their paths inside it, and how much of its clauses
/// leaks to the sentences next to it (`near`) and next but one (`far`).
const CLAUSE_NAMES: &[&str] =
    &["clauses.path", "leak.source.near", "leak.source.far", "leak.target.near", "leak.target.far"];

/// What speaks for and against leaving sentences alone: what a sentence could be paired with, and that its
/// neighbours are paired; how many around it seem to have no counterpart (`gaps`), and how sure it is that the
/// documents are no translations of each other there (`strange`). Where either is, a pair that covers no more
/// than chance would is held against the bead too, and a sentence in it that adds next to nothing.
pub(crate) const GAP_NAMES: &[&str] = &[
    "null.best",
    "null.neighbours",
    "null.gaps",
    "null.strange",
    "unsupported.gaps",
    "unsupported.strange",
    "least.gaps",
    "least.strange",
];

const WIDTH: usize = CLAUSE_NAMES.len() + measures::NAMES.len() + PAGE_NAMES.len() + GAP_NAMES.len();
/// The places of the features that [`Features::set_gaps`] sets, of the shares covered of both sides, and of the least
/// share of one of a side's sentences, among the features.
const GAPS: usize = WIDTH - GAP_NAMES.len() + 2;
const LEASTS: [usize; 2] =
    [CLAUSE_NAMES.len() + Measure::SourceLeast as usize, CLAUSE_NAMES.len() + Measure::TargetLeast as usize];
const SHARES: [usize; 2] =
    [CLAUSE_NAMES.len() + Measure::SourceShare as usize, CLAUSE_NAMES.len() + Measure::TargetShare as usize];

/// A sum over clause paths counts within these bounds, in tenths.
const PATH_BOUNDS: [f32; 2] = [-40.0, 60.0];
/// A sentence's best coverage outside any probable bead.
const NO_COVERAGE: f32 = -0.05;
/// A bead must be so probable for its coverage to count as what a sentence could be paired with.
const LEAST_PROBABILITY: f32 = 1e-4;
/// Where a smaller share of the sentences around has no counterpart, the documents are taken to match
/// sentence by sentence; each further `PARTIAL` counts as one, up to `MOST_GAPS`.
const COMPLETE: f32 = 0.05;
const PARTIAL: f32 = 0.2;
const MOST_GAPS: f32 = 2.0;
/// A sentence of which so much is covered adds something to a bead of several.
const ENOUGH_OF_ONE: f32 = 0.25;

/// The features of every bead of a lattice, a row each.
#[derive(Clone, Debug)]
pub(crate) struct Features {
    values: Vec<f32>,
    /// The weight of the tokens of both sides of each bead.
    masses: Vec<f32>,
}

impl Features {
    /// Computes the features of the beads of `lattice`, but for the sum over clause paths
    /// ([`set_paths`](Features::set_paths)) and what is known of gaps ([`set_gaps`](Features::set_gaps)).
    pub(crate) fn new(
        pass: &FirstPass<'_>,
        lattice: &Lattice,
        probabilities: &[f32],
        ratios: Ratios,
        matches: &Matches,
        nested: &Nested,
    ) -> Features {
        let corridor = lattice.corridor();
        let sides = pass.evidence.sides(matches, &pass.sentences[0], &pass.sentences[1]);
        let measures = Measures::new(pass.surface.clone(), ratios, &sides, corridor, LONGEST);
        let leaks = [
            Leak::new(pass, &nested.clauses[0], &sides, lattice, From::Source),
            Leak::new(pass, &nested.clauses[1], &sides, lattice, From::Target),
        ];
        let nulls = Nulls::new(&sides, lattice, probabilities);
        let mut values = Vec::with_capacity(lattice.len() * WIDTH);
        for bead in lattice.candidates() {
            values.push(0.0);
            values.extend(leaks[0].of(bead.source_range(), bead.target_range()));
            values.extend(leaks[1].of(bead.target_range(), bead.source_range()));
            let measured = measures.of(bead);
            values.extend(measured);
            values.extend(pass.page(bead, unsupported(&measured)));
            values.extend(nulls.of(bead));
            values.extend([0.0; GAP_NAMES.len() - 2]);
        }
        let masses = lattice.candidates().iter().map(|bead| measures.mass(bead)).collect();
        Features { values, masses }
    }

    /// Sets the sums over clause paths.
    pub(crate) fn set_paths(&mut self, sums: &[f32]) {
        for (row, sum) in self.values.chunks_exact_mut(WIDTH).zip(sums) {
            row[0] = sum.clamp(PATH_BOUNDS[0], PATH_BOUNDS[1]) / 10.0;
        }
    }

    /// Sets what is known of where sentences have no counterpart, source and target.
    pub(crate) fn set_gaps(&mut self, lattice: &Lattice, gaps: &[Vec<Gap>; 2]) {
        for (row, bead) in self.values.chunks_exact_mut(WIDTH).zip(lattice.candidates()) {
            let runs = [bead.source_range(), bead.target_range()];
            let around = gaps.iter().zip(runs).flat_map(|(gaps, run)| &gaps[run]);
            let gap = around.fold(Gap::default(), |a, b| Gap {
                share: a.share.max(b.share),
                strangeness: a.strangeness.max(b.strangeness),
            });
            let values = if bead.shape.is_null() {
                [gap.share, gap.strangeness, 0.0, 0.0, 0.0, 0.0]
            } else {
                let covered: f32 = SHARES.iter().map(|&place| row[place]).sum();
                let unsupported = measures::lack(covered, measures::ENOUGH);
                let idle = |units: u8, place: usize| {
                    if units > 1 { measures::lack(row[place], ENOUGH_OF_ONE) } else { 0.0 }
                };
                let idle = idle(bead.shape.source, LEASTS[0]).max(idle(bead.shape.target, LEASTS[1]));
                let held = [unsupported, idle].map(|lack| [-gap.share * lack, -gap.strangeness * lack]);
                [0.0, 0.0, held[0][0], held[0][1], held[1][0], held[1][1]]
            };
            row[GAPS..].copy_from_slice(&values);
        }
    }

    /// The row of bead `k`.
    pub(crate) fn row(&self, k: usize) -> &[f32] {
        &self.values[k * WIDTH..(k + 1) * WIDTH]
    }

    /// How much of both its sides bead `k` covers, in 0..2.
    pub(crate) fn coverage(&self, k: usize) -> f32 {
        SHARES.iter().map(|&place| self.values[k * WIDTH + place]).sum()
    }

    /// The weight of the tokens of both sides of bead `k`.
    pub(crate) fn mass(&self, k: usize) -> f32 {
        self.masses[k]
    }

    /// The row of each bead.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &[f32]> {
        self.values.chunks_exact(WIDTH)
    }
}

/// What is known of where a sentence stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Gap {
    /// How many of the sentences around it have no counterpart: 0 where the documents match sentence by
    /// sentence, up to [`MOST_GAPS`].
    pub(crate) share: f32,
    /// How sure it is that the documents are no translations of each other there, in 0..1.
    pub(crate) strangeness: f32,
}

/// The gaps of one side: from how probable it is that each of its sentences has no counterpart, how strange the
/// documents are to each other there, and which share of the side the other is too short for.
pub(crate) fn gaps(alone: &[f32], strangeness: &[f32], excess: f32) -> Vec<Gap> {
    let sums = measures::sums(alone.iter().copied());
    let gap = |at: usize| {
        let (first, past) = (at.saturating_sub(AROUND), (at + AROUND + 1).min(alone.len()));
        let assumed = ASSUMED * (COMPLETE + excess);
        let share = (sums[past] - sums[first] + assumed) / ((past - first) as f32 + ASSUMED);
        let share = ((share - COMPLETE) / PARTIAL).clamp(0.0, MOST_GAPS);
        Gap { share, strangeness: strangeness[at] }
    };
    (0..alone.len()).map(gap).collect()
}

/// Sentences before and after one that are around it.
const AROUND: usize = 8;
/// So many sentences besides are assumed around it, of which as many have no counterpart as the lengths of both
/// sides say: a text of three sentences has not enough of them to judge by.
const ASSUMED: f32 = 6.0;

/// Which side's clauses leak.
#[derive(Clone, Copy, PartialEq, Eq)]
enum From {
    Source,
    Target,
}

/// How well single sentences of the other side cover each clause of one side.
struct Leak {
    first: Vec<usize>,
    coverage: Coverage,
    other_len: usize,
}

/// Added to a clause's weight before dividing by it.
const CLAUSE_FLOOR: f32 = 2.0;
/// So far beyond the windows that the corridor asks for, sentences are looked at.
const REACH: usize = 8;

impl Leak {
    fn new(
        pass: &FirstPass<'_>,
        clauses: &Clauses,
        sides: &[Evidenced; 2],
        lattice: &Lattice,
        from: From,
    ) -> Leak {
        let corridor = lattice.corridor();
        let (vocabulary, side, other, starts) = match from {
            From::Source => {
                (&pass.evidence.source, &sides[0], &sides[1], source_starts(corridor, LONGEST[0]))
            }
            From::Target => {
                (&pass.evidence.target, &sides[1], &sides[0], target_starts(corridor, LONGEST[1]))
            }
        };
        let other_len = other.units.len();
        let starts = widened(&starts, REACH, other_len);
        let counts = clauses.first.windows(2).map(|pair| pair[1] - pair[0]);
        let of_clauses = counts.zip(starts).flat_map(|(count, range)| std::iter::repeat_n(range, count));
        let bags = vocabulary.bags(&clauses.spans);
        let coverage = Coverage::new(&bags, &side.places, other_len, of_clauses.collect(), 1);
        Leak { first: clauses.first.clone(), coverage, other_len }
    }

    /// What leaks from the clauses of these sentences to the sentences next to `window`, and to those
    /// next but one.
    fn of(&self, sentences: std::ops::Range<usize>, window: std::ops::Range<usize>) -> [f32; 2] {
        let mut leaks = [0.0; 2];
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
                *leak -= 0.1 * mass * (before.max(after) - inside).max(0.0);
            }
        }
        leaks
    }
}

/// What each sentence could be paired with.
struct Nulls {
    best: [Vec<f32>; 2],
}

impl Nulls {
    fn new(sides: &[Evidenced; 2], lattice: &Lattice, probabilities: &[f32]) -> Nulls {
        let corridor = lattice.corridor();
        let [source, target] = sides;
        let (n, m) = (source.units.len(), target.units.len());
        let starts = widened(&source_starts(corridor, LONGEST[0]), REACH, m);
        let forwards = Coverage::new(&source.units, &source.places, m, starts, 1);
        let starts = widened(&target_starts(corridor, LONGEST[1]), REACH, n);
        let backwards = Coverage::new(&target.units, &target.places, n, starts, 1);
        let mut best = [vec![NO_COVERAGE; n], vec![NO_COVERAGE; m]];
        for (bead, &probability) in lattice.candidates().iter().zip(probabilities) {
            if bead.shape.is_null() || probability <= LEAST_PROBABILITY {
                continue;
            }
            for s in bead.source_range() {
                for t in bead.target_range() {
                    let sum = forwards.share(s, t, MASS_FLOOR) + backwards.share(t, s, MASS_FLOOR);
                    best[0][s] = best[0][s].max(sum);
                    best[1][t] = best[1][t].max(sum);
                }
            }
        }
        Nulls { best }
    }

    /// The first two values of [`GAP_NAMES`].
    fn of(&self, bead: &Candidate) -> [f32; 2] {
        let (side, at) = match (bead.shape.source, bead.shape.target) {
            (1, 0) => (0, bead.source as usize),
            (0, 1) => (1, bead.target as usize),
            _ => return [0.0; 2],
        };
        let best = &self.best[side];
        let neighbour = |at: Option<usize>| at.and_then(|at| best.get(at)).copied().unwrap_or(0.0);
        let least = neighbour(at.checked_sub(1)).min(neighbour(Some(at + 1)));
        [-3.0 * best[at], -3.0 * least]
    }
}
