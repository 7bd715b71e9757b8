//! In an English text alone: one name in two spellings, “Cai Yingwen” and “Tsai Ing-wen”, “HUAWEI CLOUD” and “Huawei
//! Cloud”.

use std::collections::{BTreeMap, HashMap};

use crate::bitext::Pair;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::licence::is_english_alone;
use crate::lint::meta::Reads;
use crate::reading::fold::letters;
use crate::reading::mandarin::{is_some_pinyin, respelled};
use crate::span::Span;

/// How sure it is for two systems of spelling, and for two ways of capitals.
const SYSTEM: f32 = 0.75;
const CAPITALS: f32 = 0.6;
/// The fewest letters of a name in two ways of capitals.
const SHORTEST: usize = 6;
/// A sentence in which more than this share of the words is in capitals is a heading.
const SHOUTED: f32 = 0.7;

/// A spelling of a name, with its places.
struct Spelling<'a> {
    text: &'a str,
    places: Vec<(Pair<'a>, Span)>,
}

/// Reports the rarer of two spellings of one name.
pub(super) fn check(context: &Context<'_>, findings: &mut Collector<'_>) {
    if !is_english_alone(context.bitext()) {
        return;
    }
    let spellings = spellings(context);
    for (first, second, confidence) in systems(&spellings).into_iter().chain(capitals(&spellings)) {
        let (usual, rarer) =
            if first.places.len() >= second.places.len() { (first, second) } else { (second, first) };
        let (more, less) = (usual.places.len(), rarer.places.len());
        for (pair, span) in &rarer.places {
            let message =
                format!("one name in two spellings: {} ×{more}, {} ×{less}", usual.text, rarer.text);
            findings.add(pair, *span, confidence, message).suggest(usual.text);
        }
    }
}

/// The names of the text, each spelling once.
fn spellings<'a>(context: &Context<'a>) -> Vec<Spelling<'a>> {
    let text = context.bitext().target().text();
    let mut all: BTreeMap<&str, Spelling<'_>> = BTreeMap::new();
    for pair in context.pairs(Reads::Target).filter(|pair| !is_shouted(pair.target())) {
        for anchor in context.target_anchors(&pair).iter().filter(|anchor| anchor.key.name().is_some()) {
            let name = anchor.span.of(text);
            let spelling = all.entry(name).or_insert_with(|| Spelling { text: name, places: Vec::new() });
            spelling.places.push((pair, anchor.span));
        }
    }
    all.into_values().collect()
}

/// Whether most words of a text are in capitals.
fn is_shouted(text: &str) -> bool {
    let words = || text.split_whitespace().filter(|word| word.contains(char::is_alphabetic));
    words().filter(|word| !word.contains(char::is_lowercase)).count() as f32
        > SHOUTED * words().count() as f32
}

/// Two names of persons, one in pinyin and one as Taiwan spells the same syllables.
fn systems<'s, 'a>(spellings: &'s [Spelling<'a>]) -> Vec<(&'s Spelling<'a>, &'s Spelling<'a>, f32)> {
    let parts = |text: &str| {
        let (surname, given) = text.split_once(' ')?;
        (!given.contains(' ')).then(|| (letters(surname), letters(given)))
    };
    let mut by_letters: HashMap<(String, String), &Spelling<'a>> = HashMap::new();
    for spelling in spellings {
        if let Some(parts) = parts(spelling.text) {
            by_letters.entry(parts).or_insert(spelling);
        }
    }
    let mut found = Vec::new();
    for spelling in spellings {
        let Some((surname, given)) = parts(spelling.text) else { continue };
        if !is_some_pinyin(&surname) || !is_some_pinyin(&given) {
            continue;
        }
        let given_names = respelled(&given);
        let mut others = respelled(&surname)
            .into_iter()
            .flat_map(|surname| given_names.iter().map(move |given| (surname.clone(), given.clone())));
        let other = others.find_map(|other| {
            by_letters.get(&other).filter(|found| letters(found.text) != letters(spelling.text))
        });
        found.extend(other.map(|&other| (other, spelling, SYSTEM)));
    }
    found
}

/// Two spellings that differ in their capitals alone.
fn capitals<'s, 'a>(spellings: &'s [Spelling<'a>]) -> Vec<(&'s Spelling<'a>, &'s Spelling<'a>, f32)> {
    let mut by_lower: BTreeMap<String, Vec<&Spelling<'a>>> = BTreeMap::new();
    for spelling in spellings.iter().filter(|spelling| spelling.text.len() >= SHORTEST) {
        by_lower.entry(spelling.text.to_lowercase()).or_default().push(spelling);
    }
    let two = by_lower.into_values().filter_map(|same| <[&Spelling<'_>; 2]>::try_from(same).ok());
    two.map(|[first, second]| (first, second, CAPITALS)).collect()
}
