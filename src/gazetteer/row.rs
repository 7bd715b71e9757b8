//! A row of a gazetteer, which becomes an entry when it is asked for: most are for no text.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::entry::Entry;
use super::parse;

/// A row that is known to be sound.
#[derive(Debug)]
pub(super) struct Row {
    text: Cow<'static, str>,
    entry: OnceLock<Box<Entry>>,
}

impl Row {
    pub(super) fn new(text: Cow<'static, str>) -> Row {
        Row { text, entry: OnceLock::new() }
    }

    /// The row without its entry.
    pub(super) fn text(&self) -> Cow<'static, str> {
        self.text.clone()
    }

    /// The Chinese names, in the order of [`Entry::names`].
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        parse::names_of(&self.text)
    }

    /// The English forms, in the order of [`Entry::forms`].
    pub(super) fn forms(&self) -> impl Iterator<Item = &str> {
        parse::forms_of(&self.text)
    }

    /// The entry, which has this number.
    pub(super) fn entry(&self, number: usize) -> &Entry {
        self.entry.get_or_init(|| parse::entry(&self.text).expect("the row is sound").numbered(number).into())
    }
}
