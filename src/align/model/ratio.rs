//! How much longer a text gets in English.

use std::iter;
use std::ops::Range;

use crate::align::lattice::Lattice;
use crate::side::{Both, Side};
use crate::text::profile::{LETTERS_PER_HAN, Profile};

/// How many English letters and clauses one Chinese letter and one Chinese clause become in two documents.
///
/// Documents of a few sentences, or with a section that only one of them has, are no guide to this by
/// themselves. So usual text of a certain length is added to them, and the ratio of letters stays within the
/// range of whole documents: 2.5 to 5.7 in 18 chapters of six novels and 50 news articles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ratios {
    /// English letters for each Chinese one.
    pub(crate) letters: f32,
    /// English clauses for each Chinese one.
    pub(crate) clauses: f32,
}

/// The usual ratios: the medians of those documents.
const USUAL: Ratios = Ratios { letters: LETTERS_PER_HAN, clauses: 1.6 };
/// How many Chinese letters and clauses of usual text are added.
const ASSUMED_LETTERS: f32 = 400.0;
const ASSUMED_CLAUSES: f32 = 40.0;
/// The bounds of the ratio of letters.
const LETTERS: [f32; 2] = [2.4, 5.8];

/// A side that is longer than usual by up to this factor may still be translated whole.
const FREE: f32 = 1.1;

impl Ratios {
    /// The ratios of the whole documents.
    pub(crate) fn of_all(profiles: Both<&[Profile]>) -> Ratios {
        Ratios::of(iter::once((1.0, profiles.map(|profiles| 0..profiles.len()))), profiles)
    }

    /// The ratios of what is paired, each bead weighted by its probability.
    pub(crate) fn of_pairs(lattice: &Lattice, probabilities: &[f32], profiles: Both<&[Profile]>) -> Ratios {
        let beads = lattice.candidates().iter().zip(probabilities);
        let pairs = beads.filter(|(bead, _)| !bead.shape.is_null());
        Ratios::of(pairs.map(|(bead, &probability)| (probability, bead.runs())), profiles)
    }

    fn of(runs: impl Iterator<Item = (f32, Both<Range<usize>>)>, profiles: Both<&[Profile]>) -> Ratios {
        let mut letters = Both::new(ASSUMED_LETTERS, ASSUMED_LETTERS * USUAL.letters);
        let mut clauses = Both::new(ASSUMED_CLAUSES, ASSUMED_CLAUSES * USUAL.clauses);
        for (weight, runs) in runs {
            for side in Side::ALL {
                for profile in &profiles[side][runs[side].clone()] {
                    letters[side] += weight * profile.letters;
                    clauses[side] += weight * profile.clauses;
                }
            }
        }
        Ratios {
            letters: (letters.target / letters.source).clamp(LETTERS[0], LETTERS[1]),
            clauses: clauses.target / clauses.source,
        }
    }
}

/// For each side, the share of it for which the other is too short, even in a free translation.
pub(crate) fn excess(profiles: Both<&[Profile]>) -> Both<f32> {
    let mut letters = profiles.map(|side| side.iter().map(|profile| profile.letters).sum::<f32>());
    letters.source *= USUAL.letters;
    Both::of(|side| {
        let (own, other) = (letters[side], letters[side.other()]);
        if own > 0.0 { (1.0 - FREE * other / own).max(0.0) } else { 0.0 }
    })
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
        let Ratios { letters, .. } = Ratios::of_all(Both::new(&zh, &en));
        assert!((letters - USUAL.letters).abs() < 0.3, "{letters}");
        let Both { source, target } = excess(Both::new(&zh, &en));
        assert!(source == 0.0 && (0.6..0.7).contains(&target), "{source} {target}");
    }

    #[test]
    fn a_long_text_tells_its_own_ratio() {
        let (zh, en) = (side(30.0, 300), side(140.0, 300));
        let Ratios { letters, .. } = Ratios::of_all(Both::new(&zh, &en));
        assert!((letters - 140.0 / 30.0).abs() < 0.1, "{letters}");
    }
}
