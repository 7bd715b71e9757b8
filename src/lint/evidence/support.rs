//! The entries of the gazetteer that a document is shown to mean.

use std::collections::HashSet;

use crate::gazetteer::{EnMention, Entry, EntryId, Grade, ZhMention};

/// The entries that a document is shown to mean, by a name or form that means nothing else, or by two of its
/// Chinese names.
#[derive(Debug, Default)]
pub(crate) struct Supported(HashSet<EntryId>);

impl Supported {
    pub(crate) fn new(source: &[ZhMention<'_>], target: &[EnMention<'_>]) -> Supported {
        let named = source.iter().filter(|mention| !mention.name.needs_context);
        let formed = target
            .iter()
            .filter(|mention| !mention.form.needs_context && mention.form.grade == Grade::Preferred);
        let several = source.iter().filter(|mention| {
            let other =
                |other: &&ZhMention<'_>| is_same(other.entry, mention.entry) && other.name != mention.name;
            mention.name.needs_context && mention.entry.names().len() > 1 && source.iter().any(|m| other(&m))
        });
        let sources = named.chain(several).map(|mention| mention.entry.id());
        Supported(sources.chain(formed.map(|mention| mention.entry.id())).collect())
    }

    pub(crate) fn has(&self, entry: &Entry) -> bool {
        self.0.contains(&entry.id())
    }
}

/// Whether two entries of a gazetteer are the same one.
pub(crate) fn is_same(a: &Entry, b: &Entry) -> bool {
    a.id() == b.id()
}
