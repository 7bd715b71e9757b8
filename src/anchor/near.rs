//! [`Near`]: words, filed so that those with few other letters are found.

use std::collections::BTreeMap;

use super::candidates::Candidates;

/// Which letters a word has, one bit each. Characters other than a to z share the bits, so that a word may have
/// fewer bits than letters, and a difference in bits is always a difference in letters.
pub(super) fn bits_of(word: &str) -> u32 {
    word.chars().fold(0, |letters, c| letters | 1 << (c as u32 & 31))
}

/// Words by their length and letters, each with the entry that it belongs to.
#[derive(Debug, Default)]
pub(super) struct Near {
    /// By length in characters; each list in the order of entries.
    words: BTreeMap<usize, Vec<(u32, u32)>>,
}

impl Near {
    pub(super) fn add(&mut self, entry: u32, word: &str) {
        self.words.entry(word.chars().count()).or_default().push((bits_of(word), entry));
    }

    /// Adds the entries of the words that may be made from `word` by changing at most this share of the letters of
    /// the longer of the two: by replacing, dropping or inserting one, or by exchanging two.
    pub(super) fn like(&self, word: &str, share: f64, found: &mut Candidates) {
        let (length, letters) = (word.chars().count(), bits_of(word));
        // One letter more or less is allowed for what is lost in rounding.
        let shortest = (length as f64 * (1.0 - share)) as usize;
        let longest = (length as f64 / (1.0 - share)) as usize + 1;
        for (&other, words) in self.words.range(shortest..=longest) {
            let changes = (other.max(length) as f64 * share + SLACK) as u32;
            // A change adds a letter, or takes one, or both.
            let may_be = |&&(others, _): &&(u32, u32)| (letters ^ others).count_ones() <= 2 * changes;
            let looked_at = found.looked_at(words, |&(_, entry)| entry);
            found.add(looked_at.iter().filter(may_be).map(|&(_, entry)| entry));
        }
    }
}

/// What may be lost in rounding, in letters.
const SLACK: f64 = 1e-3;
