//! How good an alignment is: precision, recall and F1 against gold beads.
//!
//! Start with [`Report`], which has everything of some documents at once; [`scores`] gives the bare
//! numbers.
//!
//! Counted as the literature on this data counts: precision over every predicted bead, null beads
//! included; recall over the gold beads that have two sides. *Strict*: the very same bead. *Lax*: a
//! pair of sentences in common. A bead that is listed twice counts once.

mod bootstrap;
mod calibration;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt;

use serde::Serialize;

use crate::bitext::Bitext;
use crate::span::Sents;

pub use bootstrap::{Intervals, Resampled};
pub use calibration::{Bin, Calibration};

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
    let mut counts = Counts::default();
    for (gold, predicted) in documents {
        Verdicts::new(gold, predicted).all().for_each(|verdict| counts.add(verdict));
    }
    counts.scores()
}

/// A document to be scored.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// What it is called in the report.
    pub name: &'a str,
    /// The beads that are right.
    pub gold: &'a [GoldBead],
    /// The beads that were found.
    pub predicted: &'a [GoldBead],
    /// How sure each predicted bead is, in 0..1, as far as that is known: empty, or one for each.
    pub confidences: &'a [Option<f32>],
}

/// Everything there is to say of the alignment of some documents.
///
/// ```
/// use duizhao::align::eval::{Case, Report};
///
/// let gold = [(vec![0], vec![0]), (vec![1], vec![1, 2])];
/// let predicted = [(vec![0], vec![0]), (vec![1], vec![1]), (vec![], vec![2])];
/// let confidences = [Some(0.9), Some(0.6), Some(0.2)];
/// let case = Case { name: "letter", gold: &gold, predicted: &predicted, confidences: &confidences };
/// let report = Report::new(&[case]);
/// assert_eq!(report.scores.strict.recall, 0.5);
/// assert_eq!(report.types[0].gold, 1); // one 1-1 bead
/// assert_eq!(report.calibration.unwrap().beads, 3);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// All documents together.
    pub scores: Scores,
    /// How far those scores would move with other texts of the same kind.
    pub intervals: Intervals,
    /// Strict scores by bead type, in the order of [`BeadType::ALL`].
    pub types: Vec<TypeScore>,
    /// Each document by itself, in the order given.
    pub documents: Vec<DocumentScores>,
    /// Whether the confidences are right; none if no predicted bead has one.
    pub calibration: Option<Calibration>,
}

/// The scores of one document.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DocumentScores {
    /// What it is called.
    pub name: String,
    /// How good its alignment is.
    pub scores: Scores,
}

/// The strict score of the beads of one type.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct TypeScore {
    /// The type.
    pub bead_type: BeadType,
    /// Gold beads of the type.
    pub gold: usize,
    /// Predicted beads of the type.
    pub predicted: usize,
    /// Precision among the predicted beads of the type, recall among its gold beads: 0 where there are
    /// none. Null beads have a recall here, which counts in no total.
    pub score: Score,
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
    pub fn of((sources, targets): &GoldBead) -> BeadType {
        match (sources.len(), targets.len()) {
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

impl Report {
    /// Scores documents.
    ///
    /// # Panics
    ///
    /// If a document has confidences, but not one for each predicted bead.
    pub fn new(cases: &[Case<'_>]) -> Report {
        let verdicts: Vec<Verdicts<'_>> =
            cases.iter().map(|case| Verdicts::new(case.gold, case.predicted)).collect();
        let counts: Vec<Counts> = verdicts.iter().map(|verdicts| verdicts.all().collect()).collect();
        let documents = cases
            .iter()
            .zip(&counts)
            .map(|(case, counts)| DocumentScores { name: case.name.to_owned(), scores: counts.scores() });
        let all: Vec<Verdict<'_>> = verdicts.iter().flat_map(Verdicts::all).collect();
        Report {
            scores: counts.iter().copied().sum::<Counts>().scores(),
            intervals: Intervals::new(&counts, &verdicts),
            types: BeadType::ALL.iter().map(|&bead_type| TypeScore::new(bead_type, &all)).collect(),
            documents: documents.collect(),
            calibration: Calibration::new(cases.iter().flat_map(judged)),
        }
    }
}

/// The confidence of each predicted bead that has one, and whether the bead is right.
fn judged<'a>(case: &Case<'a>) -> impl Iterator<Item = (f32, bool)> + use<'a> {
    let (predicted, confidences) = (case.predicted, case.confidences);
    let fits = confidences.is_empty() || confidences.len() == predicted.len();
    assert!(fits, "every predicted bead of {} has a place for its confidence", case.name);
    let gold: HashSet<&GoldBead> = case.gold.iter().collect();
    let beads = predicted.iter().zip(confidences).filter(|(bead, _)| !is_void(bead));
    beads.filter_map(move |(bead, confidence)| Some(((*confidence)?, gold.contains(bead))))
}

impl TypeScore {
    fn new(bead_type: BeadType, verdicts: &[Verdict<'_>]) -> TypeScore {
        let of_type = verdicts.iter().filter(|verdict| BeadType::of(verdict.bead) == bead_type);
        let counts: Counts =
            of_type.map(|verdict| Verdict { side: verdict.side.counted(), ..*verdict }).collect();
        TypeScore {
            bead_type,
            gold: counts.gold.beads,
            predicted: counts.predicted.beads,
            score: counts.scores().strict,
        }
    }
}

/// What became of one bead of a document.
#[derive(Clone, Copy, Debug)]
struct Verdict<'a> {
    bead: &'a GoldBead,
    side: Side,
    strict: bool,
    lax: bool,
}

/// On which side of the comparison a bead stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Predicted,
    Gold,
    /// A null bead of gold, which no total counts.
    GoldNull,
}

impl Side {
    fn counted(self) -> Side {
        if self == Side::GoldNull { Side::Gold } else { self }
    }
}

/// What became of the beads of one document.
#[derive(Debug)]
struct Verdicts<'a>(Vec<Verdict<'a>>);

impl<'a> Verdicts<'a> {
    fn new(gold: &'a [GoldBead], predicted: &'a [GoldBead]) -> Verdicts<'a> {
        let (of_gold, of_predicted) = (Reference::new(gold), Reference::new(predicted));
        let mut verdicts = Vec::new();
        for (beads, reference, side) in
            [(predicted, &of_gold, Side::Predicted), (gold, &of_predicted, Side::Gold)]
        {
            let distinct: BTreeSet<&GoldBead> = beads.iter().filter(|bead| !is_void(bead)).collect();
            for bead in distinct {
                let is_gold_null = side == Side::Gold && BeadType::of(bead) == BeadType::Null;
                let side = if is_gold_null { Side::GoldNull } else { side };
                verdicts.push(reference.judge(bead, side));
            }
        }
        Verdicts(verdicts)
    }

    fn all(&self) -> impl Iterator<Item = Verdict<'a>> {
        self.0.iter().copied()
    }
}

/// A bead of nothing and nothing, which says nothing.
fn is_void((sources, targets): &GoldBead) -> bool {
    sources.is_empty() && targets.is_empty()
}

/// The beads that others are held against.
struct Reference<'a> {
    exact: HashSet<&'a GoldBead>,
    linked: HashMap<u32, HashSet<u32>>,
}

impl<'a> Reference<'a> {
    fn new(beads: &'a [GoldBead]) -> Reference<'a> {
        let mut linked: HashMap<u32, HashSet<u32>> = HashMap::new();
        for (sources, targets) in beads {
            for &source in sources {
                linked.entry(source).or_default().extend(targets);
            }
        }
        Reference { exact: beads.iter().collect(), linked }
    }

    fn judge<'b>(&self, bead: &'b GoldBead, side: Side) -> Verdict<'b> {
        let (sources, targets) = bead;
        let shares =
            |source| self.linked.get(source).is_some_and(|set| targets.iter().any(|t| set.contains(t)));
        let strict = self.exact.contains(bead);
        Verdict { bead, side, strict, lax: strict || sources.iter().any(shares) }
    }
}

/// How many beads there are, and how many of them are right.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    beads: usize,
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

/// What scores are made from. Counts of several documents add up.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    predicted: Tally,
    gold: Tally,
}

impl Counts {
    fn add(&mut self, verdict: Verdict<'_>) {
        match verdict.side {
            Side::Predicted => self.predicted.add(verdict),
            Side::Gold => self.gold.add(verdict),
            Side::GoldNull => {}
        }
    }

    fn scores(&self) -> Scores {
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
