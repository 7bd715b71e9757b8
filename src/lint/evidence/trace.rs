//! Whether the English gives a name of the gazetteer in any way at all.

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use crate::gazetteer::{Entry, Grade, Kind};
use crate::reading::fold::letters;
use crate::table;
use crate::word::without_possessive;
use crate::word_list::WordList;

/// Words of many names: “bank”, “national”.
static GENERIC: WordList = WordList::new("generic");

/// Name → what may stand for it.
const RELATED: &str = include_str!("../../data/lint/related.tsv");

/// Two words that begin with this many letters alike may be one name in two forms: “Italy”, “Italian”.
const SAME_BEGINNING: usize = 4;
/// A word of at least this many letters may have one wrong, which is a slip of spelling, and is found in whatever way it
/// is divided.
const SPELLING: usize = 5;

/// Whether a word in lower case is part of many names.
pub(crate) fn is_generic(word: &str) -> bool {
    GENERIC.has(word)
}

/// The words of an English text, in which the traces of names are looked for.
#[derive(Debug, Default)]
pub(crate) struct EnglishWords {
    /// In plain lower-case letters.
    words: BTreeSet<String>,
    /// All of them, with blanks between and around them.
    text: String,
    /// The same without blanks.
    letters: String,
    /// Those of them that are names of something else, so that they are no other form of a name that they resemble: Shanxi is
    /// not Shaanxi.
    others: BTreeSet<String>,
}

impl EnglishWords {
    /// The words of these texts, and names in them of what the Chinese does not name.
    pub(crate) fn new<'t>(
        texts: impl Iterator<Item = &'t str>,
        others: impl Iterator<Item = &'t str>,
    ) -> EnglishWords {
        let words: Vec<String> = texts.flat_map(words_of).collect();
        let text = format!(" {} ", words.join(" "));
        let letters = words.concat();
        EnglishWords {
            words: words.into_iter().collect(),
            text,
            letters,
            others: others.flat_map(words_of).collect(),
        }
    }

    /// Whether any word or initials of the entry's forms, or what may stand for it, is there.
    pub(crate) fn trace(&self, entry: &Entry) -> bool {
        let forms = || entry.forms().iter().filter(|form| form.grade != Grade::Literal);
        forms().any(|form| {
            words_of(&form.text).any(|word| !GENERIC.has(&word) && self.has_like(&word))
                || initials(&form.text).is_some_and(|initials| self.words.contains(&initials))
                || self.has_letters(&letters(&form.text))
        }) || forms().any(|form| related(&form.text).iter().any(|other| self.has_phrase(other)))
            || head(entry).is_some_and(|head| self.has_phrase(&head))
    }

    /// Whether a word like this one is there: in another form, or with a letter wrong.
    fn has_like(&self, word: &str) -> bool {
        let alike = |other: &String| {
            let same = word.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
            same >= SAME_BEGINNING
                || word.len() >= SPELLING && strsim::levenshtein(word, other) <= 1
                || other.len() >= SAME_BEGINNING && word.contains(other.as_str())
        };
        self.words.contains(word) || self.words.difference(&self.others).any(alike)
    }

    /// Whether the letters of a name are there, divided in whatever way.
    fn has_letters(&self, name: &str) -> bool {
        name.len() >= SPELLING && self.letters.contains(name)
    }

    fn has_phrase(&self, phrase: &str) -> bool {
        match phrase.contains(' ') {
            true => self.text.contains(&format!(" {phrase} ")),
            false => self.words.contains(phrase),
        }
    }
}

/// The words of a text in plain lower-case letters, a possessive without its ending.
fn words_of(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '.')));
    parts
        .map(without_possessive)
        .map(|part| part.chars().filter(|c| c.is_ascii_digit()).collect::<String>() + &letters(part))
        .filter(|word| !word.is_empty())
}

/// The initials of a name of several words: “UN”.
fn initials(form: &str) -> Option<String> {
    let initials: String = form
        .split([' ', '-'])
        .filter_map(|word| word.chars().next())
        .filter(|c| c.is_uppercase())
        .flat_map(char::to_lowercase)
        .collect();
    (initials.len() > 1).then_some(initials)
}

/// What may stand for the name with this form, in lower case: of a country its capital, of a capital its country.
fn related(form: &str) -> &'static [String] {
    static ROWS: OnceLock<HashMap<String, Vec<String>>> = OnceLock::new();
    let rows = ROWS.get_or_init(|| {
        let mut rows: HashMap<String, Vec<String>> = HashMap::new();
        for [name, related] in table::rows(RELATED) {
            for other in related.split('|') {
                rows.entry(name.to_lowercase()).or_default().push(other.to_owned());
                rows.entry(other.to_owned()).or_default().push(name.to_lowercase());
            }
        }
        rows
    });
    rows.get(&form.to_lowercase()).map_or(&[], Vec::as_slice)
}

/// How a text speaks of a thing that it has named: “the bank”.
fn head(entry: &Entry) -> Option<String> {
    let last = match entry.kind() {
        Kind::Person => return None,
        Kind::Company => "company".to_owned(),
        _ => words_of(entry.preferred()).last()?,
    };
    GENERIC.has(&last).then(|| format!("the {last}"))
}
