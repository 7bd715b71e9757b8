//! [`Scan`]: what the recognisers of anchors read.

use super::token::Tokens;
use crate::language::Language;
use crate::simplify::Plain;
use crate::span::Span;
use crate::word::{Word, words_of_plain};

/// A sentence, cut once for all recognisers: its plain text, its tokens, and its words if it is Chinese.
pub(crate) struct Scan<'t> {
    /// In simplified characters, without invisible ones. All spans refer to this text.
    pub(crate) text: &'t str,
    pub(crate) language: Language,
    pub(crate) tokens: Tokens<'t>,
    /// Of a Chinese sentence only; the recognisers of English names go by capitals.
    pub(crate) words: Vec<Word>,
}

impl<'t> Scan<'t> {
    /// The scan of a plain text whose Chinese words are known.
    pub(crate) fn new(text: &'t str, language: Language, words: Vec<Word>) -> Scan<'t> {
        Scan { text, language, tokens: Tokens::of(text), words }
    }

    /// The scan of a plain text whose words are not known yet.
    pub(crate) fn cut(text: &'t str, language: Language) -> Scan<'t> {
        let words = match language {
            Language::Chinese => words_of_plain(text, language),
            Language::English => Vec::new(),
        };
        Scan::new(text, language, words)
    }
}

/// What `find` finds in a text by its tokens; spans in the text.
pub(crate) fn scanned<T>(
    text: &str,
    language: Language,
    find: impl FnOnce(&Scan<'_>) -> Vec<(Span, T)>,
) -> Vec<(Span, T)> {
    let plain = Plain::new(text);
    let found = find(&Scan::new(plain.text(text), language, Vec::new())).into_iter();
    found.map(|(span, value)| (plain.original(span), value)).collect()
}
