//! Kinship: where two documents are translations of each other, and where their sentences are strangers.
//!
//! How much a single pair covers says little: a free translation may show no more than chance does. A passage
//! says much. So each side is modelled as a hidden Markov chain with two states, *kin* and *stranger*, that
//! changes seldom; what the probable beads of a sentence cover is evidence for one or the other
//! (forward–backward: Rabiner 1989). A replaced section comes out as strange, a freely translated sentence
//! between good ones does not.

use crate::align::lattice::Candidate;
use crate::side::{Both, Side};

/// A bead that covers this much of its two sides, in 0..2, is evidence for neither state. Measured on
/// chapters of novels and on news: nine in ten pairs cover 0.3 to 1.1, strangers that a path pairs
/// nevertheless 0.0 to 0.4.
const UNDECIDED: f32 = 0.37;
/// What coverage above or below that is worth, in nats for each 1 of it: two thirds of what single beads of
/// those texts show, because neighbours resemble each other.
const WORTH: f32 = 8.0;
/// The bounds of what a bead is worth, in nats.
const BOUNDS: [f32; 2] = [-1.5, 2.0];
/// A bead whose tokens weigh this much says half of what a long one would.
const HALF_MASS: f32 = 20.0;
/// What it is worth, in nats, that figures contradict each other: one in fifteen pairs of news has numbers
/// above ten but none in common, and so have nearly all pairs of strangers.
const CONTRADICTION: f32 = -2.7;
/// The probability that the first sentence is kin, that a stranger follows kin, and that kin follow a
/// stranger.
const KIN_FIRST: f32 = 0.95;
const KIN_ENDS: f32 = 0.01;
const STRANGER_ENDS: f32 = 0.03;
/// No state is ever less probable than this.
const CERTAIN: f32 = 1e-6;

/// What is known of a bead.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known {
    pub(crate) probability: f32,
    /// How much of its two sides it covers, in 0..2.
    pub(crate) coverage: f32,
    /// How much its tokens weigh.
    pub(crate) mass: f32,
    /// Whether its sides have figures, but none in common.
    pub(crate) contradicts: bool,
}

/// For each sentence of both sides, the probability that the documents are not translations of each other
/// there. Takes time linear in the number of beads.
pub(crate) fn strangeness<'a>(
    beads: impl Iterator<Item = (&'a Candidate, Known)>,
    lengths: Both<usize>,
) -> Both<Vec<f32>> {
    let mut signs = lengths.map(|len| vec![0.0_f32; len]);
    for (bead, known) in beads.filter(|(bead, _)| !bead.shape.is_null()) {
        let worth = (known.coverage - UNDECIDED) * WORTH * known.mass / (known.mass + HALF_MASS);
        let figures = if known.contradicts { CONTRADICTION } else { 0.0 };
        let worth = known.probability * (worth.clamp(BOUNDS[0], BOUNDS[1]) + figures);
        let runs = bead.runs();
        for side in Side::ALL {
            let share = worth / runs[side].len() as f32;
            signs[side][runs[side].clone()].iter_mut().for_each(|sign| *sign += share);
        }
    }
    signs.map(|signs| strangers(&signs))
}

/// What is left of the probability of a pair whose figures contradict each other.
pub(crate) fn contradicted(probability: f32) -> f32 {
    let kept = probability * CONTRADICTION.exp();
    kept / (kept + 1.0 - probability.min(CERTAINLY))
}

/// No pair is more probable than this before its figures are looked at.
const CERTAINLY: f32 = 0.99;

/// The probability of the state *stranger* at each place, from the evidence for *kin* there, in nats.
fn strangers(signs: &[f32]) -> Vec<f32> {
    // Both passes keep the odds of kin against stranger as the probability of kin.
    let seen = |kin: f32, sign: f32| {
        let odds = kin / (1.0 - kin) * sign.exp();
        (odds / (1.0 + odds)).clamp(CERTAIN, 1.0 - CERTAIN)
    };
    let step = |kin: f32| kin * (1.0 - KIN_ENDS) + (1.0 - kin) * STRANGER_ENDS;
    let mut kin = KIN_FIRST;
    let before: Vec<f32> = signs
        .iter()
        .map(|&sign| {
            let here = kin;
            kin = step(seen(kin, sign));
            here
        })
        .collect();
    // The likelihood of what follows, in either state.
    let mut behind = [1.0_f32, 1.0];
    let mut strangers = vec![0.0; signs.len()];
    for (at, (&sign, &before)) in signs.iter().zip(&before).enumerate().rev() {
        let kin = seen(before, sign);
        let (a, b) = (kin * behind[0], (1.0 - kin) * behind[1]);
        strangers[at] = b / (a + b);
        let here = [sign.exp() * behind[0], behind[1]];
        let next = [
            (1.0 - KIN_ENDS) * here[0] + KIN_ENDS * here[1],
            STRANGER_ENDS * here[0] + (1.0 - STRANGER_ENDS) * here[1],
        ];
        let all = next[0] + next[1];
        behind = next.map(|part| part / all);
    }
    strangers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_that_shows_nothing_is_strange_and_a_free_sentence_is_not() {
        let mut signs = [vec![1.0; 12], vec![-1.4; 8], vec![1.0; 12]].concat();
        signs[4] = -1.5;
        let strange = strangers(&signs);
        assert!(strange[4] < 0.1, "{strange:?}");
        assert!(strange[12..20].iter().all(|&strange| strange > 0.8), "{strange:?}");
        assert!(strange[23..].iter().all(|&strange| strange < 0.1), "{strange:?}");
    }

    #[test]
    fn without_a_sign_sentences_are_kin() {
        assert!(strangers(&[0.0; 3]).iter().all(|&strange| strange < 0.1));
        assert!(strangers(&[]).is_empty());
    }
}
