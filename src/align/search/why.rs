//! The words that link the sides of a bead, kept for whoever asks why.

use crate::align::evidence::Evidence;
use crate::align::evidence::vocabulary::{Kind, Vocabulary};
use crate::align::search::found::Found;
use crate::assign::assign;
use crate::bitext::{Bead, WordLink};
use crate::document::Document;
use crate::side::Both;
use crate::span::Span;

/// Words that match less well than this are not shown as links.
const LEAST_STRENGTH: f32 = 0.2;

/// Finds the words that link the sides of each of these beads, where they are not known yet; `strengths` says
/// how well a type of the source matches those of the target, by number.
pub(crate) fn link_words<S: Fn(u32) -> f32>(
    path: &mut [Found],
    documents: Both<&Document<'_>>,
    evidence: &Evidence,
    strengths: impl Fn(u32) -> S,
) {
    for found in path.iter_mut().filter(|found| found.reasons.words.is_empty()) {
        found.reasons.words = links(&found.bead, documents, evidence, &strengths).into();
    }
}

/// The words of both sides that match, the best chosen first and each used once; in the order of the source.
fn links<S: Fn(u32) -> f32>(
    bead: &Bead,
    documents: Both<&Document<'_>>,
    evidence: &Evidence,
    strengths: impl Fn(u32) -> S,
) -> Vec<WordLink> {
    if bead.is_null() {
        return Vec::new();
    }
    let spans = documents.zip(bead.sides()).map(|(document, sents)| document.span(sents));
    let words = evidence.vocabulary.as_ref().zip(spans).map(|(vocabulary, span)| words(vocabulary, span));
    let mut found: Vec<(f32, u32, u32)> = Vec::new();
    for (source, &(_, kind)) in (0..).zip(&words.source) {
        let strength = strengths(kind);
        for (target, &(_, other)) in (0..).zip(&words.target) {
            let strength = strength(other);
            if strength >= LEAST_STRENGTH {
                found.push((strength, source, target));
            }
        }
    }
    // Of two equal matches, the first in the source, then in the target.
    found.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut chosen = assign(found, |&(_, source, target)| (source, target));
    chosen.sort_unstable_by_key(|&(_, source, _)| source);
    let span = |words: &[(Span, u32)], at: u32| words[at as usize].0;
    let link = |(strength, source, target)| WordLink {
        source: span(&words.source, source),
        target: span(&words.target, target),
        strength,
    };
    chosen.into_iter().map(link).collect()
}

/// The words among the tokens of `span`, with their types. Anchors are linked elsewhere.
fn words(vocabulary: &Vocabulary, span: Span) -> Vec<(Span, u32)> {
    let is_word = |&&(_, kind): &&(Span, u32)| matches!(vocabulary.kinds[kind as usize], Kind::Word(_));
    vocabulary.tokens(span).iter().filter(is_word).copied().collect()
}
