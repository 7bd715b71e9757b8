//! Many vectors against many: what the aligner does for every pair of words of two texts.

use fearless_simd::prelude::*;
use fearless_simd::{f32x16, i16x32, i32x16, u8x32, u8x64};

use super::{DIMENSIONS, RANGE, UNRELATED, Vector};

/// How many vectors are compared with as many at a time.
pub(crate) const LANES: usize = 32;
/// How many of them a register has sums for.
const WIDTH: usize = 16;
/// Products are added two at a time.
const PAIRS: usize = DIMENSIONS / 2;
/// What a similarity of 1 is as a byte.
const WHOLE: f32 = u8::MAX as f32;

/// How similar some vectors are to others, in steps of 1/255: a row for each of the first.
pub(crate) type Tile = [[u8; LANES]; LANES];

/// Some vectors, one after another, as one factor.
pub(crate) struct Rows {
    /// Of each vector the values of two dimensions together.
    values: [[i32; PAIRS]; LANES],
    /// One over the length of each, or 0 where there is none.
    inverse: [f32; LANES],
}

/// Some vectors, stored by dimension, as the other factor.
pub(crate) struct Columns {
    /// Of each two dimensions the values of all vectors.
    values: [[[i16; 2 * WIDTH]; LANES / WIDTH]; PAIRS],
    inverse: [[f32; WIDTH]; LANES / WIDTH],
}

impl Rows {
    /// The first [`LANES`] of these vectors; those that are missing are similar to nothing.
    pub(crate) fn new(vectors: &[Option<&Vector>]) -> Rows {
        let mut rows = Rows { values: [[0; PAIRS]; LANES], inverse: [0.0; LANES] };
        for (lane, vector) in vectors.iter().enumerate().take(LANES) {
            let Some(vector) = vector else { continue };
            let pairs = vector.values.chunks_exact(2);
            for (value, pair) in rows.values[lane].iter_mut().zip(pairs) {
                let [[a, b], [c, d]] = [pair[0].to_ne_bytes(), pair[1].to_ne_bytes()];
                *value = i32::from_ne_bytes([a, b, c, d]);
            }
            rows.inverse[lane] = 1.0 / vector.norm;
        }
        rows
    }
}

impl Columns {
    /// The first [`LANES`] of these vectors; those that are missing are similar to nothing.
    pub(crate) fn new(vectors: &[Option<&Vector>]) -> Columns {
        let mut columns = Columns {
            values: [[[0; 2 * WIDTH]; LANES / WIDTH]; PAIRS],
            inverse: [[0.0; WIDTH]; LANES / WIDTH],
        };
        for (lane, vector) in vectors.iter().enumerate().take(LANES) {
            let Some(vector) = vector else { continue };
            let (part, at) = (lane / WIDTH, lane % WIDTH);
            for (values, pair) in columns.values.iter_mut().zip(vector.values.chunks_exact(2)) {
                values[part][2 * at..2 * at + 2].copy_from_slice(pair);
            }
            columns.inverse[part][at] = 1.0 / vector.norm;
        }
        columns
    }
}

/// Puts the [similarity](Vector::similarity) of each row to each column into `tile`.
#[inline(always)]
pub(crate) fn compare<S: Simd>(simd: S, rows: &Rows, columns: &Columns, tile: &mut Tile) {
    // As many rows at a time as there are registers for their sums: each sum waits for the one before.
    if S::i32s::LEN == WIDTH {
        (0..LANES).step_by(4).for_each(|first| compare_some::<S, 4>(simd, rows, columns, first, tile));
    } else {
        (0..LANES).step_by(2).for_each(|first| compare_some::<S, 2>(simd, rows, columns, first, tile));
    }
}

/// The same for `N` rows.
#[inline(always)]
fn compare_some<S: Simd, const N: usize>(
    simd: S,
    rows: &Rows,
    columns: &Columns,
    first: usize,
    tile: &mut Tile,
) {
    let values: &[[i32; PAIRS]; N] = rows.values[first..].first_chunk().expect("whole groups of rows");
    let mut products = [[i32x16::splat(simd, 0); LANES / WIDTH]; N];
    for (pair, column) in columns.values.iter().enumerate() {
        let column = column.each_ref().map(|values| i16x32::load_array_ref(simd, values));
        for (products, values) in products.iter_mut().zip(values) {
            let value: i16x32<S> = i32x16::splat(simd, values[pair]).bitcast();
            for (product, column) in products.iter_mut().zip(column) {
                *product += column.pairwise_dot_product(value);
            }
        }
    }
    let least = f32x16::splat(simd, UNRELATED * (WHOLE / RANGE));
    for (row, products) in (first..).zip(products) {
        let scale = f32x16::splat(simd, WHOLE / RANGE * rows.inverse[row]);
        let whole = |part: usize| {
            let inverse = f32x16::load_array_ref(simd, &columns.inverse[part]);
            let above = f32x16::float_from(products[part]) * inverse * scale - least;
            i32x16::truncate_from(above.max(0.0).min(WHOLE).round_ties_even())
        };
        let halves: i16x32<S> = whole(0).narrow(whole(1));
        let (bytes, _) = halves.narrow(halves).bitcast::<u8x64<S>>().split();
        bytes.store_array(&mut tile[row]);
    }
}

/// Puts a tile with its rows and columns exchanged into `turned`.
#[inline(always)]
pub(crate) fn transpose<S: Simd>(simd: S, tile: &Tile, turned: &mut Tile) {
    let mut rows: [u8x32<S>; LANES] = std::array::from_fn(|row| u8x32::load_array_ref(simd, &tile[row]));
    // Row i and the one half a tile further give rows 2i and 2i + 1; after as many rounds as a row number has bits,
    // rows are columns.
    for _ in 0..LANES.ilog2() {
        let mut next = rows;
        for at in 0..LANES / 2 {
            (next[2 * at], next[2 * at + 1]) = rows[at].interleave(rows[at + LANES / 2]);
        }
        rows = next;
    }
    rows.iter().zip(turned).for_each(|(row, out)| row.store_array(out));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simd;

    fn vector(seed: i32, most: i32) -> Vector {
        let value = |i: usize| (((i as i32 + seed) * 37 % (2 * most + 1)) - most) as i8;
        Vector::new(std::array::from_fn(value)).unwrap()
    }

    fn referred(vectors: &[Option<Vector>]) -> Vec<Option<&Vector>> {
        vectors.iter().map(Option::as_ref).collect()
    }

    #[test]
    fn many_at_once_are_as_similar_as_one_by_one() {
        let most = i32::from(super::super::HIGHEST_MEAN as i8);
        let some = |from: i32, most: i32| -> Vec<Option<Vector>> {
            (from..from + LANES as i32 - 2).map(|seed| (seed % 5 != 0).then(|| vector(seed, most))).collect()
        };
        let (these, those) = (some(0, 7), some(3, most));
        let (rows, columns) = (Rows::new(&referred(&these)), Columns::new(&referred(&those)));
        let mut found = [[1; LANES]; LANES];
        simd::dispatched!(simd => compare(simd, &rows, &columns, &mut found));
        for (row, one) in found.iter().zip(&these) {
            for (found, other) in row.iter().zip(&those) {
                let expected = one.zip(*other).map_or(0.0, |(one, other)| one.similarity(&other));
                assert!((f32::from(*found) / WHOLE - expected).abs() < 0.005, "{found} for {expected}");
            }
        }
    }

    #[test]
    fn a_tile_is_transposed() {
        let tile: Tile =
            std::array::from_fn(|row| std::array::from_fn(|column| (row * 7 + column * 3) as u8));
        let mut turned = [[0; LANES]; LANES];
        simd::dispatched!(simd => transpose(simd, &tile, &mut turned));
        for (row, values) in tile.iter().enumerate() {
            values.iter().enumerate().for_each(|(column, value)| assert_eq!(turned[column][row], *value));
        }
    }
}
