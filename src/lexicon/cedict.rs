//! Turns the text of CC-CEDICT into weighted stems.

use std::collections::BTreeMap;

use super::encode::encode;
use super::function::is_function_word;
use super::stem::stem;
use super::weight::{Stems, Weight};
use crate::error::{Error, Result};
use crate::language::{Language, is_han};
use crate::word::{self, WordClass};

/// The table of a dictionary in CC-CEDICT's format, as `src/data/lexicon.bin` holds it.
///
/// A line is `traditional simplified [readings] /gloss/gloss/`; lines that begin with `#` are comments. What
/// becomes of a gloss is described at [`super::Lexicon`].
///
/// # Errors
///
/// If a line is neither, with its number.
pub fn compile(cedict: &str) -> Result<Vec<u8>> {
    Ok(encode(&parse(cedict)?))
}

/// Words in a gloss that are only grammatical.
const ARTICLES: [&str; 5] = ["a", "an", "of", "the", "to"];
/// Words that stand for an argument, or mark a sense, in the glosses of CC-CEDICT.
pub(super) const PLACEHOLDERS: [&str; 12] =
    ["abbr", "sb", "sth", "oneself", "lit", "fig", "esp", "etc", "usu", "surname", "e.g", "i.e"];
/// Glosses that begin like this are about readings or measure words.
const REMARKS: [&str; 5] = ["CL:", "Taiwan pr.", "also pr.", "pr.", "Mandarin equivalent:"];
/// Glosses in which one of these precedes a Chinese word refer to that word.
const REFERENCES: [&str; 11] = [
    "see",
    "see also",
    "used in",
    "variant of",
    "form of",
    "same as",
    "also written",
    "also called",
    "abbr. for",
    "abbr. of",
    "equivalent to",
];

/// The words of a dictionary with their translations, by simplified form.
pub(super) fn parse(cedict: &str) -> Result<BTreeMap<String, Stems>> {
    let mut words: BTreeMap<String, Stems> = BTreeMap::new();
    let mut references: Vec<(&str, String)> = Vec::new();
    for entry in entries(cedict) {
        let (head, glosses) = entry?;
        let stems = words.entry(head.to_owned()).or_default();
        for gloss in glosses {
            for part in without_brackets(gloss).split([';', ',']) {
                match reference(part) {
                    Some(to) => references.push((head, to.to_owned())),
                    None => add_gloss(stems, part),
                }
            }
        }
    }
    follow(&mut words, &references);
    words.retain(|_, stems| !stems.is_empty());
    Ok(words)
}

/// The simplified form of each entry, and its glosses, but for remarks about readings and measure words.
///
/// An item is an error if its line is neither an entry nor a comment.
pub(super) fn entries(cedict: &str) -> impl Iterator<Item = Result<(&str, impl Iterator<Item = &str>)>> {
    let lines = cedict.trim_start_matches('\u{FEFF}').lines().zip(1..);
    lines.filter(|(line, _)| !line.is_empty() && !line.starts_with('#')).map(|(line, number)| {
        let (head, glosses) = entry(line).ok_or_else(|| {
            Error::format("cedict", number, "expected `traditional simplified [reading] /gloss/`")
        })?;
        Ok((head, glosses.filter(|gloss| !REMARKS.iter().any(|remark| gloss.starts_with(remark)))))
    })
}

/// The simplified form and the glosses of a line.
fn entry(line: &str) -> Option<(&str, impl Iterator<Item = &str>)> {
    let (forms, rest) = line.split_once(" [")?;
    let (_, simplified) = forms.split_once(' ')?;
    let (_, glosses) = rest.split_once("] /")?;
    let glosses = glosses.trim_end().strip_suffix('/')?;
    Some((simplified, glosses.split('/')))
}

/// The simplified word that a gloss refers to instead of giving a sense: "old variant of 裡|里".
fn reference(gloss: &str) -> Option<&str> {
    let start = gloss.find(is_han)?;
    let before = gloss[..start].trim_end();
    if !REFERENCES.iter().any(|phrase| before.ends_with(phrase)) {
        return None;
    }
    let word = gloss[start..].split_whitespace().next()?;
    Some(word.rsplit('|').next().unwrap_or(word))
}

/// Gives words without a translation of their own the translations of the words they refer to.
fn follow(words: &mut BTreeMap<String, Stems>, references: &[(&str, String)]) {
    let mut found: BTreeMap<&str, Stems> = BTreeMap::new();
    for (from, to) in references {
        if let (Some(true), Some(target)) = (words.get(*from).map(BTreeMap::is_empty), words.get(to)) {
            let stems = found.entry(from).or_default();
            target.iter().for_each(|(stem, weight)| add(stems, stem, *weight));
        }
    }
    for (from, stems) in found {
        words.insert(from.to_owned(), stems);
    }
}

fn add_gloss(stems: &mut Stems, gloss: &str) {
    let (content, function) = words_of(gloss);
    // "he" and "with" are translations if they are the whole gloss, and noise otherwise.
    let kept = match (content.len(), function.len()) {
        (0, 1) => function,
        _ => content,
    };
    let weight = Weight::of_gloss(kept.len());
    kept.iter().for_each(|stem| add(stems, stem, weight));
}

fn add(stems: &mut Stems, stem: &str, weight: Weight) {
    match stems.get_mut(stem) {
        Some(known) => *known = weight.max(*known),
        None => {
            stems.insert(stem.to_owned(), weight);
        }
    }
}

/// The stems of the content words and of the function words of a gloss.
fn words_of(gloss: &str) -> (Vec<String>, Vec<String>) {
    let words = word::words(gloss, Language::English);
    let words = words.iter().filter(|word| word.class != WordClass::Han).map(|word| word.span.of(gloss));
    let words = words.filter(|word| !ARTICLES.contains(&word.to_lowercase().as_str()));
    let (function, content): (Vec<&str>, Vec<&str>) = words.partition(|word| {
        PLACEHOLDERS.contains(&word.trim_end_matches("'s")) || is_function_word(word, Language::English)
    });
    let stems = |words: Vec<&str>| words.into_iter().map(stem).collect();
    (stems(content), stems(function))
}

/// A gloss without anything in round or square brackets: labels, remarks, readings. A bracket that is never
/// closed is an ordinary character.
pub(super) fn without_brackets(gloss: &str) -> String {
    let mut kept = String::with_capacity(gloss.len());
    let mut open: Vec<usize> = Vec::new();
    for c in gloss.chars() {
        match c {
            '(' | '[' => {
                open.push(kept.len());
                kept.push(c);
            }
            ')' | ']' => match open.pop() {
                Some(start) => kept.truncate(start),
                None => kept.push(c),
            },
            _ => kept.push(c),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(glosses: &str) -> Vec<(String, f32)> {
        let words = parse(&format!("詞 词 [ci2] /{glosses}/\n里 里 [li3] /inside/")).unwrap();
        let stems = words.get("词").cloned().unwrap_or_default();
        stems.into_iter().map(|(stem, weight)| (stem, weight.value())).collect()
    }

    #[test]
    fn weighs_by_content_words() {
        assert_eq!(stems("word"), [("word".to_owned(), 1.0)]);
        assert_eq!(stems("to cloud a server"), [("cloud".to_owned(), 0.8), ("server".to_owned(), 0.8)]);
        assert_eq!(stems("old word; word"), [("old".to_owned(), 0.8), ("word".to_owned(), 1.0)]);
    }

    #[test]
    fn leaves_out_labels_readings_and_measure_words() {
        assert_eq!(stems("(bound form (rare)) word/CL:個|个[ge4]/Taiwan pr. [si2]"), stems("word"));
        assert_eq!(stems("to give sb one's word (fig.)"), stems("give word"));
        assert_eq!(stems("a :( face"), stems("a face"));
    }

    #[test]
    fn keeps_function_words_that_are_a_gloss_alone() {
        assert_eq!(stems("with"), [("with".to_owned(), 1.0)]);
        assert_eq!(stems("out of them"), []);
    }

    #[test]
    fn follows_references_where_there_is_nothing_else() {
        assert_eq!(stems("variant of 裡|里[li3]"), [("insid".to_owned(), 1.0)]);
        assert_eq!(stems("erhua variant of 里[li3]"), stems("inside"));
        assert_eq!(stems("word/see also 里[li3]"), stems("word"));
        assert_eq!(stems("abbr. for 里[li3], word"), stems("word"));
        assert_eq!(stems("variant of 外[wai4]"), []);
    }

    #[test]
    fn takes_any_number_of_stems() {
        let lines = (0..70_000).map(|n| format!("x w{n} [w] /{n}x/\n"));
        let lexicon = crate::lexicon::Lexicon::from_cedict(&lines.collect::<String>()).unwrap();
        assert_eq!(lexicon.stem_count(), 1 << 16);
        assert_eq!((lexicon.len(), lexicon.score("w17", "17x")), (70_000, 1.0));
    }

    #[test]
    fn names_the_line_of_an_error() {
        let error = parse("# comment\n里 里 [li3] /inside/\n里 里 inside\n").unwrap_err();
        assert_eq!(error.line(), Some(3));
    }
}
