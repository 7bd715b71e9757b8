//! Coverage: how much of a sentence the other side accounts for.
//!
//! One direction at a time. A sentence is a bag of weighted tokens, and the units of the other side hold
//! matches of them ([`Hits`]). The gain of a sentence over a window of the other side is the weighted sum of the
//! best matches of its tokens in the window, less what a random window of that size would give: a word that
//! occurs everywhere proves nothing.

use std::ops::Range;

use crate::align::evidence::hits::{Backgrounds, Hits};
use crate::align::evidence::table::WHOLE;
use crate::align::evidence::token::Token;
use crate::align::lattice::Corridor;
use crate::side::{Both, Side};
use crate::simd::dispatched;

/// Gains behind the last, so that this many can be read from any of them.
pub(crate) const SPARE: usize = 8;

/// Gains of every sentence over every window of a corridor, for windows of 1 to `windows` sentences.
#[derive(Clone, Debug)]
pub(crate) struct Coverage {
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
    /// `sentences` are the tokens of this side, `hits` what the units of the other side hold for them,
    /// `backgrounds` what a random window of 1 to `windows` units would give for each type
    /// ([`Hits::backgrounds`]), and `starts` the window starts wanted for each sentence. Time and memory grow
    /// with the area of the corridor.
    pub(crate) fn new(
        sentences: &[Vec<Token>],
        hits: &Hits,
        backgrounds: &Backgrounds,
        starts: Vec<Range<u32>>,
        windows: usize,
    ) -> Coverage {
        let mut offsets = Vec::with_capacity(starts.len());
        let mut area = 0;
        for range in &starts {
            offsets.push(area);
            area += range.len() * windows;
        }
        let mut coverage = Coverage { starts, offsets, gains: vec![0.0; area + SPARE], masses: Vec::new() };
        let mut near = Near::default();
        let mut sums = Sums::default();
        for (s, tokens) in sentences.iter().enumerate() {
            near.find(tokens, hits, coverage.starts[s].clone(), windows);
            sums.add_up(tokens, &mut near, coverage.starts[s].len(), windows);
            for window in 1..=windows {
                let of = |token: &Token| token.weight * backgrounds.of(token.kind, window);
                let background: f32 = tokens.iter().map(of).sum();
                let gains = coverage.gains_of(s, window).iter_mut().zip(sums.of(window));
                gains.for_each(|(gain, sum)| *gain = sum - background);
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

    /// The gain of sentence `s` over the `window` sentences from `start`.
    pub(crate) fn gain(&self, s: usize, start: usize, window: usize) -> f32 {
        let range = &self.starts[s];
        debug_assert!(range.contains(&(start as u32)), "the window lies in the corridor");
        self.gains[self.offsets[s] + (window - 1) * range.len() + start - range.start as usize]
    }

    /// The gains of sentence `s` over `window` sentences, from each of `start`, `start + 1`, …; beyond the corridor
    /// they are of something else.
    pub(crate) fn gains<const N: usize>(&self, s: usize, start: usize, window: usize) -> [f32; N] {
        let range = &self.starts[s];
        debug_assert!(range.contains(&(start as u32)), "the window lies in the corridor");
        let first = self.offsets[s] + (window - 1) * range.len() + start - range.start as usize;
        self.gains[first..first + N].try_into().expect("a slice of this length")
    }

    /// The window starts of sentence `s` with its gains over windows of one size.
    pub(crate) fn row(&self, s: usize, window: usize) -> impl Iterator<Item = (usize, f32)> + '_ {
        let range = &self.starts[s];
        let first = self.offsets[s] + (window - 1) * range.len();
        let starts = range.start as usize..range.end as usize;
        starts.zip(self.gains[first..first + range.len()].iter().copied())
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

/// So many windows are looked at a time.
const LANES: usize = 16;

/// What the units near a sentence hold for each of its tokens.
#[derive(Default)]
struct Near {
    /// The units of a row, with some behind them that hold nothing.
    width: usize,
    /// A row for each token.
    hits: Vec<u8>,
}

impl Near {
    /// Looks at the units in windows of up to `windows` of them; those beyond the last hold nothing.
    fn find(&mut self, tokens: &[Token], hits: &Hits, starts: Range<u32>, windows: usize) {
        let near = starts.len() + windows - 1;
        self.width = near.next_multiple_of(LANES) + LANES;
        self.hits.clear();
        self.hits.resize(self.width * tokens.len(), 0);
        let units = starts.start as usize..hits.len().min(starts.start as usize + near);
        for (at, unit) in units.enumerate() {
            let row = hits.row(unit);
            for (number, token) in tokens.iter().enumerate() {
                self.hits[number * self.width + at] = row[token.kind as usize];
            }
        }
    }

    fn of(&mut self, token: usize) -> &mut [u8] {
        &mut self.hits[token * self.width..(token + 1) * self.width]
    }
}

/// The weighted sums of the best matches of a sentence in the windows of each size.
#[derive(Default)]
struct Sums {
    /// The windows of one size, with some behind them.
    width: usize,
    sums: Vec<f32>,
}

impl Sums {
    /// Adds up the matches of some tokens, over this many windows of each size up to `longest`.
    fn add_up(&mut self, tokens: &[Token], near: &mut Near, windows: usize, longest: usize) {
        self.width = windows.next_multiple_of(LANES);
        self.sums.clear();
        self.sums.resize(self.width * longest, 0.0);
        dispatched!(_simd => for (number, token) in tokens.iter().enumerate() {
            self.add(token.weight / WHOLE, near.of(number));
        });
    }

    /// Adds the best match of one token in each window; `near` has the matches of the units.
    #[inline(always)]
    fn add(&mut self, weight: f32, near: &mut [u8]) {
        if near.iter().all(|&hit| hit == 0) {
            return;
        }
        for sums in self.sums.chunks_exact_mut(self.width) {
            for (sums, best) in sums.as_chunks_mut::<LANES>().0.iter_mut().zip(near.as_chunks::<LANES>().0) {
                sums.iter_mut().zip(best).for_each(|(sum, &best)| *sum += weight * f32::from(best));
            }
            // The best of windows that are one unit longer.
            for at in (0..near.len() - LANES).step_by(LANES) {
                let next: [u8; LANES] = near[at + 1..][..LANES].try_into().expect("a slice of this length");
                near[at..][..LANES].iter_mut().zip(next).for_each(|(best, next)| *best = next.max(*best));
            }
        }
    }

    fn of(&self, window: usize) -> &[f32] {
        &self.sums[(window - 1) * self.width..window * self.width]
    }
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

    /// The definition, word for word; `hits` has a row for each unit.
    fn plain(tokens: &[Token], hits: &[Vec<u8>], start: usize, window: usize) -> f32 {
        let best = |kind: u32, from: usize| {
            let inside = hits.iter().skip(from).take(window).map(|row| row[kind as usize]);
            f32::from(inside.max().unwrap_or(0)) / WHOLE
        };
        let positions = (hits.len() + 1).saturating_sub(window).max(1);
        let mean = |kind| (0..positions).map(|from| best(kind, from)).sum::<f32>() / positions as f32;
        tokens.iter().map(|t| t.weight * (best(t.kind, start) - mean(t.kind))).sum()
    }

    proptest! {
        #[test]
        fn is_what_its_definition_says(
            rows in prop::collection::vec(prop::collection::vec(0_u8..=255, 3), 9),
            sentence in prop::collection::vec((0u32..3, 0.1f32..2.0), 0..4),
        ) {
            let hits = Hits::from_rows(&rows);
            let tokens: Vec<Token> = sentence.iter().map(|&(kind, weight)| Token { kind, weight }).collect();
            let range = 2u32..8;
            let sentences = std::slice::from_ref(&tokens);
            let coverage = Coverage::new(sentences, &hits, &hits.backgrounds(4), vec![range.clone()], 4);
            for start in range {
                for window in 1..=4 {
                    let expected = plain(&tokens, &rows, start as usize, window);
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
