//! What can be recognised on both sides: numbers, dates, names, Latin words.
//!
//! An [`Anchor`] is a span of a text with a [`Key`] that can be compared across the languages: 167.61亿 and
//! "16.761 billion" have the same key. [`anchors`] finds the anchors of one sentence, [`Key::similarity`]
//! compares two keys.

mod candidates;
pub mod date;
mod document;
pub mod entity;
mod index;
pub mod latin;
pub mod name;
mod near;
pub mod number;
mod phrase;
pub mod quote;
mod sentence;
mod terms;
pub mod url;
pub mod version;

use std::fmt;

use serde::Serialize;

use name::Nouns;

use crate::language::Language;
use crate::resources::Resources;
use crate::simplify::Plain;
use crate::span::Span;
use crate::text::scan::Scan;

pub use date::Date;
pub use document::of_document;
pub(crate) use document::{Anchors, anchors_of, anchors_within};
pub use entity::Entity;
pub(crate) use index::{Index, LEAST_SIMILARITY};
pub use latin::Latin;
pub use name::Name;
pub use number::Number;
pub use quote::Quote;
pub use url::Url;
pub use version::Version;

/// Something in a text that a translation should preserve.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Anchor {
    /// Where it is in the text.
    pub span: Span,
    /// What it was read as.
    pub key: Key,
}

/// What an anchor was read as, in a form that both languages share.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Key {
    /// A value, with its class and unit.
    Number(Number),
    /// A point in time or a span of it.
    Date(Date),
    /// A person, place or organisation.
    Name(Name),
    /// A name in the gazetteer.
    Entity(Entity),
    /// Letters that Chinese text leaves in Latin script: CTO, PolarDB.
    Latin(Latin),
    /// A quotation or title, by its size.
    Quote(Quote),
    /// A web or mail address, or a handle.
    Url(Url),
    /// Terms of the caller's glossary, by their indices in it, ascending.
    Term(Vec<u32>),
    /// A version of a program, or a range of versions.
    Version(Version),
    /// Code, as it is written: between backticks, or a line of a block.
    Code(String),
}

impl Key {
    /// How well the two agree, from 0 (not at all) to 1 (the same). Symmetric.
    pub fn similarity(&self, other: &Key) -> f32 {
        match (self, other) {
            (Key::Number(a), Key::Number(b)) => a.similarity(b),
            (Key::Date(a), Key::Date(b)) => a.similarity(b),
            (Key::Name(a), Key::Name(b)) => a.similarity(b),
            (Key::Entity(a), Key::Entity(b)) => a.similarity(b),
            (Key::Entity(a), Key::Name(b)) | (Key::Name(b), Key::Entity(a)) => a.name.similarity(b),
            (Key::Entity(a), Key::Latin(b)) | (Key::Latin(b), Key::Entity(a)) => {
                a.name.similarity_to_latin(b)
            }
            (Key::Latin(a), Key::Latin(b)) => a.similarity(b),
            (Key::Quote(a), Key::Quote(b)) => a.similarity(b),
            (Key::Url(a), Key::Url(b)) => a.similarity(b),
            (Key::Term(a), Key::Term(b)) => f32::from(u8::from(a.iter().any(|term| b.contains(term)))),
            (Key::Version(a), Key::Version(b)) => a.similarity(b),
            (Key::Version(a), Key::Number(b)) | (Key::Number(b), Key::Version(a)) => {
                a.similarity_to_number(b)
            }
            (Key::Code(a), Key::Code(b)) => f32::from(u8::from(a == b)),
            (Key::Date(a), Key::Number(b)) | (Key::Number(b), Key::Date(a)) => a.similarity_to_number(b),
            (Key::Latin(a), Key::Name(b)) | (Key::Name(b), Key::Latin(a)) => b.similarity_to_latin(a),
            _ => 0.0,
        }
    }
}

impl Key {
    /// The name, if it is one, whether the gazetteer has it or not.
    #[cfg(feature = "lint")]
    pub(crate) fn name(&self) -> Option<&Name> {
        match self {
            Key::Name(name) | Key::Entity(Entity { name, .. }) => Some(name),
            _ => None,
        }
    }

    fn name_mut(&mut self) -> Option<&mut Name> {
        match self {
            Key::Name(name) | Key::Entity(Entity { name, .. }) => Some(name),
            _ => None,
        }
    }

    /// The kind of anchor, in one word.
    pub fn sort(&self) -> &'static str {
        match self {
            Key::Number(_) => "number",
            Key::Date(_) => "date",
            Key::Name(_) => "name",
            Key::Entity(_) => "entity",
            Key::Latin(_) => "latin",
            Key::Quote(_) => "quote",
            Key::Url(_) => "url",
            Key::Term(_) => "term",
            Key::Version(_) => "version",
            Key::Code(_) => "code",
        }
    }
}

/// What it was read as: `16761000000 CNY`, `12-29`, `Huxiu`.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Key::Number(number) => number.fmt(f),
            Key::Date(date) => date.fmt(f),
            Key::Name(name) => {
                f.write_str(name.text())?;
                name.aliases().iter().try_for_each(|alias| write!(f, " = {alias}"))
            }
            Key::Entity(entity) => f.write_str(&entity.preferred),
            Key::Latin(latin) => f.write_str(&latin.folded),
            Key::Quote(quote) => write!(f, "{} letters", quote.letters),
            Key::Url(url) => f.write_str(&url.folded),
            Key::Term(rows) => write!(f, "glossary rows {rows:?}"),
            Key::Version(version) => f.write_str(&version.folded),
            Key::Code(code) => f.write_str(code),
        }
    }
}

/// The anchors of a text, ordered by their first byte, in linear time.
///
/// They do not overlap, except that a quotation contains those inside it. If two readings compete, an address
/// takes precedence over a version, a version over a date, a date over a number, a number over a name with its alias, that over a name
/// in the gazetteer, that over any other name, and a name over a Latin word.
///
/// Invisible characters, such as a soft hyphen or a zero-width space, do not divide a name or number.
///
/// ```
/// use duizhao::Language;
/// use duizhao::anchor::{Key, anchors};
///
/// let text = "2022年营收167.61亿元，同比增长18%";
/// let found: Vec<String> = anchors(text, Language::Chinese)
///     .iter()
///     .filter_map(|anchor| match &anchor.key {
///         Key::Date(date) => Some(date.to_string()),
///         Key::Number(number) => Some(number.to_string()),
///         _ => None,
///     })
///     .collect();
/// assert_eq!(found, ["2022", "16761000000 CNY", "0.18 percent"]);
/// ```
pub fn anchors(text: &str, language: Language) -> Vec<Anchor> {
    let resources = Resources::embedded();
    let plain = Plain::new(text);
    let scan = Scan::cut(plain.text(text), language);
    let mentions = resources.gazetteer().refs(scan.text, language);
    let nouns = Nouns::new(resources.lexicon());
    sentence::anchors(&scan, (resources.gazetteer(), &mentions), &nouns, text, |span| plain.original(span))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, language: Language) -> Vec<&str> {
        anchors(text, language).iter().map(|anchor| anchor.span.of(text)).collect()
    }

    #[test]
    fn what_is_invisible_parts_no_name_and_no_number() {
        assert_eq!(
            found("王小明在杭\u{200B}州，收入为1\u{200B}500万元。", Language::Chinese),
            ["王小明", "杭\u{200B}州", "1\u{200B}500万元"]
        );
        assert_eq!(
            found("Wang Xiao\u{AD}ming is in Hang\u{AD}zhou\u{200B} and GPT\u{2060}-4.", Language::English),
            ["Wang Xiao\u{AD}ming", "Hang\u{AD}zhou", "GPT\u{2060}-4"]
        );
        assert_eq!(found("Wang\u{A0}Xiaoming", Language::English), ["Wang\u{A0}Xiaoming"]);
    }
}
