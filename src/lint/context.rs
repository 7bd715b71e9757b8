//! [`Context`]: what a rule may look at.

use std::cell::OnceCell;

use crate::bitext::{Bitext, Pair};
use crate::gazetteer::{EnMention, Gazetteer, ZhMention};
use crate::language::Language;
use crate::lexicon::Glossary;
use crate::span::Span;
use crate::word::{Word, words};

use super::rule::Reads;

/// The bitext that is read, and what more than one rule asks about it: each found at the first
/// question, once for all rules.
pub struct Context<'a> {
    bitext: &'a Bitext<'a>,
    gazetteer: &'a Gazetteer,
    glossary: &'a Glossary,
    source_mentions: OnceCell<Vec<ZhMention<'a>>>,
    target_mentions: OnceCell<Vec<EnMention<'a>>>,
    target_words: OnceCell<Vec<Word>>,
}

impl<'a> Context<'a> {
    pub(super) fn new(bitext: &'a Bitext<'a>, gazetteer: &'a Gazetteer, glossary: &'a Glossary) -> Self {
        Context {
            bitext,
            gazetteer,
            glossary,
            source_mentions: OnceCell::new(),
            target_mentions: OnceCell::new(),
            target_words: OnceCell::new(),
        }
    }

    /// The whole.
    pub fn bitext(&self) -> &'a Bitext<'a> {
        self.bitext
    }

    /// The names that are known, the user's among them.
    pub fn gazetteer(&self) -> &'a Gazetteer {
        self.gazetteer
    }

    /// The user's terms: what they say is right.
    pub fn glossary(&self) -> &'a Glossary {
        self.glossary
    }

    /// The pairs that a rule reads: no lines of the page around the article, and those with the sides
    /// it needs.
    pub fn pairs(&self, reads: Reads) -> impl DoubleEndedIterator<Item = Pair<'a>> {
        let bitext = self.bitext;
        let fits = move |pair: &Pair<'_>| {
            let bead = pair.bead();
            let there = match reads {
                Reads::Both => !bead.is_null(),
                Reads::Target => !bead.target.is_empty(),
                Reads::Any => true,
            };
            there && !pair.is_boilerplate()
        };
        (0..bitext.beads().len()).map(move |index| bitext.pair(index)).filter(fits)
    }

    /// The names of the gazetteer in the Chinese of a pair, spans in the document.
    pub fn source_mentions(&self, pair: &Pair<'_>) -> &[ZhMention<'a>] {
        let all = self.source_mentions.get_or_init(|| self.gazetteer.find_zh(self.bitext.source().text()));
        within(all, pair.source_span(), |mention| mention.span)
    }

    /// The names of the gazetteer in the English of a pair, in any form, spans in the document.
    pub fn target_mentions(&self, pair: &Pair<'_>) -> &[EnMention<'a>] {
        let all = self.target_mentions.get_or_init(|| self.gazetteer.find_en(self.bitext.target().text()));
        within(all, pair.target_span(), |mention| mention.span)
    }

    /// The words of the English of a pair, spans in the document.
    pub fn target_words(&self, pair: &Pair<'_>) -> &[Word] {
        let all = self.target_words.get_or_init(|| words(self.bitext.target().text(), Language::English));
        within(all, pair.target_span(), |word| word.span)
    }
}

/// The items, sorted by place, that lie in `span`.
fn within<T>(items: &[T], span: Span, place: impl Fn(&T) -> Span) -> &[T] {
    let first = items.partition_point(|item| place(item).start < span.start);
    let past = items.partition_point(|item| place(item).end <= span.end);
    &items[first..past.max(first)]
}
