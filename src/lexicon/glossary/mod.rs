//! A user's own terms.
//!
//! A [`Glossary`] is a list of [`Term`]s, read from a TSV, CSV or TBX file or put together term by
//! term. [`Glossary::terms_in`] finds them in a text as phrases; [`super::Lexicon::with_glossary`]
//! makes their words outrank the word list.

#[cfg(feature = "formats")]
mod csv;
mod phrase;
#[cfg(feature = "formats")]
mod tbx;
mod tsv;

use std::sync::Arc;

use serde::Serialize;

use crate::error::{Error, ErrorKind, Result};
use crate::language::Language;
use crate::simplify::Plain;
use crate::span::Span;
use phrase::Phrases;

/// Terms with their translations, in the order in which they were added.
///
/// Several terms may share their Chinese or their English: each is a translation that may be used. A clone
/// shares them.
///
/// ```
/// use duizhao::Language;
/// use duizhao::lexicon::Glossary;
///
/// let glossary = Glossary::from_tsv("云服务器\tcloud server\n达摩院\tDAMO Academy\tsince 2017\n")?;
/// let hit = |text, language| glossary.terms_in(text, language)[0];
///
/// let (zh, en) = ("买一台云服务器", "He runs two Cloud Servers at home.");
/// assert_eq!(hit(zh, Language::Chinese).span.of(zh), "云服务器");
/// assert_eq!(hit(en, Language::English).span.of(en), "Cloud Servers");
/// assert_eq!(hit(zh, Language::Chinese).term, hit(en, Language::English).term);
/// # Ok::<(), duizhao::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Glossary {
    terms: Arc<Vec<Term>>,
    phrases: Arc<Phrases>,
}

/// A Chinese term and its English.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Term {
    chinese: String,
    english: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

impl Term {
    /// The Chinese, as given.
    pub fn chinese(&self) -> &str {
        &self.chinese
    }

    /// The English, as given: one word or more.
    pub fn english(&self) -> &str {
        &self.english
    }

    /// Its form in a text of `language`.
    pub fn form(&self, language: Language) -> &str {
        match language {
            Language::Chinese => &self.chinese,
            Language::English => &self.english,
        }
    }

    /// What the glossary says about it.
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }
}

/// A term found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct TermHit {
    /// Where it is in the text.
    pub span: Span,
    /// The index of the term in [`Glossary::terms`].
    pub term: usize,
}

impl Glossary {
    /// A glossary without terms.
    pub fn new() -> Glossary {
        Glossary::default()
    }

    /// Reads `Chinese<TAB>English` lines, which may have a note as a third field.
    ///
    /// Empty lines and lines that begin with `#` are skipped. Blanks around a field do not count.
    ///
    /// # Errors
    ///
    /// If a line has the wrong number of fields or no word on one side, with its number.
    pub fn from_tsv(text: &str) -> Result<Glossary> {
        tsv::read(text)
    }

    /// Reads CSV: Chinese, English and optionally a note, or columns in any order under a header that names
    /// them (`zh` or `Chinese`, `en` or `English`, `note`).
    ///
    /// Empty lines and lines that begin with `#` are skipped.
    ///
    /// # Errors
    ///
    /// If a record has too few or too many fields or no word on one side, with its line.
    #[cfg(feature = "formats")]
    pub fn from_csv(text: &str) -> Result<Glossary> {
        csv::read(text)
    }

    /// Reads TBX-Basic (ISO 30042) of 2008 (`termEntry`) or of 2019 (`conceptEntry`).
    ///
    /// Each Chinese term of a concept is paired with each English one; terms marked as deprecated and terms
    /// in other languages are skipped. The concept's definition or note is kept.
    ///
    /// # Errors
    ///
    /// If the text is not well-formed XML or contains no terminology, with the line.
    #[cfg(feature = "formats")]
    pub fn from_tbx(text: &str) -> Result<Glossary> {
        tbx::read(text)
    }

    /// Adds a term. A term that is already there is not added again.
    ///
    /// # Errors
    ///
    /// If one side has neither a letter nor a digit.
    pub fn add(&mut self, chinese: &str, english: &str, note: Option<&str>) -> Result<()> {
        let (chinese, english) = (chinese.trim(), english.trim());
        let note = note.map(str::trim).filter(|note| !note.is_empty());
        for (form, language) in [(chinese, Language::Chinese), (english, Language::English)] {
            if !form.chars().any(char::is_alphanumeric) {
                return Err(Error::new(ErrorKind::Format, format!("no {language} term in {form:?}")));
            }
        }
        let term = Term { chinese: chinese.into(), english: english.into(), note: note.map(str::to_owned) };
        if Arc::make_mut(&mut self.phrases).add(&term, self.terms.len(), &self.terms) {
            Arc::make_mut(&mut self.terms).push(term);
        }
        Ok(())
    }

    /// Adds the terms of another glossary after those of this one.
    pub fn extend(&mut self, other: &Glossary) {
        for term in other.terms() {
            self.add(&term.chinese, &term.english, term.note()).expect("the other glossary took the term");
        }
    }

    /// All terms, in the order in which they were added.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// Whether both share their terms, or have none.
    pub(crate) fn is(&self, other: &Glossary) -> bool {
        Arc::ptr_eq(&self.terms, &other.terms) || (self.is_empty() && other.is_empty())
    }

    /// Whether there are no terms.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The terms in a text, in order: the longest at each place, and none overlapping another.
    ///
    /// Chinese is compared by character, regardless of case and width, English by the stems of its words:
    /// "cloud server" is found in "Cloud-Servers". An English word in capitals must be in capitals in the
    /// text too ("IT" is not "it"). Terms that share a form are all found, in the order of the glossary.
    /// Takes time linear in the text, multiplied at worst by the length of the longest term.
    pub fn terms_in(&self, text: &str, language: Language) -> Vec<TermHit> {
        let plain = Plain::new(text);
        let mut hits = self.terms_in_plain(plain.text(text), language);
        hits.iter_mut().for_each(|hit| hit.span = plain.original(hit.span));
        hits
    }

    /// [`terms_in`](Glossary::terms_in) a text that is already [plain](Plain).
    pub(crate) fn terms_in_plain(&self, text: &str, language: Language) -> Vec<TermHit> {
        self.phrases.find(text, language, &self.terms)
    }
}
