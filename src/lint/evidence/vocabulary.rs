//! [`Vocabulary`]: what the lexicon knows of the words of both texts, each asked for once.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::OnceLock;

use crate::bitext::{Bitext, Pair};
use crate::language::{Language, is_han};
use crate::lexicon::{Glossary, Lexicon, StemId, Translations, is_function_word, stem};
use crate::reading::is_pinyin_of;
use crate::side::Both;
use crate::span::Span;
use crate::table;
use crate::text::Reading;
use crate::word::{Word, WordClass};

/// Characters and literal senses that the dictionary does not give.
const CHARACTERS: &str = include_str!("../../data/lint/characters.tsv");
/// An English stem with at least this weight is a whole gloss of a Chinese word.
const WHOLE: f32 = 0.95;

/// The words of both texts as the lexicon knows them, with the terms of the user.
pub(crate) struct Vocabulary<'a> {
    bitext: &'a Bitext<'a>,
    readings: Both<Reading<'a>>,
    lexicon: Lexicon,
    /// By the number of the form.
    entries: Vec<OnceCell<Option<Translations>>>,
    stems: Vec<Stem>,
    /// How often each English form stands in the text.
    counts: Vec<u32>,
    /// The senses of parts of words.
    senses: RefCell<HashMap<String, Rc<[StemId]>>>,
}

/// An English form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stem {
    /// An article, a pronoun and the like.
    Function,
    /// A word that translates some Chinese word.
    Known(StemId),
    Unknown,
}

/// A content word of the English of a pair.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Content {
    pub(crate) span: Span,
    /// None if it translates no Chinese word.
    pub(crate) stem: Option<StemId>,
    /// How often the text has it.
    pub(crate) count: u32,
}

/// A word of the Chinese of a pair.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token<'v> {
    pub(crate) span: Span,
    pub(crate) class: WordClass,
    /// The number of the form of the whole word.
    number: u32,
    pub(crate) form: &'v str,
}

impl<'v> Token<'v> {
    /// A part of the word.
    pub(crate) fn part(self, span: Span, form: &'v str) -> Token<'v> {
        Token { span, form, ..self }
    }
}

impl<'a> Vocabulary<'a> {
    pub(crate) fn new(bitext: &'a Bitext<'a>, lexicon: &Lexicon, glossary: &Glossary) -> Vocabulary<'a> {
        let lexicon = lexicon.clone().with_glossary(glossary);
        let readings = bitext.readings();
        let known = |form: &String| match lexicon.stem_id(form) {
            _ if is_function_word(form, Language::English) => Stem::Function,
            Some(id) => Stem::Known(id),
            None => Stem::Unknown,
        };
        let stems = readings.target.words().forms.iter().map(known).collect();
        let mut counts = vec![0; readings.target.words().forms.len()];
        let whole = Span::new(0, bitext.target().text().len());
        readings.target.words().numbered(whole).for_each(|(_, number)| counts[number as usize] += 1);
        let entries = readings.source.words().forms.iter().map(|_| OnceCell::new()).collect();
        Vocabulary { bitext, readings, lexicon, entries, stems, counts, senses: RefCell::default() }
    }

    pub(crate) fn bitext(&self) -> &'a Bitext<'a> {
        self.bitext
    }

    /// Whether an English word translates some Chinese word.
    pub(crate) fn knows(&self, word: &str) -> bool {
        self.lexicon.stem_id(&stem(word)).is_some()
    }

    /// The text of a stem.
    pub(crate) fn stem_text(&self, id: StemId) -> String {
        self.lexicon.stem_text(id).unwrap_or_default()
    }

    /// The words of the Chinese of a pair.
    pub(crate) fn tokens(&self, pair: &Pair<'_>) -> impl ExactSizeIterator<Item = Token<'a>> + use<'a> {
        let words = self.readings.source.words();
        words.numbered(pair.source_span()).map(move |(Word { span, class }, number)| Token {
            span,
            class,
            number,
            form: words.forms[number as usize].as_str(),
        })
    }

    /// The content words of the English of a pair.
    pub(crate) fn content(&self, pair: &Pair<'_>) -> impl Iterator<Item = Content> + '_ {
        let words = self.readings.target.words().numbered(pair.target_span());
        words.filter_map(|(word, number)| {
            let stem = match self.stems[number as usize] {
                Stem::Function => return None,
                Stem::Known(id) => Some(id),
                Stem::Unknown => None,
            };
            Some(Content { span: word.span, stem, count: self.counts[number as usize] })
        })
    }

    /// The translations of a word of the Chinese itself; None if it is not in the lexicon.
    pub(crate) fn entry(&self, token: Token<'_>) -> Option<&Translations> {
        let entry = || self.lexicon.entry(&self.readings.source.words().forms[token.number as usize]);
        self.entries[token.number as usize].get_or_init(entry).as_ref()
    }

    /// Whether a word of the Chinese is in the lexicon.
    pub(crate) fn has_entry(&self, token: Token<'_>) -> bool {
        self.entry(token).is_some()
    }

    /// The translations of any Chinese word itself; None if it is not in the lexicon.
    pub(crate) fn translations(&self, word: &str) -> Option<Translations> {
        self.lexicon.entry(word)
    }

    /// The English words each of which is a sense of a Chinese word, but for function words and for how a single
    /// character is spelled as a surname.
    pub(crate) fn senses(&self, word: &str) -> Rc<[StemId]> {
        if let Some(known) = self.senses.borrow().get(word) {
            return known.clone();
        }
        let is_character = word.chars().nth(1).is_none() && word.starts_with(is_han);
        let is_sense = |&(id, weight): &(StemId, f32)| {
            let text = || self.stem_text(id);
            weight >= WHOLE
                && !is_function_word(&text(), Language::English)
                && !(is_character && is_pinyin_of(word, &text()))
        };
        let entry = self.lexicon.entry(word).unwrap_or_default();
        let listed = literal_senses(word).split('|').filter_map(|sense| self.lexicon.stem_id(&stem(sense)));
        let senses: Rc<[StemId]> = entry.iter().filter(is_sense).map(|(id, _)| id).chain(listed).collect();
        self.senses.borrow_mut().insert(word.to_owned(), senses.clone());
        senses
    }
}

/// The literal senses of a character in the table, with bars between them.
fn literal_senses(character: &str) -> &'static str {
    static SENSES: OnceLock<HashMap<&'static str, &'static str>> = OnceLock::new();
    let rows = || table::rows(CHARACTERS).map(|[character, senses]| (character, senses)).collect();
    SENSES.get_or_init(rows).get(character).copied().unwrap_or_default()
}
