//! [`Document`]: a text with its sentences, forming one side of a pair.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::language::{Language, is_blank, shows_nothing};
use crate::segment::{self, Cut, Segmenter, Split, Unit, UnitKind};
use crate::simplify::{Mask, OBJECT, Plain};
use crate::span::{Sents, Span, within};
use crate::timings;

/// A text, its language and its sentences.
///
/// Invariant: the sentences are non-empty, in order, do not overlap and lie on character boundaries.
///
/// ```
/// use duizhao::{Document, Language};
///
/// let document = Document::new("云栖大会开幕了。会期三天。");
/// assert_eq!(document.language(), Language::Chinese);
/// assert_eq!(document.sentence(1).text(), "会期三天。");
/// ```
/// This also holds for documents read from JSON.
///
/// ```
/// use duizhao::Document;
///
/// let json = r#"{"language": "zh", "text": "好。", "units": [
///     {"span": {"start": 0, "end": 2}, "paragraph": 0, "kind": "text"}]}"#;
/// let error = serde_json::from_str::<Document<'_>>(json).unwrap_err();
/// assert!(error.to_string().starts_with("sentence 0: its span 0..2 cuts a character"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Raw<'t>")]
pub struct Document<'t> {
    language: Language,
    text: Cow<'t, str>,
    units: Vec<Unit>,
    /// What in the text is no prose, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    masks: Vec<Mask>,
}

impl<'t> Document<'t> {
    /// Cuts a text into sentences; its language is taken from its script.
    ///
    /// # Panics
    ///
    /// If the text has 4 GiB or more.
    pub fn new(text: impl Into<Cow<'t, str>>) -> Document<'t> {
        Document::segmented(text, &Segmenter::new())
    }

    /// Cuts a text that is in this language, whatever its script looks like.
    ///
    /// ```
    /// use duizhao::{Document, Language};
    ///
    /// let title = "Visual Studio Code 与 TypeScript";
    /// assert_eq!(Document::new(title).language(), Language::English);
    /// assert_eq!(Document::with_language(title, Language::Chinese).language(), Language::Chinese);
    /// ```
    ///
    /// # Panics
    ///
    /// If the text has 4 GiB or more.
    pub fn with_language(text: impl Into<Cow<'t, str>>, language: Language) -> Document<'t> {
        Document::segmented(text, &Segmenter::new().language(language))
    }

    /// Takes sentences supplied by the caller, one per line; a blank line ends a paragraph.
    ///
    /// # Panics
    ///
    /// If the text has 4 GiB or more.
    pub fn from_lines(text: impl Into<Cow<'t, str>>) -> Document<'t> {
        Document::segmented(text, &Segmenter::new().split(Split::Lines))
    }

    /// Cuts a text with `segmenter`. If its lines are wrapped ([`LineBreaks::Wrap`]) the document holds the
    /// joined text, and spans refer to that: see [`unwrapped`](segment::unwrapped).
    ///
    /// [`LineBreaks::Wrap`]: crate::segment::LineBreaks::Wrap
    ///
    /// # Panics
    ///
    /// If the text has 4 GiB or more.
    pub fn segmented(text: impl Into<Cow<'t, str>>, segmenter: &Segmenter) -> Document<'t> {
        let text = segmenter.joined(text.into());
        let Cut { language, units, masks } = timings::stage("segment", || segmenter.cut(&text));
        Document { language, text, units, masks }
    }

    /// The language of the text.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Number of sentences.
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// Whether it has no sentence.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// The sentences, in order.
    pub fn sentences(&self) -> impl ExactSizeIterator<Item = Sentence<'_>> + DoubleEndedIterator {
        (0..self.len()).map(|index| self.sentence(index))
    }

    /// The sentence with this index, counted from zero.
    ///
    /// # Panics
    ///
    /// If there is no such sentence.
    pub fn sentence(&self, index: usize) -> Sentence<'_> {
        Sentence { text: &self.text, index, unit: self.units[index] }
    }

    /// The sentence that contains the byte `offset` of the text, or `None` if the byte is white space between
    /// two sentences. Takes time logarithmic in the number of sentences.
    pub fn sentence_at(&self, offset: u32) -> Option<Sentence<'_>> {
        let index = self.units.partition_point(|unit| unit.span.end <= offset);
        (index < self.len() && self.units[index].span.start <= offset).then(|| self.sentence(index))
    }

    /// The last sentence that ends before the byte `offset`, or at it.
    #[cfg(feature = "lint")]
    pub(crate) fn sentence_before(&self, offset: u32) -> Option<Sentence<'_>> {
        let past = self.units.partition_point(|unit| unit.span.end <= offset);
        past.checked_sub(1).map(|index| self.sentence(index))
    }

    /// The bytes from the first of these sentences to the last; empty if there are none.
    ///
    /// # Panics
    ///
    /// If a sentence does not exist.
    pub fn span(&self, sents: Sents) -> Span {
        match &self.units[sents.range()] {
            [] => Span::default(),
            [only] => only.span,
            [first, .., last] => first.span.join(last.span),
        }
    }

    /// The text from the first of these sentences to the last, including the white space between them.
    ///
    /// # Panics
    ///
    /// If a sentence does not exist.
    pub fn slice(&self, sents: Sents) -> &str {
        self.span(sents).of(&self.text)
    }

    /// On both sides, takes back the mark of lines that were taken for boilerplate but have a counterpart on
    /// the other side: the same number of credits at the same place, or a large block that the other side has
    /// as text. Navigation, notices and comment forms stay marked.
    ///
    /// ```
    /// use duizhao::Document;
    ///
    /// let mut zh = Document::new("来源：松岭晚报\n昨天下了一场大雨，学校停课三天。\n街上没有人。");
    /// let mut en = Document::new(
    ///     "Source: Songling News\nIt rained hard yesterday, and schools were closed.\nThe streets were empty.",
    /// );
    /// assert!(zh.sentence(0).is_boilerplate());
    /// zh.reconcile(&mut en);
    /// assert!(!zh.sentence(0).is_boilerplate() && !en.sentence(0).is_boilerplate());
    /// ```
    pub fn reconcile(&mut self, other: &mut Document<'_>) {
        segment::reconcile([(&self.text, &mut self.units), (&other.text, &mut other.units)]);
    }

    /// The text as it is compared: without markup, in simplified characters, without invisible ones.
    pub(crate) fn plain(&self) -> Plain {
        Plain::masked(&self.text, &self.masks)
    }

    /// The text without markup, otherwise as it is.
    #[cfg(feature = "lint")]
    pub(crate) fn unmasked(&self) -> Plain {
        Plain::unmasked(&self.text, &self.masks)
    }

    /// What is masked in a span, also in part.
    #[cfg(feature = "formats")]
    pub(crate) fn masks_in(&self, span: Span) -> &[Mask] {
        let first = self.masks.partition_point(|mask| mask.span.end <= span.start);
        let past = self.masks.partition_point(|mask| mask.span.start < span.end);
        &self.masks[first..past.max(first)]
    }

    /// The sentences that a span touches.
    #[cfg(feature = "formats")]
    pub(crate) fn sentences_in(&self, span: Span) -> Sents {
        let first = self.units.partition_point(|unit| unit.span.end <= span.start);
        let past = self.units.partition_point(|unit| unit.span.start < span.end);
        Sents::new(first, past.max(first))
    }

    /// The names in code, and whatever else stands as one object in the prose of a span.
    pub(crate) fn objects(&self, span: Span) -> impl Iterator<Item = Span> + '_ {
        let masks = self.masks[within(&self.masks, span, |mask| mask.span)].iter();
        masks.filter(|mask| mask.shown == Some(OBJECT)).map(|mask| mask.span)
    }

    /// What is hidden as markup, and blocks of it; without code.
    #[cfg(feature = "lint")]
    pub(crate) fn markup(&self) -> impl Iterator<Item = Span> + '_ {
        let is_markup =
            |mask: &&Mask| mask.shown != Some(OBJECT) || mask.span.of(&self.text).starts_with(['<', '{']);
        self.masks.iter().filter(is_markup).map(|mask| mask.span)
    }

    /// Some of the sentences as a document of their own that shares the text.
    pub(crate) fn part(&self, sents: Sents) -> Document<'_> {
        let units = self.units[sents.range()].to_vec();
        Document {
            language: self.language,
            text: Cow::Borrowed(&self.text),
            units,
            masks: self.masks.clone(),
        }
    }

    /// Some of the sentences as a document of their own; spans stay those of the whole. The numbers must
    /// ascend.
    pub(crate) fn chosen(&self, numbers: &[usize]) -> Document<'_> {
        let units = numbers.iter().map(|&number| self.units[number]).collect();
        Document {
            language: self.language,
            text: Cow::Borrowed(&self.text),
            units,
            masks: self.masks.clone(),
        }
    }

    /// The same document, each sentence cut at these places of the text, which ascend and lie inside it.
    pub(crate) fn cut(&self, cuts: impl Fn(Sentence<'_>) -> Vec<u32>) -> Document<'_> {
        let mut units = Vec::with_capacity(self.len());
        for (unit, sentence) in self.units.iter().zip(self.sentences()) {
            let mut start = unit.span.start;
            for end in cuts(sentence).into_iter().chain([unit.span.end]) {
                units.push(Unit { span: Span { start, end }, ..*unit });
                start = end;
            }
        }
        Document {
            language: self.language,
            text: Cow::Borrowed(&self.text),
            units,
            masks: self.masks.clone(),
        }
    }

    /// The same document, declared to be in this language.
    #[cfg(feature = "formats")]
    pub(crate) fn in_language(self, language: Language) -> Document<'t> {
        Document { language, ..self }
    }

    /// Makes the document independent of the text it borrows.
    pub fn into_owned(self) -> Document<'static> {
        Document {
            language: self.language,
            text: Cow::Owned(self.text.into_owned()),
            units: self.units,
            masks: self.masks,
        }
    }
}

impl Document<'static> {
    /// Takes sentences supplied by the caller as strings. They are kept whole, whatever they contain; blanks
    /// around them are dropped, and those with nothing to see are left out.
    ///
    /// # Panics
    ///
    /// If the sentences have 4 GiB or more.
    pub fn from_sentences<S: AsRef<str>>(sentences: impl IntoIterator<Item = S>) -> Document<'static> {
        Document::from_paragraphs(sentences.into_iter().map(|sentence| (0, sentence)))
    }

    /// [`from_sentences`](Document::from_sentences) with the number of the paragraph for each, in order.
    pub(crate) fn from_paragraphs<S: AsRef<str>>(
        sentences: impl IntoIterator<Item = (u32, S)>,
    ) -> Document<'static> {
        let mut text = String::new();
        let mut units: Vec<Unit> = Vec::new();
        for (paragraph, sentence) in sentences {
            let sentence = sentence.as_ref().trim_matches(is_blank);
            if shows_nothing(sentence) {
                continue;
            }
            if let Some(last) = units.last() {
                text.push_str(if last.paragraph == paragraph { "\n" } else { "\n\n" });
            }
            let start = text.len();
            text.push_str(sentence);
            units.push(Unit { span: Span::new(start, text.len()), paragraph, kind: UnitKind::Text });
        }
        let language = Segmenter::new().language_of(&text);
        Document { language, text: Cow::Owned(text), units, masks: Vec::new() }
    }
}

/// A document as stored in JSON.
#[derive(Deserialize)]
struct Raw<'t> {
    language: Language,
    text: Cow<'t, str>,
    units: Vec<Unit>,
    #[serde(default)]
    masks: Vec<Mask>,
}

impl<'t> TryFrom<Raw<'t>> for Document<'t> {
    type Error = String;

    fn try_from(Raw { language, text, units, masks }: Raw<'t>) -> Result<Document<'t>, String> {
        let (mut done, mut paragraph) = (0, 0);
        for (index, unit) in units.iter().enumerate() {
            let span = unit.span;
            let wrong = |what| Err(format!("sentence {index}: its span {span} {what}"));
            let (start, end) = (span.start as usize, span.end as usize);
            if end <= start {
                return wrong("is empty");
            }
            if end > text.len() {
                return wrong("reaches past the text");
            }
            if !text.is_char_boundary(start) || !text.is_char_boundary(end) {
                return wrong("cuts a character");
            }
            if start < done {
                return wrong("overlaps the sentence before");
            }
            if unit.paragraph < paragraph {
                return Err(format!(
                    "sentence {index}: its paragraph stands before that of the sentence before"
                ));
            }
            (done, paragraph) = (end, unit.paragraph);
        }
        let mut done = 0;
        for (index, mask) in masks.iter().enumerate() {
            let (start, end) = (mask.span.start as usize, mask.span.end as usize);
            let lies_in = start >= done && start < end && end <= text.len();
            if !lies_in || !text.is_char_boundary(start) || !text.is_char_boundary(end) {
                return Err(format!("mask {index}: its span {} is not one of the text", mask.span));
            }
            done = end;
        }
        Ok(Document { language, text, units, masks })
    }
}

/// A view of one sentence of a [`Document`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence<'a> {
    text: &'a str,
    index: usize,
    unit: Unit,
}

impl<'a> Sentence<'a> {
    /// Its text.
    pub fn text(&self) -> &'a str {
        self.unit.span.of(self.text)
    }

    /// Its number in the document, counted from zero.
    pub fn index(&self) -> usize {
        self.index
    }

    /// Its bytes in the document.
    pub fn span(&self) -> Span {
        self.unit.span
    }

    /// The number of its paragraph, counted from zero.
    pub fn paragraph(&self) -> u32 {
        self.unit.paragraph
    }

    /// What it is: part of the article, or boilerplate.
    pub fn kind(&self) -> UnitKind {
        self.unit.kind
    }

    /// Whether it is prose of the article: neither code nor a line of the page.
    pub fn is_prose(&self) -> bool {
        !matches!(self.unit.kind, UnitKind::Boilerplate | UnitKind::Code)
    }

    /// Whether it is boilerplate: a line of the page around the article.
    pub fn is_boilerplate(&self) -> bool {
        self.unit.kind == UnitKind::Boilerplate
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::LineBreaks;

    #[test]
    fn wrapped_sentences_are_whole() {
        let wrapped = Segmenter::new().line_breaks(LineBreaks::Wrap);
        for (text, sentences) in [
            (
                "他的父亲是一名木匠，手艺\n很好。他们搬到了\n上海。\n",
                ["他的父亲是一名木匠，手艺很好。", "他们搬到了上海。"],
            ),
            (
                "His father was a carpenter,\nand a skilled one. They moved to Shang-\nhai.\n",
                ["His father was a carpenter, and a skilled one.", "They moved to Shanghai."],
            ),
        ] {
            let document = Document::segmented(text, &wrapped);
            assert_eq!(document.sentences().map(|sentence| sentence.text()).collect::<Vec<_>>(), sentences);
        }
    }

    #[test]
    fn a_document_survives_json() {
        for text in ["", "雨停了。走吧。\n\n第二段。", "It rains. Let us go.\n\nPage 2"] {
            let document = Document::new(text);
            let json = serde_json::to_string(&document).expect("a document is plain data");
            assert_eq!(serde_json::from_str::<Document<'_>>(&json).expect("own output"), document);
        }
    }

    #[test]
    fn spans_that_would_fail_later_are_refused_with_their_sentence() {
        for (spans, message) in [
            (&[[0, 3], [2, 6]][..], "sentence 1: its span 2..6 cuts a character"),
            (&[[0, 6], [3, 6]], "sentence 1: its span 3..6 overlaps the sentence before"),
            (&[[3, 6], [0, 3]], "sentence 1: its span 0..3 overlaps the sentence before"),
            (&[[0, 9]], "sentence 0: its span 0..9 reaches past the text"),
            (&[[6, 3]], "sentence 0: its span 6..3 is empty"),
            (&[[3, 3]], "sentence 0: its span 3..3 is empty"),
        ] {
            let units = spans.iter().map(|[start, end]| {
                serde_json::json!({"span": {"start": start, "end": end}, "paragraph": 0, "kind": "text"})
            });
            let json = serde_json::json!({
                "language": "zh", "text": "雨停", "units": units.collect::<Vec<_>>()
            });
            let error = serde_json::from_value::<Document<'_>>(json).expect_err(message);
            assert_eq!(error.to_string(), message);
        }
    }
}
