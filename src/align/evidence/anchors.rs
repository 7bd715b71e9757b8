//! The anchors of two documents, and which of them are alike.
//!
//! Found once for the whole documents, however many stretches they are then aligned in.

use std::collections::HashMap;

use rustc_hash::FxHashSet;

use crate::anchor::{Anchor, Anchors, Index, Key};
use crate::document::Document;
use crate::parallel;
use crate::side::Both;
use crate::span::{Span, within};

/// The number of a group of anchors of one sort that are written alike.
pub(crate) type Group = u32;

/// The anchors of two documents in groups. Quotations are left out.
#[derive(Clone, Debug)]
pub(crate) struct AnchorPairs<'a> {
    all: &'a Anchors,
    /// The place and the group of each anchor, in order.
    members: Both<Vec<(Span, Group)>>,
    /// For each group of the source the groups of the target that are similar to it, and how similar.
    pub(crate) similar: Vec<Vec<(Group, f32)>>,
}

impl<'a> AnchorPairs<'a> {
    pub(crate) fn new(anchors: &'a Anchors, documents: Both<&Document<'_>>) -> AnchorPairs<'a> {
        let grouped = anchors.slices().zip(documents).map(|(anchors, document)| grouped(anchors, document));
        let keys = grouped.as_ref().map(|(keys, _)| keys.as_slice());
        let index = Index::new(keys.target.iter().copied());
        let all = keys.source.len().max(1) as f32;
        let numbered: Vec<(usize, &Key)> = keys.source.iter().copied().enumerate().collect();
        let similar = parallel::map(&numbered, |&(group, key)| index.similar(key, group as f32 / all));
        AnchorPairs { all: anchors, members: grouped.map(|(_, members)| members), similar }
    }

    /// All anchors of both documents.
    pub(crate) fn all(&self) -> Both<&'a [Anchor]> {
        self.all.slices()
    }

    /// The anchors in parts of the documents that have their like in the part of the other side, in order.
    pub(crate) fn within(&self, parts: Both<&Document<'_>>) -> Both<Vec<(Span, Group)>> {
        let inside = self.members.as_ref().zip(parts).map(|(members, part)| -> Vec<(Span, Group)> {
            let of = |span| members[within(members, span, |(place, _)| *place)].iter().copied();
            part.sentences().flat_map(|sentence| of(sentence.span())).collect()
        });
        let here: Both<FxHashSet<Group>> =
            inside.as_ref().map(|inside| inside.iter().map(|&(_, group)| group).collect());
        let mut has_like: Both<FxHashSet<Group>> = Both::of(|_| FxHashSet::default());
        for &source in &here.source {
            let similar = self.similar[source as usize].iter().map(|&(target, _)| target);
            for target in similar.filter(|target| here.target.contains(target)) {
                has_like.source.insert(source);
                has_like.target.insert(target);
            }
        }
        inside.zip(has_like).map(|(mut inside, has_like)| {
            inside.retain(|(_, group)| has_like.contains(group));
            inside
        })
    }
}

/// What the first anchor of each group was read as, and the place and the group of each anchor.
fn grouped<'a>(anchors: &'a [Anchor], document: &Document<'_>) -> (Vec<&'a Key>, Vec<(Span, Group)>) {
    let mut keys = Vec::new();
    let mut members = Vec::new();
    let mut numbers = HashMap::new();
    for Anchor { span, key } in anchors.iter().filter(|anchor| !matches!(anchor.key, Key::Quote(_))) {
        let identity = (std::mem::discriminant(key), span.of(document.text()));
        let group = *numbers.entry(identity).or_insert_with(|| {
            keys.push(key);
            keys.len() as Group - 1
        });
        members.push((*span, group));
    }
    members.sort();
    (keys, members)
}
