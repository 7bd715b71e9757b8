//! P06: a question without its question mark.

use crate::bitext::Pair;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::sentences::sentences;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::span::Span;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "P06",
    name: "lost-question-mark",
    category: "Fluency / Punctuation",
    severity: Severity::Warning,
    state: State::On,
    docs: "The Chinese ends with a question mark, and the English asks too, but ends with a full stop or with no mark (“Why did he leave.”); \
or the Chinese asks with 吗 whether something is so, and the English says that it is (“You are coming.”).\n\n\
Machines that translate word by word, and editors who join sentences, lose the mark; a reader who does not see the original takes the \
question for a statement.\n\n\
The English asks if its last sentence begins with a question word (“what”, “how many”) or with a verb before its subject \
(“does he”), or ends with “isn’t it”. Silent if the English of the pair, or of a neighbour, has a question mark anywhere, ends with \
an exclamation mark, or reports the question (“She asked whether …”): many Chinese questions are good English statements. \
Of questions with 吗 only those count that do not negate and are no speech. Wrong where an English question is a \
request (“Would you follow me.”).",
    bad: &[
        Example::bad("他为什么离开了公司？", "Why did he leave the company.", "."),
        Example::bad("药要吃多久？", "How long do I have to take the medicine", "medicine"),
        Example::bad("这项协议对双方有约束力吗？", "The agreement is binding on both parties.", "."),
        Example::bad("很漂亮，不是吗？", "It is pretty, isn't it.", "."),
        Example::bad("“他们赢了没有？”", "“So, did they win.”", "."),
    ],
    good: &[
        Example::good("他为什么离开了公司？", "Why did he leave the company?"),
        Example::good("她问，他为什么离开？", "She asked why he had left."),
        Example::good("难道他不知道吗？", "Surely he knows."),
        Example::good("谁会帮他呢？", "No one will help him."),
        Example::good("你来不来？", "Are you coming?”, she asked, and left."),
        Example::good("有什么用？", "What good is that!"),
        Example::good("要是他早知道呢？", "Had he known, he would have come."),
        Example::good("这有用吗？我不知道。", "Whether that helps I do not know."),
        Example::good("他病了。", "What he has is a cold."),
    ],
    reads: Reads::Both,
    direction: Direction::ToEnglish,
};

/// How sure it is if the English has the form of a question, and if it states what the Chinese asks.
const ASKED: f32 = 0.9;
const STATED: f32 = 0.7;

const CLOSING: [char; 12] = ['”', '"', '’', '\'', '』', '」', ')', '）', ' ', '*', '》', ']'];
const OPENING: [char; 8] = ['“', '"', '‘', '\'', '(', '*', '[', ' '];
/// What may stand before a question without being part of it.
const BEFORE: [&str; 10] = ["and", "but", "now", "oh", "or", "so", "then", "well", "yes", "no"];
const QUESTION_WORDS: [&str; 8] = ["how", "what", "when", "where", "which", "who", "whose", "why"];
const AUXILIARIES: [&str; 17] = [
    "am", "are", "can", "could", "did", "do", "does", "has", "have", "is", "may", "shall", "should", "was",
    "were", "will", "would",
];
/// What follows the verb if that begins a question, and no request (“Do come”).
const SUBJECTS: [&str; 21] = [
    "a", "an", "any", "anyone", "anything", "he", "his", "i", "it", "my", "she", "that", "the", "their",
    "there", "these", "they", "this", "we", "you", "your",
];
/// By these the English reports a question, or answers it.
const REPORTING: [&str; 22] = [
    "ask", "doubt", "guess", "hope", "if", "inquir", "know", "maybe", "must", "perhaps", "presum", "probabl",
    "question", "suppose", "sure", "tell", "think", "whether", "wonder", "see", "possibl", "no",
];
/// What makes a question with 吗 a statement: a negation, doubt.
const RHETORICAL: [&str; 13] =
    ["不", "没", "难道", "岂", "莫非", "可是", "还", "吗，", "未", "无", "非", "道：“", "问"];
/// The most words of a question that states.
const LONGEST: usize = 24;

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let chinese = context.chinese(pair);
    let question = chinese.text().trim_end_matches(CLOSING);
    if !question.ends_with(['？', '?']) {
        return;
    }
    let english = context.english(pair);
    let text = english.text();
    let body = text.trim_end_matches(CLOSING);
    let has_mark = |text: &str| text.contains(['?', '？']);
    let fits = body.ends_with(|c: char| c == '.' || c.is_alphanumeric()) && !body.ends_with("..");
    if !fits || context.neighbours(pair, 1).any(|near| has_mark(near.target())) {
        return;
    }
    let Some(last) = sentences(body).pop().map(|span| span.of(body)) else { return };
    let confidence = if asks(last) {
        ASKED
    } else if question.trim_end_matches(['？', '?']).ends_with(['吗', '么']) && states(question, body) {
        STATED
    } else {
        return;
    };
    let stop = if body.ends_with('.') { 1 } else { last_word(body).len() };
    let place = Span::new(body.len() - stop, body.len());
    let written = format!("{}?", place.of(text).trim_end_matches('.'));
    let mark = question.chars().next_back().map_or(0, char::len_utf8);
    let message = "the Chinese is a question";
    let finding = findings.add(pair, english.original(place), confidence * pair.bead().confidence, message);
    finding.against(chinese.original(Span::new(question.len() - mark, question.len())));
    if confidence == ASKED && !is_reported(body) {
        finding.suggest(written);
    }
}

/// Whether a question ends before the words that report it: “Why not, he asked.”
fn is_reported(body: &str) -> bool {
    const SAYING: [&str; 8] = ["said", "says", "asked", "asks", "wondered", "replied", "added", "demanded"];
    let Some((_, end)) = body.rsplit_once(',') else { return false };
    end.split_whitespace().any(|word| SAYING.contains(&word.trim_end_matches('.')))
}

fn last_word(text: &str) -> &str {
    &text[text.trim_end_matches(char::is_alphanumeric).len()..]
}

/// Whether a sentence has the form of a question.
fn asks(sentence: &str) -> bool {
    let lower = sentence.to_lowercase().replace('’', "'");
    let mut words =
        lower.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '\''));
    let mut first = words.next().unwrap_or_default().trim_start_matches(OPENING);
    if BEFORE.contains(&first) {
        first = words.next().unwrap_or_default();
    }
    let second = words.next().unwrap_or_default();
    let bare = |word: &str| word.trim_end_matches("n't").to_owned();
    let is_auxiliary = |word: &str| {
        AUXILIARIES.contains(&word)
            || word.ends_with("n't")
                && (AUXILIARIES.contains(&bare(word).as_str()) || word == "won't" || word == "can't")
    };
    // “What a day”, “What he has is a cold”: only before a verb, or in “how many”.
    let by_word = QUESTION_WORDS.contains(&first)
        && (is_auxiliary(second)
            || first == "how"
                && matches!(second, "many" | "much" | "long" | "often" | "far" | "old" | "come" | "about"))
        || matches!(first, "what's" | "who's" | "where's" | "how's");
    let by_order = is_auxiliary(first)
        && SUBJECTS.contains(&second)
        && !matches!((first, second), ("may", "you") | ("should" | "were", "you" | "it"));
    by_word || by_order || has_tag(&lower)
}

/// Whether a sentence in small letters ends as in “…, isn't it.”
fn has_tag(sentence: &str) -> bool {
    let Some((_, tag)) = sentence.trim_end_matches('.').rsplit_once(", ") else { return false };
    match tag.split(' ').collect::<Vec<_>>()[..] {
        [verb, subject] => {
            verb.ends_with("n't")
                && matches!(subject, "it" | "he" | "she" | "they" | "you" | "we" | "i" | "there" | "that")
        }
        _ => false,
    }
}

/// Whether a Chinese question about a fact has become a plain statement.
fn states(question: &str, english: &str) -> bool {
    let lower = english.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    english.ends_with('.')
        && !RHETORICAL.iter().any(|word| question.contains(word))
        && words.clone().nth(LONGEST).is_none()
        && !lower.contains("n't")
        && !lower.contains("n’t")
        && !words.any(|word| word == "not" || REPORTING.iter().any(|known| word.starts_with(known)))
}
