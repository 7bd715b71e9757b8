//! Translations of a word, or of its parts if it has none.

use super::{Lexicon, StemId};

/// The weight of what a known word borrows from its characters.
const FROM_CHARACTERS: f32 = 0.3;
/// The weight of a part of several characters in an unknown word, and of a single character.
const FROM_PART: f32 = 0.7;
const FROM_CHARACTER_ALONE: f32 = 0.45;
/// The longest part, in characters. Longer words are hardly ever part of another.
const LONGEST_PART: usize = 4;

/// The translations of a Chinese word: a sparse row of weights above 0 and at most 1, by stem.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Translations {
    /// In the order of the ids, each only once.
    stems: Vec<(StemId, f32)>,
}

impl Translations {
    /// The stems with their weights, in the order of their ids.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (StemId, f32)> + '_ {
        self.stems.iter().copied()
    }

    /// The weight of a stem, 0 if it is not a translation.
    pub fn weight(&self, stem: StemId) -> f32 {
        match self.stems.binary_search_by_key(&stem, |(id, _)| *id) {
            Ok(index) => self.stems[index].1,
            Err(_) => 0.0,
        }
    }

    /// How many stems there are.
    pub fn len(&self) -> usize {
        self.stems.len()
    }

    /// Whether nothing is known of the word.
    pub fn is_empty(&self) -> bool {
        self.stems.is_empty()
    }

    /// Keeps each stem once, with its highest weight.
    fn of(mut stems: Vec<(StemId, f32)>) -> Translations {
        stems.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        stems.dedup_by_key(|(id, _)| *id);
        Translations { stems }
    }
}

/// See [`Lexicon::entry`].
pub(super) fn entry(lexicon: &Lexicon, word: &str) -> Option<Translations> {
    let mut stems = Vec::new();
    let known = lexicon.own_translations(word, |stem, weight| stems.push((stem, weight)));
    known.then(|| Translations::of(stems))
}

/// See [`Lexicon::translations`].
pub(super) fn translate(lexicon: &Lexicon, word: &str) -> Translations {
    let mut stems = Vec::new();
    let known = lexicon.own_translations(word, |stem, weight| stems.push((stem, weight)));
    if word.chars().nth(1).is_some() {
        if known {
            for (start, c) in word.char_indices() {
                let character = &word[start..start + c.len_utf8()];
                lexicon
                    .own_translations(character, |stem, weight| stems.push((stem, weight * FROM_CHARACTERS)));
            }
        } else {
            each_part(word, |part| {
                let factor = if part.chars().nth(1).is_some() { FROM_PART } else { FROM_CHARACTER_ALONE };
                lexicon.own_translations(part, |stem, weight| stems.push((stem, weight * factor)))
            });
        }
    }
    Translations::of(stems)
}

/// Cuts a word, from its start, into the longest parts that `take` accepts. Characters that it does not
/// accept are skipped.
pub(super) fn each_part(word: &str, mut take: impl FnMut(&str) -> bool) {
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let taken = prefixes(rest).find(|part| take(part)).map_or(first.len_utf8(), str::len);
        rest = &rest[taken..];
    }
}

/// The prefixes of a text that may be a part, longest first.
fn prefixes(text: &str) -> impl Iterator<Item = &str> {
    let longest = text.chars().take(LONGEST_PART).count();
    (1..=longest).rev().map(|length| {
        let end = text.char_indices().nth(length).map_or(text.len(), |(end, _)| end);
        &text[..end]
    })
}
