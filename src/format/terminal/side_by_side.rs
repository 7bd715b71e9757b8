//! [`SideBySide`]: all pairs of a bitext.

use std::fmt;

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use super::cells::{Carets, Cells, Line};
use super::paint::{self, FAINT, Paint};
use crate::bitext::{Bitext, Link, Pair, Placement};
#[cfg(feature = "lint")]
use crate::lint::Finding;
use crate::span::Span;

/// Lays pairs out side by side.
///
/// ```
/// use duizhao::Bitext;
/// use duizhao::format::terminal::SideBySide;
///
/// let bitext = Bitext::from_pairs([("你好。", "Hello."), ("再见。", "")]);
/// let text = SideBySide::new().width(60).pairs(&bitext).to_string();
/// assert!(text.lines().any(|line| line.contains("你好。") && line.ends_with("│ Hello.")));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct SideBySide {
    width: usize,
    paint: Paint,
    doubtful_below: f32,
}

/// The fewest columns with which a layout makes sense.
pub(super) const NARROWEST: usize = 40;
/// The number of columns if none is given.
pub(super) const USUAL: usize = 100;
/// Columns before the text of the left side.
const INDENT: usize = 2;
/// Between the two sides, with a blank before it and, if something follows, another after it.
const RULE: &str = "│";
/// Columns that the rule takes.
const RULE_WIDTH: usize = 3;
/// The English usually takes more columns than the Chinese: the left side gets this share.
const LEFT_SHARE: f64 = 0.44;
/// Shown where a sentence has no counterpart.
const NOTHING: &str = "—";
/// Anchors at least this similar are shown as equal: rounded, the similarity reads 1.00.
const EQUAL: f32 = 0.995;

/// What is marked on one side of a pair: the links in the text, the findings under it.
#[derive(Default)]
struct Marks {
    links: Vec<(Span, Style)>,
    findings: Vec<(Span, Style)>,
}

impl Default for SideBySide {
    fn default() -> SideBySide {
        SideBySide::new()
    }
}

impl SideBySide {
    /// A layout 100 columns wide, without colours.
    pub fn new() -> SideBySide {
        SideBySide { width: USUAL, paint: Paint::Plain, doubtful_below: 0.0 }
    }

    /// The width in columns; at least 40.
    #[must_use]
    pub fn width(self, columns: usize) -> SideBySide {
        SideBySide { width: columns.max(NARROWEST), ..self }
    }

    /// Whether the anchors and findings of a pair have colours. Default: [`Paint::Plain`].
    #[must_use]
    pub fn paint(self, paint: Paint) -> SideBySide {
        SideBySide { paint, ..self }
    }

    /// Marks the pairs whose confidence is below this, in 0..1. Default: 0, which marks none.
    ///
    /// ```
    /// use duizhao::format::terminal::SideBySide;
    /// use duizhao::{Bead, Bitext, Document, Sents};
    ///
    /// let bead = Bead { confidence: 0.4, ..Bead::new(Sents::new(0, 1), Sents::new(0, 1)) };
    /// let bitext = Bitext::from_beads(Document::new("下雨了。"), Document::new("It rains."), vec![bead])?;
    /// let text = SideBySide::new().doubtful_below(0.5).pairs(&bitext).to_string();
    /// assert!(text.starts_with("── 1 · 1-1 · score 0.00 · confidence 0.40 · doubtful ──"));
    /// # Ok::<(), duizhao::Error>(())
    /// ```
    #[must_use]
    pub fn doubtful_below(self, confidence: f32) -> SideBySide {
        SideBySide { doubtful_below: confidence, ..self }
    }

    /// All pairs of a bitext.
    pub fn pairs<'a>(self, bitext: &'a Bitext<'_>) -> impl fmt::Display + 'a {
        Text(move |f: &mut fmt::Formatter<'_>| {
            bitext.pairs().try_for_each(|pair| self.pair(&pair, [Marks::default(), Marks::default()], f))
        })
    }

    /// All pairs of a bitext with their findings, in the given order.
    ///
    /// ```
    /// use duizhao::Bitext;
    /// use duizhao::format::terminal::SideBySide;
    ///
    /// let bitext = Bitext::from_pairs([("我们必须做到。", "We We must do it.")]);
    /// let findings = bitext.lint();
    /// let text = SideBySide::new().width(60).pairs_with(&bitext, &findings).to_string();
    /// let mut lines = text.lines().skip(1);
    /// assert_eq!(lines.next().unwrap(), "  我们必须做到。           │ We We must do it.");
    /// assert_eq!(lines.next().unwrap(), "                           │ ^^^^^");
    /// ```
    #[cfg(feature = "lint")]
    pub fn pairs_with<'a>(self, bitext: &'a Bitext<'_>, findings: &'a [Finding]) -> impl fmt::Display + 'a {
        let mut order: Vec<&Finding> = findings.iter().collect();
        order.sort_by_key(|finding| finding.pair);
        Text(move |f: &mut fmt::Formatter<'_>| {
            for pair in bitext.pairs() {
                let first = order.partition_point(|finding| finding.pair < pair.index());
                let past = order.partition_point(|finding| finding.pair <= pair.index());
                let found = &order[first..past];
                let marks = |span: fn(&Finding) -> Option<Span>| {
                    let mark = |finding: &&Finding| Some((span(finding)?, paint::severity(finding.severity)));
                    Marks { findings: found.iter().filter_map(mark).collect(), ..Marks::default() }
                };
                self.pair(&pair, [marks(|finding| finding.source), marks(|finding| finding.target)], f)?;
                for finding in found {
                    let text = finding.display(bitext).to_string();
                    let name = Span::new(0, text.find(' ').unwrap_or(text.len()));
                    let style = paint::severity(finding.severity);
                    self.note("!", &text, &[(name, style)], f)?;
                }
            }
            Ok(())
        })
    }

    fn pair(self, pair: &Pair<'_>, mut marks: [Marks; 2], f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.head(pair, f)?;
        let links = pair.links();
        for (number, link) in links.iter().enumerate() {
            marks[0].links.push((link.source.span, paint::link(number)));
            marks[1].links.push((link.target.span, paint::link(number)));
        }
        self.sides(pair, &marks, f)?;
        if links.is_empty() {
            return Ok(());
        }
        let (mut text, mut styles) = (String::new(), Vec::new());
        for (number, link) in links.iter().enumerate() {
            text.push_str(if number > 0 { " · " } else { "" });
            let start = text.len();
            text.push_str(&shown(link, pair));
            styles.push((Span::new(start, text.len()), paint::link(number)));
        }
        self.note("=", &text, &styles, f)
    }

    fn head(self, pair: &Pair<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bead = pair.bead();
        let mut marks = String::new();
        if bead.confidence < self.doubtful_below {
            marks.push_str(" · doubtful");
        }
        if bead.placement == Placement::Moved {
            marks.push_str(" · moved");
        }
        if pair.is_boilerplate() {
            marks.push_str(" · page");
        }
        marks.push(' ');
        let name = format!("── {} · {}", pair.index() + 1, bead.shape());
        let confidence = format!(" · confidence {:.2}", bead.confidence);
        let score = format!(" · score {:.2}", bead.score);
        // If the marks leave too little room, the score is dropped first.
        let heads = [format!("{name}{score}{confidence}{marks}"), format!("{name}{confidence}{marks}")];
        let fits = |head: &&String| head.width() <= self.width;
        let head = heads.iter().find(fits).cloned().unwrap_or_else(|| format!("{name}{marks}"));
        let rest = "─".repeat(self.width.saturating_sub(head.width()));
        self.paint.write(FAINT, &(head + &rest), f)?;
        writeln!(f)
    }

    fn sides(self, pair: &Pair<'_>, marks: &[Marks; 2], f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let room = self.width - INDENT - RULE_WIDTH;
        let left = (room as f64 * LEFT_SHARE) as usize;
        let texts = [(pair.source(), pair.source_span().start), (pair.target(), pair.target_span().start)];
        let cells = texts.map(
            |(text, offset)| if text.is_empty() { Cells::of(NOTHING, 0) } else { Cells::of(text, offset) },
        );
        let lines = [cells[0].lines(left), cells[1].lines(room - left)];
        for k in 0..lines[0].len().max(lines[1].len()) {
            let line = [lines[0].get(k), lines[1].get(k)];
            self.beside(left, f, line.map(|line| line.map_or(0, Line::columns)), |side, f| {
                line[side].map_or(Ok(()), |line| line.write(&marks[side].links, self.paint, f))
            })?;
            let carets = [0, 1]
                .map(|side| line[side].map(|line| line.carets(&marks[side].findings)).unwrap_or_default());
            if carets.iter().any(|carets| !carets.is_empty()) {
                self.beside(left, f, [0, 1].map(|side| Carets::columns(&carets[side])), |side, f| {
                    Carets::write(&carets[side], self.paint, f)
                })?;
            }
        }
        Ok(())
    }

    /// A line with text on both sides of the rule; `columns` are their widths.
    fn beside(
        self,
        left: usize,
        f: &mut fmt::Formatter<'_>,
        columns: [usize; 2],
        side: impl Fn(usize, &mut fmt::Formatter<'_>) -> fmt::Result,
    ) -> fmt::Result {
        write!(f, "{:INDENT$}", "")?;
        side(0, f)?;
        write!(f, "{:1$} ", "", left.saturating_sub(columns[0]))?;
        self.paint.write(FAINT, RULE, f)?;
        if columns[1] > 0 {
            f.write_str(" ")?;
            side(1, f)?;
        }
        writeln!(f)
    }

    /// A remark under a pair, with a sign for its kind.
    fn note(
        self,
        sign: &str,
        text: &str,
        styles: &[(Span, Style)],
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let indent = 2 * INDENT;
        for (k, line) in Cells::of(text, 0).lines(self.width - indent - 2).iter().enumerate() {
            let sign = if k == 0 { sign } else { " " };
            write!(f, "{:indent$}{sign} ", "")?;
            line.write(styles, self.paint, f)?;
            writeln!(f)?;
        }
        Ok(())
    }
}

fn shown(link: &Link<'_>, pair: &Pair<'_>) -> String {
    let source = link.source.span.relative_to(pair.source_span().start).of(pair.source());
    let target = link.target.span.relative_to(pair.target_span().start).of(pair.target());
    match link.similarity {
        similarity if similarity >= EQUAL => format!("{source} = {target}"),
        similarity => format!("{source} ≈ {target} ({similarity:.2})"),
    }
}

/// A value that is written by a function.
struct Text<F>(F);

impl<F: Fn(&mut fmt::Formatter<'_>) -> fmt::Result> fmt::Display for Text<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (self.0)(f)
    }
}
