//! The words that dates and numbers are made of, with their meaning: months, weekdays, ordinals, numerals.
//! Each is a row of `data/lexemes.en.tsv` or `data/lexemes.zh.tsv`, where the kinds are explained. Words
//! without a meaning of their own are in a [`WordList`](crate::word_list::WordList).

use std::fmt::Debug;
use std::str::FromStr;
use std::sync::{LazyLock, OnceLock};

use crate::sieve::Sieve;
use crate::table;

/// A word or phrase of one kind.
#[derive(Debug)]
pub(crate) struct Lexeme {
    kind: &'static str,
    /// In lower case or simplified characters.
    pub(crate) form: &'static str,
    /// What it means, in the notation of its kind.
    pub(crate) value: &'static str,
    flags: &'static str,
}

impl Lexeme {
    /// The value, for a kind whose values are numbers.
    pub(crate) fn number<N: FromStr<Err: Debug>>(&self) -> N {
        self.value.parse().expect("the kind has numbers")
    }

    /// What else is known about it.
    pub(crate) fn flags(&self) -> impl Iterator<Item = &'static str> {
        self.flags.split(' ').filter(|flag| *flag != "-")
    }

    /// Whether it has a flag.
    pub(crate) fn is(&self, flag: &str) -> bool {
        self.flags().any(|other| other == flag)
    }
}

/// The English words of a kind, sorted by form.
pub(crate) fn english(kind: &str) -> &'static [Lexeme] {
    static TABLE: LazyLock<Vec<Lexeme>> = LazyLock::new(|| read(include_str!("data/lexemes.en.tsv")));
    of_kind(&TABLE, kind)
}

/// The Chinese words of a kind, sorted by form.
pub(crate) fn chinese(kind: &str) -> &'static [Lexeme] {
    static TABLE: LazyLock<Vec<Lexeme>> = LazyLock::new(|| read(include_str!("data/lexemes.zh.tsv")));
    of_kind(&TABLE, kind)
}

fn read(source: &'static str) -> Vec<Lexeme> {
    table::rows(source).map(|[kind, form, value, flags]| Lexeme { kind, form, value, flags }).collect()
}

fn of_kind<'t>(table: &'t [Lexeme], kind: &str) -> &'t [Lexeme] {
    let first = table.partition_point(|lexeme| lexeme.kind < kind);
    let len = table[first..].partition_point(|lexeme| lexeme.kind == kind);
    assert!(len > 0, "the table has words of the kind {kind}");
    &table[first..first + len]
}

/// The English words of one kind, each with its meaning.
pub(crate) struct Words<T: 'static> {
    kind: &'static str,
    meaning: fn(&Lexeme) -> T,
    table: OnceLock<Table<T>>,
}

/// Words with their meanings, shortest first.
struct Table<T> {
    words: Vec<(&'static str, T)>,
    sieve: Sieve,
}

impl<T> Table<T> {
    fn new(mut words: Vec<(&'static str, T)>) -> Table<T> {
        words.sort_unstable_by_key(|(form, _)| (form.len(), *form));
        let sieve = Sieve::of(words.iter().map(|(form, _)| *form));
        Table { words, sieve }
    }
}

impl<T: Copy> Words<T> {
    pub(crate) const fn new(kind: &'static str, meaning: fn(&Lexeme) -> T) -> Words<T> {
        Words { kind, meaning, table: OnceLock::new() }
    }

    /// All of them, shortest first.
    pub(crate) fn all(&self) -> &[(&'static str, T)] {
        &self.table().words
    }

    fn table(&self) -> &Table<T> {
        self.table.get_or_init(|| {
            let meant = |lexeme: &'static Lexeme| (lexeme.form, (self.meaning)(lexeme));
            Table::new(english(self.kind).iter().map(meant).collect())
        })
    }

    /// The meaning of a word in lower case.
    pub(crate) fn get(&self, word: &str) -> Option<T> {
        let table = self.table();
        if !table.sieve.may_have(word) {
            return None;
        }
        let key = (word.len(), word);
        let place = table.words.binary_search_by_key(&key, |(form, _)| (form.len(), form)).ok()?;
        Some(table.words[place].1)
    }

    /// Whether a word in lower case is one of them.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.get(word).is_some()
    }
}

/// A name of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Month {
    /// 1 to 12.
    pub(crate) number: u8,
    /// Whether it is an abbreviation.
    pub(crate) short: bool,
    /// Whether it is also another word or a name.
    pub(crate) doubtful: bool,
}

static MONTHS: Words<Month> = Words::new("month", |lexeme| Month {
    number: lexeme.number(),
    short: lexeme.is("short"),
    doubtful: lexeme.is("doubtful"),
});

/// The days of the week from 1, Monday, to 7, by their English names.
pub(crate) static WEEKDAYS: Words<u8> = Words::new("weekday", Lexeme::number);

/// The month that an English word in lower case names, in full or abbreviated.
pub(crate) fn month(word: &str) -> Option<Month> {
    MONTHS.get(word)
}

/// Whether an English word in lower case is the full name of a month or a weekday.
pub(crate) fn is_month_or_weekday(word: &str) -> bool {
    WEEKDAYS.has(word) || month(word).is_some_and(|month| !month.short)
}

/// The English name of a month from 1 to 12.
#[cfg(feature = "lint")]
pub(crate) fn month_name(number: u8) -> Option<String> {
    let full = |month: &Month| month.number == number && !month.short;
    MONTHS.all().iter().find(|(_, month)| full(month)).map(|(name, _)| capitalised(name))
}

/// The English name of a weekday from 1, Monday, to 7.
#[cfg(feature = "lint")]
pub(crate) fn weekday_name(number: u8) -> Option<String> {
    WEEKDAYS.all().iter().find(|(_, day)| *day == number).map(|(name, _)| capitalised(name))
}

#[cfg(feature = "lint")]
fn capitalised(word: &str) -> String {
    word[..1].to_ascii_uppercase() + &word[1..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_say_nothing_twice() {
        for source in [include_str!("data/lexemes.en.tsv"), include_str!("data/lexemes.zh.tsv")] {
            let table = read(source);
            for pair in table.windows(2) {
                let [first, second] = [&pair[0], &pair[1]].map(|lexeme| (lexeme.kind, lexeme.form));
                assert!(first < second, "{first:?} {second:?}");
            }
        }
    }

    #[test]
    fn tables_explain_their_kinds() {
        for source in [include_str!("data/lexemes.en.tsv"), include_str!("data/lexemes.zh.tsv")] {
            let heads = source.lines().filter_map(|line| line.strip_prefix("# ")?.split_once(": "));
            let explained: Vec<&str> = heads.flat_map(|(kinds, _)| kinds.split(", ")).collect();
            for lexeme in read(source) {
                assert!(explained.contains(&lexeme.kind), "{}", lexeme.kind);
            }
        }
    }

    #[test]
    fn knows_months_by_their_names_and_abbreviations() {
        assert_eq!(month("september"), Some(Month { number: 9, short: false, doubtful: false }));
        assert_eq!(month("sept"), Some(Month { number: 9, short: true, doubtful: true }));
        assert_eq!(month("may"), Some(Month { number: 5, short: false, doubtful: true }));
        assert_eq!(month("septem"), None);
        assert_eq!(WEEKDAYS.get("sunday"), Some(7));
        assert_eq!(["july", "jul", "sunday", "sun"].map(is_month_or_weekday), [true, false, true, false]);
    }
}
