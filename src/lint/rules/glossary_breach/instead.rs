//! What stands in the English in the place of a term.

use crate::anchor::Key;
use crate::bitext::Pair;
use crate::language::Language;
use crate::lexeme::month_name;
use crate::lexicon::glossary::Term;
use crate::lexicon::{Translations, is_function_word, stem};
use crate::lint::evidence::context::Context;
use crate::span::Span;
use crate::word::Word;

/// A translation below this weight shows nothing.
const LEAST_WEIGHT: f32 = 0.2;
/// The weights of the words of a group together.
const LEAST_GROUP: f32 = 0.4;
/// In a longer pair, which is a list, no place is looked for.
const MOST: usize = 256;
/// How well a word that the glossary has too shows the place.
const OWN: f32 = 1.0;

/// The words of the English of a pair that stand for the Chinese term at a place, though the glossary has others: bytes of the
/// document.
pub(super) fn instead(
    context: &Context<'_>,
    pair: &Pair<'_>,
    source: Span,
    stems: &[String],
    term: &Term,
) -> Option<Span> {
    by_words(context, pair, source, stems).or_else(|| by_name(context, pair, source, term))
}

/// The group of words that translate the term or its parts.
fn by_words(context: &Context<'_>, pair: &Pair<'_>, source: Span, stems: &[String]) -> Option<Span> {
    let (lexicon, text) = (context.lexicon(), context.bitext().target().text());
    let simplified = context.chinese(pair);
    let whole = simplified.plain(source).of(simplified.text());
    let english: Vec<(Word, &str)> = context.target_forms(pair).collect();
    if english.len() > MOST || context.source_words(pair).len() > MOST {
        return None;
    }
    let mut own = translations(context, pair, |word| source.contains(word));
    let parts = own.len();
    own.push(lexicon.translations(whole));
    let others = translations(context, pair, |word| !source.overlaps(word));
    let weight_of = |chinese: &[Translations], stem: &str| {
        let weigh = |id| chinese.iter().map(|word| word.weight(id)).fold(0.0, f32::max);
        lexicon.stem_id(stem).map_or(0.0, weigh)
    };
    let is_function = |word: &Word| is_function_word(word.span.of(text), Language::English);
    let weights: Vec<f32> = english
        .iter()
        .map(|(word, stem)| {
            if is_function(word) {
                0.0
            } else if stems.iter().any(|own| own == stem) {
                OWN
            } else {
                let weight = weight_of(&own, stem);
                // What another word of the Chinese says better belongs to that.
                if weight >= LEAST_WEIGHT && weight >= weight_of(&others, stem) { weight } else { 0.0 }
            }
        })
        .collect();
    let adjacent = |a: usize| {
        let between = &text[english[a].0.span.end as usize..english[a + 1].0.span.start as usize];
        between.chars().all(|c| matches!(c, ' ' | '-' | '\n' | '’' | '\''))
    };
    // Groups of words beside each other, each as its first and last word and its weight.
    let mut groups: Vec<(usize, usize, f32)> = Vec::new();
    for at in (0..english.len()).filter(|&at| weights[at] > 0.0) {
        match groups.last_mut() {
            Some((_, last, weight)) if *last + 1 == at && adjacent(*last) => {
                *last = at;
                *weight += weights[at];
            }
            // “head of the company”
            Some((_, last, weight))
                if *last + 2 == at
                    && adjacent(*last)
                    && adjacent(*last + 1)
                    && is_function(&english[at - 1].0) =>
            {
                *last = at;
                *weight += weights[at];
            }
            _ => groups.push((at, at, weights[at])),
        }
    }
    let best =
        groups.iter().copied().max_by(|a, b| a.2.total_cmp(&b.2)).filter(|group| group.2 >= LEAST_GROUP)?;
    if groups.iter().filter(|group| group.2 >= best.2).count() > 1 {
        return None;
    }
    let (mut first, mut last, _) = best;
    // A term of several words of which one is known: the next one goes with it if nothing else explains it.
    let unexplained = |at: usize| {
        let (word, stem) = &english[at];
        !is_function(word)
            && weight_of(&others, stem) < LEAST_WEIGHT
            && !word.span.of(text).starts_with(|c: char| c.is_numeric())
    };
    if first == last && parts.max(stems.len()) > 1 {
        if last + 1 < english.len() && adjacent(last) && unexplained(last + 1) {
            last += 1;
        } else if first > 0 && adjacent(first - 1) && unexplained(first - 1) {
            first -= 1;
        }
    }
    Some(english[first].0.span.join(english[last].0.span))
}

/// What the words of the Chinese at some places may become.
fn translations(
    context: &Context<'_>,
    pair: &Pair<'_>,
    is_there: impl Fn(Span) -> bool,
) -> Vec<Translations> {
    let there = context.source_forms(pair).take(MOST).filter(|(word, _)| is_there(word.span));
    there.map(|(_, form)| context.lexicon().translations(form)).collect()
}

/// For a name: the only run of capitalised words in the English that no other word of the Chinese explains.
fn by_name(context: &Context<'_>, pair: &Pair<'_>, source: Span, term: &Term) -> Option<Span> {
    if !term
        .english()
        .split(' ')
        .all(|word| !word.starts_with(char::is_lowercase) || is_function_word(word, Language::English))
    {
        return None;
    }
    let english = context.english(pair);
    let text = english.text();
    let chinese = context.chinese(pair).text();
    let others = translations(context, pair, |word| !source.overlaps(word));
    let lexicon = context.lexicon();
    let dated = context
        .target_anchors(pair)
        .iter()
        .filter(|anchor| matches!(anchor.key, Key::Date(_) | Key::Number(_)));
    let named = context.target_mentions(pair).iter().map(|mention| mention.span);
    let named: Vec<Span> =
        named.chain(dated.map(|anchor| anchor.span)).map(|span| english.plain(span)).collect();
    let is_free = |run: &Span| {
        let explained = |word: &str| {
            is_function_word(word, Language::English)
                || word.ends_with("day")
                || (1..=12).filter_map(month_name).any(|month| month == word)
                || chinese.contains(word)
                || lexicon.stem_id(&stem(word)).is_some_and(|id| {
                    run.start == 0 || others.iter().any(|word| word.weight(id) >= LEAST_WEIGHT)
                })
        };
        !named.iter().any(|name| name.overlaps(*run)) && !run.of(text).split([' ', '-']).any(explained)
    };
    // Runs are listed with their parts, the longest of a place first.
    let mut runs: Vec<Span> = Vec::new();
    for run in context.runs(pair).iter().filter(|run| is_free(run)) {
        if !runs.iter().any(|longer| longer.contains(*run)) {
            runs.push(*run);
        }
    }
    match runs[..] {
        [run] => Some(english.original(with_hyphened(text, run))),
        _ => None,
    }
}

/// A run with what a hyphen joins to it: Lee Hsiao-man.
fn with_hyphened(text: &str, run: Span) -> Span {
    let behind = &text[run.end as usize..];
    let part = |rest: &str| rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    match behind.strip_prefix('-').map(part) {
        Some(len) if len > 0 => Span { start: run.start, end: run.end + 1 + len as u32 },
        _ => run,
    }
}
