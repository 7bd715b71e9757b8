//! Whether the Chinese names an entry of the gazetteer, which rules about names must know.

use crate::bitext::{Bitext, Pair};
use crate::gazetteer::{EnMention, Entry, Form, Grade, Kind, ZhMention};
use crate::lexicon::stems;
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
            || is_business(entry)
                && (speaks_of_business(context.chinese(pair).text())
                    || here.iter().any(|mention| is_listed(context, pair, mention)));
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

/// What may stand between the names of a list.
const BETWEEN: [&str; 9] = ["、", "，", ",", "/", "和", "与", "及", "或", "以及"];

/// Whether a name is shown to be one by what it stands with: in a list with another brand (饿了么、闲鱼), or alone, if its
/// literal rendering is not what the dictionary says of the same characters (界面, interface).
fn is_listed(context: &Context<'_>, pair: &Pair<'_>, mention: &ZhMention<'_>) -> bool {
    let chinese = context.chinese(pair);
    let own = chinese.plain(mention.span);
    let is_between = |a: Span, b: Span| {
        a.end <= b.start && BETWEEN.contains(&chinese.text()[a.end as usize..b.start as usize].trim())
    };
    let is_beside = |other: &ZhMention<'_>| {
        let other_span = chinese.plain(other.span);
        is_business(other.entry)
            && !is_same(other.entry, mention.entry)
            && (is_between(own, other_span) || is_between(other_span, own))
    };
    let lexicon = context.lexicon();
    let entry = lexicon.entry(&mention.name.text);
    let is_meant = |stem: &String| {
        let id = lexicon.stem_id(stem);
        id.zip(entry.as_ref()).is_some_and(|(id, entry)| entry.weight(id) > 0.0)
    };
    let is_word = |form: &Form| form.grade == Grade::Literal && stems(&form.text).iter().any(is_meant);
    let is_alone =
        || chinese.text().trim() == own.of(chinese.text()) && !mention.entry.forms().iter().any(is_word);
    context.source_mentions(pair).iter().any(is_beside) || is_alone()
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
