//! Names that their readings do not reveal: 阿里云 is Alibaba Cloud, 虎嗅 is Huxiu and never "Tiger Sniff".
//!
//! A [`Gazetteer`] is a list of [`Entry`]s. Each has the Chinese [`Name`]s of one company, place, person and
//! so on, and its English [`Form`]s with their [`Grade`]s: the one to write, other good ones, those that have
//! a better alternative, and what a machine makes of the characters one by one. [`Gazetteer::embedded`] has a
//! few thousand rows; a user's own rows override them through [`Gazetteer::with_rows`].
//!
//! ```
//! use duizhao::gazetteer::{Gazetteer, Grade};
//!
//! let names = Gazetteer::embedded();
//! let huxiu = names.entry("虎嗅").unwrap();
//! assert_eq!(huxiu.preferred(), "Huxiu");
//!
//! let english = "A reporter of Tiger Sniff called.";
//! let found = &names.find_en(english)[0];
//! assert_eq!(found.span.of(english), "Tiger Sniff");
//! assert_eq!((found.form.grade, found.entry), (Grade::Literal, huxiu));
//! ```
//!
//! # Rows
//!
//! A row is a line of three to seven fields, separated by tabs:
//!
//! | field | holds |
//! |---|---|
//! | zh | Chinese names in simplified characters, short forms too, separated by a bar |
//! | kind | one of the names of [`Kind`] |
//! | preferred | the one English form to write |
//! | accepted | other good forms, separated by a bar |
//! | discouraged | pinyin where an English name exists, cut or outdated forms |
//! | literal | word-for-word renderings, always wrong |
//! | source | where the forms are from, in a few words |
//!
//! A star after a name or a form (`张勇*`, `Hungry*`) says that it also means something else, so that it proves
//! nothing without its context: see [`Form::needs_context`]. Empty lines and lines that begin with `#` are
//! skipped.

mod english;
mod entry;
mod fold;
mod han;
mod parse;
mod prefix;
mod row;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use serde::Serialize;

use crate::error::Result;
use crate::language::Language;
use crate::span::Span;

use english::EnglishIndex;
use han::HanIndex;
pub(crate) use prefix::Ref;
use row::Row;

pub use entry::{Entry, EntryId, Form, Grade, Kind, Name};

/// The embedded rows, one file for each kind of name.
const EMBEDDED: &[&str] = &[
    include_str!("../data/gazetteer/companies.tsv"),
    include_str!("../data/gazetteer/companies-world.tsv"),
    include_str!("../data/gazetteer/events-terms.tsv"),
    include_str!("../data/gazetteer/institutions-china.tsv"),
    include_str!("../data/gazetteer/institutions-world.tsv"),
    include_str!("../data/gazetteer/media.tsv"),
    include_str!("../data/gazetteer/people-china.tsv"),
    include_str!("../data/gazetteer/people-world.tsv"),
    include_str!("../data/gazetteer/places-china.tsv"),
    include_str!("../data/gazetteer/places-world.tsv"),
    include_str!("../data/gazetteer/products.tsv"),
    include_str!("../data/gazetteer/universities.tsv"),
];

/// A list of names in Chinese and English. See the [module](self). A clone shares the rows.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    rows: Arc<Rows>,
}

#[derive(Debug, Default)]
struct Rows {
    list: Vec<Row>,
    // Built at the first search: reading one language does not wait for the other.
    han: OnceLock<HanIndex>,
    english: OnceLock<EnglishIndex>,
}

/// A Chinese name found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ZhMention<'g> {
    /// Where it is in the text.
    pub span: Span,
    /// Whose name it is.
    pub entry: &'g Entry,
    /// Which of the entry's names was found.
    pub name: &'g Name,
}

/// An English form found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct EnMention<'g> {
    /// Where it is in the text: without `’s`, but with the `s` of a plural.
    pub span: Span,
    /// Whose form it is.
    pub entry: &'g Entry,
    /// Which of the entry's forms was found, with its grade.
    pub form: &'g Form,
}

impl Gazetteer {
    /// The rows that come with the crate. Each is read when a text first needs it.
    ///
    /// ```
    /// use duizhao::gazetteer::Gazetteer;
    ///
    /// assert_eq!(Gazetteer::embedded().entry("达摩院").unwrap().preferred(), "DAMO Academy");
    /// ```
    pub fn embedded() -> &'static Gazetteer {
        static EMBEDDED_GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
        EMBEDDED_GAZETTEER.get_or_init(|| {
            let rows = EMBEDDED.iter().flat_map(|file| parse::rows(file));
            Gazetteer::of(rows.map(|(_, row)| Cow::Borrowed(row)))
        })
    }

    /// A gazetteer of these rows alone. See the [module](self) for their format.
    ///
    /// # Errors
    ///
    /// With the line number, if a row has too few or too many fields, an unknown kind, no name or no
    /// preferred form, Chinese in an English form, the same form twice, or a Chinese name that another row
    /// has too and that is not starred in both.
    ///
    /// ```
    /// use duizhao::gazetteer::Gazetteer;
    ///
    /// let names = Gazetteer::from_rows("东篱书屋\tcompany\tDongli Books\n")?;
    /// assert_eq!(names.entry("东篱书屋").unwrap().preferred(), "Dongli Books");
    ///
    /// let error = Gazetteer::from_rows("# my names\n东篱书屋\n").unwrap_err();
    /// assert_eq!(error.to_string(), "gazetteer line 2: expected 3 to 7 fields, found 1");
    /// # Ok::<(), duizhao::Error>(())
    /// ```
    pub fn from_rows(rows: &str) -> Result<Gazetteer> {
        parse::check(rows)?;
        Ok(Gazetteer::of(owned(rows)))
    }

    /// This gazetteer with a user's rows merged over it: a row replaces every entry that it shares a Chinese
    /// name with. Repeat in the row whatever should stay.
    ///
    /// # Errors
    ///
    /// As [`from_rows`](Gazetteer::from_rows).
    ///
    /// ```
    /// use duizhao::gazetteer::{Gazetteer, Grade};
    ///
    /// let names = Gazetteer::embedded().with_rows("虎嗅|虎嗅网\tmedia\tHuxiu.com\tHuxiu|Tiger Sniff\n")?;
    /// assert_eq!(names.entry("虎嗅").unwrap().preferred(), "Huxiu.com");
    /// assert_eq!(names.find_en("says Tiger Sniff")[0].form.grade, Grade::Accepted);
    /// # Ok::<(), duizhao::Error>(())
    /// ```
    pub fn with_rows(&self, rows: &str) -> Result<Gazetteer> {
        parse::check(rows)?;
        let replaced: BTreeSet<&str> = parse::rows(rows).flat_map(|(_, row)| parse::names_of(row)).collect();
        let is_kept = |row: &&Row| !row.names().any(|name| replaced.contains(name));
        let kept = self.rows.list.iter().filter(is_kept).map(Row::text);
        Ok(Gazetteer::of(kept.chain(owned(rows))))
    }

    /// The entries: file by file, row by row.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = &Entry> {
        self.rows.list.iter().enumerate().map(|(number, row)| row.entry(number))
    }

    /// The entry of a Chinese name, or the first of several that share it. `zh` must be the whole name: use
    /// [`find_zh`](Gazetteer::find_zh) to find names inside a text.
    ///
    /// ```
    /// use duizhao::gazetteer::{Gazetteer, Kind};
    ///
    /// let names = Gazetteer::embedded();
    /// assert_eq!(names.entry("饿了么").map(|entry| entry.kind()), Some(Kind::Company));
    /// assert_eq!(names.entry("饿"), None);
    /// ```
    pub fn entry(&self, zh: &str) -> Option<&Entry> {
        self.entries_of(zh).next()
    }

    /// All entries of a Chinese name, in the order of the rows.
    pub fn entries_of(&self, zh: &str) -> impl Iterator<Item = &Entry> {
        self.han().whole(zh, &self.rows.list).map(|found| self.entry_at(found))
    }

    /// The names in a Chinese text, in order. The longest name at each place wins, and the text it covers is
    /// not searched again; a name that several entries share gives one mention for each, with the same span.
    /// Linear in the text.
    ///
    /// Letters match in either case, the dots of foreign names (·, ・, •) are equivalent, and a space between
    /// a Han character and a letter or digit is skipped. Names are in simplified characters: convert a text
    /// in traditional characters first.
    ///
    /// ```
    /// use duizhao::gazetteer::Gazetteer;
    ///
    /// let text = "36 氪报道，阿里云与阿里巴巴同日发布公告";
    /// let names = Gazetteer::embedded();
    /// let found: Vec<&str> = names.find_zh(text).iter().map(|mention| mention.span.of(text)).collect();
    /// assert_eq!(found, ["36 氪", "阿里云", "阿里巴巴"]);
    /// ```
    pub fn find_zh(&self, text: &str) -> Vec<ZhMention<'_>> {
        let refs = self.refs(text, Language::Chinese).into_iter();
        refs.map(|(span, found)| self.zh_mention(span, found)).collect()
    }

    pub(crate) fn zh_mention(&self, span: Span, found: Ref) -> ZhMention<'_> {
        let entry = self.entry_at(found);
        ZhMention { span, entry, name: &entry.names()[found.form as usize] }
    }

    /// The forms in an English text, of every grade, in order. The longest form at each place wins, and the
    /// text it covers is not searched again; a form that several entries share gives one mention for each,
    /// with the same span, better grades first. Linear in the text.
    ///
    /// A form begins and ends at word boundaries; `’s` may follow, and a plural `s` if its last word has four
    /// letters or more. Apostrophes, hyphens and accents are folded, and any white space equals one space.
    /// Good forms of several words match in any case; those of one word as written or with at least an
    /// initial capital (Bytedance, XIAOMI). Worse forms need their capitals: "Tiger Sniff", not "a tiger
    /// sniff". Forms all in capitals (WHO) and starred ones (Hungry) match only as written.
    ///
    /// ```
    /// use duizhao::gazetteer::Gazetteer;
    ///
    /// let text = "Bytedance’s rivals; apple juice; the World\nBank";
    /// let names = Gazetteer::embedded();
    /// let found: Vec<&str> = names.find_en(text).iter().map(|mention| mention.span.of(text)).collect();
    /// assert_eq!(found, ["Bytedance", "World\nBank"]);
    /// ```
    pub fn find_en(&self, text: &str) -> Vec<EnMention<'_>> {
        let refs = self.refs(text, Language::English).into_iter();
        refs.map(|(span, found)| self.en_mention(span, found)).collect()
    }

    /// What [`find_zh`](Gazetteer::find_zh) finds in a Chinese text, or [`find_en`](Gazetteer::find_en) in an
    /// English one, by number.
    pub(crate) fn refs(&self, text: &str, language: Language) -> Vec<(Span, Ref)> {
        match language {
            Language::Chinese => self.han().find(text, &self.rows.list),
            Language::English => self.english().find(text, &self.rows.list),
        }
    }

    pub(crate) fn en_mention(&self, span: Span, found: Ref) -> EnMention<'_> {
        let entry = self.entry_at(found);
        EnMention { span, entry, form: &entry.forms()[found.form as usize] }
    }

    /// Whether both share their rows.
    pub(crate) fn is(&self, other: &Gazetteer) -> bool {
        Arc::ptr_eq(&self.rows, &other.rows)
    }

    /// The gazetteer of sound rows.
    fn of(rows: impl Iterator<Item = Cow<'static, str>>) -> Gazetteer {
        Gazetteer { rows: Rows { list: rows.map(Row::new).collect(), ..Rows::default() }.into() }
    }

    fn entry_at(&self, found: Ref) -> &Entry {
        let row = found.entry as usize;
        self.rows.list[row].entry(row)
    }

    fn han(&self) -> &HanIndex {
        self.rows.han.get_or_init(|| HanIndex::of(&self.rows.list))
    }

    fn english(&self) -> &EnglishIndex {
        self.rows.english.get_or_init(|| EnglishIndex::of(&self.rows.list))
    }
}

/// The rows in a text, each with a text of its own.
fn owned(rows: &str) -> impl Iterator<Item = Cow<'static, str>> {
    parse::rows(rows).map(|(_, row)| Cow::Owned(row.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_rows_are_sound() {
        for file in EMBEDDED {
            parse::check(file).unwrap();
        }
    }
}
