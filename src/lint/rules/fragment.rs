//! F01: a few words left over from a sentence.

use crate::bitext::Pair;
use crate::language::{Language, is_han};
use crate::lexicon::{is_function_word, stem};
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::segment::Segmenter;
use crate::span::Span;
use crate::word_list::WordList;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "F01",
    name: "fragment",
    category: "Fluency / Grammar",
    severity: Severity::Warning,
    state: State::On,
    docs: "A sentence of one to three words without a verb (“Scale failure.”) that stands for a long Chinese one.\n\n\
It is the tail of a clause that a system has swallowed: the words are there and what they said is gone.\n\n\
Silent inside quotations and for questions, exclamations and words that are a sentence of their own (“Of course.”), \
where the Chinese is short too or has a short clause of that sense, and where a figure, a list number or a name is \
all there is. Wrong where a writer ends on a fragment for effect.",
    bad: &[
        Example::bad(
            "铁路公司随后公布了调查结果，承认信号系统的老化是造成列车晚点的主要原因。",
            "The railway then published what it had found. Main cause.",
            "Main cause.",
        ),
        Example::bad(
            "新的图书馆将于五月开放，建筑面积是原来的三倍，而且装有整座城市最大的玻璃屋顶。",
            "The new library opens in May. Largest glass roof.",
            "Largest glass roof.",
        ),
    ],
    good: &[
        Example::good(
            "他想了很久也没有想明白这件事情。“没问题。”他说。",
            "He thought for long. “No problem.” He said.",
        ),
        Example::good(
            "他们为什么要在半夜里冒着大雨赶到那个小镇去？为了钱。",
            "Why did they go there in the rain? Money.",
        ),
        Example::good(
            "这座桥修了整整十年，花掉了三个亿，非常长。",
            "The bridge took ten years and 300 million. Very long.",
        ),
        Example::good(
            "听完这番话以后他们谁也没有再说什么，都同意了。",
            "They had no more to say after that. They agreed.",
        ),
        Example::good(
            "他花了整整一个下午才把这个复杂的故事讲完，可是没有人相信。",
            "It took him an afternoon to tell the story. It’s hopeless.",
        ),
        Example::good(
            "她跑到车站的时候火车已经开走了，站台上空荡荡的没有一个人影。",
            "She ran to the station. You're too late.",
        ),
        Example::good(
            "长官，目标已进入三号区域，距离四百码，请指示。",
            "Sir, target's in Sector Three, range four hundred yards. Awaiting orders.",
        ),
        Example::good("利润创下历史新高", "Record profits"),
        Example::good(
            "早上好，各位远道而来的朋友们，欢迎来到我们的小城。",
            "Good morning. Welcome to our little town, friends from afar.",
        ),
    ],
    reads: Reads::Both,
    direction: Direction::ToEnglish,
};

/// The most words of a fragment.
const WORDS: usize = 3;
/// The fewest characters of the Chinese that it stands for.
const LONG: usize = 15;
/// A Chinese clause of at most this length may be what the fragment translates.
const SHORT: usize = 6;
/// A text with more fragments is a list: only the first ones are checked.
const MOST: usize = 8;
/// How sure it is if there are other sentences, and if the fragment is all there is.
const AMONG: f32 = 0.7;
const ALONE: f32 = 0.85;

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let english = context.english(pair);
    let (source, target) = (context.chinese(pair).text(), english.text());
    if han(source) < LONG {
        return;
    }
    let units = Segmenter::new().language(Language::English).units(target);
    let fragments = units.iter().filter(|unit| is_fragment(unit.span.of(target)));
    for unit in fragments.take(MOST) {
        let text = unit.span.of(target);
        if is_quoted(target, unit.span) || has_short_clause(context, pair, text) {
            continue;
        }
        // 请指示。 “Awaiting orders.”
        let is_last = units.last().is_some_and(|last| last.span == unit.span) && units.len() > 1;
        if is_last && (1..=SHORT).contains(&last_clause(source)) {
            continue;
        }
        // The Chinese has as many sentences, so its own are short too.
        if sentences(source) >= units.len() && units.len() > 1 {
            continue;
        }
        let confidence = if units.len() == 1 { ALONE } else { AMONG };
        let message = format!(
            "{} words without a verb stand for a long Chinese sentence",
            text.split_whitespace().count()
        );
        findings.add(pair, english.original(unit.span), confidence, message).against(pair.source_span());
    }
}

fn han(text: &str) -> usize {
    text.chars().filter(|&c| is_han(c)).count()
}

/// How many characters the last clause of a Chinese text has.
fn last_clause(text: &str) -> usize {
    let clauses = text.split(|c: char| c.is_ascii_punctuation() || "，。；：！？、…—".contains(c));
    clauses.map(han).rfind(|&count| count > 0).unwrap_or(0)
}

/// How many sentences a Chinese text has, by the marks at their ends.
fn sentences(text: &str) -> usize {
    let ends = |c: char| matches!(c, '。' | '！' | '？' | '!' | '?' | '…' | '\n');
    text.split(ends).filter(|sentence| han(sentence) > 0).count()
}

/// Whether a sentence is a few plain words with a full stop but without a verb.
fn is_fragment(text: &str) -> bool {
    let Some(body) = text.trim().strip_suffix('.').filter(|body| !body.ends_with('.')) else {
        return false;
    };
    let plain = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | ',');
    let words: Vec<String> = body.split_whitespace().map(str::to_ascii_lowercase).collect();
    let capitals = body.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
    // Two capitals mean a name or a heading.
    let fits = (1..=WORDS).contains(&words.len()) && body.chars().all(plain) && capitals == 1;
    let long_enough = words.iter().any(|word| word.len() > 3 && !is_function_word(word, Language::English));
    fits && long_enough
        && body.starts_with(char::is_uppercase)
        && !OPENERS.has(words[0].as_str())
        && !words.iter().any(|word| is_verb(word))
        && !begins_with_participle(&words)
        && !has_contracted_verb(&words)
}

/// Whether some lower-case words begin with a participle that has an object: “Awaiting orders.”
fn begins_with_participle(words: &[String]) -> bool {
    /// Nouns and adjectives that end like one.
    const OTHERS: [&str; 21] = [
        "building",
        "during",
        "evening",
        "existing",
        "exciting",
        "following",
        "growing",
        "interesting",
        "leading",
        "leaning",
        "living",
        "meeting",
        "morning",
        "nothing",
        "ongoing",
        "outstanding",
        "remaining",
        "rising",
        "shocking",
        "something",
        "surprising",
    ];
    let [first, _, ..] = words else { return false };
    first.len() > 5 && first.ends_with("ing") && !OTHERS.contains(&first.as_str())
}

/// Whether one of some lower-case words holds a verb behind its apostrophe: “it’s”, “you’re”, “don’t”. A noun with “’s” may
/// own what follows (“father’s house”), unless that cannot be owned.
fn has_contracted_verb(words: &[String]) -> bool {
    /// Words whose “’s” is never a genitive, or hardly ever.
    const SUBJECTS: [&str; 15] = [
        "it",
        "he",
        "she",
        "that",
        "this",
        "there",
        "here",
        "what",
        "who",
        "where",
        "when",
        "how",
        "why",
        "let",
        "everything",
    ];
    words.iter().enumerate().any(|(at, word)| {
        let Some((stem, ending)) = word.rsplit_once(['\'', '’']) else { return false };
        match ending {
            "re" | "ll" | "ve" | "d" | "m" => true,
            "t" => stem.ends_with('n'),
            "s" if SUBJECTS.contains(&stem) => true,
            "s" => words.get(at + 1).is_none_or(|next| {
                is_function_word(next, Language::English) || next.ends_with("ing") || next == "over"
            }),
            _ => false,
        }
    })
}

/// Words that are a sentence by themselves, or begin one whose verb is understood; and pronouns, which a verb
/// follows.
static OPENERS: WordList = WordList::new("sentence-by-itself");

/// Whether a lower-case word may be a finite verb: an auxiliary, a past form, or a form that does not begin
/// like its plain form.
fn is_verb(word: &str) -> bool {
    /// Words in “-ed” that are not past forms.
    const NO_VERBS: [&str; 6] = ["hundred", "indeed", "need", "speed", "seed", "red"];
    const VERBS: [&str; 26] = [
        "am", "are", "be", "can", "come", "comes", "did", "do", "does", "go", "goes", "had", "has", "have",
        "is", "let", "make", "may", "must", "say", "says", "see", "shall", "should", "was", "were",
    ];
    let past = word.ends_with("ed") && !NO_VERBS.contains(&word);
    let irregular = !word.ends_with('s') && !stem(word).starts_with(word.get(..2).unwrap_or(word));
    VERBS.contains(&word) || past || irregular
}

/// Whether a span is in quotation marks, or touches one.
fn is_quoted(text: &str, span: Span) -> bool {
    let (before, own) = (&text[..span.start as usize], span.of(text));
    let marks = |c: char| matches!(c, '"' | '“' | '”' | '‘' | '「' | '」');
    let count = |opening: &[char]| before.matches(|c| opening.contains(&c)).count();
    own.contains(marks) || count(&['“', '「']) > count(&['”', '」']) || count(&['"']) % 2 == 1
}

/// Whether a short Chinese clause may be what the fragment translates.
fn has_short_clause(context: &Context<'_>, pair: &Pair<'_>, fragment: &str) -> bool {
    let chinese = context.chinese(pair);
    let content = fragment.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let content: Vec<&str> = content.filter(|word| !is_function_word(word, Language::English)).collect();
    // The clause around a word, up to the next mark on either side.
    let clause = |at: usize| {
        let (before, behind) = chinese.text().split_at(at);
        let before = before.chars().rev().take_while(|&c| is_han(c)).count();
        before + behind.chars().take_while(|&c| is_han(c)).count()
    };
    context
        .source_forms(pair)
        .filter(|(word, _)| (1..=SHORT).contains(&clause(chinese.plain(word.span).start as usize)))
        .any(|(_, word)| content.iter().any(|english| context.lexicon().score(word, english) > 0.0))
}
