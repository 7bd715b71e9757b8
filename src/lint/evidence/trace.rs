//! Whether the English gives a name of the gazetteer in any way at all.

use std::collections::BTreeSet;

use crate::gazetteer::{Entry, Form, Grade, Kind};
use crate::lint::evidence::related::{is_of_another, may_stand_for, related};
use crate::lint::evidence::support::is_same;
use crate::reading::fold::letters;
use crate::span::Span;
use crate::word::without_possessive;
use crate::word_list::WordList;

/// Words of many names: “bank”, “national”.
static GENERIC: WordList = WordList::new("generic");

/// Two words that begin with this many letters alike may be one name in two forms: “Italy”, “Italian”.
const SAME_BEGINNING: usize = 4;
/// A word of at least this many letters may have one wrong, which is a slip of spelling, and is found in whatever way it
/// is divided.
const SPELLING: usize = 5;

/// The most words of a short form.
const SHORT: usize = 2;

/// Whether a word in lower case is part of many names.
pub(crate) fn is_generic(word: &str) -> bool {
    GENERIC.has(word)
}

/// The words of an English text, in which the traces of names are looked for.
#[derive(Debug, Default)]
pub(crate) struct EnglishWords {
    all: Words,
    /// The same without the names of things of a kind that the Chinese does not name: the “China” of China Telecom is no
    /// trace of China Mobile.
    without: Vec<(Kind, Words)>,
    /// Those names, each with its words.
    others: Vec<(Kind, Vec<String>)>,
}

/// Words as traces are looked for in them.
#[derive(Debug, Default)]
struct Words {
    /// In plain lower-case letters.
    words: BTreeSet<String>,
    /// All of them, with blanks between and around them.
    text: String,
    /// The same without blanks.
    letters: String,
}

impl Words {
    fn new<'t>(texts: impl Iterator<Item = &'t str>) -> Words {
        let words: Vec<String> = texts.flat_map(words_of).collect();
        let text = format!(" {} ", words.join(" "));
        let letters = words.concat();
        Words { words: words.into_iter().collect(), text, letters }
    }

    /// Whether a word like this one is there: in another form, or with a letter wrong.
    fn has_like(&self, word: &str, entry: &Entry, others: &[(Kind, Vec<String>)]) -> bool {
        let alike = |other: &&String| {
            let same = word.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
            same >= SAME_BEGINNING
                || word.len() >= SPELLING && strsim::levenshtein(word, other) <= 1
                || other.len() >= SAME_BEGINNING && word.contains(other.as_str())
        };
        let forms = || entry.forms().iter().map(|form| form.text.to_lowercase());
        self.words.contains(word)
            // Sunac is a company, and no slip for Sunak.
            || self.words.iter().filter(alike).any(|like| {
                !is_of_another(like, forms()) && !others.iter().any(|(_, words)| words.contains(like))
            })
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

impl EnglishWords {
    /// The words of a text, some of which name things of these kinds that the Chinese does not name, and of the texts beside
    /// it.
    pub(crate) fn new(text: &str, others: &[(Kind, Span)], near: &[&str]) -> EnglishWords {
        let all = Words::new([text].into_iter().chain(near.iter().copied()));
        let mut without: Vec<(Kind, Words)> = Vec::new();
        for (kind, _) in others {
            if without.iter().any(|(known, _)| known == kind) {
                continue;
            }
            let mut rest = text.to_owned();
            for (_, span) in others.iter().filter(|(other, _)| other == kind) {
                rest.replace_range(span.start as usize..span.end as usize, &" ".repeat(span.len()));
            }
            without.push((*kind, Words::new([rest.as_str()].into_iter().chain(near.iter().copied()))));
        }
        let words = |(kind, span): &(Kind, Span)| (*kind, words_of(span.of(text)).collect());
        EnglishWords { all, without, others: others.iter().map(words).collect() }
    }

    /// Whether any word or initials of the entry's forms, or what may stand for it, is there. What stands for another one of
    /// the names that the Chinese has stands for that: of 黎巴嫩首都贝鲁特, “Lebanese” is no Beirut.
    pub(crate) fn trace(&self, entry: &Entry, named: &[&Entry]) -> bool {
        let forms = || entry.forms().iter().filter(|form| form.grade != Grade::Literal);
        let is_free =
            |other: &String| !named.iter().any(|named| !is_same(named, entry) && may_stand_for(other, named));
        let rival = self.without.iter().find(|(kind, _)| *kind == entry.kind()).map(|(_, words)| words);
        let words = rival.unwrap_or(&self.all);
        // “Korea” for the Korean Peninsula is a short form; the International Energy Agency is none of the one for atoms.
        let is_short = |form: &Form| {
            let form: Vec<String> = words_of(&form.text).collect();
            let is_in = |word: &String| form.iter().any(|other| other.starts_with(word.as_str()));
            self.others.iter().any(|(kind, other)| {
                *kind == entry.kind()
                    && (*kind == Kind::Place || other.len() <= SHORT)
                    && other.iter().all(is_in)
            })
        };
        let whole = |form: &Form| self.all.has_phrase(&words_of(&form.text).collect::<Vec<_>>().join(" "));
        forms().any(|form| {
            words_of(&form.text).any(|word| !GENERIC.has(&word) && words.has_like(&word, entry, &self.others))
                || initials(&form.text).is_some_and(|initials| self.all.words.contains(&initials))
                || words.has_letters(&letters(&form.text))
                || whole(form)
                || is_short(form)
        }) || forms().any(|form| related(&form.text).iter().any(|other| self.all.has_phrase(other) && is_free(other)))
            // “The company” is the other one.
            || rival.is_none() && head(entry).is_some_and(|head| self.all.has_phrase(&head))
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

/// How a text speaks of a thing that it has named: “the bank”.
fn head(entry: &Entry) -> Option<String> {
    let last = match entry.kind() {
        Kind::Person => return None,
        Kind::Company => "company".to_owned(),
        _ => words_of(entry.preferred()).last()?,
    };
    GENERIC.has(&last).then(|| format!("the {last}"))
}
