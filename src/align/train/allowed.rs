//! Which beads a path may have that gold says is right.

use std::collections::HashSet;
use std::ops::Range;

use crate::align::eval::GoldBead;
use crate::align::lattice::{Candidate, Lattice};
use crate::align::model::clauses::Nested;

/// A stretch of both documents in which gold says what is allowed.
struct Region {
    source: Range<usize>,
    target: Range<usize>,
    inside: Inside,
}

/// What gold allows in a region.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// Just the one bead.
    Bead,
    /// Null beads only.
    Nulls,
    /// Anything: what gold has there is no path of contiguous beads.
    Anything,
}

/// Cuts two documents at the gold beads that a monotone path can have.
fn regions(
    beads: &[GoldBead],
    lengths: [usize; 2],
    fits: impl Fn(&Range<usize>, &Range<usize>) -> bool,
) -> Vec<Region> {
    let nulls = |side: fn(&GoldBead) -> (&Vec<u32>, &Vec<u32>)| -> HashSet<usize> {
        let alone = beads.iter().map(side).filter(|(_, other)| other.is_empty());
        alone.flat_map(|(own, _)| own).map(|&index| index as usize).collect()
    };
    let source_nulls = nulls(|(s, t)| (s, t));
    let target_nulls = nulls(|(s, t)| (t, s));
    let mut regions = Vec::new();
    let (mut i, mut j) = (0, 0);
    let gap = |source: Range<usize>, target: Range<usize>, regions: &mut Vec<Region>| {
        if !(source.is_empty() && target.is_empty()) {
            let null = source.clone().all(|s| source_nulls.contains(&s))
                && target.clone().all(|t| target_nulls.contains(&t));
            let inside = if null { Inside::Nulls } else { Inside::Anything };
            regions.push(Region { source, target, inside });
        }
    };
    let mut full: Vec<&GoldBead> = beads.iter().filter(|(s, t)| !s.is_empty() && !t.is_empty()).collect();
    full.sort();
    for (s, t) in full {
        let (Some(s), Some(t)) = (contiguous(s), contiguous(t)) else { continue };
        if s.start >= i && t.start >= j && fits(&s, &t) {
            gap(i..s.start, j..t.start, &mut regions);
            (i, j) = (s.end, t.end);
            regions.push(Region { source: s, target: t, inside: Inside::Bead });
        }
    }
    gap(i..lengths[0], j..lengths[1], &mut regions);
    regions
}

/// A run of numbers as a range, or none: it has a hole.
fn contiguous(numbers: &[u32]) -> Option<Range<usize>> {
    let (first, last) = (*numbers.first()? as usize, *numbers.last()? as usize);
    (last + 1 - first == numbers.len()).then_some(first..last + 1)
}

fn within(bead: &Candidate, source: &Range<usize>, target: &Range<usize>) -> bool {
    let (s, t) = (bead.source_range(), bead.target_range());
    source.start <= s.start && s.end <= source.end && target.start <= t.start && t.end <= target.end
}

/// For each sentence bead, whether a gold path may have it.
pub(crate) fn allowed(lattice: &Lattice, beads: &[GoldBead]) -> Vec<bool> {
    let held: HashSet<(Range<usize>, Range<usize>)> =
        lattice.candidates().iter().map(|bead| (bead.source_range(), bead.target_range())).collect();
    let corridor = lattice.corridor();
    let lengths = [corridor.source_len(), corridor.target_len()];
    let regions = regions(beads, lengths, |s, t| held.contains(&(s.clone(), t.clone())));
    mark(lattice, &regions, |bead, region| match region.inside {
        Inside::Bead => bead.source_range() == region.source && bead.target_range() == region.target,
        Inside::Nulls => bead.shape.is_null(),
        Inside::Anything => true,
    })
}

/// For each clause bead, whether a path through the gold corners may have it.
pub(crate) fn allowed_clauses(nested: &Nested, beads: &[GoldBead]) -> Vec<bool> {
    let [source, target] = &nested.clauses;
    let lengths = [source.first.len() - 1, target.first.len() - 1];
    let regions: Vec<Region> = regions(beads, lengths, |_, _| true)
        .into_iter()
        .map(|region| Region {
            source: source.first[region.source.start]..source.first[region.source.end],
            target: target.first[region.target.start]..target.first[region.target.end],
            inside: region.inside,
        })
        .collect();
    mark(&nested.lattice, &regions, |bead, region| match region.inside {
        Inside::Bead => {
            let at_corner =
                (bead.source_range().end, bead.target_range().end) == (region.source.end, region.target.end);
            at_corner || !nested.cuts(bead)
        }
        Inside::Nulls => bead.shape.is_null(),
        Inside::Anything => true,
    })
}

/// For each bead, whether it lies in a region that allows it.
fn mark(lattice: &Lattice, regions: &[Region], allows: impl Fn(&Candidate, &Region) -> bool) -> Vec<bool> {
    let is_allowed = |bead: &Candidate| {
        let s = bead.source_range();
        let near = regions.partition_point(|region| region.source.end < s.start);
        let reachable = regions[near..].iter().take_while(|region| region.source.start <= s.end);
        let mut reachable = reachable.filter(|region| within(bead, &region.source, &region.target));
        reachable.any(|region| allows(bead, region))
    };
    lattice.candidates().iter().map(is_allowed).collect()
}
