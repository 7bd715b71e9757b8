//! A surname read as the common word that its character is: 单田芳 as “Dan Tianfang”.

use crate::anchor::reading::{System, fold::letters, romanise};
use crate::bitext::Pair;
use crate::gazetteer::Kind;
use crate::language::is_han;
use crate::lexicon::Lexicon;
use crate::lint::context::Context;
use crate::lint::rule::Report;
use crate::lint::spelled::runs;
use crate::simplify::Simplified;
use crate::span::Span;
use crate::word::WordClass;

/// Surnames with a reading of their own, and the readings of their character that none of those people go by.
const SURNAMES: [(&str, &[&str]); 6] = [
    ("仇", &["chou"]),
    ("区", &["qu"]),
    ("单", &["dan", "chan"]),
    ("曾", &["ceng"]),
    ("查", &["cha"]),
    ("解", &["jie"]),
];
/// Most characters of a given name.
const LONGEST_GIVEN: usize = 2;
/// How sure it is: the given name is spelled whole.
const SURE: f32 = 0.85;

/// A name of the Chinese side: its place in the simplified text, the wrong readings of its surname, its pinyin.
struct Person {
    span: Span,
    wrong: &'static [&'static str],
    pinyin: String,
}

/// Reports each name of the pair whose surname has a reading that surnames do not have.
pub(super) fn check(context: &Context<'_>, pair: &Pair<'_>, report: &mut Report<'_>) {
    let simple = Simplified::new(pair.source());
    let base = pair.source_span().start;
    let words = context.source_words(pair).iter().filter(|word| word.class == WordClass::Person);
    let known = context.source_mentions(pair).iter().filter(|mention| mention.entry.kind() == Kind::Person);
    let named: Vec<Span> = words.map(|word| word.span).chain(known.map(|mention| mention.span)).collect();
    let is_person = |person: &Person| {
        let is_named = named.contains(&simple.original(person.span).shifted(base));
        // A given name of one character makes a common word too easily: 解放.
        let han = person.span.of(simple.text());
        is_named || han.chars().count() > LONGEST_GIVEN && !Lexicon::embedded().contains(han)
    };
    let people: Vec<Person> =
        SURNAMES.iter().flat_map(|row| people(simple.text(), row)).filter(is_person).collect();
    if people.is_empty() {
        return;
    }
    for run in runs(pair.target()) {
        let words: Vec<&str> = run.of(pair.target()).split([' ', '-']).collect();
        let [first, last] = words[..] else { continue };
        let read = |person: &&Person| {
            let given = person.pinyin.split_once(' ').map(|(_, given)| letters(given));
            person.wrong.contains(&letters(first).as_str()) && given == Some(letters(last))
        };
        let Some(person) = people.iter().find(read) else { continue };
        let han = person.span.of(simple.text());
        let message =
            format!("as a surname the first character of {han} is read otherwise: {}", person.pinyin);
        let source = simple.original(person.span).shifted(base);
        report
            .add(pair, run.shifted(pair.target_span().start), source, SURE, message)
            .suggest(&*person.pinyin);
    }
}

/// What may be a person of one surname: it and one or two characters behind it.
fn people(text: &str, &(surname, wrong): &(&str, &'static [&'static str])) -> Vec<Person> {
    let mut people = Vec::new();
    for (at, _) in text.match_indices(surname) {
        let behind = text[at + surname.len()..].char_indices();
        for (offset, c) in behind.take_while(|&(_, c)| is_han(c)).take(LONGEST_GIVEN) {
            let span = Span::new(at, at + surname.len() + offset + c.len_utf8());
            people.extend(romanise(span.of(text), System::Pinyin).map(|pinyin| Person {
                span,
                wrong,
                pinyin,
            }));
        }
    }
    people
}
