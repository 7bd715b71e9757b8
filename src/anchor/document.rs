//! The anchors of whole documents.

use super::Anchor;
use super::sentence::anchors;
use crate::document::{Document, Sentence};
use crate::gazetteer::Ref;
use crate::parallel;
use crate::resources::Resources;
use crate::segment::UnitKind;
use crate::side::Both;
use crate::span::{Span, within};
use crate::text::{Parts, Reading};

/// The anchors of both documents, by place.
pub(crate) type Anchors = Both<Vec<Anchor>>;

/// The anchors that begin in `span`; `anchors` are sorted by place.
pub(crate) fn anchors_within(anchors: &[Anchor], span: Span) -> &[Anchor] {
    &anchors[within(anchors, span, |anchor| anchor.span)]
}

/// The anchors of two documents.
pub(crate) fn anchors_of(readings: Both<Reading<'_>>, resources: &Resources) -> Anchors {
    readings.map(|reading| of_reading(reading, resources))
}

/// The anchors of a document's sentences, in order, with spans in the document. Boilerplate has none.
pub fn of_document(document: &Document<'_>) -> Vec<Anchor> {
    of_reading(Reading::new(document, &Parts::default()), Resources::embedded())
}

fn of_reading(reading: Reading<'_>, resources: &Resources) -> Vec<Anchor> {
    let mentions = reading.mentions(resources.gazetteer());
    let of_sentence = |sentence: &Sentence<'_>| {
        if sentence.kind() == UnitKind::Boilerplate {
            return Vec::new();
        }
        let plain = reading.plain(sentence.span());
        let mentions = &mentions.found[within(&mentions.found, sentence.span(), |(span, _)| *span)];
        let mentions: Vec<(Span, Ref)> =
            mentions.iter().map(|&(span, found)| (plain.here(span), found)).collect();
        anchors(&reading.scan(*sentence), &mentions, resources, reading.document().text(), |span| {
            plain.original(span)
        })
    };
    let sentences: Vec<Sentence<'_>> = reading.document().sentences().collect();
    parallel::map(&sentences, of_sentence).into_iter().flatten().collect()
}
