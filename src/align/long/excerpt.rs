//! Moved passages of long documents, which are aligned in stretches.
//!
//! What the stretches leave without counterpart is put together, with its neighbours and with beads from all
//! over the documents. In that excerpt passages are matched across as in any other document.

use crate::align::evidence::Evidence;
use crate::align::evidence::places::Placed;
use crate::align::evidence::shared::Shared;
use crate::align::evidence::vocabulary::sentence_spans;
use crate::align::search::found::Found;
use crate::align::search::moved::{is_free, replacements, with_replacements};
use crate::align::search::why;
use crate::document::Document;
use crate::side::{Both, Side};
use crate::span::Sents;
use crate::timings::stage;

/// An excerpt contains this many beads at equal distances, so that what is rare in it is rare in the
/// documents.
const BEADS: usize = 400;
/// Where more beads than this are free, the documents differ too much to look for passages.
const MOST_FREE: usize = 8 * BEADS;

/// The path, with the passages that moved.
pub(crate) fn with_moved(
    path: Vec<Found>,
    documents: Both<&Document<'_>>,
    shared: &Shared<'_>,
) -> Vec<Found> {
    let Some(chosen) = chosen(&path) else { return path };
    let sents: Both<Vec<usize>> =
        Both::of(|side| chosen.iter().flat_map(|&k| path[k].bead.sides()[side].iter()).collect());
    let parts = documents.zip(sents.as_ref()).map(|(document, sents)| document.chosen(sents));
    let evidence = stage("tokens", || Evidence::new(parts.as_ref(), shared));
    let spans = parts.as_ref().map(sentence_spans);
    let units = evidence.bags(spans.slices());
    let sides = Placed::both(&evidence.matches, units.slices(), evidence.types().target);

    let excerpt = excerpt(&path, &chosen);
    let mut replaced = replacements(&excerpt, &sides);
    for (number, beads) in &mut replaced {
        why::link_words(beads, parts.as_ref(), &evidence, |a| {
            let matches = &evidence.matches;
            move |b| matches.strength(a, b)
        });
        for Found { bead, .. } in beads {
            bead.source = original(bead.source, &sents.source);
            bead.target = original(bead.target, &sents.target);
        }
        *number = chosen[*number];
    }
    with_replacements(path, replaced)
}

/// The numbers of the beads of the excerpt: the free ones with their neighbours, and others at equal
/// distances. None if there is nothing to match.
fn chosen(path: &[Found]) -> Option<Vec<usize>> {
    let free: Vec<usize> = (0..path.len()).filter(|&k| is_free(&path[k])).collect();
    let has = |side: Side| free.iter().any(|&k| !path[k].bead.sides()[side].is_empty());
    if free.len() > MOST_FREE || !Side::ALL.into_iter().all(has) {
        return None;
    }
    // A neighbour that is not free, at either end of each run of free beads, keeps the runs apart.
    let around = free.iter().flat_map(|&k| k.saturating_sub(1)..(k + 2).min(path.len()));
    let others = (0..path.len()).step_by(path.len().div_ceil(BEADS));
    let mut chosen: Vec<usize> = around.chain(others).collect();
    chosen.sort_unstable();
    chosen.dedup();
    Some(chosen)
}

/// The chosen beads of a path, with the sentence numbers that they have in the excerpt.
fn excerpt(path: &[Found], chosen: &[usize]) -> Vec<Found> {
    let mut next = Both::new(0, 0);
    let mut renumbered = |side: Side, sents: Sents| {
        let start = next[side];
        next[side] += sents.len();
        Sents::new(start, next[side])
    };
    let beads = chosen.iter().map(|&k| &path[k]);
    beads
        .map(|found| {
            let mut found = found.clone();
            found.bead.source = renumbered(Side::Source, found.bead.source);
            found.bead.target = renumbered(Side::Target, found.bead.target);
            found
        })
        .collect()
}

/// The numbers in the document of a run of sentences of the excerpt.
fn original(sents: Sents, numbers: &[usize]) -> Sents {
    let start = match sents.start.checked_sub(1) {
        Some(before) if sents.is_empty() => numbers[before as usize] + 1,
        _ => numbers.get(sents.start as usize).copied().unwrap_or(0),
    };
    Sents::new(start, start + sents.len())
}
