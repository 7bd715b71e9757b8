//! Names of persons, places and organisations.
//!
//! [`find`] finds them, [`Name::similarity`] compares two of them across the languages. A name is prepared
//! once, with all its romanisations, and then compared many times.

mod bracket;
mod en;
mod form;
mod index;
mod noun;
mod phonetic;
mod zh;

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use serde::Serialize;

use super::latin::Latin;
use crate::language::{Language, is_han, visible};
use crate::lexicon::Lexicon;
use crate::simplify::{Plain, simplified};
use crate::span::Span;
use crate::text::scan::Scan;

pub(super) use index::NameIndex;
pub(super) use noun::Nouns;
#[cfg(feature = "lint")]
pub(crate) use phonetic::is_transliterated;
#[cfg(feature = "lint")]
pub(crate) use zh::DOTS;

use form::{Form, HanForm, LatinForm};

/// What kind of thing a name belongs to, as far as the text shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum NameKind {
    /// A person.
    Person,
    /// A place.
    Place,
    /// An organisation.
    Organisation,
    /// Anything else that has a name, or unknown; all English names are of this kind.
    Other,
}

/// A name with its aliases, prepared for comparison.
///
/// 张勇（逍遥子） is one name with the alias 逍遥子, "Zhang Yong (Xiaoyaozi)" likewise.
///
/// ```
/// use duizhao::anchor::name::{Name, NameKind};
///
/// let zhang = Name::new("张勇", NameKind::Person).with_alias("逍遥子");
/// assert_eq!(zhang.similarity(&Name::new("Yong Zhang", NameKind::Other)), 1.0);
/// assert_eq!(zhang.similarity(&Name::new("Xiaoyaozi", NameKind::Other)), 1.0);
/// assert!(zhang.similarity(&Name::new("Zhang Yang", NameKind::Other)) < 0.5);
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct Name {
    text: String,
    kind: NameKind,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<String>,
    /// The text and the aliases, prepared when first compared. Mentions of one name share them.
    #[serde(skip)]
    forms: Arc<OnceLock<Vec<Form>>>,
}

impl Name {
    /// A name, in Han characters or Latin letters. Preparing one takes some tens of microseconds, when it is
    /// first compared.
    pub fn new(text: &str, kind: NameKind) -> Name {
        Name { text: visible(text).into_owned(), kind, aliases: Vec::new(), forms: Arc::default() }
    }

    /// The same name, also known as `alias`.
    #[must_use]
    pub fn with_alias(mut self, alias: &str) -> Name {
        self.aliases.push(visible(alias).into_owned());
        Name { forms: Arc::default(), ..self }
    }

    fn forms(&self) -> &[Form] {
        let texts = || std::iter::once(&self.text).chain(&self.aliases);
        self.forms.get_or_init(|| texts().map(|text| form(text, self.kind)).collect())
    }

    /// The name as written, without invisible characters and without its aliases.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it names.
    pub fn kind(&self) -> NameKind {
        self.kind
    }

    /// Its other names, as written, without invisible characters.
    pub fn aliases(&self) -> &[String] {
        &self.aliases
    }

    /// The name and its aliases.
    #[cfg(feature = "lint")]
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.text()).chain(self.aliases.iter().map(String::as_str))
    }

    /// The words of all its forms in Latin letters, in plain letters, and all words of each as one.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        let latin = self.forms().iter().filter_map(|form| match form {
            Form::Latin(latin) => Some(latin),
            Form::Han(_) => None,
        });
        latin.flat_map(LatinForm::words)
    }

    /// How well two names agree, from 0 (not at all) to 1 (the same). Symmetric.
    ///
    /// Han characters are compared with Latin letters by all their romanisations, with the surname first or
    /// last. One matching alias is enough. A surname or a given name alone counts less; another person with
    /// the same surname less than a half. A reading in the wrong language (逍遥子, Sho Yoko) also gets 1:
    /// [`reading::best`](crate::reading::best) tells which language it is.
    ///
    /// ```
    /// use duizhao::anchor::name::{Name, NameKind};
    ///
    /// let similarity = |han, latin| Name::new(han, NameKind::Person).similarity(&Name::new(latin, NameKind::Other));
    /// assert_eq!(similarity("张国荣", "Leslie Cheung Kwok-wing"), 0.9);
    /// assert_eq!(similarity("张国荣", "Cheung"), 0.6);
    /// assert_eq!(similarity("张国荣", "Wang Wei"), 0.0);
    /// ```
    pub fn similarity(&self, other: &Name) -> f32 {
        let pairs = self.forms().iter().flat_map(|a| other.forms().iter().map(move |b| a.similarity(b)));
        pairs.fold(0.0, f32::max)
    }

    /// How well a name agrees with a Latin token on the other side, from 0 to 1.
    pub fn similarity_to_latin(&self, other: &Latin) -> f32 {
        self.forms().iter().map(|form| form.similarity_to_token(&other.folded)).fold(0.0, f32::max)
    }
}

/// The names of a document: what one mention of a name has prepared serves all.
#[derive(Debug, Default)]
pub(super) struct Shared {
    /// By their text; of those that are written alike, each with another kind or other aliases.
    known: HashMap<String, Vec<Name>>,
}

impl Shared {
    /// Lets a name use what is prepared for an equal one.
    pub(super) fn share(&mut self, name: &mut Name) {
        let Some(alike) = self.known.get_mut(&name.text) else {
            self.known.insert(name.text.clone(), vec![name.clone()]);
            return;
        };
        match alike.iter().find(|known| *known == name) {
            Some(known) => name.forms = Arc::clone(&known.forms),
            None => alike.push(name.clone()),
        }
    }
}

/// Names are equal if they and their aliases are written alike and are of one kind.
impl PartialEq for Name {
    fn eq(&self, other: &Name) -> bool {
        (&self.text, self.kind, &self.aliases) == (&other.text, other.kind, &other.aliases)
    }
}

fn form(text: &str, kind: NameKind) -> Form {
    if text.contains(is_han) {
        Form::Han(HanForm::new(&simplified(text), kind))
    } else {
        Form::Latin(LatinForm::new(text))
    }
}

/// The names of a text, in order and without overlaps. The span of a name includes the brackets with its
/// aliases.
///
/// Chinese names come from the tags of `jieba-rs`, corrected by tables of surnames; those of kind
/// [`NameKind::Other`] (tag `nz`) are often common nouns. English names are runs of capitalised words,
/// without titles, possessive endings and words that often begin a sentence.
///
/// ```
/// use duizhao::Language;
/// use duizhao::anchor::name::find;
///
/// let text = "阿里巴巴CEO张勇（花名逍遥子）在杭州说";
/// let names: Vec<&str> = find(text, Language::Chinese).iter().map(|(span, _)| span.of(text)).collect();
/// assert_eq!(names, ["阿里巴巴", "张勇（花名逍遥子）", "杭州"]);
///
/// let text = "Speaking in Hangzhou, Zhang Yong (Xiaoyaozi) thanked Mr. Cheng.";
/// let names: Vec<&str> = find(text, Language::English).iter().map(|(span, _)| span.of(text)).collect();
/// assert_eq!(names, ["Hangzhou", "Zhang Yong (Xiaoyaozi)", "Cheng"]);
/// ```
pub fn find(text: &str, language: Language) -> Vec<(Span, Name)> {
    let plain = Plain::new(text);
    let scan = Scan::cut(plain.text(text), language);
    let found = find_in(&scan, &Nouns::new(Lexicon::embedded())).into_iter();
    found.map(|found| found.named(text, |span| plain.original(span))).collect()
}

/// [`find`] in a scanned sentence; `nouns` are those of its document.
pub(super) fn find_in(scan: &Scan<'_>, nouns: &Nouns<'_>) -> Vec<Found> {
    match scan.language {
        Language::Chinese => zh::find(scan.text, &scan.words, nouns),
        Language::English => en::find(scan.text),
    }
}

/// A name that was found, as the places of its parts.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Includes the brackets that hold its aliases.
    pub(super) span: Span,
    kind: NameKind,
    name: Span,
    pub(super) aliases: Vec<Span>,
}

impl Found {
    /// The name as written in `text`; `original` maps its parts to their places there.
    pub(super) fn named(&self, text: &str, original: impl Fn(Span) -> Span) -> (Span, Name) {
        let name = Name::new(original(self.name).of(text), self.kind);
        let named = |name: Name, alias: &Span| name.with_alias(original(*alias).of(text));
        (original(self.span), self.aliases.iter().fold(name, named))
    }
}
