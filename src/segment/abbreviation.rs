//! The words around an English full stop: does it belong to an abbreviation?

use std::collections::HashMap;
use std::sync::LazyLock;

use super::mark::last_bytes;
use crate::language::{is_blank, is_han};
use crate::lexeme::is_month_or_weekday;
use crate::table;
use crate::word_list::WordList;

/// How many bytes of a word are looked at: longer words are not abbreviations.
const WORD_REACH: usize = 24;

/// What follows an abbreviation, which decides whether its full stop may also end a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Follower {
    /// A name.
    Name,
    /// A figure, a letter or a Roman numeral.
    Figure,
    /// Something always follows: it never ends a sentence.
    Something,
    /// Nothing in particular: it may end a sentence.
    Anything,
    /// A time zone, a day or a month.
    Zone,
    /// A day of the month.
    Day,
}

static ABBREVIATIONS: LazyLock<HashMap<&str, Follower>> = LazyLock::new(|| {
    let rows = table::rows(include_str!("../data/segment/abbreviations.en.tsv"));
    rows.map(|[word, class]| {
        let follower = match class {
            "title" => Follower::Name,
            "number" => Follower::Figure,
            "inner" => Follower::Something,
            "suffix" => Follower::Anything,
            "time" => Follower::Zone,
            "month" => Follower::Day,
            _ => panic!("{word} has no known class: {class}"),
        };
        (word, follower)
    })
    .collect()
});

/// Words that start sentences and hardly ever continue a name.
static STARTERS: WordList = WordList::new("starter");

/// What may follow a time of day.
static ZONES: WordList = WordList::new("behind-clock");

/// Whether a word with a capital is the name of a weekday or a month.
fn is_day_or_month(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && is_month_or_weekday(&word.to_ascii_lowercase())
}

/// Whether a word is in the list of abbreviations.
pub(super) fn is_known(word: &str) -> bool {
    ABBREVIATIONS.contains_key(word)
}

/// Whether a word in the list is also an ordinary word, which ends a sentence unless what it would abbreviate
/// follows: `No. The` but `No. 5`.
pub(super) fn is_word_too(word: &str) -> bool {
    ABBREVIATIONS.get(word) == Some(&Follower::Figure) && starts_sentences(word)
}

/// Whether a capitalised word mostly starts a sentence.
pub(super) fn starts_sentences(word: &str) -> bool {
    STARTERS.has(word) || word.split_once('’').is_some_and(|(stem, _)| STARTERS.has(stem))
}

/// Whether the full stop after `word`, the last word of `said`, ends a sentence. `head` is the text that
/// follows, without its opening marks; `quoted` says that a quotation starts there.
pub(super) fn ends_before(word: &str, said: &str, head: &str, quoted: bool) -> bool {
    let next = first_word(head);
    let figure = head.starts_with(|c: char| c.is_ascii_digit());
    let starts = quoted || starts_sentences(next);
    if let Some(follower) = ABBREVIATIONS.get(word) {
        return match follower {
            Follower::Name => !(head.starts_with(char::is_alphanumeric)),
            Follower::Figure => !(figure || is_designation(next)),
            Follower::Something => false,
            Follower::Anything => starts,
            Follower::Zone => !figure && !ZONES.has(next) && !is_day_or_month(next),
            Follower::Day => !figure && starts,
        };
    }
    if is_acronym(word) {
        return starts;
    }
    if is_initial(word) {
        // `than I. Nobody`, but `I. M. Pei`; `vitamin C. The`, but `J. Smith`.
        let alone = said.trim_end_matches(word).trim_end_matches(is_blank).is_empty();
        let pronoun = word == "I" && !alone && !head[next.len()..].starts_with('.');
        return pronoun || starts;
    }
    true
}

/// A letter or a Roman numeral, as in `Fig. B` and `Vol. IV`.
fn is_designation(word: &str) -> bool {
    let letter = word.len() == 1 && word != "I" && word != "A";
    letter || word.len() <= 4 && !word.is_empty() && word != "I" && word.chars().all(|c| "IVXLC".contains(c))
}

/// Letters with full stops between them: `U.S`, `D.C`, `w.r.t`.
fn is_acronym(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| part.chars().all(char::is_alphabetic) && part.chars().nth(1).is_none())
}

fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// The last word of `said`, with the full stops inside it but without the marks around it.
pub(super) fn last_word(said: &str) -> &str {
    let near = last_bytes(said, WORD_REACH);
    let in_word = |c: char| c.is_alphanumeric() && !is_han(c) || matches!(c, '.' | '\'' | '’' | '&');
    let start = near.char_indices().rev().find(|&(_, c)| !in_word(c)).map_or(0, |(at, c)| at + c.len_utf8());
    near[start..].trim_start_matches(['.', '\'', '’', '&'])
}

/// The word that `head` starts with, apostrophes included.
pub(super) fn first_word(head: &str) -> &str {
    let len = head
        .char_indices()
        .find(|&(at, c)| at >= WORD_REACH || !(c.is_alphanumeric() || matches!(c, '\'' | '’')))
        .map_or(head.len(), |(at, _)| at);
    head[..len].trim_end_matches(['\'', '’'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_words_from_both_sides_of_a_stop() {
        assert_eq!(last_word("in the (U.S"), "U.S");
        assert_eq!(last_word("said Dr"), "Dr");
        assert_eq!(first_word("It’s late"), "It’s");
        assert_eq!(first_word("“"), "");
    }

    #[test]
    fn every_abbreviation_has_a_known_class() {
        let rows = table::lines(include_str!("../data/segment/abbreviations.en.tsv")).count();
        assert_eq!(ABBREVIATIONS.len(), rows);
    }
}
