//! The anchors of whole documents.

use super::name::{Nouns, Shared};
use super::sentence::anchors;
use super::terms::with_terms;
use super::{Anchor, Key};
use crate::document::{Document, Sentence};
use crate::gazetteer::Ref;
use crate::lexicon::Glossary;
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

/// The anchors of two documents, among them the terms of a glossary.
pub(crate) fn anchors_of(readings: Both<Reading<'_>>, resources: &Resources, glossary: &Glossary) -> Anchors {
    readings.map(|reading| with_terms(of_reading(reading, resources), reading, glossary))
}

/// The anchors of a document's sentences, in order, with spans in the document. Boilerplate has none.
///
/// The names are those of `resources`; terms of the glossary replace the anchors that they overlap, except
/// quotations.
///
/// ```
/// use duizhao::anchor::of_document;
/// use duizhao::lexicon::Glossary;
/// use duizhao::{Document, Resources};
///
/// let document = Document::new("灯塔计划启动了。");
/// let glossary = Glossary::from_tsv("灯塔计划\tProject Beacon\n")?;
/// let anchors = of_document(&document, Resources::embedded(), &glossary);
/// assert_eq!(anchors[0].span.of(document.text()), "灯塔计划");
/// # Ok::<(), duizhao::Error>(())
/// ```
pub fn of_document(document: &Document<'_>, resources: &Resources, glossary: &Glossary) -> Vec<Anchor> {
    let parts = Parts::default();
    let reading = Reading::new(document, &parts);
    with_terms(of_reading(reading, resources), reading, glossary)
}

/// Names in code that stand in a sentence.
fn codes(document: &Document<'_>, sentence: Span) -> Vec<Anchor> {
    let anchor = |span: Span| {
        let code = span.of(document.text()).trim_matches('`').trim();
        Anchor { span, key: Key::Code(code.to_owned()) }
    };
    document.objects(sentence).map(anchor).collect()
}

/// The lines of a block of code that say something.
fn lines_of_code(document: &Document<'_>, block: Span) -> Vec<Anchor> {
    let text = block.of(document.text());
    let mut at = block.start as usize;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let code = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        if code.contains(char::is_alphanumeric) {
            let span = Span::new(start, start + code.len());
            lines.push(Anchor { span, key: Key::Code(code.to_owned()) });
        }
    }
    lines
}

fn of_reading(reading: Reading<'_>, resources: &Resources) -> Vec<Anchor> {
    let mentions = reading.mentions(resources.gazetteer());
    let nouns = Nouns::new(resources.lexicon());
    let of_sentence = |sentence: &Sentence<'_>| {
        match sentence.kind() {
            UnitKind::Boilerplate => return Vec::new(),
            UnitKind::Code => return lines_of_code(reading.document(), sentence.span()),
            _ => {}
        }
        let plain = reading.plain(sentence.span());
        let mentions = &mentions.found[within(&mentions.found, sentence.span(), |(span, _)| *span)];
        let mentions: Vec<(Span, Ref)> =
            mentions.iter().map(|&(span, found)| (plain.plain(span), found)).collect();
        let mentions = (resources.gazetteer(), mentions.as_slice());
        let text = reading.document().text();
        let mut found =
            anchors(&reading.scan(*sentence), mentions, &nouns, text, |span| plain.original(span));
        let codes = codes(reading.document(), sentence.span());
        if !codes.is_empty() {
            found.extend(codes);
            found.sort_by_key(|anchor| (anchor.span.start, std::cmp::Reverse(anchor.span.end)));
        }
        found
    };
    let sentences: Vec<Sentence<'_>> = reading.document().sentences().collect();
    let mut anchors: Vec<Anchor> = parallel::map(&sentences, of_sentence).into_iter().flatten().collect();
    let mut names = Shared::default();
    anchors.iter_mut().filter_map(|anchor| anchor.key.name_mut()).for_each(|name| names.share(name));
    anchors
}
