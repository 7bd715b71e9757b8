//! Writes the file that [`Vectors`](super::Vectors) reads.

use std::collections::BTreeMap;

use super::{CHECKSUM, COUNT, DIMENSIONS, GROUP, MAGIC, Members, ROW, Vector, ZERO};
use crate::lexicon::Lexicon;
use crate::lexicon::backoff::each_part;
use crate::lexicon::pool::push_varint;

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

impl Members {
    fn write(bytes: &mut Vec<u8>, numbers: impl Iterator<Item = usize>) {
        let (mut count, mut bits) = (0_u32, Vec::new());
        let start_group = |bits: &mut Vec<u8>, count: u32| {
            bits.extend_from_slice(&count.to_le_bytes());
            bits.extend_from_slice(&[0; GROUP]);
        };
        for number in numbers {
            let (group, bit) = (number / (8 * GROUP), number % (8 * GROUP));
            while bits.len() <= group * (COUNT + GROUP) {
                start_group(&mut bits, count);
            }
            bits[group * (COUNT + GROUP) + COUNT + bit / 8] |= 1 << (bit % 8);
            count += 1;
        }
        push_varint(bytes, count as usize);
        push_varint(bytes, bits.len());
        bytes.extend_from_slice(&bits);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::pool::Reader;

    #[test]
    fn members_are_numbered_in_order() {
        let numbers = [0, 1, 7, 8, 223, 224, 225, 1000, 5000];
        let mut bytes = Vec::new();
        Members::write(&mut bytes, numbers.into_iter());
        let members = Members::read(&mut Reader(bytes.leak()));
        assert_eq!(members.count, numbers.len());
        for number in 0..6000 {
            assert_eq!(members.row(number), numbers.binary_search(&number).ok(), "{number}");
        }
    }

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
