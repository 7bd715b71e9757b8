//! A text as its reader sees it: without the characters that show nothing.

use std::borrow::Cow;

use crate::span::Span;

/// A text without its invisible characters, which knows where each of its bytes stands in the original.
///
/// A soft hyphen or a zero-width blank inside 1500 or Hangzhou is no part of the number or name, and must
/// not cut it in two.
pub(crate) struct Visible<'t> {
    text: Cow<'t, str>,
    /// For each invisible character the byte here that follows it, and how many bytes are left out up to
    /// there; both ascending.
    left_out: Vec<(u32, u32)>,
}

impl<'t> Visible<'t> {
    /// In linear time; borrowed where nothing is invisible.
    pub(crate) fn new(original: &'t str) -> Visible<'t> {
        if original.is_ascii() || !original.contains(is_invisible) {
            return Visible { text: Cow::Borrowed(original), left_out: Vec::new() };
        }
        let mut text = String::with_capacity(original.len());
        let mut left_out = Vec::new();
        for (at, c) in original.char_indices() {
            match is_invisible(c) {
                true => left_out.push((text.len() as u32, (at + c.len_utf8() - text.len()) as u32)),
                false => text.push(c),
            }
        }
        Visible { text: Cow::Owned(text), left_out }
    }

    /// What is seen.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// A span of the visible text as one of the original: with what is invisible inside it, without what
    /// is so at its ends.
    pub(crate) fn original(&self, span: Span) -> Span {
        let before = |count: usize| count.checked_sub(1).map_or(0, |last| self.left_out[last].1);
        let start = self.left_out.partition_point(|&(at, _)| at <= span.start);
        let end = self.left_out.partition_point(|&(at, _)| at < span.end);
        Span { start: span.start + before(start), end: span.end + before(end) }
    }
}

/// Soft hyphen, zero-width blanks and joiners, marks of direction, byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_out_what_is_invisible_and_finds_it_again() {
        let original = "\u{FEFF}在杭\u{200B}州，1\u{AD}500\u{200B}\u{200D}万";
        let visible = Visible::new(original);
        assert_eq!(visible.text(), "在杭州，1500万");
        let of = |part: &str| {
            let start = visible.text().find(part).unwrap();
            visible.original(Span::new(start, start + part.len())).of(original)
        };
        assert_eq!(of("在"), "在");
        assert_eq!(of("杭州"), "杭\u{200B}州");
        assert_eq!(of("1500"), "1\u{AD}500");
        assert_eq!(of("万"), "万");
        assert_eq!(of("在杭州，1500万"), original.trim_start_matches('\u{FEFF}'));
    }

    #[test]
    fn borrows_a_text_in_which_all_is_seen() {
        for text in ["", "Hangzhou", "12\u{A0}000人"] {
            assert!(matches!(Visible::new(text).text, Cow::Borrowed(same) if same == text));
        }
    }
}
