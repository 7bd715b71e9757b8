//! P07: a sentence that begins with a small letter where others begin with capitals.

use crate::bitext::{Pair, Scope};
use crate::language::Language;
use crate::lexicon::{is_function_word, stem};
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::span::Span;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Bitext(check) };

const META: Meta = Meta {
    id: "P07",
    name: "lower-case-start",
    category: "Fluency / Spelling / Capitalisation",
    severity: Severity::Warning,
    state: State::On,
    docs: "A sentence begins with a small letter in a text whose other sentences begin with capitals (“the meeting was moved.”).\n\n\
Machines that translate piece by piece, and pieces that are pasted, leave it.\n\n\
A sentence counts if its Chinese begins behind one that ends with a stop, and if both its texts end with a mark that ends a sentence. \
Silent where the sentence before ends with no stop or with a colon (the sentence may go on), for names that are \
written so (iPhone, npm, von Neumann), for what the Chinese writes in the same letters, behind an ellipsis, a bracket or a dash, and \
for lists. Wrong where an author writes small letters for effect.",
    bad: &[
        Example::bad("会议推迟了。", "the meeting was postponed.", "the"),
        Example::bad("他说：“我会来的。”", "“we will come,” he said.", "we"),
    ],
    good: &[
        Example::good("会议推迟了。", "The meeting was postponed."),
        Example::good("iPhone卖完了。", "iPhones are sold out."),
        Example::good("用npm安装它。", "npm installs it."),
        Example::good("冯·诺依曼走了。", "von Neumann left."),
        Example::good("会议推迟", "meeting postponed"),
        Example::good("……他走了。", "…he left."),
        Example::good("a) 他走了。", "a) he left."),
        Example::good("第一，会议推迟了。", "i. the meeting was postponed."),
    ],
    reads: Reads::Target,
    direction: Direction::English,
};

const CONFIDENCE: f32 = 0.8;
/// The share of sentences that begin with a capital in a text where a small letter is a slip.
const CAPITALS: f32 = 0.8;
/// Names whose first word is small: von Neumann, al-Assad.
const PARTICLES: [&str; 23] = [
    "al", "bin", "d", "da", "dal", "de", "del", "den", "der", "di", "do", "dos", "du", "e", "el", "ibn",
    "la", "le", "van", "von", "y", "ter", "ten",
];
const OPENING: [char; 8] = ['“', '"', '‘', '\'', '*', '_', '«', ' '];
const CLOSING: [char; 10] = ['”', '"', '’', '\'', '*', '_', '»', ' ', ')', '）'];

fn check(context: &Context<'_>, findings: &mut Collector<'_>) {
    let mut small: Vec<(Pair<'_>, Span)> = Vec::new();
    let mut all = 0;
    let mut before_ends = true;
    for pair in context.pairs(Reads::Target) {
        let english = context.english(&pair);
        let text = english.text();
        let ends = text.trim_end_matches(CLOSING).ends_with(['.', '!', '?']);
        let follows = std::mem::replace(&mut before_ends, ends) || context.bitext().scope() == Scope::Pairs;
        if !ends || !follows {
            continue;
        }
        all += 1;
        small.extend(small_start(context, &pair).map(|span| (pair, span)));
    }
    if small.len() as f32 > (1.0 - CAPITALS) * all as f32 && all > 1 {
        return;
    }
    for (pair, span) in small {
        let english = context.english(&pair);
        let word = span.of(english.text());
        let mut letters = word.chars();
        let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        findings
            .add(
                &pair,
                english.original(span),
                CONFIDENCE,
                format!("“{word}” begins a sentence with a small letter"),
            )
            .suggest(capital + letters.as_str());
    }
}

/// Whether a word in small letters is an ordinary one, and no name that is written so.
fn is_word(context: &Context<'_>, word: &str) -> bool {
    is_function_word(word, Language::English) || context.lexicon().stem_id(&stem(word)).is_some()
}

/// The first word of a pair if it is an ordinary one in small letters.
fn small_start(context: &Context<'_>, pair: &Pair<'_>) -> Option<Span> {
    let text = context.english(pair).text();
    let words = text.trim_start_matches(OPENING);
    let start = text.len() - words.len();
    let len = words.find(|c: char| !c.is_alphabetic()).unwrap_or(words.len());
    let word = &words[..len];
    let behind = &words[len..];
    let is_small = word.chars().all(|c| c.is_ascii_lowercase()) && !word.is_empty();
    // Not “a)”, “i.”, “e.g.”, “x = 1”, “npm-check”, “example.com”, “c’est”.
    let goes_on = behind.starts_with([' ', ',', '’', '\''])
        && !behind
            .trim_start_matches(' ')
            .starts_with(|c: char| matches!(c, '=' | '+' | '(' | '.') || c.is_numeric());
    if !is_small || !goes_on || PARTICLES.contains(&word) || (word.len() == 1 && word != "a") {
        return None;
    }
    let chinese = context.chinese(pair).text();
    let chinese_ends = chinese.is_empty()
        || chinese
            .trim_end_matches(CLOSING)
            .trim_end_matches(['」', '』'])
            .ends_with(['。', '！', '？', '!', '?', '.']);
    let copied =
        chinese.to_ascii_lowercase().contains(word) && chinese.contains(|c: char| c.is_ascii_alphabetic());
    (chinese_ends && !copied && is_word(context, word)).then(|| Span::new(start, start + len))
}
