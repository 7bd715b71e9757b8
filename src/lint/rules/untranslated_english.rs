//! U02: English sentences left over in the Chinese.

use std::collections::HashSet;

use crate::bitext::Pair;
use crate::language::{Language, is_han};
use crate::lexicon::{is_function_word, stem};
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::span::Span;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "U02",
    name: "untranslated-english",
    category: "Accuracy / Untranslated",
    severity: Severity::Warning,
    state: State::On,
    docs: "A sentence of the English, or the greater part of one, stands in the Chinese as it is.\n\n\
A page that is translated again after a change keeps what nobody noticed, and a system that meets its limit copies \
the rest.\n\n\
Five words or more in a row count, if they are prose: two of them are words like “the” and “to”. Beside Chinese they \
count only if the English of the pair or its neighbours has nearly all of them. Silent for names and titles, for \
English that is quoted or in brackets, and for code. Wrong where a saying is quoted in English on purpose.",
    bad: &[
        Example::bad(
            "You can mount the app to the page later.",
            "You can mount the app to the page later.",
            "You can mount the app to the page later",
        ),
        Example::bad(
            "这个选项 is only needed if you run it in the browser 时才有用。",
            "The option is only needed if you run it in the browser.",
            "is only needed if you run it in the browser",
        ),
    ],
    good: &[
        Example::good("应用可以之后再挂载到页面上。", "You can mount the app to the page later."),
        Example::good("请看 State of the Art in Rendering 一文。", "See “State of the Art in Rendering”."),
        Example::good(
            "他说（To be or not to be, that is the question）。",
            "He said: to be or not to be, that is the question.",
        ),
        Example::good("使用 Vue Router 和 Pinia。", "Use Vue Router and Pinia."),
        Example::good("The Art of Computer Programming", "The Art of Computer Programming"),
    ],
    reads: Reads::Any,
    direction: Direction::Chinese,
};

/// The fewest words of a passage, and how many of them hold a sentence together.
const FEWEST_WORDS: usize = 5;
const FEWEST_FUNCTION_WORDS: usize = 2;
/// What share of them the English must have, unless there is no Chinese beside them.
const SHARE: f32 = 0.8;
/// How sure it is for a whole sentence that the English has too, and for another or a part of one.
const WHOLE: f32 = 0.9;
const LIKELY: f32 = 0.7;

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let chinese = context.chinese(pair);
    let text = chinese.text();
    let passages: Vec<Span> = passages(text).into_iter().filter(|span| is_prose(span.of(text))).collect();
    if passages.is_empty() {
        return;
    }
    let near = context.neighbours(pair, 1);
    let english: HashSet<&str> =
        near.flat_map(|pair| context.target_forms(&pair).map(|(_, stem)| stem).collect::<Vec<_>>()).collect();
    for passage in passages {
        let words: Vec<String> = words(passage.of(text)).map(stem).collect();
        let same = words.iter().filter(|word| english.contains(word.as_str())).count();
        let confidence = match (same as f32 >= SHARE * words.len() as f32, text.contains(is_han)) {
            (true, false) => WHOLE,
            (true, true) | (false, false) => LIKELY,
            (false, true) => continue,
        };
        let message = format!("{} words are left in English", words.len());
        findings.add(pair, None, confidence, message).against(chinese.original(passage));
    }
}

/// The passages without Chinese characters and brackets, from their first word to their last. What stands in
/// brackets or quotation marks beside Chinese is a gloss or a quotation.
fn passages(text: &str) -> Vec<Span> {
    let is_border = |c: char| {
        is_han(c)
            || is_opening(c)
            || matches!(c, '\n' | ')' | '）' | '”' | '」' | '》' | '，' | '。' | '；' | '：')
    };
    let is_mixed = text.contains(is_han);
    let mut passages = Vec::new();
    let mut start = 0;
    let borders = text.char_indices().filter(|&(_, c)| is_border(c)).map(|(at, c)| (at, at + c.len_utf8()));
    for (end, next) in borders.chain([(text.len(), text.len())]) {
        let run = &text[start..end];
        let is_glossed = is_mixed && text[..start].ends_with(is_opening);
        let first = run.find(|c: char| c.is_ascii_alphabetic());
        let last = run.rfind(|c: char| c.is_ascii_alphanumeric());
        if let (Some(first), Some(last), false) = (first, last, is_glossed) {
            passages.push(Span::new(start + first, start + last + 1));
        }
        start = next;
    }
    passages
}

fn is_opening(c: char) -> bool {
    matches!(c, '(' | '（' | '“' | '「' | '《' | '"')
}

/// Whether a passage is a sentence or the greater part of one, and no name or title, whose words have capitals.
fn is_prose(passage: &str) -> bool {
    let count = words(passage).count();
    let function = words(passage).filter(|word| is_function_word(word, Language::English)).count();
    let content = || words(passage).skip(1).filter(|word| !is_function_word(word, Language::English));
    let titled = content().filter(|word| word.starts_with(char::is_uppercase)).count();
    count >= FEWEST_WORDS && function >= FEWEST_FUNCTION_WORDS && 2 * titled < content().count()
}

fn words(passage: &str) -> impl Iterator<Item = &str> {
    let words = passage.split(|c: char| !c.is_ascii_alphanumeric() && c != '\'' && c != '’');
    words.filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()))
}
