//! G01: a “he” or “she” for a person whom the Chinese does not mention.

use crate::anchor::name::NameKind;
use crate::anchor::quote::{self, Content};
use crate::bitext::Pair;
use crate::language::Language;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::span::Span;
use crate::word::Word;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "G01",
    name: "reference",
    category: "Accuracy / Mistranslation",
    severity: Severity::Info,
    state: State::Off,
    docs: "A quotation or motto without a subject got a “he” or “she” in English (“sees because he \
believes”).\n\n\
Chinese leaves out its subjects; a machine that needs one takes a man.\n\n\
Only quotations are read, and only where the Chinese has no pronoun, no name of a person and no word for \
one: in its quotations, for a motto; in the whole pair, for a speech with several clauses. Off by default: outside of mottoes “he” is often right. Wrong where the person is \
named in another sentence.",
    bad: &[
        Example::bad(
            "公司的信条是“先做再说”。",
            "The motto of the firm is “he acts before he speaks”.",
            "he",
        ),
        Example::bad("员工们常说“因为热爱”。", "The staff like to say “because he loves it”.", "he"),
        Example::bad("标语写着“因为热爱”。", "The slogan read “because she loves it”.", "she"),
    ],
    good: &[
        Example::good("信条是“先做再说”。", "The motto is “act first, speak later”."),
        Example::good("她说：“他来了。”", "“He has come,” she said."),
        Example::good("“王芳来了。”", "“She has come.”"),
        Example::good("“老人走了。”", "“He has gone.”"),
        Example::good("她说：“来了，来了。”", "“He has come, he has come,” she said."),
        Example::good("先做再说。", "He acts before he speaks."),
        Example::good("", "“He has gone.”"),
    ],
    reads: Reads::Both,
    direction: Direction::ToEnglish,
};

/// How sure it is.
const POSSIBLE: f32 = 0.5;

const PRONOUNS: [&str; 8] = ["he", "him", "himself", "his", "her", "hers", "herself", "she"];

/// Chinese characters that refer to a person: pronouns and words for people.
const PERSON_CHARS: [char; 37] = [
    '他', '她', '其', '它', '您', '谁', '人', '者', '员', '士', '父', '母', '爸', '妈', '哥', '弟', '姐',
    '妹', '爷', '奶', '叔', '姨', '妻', '夫', '儿', '孩', '孙', '师', '生', '总', '长', '友', '王', '神',
    '帝', '兵', '客',
];

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let english = context.english(pair);
    let quotes = quote::find(english.text(), Language::English);
    if quotes.is_empty() {
        return;
    }
    let chinese = context.chinese(pair).text();
    let whole = [Span::new(0, chinese.len())];
    let said: Vec<Span> = quote::find(chinese, Language::Chinese).into_iter().map(|(span, _)| span).collect();
    let words = context.english_words(pair);
    for (span, quote) in quotes {
        // A motto stands by itself; for a speech, the text around it says who speaks and about whom.
        let around = if quote.content == Content::Phrase && !said.is_empty() { &said[..] } else { &whole };
        if around.iter().any(|&part| speaks_of_person(context, pair, part)) {
            continue;
        }
        let is_pronoun = |word: &&Word| {
            let text = word.span.of(english.text());
            span.contains(word.span) && PRONOUNS.contains(&text.to_lowercase().as_str())
        };
        // One finding is enough: the next pronoun means the same person.
        if let Some(word) = words.iter().find(is_pronoun) {
            let text = word.span.of(english.text());
            let message = format!("the Chinese has no person that “{text}” could be");
            findings.add(pair, english.original(word.span), POSSIBLE, message);
            return;
        }
    }
}

/// Whether a part of the plain Chinese has a pronoun, a name or a word for a person.
fn speaks_of_person(context: &Context<'_>, pair: &Pair<'_>, part: Span) -> bool {
    let chinese = context.chinese(pair);
    let place = chinese.original(part);
    let named = context.source_anchors(pair).iter().any(|anchor| {
        let is_person = anchor.key.name().is_some_and(|name| name.kind() == NameKind::Person);
        is_person && place.overlaps(anchor.span)
    });
    named || part.of(chinese.text()).contains(PERSON_CHARS)
}
