//! The words of a sentence: `jieba-rs` finds the Chinese ones, `unicode-segmentation` the English.

mod dictionary;
#[cfg(feature = "generate")]
pub(crate) mod encode;
mod packed;
mod segmenter;
mod tag;
mod tagger;

use unicode_segmentation::UnicodeSegmentation;

use crate::language::{Language, is_han};
use crate::parallel;
use crate::simplify::{Plain, simplified};
use crate::span::Span;
use dictionary::Dictionary;
use segmenter::Loaded;
use tag::Tag;

/// The tag that `jieba-rs` gives a Chinese word that is not in the dictionary.
const UNKNOWN: &str = "x";

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
/// What the dictionary has of the characters of a text is kept for the texts to come.
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
        Language::Chinese => plain_chinese(text, Loaded::of(text)),
        Language::English => english(text),
    }
}

/// [`words`] of each of some parts of a plain text.
pub(crate) fn words_of_parts(text: &str, parts: &[Span], language: Language) -> Vec<Vec<Word>> {
    match language {
        Language::Chinese => {
            let loaded = Loaded::of(text);
            parallel::map(parts, |part| plain_chinese(part.of(text), loaded))
        }
        Language::English => parallel::map(parts, |part| english(part.of(text))),
    }
}

/// Whether the dictionary has a Chinese word. Any other word was guessed from its characters.
pub(crate) fn is_listed(word: &str) -> bool {
    Dictionary::embedded().has(&simplified(word))
}

/// An English word without the ending of the possessive.
pub(crate) fn without_possessive(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

fn chinese(text: &str) -> Vec<Word> {
    let plain = Plain::new(text);
    let text = plain.text(text);
    let mut words = plain_chinese(text, Loaded::of(text));
    words.iter_mut().for_each(|word| word.span = plain.original(word.span));
    words
}

/// The words of a Chinese text that is already plain.
fn plain_chinese(text: &str, loaded: Loaded) -> Vec<Word> {
    loaded.with(|jieba| {
        let words = jieba.tag(text, true).into_iter().filter_map(|tag| {
            let class = match first_letter(tag.word)? {
                c if is_han(c) => han_class(tag.word, tag.tag),
                c if c.is_numeric() => WordClass::Number,
                _ => WordClass::Latin,
            };
            Some(Word { span: Span::new(tag.byte_start, tag.byte_end), class })
        });
        words.collect()
    })
}

/// The class of a Chinese word with a tag of `jieba-rs`.
fn han_class(word: &str, tag: &str) -> WordClass {
    let tag = if tag == UNKNOWN { tagger::guess(word) } else { Tag::of(tag) };
    match tag {
        Tag::Person => WordClass::Person,
        Tag::Place => WordClass::Place,
        Tag::Organisation => WordClass::Organisation,
        Tag::OtherName => WordClass::OtherName,
        Tag::Word => WordClass::Han,
    }
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
