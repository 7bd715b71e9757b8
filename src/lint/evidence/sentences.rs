//! Sentences of an English text, cut by their marks alone.

use crate::span::Span;

/// The sentences and lines of a text, without the white space around them: cut after `.`, `!`, `?` and `:`
/// before white space, including closing marks, and after `：` and `。`. Cutting too often, at an
/// abbreviation, does no harm where sentences are compared.
pub(crate) fn sentences(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut add = |start: usize, end: usize| {
        let words = text[start..end].trim();
        if !words.is_empty() {
            let at = start + (text[start..end].len() - text[start..end].trim_start().len());
            spans.push(Span::new(at, at + words.len()));
        }
    };
    let mut start = 0;
    let mut ended = false;
    for (at, c) in text.char_indices() {
        if c == '\n' || ended && c.is_whitespace() {
            add(start, at);
            (start, ended) = (at, false);
        }
        match c {
            '：' | '。' => {
                add(start, at + c.len_utf8());
                (start, ended) = (at + c.len_utf8(), false);
            }
            '.' | '!' | '?' | ':' => ended = true,
            ')' | ']' | '”' | '’' | '"' | '\'' | '*' => {}
            _ => ended = false,
        }
    }
    add(start, text.len());
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_at_marks_and_lines() {
        let text = "Sure! It’s 3.5: “Go.” He left\nat 12:30. 译文：Go.";
        let found: Vec<&str> = sentences(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["Sure!", "It’s 3.5:", "“Go.”", "He left", "at 12:30.", "译文：", "Go."]);
        assert!(sentences(" \n").is_empty());
    }
}
