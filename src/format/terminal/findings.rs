//! [`Findings`]: the findings, each with the two texts it concerns.
// Drawn here, not by a crate for compiler messages (`annotate-snippets` 0.12 was tried): those shorten a line
// that is too long to the part around the mark, but a sentence is read as a whole, so it is broken into lines
// and the carets follow.

use std::fmt;

use anstyle::Style;

use super::super::position::{Position, Positions};
use super::cells::{Carets, Cells};
use super::paint::{self, FAINT, Paint};
use super::side_by_side::{NARROWEST, USUAL};
use crate::bitext::Bitext;
use crate::language::Language;
use crate::lint::Finding;
use crate::span::Span;
use crate::view;

/// Draws findings as compilers draw errors: the location, the Chinese and the English with carets under the
/// words in question, and what to write instead.
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
    texts: Texts<'a>,
}

/// Where the texts come from, which decides how the place of a finding is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Texts<'a> {
    /// From no named file: `pair 12`.
    #[default]
    Unnamed,
    /// From a file of this name with one pair per line: `pairs.tsv:12`.
    Pairs(&'a str),
    /// From a file of this name whose pairs take any number of lines: `pairs.tmx: pair 12`.
    Whole(&'a str),
    /// From two files: `article.en.txt:3:14`, the line and character of the [place](Finding::place) to look at.
    Files {
        /// The name of the Chinese file.
        source: &'a str,
        /// The name of the English file.
        target: &'a str,
    },
}

/// Columns before a text: the language, a blank, the rule and another blank.
const GUTTER: usize = 5;

impl<'a> Findings<'a> {
    /// The findings of a bitext in the given order, 100 columns wide, without colours. Findings of pairs that
    /// the bitext does not have are left out.
    pub fn new(bitext: &'a Bitext<'_>, findings: &'a [Finding]) -> Findings<'a> {
        Findings { bitext, findings, width: USUAL, paint: Paint::Plain, texts: Texts::Unnamed }
    }

    /// The width in columns; at least 40.
    #[must_use]
    pub fn width(self, columns: usize) -> Findings<'a> {
        Findings { width: columns.max(NARROWEST), ..self }
    }

    /// Whether to use colours. Default: [`Paint::Plain`].
    #[must_use]
    pub fn paint(self, paint: Paint) -> Findings<'a> {
        Findings { paint, ..self }
    }

    /// Where the texts come from. Default: [`Texts::Unnamed`].
    #[must_use]
    pub fn texts(self, texts: Texts<'a>) -> Findings<'a> {
        Findings { texts, ..self }
    }

    /// The same findings, one per line, for a pipe, in the form of compiler errors that editors read: the
    /// place, then the text of [`Finding::display`]. Control characters become signs.
    ///
    /// ```
    /// use duizhao::Bitext;
    /// use duizhao::format::terminal::{Findings, Texts};
    ///
    /// let bitext = Bitext::from_pairs([("我们必须做到。", "We We must do it.")]);
    /// let findings = bitext.lint();
    /// assert_eq!(
    ///     Findings::new(&bitext, &findings).texts(Texts::Pairs("pairs.tsv")).lines().to_string(),
    ///     "pairs.tsv:1: warning[D01] doubled “We We”: “We” stands twice; write “We”\n"
    /// );
    /// ```
    pub fn lines(self) -> impl fmt::Display + use<'a> {
        Lines(self)
    }

    /// The findings of pairs that the bitext has.
    fn known(&self) -> impl Iterator<Item = &'a Finding> + use<'a> {
        let pairs = self.bitext.beads().len();
        self.findings.iter().filter(move |finding| finding.pair < pairs)
    }

    /// For looking up places in the two documents, if lines and columns are given.
    fn positions(&self) -> Option<[Positions<'a>; 2]> {
        matches!(self.texts, Texts::Files { .. }).then(|| {
            [self.bitext.source(), self.bitext.target()].map(|document| Positions::new(document.text()))
        })
    }

    fn finding(
        &self,
        finding: &Finding,
        positions: Option<&[Positions<'_>; 2]>,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let style = paint::severity(finding.severity);
        let code = format!("{}[{}]", finding.severity, finding.rule.id);
        let title = format!("{code} {}: {}", finding.rule.name, finding.message);
        let head = [(Span::new(0, code.len()), style)];
        self.block(
            &Block { margins: ["", "  "], cells: Cells::of(&title, 0), styles: &head, marks: &[] },
            f,
        )?;

        self.paint.write(FAINT, "  --> ", f)?;
        writeln!(f, "{}", self.place(finding, positions))?;
        let pair = self.bitext.pair(finding.pair);
        let sides = [
            (self.bitext.source(), pair.bead().source, finding.source),
            (self.bitext.target(), pair.bead().target, finding.target),
        ];
        for (document, sents, marked) in sides.into_iter().filter(|(_, sents, _)| !sents.is_empty()) {
            let cells = Cells::joined(view::sentences(document, sents, marked.as_slice()));
            let tag = format!("{} | ", document.language().tag());
            let marks = marked.map(|span| (span, style));
            let margins = [tag.as_str(), "   | "];
            self.block(&Block { margins, cells, styles: &[], marks: marks.as_slice() }, f)?;
        }
        let Some(advice) = finding.advice(self.bitext) else { return Ok(()) };
        let (help, head) = (format!("help: {advice}"), [(Span::new(0, "help".len()), Style::new().bold())]);
        let cells = Cells::of(&help, 0);
        self.block(&Block { margins: ["   = ", "     "], cells, styles: &head, marks: &[] }, f)
    }

    /// Writes a text broken into lines.
    fn block(&self, block: &Block<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, further] = block.margins;
        for (k, line) in block.cells.lines(self.width - GUTTER).iter().enumerate() {
            self.paint.write(FAINT, if k == 0 { first } else { further }, f)?;
            line.write(block.styles, self.paint, f)?;
            writeln!(f)?;
            let carets = line.carets(block.marks);
            if !carets.is_empty() {
                self.paint.write(FAINT, further, f)?;
                Carets::write(&carets, self.paint, f)?;
                writeln!(f)?;
            }
        }
        Ok(())
    }

    fn place(&self, finding: &Finding, positions: Option<&[Positions<'_>; 2]>) -> String {
        let pair = self.bitext.pair(finding.pair);
        match (self.texts, positions) {
            (Texts::Pairs(name), _) => format!("{name}:{}", finding.pair + 1),
            (Texts::Whole(name), _) => format!("{name}: pair {}", finding.pair + 1),
            (Texts::Files { source, target }, Some([in_source, in_target])) => {
                let whole = || match finding.mends {
                    Some(Language::Chinese) if !pair.source().is_empty() => Language::Chinese,
                    _ if pair.target().is_empty() => Language::Chinese,
                    _ => Language::English,
                };
                let place = finding.place();
                let (name, document, positions, whole) = match place.map_or_else(whole, |(side, _)| side) {
                    Language::Chinese => (source, self.bitext.source(), in_source, pair.source_span()),
                    Language::English => (target, self.bitext.target(), in_target, pair.target_span()),
                };
                let span = place.map_or(whole, |(_, span)| span);
                // A finding of another bitext may point anywhere.
                let at = document.text().floor_char_boundary(span.start as usize);
                let Position { line, column, .. } = positions.at(at as u32);
                format!("{name}:{line}:{column}")
            }
            _ => format!("pair {}", finding.pair + 1),
        }
    }
}

/// A text that is broken into lines.
struct Block<'a> {
    /// What precedes the first line and the others.
    margins: [&'a str; 2],
    cells: Cells<'a>,
    styles: &'a [(Span, Style)],
    /// What has carets under it.
    marks: &'a [(Span, Style)],
}

impl fmt::Display for Findings<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let positions = self.positions();
        for (k, finding) in self.known().enumerate() {
            if k > 0 {
                writeln!(f)?;
            }
            self.finding(finding, positions.as_ref(), f)?;
        }
        Ok(())
    }
}

/// The findings, each in one line.
struct Lines<'a>(Findings<'a>);

impl fmt::Display for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Lines(findings) = self;
        let positions = findings.positions();
        findings.known().try_for_each(|finding| {
            let place = findings.place(finding, positions.as_ref());
            let text = format!("{place}: {}", finding.display(findings.bitext));
            for line in Cells::of(&text, 0).lines(usize::MAX) {
                line.write(&[], Paint::Plain, f)?;
            }
            writeln!(f)
        })
    }
}
