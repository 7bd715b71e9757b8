//! Names that the English spells by the readings of their characters.

use std::ops::RangeInclusive;

use crate::language::is_han;
use crate::reading::{System, romanise};
use crate::span::Span;
use crate::word::{Word, without_possessive};

/// Languages whose readings are wrong for a Chinese name.
pub(crate) const FOREIGN: [System; 3] = [System::Japanese, System::Korean, System::Vietnamese];
/// A reading that accounts for a smaller share of the letters is chance.
pub(crate) const WHOLE: f32 = 0.97;
/// The most words of a spelled name.
const LONGEST_RUN: usize = 3;

/// Runs of one to three capitalised words of a plain English text, longest first, separated only by spaces or
/// hyphens.
pub(crate) fn runs(text: &str, words: &[Word]) -> Vec<Span> {
    let possessor = |word: &Word| without_possessive(word.span.of(text)).trim_end_matches(['’', '\'']);
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
                end: run[len - 1].span.start + possessor(&run[len - 1]).len() as u32,
            }));
        }
    }
    runs
}

/// How many characters a person's name has.
const PERSON: RangeInclusive<usize> = 2..=4;

/// Whether a word may be a person's name by its length: 2 to 4 characters.
pub(crate) fn may_be_person(han: &str) -> bool {
    PERSON.contains(&han.chars().count()) && han.chars().all(is_han)
}

/// Where a part of a plain Chinese text first has a name, if it may be a person's.
pub(crate) fn person_in(text: &str, part: Span, han: &str) -> Option<Span> {
    let at = part.of(text).find(han).filter(|_| may_be_person(han))?;
    Some(Span::new(at, at + han.len()).shifted(part.start))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::word::words;

    fn spans(text: &str) -> Vec<Span> {
        runs(text, &words(text, Language::English))
    }

    #[test]
    fn takes_runs_of_capitalised_words_without_what_stands_around() {
        let text = "Mr. Zhou Ming’s plan";
        let found: Vec<&str> = spans(text).into_iter().map(|run| run.of(text)).collect();
        assert_eq!(found, ["Mr", "Zhou Ming", "Zhou", "Ming"]);
        assert!(spans("我们 go").is_empty());
    }
}
