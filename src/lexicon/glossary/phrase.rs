//! Finds terms in a text.

use std::collections::BTreeMap;

use super::{Term, TermHit};
use crate::language::{Language, half_width};
use crate::lexicon::stem::stem;
use crate::simplify::Plain;
use crate::span::Span;
use crate::word;

/// The terms of a glossary by the pieces of their forms.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrases {
    chinese: Trie,
    english: Trie,
}

/// A tree whose paths from the root are the pieces of terms.
#[derive(Clone, Debug)]
struct Trie {
    nodes: Vec<Node>,
}

#[derive(Clone, Debug, Default)]
struct Node {
    next: BTreeMap<String, usize>,
    /// The terms that end here.
    terms: Vec<usize>,
}

/// A piece of a text: what is compared, and where it is.
struct Piece {
    key: String,
    span: Span,
}

impl Phrases {
    /// Adds a term that will have the number `index`, unless it is one of `terms` already.
    pub(super) fn add(&mut self, term: &Term, index: usize, terms: &[Term]) -> bool {
        let node = self.chinese.node(chinese_pieces(&plain(&term.chinese)));
        if node.terms.iter().any(|known| terms[*known].english == term.english) {
            return false;
        }
        node.terms.push(index);
        self.english.node(english_pieces(&plain(&term.english))).terms.push(index);
        true
    }

    /// See [`super::Glossary::terms_in_plain`].
    pub(super) fn find(&self, text: &str, language: Language, terms: &[Term]) -> Vec<TermHit> {
        let (trie, pieces) = match language {
            Language::Chinese => (&self.chinese, chinese_pieces(text)),
            Language::English => (&self.english, english_pieces(text)),
        };
        let mut hits = Vec::new();
        let mut start = 0;
        while start < pieces.len() {
            let found = trie.ends(&pieces[start..]).into_iter().rev().find_map(|(length, candidates)| {
                let span =
                    Span::new(pieces[start].span.range().start, pieces[start + length - 1].span.range().end);
                let fits = |term: &usize| fits(text, span, terms[*term].form(language), language);
                let fitting: Vec<usize> = candidates.iter().copied().filter(fits).collect();
                (!fitting.is_empty()).then_some((length, span, fitting))
            });
            match found {
                Some((length, span, fitting)) => {
                    hits.extend(fitting.into_iter().map(|term| TermHit { span, term }));
                    start += length;
                }
                None => start += 1,
            }
        }
        hits
    }
}

impl Default for Trie {
    fn default() -> Trie {
        Trie { nodes: vec![Node::default()] }
    }
}

impl Trie {
    /// The node at the end of a path, created if it does not exist.
    fn node(&mut self, pieces: Vec<Piece>) -> &mut Node {
        let mut at = 0;
        for piece in pieces {
            let new = self.nodes.len();
            at = *self.nodes[at].next.entry(piece.key).or_insert(new);
            if at == new {
                self.nodes.push(Node::default());
            }
        }
        &mut self.nodes[at]
    }

    /// The terms at the start of `pieces`, with their lengths in pieces, shortest first.
    fn ends(&self, pieces: &[Piece]) -> Vec<(usize, &[usize])> {
        let mut found = Vec::new();
        let mut node = &self.nodes[0];
        for (piece, length) in pieces.iter().zip(1..) {
            match node.next.get(&piece.key) {
                Some(next) => node = &self.nodes[*next],
                None => break,
            }
            if !node.terms.is_empty() {
                found.push((length, &node.terms[..]));
            }
        }
        found
    }
}

/// The characters of a plain Chinese text without blanks, in lower case and half width.
fn chinese_pieces(plain: &str) -> Vec<Piece> {
    let characters = plain.char_indices().filter(|(_, c)| !c.is_whitespace());
    let pieces = characters.map(|(start, c)| Piece {
        key: half_width(c).to_lowercase().collect(),
        span: Span::new(start, start + c.len_utf8()),
    });
    pieces.collect()
}

/// A term as texts are compared: in simplified characters, without invisible ones.
fn plain(term: &str) -> String {
    Plain::new(term).text(term).to_owned()
}

/// The words of an English text as stems, and between them the marks that divide phrases.
fn english_pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut end = 0;
    for word in word::words(text, Language::English) {
        pieces.extend(marks(text, end, word.span.range().start));
        pieces.push(Piece { key: stem(word.span.of(text)), span: word.span });
        end = word.span.range().end;
    }
    pieces.extend(marks(text, end, text.len()));
    pieces
}

fn marks(text: &str, start: usize, end: usize) -> impl Iterator<Item = Piece> {
    let between = text[start..end].char_indices().filter(|(_, c)| !joins_words(*c));
    between.map(move |(at, c)| Piece {
        key: c.to_string(),
        span: Span::new(start + at, start + at + c.len_utf8()),
    })
}

/// Whether a character may stand between two words of a phrase: "state-of-the-art", "St. Louis".
fn joins_words(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '‐'..='–' | '.' | '\'' | '’')
}

/// Whether the words found in the text are the term, apart from what its pieces say.
fn fits(text: &str, span: Span, form: &str, language: Language) -> bool {
    match language {
        Language::Chinese => !cuts_latin_word(text, span),
        Language::English => keeps_capitals(span.of(text), form),
    }
}

/// Whether a span of a Chinese text begins or ends inside a Latin word, as "AI" in "MAIN" does.
fn cuts_latin_word(text: &str, span: Span) -> bool {
    let joined = |before: Option<char>, after: Option<char>| match (before, after) {
        (Some(a), Some(b)) => half_width(a).is_ascii_alphanumeric() && half_width(b).is_ascii_alphanumeric(),
        _ => false,
    };
    let (before, inside, after) = (&text[..span.range().start], span.of(text), &text[span.range().end..]);
    joined(before.chars().next_back(), inside.chars().next())
        || joined(inside.chars().next_back(), after.chars().next())
}

/// Whether words that are in capitals in the term are in capitals in the text too.
fn keeps_capitals(found: &str, form: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = word::words(text, Language::English);
        words.iter().map(|word| word.span.of(text).to_owned()).collect()
    };
    words(form)
        .iter()
        .zip(words(found))
        .all(|(form, found)| !is_acronym(form) || found.starts_with(form.as_str()))
}

fn is_acronym(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1 && !word.chars().any(char::is_lowercase)
}
