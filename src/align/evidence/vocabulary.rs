//! The tokens of one document: its words, and the anchors that take their place.

use std::collections::HashMap;
use std::mem::Discriminant;

use crate::align::evidence::coverage::Token;
use crate::anchor::{Anchor, Key};
use crate::document::Document;
use crate::lexicon::is_function_word;
use crate::span::{Span, within};
use crate::text::words::Words;

/// What a token is: an anchor, or a word.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind<'a> {
    /// An anchor that has its like on the other side.
    Anchor(&'a Key),
    /// A Chinese word as it stands, or the stem of an English one; and its number among the
    /// [`Words`] of the document.
    Word(String, u32),
}

/// The token types of a document, where they occur and how much they weigh.
#[derive(Clone, Debug)]
pub(crate) struct Vocabulary<'a> {
    /// The types, in the order in which they first occur.
    pub(crate) kinds: Vec<Kind<'a>>,
    /// How much one occurrence weighs: rare types say more, function words little.
    weights: Vec<f32>,
    /// Place and type of every token, in order.
    occurrences: Vec<(Span, u32)>,
}

/// What a function word weighs of what it would by its rarity.
const FUNCTION_WORD: f32 = 0.2;
/// A type that occurs twice in a unit weighs 2 to this power; more add nothing.
const REPEAT_EXPONENT: f32 = 0.7;

/// A token as it is found.
#[derive(Clone, Copy)]
enum Found<'a, 't> {
    /// What it was read as, and how it is written.
    Anchor(&'a Key, &'t str),
    /// The number of its form.
    Word(u32),
}

/// A type's identity: an anchor by its sort and its words, a word by its number.
type Identity<'t> = (Option<Discriminant<Key>>, &'t str, u32);

impl<'t> Found<'_, 't> {
    fn identity(self) -> Identity<'t> {
        match self {
            Found::Anchor(key, written) => (Some(std::mem::discriminant(key)), written, 0),
            Found::Word(form) => (None, "", form),
        }
    }
}

impl<'a> Vocabulary<'a> {
    /// Collects the tokens of a document from its words, which may be those of a document that it is
    /// part of. `anchors` are those that have their like on the other side; they take the place of the
    /// words they cover.
    pub(crate) fn new(
        document: &Document<'_>,
        all: &Words,
        anchors: impl Iterator<Item = &'a Anchor>,
    ) -> Vocabulary<'a> {
        let mut vocabulary = Vocabulary { kinds: Vec::new(), weights: Vec::new(), occurrences: Vec::new() };
        let mut numbers: HashMap<Identity<'_>, u32> = HashMap::new();
        let mut sentences_with: Vec<u32> = Vec::new();
        let mut last_sentence: Vec<usize> = Vec::new();
        let mut anchors = anchors.peekable();
        for sentence in document.sentences() {
            let mut found: Vec<(Span, Found<'a, '_>)> = Vec::new();
            while let Some(anchor) = anchors.next_if(|anchor| anchor.span.start < sentence.span().end) {
                found.push((anchor.span, Found::Anchor(&anchor.key, anchor.span.of(document.text()))));
            }
            let covered = found.len();
            // Lines of the page around the article have no words.
            let words = if sentence.is_boilerplate() { Span::default() } else { sentence.span() };
            for (word, form) in all.numbered(words) {
                if !found[..covered].iter().any(|(anchor, _)| anchor.overlaps(word.span)) {
                    found.push((word.span, Found::Word(form)));
                }
            }
            found.sort_by_key(|(span, _)| *span);
            for (span, token) in found {
                let number = *numbers.entry(token.identity()).or_insert_with(|| {
                    vocabulary.kinds.push(match token {
                        Found::Anchor(key, _) => Kind::Anchor(key),
                        Found::Word(form) => Kind::Word(all.forms[form as usize].clone(), form),
                    });
                    sentences_with.push(0);
                    last_sentence.push(usize::MAX);
                    sentences_with.len() as u32 - 1
                });
                let at = number as usize;
                sentences_with[at] += u32::from(last_sentence[at] != sentence.index());
                last_sentence[at] = sentence.index();
                vocabulary.occurrences.push((span, number));
            }
        }
        let sentences = (document.len() + 1) as f32;
        let weight = |(kind, &with): (&Kind<'_>, &u32)| {
            let rarity = (sentences / with as f32).ln();
            match kind {
                Kind::Word(word, _) if is_function_word(word, document.language()) => FUNCTION_WORD * rarity,
                _ => rarity,
            }
        };
        vocabulary.weights = vocabulary.kinds.iter().zip(&sentences_with).map(weight).collect();
        vocabulary
    }

    /// The tokens in a span of the document: place and type of each, in order.
    pub(crate) fn tokens(&self, span: Span) -> &[(Span, u32)] {
        &self.occurrences[within(&self.occurrences, span, |(place, _)| *place)]
    }

    /// The tokens of each of these units (sentences, or clauses: spans of the document, in order), each
    /// type once with its weight.
    pub(crate) fn bags(&self, units: &[Span]) -> Vec<Vec<Token>> {
        let mut rest = &self.occurrences[..];
        let bag = |unit: &Span| {
            let here = rest.partition_point(|(place, _)| place.start < unit.end);
            let mut kinds: Vec<u32> = rest[..here].iter().map(|&(_, kind)| kind).collect();
            rest = &rest[here..];
            kinds.sort_unstable();
            let runs = kinds.chunk_by(|a, b| a == b);
            runs.map(|run| {
                let repeat = (run.len().min(2) as f32).powf(REPEAT_EXPONENT);
                Token { kind: run[0], weight: repeat * self.weights[run[0] as usize] }
            })
            .collect()
        };
        units.iter().map(bag).collect()
    }
}
