//! Which beads are tried: a [`Corridor`] of cut points and the [`Lattice`] of beads between them.
//!
//! Nothing here knows a text. A cut point `(i, j)` says that the first `i` sentences of one side and
//! the first `j` of the other are dealt with; a bead leads from one cut point to another.

use std::ops::Range;

/// How many sentences of each side a bead takes: `1-1`, `2-1`, `0-1` …
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Shape {
    /// Sentences of the source.
    pub source: u8,
    /// Sentences of the target.
    pub target: u8,
}

impl Shape {
    /// The shape `source`-`target`.
    pub const fn new(source: u8, target: u8) -> Shape {
        Shape { source, target }
    }

    /// Whether one side is empty: the sentence of the other has no counterpart.
    pub const fn is_null(self) -> bool {
        self.source == 0 || self.target == 0
    }
}

/// The cut points that a path may pass, one interval of target positions for each source position.
///
/// Holds `source_len + 1` rows; the intervals never move backwards, the first holds 0 and the last
/// holds `target_len`, so that there is always a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corridor {
    rows: Vec<Range<u32>>,
    first_node: Vec<u32>,
}

impl Corridor {
    /// Every cut point of two documents with so many sentences.
    pub fn full(source_len: usize, target_len: usize) -> Corridor {
        Corridor::new(vec![0..target_len as u32 + 1; source_len + 1])
    }

    /// The corridor of these rows, widened where needed so that it is connected from corner to corner:
    /// its intervals overlap from row to row and never move backwards.
    ///
    /// # Panics
    ///
    /// If there is no row.
    pub fn new(mut rows: Vec<Range<u32>>) -> Corridor {
        assert!(!rows.is_empty(), "a corridor has at least the row of the empty document");
        rows[0].start = 0;
        for i in 1..rows.len() {
            rows[i].end = rows[i].end.max(rows[i - 1].end);
            rows[i - 1].end = rows[i - 1].end.max(rows[i].start + 1);
        }
        for i in (1..rows.len()).rev() {
            rows[i - 1].start = rows[i - 1].start.min(rows[i].start);
            rows[i].start = rows[i].start.min(rows[i - 1].end - 1);
        }
        let mut first_node = Vec::with_capacity(rows.len() + 1);
        let mut nodes = 0;
        for row in &rows {
            first_node.push(nodes);
            nodes += row.end - row.start;
        }
        first_node.push(nodes);
        Corridor { rows, first_node }
    }

    /// The least corridor for the same documents that holds both ends of each of these beads.
    fn shrunk(&self, beads: &[Candidate]) -> Corridor {
        let last = self.target_len() as u32;
        let mut rows: Vec<Option<Range<u32>>> = vec![None; self.rows.len()];
        let mut touch = |i: usize, j: u32| {
            let row = &mut rows[i];
            *row = Some(row.take().map_or(j..j + 1, |row| row.start.min(j)..row.end.max(j + 1)));
        };
        touch(0, 0);
        for bead in beads {
            touch(bead.source_range().start, bead.target_range().start as u32);
            touch(bead.source_range().end, bead.target_range().end as u32);
        }
        touch(self.source_len(), last);
        // Where no bead ends, the way goes on from the row before.
        let mut before = 0..1;
        let filled = rows.into_iter().map(|row| {
            before = row.unwrap_or(before.end - 1..before.end);
            before.clone()
        });
        Corridor::new(filled.collect())
    }

    /// The target positions allowed after `i` source sentences.
    pub fn row(&self, i: usize) -> Range<u32> {
        self.rows[i].clone()
    }

    /// Number of cut points.
    pub fn len(&self) -> usize {
        self.first_node[self.rows.len()] as usize
    }

    /// Never: every corridor has the cut point `(0, 0)`.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// The number of the cut point `(i, j)`, counted row by row, or none: it is not allowed.
    pub fn node(&self, i: usize, j: usize) -> Option<usize> {
        let row = self.rows.get(i)?;
        row.contains(&(j as u32)).then(|| (self.first_node[i] + j as u32 - row.start) as usize)
    }

    /// Sentences of the source.
    pub fn source_len(&self) -> usize {
        self.rows.len() - 1
    }

    /// Sentences of the target.
    pub fn target_len(&self) -> usize {
        self.rows[self.rows.len() - 1].end as usize - 1
    }
}

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
        let corridor = self.corridor.shrunk(&candidates);
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
    fn a_corridor_is_always_connected() {
        let corridor = Corridor::new(vec![0..1, 5..6, 2..3, 9..10]);
        for i in 0..corridor.source_len() {
            let (here, next) = (corridor.row(i), corridor.row(i + 1));
            assert!(here.start <= next.start && here.end <= next.end, "row {i} moves backwards");
            assert!(next.start < here.end, "rows {i} and {} do not touch", i + 1);
        }
        assert_eq!((corridor.source_len(), corridor.target_len()), (3, 9));
    }

    #[test]
    fn a_lattice_holds_every_bead_that_fits() {
        let shapes = [Shape::new(0, 1), Shape::new(1, 0), Shape::new(1, 1)];
        let lattice = Lattice::new(Corridor::full(2, 1), &shapes);
        // 3 rows x 1 step right, 2 x 2 steps down, 2 x 1 diagonal steps.
        assert_eq!(lattice.len(), 3 + 4 + 2);
    }
}
