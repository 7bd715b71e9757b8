//! How well each token type of one side matches each of the other: the [`Table`].
//!
//! It is dense, a byte for each pair of types, so that everything that looks for the best match of many
//! tokens reads rows of it in order.

use crate::align::evidence::matches::Matches;
use crate::lexicon::Vector;
use crate::lexicon::vectors::many::{Block, LANES};
use crate::side::{Both, Side};

/// A strength of 1 as a byte.
pub(crate) const WHOLE: f32 = u8::MAX as f32;

/// How well each token type of one side matches each of the other, in steps of 1/255.
///
/// Time and memory of making one grow with the product of the numbers of types: the documents that are aligned
/// at a time are bounded for it.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    types: Both<usize>,
    /// For each side, a row for each type of the other side: how well the types of the side match it.
    rows: Both<Vec<u8>>,
}

impl Table {
    /// The table of two sides with this many types, by what matches and by the vectors of the types that have
    /// one.
    pub(crate) fn new(matches: &Matches, vectors: &Both<Vec<Option<Vector>>>) -> Table {
        let types = vectors.as_ref().map(Vec::len);
        let cells = types.source * types.target;
        let mut table = Table { types, rows: Both::of(|_| vec![0; cells]) };
        table.fill(vectors);
        table.raise(matches);
        table
    }

    fn fill(&mut self, vectors: &Both<Vec<Option<Vector>>>) {
        let types = self.types;
        for (targets, block) in vectors.target.chunks(LANES).enumerate() {
            if block.iter().all(Option::is_none) {
                continue;
            }
            let first_target = targets * LANES;
            let block_len = block.len();
            let block = Block::new(block);
            for (sources, firsts) in vectors.source.chunks(LANES).enumerate() {
                let first_source = sources * LANES;
                let mut tile = [[0; LANES]; LANES];
                for (row, first) in tile.iter_mut().zip(firsts) {
                    let Some(first) = first else { continue };
                    *row = block.similarities(first);
                }
                for (source, row) in tile.iter().enumerate().take(firsts.len()) {
                    let start = (first_source + source) * types.target + first_target;
                    self.rows.target[start..start + block_len].copy_from_slice(&row[..block_len]);
                }
                for target in 0..block_len {
                    let start = (first_target + target) * types.source + first_source;
                    let row = &mut self.rows.source[start..start + firsts.len()];
                    row.iter_mut().zip(&tile).for_each(|(cell, row)| *cell = row[target]);
                }
            }
        }
    }

    fn raise(&mut self, matches: &Matches) {
        for (source, row) in matches.rows.iter().enumerate() {
            for &(target, strength) in row {
                let target = target as usize;
                let strength = byte(strength);
                let cells =
                    Both::new(target * self.types.source + source, source * self.types.target + target);
                for (rows, cell) in self.rows.as_mut().zip(cells) {
                    rows[cell] = rows[cell].max(strength);
                }
            }
        }
    }

    /// How many types each side has.
    pub(crate) fn types(&self) -> Both<usize> {
        self.types
    }

    /// How well the types of `side` match one type of the other side.
    pub(crate) fn row(&self, side: Side, other: u32) -> &[u8] {
        let width = self.types[side];
        &self.rows[side][other as usize * width..][..width]
    }

    /// How well a type of the source matches one of the target, in 0..1.
    pub(crate) fn strength(&self, source: u32, target: u32) -> f32 {
        f32::from(self.row(Side::Source, target)[source as usize]) / WHOLE
    }
}

/// A strength in 0..1 as a byte; whatever is above 0 stays above 0.
pub(crate) fn byte(strength: f32) -> u8 {
    (strength * WHOLE).round().clamp(f32::from(u8::from(strength > 0.0)), WHOLE) as u8
}
