//! How good an alignment is: precision, recall and F1 against gold beads.
//!
//! Counted as the literature on this data counts: precision over every predicted bead, null beads
//! included; recall over the gold beads that have two sides. *Strict*: the very same bead. *Lax*: a
//! pair of sentences in common.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::bitext::Bitext;
use crate::span::Sents;

/// A bead by the sentence numbers of its sides, as bead files have it; they need not be contiguous.
pub type GoldBead = (Vec<u32>, Vec<u32>);

/// The beads of a bitext, by sentence numbers.
pub fn beads(bitext: &Bitext<'_>) -> Vec<GoldBead> {
    let numbers = |sents: Sents| sents.iter().map(|index| index as u32).collect();
    bitext.beads().iter().map(|bead| (numbers(bead.source), numbers(bead.target))).collect()
}

/// Precision, recall and their harmonic mean, each in 0..1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Score {
    /// Share of the predicted beads that are right.
    pub precision: f64,
    /// Share of the gold beads that were found.
    pub recall: f64,
    /// Harmonic mean of the two.
    pub f1: f64,
}

/// Strict and lax score of some documents together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Scores {
    /// A bead counts when it is exactly a gold bead.
    pub strict: Score,
    /// A bead counts when it shares a pair of sentences with a gold bead.
    pub lax: Score,
}

#[derive(Clone, Copy, Default)]
struct Tally {
    beads: usize,
    strict: usize,
    lax: usize,
}

/// Scores predicted beads against gold beads, for one or more documents (`(gold, predicted)` each),
/// micro-averaged: every bead counts the same, whatever document it stands in.
///
/// ```
/// use duizhao::align::eval::scores;
///
/// let gold = vec![(vec![0], vec![0]), (vec![1], vec![1, 2])];
/// let predicted = vec![(vec![0], vec![0]), (vec![1], vec![1]), (vec![], vec![2])];
/// let scores = scores([(&gold[..], &predicted[..])]);
/// assert_eq!(scores.strict.recall, 0.5);
/// assert_eq!(scores.lax.recall, 1.0);
/// assert_eq!(scores.lax.precision, 2.0 / 3.0);
/// ```
pub fn scores<'a>(documents: impl IntoIterator<Item = (&'a [GoldBead], &'a [GoldBead])>) -> Scores {
    let (mut precision, mut recall) = (Tally::default(), Tally::default());
    for (gold, predicted) in documents {
        let full = |beads: &[GoldBead]| -> Vec<GoldBead> {
            beads.iter().filter(|(s, t)| !s.is_empty() && !t.is_empty()).cloned().collect()
        };
        precision.add(gold, predicted);
        recall.add(&full(predicted), &full(gold));
    }
    let score = |of: fn(&Tally) -> usize| {
        let rate = |tally: &Tally| if tally.beads == 0 { 0.0 } else { of(tally) as f64 / tally.beads as f64 };
        let (p, r) = (rate(&precision), rate(&recall));
        let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        Score { precision: p, recall: r, f1 }
    };
    Scores { strict: score(|tally| tally.strict), lax: score(|tally| tally.lax) }
}

impl Tally {
    /// Counts the distinct `tested` beads, and those of them that `reference` confirms.
    fn add(&mut self, reference: &[GoldBead], tested: &[GoldBead]) {
        let exact: HashSet<&GoldBead> = reference.iter().collect();
        let mut linked: HashMap<u32, HashSet<u32>> = HashMap::new();
        for (sources, targets) in reference {
            for &source in sources {
                linked.entry(source).or_default().extend(targets);
            }
        }
        let tested: HashSet<&GoldBead> =
            tested.iter().filter(|(s, t)| !(s.is_empty() && t.is_empty())).collect();
        for bead @ (sources, targets) in tested {
            let strict = exact.contains(bead);
            let shares =
                |source| linked.get(source).is_some_and(|set| targets.iter().any(|t| set.contains(t)));
            self.beads += 1;
            self.strict += usize::from(strict);
            self.lax += usize::from(strict || sources.iter().any(shares));
        }
    }
}
