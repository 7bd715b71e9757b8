//! The words of two documents in the form in which they are compared, and which translate each other.
//!
//! Found once for a whole document, however many stretches it is then aligned in.

use std::collections::HashMap;

use crate::document::{Document, Sentence};
use crate::language::Language;
use crate::lexicon::stem;
use crate::parallel;
use crate::segment::UnitKind;
use crate::simplify::simplified;
use crate::span::Span;
use crate::word::words;

/// The words of a document. Lines of the page around the article have none.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    /// The distinct forms, in the order in which they first occur: a Chinese word as it stands, the
    /// stem of an English one.
    pub(crate) forms: Vec<String>,
    /// Place and form of every word, in order.
    places: Vec<(Span, u32)>,
}

impl Words {
    pub(crate) fn new(document: &Document<'_>) -> Words {
        let sentences: Vec<Sentence<'_>> = document.sentences().collect();
        let found = parallel::map(&sentences, |sentence| match sentence.kind() {
            UnitKind::Boilerplate => Vec::new(),
            _ => words(sentence.text(), document.language()),
        });
        let mut all = Words::default();
        let mut by_form: HashMap<String, u32> = HashMap::new();
        let mut by_surface: HashMap<&str, u32> = HashMap::new();
        for (sentence, found) in sentences.iter().zip(found) {
            for word in found {
                let span = word.span.shifted(sentence.span().start);
                let number = *by_surface.entry(span.of(document.text())).or_insert_with_key(|surface| {
                    let form = normal(surface, document.language());
                    *by_form.entry(form).or_insert_with_key(|form| {
                        all.forms.push(form.clone());
                        all.forms.len() as u32 - 1
                    })
                });
                all.places.push((span, number));
            }
        }
        all
    }

    /// Place and form of the words in a span of the document.
    pub(crate) fn within(&self, span: Span) -> &[(Span, u32)] {
        let before = |offset| self.places.partition_point(|(word, _)| word.start < offset);
        &self.places[before(span.start)..before(span.end)]
    }
}

/// The form in which a word is compared.
fn normal(word: &str, language: Language) -> String {
    match language {
        Language::Chinese => simplified(word).to_lowercase(),
        Language::English => stem(word),
    }
}
