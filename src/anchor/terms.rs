//! The terms of the caller's glossary as anchors.

use super::{Anchor, Key};
use crate::document::Sentence;
use crate::lexicon::Glossary;
use crate::span::Span;
use crate::text::Reading;

/// Adds the terms of a glossary, wherever they occur in the article. They replace the anchors they overlap,
/// except quotations.
pub(super) fn with_terms(anchors: Vec<Anchor>, reading: Reading<'_>, glossary: &Glossary) -> Vec<Anchor> {
    if glossary.is_empty() { anchors } else { joined(anchors, terms(reading, glossary)) }
}

/// The terms in a document, in order: an anchor for each place, with every term that fits there.
fn terms(reading: Reading<'_>, glossary: &Glossary) -> Vec<Anchor> {
    let of_sentence = |sentence: Sentence<'_>| {
        let plain = reading.plain(sentence.span());
        let hits = glossary.terms_in_plain(plain.text(), reading.document().language());
        let places: Vec<Anchor> = hits
            .chunk_by(|a, b| a.span == b.span)
            .map(|hits| Anchor {
                span: plain.original(hits[0].span),
                key: Key::Term(hits.iter().map(|hit| hit.term as u32).collect()),
            })
            .collect();
        places
    };
    let sentences = reading.document().sentences().filter(|sentence| !sentence.is_boilerplate());
    sentences.flat_map(of_sentence).collect()
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
