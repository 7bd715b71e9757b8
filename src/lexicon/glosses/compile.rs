//! Writes the file that [`Glosses`](super::Glosses) reads.

use std::collections::{BTreeMap, BTreeSet};

use super::{BLOCK, MAGIC, NEXT, PLACE, bits};
use crate::error::Result;
use crate::language::{Language, is_han};
use crate::lexicon::cedict::{PLACEHOLDERS, entries, without_brackets};
use crate::lexicon::members::Members;
use crate::lexicon::pool::{self, push_varint};
use crate::lexicon::{Lexicon, is_function_word, stem};
use crate::word::{self, WordClass};

/// How many characters a word has that gets glosses, how many glosses, of how many words and bytes.
const CHARACTERS: std::ops::RangeInclusive<usize> = 2..=4;
const MOST: usize = 2;
const MOST_WORDS: usize = 4;
const LONGEST: usize = 36;
/// Bits of the sieve per pair of words: one in forty pairs that are not there passes.
const BITS: usize = 8;
/// The most words that have numbers.
const MOST_NUMBERS: usize = 1 << (8 * PLACE);
/// What divides a gloss into phrases.
const PHRASES: [char; 10] = [';', ',', '(', ')', '[', ']', '"', '“', '”', ':'];

/// The file of glosses of the words of [`Lexicon::embedded`], from CC-CEDICT, as stored in `src/data/glosses.bin`.
///
/// # Errors
///
/// If a line of the dictionary is neither an entry nor a comment, with its number.
pub fn compile(cedict: &str) -> Result<Vec<u8>> {
    let mut glosses: BTreeMap<&str, Senses> = BTreeMap::new();
    let mut pairs: BTreeSet<(String, String)> = BTreeSet::new();
    for entry in entries(cedict) {
        let (head, all) = entry?;
        let senses = glosses.entry(head).or_default();
        for gloss in all {
            add_pairs(&mut pairs, gloss);
            if CHARACTERS.contains(&head.chars().count()) {
                without_brackets(gloss).split(';').for_each(|gloss| senses.add(gloss));
            }
        }
    }
    let table = Lexicon::embedded().table.as_ref();
    let rank = |head: &str| table.and_then(|table| table.rank(head));
    let rows: BTreeMap<usize, Vec<String>> = glosses
        .into_iter()
        .filter_map(|(head, senses)| Some((rank(head)?, senses.first())))
        .filter(|(_, glosses)| !glosses.is_empty())
        .collect();
    let mut bytes = [MAGIC, &table.map_or(0, |table| table.checksum()).to_le_bytes()].concat();
    write_rows(&mut bytes, &rows);
    bytes.extend(sieve(&pairs));
    Ok(bytes)
}

/// The short glosses of a word.
#[derive(Default)]
struct Senses {
    words: Vec<String>,
    /// Those with a capital: of a name, if the word has no other.
    names: Vec<String>,
}

impl Senses {
    fn add(&mut self, gloss: &str) {
        let gloss = gloss.split_whitespace().collect::<Vec<_>>().join(" ");
        let gloss = gloss.trim_matches([' ', ',', '.']);
        let is_short = gloss.split(' ').count() <= MOST_WORDS && gloss.len() <= LONGEST;
        if gloss.is_empty() || !is_short || gloss.contains(is_han) || gloss.starts_with("surname ") {
            return;
        }
        let list = if gloss.starts_with(char::is_uppercase) { &mut self.names } else { &mut self.words };
        if !list.iter().any(|other| other == gloss) {
            list.push(gloss.to_owned());
        }
    }

    /// The first of them; names only behind a word.
    fn first(self) -> Vec<String> {
        let names = if self.words.is_empty() { Vec::new() } else { self.names };
        self.words.into_iter().chain(names).take(MOST).collect()
    }
}

/// Adds the words of a gloss that stand side by side, but for function words between them.
fn add_pairs(pairs: &mut BTreeSet<(String, String)>, gloss: &str) {
    for phrase in gloss.split(PHRASES) {
        let words = word::words(phrase, Language::English);
        let words =
            words.iter().filter(|word| word.class == WordClass::Latin).map(|word| word.span.of(phrase));
        let content = words
            .filter(|word| !PLACEHOLDERS.contains(word) && !is_function_word(word, Language::English))
            .map(stem);
        let content: Vec<String> = content.collect();
        pairs.extend(content.windows(2).map(|two| (two[0].clone(), two[1].clone())));
    }
}

fn write_rows(bytes: &mut Vec<u8>, rows: &BTreeMap<usize, Vec<String>>) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in rows.values().flatten().flat_map(|gloss| gloss.split(' ')) {
        *counts.entry(word).or_default() += 1;
    }
    pool::write(bytes, counts.keys().map(|word| (*word, Vec::new())));
    let mut order: Vec<(usize, &str, usize)> =
        counts.iter().zip(0..).map(|((word, count), place)| (*count, *word, place)).collect();
    order.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    assert!(order.len() <= MOST_NUMBERS, "{} words of glosses", order.len());
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    for (number, (_, word, place)) in (NEXT + 1..).zip(order) {
        numbers.insert(word, number);
        bytes.extend_from_slice(&(place as u16).to_le_bytes());
    }
    Members::write(bytes, rows.keys().copied());
    let (mut offsets, mut data) = (Vec::new(), Vec::new());
    for (row, glosses) in rows.values().enumerate() {
        if row % BLOCK == 0 {
            let offset = u32::try_from(data.len()).expect("glosses are below four gigabytes");
            offsets.extend_from_slice(&offset.to_le_bytes());
        }
        let mut payload = Vec::new();
        for (n, gloss) in glosses.iter().enumerate() {
            if n > 0 {
                push_varint(&mut payload, NEXT);
            }
            gloss.split(' ').for_each(|word| push_varint(&mut payload, numbers[word]));
        }
        push_varint(&mut data, payload.len());
        data.extend_from_slice(&payload);
    }
    bytes.extend_from_slice(&offsets);
    push_varint(bytes, data.len());
    bytes.extend_from_slice(&data);
}

fn sieve(pairs: &BTreeSet<(String, String)>) -> Vec<u8> {
    let mut sieve = vec![0; (pairs.len() * BITS).div_ceil(8)];
    for (first, second) in pairs {
        bits(first, second, sieve.len()).for_each(|bit| sieve[bit / 8] |= 1 << (bit % 8));
    }
    sieve
}
