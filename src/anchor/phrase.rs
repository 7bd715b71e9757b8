//! Lists of fixed expressions that are looked up in a text, and other small steps of reading.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::lexeme::Lexeme;
use crate::sieve::Sieve;
use crate::table;
use crate::text::token::Tokens;
use crate::word_list::WordList;

/// What was read, and the token after it.
pub(crate) type Read<T> = Option<(T, usize)>;

/// Expressions of one or more tokens, each with a value.
pub(super) struct Phrases<T> {
    /// By their first token; longest first.
    by_first: HashMap<String, Vec<(Vec<String>, T)>>,
    /// Of their first tokens.
    sieve: Sieve,
}

impl<T> Phrases<T> {
    /// The words of a kind, each with its meaning.
    pub(super) fn of(words: &'static [Lexeme], meaning: fn(&Lexeme) -> T) -> Phrases<T> {
        Phrases::new(words.iter().map(|lexeme| (lexeme.form, meaning(lexeme))))
    }

    /// Divides the expressions into tokens. Those without any are left out.
    pub(super) fn new<'e>(expressions: impl Iterator<Item = (&'e str, T)>) -> Phrases<T> {
        let mut by_first: HashMap<String, Vec<(Vec<String>, T)>> = HashMap::new();
        for (expression, value) in expressions {
            let tokens = Tokens::of(expression);
            let tokens: Vec<String> = (0..tokens.len()).map(|at| tokens.folded(at).to_owned()).collect();
            if let Some(first) = tokens.first().cloned() {
                by_first.entry(first).or_default().push((tokens, value));
            }
        }
        for expressions in by_first.values_mut() {
            expressions.sort_by_key(|(tokens, _)| Reverse(tokens.len()));
        }
        let sieve = Sieve::of(by_first.keys().map(String::as_str));
        Phrases { by_first, sieve }
    }

    /// The longest expression at token `at`, and the token after it.
    pub(super) fn longest(&self, tokens: &Tokens<'_>, at: usize) -> Read<&T> {
        if !self.sieve.may_have(tokens.folded(at)) {
            return None;
        }
        let candidates = self.by_first.get(tokens.folded(at))?;
        let fits = |(expected, _): &&(Vec<String>, T)| {
            expected.iter().enumerate().all(|(n, expected)| tokens.folded(at + n) == expected)
        };
        candidates.iter().find(fits).map(|(expected, value)| (value, at + expected.len()))
    }
}

impl Phrases<()> {
    /// The words of a list.
    pub(super) fn list(list: &WordList) -> Phrases<()> {
        Phrases::new(list.words().iter().map(|word| (*word, ())))
    }

    /// The token after the longest expression at `at`.
    pub(super) fn end(&self, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
        self.longest(tokens, at).map(|(_, end)| end)
    }

    /// Reads a list with one expression per line and comments after `#`.
    pub(super) fn of_lines(list: &str) -> Phrases<()> {
        Phrases::new(table::lines(list).map(|line| (line, ())))
    }
}

/// The token after `word`, if `word` is at `at`; otherwise `at` itself.
pub(super) fn skip(tokens: &Tokens<'_>, at: usize, word: &str) -> usize {
    at + usize::from(tokens.word(at) == Some(word))
}

/// The word that is `back` tokens before `at`.
pub(super) fn word_before<'a>(tokens: &'a Tokens<'_>, at: usize, back: usize) -> Option<&'a str> {
    at.checked_sub(back).and_then(|at| tokens.word(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_longest() {
        let phrases = Phrases::new([("no", 1), ("no one", 2), ("一带一路", 3)].into_iter());
        let at = |text: &str| phrases.longest(&Tokens::of(text), 0).map(|(value, end)| (*value, end));
        assert_eq!(at("No one came"), Some((2, 2)));
        assert_eq!(at("No way"), Some((1, 1)));
        assert_eq!(at("一带一路倡议"), Some((3, 4)));
        assert_eq!(at("一带"), None);
    }
}
