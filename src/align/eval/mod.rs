//! How good an alignment is: precision, recall and F1 against gold beads.
//!
//! Start with [`Report`], which has everything about some documents at once; [`scores`] gives the bare
//! numbers.
//!
//! Beads count as in the literature on this data: precision over all predicted beads, null beads included;
//! recall over the gold beads with two sides. *Strict*: exactly the same bead. *Lax*: a pair of sentences in
//! common. A bead that is listed twice counts once.

mod bootstrap;
mod calibration;
mod verdict;

use std::collections::HashSet;

use serde::Serialize;

use crate::align::gold::GoldBead;
use crate::bitext::Bitext;
use crate::span::Sents;

pub use bootstrap::{Intervals, Resampled};
pub use calibration::{Bin, Calibration};
pub use verdict::{BeadType, Score, Scores};
use verdict::{Counts, Verdicts, is_void};

/// The beads of a bitext, by sentence numbers.
pub fn beads(bitext: &Bitext<'_>) -> Vec<GoldBead> {
    let numbers = |sents: Sents| sents.iter().map(|index| index as u32).collect();
    bitext.beads().iter().map(|bead| GoldBead::new(numbers(bead.source), numbers(bead.target))).collect()
}

/// Scores predicted beads against gold beads, for one or more documents (`(gold, predicted)` each), as a
/// micro-average: every bead counts the same, whatever its document.
///
/// ```
/// use duizhao::align::{GoldBead, eval::scores};
///
/// let gold = [GoldBead::new(vec![0], vec![0]), GoldBead::new(vec![1], vec![1, 2])];
/// let predicted = [
///     GoldBead::new(vec![0], vec![0]),
///     GoldBead::new(vec![1], vec![1]),
///     GoldBead::new(vec![], vec![2]),
/// ];
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
    /// How sure each predicted bead is, in 0..1, where that is known; empty, or one for each bead.
    pub confidences: &'a [Option<f32>],
}

/// Everything there is to say about the alignment of some documents.
///
/// ```
/// use duizhao::align::GoldBead;
/// use duizhao::align::eval::{Case, Report};
///
/// let gold = [GoldBead::new(vec![0], vec![0]), GoldBead::new(vec![1], vec![1, 2])];
/// let predicted = [
///     GoldBead::new(vec![0], vec![0]),
///     GoldBead::new(vec![1], vec![1]),
///     GoldBead::new(vec![], vec![2]),
/// ];
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
    /// The gold beads of the type.
    pub gold: usize,
    /// The predicted beads of the type.
    pub predicted: usize,
    /// Precision over the predicted beads of the type, recall over its gold beads; 0 where there are none.
    /// Null beads have a recall here, although it counts in no total.
    pub score: Score,
    /// The lower bounds of each score, as in [`Intervals`].
    pub low: Score,
    /// The upper bounds.
    pub high: Score,
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
        Report {
            scores: counts.iter().copied().sum::<Counts>().scores(),
            intervals: Intervals::new(&verdicts),
            types: BeadType::ALL.iter().map(|&bead_type| TypeScore::new(bead_type, &verdicts)).collect(),
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
    fn new(bead_type: BeadType, verdicts: &[Verdicts<'_>]) -> TypeScore {
        let all = verdicts.iter().flat_map(Verdicts::all);
        let of_type = all.filter(|verdict| BeadType::of(verdict.bead) == bead_type);
        let counts: Counts = of_type.map(|verdict| verdict.counted()).collect();
        let (low, high) = bootstrap::of_type(verdicts, bead_type);
        TypeScore {
            bead_type,
            gold: counts.gold.beads,
            predicted: counts.predicted.beads,
            score: counts.scores().strict,
            low,
            high,
        }
    }
}
