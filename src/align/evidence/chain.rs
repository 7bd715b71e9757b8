//! The coarse chain: sentence pairs that are almost certainly translations, to guide the search.
//!
//! Rare tokens that match across the sides vote for sentence pairs. The best increasing chain of pairs
//! (heaviest increasing subsequence, found with a Fenwick tree in n·log n) leads through the documents, and
//! the search stays near it ([`corridor`]). Moore (2002) prunes in the same spirit.

use crate::align::evidence::Evidence;
use crate::align::evidence::matches::Matches;
use crate::align::evidence::places::rare_places;
use crate::align::evidence::shared::Shared;
use crate::align::evidence::token::{MASS_FLOOR, Place, RARE, Token};
use crate::align::evidence::vocabulary::{Vocabulary, sentence_spans};
use crate::align::lattice::Corridor;
use crate::align::lattice::corridor::Rows;
use crate::document::Document;
use crate::lists::{Lists, around};
use crate::parallel;
use crate::side::Both;

/// Token types that are not rare vote for the nearest places only, and for none if more than [`RARE`] sentences are
/// such places and more than one in this many.
const COMMON: usize = 50;
/// The most counterparts that a sentence proposes.
const PROPOSALS: usize = 4;
/// A pair whose tokens cover less of both sentences together is not proposed.
const LEAST_SHARE: f32 = 0.25;
/// How far the search may stray from the chain, in sentences.
const MARGIN: usize = 8;
/// A gap between two links of the chain is searched whole up to this number of cut points, and a larger one
/// only along its diagonal.
const LARGEST_GAP: usize = 1 << 16;

/// A pair of sentences that are likely translations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ChainLink {
    pub(crate) source: u32,
    pub(crate) target: u32,
    pub(crate) weight: f32,
}

/// The chain through whole documents, by their words alone.
pub(crate) fn coarse(documents: Both<&Document<'_>>, words: &Shared<'_>) -> Vec<ChainLink> {
    let shared = words.words().zip(words.function.slices());
    let vocabulary = parallel::both(|side| Vocabulary::new(documents[side], shared[side], &[]));
    let units = parallel::both(|side| vocabulary[side].bags(&sentence_spans(documents[side])));
    let lengths = documents.map(|document| document.len());
    let forms =
        vocabulary.as_ref().map(|vocabulary| vocabulary.kinds.iter().map(|kind| kind.form()).collect());
    let matches = Matches::of_numbers(&forms, &words.translations);
    let types = vocabulary.target.kinds.len();
    let places = rare_places(&matches.rows, &units.target, types, most_places(lengths.target));
    let first = straight(units.slices(), &places);
    // Now that the course is roughly known, repeated text is looked for near it.
    heaviest(proposals(units.slices(), &places, |number| along(&first, number, lengths)), lengths.target)
}

/// The most places on a side of this many sentences for which a token type votes.
fn most_places(len: usize) -> usize {
    RARE.max(len / COMMON)
}

/// The target position opposite the source sentence `number`, between the links before and after it.
fn along(chain: &[ChainLink], number: usize, ends: Both<usize>) -> usize {
    let next = chain.partition_point(|link| (link.source as usize) < number);
    let place = |link: &ChainLink| Both::new(link.source as usize, link.target as usize);
    let before = next.checked_sub(1).map_or(Both::new(0, 0), |k| place(&chain[k]));
    let after = chain.get(next).map_or(ends, place);
    let (height, width) = (after.source - before.source, after.target - before.target);
    before.target + (number - before.source) * width / height.max(1)
}

/// The heaviest chain through sentences, given as bags of tokens.
pub(crate) fn chain(evidence: &Evidence, units: Both<&[Vec<Token>]>) -> Vec<ChainLink> {
    let most = most_places(units.target.len());
    straight(units, &rare_places(&evidence.matches.rows, units.target, evidence.types().target, most))
}

/// The heaviest chain of sentence pairs that increases on both sides, where both texts keep pace.
fn straight(units: Both<&[Vec<Token>]>, places: &Lists<Place>) -> Vec<ChainLink> {
    let Both { source: n, target: m } = units.map(<[_]>::len);
    heaviest(proposals(units, places, |number| number * m / n), m)
}

/// For each source sentence, the target sentences that its rare tokens vote for most; `places` are the target
/// sentences that match each token type. `opposite` says where one is expected.
fn proposals(
    units: Both<&[Vec<Token>]>,
    places: &Lists<Place>,
    opposite: impl Fn(usize) -> usize,
) -> Vec<ChainLink> {
    let Both { source, target } = units;
    let mass = |tokens: &[Token]| -> f32 { tokens.iter().map(|token| token.weight).sum() };
    let target_masses: Vec<f32> = target.iter().map(|tokens| mass(tokens)).collect();
    let mut votes = vec![0.0f32; target_masses.len()];
    let mut links = Vec::new();
    for (number, tokens) in source.iter().enumerate() {
        let expected = opposite(number);
        let mut voted: Vec<u32> = Vec::new();
        for token in tokens {
            let places = places.get(token.kind as usize);
            for place in nearest(places, expected) {
                if votes[place.at as usize] == 0.0 {
                    voted.push(place.at);
                }
                votes[place.at as usize] += token.weight * place.strength;
            }
        }
        let source_mass = mass(tokens) + MASS_FLOOR;
        let mut found: Vec<ChainLink> = Vec::new();
        for target in voted {
            let vote = std::mem::take(&mut votes[target as usize]);
            let weight = vote / source_mass + vote / (target_masses[target as usize] + MASS_FLOOR);
            if weight >= LEAST_SHARE {
                found.push(ChainLink { source: number as u32, target, weight });
            }
        }
        // Of equals, the one nearest to where it is expected, so that a text that repeats itself keeps pace.
        let astray = |link: &ChainLink| (link.target as usize).abs_diff(expected);
        found.sort_by(|a, b| {
            b.weight.total_cmp(&a.weight).then(astray(a).cmp(&astray(b))).then(a.target.cmp(&b.target))
        });
        links.extend(found.into_iter().take(PROPOSALS));
    }
    links
}

/// Up to [`RARE`] places, those around `place`.
fn nearest(places: &[Place], place: usize) -> &[Place] {
    around(places, RARE, |found| (found.at as usize) < place)
}

/// The heaviest subsequence that increases strictly on both sides. `links` are sorted by source.
fn heaviest(mut links: Vec<ChainLink>, target_len: usize) -> Vec<ChainLink> {
    // Larger targets first within a source, so that none of them can follow another.
    links.sort_by(|a, b| a.source.cmp(&b.source).then(b.target.cmp(&a.target)));
    let mut tree: Vec<Option<usize>> = vec![None; target_len + 1];
    let mut sums: Vec<f32> = Vec::with_capacity(links.len());
    let mut before: Vec<Option<usize>> = Vec::with_capacity(links.len());
    for (k, link) in links.iter().enumerate() {
        let mut best: Option<usize> = None;
        let mut slot = link.target as usize;
        while slot > 0 {
            best = better(best, tree[slot], &sums);
            slot &= slot - 1;
        }
        sums.push(link.weight + best.map_or(0.0, |k| sums[k]));
        before.push(best);
        let mut slot = link.target as usize + 1;
        while slot <= target_len {
            tree[slot] = better(tree[slot], Some(k), &sums);
            slot += slot & slot.wrapping_neg();
        }
    }
    let mut at = (0..links.len()).fold(None, |best, k| better(best, Some(k), &sums));
    let mut chain = Vec::new();
    while let Some(k) = at {
        chain.push(links[k]);
        at = before[k];
    }
    chain.reverse();
    chain
}

/// The one with the larger sum, or the first where they are equal.
fn better(a: Option<usize>, b: Option<usize>, sums: &[f32]) -> Option<usize> {
    match (a, b) {
        (Some(x), Some(y)) if sums[y] > sums[x] => b,
        (Some(_), _) => a,
        (None, _) => b,
    }
}

/// The cut points near a chain: the rectangles between neighbouring links, and a margin around them.
pub(crate) fn corridor(chain: &[ChainLink], lengths: Both<usize>) -> Corridor {
    let Both { source: source_len, target: target_len } = lengths;
    let mut corners = vec![(0, 0)];
    corners.extend(chain.iter().map(|link| (link.source as usize, link.target as usize)));
    corners.push((source_len, target_len));
    let mut rows = Rows::new(source_len);
    for pair in corners.windows(2) {
        let ((top, left), (bottom, right)) = (pair[0], pair[1]);
        let (height, width) = (bottom - top, right - left);
        let whole = (height + 1).saturating_mul(width + 1) <= LARGEST_GAP;
        let reach = if whole { 0 } else { LARGEST_GAP / (height + 1) / 2 + MARGIN };
        for i in top.saturating_sub(MARGIN)..(bottom + MARGIN).min(source_len) + 1 {
            let diagonal = left + (i.clamp(top, bottom) - top) * width / height.max(1);
            let (low, high) = if whole {
                (left, right)
            } else {
                (diagonal.saturating_sub(reach).max(left), (diagonal + reach).min(right))
            };
            rows.hold(i, low.saturating_sub(MARGIN) as u32..(high + MARGIN).min(target_len) as u32 + 1);
        }
    }
    rows.corridor(|_| unreachable!("the corners span every row"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(source: u32, target: u32, weight: f32) -> ChainLink {
        ChainLink { source, target, weight }
    }

    #[test]
    fn takes_the_heaviest_increasing_chain() {
        let links = vec![link(0, 0, 1.0), link(1, 5, 2.5), link(1, 1, 1.0), link(2, 2, 1.0), link(3, 3, 1.0)];
        let chain = heaviest(links, 6);
        let places: Vec<(u32, u32)> = chain.iter().map(|link| (link.source, link.target)).collect();
        assert_eq!(places, [(0, 0), (1, 1), (2, 2), (3, 3)]);
    }

    #[test]
    fn a_corridor_without_a_chain_holds_the_corners() {
        for (n, m) in [(0, 0), (3, 0), (0, 3), (2000, 3000)] {
            let corridor = corridor(&[], Both::new(n, m));
            assert!(corridor.node(0, 0).is_some() && corridor.node(n, m).is_some());
            assert!(corridor.len() <= 4 * LARGEST_GAP + 2 * MARGIN * (n + 1));
        }
    }
}
