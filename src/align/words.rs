//! The words of two documents in the form in which they are compared, and which translate each other.
//!
//! Found once for a whole document, however many stretches it is then aligned in.

use std::collections::HashMap;

use crate::document::{Document, Sentence};
use crate::language::Language;
use crate::lexicon::{Lexicon, stem};
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

/// The words of two documents.
#[derive(Clone, Debug)]
pub(crate) struct WordPairs {
    pub(crate) source: Words,
    pub(crate) target: Words,
    /// For each source form the target forms that translate it by the word list, and how well; sorted.
    pub(crate) translations: Vec<Vec<(u32, f32)>>,
}

impl WordPairs {
    pub(crate) fn new(source: &Document<'_>, target: &Document<'_>, lexicon: &Lexicon) -> WordPairs {
        let (source, target) = (Words::new(source), Words::new(target));
        let same: HashMap<&str, u32> = target.forms.iter().map(String::as_str).zip(0..).collect();
        let stems = target.forms.iter().zip(0..);
        let by_stem: HashMap<_, u32> =
            stems.filter_map(|(form, number)| Some((lexicon.stem_id(form)?, number))).collect();
        let row = |word: &String| {
            let translations = lexicon.translations(word);
            let known = translations.iter().filter_map(|(stem, weight)| Some((*by_stem.get(&stem)?, weight)));
            // A word that is written alike on both sides: Latin letters, digits.
            best_of_each(known.chain(same.get(word.as_str()).map(|&number| (number, 1.0))).collect())
        };
        let translations = parallel::map(&source.forms, row);
        WordPairs { source, target, translations }
    }
}

/// Sorted by number, each with its best strength.
pub(crate) fn best_of_each(mut row: Vec<(u32, f32)>) -> Vec<(u32, f32)> {
    row.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    row.dedup_by_key(|(number, _)| *number);
    row
}
