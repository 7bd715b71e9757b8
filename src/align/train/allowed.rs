//! The beads that a path may have according to gold.

use std::collections::HashSet;
use std::ops::Range;

use crate::align::gold::GoldBead;
use crate::align::lattice::{Candidate, Lattice};
use crate::align::model::clauses::Nested;
use crate::side::{Both, Side};

/// A stretch of both documents, and what gold allows in it.
struct Region {
    sides: Both<Range<usize>>,
    inside: Inside,
}

/// What gold allows in a region.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// Only the one bead.
    Bead,
    /// Null beads only.
    Nulls,
    /// Anything: the gold beads there are no path of contiguous beads.
    Anything,
}

/// Cuts two documents at the gold beads that a monotone path can have.
fn regions(
    beads: &[GoldBead],
    lengths: Both<usize>,
    fits: impl Fn(&Both<Range<usize>>) -> bool,
) -> Vec<Region> {
    let nulls = Both::of(|side| -> HashSet<usize> {
        let alone = beads.iter().map(GoldBead::sides).filter(|sides| sides[side.other()].is_empty());
        alone.flat_map(|sides| sides[side]).map(|&index| index as usize).collect()
    });
    let mut regions = Vec::new();
    let mut reached = Both::new(0, 0);
    let gap = |from: Both<usize>, to: Both<usize>| {
        let sides = from.zip(to).map(|(from, to)| from..to);
        let null = Side::ALL.into_iter().all(|side| sides[side].clone().all(|at| nulls[side].contains(&at)));
        let inside = if null { Inside::Nulls } else { Inside::Anything };
        (from != to).then_some(Region { sides, inside })
    };
    let mut full: Vec<&GoldBead> = beads.iter().filter(|bead| !bead.is_null()).collect();
    full.sort();
    for bead in full {
        let (Some(source), Some(target)) = (contiguous(&bead.source), contiguous(&bead.target)) else {
            continue;
        };
        let sides = Both { source, target };
        if Side::ALL.into_iter().all(|side| sides[side].start >= reached[side]) && fits(&sides) {
            regions.extend(gap(reached, sides.as_ref().map(|run| run.start)));
            reached = sides.as_ref().map(|run| run.end);
            regions.push(Region { sides, inside: Inside::Bead });
        }
    }
    regions.extend(gap(reached, lengths));
    regions
}

/// A run of numbers as a range, or none if it has a hole.
fn contiguous(numbers: &[u32]) -> Option<Range<usize>> {
    let (first, last) = (*numbers.first()? as usize, *numbers.last()? as usize);
    (last + 1 - first == numbers.len()).then_some(first..last + 1)
}

fn within(bead: &Candidate, sides: &Both<Range<usize>>) -> bool {
    let mut runs = bead.runs().zip(sides.as_ref()).into_iter();
    runs.all(|(run, around)| around.start <= run.start && run.end <= around.end)
}

/// For each sentence bead, whether a gold path may have it.
pub(crate) fn allowed(lattice: &Lattice, beads: &[GoldBead]) -> Vec<bool> {
    let held: HashSet<Both<Range<usize>>> = lattice.candidates().iter().map(Candidate::runs).collect();
    let regions = regions(beads, lattice.lengths(), |sides| held.contains(sides));
    mark(lattice, &regions, |bead, region| match region.inside {
        Inside::Bead => bead.runs() == region.sides,
        Inside::Nulls => bead.shape.is_null(),
        Inside::Anything => true,
    })
}

/// For each clause bead, whether a path through the gold corners may have it.
pub(crate) fn allowed_clauses(nested: &Nested, lattice: &Lattice, beads: &[GoldBead]) -> Vec<bool> {
    let first = nested.clauses.as_ref().map(|clauses| &clauses.first);
    let lengths = first.map(|first| first.len() - 1);
    let in_clauses = |Region { sides, inside }| {
        let sides = first.zip(sides).map(|(first, run): (_, Range<usize>)| first[run.start]..first[run.end]);
        Region { sides, inside }
    };
    let regions: Vec<Region> = regions(beads, lengths, |_| true).into_iter().map(in_clauses).collect();
    mark(lattice, &regions, |bead, region| match region.inside {
        Inside::Bead => {
            let at_corner = bead.end() == (region.sides.source.end, region.sides.target.end);
            at_corner || !nested.cuts(bead)
        }
        Inside::Nulls => bead.shape.is_null(),
        Inside::Anything => true,
    })
}

/// For each bead, whether it lies in a region that allows it.
fn mark(lattice: &Lattice, regions: &[Region], allows: impl Fn(&Candidate, &Region) -> bool) -> Vec<bool> {
    let is_allowed = |bead: &Candidate| {
        let s = bead.runs().source;
        let near = regions.partition_point(|region| region.sides.source.end < s.start);
        let reachable = regions[near..].iter().take_while(|region| region.sides.source.start <= s.end);
        let mut reachable = reachable.filter(|region| within(bead, &region.sides));
        reachable.any(|region| allows(bead, region))
    };
    lattice.candidates().iter().map(is_allowed).collect()
}
