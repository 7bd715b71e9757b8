//! Fitting the weights to gold.
//!
//! The first pass is fitted to the gold beads, and the clause model to the paths that pass through every gold
//! corner and cut no gold bead. The sentence model comes last; its sums over clause paths come from clause
//! models that did not see the document (stacking).

mod allowed;
mod augment;
mod optimise;
mod priors;

use std::fmt;

use crate::align::evidence::shared::Shared;
use crate::align::gold::{Gold, GoldBead};
use crate::align::lattice::shape::SHAPES;
use crate::align::lattice::{Candidate, Lattice};
use crate::align::model::clauses;
use crate::align::model::first::{self, FirstPass};
use crate::align::model::linear::{Form, Linear};
use crate::align::model::sentences;
use crate::align::model::weights::Weights;
use crate::align::search::second_pass::SecondPass;
use crate::anchor::{Anchors, anchors_of};
use crate::lexicon::Glossary;
use crate::parallel;
use crate::resources::Resources;
use crate::side::Both;
use crate::text::{Parts, Reading};

use allowed::{allowed, allowed_clauses};
pub use augment::Alterations;
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
    resources: Resources,
}

impl Default for Trainer {
    fn default() -> Trainer {
        Trainer::new()
    }
}

/// How much a copy counts as against a document: little where it says nothing new.
#[derive(Clone, Copy)]
struct CopyWeights {
    first: f64,
    clauses: f64,
    sentences: f64,
}

/// As measured best on literary chapters.
const COPY_WEIGHTS: CopyWeights = CopyWeights { first: 0.1, clauses: 0.1, sentences: 0.3 };

impl Trainer {
    /// A trainer with the default settings.
    pub fn new() -> Trainer {
        Trainer {
            l2: 1.0,
            copies: 1,
            alterations: Alterations::default(),
            without: Vec::new(),
            resources: Resources::default(),
        }
    }

    /// The strength of the pull towards the weights that are assumed without gold. Default: 1.
    ///
    /// # Panics
    ///
    /// If it is below zero or not a number.
    #[must_use]
    pub fn l2(self, l2: f64) -> Trainer {
        assert!(l2.is_finite() && l2 >= 0.0, "the pull is a number, 0 or more, and not {l2}");
        Trainer { l2, ..self }
    }

    /// The number of altered copies of each document to train on as well, at a lower weight. Default: 1, with
    /// which training takes twice as long; 0 for none.
    #[must_use]
    pub fn copies(self, copies: usize) -> Trainer {
        Trainer { copies, ..self }
    }

    /// How the copies differ from their original. Default: [`Alterations::Losses`].
    #[must_use]
    pub fn alterations(self, alterations: Alterations) -> Trainer {
        Trainer { alterations, ..self }
    }

    /// Leaves out the features whose names begin with one of these, in all three models, to find out what
    /// they are worth. The names are those of [`Weights::to_json`]. Default: none.
    #[must_use]
    pub fn without(self, features: Vec<String>) -> Trainer {
        Trainer { without: features, ..self }
    }

    /// The word list, the vectors and the names with which texts will be aligned. Default:
    /// [`Resources::embedded`].
    #[must_use]
    pub fn resources(self, resources: Resources) -> Trainer {
        Trainer { resources, ..self }
    }

    /// Fits weights to documents. Takes a few seconds for a thousand gold beads; the same documents give the
    /// same weights on any number of threads.
    ///
    /// # Panics
    ///
    /// If a gold bead names a sentence that its document does not have.
    pub fn train(&self, gold: &[&Gold<'_>]) -> Weights {
        self.train_with(gold, |_| {})
    }

    /// [`train`](Trainer::train), reporting what it is about to do.
    ///
    /// # Panics
    ///
    /// As [`train`](Trainer::train).
    pub fn train_with(&self, gold: &[&Gold<'_>], mut report: impl FnMut(Phase)) -> Weights {
        for Gold { source, target, beads } in gold {
            let lengths = Both::new(source.len(), target.len());
            let exists = |bead: &GoldBead| {
                let mut sides = bead.sides().zip(lengths).into_iter();
                sides.all(|(numbers, len)| numbers.iter().all(|&index| (index as usize) < len))
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

        report(Phase::Evidence);
        let all: Vec<usize> = (0..samples.len()).collect();
        let resources = &self.resources;
        let parts: Vec<Both<Parts>> = samples.iter().map(|_| Both::default()).collect();
        let readings: Vec<Both<Reading<'_>>> =
            samples.iter().zip(&parts).map(|(sample, parts)| sample.gold.readings(parts)).collect();
        let anchors: Vec<Anchors> =
            parallel::map(&readings, |&readings| anchors_of(readings, resources, &Glossary::new()));
        let shared: Vec<Shared<'_>> =
            parallel::map(&all, |&d| Shared::new(readings[d], &anchors[d], resources));
        let passes: Vec<FirstPass<'_>> = parallel::map(&all, |&d| {
            FirstPass::within(readings[d].map(|reading| reading.document()), &shared[d])
        });

        report(Phase::FirstPass);
        let examples: Vec<Example> = parallel::map(&all, |&d| {
            let pass = &passes[d];
            let lattice = pass.lattice();
            let allowed = allowed(&lattice, &samples[d].gold.beads);
            let weight = weight(d, COPY_WEIGHTS.first);
            example(&first::FORM, &lattice, &allowed, weight, |bead, row| {
                row.extend(pass.features(bead));
            })
        });
        let first = self.linear(&first::FORM, &examples.iter().collect::<Vec<_>>());
        drop(examples);

        report(Phase::Clauses);
        let mut seconds: Vec<SecondPass> =
            parallel::map(&passes, |pass| SecondPass::new(pass, &first, &SHAPES));
        let examples: Vec<Example> = parallel::map(&all, |&d| {
            let nested = &seconds[d].nested;
            let lattice = nested.lattice();
            let allowed = allowed_clauses(nested, &lattice, &samples[d].gold.beads);
            let weight = weight(d, COPY_WEIGHTS.clauses);
            example(&clauses::FORM, &lattice, &allowed, weight, |bead, row| {
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

        report(Phase::Sentences);
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
pub enum Phase {
    /// Collecting what the documents share.
    Evidence,
    /// Fitting the first pass over sentences.
    FirstPass,
    /// Fitting the clause model, once for all documents and once without each.
    Clauses,
    /// Fitting the sentence model.
    Sentences,
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Phase::Evidence => "collecting evidence",
            Phase::FirstPass => "fitting the first pass",
            Phase::Clauses => "fitting the clause model",
            Phase::Sentences => "fitting the sentence model",
        })
    }
}

/// What is trained on: a gold document, or an altered copy of one.
struct Sample<'a> {
    gold: &'a Gold<'a>,
    /// The number of the document, or of the original of a copy.
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
