//! Words and stems as points: how [`Vectors`] are stored and searched. Each dimension has four bits: more did
//! not improve the alignment.

#[cfg(feature = "generate")]
pub(crate) mod compile;
pub(crate) mod many;

use std::sync::OnceLock;

use super::Lexicon;
use super::backoff::each_part;
use super::members::Members;
use super::pool::Reader;

/// Dimensions of a vector.
pub const DIMENSIONS: usize = 64;
/// Bytes of a stored vector.
const ROW: usize = DIMENSIONS / 2;
/// What makes a dimension positive in four bits.
const ZERO: i8 = 8;
/// The cosine below which words have nothing in common, and how far above it they count as equal.
const UNRELATED: f32 = 0.25;
const RANGE: f32 = 0.55;
/// The largest value of a mean of several vectors, in seven bits with its sign.
const HIGHEST_MEAN: f32 = 63.0;
/// How the file begins.
const MAGIC: &[u8] = b"duizhao vectors 1\n";
/// After that: the checksum of the word list whose ranks the vectors use. A test checks it.
const CHECKSUM: usize = 8;

/// The words and stems of [`Lexicon::embedded`] as points, close to each other if their glosses are alike.
///
/// They come from the word list alone (latent semantic analysis): the matrix of Chinese words by English
/// stems and Chinese characters, reduced to its 64 strongest dimensions. 汽车 and "vehicle" are close to each
/// other although "vehicle" is in no gloss of 汽车.
///
/// ```
/// use duizhao::lexicon::Vectors;
///
/// let vectors = Vectors::embedded();
/// # #[cfg(feature = "lexicon")] {
/// assert!(vectors.similarity("汽车", "vehicles") > vectors.similarity("汽车", "poem"));
/// # }
/// ```
#[derive(Clone, Copy)]
pub struct Vectors {
    words: Members,
    stems: Members,
    rows: &'static [u8],
}

/// The direction of a word or a stem.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Vector {
    values: [i16; DIMENSIONS],
    norm: f32,
}

impl Vector {
    /// How similar two are, from 0 to 1: how far their cosine exceeds that of unrelated words.
    pub fn similarity(&self, other: &Vector) -> f32 {
        ((self.cosine(other) - UNRELATED) / RANGE).clamp(0.0, 1.0)
    }

    /// The cosine of their angle, from -1 to 1.
    pub fn cosine(&self, other: &Vector) -> f32 {
        self.product(other) as f32 / (self.norm * other.norm)
    }

    fn product(&self, other: &Vector) -> i32 {
        self.values.iter().zip(&other.values).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum()
    }

    fn new(values: [i8; DIMENSIONS]) -> Option<Vector> {
        let values = values.map(i16::from);
        let square: i32 = values.iter().map(|value| i32::from(*value) * i32::from(*value)).sum();
        (square > 0).then(|| Vector { values, norm: (square as f32).sqrt() })
    }

    /// The values as whole numbers, the largest becoming `highest`.
    fn scaled(values: &[f32; DIMENSIONS], highest: f32) -> [i8; DIMENSIONS] {
        let largest = values.iter().fold(0.0, |largest: f32, value| largest.max(value.abs()));
        let factor = if largest > 0.0 { highest / largest } else { 0.0 };
        values.map(|value| (value * factor).round() as i8)
    }

    /// The mean of several vectors, each with equal weight.
    fn mean(vectors: &[Vector]) -> Option<Vector> {
        let mut sum = [0.0; DIMENSIONS];
        for vector in vectors {
            for (sum, value) in sum.iter_mut().zip(vector.values) {
                *sum += f32::from(value) / vector.norm;
            }
        }
        Vector::new(Vector::scaled(&sum, HIGHEST_MEAN))
    }

    fn from_row(row: &[u8]) -> Option<Vector> {
        let mut values = [0; DIMENSIONS];
        for (pair, byte) in values.chunks_exact_mut(2).zip(row) {
            pair[0] = (byte & 0xF) as i8 - ZERO;
            pair[1] = (byte >> 4) as i8 - ZERO;
        }
        Vector::new(values)
    }
}

impl Vectors {
    /// The vectors that come with the crate. Nothing is decoded. Without the feature `lexicon` there are
    /// none.
    pub fn embedded() -> &'static Vectors {
        static EMBEDDED: OnceLock<Vectors> = OnceLock::new();
        EMBEDDED.get_or_init(|| Vectors::new(embedded_bytes()))
    }

    fn new(bytes: &'static [u8]) -> Vectors {
        assert!(bytes.starts_with(MAGIC), "the vectors have this layout");
        let mut reader = Reader(&bytes[MAGIC.len() + CHECKSUM..]);
        let words = Members::read(&mut reader);
        let stems = Members::read(&mut reader);
        Vectors { words, stems, rows: reader.0 }
    }

    /// No vectors: no word is similar to another.
    pub fn none() -> Vectors {
        Vectors::new(EMPTY)
    }

    /// The vector of a Chinese word. A word without one gets the mean over its parts: the longest ones, taken
    /// from its start.
    pub fn word(&self, word: &str) -> Option<Vector> {
        self.own(word).or_else(|| {
            let mut parts = Vec::new();
            each_part(word, |part| match self.own(part) {
                Some(vector) => {
                    parts.push(vector);
                    true
                }
                None => false,
            });
            Vector::mean(&parts)
        })
    }

    /// The vector of an English [stem](super::stem()). Rare stems have none.
    pub fn stem(&self, stem: &str) -> Option<Vector> {
        let row = self.stems.row(Lexicon::embedded().stem_id(stem)?.index())?;
        self.row(self.words.count + row)
    }

    /// How similar a Chinese and an English word are, from 0 to 1.
    pub fn similarity(&self, chinese: &str, english: &str) -> f32 {
        match (self.word(chinese), self.stem(&super::stem(english))) {
            (Some(word), Some(stem)) => word.similarity(&stem),
            _ => 0.0,
        }
    }

    fn own(&self, word: &str) -> Option<Vector> {
        let rank = Lexicon::embedded().table.as_ref()?.rank(word)?;
        self.row(self.words.row(rank)?)
    }

    fn row(&self, row: usize) -> Option<Vector> {
        Vector::from_row(self.rows.get(row * ROW..(row + 1) * ROW)?)
    }
}

impl std::fmt::Debug for Vectors {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vectors").field("words", &self.words.count).field("stems", &self.stems.count).finish()
    }
}

#[cfg(feature = "lexicon")]
fn embedded_bytes() -> &'static [u8] {
    include_bytes!("../data/vectors.bin")
}

/// No word and no stem.
const EMPTY: &[u8] = b"duizhao vectors 1\n\0\0\0\0\0\0\0\0\0\0\0\0";

#[cfg(not(feature = "lexicon"))]
fn embedded_bytes() -> &'static [u8] {
    EMPTY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mean_lies_between() {
        let axis = |axis: usize| Vector::new(std::array::from_fn(|i| if i == axis { 5 } else { 0 })).unwrap();
        let mean = Vector::mean(&[axis(0), axis(1)]).unwrap();
        assert!((mean.cosine(&axis(0)) - 0.5_f32.sqrt()).abs() < 0.01);
        assert_eq!(Vector::mean(&[]), None);
    }

    #[cfg(feature = "lexicon")]
    #[test]
    fn embedded_vectors_go_with_the_embedded_word_list() {
        let found = &embedded_bytes()[MAGIC.len()..][..CHECKSUM];
        let table = Lexicon::embedded().table.as_ref().expect("a word list is embedded");
        assert_eq!(found, table.checksum().to_le_bytes(), "make src/data/vectors.bin anew");
    }
}
