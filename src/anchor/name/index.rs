//! [`NameIndex`]: names, filed by how they are written, read and heard.

use std::collections::{BTreeMap, HashMap};

use super::Name;
use super::form::{Form, HanForm, LatinForm, MOST_WRONG};
use super::phonetic::{self, Sound};
use crate::anchor::candidates::{Candidates, listed};
use crate::anchor::latin::Latin;
use crate::anchor::near::Near;
use crate::reading::{LONGEST_LATIN, Shape, fold, letter_bit, letters_of, wrong_letters};

/// Names, filed by how they are written, read and heard.
#[derive(Debug, Default)]
pub(in crate::anchor) struct NameIndex<'k> {
    /// By Han characters.
    han: HashMap<&'k [char], Vec<u32>>,
    /// What the Latin spellings of those in Han characters have in common, by the letter they may begin with.
    shapes: HashMap<u32, Vec<(Shape, u32)>>,
    /// Letters that may be read as Han characters, by the first of them; the shorter ones first.
    spelled: HashMap<u32, Vec<Letters>>,
    /// By word in plain letters.
    words: HashMap<&'k str, Vec<u32>>,
    near: Near,
    /// By sound: foreign names in Han characters, and words in Latin letters.
    heard: Sounds<'k>,
    said: Sounds<'k>,
}

/// Some words of a Latin name, joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Letters {
    length: usize,
    entry: u32,
    /// Which letters, and which of them is the first: one bit each.
    letters: u32,
    first: u32,
}

impl Letters {
    /// The letters of some words; `None` if there are none, or too many for a name.
    fn new(entry: u32, words: &str) -> Option<Letters> {
        let words = words.as_bytes();
        let first = letter_bit(*words.first()?);
        let letters = Letters { length: words.len(), letters: letters_of(words), first, entry };
        (letters.length <= LONGEST_LATIN).then_some(letters)
    }

    fn are_few_for(&self, shape: &Shape) -> bool {
        shape.is_longer(self.length, wrong_letters(self.length))
    }

    fn are_many_for(&self, shape: &Shape) -> bool {
        shape.is_shorter(self.length, wrong_letters(self.length))
    }

    fn fit(&self, shape: &Shape) -> bool {
        shape.has_letters(self.letters, wrong_letters(self.length))
    }
}

/// Sequences of sounds, each once, with the entries that have it.
#[derive(Debug, Default)]
struct Sounds<'k> {
    numbers: HashMap<&'k [Sound], usize>,
    all: Vec<(&'k [Sound], Vec<u32>)>,
    /// The numbers of those that begin with a sound.
    by_first: BTreeMap<Sound, Vec<usize>>,
}

impl<'k> Sounds<'k> {
    fn add(&mut self, entry: u32, sounds: &'k [Sound]) {
        let number = *self.numbers.entry(sounds).or_insert(self.all.len());
        if number == self.all.len() {
            self.all.push((sounds, Vec::new()));
            if let Some(&first) = sounds.first() {
                self.by_first.entry(first).or_default().push(number);
            }
        }
        self.all[number].1.push(entry);
    }

    /// The entries that are `alike`, of those whose first sound `begins` alike.
    fn like(&self, begins: impl Fn(Sound) -> bool, alike: impl Fn(&[Sound]) -> bool, found: &mut Candidates) {
        for (_, numbers) in self.by_first.iter().filter(|(first, _)| begins(**first)) {
            let numbers = found.around(numbers, |&number| self.all[number].1[0], MOST_HEARD);
            for (sounds, entries) in numbers.iter().map(|&number| &self.all[number]) {
                if alike(sounds) {
                    found.add_listed(entries);
                }
            }
        }
    }
}

/// Of those that begin with one sound, at most so many are compared by sound.
const MOST_HEARD: usize = 256;

/// The bits of a number, each alone.
fn bits(all: u32) -> impl Iterator<Item = u32> {
    (0..u32::BITS).map(|bit| 1 << bit).filter(move |bit| all & bit != 0)
}

impl<'k> NameIndex<'k> {
    pub(in crate::anchor) fn add(&mut self, entry: u32, name: &'k Name) {
        for form in name.forms() {
            match form {
                Form::Han(han) => self.add_han(entry, han),
                Form::Latin(latin) => self.add_latin(entry, latin),
            }
        }
    }

    fn add_han(&mut self, entry: u32, han: &'k HanForm) {
        self.han.entry(&han.name.chars).or_default().push(entry);
        for shape in han.shapes() {
            for first in bits(shape.starts) {
                self.shapes.entry(first).or_default().push((shape, entry));
            }
        }
        han.sounds.iter().for_each(|sounds| self.heard.add(entry, sounds));
    }

    fn add_latin(&mut self, entry: u32, latin: &'k LatinForm) {
        for letters in latin.spellings().filter_map(|word| Letters::new(entry, word)) {
            self.spelled.entry(letters.first).or_default().push(letters);
        }
        for word in latin.words() {
            self.words.entry(word).or_default().push(entry);
        }
        latin.spelled.orders.iter().for_each(|order| self.near.add(entry, order));
        latin.sounds.iter().for_each(|sounds| self.said.add(entry, sounds));
    }

    /// Puts everything in order, once all is added.
    pub(in crate::anchor) fn finish(&mut self) {
        for letters in self.spelled.values_mut() {
            letters.sort_unstable();
            letters.dedup();
        }
    }

    /// The names that may agree with one.
    pub(in crate::anchor) fn like(&self, name: &Name, found: &mut Candidates) {
        for form in name.forms() {
            match form {
                Form::Han(han) => self.like_han(han, found),
                Form::Latin(latin) => self.like_latin(latin, found),
            }
        }
    }

    fn like_han(&self, han: &HanForm, found: &mut Candidates) {
        found.add_same(listed(&self.han, han.name.chars.as_slice()));
        for shape in han.shapes() {
            for first in bits(shape.starts) {
                let spelled = listed(&self.spelled, &first);
                let start = spelled.partition_point(|letters| letters.are_few_for(&shape));
                let end = spelled.partition_point(|letters| !letters.are_many_for(&shape));
                for of_length in spelled[start..end.max(start)].chunk_by(|a, b| a.length == b.length) {
                    let looked_at = found.looked_at(of_length, |letters| letters.entry).iter();
                    found.add(looked_at.filter(|letters| letters.fit(&shape)).map(|letters| letters.entry));
                }
            }
        }
        for sounds in &han.sounds {
            let begins = |other| phonetic::begin_alike(sounds[0], other);
            self.said.like(begins, |other| phonetic::similarity(sounds, other) > 0.0, found);
        }
    }

    fn like_latin(&self, latin: &LatinForm, found: &mut Candidates) {
        for word in latin.words() {
            found.add_listed(listed(&self.words, word));
        }
        for order in &latin.spelled.orders {
            self.near.like(order, MOST_WRONG, found);
        }
        for letters in latin.spellings().filter_map(|word| Letters::new(0, word)) {
            let shapes = listed(&self.shapes, &letters.first);
            let like = found.looked_at(shapes, |&(_, entry)| entry).iter().filter(|(shape, _)| {
                !letters.are_few_for(shape) && !letters.are_many_for(shape) && letters.fit(shape)
            });
            found.add(like.map(|&(_, entry)| entry));
        }
        for sounds in &latin.sounds {
            let begins = |other| phonetic::begin_alike(other, sounds[0]);
            self.heard.like(begins, |other| phonetic::similarity(other, sounds) > 0.0, found);
        }
    }

    /// The names that have a word on the other side.
    pub(in crate::anchor) fn with_token(&self, latin: &Latin, found: &mut Candidates) {
        let letters = fold::letters(&latin.folded);
        found.add_listed(listed(&self.words, letters.as_str()));
    }
}
