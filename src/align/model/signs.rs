//! The signs of a clause bead: what only one of its sides says of who speaks, of whom, and whether it denies.

use wide::f32x8;

use crate::align::lattice::Candidate;
use crate::align::model::measures::{padded, sums, total, totals};
use crate::side::Both;
use crate::text::voice::{Sign, Voice};

/// The names of the features: for each [`Sign`] how much of it both sides have, how much more the source and how much
/// more the target; and how much a null bead has.
pub(crate) const NAMES: &[&str] = &[
    "sign.reports.both",
    "sign.reports.source",
    "sign.reports.target",
    "sign.reports.null",
    "sign.denies.both",
    "sign.denies.source",
    "sign.denies.target",
    "sign.denies.null",
    "sign.first.both",
    "sign.first.source",
    "sign.first.target",
    "sign.first.null",
    "sign.second.both",
    "sign.second.source",
    "sign.second.target",
    "sign.second.null",
    "sign.he.both",
    "sign.he.source",
    "sign.he.target",
    "sign.he.null",
    "sign.she.both",
    "sign.she.source",
    "sign.she.target",
    "sign.she.null",
    "sign.they.both",
    "sign.they.source",
    "sign.they.target",
    "sign.they.null",
];
/// How many features each sign has.
const OF_SIGN: usize = 4;
const _: () = assert!(NAMES.len() == OF_SIGN * Sign::ALL.len(), "each sign has as many names");

/// A sign counts up to so often.
const MOST: f32 = 2.0;

/// The signs of two runs of clauses, as running sums.
pub(crate) struct Signs {
    counts: [Both<Vec<f32>>; Sign::ALL.len()],
}

impl Signs {
    pub(crate) fn new(voices: &Both<Vec<Voice>>) -> Signs {
        let running =
            |voices: &Vec<Voice>, sign: Sign| padded(sums(voices.iter().map(|voice| voice[sign as usize])));
        Signs { counts: Sign::ALL.map(|sign| voices.as_ref().map(|voices| running(voices, sign))) }
    }

    /// The features of a bead, in the order of [`NAMES`], and of those of its type that begin at the following
    /// clauses of the target.
    #[inline]
    pub(crate) fn of_eight(&self, bead: &Candidate) -> [f32x8; NAMES.len()] {
        let mut features = [f32x8::ZERO; NAMES.len()];
        let Both { source, target } = bead.runs();
        let most = f32x8::splat(MOST);
        for (counts, features) in self.counts.iter().zip(features.as_chunks_mut::<OF_SIGN>().0) {
            let ours = f32x8::splat(total(&counts.source, &source)).fast_min(most);
            let theirs = totals(&counts.target, &target).fast_min(most);
            *features = if bead.shape.is_null() {
                [f32x8::ZERO, f32x8::ZERO, f32x8::ZERO, -(ours + theirs)]
            } else {
                let both = ours.fast_min(theirs);
                [both, both - ours, both - theirs, f32x8::ZERO]
            };
        }
        features
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::lattice::Shape;

    /// The features that are not zero of a bead of all clauses of these voices.
    fn of(source: &[Voice], target: &[Voice]) -> Vec<(&'static str, f32)> {
        let signs = Signs::new(&Both::new(source.to_vec(), target.to_vec()));
        let shape = Shape::new(source.len() as u8, target.len() as u8);
        let features = signs.of_eight(&Candidate { source: 0, target: 0, shape });
        let values = NAMES.iter().copied().zip(features.map(|values| values.as_array()[0]));
        values.filter(|&(_, value)| value != 0.0).collect()
    }

    #[test]
    fn a_sign_of_one_side_alone_counts_against_a_bead() {
        let (mut asks, mut he) = (Voice::default(), Voice::default());
        asks[Sign::Reports as usize] = 1.0;
        he[Sign::He as usize] = 1.0;
        assert_eq!(of(&[asks], &[asks]), [("sign.reports.both", 1.0)]);
        assert_eq!(of(&[asks], &[he]), [("sign.reports.source", -1.0), ("sign.he.target", -1.0)]);
        assert_eq!(of(&[asks], &[asks, he]), [("sign.reports.both", 1.0), ("sign.he.target", -1.0)]);
        assert_eq!(of(&[], &[he]), [("sign.he.null", -1.0)]);
    }
}
