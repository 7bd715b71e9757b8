//! Which beads are tried: a [`Corridor`] of cut points and the [`Lattice`] of beads between them.
//!
//! Nothing here knows any text. The cut point `(i, j)` lies after the first `i` sentences of the source and
//! the first `j` of the target; a bead leads from one cut point to another.

pub(crate) mod band;
pub(crate) mod corridor;
pub(crate) mod layered;
pub(crate) mod path;
pub(crate) mod scaled;
pub(crate) mod shape;

use std::ops::Range;

use crate::side::{Both, Side};

pub(crate) use corridor::Corridor;
pub(crate) use shape::Shape;

/// A bead that may be part of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// The first sentence of the source.
    pub(crate) source: u32,
    /// The first sentence of the target.
    pub(crate) target: u32,
    /// How many sentences of each.
    pub(crate) shape: Shape,
}

impl Candidate {
    /// The sentences of both sides.
    pub(crate) fn runs(&self) -> Both<Range<usize>> {
        let run = |first: u32, len: u8| first as usize..first as usize + usize::from(len);
        Both { source: run(self.source, self.shape.source), target: run(self.target, self.shape.target) }
    }

    /// The cut point it begins at.
    pub(crate) fn start(&self) -> (usize, usize) {
        (self.source as usize, self.target as usize)
    }

    /// The cut point it ends at.
    pub(crate) fn end(&self) -> (usize, usize) {
        let (i, j) = self.start();
        (i + usize::from(self.shape.source), j + usize::from(self.shape.target))
    }

    /// What beads are sorted by: where they begin, then their type.
    pub(crate) fn order(&self) -> (u32, u32, Shape) {
        (self.source, self.target, self.shape)
    }

    /// The side of a null bead that is not empty, and its first sentence.
    pub(crate) fn lone(&self) -> Option<(Side, usize)> {
        match (self.shape.source, self.shape.target) {
            (_, 0) => Some((Side::Source, self.source as usize)),
            (0, _) => Some((Side::Target, self.target as usize)),
            _ => None,
        }
    }
}

/// The beads that are tried, sorted by where they begin.
#[derive(Clone, Debug)]
pub(crate) struct Lattice {
    corridor: Corridor,
    candidates: Vec<Candidate>,
    from: Vec<u32>,
    to: Vec<u32>,
}

impl Lattice {
    /// All beads of these shapes whose two ends lie in the corridor.
    pub(crate) fn full(corridor: Corridor, shapes: &[Shape]) -> Lattice {
        Lattice::new(corridor, shapes, |_| true)
    }

    /// The beads of these shapes whose two ends lie in the corridor and that are `likely`. Null beads always
    /// are, so that there is a path.
    pub(crate) fn new(corridor: Corridor, shapes: &[Shape], likely: impl Fn(&Candidate) -> bool) -> Lattice {
        let (from, to) = (Vec::new(), Vec::new());
        let mut lattice = Lattice { corridor, candidates: Vec::new(), from, to };
        for i in 0..=lattice.corridor.lengths().source {
            for (j, from) in lattice.corridor.row(i).zip(lattice.corridor.first_of_row(i)..) {
                for &shape in shapes {
                    let bead = Candidate { source: i as u32, target: j, shape };
                    let node = |(i, j): (usize, usize)| lattice.corridor.node(i, j);
                    if let Some(to) = node(bead.end())
                        && (shape.is_null() || likely(&bead))
                    {
                        lattice.candidates.push(bead);
                        lattice.from.push(from);
                        lattice.to.push(to as u32);
                    }
                }
            }
        }
        lattice
    }

    /// Some beads of a corridor, sorted. The corridor shrinks to what they touch.
    pub(crate) fn of_beads(corridor: &Corridor, candidates: Vec<Candidate>) -> Lattice {
        let corridor = corridor.shrunk(candidates.iter().flat_map(|bead| [bead.start(), bead.end()]));
        let node = |(i, j)| corridor.node(i, j).expect("the corridor holds every end") as u32;
        let from = candidates.iter().map(|bead| node(bead.start())).collect();
        let to = candidates.iter().map(|bead| node(bead.end())).collect();
        Lattice { corridor, candidates, from, to }
    }

    /// The beads, sorted by the cut point they begin at.
    pub(crate) fn candidates(&self) -> &[Candidate] {
        &self.candidates
    }

    /// The number of beads.
    pub(crate) fn len(&self) -> usize {
        self.candidates.len()
    }

    /// The cut points between which the beads lie.
    pub(crate) fn corridor(&self) -> &Corridor {
        &self.corridor
    }

    /// How many sentences each side has.
    pub(crate) fn lengths(&self) -> Both<usize> {
        self.corridor.lengths()
    }

    /// The number of cut points.
    pub(crate) fn nodes(&self) -> usize {
        self.corridor.len()
    }

    /// The numbers of the cut points that the bead `k` leads from and to.
    pub(crate) fn ends(&self, k: usize) -> (usize, usize) {
        (self.from[k] as usize, self.to[k] as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lattice_holds_every_bead_that_fits() {
        let shapes = [Shape::new(0, 1), Shape::new(1, 0), Shape::new(1, 1)];
        let lattice = Lattice::full(Corridor::full(2, 1), &shapes);
        // 3 rows x 1 step right, 2 x 2 steps down, 2 x 1 diagonal steps.
        assert_eq!(lattice.len(), 3 + 4 + 2);
    }
}
