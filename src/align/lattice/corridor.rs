//! The [`Corridor`]: the cut points that a path may pass.

use std::ops::Range;

use crate::side::Both;

/// The cut points that a path may pass: an interval of target positions for each source position.
///
/// There are `source_len + 1` rows. The intervals never move backwards, the first contains 0 and the last
/// contains `target_len`, so there is always a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Corridor {
    rows: Vec<Range<u32>>,
    first_node: Vec<u32>,
}

impl Corridor {
    /// Every cut point of two documents with this many sentences.
    #[cfg(test)]
    pub(crate) fn full(source_len: usize, target_len: usize) -> Corridor {
        Corridor::new(vec![0..target_len as u32 + 1; source_len + 1])
    }

    /// The corridor of these rows, widened where needed so that it is connected from corner to corner:
    /// neighbouring intervals overlap and never move backwards.
    ///
    /// # Panics
    ///
    /// If there is no row.
    pub(crate) fn new(mut rows: Vec<Range<u32>>) -> Corridor {
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

    /// The smallest corridor for the same documents that contains all these cut points.
    pub(crate) fn shrunk(&self, points: impl IntoIterator<Item = (usize, usize)>) -> Corridor {
        let mut rows = Rows::new(self.lengths().source);
        let Both { source: last_row, target: last } = self.lengths();
        for (i, j) in points.into_iter().chain([(0, 0), (last_row, last)]) {
            rows.hold(i, j as u32..j as u32 + 1);
        }
        // Where no bead ends, the path goes on from the row before.
        rows.corridor(|before| before.end - 1..before.end)
    }

    /// The target positions allowed after `i` source sentences.
    pub(crate) fn row(&self, i: usize) -> Range<u32> {
        self.rows[i].clone()
    }

    /// The number of cut points.
    pub(crate) fn len(&self) -> usize {
        self.first_node[self.rows.len()] as usize
    }

    /// The number of the cut point `(i, j)`, counted row by row, or none if it is not allowed.
    pub(crate) fn node(&self, i: usize, j: usize) -> Option<usize> {
        let row = self.rows.get(i)?;
        row.contains(&(j as u32)).then(|| (self.first_node[i] + j as u32 - row.start) as usize)
    }

    /// The number of the first cut point after `i` source sentences.
    pub(crate) fn first_of_row(&self, i: usize) -> u32 {
        self.first_node[i]
    }

    /// How many sentences each side has.
    pub(crate) fn lengths(&self) -> Both<usize> {
        let last = self.rows.len() - 1;
        Both { source: last, target: self.rows[last].end as usize - 1 }
    }
}

/// The rows of a corridor in the making: each is widened to whatever it is told to hold.
pub(crate) struct Rows(Vec<Option<Range<u32>>>);

impl Rows {
    /// The rows of a source with this many sentences; they hold nothing yet.
    pub(crate) fn new(source_len: usize) -> Rows {
        Rows(vec![None; source_len + 1])
    }

    /// Widens the row after `i` source sentences to hold these target positions.
    pub(crate) fn hold(&mut self, i: usize, columns: Range<u32>) {
        let row = &mut self.0[i];
        *row = Some(match row.take() {
            Some(row) => row.start.min(columns.start)..row.end.max(columns.end),
            None => columns,
        });
    }

    /// The corridor of these rows; `missing` makes a row that holds nothing from the row before it.
    pub(crate) fn corridor(self, missing: impl Fn(Range<u32>) -> Range<u32>) -> Corridor {
        let mut before = 0..1;
        let filled = self.0.into_iter().map(|row| {
            before = row.unwrap_or_else(|| missing(before.clone()));
            before.clone()
        });
        Corridor::new(filled.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_corridor_is_always_connected() {
        let corridor = Corridor::new(vec![0..1, 5..6, 2..3, 9..10]);
        for i in 0..corridor.lengths().source {
            let (here, next) = (corridor.row(i), corridor.row(i + 1));
            assert!(here.start <= next.start && here.end <= next.end, "row {i} moves backwards");
            assert!(next.start < here.end, "rows {i} and {} do not touch", i + 1);
        }
        assert_eq!(corridor.lengths(), Both::new(3, 9));
    }
}
