//! The names of a gazetteer in a document.

use super::Reading;
use crate::document::Sentence;
use crate::gazetteer::{EnMention, Gazetteer, Ref, ZhMention};
use crate::language::Language;
use crate::parallel;
use crate::span::Span;

/// Where a document has the names of a gazetteer: Chinese names in Chinese, English forms in English.
#[derive(Clone, Debug)]
pub(crate) struct Mentions {
    /// The gazetteer that was asked.
    pub(crate) gazetteer: Gazetteer,
    /// That of the document: whether Chinese names or English forms were looked for.
    language: Language,
    /// In order, spans in the document. Several of one span are names that are written alike.
    pub(crate) found: Vec<(Span, Ref)>,
}

impl Mentions {
    pub(super) fn new(reading: Reading<'_>, gazetteer: &Gazetteer) -> Mentions {
        let sentences: Vec<Sentence<'_>> = reading.document().sentences().collect();
        let found = parallel::map(&sentences, |sentence| {
            let text = reading.plain(sentence.span());
            let found = match reading.document().language() {
                Language::Chinese => gazetteer.refs_zh(text.text()),
                Language::English => gazetteer.refs_en(text.text()),
            };
            found.into_iter().map(|(span, found)| (text.original(span), found)).collect::<Vec<_>>()
        });
        let (gazetteer, language) = (gazetteer.clone(), reading.document().language());
        Mentions { gazetteer, language, found: found.into_iter().flatten().collect() }
    }

    /// The Chinese names; none in an English document. `names` is the gazetteer that was asked.
    pub(crate) fn chinese<'g>(&self, names: &'g Gazetteer) -> Vec<ZhMention<'g>> {
        let of_language = self.found.iter().filter(|_| self.language == Language::Chinese);
        of_language.map(|&(span, found)| names.zh_mention(span, found)).collect()
    }

    /// The English forms; none in a Chinese document. `names` is the gazetteer that was asked.
    pub(crate) fn english<'g>(&self, names: &'g Gazetteer) -> Vec<EnMention<'g>> {
        let of_language = self.found.iter().filter(|_| self.language == Language::English);
        of_language.map(|&(span, found)| names.en_mention(span, found)).collect()
    }
}
