//! R02: what a language model says about its work.

use crate::bitext::{Pair, Scope};
use crate::language::is_han;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::sentences::sentences;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::span::Span;
use crate::table;
use crate::word_list::WordList;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "R02",
    name: "model-chatter",
    category: "Accuracy / Addition",
    severity: Severity::Warning,
    state: State::On,
    docs: "The English says something about translating instead of translating: “Sure! Here is the translation:”, \
“(Note: the original says …)”, “As an AI language model”, “I hope this helps”, the label “Translation:”, a \
fence of code (three backticks), or a lone “Certainly!” at the head.\n\n\
A language model answers whoever asks it, and its answer is taken over whole. Readers see at once that nobody \
read the text.\n\n\
Only what stands where a model puts it is looked at: at the beginning of a sentence, or as a note in brackets; never in \
quotation marks. Silent where the Chinese of the pair, or of its neighbours, speaks of the same: of a translation, \
of artificial intelligence, of help, or says yes. In English without its Chinese only introductions and what a model says \
about itself are found. Wrong where an editor adds a note on the original.",
    bad: &[
        Example::bad(
            "他走进房间。",
            "Sure! Here is the translation: He walked into the room.",
            "Sure! Here is the translation:",
        ),
        Example::bad("渡船来迟了。", "Translation: The ferry was late.", "Translation:"),
        Example::bad(
            "渡船来迟了。",
            "The ferry was late. (Note: the original says “ferry”.)",
            "(Note: the original says “ferry”.)",
        ),
        Example::bad(
            "价格上涨了三成。",
            "As an AI language model, I cannot verify this. Prices rose by thirty percent.",
            "As an AI language model, I cannot verify this.",
        ),
        Example::bad("渡船来迟了。", "The ferry was late. I hope this helps!", "I hope this helps!"),
        Example::bad("渡船来迟了。", "Certainly! The ferry was late.", "Certainly!"),
        Example::bad("渡船来迟了。", "The ferry was late.\n```", "```"),
        Example::bad("渡船来迟了。", "以下是译文：The ferry was late.", "以下是译文："),
    ],
    good: &[
        Example::good("以下是译文：渡船来迟了。", "Here is the translation: The ferry was late."),
        Example::good("“当然！”他说。", "“Sure!” he said."),
        Example::good("当然！渡船来迟了。", "Certainly! The ferry was late."),
        Example::good(
            "聊天机器人回答：作为AI语言模型，我没有感情。",
            "As an AI language model, I have no feelings, the chatbot said.",
        ),
        Example::good("他写道：“此致。”", "He ended with “I hope this helps.”"),
        Example::good("希望对你有帮助。", "I hope this helps."),
        Example::good("（注：原文如此。）", "(Note: this is what the original says.)"),
        Example::good("如有问题，请随时联系我们。", "Please let me know if you have any questions."),
        Example::good("她把这首诗译成了英文。", "Here is the translation that she made."),
        Example::good("渡船来迟了。", "The ferry was late (note the time)."),
    ],
    reads: Reads::Target,
    direction: Direction::English,
};

/// A kind of chatter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Introduction,
    Note,
    AboutItself,
    Refusal,
    Closing,
    Fence,
    Yes,
}

impl Kind {
    /// What is wrong, and how sure that is.
    fn describe(self) -> (&'static str, f32) {
        match self {
            Kind::Introduction => ("a language model introduces its translation", 0.95),
            Kind::Note => ("a note on the translation that the Chinese does not have", 0.85),
            Kind::AboutItself => ("a language model speaks about itself", 0.95),
            Kind::Refusal => ("a language model answers instead of translating", 0.9),
            Kind::Closing => ("a language model takes leave of its reader", 0.8),
            Kind::Fence => ("a fence of code around the translation", 0.9),
            Kind::Yes => ("a language model says yes before it translates", 0.6),
        }
    }

    /// Words with which the Chinese says the same.
    fn licences(self) -> &'static [&'static str] {
        match self {
            Kind::Introduction => &["译", "翻", "英文", "英语", "以下", "如下"],
            Kind::Note => &["译", "注", "原文", "原话", "备", "按", "编者", "（", "("],
            Kind::AboutItself => &["AI", "ai", "人工智能", "模型", "机器人", "助手", "GPT", "程序"],
            Kind::Refusal => &["不能", "无法", "抱歉", "对不起", "请", "没法", "看来", "似乎"],
            Kind::Closing => {
                &["帮", "希望", "告诉", "告知", "需要", "随时", "联系", "问", "欢迎", "尽管", "要不要", "想"]
            }
            Kind::Fence => &["`"],
            Kind::Yes => &[
                "当然",
                "好",
                "行",
                "可以",
                "没问题",
                "一定",
                "肯定",
                "确",
                "没错",
                "对",
                "是",
                "自然",
                "绝对",
                "嗯",
                "必",
                "毫无疑问",
                "成",
            ],
        }
    }

    /// Whether English without its Chinese is enough to show it.
    fn is_plain(self) -> bool {
        matches!(self, Kind::Introduction | Kind::AboutItself)
    }
}

/// How much less sure it is without the Chinese.
const ALONE: f32 = 0.75;
/// How many pairs around one are searched for the same in the Chinese.
const NEIGHBOURS: usize = 2;

/// How a model's sentences begin: kind, first words.
const BEGINNINGS: &str = include_str!("../../data/lint/chatter.en.tsv");

/// What a model says before it begins, followed by any mark.
static INTERJECTIONS: WordList = WordList::new("interjection");

/// How an introduction begins.
const OPENERS: [&str; 9] = [
    "here is",
    "here's",
    "here are",
    "below is",
    "below you",
    "the following is",
    "this is",
    "following is",
    "i have translated",
];

/// What an introduction mentions.
const WORKS: [&str; 5] =
    ["translation", "translated", "english version", "english rendering", "rendered in english"];

/// Labels before a translation.
static LABELS: WordList = WordList::new("chatter-label");

/// How a note begins, and what it mentions.
const NOTES: [&str; 6] = ["note", "notes", "translation note", "translator note", "translator's note", "tn"];
const NOTED: [&str; 8] =
    ["original", "translat", "chinese", "literal", "source text", "the text", "context", "ambiguous"];

/// What is looked at of a note, in bytes: no translator writes a longer one, and brackets of a longer text hold
/// something else.
const LONGEST_NOTE: usize = 2048;

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let english = context.english(pair);
    let found = chatter(english.text());
    if found.is_empty() {
        return;
    }
    let near: String =
        context.neighbours(pair, NEIGHBOURS).map(|other| context.chinese(&other).text()).collect();
    let is_alone = near.trim().is_empty();
    let mut licensed: Vec<(Kind, bool)> = Vec::new();
    for (kind, span) in found {
        let is_licensed = match licensed.iter().find(|(known, _)| *known == kind) {
            Some(&(_, is_licensed)) => is_licensed,
            None => {
                let is_licensed = kind.licences().iter().any(|word| near.contains(word));
                licensed.push((kind, is_licensed));
                is_licensed
            }
        };
        // For a row without Chinese nothing else is known, but a text has other pairs.
        let stands_alone = context.bitext().scope() == Scope::Pairs;
        let is_silent = is_alone && (stands_alone || !kind.is_plain());
        if is_licensed || is_silent {
            continue;
        }
        let (message, confidence) = kind.describe();
        let confidence = if is_alone { ALONE * confidence } else { confidence };
        findings.add(pair, english.original(span), confidence, message).suggest("");
    }
}

/// The chatter in a text, in order.
fn chatter(text: &str) -> Vec<(Kind, Span)> {
    let pieces = sentences(text);
    let mut found: Vec<(Kind, Span)> = Vec::new();
    let mut yes: Option<Span> = None;
    for (number, &piece) in pieces.iter().enumerate() {
        let words = folded(piece.of(text));
        if number == 0 && INTERJECTIONS.has(bare(&words)) {
            yes = Some(piece);
            continue;
        }
        let kind = kind_of(&words, &text[piece.start as usize..]);
        // “Sure!” belongs to the introduction after it.
        match (kind, yes.take()) {
            (Some(Kind::Introduction), Some(before)) => found.push((Kind::Introduction, before.join(piece))),
            (kind, before) => {
                found.extend(before.filter(|span| is_eager(span.of(text))).map(|span| (Kind::Yes, span)));
                let is_noted = found.last().is_some_and(|(_, last)| last.contains(piece));
                if let Some(kind) = kind.filter(|_| !is_noted) {
                    let is_line = kind == Kind::Note;
                    found.push((kind, if is_line { piece.join(line_end(text, piece)) } else { piece }));
                }
            }
        }
    }
    found.extend(bracketed(text).map(|span| (Kind::Note, span)));
    found.extend(text.match_indices("```").map(|(at, fence)| (Kind::Fence, Span::new(at, at + fence.len()))));
    found.sort_by_key(|(_, span)| *span);
    found.dedup_by(|later, first| first.1.contains(later.1));
    found
}

/// What kind a sentence is, by its words; `rest` is the text from the sentence on.
fn kind_of(words: &str, rest: &str) -> Option<Kind> {
    let clause = strip_interjection(words);
    let speaks = |of: &[&str], text: &str| of.iter().any(|word| text.contains(word));
    let opens = OPENERS.iter().any(|opener| begins(clause, opener));
    let label = bare(clause);
    let ends = words.trim_end_matches('*').ends_with(':');
    if ends && (opens && speaks(&WORKS, clause) || LABELS.has(label)) || is_chinese_introduction(words) {
        return Some(Kind::Introduction);
    }
    if ends && NOTES.contains(&label) {
        let rest = &rest[..rest.floor_char_boundary(LONGEST_NOTE)];
        let line = folded(rest.lines().next().unwrap_or_default());
        return speaks(&NOTED, &line).then_some(Kind::Note);
    }
    let row = table::rows(BEGINNINGS).find(|[_, beginning]| begins(clause, beginning));
    row.map(|[kind, _]| match kind {
        "about itself" => Kind::AboutItself,
        "refusal" => Kind::Refusal,
        _ => Kind::Closing,
    })
}

/// Whether a sentence begins with these words, as whole words.
fn begins(sentence: &str, words: &str) -> bool {
    sentence.strip_prefix(words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// “Sure, here is …” without its first word.
fn strip_interjection(words: &str) -> &str {
    let first = INTERJECTIONS.words().iter().filter(|word| begins(words, word)).max_by_key(|word| word.len());
    match first.map(|word| words[word.len()..].trim_start_matches([',', '!', '.', ' ', '—', '-'])) {
        Some(rest) if !rest.is_empty() => rest,
        _ => words,
    }
}

/// Whether a first word is one with which hardly any text begins, except an answer.
fn is_eager(words: &str) -> bool {
    words.ends_with('!')
        && ["sure", "certainly", "absolutely", "of course"].contains(&bare(&words.to_lowercase()))
}

/// The words without marks around them, such as emphasis and colons.
fn bare(words: &str) -> &str {
    words.trim_matches(|c: char| !c.is_alphanumeric())
}

/// In lower case, with straight apostrophes and without leading emphasis marks.
fn folded(text: &str) -> String {
    text.trim_start_matches(['*', '_', '#', ' ', '>']).replace('’', "'").to_lowercase()
}

/// Whether Chinese words introduce a translation: 以下是译文：
fn is_chinese_introduction(words: &str) -> bool {
    /// The most characters of an introduction.
    const LONGEST: usize = 24;
    let Some(head) = words.trim_end_matches('*').strip_suffix(['：', ':']) else { return false };
    let work = ["译文", "翻译", "英文版"].iter().any(|work| head.contains(work));
    let begins = ["以下", "下面", "这是", "好的", "当然", "译文", "翻译", "英文"]
        .iter()
        .any(|begin| head.starts_with(begin));
    work && begins && head.chars().any(is_han) && head.chars().count() <= LONGEST
}

/// The end of the line that a sentence is in.
fn line_end(text: &str, piece: Span) -> Span {
    let rest = &text[piece.start as usize..];
    let line = rest.lines().next().unwrap_or_default().trim_end();
    Span { start: piece.start, end: piece.start + line.len() as u32 }
}

/// The notes in brackets.
fn bracketed(text: &str) -> impl Iterator<Item = Span> {
    text.match_indices(['(', '[', '（']).filter_map(|(at, open)| {
        let inside = &text[at + open.len()..];
        let inside = &inside[..inside.floor_char_boundary(LONGEST_NOTE)];
        let len = inside.find(match open {
            "(" => ')',
            "[" => ']',
            _ => '）',
        })?;
        let close = inside[len..].chars().next().map_or(0, char::len_utf8);
        let words = folded(&inside[..len]);
        let (label, rest) = words.split_once([':', '：'])?;
        let is_note = NOTES.contains(&bare(label)) && NOTED.iter().any(|word| rest.contains(word));
        is_note.then(|| Span::new(at, at + open.len() + len + close))
    })
}

#[cfg(test)]
mod tests {
    use crate::{Bitext, Document};

    fn found(bitext: &Bitext<'_>) -> Vec<String> {
        let findings = bitext.lint();
        let own = findings.iter().filter(|finding| finding.rule.id == "R02");
        own.filter_map(|finding| finding.target_text(bitext)).map(str::to_owned).collect()
    }

    #[test]
    fn an_answer_is_found_before_and_behind_the_translation() {
        let bitext = Bitext::from_pairs([(
            "他走进房间。",
            "Sure! Here is the translation: He walked into the room. (Note: the original says \"room\".)",
        )]);
        assert_eq!(found(&bitext), ["Sure! Here is the translation:", "(Note: the original says \"room\".)"]);
    }

    #[test]
    fn other_wordings_are_found() {
        let cases = [
            ("Sure, here’s the translated text:\nThe ferry was late.", "Sure, here’s the translated text:"),
            ("**English translation:** The ferry was late.", "**English translation:**"),
            ("The ferry was late.\nNote: I kept the original order.", "Note: I kept the original order."),
            (
                "The ferry was late. Let me know if you need anything else.",
                "Let me know if you need anything else.",
            ),
            ("好的，以下是翻译：\nThe ferry was late.", "好的，以下是翻译："),
        ];
        for (english, chatter) in cases {
            assert_eq!(found(&Bitext::from_pairs([("渡船来迟了。", english)])), [chatter], "{english}");
        }
    }

    #[test]
    fn speaks_up_in_english_alone_only_where_it_is_plain() {
        let found = |text: &'static str| found(&Bitext::from_target(Document::new(text)));
        assert_eq!(found("Here is the translation:\n\nThe ferry was late."), ["Here is the translation:"]);
        assert!(found("I hope this helps. The ferry was late.").is_empty());
    }
}
