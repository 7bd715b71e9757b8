//! The words of a sentence: `jieba-rs` finds the Chinese ones, `unicode-segmentation` the English.

use std::sync::OnceLock;

use jieba_rs::Jieba;
use unicode_segmentation::UnicodeSegmentation;

use crate::language::{Language, is_han};
use crate::simplify::{Plain, simplified};
use crate::span::Span;

/// A word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Word {
    /// Its bytes in the text.
    pub span: Span,
    /// The kind of word.
    pub class: WordClass,
}

/// The kind of a word, as far as the tools tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WordClass {
    /// Name of a person (tag `nr`).
    Person,
    /// Name of a place (tag `ns`).
    Place,
    /// Name of an organisation (tag `nt`).
    Organisation,
    /// Another name (tag `nz`).
    OtherName,
    /// Any other Chinese word.
    Han,
    /// Letters of another script; every English word.
    Latin,
    /// Begins with a digit.
    Number,
}

/// The words of `text` in order, without punctuation and white space, in time linear in its length.
///
/// Traditional characters are segmented as if they were simplified.
///
/// The first Chinese text in a process loads the dictionary, which takes some tenths of a second.
///
/// ```
/// use duizhao::Language;
/// use duizhao::word::words;
///
/// let text = "云服务器ECS恢复了";
/// let found: Vec<&str> = words(text, Language::Chinese).iter().map(|word| word.span.of(text)).collect();
/// assert_eq!(found, ["云", "服务器", "ECS", "恢复", "了"]);
///
/// let text = "Alibaba’s 3.5 million users";
/// let found: Vec<&str> = words(text, Language::English).iter().map(|word| word.span.of(text)).collect();
/// assert_eq!(found, ["Alibaba’s", "3.5", "million", "users"]);
/// ```
pub fn words(text: &str, language: Language) -> Vec<Word> {
    match language {
        Language::Chinese => chinese(text),
        Language::English => english(text),
    }
}

/// [`words`] of a text that is already [plain](Plain).
pub(crate) fn words_of_plain(text: &str, language: Language) -> Vec<Word> {
    match language {
        Language::Chinese => plain_chinese(text),
        Language::English => english(text),
    }
}

/// Whether the dictionary has a Chinese word. Any other word was guessed from its characters.
pub(crate) fn is_listed(word: &str) -> bool {
    jieba().has_word(&simplified(word))
}

/// An English word without the ending of the possessive.
pub(crate) fn without_possessive(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

fn chinese(text: &str) -> Vec<Word> {
    let plain = Plain::new(text);
    let mut words = plain_chinese(plain.text(text));
    words.iter_mut().for_each(|word| word.span = plain.original(word.span));
    words
}

/// The words of a Chinese text that is already plain.
fn plain_chinese(text: &str) -> Vec<Word> {
    let tags = jieba().tag(text, true);
    let words = tags.into_iter().filter_map(|tag| {
        let class = match first_letter(tag.word)? {
            c if is_han(c) => match tag.tag {
                "nr" | "nrt" | "nrfg" => WordClass::Person,
                "ns" => WordClass::Place,
                "nt" => WordClass::Organisation,
                "nz" => WordClass::OtherName,
                _ => WordClass::Han,
            },
            c if c.is_numeric() => WordClass::Number,
            _ => WordClass::Latin,
        };
        Some(Word { span: Span::new(tag.byte_start, tag.byte_end), class })
    });
    words.collect()
}

fn english(text: &str) -> Vec<Word> {
    let words = text.unicode_word_indices().map(|(start, word)| {
        let class = match first_letter(word) {
            Some(c) if c.is_numeric() => WordClass::Number,
            Some(c) if is_han(c) => WordClass::Han,
            _ => WordClass::Latin,
        };
        Word { span: Span::new(start, start + word.len()), class }
    });
    words.collect()
}

/// The first letter or digit; none if the word is punctuation.
fn first_letter(word: &str) -> Option<char> {
    word.chars().find(|c| c.is_alphanumeric())
}

fn jieba() -> &'static Jieba {
    static JIEBA: OnceLock<Jieba> = OnceLock::new();
    JIEBA.get_or_init(Jieba::new)
}
