//! Joins lines that were wrapped at a fixed width.

use std::borrow::Cow;
use std::collections::HashSet;

use super::LineBreaks;
use super::block::{blocks, ends_line, lines};
use super::mark::last_bytes;
use crate::language::{are_written_together, is_blank, is_han};

/// How many bytes of a word before its hyphen are looked at.
const WORD_REACH: usize = 48;

/// First parts of English compounds: their hyphen is kept at the end of a line.
const COMPOUNDING: &[&str] = &[
    "well", "self", "half", "high", "low", "long", "short", "full", "hard", "ill", "cross", "open", "large",
    "small", "double", "single", "old", "new", "good", "fast", "free", "real", "soft", "first", "second",
    "third", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty",
    "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "vice", "world", "state", "time",
    "year", "user", "decision",
];

/// The text with each paragraph on one line, for texts that are wrapped at a fixed width
/// ([`LineBreaks::Wrap`]): lines are joined by a blank, or directly between Chinese characters; between a Chinese
/// character and a figure or a Latin letter as the text itself mostly does inside its lines. A hyphen at
/// the end of a line is dropped if it only divides a word. The text itself decides if it has the word again,
/// otherwise the first part of the word does: `well-known` keeps its hyphen, `international` loses it. The
/// line breaks are moved to the end of their paragraph, so that each paragraph starts on the same line as
/// before. Linear in the text.
///
/// ```
/// use duizhao::segment::unwrapped;
///
/// assert_eq!(unwrapped("船长把眼镜\n忘在了对岸。\n\n没有人抱怨。"), "船长把眼镜忘在了对岸。\n\n\n没有人抱怨。");
/// assert_eq!(unwrapped("The inter-\nnational ferry\nwas late."), "The international ferry was late.\n\n");
/// ```
pub fn unwrapped(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut usage = None;
    let mut at = 0;
    for block in blocks(text, LineBreaks::Wrap) {
        let paragraph = &text[block.clone()];
        if !paragraph.contains(ends_line) {
            continue;
        }
        let usage = usage.get_or_insert_with(|| Usage::of(text));
        out.push_str(&text[at..block.start]);
        at = block.end;
        let start = out.len();
        let mut breaks = 0;
        for line in lines(paragraph).map(|line| paragraph[line].trim_matches(is_blank)) {
            if out.len() > start {
                breaks += 1;
                match seam(&out[start..], line, usage) {
                    Seam::Nothing => {}
                    Seam::Blank => out.push(' '),
                    Seam::HyphenGoes => drop(out.pop()),
                }
            }
            out.push_str(line);
        }
        out.extend(std::iter::repeat_n('\n', breaks));
    }
    if out.is_empty() {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[at..]);
    Cow::Owned(out)
}

/// How the text writes what may be divided at the end of a line.
struct Usage<'t> {
    /// Its words; those with hyphens are kept whole.
    words: HashSet<&'t str>,
    /// Whether Chinese characters mostly touch figures and Latin letters.
    mixes_closely: bool,
}

impl<'t> Usage<'t> {
    fn of(text: &'t str) -> Usage<'t> {
        let words = text.split(|c| !in_word(c)).filter(|word| !word.is_empty()).collect();
        let [close, apart] = mixtures(text);
        Usage { words, mixes_closely: close > apart }
    }
}

/// How often a Chinese character touches a figure or a Latin letter, and how often a blank is between them.
pub(super) fn mixtures(text: &str) -> [usize; 2] {
    let [mut close, mut apart] = [0; 2];
    let mut before = [None; 2];
    for c in text.chars() {
        match before {
            [_, Some(left)] if are_mixed(left, c) => close += 1,
            [Some(left), Some(' ')] if are_mixed(left, c) => apart += 1,
            _ => {}
        }
        before = [before[1], Some(c)];
    }
    [close, apart]
}

/// Whether one of two characters is Chinese and the other a figure or a Latin letter.
fn are_mixed(left: char, right: char) -> bool {
    is_han(left) && right.is_ascii_alphanumeric() || left.is_ascii_alphanumeric() && is_han(right)
}

/// How two lines are joined.
enum Seam {
    Nothing,
    Blank,
    HyphenGoes,
}

fn seam(left: &str, right: &str, usage: &Usage<'_>) -> Seam {
    let (Some(before), Some(next)) = (left.chars().next_back(), right.chars().next()) else {
        return Seam::Blank;
    };
    match before {
        '\u{AD}' => return Seam::HyphenGoes,
        '-' | '\u{2010}' => return hyphen(&left[..left.len() - before.len_utf8()], right, &usage.words),
        _ => {}
    }
    let dash = before == '—' && !left[..left.len() - before.len_utf8()].ends_with(is_blank);
    let closely = usage.mixes_closely && are_mixed(before, next);
    if are_written_together(before, next) || dash || closely { Seam::Nothing } else { Seam::Blank }
}

/// What kind of hyphen divides `left` and `right`.
fn hyphen(left: &str, right: &str, words: &HashSet<&str>) -> Seam {
    let left = last_bytes(left, WORD_REACH);
    let stem = &left[left.trim_end_matches(in_word).len()..];
    let next = &right[..right.find(|c: char| !c.is_alphanumeric()).unwrap_or(right.len())];
    if !stem.ends_with(char::is_alphanumeric) {
        return Seam::Blank;
    }
    if !stem.ends_with(char::is_alphabetic) || !next.starts_with(char::is_lowercase) {
        return Seam::Nothing;
    }
    let stays = if words.contains(&*format!("{stem}-{next}")) {
        true
    } else if words.contains(&*format!("{stem}{next}")) {
        false
    } else {
        stem.contains('-') || COMPOUNDING.contains(&&*stem.to_lowercase())
    };
    if stays { Seam::Nothing } else { Seam::HyphenGoes }
}

fn in_word(c: char) -> bool {
    (c.is_alphanumeric() && !is_han(c)) || c == '-'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str) -> String {
        unwrapped(text).trim_end().to_owned()
    }

    #[test]
    fn chinese_lines_are_joined_without_a_blank() {
        for (text, expected) in [
            (
                "他的父亲是一名木匠，手艺\n很好。他们搬到了上海。",
                "他的父亲是一名木匠，手艺很好。他们搬到了上海。",
            ),
            ("他说：\n“走吧。\n”门关上了。", "他说：“走吧。”门关上了。"),
            ("票价三元，\n5个人十五元。", "票价三元，5个人十五元。"),
            ("程序用 Rust\n写成。", "程序用 Rust 写成。"),
            ("　　雨停了\r\n。\r\n　　出门吧。", "　　雨停了。\n\r\n　　出门吧。"),
        ] {
            assert_eq!(joined(text), expected);
        }
    }

    #[test]
    fn the_text_decides_whether_figures_touch_chinese() {
        for (text, expected) in [
            ("他在2001年来，1998\n年走，带着3\n只羊。", "他在2001年来，1998年走，带着3只羊。"),
            ("他在 2001 年来，1998\n年走。", "他在 2001 年来，1998 年走。"),
            ("用 Rust 写成，用Rust\n读。", "用 Rust 写成，用Rust 读。"),
        ] {
            assert_eq!(joined(text), expected);
        }
    }

    #[test]
    fn hyphens_that_divide_a_word_go() {
        for (text, expected) in [
            (
                "The inter-\nnational conference opened. It is a well-\nknown rule.",
                "The international conference opened. It is a well-known rule.",
            ),
            ("A co-\nop is a co-op.", "A co-op is a co-op."),
            ("A high-\nway is a highway.", "A highway is a highway."),
            (
                "State-of-the-\nart, in 2019-\n2020, Anglo-\nSaxon",
                "State-of-the-art, in 2019-2020, Anglo-Saxon",
            ),
            ("It was late —\nvery late -\ntoo late.", "It was late — very late - too late."),
            ("an inter\u{AD}\nnational one", "an international one"),
        ] {
            assert_eq!(joined(text), expected);
        }
    }

    #[test]
    fn paragraphs_start_in_the_line_they_started_in() {
        let text = "It was\nlate\nagain.\n\nNobody\nminded.\n";
        let joined = unwrapped(text);
        assert_eq!(joined, "It was late again.\n\n\n\nNobody minded.\n\n");
        assert_eq!(joined.lines().position(|line| line.starts_with("Nobody")), Some(4));
    }

    #[test]
    fn what_is_not_wrapped_stays_as_it_is() {
        for text in ["", "\n", "雨停了。\n\n出门吧。\n", "a\n \nb"] {
            assert!(matches!(unwrapped(text), Cow::Borrowed(same) if same == text), "{text:?}");
        }
    }
}
