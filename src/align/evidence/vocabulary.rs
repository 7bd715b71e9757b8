//! The tokens of one document: its words, and the anchors that take their place.

use rustc_hash::FxHashMap;

use crate::align::evidence::anchors::Group;
use crate::align::evidence::token::Token;
use crate::document::Document;
use crate::span::{Span, within};
use crate::text::words::Words;

/// What a token is: an anchor, or a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// An anchor of a group that has its like on the other side.
    Anchor(Group),
    /// A word, by the number of its form among the [`Words`] of the document.
    Word(u32),
}

impl Kind {
    /// The group of an anchor.
    pub(crate) fn group(self) -> Option<Group> {
        match self {
            Kind::Anchor(group) => Some(group),
            Kind::Word(_) => None,
        }
    }

    /// The form of a word.
    pub(crate) fn form(self) -> Option<u32> {
        match self {
            Kind::Anchor(_) => None,
            Kind::Word(form) => Some(form),
        }
    }
}

/// The token types of a document, where they occur and how much they weigh.
#[derive(Clone, Debug)]
pub(crate) struct Vocabulary {
    /// The types, in the order in which they first occur.
    pub(crate) kinds: Vec<Kind>,
    /// How much one occurrence weighs: rare types say more, function words little.
    weights: Vec<f32>,
    /// The place and the type of every token, in order.
    occurrences: Vec<(Span, u32)>,
}

// As measured best on chapters of six novels.

/// What a function word weighs, as a share of what its rarity would give it.
const FUNCTION_WORD: f32 = 0.5;
/// A word of content is rare in a document of fewer sentences, too: it weighs as if there were so many.
const FEWEST_SENTENCES: usize = 10;
/// A type that occurs twice in a unit weighs two to this power; further occurrences add nothing.
const REPEAT_EXPONENT: f32 = 0.7;

impl Vocabulary {
    /// Collects the tokens of a document from its words, which may be those of a document that it is part of;
    /// `function` says which of their forms are function words.
    /// `anchors` are those that have their like on the other side, with their groups, in order; they take the
    /// place of the words they cover.
    pub(crate) fn new(
        document: &Document<'_>,
        (words, function): (&Words, &[bool]),
        anchors: &[(Span, Group)],
    ) -> Vocabulary {
        let mut vocabulary = Vocabulary { kinds: Vec::new(), weights: Vec::new(), occurrences: Vec::new() };
        let mut of_words: Vec<Option<u32>> = vec![None; words.forms.len()];
        let mut of_anchors: FxHashMap<Group, u32> = FxHashMap::default();
        let mut sentences_with: Vec<u32> = Vec::new();
        let mut last_sentence: Vec<usize> = Vec::new();
        let mut anchors = anchors.iter().copied().peekable();
        for sentence in document.sentences() {
            let mut found: Vec<(Span, Kind)> = Vec::new();
            while let Some((span, group)) = anchors.next_if(|(span, _)| span.start < sentence.span().end) {
                found.push((span, Kind::Anchor(group)));
            }
            let covered = found.len();
            // Lines of the page around the article have no words.
            let span = if sentence.is_boilerplate() { Span::default() } else { sentence.span() };
            for (word, form) in words.numbered(span) {
                if !found[..covered].iter().any(|(anchor, _)| anchor.overlaps(word.span)) {
                    found.push((word.span, Kind::Word(form)));
                }
            }
            found.sort_by_key(|(span, _)| *span);
            for (span, kind) in found {
                let next = || {
                    vocabulary.kinds.push(kind);
                    sentences_with.push(0);
                    last_sentence.push(usize::MAX);
                    sentences_with.len() as u32 - 1
                };
                let number = match kind {
                    Kind::Word(form) => *of_words[form as usize].get_or_insert_with(next),
                    Kind::Anchor(group) => *of_anchors.entry(group).or_insert_with(next),
                };
                let at = number as usize;
                sentences_with[at] += u32::from(last_sentence[at] != sentence.index());
                last_sentence[at] = sentence.index();
                vocabulary.occurrences.push((span, number));
            }
        }
        let sentences = document.len() + 1;
        let weight = |(&kind, &with): (&Kind, &u32)| {
            let is_function = kind.form().is_some_and(|form| function[form as usize]);
            let (share, among) =
                if is_function { (FUNCTION_WORD, sentences) } else { (1.0, sentences.max(FEWEST_SENTENCES)) };
            share * (among as f32 / with as f32).ln()
        };
        vocabulary.weights = vocabulary.kinds.iter().zip(&sentences_with).map(weight).collect();
        vocabulary
    }

    /// The place and the type of each token in a span of the document, in order.
    pub(crate) fn tokens(&self, span: Span) -> &[(Span, u32)] {
        &self.occurrences[within(&self.occurrences, span, |(place, _)| *place)]
    }

    /// The tokens of each of these units (sentences or clauses: spans of the document, in order), each type
    /// once with its weight.
    pub(crate) fn bags(&self, units: &[Span]) -> Vec<Vec<Token>> {
        let twice = 2.0_f32.powf(REPEAT_EXPONENT);
        let mut rest = &self.occurrences[..];
        let bag = |unit: &Span| {
            let here = rest.partition_point(|(place, _)| place.start < unit.end);
            let mut kinds: Vec<u32> = rest[..here].iter().map(|&(_, kind)| kind).collect();
            rest = &rest[here..];
            kinds.sort_unstable();
            let runs = kinds.chunk_by(|a, b| a == b);
            runs.map(|run| {
                let repeat = if run.len() > 1 { twice } else { 1.0 };
                Token { kind: run[0], weight: repeat * self.weights[run[0] as usize] }
            })
            .collect()
        };
        units.iter().map(bag).collect()
    }
}

/// The bytes of the sentences of a document.
pub(crate) fn sentence_spans(document: &Document<'_>) -> Vec<Span> {
    document.sentences().map(|sentence| sentence.span()).collect()
}
