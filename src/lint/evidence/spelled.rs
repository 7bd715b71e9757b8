//! Names that the English spells by the readings of their characters.

use crate::bitext::Pair;
use crate::language::is_han;
use crate::lint::evidence::context::Context;
use crate::reading::{System, romanise};
use crate::span::Span;
use crate::word::Word;

/// Languages whose readings are wrong for a Chinese name.
pub(crate) const FOREIGN: [System; 3] = [System::Japanese, System::Korean, System::Vietnamese];
/// A reading that accounts for a smaller share of the letters is chance.
pub(crate) const WHOLE: f32 = 0.97;
/// The most words of a spelled name.
const LONGEST_RUN: usize = 3;

/// Runs of one to three capitalised words, longest first, separated only by spaces or hyphens; spans in the
/// plain English of the pair.
pub(crate) fn runs(context: &Context<'_>, pair: &Pair<'_>) -> Vec<Span> {
    runs_of(context.english(pair).text(), &context.english_words(pair))
}

fn runs_of(text: &str, words: &[Word]) -> Vec<Span> {
    let capital = |word: &Word| word.span.of(text).starts_with(char::is_uppercase);
    let joined = |a: &Word, b: &Word| {
        let between = &text[a.span.end as usize..b.span.start as usize];
        !between.is_empty() && between.chars().all(|c| c == ' ' || c == '-')
    };
    let mut runs = Vec::new();
    for group in words.chunk_by(|a, b| capital(a) && capital(b) && joined(a, b)) {
        if !capital(&group[0]) {
            continue;
        }
        for len in (1..=LONGEST_RUN.min(group.len())).rev() {
            runs.extend(group.windows(len).map(|run| Span {
                start: run[0].span.start,
                end: run[len - 1].span.start + possessor(run[len - 1].span.of(text)).len() as u32,
            }));
        }
    }
    runs
}

/// The most characters of a given name after its surname.
pub(crate) const LONGEST_GIVEN: usize = 2;

/// What may be a person's name with this surname in a simplified text: its place, and its surname and given
/// name in pinyin.
pub(crate) fn surnamed(text: &str, surname: &str) -> Vec<(Span, [String; 2])> {
    let mut names = Vec::new();
    for (at, _) in text.match_indices(surname) {
        let behind = text[at + surname.len()..].char_indices();
        for (offset, c) in behind.take_while(|&(_, c)| is_han(c)).take(LONGEST_GIVEN) {
            let span = Span::new(at, at + surname.len() + offset + c.len_utf8());
            let pinyin = romanise(span.of(text), System::Pinyin).unwrap_or_default();
            let parts = pinyin.split_once(' ');
            names.extend(parts.map(|(surname, given)| (span, [surname.to_owned(), given.to_owned()])));
        }
    }
    names
}

/// A run of two words, as first and last name.
pub(crate) fn two_words(run: &str) -> Option<[&str; 2]> {
    let words: Vec<&str> = run.split([' ', '-']).collect();
    words.try_into().ok()
}

/// A word without its possessive ending.
fn possessor(word: &str) -> &str {
    ["’s", "'s", "’", "'"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::word::words;

    fn spans(text: &str) -> Vec<Span> {
        runs_of(text, &words(text, Language::English))
    }

    #[test]
    fn takes_runs_of_capitalised_words_without_what_stands_around() {
        let text = "Mr. Zhou Ming’s plan";
        let found: Vec<&str> = spans(text).into_iter().map(|run| run.of(text)).collect();
        assert_eq!(found, ["Mr", "Zhou Ming", "Zhou", "Ming"]);
        assert!(spans("我们 go").is_empty());
    }
}
