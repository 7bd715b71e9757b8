//! D02: Chinese words that stand twice in a row.

use crate::bitext::Pair;
use crate::language::is_han;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::span::Span;
use crate::word_list::WordList;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "D02",
    name: "doubled-han",
    category: "Fluency / Duplication",
    severity: Severity::Warning,
    state: State::On,
    docs: "A particle or a linking word of the Chinese stands twice in a row (的的, 以及以及), or a longer \
phrase is repeated at once (计算属性计算属性).\n\n\
Whoever edits a sentence leaves the old word beside the new one, and Chinese has no blanks that show it.\n\n\
Reduplication is how Chinese says “each”, “a little” and “very” (天天, 看看, 研究研究, 高高兴兴, 一个一个), so of \
single words only those count that are never doubled: particles, conjunctions, pronouns. Where a word begins with \
the particle before it (对对象, 了了解, 的的士), nothing is doubled. Wrong where an author stutters on purpose.",
    bad: &[
        Example::bad("这是组件的的状态。", "This is the state of the component.", "的的"),
        Example::bad("我们看到了了新的内容。", "We saw new content.", "了了"),
        Example::bad("名字以及以及地址都要填写。", "Fill in the name and the address.", "以及以及"),
        Example::bad("它依赖基本原理基本原理。", "It depends on the basic principle.", "基本原理基本原理"),
    ],
    good: &[
        Example::good("他天天看看新的内容。", "He has a look at new content every day."),
        Example::good("我们研究研究，高高兴兴地走了。", "We thought about it and left happily."),
        Example::good(
            "这是为了了解目的的方法，对对象有效。",
            "It is a way to understand the aim, and works on objects.",
        ),
        Example::good("请一个一个地来，不能不了了之。", "One by one, please; it cannot be left unsettled."),
        Example::good("他一个镜头一个镜头地剪。", "He cuts it shot by shot."),
        Example::good("很多很多人常常走了又来，来了又走。", "Many people come and go all the time."),
        Example::good("他哈哈哈哈地大笑。", "He roared with laughter."),
    ],
    reads: Reads::Any,
    direction: Direction::Chinese,
};

/// Words that no sentence has twice in a row.
static UNDOUBLED: WordList = WordList::new("undoubled");

/// How sure it is for such a word, and for a phrase.
const WORD: f32 = 0.9;
const PHRASE: f32 = 0.75;
/// The most words of a phrase, and the fewest characters: shorter ones may be reduplicated.
const MOST_WORDS: usize = 4;
const FEWEST_HAN: usize = 4;

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let chinese = context.chinese(pair);
    let text = chinese.text();
    let words: Vec<(Span, &str)> =
        context.source_forms(pair).map(|(word, form)| (chinese.plain(word.span), form)).collect();
    let mut at = 0;
    while at < words.len() {
        let Some((once, past, confidence)) = doubled(text, &words, at) else {
            at += 1;
            continue;
        };
        let whole = words[at].0.join(words[past - 1].0);
        let message = format!("“{}” stands twice", once.of(text));
        let finding = findings.add(pair, None, confidence, message).against(chinese.original(whole));
        if confidence == WORD {
            finding.safely(once.of(text));
        } else {
            finding.suggest(once.of(text));
        }
        at = past;
    }
}

/// What stands twice from this word on, as it stands once; the word behind it; and how sure that is.
fn doubled(text: &str, words: &[(Span, &str)], at: usize) -> Option<(Span, usize, f32)> {
    let (span, form) = words[at];
    // The dictionary has some doubled particles as one word.
    let half = form.len() / 2;
    if form.is_char_boundary(half) && form[..half] == form[half..] && UNDOUBLED.has(&form[..half]) {
        return Some((Span { start: span.start, end: span.start + span.len() as u32 / 2 }, at + 1, WORD));
    }
    let touches = |a: Span, b: Span| text[a.end as usize..b.start as usize].chars().all(|c| c == ' ');
    if let Some(&(next, again)) = words.get(at + 1)
        && again == form
        && UNDOUBLED.has(form)
        && touches(span, next)
    {
        return Some((span, at + 2, WORD));
    }
    (1..=MOST_WORDS).find_map(|count| {
        let phrase = words.get(at..at + count)?;
        let again = words.get(at + count..at + 2 * count)?;
        let is_glued = words[at..at + 2 * count].windows(2).all(|two| two[0].0.end == two[1].0.start);
        let is_same = phrase.iter().zip(again).all(|(a, b)| a.1 == b.1);
        let is_monotone = count > 1 && phrase.iter().all(|(_, form)| *form == phrase[0].1);
        let whole = span.join(phrase[count - 1].0);
        // 一个镜头一个镜头 is “shot by shot”.
        let is_one_by_one = whole.of(text).starts_with('一');
        let is_long = whole.of(text).chars().filter(|&c| is_han(c)).count() >= FEWEST_HAN;
        (is_glued && is_same && !is_monotone && !is_one_by_one && is_long).then_some((
            whole,
            at + 2 * count,
            PHRASE,
        ))
    })
}
