//! R01: words that a synonym spinner has substituted.

use std::cell::LazyCell;
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::OnceLock;

use crate::anchor::Anchor;
use crate::anchor::name::NameKind;
use crate::bitext::Pair;
use crate::gazetteer::Kind;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::span::Span;
use crate::table;
use crate::word_list::WordList;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "R01",
    name: "spinner",
    category: "Accuracy / Mistranslation",
    severity: Severity::Info,
    state: State::On,
    docs: "A program that swaps words for synonyms has been at work: a set term in words that nobody uses \
(“haze figuring” for cloud computing), or a bare adjective in brackets behind a person's name, where the \
Chinese has no brackets (“Daniel Zhang (independent)”).\n\n\
Texts are re-spun to hide where they are from, and names and terms suffer first.\n\n\
Terms come from a list of tortured phrases (Cabanac, Labbé and Magazinov 2021) and need their Chinese in the \
pair where there is Chinese. A bracket needs a person: a name that the gazetteer knows, or that the Chinese \
has. Silent for what brackets behind names do say (retired, left, pictured, a party in an election), and \
where the Chinese has brackets too. Wrong where an editor adds a word of his own.",
    bad: &[
        Example::bad("公司投资云计算。", "The company invests in haze figuring.", "haze figuring"),
        Example::bad("马云出席了会议。", "Jack Ma (unbound) attended the meeting.", "(unbound)"),
        Example::bad(
            "肾衰竭患者增多。",
            "Patients with kidney disappointment increased.",
            "kidney disappointment",
        ),
    ],
    good: &[
        Example::good("公司投资云计算。", "The company invests in cloud computing."),
        Example::good("马云（已退休）出席了会议。", "Jack Ma (unbound) attended the meeting."),
        Example::good("马云和马化腾。", "Jack Ma (left) and Pony Ma (right)."),
        Example::good("桑德斯参加选举。", "Bernie Sanders (independent) stands for election."),
        Example::good("深刻的学习体会", "a case of profound learning and wisdom"),
        Example::good("重量为三公斤。", "The Weight (kilograms) is three."),
    ],
    reads: Reads::Target,
    direction: Direction::ToEnglish,
};

/// How sure it is for a term with its Chinese, a term without Chinese, and a bracket.
const TERM: f32 = 0.95;
const TERM_ALONE: f32 = 0.8;
const BRACKET: f32 = 0.6;

/// The tortured phrases: the phrase, the term, and the Chinese of the term.
const TORTURED: &str = include_str!("../../data/lint/tortured.tsv");

/// What may rightly be in brackets after a person's name.
static REMARKS: WordList = WordList::new("bracketed");

/// Words about an election, where a party is put in brackets.
const ELECTION_WORDS: [&str; 7] = ["选举", "参选", "竞选", "议员", "election", "senator", "candidate"];

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    terms(context, pair, findings);
    if !pair.source().contains(['(', '（']) {
        brackets(context, pair, findings);
    }
}

/// Tortured phrases.
fn terms(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    // ASCII lower case does not move bytes.
    let english = context.english(pair);
    let text = english.text().to_ascii_lowercase();
    let source = context.chinese(pair);
    let mut behind = None;
    for (at, c) in text.char_indices() {
        let begins = c.is_alphanumeric() && behind.is_none_or(|c: char| !c.is_alphanumeric());
        behind = Some(c);
        let rows = if begins { tortured().get(first_word(&text[at..])) } else { None };
        for Tortured { phrase, term, chinese, needs_chinese } in rows.into_iter().flatten() {
            let end = at + phrase.len();
            if !text[at..].starts_with(phrase) || text[end..].starts_with(char::is_alphanumeric) {
                continue;
            }
            let found = chinese.split('|').find_map(|word| Some((source.text().find(word)?, word)));
            let named = found.map(|(at, word)| source.original(Span::new(at, at + word.len())));
            if named.is_none() && (*needs_chinese || !pair.source().is_empty()) {
                continue;
            }
            let confidence = if named.is_some() { TERM } else { TERM_ALONE };
            let message = format!("a spinner's words for “{term}”");
            let target = english.original(Span::new(at, end));
            findings.add(pair, target, confidence, message).against(named).suggest(*term);
        }
    }
}

/// A row of the table.
struct Tortured {
    phrase: &'static str,
    term: &'static str,
    chinese: &'static str,
    needs_chinese: bool,
}

/// The rows of the table, by the first word of the phrase.
fn tortured() -> &'static HashMap<&'static str, Vec<Tortured>> {
    static ROWS: OnceLock<HashMap<&str, Vec<Tortured>>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let mut all: HashMap<&str, Vec<Tortured>> = HashMap::new();
        for [phrase, term, chinese] in table::rows(TORTURED) {
            let (phrase, needs_chinese) = match phrase.strip_suffix('*') {
                Some(phrase) => (phrase, true),
                None => (phrase, false),
            };
            let row = Tortured { phrase, term, chinese, needs_chinese };
            all.entry(first_word(phrase)).or_default().push(row);
        }
        all
    })
}

fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

/// A single word in brackets after a person's name.
fn brackets(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let english = context.english(pair);
    let text = english.text();
    let is_person = |anchor: &Anchor| anchor.key.name().is_some_and(|name| name.kind() == NameKind::Person);
    let names_a_person = LazyCell::new(|| context.source_anchors(pair).iter().any(is_person));
    let speaks_of_election = LazyCell::new(|| speaks_of_election(context, pair));
    for (at, _) in text.match_indices(" (") {
        let inner = &text[at + 2..];
        let len = inner.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(inner.len());
        let word = &inner[..len];
        let is_lone = len > 2 && inner[len..].starts_with(')') && !REMARKS.has(word);
        if !is_lone || !is_person_at(context, pair, at, &names_a_person) || *speaks_of_election {
            continue;
        }
        let span = english.original(Span::new(at + 1, at + 3 + len));
        let message = format!("“{word}” in brackets behind a name says nothing that the Chinese says");
        findings.add(pair, span, BRACKET, message);
    }
}

/// Whether a person's name of two words ends at this byte of the plain English: one that is known, or any if the
/// Chinese names a person.
fn is_person_at(
    context: &Context<'_>,
    pair: &Pair<'_>,
    end: usize,
    names_a_person: &impl Deref<Target = bool>,
) -> bool {
    let english = context.english(pair);
    let before = &english.text()[..end];
    let words: Vec<&str> = before.rsplit(' ').take(2).collect();
    let is_name = words.len() == 2
        && words.iter().all(|word| {
            word.starts_with(|c: char| c.is_ascii_uppercase())
                && word.chars().all(|c| c.is_alphabetic() || c == '-')
        });
    let known = || {
        context.target_mentions(pair).iter().any(|mention| {
            english.plain(mention.span).end as usize == end && mention.entry.kind() == Kind::Person
        })
    };
    is_name && (known() || **names_a_person)
}

fn speaks_of_election(context: &Context<'_>, pair: &Pair<'_>) -> bool {
    let (chinese, english) = (context.chinese(pair).text(), context.english(pair).text());
    ELECTION_WORDS.iter().any(|word| chinese.contains(word) || english.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_phrases_are_sorted_and_whole() {
        assert!(table::lines(TORTURED).is_sorted());
        for row in table::rows::<3>(TORTURED) {
            assert!(row.iter().all(|field| !field.is_empty()), "{row:?}");
            assert_eq!(row[0], row[0].to_ascii_lowercase());
        }
    }
}
