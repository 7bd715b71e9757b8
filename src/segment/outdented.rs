//! [`Outdented`]: text without the indentation of the component around it.

use std::ops::Range;

/// Indented text without its indentation.
pub(super) struct Outdented {
    pub(super) text: String,
    /// Where each line begins, here and in the text.
    lines: Vec<[usize; 2]>,
}

impl Outdented {
    /// The text of a block that nothing but blanks is before.
    pub(super) fn of(text: &str, range: &Range<usize>) -> Option<Outdented> {
        let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
        if !text[start..range.start].trim().is_empty() {
            return None;
        }
        let lines = text[start..range.end].split_inclusive('\n').filter(|line| !line.trim().is_empty());
        let width = lines.map(indentation).min().unwrap_or(0);
        let mut out = Outdented { text: String::new(), lines: Vec::new() };
        let mut at = start;
        for line in text[start..range.end].split_inclusive('\n') {
            let cut = indentation(line).min(width);
            out.lines.push([out.text.len(), at + cut]);
            out.text.push_str(&line[cut..]);
            at += line.len();
        }
        Some(out)
    }

    /// The place of a part in the text.
    pub(super) fn place(&self, part: Range<usize>) -> Range<usize> {
        let moved = |at: usize, line: usize| {
            let [here, there] =
                self.lines[self.lines.partition_point(|&[start, _]| start <= line).saturating_sub(1)];
            there + at - here
        };
        let start = moved(part.start, part.start);
        start..moved(part.end, part.end.saturating_sub(1).max(part.start)).max(start)
    }
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}
