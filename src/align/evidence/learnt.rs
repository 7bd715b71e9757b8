//! The document's own lexicon: what turns up together again and again is a translation.
//!
//! Expected co-occurrence under the first pass's probabilities, less one occurrence (so that no bead
//! is evidence for itself), as a Dice coefficient. Names and terms that no word list has are learnt
//! this way.

use crate::align::evidence::coverage::Token;
use crate::align::evidence::matches::Matches;
use crate::align::lattice::Lattice;

/// Beads less probable than this teach nothing.
const LEAST_PROBABILITY: f32 = 0.05;
/// Two types that are expected together less often are no translations.
const LEAST_TOGETHER: f32 = 1.5;
/// Together must be this much more often than chance has it.
const LEAST_OVER_CHANCE: f32 = 1.2;
/// The coefficient is stretched by this, up to 1.
const STRETCH: f32 = 1.3;
/// After so many occurrences beyond the first, a coefficient is trusted to two thirds.
const TRUST: f32 = 1.5;
/// Weaker matches are dropped.
const LEAST_STRENGTH: f32 = 0.05;

/// Learns which types of the two sides translate each other from beads and their probabilities.
pub(crate) fn learn(
    lattice: &Lattice,
    probabilities: &[f32],
    source: &[Vec<Token>],
    target: &[Vec<Token>],
    types: usize,
) -> Matches {
    let count_of = |units: &[Vec<Token>]| {
        units.iter().flatten().map(|token| token.kind as usize + 1).max().unwrap_or_default()
    };
    let mut source_counts = vec![0.0f32; count_of(source)];
    let mut target_counts = vec![0.0f32; count_of(target)];
    // For each source type the target types it was seen with, once for each bead.
    let mut together: Vec<Vec<(u32, f32)>> = vec![Vec::new(); types];
    let mut all = 0.0;
    for (bead, &probability) in lattice.candidates().iter().zip(probabilities) {
        if bead.shape.is_null() || probability <= LEAST_PROBABILITY {
            continue;
        }
        let sources = kinds(&source[bead.source_range()]);
        let targets = kinds(&target[bead.target_range()]);
        let size = f32::from(bead.shape.source) * f32::from(bead.shape.target);
        let share = probability / size.powf(0.25);
        all += probability;
        sources.iter().for_each(|&kind| source_counts[kind as usize] += probability);
        targets.iter().for_each(|&kind| target_counts[kind as usize] += probability);
        for &kind in &sources {
            together[kind as usize].extend(targets.iter().map(|&target| (target, share)));
        }
    }
    let mut sums = vec![0.0f32; target_counts.len()];
    let row = |(alone, seen): (f32, Vec<(u32, f32)>)| {
        let mut met: Vec<u32> = Vec::new();
        for (target, share) in seen {
            let sum = &mut sums[target as usize];
            if *sum == 0.0 {
                met.push(target);
            }
            *sum += share;
        }
        met.sort_unstable();
        let strength = |target: u32| {
            let count = std::mem::take(&mut sums[target as usize]);
            let other = target_counts[target as usize];
            let beyond = count - 1.0;
            if count < LEAST_TOGETHER || beyond < LEAST_OVER_CHANCE * alone * other / all {
                return None;
            }
            let dice = 2.0 * beyond / (alone + other - 2.0).max(1e-3);
            let strength = (STRETCH * dice * (1.0 - (-beyond / TRUST).exp())).min(1.0);
            (strength >= LEAST_STRENGTH).then_some((target, strength))
        };
        met.into_iter().filter_map(strength).collect()
    };
    source_counts.resize(types, 0.0);
    Matches { rows: source_counts.into_iter().zip(together).map(row).collect() }
}

/// The types in a run of units, each once, sorted.
fn kinds(units: &[Vec<Token>]) -> Vec<u32> {
    let mut kinds: Vec<u32> = units.iter().flatten().map(|token| token.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}
