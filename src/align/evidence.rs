//! What the sentences of two documents share, as sparse numbers.
//!
//! Every sentence becomes a bag of weighted [`Token`]s, and every token type gets its [`Hit`]s on the
//! other side: the sentences in which something matches it.

use std::collections::HashMap;

use super::coverage::{Hit, Token};
use crate::anchor::{Anchor, Key};
use crate::bitext::{Anchors, Link};
use crate::document::Document;

/// The tokens of both sides, and where each token type finds its like on the other.
#[derive(Clone, Debug)]
pub(crate) struct Evidence {
    pub(crate) source: Side,
    pub(crate) target: Side,
}

/// The tokens of one side.
#[derive(Clone, Debug)]
pub(crate) struct Side {
    /// For each sentence, its token types with their weights.
    pub(crate) sentences: Vec<Vec<Token>>,
    /// For each token type, the sentences of the other side that match it, in order.
    pub(crate) hits: Vec<Vec<Hit>>,
}

impl Evidence {
    /// Collects the evidence of two documents.
    pub(crate) fn new(source: &Document<'_>, target: &Document<'_>, anchors: &Anchors) -> Evidence {
        let sources = Vocabulary::new(source, &anchors.source);
        let targets = Vocabulary::new(target, &anchors.target);
        let mut matches = Vec::new();
        for (z, a) in sources.keys.iter().enumerate() {
            for (e, b) in targets.keys.iter().enumerate() {
                let strength = a.similarity(b);
                if strength >= Link::THRESHOLD {
                    matches.push((z, e, strength));
                }
            }
        }
        let backwards = matches.iter().map(|&(z, e, strength)| (e, z, strength));
        let source_hits = hits(sources.keys.len(), matches.iter().copied(), &targets.sentences);
        let target_hits = hits(targets.keys.len(), backwards, &sources.sentences);
        Evidence {
            source: Side { sentences: sources.weighted(), hits: source_hits },
            target: Side { sentences: targets.weighted(), hits: target_hits },
        }
    }
}

/// The token types of one document and where they occur.
struct Vocabulary<'a> {
    keys: Vec<&'a Key>,
    /// For each sentence, its types with how often they occur in it.
    sentences: Vec<Vec<(u32, u32)>>,
}

impl<'a> Vocabulary<'a> {
    fn new(document: &Document<'_>, anchors: &'a [Anchor]) -> Vocabulary<'a> {
        let mut numbers: HashMap<(std::mem::Discriminant<Key>, &str), u32> = HashMap::new();
        let mut keys = Vec::new();
        let mut rest = anchors;
        let mut sentences = Vec::with_capacity(document.len());
        for sentence in document.sentences() {
            let here = rest.partition_point(|anchor| anchor.span.start < sentence.span().end);
            let mut counts: Vec<(u32, u32)> = Vec::new();
            for anchor in &rest[..here] {
                let surface = anchor.span.of(document.text());
                let kind =
                    *numbers.entry((std::mem::discriminant(&anchor.key), surface)).or_insert_with(|| {
                        keys.push(&anchor.key);
                        keys.len() as u32 - 1
                    });
                match counts.iter_mut().find(|(known, _)| *known == kind) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((kind, 1)),
                }
            }
            rest = &rest[here..];
            sentences.push(counts);
        }
        Vocabulary { keys, sentences }
    }

    /// The sentences with weights: rare types weigh more, and a type's second occurrence in a
    /// sentence adds little.
    fn weighted(&self) -> Vec<Vec<Token>> {
        let mut sentences_with = vec![0u32; self.keys.len()];
        for &(kind, _) in self.sentences.iter().flatten() {
            sentences_with[kind as usize] += 1;
        }
        let all = (self.sentences.len() + 1) as f32;
        let token = |&(kind, count): &(u32, u32)| {
            let rarity = (all / sentences_with[kind as usize] as f32).ln();
            Token { kind, weight: (count.min(2) as f32).powf(REPEAT_EXPONENT) * rarity }
        };
        self.sentences.iter().map(|sentence| sentence.iter().map(token).collect()).collect()
    }
}

/// A type that occurs twice in a sentence weighs 2 to this power.
const REPEAT_EXPONENT: f32 = 0.7;

/// For each of `len` types of one side, where its matches stand in the other side's sentences.
fn hits(
    len: usize,
    matches: impl Iterator<Item = (usize, usize, f32)>,
    others: &[Vec<(u32, u32)>],
) -> Vec<Vec<Hit>> {
    let mut places: HashMap<usize, Vec<u32>> = HashMap::new();
    for (at, sentence) in others.iter().enumerate() {
        for &(kind, _) in sentence {
            places.entry(kind as usize).or_default().push(at as u32);
        }
    }
    let mut hits: Vec<Vec<Hit>> = vec![Vec::new(); len];
    for (here, there, strength) in matches {
        let found = places.get(&there).into_iter().flatten();
        hits[here].extend(found.map(|&at| Hit { at, strength }));
    }
    for row in &mut hits {
        row.sort_by(|a, b| a.at.cmp(&b.at).then(b.strength.total_cmp(&a.strength)));
        row.dedup_by_key(|hit| hit.at);
    }
    hits
}
