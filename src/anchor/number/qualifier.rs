//! Words around a number that say how exact it is: 约, 多, 左右, "more than", "nearly".

use super::Precision;
use crate::language::Language;
use crate::lexeme::{self, Lexeme};

/// The precision given by the words around a number.
pub(super) fn precision(before: &str, after: &str, language: Language) -> Precision {
    let words = match language {
        Language::Chinese => lexeme::chinese,
        Language::English => lexeme::english,
    };
    let after = after.trim_start();
    let before = before.trim_end_matches([' ', '$', '¥', '€', '£', '\u{a0}', '\u{3000}']);
    longest(words("precision-before"), |word| ends_with(before, word))
        .or_else(|| longest(words("precision-after"), |word| starts_with(after, word)))
        .unwrap_or(Precision::Exact)
}

/// The precision of the longest word that fits: "no more than" takes precedence over "more than".
fn longest(words: &[Lexeme], fits: impl Fn(&str) -> bool) -> Option<Precision> {
    let fitting = words.iter().filter(|lexeme| fits(lexeme.form));
    fitting.max_by_key(|lexeme| lexeme.form.len()).and_then(|lexeme| named(lexeme.value))
}

/// The precision with this name in the word lists.
pub(super) fn named(name: &str) -> Option<Precision> {
    Some(match name {
        "exact" => Precision::Exact,
        "about" => Precision::About,
        "at-least" => Precision::AtLeast,
        "at-most" => Precision::AtMost,
        "vague" => Precision::Vague,
        _ => return None,
    })
}

/// Whether `text` ends with the word, in any case, as a whole word.
fn ends_with(text: &str, word: &str) -> bool {
    let Some(at) = text.len().checked_sub(word.len()).filter(|&at| text.is_char_boundary(at)) else {
        return false;
    };
    let (rest, tail) = text.split_at(at);
    tail.eq_ignore_ascii_case(word) && (!word.is_ascii() || !rest.ends_with(char::is_alphabetic))
}

fn starts_with(text: &str, word: &str) -> bool {
    let Some((head, rest)) = text.split_at_checked(word.len()) else {
        return false;
    };
    head.eq_ignore_ascii_case(word) && (!word.is_ascii() || !rest.starts_with(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longest_word_decides() {
        let read = |before, after| precision(before, after, Language::English);
        assert_eq!(read("No more than ", " people"), Precision::AtMost);
        assert_eq!(read("worth more than $", ""), Precision::AtLeast);
        assert_eq!(read("all over", ""), Precision::AtLeast);
        assert_eq!(read("moreover ", ""), Precision::Exact);
        assert_eq!(read("in ", " or so"), Precision::About);
    }

    #[test]
    fn reads_chinese_before_and_after() {
        let read = |before, after| precision(before, after, Language::Chinese);
        assert_eq!(read("他有不到", ""), Precision::AtMost);
        assert_eq!(read("", "左右的"), Precision::About);
        assert_eq!(read("不超过", ""), Precision::AtMost);
    }
}
