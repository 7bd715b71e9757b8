//! [`Candidates`]: what an index proposes for comparison.

/// The most entries that are compared with one key. No text that people wrote comes near it, so there the
/// result is that of comparing all with all; a list of ten thousand like numbers costs no more than ten
/// thousand times this.
const MOST: usize = 2048;

/// Entries of an index that may be similar to a key: every one that is, unless there are more than [`MOST`].
#[derive(Debug, Default)]
pub(super) struct Candidates {
    /// Each may be there twice.
    entries: Vec<u32>,
    is_full: bool,
}

impl Candidates {
    /// Adds as many of the entries as there is room for. What is most similar should come first.
    pub(super) fn add(&mut self, entries: impl IntoIterator<Item = u32>) {
        for entry in entries {
            if self.is_full {
                return;
            }
            self.entries.push(entry);
            if self.entries.len() == 2 * MOST {
                self.tidy();
                self.is_full = self.entries.len() >= MOST;
            }
        }
    }

    /// The entries in ascending order, each once.
    pub(super) fn in_order(mut self) -> Vec<u32> {
        self.tidy();
        self.entries
    }

    fn tidy(&mut self) {
        self.entries.sort_unstable();
        self.entries.dedup();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_twice_takes_no_room() {
        let mut candidates = Candidates::default();
        candidates.add((0..10 * MOST as u32).map(|n| n % 7));
        candidates.add([9]);
        assert_eq!(candidates.in_order(), [0, 1, 2, 3, 4, 5, 6, 9]);
    }

    #[test]
    fn what_comes_first_is_kept() {
        let mut candidates = Candidates::default();
        candidates.add([3]);
        candidates.add(10..1_000_000);
        let kept = candidates.in_order();
        assert!(kept.len() <= 2 * MOST && kept[0] == 3);
    }
}
