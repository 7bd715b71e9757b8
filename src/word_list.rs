//! [`WordList`]: a list of words from a table, looked up by its name.

use std::sync::OnceLock;

use crate::sieve::Sieve;
use crate::table;

/// The tables: a list in one row, or in several if it is long.
static TABLES: [&str; 2] = [include_str!("data/words.en.tsv"), include_str!("data/words.zh.tsv")];

/// A list of `data/words.en.tsv` or `data/words.zh.tsv`, which explain it.
pub(crate) struct WordList {
    name: &'static str,
    words: OnceLock<Vec<&'static str>>,
    sieve: OnceLock<Sieve>,
}

impl WordList {
    /// The list with this name.
    pub(crate) const fn new(name: &'static str) -> WordList {
        WordList { name, words: OnceLock::new(), sieve: OnceLock::new() }
    }

    /// The words, sorted.
    pub(crate) fn words(&self) -> &[&'static str] {
        self.words.get_or_init(|| {
            let rows = TABLES.into_iter().flat_map(table::rows).filter(|[name, _]| *name == self.name);
            let mut words: Vec<&str> = rows.flat_map(|[_, words]| words.split('|')).collect();
            assert!(!words.is_empty(), "the tables have the list {}", self.name);
            words.sort_unstable();
            words
        })
    }

    /// Whether a word is in the list, written exactly so.
    pub(crate) fn has(&self, word: &str) -> bool {
        let sieve = self.sieve.get_or_init(|| Sieve::of(self.words().iter().copied()));
        sieve.may_have(word) && self.words().binary_search(&word).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_explained_and_has_each_word_once() {
        for table in TABLES {
            let names: Vec<&str> = table::rows(table).map(|[name, _]| name).collect();
            assert!(names.is_sorted(), "{names:?}");
            for name in names {
                assert!(table.contains(&format!("# {name}: ")), "{name} is explained");
                let words = WordList::new(name.to_owned().leak());
                assert!(words.words().windows(2).all(|two| two[0] < two[1]), "{name}: {:?}", words.words());
            }
        }
    }
}
