//! [`Cells`]: a text as a terminal shows it, with its bytes.

use std::fmt;
use std::ops::Range;

use anstyle::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::paint::Paint;
use crate::span::Span;
use crate::view::{Seen, Shown};

/// How many columns a tab in code takes.
const TAB: usize = 4;

/// What a reader sees as one character.
#[derive(Clone)]
struct Cell<'t> {
    /// Its bytes in the document.
    span: Span,
    glyph: Glyph<'t>,
    columns: usize,
}

#[derive(Clone)]
enum Glyph<'t> {
    Text(&'t str),
    /// A visible sign for a character that a terminal would act on.
    Sign(char),
    Blank,
}

/// A text divided into the characters that are shown.
///
/// White space of any length and kind is one blank. A control character, or one that changes the direction of
/// writing, is shown as a sign, because a terminal would obey it; characters without width are left out.
pub(super) struct Cells<'t>(Vec<Cell<'t>>);

impl<'t> Cells<'t> {
    /// The text, which starts at byte `offset` of its document. Linear time.
    pub(super) fn of(text: &'t str, offset: u32) -> Cells<'t> {
        let span = Span::new(0, text.len()).shifted(offset);
        Cells::joined([Seen { span, shown: Shown::Written(text) }])
    }

    /// What is seen of a text, part by part.
    pub(super) fn joined(parts: impl IntoIterator<Item = Seen<'t>>) -> Cells<'t> {
        let mut cells = Cells(Vec::new());
        for Seen { span, shown } in parts {
            match shown {
                Shown::Written(text) | Shown::Code(text) => cells.push(text, span.start),
                Shown::Char(c) if c.is_whitespace() => cells.push_blank(span),
                Shown::Char(c) => {
                    let glyph = sign(c).unwrap_or(c);
                    cells.0.extend(glyph.width().map(|columns| Cell {
                        span,
                        glyph: Glyph::Sign(glyph),
                        columns,
                    }));
                }
            }
        }
        if cells.0.last().is_some_and(Cell::is_blank) {
            cells.0.pop();
        }
        cells
    }

    /// A line of code, with its white space as it is.
    pub(super) fn of_code(line: &'t str, offset: u32) -> Cells<'t> {
        let mut cells = Cells(Vec::new());
        for (at, cluster) in line.grapheme_indices(true) {
            let start = offset + at as u32;
            if cluster.chars().all(char::is_whitespace) {
                let span = Span { start, end: start + cluster.len() as u32 };
                let columns = if cluster == "\t" { TAB } else { 1 };
                let blank = Cell { span, glyph: Glyph::Blank, columns: 1 };
                cells.0.extend(std::iter::repeat_n(blank, columns));
            } else {
                cells.push(cluster, start);
            }
        }
        cells
    }

    fn push(&mut self, text: &'t str, offset: u32) {
        for (at, cluster) in text.grapheme_indices(true) {
            let span = Span::new(at, at + cluster.len()).shifted(offset);
            let first = cluster.chars().next().expect("a cluster has a character");
            if first.is_whitespace() {
                self.push_blank(span);
            } else if let Some(sign) = sign(first) {
                self.0.push(Cell { span, glyph: Glyph::Sign(sign), columns: 1 });
            } else if cluster.width() > 0 {
                self.0.push(Cell { span, glyph: Glyph::Text(cluster), columns: cluster.width() });
            }
        }
    }

    fn push_blank(&mut self, span: Span) {
        match self.0.last_mut() {
            Some(Cell { span: last, glyph: Glyph::Blank, .. }) => last.end = span.end,
            Some(_) => self.0.push(Cell { span, glyph: Glyph::Blank, columns: 1 }),
            None => {}
        }
    }

    /// Breaks the text into lines of at most `width` columns: between words and between Chinese characters,
    /// but not before a closing mark or after an opening one. A word that is too long is cut. Gives at least
    /// one line; only a character wider than `width` sticks out.
    pub(super) fn lines(&self, width: usize) -> Vec<Line<'_, 't>> {
        let mut lines = Vec::new();
        let (mut start, mut columns) = (0, 0);
        for piece in self.pieces() {
            let needed = self.columns(self.trimmed(piece.clone()));
            if columns > 0 && columns + needed > width {
                lines.push(start..piece.start);
                (start, columns) = (piece.start, 0);
            }
            if needed <= width {
                columns += self.columns(piece);
                continue;
            }
            for k in piece {
                if columns > 0 && columns + self.0[k].columns > width {
                    lines.push(start..k);
                    (start, columns) = (k, 0);
                }
                columns += self.0[k].columns;
            }
        }
        lines.push(start..self.0.len());
        lines.into_iter().map(|line| Line(&self.0[self.trimmed(line)])).collect()
    }

    /// The runs between which a line may be broken. A blank belongs to the run before it.
    fn pieces(&self) -> Vec<Range<usize>> {
        let mut pieces = Vec::new();
        let mut start = 0;
        for (k, two) in self.0.windows(2).enumerate() {
            let wide = two[0].columns > 1 || two[1].columns > 1;
            let may = (two[0].is_blank() || wide) && !two[1].is_blank();
            if may && !two[1].is_one_of(CLOSING) && !two[0].is_one_of(OPENING) {
                pieces.push(start..k + 1);
                start = k + 1;
            }
        }
        pieces.push(start..self.0.len());
        pieces
    }

    fn columns(&self, cells: Range<usize>) -> usize {
        self.0[cells].iter().map(|cell| cell.columns).sum()
    }

    /// The cells without a blank at their end.
    fn trimmed(&self, cells: Range<usize>) -> Range<usize> {
        let blank = self.0[cells.clone()].last().is_some_and(Cell::is_blank);
        cells.start..cells.end - usize::from(blank)
    }
}

/// Marks that must not begin a line.
const CLOSING: &str = "。，、；：！？”’」』）》】…—,.;:!?)]}%";
/// Marks that must not end a line.
const OPENING: &str = "“‘「『（《【([{";

impl Cell<'_> {
    fn is_blank(&self) -> bool {
        matches!(self.glyph, Glyph::Blank)
    }

    fn is_one_of(&self, marks: &str) -> bool {
        matches!(self.glyph, Glyph::Text(text) if marks.contains(text))
    }

    /// Whether a finding or link marks it. An empty span marks the character after it.
    fn is_in(&self, span: Span) -> bool {
        if span.is_empty() {
            self.span.start <= span.start && span.start < self.span.end
        } else {
            self.span.overlaps(span)
        }
    }
}

/// A message that is safe to show: characters that a terminal would act on become signs, as in the pairs and
/// the findings.
///
/// ```
/// use duizhao::format::terminal::tamed;
///
/// assert_eq!(tamed("no file \u{1B}[31mred.txt"), "no file ␛[31mred.txt");
/// ```
pub fn tamed(message: &str) -> String {
    message.chars().map(|c| sign(c).unwrap_or(c)).collect()
}

/// The sign for a character that a terminal would act on instead of showing it.
fn sign(c: char) -> Option<char> {
    match c {
        // Unicode has a picture for each, in the same order.
        '\0'..='\x1F' => char::from_u32(0x2400 + u32::from(c)),
        '\x7F' => Some('␡'),
        '\u{80}'..='\u{9F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Some('\u{FFFD}'),
        _ => None,
    }
}

/// One line of a text that was broken into lines.
pub(super) struct Line<'c, 't>(&'c [Cell<'t>]);

impl Line<'_, '_> {
    /// How wide it is.
    pub(super) fn columns(&self) -> usize {
        self.0.iter().map(|cell| cell.columns).sum()
    }

    /// Writes the line, with marked text in the style of its mark. Where marks overlap, the shortest one
    /// counts.
    pub(super) fn write(
        &self,
        marks: &[(Span, Style)],
        paint: Paint,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let style = |cell: &Cell<'_>| {
            let covering = marks.iter().filter(|(span, _)| cell.is_in(*span));
            covering.min_by_key(|(span, _)| span.len()).map_or(Style::new(), |&(_, style)| style)
        };
        for together in self.0.chunk_by(|a, b| style(a) == style(b)) {
            let text: String = together.iter().map(|cell| cell.glyph.to_string()).collect();
            paint.write(style(&together[0]), &text, f)?;
        }
        Ok(())
    }

    /// The carets under marked text, each run in the style of the mark where it begins; empty if nothing is
    /// marked.
    pub(super) fn carets(&self, marks: &[(Span, Style)]) -> Vec<Carets> {
        let mut carets: Vec<Carets> = Vec::new();
        let mut column = 0;
        for cell in self.0 {
            if let Some(&(_, style)) = marks.iter().find(|(span, _)| cell.is_in(*span)) {
                match carets.last_mut() {
                    Some(last) if last.end == column && last.style == style => last.end += cell.columns,
                    _ => carets.push(Carets { start: column, end: column + cell.columns, style }),
                }
            }
            column += cell.columns;
        }
        carets
    }
}

/// A run of carets, by its columns.
pub(super) struct Carets {
    start: usize,
    end: usize,
    style: Style,
}

impl Carets {
    /// How many columns the carets of a line take, with the blanks before them.
    pub(super) fn columns(line: &[Carets]) -> usize {
        line.last().map_or(0, |carets| carets.end)
    }

    /// Writes the carets of a line.
    pub(super) fn write(line: &[Carets], paint: Paint, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut column = 0;
        for carets in line {
            write!(f, "{:1$}", "", carets.start - column)?;
            paint.write(carets.style, &"^".repeat(carets.end - carets.start), f)?;
            column = carets.end;
        }
        Ok(())
    }
}

impl fmt::Display for Glyph<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Glyph::Text(text) => f.write_str(text),
            Glyph::Sign(sign) => write!(f, "{sign}"),
            Glyph::Blank => f.write_str(" "),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Plain<'a>(&'a Line<'a, 'a>);

    impl fmt::Display for Plain<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.write(&[], Paint::Plain, f)
        }
    }

    fn wrap(text: &str, width: usize) -> Vec<String> {
        Cells::of(text, 0).lines(width).iter().map(|line| Plain(line).to_string()).collect()
    }

    #[test]
    fn no_line_is_wider_than_asked_for() {
        let text = "阿里云香港可用区C发生服务中断（超过12个小时），supercalifragilisticexpialidocious 👨‍👩‍👧。";
        for width in [8, 13, 30] {
            for line in wrap(text, width) {
                assert!(line.width() <= width, "{line:?} is wider than {width}");
            }
        }
    }

    #[test]
    fn no_line_begins_with_a_closing_mark() {
        let text = "一二三四，五六七八。九十";
        for width in 4..12 {
            for line in wrap(text, width) {
                assert!(!line.starts_with(['，', '。']), "{line:?} at {width}");
            }
        }
    }

    #[test]
    fn what_a_terminal_would_obey_is_shown_as_a_sign() {
        assert_eq!(wrap("a\x1B[31mb\x07\t\r\n c\u{9B}\u{202E}d", 40), ["a␛[31mb␇ c��d"]);
    }

    #[test]
    fn carets_stand_under_what_they_mark() {
        let text = "他用 e\u{301}é 和👨‍👩‍👧走。";
        let under = |part: &str| {
            let start = text.find(part).expect("the part is there");
            let marks = [(Span::new(start, start + part.len()), Style::new())];
            let cells = Cells::of(text, 0);
            let lines = cells.lines(40);
            let carets = lines[0].carets(&marks);
            (carets[0].start, carets[0].end)
        };
        assert_eq!(under("用"), (2, 4));
        assert_eq!(under("é"), (6, 7));
        assert_eq!(under("👨‍👩‍👧"), (10, 12));
        assert_eq!(under("走"), (12, 14));
    }

    #[test]
    fn nothing_is_one_empty_line() {
        assert_eq!(wrap(" \u{FEFF}\t", 10), [""]);
    }
}
