//! [`Why`]: what made the aligner choose a bead.

use std::fmt;

use serde::Serialize;

use super::pair::{Link, Pair};
use crate::span::Span;

/// What a feature of the sentence model adds to a bead's score.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Contribution {
    /// The feature, by its name in the weights; `type` for the bead's type (`type.1-2` and so on).
    pub feature: &'static str,
    /// Its value times its weight, in nats: positive speaks for the bead, negative against it.
    pub worth: f32,
}

/// A word of the source and a word of the target that translate each other.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct WordLink {
    /// The word's bytes in the source document.
    pub source: Span,
    /// The word's bytes in the target document.
    pub target: Span,
    /// How well they match, in 0..1.
    pub strength: f32,
}

/// What is kept of a bead's reasons.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Reasons {
    /// Largest first, by absolute worth.
    pub(crate) contributions: Box<[Contribution]>,
    /// In the order of the source.
    pub(crate) words: Box<[WordLink]>,
}

/// Why a bead was chosen: what each feature added to its score, and which words and anchors link its sides.
/// [`Pair::why`] makes it; `Display` sums it up in a few lines.
///
/// A moved bead, a sentence left over when a weak bead was dissolved, and a bead that the caller brought were
/// not scored by the model: they have no contributions.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Why<'a> {
    /// What the features add to the score, largest first; together they make up the bead's score, except for
    /// those too small to list (below 0.01).
    pub contributions: &'a [Contribution],
    /// The words that translate each other, each used once, in the order of the source.
    pub words: &'a [WordLink],
    /// The anchors that both sides share, in the order of the source.
    pub anchors: Vec<Link<'a>>,
    #[serde(skip)]
    pair: Pair<'a>,
}

impl<'a> Why<'a> {
    pub(super) fn new(pair: Pair<'a>, reasons: Option<&'a Reasons>) -> Why<'a> {
        let (contributions, words): (&[Contribution], &[WordLink]) = match reasons {
            Some(reasons) => (&reasons.contributions, &reasons.words),
            None => (&[], &[]),
        };
        Why { contributions, words, anchors: pair.links(), pair }
    }
}

impl<'a> Pair<'a> {
    /// Why the aligner made this bead: what its features are worth, and what links its sides.
    ///
    /// ```
    /// let bitext = duizhao::align("12月18日，机房停电。", "On December 18 the data centre lost power.");
    /// let why = bitext.pair(0).why();
    /// assert!(why.contributions.iter().any(|contribution| contribution.feature == "clauses.path"));
    /// assert_eq!(why.anchors.len(), 1);
    /// assert!(why.to_string().contains("12月18日 = December 18"));
    /// ```
    pub fn why(&self) -> Why<'a> {
        Why::new(*self, self.bitext().read.reasons.get(self.index()))
    }
}

/// How many contributions are shown.
const SHOWN: usize = 6;

impl fmt::Display for Why<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bead = self.pair.bead();
        write!(out, "{}, score {:.2}, confidence {:.2}", bead.shape(), bead.score, bead.confidence)?;
        if !self.contributions.is_empty() {
            write!(out, "\nfeatures:")?;
            for Contribution { feature, worth } in self.contributions.iter().take(SHOWN) {
                write!(out, " {feature} {worth:+.2}")?;
            }
        }
        let texts = [self.pair.bitext().source.text(), self.pair.bitext().target.text()];
        let mut list = |name: &str, links: &mut dyn Iterator<Item = (Span, Span)>| {
            for (number, (source, target)) in links.enumerate() {
                let lead = if number == 0 { format!("\n{name}: ") } else { ", ".to_owned() };
                write!(out, "{lead}{} = {}", source.of(texts[0]), target.of(texts[1]))?;
            }
            Ok(())
        };
        list("words", &mut self.words.iter().map(|link| (link.source, link.target)))?;
        list("anchors", &mut self.anchors.iter().map(|link| (link.source.span, link.target.span)))
    }
}
