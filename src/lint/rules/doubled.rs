//! D01: a word or a sentence that occurs twice.

mod sentence;

use std::cell::LazyCell;

use crate::bitext::Pair;
use crate::language::is_han;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::span::Span;
use crate::word::Word;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "D01",
    name: "doubled",
    category: "Fluency / Duplication",
    severity: Severity::Warning,
    state: State::On,
    docs: "A word stands twice in a row (“We We must”), a name is repeated in the brackets behind it \
(“Jiang Fang (Jiang Fang)”), a list ends with an item that it has already (“by rail, by road and \
even by rail”), or a whole sentence stands twice, in one pair or across two neighbours, where the Chinese says it \
once.\n\n\
A machine that translates clause by clause doubles the word at the seam; one that romanises a name and \
its nickname may give both the same letters, and two items of a list may fall together in one word. A language \
model that loses its place says a sentence again.\n\n\
Silent for words that English doubles (“had had”, “that that”, “bye bye”, “very, very”), for reduplicated \
names (Want Want, Yo-Yo), where the two stand on both sides of a mark, and where the Chinese doubles too \
(“很多很多”, “周靖人（靖人）”), unless the word is one like “the” that nothing doubles. A sentence is \
looked at from four words on, and only where the Chinese repeats nothing, as a refrain does. Wrong where an author doubles a word for effect and the Chinese does not.",
    bad: &[
        Example::bad("我们必须尽快恢复服务。", "We We must restore the service soon.", "We We"),
        Example::bad("法院驳回了上诉。", "The appeal was dismissed by the the court.", "the the"),
        Example::bad(
            "该岗位由蒋芳（蒋方）接任。",
            "Jiang Fang (Jiang Fang) takes the post.",
            "Jiang Fang (Jiang Fang)",
        ),
        Example::bad(
            "跨楼层、跨园区，最后跨城市的会议",
            "cross-floor, cross-campus and finally cross-floor meetings",
            "cross-floor, cross-campus and finally cross-floor",
        ),
        Example::bad(
            "他走进房间。",
            "He walked into the room. He walked into the room.",
            "He walked into the room. He walked into the room.",
        ),
    ],
    good: &[
        Example::good("他走进房间。他走进房间。", "He walked into the room. He walked into the room."),
        Example::good("走啊走，走啊走。", "On and on he went. On and on he went."),
        Example::good("他去了北京、上海与北京。", "He went to Beijing, Shanghai and Beijing."),
        Example::good("不知道。", "I do not know. I do not."),
        Example::good("他以前有过一辆车。", "He had had a car before."),
        Example::good("换一根低功率的电源线。", "Use a low-power power line."),
        Example::good("她把书给了她。", "She gave her her book."),
        Example::good("我知道那是真的。", "I know that that is true."),
        Example::good("旺旺在台湾上市。", "Want Want is listed in Taiwan."),
        Example::good("韩寒写了一本书。", "Han Han wrote a book."),
        Example::good("很多很多人来了。", "Many many people came."),
        Example::good("周靖人（靖人）任首席技术官。", "Zhou Jingren (Jingren) becomes CTO."),
        Example::good("他说好，好的。", "He said: well, well."),
        Example::good("从早到晚，从晚到早。", "It rained all day, all night and all day."),
        Example::good("很高，很大，还是很高。", "It is tall, big and tall."),
        Example::good("甲乙丙三方", "tall Li, small Wang and tall Zhao"),
        Example::good("返回Err(err)。", "It returns Err(err); see [LICENSE](LICENSE)."),
        Example::good("电话号码是55 55。", "The number is 55 55."),
    ],
    reads: Reads::Target,
    direction: Direction::English,
};

/// Words that correct English may have twice in a row.
const DOUBLES: [&str; 17] = [
    "had", "her", "that", "is", "very", "so", "no", "bye", "ha", "hush", "tut", "knock", "blah", "now",
    "there", "long", "really",
];

/// How sure it is for a doubled function word: hardly any author means “the the”.
const SURE: f32 = 0.95;
/// How sure it is for another doubled word, or for a name repeated in brackets.
const LIKELY: f32 = 0.8;

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    sentence::check(context, pair, findings);
    let (chinese, english) = (context.chinese(pair).text(), context.english(pair));
    let (text, words) = (english.text(), context.english_words(pair));
    let source_doubles = LazyCell::new(|| source_doubles(chinese));
    let source_repeats_items = LazyCell::new(|| source_repeats_items(chinese));
    let source_repeats_in_brackets = LazyCell::new(|| source_repeats_in_brackets(chinese));
    for two in words.windows(2) {
        if let Some(confidence) = doubled(text, two[0], two[1])
            && (confidence == SURE || !*source_doubles)
        {
            let span = two[0].span.join(two[1].span);
            let word = two[0].span.of(text);
            let message = format!("“{word}” stands twice");
            let finding = findings.add(pair, english.original(span), confidence, message);
            if confidence == SURE {
                finding.safely(word);
            } else {
                finding.suggest(word);
            }
        }
    }
    for span in repeated_items(text, &words) {
        if !*source_repeats_items {
            let message = "the last item of the list stands in it before";
            findings.add(pair, english.original(span), LIKELY, message);
        }
    }
    for span in repeated_in_brackets(text, &words) {
        if !*source_repeats_in_brackets {
            let message = "the name in the brackets is the one before them";
            let name = span.of(text).split('(').next().unwrap_or_default().trim_end();
            findings.add(pair, english.original(span), LIKELY, message).suggest(name);
        }
    }
}

/// How sure it is that the second word is a slip; None if it is not.
fn doubled(text: &str, first: Word, second: Word) -> Option<f32> {
    let (a, b) = (first.span.of(text), second.span.of(text));
    let between = &text[first.span.end as usize..second.span.start as usize];
    // The second part of a compound: “a low-power power line”.
    let compound = text[..first.span.start as usize].ends_with('-');
    let same = !compound && a.eq_ignore_ascii_case(b) && a.chars().all(char::is_alphabetic);
    if !same || between.is_empty() || !between.chars().all(char::is_whitespace) {
        return None;
    }
    let lower = a.to_ascii_lowercase();
    if DOUBLES.contains(&lower.as_str()) {
        return None;
    }
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let function_word = SEAM_WORDS.contains(&lower.as_str());
    match (function_word, capital(a) && capital(b)) {
        (true, _) => Some(SURE),
        (false, true) => None,
        (false, false) => Some(LIKELY),
    }
}

/// Words at the seam of two clauses that are not names when capitalised.
const SEAM_WORDS: [&str; 31] = [
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "from", "he", "his", "i", "in", "it",
    "its", "of", "on", "or", "our", "she", "the", "their", "they", "this", "to", "was", "we", "with", "you",
];

/// Words between “and” and the last item of a list.
const LAST_OF_ALL: [&str; 5] = ["also", "even", "finally", "lastly", "then"];

/// The spans of lists of three one-word items whose last repeats the first: “X, Y and even X”.
fn repeated_items(text: &str, words: &[Word]) -> Vec<Span> {
    let items = compounds(text, words);
    let between = |a: Span, b: Span| text[a.end as usize..b.start as usize].trim();
    let mut spans = Vec::new();
    for (index, run) in items.windows(3).enumerate() {
        let &[first, second, and] = run else { continue };
        let is_list = between(first, second) == ","
            && matches!(between(second, and), "" | ",")
            && matches!(and.of(text), "and" | "or");
        if !is_list {
            continue;
        }
        let mut rest = items[index + 3..].iter();
        let Some(&last) = rest.find(|item| !LAST_OF_ALL.contains(&item.of(text))) else { continue };
        let goes_on =
            text[and.end as usize..last.start as usize].chars().all(|c| c.is_alphabetic() || c == ' ');
        let same = |item: Span| item.of(text).eq_ignore_ascii_case(last.of(text));
        if goes_on && same(first) && !same(second) {
            spans.push(first.join(last));
        }
    }
    spans
}

/// The words, with those joined by hyphens as one.
fn compounds(text: &str, words: &[Word]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for word in words {
        match spans.last_mut() {
            Some(last) if &text[last.end as usize..word.span.start as usize] == "-" => {
                *last = last.join(word.span);
            }
            _ => spans.push(word.span),
        }
    }
    spans
}

/// Whether a list in the Chinese repeats an item: 城市、乡村、城市.
fn source_repeats_items(source: &str) -> bool {
    let marks = ['、', '，', '；', '。', '和', '与', '及'];
    let items: Vec<&str> = source.split(marks).map(str::trim).filter(|item| !item.is_empty()).collect();
    items.windows(3).any(|run| run[2].ends_with(run[0]) || run[0].ends_with(run[2]))
}

/// Brackets with more bytes between them hold no name.
const LONGEST_NAME: usize = 512;

/// The spans of names that are repeated in full in the brackets after them.
fn repeated_in_brackets(text: &str, words: &[Word]) -> Vec<Span> {
    let mut spans = Vec::new();
    for (at, _) in text.match_indices('(') {
        let near = &text[at + 1..];
        let inside = match near[..near.floor_char_boundary(LONGEST_NAME)].find(')') {
            Some(len) => Span::new(at + 1, at + 1 + len),
            None => continue,
        };
        let first = words.partition_point(|word| word.span.start < inside.start);
        let count = words[first..].partition_point(|word| word.span.end <= inside.end);
        let past = words.partition_point(|word| (word.span.end as usize) <= at);
        if count == 0 || past < count {
            continue;
        }
        let before = Span { start: words[past - count].span.start, end: words[past - 1].span.end };
        // “Err(err)” and “[LICENSE](LICENSE)” are code and links.
        let (name, again) = (before.of(text), inside.of(text).trim());
        let is_apart = text[..at].ends_with(' ') && !name.ends_with(']');
        let is_same = if is_apart { name.eq_ignore_ascii_case(again) } else { name == again };
        if is_same && text[before.end as usize..at].trim().is_empty() {
            spans.push(Span { start: before.start, end: inside.end + 1 });
        }
    }
    spans
}

/// Whether a run of Chinese characters is immediately repeated: 很多很多, 旺旺.
fn source_doubles(source: &str) -> bool {
    let chars: Vec<char> = source.chars().collect();
    let doubles = |len: usize| {
        chars.windows(2 * len).any(|run| {
            let (a, b) = run.split_at(len);
            a == b && a.iter().all(|&c| is_han(c))
        })
    };
    doubles(1) || doubles(2)
}

/// Whether the Chinese repeats a name in the brackets after it, in full or in part: 周靖人（靖人）.
fn source_repeats_in_brackets(source: &str) -> bool {
    source.match_indices(['(', '（']).any(|(at, bracket)| {
        let inside = &source[at + bracket.len()..];
        let inside = inside.split([')', '）']).next().unwrap_or_default().trim();
        !inside.is_empty() && source[..at].trim_end().ends_with(inside)
    })
}
