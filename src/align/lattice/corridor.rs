//! The [`Corridor`]: which cut points a path may pass.

use std::ops::Range;

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

    /// The least corridor for the same documents that holds all of these cut points.
    pub(crate) fn shrunk(&self, points: impl IntoIterator<Item = (usize, usize)>) -> Corridor {
        let last = self.target_len() as u32;
        let mut rows: Vec<Option<Range<u32>>> = vec![None; self.rows.len()];
        let mut touch = |i: usize, j: u32| {
            let row = &mut rows[i];
            *row = Some(row.take().map_or(j..j + 1, |row| row.start.min(j)..row.end.max(j + 1)));
        };
        touch(0, 0);
        points.into_iter().for_each(|(i, j)| touch(i, j as u32));
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
}
