//! A text as it is compared: in simplified characters, without invisible ones.

use std::borrow::Cow;

use super::characters::simplified;
use crate::language::{is_invisible, visible};
use crate::span::Span;

/// A text in simplified characters, without invisible ones, that knows where each of its characters is in the
/// original.
///
/// 台灣 and 台湾 compare as one word, and a soft hyphen or a zero-width space inside 1500 or Hangzhou is not
/// part of the number or name. Nothing is stored where nothing differs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plain {
    /// None: the original itself.
    text: Option<Box<str>>,
    /// Where the offset to the original changes, ascending.
    steps: Vec<Step>,
}

/// A place of the plain text where the offset to the original changes.
#[derive(Clone, Copy, Debug)]
struct Step {
    here: u32,
    /// The bytes of the original between which something was left out: what ends here ends at `end` in the
    /// original, and what begins here begins at `start`.
    end: u32,
    start: u32,
}

impl Plain {
    /// Takes time linear in the text, line by line.
    pub(crate) fn new(original: &str) -> Plain {
        Plain::converted(original, simplified)
    }

    /// Without invisible characters, but in the characters of the original.
    pub(crate) fn shown(original: &str) -> Plain {
        Plain::converted(original, |shown| Cow::Borrowed(shown))
    }

    /// `convert` keeps the number of characters of a line.
    fn converted(original: &str, convert: impl Fn(&str) -> Cow<'_, str>) -> Plain {
        let mut plain = Plain::default();
        let mut text = String::new();
        let mut same = 0;
        let mut at = 0;
        for line in original.split_inclusive('\n') {
            let shown = visible(line);
            let simple = convert(&shown);
            if simple != line {
                text.push_str(&original[same..at]);
                plain.add(&mut text, line, &simple, at);
                same = at + line.len();
            }
            at += line.len();
        }
        if same > 0 {
            text.push_str(&original[same..]);
            plain.text = Some(text.into());
        }
        plain
    }

    /// Adds a line of the original that begins at `at`; `simple`, its simplified form, has as many characters
    /// as the line has visible ones.
    fn add(&mut self, text: &mut String, line: &str, simple: &str, at: usize) {
        let mut simple = simple.chars();
        for (offset, written) in line.char_indices() {
            let (here, there) = (text.len() as u32, (at + offset) as u32);
            let past = there + written.len_utf8() as u32;
            if is_invisible(written) {
                match self.steps.last_mut() {
                    Some(step) if step.here == here => step.start = past,
                    _ => self.steps.push(Step { here, end: there, start: past }),
                }
                continue;
            }
            let c = simple.next().unwrap_or(written);
            text.push(c);
            if c.len_utf8() != written.len_utf8() {
                self.steps.push(Step { here: text.len() as u32, end: past, start: past });
            }
        }
    }

    /// The plain text; `original` is the text that it was made from.
    pub(crate) fn text<'a>(&'a self, original: &'a str) -> &'a str {
        self.text.as_deref().unwrap_or(original)
    }

    /// A span of the original as a span of the plain text.
    pub(crate) fn here(&self, span: Span) -> Span {
        Span { start: self.offset(span.start), end: self.offset(span.end) }
    }

    fn offset(&self, there: u32) -> u32 {
        match self.steps[..self.steps.partition_point(|step| step.end <= there)].last() {
            None => there,
            Some(step) => step.here + there.saturating_sub(step.start),
        }
    }

    /// A span of the plain text as a span of the original, with the invisible characters inside it but
    /// without those at its ends.
    pub(crate) fn original(&self, span: Span) -> Span {
        let start = self.steps.partition_point(|step| step.here <= span.start);
        let start = self.steps[..start].last().map_or(span.start, |step| step.start + span.start - step.here);
        if span.is_empty() {
            return Span { start, end: start };
        }
        let end = match self.steps[..self.steps.partition_point(|step| step.here <= span.end)].last() {
            Some(step) if step.here == span.end => step.end,
            Some(step) => step.start + span.end - step.here,
            None => span.end,
        };
        Span { start, end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each part of the plain text as it is in the original.
    fn found<'t>(original: &'t str, parts: &[&str]) -> Vec<&'t str> {
        let plain = Plain::new(original);
        let text = plain.text(original);
        let find = |part: &&str| {
            let start = text.find(part).unwrap_or_else(|| panic!("{part} in {text}"));
            let span = Span::new(start, start + part.len());
            assert_eq!(plain.here(plain.original(span)), span, "{part} there and back");
            plain.original(span).of(original)
        };
        parts.iter().map(find).collect()
    }

    #[test]
    fn leaves_out_what_is_invisible_and_finds_it_again() {
        let original = "\u{FEFF}在杭\u{200B}州，1\u{AD}500\u{200B}\u{200D}万";
        assert_eq!(Plain::new(original).text(original), "在杭州，1500万");
        assert_eq!(
            found(original, &["在", "杭州", "1500", "万", "在杭州，1500万"]),
            ["在", "杭\u{200B}州", "1\u{AD}500", "万", original.trim_start_matches('\u{FEFF}')]
        );
    }

    #[test]
    fn simplifies_and_finds_the_written_characters() {
        let original = "雨停了。\n這個中\u{200B}台在\u{2A3F1}臺灣，𠬠點。";
        assert!(Plain::new(original).text(original).starts_with("雨停了。\n这个中台在"));
        assert_eq!(found(original, &["雨停", "这个", "中台", "湾"]), ["雨停", "這個", "中\u{200B}台", "灣"]);
    }

    #[test]
    fn phrases_are_converted_without_what_is_invisible_in_them() {
        let plain = |text: &str| Plain::new(text).text(text).to_owned();
        assert_eq!(plain("他叫乾\u{200B}隆。"), "他叫乾隆。");
        assert_eq!(plain("頭\u{FE0F}髮\u{E0100}發\u{2068}光\u{2069}"), "头发发光");
        assert_eq!(found("頭\u{FE0F}髮發光", &["头发", "发光"]), ["頭\u{FE0F}髮", "發光"]);
    }

    #[test]
    fn characters_of_other_lengths_keep_their_places() {
        // 𧦧 has four bytes, its simplified form 䜧 three.
        let original = "說𧦧話";
        let parts: Vec<String> = Plain::new(original).text(original).chars().map(String::from).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        assert_eq!(found(original, &parts).concat(), original);
    }

    #[test]
    fn holds_nothing_where_nothing_differs() {
        for text in ["", "Hangzhou", "12\u{A0}000人", "阿里云"] {
            let plain = Plain::new(text);
            assert!(plain.text.is_none() && plain.steps.is_empty());
        }
    }
}
