//! A row of the gazetteer.

use std::fmt;

use serde::Serialize;

use super::fold::is_same;

/// A company, place, person and so on, with its Chinese names and its graded English forms.
///
/// ```
/// use duizhao::gazetteer::{Gazetteer, Grade};
///
/// let entry = Gazetteer::embedded().entry("港交所").unwrap();
/// assert_eq!(entry.preferred(), "Hong Kong Stock Exchange");
/// assert_eq!(entry.grade_of("HKEX"), Some(Grade::Accepted));
/// assert_eq!(entry.grade_of("Gangjiaosuo"), Some(Grade::Discouraged));
/// assert_eq!(entry.grade_of("Nasdaq"), None);
/// ```
#[derive(Clone, Debug, Eq, Serialize)]
pub struct Entry {
    #[serde(skip)]
    id: EntryId,
    names: Vec<Name>,
    kind: Kind,
    forms: Vec<Form>,
    source: String,
}

/// The number of an entry among those of its gazetteer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct EntryId(u32);

/// A Chinese name of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Name {
    /// In simplified characters.
    pub text: String,
    /// Whether it also means something else: a fruit as well as a company (苹果), several people (张勇), a
    /// character that abbreviates many words (沪).
    pub needs_context: bool,
}

/// An English form of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Form {
    /// The form as it is written.
    pub text: String,
    /// How good it is.
    pub grade: Grade,
    /// Whether it is also an ordinary word or phrase (Hungry, Apple) or somebody else's name (Ali): found in
    /// an English text, it proves nothing without the Chinese or a related name beside it.
    pub needs_context: bool,
}

/// How good an English form is, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// The form to write.
    Preferred,
    /// Another good form.
    Accepted,
    /// Right in a way, but a better form is established: pinyin, shortened, outdated.
    Discouraged,
    /// Wrong: the characters rendered one by one.
    Literal,
}

/// What kind of thing the name belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Kind {
    /// A firm, bank, shop, or part of one.
    Company,
    /// A thing or service with a brand.
    Product,
    /// An authority, court, organisation, club, hospital, exchange.
    Institution,
    /// A country, city, river, mountain, building, street.
    Place,
    /// A person, living or dead.
    Person,
    /// A newspaper, agency, broadcaster, site, publisher.
    Media,
    /// A university or school.
    University,
    /// A war, games, fair, prize, festival.
    Event,
    /// A book, film, series, song.
    Work,
    /// A programme, law, treaty, or term that is written like a name.
    Term,
}

/// Two entries are equal if their content is: their place in a gazetteer does not count.
impl PartialEq for Entry {
    fn eq(&self, other: &Entry) -> bool {
        let Entry { id: _, names, kind, forms, source } = other;
        (&self.names, self.kind, &self.forms, &self.source) == (names, *kind, forms, source)
    }
}

impl Entry {
    pub(super) fn new(names: Vec<Name>, kind: Kind, forms: Vec<Form>, source: String) -> Entry {
        debug_assert!(!names.is_empty() && forms.first().is_some_and(|form| form.grade == Grade::Preferred));
        Entry { id: EntryId::default(), names, kind, forms, source }
    }

    /// The entry with its number.
    pub(super) fn numbered(self, number: usize) -> Entry {
        Entry { id: EntryId(number as u32), ..self }
    }

    /// Its number: two entries of one gazetteer are the same entry if their numbers are equal.
    pub fn id(&self) -> EntryId {
        self.id
    }

    /// The Chinese names, at least one.
    pub fn names(&self) -> &[Name] {
        &self.names
    }

    /// What kind of thing it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The English forms, better grades first, beginning with the preferred one.
    pub fn forms(&self) -> &[Form] {
        &self.forms
    }

    /// The English form to write.
    pub fn preferred(&self) -> &str {
        &self.forms[0].text
    }

    /// The grade of an English form, in any case, or `None` if the entry does not have it.
    pub fn grade_of(&self, english: &str) -> Option<Grade> {
        self.forms.iter().find(|form| is_same(&form.text, english)).map(|form| form.grade)
    }

    /// Where the forms come from, in a few words. May be empty in a user's rows.
    pub fn source(&self) -> &str {
        &self.source
    }
}

impl Kind {
    /// All kinds.
    pub const ALL: &[Kind] = &[
        Kind::Company,
        Kind::Product,
        Kind::Institution,
        Kind::Place,
        Kind::Person,
        Kind::Media,
        Kind::University,
        Kind::Event,
        Kind::Work,
        Kind::Term,
    ];

    /// Its name in the rows.
    ///
    /// ```
    /// use duizhao::gazetteer::Kind;
    ///
    /// assert_eq!(Kind::Company.name(), "company");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Kind::Company => "company",
            Kind::Product => "product",
            Kind::Institution => "institution",
            Kind::Place => "place",
            Kind::Person => "person",
            Kind::Media => "media",
            Kind::University => "university",
            Kind::Event => "event",
            Kind::Work => "work",
            Kind::Term => "term",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Grade::Preferred => "preferred",
            Grade::Accepted => "accepted",
            Grade::Discouraged => "discouraged",
            Grade::Literal => "literal",
        })
    }
}
