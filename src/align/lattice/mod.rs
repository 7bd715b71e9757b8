//! Which beads are tried: a [`Corridor`] of cut points and the [`Lattice`] of beads between them.
//!
//! Nothing here knows a text. A cut point `(i, j)` says that the first `i` sentences of one side and
//! the first `j` of the other are dealt with; a bead leads from one cut point to another.

pub(crate) mod corridor;
pub mod path;
pub(crate) mod scaled;
pub(crate) mod shape;

use std::ops::Range;

pub use corridor::Corridor;
pub use shape::Shape;

/// A bead that may be part of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// First sentence of the source.
    pub source: u32,
    /// First sentence of the target.
    pub target: u32,
    /// How many sentences of each.
    pub shape: Shape,
}

impl Candidate {
    /// The source sentences.
    pub fn source_range(&self) -> Range<usize> {
        self.source as usize..self.source as usize + self.shape.source as usize
    }

    /// The target sentences.
    pub fn target_range(&self) -> Range<usize> {
        self.target as usize..self.target as usize + self.shape.target as usize
    }
}

/// The beads that are tried, sorted by where they begin.
#[derive(Clone, Debug)]
pub struct Lattice {
    corridor: Corridor,
    candidates: Vec<Candidate>,
    from: Vec<u32>,
    to: Vec<u32>,
    /// For each cut point the number of the first bead that begins there or later, and at the end the
    /// number of all beads.
    first_bead: Vec<u32>,
}

impl Lattice {
    /// All beads of these shapes whose two ends lie in the corridor.
    pub fn new(corridor: Corridor, shapes: &[Shape]) -> Lattice {
        let (from, to) = (Vec::new(), Vec::new());
        let mut lattice = Lattice { corridor, candidates: Vec::new(), from, to, first_bead: Vec::new() };
        for i in 0..=lattice.corridor.source_len() {
            for j in lattice.corridor.row(i) {
                for &shape in shapes {
                    lattice.push(Candidate { source: i as u32, target: j, shape });
                }
            }
        }
        lattice.indexed()
    }

    /// Finds where the beads of each cut point begin.
    fn indexed(mut self) -> Lattice {
        self.first_bead = vec![0; self.nodes() + 1];
        self.from.iter().for_each(|&from| self.first_bead[from as usize + 1] += 1);
        for node in 0..self.nodes() {
            self.first_bead[node + 1] += self.first_bead[node];
        }
        self
    }

    fn push(&mut self, candidate: Candidate) {
        let (s, t) = (candidate.source_range(), candidate.target_range());
        let ends = (self.corridor.node(s.start, t.start), self.corridor.node(s.end, t.end));
        if let (Some(from), Some(to)) = ends {
            self.candidates.push(candidate);
            self.from.push(from as u32);
            self.to.push(to as u32);
        }
    }

    /// Keeps the beads that `keep` says yes to; it gets their number.
    #[must_use]
    pub fn filtered(&self, mut keep: impl FnMut(usize) -> bool) -> Lattice {
        let kept: Vec<usize> = (0..self.len()).filter(|&k| keep(k)).collect();
        self.chosen(&kept)
    }

    /// Keeps the beads with these numbers, which ascend. The corridor shrinks to what they touch.
    #[must_use]
    pub fn chosen(&self, numbers: &[usize]) -> Lattice {
        let candidates: Vec<Candidate> = numbers.iter().map(|&k| self.candidates[k]).collect();
        let ends = |bead: &Candidate| {
            let (s, t) = (bead.source_range(), bead.target_range());
            [(s.start, t.start), (s.end, t.end)]
        };
        let corridor = self.corridor.shrunk(candidates.iter().flat_map(ends));
        let node = |i: usize, j: usize| corridor.node(i, j).expect("the corridor holds every end") as u32;
        let from = |bead: &Candidate| node(bead.source_range().start, bead.target_range().start);
        let to = |bead: &Candidate| node(bead.source_range().end, bead.target_range().end);
        let (from, to) = (candidates.iter().map(from).collect(), candidates.iter().map(to).collect());
        Lattice { corridor, candidates, from, to, first_bead: Vec::new() }.indexed()
    }

    /// The beads, sorted by the cut point they begin at.
    pub fn candidates(&self) -> &[Candidate] {
        &self.candidates
    }

    /// Number of beads.
    pub fn len(&self) -> usize {
        self.candidates.len()
    }

    /// Whether there is no bead.
    pub fn is_empty(&self) -> bool {
        self.candidates.is_empty()
    }

    /// The cut points between which the beads lie.
    pub fn corridor(&self) -> &Corridor {
        &self.corridor
    }

    /// The numbers of the beads that begin at the cut point `(i, j)`.
    pub fn from(&self, i: usize, j: usize) -> Range<usize> {
        match self.corridor.node(i, j) {
            None => 0..0,
            Some(node) => self.first_bead[node] as usize..self.first_bead[node + 1] as usize,
        }
    }

    /// Number of cut points.
    pub fn nodes(&self) -> usize {
        self.corridor.len()
    }

    /// The cut points between which the bead `k` lies, by number.
    pub fn ends(&self, k: usize) -> (usize, usize) {
        (self.from[k] as usize, self.to[k] as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lattice_holds_every_bead_that_fits() {
        let shapes = [Shape::new(0, 1), Shape::new(1, 0), Shape::new(1, 1)];
        let lattice = Lattice::new(Corridor::full(2, 1), &shapes);
        // 3 rows x 1 step right, 2 x 2 steps down, 2 x 1 diagonal steps.
        assert_eq!(lattice.len(), 3 + 4 + 2);
    }
}
