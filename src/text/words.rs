//! The words of a document in the form in which they are compared.

use std::collections::HashMap;

use crate::document::Document;
use crate::language::Language;
use crate::lexicon::stem;
use crate::simplify::Plain;
use crate::span::{Span, within};
use crate::word::{self, Word};

/// The words of a document, sentence by sentence, and their forms.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    /// In order, spans in the document.
    list: Vec<Word>,
    /// For each word the number of its form.
    numbers: Vec<u32>,
    /// The distinct forms, in the order in which they first occur: simplified characters for a Chinese word,
    /// the stem for an English one.
    pub(crate) forms: Vec<String>,
}

impl Words {
    pub(crate) fn new(document: &Document<'_>, plain: &Plain) -> Words {
        let text = plain.text(document.text());
        let sentences: Vec<Span> = document.sentences().map(|sentence| plain.here(sentence.span())).collect();
        let found = word::words_of_parts(text, &sentences, document.language());
        let mut all = Words::default();
        let mut by_form: HashMap<String, u32> = HashMap::new();
        let mut by_surface: HashMap<&str, u32> = HashMap::new();
        for (sentence, found) in sentences.iter().zip(found) {
            for word in found {
                let span = word.span.shifted(sentence.start);
                let number = *by_surface.entry(span.of(text)).or_insert_with_key(|surface| {
                    let form = match document.language() {
                        Language::Chinese => surface.to_lowercase(),
                        Language::English => stem(surface),
                    };
                    *by_form.entry(form).or_insert_with_key(|form| {
                        all.forms.push(form.clone());
                        all.forms.len() as u32 - 1
                    })
                });
                all.list.push(Word { span: plain.original(span), class: word.class });
                all.numbers.push(number);
            }
        }
        all
    }

    /// The words in a span of the document.
    pub(crate) fn within(&self, span: Span) -> &[Word] {
        &self.list[within(&self.list, span, |word| word.span)]
    }

    /// The words in a span of the document, each with the number of its form.
    pub(crate) fn numbered(&self, span: Span) -> impl ExactSizeIterator<Item = (Word, u32)> + Clone {
        let range = within(&self.list, span, |word| word.span);
        self.list[range.clone()].iter().copied().zip(self.numbers[range].iter().copied())
    }

    /// The words in a span of the document, each with its form.
    #[cfg(feature = "lint")]
    pub(crate) fn with_forms(&self, span: Span) -> impl ExactSizeIterator<Item = (Word, &str)> + Clone {
        self.numbered(span).map(|(word, number)| (word, self.forms[number as usize].as_str()))
    }
}
