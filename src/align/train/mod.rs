//! Fitting the weights to gold.
//!
//! The first pass is fitted to the gold beads. The clause model is fitted to the paths that pass
//! through every gold corner and cut no gold bead. The sentence model is fitted last, to sums over
//! clause paths of clause models that did not see the document (stacking).

mod allowed;
mod augment;
mod gold;
mod optimise;
mod priors;
pub(crate) mod random;

use std::fmt;

use super::eval::GoldBead;
use super::lattice::{Candidate, Lattice};
use super::model::clauses;
use super::model::first::{self, FirstPass};
use super::model::linear::{Form, Linear};
use super::model::sentences;
use super::model::weights::Weights;
use super::search::second_pass::SecondPass;
use crate::anchor::{Anchors, anchors_of};
use crate::parallel;
use crate::resources::Resources;
use crate::side::Both;
use crate::text::{Parts, Reading};

use allowed::{allowed, allowed_clauses};
pub use augment::Alterations;
pub use gold::Gold;
use optimise::{Example, fit};
use priors::priors;

/// Fits weights to gold.
///
/// ```no_run
/// use duizhao::align::{Gold, Trainer};
///
/// # let gold: Vec<Gold<'_>> = Vec::new();
/// let documents: Vec<&Gold<'_>> = gold.iter().collect();
/// let weights = Trainer::new().train(&documents);
/// std::fs::write("weights.json", weights.to_json())?;
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Trainer {
    l2: f64,
    copies: usize,
    alterations: Alterations,
    without: Vec<String>,
}

impl Default for Trainer {
    fn default() -> Trainer {
        Trainer::new()
    }
}

/// How much a copy counts beside a document: little where it says nothing new.
#[derive(Clone, Copy)]
struct CopyWeights {
    first: f64,
    clauses: f64,
    sentences: f64,
}

/// As measured for this method on literary chapters.
const COPY_WEIGHTS: CopyWeights = CopyWeights { first: 0.1, clauses: 0.1, sentences: 0.3 };

impl Trainer {
    /// A trainer with the default settings.
    pub fn new() -> Trainer {
        Trainer { l2: 1.0, copies: 1, alterations: Alterations::default(), without: Vec::new() }
    }

    /// Strength of the pull towards the weights that are assumed without gold. Default: 1.
    ///
    /// # Panics
    ///
    /// If it is below zero or no number.
    #[must_use]
    pub fn l2(self, l2: f64) -> Trainer {
        assert!(l2.is_finite() && l2 >= 0.0, "the pull is a number, 0 or more, and not {l2}");
        Trainer { l2, ..self }
    }

    /// Number of altered copies of each document that are trained on besides, at a lower weight.
    /// Default: 1, with which training takes twice as long; 0 for none.
    #[must_use]
    pub fn copies(self, copies: usize) -> Trainer {
        Trainer { copies, ..self }
    }

    /// In what ways the copies differ from their original. Default: [`Alterations::Losses`].
    #[must_use]
    pub fn alterations(self, alterations: Alterations) -> Trainer {
        Trainer { alterations, ..self }
    }

    /// Leaves out the features whose names begin with one of these, in all three models: what are they
    /// worth? The names are those of [`Weights::to_json`]. Default: none.
    #[must_use]
    pub fn without(self, features: Vec<String>) -> Trainer {
        Trainer { without: features, ..self }
    }

    /// Fits weights to documents. Takes some seconds for a thousand gold beads; the same documents give
    /// the same weights, on any number of threads.
    ///
    /// # Panics
    ///
    /// If a gold bead names a sentence that its document does not have.
    pub fn train(&self, gold: &[&Gold<'_>]) -> Weights {
        self.train_with(gold, |_| {})
    }

    /// [`train`](Trainer::train), which says what it is about to do.
    ///
    /// # Panics
    ///
    /// As [`train`](Trainer::train).
    pub fn train_with(&self, gold: &[&Gold<'_>], mut report: impl FnMut(Step)) -> Weights {
        for Gold { source, target, beads } in gold {
            let exists = |(s, t): &GoldBead| {
                s.iter().all(|&index| (index as usize) < source.len())
                    && t.iter().all(|&index| (index as usize) < target.len())
            };
            assert!(beads.iter().all(exists), "gold beads name sentences of their documents");
        }
        let copies = augment::copies(gold, self.copies, self.alterations);
        let samples: Vec<Sample<'_>> = gold
            .iter()
            .enumerate()
            .map(|(origin, &gold)| Sample { gold, origin, is_copy: false })
            .chain(copies.iter().map(|(origin, gold)| Sample { gold, origin: *origin, is_copy: true }))
            .collect();
        let weight = |sample: usize, copy: f64| if samples[sample].is_copy { copy } else { 1.0 };

        report(Step::Evidence);
        let all: Vec<usize> = (0..samples.len()).collect();
        let resources = Resources::embedded();
        let parts: Vec<Both<Parts>> = samples.iter().map(|_| Both::default()).collect();
        let readings: Vec<Both<Reading<'_>>> =
            samples.iter().zip(&parts).map(|(sample, parts)| sample.gold.readings(parts)).collect();
        let anchors: Vec<Anchors> = parallel::map(&readings, |&readings| anchors_of(readings, resources));
        let passes: Vec<FirstPass<'_>> =
            parallel::map(&all, |&d| FirstPass::new(readings[d], &anchors[d], resources));

        report(Step::FirstPass);
        let examples: Vec<Example> = parallel::map(&all, |&d| {
            let pass = &passes[d];
            let allowed = allowed(&pass.lattice, &samples[d].gold.beads);
            let weight = weight(d, COPY_WEIGHTS.first);
            example(&first::FORM, &pass.lattice, &allowed, weight, |bead, row| {
                row.extend(pass.features(bead));
            })
        });
        let first = self.linear(&first::FORM, &examples.iter().collect::<Vec<_>>());
        drop(examples);

        report(Step::Clauses);
        let mut seconds: Vec<SecondPass> = parallel::map(&passes, |pass| SecondPass::new(pass, &first));
        let examples: Vec<Example> = parallel::map(&all, |&d| {
            let nested = &seconds[d].nested;
            let allowed = allowed_clauses(nested, &samples[d].gold.beads);
            let weight = weight(d, COPY_WEIGHTS.clauses);
            example(&clauses::FORM, &nested.lattice, &allowed, weight, |bead, row| {
                row.extend(nested.features(bead));
            })
        });
        let origins: Vec<usize> = (0..gold.len()).collect();
        let unseen: Vec<Linear> = parallel::map(&origins, |&held_out| {
            let seen = |&&d: &&usize| samples[d].origin != held_out || gold.len() == 1;
            let others = all.iter().filter(seen).map(|&d| &examples[d]);
            self.linear(&clauses::FORM, &others.collect::<Vec<_>>())
        });
        let clauses = self.linear(&clauses::FORM, &examples.iter().collect::<Vec<_>>());
        drop(examples);

        report(Step::Sentences);
        for (second, sample) in seconds.iter_mut().zip(&samples) {
            second.weigh_clauses(&unseen[sample.origin]);
            second.set_gaps(if sample.is_copy { 1.0 } else { 0.0 });
        }
        let examples: Vec<Example> = parallel::map(&all, |&d| {
            let second = &seconds[d];
            let mut rows = second.features.iter();
            let allowed = allowed(&second.lattice, &samples[d].gold.beads);
            let weight = weight(d, COPY_WEIGHTS.sentences);
            example(&sentences::FORM, &second.lattice, &allowed, weight, |_, row| {
                row.extend_from_slice(rows.next().expect("every bead has a row"));
            })
        });
        let sentences = self.linear(&sentences::FORM, &examples.iter().collect::<Vec<_>>());
        Weights { first, clauses, sentences }
    }

    fn linear(&self, form: &'static Form, examples: &[&Example]) -> Linear {
        let left_out = |name: &String| self.without.iter().any(|start| name.starts_with(start.as_str()));
        let left_out: Vec<bool> = form.names().iter().map(left_out).collect();
        Linear::new(form, &fit(examples, &priors(form), &left_out, self.l2))
    }
}

/// What training is about to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Step {
    /// Collecting what the documents share.
    Evidence,
    /// Fitting the first pass over sentences.
    FirstPass,
    /// Fitting the clause model, once for all documents and once without each.
    Clauses,
    /// Fitting the sentence model.
    Sentences,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Step::Evidence => "collecting evidence",
            Step::FirstPass => "fitting the first pass",
            Step::Clauses => "fitting the clause model",
            Step::Sentences => "fitting the sentence model",
        })
    }
}

/// What is trained on: a gold document, or an altered copy of one.
struct Sample<'a> {
    gold: &'a Gold<'a>,
    /// The document's number, for a copy that of its original.
    origin: usize,
    is_copy: bool,
}

fn example(
    form: &Form,
    lattice: &Lattice,
    allowed: &[bool],
    weight: f64,
    mut features: impl FnMut(&Candidate, &mut Vec<f32>),
) -> Example {
    let mut rows = Vec::with_capacity(lattice.len() * form.width());
    let mut row = Vec::new();
    for bead in lattice.candidates() {
        row.clear();
        features(bead, &mut row);
        form.row(bead.shape, &row, &mut rows);
    }
    Example { lattice: lattice.clone(), features: rows, gold: allowed.to_vec(), weight }
}
