//! Long documents, a stretch at a time.
//!
//! What the words of a sentence are worth is measured against all other sentences, near and far, so the work
//! for each sentence grows with the document. A long document is therefore cut where its coarse chain is
//! sure. Each stretch is aligned like a document of its own, with some more sentences at both ends, and the
//! paths are joined where neighbours meet. This bounds the memory too, and makes the stretches independent of
//! each other.

use crate::align::evidence::chain;
use crate::align::evidence::chain::ChainLink;
use crate::align::evidence::shared::Shared;
use crate::align::long::excerpt;
use crate::align::long::pieces::Pieces;
use crate::align::model::first::FirstPass;
use crate::align::search::found::{Across, Found};
use crate::anchor::Anchors;
use crate::document::Document;
use crate::parallel;
use crate::resources::Resources;
use crate::side::{Both, Side};
use crate::span::Sents;
use crate::text::Reading;
use crate::text::clause;
use crate::timings::stage;

/// A sentence counts as its words divided by this, and at least as one.
const USUAL_WORDS: usize = 20;
/// A clause counts as so many words if it has fewer, so that lists of single words do not make a stretch of thousands of
/// clauses.
const LEAST_WORDS: usize = 4;
/// A sentence with at most so many words counts as one, whatever its clauses are.
const FEW_WORDS: usize = USUAL_WORDS / LEAST_WORDS;
/// Documents with at most this many usual sentences on either side are aligned whole.
const WHOLE: u32 = 960;
/// From one cut to the next it is at least this far on one side, and at most this far on both.
const SHORTEST: u32 = 480;
const LONGEST: u32 = 640;
/// A stretch extends at least this many sentences beyond its cuts on both sides, and at most this far.
const OVERLAP: u32 = 16;
const FARTHEST: u32 = 128;
/// A cut is as sure as the total weight of the links this near to it.
const NEAR: u32 = 6;

/// A point between sentences: how many sentences of each side lie before it.
type Corner = Both<u32>;

/// The start of both documents.
const START: Corner = Both { source: 0, target: 0 };

/// Aligns two documents, each stretch by `search`. Passages are matched across the whole path, but not where a
/// sentence is so long that it is cut in pieces.
pub(crate) fn align(
    readings: Both<Reading<'_>>,
    anchors: &Anchors,
    resources: &Resources,
    search: impl Fn(FirstPass<'_>, Across) -> Vec<Found> + Sync + Send,
) -> Vec<Found> {
    let shared = stage("words and anchors in common", || Shared::new(readings, anchors, resources));
    match Pieces::new(readings) {
        None => aligned(readings.map(|reading| reading.document()), &shared, Across::Matched, search),
        Some(pieces) => pieces.joined(aligned(pieces.documents.as_ref(), &shared, Across::Left, search)),
    }
}

/// Aligns two documents, which may have other sentences than those that were read.
fn aligned(
    documents: Both<&Document<'_>>,
    shared: &Shared<'_>,
    across: Across,
    search: impl Fn(FirstPass<'_>, Across) -> Vec<Found> + Sync + Send,
) -> Vec<Found> {
    let extent = Extent::new(documents, shared.readings());
    let ends = extent.ends();
    if extent.farther(START, ends) <= WHOLE {
        return search(FirstPass::within(documents, shared), across);
    }
    let chain = stage("coarse chain", || chain::coarse(documents, shared));
    let cuts = cuts(&chain, &extent);
    let stretch = |cuts: &[Corner]| (before(&chain, cuts[0], &extent), after(&chain, cuts[1], &extent));
    let stretches: Vec<(Corner, Corner)> = cuts.windows(2).map(stretch).collect();
    let paths = parallel::map(&stretches, |&(start, end)| {
        let parts =
            Both::of(|side| documents[side].part(Sents::new(start[side] as usize, end[side] as usize)));
        let mut path = search(FirstPass::within(parts.as_ref(), shared), Across::Left);
        for Found { bead, .. } in &mut path {
            bead.source = shifted(bead.source, start.source);
            bead.target = shifted(bead.target, start.target);
        }
        path
    });
    let path = joined(paths, &cuts);
    match across {
        Across::Matched => stage("moved passages", || excerpt::with_moved(path, documents, shared)),
        Across::Left => path,
    }
}

/// How much text lies before each sentence of both documents, in usual sentences.
struct Extent {
    before: Both<Vec<u32>>,
}

impl Extent {
    fn new(documents: Both<&Document<'_>>, readings: Both<Reading<'_>>) -> Extent {
        let before = documents.zip(readings).map(|(document, reading)| {
            let mut all = 0;
            let mut before = vec![0];
            for sentence in document.sentences() {
                let words = reading.words().within(sentence.span()).len();
                let clauses = match words {
                    // Its clauses cannot count more.
                    0..=FEW_WORDS => 0,
                    _ => clause::count(reading.plain(sentence.span()).text(), document.language()),
                };
                all += words.max(LEAST_WORDS * clauses).max(USUAL_WORDS) as u32;
                before.push(all / USUAL_WORDS as u32);
            }
            before
        });
        Extent { before }
    }

    /// The end of both documents.
    fn ends(&self) -> Corner {
        self.before.as_ref().map(|before| before.len() as u32 - 1)
    }

    /// The distance to a later corner, on the side where it is farther.
    fn farther(&self, from: Corner, to: Corner) -> u32 {
        let distance = |side: Side| {
            self.before[side][to[side] as usize].saturating_sub(self.before[side][from[side] as usize])
        };
        distance(Side::Source).max(distance(Side::Target))
    }

    /// The last point at most so far from a corner, on the straight way to another.
    fn on_the_way(&self, from: Corner, to: Corner, most: u32) -> Corner {
        let steps = (to.source - from.source).max(to.target - from.target);
        let at = |step: u32| {
            from.zip(to).map(|(from, to)| {
                from + (u64::from(to - from) * u64::from(step) / u64::from(steps.max(1))) as u32
            })
        };
        let (mut near, mut far) = (1, steps);
        while near < far {
            let middle = (near + far).div_ceil(2);
            if self.farther(from, at(middle)) <= most { near = middle } else { far = middle - 1 }
        }
        at(near)
    }
}

fn shifted(sents: Sents, by: u32) -> Sents {
    Sents { start: sents.start + by, end: sents.end + by }
}

/// Where the documents are cut, with both ends: in each window of lengths at the surest link, or straight ahead where
/// there is none.
fn cuts(chain: &[ChainLink], extent: &Extent) -> Vec<Corner> {
    let ends = extent.ends();
    let mut cuts = vec![START];
    let mut last = START;
    let mut rest = 0;
    while extent.farther(last, ends) > WHOLE {
        let links = &chain[rest..];
        let within =
            |length: u32| rest + links.partition_point(|link| extent.farther(last, corner(link)) < length);
        let (first, past) = (within(SHORTEST), within(LONGEST + 1));
        // Of equally sure links, the last is taken.
        let surest = (first..past).max_by(|&a, &b| sureness(chain, a).total_cmp(&sureness(chain, b)));
        (last, rest) = match surest {
            Some(surest) => (corner(&chain[surest]), surest + 1),
            None => {
                let next = chain.get(past).map_or(ends, corner);
                (extent.on_the_way(last, next, LONGEST), past)
            }
        };
        cuts.push(last);
    }
    cuts.push(ends);
    cuts
}

fn corner(link: &ChainLink) -> Corner {
    Both { source: link.source, target: link.target }
}

/// The total weight of the links near the link `k`, on both sides.
fn sureness(chain: &[ChainLink], k: usize) -> f32 {
    let here = corner(&chain[k]);
    let is_near = |a: Corner, b: Corner| (b.source - a.source).max(b.target - a.target) <= NEAR;
    let later = chain[k..].iter().take_while(|link| is_near(here, corner(link)));
    let earlier = chain[..k].iter().rev().take_while(|link| is_near(corner(link), here));
    later.chain(earlier).map(|link| link.weight).sum()
}

/// The last link that lies well before a cut, or a point there.
fn before(chain: &[ChainLink], cut: Corner, extent: &Extent) -> Corner {
    let past = chain
        .partition_point(|link| link.source + OVERLAP <= cut.source && link.target + OVERLAP <= cut.target);
    let link = past.checked_sub(1).map_or(START, |k| corner(&chain[k]));
    if extent.farther(link, cut) <= FARTHEST { link } else { cut.map(|place| place.saturating_sub(OVERLAP)) }
}

/// The first link that lies well after a cut, or a point there.
fn after(chain: &[ChainLink], cut: Corner, extent: &Extent) -> Corner {
    let first = chain
        .partition_point(|link| link.source < cut.source + OVERLAP || link.target < cut.target + OVERLAP);
    let ends = extent.ends();
    let link = chain.get(first).map_or(ends, corner);
    if extent.farther(cut, link) <= FARTHEST {
        link
    } else {
        cut.zip(ends).map(|(place, end)| (place + OVERLAP).min(end))
    }
}

/// The paths of the stretches, joined to one.
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

/// Where two neighbouring paths meet, as near to the cut between them as possible and not before `start`; the
/// cut itself where they do not meet.
fn meeting(path: &[Found], next: &[Found], start: Corner, cut: Corner) -> Corner {
    let apart = |corner: &Corner| corner.source.abs_diff(cut.source) + corner.target.abs_diff(cut.target);
    let (ours, theirs) = (corners(path), corners(next));
    let shared = ours.into_iter().filter(|corner| theirs.binary_search(corner).is_ok());
    let shared = shared.filter(|corner| corner.source >= start.source && corner.target >= start.target);
    shared.min_by_key(apart).unwrap_or_else(|| cut.zip(start).map(|(cut, start)| cut.max(start)))
}

/// The corners between the beads of a path, in order: on either side, everything before a corner is in beads
/// before it.
fn corners(path: &[Found]) -> Vec<Corner> {
    let Some(Found { bead: first, .. }) = path.first() else { return Vec::new() };
    let start = first.sides().map(|sents| sents.start);
    let mut corners = vec![start];
    let (mut ends, mut counts) = (start, start);
    for Found { bead, .. } in path {
        for side in Side::ALL {
            let sents = bead.sides()[side];
            ends[side] = ends[side].max(sents.end);
            counts[side] += sents.end - sents.start;
        }
        if ends == counts {
            corners.push(ends);
        }
    }
    corners
}

/// The beads of a path from one corner to another. Sentences whose bead reaches beyond are left alone.
fn piece(path: Vec<Found>, start: Corner, end: Corner) -> Vec<Found> {
    let is_whole = |found: &Found| {
        let sides = found.bead.sides();
        let lies_in = |side: Side| start[side] <= sides[side].start && sides[side].end <= end[side];
        Side::ALL.into_iter().all(lies_in)
    };
    let mut path: Vec<Found> = path.into_iter().filter(is_whole).collect();
    let mut held = Both::of(|side| vec![false; (end[side] - start[side]) as usize]);
    for Found { bead, .. } in &path {
        for side in Side::ALL {
            bead.sides()[side].iter().for_each(|at| held[side][at - start[side] as usize] = true);
        }
    }
    let mut lonely: Vec<Found> = Vec::new();
    for side in Side::ALL {
        let other = side.other();
        for at in (start[side]..end[side]).filter(|&at| !held[side][(at - start[side]) as usize]) {
            let before = path.iter().map(|found| found.bead.sides()).filter(|sides| sides[side].end <= at);
            let reached = before.map(|sides| sides[other].end).max().unwrap_or(start[other]);
            let mut sents = Both::of(|_| Sents { start: reached, end: reached });
            sents[side] = Sents { start: at, end: at + 1 };
            lonely.push(Found::left_alone(sents.source, sents.target));
        }
    }
    if !lonely.is_empty() {
        path.extend(lonely);
        path.sort_by_key(|found| (found.bead.source.start, found.bead.target.start));
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bitext::Bead;

    fn bead(source: [u32; 2], target: [u32; 2]) -> Bead {
        let [source, target] = [source, target].map(|[start, end]| Sents { start, end });
        Bead::new(source, target)
    }

    /// Beads of one sentence of each side, between two corners on a diagonal.
    fn diagonal(start: u32, end: u32) -> Vec<Bead> {
        (start..end).map(|i| bead([i, i + 1], [i, i + 1])).collect()
    }

    fn corner(source: u32, target: u32) -> Corner {
        Both { source, target }
    }

    fn joined_beads(paths: [Vec<Bead>; 2], cuts: &[Corner]) -> Vec<Bead> {
        let found = |bead: Bead| Found { coverage: 1.0, ..Found::unweighed(bead) };
        let paths = paths.map(|path| path.into_iter().map(found).collect());
        joined(paths.into(), cuts).into_iter().map(|found| found.bead).collect()
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
        let beads = joined_beads([first, second], &[START, corner(8, 8), corner(20, 21)]);
        assert_eq!(beads[6], bead([6, 7], [6, 7]));
        assert_eq!(beads[7], bead([7, 8], [7, 9]));
    }

    #[test]
    fn paths_that_do_not_meet_lose_no_sentence() {
        let shifted = |i: u32| bead([i, i + 1], [i + 1, i + 2]);
        let first: Vec<Bead> = diagonal(0, 10).into_iter().chain([bead([10, 12], [10, 13])]).collect();
        let second: Vec<Bead> = (8..19).map(shifted).chain([bead([19, 20], [20, 20])]).collect();
        let beads = joined_beads([first, second], &[START, corner(10, 10), corner(20, 20)]);
        assert_eq!(counts(&beads, |bead| bead.source, 20), [1; 20]);
        assert_eq!(counts(&beads, |bead| bead.target, 20), [1; 20]);
    }

    /// Documents with this many usual sentences.
    fn extent(ends: Corner) -> Extent {
        Extent { before: ends.map(|end| (0..=end).collect()) }
    }

    #[test]
    fn cuts_lie_on_the_chain_and_are_not_far_apart() {
        let chain: Vec<ChainLink> =
            (0..2000).map(|i| ChainLink { source: i, target: i + i / 4, weight: 1.0 }).collect();
        let extent = extent(corner(2000, 2500));
        let cuts = cuts(&chain, &extent);
        assert_eq!((cuts[0], cuts[cuts.len() - 1]), (START, corner(2000, 2500)));
        for pair in cuts.windows(2) {
            assert!((SHORTEST..=WHOLE).contains(&extent.farther(pair[0], pair[1])), "{pair:?}");
        }
    }

    #[test]
    fn a_cut_avoids_lonely_links() {
        let link = |source, target| ChainLink { source, target, weight: 1.0 };
        // Two links near the end of the window, far from all others.
        let chain: Vec<ChainLink> = (0..560).chain([600, 620]).chain(700..2000).map(|i| link(i, i)).collect();
        let cuts = cuts(&chain, &extent(corner(2000, 2000)));
        assert!(cuts[1].source < 560, "{cuts:?}");
    }

    #[test]
    fn without_a_chain_stretches_are_bounded_all_the_same() {
        for ends in [corner(5000, 4000), corner(1, 5000), corner(5000, 0)] {
            let extent = extent(ends);
            let cuts = cuts(&[], &extent);
            assert_eq!((cuts[0], cuts[cuts.len() - 1]), (START, ends));
            for pair in cuts.windows(2) {
                let (start, end) = (before(&[], pair[0], &extent), after(&[], pair[1], &extent));
                assert!(extent.farther(start, end) <= WHOLE + 2 * FARTHEST, "{pair:?}");
            }
        }
    }
}
