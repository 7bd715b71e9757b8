//! A drawing of the alignment: Chinese sentences across, English ones down.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write};

use crate::bitext::{Bead, Bitext, Placement};
use crate::document::Document;
use crate::span::{Sents, Span};
use crate::view::counted;

/// The width of the field in units of the drawing, about the pixels of a telephone.
const WIDTH: f64 = 332.0;
/// The height of the field follows the lengths of the texts, within these shares of its width.
const FLATTEST: f64 = 0.6;
const STEEPEST: f64 = 1.3;
/// Room for the axes on the left and at the top; and for the last number on the right.
const LEFT: f64 = 58.0;
const TOP: f64 = 34.0;
const RIGHT: f64 = 10.0;
/// Points closer together than this would overlap, and are drawn once.
const FINEST: f64 = 2.0;
/// An anchor that occurs more often than this on a side says nothing about position.
const OFTENEST: usize = 4;
/// About this many numbers stand along an axis.
const TICKS: usize = 6;

/// Writes the dot-plot: shared anchors as dots, the path as a line, sentences without a counterpart as bands,
/// moved pairs as diamonds.
///
/// A long document is thinned out to what can be seen, so that no drawing has more than some hundred
/// kilobytes.
pub(super) fn write(bitext: &Bitext<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let field = Field::of(bitext);
    let (source, target) = (bitext.source().len(), bitext.target().len());
    let moved = bitext.beads().iter().filter(|bead| bead.placement == Placement::Moved).count();
    let null = |side: fn(&Bead) -> usize| -> usize {
        bitext.beads().iter().filter(|bead| bead.is_null()).map(side).sum()
    };
    writeln!(
        f,
        "<figure>\n<svg viewBox=\"0 0 {:.0} {:.0}\" role=\"img\" aria-labelledby=\"plot-title plot-desc\">\n\
         <title id=\"plot-title\">Dot-plot of the alignment</title>\n\
         <desc id=\"plot-desc\">{source} Chinese sentences from left to right, {target} English ones from top \
         to bottom. {} Chinese and {} English without a counterpart; {}.</desc>",
        LEFT + WIDTH + RIGHT,
        TOP + field.height + RIGHT,
        null(|bead| bead.source.len()),
        null(|bead| bead.target.len()),
        counted(moved, "moved pair")
    )?;
    writeln!(f, "<path class=\"gap\" d=\"{}\" />", field.bands(bitext))?;
    field.axes(f)?;
    let (paired, loose) = field.dots(bitext);
    writeln!(f, "<path class=\"loose\" d=\"{loose}\" />")?;
    let (path, jumps) = field.path(bitext);
    writeln!(f, "<path class=\"jump\" d=\"{jumps}\" />\n<path class=\"path\" d=\"{path}\" />")?;
    writeln!(f, "<path class=\"dot\" d=\"{paired}\" />")?;
    writeln!(f, "<path class=\"move\" d=\"{}\" />\n</svg>", field.moves(bitext))?;
    writeln!(f, "<figcaption><h2>Alignment</h2>\n{LEGEND}</figcaption>\n</figure>")
}

/// The symbols of the drawing, small, with their meaning.
const LEGEND: &str = "\
<ul class=\"legend\">
<li><svg viewBox=\"0 0 20 12\" aria-hidden=\"true\"><path class=\"path\" d=\"M1 6H19\" /></svg> the path: pairs in order</li>
<li><svg viewBox=\"0 0 20 12\" aria-hidden=\"true\"><path class=\"jump\" d=\"M1 6H19\" /></svg> the way over a gap</li>
<li><svg viewBox=\"0 0 20 12\" aria-hidden=\"true\"><path class=\"gap\" d=\"M1 0H19V12H1z\" /></svg> sentences without counterpart</li>
<li><svg viewBox=\"0 0 20 12\" aria-hidden=\"true\"><path class=\"move\" d=\"M10 1l5 5l-5 5l-5 -5z\" /></svg> a moved pair</li>
<li><svg viewBox=\"0 0 20 12\" aria-hidden=\"true\"><path class=\"dot\" d=\"M10 6h0\" /></svg> an anchor that its pair shares</li>
<li><svg viewBox=\"0 0 20 12\" aria-hidden=\"true\"><path class=\"loose\" d=\"M10 6h0\" /></svg> the same anchor in other sentences</li>
</ul>
";

/// Maps sentence numbers to the drawing.
struct Field {
    source: usize,
    target: usize,
    height: f64,
}

impl Field {
    fn of(bitext: &Bitext<'_>) -> Field {
        let (source, target) = (bitext.source().len(), bitext.target().len());
        let slope = (target as f64 / source.max(1) as f64).clamp(FLATTEST, STEEPEST);
        Field { source, target, height: WIDTH * slope }
    }

    /// The distance of a sentence from the left edge, in units of the drawing.
    fn x(&self, sentences: f64) -> f64 {
        LEFT + WIDTH * sentences / self.source.max(1) as f64
    }

    /// The distance of a sentence from the top edge.
    fn y(&self, sentences: f64) -> f64 {
        TOP + self.height * sentences / self.target.max(1) as f64
    }

    fn start(&self, bead: &Bead) -> Point {
        Point { x: self.x(bead.source.start.into()), y: self.y(bead.target.start.into()) }
    }

    fn end(&self, bead: &Bead) -> Point {
        Point { x: self.x(bead.source.end.into()), y: self.y(bead.target.end.into()) }
    }

    /// The frame, and the numbers of the sentences along it.
    fn axes(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "<path class=\"axis\" d=\"M{LEFT} {TOP}h{WIDTH}v{:.1}h-{WIDTH}z\" />", self.height)?;
        writeln!(f, "<text x=\"{LEFT}\" y=\"12\">Chinese sentences →</text>")?;
        writeln!(f, "<text transform=\"translate(12 {TOP}) rotate(90)\">English sentences →</text>")?;
        for tick in ticks(self.source) {
            let x = self.x(tick as f64);
            writeln!(
                f,
                "<text class=\"tick\" x=\"{x:.1}\" y=\"{}\" text-anchor=\"middle\">{tick}</text>",
                TOP - 6.0
            )?;
        }
        for tick in ticks(self.target) {
            let y = self.y(tick as f64) + 4.0;
            writeln!(
                f,
                "<text class=\"tick\" x=\"{}\" y=\"{y:.1}\" text-anchor=\"end\">{tick}</text>",
                LEFT - 5.0
            )?;
        }
        Ok(())
    }

    /// The runs of sentences without a counterpart, as bands across the whole field.
    fn bands(&self, bitext: &Bitext<'_>) -> String {
        let null = || bitext.beads().iter().filter(|bead| bead.is_null());
        let mut drawn = String::new();
        for run in joined(null().map(|bead| bead.source).collect()) {
            let (left, right) = (self.x(run.start.into()), self.x(run.end.into()));
            put(&mut drawn, format_args!("M{left:.1} {TOP}H{right:.1}v{:.1}H{left:.1}z", self.height));
        }
        for run in joined(null().map(|bead| bead.target).collect()) {
            let (top, bottom) = (self.y(run.start.into()), self.y(run.end.into()));
            put(&mut drawn, format_args!("M{LEFT} {top:.1}h{WIDTH}V{bottom:.1}h-{WIDTH}z"));
        }
        drawn
    }

    /// The pairs in order, from corner to corner; and the connections between them across what has no pair.
    fn path(&self, bitext: &Bitext<'_>) -> (String, String) {
        let ordered = bitext.beads().iter().filter(|bead| !bead.is_null());
        let ordered = ordered.filter(|bead| bead.placement == Placement::InOrder);
        let (mut path, mut jumps) = (String::new(), String::new());
        let mut pen = self.start(&Bead::new(Sents::default(), Sents::default()));
        let mut drawn = None;
        for bead in ordered {
            let (start, end) = (self.start(bead), self.end(bead));
            if start != pen {
                put(&mut jumps, format_args!("M{pen}L{start}"));
            }
            if start != pen || drawn.is_none() {
                put(&mut path, format_args!("M{start}"));
                drawn = Some(start);
            }
            if drawn.is_some_and(|last: Point| last.far_from(end)) {
                put(&mut path, format_args!("L{end}"));
                drawn = Some(end);
            }
            pen = end;
        }
        let corner = Point { x: self.x(self.source as f64), y: self.y(self.target as f64) };
        if pen != corner {
            put(&mut jumps, format_args!("M{pen}L{corner}"));
        }
        (path, jumps)
    }

    /// The moved pairs, as diamonds.
    fn moves(&self, bitext: &Bitext<'_>) -> String {
        let moved = bitext.beads().iter().filter(|bead| bead.placement == Placement::Moved);
        let mut drawn = String::new();
        let mut cells = BTreeSet::new();
        for bead in moved {
            let (start, end) = (self.start(bead), self.end(bead));
            let centre = Point { x: (start.x + end.x) / 2.0, y: (start.y + end.y) / 2.0 };
            if cells.insert(centre.cell()) {
                let top = Point { y: centre.y - 4.0, ..centre };
                put(&mut drawn, format_args!("M{top}l4 4l-4 4l-4 -4z"));
            }
        }
        drawn
    }

    /// The anchors that a pair shares, and rare ones that are equal in sentences that are not paired.
    fn dots(&self, bitext: &Bitext<'_>) -> (String, String) {
        let mut cells = BTreeSet::new();
        let (mut paired, mut loose) = (String::new(), String::new());
        let mut dot = |drawn: &mut String, i: usize, j: usize| {
            let centre = Point { x: self.x(i as f64 + 0.5), y: self.y(j as f64 + 0.5) };
            if cells.insert(centre.cell()) {
                put(drawn, format_args!("M{centre}h0"));
            }
        };
        for pair in bitext.pairs().filter(|pair| !pair.bead().is_null()) {
            for link in pair.links() {
                let i = sentence(bitext.source(), link.source.span);
                let j = sentence(bitext.target(), link.target.span);
                dot(&mut paired, i, j);
            }
        }
        for [sources, targets] in places(bitext).into_values() {
            if sources.len() <= OFTENEST && targets.len() <= OFTENEST {
                for &i in &sources {
                    targets.iter().for_each(|&j| dot(&mut loose, i, j));
                }
            }
        }
        (paired, loose)
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Point {
    x: f64,
    y: f64,
}

impl Point {
    fn far_from(self, other: Point) -> bool {
        (self.x - other.x).abs().max((self.y - other.y).abs()) >= FINEST / 2.0
    }

    /// Points in the same cell are drawn once.
    fn cell(self) -> (u32, u32) {
        ((self.x / FINEST) as u32, (self.y / FINEST) as u32)
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1} {:.1}", self.x, self.y)
    }
}

fn put(drawn: &mut String, what: fmt::Arguments<'_>) {
    drawn.write_fmt(what).expect("a string takes any text");
}

/// The sentences, on both sides, in which each reading of an anchor occurs.
fn places(bitext: &Bitext<'_>) -> BTreeMap<String, [Vec<usize>; 2]> {
    let mut places: BTreeMap<String, [Vec<usize>; 2]> = BTreeMap::new();
    let whole = |document: &Document<'_>| Span::new(0, document.text().len());
    for anchor in bitext.source_anchors(whole(bitext.source())) {
        let [sources, _] = places.entry(anchor.key.to_string()).or_default();
        sources.push(sentence(bitext.source(), anchor.span));
    }
    for anchor in bitext.target_anchors(whole(bitext.target())) {
        if let Some([_, targets]) = places.get_mut(&anchor.key.to_string()) {
            targets.push(sentence(bitext.target(), anchor.span));
        }
    }
    places
}

fn sentence(document: &Document<'_>, span: Span) -> usize {
    document.sentence_at(span.start).expect("an anchor stands in a sentence").index()
}

/// Merges runs that touch and drops empty ones.
fn joined(mut runs: Vec<Sents>) -> Vec<Sents> {
    runs.retain(|run| !run.is_empty());
    runs.sort();
    let mut joined: Vec<Sents> = Vec::new();
    for run in runs {
        match joined.last_mut() {
            Some(last) if last.end == run.start => last.end = run.end,
            _ => joined.push(run),
        }
    }
    joined
}

/// Round numbers from zero, at most `len`: 0, 20, 40.
fn ticks(len: usize) -> impl Iterator<Item = usize> {
    let mut step = 1;
    while len / step > TICKS {
        // 1, 2, 5, 10, 20, 50 …
        step = if step.to_string().starts_with('2') { step / 2 * 5 } else { step * 2 };
    }
    (0..=len).step_by(step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_few() {
        assert_eq!(ticks(4).collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
        assert_eq!(ticks(97).collect::<Vec<_>>(), [0, 20, 40, 60, 80]);
        for len in [0, 1, 9, 50, 1234, 1_000_000] {
            assert!(ticks(len).count() <= 2 * TICKS, "{len}");
        }
    }

    #[test]
    fn runs_that_touch_become_one() {
        let runs = [(5, 6), (0, 2), (3, 3), (2, 4)].map(|(start, end)| Sents::new(start, end));
        assert_eq!(joined(runs.to_vec()), [Sents::new(0, 4), Sents::new(5, 6)]);
    }

    #[test]
    fn a_gap_interrupts_the_path() {
        let bitext = Bitext::from_pairs([("一。", "One."), ("二。", ""), ("三。", "Three.")]);
        let field = Field::of(&bitext);
        let (path, jumps) = field.path(&bitext);
        assert_eq!(path.matches('M').count(), 2, "{path}");
        assert_eq!(jumps.matches('M').count(), 1, "{jumps}");
        assert_eq!(field.bands(&bitext).matches('M').count(), 1);
    }
}
