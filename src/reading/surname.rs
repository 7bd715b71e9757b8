//! Surnames: where a name in Han characters divides into surname and given name.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::sieve::Sieve;
use crate::table;

/// A row of the table of Chinese surnames.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Surname {
    /// In pinyin.
    pub(crate) pinyin: &'static str,
    /// Spellings of Hong Kong and South-East Asia that the rules do not produce.
    pub(crate) southern: &'static str,
    /// Spellings of Taiwan that the rules do not produce.
    pub(crate) taiwanese: &'static str,
    /// Its rank among the surnames by frequency.
    pub(crate) rank: usize,
}

type Spelled = Surnames<&'static str>;

/// What is known about each surname of a table. Most words are none.
struct Surnames<T: 'static> {
    sieve: Sieve,
    rows: HashMap<&'static str, T>,
}

impl<T: Copy> Surnames<T> {
    fn new(rows: HashMap<&'static str, T>) -> Surnames<T> {
        Surnames { sieve: Sieve::of(rows.keys().copied()), rows }
    }

    fn get(&self, surname: &str) -> Option<T> {
        if self.sieve.may_have(surname) { self.rows.get(surname).copied() } else { None }
    }
}

/// The row of a Chinese surname, in simplified or traditional characters.
pub(crate) fn chinese(surname: &str) -> Option<Surname> {
    static TABLE: OnceLock<Surnames<Surname>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table = HashMap::new();
        for (rank, row) in table::rows(include_str!("../data/surnames.zh.tsv")).enumerate() {
            let [forms, pinyin, southern, taiwanese] = row.map(|field| if field == "-" { "" } else { field });
            for form in forms.split('/') {
                table.entry(form).or_insert(Surname { pinyin, southern, taiwanese, rank });
            }
        }
        Surnames::new(table)
    });
    table.get(surname)
}

/// The usual spellings of a Korean surname, separated by blanks.
pub(crate) fn korean(surname: &str) -> Option<&'static str> {
    static TABLE: OnceLock<Spelled> = OnceLock::new();
    TABLE.get_or_init(|| spelled(include_str!("../data/surnames.ko.tsv"))).get(surname)
}

/// The readings of a Japanese surname, separated by blanks.
pub(crate) fn japanese(surname: &str) -> Option<&'static str> {
    static TABLE: OnceLock<Spelled> = OnceLock::new();
    TABLE.get_or_init(|| spelled(include_str!("../data/surnames.ja.tsv"))).get(surname)
}

/// How many characters of a person's name are its Chinese surname: a compound surname wins over a
/// single one, and something must be left for the given name.
pub(crate) fn chinese_len(name: &[char]) -> Option<usize> {
    (1..name.len().min(3)).rev().find(|&len| chinese(&name[..len].iter().collect::<String>()).is_some())
}

/// How many characters at the start are a Japanese surname, taking the longest one.
pub(crate) fn japanese_len(name: &[char]) -> Option<usize> {
    (1..=name.len().min(4)).rev().find(|&len| japanese(&name[..len].iter().collect::<String>()).is_some())
}

fn spelled(table: &'static str) -> Spelled {
    let mut map = HashMap::new();
    for [forms, spellings] in table::rows(table) {
        for form in forms.split('/') {
            map.entry(form).or_insert(spellings);
        }
    }
    Surnames::new(map)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_compound_surnames() {
        let len = |name: &str| chinese_len(&name.chars().collect::<Vec<_>>());
        assert_eq!(len("诸葛亮"), Some(2));
        assert_eq!(len("歐陽修"), Some(2));
        assert_eq!(len("张勇"), Some(1));
        assert_eq!(len("逍遥子"), None);
        assert_eq!(len("张"), None);
    }

    #[test]
    fn has_the_surnames_of_neighbours() {
        assert_eq!(japanese("安倍"), Some("abe"));
        assert!(korean("鄭").is_some_and(|spellings| spellings.contains("chung")));
    }
}
