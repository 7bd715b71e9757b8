//! [`PerPair`]: an answer for each pair, found when it is first asked for.

use std::cell::OnceCell;

use crate::bitext::Pair;

/// An answer for each pair of a bitext.
#[derive(Debug)]
pub(crate) struct PerPair<T>(Vec<OnceCell<T>>);

impl<T> PerPair<T> {
    /// No answers yet, for this many pairs.
    pub(crate) fn new(pairs: usize) -> PerPair<T> {
        PerPair((0..pairs).map(|_| OnceCell::new()).collect())
    }

    /// The answer for a pair, found by `find` if it is asked for the first time.
    pub(crate) fn get(&self, pair: &Pair<'_>, find: impl FnOnce() -> T) -> &T {
        self.0[pair.index()].get_or_init(find)
    }
}
