//! The names of the Chinese that the English gives in no way, and what stands in their places.

use crate::bitext::Pair;
use crate::gazetteer::{EnMention, Entry, Grade, Kind, ZhMention};
use crate::lint::evidence::context::Context;
use crate::lint::evidence::licence::{Licence, licence};
use crate::lint::evidence::lost::LostNames;
use crate::lint::evidence::strangers::strangers;
use crate::lint::evidence::support::is_same;
use crate::lint::evidence::trace::EnglishWords;
use crate::span::Span;

/// The names of the gazetteer in the Chinese of a pair of which neither its English nor that beside it has a trace, and the
/// names that may stand in their places.
pub(crate) fn lost_names<'c, 'a>(context: &'c Context<'a>, pair: &Pair<'_>) -> &'c LostNames<'a> {
    context.lost_names(pair, || {
        let names = lost(context, pair);
        let apart: Vec<Span> = names.iter().map(|mention| mention.span).collect();
        let strangers = if names.is_empty() { Vec::new() } else { strangers(context, pair, &apart) };
        LostNames { names, strangers }
    })
}

/// The names without a trace. Of several mentions the first.
fn lost<'a>(context: &Context<'a>, pair: &Pair<'_>) -> Vec<ZhMention<'a>> {
    let given = context.target_mentions(pair);
    let mut lost: Vec<ZhMention<'a>> = Vec::new();
    let mut words = None;
    let named: Vec<&Entry> = context.source_mentions(pair).iter().map(|mention| mention.entry).collect();
    for mention in context.source_mentions(pair) {
        let entry = mention.entry;
        let is_known = |other: &Entry| is_same(other, entry);
        if !is_certain(entry.kind())
            // One character may stand for much.
            || mention.name.text.chars().nth(1).is_none()
            || given.iter().any(|given| is_known(given.entry))
            || lost.iter().any(|known| is_known(known.entry))
            || !matches!(licence(context, pair, entry), Some(Licence::Named(_)))
        {
            continue;
        }
        let words = words.get_or_insert_with(|| english_near(context, pair));
        if !words.trace(entry, &named) {
            lost.push(*mention);
        }
    }
    lost
}

/// The English words of a pair, and of those beside it.
fn english_near(context: &Context<'_>, pair: &Pair<'_>) -> EnglishWords {
    let own = context.english(pair);
    let near = context.neighbours(pair, 1).filter(|near| near.index() != pair.index());
    let near: Vec<&str> = near.map(|near| context.english(&near).text()).collect();
    let is_other = |mention: &&EnMention<'_>| {
        let form = mention.form;
        form.grade <= Grade::Accepted
            && !form.needs_context
            && licence(context, pair, mention.entry).is_none()
    };
    let others = context.target_mentions(pair).iter().filter(is_other);
    let others: Vec<(Kind, Span)> =
        others.map(|mention| (mention.entry.kind(), own.plain(mention.span))).collect();
    EnglishWords::new(own.text(), &others, &near)
}

/// Whether a translator has hardly another word for things of this kind than their names.
fn is_certain(kind: Kind) -> bool {
    !matches!(kind, Kind::Term | Kind::Event | Kind::Work)
}
