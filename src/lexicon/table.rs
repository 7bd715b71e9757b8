//! The word list as stored in the package: searched in place, with next to nothing decoded at the
//! start.
//!
//! After [`MAGIC`]: the pool of stems; for each rank by frequency the number of the stem (two bytes, little
//! endian); the pool of Chinese words, whose payload is their stems by rank, with weights.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::StemId;
use super::pool::{Heads, Pool, Reader};
use super::weight::Weight;

/// How a table begins: its name and the version of its layout.
pub(super) const MAGIC: &[u8] = b"duizhao lexicon 1\n";

/// A word list in its compact form.
#[derive(Clone)]
pub(super) struct Table {
    bytes: Cow<'static, [u8]>,
    /// Found when first asked for.
    stem_heads: OnceLock<Heads>,
    word_heads: OnceLock<Heads>,
}

impl Table {
    /// A table that `encode` made.
    pub(super) fn new(bytes: impl Into<Cow<'static, [u8]>>) -> Table {
        let bytes = bytes.into();
        assert!(bytes.starts_with(MAGIC), "the word list has this layout");
        Table { bytes, stem_heads: OnceLock::new(), word_heads: OnceLock::new() }
    }

    /// The number of stems. Their ids are below it, in alphabetical order.
    pub(super) fn stem_count(&self) -> usize {
        self.stems().0.len()
    }

    /// The number of Chinese words.
    pub(super) fn len(&self) -> usize {
        self.words().1.len()
    }

    pub(super) fn stem_id(&self, stem: &str) -> Option<StemId> {
        let (stems, _) = self.stems();
        let (rank, _) = stems.find(self.stem_heads.get_or_init(|| stems.heads()), stem)?;
        Some(StemId(rank as u32))
    }

    pub(super) fn stem(&self, id: StemId) -> Option<String> {
        self.stems().0.key(id.index())
    }

    /// The stems of a Chinese word with their weights, or `None` if the word is not there.
    pub(super) fn get(&self, word: &str) -> Option<Postings<'_>> {
        let (ids, words) = self.words();
        let (_, payload) = words.find(self.word_heads.get_or_init(|| words.heads()), word)?;
        Some(Postings { ids, reader: Reader(payload) })
    }

    /// The rank of a Chinese word among all.
    pub(super) fn rank(&self, word: &str) -> Option<usize> {
        let (_, words) = self.words();
        words.find(self.word_heads.get_or_init(|| words.heads()), word).map(|(rank, _)| rank)
    }

    /// The Chinese word with this rank.
    pub(super) fn word(&self, rank: usize) -> Option<String> {
        self.words().1.key(rank)
    }

    /// The FNV-1a hash of the table.
    #[cfg(any(test, feature = "generate"))]
    pub(super) fn checksum(&self) -> u64 {
        const BASIS: u64 = 0xCBF2_9CE4_8422_2325;
        const PRIME: u64 = 0x100_0000_01B3;
        self.bytes.iter().fold(BASIS, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME))
    }

    fn stems(&self) -> (Pool<'_>, &[u8]) {
        Pool::split_from(&self.bytes[MAGIC.len()..])
    }

    fn words(&self) -> (&[u8], Pool<'_>) {
        let (stems, rest) = self.stems();
        let (ids, rest) = rest.split_at(stems.len() * ID);
        (ids, Pool::split_from(rest).0)
    }
}

/// Bytes of a stem's number.
const ID: usize = 2;

/// The stems of a word, most frequent first.
pub(super) struct Postings<'b> {
    ids: &'b [u8],
    reader: Reader<'b>,
}

impl Iterator for Postings<'_> {
    type Item = (StemId, Weight);

    fn next(&mut self) -> Option<Self::Item> {
        if self.reader.is_empty() {
            return None;
        }
        let number = self.reader.varint();
        let at = number / Weight::COUNT * ID;
        let id = u16::from_le_bytes([self.ids[at], self.ids[at + 1]]);
        Some((StemId(id.into()), Weight::from_rank(number % Weight::COUNT)))
    }
}
