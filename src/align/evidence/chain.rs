//! The coarse chain: sentence pairs that are surely translations, to guide the search.
//!
//! Rare tokens that match across the sides vote for sentence pairs; the best increasing chain of
//! pairs (heaviest increasing subsequence, found with a Fenwick tree in n·log n) leads through the
//! documents, and the search stays near it ([`corridor`]). Moore (2002) prunes in the same spirit.

use crate::align::evidence::Evidenced;
use crate::align::evidence::coverage::{Place, Token};
use crate::align::evidence::matches::rare_places;
use crate::align::evidence::pairs::WordPairs;
use crate::align::evidence::vocabulary::Vocabulary;
use crate::align::lattice::Corridor;
use crate::document::Document;
use crate::span::Span;

/// Token types with more places than this on the other side vote for the nearest only.
const MOST_PLACES: usize = 40;
/// But if one sentence in so many is such a place, for nothing.
const COMMON: usize = 50;
/// A sentence proposes so many counterparts at most.
const PROPOSALS: usize = 4;
/// A pair whose tokens cover less of both sentences together is not proposed.
const LEAST_SHARE: f32 = 0.25;
/// Added to the weight of a sentence before dividing by it.
const MASS_FLOOR: f32 = 3.0;
/// So far from the chain the search may stray, in sentences.
const MARGIN: usize = 8;
/// A gap between two links of the chain is searched whole up to this number of cut points; a larger
/// one only along its diagonal.
const LARGEST_GAP: usize = 1 << 16;

/// A pair of sentences that are likely translations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ChainLink {
    pub(crate) source: u32,
    pub(crate) target: u32,
    pub(crate) weight: f32,
}

/// The chain through whole documents, by their words alone.
pub(crate) fn coarse([source, target]: [&Document<'_>; 2], words: &WordPairs<'_>) -> Vec<ChainLink> {
    let none = || std::iter::empty();
    let source_words = Vocabulary::new(source, words.source, none());
    let target_words = Vocabulary::new(target, words.target, none());
    let spans = |document: &Document<'_>| -> Vec<Span> { document.sentences().map(|s| s.span()).collect() };
    let (units, target_units) = (source_words.bags(&spans(source)), target_words.bags(&spans(target)));
    let most = MOST_PLACES.max(target.len() / COMMON);
    // Without anchors, the types of a vocabulary are the forms of its words, in the same order.
    let places = rare_places(&words.translations, &target_units, target_words.kinds.len(), most);
    let sides = [Evidenced { units, places }, Evidenced { units: target_units, places: Vec::new() }];
    let first = chain(&sides);
    // Now that the way is roughly known, what repeats itself is looked for near it.
    heaviest(proposals(&sides, |number| along(&first, number, [source.len(), target.len()])), target.len())
}

/// The target position across from the source sentence `number`, between the links before and after.
fn along(chain: &[ChainLink], number: usize, ends: [usize; 2]) -> usize {
    let next = chain.partition_point(|link| (link.source as usize) < number);
    let place = |link: &ChainLink| [link.source as usize, link.target as usize];
    let before = next.checked_sub(1).map_or([0, 0], |k| place(&chain[k]));
    let after = chain.get(next).map_or(ends, place);
    before[1] + (number - before[0]) * (after[1] - before[1]) / (after[0] - before[0]).max(1)
}

/// The heaviest chain of sentence pairs that increases on both sides.
pub(crate) fn chain(sides: &[Evidenced; 2]) -> Vec<ChainLink> {
    let [n, m] = [sides[0].units.len(), sides[1].units.len()];
    heaviest(proposals(sides, |number| number * m / n), m)
}

/// For each source sentence, the target sentences that its rare tokens vote for most. `across` says
/// where one is expected.
fn proposals([source, target]: &[Evidenced; 2], across: impl Fn(usize) -> usize) -> Vec<ChainLink> {
    let mass = |tokens: &[Token]| -> f32 { tokens.iter().map(|token| token.weight).sum() };
    let target_masses: Vec<f32> = target.units.iter().map(|tokens| mass(tokens)).collect();
    let most = MOST_PLACES.max(target.units.len() / COMMON);
    let mut votes = vec![0.0f32; target_masses.len()];
    let mut links = Vec::new();
    for (number, tokens) in source.units.iter().enumerate() {
        let expected = across(number);
        let mut voted: Vec<u32> = Vec::new();
        for token in tokens {
            let places = &source.places[token.kind as usize];
            for place in nearest(places, expected).iter().take_while(|_| places.len() <= most) {
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
        // Of equals the one nearest to where it is expected: a text that repeats itself keeps its pace.
        let astray = |link: &ChainLink| (link.target as usize).abs_diff(expected);
        found.sort_by(|a, b| {
            b.weight.total_cmp(&a.weight).then(astray(a).cmp(&astray(b))).then(a.target.cmp(&b.target))
        });
        links.extend(found.into_iter().take(PROPOSALS));
    }
    links
}

/// About [`MOST_PLACES`] places on both sides of a place.
fn nearest(places: &[Place], place: usize) -> &[Place] {
    if places.len() <= MOST_PLACES {
        return places;
    }
    let middle = places.partition_point(|found| (found.at as usize) < place);
    let start = middle.saturating_sub(MOST_PLACES / 2).min(places.len() - MOST_PLACES);
    &places[start..start + MOST_PLACES]
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

/// The one with the larger sum; the first where they are equal.
fn better(a: Option<usize>, b: Option<usize>, sums: &[f32]) -> Option<usize> {
    match (a, b) {
        (Some(x), Some(y)) if sums[y] > sums[x] => b,
        (Some(_), _) => a,
        (None, _) => b,
    }
}

/// The cut points near a chain: between two neighbouring links all that lie in the rectangle they
/// span, and a margin around it.
pub(crate) fn corridor(chain: &[ChainLink], source_len: usize, target_len: usize) -> Corridor {
    let mut corners = vec![(0, 0)];
    corners.extend(chain.iter().map(|link| (link.source as usize, link.target as usize)));
    corners.push((source_len, target_len));
    let mut rows: Vec<Option<std::ops::Range<u32>>> = vec![None; source_len + 1];
    for pair in corners.windows(2) {
        let ((top, left), (bottom, right)) = (pair[0], pair[1]);
        let (height, width) = (bottom - top, right - left);
        let whole = (height + 1).saturating_mul(width + 1) <= LARGEST_GAP;
        let reach = if whole { 0 } else { LARGEST_GAP / (height + 1) / 2 + MARGIN };
        let first = top.saturating_sub(MARGIN);
        let past = (bottom + MARGIN).min(source_len) + 1;
        for (i, row) in (first..past).zip(&mut rows[first..past]) {
            let diagonal = left + (i.clamp(top, bottom) - top) * width / height.max(1);
            let (low, high) = if whole {
                (left, right)
            } else {
                (diagonal.saturating_sub(reach).max(left), (diagonal + reach).min(right))
            };
            let near = low.saturating_sub(MARGIN) as u32..(high + MARGIN).min(target_len) as u32 + 1;
            *row = Some(match row.take() {
                Some(row) => row.start.min(near.start)..row.end.max(near.end),
                None => near,
            });
        }
    }
    Corridor::new(rows.into_iter().map(|row| row.expect("the corners span every row")).collect())
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
            let corridor = corridor(&[], n, m);
            assert!(corridor.node(0, 0).is_some() && corridor.node(n, m).is_some());
            assert!(corridor.len() <= 4 * LARGEST_GAP + 2 * MARGIN * (n + 1));
        }
    }
}
