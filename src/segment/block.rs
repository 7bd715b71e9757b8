//! Paragraphs: the stretches of a text that no sentence crosses.

use std::ops::Range;

use super::LineBreaks;
use crate::language::{is_blank, shows_nothing};

/// The paragraphs of `text` as byte ranges, trimmed, none of them empty, in order.
pub(super) fn blocks(text: &str, line_breaks: LineBreaks) -> impl Iterator<Item = Range<usize>> {
    let mut lines = lines(text).peekable();
    std::iter::from_fn(move || {
        let mut block = loop {
            let line = trimmed(text, lines.next()?);
            if !line.is_empty() {
                break line;
            }
        };
        if line_breaks == LineBreaks::Wrap {
            while let Some(next) = lines.next_if(|next| continues(&text[next.clone()])) {
                block.end = trimmed(text, next).end;
            }
        }
        Some(block)
    })
}

/// Whether a line continues the paragraph of the line before, in wrapped text.
fn continues(line: &str) -> bool {
    !line.starts_with('\u{3000}') && !shows_nothing(line)
}

/// `range` of `text` without the blanks at either end. A range with nothing to see becomes empty.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    if shows_nothing(&text[range.clone()]) {
        return range.start..range.start;
    }
    let body = text[range.clone()].trim_end_matches(is_blank);
    let start = range.start + body.len() - body.trim_start_matches(is_blank).len();
    start..range.start + body.len()
}

/// The lines of a text as byte ranges, without their line breaks.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    Lines { text, at: 0 }
}

struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
        match rest.find(ends_line) {
            Some(len) => {
                let end = start + len;
                let rest = &self.text[end..];
                let first = rest.chars().next().map_or(0, char::len_utf8);
                // `\r\n` is one break.
                self.at = end + if rest.starts_with("\r\n") { 2 } else { first };
                Some(start..end)
            }
            None => {
                self.at = self.text.len();
                Some(start..self.text.len())
            }
        }
    }
}

/// The line breaks of Unicode (UAX #14, classes BK, CR, LF, NL).
pub(super) fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str, line_breaks: LineBreaks) -> Vec<&str> {
        blocks(text, line_breaks).map(|block| &text[block]).collect()
    }

    #[test]
    fn every_kind_of_line_break_ends_a_line() {
        let text = "\u{FEFF}一\r\n二\r三\u{2028}四\n\n \u{200B}\n五";
        assert_eq!(texts(text, LineBreaks::EndParagraph), ["一", "二", "三", "四", "五"]);
    }

    #[test]
    fn wrapped_lines_join_up_to_a_blank_or_indented_one() {
        let text = "　　一\n二\n　　三\r\n四\n\n五";
        assert_eq!(texts(text, LineBreaks::Wrap), ["一\n二", "三\r\n四", "五"]);
    }
}
