//! Whether the Chinese names an entry of the gazetteer, which rules about names must know.

use crate::bitext::{Bitext, Pair};
use crate::gazetteer::{EnMention, Entry, Grade, Kind};
use crate::span::Span;

use crate::lint::evidence::context::Context;
use crate::lint::evidence::support::is_same;
use crate::word_list::WordList;

/// How many pairs around one are searched for a name that its own Chinese lacks.
const NEIGHBOURS: usize = 2;

/// Words of business news: they tell 阿里 the group from 阿里 the boxer.
static BUSINESS_WORDS: WordList = WordList::new("business");

/// How surely the Chinese names an entry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Licence {
    /// Here, by a name that means nothing else, or that the text shows to mean this entry.
    Named(Span),
    /// Here, by a name that also means something else.
    Ambiguous(Span),
    /// In a neighbouring pair.
    Near,
}

/// What licenses the entry in a pair.
pub(crate) fn licence(context: &Context<'_>, pair: &Pair<'_>, entry: &Entry) -> Option<Licence> {
    let of_entry = |pair: &Pair<'_>| {
        context.source_mentions(pair).iter().filter(|m| is_same(m.entry, entry)).copied().collect::<Vec<_>>()
    };
    let here = of_entry(pair);
    if let Some(sure) = here.iter().find(|m| !m.name.needs_context) {
        return Some(Licence::Named(sure.span));
    }
    if let Some(mention) = here.first() {
        let shown = context.supported().has(entry)
            || (is_business(entry) && speaks_of_business(context.chinese(pair).text()));
        return Some(if shown { Licence::Named(mention.span) } else { Licence::Ambiguous(mention.span) });
    }
    let near = context
        .neighbours(pair, NEIGHBOURS)
        .any(|near| of_entry(&near).iter().any(|m| !m.name.needs_context));
    near.then_some(Licence::Near)
}

/// Whether business news are full of entries of this kind.
pub(crate) fn is_business(entry: &Entry) -> bool {
    matches!(entry.kind(), Kind::Company | Kind::Product | Kind::Media)
}

fn speaks_of_business(text: &str) -> bool {
    BUSINESS_WORDS.words().iter().any(|word| text.contains(word))
}

/// The mentions in the English of a pair, grouped by place.
pub(crate) fn places<'m, 'g>(mentions: &'m [EnMention<'g>]) -> impl Iterator<Item = &'m [EnMention<'g>]> {
    mentions.chunk_by(|a, b| a.span == b.span)
}

/// Whether one of the entries at a place may be written like this, as far as the Chinese shows.
pub(crate) fn is_right(context: &Context<'_>, pair: &Pair<'_>, place: &[EnMention<'_>]) -> bool {
    place.iter().filter(|m| m.form.grade <= Grade::Accepted).any(|m| match licence(context, pair, m.entry) {
        Some(Licence::Named(_)) => true,
        Some(Licence::Ambiguous(_)) => !place.iter().any(|other| {
            other.form.grade > Grade::Accepted
                && matches!(licence(context, pair, other.entry), Some(Licence::Named(_)))
        }),
        _ => false,
    })
}

/// Whether the bitext has no Chinese at all, so that the English is read alone.
pub(crate) fn is_english_alone(bitext: &Bitext<'_>) -> bool {
    bitext.source().is_empty()
}
