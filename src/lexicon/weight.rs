//! How well an English word represents a Chinese one.

use std::collections::BTreeMap;

/// The translations of a word: stems, and how much of the whole gloss each stands for.
pub(super) type Stems = BTreeMap<String, Weight>;

/// A weight of the word list, one of five.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Weight(u8);

/// The weights by rank: one of more than five words, of four or five, of three, of two, and the whole gloss.
const VALUES: [f32; Weight::COUNT] = [0.25, 0.4, 0.6, 0.8, 1.0];

impl Weight {
    /// How many weights there are.
    pub(super) const COUNT: usize = 5;

    /// The weight of a word in a gloss with this many content words.
    pub(super) fn of_gloss(words: usize) -> Weight {
        Weight(match words {
            0 | 1 => 4,
            2 => 3,
            3 => 2,
            4 | 5 => 1,
            _ => 0,
        })
    }

    /// The weight with this rank, 0 being the lowest. A rank too high counts as the highest.
    pub(super) fn from_rank(rank: usize) -> Weight {
        Weight(rank.min(Weight::COUNT - 1) as u8)
    }

    /// Its rank among all weights, 0 being the lowest.
    pub(super) fn rank(self) -> usize {
        usize::from(self.0)
    }

    /// Its value, above 0 and at most 1.
    pub(super) fn value(self) -> f32 {
        VALUES[self.rank()]
    }
}
