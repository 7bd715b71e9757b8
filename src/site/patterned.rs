//! Pages paired by patterns.

use std::collections::{BTreeMap, BTreeSet};

use super::ending::page;
use super::expected::Marked;
use super::pattern::{Pattern, Shape, Words};
use super::{Lone, Pages, Pairing, tag};
use crate::language::Language;

pub(super) fn pairing(patterns: &[Pattern], paths: &BTreeSet<&str>) -> Pairing {
    let shapes: Vec<[&Shape; 2]> =
        patterns.iter().map(|pattern| [&pattern.english, &pattern.chinese]).collect();
    let places: Vec<String> = shapes.iter().flatten().flat_map(|shape| places(shape)).collect();
    let marked = Marked { places: places.iter().map(String::as_str).collect(), ..Marked::default() };
    let mut pairing = Pairing::default();
    let mut roles: BTreeMap<&str, Language> = BTreeMap::new();
    for &path in paths {
        let Some((whole, _)) = page(path) else { continue };
        match role(&shapes, path) {
            Role::None => {}
            Role::Only(language)
                if has_counterpart(&shapes, path, paths)
                    || !marked.is_of_third_language(whole, |_| false) =>
            {
                roles.insert(path, language);
            }
            Role::Only(_) => {}
            Role::Both(shapes) => {
                let [english, chinese] = shapes;
                pairing.refused.push(format!(
                    "{path} would be an English page by `{english}` and a Chinese one by `{chinese}`"
                ));
            }
        }
    }
    let mut english_of: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for shapes in &shapes {
        for [english, chinese] in pairs(shapes, &roles, &mut pairing.refused) {
            english_of.entry(chinese).or_default().insert(english);
        }
    }
    let found: BTreeSet<&str> =
        english_of.iter().flat_map(|(chinese, english)| english.iter().chain([chinese])).copied().collect();
    let lone = roles.iter().filter(|(path, _)| !found.contains(**path));
    pairing.lone = lone.filter_map(|(path, language)| lonely(&shapes, path, *language)).collect();
    for (chinese, english) in english_of {
        let english: Vec<&str> = english.into_iter().collect();
        match english[..] {
            [english] => pairing.pairs.push(Pages { english: english.into(), chinese: chinese.into() }),
            _ => {
                let names = english.join(" and ");
                pairing.refused.push(format!("{names} would each be the counterpart of {chinese}"));
            }
        }
    }
    pairing
}

/// Whether an English page has its counterpart where a pattern says.
fn has_counterpart(shapes: &[[&Shape; 2]], path: &str, paths: &BTreeSet<&str>) -> bool {
    let Some((_, ending)) = page(path) else { return false };
    shapes.iter().any(|[english, chinese]| {
        english.words(path).is_some_and(|words| paths.contains(chinese.path(&words, ending).as_str()))
    })
}

/// What a page is by its path.
enum Role<'s> {
    None,
    Only(Language),
    /// Two shapes with equally much text.
    Both([&'s Shape; 2]),
}

const LANGUAGES: [Language; 2] = [Language::English, Language::Chinese];

/// The language of the shape with most text.
fn role<'s>(shapes: &[[&'s Shape; 2]], path: &str) -> Role<'s> {
    let best = |side: usize| {
        let fitting = shapes.iter().map(|pair| pair[side]).filter(|shape| shape.fits(path));
        fitting.max_by_key(|shape| shape.text_len())
    };
    match [best(0), best(1)] {
        [None, None] => Role::None,
        [Some(_), None] => Role::Only(Language::English),
        [None, Some(_)] => Role::Only(Language::Chinese),
        [Some(english), Some(chinese)] if english.text_len() == chinese.text_len() => {
            Role::Both([english, chinese])
        }
        [Some(english), Some(chinese)] => {
            Role::Only(LANGUAGES[usize::from(chinese.text_len() > english.text_len())])
        }
    }
}

/// The pairs of a pattern. Of pages that differ by their ending, those with the same one belong together.
fn pairs<'p>(
    shapes: &[&Shape; 2],
    roles: &BTreeMap<&'p str, Language>,
    refused: &mut Vec<String>,
) -> Vec<[&'p str; 2]> {
    let mut found: BTreeMap<Words, [Vec<&'p str>; 2]> = BTreeMap::new();
    for (&path, &language) in roles {
        let side = usize::from(language == Language::Chinese);
        if let Some(words) = shapes[side].words(path) {
            found.entry(words).or_default()[side].push(path);
        }
    }
    let mut pairs = Vec::new();
    for [english, chinese] in found.into_values() {
        let alike = |one: &&str, other: &&str| {
            page(one).map(|(_, ending)| ending) == page(other).map(|(_, ending)| ending)
        };
        match (&english[..], &chinese[..]) {
            ([], _) | (_, []) => {}
            ([one], [other]) => pairs.push([*one, *other]),
            _ => {
                let same = |one: &&'p str| Some([*one, *chinese.iter().find(|other| alike(one, other))?]);
                let matched: Vec<[&str; 2]> = english.iter().filter_map(same).collect();
                if matched.is_empty() {
                    let names = |names: &[&str]| names.join(" and ");
                    refused.push(format!(
                        "{} could be the counterpart of {}",
                        names(&chinese),
                        names(&english)
                    ));
                }
                pairs.extend(matched);
            }
        }
    }
    pairs
}

/// A page without a counterpart, and where the first pattern that it fits has that.
fn lonely(shapes: &[[&Shape; 2]], path: &str, language: Language) -> Option<Lone> {
    let side = usize::from(language == Language::Chinese);
    let (_, ending) = page(path)?;
    let fitting = shapes.iter().find_map(|pair| Some((pair[1 - side], pair[side].words(path)?)));
    let expected = fitting.map(|(other, words)| other.path(&words, ending));
    Some(Lone { path: path.to_owned(), language, expected })
}

/// The folders in which a shape has a folder with a tag.
fn places(shape: &Shape) -> Vec<String> {
    let folders = shape.folders();
    let mut start = 0;
    let mut places = Vec::new();
    for (end, _) in folders.match_indices('/') {
        if tag::of_name(&folders[start..end]).is_some() {
            places.push(folders[..start].to_owned());
        }
        start = end + 1;
    }
    places
}
