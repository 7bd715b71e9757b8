//! [`seen`]: a text as a person reads it, without its markup.

use crate::document::Document;
use crate::segment::UnitKind;
use crate::simplify::{Mask, OBJECT};
use crate::span::{Sents, Span};

/// A part of a text, and what is seen of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Seen<'a> {
    /// Its bytes in the document.
    pub(crate) span: Span,
    pub(crate) shown: Shown<'a>,
}

/// What is seen of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown<'a> {
    /// The text as it was written.
    Written(&'a str),
    /// Code, as it was written.
    Code(&'a str),
    /// A character that markup stands for: `&` for `&amp;`, a blank for a line break.
    Char(char),
}

/// What is seen of a span of a document: of Markdown the words, with the code among them and without markup
/// and the addresses of links. Markup is seen where a mark lies in it: it is what somebody points at.
///
/// Takes time proportional to the markup in the span times the marks; both are few.
pub(crate) fn seen<'a>(document: &'a Document<'_>, span: Span, marks: &[Span]) -> Vec<Seen<'a>> {
    let text = document.text();
    let written = |span: Span| Seen { span, shown: Shown::Written(span.of(text)) };
    let (mut parts, mut at) = (Vec::new(), span.start);
    for Mask { span: masked, shown } in document.masks_in(span) {
        let cut = Span { start: masked.start.max(span.start), end: masked.end.min(span.end) };
        if at < cut.start {
            parts.push(written(Span { start: at, end: cut.start }));
        }
        at = cut.end;
        match *shown {
            Some(OBJECT) => parts.push(Seen { span: cut, shown: Shown::Code(cut.of(text)) }),
            _ if marks.iter().any(|mark| masked.contains(*mark)) => parts.push(written(cut)),
            // What is cut off it at its beginning has shown the character.
            Some(c) if cut.start == masked.start => parts.push(Seen { span: cut, shown: Shown::Char(c) }),
            _ => {}
        }
    }
    if at < span.end {
        parts.push(written(Span { start: at, end: span.end }));
    }
    parts
}

/// What is seen of a span, in one piece; all of it if it is nothing but markup. Of a passage of several
/// sentences it is what is seen of them.
pub(crate) fn text(document: &Document<'_>, span: Span) -> String {
    let touched = document.sentences_in(span);
    let parts = match touched.len() {
        0 | 1 => seen(document, span, &[span]),
        _ => {
            let sentences = touched.iter().map(|index| document.sentence(index).span());
            let cut = |sentence: Span| Span {
                start: sentence.start.max(span.start),
                end: sentence.end.min(span.end),
            };
            joined(document, sentences.map(cut), &[span])
        }
    };
    let mut whole = String::new();
    for Seen { shown, .. } in parts {
        match shown {
            Shown::Written(text) | Shown::Code(text) => whole.push_str(text),
            Shown::Char(c) => whole.push(c),
        }
    }
    whole
}

/// What is seen of some sentences.
pub(crate) fn sentences<'a>(document: &'a Document<'_>, sents: Sents, marks: &[Span]) -> Vec<Seen<'a>> {
    joined(document, sents.iter().map(|index| document.sentence(index).span()), marks)
}

/// What is seen of some spans in order, with what is between them if that is white space and a blank if it is
/// markup.
fn joined<'a>(
    document: &'a Document<'_>,
    spans: impl Iterator<Item = Span>,
    marks: &[Span],
) -> Vec<Seen<'a>> {
    let mut parts: Vec<Seen<'a>> = Vec::new();
    let mut end = None;
    for span in spans {
        let gap = Span { start: end.unwrap_or(span.start), end: span.start };
        let between = gap.of(document.text());
        if between.trim().is_empty() {
            parts.push(Seen { span: gap, shown: Shown::Written(between) });
        } else {
            parts.push(Seen { span: gap, shown: Shown::Char(' ') });
        }
        parts.extend(seen(document, span, marks));
        end = Some(span.end);
    }
    parts
}

/// Whether some sentences are code, which is shown line by line.
pub(crate) fn are_code(document: &Document<'_>, sents: Sents) -> bool {
    !sents.is_empty() && sents.iter().all(|index| document.sentence(index).kind() == UnitKind::Code)
}

#[cfg(all(test, feature = "markdown"))]
mod tests {
    use super::*;
    use crate::segment::{Markup, Segmenter};

    #[test]
    fn a_passage_is_read_without_what_is_between_its_sentences() {
        let source = "## Fares {#fares}\n\n- A ticket is **three** yuan.\n- See [the `list`](https://example.org/a).\n";
        let document = Document::segmented(source, &Segmenter::new().markup(Markup::Markdown));
        let all = Sents::new(0, document.len());
        assert_eq!(text(&document, document.span(all)), "Fares A ticket is three yuan. See the `list`.");
        let at = source.find("(https").expect("there is an address");
        let address = Span::new(at, at + "(https".len());
        assert_eq!(text(&document, address), "(https", "who points at markup sees it");
    }
}
