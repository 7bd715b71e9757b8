//! Moved passages: what the best path leaves alone on both sides is matched across.
//!
//! A path never goes back, so a passage that stands elsewhere in the target is left without
//! counterpart, or is swallowed by beads that have little to show. Both are *free*: their sentences
//! propose each other by the rare tokens they share. A match counts where each is the other's clear
//! best, among the free and among those that are taken; a sentence that is written twice is so never
//! torn from its place.

use std::ops::Range;

use crate::align::evidence::Evidenced;
use crate::align::evidence::coverage::{Place, Token};
use crate::align::model::measures::MASS_FLOOR;
use crate::align::search::found::Found;
use crate::bitext::{Bead, Placement, Reasons};
use crate::span::Sents;

/// A two-sided bead whose coverage of both sides together is less than this may be dissolved.
const WEAK: f32 = 0.5;
/// Token types with more places than this on the other side propose nothing.
const MOST_PLACES: usize = 40;
/// A match across covers at least so much of both sides together; two of a passage, one behind the
/// other, help each other.
const LEAST_ALONE: f32 = 0.8;
const LEAST_IN_PASSAGE: f32 = 0.35;
/// The weight that a match shows on either side, so that short sentences prove nothing.
const LEAST_WEIGHT_ALONE: f32 = 12.0;
const LEAST_WEIGHT_IN_PASSAGE: f32 = 3.0;
/// The second best of either side reaches no more than this share of the best.
const MOST_OF_RIVAL: f32 = 0.9;
/// A match is so much better than the weak beads it takes its sentences from.
const LEAST_OVER_HELD: f32 = 0.2;
/// A neighbour joins a moved bead where that adds so much to the coverage of both sides.
const LEAST_JOINED: f32 = 0.08;
/// Most sentences of a moved bead on either side.
const LONGEST: usize = 4;
/// Sentences of a passage are no further from each other than this, on both sides.
const PASSAGE_STEP: usize = 4;

/// Matches across what the path leaves alone. Moved beads stand where their source does; what was
/// with them in a weak bead is left alone.
///
/// Work and memory grow with the number of free sentences times the places of their rare tokens.
pub(crate) fn with_moved(path: Vec<Found>, sides: &[Evidenced; 2]) -> Vec<Found> {
    let replaced = replacements(&path, sides);
    with_replacements(path, replaced)
}

/// A path with some of its beads replaced, which are given by number, in order.
pub(crate) fn with_replacements(path: Vec<Found>, replaced: Vec<(usize, Vec<Found>)>) -> Vec<Found> {
    let mut replaced = replaced.into_iter().peekable();
    let mut beads = Vec::with_capacity(path.len());
    for (k, bead) in path.into_iter().enumerate() {
        match replaced.next_if(|(number, _)| *number == k) {
            Some((_, others)) => beads.extend(others),
            None => beads.push(bead),
        }
    }
    beads
}

/// Whether a passage may have moved away from this bead: it has one side only, or little to show.
pub(crate) fn is_free(found: &Found) -> bool {
    found.bead.is_null() || found.coverage < WEAK
}

/// The beads of the path that lose sentences to a moved bead, by number, and what takes their place.
pub(crate) fn replacements(path: &[Found], sides: &[Evidenced; 2]) -> Vec<(usize, Vec<Found>)> {
    let pairing = Pairing::new(sides);
    let mut held = Held::new(path, [sides[0].units.len(), sides[1].units.len()]);
    let matches = passages(matches(&pairing, &held));
    let mut moved: Vec<Block> = Vec::new();
    for found in matches.iter().filter(|found| held.crosses(path, found)) {
        moved.push(Block::of(found));
    }
    for block in &moved {
        held.take(block);
    }
    for block in &mut moved {
        *block = pairing.grown(block, &held);
        held.take(block);
    }
    replacing(path, &held, &moved, &pairing)
}

/// A source and a target sentence that match across.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Match {
    source: usize,
    target: usize,
    coverage: f32,
    /// The lesser of what the two sentences show of each other.
    weight: f32,
}

/// A moved bead in the making.
#[derive(Clone, Debug, PartialEq)]
struct Block {
    source: Range<usize>,
    target: Range<usize>,
}

impl Block {
    fn of(found: &Match) -> Block {
        Block { source: found.source..found.source + 1, target: found.target..found.target + 1 }
    }
}

/// What holds each sentence of both sides.
struct Held {
    /// Number of the bead of the path.
    by: [Vec<usize>; 2],
    /// The coverage of that bead; 0 for null beads.
    coverage: [Vec<f32>; 2],
    /// Whether the sentence is in no bead with two sides, or in a weak one.
    free: [Vec<bool>; 2],
    /// Whether it has no counterpart on the path.
    alone: [Vec<bool>; 2],
    /// Whether it is in a moved bead.
    taken: [Vec<bool>; 2],
}

impl Held {
    fn new(path: &[Found], lengths: [usize; 2]) -> Held {
        let mut held = Held {
            by: lengths.map(|len| vec![0; len]),
            coverage: lengths.map(|len| vec![0.0; len]),
            free: lengths.map(|len| vec![false; len]),
            alone: lengths.map(|len| vec![false; len]),
            taken: lengths.map(|len| vec![false; len]),
        };
        for (k, step) in path.iter().enumerate() {
            let null = step.bead.is_null();
            for (side, run) in [step.bead.source, step.bead.target].into_iter().enumerate() {
                for at in run.iter() {
                    held.by[side][at] = k;
                    held.coverage[side][at] = if null { 0.0 } else { step.coverage };
                    held.alone[side][at] = null;
                    held.free[side][at] = is_free(step);
                }
            }
        }
        held
    }

    fn take(&mut self, block: &Block) {
        self.taken[0][block.source.clone()].fill(true);
        self.taken[1][block.target.clone()].fill(true);
    }

    /// Whether a match goes across a bead that stays; else the path could have had it.
    fn crosses(&self, path: &[Found], found: &Match) -> bool {
        let (a, b) = (self.by[0][found.source], self.by[1][found.target]);
        let between = if a < b { a + 1..b } else { b + 1..a };
        between.into_iter().any(|k| !path[k].bead.is_null() && path[k].coverage >= WEAK)
    }
}

/// How well sentences match, wherever they stand.
struct Pairing<'a> {
    sides: &'a [Evidenced; 2],
    /// For each token type of a side, what it shows of a sentence taken at random.
    chance: [Vec<f32>; 2],
    masses: [Vec<f32>; 2],
}

impl<'a> Pairing<'a> {
    fn new(sides: &'a [Evidenced; 2]) -> Pairing<'a> {
        let lengths = [sides[1].units.len().max(1) as f32, sides[0].units.len().max(1) as f32];
        let chance = |side: usize| {
            let of =
                |places: &Vec<Place>| places.iter().map(|place| place.strength).sum::<f32>() / lengths[side];
            sides[side].places.iter().map(of).collect()
        };
        let masses = |side: usize| {
            let mass = |tokens: &Vec<Token>| tokens.iter().map(|token| token.weight).sum();
            sides[side].units.iter().map(mass).collect()
        };
        Pairing { sides, chance: [chance(0), chance(1)], masses: [masses(0), masses(1)] }
    }

    /// What a sentence of `side` shows of a run of the other side, beyond chance, as a weight.
    fn shown(&self, side: usize, at: usize, window: &Range<usize>) -> f32 {
        let of = |token: &Token| {
            let places = &self.sides[side].places[token.kind as usize];
            let first = places.partition_point(|place| (place.at as usize) < window.start);
            let inside = places[first..].iter().take_while(|place| (place.at as usize) < window.end);
            let best = inside.map(|place| place.strength).fold(0.0, f32::max);
            token.weight * (best - (self.chance[side][token.kind as usize] * window.len() as f32).min(1.0))
        };
        self.sides[side].units[at].iter().map(of).sum()
    }

    /// How much of a run of `side` a run of the other side covers, in 0..1.
    fn share(&self, side: usize, run: &Range<usize>, window: &Range<usize>) -> f32 {
        let shown: f32 = run.clone().map(|at| self.shown(side, at, window)).sum();
        shown / (self.masses[side][run.clone()].iter().sum::<f32>() + MASS_FLOOR)
    }

    fn coverage(&self, block: &Block) -> f32 {
        self.share(0, &block.source, &block.target) + self.share(1, &block.target, &block.source)
    }

    fn match_of(&self, source: usize, target: usize) -> Match {
        let (s, t) = (source..source + 1, target..target + 1);
        let (forwards, backwards) = (self.shown(0, source, &t), self.shown(1, target, &s));
        let coverage = forwards / (self.masses[0][source] + MASS_FLOOR)
            + backwards / (self.masses[1][target] + MASS_FLOOR);
        Match { source, target, coverage, weight: forwards.min(backwards) }
    }

    /// The sentences of the other side that hold a rare token of sentence `at` of `side`, sorted.
    fn near(&self, side: usize, at: usize) -> Vec<usize> {
        let places =
            self.sides[side].units[at].iter().map(|token| &self.sides[side].places[token.kind as usize]);
        let rare = places.filter(|places| places.len() <= MOST_PLACES);
        let mut places: Vec<usize> = rare.flatten().map(|place| place.at as usize).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// A moved bead with the free neighbours that it covers better than it does without them.
    fn grown(&self, block: &Block, held: &Held) -> Block {
        let mut block = block.clone();
        let mut coverage = self.coverage(&block);
        loop {
            let mut wider: Vec<Block> = Vec::new();
            let open =
                |side: usize, at: usize| held.alone[side].get(at) == Some(&true) && !held.taken[side][at];
            let Block { source, target } = &block;
            if source.len() < LONGEST && open(0, source.end) {
                wider.push(Block { source: source.start..source.end + 1, target: target.clone() });
            }
            if source.len() < LONGEST && source.start > 0 && open(0, source.start - 1) {
                wider.push(Block { source: source.start - 1..source.end, target: target.clone() });
            }
            if target.len() < LONGEST && open(1, target.end) {
                wider.push(Block { source: source.clone(), target: target.start..target.end + 1 });
            }
            if target.len() < LONGEST && target.start > 0 && open(1, target.start - 1) {
                wider.push(Block { source: source.clone(), target: target.start - 1..target.end });
            }
            let covered = wider.into_iter().map(|wide| (self.coverage(&wide), wide));
            let best = covered.reduce(|a, b| if b.0 > a.0 { b } else { a });
            match best {
                Some((more, wide)) if more >= coverage + LEAST_JOINED => (coverage, block) = (more, wide),
                _ => return block,
            }
        }
    }
}

/// The pairs of free sentences that are each other's clear best.
fn matches(pairing: &Pairing<'_>, held: &Held) -> Vec<Match> {
    let free = (0..held.free[0].len()).filter(|&s| held.free[0][s]);
    free.filter_map(|s| {
        let all = pairing.near(0, s).into_iter().map(|t| pairing.match_of(s, t)).collect::<Vec<_>>();
        let best = clear_best(&all, |found| found.target, |found| held.free[1][found.target])?;
        let back = pairing.near(1, best.target).into_iter().map(|s| pairing.match_of(s, best.target));
        let back =
            clear_best(&back.collect::<Vec<_>>(), |found| found.source, |found| held.free[0][found.source])?;
        let before = held.coverage[0][s].max(held.coverage[1][best.target]);
        (back.source == s && best.coverage >= before + LEAST_OVER_HELD).then_some(best)
    })
    .collect()
}

/// The match with the largest coverage, if it is free and no other comes near. The sentences beside it
/// are no rivals: they may be parts of the same bead.
fn clear_best(
    matches: &[Match],
    place: impl Fn(&Match) -> usize,
    is_free: impl Fn(&Match) -> bool,
) -> Option<Match> {
    let best = *matches.iter().reduce(|a, b| if b.coverage > a.coverage { b } else { a })?;
    let rivals = matches.iter().filter(|other| place(other).abs_diff(place(&best)) > 1);
    let rival = rivals.map(|other| other.coverage).fold(0.0, f32::max);
    (is_free(&best) && rival <= MOST_OF_RIVAL * best.coverage).then_some(best)
}

/// Those matches that are enough alone, and those that are together. `found` is sorted by source.
fn passages(found: Vec<Match>) -> Vec<Match> {
    let enough =
        |found: &Match, coverage: f32, weight: f32| found.coverage >= coverage && found.weight >= weight;
    let found: Vec<Match> =
        found.into_iter().filter(|found| enough(found, LEAST_IN_PASSAGE, LEAST_WEIGHT_IN_PASSAGE)).collect();
    let follows = |a: &Match, b: &Match| {
        let step = |from: usize, to: usize| to > from && to - from <= PASSAGE_STEP;
        step(a.source, b.source) && step(a.target, b.target)
    };
    found
        .chunk_by(follows)
        .filter(|passage| passage.len() > 1 || enough(&passage[0], LEAST_ALONE, LEAST_WEIGHT_ALONE))
        .flatten()
        .copied()
        .collect()
}

/// The beads that lost a sentence, and instead of each the moved beads that begin in it and what is left.
fn replacing(
    path: &[Found],
    held: &Held,
    moved: &[Block],
    pairing: &Pairing<'_>,
) -> Vec<(usize, Vec<Found>)> {
    let mut replaced = Vec::new();
    for (k, step) in path.iter().enumerate() {
        let Bead { source, target, .. } = step.bead;
        let taken = |side: usize, run: Sents| run.iter().any(|at| held.taken[side][at]);
        if !taken(0, source) && !taken(1, target) {
            continue;
        }
        let mut beads = Vec::new();
        for at in source.iter() {
            if let Ok(k) = moved.binary_search_by_key(&at, |block| block.source.start) {
                beads.push(moved_bead(&moved[k], pairing.coverage(&moved[k])));
            } else if !held.taken[0][at] {
                let nothing = Sents { start: target.start, end: target.start };
                beads.push(left_alone(Sents::new(at, at + 1), nothing));
            }
        }
        for at in target.iter().filter(|&at| !held.taken[1][at]) {
            let nothing = Sents { start: source.end, end: source.end };
            beads.push(left_alone(nothing, Sents::new(at, at + 1)));
        }
        replaced.push((k, beads));
    }
    replaced
}

/// A moved bead is on no path: its score is its coverage, its confidence half of that, the share of both
/// sides that the other accounts for.
fn moved_bead(block: &Block, coverage: f32) -> Found {
    let (source, target) = (&block.source, &block.target);
    let (source, target) = (Sents::new(source.start, source.end), Sents::new(target.start, target.end));
    let bead = Bead { placement: Placement::Moved, ..Bead::found(source, target, coverage, coverage / 2.0) };
    Found { bead, coverage, reasons: Reasons::default() }
}

/// What is left of a weak bead: nothing speaks for it.
fn left_alone(source: Sents, target: Sents) -> Found {
    let bead = Bead::found(source, target, 0.0, 0.0);
    Found { bead, coverage: 0.0, reasons: Reasons::default() }
}
