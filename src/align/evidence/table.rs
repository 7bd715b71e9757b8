//! How well each token type of one side matches each of the other: the [`Table`].
//!
//! It is dense, a byte for each pair of types, so that everything that looks for the best match of many
//! tokens reads rows of it in order.

use crate::align::evidence::matches::Matches;
use crate::lexicon::Vector;
use crate::lexicon::vectors::many::{Columns, LANES, Rows, Tile, compare, transpose};
use crate::side::{Both, Side};
use crate::simd::dispatched;

/// A strength of 1 as a byte.
pub(crate) const WHOLE: f32 = u8::MAX as f32;

/// So many tiles of rows are filled at a time: the memory that they lie in is near at hand.
const BAND: usize = 8;

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
    /// The table of the types with these vectors; those without one match nothing.
    pub(crate) fn new(vectors: &Both<Vec<Option<&Vector>>>) -> Table {
        let types = vectors.as_ref().map(Vec::len);
        let cells = types.source * types.target;
        let mut table = Table { types, rows: Both::of(|_| vec![0; cells]) };
        table.fill(vectors);
        table
    }

    fn fill(&mut self, vectors: &Both<Vec<Option<&Vector>>>) {
        let Both { source, target } = vectors;
        let rows: Vec<Rows> = source.chunks(LANES).map(Rows::new).collect();
        let columns: Vec<Columns> = target.chunks(LANES).map(Columns::new).collect();
        let (mut tile, mut turned) = ([[0; LANES]; LANES], [[0; LANES]; LANES]);
        dispatched!(simd => for (band, rows) in rows.chunks(BAND).enumerate() {
            for (column, columns) in columns.iter().enumerate() {
                for (row, rows) in rows.iter().enumerate() {
                    let first = Both::new((band * BAND + row) * LANES, column * LANES);
                    compare(simd, rows, columns, &mut tile);
                    transpose(simd, &tile, &mut turned);
                    self.set(first, &tile, &turned);
                }
            }
        });
    }

    /// Sets a tile, given from both sides, at the place of its first types.
    #[inline(always)]
    fn set(&mut self, first: Both<usize>, by_source: &Tile, by_target: &Tile) {
        for (side, tile) in [(Side::Target, by_source), (Side::Source, by_target)] {
            let width = self.types[side];
            let others = first[side.other()]..self.types[side.other()];
            for (other, row) in others.zip(tile) {
                let cells = &mut self.rows[side][other * width..][first[side]..width];
                match cells.first_chunk_mut() {
                    Some(cells) => *cells = *row,
                    None => cells.copy_from_slice(&row[..cells.len()]),
                }
            }
        }
    }

    /// Takes the better of what is known and of these matches.
    pub(crate) fn raise(&mut self, matches: &Matches) {
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
}

/// A strength in 0..1 as a byte; whatever is above 0 stays above 0.
pub(crate) fn byte(strength: f32) -> u8 {
    // Half a step more, cut: `round` is a call.
    ((strength * WHOLE + 0.5) as u8).max(u8::from(strength > 0.0))
}
