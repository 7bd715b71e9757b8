//! Long documents, a stretch at a time.
//!
//! What a sentence's words are worth is measured against all other sentences near and far, so the work
//! for a sentence grows with the document. A long one is therefore cut where its coarse chain is sure, and
//! each stretch is aligned like a document of its own, with some sentences more at both ends; the paths are
//! joined where neighbours meet. That bounds the memory too, and stretches are independent of each other.

use crate::align::evidence::chain;
use crate::align::evidence::chain::ChainLink;
use crate::align::evidence::pairs::WordPairs;
use crate::align::long::across;
use crate::align::model::first::FirstPass;
use crate::align::search::found::{Across, Found};
use crate::anchor::{Anchors, anchors_within};
use crate::bitext::{Bead, Reasons};
use crate::parallel;
use crate::resources::Resources;
use crate::side::Both;
use crate::span::Sents;
use crate::text::Reading;

/// Documents with at most so many sentences on either side are aligned whole.
const WHOLE: usize = 960;
/// From one cut to the next it is so far on one side at least, and so far at most where the chain
/// allows it.
const SHORTEST: usize = 480;
const LONGEST: usize = 640;
/// So far beyond its cuts a stretch is looked at, on both sides at least.
const OVERLAP: u32 = 16;
/// A cut is as sure as the links are heavy that lie so near.
const NEAR: u32 = 6;

/// A point between sentences: so many of the source and of the target lie before it.
type Corner = [u32; 2];

/// Aligns two documents, each stretch by `search`. Passages are matched across the whole path.
pub(crate) fn align(
    readings: Both<Reading<'_>>,
    anchors: &Anchors,
    resources: &Resources,
    search: impl Fn(FirstPass<'_>, Across) -> Vec<Found> + Sync + Send,
) -> Vec<Found> {
    let documents = [readings.source.document(), readings.target.document()];
    let [source, target] = documents;
    let ends = [source.len() as u32, target.len() as u32];
    if source.len().max(target.len()) <= WHOLE {
        return search(FirstPass::new(readings, anchors, resources), Across::Matched);
    }
    let words = WordPairs::new(readings, resources.lexicon());
    let chain = chain::coarse(documents, &words);
    let cuts = cuts(&chain, ends);
    let stretches: Vec<[Corner; 2]> =
        cuts.windows(2).map(|cuts| [before(&chain, cuts[0]), after(&chain, cuts[1], ends)]).collect();
    let paths = parallel::map(&stretches, |&[start, end]| {
        let sents = [0, 1].map(|side| Sents::new(start[side] as usize, end[side] as usize));
        let parts = [source.part(sents[0]), target.part(sents[1])];
        let anchors = [&anchors.source, &anchors.target];
        let anchors = [0, 1]
            .map(|side| anchors_within(anchors[side], parts[side].span(Sents::new(0, parts[side].len()))));
        let mut path =
            search(FirstPass::within([&parts[0], &parts[1]], anchors, &words, resources), Across::Left);
        for Found { bead, .. } in &mut path {
            bead.source = shifted(bead.source, start[0]);
            bead.target = shifted(bead.target, start[1]);
        }
        path
    });
    across::with_moved(joined(paths, &cuts), documents, anchors, &words, resources.vectors())
}

fn shifted(sents: Sents, by: u32) -> Sents {
    Sents { start: sents.start + by, end: sents.end + by }
}

/// Where the documents are cut, with both ends: in each window of lengths at the surest link.
fn cuts(chain: &[ChainLink], ends: Corner) -> Vec<Corner> {
    let mut cuts = vec![[0, 0]];
    let mut last = [0, 0];
    let mut rest = 0;
    while farther(last, ends) > WHOLE as u32 {
        let links = &chain[rest..];
        let within =
            |length: usize| rest + links.partition_point(|link| farther(last, corner(link)) < length as u32);
        let (first, past) = (within(SHORTEST), within(LONGEST + 1));
        // A later link of equal sureness is as good as an earlier one.
        let surest = (first..past.max(first + 1).min(chain.len()))
            .max_by(|&a, &b| sureness(chain, a).total_cmp(&sureness(chain, b)));
        let Some(surest) = surest else { break };
        last = corner(&chain[surest]);
        rest = surest + 1;
        cuts.push(last);
    }
    cuts.push(ends);
    cuts
}

fn corner(link: &ChainLink) -> Corner {
    [link.source, link.target]
}

/// How far it is to a later corner, on the side where it is farther.
fn farther(from: Corner, to: Corner) -> u32 {
    (to[0] - from[0]).max(to[1] - from[1])
}

/// The weight of all links near the link `k`, on both sides.
fn sureness(chain: &[ChainLink], k: usize) -> f32 {
    let here = corner(&chain[k]);
    let later = chain[k..].iter().take_while(|link| farther(here, corner(link)) <= NEAR);
    let earlier = chain[..k].iter().rev().take_while(|link| farther(corner(link), here) <= NEAR);
    later.chain(earlier).map(|link| link.weight).sum()
}

/// The last link that lies well before a cut.
fn before(chain: &[ChainLink], cut: Corner) -> Corner {
    let past =
        chain.partition_point(|link| link.source + OVERLAP <= cut[0] && link.target + OVERLAP <= cut[1]);
    past.checked_sub(1).map_or([0, 0], |k| corner(&chain[k]))
}

/// The first link that lies well after a cut.
fn after(chain: &[ChainLink], cut: Corner, ends: Corner) -> Corner {
    let first =
        chain.partition_point(|link| link.source < cut[0] + OVERLAP || link.target < cut[1] + OVERLAP);
    chain.get(first).map_or(ends, corner)
}

/// One path from those of the stretches.
fn joined(paths: Vec<Vec<Found>>, cuts: &[Corner]) -> Vec<Found> {
    let mut whole = Vec::new();
    let mut start = cuts[0];
    let mut paths = paths.into_iter().peekable();
    for &cut in &cuts[1..] {
        let path = paths.next().expect("there is a path for each stretch");
        let end = paths.peek().map_or(cut, |next| meeting(&path, next, start, cut));
        whole.extend(piece(path, start, end));
        start = end;
    }
    whole
}

/// Where two neighbouring paths meet, nearest to the cut between them and not before `start`; the cut
/// itself where they do not meet.
fn meeting(path: &[Found], next: &[Found], start: Corner, cut: Corner) -> Corner {
    let apart = |corner: &Corner| corner[0].abs_diff(cut[0]) + corner[1].abs_diff(cut[1]);
    let (ours, theirs) = (corners(path), corners(next));
    let shared = ours.into_iter().filter(|corner| theirs.binary_search(corner).is_ok());
    let shared = shared.filter(|corner| corner[0] >= start[0] && corner[1] >= start[1]);
    shared.min_by_key(apart).unwrap_or([cut[0].max(start[0]), cut[1].max(start[1])])
}

/// The corners between the beads of a path, in order: what lies before each on either side is all in
/// beads before it.
fn corners(path: &[Found]) -> Vec<Corner> {
    let Some(Found { bead: first, .. }) = path.first() else { return Vec::new() };
    let start = [first.source.start, first.target.start];
    let mut corners = vec![start];
    let (mut ends, mut counts) = (start, start);
    for Found { bead, .. } in path {
        for (side, sents) in [bead.source, bead.target].into_iter().enumerate() {
            ends[side] = ends[side].max(sents.end);
            counts[side] += sents.end - sents.start;
        }
        if ends == counts {
            corners.push(ends);
        }
    }
    corners
}

/// The beads of a path from one corner to another. Sentences whose bead reaches beyond come to stand
/// alone.
fn piece(path: Vec<Found>, start: Corner, end: Corner) -> Vec<Found> {
    let lies_in = |sents: Sents, side: usize| start[side] <= sents.start && sents.end <= end[side];
    let whole = |step: &Found| lies_in(step.bead.source, 0) && lies_in(step.bead.target, 1);
    let mut steps: Vec<Found> = path.into_iter().filter(whole).collect();
    let mut held = [0, 1].map(|side| vec![false; (end[side] - start[side]) as usize]);
    for Found { bead, .. } in &steps {
        bead.source.iter().for_each(|i| held[0][i - start[0] as usize] = true);
        bead.target.iter().for_each(|j| held[1][j - start[1] as usize] = true);
    }
    if held.iter().flatten().all(|&held| held) {
        return steps;
    }
    let alone = |side: usize| -> Vec<u32> {
        (start[side]..end[side]).filter(|&i| !held[side][(i - start[side]) as usize]).collect()
    };
    let sents = |first: u32, len: u32| Sents { start: first, end: first + len };
    let null = |source, target| {
        let bead = Bead::found(source, target, 0.0, 0.0);
        Found { bead, coverage: 0.0, reasons: Reasons::default() }
    };
    let beads = || steps.iter().map(|step| &step.bead);
    let mut lonely: Vec<Found> = Vec::new();
    for i in alone(0) {
        let reached = beads().filter(|bead| bead.source.end <= i).map(|bead| bead.target.end);
        lonely.push(null(sents(i, 1), sents(reached.max().unwrap_or(start[1]), 0)));
    }
    for j in alone(1) {
        let reached = beads().filter(|bead| bead.target.end <= j).map(|bead| bead.source.end);
        lonely.push(null(sents(reached.max().unwrap_or(start[0]), 0), sents(j, 1)));
    }
    steps.extend(lonely);
    steps.sort_by_key(|step| (step.bead.source.start, step.bead.target.start));
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bead(source: [u32; 2], target: [u32; 2]) -> Bead {
        let [source, target] = [source, target].map(|[start, end]| Sents { start, end });
        Bead::new(source, target)
    }

    /// Beads of one sentence of each side, between two corners on a diagonal.
    fn diagonal(start: u32, end: u32) -> Vec<Bead> {
        (start..end).map(|i| bead([i, i + 1], [i, i + 1])).collect()
    }

    fn joined_beads(paths: [Vec<Bead>; 2], cuts: &[Corner]) -> Vec<Bead> {
        let step = |bead: Bead| Found { bead, coverage: 1.0, reasons: Reasons::default() };
        let paths = paths.map(|path| path.into_iter().map(step).collect());
        joined(paths.into(), cuts).into_iter().map(|step| step.bead).collect()
    }

    /// How often each sentence of a side is in a bead.
    fn counts(beads: &[Bead], side: fn(&Bead) -> Sents, len: usize) -> Vec<usize> {
        let mut counts = vec![0; len];
        beads.iter().flat_map(|bead| side(bead).iter()).for_each(|i| counts[i] += 1);
        counts
    }

    #[test]
    fn paths_are_joined_where_they_meet() {
        let mut first = diagonal(0, 9);
        first.push(bead([9, 11], [9, 10]));
        let mut second = vec![bead([7, 8], [7, 9])];
        second.extend((9..20).map(|i| bead([i - 1, i], [i, i + 1])));
        second.push(bead([19, 20], [20, 20]));
        // They share no corner but (7, 7): the second path loses its step there.
        let beads = joined_beads([first, second], &[[0, 0], [8, 8], [20, 21]]);
        assert_eq!(beads[6], bead([6, 7], [6, 7]));
        assert_eq!(beads[7], bead([7, 8], [7, 9]));
    }

    #[test]
    fn paths_that_do_not_meet_lose_no_sentence() {
        let shifted = |i: u32| bead([i, i + 1], [i + 1, i + 2]);
        let first: Vec<Bead> = diagonal(0, 10).into_iter().chain([bead([10, 12], [10, 13])]).collect();
        let second: Vec<Bead> = (8..19).map(shifted).chain([bead([19, 20], [20, 20])]).collect();
        let beads = joined_beads([first, second], &[[0, 0], [10, 10], [20, 20]]);
        assert_eq!(counts(&beads, |bead| bead.source, 20), [1; 20]);
        assert_eq!(counts(&beads, |bead| bead.target, 20), [1; 20]);
    }

    #[test]
    fn cuts_lie_on_the_chain_and_are_not_far_apart() {
        let chain: Vec<ChainLink> =
            (0..2000).map(|i| ChainLink { source: i, target: i + i / 4, weight: 1.0 }).collect();
        let cuts = cuts(&chain, [2000, 2500]);
        assert_eq!((cuts[0], cuts[cuts.len() - 1]), ([0, 0], [2000, 2500]));
        for pair in cuts.windows(2) {
            let length = farther(pair[0], pair[1]) as usize;
            assert!((SHORTEST..=WHOLE).contains(&length), "{pair:?}");
        }
    }

    #[test]
    fn a_cut_avoids_lonely_links() {
        let link = |source, target| ChainLink { source, target, weight: 1.0 };
        // Two links near the end of the window, far from all others.
        let chain: Vec<ChainLink> = (0..560).chain([600, 620]).chain(700..2000).map(|i| link(i, i)).collect();
        let cuts = cuts(&chain, [2000, 2000]);
        assert!(cuts[1][0] < 560, "{cuts:?}");
    }

    #[test]
    fn without_a_chain_nothing_is_cut() {
        assert_eq!(cuts(&[], [5000, 4000]), [[0, 0], [5000, 4000]]);
    }
}
