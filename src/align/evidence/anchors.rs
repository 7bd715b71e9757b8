//! The anchors of two documents, and which of them are alike.
//!
//! Found once for the whole documents, however many stretches they are then aligned in.

use std::collections::HashMap;

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
    /// How many groups each side has.
    groups: Both<usize>,
    /// For each group of the source the groups of the target that are similar to it, and how similar.
    pub(crate) similar: Vec<Vec<(Group, f32)>>,
}

impl<'a> AnchorPairs<'a> {
    pub(crate) fn new(anchors: &'a Anchors, documents: Both<&Document<'_>>) -> AnchorPairs<'a> {
        let grouped = anchors.slices().zip(documents).map(|(anchors, document)| grouped(anchors, document));
        let keys = grouped.as_ref().map(|(keys, _)| keys.as_slice());
        let index = Index::new(keys.target.iter().copied());
        let similar = parallel::map(keys.source, |key| index.similar(key));
        let groups = keys.map(<[_]>::len);
        AnchorPairs { all: anchors, members: grouped.map(|(_, members)| members), groups, similar }
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
        let mut is_here = self.groups.map(|groups| vec![false; groups]);
        for (is_here, inside) in is_here.as_mut().zip(inside.as_ref()) {
            inside.iter().for_each(|&(_, group)| is_here[group as usize] = true);
        }
        let mut has_like = self.groups.map(|groups| vec![false; groups]);
        for (source, similar) in self.similar.iter().enumerate().filter(|&(source, _)| is_here.source[source])
        {
            for &(target, _) in similar.iter().filter(|&&(target, _)| is_here.target[target as usize]) {
                has_like.source[source] = true;
                has_like.target[target as usize] = true;
            }
        }
        inside.zip(has_like).map(|(mut inside, has_like)| {
            inside.retain(|&(_, group)| has_like[group as usize]);
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
