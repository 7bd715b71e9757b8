//! Moved passages: what the best path leaves without counterpart on both sides is matched across it.
//!
//! A path never goes back, so a passage that stands elsewhere in the target is left without counterpart, or
//! is swallowed by beads with little support. In both cases it is *free*: its sentences propose each other by
//! the rare tokens they share. A match counts where each is clearly the best for the other, among the free
//! sentences and the taken ones alike; so a sentence that is written twice is never torn from its place.

use std::ops::Range;

use crate::align::evidence::places::Placed;
use crate::align::evidence::token::{MASS_FLOOR, RARE, Spread, Token};
use crate::align::search::found::Found;
use crate::bitext::{Bead, Placement};
use crate::side::{Both, Side};
use crate::span::Sents;

/// A two-sided bead that covers less than this of its two sides together may be dissolved.
const WEAK: f32 = 0.5;
/// A match across covers at least this much of both sides together; two of a passage, one after the other,
/// support each other.
const LEAST_ALONE: f32 = 0.8;
const LEAST_IN_PASSAGE: f32 = 0.35;
/// The weight that a match must show on either side, so that short sentences prove nothing.
const LEAST_WEIGHT_ALONE: f32 = 12.0;
const LEAST_WEIGHT_IN_PASSAGE: f32 = 3.0;
/// The second best on either side reaches at most this share of the best.
const MOST_OF_RIVAL: f32 = 0.9;
/// A match is better by at least this than the weak beads it takes its sentences from.
const LEAST_OVER_HELD: f32 = 0.2;
/// A neighbour joins a moved bead if it adds at least this to the coverage of both sides.
const LEAST_JOINED: f32 = 0.08;
/// The most sentences of a moved bead on either side.
const LONGEST: usize = 4;
/// Neighbouring sentences of a passage are at most this far apart, on both sides.
const PASSAGE_STEP: usize = 4;

/// Matches across what the path leaves without counterpart. Moved beads stand where their source does;
/// whatever was with them in a weak bead is left alone.
///
/// Time grows with the number of free sentences times the length of the other side.
pub(crate) fn with_moved<'a>(path: Vec<Found>, sides: impl FnOnce() -> Both<Placed<'a>>) -> Vec<Found> {
    let is_free =
        |side: Side| path.iter().any(|found| is_free(found) && !found.bead.sides()[side].is_empty());
    if !Side::ALL.into_iter().all(is_free) {
        return path;
    }
    let replaced = replacements(&path, &sides());
    with_replacements(path, replaced)
}

/// A path with some of its beads replaced; these are given by number, in order.
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

/// Whether a passage may have moved away from this bead: it has only one side, or little support.
pub(crate) fn is_free(found: &Found) -> bool {
    found.bead.is_null() || found.coverage < WEAK
}

/// The beads of the path that lose sentences to a moved bead, by number, and what takes their place.
pub(crate) fn replacements(path: &[Found], sides: &Both<Placed<'_>>) -> Vec<(usize, Vec<Found>)> {
    let pairing = Pairing::new(sides);
    let mut held = Held::new(path, sides.as_ref().map(|side| side.units.len()));
    let matches = passages(matches(&pairing, &held));
    let crossing = matches.iter().filter(|found| held.crosses(found));
    let mut moved: Vec<Block> = crossing.map(Match::block).collect();
    moved.iter().for_each(|block| held.take(block));
    for block in &mut moved {
        *block = pairing.grown(block, &held);
        held.take(block);
    }
    replacing(&held, &moved, &pairing)
}

/// A source and a target sentence that match across the path.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Match {
    at: Both<usize>,
    coverage: f32,
    /// The lesser of what each sentence shows of the other.
    weight: f32,
}

impl Match {
    fn block(&self) -> Block {
        self.at.map(|at| at..at + 1)
    }
}

/// A moved bead in the making: the sentences of both sides.
type Block = Both<Range<usize>>;

/// What holds each sentence: the beads of the path, and the moved beads.
struct Held<'a> {
    path: &'a [Found],
    /// The number of the bead of each sentence on the path.
    by: Both<Vec<usize>>,
    /// Whether a sentence is in a moved bead.
    taken: Both<Vec<bool>>,
}

impl<'a> Held<'a> {
    fn new(path: &'a [Found], lengths: Both<usize>) -> Held<'a> {
        let mut by = lengths.map(|len| vec![0; len]);
        for (k, found) in path.iter().enumerate() {
            for (by, run) in by.as_mut().zip(found.bead.sides()) {
                by[run.range()].fill(k);
            }
        }
        Held { path, by, taken: lengths.map(|len| vec![false; len]) }
    }

    fn found(&self, side: Side, at: usize) -> &'a Found {
        &self.path[self.by[side][at]]
    }

    /// Whether the sentence is in a null bead or in a weak one.
    fn is_free(&self, side: Side, at: usize) -> bool {
        is_free(self.found(side, at))
    }

    /// How much the bead of a sentence covers of its two sides.
    fn coverage(&self, side: Side, at: usize) -> f32 {
        let found = self.found(side, at);
        if found.bead.is_null() { 0.0 } else { found.coverage }
    }

    fn is_taken(&self, side: Side, at: usize) -> bool {
        self.taken[side][at]
    }

    /// Whether a moved bead may grow to hold the sentence, which may not exist.
    fn is_open(&self, side: Side, at: usize) -> bool {
        at < self.by[side].len() && self.found(side, at).bead.is_null() && !self.is_taken(side, at)
    }

    fn take(&mut self, block: &Block) {
        for (taken, run) in self.taken.as_mut().zip(block.as_ref()) {
            taken[run.clone()].fill(true);
        }
    }

    /// Whether a bead that stays lies between the two sentences of a match; otherwise the path could have had
    /// it.
    fn crosses(&self, found: &Match) -> bool {
        let Both { source: a, target: b } = self.by.as_ref().zip(found.at).map(|(by, at)| by[at]);
        let (first, last) = (a.min(b), a.max(b));
        self.path[first..last].iter().skip(1).any(|found| !is_free(found))
    }
}

/// How well sentences match, wherever they stand.
struct Pairing<'a> {
    sides: &'a Both<Placed<'a>>,
    /// For each token type of a side, how its matches are spread over the other.
    spreads: Both<Vec<Spread>>,
    masses: Both<Vec<f32>>,
}

impl<'a> Pairing<'a> {
    fn new(sides: &'a Both<Placed<'a>>) -> Pairing<'a> {
        let spreads = sides.as_ref().map(|side| side.places.spreads());
        let mass = |tokens: &Vec<Token>| tokens.iter().map(|token| token.weight).sum();
        let masses = sides.as_ref().map(|side| side.units.iter().map(mass).collect());
        Pairing { sides, spreads, masses }
    }

    /// What a sentence of `side` shows of a run of the other side, beyond chance, as a weight.
    fn shown(&self, side: Side, at: usize, window: &Range<usize>) -> f32 {
        let len = self.sides[side.other()].units.len() as f32;
        let of = |token: &Token| {
            let best = self.sides[side].places.best(token.kind, window);
            // What it shows of a random window.
            let chance = self.spreads[side][token.kind as usize].sum / len * window.len() as f32;
            token.weight * (best - chance.min(1.0))
        };
        self.sides[side].units[at].iter().map(of).sum()
    }

    /// How much of the run of `side` in a block the run of the other side covers, in 0..1.
    fn share(&self, side: Side, block: &Block) -> f32 {
        let (run, window) = (&block[side], &block[side.other()]);
        let shown: f32 = run.clone().map(|at| self.shown(side, at, window)).sum();
        shown / (self.masses[side][run.clone()].iter().sum::<f32>() + MASS_FLOOR)
    }

    fn coverage(&self, block: &Block) -> f32 {
        self.share(Side::Source, block) + self.share(Side::Target, block)
    }

    fn match_of(&self, at: Both<usize>) -> Match {
        let shown = Both::of(|side| {
            let other = at[side.other()];
            self.shown(side, at[side], &(other..other + 1))
        });
        let share = Both::of(|side| shown[side] / (self.masses[side][at[side]] + MASS_FLOOR));
        Match { at, coverage: share.source + share.target, weight: shown.source.min(shown.target) }
    }

    /// The match of sentence `at` of `side` that is its clear best.
    fn best(&self, side: Side, at: usize, held: &Held<'_>) -> Option<Match> {
        let pair = |other: usize| match side {
            Side::Source => Both::new(at, other),
            Side::Target => Both::new(other, at),
        };
        let matches: Vec<Match> =
            self.near(side, at).into_iter().map(|other| self.match_of(pair(other))).collect();
        clear_best(&matches, side.other(), held)
    }

    /// The sentences of the other side that share a rare token with sentence `at` of `side`, sorted.
    fn near(&self, side: Side, at: usize) -> Vec<usize> {
        let Placed { units, places } = &self.sides[side];
        let is_rare = |kind: &u32| self.spreads[side][*kind as usize].units as usize <= RARE;
        let rare: Vec<u32> = units[at].iter().map(|token| token.kind).filter(is_rare).collect();
        places.of_any(&rare)
    }

    /// A moved bead, with the free neighbours that improve its coverage.
    fn grown(&self, block: &Block, held: &Held<'_>) -> Block {
        let mut block = block.clone();
        let mut coverage = self.coverage(&block);
        loop {
            let mut wider: Vec<Block> = Vec::new();
            for side in Side::ALL {
                let run = &block[side];
                let mut widen = |run: Range<usize>| {
                    let mut wide = block.clone();
                    wide[side] = run;
                    wider.push(wide);
                };
                if run.len() < LONGEST && held.is_open(side, run.end) {
                    widen(run.start..run.end + 1);
                }
                if run.len() < LONGEST && run.start > 0 && held.is_open(side, run.start - 1) {
                    widen(run.start - 1..run.end);
                }
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

/// The pairs of free sentences each of which is clearly the best for the other.
fn matches(pairing: &Pairing<'_>, held: &Held<'_>) -> Vec<Match> {
    let free = (0..held.by.source.len()).filter(|&s| held.is_free(Side::Source, s));
    free.filter_map(|s| {
        let best = pairing.best(Side::Source, s, held)?;
        let back = pairing.best(Side::Target, best.at.target, held)?;
        let before = held.coverage(Side::Source, s).max(held.coverage(Side::Target, best.at.target));
        (back.at.source == s && best.coverage >= before + LEAST_OVER_HELD).then_some(best)
    })
    .collect()
}

/// The match with the largest coverage, if its sentence of `side` is free and no other match comes near. The
/// sentences beside it are no rivals: they may be parts of the same bead.
fn clear_best(matches: &[Match], side: Side, held: &Held<'_>) -> Option<Match> {
    let best = *matches.iter().reduce(|a, b| if b.coverage > a.coverage { b } else { a })?;
    let rivals = matches.iter().filter(|other| other.at[side].abs_diff(best.at[side]) > 1);
    let rival = rivals.map(|other| other.coverage).fold(0.0, f32::max);
    (held.is_free(side, best.at[side]) && rival <= MOST_OF_RIVAL * best.coverage).then_some(best)
}

/// The matches that suffice alone, and those that suffice together. `found` is sorted by source.
fn passages(found: Vec<Match>) -> Vec<Match> {
    let enough =
        |found: &Match, coverage: f32, weight: f32| found.coverage >= coverage && found.weight >= weight;
    let found: Vec<Match> =
        found.into_iter().filter(|found| enough(found, LEAST_IN_PASSAGE, LEAST_WEIGHT_IN_PASSAGE)).collect();
    let step = |from: usize, to: usize| to > from && to - from <= PASSAGE_STEP;
    let follows = |a: &Match, b: &Match| Side::ALL.into_iter().all(|side| step(a.at[side], b.at[side]));
    found
        .chunk_by(follows)
        .filter(|passage| passage.len() > 1 || enough(&passage[0], LEAST_ALONE, LEAST_WEIGHT_ALONE))
        .flatten()
        .copied()
        .collect()
}

/// The beads that lost a sentence, and in place of each the moved beads that begin in it and what is left of
/// it.
fn replacing(held: &Held<'_>, moved: &[Block], pairing: &Pairing<'_>) -> Vec<(usize, Vec<Found>)> {
    let mut replaced = Vec::new();
    for (k, found) in held.path.iter().enumerate() {
        let sides = found.bead.sides();
        let is_taken = |side: Side| sides[side].iter().any(|at| held.is_taken(side, at));
        if !Side::ALL.into_iter().any(is_taken) {
            continue;
        }
        let Both { source, target } = sides;
        let mut beads = Vec::new();
        for at in source.iter() {
            if let Ok(k) = moved.binary_search_by_key(&at, |block| block.source.start) {
                beads.push(moved_bead(&moved[k], pairing.coverage(&moved[k])));
            } else if !held.is_taken(Side::Source, at) {
                let nothing = Sents { start: target.start, end: target.start };
                beads.push(Found::left_alone(Sents::new(at, at + 1), nothing));
            }
        }
        for at in target.iter().filter(|&at| !held.is_taken(Side::Target, at)) {
            let nothing = Sents { start: source.end, end: source.end };
            beads.push(Found::left_alone(nothing, Sents::new(at, at + 1)));
        }
        replaced.push((k, beads));
    }
    replaced
}

/// A moved bead is on no path: its score is its coverage, and its confidence is half of that, the share of
/// both sides that the other accounts for.
fn moved_bead(block: &Block, coverage: f32) -> Found {
    let Both { source, target } = block.as_ref().map(|run| Sents::new(run.start, run.end));
    let bead = Bead { placement: Placement::Moved, ..Bead::found(source, target, coverage, coverage / 2.0) };
    Found { coverage, ..Found::unweighed(bead) }
}
