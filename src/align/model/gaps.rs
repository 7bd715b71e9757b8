//! Gaps: where sentences around a sentence have no counterpart.

use crate::align::model::measures;

/// What is known of the surroundings of a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Gap {
    /// How many of the sentences around it have no counterpart: 0 where the documents match sentence by
    /// sentence, up to [`MOST_GAPS`].
    pub(crate) share: f32,
    /// The probability that the documents are not translations of each other there.
    pub(crate) strangeness: f32,
}

/// Where a smaller share of the surrounding sentences has no counterpart, the documents are taken to match
/// sentence by sentence; each further `PARTIAL` counts as one, up to `MOST_GAPS`.
const COMPLETE: f32 = 0.05;
const PARTIAL: f32 = 0.2;
const MOST_GAPS: f32 = 2.0;
/// How many sentences before and after a sentence are around it.
const AROUND: usize = 8;
/// This many further sentences are assumed around it, of which as many have no counterpart as the lengths of
/// the documents suggest: a text of three sentences has too few of them to judge by.
const ASSUMED: f32 = 6.0;

/// The gaps of one side, from how probable it is that each of its sentences has no counterpart, how strange
/// the documents are to each other there, and the share of the side that is too long for the other.
pub(crate) fn gaps(alone: &[f32], strangeness: &[f32], excess: f32) -> Vec<Gap> {
    let sums = measures::sums(alone.iter().copied());
    let gap = |at: usize| {
        let (first, past) = (at.saturating_sub(AROUND), (at + AROUND + 1).min(alone.len()));
        let assumed = ASSUMED * (COMPLETE + excess);
        let share = (sums[past] - sums[first] + assumed) / ((past - first) as f32 + ASSUMED);
        let share = ((share - COMPLETE) / PARTIAL).clamp(0.0, MOST_GAPS);
        Gap { share, strangeness: strangeness[at] }
    };
    (0..alone.len()).map(gap).collect()
}
