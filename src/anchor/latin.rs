//! Latin letters that occur in both texts: CTO, PolarDB, GPT-4, iPhone 14.

use std::collections::HashMap;

use serde::Serialize;

use super::candidates::{Candidates, listed};
use super::near::Near;
use crate::language::Language;
use crate::reading::fold;
use crate::span::Span;
use crate::text::code::code_end;
use crate::text::scan::{Scan, scanned};
use crate::text::token::{Kind, Tokens};
use crate::word::without_possessive;

/// A Latin token, folded for comparison.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Latin {
    /// In lower case and half width, without spaces, hyphens and other marks inside, and without the "s" of a
    /// plural or possessive: `gpt4` for GPT-4.
    pub folded: String,
}

/// Tokens less similar than this are different words rather than spellings of one.
const NEAR: f64 = 0.8;

/// The length from which a misspelling can still be recognised.
const LONG: usize = 5;
/// A token with more characters than this is compared exactly: finding how nearly two agree takes time by the product
/// of their lengths.
const LONGEST: usize = 64;

impl Latin {
    /// Folds a token.
    ///
    /// ```
    /// use duizhao::anchor::Latin;
    ///
    /// assert_eq!(Latin::new("ＧＰＴ-4"), Latin::new("gpt 4"));
    /// assert_eq!(Latin::new("CTOs").folded, "cto");
    /// ```
    pub fn new(text: &str) -> Latin {
        let owned = without_possessive(text);
        // The plural of an acronym: CTOs, but not iOS.
        let singular = owned.strip_suffix('s').filter(|rest| {
            rest.chars().count() > 1 && rest.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
        });
        let letters = singular.unwrap_or(owned).chars().map(crate::language::half_width);
        Latin { folded: letters.filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect() }
    }

    /// How well two tokens agree, from 0 to 1. Symmetric.
    ///
    /// 1 for the same letters regardless of case, hyphens and spaces; the normalised Damerau–Levenshtein
    /// similarity (by `strsim`) for long tokens that nearly agree; otherwise 0. Digits must be the same.
    ///
    /// ```
    /// use duizhao::anchor::Latin;
    ///
    /// let similarity = |a, b| Latin::new(a).similarity(&Latin::new(b));
    /// assert_eq!(similarity("WeChat", "Wechat"), 1.0);
    /// assert!(similarity("Facebook", "Facebok") > 0.8);
    /// assert_eq!(similarity("GPT-3", "GPT-4"), 0.0);
    /// ```
    pub fn similarity(&self, other: &Latin) -> f32 {
        if self.folded == other.folded {
            return if self.folded.is_empty() { 0.0 } else { 1.0 };
        }
        let (length, other_length) = (self.folded.chars().count(), other.folded.chars().count());
        // As many letters as one is longer must be dropped.
        let most = length.max(other_length);
        let differs = 1.0 - length.abs_diff(other_length) as f64 / (most.max(1) as f64) < NEAR;
        if length.min(other_length) < LONG || most > LONGEST || differs || !self.digits().eq(other.digits()) {
            return 0.0;
        }
        let near = strsim::normalized_damerau_levenshtein(&self.folded, &other.folded);
        if near < NEAR { 0.0 } else { near as f32 }
    }
}

impl Latin {
    fn digits(&self) -> impl Iterator<Item = u8> {
        self.folded.bytes().filter(u8::is_ascii_digit)
    }
}

/// Latin tokens, filed by their letters.
#[derive(Debug, Default)]
pub(super) struct LatinIndex<'k> {
    /// By the folded token.
    same: HashMap<&'k str, Vec<u32>>,
    /// By its plain letters, as they are compared with those of a name.
    letters: HashMap<String, Vec<u32>>,
    near: Near,
}

impl<'k> LatinIndex<'k> {
    pub(super) fn add(&mut self, entry: u32, latin: &'k Latin) {
        self.same.entry(&latin.folded).or_default().push(entry);
        self.letters.entry(fold::letters(&latin.folded)).or_default().push(entry);
        self.near.add(entry, &latin.folded);
    }

    /// The tokens that may agree with one.
    pub(super) fn like(&self, latin: &Latin, found: &mut Candidates) {
        found.add_same(listed(&self.same, latin.folded.as_str()));
        self.near.like(&latin.folded, 1.0 - NEAR, found);
    }

    /// The tokens with these plain letters.
    pub(super) fn with_letters(&self, letters: &str, found: &mut Candidates) {
        found.add_same(listed(&self.letters, letters));
    }
}

/// The Latin tokens of a text, in order and without overlaps, in linear time.
///
/// In Chinese every run of Latin letters is a token, together with digits attached to it. In English only
/// those that a Chinese text could contain too: with a capital or with digits, but not an ordinary first word
/// of a sentence.
///
/// ```
/// use duizhao::Language;
/// use duizhao::anchor::latin;
///
/// let text = "阿里云CTO介绍PolarDB和iPhone 14";
/// let found: Vec<&str> = latin::find(text, Language::Chinese).iter().map(|(span, _)| span.of(text)).collect();
/// assert_eq!(found, ["CTO", "PolarDB", "iPhone 14"]);
///
/// let text = "The CTO presented GPT-4 to us";
/// let found: Vec<&str> = latin::find(text, Language::English).iter().map(|(span, _)| span.of(text)).collect();
/// assert_eq!(found, ["CTO", "GPT-4"]);
/// ```
pub fn find(text: &str, language: Language) -> Vec<(Span, Latin)> {
    scanned(text, language, find_in)
}

/// [`find`] in a scanned sentence.
pub(super) fn find_in(scan: &Scan<'_>) -> Vec<(Span, Latin)> {
    let Scan { text, language, tokens, .. } = scan;
    let mut found = Vec::new();
    let mut at = 0;
    // The end of the last word without a capital inside, in which any part but the first may begin a telling one.
    let mut plain_end = 0;
    while at < tokens.len() {
        let end = code_end(tokens, at).or_else(|| {
            let is_plain = at < plain_end;
            let end =
                if is_plain { begins_word(tokens, at).then_some(plain_end) } else { word_end(tokens, at) };
            let end = end?;
            if *language == Language::Chinese || !is_plain && is_mixed(tokens, at, end) {
                return Some(end);
            }
            plain_end = end;
            is_capital(tokens, at, end).then_some(end)
        });
        match end {
            Some(end) => {
                let span = tokens.span(at, end);
                found.push((span, Latin::new(span.of(text))));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a word, or a part of one, begins here.
fn begins_word(tokens: &Tokens<'_>, at: usize) -> bool {
    // Letters after digits are their unit or scale.
    let unit = tokens.glued(at) && tokens.before(at).is_some_and(|token| token.kind == Kind::Digits);
    tokens.word(at).is_some() && !unit
}

/// The end of a word, including the marks that join its parts: R&D, Wi-Fi, node.js, McDonald's.
fn word_end(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    if !begins_word(tokens, at) {
        return None;
    }
    let mut end = at + 1;
    loop {
        let bound = matches!(tokens.mark(end), Some('-' | '&' | '.' | '\'' | '+' | '/'))
            && tokens.glued(end)
            && tokens.glued(end + 1);
        let next = tokens.get(end + 1).is_some_and(|token| matches!(token.kind, Kind::Word));
        if !(bound && next) {
            break;
        }
        end += 2;
    }
    // C++
    while tokens.mark(end) == Some('+') && tokens.glued(end) {
        end += 1;
    }
    Some(end)
}

/// Whether an English token has a capital inside, and so may have a counterpart in Latin letters.
fn is_mixed(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    (at..end).any(|at| tokens.raw(at).chars().skip(1).any(char::is_uppercase))
}

/// Whether an English token may have a counterpart because it begins with a capital.
fn is_capital(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    // "I" and "A" are words; an initial such as "J." is not a token to compare.
    let long = tokens.span(at, end).len() > 1;
    tokens.capital(at) && long && !tokens.opens(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, language: Language) -> Vec<&str> {
        find(text, language).iter().map(|(span, _)| span.of(text)).collect()
    }

    #[test]
    fn takes_codes_whole() {
        assert_eq!(found("兰博基尼LP700-4和5G手机", Language::Chinese), ["LP700-4", "5G"]);
        assert_eq!(found("全长725km", Language::Chinese), Vec::<&str>::new());
        assert_eq!(found("用Ｗｉ－Ｆｉ上网", Language::Chinese), ["Ｗｉ－Ｆｉ"]);
    }

    #[test]
    fn leaves_plain_english_words() {
        assert_eq!(
            found("However, the firm uses PolarDB. Then Ant left.", Language::English),
            ["PolarDB", "Ant"]
        );
        assert_eq!(found("OKX rose. I saw R&D spending", Language::English), ["OKX", "R&D"]);
    }
}
