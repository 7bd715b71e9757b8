//! A surname read as the common word with its character: 单田芳 as “Dan Tianfang”.

use crate::bitext::Pair;
use crate::gazetteer::{Grade, Kind};
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::origin::Origin;
use crate::lint::evidence::spelled::{LONGEST_GIVEN, surnamed, two_words};
use crate::reading::fold::letters;
use crate::span::Span;
use crate::word::WordClass;

/// Surnames with a reading of their own, and the other readings of the character, which are never the
/// surname's.
const SURNAMES: [(&str, &[&str]); 14] = [
    ("万俟", &["wanqi", "wansi"]),
    ("仇", &["chou"]),
    ("区", &["qu"]),
    ("单", &["dan", "chan"]),
    ("尉迟", &["weichi"]),
    ("曾", &["ceng"]),
    ("查", &["cha"]),
    ("朴", &["pu", "po"]),
    ("澹台", &["dantai", "zhantai"]),
    ("种", &["zhong"]),
    ("缪", &["mou", "miu"]),
    ("翟", &["di"]),
    ("解", &["jie"]),
    ("长孙", &["changsun"]),
];
/// How sure it is, since the whole given name is spelled.
const SURE: f32 = 0.85;

/// A name of the Chinese side: its place in the simplified text, the wrong readings of its surname, and its
/// surname and given name in pinyin.
struct Person {
    span: Span,
    wrong: &'static [&'static str],
    pinyin: [String; 2],
}

/// Reports each name of the pair whose surname has a reading that the surname cannot have.
pub(super) fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let simple = context.chinese(pair);
    let words = context.source_words(pair).iter().filter(|word| word.class == WordClass::Person);
    let known = context.source_mentions(pair).iter().filter(|mention| mention.entry.kind() == Kind::Person);
    let named: Vec<Span> = words.map(|word| word.span).chain(known.map(|mention| mention.span)).collect();
    let is_person = |person: &Person| {
        let is_named = named.contains(&simple.original(person.span));
        // With a given name of one character it may well be a common word: 解放.
        let han = person.span.of(simple.text());
        is_named || han.chars().count() > LONGEST_GIVEN && !context.lexicon().contains(han)
    };
    let of_surname = |&(surname, wrong): &(&str, &'static [&'static str])| {
        surnamed(simple.text(), surname).into_iter().map(move |(span, pinyin)| Person { span, wrong, pinyin })
    };
    let people: Vec<Person> = SURNAMES.iter().flat_map(of_surname).filter(is_person).collect();
    if people.is_empty() {
        return;
    }
    let english = context.english(pair);
    for &run in context.runs(pair) {
        let Some([first, last]) = two_words(run.of(english.text())) else { continue };
        let read = |person: &&Person| {
            person.wrong.contains(&letters(first).as_str()) && letters(&person.pinyin[1]) == letters(last)
        };
        let Some(person) = people.iter().find(read) else { continue };
        let han = person.span.of(simple.text());
        // Some spell their own names so.
        let entry = context.gazetteer().entry(han);
        let is_elsewhere =
            entry.and_then(|entry| context.origin(entry)).is_some_and(|origin| origin != Origin::Mainland);
        if is_elsewhere
            || entry
                .and_then(|entry| entry.grade_of(run.of(english.text())))
                .is_some_and(|grade| grade <= Grade::Accepted)
        {
            continue;
        }
        let right = person.pinyin.join(" ");
        let message = format!("as a surname the first character of {han} is read otherwise: {right}");
        let source = simple.original(person.span);
        findings.add(pair, english.original(run), SURE, message).against(source).suggest(right);
    }
}
