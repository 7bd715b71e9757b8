//! [`Findings`]: what was found, each with the two texts it is about.
// Drawn here and not by a crate for compiler messages (`annotate-snippets` 0.12 was tried): those cut a line
// that is too long and show the part around the mark, but a sentence is read as a whole, so it is broken
// into lines and the carets follow.

use std::fmt;

use anstyle::Style;

use super::cells::{Carets, Cells};
use super::paint::{self, FAINT, Paint};
use super::side_by_side::{NARROWEST, USUAL};
use crate::bitext::Bitext;
use crate::document::Document;
use crate::lint::Finding;
use crate::span::Span;

/// Draws findings as compilers draw errors: where, the Chinese and the English with carets under
/// what is meant, and what to write instead.
///
/// ```
/// use duizhao::Bitext;
/// use duizhao::format::terminal::Findings;
///
/// let bitext = Bitext::from_pairs([("我们必须做到。", "We We must do it.")]);
/// let findings = bitext.lint();
/// assert_eq!(
///     Findings::new(&bitext, &findings).to_string(),
///     "\
/// warning[D01] doubled: “We” stands twice
///   --> pair 1
/// zh | 我们必须做到。
/// en | We We must do it.
///    | ^^^^^
///    = help: write “We”
/// "
/// );
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Findings<'a> {
    bitext: &'a Bitext<'a>,
    findings: &'a [Finding],
    width: usize,
    paint: Paint,
    origin: Origin<'a>,
}

/// Where the texts come from: how the place of a finding is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Origin<'a> {
    /// From nowhere with a name: `pair 12`.
    #[default]
    Unnamed,
    /// From a file with a pair a line, of this name: `pairs.tsv:12`.
    Pairs(&'a str),
    /// From two files: `article.en.txt:3:14`, the line and the character of what is marked in the
    /// target, or, where nothing is, in the source.
    Files {
        /// The name of the Chinese one.
        source: &'a str,
        /// The name of the English one.
        target: &'a str,
    },
}

/// Columns before a text: the language, a blank, the rule and another blank.
const GUTTER: usize = 5;

impl<'a> Findings<'a> {
    /// The findings of a bitext, in the order in which they are given; 100 columns wide, without colours.
    /// Those of pairs that the bitext does not have are left out.
    pub fn new(bitext: &'a Bitext<'_>, findings: &'a [Finding]) -> Findings<'a> {
        Findings { bitext, findings, width: USUAL, paint: Paint::Plain, origin: Origin::Unnamed }
    }

    /// The width in columns; at least 40.
    #[must_use]
    pub fn width(self, columns: usize) -> Findings<'a> {
        Findings { width: columns.max(NARROWEST), ..self }
    }

    /// Whether there are colours. Default: [`Paint::Plain`].
    #[must_use]
    pub fn paint(self, paint: Paint) -> Findings<'a> {
        Findings { paint, ..self }
    }

    /// Where the texts come from. Default: [`Origin::Unnamed`].
    #[must_use]
    pub fn origin(self, origin: Origin<'a>) -> Findings<'a> {
        Findings { origin, ..self }
    }

    fn finding(
        &self,
        finding: &Finding,
        starts: &[LineStarts; 2],
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let style = paint::severity(finding.severity);
        let code = format!("{}[{}]", finding.severity, finding.rule.id);
        let title = format!("{code} {}: {}", finding.rule.name, finding.message);
        self.text(["", "  "], &title, 0, &[(Span::new(0, code.len()), style)], &[], f)?;

        self.paint.write(FAINT, "  --> ", f)?;
        writeln!(f, "{}", self.place(finding, starts))?;
        let pair = self.bitext.pair(finding.pair);
        let side =
            |text: &str, offset, document: &Document<'_>, span: Option<Span>, f: &mut fmt::Formatter<'_>| {
                if text.is_empty() {
                    return Ok(());
                }
                let tag = format!("{} | ", document.language().tag());
                let marks: Vec<(Span, Style)> = span.map(|span| (span, style)).into_iter().collect();
                self.text([&tag, "   | "], text, offset, &[], &marks, f)
            };
        side(pair.source(), pair.source_span().start, self.bitext.source(), finding.source, f)?;
        side(pair.target(), pair.target_span().start, self.bitext.target(), finding.target, f)?;
        match &finding.suggestion {
            Some(suggestion) => self.text(
                ["   = ", "     "],
                &format!("help: write “{suggestion}”"),
                0,
                &[(Span::new(0, "help".len()), Style::new().bold())],
                &[],
                f,
            ),
            None => Ok(()),
        }
    }

    /// A text broken into lines, with `margins` before the first and before the others; `styles` in it, carets
    /// under what is in `marks`.
    fn text(
        &self,
        margins: [&str; 2],
        text: &str,
        offset: u32,
        styles: &[(Span, Style)],
        marks: &[(Span, Style)],
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let [first, further] = margins;
        for (k, line) in Cells::of(text, offset).lines(self.width - GUTTER).iter().enumerate() {
            self.paint.write(FAINT, if k == 0 { first } else { further }, f)?;
            line.write(styles, self.paint, f)?;
            writeln!(f)?;
            let carets = line.carets(marks);
            if !carets.is_empty() {
                self.paint.write(FAINT, further, f)?;
                Carets::write(&carets, self.paint, f)?;
                writeln!(f)?;
            }
        }
        Ok(())
    }

    fn place(&self, finding: &Finding, [source_starts, target_starts]: &[LineStarts; 2]) -> String {
        let pair = self.bitext.pair(finding.pair);
        match self.origin {
            Origin::Unnamed => format!("pair {}", finding.pair + 1),
            Origin::Pairs(name) => format!("{name}:{}", finding.pair + 1),
            Origin::Files { source, target } => {
                let only_source =
                    finding.target.is_none() && (finding.source.is_some() || pair.target().is_empty());
                let (name, document, starts, span) = if only_source {
                    (
                        source,
                        self.bitext.source(),
                        source_starts,
                        finding.source.unwrap_or(pair.source_span()),
                    )
                } else {
                    (
                        target,
                        self.bitext.target(),
                        target_starts,
                        finding.target.unwrap_or(pair.target_span()),
                    )
                };
                let (line, column) = starts.place(document.text(), span.start);
                format!("{name}:{line}:{column}")
            }
        }
    }
}

impl fmt::Display for Findings<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let starts = match self.origin {
            Origin::Files { .. } => [self.bitext.source(), self.bitext.target()].map(LineStarts::of),
            _ => Default::default(),
        };
        let known = self.findings.iter().filter(|finding| finding.pair < self.bitext.beads().len());
        for (k, finding) in known.enumerate() {
            if k > 0 {
                writeln!(f)?;
            }
            self.finding(finding, &starts, f)?;
        }
        Ok(())
    }
}

/// The bytes at which the lines of a document start.
#[derive(Default)]
struct LineStarts(Vec<usize>);

impl LineStarts {
    fn of(document: &Document<'_>) -> LineStarts {
        let breaks = document.text().match_indices('\n').map(|(at, _)| at + 1);
        LineStarts(std::iter::once(0).chain(breaks).collect())
    }

    /// The line and the character of a byte, counted from one.
    fn place(&self, text: &str, at: u32) -> (usize, usize) {
        let at = text.floor_char_boundary(at as usize);
        let line = self.0.partition_point(|&start| start <= at);
        let start = self.0[line - 1];
        (line, text[start..at].chars().count() + 1)
    }
}
