//! The terms of the caller's glossary as anchors.

use super::{Anchor, Anchors, Key};
use crate::document::{Document, Sentence};
use crate::lexicon::Glossary;
use crate::side::Both;
use crate::span::Span;

/// Adds the terms of a glossary, wherever they occur in the article. They replace the anchors they overlap,
/// except quotations.
pub(crate) fn with_terms(anchors: Anchors, documents: Both<&Document<'_>>, glossary: &Glossary) -> Anchors {
    if glossary.terms().is_empty() {
        return anchors;
    }
    anchors.zip(documents).map(|(anchors, document)| joined(anchors, terms(document, glossary)))
}

/// The terms in a document, in order: an anchor for each place, with every term that fits there.
fn terms(document: &Document<'_>, glossary: &Glossary) -> Vec<Anchor> {
    let of_sentence = |sentence: Sentence<'_>| {
        let hits = glossary.terms_in(sentence.text(), document.language());
        let places: Vec<Anchor> = hits
            .chunk_by(|a, b| a.span == b.span)
            .map(|hits| Anchor {
                span: hits[0].span.shifted(sentence.span().start),
                key: Key::Term(hits.iter().map(|hit| hit.term as u32).collect()),
            })
            .collect();
        places
    };
    document.sentences().filter(|sentence| !sentence.is_boilerplate()).flat_map(of_sentence).collect()
}

fn joined(anchors: Vec<Anchor>, terms: Vec<Anchor>) -> Vec<Anchor> {
    let is_free = |span: Span| {
        let near = terms.partition_point(|term| term.span.end <= span.start);
        terms.get(near).is_none_or(|term| !term.span.overlaps(span))
    };
    let mut all: Vec<Anchor> = anchors
        .into_iter()
        .filter(|anchor| matches!(anchor.key, Key::Quote(_)) || is_free(anchor.span))
        .collect();
    all.extend(terms);
    // The order of all anchors: of those that begin at one place the longer one comes first.
    all.sort_by_key(|anchor| (anchor.span.start, std::cmp::Reverse(anchor.span.end)));
    all
}
