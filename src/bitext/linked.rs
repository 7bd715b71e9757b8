//! Which anchors of a pair belong together.

use std::collections::{HashMap, HashSet};

use crate::anchor::{Anchor, Index, Key, LEAST_SIMILARITY};
use crate::span::Span;

/// The anchors of one side of a pair.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) anchors: &'a [Anchor],
    /// The document that they are in.
    pub(super) text: &'a str,
}

/// Up to so many pairs of keys are compared without an index, which gives the same and would take longer to make.
const FEW: usize = 400;

/// The anchors that two sides share, each used once, with their similarity, in the order of the source.
///
/// The most similar ones are chosen first; of equally similar ones those that come first in the source, then
/// those that come first in the target.
pub(super) fn links<'a>(source: Side<'a>, target: Side<'a>) -> Vec<(&'a Anchor, &'a Anchor, f32)> {
    let (sources, mut targets) = (Groups::new(source), Groups::new(target));
    let mut similar = similar(&sources.keys, &targets.keys);
    similar.sort_by(|a, b| b.similarity.total_cmp(&a.similarity));
    let mut taken: HashSet<Span> = HashSet::new();
    let mut links = Vec::new();
    for level in similar.chunk_by(|a, b| a.similarity == b.similarity) {
        let members = level.iter().flat_map(|like| {
            sources.members[like.source].iter().map(|&member| (member, like.target, like.similarity))
        });
        let mut members: Vec<(usize, usize, f32)> = members.collect();
        members.sort_by_key(|&(member, ..)| member);
        for candidates in members.chunk_by(|a, b| a.0 == b.0) {
            let anchor = &source.anchors[candidates[0].0];
            if taken.contains(&anchor.span) {
                continue;
            }
            let first = candidates.iter().filter_map(|&(_, group, _)| targets.first_free(group, target));
            if let Some(first) = first.min() {
                taken.insert(anchor.span);
                targets.taken.insert(target.anchors[first].span);
                links.push((anchor, &target.anchors[first], candidates[0].2));
            }
        }
    }
    links.sort_by_key(|(source, ..)| source.span);
    links
}

/// Two groups that are similar.
struct Like {
    source: usize,
    target: usize,
    similarity: f32,
}

/// The groups of the source and the groups of the target that are similar to each other.
fn similar(sources: &[&Key], targets: &[&Key]) -> Vec<Like> {
    let mut all = Vec::new();
    if sources.len() * targets.len() <= FEW {
        for (source, key) in sources.iter().enumerate() {
            let graded = targets.iter().map(|other| key.similarity(other)).enumerate();
            let graded = graded.map(|(target, similarity)| Like { source, target, similarity });
            all.extend(graded.filter(|like| like.similarity >= LEAST_SIMILARITY));
        }
        return all;
    }
    let index = Index::new(targets.iter().copied());
    for (source, key) in sources.iter().enumerate() {
        let similar = index.similar(key, source as f32 / sources.len() as f32).into_iter();
        all.extend(similar.map(|(target, similarity)| Like { source, target: target as usize, similarity }));
    }
    all
}

/// The anchors of a side in groups that are equal, each by its number among the anchors, ascending.
struct Groups<'a> {
    keys: Vec<&'a Key>,
    members: Vec<Vec<usize>>,
    /// How many at the beginning of each group are taken.
    passed: Vec<usize>,
    taken: HashSet<Span>,
}

impl<'a> Groups<'a> {
    fn new(side: Side<'a>) -> Groups<'a> {
        let mut groups =
            Groups { keys: Vec::new(), members: Vec::new(), passed: Vec::new(), taken: HashSet::new() };
        // What is written alike is usually read alike, but not always: 一 is a number in some places only.
        let mut written: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, anchor) in side.anchors.iter().enumerate() {
            let alike = written.entry(anchor.span.of(side.text)).or_default();
            let known = alike.iter().find(|&&group| *groups.keys[group] == anchor.key);
            let group = known.copied().unwrap_or_else(|| {
                alike.push(groups.keys.len());
                groups.keys.push(&anchor.key);
                groups.members.push(Vec::new());
                groups.keys.len() - 1
            });
            groups.members[group].push(at);
        }
        groups.passed = vec![0; groups.keys.len()];
        groups
    }

    /// The first anchor of a group that is not taken.
    fn first_free(&mut self, group: usize, side: Side<'_>) -> Option<usize> {
        let (members, passed) = (&self.members[group], &mut self.passed[group]);
        while members.get(*passed).is_some_and(|&at| self.taken.contains(&side.anchors[at].span)) {
            *passed += 1;
        }
        members.get(*passed).copied()
    }
}
