//! What became of each bead, and the scores that follow.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt;

use serde::Serialize;

use crate::align::gold::GoldBead;

/// Precision, recall and their harmonic mean, each in 0..1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Score {
    /// The share of the predicted beads that are right.
    pub precision: f64,
    /// The share of the gold beads that were found.
    pub recall: f64,
    /// The harmonic mean of the two.
    pub f1: f64,
}

/// The strict and the lax score of some documents together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Scores {
    /// A bead counts if it is exactly a gold bead.
    pub strict: Score,
    /// A bead counts if it shares a pair of sentences with a gold bead.
    pub lax: Score,
}

/// The type of a bead, by how many sentences it has on each side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub enum BeadType {
    /// One sentence on each side.
    #[serde(rename = "1-1")]
    OneToOne,
    /// One source sentence, several target sentences.
    #[serde(rename = "1-n")]
    OneToMany,
    /// Several source sentences, one target sentence.
    #[serde(rename = "n-1")]
    ManyToOne,
    /// Several on each side.
    #[serde(rename = "n-m")]
    ManyToMany,
    /// Nothing on one side.
    #[serde(rename = "null")]
    Null,
}

impl BeadType {
    /// Every type.
    pub const ALL: [BeadType; 5] =
        [BeadType::OneToOne, BeadType::OneToMany, BeadType::ManyToOne, BeadType::ManyToMany, BeadType::Null];

    /// The type of a bead.
    pub fn of(bead: &GoldBead) -> BeadType {
        match (bead.source.len(), bead.target.len()) {
            (0, _) | (_, 0) => BeadType::Null,
            (1, 1) => BeadType::OneToOne,
            (1, _) => BeadType::OneToMany,
            (_, 1) => BeadType::ManyToOne,
            _ => BeadType::ManyToMany,
        }
    }
}

impl fmt::Display for BeadType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            BeadType::OneToOne => "1-1",
            BeadType::OneToMany => "1-n",
            BeadType::ManyToOne => "n-1",
            BeadType::ManyToMany => "n-m",
            BeadType::Null => "null",
        })
    }
}

/// What became of one bead of a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verdict<'a> {
    pub(super) bead: &'a GoldBead,
    compared: Compared,
    strict: bool,
    lax: bool,
}

impl Verdict<'_> {
    /// The same, a null bead of gold counted among the others.
    pub(super) fn counted(self) -> Self {
        let is_null = self.compared == Compared::GoldNull;
        Verdict { compared: if is_null { Compared::Gold } else { self.compared }, ..self }
    }
}

/// Which list a bead is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Compared {
    Predicted,
    Gold,
    /// A null bead of gold, which counts in no total.
    GoldNull,
}

/// What became of the beads of one document.
#[derive(Debug)]
pub(super) struct Verdicts<'a>(pub(super) Vec<Verdict<'a>>);

impl<'a> Verdicts<'a> {
    pub(super) fn new(gold: &'a [GoldBead], predicted: &'a [GoldBead]) -> Verdicts<'a> {
        let (of_gold, of_predicted) = (Reference::new(gold), Reference::new(predicted));
        let mut verdicts = Vec::new();
        for (beads, reference, compared) in
            [(predicted, &of_gold, Compared::Predicted), (gold, &of_predicted, Compared::Gold)]
        {
            let distinct: BTreeSet<&GoldBead> = beads.iter().filter(|bead| !is_void(bead)).collect();
            for bead in distinct {
                let is_gold_null = compared == Compared::Gold && BeadType::of(bead) == BeadType::Null;
                let compared = if is_gold_null { Compared::GoldNull } else { compared };
                verdicts.push(reference.judge(bead, compared));
            }
        }
        Verdicts(verdicts)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = Verdict<'a>> {
        self.0.iter().copied()
    }
}

/// Whether both sides of a bead are empty, so that it says nothing.
pub(super) fn is_void(bead: &GoldBead) -> bool {
    bead.source.is_empty() && bead.target.is_empty()
}

/// The beads that others are compared with.
struct Reference<'a> {
    exact: HashSet<&'a GoldBead>,
    linked: HashMap<u32, HashSet<u32>>,
}

impl<'a> Reference<'a> {
    fn new(beads: &'a [GoldBead]) -> Reference<'a> {
        let mut linked: HashMap<u32, HashSet<u32>> = HashMap::new();
        for bead in beads {
            for &source in &bead.source {
                linked.entry(source).or_default().extend(&bead.target);
            }
        }
        Reference { exact: beads.iter().collect(), linked }
    }

    fn judge<'b>(&self, bead: &'b GoldBead, compared: Compared) -> Verdict<'b> {
        let shares =
            |source| self.linked.get(source).is_some_and(|set| bead.target.iter().any(|t| set.contains(t)));
        let strict = self.exact.contains(bead);
        Verdict { bead, compared, strict, lax: strict || bead.source.iter().any(shares) }
    }
}

/// How many beads there are, and how many of them are right.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    pub(super) beads: usize,
    strict: usize,
    lax: usize,
}

impl Tally {
    fn add(&mut self, verdict: Verdict<'_>) {
        self.beads += 1;
        self.strict += usize::from(verdict.strict);
        self.lax += usize::from(verdict.lax);
    }
}

/// What scores are made from. The counts of several documents add up.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    pub(super) predicted: Tally,
    pub(super) gold: Tally,
}

impl Counts {
    pub(super) fn add(&mut self, verdict: Verdict<'_>) {
        match verdict.compared {
            Compared::Predicted => self.predicted.add(verdict),
            Compared::Gold => self.gold.add(verdict),
            Compared::GoldNull => {}
        }
    }

    pub(super) fn scores(&self) -> Scores {
        let score = |of: fn(&Tally) -> usize| {
            let rate =
                |tally: &Tally| if tally.beads == 0 { 0.0 } else { of(tally) as f64 / tally.beads as f64 };
            let (precision, recall) = (rate(&self.predicted), rate(&self.gold));
            let sum = precision + recall;
            Score { precision, recall, f1: if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 } }
        };
        Scores { strict: score(|tally| tally.strict), lax: score(|tally| tally.lax) }
    }
}

impl<'a> FromIterator<Verdict<'a>> for Counts {
    fn from_iter<I: IntoIterator<Item = Verdict<'a>>>(verdicts: I) -> Counts {
        let mut counts = Counts::default();
        verdicts.into_iter().for_each(|verdict| counts.add(verdict));
        counts
    }
}

impl std::iter::Sum for Counts {
    fn sum<I: Iterator<Item = Counts>>(all: I) -> Counts {
        let plus = |a: Tally, b: Tally| Tally {
            beads: a.beads + b.beads,
            strict: a.strict + b.strict,
            lax: a.lax + b.lax,
        };
        all.fold(Counts::default(), |sum, counts| Counts {
            predicted: plus(sum.predicted, counts.predicted),
            gold: plus(sum.gold, counts.gold),
        })
    }
}
