//! The document's own lexicon: what turns up together again and again is a translation.
//!
//! Expected co-occurrence under the first pass's probabilities, less one occurrence (so that no bead
//! is evidence for itself), as a Dice coefficient. Names and terms that no word list has are learnt
//! this way.

use std::collections::HashMap;

use super::coverage::Token;
use super::evidence::Matches;
use super::lattice::Lattice;

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
    let mut together: HashMap<(u32, u32), f32> = HashMap::new();
    let mut source_counts: HashMap<u32, f32> = HashMap::new();
    let mut target_counts: HashMap<u32, f32> = HashMap::new();
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
        sources.iter().for_each(|&kind| *source_counts.entry(kind).or_default() += probability);
        targets.iter().for_each(|&kind| *target_counts.entry(kind).or_default() += probability);
        for &s in &sources {
            for &t in &targets {
                *together.entry((s, t)).or_default() += share;
            }
        }
    }
    let mut rows = vec![Vec::new(); types];
    for ((s, t), count) in together {
        let (alone, other) = (source_counts[&s], target_counts[&t]);
        let beyond = count - 1.0;
        if count < LEAST_TOGETHER || beyond < LEAST_OVER_CHANCE * alone * other / all {
            continue;
        }
        let dice = 2.0 * beyond / (alone + other - 2.0).max(1e-3);
        let strength = (STRETCH * dice * (1.0 - (-beyond / TRUST).exp())).min(1.0);
        if strength >= LEAST_STRENGTH {
            rows[s as usize].push((t, strength));
        }
    }
    rows.iter_mut().for_each(|row| row.sort_by_key(|&(kind, _)| kind));
    Matches { rows }
}

/// The types in a run of units, each once, sorted.
fn kinds(units: &[Vec<Token>]) -> Vec<u32> {
    let mut kinds: Vec<u32> = units.iter().flatten().map(|token| token.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}
