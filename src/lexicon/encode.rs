//! Writes the table that [`super::table`] reads.

use std::collections::BTreeMap;

use super::pool::{self, MAX_KEY, push_varint};
use super::table::MAGIC;
use super::weight::Stems;
use super::weight::Weight;

/// The most stems that a table numbers in two bytes each.
const MOST_STEMS: usize = 1 << 16;

/// The bytes of a table of these words. Words and stems longer than 255 bytes are left out, and so are the
/// rarest of more than 65,536 stems.
pub(super) fn encode(words: &BTreeMap<String, Stems>) -> Vec<u8> {
    let ranks = by_frequency(words);
    let mut bytes = MAGIC.to_vec();
    // The stems in order, then the numbering used by the postings, in which frequent stems have small
    // numbers.
    pool::write(&mut bytes, ranks.keys().map(|stem| (*stem, Vec::new())));
    let mut order: Vec<(usize, usize)> = ranks.values().copied().zip(0..).collect();
    order.sort_unstable();
    for (_, id) in order {
        let id = u16::try_from(id).expect("at most 65,536 stems have numbers");
        bytes.extend_from_slice(&id.to_le_bytes());
    }
    let heads = words.iter().filter(|(word, _)| word.len() <= MAX_KEY);
    pool::write(&mut bytes, heads.map(|(word, stems)| (word.as_str(), postings(stems, &ranks))));
    bytes
}

/// Each stem with its rank: 0 for the one that most words have. Ties are in alphabetical order.
fn by_frequency(words: &BTreeMap<String, Stems>) -> BTreeMap<&str, usize> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for stem in words.values().flat_map(BTreeMap::keys).filter(|stem| stem.len() <= MAX_KEY) {
        *counts.entry(stem).or_default() += 1;
    }
    let mut stems: Vec<(&str, usize)> = counts.into_iter().collect();
    stems.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    stems.into_iter().map(|(stem, _)| stem).take(MOST_STEMS).zip(0..).collect()
}

/// The stems of a word: a varint each, `rank × weights + weight`, in ascending order.
fn postings(stems: &Stems, ranks: &BTreeMap<&str, usize>) -> Vec<u8> {
    let ranked = stems.iter().filter_map(|(stem, weight)| Some((*ranks.get(stem.as_str())?, weight)));
    let mut numbers: Vec<usize> = ranked.map(|(rank, weight)| rank * Weight::COUNT + weight.rank()).collect();
    numbers.sort_unstable();
    let mut bytes = Vec::new();
    numbers.into_iter().for_each(|number| push_varint(&mut bytes, number));
    bytes
}
