//! The English words that a Chinese word may be translated by.
//!
//! A [`Lexicon`] knows [`Translations`] of Chinese words: English stems, each with a weight from 0 to 1.
//! [`Lexicon::embedded`] is made from CC-CEDICT and needs no file; a user's [`Glossary`] adds to it and
//! outranks it. [`stem()`] gives the form in which English words are compared, and [`is_function_word`]
//! recognises words that matter little.
//!
//! The lexicon that is learnt from a document while aligning it belongs to the aligner, not here.

mod backoff;
pub(crate) mod cedict;
mod encode;
mod function;
pub mod glossary;
#[cfg(feature = "lint")]
pub(crate) mod glosses;
mod members;
mod pool;
mod stem;
mod table;
pub(crate) mod vectors;
mod weight;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use serde::Serialize;

use crate::error::Result;
use crate::language::Language;
use crate::simplify::simplified;
use crate::word;
use table::Table;

pub use backoff::Translations;
pub use function::is_function_word;
pub use glossary::Glossary;
pub use stem::stem;
pub use vectors::{Vector, Vectors};

/// A Chinese–English word list: stems of translations, with weights.
///
/// A stem's weight says how much of a gloss it stands for: 1 if it is the only content word of the gloss, 0.8
/// as one of two, 0.6 of three, 0.4 of four or five, 0.25 of more; the highest over all glosses counts.
/// Labels in brackets, readings and measure words are left out, and function words too unless one is the
/// whole gloss. Chinese words are looked up as written, in simplified characters.
///
/// ```
/// use duizhao::lexicon::Lexicon;
///
/// let lexicon = Lexicon::embedded();
/// # #[cfg(feature = "lexicon")] {
/// assert_eq!(lexicon.score("服务器", "servers"), 1.0);
/// assert_eq!(lexicon.score("服务器", "cloud"), 0.0);
/// // Not in the list: cut into words that are.
/// assert!(!lexicon.contains("云服务器") && lexicon.score("云服务器", "server") > 0.5);
/// # }
/// ```
#[derive(Clone, Default)]
pub struct Lexicon {
    table: Option<Arc<Table>>,
    own: OwnTerms,
}

/// The number of a stem in a [`Lexicon`]: below [`Lexicon::stem_count`], the same in every run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct StemId(pub u32);

impl StemId {
    /// The number, as an index into a row.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl Lexicon {
    /// The word list that comes with the crate, made from CC-CEDICT (CC BY-SA 4.0).
    ///
    /// Nothing is read or decoded: it is searched in place. Without the feature `lexicon` it is empty.
    pub fn embedded() -> &'static Lexicon {
        static EMBEDDED: OnceLock<Lexicon> = OnceLock::new();
        EMBEDDED.get_or_init(|| Lexicon { table: embedded_table().map(Arc::new), own: OwnTerms::default() })
    }

    /// A word list from a text in CC-CEDICT's format: a newer release, or a dictionary of your own.
    ///
    /// ```
    /// use duizhao::lexicon::Lexicon;
    ///
    /// let lexicon = Lexicon::from_cedict("大模型 大模型 [da4 mo2 xing2] /large model/\n")?;
    /// assert_eq!(lexicon.score("大模型", "Models"), 0.8);
    /// # Ok::<(), duizhao::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If a line is neither an entry nor a comment, with its number.
    pub fn from_cedict(text: &str) -> Result<Lexicon> {
        let table = Table::new(cedict::compile(text)?);
        Ok(Lexicon { table: Some(Arc::new(table)), own: OwnTerms::default() })
    }

    /// The same word list with a user's terms added. Each content word of a term's English weighs 1.
    ///
    /// Replaces a glossary that was given before. The ids of the word list's stems stay the same.
    ///
    /// ```
    /// use duizhao::lexicon::{Glossary, Lexicon};
    ///
    /// let glossary = Glossary::from_tsv("达摩院\tDAMO Academy\n")?;
    /// let lexicon = Lexicon::embedded().clone().with_glossary(&glossary);
    /// assert_eq!(lexicon.score("达摩院", "Academy"), 1.0);
    /// # Ok::<(), duizhao::Error>(())
    /// ```
    #[must_use]
    pub fn with_glossary(mut self, glossary: &Glossary) -> Lexicon {
        self.own = OwnTerms::default();
        for term in glossary.terms() {
            let (content, all) = stems_of(term.english());
            let stems = if content.is_empty() { all } else { content };
            let ids: Vec<StemId> = stems.into_iter().map(|stem| self.number(stem)).collect();
            self.own.words.entry(simplified(term.chinese()).into_owned()).or_default().extend(ids);
        }
        self
    }

    /// Whether both share their word list and have the same terms.
    pub(crate) fn is(&self, other: &Lexicon) -> bool {
        let same = match (&self.table, &other.table) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        same && self.own == other.own
    }

    /// Whether a Chinese word has translations of its own.
    pub fn contains(&self, word: &str) -> bool {
        self.own.words.contains_key(word)
            || self.table.as_ref().is_some_and(|table| table.get(word).is_some())
    }

    /// The translations of a Chinese word itself, without back-off.
    ///
    /// ```
    /// use duizhao::lexicon::Lexicon;
    ///
    /// let lexicon = Lexicon::from_cedict("词典 词典 [ci2 dian3] /dictionary/\n")?;
    /// assert_eq!(lexicon.entry("词典").map(|entry| entry.len()), Some(1));
    /// assert_eq!(lexicon.entry("小词典"), None);
    /// # Ok::<(), duizhao::Error>(())
    /// ```
    pub fn entry(&self, word: &str) -> Option<Translations> {
        backoff::entry(self, word)
    }

    /// The translations of a Chinese word, backing off to those of its parts.
    ///
    /// Translate each distinct word of a text once: a lookup takes a microsecond or two.
    ///
    /// - A known word has its own translations, and those of each of its characters at 0.3 of their weight.
    /// - An unknown word is cut, from its start, into the longest known words of at most four characters,
    ///   which count at 0.7, or at 0.45 if they are a single character.
    ///
    /// ```
    /// use duizhao::lexicon::Lexicon;
    ///
    /// let lexicon = Lexicon::embedded();
    /// # #[cfg(feature = "lexicon")] {
    /// let earth = lexicon.stem_id("earth").unwrap();
    /// assert_eq!(lexicon.translations("土地").weight(earth), 0.3); // from 土 and 地
    /// # }
    /// ```
    pub fn translations(&self, word: &str) -> Translations {
        backoff::translate(self, word)
    }

    /// How well an English word translates a Chinese one, from 0 to 1.
    pub fn score(&self, chinese: &str, english: &str) -> f32 {
        match self.stem_id(&stem(english)) {
            Some(id) => self.translations(chinese).weight(id),
            None => 0.0,
        }
    }

    /// The number of a stem as [`stem()`] gives it, or `None` if it translates no word.
    pub fn stem_id(&self, stem: &str) -> Option<StemId> {
        let known = self.table.as_ref().and_then(|table| table.stem_id(stem));
        known.or_else(|| self.own.ids.get(stem).copied())
    }

    /// The stem with this number.
    pub fn stem_text(&self, id: StemId) -> Option<String> {
        let own = id.index().checked_sub(self.table_stems());
        match own {
            None => self.table.as_ref()?.stem(id),
            Some(index) => self.own.stems.get(index).cloned(),
        }
    }

    /// How many stems there are: every [`StemId`] is below this.
    pub fn stem_count(&self) -> usize {
        self.table_stems() + self.own.stems.len()
    }

    /// The Chinese words that it knows, apart from those of the glossary, in code point order.
    pub fn words(&self) -> impl ExactSizeIterator<Item = String> + '_ {
        let table = self.table.as_deref();
        (0..self.len()).map(move |rank| {
            table.and_then(|table| table.word(rank)).expect("ranks are below the number of words")
        })
    }

    /// How many Chinese words it knows, apart from those of the glossary.
    pub fn len(&self) -> usize {
        self.table.as_ref().map_or(0, |table| table.len())
    }

    /// Whether it knows no word at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0 && self.own.words.is_empty()
    }

    fn table_stems(&self) -> usize {
        self.table.as_ref().map_or(0, |table| table.stem_count())
    }

    /// The number of a stem, a new one if it has none.
    fn number(&mut self, stem: String) -> StemId {
        if let Some(id) = self.stem_id(&stem) {
            return id;
        }
        let id = StemId(self.stem_count() as u32);
        self.own.stems.push(stem.clone());
        self.own.ids.insert(stem, id);
        id
    }

    /// Calls `each` with the translations of the word itself. Returns whether there are any.
    fn own_translations(&self, word: &str, mut each: impl FnMut(StemId, f32)) -> bool {
        let table = self.table.as_ref().and_then(|table| table.get(word));
        let glossary = self.own.words.get(word);
        let known = table.is_some() || glossary.is_some();
        table.into_iter().flatten().for_each(|(stem, weight)| each(stem, weight.value()));
        glossary.into_iter().flatten().for_each(|stem| each(*stem, 1.0));
        known
    }
}

impl std::fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut debug = f.debug_struct("Lexicon");
        debug.field("words", &self.len()).field("own", &self.own.words.len()).finish_non_exhaustive()
    }
}

/// What a glossary adds.
#[derive(Clone, Default, PartialEq)]
struct OwnTerms {
    words: BTreeMap<String, Vec<StemId>>,
    /// Stems that the table does not have, numbered after the table's last one.
    stems: Vec<String>,
    ids: BTreeMap<String, StemId>,
}

/// The stems of the words of an English text.
#[cfg(feature = "lint")]
pub(crate) fn stems(text: &str) -> Vec<String> {
    word::words(text, Language::English).iter().map(|word| stem(word.span.of(text))).collect()
}

/// The stems of the content words of an English text, and of all its words.
fn stems_of(text: &str) -> (Vec<String>, Vec<String>) {
    let words = word::words(text, Language::English);
    let words = words.iter().map(|word| word.span.of(text));
    let content = words.clone().filter(|word| !is_function_word(word, Language::English)).map(stem).collect();
    (content, words.map(stem).collect())
}

#[cfg(feature = "lexicon")]
fn embedded_table() -> Option<Table> {
    Some(Table::new(&include_bytes!("../data/lexicon.bin")[..]))
}

#[cfg(not(feature = "lexicon"))]
fn embedded_table() -> Option<Table> {
    None
}
