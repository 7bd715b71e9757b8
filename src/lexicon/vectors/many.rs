//! One vector against many: what the aligner does for every pair of words of two texts.

use wide::{f32x8, i16x8, i32x8};

use super::{DIMENSIONS, RANGE, UNRELATED, Vector};

/// How many vectors are compared with one at a time.
pub(crate) const LANES: usize = 32;
/// How many of them a register holds.
const WIDTH: usize = 8;

/// Some vectors, stored by dimension, so that one is compared with all of them in one go.
pub(crate) struct Block {
    values: [[i16x8; LANES / WIDTH]; DIMENSIONS],
    /// One over the length of each, or 0 where there is none.
    inverse: [f32x8; LANES / WIDTH],
}

/// What a similarity of 1 is as a byte.
const WHOLE: f32 = u8::MAX as f32;

impl Block {
    /// The first [`LANES`] of these vectors; those that are missing are similar to nothing.
    pub(crate) fn new(vectors: &[Option<Vector>]) -> Block {
        let vector = |lane: usize| vectors.get(lane).and_then(Option::as_ref);
        let of = |part: usize| std::array::from_fn::<_, WIDTH, _>(|lane| vector(part * WIDTH + lane));
        let values = |at: usize| {
            std::array::from_fn(|part| {
                i16x8::new(of(part).map(|vector| vector.map_or(0, |vector| vector.values[at])))
            })
        };
        let inverse =
            |part: usize| f32x8::new(of(part).map(|vector| vector.map_or(0.0, |vector| 1.0 / vector.norm)));
        Block { values: std::array::from_fn(values), inverse: std::array::from_fn(inverse) }
    }

    /// The [similarity](Vector::similarity) of one vector to each, in steps of 1/255.
    pub(crate) fn similarities(&self, one: &Vector) -> [u8; LANES] {
        // Sixteen bits suffice: one factor has four bits, the other at most seven.
        let mut products = [i16x8::ZERO; LANES / WIDTH];
        for (row, value) in self.values.iter().zip(one.values) {
            let value = i16x8::splat(value);
            products.iter_mut().zip(row).for_each(|(product, &other)| *product += value * other);
        }
        let scale = f32x8::splat(WHOLE / RANGE / one.norm);
        let least = f32x8::splat(UNRELATED * (WHOLE / RANGE));
        let mut found = [0; LANES];
        for ((out, product), inverse) in found.chunks_exact_mut(WIDTH).zip(products).zip(self.inverse) {
            let product = f32x8::from_i32x8(i32x8::from_i16x8(product));
            let above = product * (inverse * scale) - least;
            let bounded = above.fast_max(f32x8::ZERO).fast_min(f32x8::splat(WHOLE));
            let whole = bounded.fast_round_int().to_array();
            out.iter_mut().zip(whole).for_each(|(out, whole)| *out = whole as u8);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_at_once_are_as_similar_as_one_by_one() {
        let vector = |seed: i32, most: i32| {
            let value = |i: usize| (((i as i32 + seed) * 37 % (2 * most + 1)) - most) as i8;
            Vector::new(std::array::from_fn(value)).unwrap()
        };
        let others: Vec<Option<Vector>> =
            (0..LANES as i32).map(|seed| (seed % 5 != 0).then(|| vector(seed, 7))).collect();
        let one = vector(3, i32::from(super::super::HIGHEST_MEAN as i8));
        let found = Block::new(&others).similarities(&one);
        for (other, found) in others.iter().zip(found) {
            let expected = other.map_or(0.0, |other| one.similarity(&other));
            assert!((f32::from(found) / WHOLE - expected).abs() < 0.005, "{found} for {expected}");
        }
    }
}
