//! Countries that a character abbreviates, taken for another one or for a word: 塞方 “the Serbian side” where the text is on
//! Cyprus, 以军 “with the army”.

use std::sync::OnceLock;

use crate::bitext::{Pair, Scope};
use crate::gazetteer::Kind;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::related::{are_related, is_of_country};
use crate::lint::evidence::short_countries::{Country, SUFFIXES, Slot, countries, find_form, meant, slots};
use crate::lint::evidence::strangers::strangers;
use crate::reading::fold::letters;
use crate::reading::{System, romanise};
use crate::span::Span;
use crate::table;

const GLOSSES: &str = include_str!("../../../data/lint/short-glosses.tsv");

/// How sure it is that another country was taken, of the same character or not, that the word was taken for another one, and
/// that it was spelled.
const ANOTHER: f32 = 0.85;
const RIVAL: f32 = 0.75;
const LITERAL: f32 = 0.85;
const SPELLED: f32 = 0.8;

pub(super) fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let (chinese, english) = (context.chinese(pair), context.english(pair));
    let (text, said) = (chinese.text(), english.text());
    if !text.chars().any(|c| !countries(c).is_empty()) {
        return;
    }
    let words: Vec<(Span, &str)> =
        context.source_forms(pair).map(|(word, form)| (chinese.plain(word.span), form)).collect();
    let mut seen: Vec<(char, Option<char>)> = Vec::new();
    for slot in slots(text, &words, context.lexicon()) {
        if seen.contains(&(slot.short, slot.suffix)) {
            continue;
        }
        seen.push((slot.short, slot.suffix));
        let candidates = countries(slot.short);
        let source = chinese.original(slot.word);
        let word = slot.word.of(text);
        // A rival that the English names; nothing else is asked if there is none.
        let spoken: Vec<&Country> = candidates.iter().filter(|country| country.is_said(said)).collect();
        if spoken.is_empty() {
            let found = literal(context, pair, &slot, word).or_else(|| rival(context, pair, &slot, word));
            if let Some((place, message, confidence)) = found {
                findings.add(pair, english.original(place), confidence, message).against(source);
            }
            continue;
        }
        let of_text = match context.bitext().scope() {
            Scope::Text => context.all_chinese().text(),
            Scope::Pairs => text,
        };
        let meant = meant(&slot, of_text, |country| country.is_named(of_text));
        let is_meant = |country: &Country| meant.iter().any(|other| other.names == country.names);
        if meant.is_empty() || spoken.iter().any(|country| is_meant(country)) {
            continue;
        }
        if let Some(place) = spoken.iter().find_map(|country| country.find(said)) {
            let names: Vec<&str> = meant.iter().map(|country| country.forms[0]).collect();
            let message = format!(
                "{word}: {} stands for {} ({}) here, not for “{}”",
                slot.short,
                meant[0].names[0],
                names.join(" or "),
                place.of(said)
            );
            findings.add(pair, english.original(place), ANOTHER, message).against(source);
        }
    }
}

/// A word of a country that is rendered as another word or spelled, where the English does not speak of the country: its
/// place, what is said about it, and how sure it is.
fn literal(context: &Context<'_>, pair: &Pair<'_>, slot: &Slot, word: &str) -> Option<(Span, String, f32)> {
    let suffix = slot.suffix?;
    let country = names(slot.short);
    let english = context.english(pair);
    let said = english.text();
    let nouns = SUFFIXES.iter().find(|(other, _)| *other == suffix).map_or(&[][..], |(_, nouns)| nouns);
    let glosses =
        glosses().iter().find(|(short, _)| *short == slot.short).map_or(&[][..], |(_, glosses)| glosses);
    for gloss in glosses {
        for noun in nouns {
            let lower = format!("{gloss} {noun}");
            let mut upper = lower.clone();
            upper[..1].make_ascii_uppercase();
            if let Some(place) = find_form(said, &lower).or_else(|| find_form(said, &upper)) {
                let message = format!("{word}: {} stands for {country}; here it is “{gloss}”", slot.short);
                return Some((place, message, LITERAL));
            }
        }
    }
    let pinyin = letters(&romanise(word, System::Pinyin)?);
    let run = context.runs(pair).iter().find(|run| letters(run.of(said)) == pinyin)?;
    Some((*run, format!("{word}: {} stands for {country}; here it is spelled", slot.short), SPELLED))
}

/// A country that the Chinese does not name in the place of one that the English does not: 俄外长 as “the US foreign minister”.
fn rival(context: &Context<'_>, pair: &Pair<'_>, slot: &Slot, word: &str) -> Option<(Span, String, f32)> {
    let (chinese, english) = (context.chinese(pair), context.english(pair));
    // A capital speaks for its country.
    let forms = || countries(slot.short).iter().flat_map(|country| &country.forms);
    let speaks = |span: Span| forms().any(|form| are_related(form, english.plain(span).of(english.text())));
    if slot.partner.is_some() || context.target_words(pair).iter().any(|word| speaks(word.span)) {
        return None;
    }
    let mut found = strangers(context, pair, &[chinese.original(slot.word)]);
    found.retain(|stranger| {
        let place = english.plain(stranger.span);
        stranger.known == Some(Kind::Place)
            && is_of_country(place.of(english.text()))
            && !speaks(stranger.span)
    });
    let [stranger] = found.as_slice() else { return None };
    let place = english.plain(stranger.span);
    let message = format!(
        "{word}: {} stands for {}, which the English does not name; “{}” stands in its place",
        slot.short,
        names(slot.short),
        place.of(english.text())
    );
    Some((place, message, RIVAL))
}

/// The countries of a character, as they are told.
fn names(short: char) -> String {
    let all = countries(short).iter().take(MOST_NAMED).map(|country| country.names[0]);
    all.collect::<Vec<_>>().join(" or ")
}

/// The most countries of a character that a message names.
const MOST_NAMED: usize = 3;

fn glosses() -> &'static [(char, Vec<&'static str>)] {
    static GLOSSED: OnceLock<Vec<(char, Vec<&'static str>)>> = OnceLock::new();
    GLOSSED.get_or_init(|| {
        let row = |[short, glosses]: [&'static str; 2]| {
            (short.chars().next().expect("a row begins with a character"), glosses.split('|').collect())
        };
        table::rows(GLOSSES).map(row).collect()
    })
}
