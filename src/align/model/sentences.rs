//! The sentence model, which has the last word: sentence beads with everything that is known of them.

use crate::align::evidence::Evidenced;
use crate::align::lattice::Lattice;
use crate::align::lattice::layered::Step;
use crate::align::lattice::shape::{LONGEST, SHAPES};
use crate::align::model::clauses::Nested;
use crate::align::model::first::{FirstPass, PAGE_NAMES};
use crate::align::model::gaps::Gap;
use crate::align::model::leak::Leak;
use crate::align::model::linear::{Form, Linear};
use crate::align::model::measures;
use crate::align::model::measures::{Measure, Measures, unsupported};
use crate::align::model::nulls::Nulls;
use crate::align::model::ratio::Ratios;
use crate::parallel;
use crate::side::{Both, Side};

/// What the sentence model has weights for.
pub(crate) static FORM: Form = Form {
    shapes: &SHAPES,
    features: &[CLAUSE_NAMES, measures::NAMES, PAGE_NAMES, GAP_NAMES, OPENING_NAMES],
};

/// What the clauses say of a bead: the sum over their paths inside it, and how much of its clauses leaks to
/// the neighbouring sentences (`near`) and to those beyond them (`far`).
const CLAUSE_NAMES: &[&str] =
    &["clauses.path", "leak.source.near", "leak.source.far", "leak.target.near", "leak.target.far"];

/// What speaks for and against leaving sentences alone: what a sentence could be paired with, and whether its
/// neighbours are paired; how many of the sentences around it seem to have no counterpart (`gaps`), and how
/// probable it is that the documents are not translations of each other there (`strange`). The last two also
/// count against a bead that covers no more than chance would, and against one with a sentence that adds next to
/// nothing.
const GAP_NAMES: &[&str] = &[
    "null.best",
    "null.neighbours",
    "null.gaps",
    "null.strange",
    "unsupported.gaps",
    "unsupported.strange",
    "least.gaps",
    "least.strange",
];

/// That a null bead is the first of a run of its side, and that it is so where sentences around it have no counterpart
/// or the documents are strange to each other: the only features that depend on the bead before it. They stand last.
const OPENING_NAMES: &[&str] =
    &["null.opens.source", "null.opens.target", "null.opens.gaps", "null.opens.strange"];

const WIDTH: usize = OPENINGS + OPENING_NAMES.len();
/// Where among the features the openings are.
const OPENINGS: usize = CLAUSE_NAMES.len() + measures::NAMES.len() + PAGE_NAMES.len() + GAP_NAMES.len();
/// Where among the features those begin that [`Features::set_gaps`] sets; where the shares covered of both
/// sides are; and where the smallest shares of a single sentence are.
const GAPS: usize = OPENINGS - GAP_NAMES.len() + 2;
const SHARES: Both<usize> = Both {
    source: CLAUSE_NAMES.len() + Measure::SourceShare as usize,
    target: CLAUSE_NAMES.len() + Measure::TargetShare as usize,
};
const LEASTS: Both<usize> = Both {
    source: CLAUSE_NAMES.len() + Measure::SourceLeast as usize,
    target: CLAUSE_NAMES.len() + Measure::TargetLeast as usize,
};

/// A sum over clause paths counts within these bounds, divided by a scale, as measured best on chapters of six
/// novels.
const PATH_BOUNDS: [f32; 2] = [-40.0, 240.0];
const PATH_SCALE: f32 = 10.0;
/// A sentence of which this much is covered adds something to a bead of several.
const ENOUGH_OF_ONE: f32 = 0.25;

/// The features of every bead of a lattice, one row each.
#[derive(Clone, Debug)]
pub(crate) struct Features {
    values: Vec<f32>,
    /// The total weight of the tokens of both sides of each bead.
    masses: Vec<f32>,
}

impl Features {
    /// Computes the features of the beads of `lattice`, except for the sums over clause paths
    /// ([`set_paths`](Features::set_paths)) and what is known of gaps ([`set_gaps`](Features::set_gaps)).
    pub(crate) fn new(
        pass: &FirstPass<'_>,
        (lattice, probabilities): (&Lattice, &[f32]),
        ratios: Ratios,
        sides: &Both<Evidenced<'_>>,
        nested: &Nested,
    ) -> Features {
        let measures = Measures::new(pass.surface.slices(), ratios, sides, lattice.corridor(), LONGEST);
        let leaks = parallel::both(|side| {
            let clauses = (&nested.clauses[side], &nested.units[side][..]);
            Leak::new(clauses, sides, lattice, side)
        });
        let nulls = Nulls::new(sides, lattice, probabilities);
        let mut values = Vec::with_capacity(lattice.len() * WIDTH);
        for bead in lattice.candidates() {
            let Both { source, target } = bead.runs();
            values.push(0.0);
            values.extend(leaks.source.of(source.clone(), target.clone()));
            values.extend(leaks.target.of(target, source));
            let measured = measures.of(bead);
            values.extend(measured);
            values.extend(pass.page(bead, unsupported(&measured)));
            values.extend(nulls.of(bead));
            values.extend([0.0; WIDTH - GAPS]);
        }
        let masses = lattice.candidates().iter().map(|bead| measures.mass(bead)).collect();
        Features { values, masses }
    }

    /// Sets the sums over clause paths.
    pub(crate) fn set_paths(&mut self, sums: &[f32]) {
        for (row, sum) in self.values.chunks_exact_mut(WIDTH).zip(sums) {
            row[0] = sum.clamp(PATH_BOUNDS[0], PATH_BOUNDS[1]) / PATH_SCALE;
        }
    }

    /// Sets what is known of the places where sentences have no counterpart.
    pub(crate) fn set_gaps(&mut self, lattice: &Lattice, gaps: &Both<Vec<Gap>>) {
        for (row, bead) in self.values.chunks_exact_mut(WIDTH).zip(lattice.candidates()) {
            let around = gaps.as_ref().zip(bead.runs()).into_iter().flat_map(|(gaps, run)| &gaps[run]);
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
                let idle = idle(bead.shape.source, LEASTS.source).max(idle(bead.shape.target, LEASTS.target));
                let held = [unsupported, idle].map(|lack| [-gap.share * lack, -gap.strangeness * lack]);
                [0.0, 0.0, held[0][0], held[0][1], held[1][0], held[1][1]]
            };
            row[GAPS..OPENINGS].copy_from_slice(&values);
        }
    }

    /// The features of a step.
    pub(crate) fn of_step(&self, step: &Step) -> [f32; WIDTH] {
        let mut features = [0.0; WIDTH];
        features.copy_from_slice(self.row(step.bead));
        if let Some(side) = step.opens {
            let opening = opening(side, &features);
            features[OPENINGS..].copy_from_slice(&opening);
        }
        features
    }

    /// How much of its two sides bead `k` covers, in 0..2.
    pub(crate) fn coverage(&self, k: usize) -> f32 {
        SHARES.iter().map(|&place| self.values[k * WIDTH + place]).sum()
    }

    /// The total weight of the tokens of both sides of bead `k`.
    pub(crate) fn mass(&self, k: usize) -> f32 {
        self.masses[k]
    }

    /// The row of bead `k`, as if it opened no run.
    pub(crate) fn row(&self, k: usize) -> &[f32] {
        &self.values[k * WIDTH..(k + 1) * WIDTH]
    }

    /// The row of each bead, as if it opened no run.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &[f32]> {
        self.values.chunks_exact(WIDTH)
    }
}

/// The values of [`OPENING_NAMES`] for a null bead of this side with these features.
fn opening(side: Side, features: &[f32]) -> [f32; OPENING_NAMES.len()] {
    let of_side = Both::of(|own| f32::from(u8::from(own == side)));
    [of_side.source, of_side.target, features[GAPS], features[GAPS + 1]]
}

/// What it is worth, by these weights, that a null bead of this side with these features opens a run.
pub(crate) fn worth_of_opening(weights: &Linear, side: Side, features: &[f32]) -> f32 {
    let worths = weights.features()[OPENINGS..].iter().zip(opening(side, features));
    worths.map(|(weight, value)| weight * value).sum()
}
