//! The anchors of one sentence: what each recogniser finds, and which of two competing readings is kept.

use super::name::Nouns;
use super::number::Class;
use super::version::Sureness;
use super::{Anchor, Key, Latin, Number, date, entity, latin, name, number, quote, url, version};
use crate::gazetteer::{Gazetteer, Ref};
use crate::span::Span;
use crate::text::scan::Scan;

/// The anchors of a scanned sentence; `original` maps a span of the scan to `text`. `mentions` are the
/// gazetteer's names in the scan, in order; `nouns` are those of its document.
pub(super) fn anchors(
    scan: &Scan<'_>,
    (gazetteer, mentions): (&Gazetteer, &[(Span, Ref)]),
    nouns: &Nouns<'_>,
    text: &str,
    original: impl Fn(Span) -> Span,
) -> Vec<Anchor> {
    let mut found = keyed(url::find_in(scan.text), Key::Url);
    let (dates, numbers) = (date::find_in(scan), number::find_in(scan));
    let versions = version::find_in(scan).into_iter();
    let versions =
        versions.filter(|(span, (_, sureness))| *sureness == Sureness::Form || !counts(*span, &numbers));
    let versions = versions.map(|(span, (version, _))| (span, version)).collect();
    found = merged(found, keyed(versions, Key::Version));
    found = merged(found, keyed(dates, Key::Date));
    found = merged(found, keyed(numbers, Key::Number));
    let latin = latin::find_in(scan);
    let names = name::find_in(scan, nouns).into_iter();
    let names = names.filter(|name| !is_code(scan.text, name.span, &latin));
    let (aliased, names): (Vec<name::Found>, Vec<name::Found>) =
        names.partition(|name| !name.aliases.is_empty());
    let named = |names: Vec<name::Found>| {
        let named = names.into_iter().map(|name| (name.span, name.named(text, &original).1));
        keyed(named.collect(), Key::Name)
    };
    found = merged(found, named(aliased));
    let entities = entity::entities(scan.language, gazetteer, mentions, |span| original(span).of(text));
    found = merged(found, keyed(entities, Key::Entity));
    found = merged(found, named(names));
    found = merged(found, keyed(latin, Key::Latin));
    found.extend(keyed(quote::find_in(scan.text), Key::Quote));
    found.iter_mut().for_each(|anchor| anchor.span = original(anchor.span));
    // If two begin at one place the quotation comes first, because it contains the other.
    found.sort_by_key(|anchor| (anchor.span.start, std::cmp::Reverse(anchor.span.end)));
    found
}

/// Whether a name is all or part of a Latin token that is a code: CTOs, GPT-4.
fn is_code(text: &str, name: Span, latin: &[(Span, Latin)]) -> bool {
    let at = latin.partition_point(|(span, _)| span.end < name.end);
    latin.get(at).is_some_and(|(span, _)| {
        let token = span.of(text);
        let capitals = token.chars().filter(|c| c.is_uppercase()).count();
        let mixed = token.trim_end_matches('s').contains(char::is_lowercase);
        span.contains(name) && (token.contains(|c: char| c.is_numeric()) || (capitals > 1 && !mixed))
    })
}

/// Whether what might be a version is a number that counts something: the 3.5 of “3.5 million”, “3.5%” and 3.5公里.
fn counts(version: Span, numbers: &[(Span, Number)]) -> bool {
    let past = numbers.partition_point(|(span, _)| span.end <= version.start);
    numbers.get(past).is_some_and(|(span, number)| {
        span.overlaps(version)
            && (span.end > version.end || number.unit.is_some() || !matches!(number.class, Class::Plain))
    })
}

fn keyed<T>(found: Vec<(Span, T)>, key: impl Fn(T) -> Key) -> Vec<Anchor> {
    found.into_iter().map(|(span, value)| Anchor { span, key: key(value) }).collect()
}

/// Merges two lists in order, leaving out what overlaps an anchor of the first.
fn merged(first: Vec<Anchor>, second: Vec<Anchor>) -> Vec<Anchor> {
    if second.is_empty() {
        return first;
    }
    let mut all = Vec::with_capacity(first.len() + second.len());
    let mut kept = first.into_iter().peekable();
    for anchor in second {
        while let Some(earlier) = kept.next_if(|kept| kept.span.end <= anchor.span.start) {
            all.push(earlier);
        }
        if !kept.peek().is_some_and(|kept| kept.span.overlaps(anchor.span)) {
            all.push(anchor);
        }
    }
    all.extend(kept);
    all
}
