//! Sentences, one per line.

use crate::document::Document;
use crate::language::{are_written_together, is_han, with_gaps};
use crate::span::{Sents, Span};

/// Writes a line for each sentence; white space inside a sentence becomes one blank, and nothing
/// where a line of Chinese was broken.
///
/// ```
/// use duizhao::{Document, format::lines};
///
/// let document = Document::new("下雨了。我们走吧。");
/// assert_eq!(lines::write(&document), "下雨了。\n我们走吧。\n");
/// ```
pub fn write(document: &Document<'_>) -> String {
    document.sentences().map(|sentence| folded(sentence.text()) + "\n").collect()
}

/// The lines that are not blank, with their numbers, counted from one.
pub(super) fn filled(text: &str) -> impl Iterator<Item = (u64, &str)> {
    (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty())
}

/// The text on one line: runs of white space become one blank, and nothing where a line of Chinese was broken. So
/// do the separators U+001C to U+001F, which are not white space in Unicode but end a line for many readers in
/// Python.
pub(super) fn folded(text: &str) -> String {
    let is_space = |c: char| c.is_whitespace() || matches!(c, '\u{1C}'..='\u{1F}');
    with_gaps(
        text.trim_matches(is_space),
        is_space,
        |gap, before, next| {
            if closes_up(gap, before, next) { "" } else { " " }
        },
    )
}

/// Some sentences of a document on one line.
pub(super) fn joined(document: &Document<'_>, sents: Sents) -> String {
    let mut out = String::new();
    let mut end = None;
    for sentence in sents.iter().map(|index| document.sentence(index)) {
        let span = sentence.span();
        let line = folded(sentence.text());
        let edges = out.chars().next_back().zip(line.chars().next());
        if let (Some(end), Some((before, next))) = (end, edges)
            && end < span.start
            // A line of its own, such as a heading, does not run into the next one.
            && (is_han(before) && is_han(next) || !closes_up(Span { start: end, end: span.start }.of(document.text()), before, next))
        {
            out.push(' ');
        }
        out += &line;
        end = Some(span.end);
    }
    out
}

/// Whether a gap between two characters is only the end of a line. A blank line is more than that, except beside
/// a mark.
fn closes_up(gap: &str, before: char, next: char) -> bool {
    let breaks = gap.matches('\n').count();
    let are_words = is_han(before) && is_han(next);
    (breaks == 1 || breaks > 1 && !are_words) && are_written_together(before, next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_lines_of_chinese_are_joined_without_a_blank() {
        for (text, line) in [
            ("他是木匠，手艺\n很好。", "他是木匠，手艺很好。"),
            ("他说：\r\n  “走吧。”\n\n门关上了。", "他说：“走吧。”门关上了。"),
            ("用 Rust\n写成", "用 Rust 写成"),
            ("渡船  来了", "渡船 来了"),
            ("小标题\n\n正文", "小标题 正文"),
            ("It was\nlate.\u{1C}So?", "It was late. So?"),
            ("\n雨\t", "雨"),
            ("", ""),
        ] {
            assert_eq!(folded(text), line, "{text:?}");
        }
    }

    #[test]
    fn sentences_of_a_bead_are_joined_as_they_are_written() {
        for (text, line) in [
            ("雨停了。\n他们走了。", "雨停了。他们走了。"),
            ("雨停了。他们走了。", "雨停了。他们走了。"),
            ("小标题\n雨停了。", "小标题 雨停了。"),
            ("It rains.\nLet us go.", "It rains. Let us go."),
        ] {
            let document = Document::new(text);
            assert_eq!(document.len(), 2);
            assert_eq!(joined(&document, Sents::new(0, 2)), line);
        }
    }
}
