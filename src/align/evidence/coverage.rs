//! Coverage: how much of a sentence the other side accounts for.
//!
//! One direction at a time. A sentence is a bag of weighted tokens, and each token type has *places*: the
//! sentences of the other side that match it, and how well. The gain of a sentence over a window of the other
//! side is the weighted sum of the best places of its tokens in the window, less what a random window of that
//! size would give: a word that occurs everywhere proves nothing.

use std::ops::Range;

use crate::align::lattice::Corridor;
use crate::side::{Both, Side};

/// A token type of a sentence with its weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Token {
    /// The number of the type.
    pub(crate) kind: u32,
    /// How much it says; rare types weigh more.
    pub(crate) weight: f32,
}

/// A place on the other side that matches a token type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Place {
    /// The number of the sentence.
    pub(crate) at: u32,
    /// How well it matches, in 0..1.
    pub(crate) strength: f32,
}

/// Added to the weight of a sentence before dividing by it, so that short sentences do not stand out.
pub(crate) const MASS_FLOOR: f32 = 3.0;
/// A token type with at most this many places is rare: it tells sentences apart.
pub(crate) const RARE: usize = 40;
/// The sum of the gains of a run of sentences is a feature in tenths, to be as large as the others.
pub(crate) const SUM_SCALE: f32 = 0.1;

/// Gains of every sentence over every window of a corridor, for windows of 1 to `windows` sentences.
#[derive(Clone, Debug)]
pub(crate) struct Coverage {
    windows: usize,
    /// For each sentence the window starts for which gains are kept.
    starts: Vec<Range<u32>>,
    /// For each sentence the index of its first gain.
    offsets: Vec<usize>,
    gains: Vec<f32>,
    masses: Vec<f32>,
}

impl Coverage {
    /// Computes the gains.
    ///
    /// `sentences` are the tokens of this side, `places` the sorted places of each token type, and `starts`
    /// the window starts wanted for each sentence. Time and memory grow with the area of the corridor and the
    /// number of places in it.
    pub(crate) fn new(
        sentences: &[Vec<Token>],
        places: &[Vec<Place>],
        other_len: usize,
        starts: Vec<Range<u32>>,
        windows: usize,
    ) -> Coverage {
        let mut scratch = Windows::default();
        let mut backgrounds = Vec::with_capacity(places.len() * windows);
        places
            .iter()
            .for_each(|places| push_backgrounds(places, other_len, windows, &mut scratch, &mut backgrounds));
        let mut offsets = Vec::with_capacity(starts.len());
        let mut area = 0;
        for range in &starts {
            offsets.push(area);
            area += range.len() * windows;
        }
        let mut coverage = Coverage { windows, starts, offsets, gains: vec![0.0; area], masses: Vec::new() };
        for (s, tokens) in sentences.iter().enumerate() {
            for token in tokens {
                coverage.add(s, token.weight, &places[token.kind as usize], &mut scratch);
            }
            for window in 1..=windows {
                let of =
                    |token: &Token| token.weight * backgrounds[token.kind as usize * windows + window - 1];
                let background: f32 = tokens.iter().map(of).sum();
                coverage.gains_of(s, window).iter_mut().for_each(|gain| *gain -= background);
            }
            coverage.masses.push(tokens.iter().map(|token| token.weight).sum());
        }
        coverage
    }

    /// The gains of sentence `s` over windows of one size.
    fn gains_of(&mut self, s: usize, window: usize) -> &mut [f32] {
        let width = self.starts[s].len();
        let cells = self.offsets[s] + (window - 1) * width;
        &mut self.gains[cells..cells + width]
    }

    /// Adds the best place of one token of sentence `s` in each window.
    fn add(&mut self, s: usize, weight: f32, places: &[Place], best: &mut Windows) {
        let range = self.starts[s].clone();
        let past = range.end + self.windows as u32 - 1;
        let first = places.partition_point(|place| place.at < range.start);
        let near = places[first..].partition_point(|place| place.at < past);
        if near == 0 {
            return;
        }
        best.reset(&places[first..first + near], range.start, range.len());
        for window in 1..=self.windows {
            let gains = self.gains_of(s, window).iter_mut();
            gains.zip(best.widen()).for_each(|(gain, best)| *gain += weight * best);
        }
    }

    /// The gain of sentence `s` over the `window` sentences from `start`.
    pub(crate) fn gain(&self, s: usize, start: usize, window: usize) -> f32 {
        let range = &self.starts[s];
        debug_assert!(range.contains(&(start as u32)), "the window lies in the corridor");
        self.gains[self.offsets[s] + (window - 1) * range.len() + start - range.start as usize]
    }

    /// The gain of sentence `s` over the single sentence `t`, divided by the weight of `s` plus `floor`. Zero
    /// where `t` is outside the corridor.
    pub(crate) fn share(&self, s: usize, t: usize, floor: f32) -> f32 {
        let held = self.starts[s].contains(&(t as u32));
        if held { self.gain(s, t, 1) / (self.mass(s) + floor) } else { 0.0 }
    }

    /// The total weight of the tokens of sentence `s`.
    pub(crate) fn mass(&self, s: usize) -> f32 {
        self.masses[s]
    }
}

/// The best place in each window of one size, which grows one sentence at a time.
#[derive(Default)]
struct Windows {
    /// The strength of the place at each sentence from the start of the first window.
    single: Vec<f32>,
    /// The best in each window.
    best: Vec<f32>,
    size: usize,
}

impl Windows {
    /// Begins with empty windows, of which the first starts at `start` and the last at `start + len - 1`. No
    /// place lies before `start`; those beyond the last window do not count.
    fn reset(&mut self, places: &[Place], start: u32, len: usize) {
        self.size = 0;
        self.best.clear();
        self.best.resize(len, 0.0);
        self.single.clear();
        self.single.resize(len, 0.0);
        for place in places {
            let at = (place.at - start) as usize;
            if at >= self.single.len() {
                self.single.resize(at + 1, 0.0);
            }
            self.single[at] = place.strength;
        }
    }

    /// Makes all windows one sentence longer and returns the best place in each.
    fn widen(&mut self) -> &[f32] {
        let entering = self.single.get(self.size..).unwrap_or_default();
        for (best, &entering) in self.best.iter_mut().zip(entering) {
            *best = if entering > *best { entering } else { *best };
        }
        self.size += 1;
        &self.best
    }
}

/// The number of windows of `window` sentences on a side of `len` sentences, at least one.
fn positions(len: usize, window: usize) -> usize {
    (len + 1).saturating_sub(window).max(1)
}

/// What a random window would give is the mean over at least this many windows: a shorter text is taken to go
/// on with windows that match nothing. Otherwise any match in a text of one or two sentences would count as
/// chance.
const LEAST_POSITIONS: usize = 4;

/// Appends the mean of the best place over all windows of the other side, for windows of 1 to `most`
/// sentences.
fn push_backgrounds(
    places: &[Place],
    other_len: usize,
    most: usize,
    windows: &mut Windows,
    out: &mut Vec<f32>,
) {
    let mean = |sum: f32, window: usize| sum / positions(other_len, window).max(LEAST_POSITIONS) as f32;
    let (Some(first), Some(last)) = (places.first(), places.last()) else {
        out.extend(std::iter::repeat_n(0.0, most));
        return;
    };
    let start = (first.at + 1).saturating_sub(most as u32);
    let len = (last.at - start) as usize + 1;
    if places.len() * DENSE < len {
        let sum = |window: usize| sum_of_few(places, window, positions(other_len, window));
        out.extend((1..=most).map(|window| mean(sum(window), window)));
        return;
    }
    windows.reset(places, start, len);
    for window in 1..=most {
        let counted = positions(other_len, window).saturating_sub(start as usize).min(len);
        out.push(mean(sum(&windows.widen()[..counted]), window));
    }
}

/// Where fewer than one in this many sentences is a place, places are visited one by one.
const DENSE: usize = 16;

/// The sum of the best place over the windows that start before `positions`.
fn sum_of_few(places: &[Place], window: usize, positions: usize) -> f32 {
    let mut sum = 0.0;
    let mut next = 0;
    for (k, place) in places.iter().enumerate() {
        let from = (place.at as usize + 1).saturating_sub(window).max(next);
        next = place.at as usize + 1;
        for start in from..next.min(positions) {
            let inside = places[k..].iter().take_while(|place| (place.at as usize) < start + window);
            sum += inside.map(|place| place.strength).fold(0.0, f32::max);
        }
    }
    sum
}

/// How many numbers a processor adds in parallel.
const LANES: usize = 8;

/// The sum in lanes, which are added in parallel.
fn sum(values: &[f32]) -> f32 {
    let mut lanes = [0.0; LANES];
    let chunks = values.chunks_exact(lanes.len());
    let rest: f32 = chunks.remainder().iter().sum();
    for chunk in chunks {
        lanes.iter_mut().zip(chunk).for_each(|(lane, value)| *lane += value);
    }
    lanes.iter().sum::<f32>() + rest
}

/// For each sentence of a side, the window starts that beads of up to `longest` sentences ask about.
pub(crate) fn starts(corridor: &Corridor, longest: Both<usize>, side: Side) -> Vec<Range<u32>> {
    match side {
        Side::Source => source_starts(corridor, longest.source),
        Side::Target => target_starts(corridor, longest.target),
    }
}

/// A bead of up to `longest` source sentences asks its last one about windows that start where its first may.
fn source_starts(corridor: &Corridor, longest: usize) -> Vec<Range<u32>> {
    let rows = 0..corridor.lengths().source;
    rows.map(|s| corridor.row((s + 1).saturating_sub(longest)).start..corridor.row(s).end).collect()
}

/// The same for each target sentence, about windows of the source.
fn target_starts(corridor: &Corridor, longest: usize) -> Vec<Range<u32>> {
    let Both { source: n, target: m } = corridor.lengths();
    let mut starts = Vec::with_capacity(m);
    let (mut first, mut past) = (0, 0);
    for t in 0..m {
        let lowest = (t + 1).saturating_sub(longest) as u32;
        while corridor.row(first).end <= lowest {
            first += 1;
        }
        while past <= n && corridor.row(past).start <= t as u32 {
            past += 1;
        }
        starts.push(first as u32..past as u32);
    }
    starts
}

/// The window starts with `margin` more at both ends, within the `other_len` sentences of the other side.
pub(crate) fn widened(starts: &[Range<u32>], margin: usize, other_len: usize) -> Vec<Range<u32>> {
    let wide = |range: &Range<u32>| {
        let start = range.start.saturating_sub(margin as u32);
        start..(range.end + margin as u32).min(other_len as u32).max(start)
    };
    starts.iter().map(wide).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The definition, word for word.
    fn plain(tokens: &[Token], places: &[Vec<Place>], m: usize, start: usize, window: usize) -> f32 {
        let best = |kind: u32, from: usize| {
            let inside =
                places[kind as usize].iter().filter(|h| (from..from + window).contains(&(h.at as usize)));
            inside.map(|h| h.strength).fold(0.0, f32::max)
        };
        let positions = (m + 1).saturating_sub(window).max(1);
        let mean = |kind| (0..positions).map(|from| best(kind, from)).sum::<f32>() / positions as f32;
        tokens.iter().map(|t| t.weight * (best(t.kind, start) - mean(t.kind))).sum()
    }

    proptest! {
        #[test]
        fn is_what_its_definition_says(
            raw in prop::collection::vec(prop::collection::btree_map(0u32..9, 0.1f32..1.0, 0..6), 3),
            sentence in prop::collection::vec((0u32..3, 0.1f32..2.0), 0..4),
        ) {
            let m = 9;
            let places: Vec<Vec<Place>> =
                raw.iter().map(|row| row.iter().map(|(&at, &strength)| Place { at, strength }).collect()).collect();
            let tokens: Vec<Token> = sentence.iter().map(|&(kind, weight)| Token { kind, weight }).collect();
            let range = 2u32..8;
            let coverage = Coverage::new(std::slice::from_ref(&tokens), &places, m, vec![range.clone()], 4);
            for start in range {
                for window in 1..=4 {
                    let expected = plain(&tokens, &places, m, start as usize, window);
                    let found = coverage.gain(0, start as usize, window);
                    prop_assert!((found - expected).abs() < 1e-4, "start {start} window {window}: {found} for {expected}");
                }
            }
        }
    }

    #[test]
    fn asks_for_the_windows_of_every_bead() {
        let corridor = Corridor::new(vec![0..2, 0..4, 2..6, 4..7]);
        let [sources, targets] = Side::ALL.map(|side| starts(&corridor, Both::new(2, 2), side));
        assert_eq!((sources.len(), targets.len()), (3, 6));
        assert_eq!(sources[1], 0..4);
        assert!(targets.iter().all(|range| !range.is_empty()));
    }
}
