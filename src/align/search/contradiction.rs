//! Figures that contradict each other: a sentence with 1998 is hardly the translation of one with 37.

use crate::align::lattice::Candidate;
use crate::anchor::{Anchor, Key, anchors_within};
use crate::bitext::Link;
use crate::side::Both;
use crate::span::Span;

/// A smaller number is often put otherwise, or is not a number at all: one by one, a second time.
const LEAST_TELLING: f64 = 10.0;
/// A bead with more figures than this on a side is a table or a list and is not judged.
const MOST: usize = 8;

/// The telling figures of each sentence: numbers above ten, and dates.
pub(crate) struct Figures<'a> {
    sentences: Both<Vec<Vec<&'a Key>>>,
}

impl<'a> Figures<'a> {
    /// Collects the figures in these sentences; `anchors` are sorted by place.
    pub(crate) fn new(anchors: Both<&'a [Anchor]>, sentences: Both<&[Span]>) -> Figures<'a> {
        let of = |anchors: &'a [Anchor], span: &Span| {
            let inside = anchors_within(anchors, *span).iter();
            inside.map(|anchor| &anchor.key).filter(|key| is_telling(key)).collect()
        };
        let of_all =
            |(anchors, spans): (&'a [Anchor], &[Span])| spans.iter().map(|span| of(anchors, span)).collect();
        Figures { sentences: anchors.zip(sentences).map(of_all) }
    }

    /// Whether both sides of a bead have figures, few enough to be judged, and none in common.
    pub(crate) fn contradict(&self, bead: &Candidate) -> bool {
        let keys = self.sentences.as_ref().zip(bead.runs()).map(|(sentences, run)| -> Vec<&Key> {
            sentences[run].iter().flatten().copied().take(MOST + 1).collect()
        });
        let judged = keys.iter().all(|keys| (1..=MOST).contains(&keys.len()));
        // Another version is what a translation has that was not brought up to date.
        let are_versions = |a: &Key, b: &Key| matches!((a, b), (Key::Version(_), Key::Version(_)));
        let alike =
            |a: &Key| keys.target.iter().any(|b| are_versions(a, b) || a.similarity(b) >= Link::THRESHOLD);
        judged && !keys.source.iter().copied().any(alike)
    }
}

fn is_telling(key: &Key) -> bool {
    match key {
        Key::Number(number) => number.value.to_f64().abs() > LEAST_TELLING,
        Key::Date(_) | Key::Version(_) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::lattice::Shape;
    use crate::anchor::of_document;
    use crate::document::Document;
    use crate::lexicon::Glossary;
    use crate::resources::Resources;

    fn contradicts(zh: &str, en: &str) -> bool {
        let documents = Both::new(zh, en).map(Document::from_lines);
        let anchors =
            documents.as_ref().map(|document| of_document(document, Resources::embedded(), &Glossary::new()));
        let spans: Both<Vec<Span>> =
            documents.as_ref().map(|document| document.sentences().map(|s| s.span()).collect());
        let figures = Figures::new(anchors.slices(), spans.slices());
        figures.contradict(&Candidate { source: 0, target: 0, shape: Shape::new(1, 1) })
    }

    #[test]
    fn other_figures_contradict_and_the_same_do_not() {
        assert!(contradicts("1998年，他的父亲去世了。", "Norway won 37 medals."));
        assert!(contradicts("医院有200张病床。", "The bridge is 37 meters long."));
        assert!(!contradicts("医院有200张病床。", "The hospital has two hundred beds."));
        assert!(!contradicts("1998年，他的父亲去世了。", "His father died in 1998, aged 61."));
        assert!(!contradicts("请升级到v2.0.2。", "Please upgrade to v2.0.1."));
    }

    #[test]
    fn without_figures_on_both_sides_nothing_is_contradicted() {
        assert!(!contradicts("三个人走了。", "Norway won 37 medals."));
        assert!(!contradicts("1998年，他的父亲去世了。", "His father died."));
    }
}
