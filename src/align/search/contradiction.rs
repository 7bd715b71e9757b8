//! Figures that contradict each other: a sentence with 1998 is hardly the translation of one with 37.

use crate::anchor::{Anchor, Key, anchors_within};
use crate::bitext::Link;
use crate::span::Span;

use crate::align::lattice::Candidate;

/// A smaller number is often said otherwise, or stands for no number: one by one, a second time.
const LEAST_TELLING: f64 = 10.0;
/// A bead with more figures than this on a side is not judged: it is a table or a list.
const MOST: usize = 8;

/// The telling figures of each sentence of both sides: numbers above ten and dates.
pub(crate) struct Figures<'a> {
    sentences: [Vec<Vec<&'a Key>>; 2],
}

impl<'a> Figures<'a> {
    /// Collects the figures in these sentences; `anchors` are sorted by place.
    pub(crate) fn new(anchors: [&'a [Anchor]; 2], sentences: &[Vec<Span>; 2]) -> Figures<'a> {
        let of = |side: usize, span: &Span| {
            let inside = anchors_within(anchors[side], *span).iter();
            inside.map(|anchor| &anchor.key).filter(|key| is_telling(key)).collect()
        };
        Figures { sentences: [0, 1].map(|side| sentences[side].iter().map(|span| of(side, span)).collect()) }
    }

    /// Whether both sides of a bead have figures, few enough to be judged, and not one in common.
    pub(crate) fn contradict(&self, bead: &Candidate) -> bool {
        let of = |side: usize, run: std::ops::Range<usize>| -> Vec<&Key> {
            self.sentences[side][run].iter().flatten().copied().take(MOST + 1).collect()
        };
        let (source, target) = (of(0, bead.source_range()), of(1, bead.target_range()));
        let judged = [&source, &target].iter().all(|keys| (1..=MOST).contains(&keys.len()));
        let alike = |a: &Key| target.iter().any(|b| a.similarity(b) >= Link::THRESHOLD);
        judged && !source.into_iter().any(alike)
    }
}

fn is_telling(key: &Key) -> bool {
    match key {
        Key::Number(number) => number.value.to_f64().abs() > LEAST_TELLING,
        Key::Date(_) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::lattice::Shape;
    use crate::anchor::of_document;
    use crate::document::Document;

    fn contradicts(zh: &str, en: &str) -> bool {
        let documents = [zh, en].map(Document::from_lines);
        let anchors = documents.each_ref().map(of_document);
        let spans = documents.each_ref().map(|document| document.sentences().map(|s| s.span()).collect());
        let figures = Figures::new([&anchors[0], &anchors[1]], &spans);
        figures.contradict(&Candidate { source: 0, target: 0, shape: Shape::new(1, 1) })
    }

    #[test]
    fn other_figures_contradict_and_the_same_do_not() {
        assert!(contradicts("1998年，他的父亲去世了。", "Norway won 37 medals."));
        assert!(contradicts("医院有200张病床。", "The bridge is 37 meters long."));
        assert!(!contradicts("医院有200张病床。", "The hospital has two hundred beds."));
        assert!(!contradicts("1998年，他的父亲去世了。", "His father died in 1998, aged 61."));
    }

    #[test]
    fn without_figures_on_both_sides_nothing_is_contradicted() {
        assert!(!contradicts("三个人走了。", "Norway won 37 medals."));
        assert!(!contradicts("1998年，他的父亲去世了。", "His father died."));
    }
}
