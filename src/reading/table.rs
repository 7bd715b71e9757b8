//! The embedded table of readings: how it is written and how it is searched.
//!
//! It is searched in place, so that nothing is decoded when a program starts. All numbers are little endian:
//!
//! | part | bytes |
//! |---|---|
//! | magic `HANREAD1` | 8 |
//! | number of characters, number of lists | 4 + 4 |
//! | the characters, ascending | 3 each |
//! | for each character and [`Column`], the index of its list | 2 × 5 each |
//! | where each list starts in the text, and where the last one ends | 3 each |
//! | the text of the lists, readings separated by a blank | the rest |
//!
//! Equal lists are stored once; list 0 is empty.

use std::sync::OnceLock;

pub(super) const MAGIC: &[u8; 8] = b"HANREAD1";
const HEADER: usize = MAGIC.len() + 4 + 4;
pub(super) const CHAR_WIDTH: usize = 3;
pub(super) const INDEX_WIDTH: usize = 2;
pub(super) const OFFSET_WIDTH: usize = 3;

static EMBEDDED: &[u8] = include_bytes!("../data/readings.bin");

/// A language in which a character is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Pinyin without tones, `v` for ü.
    Mandarin,
    /// Jyutping without tones.
    Cantonese,
    /// On and kun readings in Hepburn, long vowels spelled out (`shou`).
    Japanese,
    /// Hangul syllables.
    Korean,
    /// Vietnamese without diacritics.
    Vietnamese,
}

impl Column {
    /// All columns, in the order of the table.
    pub const ALL: [Column; 5] =
        [Column::Mandarin, Column::Cantonese, Column::Japanese, Column::Korean, Column::Vietnamese];
}

/// A table of readings, borrowed from its bytes.
#[derive(Clone, Copy, Debug)]
pub struct Table<'t> {
    chars: &'t [u8],
    indices: &'t [u8],
    offsets: &'t [u8],
    text: &'t str,
}

impl Table<'static> {
    /// The table embedded in the crate.
    pub fn embedded() -> &'static Table<'static> {
        static TABLE: OnceLock<Table<'static>> = OnceLock::new();
        TABLE.get_or_init(|| Table::new(EMBEDDED).expect("the embedded table is well formed"))
    }
}

impl<'t> Table<'t> {
    /// The table in `bytes`, or `None` if they are not a table.
    pub fn new(bytes: &'t [u8]) -> Option<Table<'t>> {
        let header = bytes.strip_prefix(MAGIC)?;
        let chars = number(header.get(..4)?);
        let lists = number(header.get(4..8)?);
        let rest = bytes.get(HEADER..)?;
        let (chars, rest) = rest.split_at_checked(chars.checked_mul(CHAR_WIDTH)?)?;
        let indices = chars.len() / CHAR_WIDTH * Column::ALL.len() * INDEX_WIDTH;
        let (indices, rest) = rest.split_at_checked(indices)?;
        let (offsets, text) = rest.split_at_checked((lists + 1).checked_mul(OFFSET_WIDTH)?)?;
        Some(Table { chars, indices, offsets, text: std::str::from_utf8(text).ok()? })
    }

    /// How many characters it has.
    pub fn count(&self) -> usize {
        self.chars.len() / CHAR_WIDTH
    }

    /// The readings of a character in one language, the usual one first; none if it has none there. Binary
    /// search.
    pub fn readings(&self, c: char, column: Column) -> impl Iterator<Item = &'t str> + use<'t> {
        self.list(c, column).unwrap_or("").split_ascii_whitespace()
    }

    fn list(&self, c: char, column: Column) -> Option<&'t str> {
        let row = self.row(c)?;
        let list = field(self.indices, row * Column::ALL.len() + column as usize, INDEX_WIDTH)?;
        let start = field(self.offsets, list, OFFSET_WIDTH)?;
        let end = field(self.offsets, list + 1, OFFSET_WIDTH)?;
        self.text.get(start..end)
    }

    fn row(&self, c: char) -> Option<usize> {
        let (mut low, mut high) = (0, self.count());
        while low < high {
            let middle = low.midpoint(high);
            match field(self.chars, middle, CHAR_WIDTH)?.cmp(&(c as usize)) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }
}

fn field(bytes: &[u8], index: usize, width: usize) -> Option<usize> {
    bytes.get(index * width..(index + 1) * width).map(number)
}

fn number(bytes: &[u8]) -> usize {
    bytes.iter().rev().fold(0, |sum, &byte| sum << 8 | usize::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_is_no_table() {
        for bytes in [&b""[..], b"HANREAD1", b"HANREAD1\xff\xff\xff\xff\xff\xff\xff\xff", b"other text"] {
            assert!(Table::new(bytes).is_none());
        }
    }

    #[test]
    fn embedded_table_has_the_common_characters() {
        let table = Table::embedded();
        assert_eq!(table.readings('逍', Column::Japanese).next(), Some("shou"));
        assert_eq!(table.readings('张', Column::Korean).next(), Some("장"));
    }
}
