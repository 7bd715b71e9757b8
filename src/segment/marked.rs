//! The lines of a page with what was marked of them, as they are compared with those of the other side.

use std::collections::BTreeSet;
use std::ops::Range;

use super::boilerplate::{Page, Row, stretches};
use super::furniture::Look;
use super::{Unit, UnitKind};
use crate::language::letters;

/// A figure or a Latin word of fewer characters is found anywhere.
const WORD_CHARS: usize = 2;

/// The lines of a side, and which of them are marked.
pub(super) struct Marked<'t> {
    pub(super) rows: Vec<Row<'t>>,
    pub(super) marked: Vec<bool>,
    /// From the first sentence that is not marked to the last, in lines.
    body: Range<usize>,
}

/// Where a line is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Before,
    Within,
    Behind,
}

impl<'t> Marked<'t> {
    pub(super) fn new(text: &'t str, units: &[Unit]) -> Marked<'t> {
        let rows = Page::new(text, units).lines;
        let marked: Vec<bool> =
            rows.iter().map(|row| units[row.units.start].kind == UnitKind::Boilerplate).collect();
        let sentence = |index: usize| !marked[index] && rows[index].line.is_stopped();
        let start = (0..rows.len()).find(|&index| sentence(index)).unwrap_or(rows.len());
        let end = (0..rows.len()).rfind(|&index| sentence(index)).map_or(start, |index| index + 1);
        Marked { rows, marked, body: start..end }
    }

    /// The lines at a place.
    pub(super) fn at(&self, place: Place) -> Range<usize> {
        match place {
            Place::Before => 0..self.body.start,
            Place::Within => self.body.clone(),
            Place::Behind => self.body.end..self.rows.len(),
        }
    }

    /// The runs of marked lines.
    pub(super) fn blocks(&self) -> Vec<Range<usize>> {
        stretches(&self.marked)
    }

    /// The lines that are not marked.
    pub(super) fn unmarked(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.rows.len()).filter(|&row| !self.marked[row])
    }

    /// The lines among these that have no cue.
    pub(super) fn plain(&self, rows: Range<usize>) -> Vec<usize> {
        rows.filter(|&row| self.rows[row].line.look() == Look::Plain).collect()
    }

    /// How much text some lines have, in letters.
    pub(super) fn size(&self, rows: impl IntoIterator<Item = usize>) -> usize {
        rows.into_iter().map(|row| letters(self.rows[row].text)).sum()
    }

    /// The figures, the Latin words and the parts of links in some lines, in lower case; figures without commas.
    pub(super) fn words(&self, rows: impl IntoIterator<Item = usize>) -> BTreeSet<String> {
        let is_mark = |c: char| !c.is_ascii_alphanumeric() && c != ',';
        let parts = rows.into_iter().flat_map(|row| self.rows[row].text.split(is_mark));
        let words = parts.map(|part| part.replace(',', "").to_ascii_lowercase());
        words.filter(|word| word.len() >= WORD_CHARS).collect()
    }
}
