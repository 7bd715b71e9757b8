//! [`Candidates`]: what an index proposes for comparison.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;

use crate::lists::around;

/// The most entries that are compared with a key. A text in which more are like it is a list, or a library; there those
/// count that stand where they are expected.
const MOST: usize = 256;

/// The most entries of a list that are looked at.
pub(super) const LOOKED: usize = 4096;

/// Entries of an index that may be similar to a key: every one that is, unless there are more than [`MOST`]. Of more,
/// those nearest to where the text is that the key stands in.
#[derive(Debug)]
pub(super) struct Candidates {
    /// The entry that is as far in its text as the key is in its own.
    expected: u32,
    /// Those that say the same as the key, and those that may.
    same: Vec<u32>,
    like: Vec<u32>,
}

impl Candidates {
    /// No candidates yet; `expected` is the entry that is as far in its text as the key is in its own.
    pub(super) fn near(expected: u32) -> Candidates {
        Candidates { expected, same: Vec::new(), like: Vec::new() }
    }

    /// Adds entries that say the same as the key, in ascending order.
    pub(super) fn add_same(&mut self, entries: &[u32]) {
        self.same.extend(self.around(entries, |&entry| entry, MOST));
    }

    /// Adds as many of the entries as are looked at, which may be similar and are in ascending order.
    pub(super) fn add_listed(&mut self, entries: &[u32]) {
        self.like.extend(self.looked_at(entries, |&entry| entry));
    }

    /// Adds entries that may be similar.
    pub(super) fn add(&mut self, entries: impl IntoIterator<Item = u32>) {
        self.like.extend(entries);
    }

    /// As many of a list, which is in the order of entries, as are looked at.
    pub(super) fn looked_at<'l, T>(&self, list: &'l [T], entry: impl Fn(&T) -> u32) -> &'l [T] {
        self.around(list, entry, LOOKED)
    }

    /// At most so many of a list, which is in the order of entries: those around the expected one.
    pub(super) fn around<'l, T>(&self, list: &'l [T], entry: impl Fn(&T) -> u32, most: usize) -> &'l [T] {
        around(list, most, |item| entry(item) < self.expected)
    }

    /// The entries in ascending order, each once.
    pub(super) fn in_order(mut self) -> Vec<u32> {
        let mut like = std::mem::take(&mut self.like);
        like.sort_unstable();
        like.dedup();
        let mut entries = self.around(&like, |&entry| entry, MOST).to_vec();
        entries.append(&mut self.same);
        entries.sort_unstable();
        entries.dedup();
        entries
    }
}

/// What is filed under a key.
pub(super) fn listed<'l, T, Q: Hash + Eq + ?Sized, K: Borrow<Q> + Hash + Eq>(
    lists: &'l HashMap<K, Vec<T>>,
    key: &Q,
) -> &'l [T] {
    lists.get(key).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_twice_takes_no_room() {
        let mut candidates = Candidates::near(0);
        candidates.add((0..10 * MOST as u32).map(|n| n % 7));
        candidates.add([9]);
        assert_eq!(candidates.in_order(), [0, 1, 2, 3, 4, 5, 6, 9]);
    }

    #[test]
    fn what_is_the_same_and_what_is_near_is_kept() {
        let mut candidates = Candidates::near(500_000);
        candidates.add_same(&[3]);
        candidates.add(10..1_000_000);
        let kept = candidates.in_order();
        assert_eq!((kept.len(), kept[0]), (MOST + 1, 3));
        assert!(kept.contains(&500_000) && kept[1] > 400_000 && kept[MOST] < 600_000);
    }
}
