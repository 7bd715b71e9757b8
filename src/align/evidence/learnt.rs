//! The document's own lexicon: words that occur together again and again translate each other.
//!
//! The measure is a Dice coefficient of expected co-occurrence under the probabilities of the first pass,
//! less one occurrence, so that no bead is evidence for itself. Names and terms that no word list has are
//! learnt in this way.

use crate::align::evidence::matches::Matches;
use crate::align::evidence::token::Token;
use crate::align::lattice::Lattice;
use crate::lists::Lists;
use crate::side::Both;

// The constants as measured best on chapters of six novels.

/// Beads less probable than this teach nothing.
const LEAST_TEACHING: f32 = 0.05;
/// What a bead teaches is divided by the product of its lengths to this power.
const SIZE_EXPONENT: f32 = 0.25;
/// Two types that are expected together less often than this are no translations.
const LEAST_TOGETHER: f32 = 1.5;
/// They must occur together this many times as often as by chance.
const LEAST_OVER_CHANCE: f32 = 1.2;
/// The coefficient is stretched by this factor, up to 1.
const STRETCH: f32 = 1.3;
/// After this many occurrences beyond the first, a coefficient is trusted to two thirds.
const TRUST: f32 = 2.5;
/// The denominator of the coefficient is at least this.
const LEAST_OCCURRENCES: f32 = 1e-3;
/// A bead with more pairs of types than this is a list, and teaches nothing.
const MOST_PAIRS: usize = 10_000;
/// Weaker matches are dropped.
const LEAST_STRENGTH: f32 = 0.05;

/// Learns from beads and their probabilities which types of the two sides translate each other; `units` are
/// the sentences, and each side has this many `types`.
pub(crate) fn learn(
    lattice: &Lattice,
    probabilities: &[f32],
    units: &Both<Vec<Vec<Token>>>,
    types: Both<usize>,
) -> Matches {
    let beads = lattice
        .candidates()
        .iter()
        .zip(probabilities)
        .filter(|(bead, probability)| !bead.shape.is_null() && **probability > LEAST_TEACHING);
    let taught: Vec<(Both<Vec<u32>>, f32, f32)> = beads
        .map(|(bead, &probability)| {
            let kinds = units.slices().zip(bead.runs()).map(|(units, run)| kinds(&units[run]));
            let size = f32::from(bead.shape.source) * f32::from(bead.shape.target);
            (kinds, probability, probability / size.powf(SIZE_EXPONENT))
        })
        .collect();
    let mut counts = types.map(|types| vec![0.0f32; types]);
    let mut all = 0.0;
    for (kinds, probability, _) in &taught {
        all += probability;
        for (counts, kinds) in counts.as_mut().zip(kinds.as_ref()) {
            kinds.iter().for_each(|&kind| counts[kind as usize] += probability);
        }
    }
    // Types that are seen less often than they must be seen together teach nothing.
    let often = |(kinds, _, share): (Both<Vec<u32>>, f32, f32)| {
        let often = kinds.zip(counts.as_ref()).map(|(kinds, counts)| -> Vec<u32> {
            kinds.into_iter().filter(|&kind| counts[kind as usize] >= LEAST_TOGETHER).collect()
        });
        (often.source.len() * often.target.len() <= MOST_PAIRS).then_some((often, share))
    };
    let taught: Vec<(Both<Vec<u32>>, f32)> = taught.into_iter().filter_map(often).collect();
    // For each source type the beads that teach it.
    let beads = Lists::sorted(types.source, || {
        let kinds = (0..)
            .zip(&taught)
            .flat_map(|(bead, (kinds, _))| kinds.source.iter().map(move |kind| (kind, bead)));
        kinds.map(|(&kind, bead): (&u32, u32)| (kind as usize, bead))
    });
    let mut sums = vec![0.0f32; types.target];
    let row = |(alone, beads): (f32, &[u32])| {
        let mut met: Vec<u32> = Vec::new();
        for (kinds, share) in beads.iter().map(|&bead| &taught[bead as usize]) {
            for &target in &kinds.target {
                let sum = &mut sums[target as usize];
                if *sum == 0.0 {
                    met.push(target);
                }
                *sum += share;
            }
        }
        met.sort_unstable();
        let strength = |target: u32| {
            let count = std::mem::take(&mut sums[target as usize]);
            let other = counts.target[target as usize];
            let beyond = count - 1.0;
            if count < LEAST_TOGETHER || beyond < LEAST_OVER_CHANCE * alone * other / all {
                return None;
            }
            let dice = 2.0 * beyond / (alone + other - 2.0).max(LEAST_OCCURRENCES);
            let strength = (STRETCH * dice * (1.0 - (-beyond / TRUST).exp())).min(1.0);
            (strength >= LEAST_STRENGTH).then_some((target, strength))
        };
        met.into_iter().filter_map(strength).collect()
    };
    Matches { rows: counts.source.iter().copied().zip(beads.iter()).map(row).collect() }
}

/// The types in a run of units, each once, sorted.
fn kinds(units: &[Vec<Token>]) -> Vec<u32> {
    let mut kinds: Vec<u32> = units.iter().flatten().map(|token| token.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}
