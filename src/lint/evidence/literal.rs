//! Words that stand in the English part by part: the glosses of their characters, but none of their own.

use std::cell::Cell;

use crate::bitext::{Pair, Scope};
use crate::language::{is_han, visible};
use crate::lexicon::glosses::Glosses;
use crate::lexicon::{StemId, Translations, Vectors};
use crate::span::Span;

use crate::lint::evidence::vocabulary::{Content, Token, Vocabulary};

/// How words of two, three and four characters are cut: a bit for each place between two characters, from the first.
const CUTS: [&[u32]; 3] = [&[0b1], &[0b01, 0b10, 0b11], &[0b010, 0b111]];
/// The most places of an English word that are looked at.
const MOST_PLACES: usize = 4;
/// The most places of a pair that are judged: each takes as long as reading the pair.
const MOST_JUDGED: usize = 64;
/// What may stand between the parts.
const LINKS: [&str; 5] = ["a", "an", AND, "of", "the"];
const AND: &str = "and";
/// This character counts in most words, and means nothing by itself.
const ONE: char = '一';
/// Stems of words that go with any other.
const LIGHT: [&str; 22] = [
    "come", "day", "get", "give", "go", "look", "make", "man", "matter", "men", "peopl", "person", "place",
    "put", "run", "say", "see", "take", "thing", "time", "use", "way",
];
/// A stem of a gloss with at least this weight shows the word.
const TRACE: f32 = 0.4;
/// From this weight on, a stem is most of a gloss.
const MOSTLY: f32 = 0.6;
/// Above this cosine, a part says what the word means.
const AKIN: f32 = 0.45;
/// From this cosine on, it is another word for it; for parts with “and” between them from this one on.
const SAME: f32 = 0.9;
const JOINED: f32 = 0.6;
/// How much of the cosine of a word comes from its characters, which its parts have too.
const FROM_CHARACTERS: f32 = 0.05;
/// A stem that contains another one of at least this length is a compound of it: “moonlight”, “moon”.
const COMPOUND: usize = 4;
/// How many parts must be foreign to the word's own glosses.
const FOREIGN: usize = 2;

/// A word and the words of its parts.
#[derive(Clone, Debug)]
pub(crate) struct Literal {
    /// The Chinese word, in the document.
    pub(crate) source: Span,
    /// What stands for it in the English document.
    pub(crate) target: Span,
    /// The word in simplified characters.
    pub(crate) word: String,
    /// How many parts it was cut into.
    pub(crate) parts: usize,
}

/// The English of a pair.
struct English<'t> {
    text: &'t str,
    content: Vec<Content>,
    /// The content words by their stem.
    by_stem: Vec<(StemId, usize)>,
    /// How many places may still be judged.
    left: Cell<usize>,
}

/// The words of a pair that are translated part by part, no two at the same place of the English.
pub(crate) fn literals(vocabulary: &Vocabulary<'_>, pair: &Pair<'_>) -> Vec<Literal> {
    let english = English::new(vocabulary, pair);
    let mut found: Vec<Literal> = Vec::new();
    for token in vocabulary.tokens(pair) {
        let whole = literal(vocabulary, pair, &english, token);
        let all = match whole {
            Some(literal) => vec![literal],
            None => words_inside(vocabulary, token)
                .into_iter()
                .filter_map(|inside| literal(vocabulary, pair, &english, inside))
                .collect(),
        };
        for literal in all {
            match found.iter_mut().find(|other| other.target.overlaps(literal.target)) {
                Some(other) if other.target.len() < literal.target.len() => *other = literal,
                Some(_) => {}
                None => found.push(literal),
            }
        }
    }
    found
}

/// The two words of a token of four characters that the lexicon does not have: 学习心得.
fn words_inside<'v>(vocabulary: &Vocabulary<'_>, token: Token<'v>) -> Vec<Token<'v>> {
    let Some((middle, _)) = token.form.char_indices().nth(2) else { return Vec::new() };
    let (first, second) = token.form.split_at(middle);
    if second.chars().count() != 2 || vocabulary.has_entry(token) {
        return Vec::new();
    }
    // Where the text has other characters between those of the word, the place of all of it is told.
    let is_plain = token.span.len() == token.form.len();
    let (end, start) = match token.span.start + middle as u32 {
        middle if is_plain => (middle, middle),
        _ => (token.span.end, token.span.start),
    };
    let part = |form, start, end| token.part(Span { start, end }, form);
    vec![part(first, token.span.start, end), part(second, start, token.span.end)]
}

fn literal(
    vocabulary: &Vocabulary<'_>,
    pair: &Pair<'_>,
    english: &English<'_>,
    token: Token<'_>,
) -> Option<Literal> {
    let count = token.form.chars().take(CUTS.len() + 2).count();
    let cuts = CUTS.get(count.checked_sub(2)?)?;
    if !token.form.chars().all(is_han) || token.form.contains(ONE) {
        return None;
    }
    let mut longest: Option<(usize, usize)> = None;
    for &cut in *cuts {
        let parts = parts(token.form, cut);
        let places = english.places(vocabulary, &parts);
        let foreign = |&at: &usize| is_foreign(vocabulary, pair, english, token, (at, at + parts.len()));
        if let Some(at) = places.into_iter().find(foreign)
            && longest.is_none_or(|(_, most)| most < parts.len())
        {
            longest = Some((at, parts.len()));
        }
    }
    let (at, parts) = longest?;
    let target = english.content[at].span.join(english.content[at + parts - 1].span);
    Some(Literal { source: token.span, target, word: token.form.to_owned(), parts })
}

/// The parts of a word that is cut at these places.
fn parts(word: &str, cut: u32) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (n, (at, _)) in word.char_indices().skip(1).enumerate() {
        if cut >> n & 1 == 1 {
            parts.push(&word[start..at]);
            start = at;
        }
    }
    parts.push(&word[start..]);
    parts
}

impl<'t> English<'t> {
    fn new(vocabulary: &Vocabulary<'t>, pair: &Pair<'_>) -> English<'t> {
        let content: Vec<Content> = vocabulary.content(pair).collect();
        let numbered = content.iter().zip(0..);
        let mut by_stem: Vec<(StemId, usize)> =
            numbered.filter_map(|(word, at)| Some((word.stem?, at))).collect();
        by_stem.sort_unstable();
        let text = vocabulary.bitext().target().text();
        English { text, content, by_stem, left: Cell::new(MOST_JUDGED) }
    }

    /// Where the parts stand side by side, each as one of its senses: the numbers of the first content word.
    fn places(&self, vocabulary: &Vocabulary<'_>, parts: &[&str]) -> Vec<usize> {
        let (first, rest) = parts.split_first().expect("a word has parts");
        let mut places = Vec::new();
        for &sense in &*vocabulary.senses(first) {
            let from = self.by_stem.partition_point(|&(id, _)| id < sense);
            let here = self.by_stem[from..].iter().take_while(|&&(id, _)| id == sense).take(MOST_PLACES);
            for &(_, at) in here {
                let follow = self.content[at..].windows(2).zip(rest).take_while(|(two, part)| {
                    let sense = two[1].stem.filter(|id| vocabulary.senses(part).contains(id));
                    sense.is_some() && self.are_side_by_side(two[0].span, two[1].span)
                });
                if follow.count() == rest.len() {
                    places.push(at);
                }
            }
        }
        places
    }

    /// Whether there is an “and” between these words.
    fn are_joined(&self, from: usize, to: usize) -> bool {
        let words = visible(self.content[from].span.join(self.content[to - 1].span).of(self.text));
        words.split_whitespace().any(|word| word == AND)
    }

    /// Whether one of these words is an adverb: “unusually long”.
    fn has_adverb(&self, vocabulary: &Vocabulary<'_>, from: usize, to: usize) -> bool {
        let is_adverb = |word: &Content| {
            let word = visible(word.span.of(self.text));
            word.strip_suffix("ly").is_some_and(|base| vocabulary.knows(base))
        };
        self.content[from..to].iter().any(is_adverb)
    }

    fn are_side_by_side(&self, first: Span, second: Span) -> bool {
        let gap = visible(&self.text[first.end as usize..second.start as usize]);
        let mut pieces = gap.split(|c: char| c.is_whitespace() || c == '-' || c == '‑');
        pieces.all(|piece| piece.is_empty() || LINKS.contains(&piece))
    }
}

/// Whether what stands in the English for the parts of a word says nothing of the word, and the word is not said
/// elsewhere.
fn is_foreign(
    vocabulary: &Vocabulary<'_>,
    pair: &Pair<'_>,
    english: &English<'_>,
    token: Token<'_>,
    (from, to): (usize, usize),
) -> bool {
    let Some(left) = english.left.get().checked_sub(1) else { return false };
    english.left.set(left);
    let Some(own) = vocabulary.translations(token.form) else { return false };
    let own = &own;
    let ids: Vec<StemId> = english.content[from..to].iter().filter_map(|word| word.stem).collect();
    let foreign: Vec<StemId> = ids.iter().copied().filter(|&id| own.weight(id) == 0.0).collect();
    if foreign.len() < FOREIGN || english.has_adverb(vocabulary, from, to) {
        return false;
    }
    let others = english.content[..from].iter().chain(&english.content[to..]);
    if others.clone().any(|word| is_trace(own, word)) || is_said_beside(vocabulary, pair, own) {
        return false;
    }
    let is_same = |other: &Token<'_>| other.span.overlaps(token.span) || other.form == token.form;
    let says = |other: &Token<'_>| {
        let entry = vocabulary.entry(*other);
        entry.is_some_and(|entry| foreign.iter().any(|&id| entry.weight(id) >= MOSTLY))
    };
    if vocabulary.tokens(pair).any(|other| !is_same(&other) && says(&other)) {
        return false;
    }
    let texts: Vec<String> = ids.iter().map(|&id| vocabulary.stem_text(id)).collect();
    let together = |two: &[String]| Glosses::embedded().have_together(&two[0], &two[1]);
    if texts.windows(2).all(together) {
        return false;
    }
    let own: Vec<String> = own.iter().map(|(id, _)| vocabulary.stem_text(id)).collect();
    let is_part = |part: &str, whole: &str| part.len() >= COMPOUND && whole.contains(part);
    let mut foreign: Vec<String> = foreign.into_iter().map(|id| vocabulary.stem_text(id)).collect();
    foreign.retain(|stem| !own.iter().any(|own| is_part(stem, own) || is_part(own, stem)));
    let is_light = |stem: &String| LIGHT.contains(&stem.as_str());
    if foreign.len() < FOREIGN || to - from == FOREIGN && foreign.iter().any(is_light) {
        return false;
    }
    let likeness: Vec<f32> = foreign.iter().map(|stem| likeness(token.form, stem, &own)).collect();
    let (least, most) =
        (likeness.iter().copied().fold(1.0, f32::min), likeness.into_iter().fold(0.0, f32::max));
    let too_near = if english.are_joined(from, to) { JOINED } else { SAME };
    least <= AKIN && (to - from > FOREIGN || most < too_near)
}

fn is_trace(own: &Translations, word: &Content) -> bool {
    word.stem.is_some_and(|id| own.weight(id) >= TRACE)
}

/// Whether the English of a pair before or behind, of the same text, says the word.
fn is_said_beside(vocabulary: &Vocabulary<'_>, pair: &Pair<'_>, own: &Translations) -> bool {
    let bitext = vocabulary.bitext();
    let beside = [pair.index().checked_sub(1), Some(pair.index() + 1)].into_iter().flatten();
    bitext.scope() == Scope::Text
        && beside
            .filter(|&index| index < bitext.beads().len())
            .any(|index| vocabulary.content(&bitext.pair(index)).any(|word| is_trace(own, &word)))
}

/// The highest cosine between a stem and those of the word's own glosses; between it and the word, if these have no
/// vector.
fn likeness(word: &str, stem: &str, own: &[String]) -> f32 {
    let vectors = Vectors::embedded();
    let Some(vector) = vectors.stem(stem) else { return 0.0 };
    let glosses = own.iter().filter_map(|own| Some(vectors.stem(own)?.cosine(&vector)));
    let word = || vectors.word(word).map_or(0.0, |word| word.cosine(&vector) - FROM_CHARACTERS);
    glosses.max_by(f32::total_cmp).unwrap_or_else(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_where_the_bits_say() {
        assert_eq!(parts("乌龙球", 0b10), ["乌龙", "球"]);
        assert_eq!(parts("乌龙球", 0b11), ["乌", "龙", "球"]);
        assert_eq!(parts("微波电炉", 0b010), ["微波", "电炉"]);
    }
}
