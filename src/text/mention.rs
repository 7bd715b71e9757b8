//! The names of a gazetteer in a document.

use super::Reading;
use crate::document::Sentence;
use crate::gazetteer::{Gazetteer, Ref};
use crate::parallel;
use crate::span::Span;

/// Where a document mentions the names of a gazetteer: Chinese names in Chinese, English forms in English.
#[derive(Clone, Debug)]
pub(crate) struct Mentions {
    /// The gazetteer that was searched for.
    pub(crate) gazetteer: Gazetteer,
    /// In order, with spans in the document. Several with one span are names that are written alike.
    pub(crate) found: Vec<(Span, Ref)>,
}

impl Mentions {
    pub(super) fn new(reading: Reading<'_>, gazetteer: &Gazetteer) -> Mentions {
        let sentences: Vec<Sentence<'_>> = reading.document().sentences().collect();
        let found = parallel::map(&sentences, |sentence| {
            let text = reading.plain(sentence.span());
            let found = gazetteer.refs(text.text(), reading.document().language());
            found.into_iter().map(|(span, found)| (text.original(span), found)).collect::<Vec<_>>()
        });
        Mentions { gazetteer: gazetteer.clone(), found: found.into_iter().flatten().collect() }
    }
}
