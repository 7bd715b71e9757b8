//! How much longer a text gets in English.

use std::iter;
use std::ops::Range;

use crate::align::lattice::Lattice;
use crate::text::profile::{LETTERS_PER_HAN, Profile};

/// What one Chinese letter and one Chinese clause become in English, in two documents.
///
/// Documents of a few sentences, or with a section that only one of them has, do not tell it by
/// themselves. So what is usual counts as so many letters and clauses besides, and the ratio of letters stays
/// within what whole documents have: 2.5 to 5.7 in 18 chapters of six novels and 50 news articles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ratios {
    /// English letters for one Chinese one.
    pub(crate) letters: f32,
    /// English clauses for one Chinese one.
    pub(crate) clauses: f32,
}

/// What is usual, the median of those documents.
const USUAL: Ratios = Ratios { letters: LETTERS_PER_HAN, clauses: 1.6 };
/// So many Chinese letters and clauses of the usual are assumed besides.
const ASSUMED_LETTERS: f32 = 400.0;
const ASSUMED_CLAUSES: f32 = 40.0;
/// The least and the most that the ratio of letters may be.
const LETTERS: [f32; 2] = [2.4, 5.8];

/// A side that is longer by this factor than is usual may still be translated whole.
const FREE: f32 = 1.1;

impl Ratios {
    /// The ratios of all that the documents hold.
    pub(crate) fn of_all(profiles: [&[Profile]; 2]) -> Ratios {
        Ratios::of(iter::once((1.0, [0..profiles[0].len(), 0..profiles[1].len()])), profiles)
    }

    /// The ratios of what is paired, each bead as far as it is probable.
    pub(crate) fn of_pairs(lattice: &Lattice, probabilities: &[f32], profiles: [&[Profile]; 2]) -> Ratios {
        let beads = lattice.candidates().iter().zip(probabilities);
        let pairs = beads.filter(|(bead, _)| !bead.shape.is_null());
        let runs =
            pairs.map(|(bead, &probability)| (probability, [bead.source_range(), bead.target_range()]));
        Ratios::of(runs, profiles)
    }

    fn of(runs: impl Iterator<Item = (f32, [Range<usize>; 2])>, profiles: [&[Profile]; 2]) -> Ratios {
        let mut letters = [ASSUMED_LETTERS, ASSUMED_LETTERS * USUAL.letters];
        let mut clauses = [ASSUMED_CLAUSES, ASSUMED_CLAUSES * USUAL.clauses];
        for (weight, runs) in runs {
            for (side, run) in runs.into_iter().enumerate() {
                for profile in &profiles[side][run] {
                    letters[side] += weight * profile.letters;
                    clauses[side] += weight * profile.clauses;
                }
            }
        }
        Ratios {
            letters: (letters[1] / letters[0]).clamp(LETTERS[0], LETTERS[1]),
            clauses: clauses[1] / clauses[0],
        }
    }
}

/// For each side, the share of it that the other is too short for, as far as translations differ in length.
pub(crate) fn excess(profiles: [&[Profile]; 2]) -> [f32; 2] {
    let [source, target] = profiles.map(|side| side.iter().map(|profile| profile.letters).sum::<f32>());
    let source = source * USUAL.letters;
    let over = |own: f32, other: f32| if own > 0.0 { (1.0 - FREE * other / own).max(0.0) } else { 0.0 };
    [over(source, target), over(target, source)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(letters: f32, units: usize) -> Vec<Profile> {
        vec![Profile { letters, clauses: 2.0, ..Profile::default() }; units]
    }

    #[test]
    fn a_sentence_more_on_one_side_does_not_make_the_other_longer() {
        let (zh, en) = (side(10.0, 1), side(36.0, 3));
        let Ratios { letters, .. } = Ratios::of_all([&zh, &en]);
        assert!((letters - USUAL.letters).abs() < 0.3, "{letters}");
        let [source, target] = excess([&zh, &en]);
        assert!(source == 0.0 && (0.6..0.7).contains(&target), "{source} {target}");
    }

    #[test]
    fn a_long_text_tells_its_own_ratio() {
        let (zh, en) = (side(30.0, 300), side(140.0, 300));
        let Ratios { letters, .. } = Ratios::of_all([&zh, &en]);
        assert!((letters - 140.0 / 30.0).abs() < 0.1, "{letters}");
    }
}
