//! [`Pair`]: a bead with its texts, and the anchors that link its sides.

use serde::Serialize;

use super::linked::{Side, links};
use super::{Bead, Bitext};
use crate::anchor::{Anchor, LEAST_SIMILARITY};
use crate::document::{Document, Sentence};
use crate::span::{Sents, Span};

/// A view of one bead of a [`Bitext`], with its texts.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    bitext: &'a Bitext<'a>,
    index: usize,
}

impl<'a> Pair<'a> {
    /// The bead with this index, which must exist.
    pub(super) fn new(bitext: &'a Bitext<'a>, index: usize) -> Pair<'a> {
        Pair { bitext, index }
    }

    pub(super) fn bitext(&self) -> &'a Bitext<'a> {
        self.bitext
    }

    /// Its number among the beads, counting from zero.
    pub fn index(&self) -> usize {
        self.index
    }

    /// The bead itself.
    pub fn bead(&self) -> &'a Bead {
        &self.bitext.beads[self.index]
    }

    /// How probable it is, in 0..1: the [confidence](Bead::confidence) of its bead.
    ///
    /// ```
    /// let bitext = duizhao::align("三天后他走了。", "He left three days later.");
    /// assert_eq!(bitext.pair(0).confidence(), bitext.beads()[0].confidence);
    /// ```
    pub fn confidence(&self) -> f32 {
        self.bead().confidence
    }

    /// The Chinese text, from the first to the last of its sentences; empty where there is none.
    pub fn source(&self) -> &'a str {
        self.bitext.source.slice(self.bead().source)
    }

    /// The English text, from the first to the last of its sentences; empty where there is none.
    pub fn target(&self) -> &'a str {
        self.bitext.target.slice(self.bead().target)
    }

    /// Both texts, in the order in which they were given.
    #[cfg(feature = "formats")]
    pub(crate) fn as_given(&self) -> (&'a str, &'a str) {
        self.bitext.order.arranged((self.source(), self.target()))
    }

    /// The documents of both texts and the sentences there, in the order in which they were given.
    pub(crate) fn sentences_as_given(&self) -> [(&'a Document<'a>, Sents); 2] {
        let bead = self.bead();
        let sides = ((&self.bitext.source, bead.source), (&self.bitext.target, bead.target));
        self.bitext.order.arranged(sides).into()
    }

    /// The bytes of [`source`](Pair::source) in the source document.
    pub fn source_span(&self) -> Span {
        self.bitext.source.span(self.bead().source)
    }

    /// The bytes of [`target`](Pair::target) in the target document.
    pub fn target_span(&self) -> Span {
        self.bitext.target.span(self.bead().target)
    }

    /// The Chinese sentences.
    pub fn source_sentences(&self) -> impl ExactSizeIterator<Item = Sentence<'a>> {
        let bitext = self.bitext;
        self.bead().source.iter().map(move |index| bitext.source.sentence(index))
    }

    /// The English sentences.
    pub fn target_sentences(&self) -> impl ExactSizeIterator<Item = Sentence<'a>> {
        let bitext = self.bitext;
        self.bead().target.iter().map(move |index| bitext.target.sentence(index))
    }

    /// Whether all its sentences are lines of the page, not of the article.
    pub fn is_boilerplate(&self) -> bool {
        let mut sentences = self.source_sentences().chain(self.target_sentences()).peekable();
        sentences.peek().is_some() && sentences.all(|sentence| sentence.is_boilerplate())
    }

    /// Whether any of its sentences is prose: neither code nor a line of the page.
    pub fn is_prose(&self) -> bool {
        self.source_sentences().chain(self.target_sentences()).any(|sentence| sentence.is_prose())
    }

    /// The anchors of its Chinese side; spans in the source document.
    pub fn source_anchors(&self) -> &'a [Anchor] {
        self.bitext.source_anchors(self.source_span())
    }

    /// The anchors of its English side; spans in the target document.
    pub fn target_anchors(&self) -> &'a [Anchor] {
        self.bitext.target_anchors(self.target_span())
    }

    /// The anchors that its two sides share, each used once, the best matches chosen first; in the order of
    /// the source.
    ///
    /// ```
    /// let bitext = duizhao::align("12月18日，机房停电。", "On December 18 the data centre lost power.");
    /// let link = bitext.pair(0).links()[0];
    /// assert_eq!(link.source_text(&bitext), "12月18日");
    /// assert_eq!(link.target_text(&bitext), "December 18");
    /// ```
    pub fn links(&self) -> Vec<Link<'a>> {
        let bitext = self.bitext;
        let sources = Side { anchors: self.source_anchors(), text: bitext.source.text() };
        let targets = Side { anchors: self.target_anchors(), text: bitext.target.text() };
        links(sources, targets)
            .into_iter()
            .map(|(source, target, similarity)| Link { source, target, similarity })
            .collect()
    }
}

/// An anchor of the source and the anchor of the target that it matches.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Link<'a> {
    /// The anchor of the source.
    pub source: &'a Anchor,
    /// The anchor of the target.
    pub target: &'a Anchor,
    /// How well they match, in 0..1.
    pub similarity: f32,
}

impl Link<'_> {
    /// Two anchors with a lower similarity are not linked.
    pub const THRESHOLD: f32 = LEAST_SIMILARITY;

    /// The words of the source.
    pub fn source_text<'b>(&self, bitext: &'b Bitext<'_>) -> &'b str {
        self.source.span.of(bitext.source().text())
    }

    /// The words of the target.
    pub fn target_text<'b>(&self, bitext: &'b Bitext<'_>) -> &'b str {
        self.target.span.of(bitext.target().text())
    }
}
