//! [`Bound`]: whether a figure is the least or the most that there may be.

use crate::anchor::number::{Class, Number, Precision};
use crate::language::Language;
use crate::span::Span;
use crate::word_list::WordList;

/// What a figure bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bound {
    /// There is that or more: 至少, “over”.
    Least,
    /// There is that or less: 不足, “at most”.
    Most,
}

/// The words that make a figure a bound, and where they are in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bounded {
    pub(crate) bound: Bound,
    pub(crate) span: Span,
    /// Whether a negation turned the words around: 不超过, “must not exceed”.
    pub(crate) is_turned: bool,
}

/// Words next to a number, in one language.
struct Lists {
    /// Words that a negation turns around: 超过 and 不超过.
    more_than: WordList,
    less_than: WordList,
    /// Words that are no longer clear next to a negation.
    at_least: WordList,
    at_most: WordList,
    /// Words behind the number.
    or_more: WordList,
    or_less: WordList,
}

static ENGLISH: Lists = Lists {
    more_than: WordList::new("more-than"),
    less_than: WordList::new("less-than"),
    at_least: WordList::new("at-least"),
    at_most: WordList::new("at-most"),
    or_more: WordList::new("or-more"),
    or_less: WordList::new("or-less"),
};

static CHINESE: Lists = Lists {
    more_than: WordList::new("beyond"),
    less_than: WordList::new("below"),
    at_least: WordList::new("minimum"),
    at_most: WordList::new("maximum"),
    or_more: WordList::new("and-above"),
    or_less: WordList::new("and-below"),
};

/// How many bytes before and behind a figure are read.
const BEFORE: usize = 48;
const BEHIND: usize = 24;

/// What bounds the figure at `place` of a plain text. None if nothing does, or if the words are not clear.
pub(crate) fn bound(text: &str, place: Span, number: &Number, language: Language) -> Option<Bounded> {
    let before = &text[..place.start as usize];
    let behind = &text[place.end as usize..];
    let (first, last) = match language {
        Language::Chinese => (chinese_before(before, number), chinese_behind(behind)),
        Language::English => {
            // “over five years” is how long it took, “over five years old” is not.
            let lasts = is_span_of_time(number) && !place.of(text).contains("old");
            (english_before(before, lasts), english_behind(behind))
        }
    };
    let last = last.map(|(bound, span)| {
        let span = span.shifted(place.end);
        Bounded { bound, span, is_turned: false }
    });
    match (first, last) {
        (Said::Unclear, _) => None,
        (Said::Bound(first), Some(last)) => (first.bound == last.bound).then_some(first),
        (Said::Bound(first), None) => Some(first),
        (Said::Nothing, Some(last)) => Some(last),
        (Said::Nothing, None) => more_in_number(place.of(text), number, place),
    }
}

/// What is said before a figure.
enum Said {
    Nothing,
    Unclear,
    Bound(Bounded),
}

/// 3000多人: the numeral itself says that there are more.
fn more_in_number(words: &str, number: &Number, span: Span) -> Option<Bounded> {
    let more = number.precision == Precision::AtLeast && words.contains(['多', '余']);
    more.then_some(Bounded { bound: Bound::Least, span, is_turned: false })
}

/// The longest word of a list that the text ends with.
fn longest(list: &WordList, text: &str, fits: impl Fn(&str) -> bool) -> Option<usize> {
    let words =
        list.words().iter().filter(|word| text.ends_with(**word) && fits(&text[..text.len() - word.len()]));
    words.map(|word| word.len()).max()
}

/// The bound of the longest words that the text ends with, how long they are, and whether a negation turns them around.
fn bound_at_end(lists: &Lists, text: &str, fits: impl Fn(&str) -> bool) -> Option<(Bound, usize, bool)> {
    let all = [
        (Bound::Least, &lists.more_than, true),
        (Bound::Most, &lists.less_than, true),
        (Bound::Least, &lists.at_least, false),
        (Bound::Most, &lists.at_most, false),
    ];
    let found =
        all.into_iter().filter_map(|(bound, list, turns)| Some((bound, longest(list, text, &fits)?, turns)));
    found.max_by_key(|(_, length, _)| *length)
}

fn turned(bound: Bound) -> Bound {
    match bound {
        Bound::Least => Bound::Most,
        Bound::Most => Bound::Least,
    }
}

/// The end of a text, some bytes long.
fn end_of(text: &str, bytes: usize) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(bytes))..]
}

/// The beginning of a text, some bytes long.
fn start_of(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

fn is_span_of_time(number: &Number) -> bool {
    number.unit.is_some_and(|unit| matches!(unit.dimension(), "time" | "calendar"))
}

fn english_before(before: &str, lasts: bool) -> Said {
    const NEGATIONS: [&str; 10] =
        ["not", "no", "never", "cannot", "nor", "neither", "without", "hardly", "fail", "failed"];
    /// How many words before the bound a negation may stand.
    const REACH: usize = 4;
    let window = end_of(before, BEFORE).to_ascii_lowercase();
    let said = window.trim_end();
    let is_whole = |rest: &str| !rest.ends_with(char::is_alphanumeric);
    let Some((bound, length, turns)) = bound_at_end(&ENGLISH, said, is_whole) else {
        return Said::Nothing;
    };
    let rest = &said[..said.len() - length];
    let words = &said[said.len() - length..];
    if words == "over" && lasts {
        return Said::Unclear;
    }
    let clause = rest.rsplit([',', '.', ';', ':', '(', '—']).next().unwrap_or(rest);
    let denies = |word: &&str| NEGATIONS.contains(word) || word.ends_with("n't") || word.ends_with("n’t");
    let denial = clause.split_whitespace().rev().take(REACH).find(denies);
    let end = before.len() - (end_of(before, BEFORE).len() - said.len());
    match (denial, turns) {
        (None, _) => Said::Bound(Bounded { bound, span: Span::new(end - length, end), is_turned: false }),
        (Some(denial), true) if !clause.contains("only") && !clause.contains("just") => {
            // The words are a part of the window: how far they are from its end is where they are in the text.
            let from_end = said.len() - (denial.as_ptr() as usize - said.as_ptr() as usize);
            let span = Span::new(end - from_end, end);
            Said::Bound(Bounded { bound: turned(bound), span, is_turned: true })
        }
        (Some(_), _) => Said::Unclear,
    }
}

fn english_behind(behind: &str) -> Option<(Bound, Span)> {
    let window = start_of(behind, BEHIND).to_ascii_lowercase();
    let said = window.trim_start();
    let skipped = window.len() - said.len();
    let begins =
        |word: &str| said.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    let all = [(Bound::Least, &ENGLISH.or_more), (Bound::Most, &ENGLISH.or_less)];
    let found = all.into_iter().flat_map(|(bound, list)| {
        list.words().iter().filter(|word| begins(word)).map(move |word| (bound, word.len()))
    });
    let (bound, length) = found.max_by_key(|(_, length)| *length)?;
    Some((bound, Span::new(0, skipped + length)))
}

fn chinese_before(before: &str, number: &Number) -> Said {
    /// What may stand between 至少 and the number.
    const LINKS: [char; 14] =
        ['有', '为', '达', '要', '需', '须', '是', '用', '花', '占', '了', '约', '在', '得'];
    const RATES: [&str; 8] = ["每小时", "每分钟", "每秒", "每天", "每日", "每月", "每年", "每人"];
    /// Of a negation, what stands directly before 超过.
    const DENIALS: [&str; 12] =
        ["不", "不得", "不能", "不可", "不会", "不应", "不宜", "没", "没有", "未", "不准", "不许"];
    /// Characters that make it doubtful.
    const DOUBTS: [char; 8] = ['不', '没', '未', '无', '勿', '非', '否', '别'];
    /// What ends a clause.
    const CLAUSES: [char; 7] = ['，', '。', '；', '：', '、', ',', '（'];
    /// How many characters may name the whole between the bound and its share.
    const WHOLE: usize = 10;
    /// How many characters before the bound may make it doubtful.
    const REACH: usize = 4;
    let said = end_of(before, BEFORE);
    let is_word = |rest: &str| !rest.ends_with(['最', '附', '接', '靠', '邻', '临', '新', '亲', '远', '高']);
    let found = bound_at_end(&CHINESE, said, is_word).map(|found| (found, said));
    let linked = || {
        let rate = RATES.iter().find_map(|rate| said.strip_suffix(rate));
        let said = rate.or_else(|| said.strip_suffix(LINKS))?;
        bound_at_end(&CHINESE, said, is_word).map(|found| (found, said))
    };
    // 超过合同金额的30%
    let of_whole = || {
        let is_share = matches!(number.class, Class::Percent | Class::Fraction);
        let said = said.strip_suffix('的').filter(|_| is_share)?;
        let ends = said.char_indices().rev().take(WHOLE).map(|(at, _)| at).skip(1);
        ends.take_while(|at| !said[*at..].contains(|c: char| c.is_numeric() || CLAUSES.contains(&c)))
            .find_map(|at| {
                let found = bound_at_end(&CHINESE, &said[..at], is_word)?;
                (found.1 > '超'.len_utf8()).then_some((found, &said[..at]))
            })
    };
    let Some(((bound, length, turns), said)) = found.or_else(linked).or_else(of_whole) else {
        return Said::Nothing;
    };
    let (rest, words) = said.split_at(said.len() - length);
    // 近三年 are the last three years.
    if words == "近" && is_span_of_time(number) {
        return Said::Unclear;
    }
    let clause = rest.rsplit(CLAUSES).next().unwrap_or(rest);
    let denials = DENIALS.iter().filter(|denial| turns && clause.ends_with(**denial));
    let denial = denials.map(|denial| denial.len()).max().unwrap_or(0);
    let is_turned = denial > 0;
    if !is_turned && clause.chars().rev().take(REACH).any(|c| DOUBTS.contains(&c)) {
        return Said::Unclear;
    }
    let end = before.len() - (end_of(before, BEFORE).len() - said.len());
    let span = Span::new(end - length - denial, end);
    let bound = if is_turned { turned(bound) } else { bound };
    Said::Bound(Bounded { bound, span, is_turned })
}

fn chinese_behind(behind: &str) -> Option<(Bound, Span)> {
    /// How many characters of what is counted may stand between the number and 以上.
    const COUNTED: usize = 2;
    let window = start_of(behind, BEHIND);
    let all = [(Bound::Least, &CHINESE.or_more), (Bound::Most, &CHINESE.or_less)];
    let starts = window
        .char_indices()
        .take(COUNTED + 1)
        .take_while(|(at, _)| !window[..*at].contains(['，', '。', '、', '；', ',', '.', '的', '（']));
    starts.map(|(at, _)| at).find_map(|at| {
        let said = &window[at..];
        let found = all.into_iter().flat_map(|(bound, list)| {
            list.words().iter().filter(|word| said.starts_with(**word)).map(move |word| (bound, word.len()))
        });
        let (bound, length) = found.max_by_key(|(_, length)| *length)?;
        Some((bound, Span::new(at, at + length)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::number::find;

    /// What bounds the first number of a text.
    fn of(text: &str, language: Language) -> Option<(Bound, &str)> {
        let (place, number) = find(text, language).into_iter().next().expect("a number");
        bound(text, place, &number, language).map(|bounded| (bounded.bound, bounded.span.of(text)))
    }

    #[test]
    fn reads_english_bounds() {
        let cases = [
            ("At least 20 people", Some((Bound::Least, "At least"))),
            ("no more than 20 people", Some((Bound::Most, "no more than"))),
            ("The penalty must exceed 30%.", Some((Bound::Least, "exceed"))),
            ("The penalty must not exceed 30%.", Some((Bound::Most, "not exceed"))),
            ("At 5 \u{212a} at most 20 people were hurt.", None),
            ("ẞẞ—at most 20 people were hurt.", Some((Bound::Most, "at most"))),
            ("It shall not be lower than 500 yuan.", Some((Bound::Least, "not be lower than"))),
            ("It grew over 5 years.", None),
            ("those over 45 years old", Some((Bound::Least, "over"))),
            ("Not only at least 20 people", None),
            ("those aged 60 or above", Some((Bound::Least, " or above"))),
            ("20 people", None),
        ];
        for (text, expected) in cases {
            assert_eq!(of(text, Language::English), expected, "{text}");
        }
    }

    #[test]
    fn reads_chinese_bounds() {
        let cases = [
            ("至少有20人", Some((Bound::Least, "至少"))),
            ("不得超过30%", Some((Bound::Most, "不得超过"))),
            ("不得超过合同金额的30%", Some((Bound::Most, "不得超过"))),
            ("超过他的想象，占其中的30%", None),
            ("不低于500万元", Some((Bound::Least, "不低于"))),
            ("近200名士兵", Some((Bound::Most, "近"))),
            ("附近200名士兵", None),
            ("近20年来", None),
            ("低于每小时30公里", Some((Bound::Most, "低于"))),
            ("60分以下", Some((Bound::Most, "以下"))),
            ("3000多人", Some((Bound::Least, "3000多人"))),
            ("并非超过30%", None),
        ];
        for (text, expected) in cases {
            assert_eq!(of(text, Language::Chinese), expected, "{text}");
        }
    }
}
