//! The number of an item of a list: 三、, （2）, 4．

use super::Lost;
use crate::bitext::Pair;
use crate::lint::evidence::context::Context;
use crate::span::Span;

/// How sure it is.
const CONFIDENCE: f32 = 0.7;
const HAN_DIGITS: &str = "一二三四五六七八九十";
/// The most digits of a number.
const LONGEST: usize = 2;
/// So many words at the beginning of the English may count.
const FIRST: usize = 5;
/// Words that count.
const COUNTING: [&str; 26] = [
    "first", "firstly", "second", "secondly", "third", "thirdly", "fourth", "fourthly", "fifth", "fifthly",
    "sixth", "seventh", "eighth", "ninth", "tenth", "one", "two", "three", "four", "five", "six", "seven",
    "eight", "nine", "ten", "finally",
];

/// The number that a sentence begins with, if nothing at the beginning of the English counts.
pub(super) fn lost(context: &Context<'_>, pair: &Pair<'_>) -> Option<Lost> {
    let chinese = context.chinese(pair);
    let text = chinese.text();
    let skip = text.len() - text.trim_start().len();
    let body = &text[skip..];
    let inner = body.strip_prefix(['（', '(']);
    let rest = inner.unwrap_or(body);
    let is_han = rest.starts_with(|c| HAN_DIGITS.contains(c));
    let number: String = rest
        .chars()
        .take_while(|c| if is_han { HAN_DIGITS.contains(*c) } else { c.is_ascii_digit() })
        .collect();
    if number.is_empty() || number.chars().count() > LONGEST {
        return None;
    }
    let behind = &rest[number.len()..];
    let mark = behind.chars().next()?;
    let fits = match inner {
        Some(_) => matches!(mark, '）' | ')'),
        None if is_han => mark == '、',
        None => matches!(mark, '、' | '．'),
    };
    let after = behind[mark.len_utf8()..].trim_start();
    // 一、二年级, 3、4月 are no numbers of a list.
    let counts_on =
        after.starts_with(|c: char| HAN_DIGITS.contains(c) || c.is_numeric() || c == '百' || c == '千');
    if !fits || counts_on || after.is_empty() {
        return None;
    }
    let english = context.english(pair).text();
    let words: Vec<&str> = english.split_whitespace().take(FIRST).collect();
    let counts = |word: &&str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let is_label = bare.chars().count() == 1 && bare != "A" && bare != "I" && bare != "a";
        let is_marked = bare.len() < word.len() && word.ends_with(['.', ')', ':']) && bare.len() <= 4;
        bare.chars().any(char::is_numeric)
            || COUNTING.contains(&bare.to_lowercase().as_str())
            || is_label
            || is_marked
    };
    let is_numbered = words.iter().any(counts);
    let length = rest.len() - after.len() + (body.len() - rest.len());
    (!is_numbered && !is_before(context, pair)).then_some(Lost {
        part: Span::new(skip, skip + body[..length].trim_end().len()),
        what: "the list number",
        confidence: CONFIDENCE,
    })
}

/// Whether the English of the pair before ends with a number: its sentence was cut behind the full stop.
fn is_before(context: &Context<'_>, pair: &Pair<'_>) -> bool {
    let ends = |near: Pair<'_>| {
        let text = context.english(&near).text().trim_end().trim_end_matches(['.', ')', ':']);
        near.index() < pair.index()
            && text.ends_with(|c: char| c.is_numeric() || matches!(c, 'I' | 'V' | 'X'))
    };
    context.neighbours(pair, 1).any(ends)
}
