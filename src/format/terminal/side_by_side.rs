//! [`SideBySide`]: all pairs of a bitext.

use std::collections::HashSet;
use std::fmt;

use anstyle::Style;

use super::cells::{Carets, Cells, Line};
use super::head::{self, Head};
use super::paint::{self, FAINT, Paint};
#[cfg(feature = "lint")]
use super::{note, summary};
use crate::bitext::{Bitext, Link, Pair};
use crate::document::Document;
#[cfg(feature = "lint")]
use crate::lint::Finding;
use crate::segment::UnitKind;
use crate::span::{Sents, Span};
use crate::view::{self, Fold, Kind, Row, Sureness, percent};

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
    folding: Folding,
}

/// What becomes of lines of the page and of code.
#[derive(Clone, Copy, Debug)]
enum Folding {
    /// A run of them is one line.
    Folded,
    Unfolded,
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
/// Anchors at least this similar are shown as equal: rounded, the similarity reads 100 %.
const EQUAL: f32 = 0.995;

/// What is marked on one side of a pair: links and headings in the text, findings under it.
#[derive(Default)]
struct Marks {
    links: Vec<(Span, Style)>,
    findings: Vec<(Span, Style)>,
}

impl Marks {
    /// Marks headings as wholes; what is linked in them keeps its colour.
    fn add_headings(&mut self, document: &Document<'_>, sents: Sents) {
        let sentences = sents.iter().map(|index| document.sentence(index));
        let headings = sentences.filter(|sentence| matches!(sentence.kind(), UnitKind::Heading(_)));
        self.links.extend(headings.map(|sentence| (sentence.span(), paint::HEADING)));
    }
}

impl Default for SideBySide {
    fn default() -> SideBySide {
        SideBySide::new()
    }
}

impl SideBySide {
    /// A layout 100 columns wide, without colours.
    pub fn new() -> SideBySide {
        let (paint, doubtful_below) = (Paint::Plain, Sureness::DOUBTFUL_BELOW);
        SideBySide { width: USUAL, paint, doubtful_below, folding: Folding::Folded }
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

    /// Calls the pairs doubtful whose confidence is below this, in 0..1. Default: 0.7. One above it that is below
    /// 0.9 is likely, any other sure.
    ///
    /// ```
    /// use duizhao::format::terminal::SideBySide;
    /// use duizhao::{Bead, Bitext, Document, Sents};
    ///
    /// let bead = Bead { confidence: 0.75, ..Bead::new(Sents::new(0, 1), Sents::new(0, 1)) };
    /// let bitext = Bitext::from_beads(Document::new("下雨了。"), Document::new("It rains."), vec![bead])?;
    /// let text = SideBySide::new().doubtful_below(0.8).pairs(&bitext).to_string();
    /// assert!(text.starts_with("━━ 1 · 1-1 · doubtful 75 % ━━"));
    /// # Ok::<(), duizhao::Error>(())
    /// ```
    #[must_use]
    pub fn doubtful_below(self, confidence: f32) -> SideBySide {
        SideBySide { doubtful_below: confidence, ..self }
    }

    /// Shows every line of the page and every block of code. Without it, a run of either is one line that says
    /// how much there is, except where something was found.
    #[must_use]
    pub fn unfolded(self) -> SideBySide {
        SideBySide { folding: Folding::Unfolded, ..self }
    }

    /// All pairs of a bitext.
    pub fn pairs<'a>(self, bitext: &'a Bitext<'_>) -> impl fmt::Display + 'a {
        Text(move |f: &mut fmt::Formatter<'_>| {
            let marks = || [Marks::default(), Marks::default()];
            self.rows(bitext, |_| false, f, |pair, f| self.pair(bitext, pair, marks(), f))
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
        let found = move |pair: usize| {
            let first = order.partition_point(|finding| finding.pair < pair);
            let past = order.partition_point(|finding| finding.pair <= pair);
            order[first..past].to_vec()
        };
        Text(move |f: &mut fmt::Formatter<'_>| {
            self.rows(
                bitext,
                |index| !found(index).is_empty(),
                f,
                |pair, f| {
                    let found = found(pair.index());
                    let marks = |span: fn(&Finding) -> Option<Span>| {
                        let mark =
                            |finding: &&Finding| Some((span(finding)?, paint::severity(finding.severity)));
                        Marks { findings: found.iter().filter_map(mark).collect(), ..Marks::default() }
                    };
                    let marks = [marks(|finding| finding.source), marks(|finding| finding.target)];
                    self.pair(bitext, pair, marks, f)?;
                    for finding in &found {
                        let text = note::of_finding(finding, bitext);
                        let name = Span::new(0, text.find(' ').unwrap_or(text.len()));
                        let style = paint::severity(finding.severity);
                        self.note("!", &text, &[(name, style)], f)?;
                    }
                    Ok(())
                },
            )
        })
    }

    /// What there is in a bitext and what was found in it, a line each: passages that one side lacks, findings,
    /// pairs by shape, sentences without a counterpart, which pairs are doubtful or moved, and what there is besides
    /// prose.
    ///
    /// ```
    /// use duizhao::Bitext;
    /// use duizhao::format::terminal::SideBySide;
    ///
    /// let bitext = Bitext::from_pairs([("我们必须做到。", "We We must do it."), ("好。", "")]);
    /// let findings = bitext.lint();
    /// let summary = SideBySide::new().summary(&bitext, &findings).to_string();
    /// let lines: Vec<&str> = summary.lines().skip(1).collect();
    /// assert!(lines.contains(&"  pairs      1: 1 × 1-1"));
    /// assert!(lines.contains(&"  one-sided  1 Chinese, 0 English (pair 2)"));
    /// ```
    #[cfg(feature = "lint")]
    pub fn summary<'a>(self, bitext: &'a Bitext<'_>, findings: &'a [Finding]) -> impl fmt::Display + 'a {
        Text(move |f: &mut fmt::Formatter<'_>| {
            self.paint.write(summary::TERM, &format!("{:━<1$}", "━━ Summary ", self.width), f)?;
            writeln!(f)?;
            let lines = summary::lines(bitext, findings, self.doubtful_below);
            let widest = lines.iter().map(|(term, _)| term.len()).max().unwrap_or_default();
            for (term, told) in lines {
                let margin = INDENT + widest + INDENT;
                for (k, line) in Cells::of(&told, 0).lines(self.width - margin).iter().enumerate() {
                    let term = if k == 0 { term } else { "" };
                    write!(f, "{:INDENT$}{term:widest$}{:INDENT$}", "", "")?;
                    line.write(&[], self.paint, f)?;
                    writeln!(f)?;
                }
            }
            Ok(())
        })
    }

    /// Writes the pairs by `pair`, and what is folded; nothing is folded where `is_kept` holds of a pair.
    fn rows(
        self,
        bitext: &Bitext<'_>,
        is_kept: impl Fn(usize) -> bool,
        f: &mut fmt::Formatter<'_>,
        pair: impl Fn(&Pair<'_>, &mut fmt::Formatter<'_>) -> fmt::Result,
    ) -> fmt::Result {
        let rows = match self.folding {
            Folding::Folded => view::rows(bitext, is_kept),
            Folding::Unfolded => view::unfolded(bitext),
        };
        rows.iter().try_for_each(|row| match row {
            Row::Pair(index) => pair(&bitext.pair(*index), f),
            Row::Fold(fold) => self.fold(fold, f),
        })
    }

    /// A run that is folded, in one line for both sides.
    fn fold(self, fold: &Fold, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = head::of_fold(fold);
        for line in Cells::of(&text, 0).lines(self.width) {
            line.write(&[(Span::new(0, text.len()), FAINT)], self.paint, f)?;
            writeln!(f)?;
        }
        Ok(())
    }

    fn pair(
        self,
        bitext: &Bitext<'_>,
        pair: &Pair<'_>,
        mut marks: [Marks; 2],
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let Head { text, style } = Head::of(pair, self.doubtful_below, self.width);
        self.paint.write(style, &text, f)?;
        writeln!(f)?;
        let links = if Kind::of(pair) == Some(Kind::Code) { Vec::new() } else { pair.links() };
        for (number, link) in links.iter().enumerate() {
            marks[0].links.push((link.source.span, paint::link(number)));
            marks[1].links.push((link.target.span, paint::link(number)));
        }
        let bead = pair.bead();
        marks[0].add_headings(bitext.source(), bead.source);
        marks[1].add_headings(bitext.target(), bead.target);
        let source = cells(bitext.source(), bead.source, &marks[0]);
        self.sides(&[source, cells(bitext.target(), bead.target, &marks[1])], &marks, f)?;
        if links.is_empty() {
            return Ok(());
        }
        let (mut text, mut styles) = (String::new(), Vec::new());
        let mut named = HashSet::new();
        for (number, link) in links.iter().enumerate() {
            let words = shown(link, bitext);
            if !named.insert(words.clone()) {
                continue;
            }
            text.push_str(if text.is_empty() { "" } else { " · " });
            let start = text.len();
            text.push_str(&words);
            styles.push((Span::new(start, text.len()), paint::link(number)));
        }
        self.note("=", &text, &styles, f)
    }

    /// Two texts beside each other, each as lines that are broken further where they are too long.
    fn sides(
        self,
        cells: &[Vec<Cells<'_>>; 2],
        marks: &[Marks; 2],
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let room = self.width - INDENT - RULE_WIDTH;
        let left = (room as f64 * LEFT_SHARE) as usize;
        let lines = [broken(&cells[0], left), broken(&cells[1], room - left)];
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

/// What is seen of some sentences: code line by line, prose in one piece.
fn cells<'t>(document: &'t Document<'_>, sents: Sents, marks: &Marks) -> Vec<Cells<'t>> {
    if sents.is_empty() {
        return vec![Cells::of(NOTHING, 0)];
    }
    if view::are_code(document, sents) {
        let mut start = document.span(sents).start;
        let lines = document.slice(sents).split_inclusive('\n').map(|line| {
            let offset = start;
            start += line.len() as u32;
            Cells::of_code(line.trim_end(), offset)
        });
        return lines.collect();
    }
    let marked: Vec<Span> = marks.findings.iter().map(|&(span, _)| span).collect();
    vec![Cells::joined(view::sentences(document, sents, &marked))]
}

/// Lines of at most `width` columns.
fn broken<'c, 't>(cells: &'c [Cells<'t>], width: usize) -> Vec<Line<'c, 't>> {
    cells.iter().flat_map(|cells| cells.lines(width)).collect()
}

/// Two anchors that match; what is written alike is written once.
fn shown(link: &Link<'_>, bitext: &Bitext<'_>) -> String {
    let source = view::text(bitext.source(), link.source.span);
    let target = view::text(bitext.target(), link.target.span);
    match link.similarity {
        _ if source == target => source,
        similarity if similarity >= EQUAL => format!("{source} = {target}"),
        similarity => format!("{source} ≈ {target} ({} alike)", percent(similarity)),
    }
}

/// A value that is written by a function.
struct Text<F>(F);

impl<F: Fn(&mut fmt::Formatter<'_>) -> fmt::Result> fmt::Display for Text<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (self.0)(f)
    }
}
