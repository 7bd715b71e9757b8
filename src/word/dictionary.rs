//! The dictionary of Chinese words as stored in the package: searched in place, with nothing decoded at the
//! start.
//!
//! Words are together by their first two characters, which are a *pair*; the word of a single character is in a
//! pair with U+0000. All numbers are little endian:
//!
//! | part | bytes |
//! |---|---|
//! | magic `HANWORD1` | 8 |
//! | number of other characters, number of pairs, sum of all frequencies | 4 each |
//! | the characters that begin words and are outside U+4E00 to U+9FFF, ascending | 2 each |
//! | for each character from U+4E00 to U+9FFF, then for each other one, its first pair; where the last one ends | 3 each |
//! | the second character of each pair, ascending for each first one | 2 each |
//! | where the words of each pair start, and where the last one ends | 3 each |
//! | for each word: [`Tag`] and the number of its characters beyond two, in units of [`LENGTH_UNIT`] | 1 |
//! | those characters | 2 each |
//! | its frequency, seven bits a byte, the lowest first; the last byte is below 128 | 1 to 4 |

use std::ops::Range;
use std::sync::OnceLock;

use super::packed::{CHAR_WIDTH, NUMBER, OFFSET_WIDTH, find, number, offset};
use super::tag::Tag;

pub(super) const MAGIC: &[u8; 8] = b"HANWORD1";
const HEADER: usize = MAGIC.len() + 3 * NUMBER;

/// The block of characters that have an index of their own, whether words begin with them or not.
pub(super) const BLOCK: Range<u32> = 0x4E00..0xA000;

/// One character more, in the first byte of a word; below it is the number of its tag.
pub(super) const LENGTH_UNIT: u8 = 8;

/// Stands for the second character of a word that has none.
pub(super) const NO_SECOND: char = '\0';

/// Set in a byte of a frequency that is not its last.
pub(super) const MORE: u8 = 0x80;
/// The bits of a frequency in a byte.
pub(super) const BITS: u32 = 7;

static EMBEDDED: &[u8] = include_bytes!("../data/dictionary.zh.bin");

/// The dictionary, borrowed from its bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dictionary<'t> {
    /// The sum of all frequencies.
    total: usize,
    others: &'t [u8],
    firsts: &'t [u8],
    seconds: &'t [u8],
    offsets: &'t [u8],
    words: &'t [u8],
}

/// A word of a pair.
pub(super) struct Entry<'t> {
    /// Its characters beyond the first two.
    rest: &'t [u8],
    pub(super) frequency: usize,
    pub(super) tag: Tag,
}

impl Dictionary<'static> {
    /// The dictionary of the crate: `src/data/segmentation.md`.
    pub(super) fn embedded() -> &'static Dictionary<'static> {
        static DICTIONARY: OnceLock<Dictionary<'static>> = OnceLock::new();
        DICTIONARY.get_or_init(|| Dictionary::new(EMBEDDED).expect("the embedded dictionary is well formed"))
    }
}

impl<'t> Dictionary<'t> {
    /// The dictionary in `bytes`, or `None` if they are not one.
    pub(super) fn new(bytes: &'t [u8]) -> Option<Dictionary<'t>> {
        let header = bytes.strip_prefix(MAGIC)?;
        let [others, pairs, total] = [0, 1, 2].map(|n| header.get(n * NUMBER..(n + 1) * NUMBER).map(number));
        let (others, pairs, total) = (others?, pairs?, total?);
        let (others, rest) = bytes.get(HEADER..)?.split_at_checked(others * CHAR_WIDTH)?;
        let firsts = BLOCK.len() + others.len() / CHAR_WIDTH + 1;
        let (firsts, rest) = rest.split_at_checked(firsts * OFFSET_WIDTH)?;
        let (seconds, rest) = rest.split_at_checked(pairs * CHAR_WIDTH)?;
        let (offsets, words) = rest.split_at_checked((pairs + 1) * OFFSET_WIDTH)?;
        Some(Dictionary { total, others, firsts, seconds, offsets, words })
    }

    /// The sum of the frequencies of all words.
    pub(super) fn total(&self) -> usize {
        self.total
    }

    /// How many pairs there are.
    pub(super) fn pairs(&self) -> usize {
        self.seconds.len() / CHAR_WIDTH
    }

    /// Whether a word is listed.
    pub(super) fn has(&self, word: &str) -> bool {
        let mut chars = word.chars();
        let Some(first) = chars.next() else { return false };
        let second = chars.next();
        if second == Some(NO_SECOND) {
            return false;
        }
        let pair = self.pair(&self.pairs_of(first), second.unwrap_or(NO_SECOND));
        pair.is_some_and(|pair| self.words(pair).any(|entry| entry.rest().eq(chars.clone())))
    }

    /// The pairs that begin with a character.
    pub(super) fn pairs_of(&self, first: char) -> Range<usize> {
        let c = first as u32;
        let place = if BLOCK.contains(&c) {
            Some((c - BLOCK.start) as usize)
        } else {
            find(self.others, 0..self.others.len() / CHAR_WIDTH, first).map(|other| BLOCK.len() + other)
        };
        place.map_or(0..0, |place| offset(self.firsts, place)..offset(self.firsts, place + 1))
    }

    /// The pair with this second character, of those of the first.
    pub(super) fn pair(&self, pairs: &Range<usize>, second: char) -> Option<usize> {
        find(self.seconds, pairs.clone(), second)
    }

    /// The words of a pair.
    pub(super) fn words(&self, pair: usize) -> impl Iterator<Item = Entry<'t>> {
        let mut bytes = &self.words[offset(self.offsets, pair)..offset(self.offsets, pair + 1)];
        std::iter::from_fn(move || {
            let (&first, behind) = bytes.split_first()?;
            let (rest, behind) = behind.split_at(usize::from(first / LENGTH_UNIT) * CHAR_WIDTH);
            let width = behind.iter().position(|byte| byte & MORE == 0).map_or(0, |last| last + 1);
            let (frequency, behind) = behind.split_at(width);
            bytes = behind;
            let frequency =
                frequency.iter().rev().fold(0, |sum, byte| sum << BITS | usize::from(byte & !MORE));
            Some(Entry { rest, frequency, tag: Tag::of_code(first % LENGTH_UNIT) })
        })
    }
}

impl Entry<'_> {
    /// The characters beyond the first two.
    pub(super) fn rest(&self) -> impl Iterator<Item = char> {
        self.rest
            .chunks_exact(CHAR_WIDTH)
            .map(|bytes| char::from_u32(number(bytes) as u32).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_its_words_and_no_others() {
        let dictionary = Dictionary::embedded();
        for word in ["中国", "我", "一", "开源", "4S店", "一了百了", "中华人民共和国"] {
            assert!(dictionary.has(word), "{word}");
        }
        for word in ["", "中国开源", "不存在的词", "中华人民共和", "x", "\0", "我\0", "\u{20000}"]
        {
            assert!(!dictionary.has(word), "{word}");
        }
    }

    #[test]
    fn the_sum_is_that_of_all_frequencies() {
        let dictionary = Dictionary::embedded();
        let words = (0..dictionary.pairs()).flat_map(|pair| dictionary.words(pair));
        assert_eq!(words.map(|entry| entry.frequency).sum::<usize>(), dictionary.total());
    }

    #[test]
    fn refuses_what_is_no_dictionary() {
        assert!(Dictionary::new(b"").is_none());
        assert!(Dictionary::new(&EMBEDDED[..1000]).is_none());
    }
}
