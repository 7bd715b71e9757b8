//! How far scores would move with other texts of the same kind: the percentile bootstrap (Efron 1979).

use std::collections::BTreeMap;

use serde::Serialize;

use crate::align::eval::verdict::{BeadType, Counts, Score, Scores, Verdict, Verdicts};
use crate::align::random::Random;
use crate::side::Both;

/// The number of samples.
const SAMPLES: usize = 1000;
/// How often the score of other texts is expected to lie in the interval.
const LEVEL: f64 = 0.95;
/// With fewer documents than this, beads are resampled instead.
const FEWEST_DOCUMENTS: usize = 5;
/// The seed of the random numbers, so that the same input gives the same intervals.
const SEED: u64 = 1993;

/// Bounds of each score, between which 95 % of 1,000 bootstrap samples lie.
///
/// Each number in `low` and `high` is a bound by itself: the low F1 need not follow from the low precision
/// and the low recall.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Intervals {
    /// The lower bounds.
    pub low: Scores,
    /// The upper bounds.
    pub high: Scores,
    /// What the samples were drawn from.
    pub resampled: Resampled,
}

/// What bootstrap samples were drawn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Resampled {
    /// Whole documents: texts differ more than the beads of one text do.
    Documents,
    /// Beads, because there are fewer than five documents. Gold and predicted beads that share a sentence are
    /// drawn together, since they are right or wrong together. Says nothing about how texts differ.
    Beads,
}

impl Intervals {
    /// For the verdicts on the beads of each document.
    pub(super) fn new(verdicts: &[Verdicts<'_>]) -> Intervals {
        let (resampled, units) = units(verdicts, None);
        let (low, high) = bounds(&units);
        Intervals { low, high, resampled }
    }
}

/// The bounds of the strict score of the beads of one type, as for all beads; null beads of gold count.
pub(super) fn of_type(verdicts: &[Verdicts<'_>], bead_type: BeadType) -> (Score, Score) {
    let (low, high) = bounds(&units(verdicts, Some(bead_type)).1);
    (low.strict, high.strict)
}

/// What samples are drawn from: the counts of all beads, or of those of one type.
fn units(verdicts: &[Verdicts<'_>], of_type: Option<BeadType>) -> (Resampled, Vec<Counts>) {
    if verdicts.len() >= FEWEST_DOCUMENTS {
        let of_document = |verdicts: &Verdicts<'_>| {
            verdicts.all().filter_map(|verdict| counted(verdict, of_type)).collect()
        };
        (Resampled::Documents, verdicts.iter().map(of_document).collect())
    } else {
        (Resampled::Beads, verdicts.iter().flat_map(|verdicts| groups(verdicts, of_type)).collect())
    }
}

/// A verdict as it counts in the scores of one type of bead, or in those of all.
fn counted(verdict: Verdict<'_>, of_type: Option<BeadType>) -> Option<Verdict<'_>> {
    match of_type {
        None => Some(verdict),
        Some(bead_type) => (BeadType::of(verdict.bead) == bead_type).then(|| verdict.counted()),
    }
}

/// The counts of beads that share sentences, directly or by way of others.
fn groups(verdicts: &Verdicts<'_>, of_type: Option<BeadType>) -> Vec<Counts> {
    let mut parents: Vec<usize> = (0..verdicts.0.len()).collect();
    let mut first_with: Both<BTreeMap<u32, usize>> = Both::default();
    for (number, verdict) in verdicts.0.iter().enumerate() {
        for (first_with, numbers) in first_with.as_mut().zip(verdict.bead.sides()) {
            for &sentence in numbers {
                let other = *first_with.entry(sentence).or_insert(number);
                let (a, b) = (root(&mut parents, number), root(&mut parents, other));
                parents[a.max(b)] = a.min(b);
            }
        }
    }
    let mut groups: BTreeMap<usize, Counts> = BTreeMap::new();
    for (number, &verdict) in verdicts.0.iter().enumerate() {
        let counts = groups.entry(root(&mut parents, number)).or_default();
        counted(verdict, of_type).into_iter().for_each(|verdict| counts.add(verdict));
    }
    groups.into_values().collect()
}

/// The first bead of the group that a bead is in; paths to it are halved on the way.
fn root(parents: &mut [usize], mut at: usize) -> usize {
    while parents[at] != at {
        parents[at] = parents[parents[at]];
        at = parents[at];
    }
    at
}

/// The bounds of the scores of samples of as many units as there are, drawn with replacement.
fn bounds(units: &[Counts]) -> (Scores, Scores) {
    if units.is_empty() {
        return Default::default();
    }
    let mut random = Random::new(SEED);
    let mut sample = || (0..units.len()).map(|_| units[random.below(units.len())]).sum::<Counts>().scores();
    let samples: Vec<Scores> = (0..SAMPLES).map(|_| sample()).collect();
    let bounds = |of: &dyn Fn(&Scores) -> f64| {
        let mut values: Vec<f64> = samples.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        let outside = ((1.0 - LEVEL) / 2.0 * SAMPLES as f64).round() as usize;
        (values[outside], values[SAMPLES - 1 - outside])
    };
    let score = |pick: fn(&Scores) -> Score| {
        let (precision, recall, f1) = (
            bounds(&|scores| pick(scores).precision),
            bounds(&|scores| pick(scores).recall),
            bounds(&|scores| pick(scores).f1),
        );
        let low = Score { precision: precision.0, recall: recall.0, f1: f1.0 };
        (low, Score { precision: precision.1, recall: recall.1, f1: f1.1 })
    };
    let (strict, lax) = (score(|scores| scores.strict), score(|scores| scores.lax));
    (Scores { strict: strict.0, lax: lax.0 }, Scores { strict: strict.1, lax: lax.1 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::gold::GoldBead;

    fn bead(source: &[u32], target: &[u32]) -> GoldBead {
        GoldBead::new(source.to_vec(), target.to_vec())
    }

    #[test]
    fn beads_that_share_a_sentence_are_one_group() {
        let gold = [bead(&[0], &[0]), bead(&[1], &[1, 2]), bead(&[2], &[3])];
        let predicted = [bead(&[0], &[0]), bead(&[1], &[1]), bead(&[], &[2]), bead(&[2], &[3])];
        let groups = groups(&Verdicts::new(&gold, &predicted), None);
        let sizes: Vec<[usize; 2]> =
            groups.iter().map(|counts| [counts.predicted.beads, counts.gold.beads]).collect();
        assert_eq!(sizes.iter().filter(|&&size| size == [1, 1]).count(), 2);
        assert_eq!(sizes.iter().filter(|&&size| size == [2, 1]).count(), 1);
        assert_eq!(sizes.len(), 3);
    }

    #[test]
    fn equal_units_leave_nothing_to_chance() {
        let gold = [bead(&[0], &[0]), bead(&[1], &[1])];
        let predicted = [bead(&[0], &[0]), bead(&[1], &[]), bead(&[], &[1])];
        let counts: Counts = Verdicts::new(&gold, &predicted).all().collect();
        let (low, high) = bounds(&[counts; 6]);
        assert_eq!(low, high);
        assert_eq!(low, counts.scores());
    }

    #[test]
    fn the_interval_of_a_fair_coin_is_as_wide_as_theory_says() {
        // 400 beads, half of them right: the standard error is 0.025.
        let gold: Vec<GoldBead> = (0..400).map(|k| bead(&[k], &[k])).collect();
        let predicted: Vec<GoldBead> =
            (0..400).map(|k| if k % 2 == 0 { bead(&[k], &[k]) } else { bead(&[k], &[k + 1000]) }).collect();
        let groups = groups(&Verdicts::new(&gold, &predicted), None);
        let (low, high) = bounds(&groups);
        let half_width = (high.strict.precision - low.strict.precision) / 2.0;
        assert!((half_width - 1.96 * 0.025).abs() < 0.006, "{half_width}");
    }
}
