//! The signature under a letter or notice, run into its last paragraph: who signs, then the date. The date is a line of
//! its own.

use super::furniture::is_date_word;
use crate::language::is_blank;

/// Words without a capital inside the name of who signs.
const CONNECTING: [&str; 5] = ["of", "the", "and", "for", "&"];
/// How many words who signs has, at least and at most.
const NAME_WORDS: std::ops::RangeInclusive<usize> = 2..=12;
/// The fewest digits of a date with its year: 1 May 2020.
const FEWEST_DIGITS: usize = 5;
/// A signature has at most so many bytes.
const LONGEST: usize = 200;

/// Where the date begins in `Lakeside Foundation 2019.03.08`, the last words of a paragraph; none if they are no
/// signature.
pub(super) fn date(words: &str) -> Option<usize> {
    let words = words.trim_end_matches(is_blank);
    if words.len() > LONGEST || !words.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let starts = words.match_indices(|c| !is_blank(c)).map(|(at, _)| at);
    let starts = starts.filter(|&at| words[..at].chars().next_back().is_none_or(is_blank));
    let starts: Vec<usize> = starts.collect();
    let word = |&at: &usize| words[at..].split(is_blank).next().unwrap_or_default();
    let dated = starts.iter().rev().take_while(|at| is_date_word(word(at).trim_matches(','))).count();
    let (name, date) = starts.split_at(starts.len() - dated);
    let start = *date.first()?;
    let is_capital = |word: &str| word.starts_with(char::is_uppercase) || CONNECTING.contains(&word);
    let is_name = NAME_WORDS.contains(&name.len())
        && name.iter().map(word).all(is_capital)
        // After a comma the date goes on: at a place, on a day.
        && word(&name[name.len() - 1]).ends_with(char::is_alphanumeric)
        && name.iter().map(word).any(|word| !CONNECTING.contains(&word) && word.len() > 1);
    let figures = words[start..].split(|c: char| !c.is_ascii_digit());
    let has_year = figures.clone().any(|figures| figures.len() == 4);
    let digits: usize = figures.map(str::len).sum();
    (is_name && has_year && digits >= FEWEST_DIGITS).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dated(words: &str) -> Option<&str> {
        date(words).map(|start| &words[start..])
    }

    #[test]
    fn a_date_after_the_name_of_who_signs_stands_alone() {
        assert_eq!(dated("Lakeside Foundation 2019.03.08"), Some("2019.03.08"));
        assert_eq!(dated("Board of the Harbour Trust March 8, 2019"), Some("March 8, 2019"));
        assert_eq!(dated("Mei Lan 8 May 2019 "), Some("8 May 2019 "));
    }

    #[test]
    fn other_words_before_a_date_are_no_signature() {
        for words in [
            "He left on 8 May 2019",
            "Windows Server 2019",
            "Harbin, March 8, 2019",
            "Updated 2019-03-08",
            "Lakeside Foundation 12",
            "2019.03.08",
            "",
        ] {
            assert_eq!(dated(words), None, "{words}");
        }
    }
}
