//! Line, column and number of characters of a byte offset.

use crate::span::Span;

/// Looks up offsets of one text.
pub(super) struct Positions<'t> {
    text: &'t str,
    /// The first byte of each line.
    lines: Vec<usize>,
    /// How many characters there are before each [`STEP`]th byte; a character counts where it begins.
    counts: Vec<usize>,
}

/// A place in a text, in Unicode code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Position {
    /// Counted from one.
    pub(super) line: usize,
    /// Counted from one.
    pub(super) column: usize,
    /// Characters before it.
    pub(super) offset: usize,
}

/// At most this many bytes are counted to look up an offset, so that several findings in one very long line
/// do not each count the whole line.
const STEP: usize = 512;

impl<'t> Positions<'t> {
    pub(super) fn new(text: &'t str) -> Positions<'t> {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(breaks).collect();
        let mut counts = vec![0];
        for chunk in text.as_bytes().chunks(STEP) {
            counts.push(counts[counts.len() - 1] + begun(chunk));
        }
        Positions { text, lines, counts }
    }

    /// The position of an offset that is on a character boundary.
    pub(super) fn at(&self, offset: u32) -> Position {
        let byte = offset as usize;
        let line = self.lines.partition_point(|&start| start <= byte);
        let (chars, line_chars) = (self.chars_before(byte), self.chars_before(self.lines[line - 1]));
        Position { line, column: chars - line_chars + 1, offset: chars }
    }

    /// The positions of both ends of a span.
    pub(super) fn of(&self, span: Span) -> (Position, Position) {
        (self.at(span.start), self.at(span.end))
    }

    fn chars_before(&self, byte: usize) -> usize {
        let step = byte / STEP;
        self.counts[step] + begun(&self.text.as_bytes()[step * STEP..byte])
    }
}

/// How many characters begin in these bytes of UTF-8.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_like_a_walk_over_the_text() {
        let text = "云🚉a\n\n".repeat(300) + "末";
        let positions = Positions::new(&text);
        let (mut line, mut column) = (1, 1);
        for (offset, (byte, c)) in text.char_indices().enumerate() {
            assert_eq!(positions.at(byte as u32), Position { line, column, offset }, "byte {byte}");
            (line, column) = if c == '\n' { (line + 1, 1) } else { (line, column + 1) };
        }
        let end = positions.at(text.len() as u32);
        assert_eq!((end.line, end.column, end.offset), (line, column, text.chars().count()));
        assert_eq!(Positions::new("").at(0), Position { line: 1, column: 1, offset: 0 });
    }
}
