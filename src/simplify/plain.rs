//! A text as it is compared: in simplified characters, without invisible ones.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

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

/// What stands for code in prose: an object that is no letter.
pub(crate) const OBJECT: char = '\u{FFFC}';

/// A part of a text that is no prose: markup, or a name in code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Mask {
    pub(crate) span: Span,
    /// What stands for it, if anything.
    pub(crate) shown: Option<char>,
}

/// What becomes of text that is not masked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// In simplified characters, without invisible ones.
    Simplified,
    /// Without invisible characters.
    Visible,
    /// As it is.
    Written,
}

/// A place of the plain text where the offset to the original changes.
#[derive(Clone, Copy, Debug)]
struct Step {
    here: u32,
    /// The bytes of the original between which something was left out: what ends here ends at `end` in the
    /// original, and what begins here begins at `start`.
    end: u32,
    start: u32,
    /// The length of the character before, if it has another length in the original.
    width: u32,
}

impl Plain {
    /// Takes time linear in the text, line by line.
    pub(crate) fn new(original: &str) -> Plain {
        Plain::masked(original, &[])
    }

    /// With some parts masked; they ascend and do not overlap.
    pub(crate) fn masked(original: &str, masks: &[Mask]) -> Plain {
        Plain::converted(original, masks, Form::Simplified)
    }

    /// Without invisible characters, but in the characters of the original.
    pub(crate) fn shown(original: &str, masks: &[Mask]) -> Plain {
        Plain::converted(original, masks, Form::Visible)
    }

    /// Only without what is masked.
    #[cfg(feature = "lint")]
    pub(crate) fn unmasked(original: &str, masks: &[Mask]) -> Plain {
        match masks {
            [] => Plain::default(),
            _ => Plain::converted(original, masks, Form::Written),
        }
    }

    fn converted(original: &str, masks: &[Mask], form: Form) -> Plain {
        let mut plain = Plain::default();
        let mut text = String::new();
        let mut same = 0;
        for (line, masks) in lines(original, masks) {
            let written = &original[line.clone()];
            let shown = match masks {
                [] if form == Form::Written => Cow::Borrowed(written),
                [] => visible(written),
                _ => parts(original, line.clone(), masks, form).filter_map(|part| part.shown).collect(),
            };
            // As many characters as are shown.
            let simple = if form == Form::Simplified { simplified(&shown) } else { Cow::Borrowed(&*shown) };
            if simple != written {
                text.push_str(&original[same..line.start]);
                plain.add(&mut text, parts(original, line.clone(), masks, form), &simple);
                same = line.end;
            }
        }
        if same > 0 {
            text.push_str(&original[same..]);
            plain.text = Some(text.into());
        }
        plain
    }

    /// Adds parts of the original; `simple` is what is shown of them, in simplified characters.
    fn add(&mut self, text: &mut String, parts: impl Iterator<Item = Part>, simple: &str) {
        let mut simple = simple.chars();
        for Part { start, end, shown } in parts {
            let Some(shown) = shown else {
                let here = text.len() as u32;
                match self.steps.last_mut() {
                    Some(step) if step.here == here => step.start = end,
                    _ => self.steps.push(Step { here, end: start, start: end, width: 0 }),
                }
                continue;
            };
            let c = simple.next().unwrap_or(shown);
            text.push(c);
            if c.len_utf8() as u32 != end - start {
                let width = c.len_utf8() as u32;
                self.steps.push(Step { here: text.len() as u32, end, start: end, width });
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
        let next = self.steps.partition_point(|step| step.end <= there);
        let here = match self.steps[..next].last() {
            None => there,
            Some(step) => step.here + there.saturating_sub(step.start),
        };
        // What lies inside a masked part is where that begins.
        self.steps.get(next).map_or(here, |next| here.min(next.here - next.width))
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

/// A character of the original, or a masked part of it.
struct Part {
    start: u32,
    end: u32,
    /// What stands for it in the plain text, before it is simplified.
    shown: Option<char>,
}

/// The lines of the original, but for line breaks that are masked, each with the masks that begin in it.
fn lines<'m>(original: &str, masks: &'m [Mask]) -> impl Iterator<Item = (Range<usize>, &'m [Mask])> {
    let (mut start, mut left) = (0, masks);
    std::iter::from_fn(move || {
        let (mut end, mut count) = (start, 0);
        loop {
            let rest = original.get(end..).filter(|rest| !rest.is_empty());
            let Some(rest) = rest else { break };
            end += rest.find('\n').map_or(rest.len(), |found| found + 1);
            count += left[count..].partition_point(|mask| (mask.span.start as usize) < end);
            match left[..count].last() {
                Some(mask) if mask.span.end as usize >= end && end < original.len() => {
                    end = mask.span.end as usize;
                }
                _ => break,
            }
        }
        let line = start..end;
        let (here, behind) = left.split_at(count);
        (start, left) = (end, behind);
        (!line.is_empty()).then_some((line, here))
    })
}

/// The parts of some of the original, which has these masks.
fn parts(original: &str, range: Range<usize>, masks: &[Mask], form: Form) -> impl Iterator<Item = Part> {
    let mut masks = masks.iter().peekable();
    let mut at = range.start;
    std::iter::from_fn(move || {
        let start = at as u32;
        let masked = masks.next_if(|mask| mask.span.start == start);
        let (end, shown) = match masked {
            Some(mask) => (mask.span.end, mask.shown),
            None => {
                let c = original[at..range.end].chars().next()?;
                let is_shown = form == Form::Written || !is_invisible(c);
                (start + c.len_utf8() as u32, is_shown.then_some(c))
            }
        };
        at = end as usize;
        Some(Part { start, end, shown })
    })
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
    fn masked_parts_are_left_out_or_stood_for() {
        let original = "> 請**看** `a?`。\n> 這裡 [b](c)\n完";
        let mask = |part: &str, shown| {
            let start = original.find(part).expect(part);
            Mask { span: Span::new(start, start + part.len()), shown }
        };
        let masks = [
            mask("> 請".trim_end_matches('請'), None),
            mask("**", None),
            Mask { span: mask("** `", None).span, shown: None },
            mask("`a?`", Some('\u{FFFC}')),
            mask("\n> ", Some(' ')),
            mask("[", None),
            mask("](c)", None),
        ];
        let masks: Vec<Mask> = masks.into_iter().filter(|mask| mask.span.of(original) != "** `").collect();
        let plain = Plain::masked(original, &masks);
        assert_eq!(plain.text(original), "请看** \u{FFFC}。 这里 b\n完");
        let text = plain.text(original);
        for (part, written) in
            [("请看", "請**看"), ("\u{FFFC}", "`a?`"), ("。 这里", "。\n> 這裡"), ("b", "b")]
        {
            let start = text.find(part).expect(part);
            let span = Span::new(start, start + part.len());
            assert_eq!(plain.original(span).of(original), written);
            assert_eq!(plain.here(plain.original(span)), span, "{part} there and back");
        }
        let inside = original.find("a?").expect("code") as u32;
        assert_eq!(plain.here(Span { start: inside, end: inside + 1 }).len(), 0);
    }

    #[test]
    fn holds_nothing_where_nothing_differs() {
        for text in ["", "Hangzhou", "12\u{A0}000人", "阿里云"] {
            let plain = Plain::new(text);
            assert!(plain.text.is_none() && plain.steps.is_empty());
        }
    }
}
