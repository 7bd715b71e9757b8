//! The pieces that the recognisers of numbers, dates and Latin words read: runs of digits, runs of
//! letters, single Han characters and single marks, folded for comparing.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::language::{half_width, is_han};
use crate::span::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A run of digits.
    Digits,
    /// A run of letters that are not Han.
    Word,
    /// One Han character.
    Han,
    /// One mark of any other sort.
    Mark,
}

/// A piece of text between white space.
#[derive(Clone, Debug)]
pub(crate) struct Token<'t> {
    /// Its bytes.
    pub(crate) span: Span,
    /// What it is made of.
    pub(crate) kind: Kind,
    /// Whether it touches the token before.
    pub(crate) glued: bool,
    /// In lower case and half width.
    pub(crate) folded: Cow<'t, str>,
}

/// The tokens of a text. Asking past the end is allowed and finds nothing.
pub(crate) struct Tokens<'t> {
    text: &'t str,
    list: Vec<Token<'t>>,
    /// For each token the end of a code that begins there; see [`code_end`](super::code::code_end).
    pub(super) codes: OnceCell<Vec<Option<usize>>>,
}

impl<'t> Tokens<'t> {
    /// Cuts a text into tokens, in linear time.
    pub(crate) fn of(text: &'t str) -> Tokens<'t> {
        let mut list: Vec<Token<'t>> = Vec::new();
        let mut chars = text.char_indices().peekable();
        while let Some((start, c)) = chars.next() {
            if c.is_whitespace() {
                continue;
            }
            let kind = kind_of(c);
            let mut end = start + c.len_utf8();
            if matches!(kind, Kind::Digits | Kind::Word) {
                while let Some((at, next)) = chars.next_if(|&(_, next)| kind_of(next) == kind) {
                    end = at + next.len_utf8();
                }
            }
            let glued = list.last().is_some_and(|last| last.span.end as usize == start);
            list.push(Token {
                span: Span::new(start, end),
                kind,
                glued,
                folded: fold(&text[start..end], kind),
            });
        }
        Tokens { text, list, codes: OnceCell::new() }
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    pub(crate) fn get(&self, at: usize) -> Option<&Token<'t>> {
        self.list.get(at)
    }

    /// The token before `at`.
    pub(crate) fn before(&self, at: usize) -> Option<&Token<'t>> {
        at.checked_sub(1).and_then(|at| self.list.get(at))
    }

    /// The folded text of a token, or nothing.
    pub(crate) fn folded(&self, at: usize) -> &str {
        self.get(at).map_or("", |token| &token.folded)
    }

    /// The text of a token as written, or nothing.
    pub(crate) fn raw(&self, at: usize) -> &'t str {
        self.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// The digits at `at`, as ASCII.
    pub(crate) fn digits(&self, at: usize) -> Option<&str> {
        self.get(at).filter(|token| token.kind == Kind::Digits).map(|token| &*token.folded)
    }

    /// The letters at `at`, in lower case.
    pub(crate) fn word(&self, at: usize) -> Option<&str> {
        self.get(at).filter(|token| token.kind == Kind::Word).map(|token| &*token.folded)
    }

    /// The Han character at `at`.
    pub(crate) fn han(&self, at: usize) -> Option<char> {
        self.get(at).filter(|token| token.kind == Kind::Han).and_then(|token| token.folded.chars().next())
    }

    /// The mark at `at`, in half width.
    pub(crate) fn mark(&self, at: usize) -> Option<char> {
        self.get(at).filter(|token| token.kind == Kind::Mark).and_then(|token| token.folded.chars().next())
    }

    /// Whether the token at `at` touches the one before.
    pub(crate) fn glued(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.glued)
    }

    /// Whether the letters at `at` begin with a capital.
    pub(crate) fn capital(&self, at: usize) -> bool {
        self.word(at).is_some() && self.raw(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether the tokens from `at` on are the characters of `expected`, one token each.
    pub(crate) fn spells(&self, at: usize, expected: &str) -> bool {
        let mut at = at;
        expected.chars().all(|c| {
            at += 1;
            self.folded(at - 1).chars().eq([c])
        })
    }

    /// The end of the longest of `words` that is spelled at `at`, one token per character.
    pub(crate) fn spells_any(&self, at: usize, words: &[&str]) -> Option<usize> {
        words.iter().filter(|word| self.spells(at, word)).map(|word| at + word.chars().count()).max()
    }

    /// Whether a sentence, or the text, begins at `at`.
    pub(crate) fn opens(&self, at: usize) -> bool {
        at == 0
            || self.mark(at - 1).is_some_and(|mark| {
                matches!(mark, '.' | '!' | '?' | ':' | '"' | '“' | '‘' | '(' | '。' | '！' | '？' | '…')
            })
    }

    /// The bytes of the tokens `from..to`, which must not be empty.
    pub(crate) fn span(&self, from: usize, to: usize) -> Span {
        self.list[from].span.join(self.list[to - 1].span)
    }

    /// What is between the token at `at` and the one before it.
    pub(crate) fn gap(&self, at: usize) -> &'t str {
        match (self.before(at), self.get(at)) {
            (Some(before), Some(token)) => &self.text[before.span.end as usize..token.span.start as usize],
            _ => "",
        }
    }

    /// The text before the token at `at`.
    pub(crate) fn text_before(&self, at: usize) -> &'t str {
        match self.get(at) {
            Some(token) => &self.text[..token.span.start as usize],
            None => self.text,
        }
    }

    /// The text from the token at `at` on, with the white space before it.
    pub(crate) fn text_from(&self, at: usize) -> &'t str {
        match self.before(at) {
            Some(token) => &self.text[token.span.end as usize..],
            None => self.text,
        }
    }
}

fn kind_of(c: char) -> Kind {
    match c {
        '0'..='9' | '０'..='９' => Kind::Digits,
        _ if is_han(c) => Kind::Han,
        _ if c.is_alphabetic() => Kind::Word,
        _ => Kind::Mark,
    }
}

/// Half width, lower case.
fn fold(text: &str, kind: Kind) -> Cow<'_, str> {
    match kind {
        Kind::Digits if !text.is_ascii() => text.chars().map(half_width).collect(),
        Kind::Word if !text.bytes().all(|b| b.is_ascii_lowercase()) => {
            text.chars().map(half_width).flat_map(char::to_lowercase).collect()
        }
        Kind::Mark => match text {
            "－" | "−" | "‐" | "‑" => Cow::Borrowed("-"),
            "％" | "﹪" => Cow::Borrowed("%"),
            "～" | "〜" => Cow::Borrowed("~"),
            "．" => Cow::Borrowed("."),
            "：" => Cow::Borrowed(":"),
            "／" => Cow::Borrowed("/"),
            "＄" => Cow::Borrowed("$"),
            "￥" => Cow::Borrowed("¥"),
            "’" => Cow::Borrowed("'"),
            "＋" => Cow::Borrowed("+"),
            _ => Cow::Borrowed(text),
        },
        _ => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_width_and_case() {
        let tokens = Tokens::of("２０ GPT万％");
        let folded: Vec<&str> = (0..tokens.len()).map(|at| tokens.folded(at)).collect();
        assert_eq!(folded, ["20", "gpt", "万", "%"]);
        assert!(tokens.glued(2) && !tokens.glued(1));
    }
}
