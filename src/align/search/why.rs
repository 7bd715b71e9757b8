//! The words that link the sides of a bead, kept for whoever asks why.

use crate::align::evidence::matches::Matches;
use crate::align::evidence::vocabulary::{Kind, Vocabulary};
use crate::align::search::found::Found;
use crate::bitext::{Bead, WordLink};
use crate::document::Document;
use crate::span::Span;

/// Words that match less are not named as links.
const LEAST_STRENGTH: f32 = 0.2;

/// Finds the words that link the sides of each of these beads, where they are not yet known.
pub(crate) fn link_words(
    steps: &mut [Found],
    documents: [&Document<'_>; 2],
    vocabularies: [&Vocabulary<'_>; 2],
    matches: &Matches,
) {
    for step in steps.iter_mut().filter(|step| step.reasons.words.is_empty()) {
        step.reasons.words = links(&step.bead, documents, vocabularies, matches).into();
    }
}

/// The words of both sides that match, best first chosen, each used once; in the order of the source.
fn links(
    bead: &Bead,
    [source, target]: [&Document<'_>; 2],
    [source_words, target_words]: [&Vocabulary<'_>; 2],
    matches: &Matches,
) -> Vec<WordLink> {
    if bead.is_null() {
        return Vec::new();
    }
    let sources = words(source_words, source.span(bead.source));
    let targets = words(target_words, target.span(bead.target));
    let mut found: Vec<WordLink> = Vec::new();
    for &(source, kind) in &sources {
        let row = &matches.rows[kind as usize];
        for &(target, other) in &targets {
            if let Ok(place) = row.binary_search_by_key(&other, |&(kind, _)| kind) {
                found.push(WordLink { source, target, strength: row[place].1 });
            }
        }
    }
    found.retain(|link| link.strength >= LEAST_STRENGTH);
    // A stable sort: of two that match as well, the first in the source, then in the target.
    found.sort_by(|a, b| b.strength.total_cmp(&a.strength));
    let mut chosen: Vec<WordLink> = Vec::new();
    for link in found {
        if !chosen.iter().any(|other| other.source == link.source || other.target == link.target) {
            chosen.push(link);
        }
    }
    chosen.sort_by_key(|link| link.source);
    chosen
}

/// The words among the tokens of `span`, with their types. Anchors are linked elsewhere.
fn words(vocabulary: &Vocabulary<'_>, span: Span) -> Vec<(Span, u32)> {
    let is_word = |&&(_, kind): &&(Span, u32)| matches!(vocabulary.kinds[kind as usize], Kind::Word(..));
    vocabulary.tokens(span).iter().filter(is_word).copied().collect()
}
