//! A document as it is compared: each part is made once, when first needed.
//!
//! Everything that compares texts uses a [`Reading`]: the aligner, the links of a pair, the linter. It has
//! the text in simplified characters without invisible ones, its words with their forms ([`words`]), its
//! sentences as the recognisers of anchors read them ([`scan`]), and the names of a gazetteer ([`mention`]).
//! [`clause`], [`profile`] and [`voice`] hold the single definition of a clause, of what is counted in a sentence and of
//! who speaks in a clause, and of whom.
//!
//! Nothing here knows what an anchor or an alignment is.

pub(crate) mod clause;
pub(crate) mod code;
pub(crate) mod mention;
pub(crate) mod profile;
pub(crate) mod scan;
pub(crate) mod token;
pub(crate) mod voice;
pub(crate) mod words;

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::document::{Document, Sentence};
use crate::gazetteer::Gazetteer;
use crate::language::Language;
use crate::side::Both;
use crate::simplify::Plain;
use crate::span::Span;
use crate::word::Word;

use mention::Mentions;
use scan::Scan;
use words::Words;

/// What has been read of a document so far. It belongs to that document only.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parts {
    plain: OnceLock<Plain>,
    #[cfg(feature = "lint")]
    unmasked: OnceLock<Plain>,
    words: OnceLock<Words>,
    /// The names of the first gazetteer that was searched for.
    mentions: OnceLock<Mentions>,
}

/// A document and what was read of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading<'a> {
    document: &'a Document<'a>,
    parts: &'a Parts,
}

impl<'a> Reading<'a> {
    /// The reading of a document; `parts` are new, or come from an earlier reading of this document.
    pub(crate) fn new(document: &'a Document<'a>, parts: &'a Parts) -> Reading<'a> {
        Reading { document, parts }
    }

    /// The readings of two documents.
    pub(crate) fn of_both(documents: Both<&'a Document<'a>>, parts: &'a Both<Parts>) -> Both<Reading<'a>> {
        documents.zip(parts.as_ref()).map(|(document, parts)| Reading::new(document, parts))
    }

    pub(crate) fn document(&self) -> &'a Document<'a> {
        self.document
    }

    fn whole(&self) -> &'a Plain {
        self.parts.plain.get_or_init(|| self.document.plain())
    }

    /// A span of the document in plain text.
    pub(crate) fn plain(&self, span: Span) -> PlainSpan<'a> {
        self.part(self.whole(), span)
    }

    /// A span of the document as it is written, but without markup; code is one object.
    #[cfg(feature = "lint")]
    pub(crate) fn written(&self, span: Span) -> PlainSpan<'a> {
        self.part(self.parts.unmasked.get_or_init(|| self.document.unmasked()), span)
    }

    fn part(&self, plain: &'a Plain, span: Span) -> PlainSpan<'a> {
        let here = plain.here(span);
        PlainSpan { plain, span, text: here.of(plain.text(self.document.text())), start: here.start }
    }

    /// The words of the document.
    pub(crate) fn words(&self) -> &'a Words {
        self.parts.words.get_or_init(|| Words::new(self.document, self.whole()))
    }

    /// A sentence, ready for the recognisers of anchors.
    pub(crate) fn scan(&self, sentence: Sentence<'_>) -> Scan<'a> {
        let text = self.plain(sentence.span());
        let words = match self.document.language() {
            Language::Chinese => {
                let words = self.words().within(sentence.span()).iter();
                words.map(|word| Word { span: text.plain(word.span), class: word.class }).collect()
            }
            Language::English => Vec::new(),
        };
        Scan::new(text.text, self.document.language(), words)
    }

    /// The names of a gazetteer in the document. Those of the first gazetteer are kept.
    pub(crate) fn mentions(&self, gazetteer: &Gazetteer) -> Cow<'a, Mentions> {
        let kept = self.parts.mentions.get_or_init(|| Mentions::new(*self, gazetteer));
        if kept.gazetteer.is(gazetteer) {
            return Cow::Borrowed(kept);
        }
        Cow::Owned(Mentions::new(*self, gazetteer))
    }
}

/// A part of a document in plain text: simplified characters, none invisible.
///
/// What is found in the plain text is given as a span of the document:
///
/// ```
/// # #[cfg(feature = "lint")] {
/// use duizhao::lint::{Collector, Context};
/// use duizhao::{Pair, Span};
///
/// /// Finds 台湾, 台灣 and 臺灣, and each also with a zero-width space in it.
/// fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
///     let chinese = context.chinese(pair);
///     for (at, word) in chinese.text().match_indices("台湾") {
///         let place = chinese.original(Span::new(at, at + word.len()));
///         findings.add(pair, pair.target_span(), 0.9, "a place is named").against(place);
///     }
/// }
/// # }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct PlainSpan<'a> {
    plain: &'a Plain,
    /// The part in the document.
    span: Span,
    text: &'a str,
    /// Where the part begins in the document's plain text.
    start: u32,
}

impl<'a> PlainSpan<'a> {
    /// The plain text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// A span of the plain text as a span of the document, with the invisible characters inside it but
    /// without those at its ends.
    pub fn original(&self, span: Span) -> Span {
        within(self.span, self.plain.original(span.shifted(self.start)))
    }

    /// A span of the document as a span of the plain text: as much of it as lies in this part.
    pub fn plain(&self, span: Span) -> Span {
        self.plain.here(within(self.span, span)).relative_to(self.start)
    }
}

/// The part of a span that lies in `whole`; empty, at the nearer end, if none does.
fn within(whole: Span, span: Span) -> Span {
    let inside = |offset: u32| offset.clamp(whole.start, whole.end);
    Span { start: inside(span.start), end: inside(span.end) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_knows_nothing_of_what_is_around_it() {
        let document = Document::new("下雨\u{200B}了。\u{200B}走吧。");
        let parts = Parts::default();
        let reading = Reading::new(&document, &parts);
        let [first, second] = [0, 1].map(|index| document.sentence(index).span());
        let plain = reading.plain(second);
        assert_eq!(plain.text(), "走吧。");
        assert!(plain.plain(first).is_empty());
        let end = plain.text().len();
        assert_eq!(plain.original(Span::new(end, end)).end, second.end);
        let first = reading.plain(first);
        let end = first.text().len();
        assert!(first.original(Span::new(end, end)).end <= second.start);
        assert_eq!(first.text(), "下雨了。");
    }
}
