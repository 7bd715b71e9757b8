//! Writes the file that [`Vectors`](super::Vectors) reads.

use std::collections::BTreeMap;

use super::{CHECKSUM, DIMENSIONS, MAGIC, ROW, Vector, ZERO};
use crate::lexicon::Lexicon;
use crate::lexicon::backoff::each_part;
use crate::lexicon::members::Members;

/// A word needs no vector of its own if the cosine between it and the mean of its parts is this or above.
const NEAR: f32 = 0.9;

/// The largest value of a dimension in four bits.
const HIGHEST: f32 = 7.0;

/// The file of vectors of the words and stems of [`Lexicon::embedded`], as stored in `src/data/vectors.bin`.
/// Words are identified by their place in [`Lexicon::words`], stems by their
/// [`StemId`](crate::lexicon::StemId).
///
/// A word is left out if it is close to the mean of its parts: these stand in for it.
///
/// # Panics
///
/// If a word's number is not below [`Lexicon::len`].
pub fn compile(
    words: &BTreeMap<usize, [f32; DIMENSIONS]>,
    stems: &BTreeMap<usize, [f32; DIMENSIONS]>,
) -> Vec<u8> {
    let words = without_sums(words);
    let mut bytes = [MAGIC, &checksum()].concat();
    Members::write(&mut bytes, words.keys().copied());
    Members::write(&mut bytes, stems.keys().copied());
    for values in words.values().copied().chain(stems.values()) {
        bytes.extend(row_of(values));
    }
    bytes
}

/// A vector at four bits per dimension, the first of each two in the low bits.
fn row_of(values: &[f32; DIMENSIONS]) -> impl Iterator<Item = u8> {
    let values = Vector::scaled(values, HIGHEST).map(|value| (value + ZERO) as u8);
    (0..ROW).map(move |pair| values[2 * pair] | values[2 * pair + 1] << 4)
}

/// The words that are not well represented by their parts; shorter words are decided first.
fn without_sums(words: &BTreeMap<usize, [f32; DIMENSIONS]>) -> BTreeMap<usize, &[f32; DIMENSIONS]> {
    let names: Vec<String> = Lexicon::embedded().words().collect();
    let mut order: Vec<(usize, usize)> =
        words.keys().map(|rank| (names[*rank].chars().count(), *rank)).collect();
    order.sort_unstable();
    let mut kept: BTreeMap<usize, &[f32; DIMENSIONS]> = BTreeMap::new();
    let mut known: BTreeMap<&str, Vector> = BTreeMap::new();
    for (_, rank) in order {
        let Some(vector) = Vector::new(Vector::scaled(&words[&rank], i8::MAX.into())) else { continue };
        let mut parts = Vec::new();
        each_part(&names[rank], |part| match known.get(part) {
            Some(vector) => {
                parts.push(*vector);
                true
            }
            None => false,
        });
        if Vector::mean(&parts).is_none_or(|mean| mean.cosine(&vector) < NEAR) {
            known.insert(&names[rank], vector);
            kept.insert(rank, &words[&rank]);
        }
    }
    kept
}

/// The checksum of the embedded word list.
fn checksum() -> [u8; CHECKSUM] {
    Lexicon::embedded().table.as_ref().map_or(0, |table| table.checksum()).to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_bits_keep_the_direction() {
        let values: [f32; DIMENSIONS] = std::array::from_fn(|i| (i as f32 * 0.7).sin());
        let fine = Vector::new(Vector::scaled(&values, i8::MAX.into())).unwrap();
        let row: Vec<u8> = row_of(&values).collect();
        let coarse = Vector::from_row(&row).unwrap();
        assert!(fine.cosine(&coarse) > 0.995);
        assert!((fine.cosine(&fine) - 1.0).abs() < 1e-6);
        assert_eq!(Vector::new(Vector::scaled(&[0.0; DIMENSIONS], HIGHEST)), None);
    }
}
