//! Fitting the weights to gold.
//!
//! The first pass is fitted to the gold beads, and the clause model to the paths that pass through every gold
//! corner and cut no gold bead. The sentence model comes last; its sums over clause paths come from clause
//! models that did not see the document (stacking).
//!
//! Texts in which much has no counterpart would bend what the models say of whole ones. So *gappy* gold, and altered
//! copies of whole gold, teach the sentence model only, at a lower weight.

mod allowed;
mod augment;
mod optimise;
mod priors;

use std::fmt;

use crate::align::evidence::shared::Shared;
use crate::align::gold::{Gold, GoldBead};
use crate::align::lattice::Lattice;
use crate::align::lattice::Shape;
use crate::align::lattice::layered::Layered;
use crate::align::lattice::path::Steps;
use crate::align::lattice::shape::SHAPES;
use crate::align::model::clauses;
use crate::align::model::first::{self, FirstPass};
use crate::align::model::linear::{Form, Linear};
use crate::align::model::sentences;
use crate::align::model::weights::Weights;
use crate::align::search::second_pass::{MIDDLING, SecondPass};
use crate::anchor::{Anchors, anchors_of};
use crate::lexicon::Glossary;
use crate::parallel;
use crate::resources::Resources;
use crate::side::Both;
use crate::text::{Parts, Reading};

use allowed::{allowed, allowed_clauses};
pub use augment::Alterations;
use optimise::{Example, Start, fit};
use priors::{held, priors};

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
    gappy: Vec<Gold<'static>>,
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

/// How much a document with gaps counts in the sentence model, as measured best on news and on literary chapters.
const WEIGHT_OF_GAPPY: f64 = 0.3;
/// How many times the sentence model is fitted, each time with the gaps that the model before guesses.
const ROUNDS: usize = 5;

impl Trainer {
    /// A trainer with the default settings.
    pub fn new() -> Trainer {
        Trainer {
            l2: 1.0,
            gappy: Vec::new(),
            copies: 0,
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

    /// Further documents, in which sentences have no counterpart more often than in those that are trained on:
    /// news, articles of the web. They teach the sentence model only. Default: none.
    #[must_use]
    pub fn gappy(self, documents: Vec<Gold<'static>>) -> Trainer {
        Trainer { gappy: documents, ..self }
    }

    /// The number of altered copies of each document, which teach the sentence model as [`gappy`](Trainer::gappy)
    /// documents do: for those who have no such gold. Costs some F1 on whole texts. Default: 0.
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
        gold.iter().copied().chain(&self.gappy).for_each(check);
        let copies = augment::copies(gold, self.copies, self.alterations);
        let intact = gold.iter().enumerate().map(|(number, &gold)| Sample {
            gold,
            origin: Some(number),
            is_gappy: false,
        });
        let gappy = self.gappy.iter().map(|gold| Sample { gold, origin: None, is_gappy: true });
        let copies =
            copies.iter().map(|(origin, gold)| Sample { gold, origin: Some(*origin), is_gappy: true });
        let samples: Vec<Sample<'_>> = intact.chain(gappy).chain(copies).collect();

        report(Phase::Evidence);
        let resources = &self.resources;
        let parts: Vec<Both<Parts>> = samples.iter().map(|_| Both::default()).collect();
        let readings: Vec<Both<Reading<'_>>> =
            samples.iter().zip(&parts).map(|(sample, parts)| sample.gold.readings(parts)).collect();
        let anchors: Vec<Anchors> =
            parallel::map(&readings, |&readings| anchors_of(readings, resources, &Glossary::new()));
        let all: Vec<usize> = (0..samples.len()).collect();
        let shared: Vec<Shared<'_>> =
            parallel::map(&all, |&d| Shared::new(readings[d], &anchors[d], resources));
        let passes: Vec<FirstPass<'_>> = parallel::map(&all, |&d| {
            FirstPass::within(readings[d].map(|reading| reading.document()), &shared[d])
        });

        report(Phase::FirstPass);
        let origins = &all[..gold.len()];
        let examples: Vec<Example<Lattice>> = parallel::map(origins, |&d| {
            let pass = &passes[d];
            let lattice = pass.lattice();
            let allowed = allowed(&lattice, &samples[d].gold.beads);
            example(&first::FORM, lattice, allowed, 1.0, |lattice, k, row| {
                let bead = &lattice.candidates()[k];
                row.extend(pass.features(bead));
                bead.shape
            })
        });
        let first = self.linear(&first::FORM, &examples.iter().collect::<Vec<_>>());
        drop(examples);

        report(Phase::Clauses);
        let mut seconds: Vec<SecondPass> =
            parallel::map(&passes, |pass| SecondPass::new(pass, &first, &SHAPES));
        let examples: Vec<Example<Lattice>> = parallel::map(origins, |&d| {
            let nested = &seconds[d].nested;
            let lattice = nested.lattice();
            let allowed = allowed_clauses(nested, &lattice, &samples[d].gold.beads);
            example(&clauses::FORM, lattice, allowed, 1.0, |lattice, k, row| {
                let bead = &lattice.candidates()[k];
                row.extend(nested.features(bead));
                bead.shape
            })
        });
        let unseen: Vec<Linear> = parallel::map(origins, |&held_out| {
            let others = origins.iter().filter(|&&d| d != held_out || gold.len() == 1).map(|&d| &examples[d]);
            self.linear(&clauses::FORM, &others.collect::<Vec<_>>())
        });
        let clauses = self.linear(&clauses::FORM, &examples.iter().collect::<Vec<_>>());
        drop(examples);

        report(Phase::Sentences);
        for (second, sample) in seconds.iter_mut().zip(&samples) {
            second.weigh_clauses(sample.origin.map_or(&clauses, |origin| &unseen[origin]));
            second.set_gaps(if sample.is_gappy { MIDDLING } else { 0.0 });
        }
        let sentences = self.sentences(&mut seconds, &samples);
        Weights { first, clauses, sentences }
    }

    /// Fits the sentence model, again and again where there are gaps to be guessed.
    fn sentences(&self, seconds: &mut [SecondPass<'_>], samples: &[Sample<'_>]) -> Linear {
        let start = self.start(&sentences::FORM);
        let fitted = |seconds: &[SecondPass<'_>], weights: Vec<f64>| {
            let examples = of_sentences(seconds, samples);
            let start = Start { weights, ..start.clone() };
            Linear::new(&sentences::FORM, &fit(&examples.iter().collect::<Vec<_>>(), start, self.l2))
        };
        let mut model = fitted(seconds, start.weights.clone());
        let has_gaps = samples.iter().any(|sample| sample.is_gappy);
        for _ in 1..if has_gaps { ROUNDS } else { 1 } {
            let gappy = seconds.iter_mut().zip(samples).filter(|(_, sample)| sample.is_gappy);
            gappy.for_each(|(second, _)| second.guess_gaps(&model));
            model = fitted(seconds, model.weights().into_iter().map(f64::from).collect());
        }
        model
    }

    fn linear(&self, form: &'static Form, examples: &[&Example<Lattice>]) -> Linear {
        Linear::new(form, &fit(examples, self.start(form), self.l2))
    }

    /// Fitting begins with what is assumed; what is left out stays zero.
    fn start(&self, form: &Form) -> Start {
        let is_out = |name: &String| self.without.iter().any(|start| name.starts_with(start.as_str()));
        let left_out: Vec<bool> = form.names().iter().map(is_out).collect();
        let priors =
            priors(form).into_iter().zip(&left_out).map(|(prior, &out)| if out { 0.0 } else { prior });
        let priors: Vec<f64> = priors.collect();
        let fixed = left_out.into_iter().zip(held(form)).map(|(out, held)| out || held).collect();
        Start { weights: priors.clone(), priors, fixed }
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

/// What is trained on: a gold document, one with gaps, or an altered copy.
struct Sample<'a> {
    gold: &'a Gold<'a>,
    /// The number of the gold document that it is, or that it is a copy of.
    origin: Option<usize>,
    is_gappy: bool,
}

/// Makes sure that gold names sentences of its documents.
fn check(gold: &Gold<'_>) {
    let lengths = Both::new(gold.source.len(), gold.target.len());
    let exists = |bead: &GoldBead| {
        let mut sides = bead.sides().zip(lengths).into_iter();
        sides.all(|(numbers, len)| numbers.iter().all(|&index| (index as usize) < len))
    };
    assert!(gold.beads.iter().all(exists), "gold beads name sentences of their documents");
}

/// The examples of the sentence model, with the gaps as they are set.
fn of_sentences(seconds: &[SecondPass<'_>], samples: &[Sample<'_>]) -> Vec<Example<Layered>> {
    let numbers: Vec<usize> = (0..seconds.len()).collect();
    parallel::map(&numbers, |&d| {
        let (second, sample) = (&seconds[d], &samples[d]);
        let beads = allowed(&second.lattice, &sample.gold.beads);
        let allowed = second.layered.steps().iter().map(|step| beads[step.bead]).collect();
        let weight = if sample.is_gappy { WEIGHT_OF_GAPPY } else { 1.0 };
        example(&sentences::FORM, second.layered.clone(), allowed, weight, |layered, k, row| {
            let step = &layered.steps()[k];
            row.extend(second.features.of_step(step));
            second.lattice.candidates()[step.bead].shape
        })
    })
}

/// The example of these steps; `features` appends those of a step to a row, and returns the type of its bead.
fn example<S: Steps>(
    form: &Form,
    steps: S,
    gold: Vec<bool>,
    weight: f64,
    features: impl Fn(&S, usize, &mut Vec<f32>) -> Shape,
) -> Example<S> {
    let mut rows = Vec::with_capacity(steps.len() * form.width());
    let mut row = Vec::new();
    for k in 0..steps.len() {
        row.clear();
        let shape = features(&steps, k, &mut row);
        form.row(shape, &row, &mut rows);
    }
    Example { steps, features: rows, gold, weight }
}
