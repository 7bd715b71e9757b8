//! [`Glosses`]: what a Chinese word means, in readable English, and which English words stand side by side in the
//! dictionary.
//!
//! The file, `src/data/glosses.bin`, goes with one word list: its rows are for ranks in that list. After [`MAGIC`]
//! come the checksum of the list; the pool of the words of all glosses; for each number of a word its place in the
//! pool (two bytes, little endian), so that frequent words have small numbers; which Chinese words have a row
//! ([`Members`]); for each block of [`BLOCK`] rows its offset (four bytes); the rows, each its length and the numbers
//! of its words, with [`NEXT`] between two glosses; and the sieve of the pairs of words.

#[cfg(feature = "generate")]
pub(crate) mod compile;

use std::sync::OnceLock;

use super::Lexicon;
use super::members::Members;
use super::pool::{Pool, Reader};

/// How the file begins.
const MAGIC: &[u8] = b"duizhao glosses 1\n";
/// Bytes of the checksum of the word list. A test checks it.
const CHECKSUM: usize = 8;
/// Rows per block.
const BLOCK: usize = 16;
/// Bytes of an offset, and of a place in the pool.
const OFFSET: usize = 4;
const PLACE: usize = 2;
/// What stands between two glosses; the numbers of words are one higher than their rank.
const NEXT: usize = 0;
/// How many bits of the sieve a pair of words sets.
const HASHES: u64 = 5;

/// The glosses of the words of [`Lexicon::embedded`].
#[derive(Clone, Copy)]
pub(crate) struct Glosses {
    words: Pool<'static>,
    places: &'static [u8],
    members: Members,
    offsets: &'static [u8],
    rows: &'static [u8],
    sieve: &'static [u8],
}

impl Glosses {
    /// The glosses that come with the crate. Nothing is decoded. Without the feature `lexicon` there are none.
    pub(crate) fn embedded() -> &'static Glosses {
        static EMBEDDED: OnceLock<Glosses> = OnceLock::new();
        EMBEDDED.get_or_init(|| Glosses::new(embedded_bytes()))
    }

    fn new(bytes: &'static [u8]) -> Glosses {
        assert!(bytes.starts_with(MAGIC), "the glosses have this layout");
        let (words, rest) = Pool::split_from(&bytes[MAGIC.len() + CHECKSUM..]);
        let mut reader = Reader(rest);
        let places = reader.take(words.len() * PLACE);
        let members = Members::read(&mut reader);
        let offsets = reader.take(members.count.div_ceil(BLOCK) * OFFSET);
        let size = reader.varint();
        let rows = reader.take(size);
        Glosses { words, places, members, offsets, rows, sieve: reader.0 }
    }

    /// A short gloss or two of a word of two to four characters that is no name; none if the dictionary has no short
    /// one.
    ///
    /// | word | glosses |
    /// |---|---|
    /// | 黑客 | hacker |
    /// | 假释 | parole |
    pub(crate) fn of(&self, word: &str) -> Vec<String> {
        self.row(word).unwrap_or_default()
    }

    fn row(&self, word: &str) -> Option<Vec<String>> {
        let rank = Lexicon::embedded().table.as_ref()?.rank(word)?;
        let row = self.members.row(rank)?;
        let offset = self.offsets.get(row / BLOCK * OFFSET..)?.first_chunk::<OFFSET>()?;
        let mut reader = Reader(self.rows.get(u32::from_le_bytes(*offset) as usize..)?);
        for _ in 0..row % BLOCK {
            let length = reader.varint();
            reader.take(length);
        }
        let length = reader.varint();
        let mut numbers = Reader(reader.take(length));
        let mut glosses = vec![String::new()];
        while !numbers.is_empty() {
            let number = numbers.varint();
            if number == NEXT {
                glosses.push(String::new());
                continue;
            }
            let place = self.places.get((number - 1) * PLACE..)?.first_chunk::<PLACE>()?;
            let word = self.words.key(u16::from_le_bytes(*place).into())?;
            let gloss = glosses.last_mut()?;
            if !gloss.is_empty() {
                gloss.push(' ');
            }
            gloss.push_str(&word);
        }
        Some(glosses)
    }

    /// Whether two English words, given by their stems, stand side by side in some gloss: “poisonous snake”. A few
    /// that do not are also said to.
    pub(crate) fn have_together(&self, first: &str, second: &str) -> bool {
        !self.sieve.is_empty()
            && bits(first, second, self.sieve.len()).all(|bit| self.sieve[bit / 8] & 1 << (bit % 8) != 0)
    }
}

/// The bits of a sieve of `bytes` bytes that stand for a pair of stems.
fn bits(first: &str, second: &str, bytes: usize) -> impl Iterator<Item = usize> {
    const BASIS: u64 = 0xCBF2_9CE4_8422_2325;
    const PRIME: u64 = 0x100_0000_01B3;
    let letters = first.bytes().chain([b' ']).chain(second.bytes());
    let hash = letters.fold(BASIS, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    let (low, high) = (hash & 0xFFFF_FFFF, hash >> 32 | 1);
    (0..HASHES).map(move |n| ((low + n * high) % (bytes as u64 * 8)) as usize)
}

#[cfg(feature = "lexicon")]
fn embedded_bytes() -> &'static [u8] {
    include_bytes!("../data/glosses.bin")
}

/// No word.
#[cfg(not(feature = "lexicon"))]
fn embedded_bytes() -> &'static [u8] {
    b"duizhao glosses 1\n\0\0\0\0\0\0\0\0\0\0\0\0\0"
}

#[cfg(all(test, feature = "lexicon"))]
mod tests {
    use super::*;

    #[test]
    fn glosses_can_be_read() {
        let of = |word| Glosses::embedded().of(word).join("; ");
        assert_eq!(of("黑客"), "hacker");
        assert_eq!(of("假释"), "parole");
        assert_eq!((of("北京"), of("没有这个词")), (String::new(), String::new()));
    }

    #[test]
    fn words_of_one_gloss_stand_together() {
        let together = |a: &str, b: &str| {
            Glosses::embedded().have_together(&crate::lexicon::stem(a), &crate::lexicon::stem(b))
        };
        assert!(together("poisonous", "snakes") && together("went", "wrong"));
        assert!(!together("cold", "door") && !together("black", "guests"));
    }

    #[test]
    fn the_glosses_go_with_the_embedded_word_list() {
        let found = &embedded_bytes()[MAGIC.len()..][..CHECKSUM];
        let table = Lexicon::embedded().table.as_ref().expect("a word list is embedded");
        assert_eq!(found, table.checksum().to_le_bytes(), "make src/data/glosses.bin anew");
    }
}
