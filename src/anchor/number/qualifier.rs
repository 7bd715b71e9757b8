//! Words around a number that say how exact it is: 约, 多, 左右, "more than", "nearly".

use super::Precision;
use crate::language::Language;

/// Words before a number.
type Words = &'static [(Precision, &'static [&'static str])];

const CHINESE_BEFORE: Words = &[
    (Precision::About, &["约", "大约", "约为", "大概", "差不多", "估计", "约合", "约占", "约莫"]),
    (
        Precision::AtLeast,
        &[
            "超",
            "超过",
            "逾",
            "超出",
            "多于",
            "高于",
            "大于",
            "至少",
            "最少",
            "不少于",
            "不低于",
            "不下",
            "突破",
            "不止",
            "起码",
            "已超",
        ],
    ),
    (
        Precision::AtMost,
        &[
            "近",
            "将近",
            "接近",
            "不足",
            "不到",
            "低于",
            "少于",
            "小于",
            "不超过",
            "不多于",
            "不高于",
            "最多",
            "至多",
            "未满",
            "未到",
            "不满",
            "逼近",
            "几近",
            "未超过",
            "没超过",
        ],
    ),
];

const CHINESE_AFTER: Words = &[
    (Precision::About, &["左右", "上下", "前后", "许"]),
    (Precision::AtLeast, &["以上", "开外", "有余", "之多", "往上", "及以上", "或以上"]),
    (Precision::AtMost, &["以下", "以内", "之内", "不到", "及以下", "或以下"]),
];

const ENGLISH_BEFORE: Words = &[
    (
        Precision::About,
        &[
            "about",
            "around",
            "roughly",
            "approximately",
            "approx",
            "some",
            "circa",
            "an estimated",
            "estimated",
            "or so",
            "more or less",
            "in the region of",
        ],
    ),
    (
        Precision::AtLeast,
        &[
            "more than",
            "over",
            "at least",
            "upwards of",
            "in excess of",
            "exceeding",
            "exceeds",
            "exceeded",
            "exceed",
            "no less than",
            "not less than",
            "no fewer than",
            "not fewer than",
            "above",
            "surpassed",
            "surpassing",
            "greater than",
            "higher than",
            "topped",
            "well over",
            "a minimum of",
            "older than",
            "longer than",
            "larger than",
            "beyond",
            "minimum",
        ],
    ),
    (
        Precision::AtMost,
        &[
            "nearly",
            "almost",
            "close to",
            "less than",
            "fewer than",
            "under",
            "below",
            "no more than",
            "not more than",
            "at most",
            "lower than",
            "up to",
            "not exceeding",
            "not exceed",
            "a maximum of",
            "nearing",
            "approaching",
            "within",
            "does not exceed",
            "shy of",
            "short of",
            "smaller than",
            "maximum",
        ],
    ),
];

const ENGLISH_AFTER: Words = &[
    (Precision::About, &["or so", "or thereabouts", "-odd", "odd", "-ish"]),
    (
        Precision::AtLeast,
        &["or more", "or above", "and above", "-plus", "plus", "+", "and over", "or older", "and older"],
    ),
    (Precision::AtMost, &["or less", "or fewer", "or below", "or under", "at most"]),
];

/// How exact the words around a number say it is.
pub(super) fn precision(before: &str, after: &str, language: Language) -> Precision {
    let (words_before, words_after) = match language {
        Language::Chinese => (CHINESE_BEFORE, CHINESE_AFTER),
        Language::English => (ENGLISH_BEFORE, ENGLISH_AFTER),
    };
    let after = after.trim_start();
    let before = before.trim_end_matches([' ', '$', '¥', '€', '£', '\u{a0}', '\u{3000}']);
    longest(words_before, |word| ends_with(before, word))
        .or_else(|| longest(words_after, |word| starts_with(after, word)))
        .unwrap_or(Precision::Exact)
}

/// The precision of the longest word that fits: "no more than" outdoes "more than".
fn longest(words: Words, fits: impl Fn(&str) -> bool) -> Option<Precision> {
    let all = words.iter().flat_map(|(precision, words)| words.iter().map(move |word| (precision, word)));
    all.filter(|(_, word)| fits(word)).max_by_key(|(_, word)| word.len()).map(|(precision, _)| *precision)
}

/// Whether `text` ends with the word, whatever its case, and the word with it.
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
