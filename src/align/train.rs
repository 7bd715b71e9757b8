//! Fitting the weights to gold.
//!
//! The first pass is fitted to the gold beads. The clause model is fitted to the paths that pass
//! through every gold corner and cut no gold bead. The sentence model is fitted last, to sums over
//! clause paths of clause models that did not see the document (stacking).

use std::collections::HashSet;
use std::fmt;
use std::ops::Range;

use super::augment::{self, Alterations};
use super::eval::GoldBead;
use super::first::{self, Ground};
use super::lattice::{Candidate, Lattice};
use super::model::{Form, Linear, Weights};
use super::nested::{self, Nested};
use super::optimise::{Example, fit};
use super::search::Closer;
use super::sentence;
use crate::bitext::Anchors;
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::parallel;

/// Two documents with their gold beads, to train on or to measure with. The beads are to name every
/// sentence of both exactly once, as [`vecalign::read_whole`](crate::format::vecalign::read_whole) makes sure.
#[derive(Clone, Debug)]
pub struct Gold<'t> {
    /// The Chinese document.
    pub source: Document<'t>,
    /// The English document.
    pub target: Document<'t>,
    /// The gold beads, by sentence numbers.
    pub beads: Vec<GoldBead>,
}

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
        let anchors: Vec<Anchors> =
            parallel::map(&samples, |sample| Anchors::of(&sample.gold.source, &sample.gold.target));
        let pairs: Vec<(&Gold<'_>, &Anchors)> =
            samples.iter().map(|sample| sample.gold).zip(&anchors).collect();
        let grounds: Vec<Ground<'_>> = parallel::map(&pairs, |(gold, anchors)| {
            Ground::new(&gold.source, &gold.target, anchors, Lexicon::embedded())
        });
        let all: Vec<usize> = (0..samples.len()).collect();

        report(Step::FirstPass);
        let examples: Vec<Example> = parallel::map(&all, |&d| {
            let ground = &grounds[d];
            let allowed = allowed(&ground.lattice, &samples[d].gold.beads);
            let weight = weight(d, COPY_WEIGHTS.first);
            example(&first::FORM, &ground.lattice, &allowed, weight, |bead, row| {
                row.extend(ground.features(bead));
            })
        });
        let first = self.linear(&first::FORM, &examples.iter().collect::<Vec<_>>());
        drop(examples);

        report(Step::Clauses);
        let mut closers: Vec<Closer> = parallel::map(&grounds, |ground| Closer::new(ground, &first));
        let examples: Vec<Example> = parallel::map(&all, |&d| {
            let nested = &closers[d].nested;
            let allowed = allowed_clauses(nested, &samples[d].gold.beads);
            let weight = weight(d, COPY_WEIGHTS.clauses);
            example(&nested::FORM, &nested.lattice, &allowed, weight, |bead, row| {
                row.extend(nested.features(bead));
            })
        });
        let origins: Vec<usize> = (0..gold.len()).collect();
        let unseen: Vec<Linear> = parallel::map(&origins, |&held_out| {
            let seen = |&&d: &&usize| samples[d].origin != held_out || gold.len() == 1;
            let others = all.iter().filter(seen).map(|&d| &examples[d]);
            self.linear(&nested::FORM, &others.collect::<Vec<_>>())
        });
        let clauses = self.linear(&nested::FORM, &examples.iter().collect::<Vec<_>>());
        drop(examples);

        report(Step::Sentences);
        for (closer, sample) in closers.iter_mut().zip(&samples) {
            closer.weigh_clauses(&unseen[sample.origin]);
            closer.set_gaps(if sample.is_copy { 1.0 } else { 0.0 });
        }
        let examples: Vec<Example> = parallel::map(&all, |&d| {
            let closer = &closers[d];
            let mut rows = closer.rows.iter();
            let allowed = allowed(&closer.lattice, &samples[d].gold.beads);
            let weight = weight(d, COPY_WEIGHTS.sentences);
            example(&sentence::FORM, &closer.lattice, &allowed, weight, |_, row| {
                row.extend_from_slice(rows.next().expect("every bead has a row"));
            })
        });
        let sentences = self.linear(&sentence::FORM, &examples.iter().collect::<Vec<_>>());
        Weights { first, clauses, sentences }
    }

    fn linear(&self, form: &'static Form, examples: &[&Example]) -> Linear {
        let left_out = |name: &String| self.without.iter().any(|start| name.starts_with(start.as_str()));
        let left_out: Vec<bool> = form.names().iter().map(left_out).collect();
        Linear::new(form, &fit(examples, &form.priors(), &left_out, self.l2))
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

/// A stretch of both documents in which gold says what is allowed.
struct Region {
    source: Range<usize>,
    target: Range<usize>,
    inside: Inside,
}

/// What gold allows in a region.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// Just the one bead.
    Bead,
    /// Null beads only.
    Nulls,
    /// Anything: what gold has there is no path of contiguous beads.
    Anything,
}

/// Cuts two documents at the gold beads that a monotone path can have.
fn regions(
    beads: &[GoldBead],
    lengths: [usize; 2],
    fits: impl Fn(&Range<usize>, &Range<usize>) -> bool,
) -> Vec<Region> {
    let nulls = |side: fn(&GoldBead) -> (&Vec<u32>, &Vec<u32>)| -> HashSet<usize> {
        let alone = beads.iter().map(side).filter(|(_, other)| other.is_empty());
        alone.flat_map(|(own, _)| own).map(|&index| index as usize).collect()
    };
    let source_nulls = nulls(|(s, t)| (s, t));
    let target_nulls = nulls(|(s, t)| (t, s));
    let mut regions = Vec::new();
    let (mut i, mut j) = (0, 0);
    let gap = |source: Range<usize>, target: Range<usize>, regions: &mut Vec<Region>| {
        if !(source.is_empty() && target.is_empty()) {
            let null = source.clone().all(|s| source_nulls.contains(&s))
                && target.clone().all(|t| target_nulls.contains(&t));
            let inside = if null { Inside::Nulls } else { Inside::Anything };
            regions.push(Region { source, target, inside });
        }
    };
    let mut full: Vec<&GoldBead> = beads.iter().filter(|(s, t)| !s.is_empty() && !t.is_empty()).collect();
    full.sort();
    for (s, t) in full {
        let (Some(s), Some(t)) = (contiguous(s), contiguous(t)) else { continue };
        if s.start >= i && t.start >= j && fits(&s, &t) {
            gap(i..s.start, j..t.start, &mut regions);
            (i, j) = (s.end, t.end);
            regions.push(Region { source: s, target: t, inside: Inside::Bead });
        }
    }
    gap(i..lengths[0], j..lengths[1], &mut regions);
    regions
}

/// A run of numbers as a range, or none: it has a hole.
fn contiguous(numbers: &[u32]) -> Option<Range<usize>> {
    let (first, last) = (*numbers.first()? as usize, *numbers.last()? as usize);
    (last + 1 - first == numbers.len()).then_some(first..last + 1)
}

fn within(bead: &Candidate, source: &Range<usize>, target: &Range<usize>) -> bool {
    let (s, t) = (bead.source_range(), bead.target_range());
    source.start <= s.start && s.end <= source.end && target.start <= t.start && t.end <= target.end
}

/// For each sentence bead, whether a gold path may have it.
fn allowed(lattice: &Lattice, beads: &[GoldBead]) -> Vec<bool> {
    let held: HashSet<(Range<usize>, Range<usize>)> =
        lattice.candidates().iter().map(|bead| (bead.source_range(), bead.target_range())).collect();
    let corridor = lattice.corridor();
    let lengths = [corridor.source_len(), corridor.target_len()];
    let regions = regions(beads, lengths, |s, t| held.contains(&(s.clone(), t.clone())));
    mark(lattice, &regions, |bead, region| match region.inside {
        Inside::Bead => bead.source_range() == region.source && bead.target_range() == region.target,
        Inside::Nulls => bead.shape.is_null(),
        Inside::Anything => true,
    })
}

/// For each clause bead, whether a path through the gold corners may have it.
fn allowed_clauses(nested: &Nested, beads: &[GoldBead]) -> Vec<bool> {
    let [source, target] = &nested.clauses;
    let lengths = [source.first.len() - 1, target.first.len() - 1];
    let regions: Vec<Region> = regions(beads, lengths, |_, _| true)
        .into_iter()
        .map(|region| Region {
            source: source.first[region.source.start]..source.first[region.source.end],
            target: target.first[region.target.start]..target.first[region.target.end],
            inside: region.inside,
        })
        .collect();
    mark(&nested.lattice, &regions, |bead, region| match region.inside {
        Inside::Bead => {
            let at_corner =
                (bead.source_range().end, bead.target_range().end) == (region.source.end, region.target.end);
            at_corner || !nested.cuts(bead)
        }
        Inside::Nulls => bead.shape.is_null(),
        Inside::Anything => true,
    })
}

/// For each bead, whether it lies in a region that allows it.
fn mark(lattice: &Lattice, regions: &[Region], allows: impl Fn(&Candidate, &Region) -> bool) -> Vec<bool> {
    let is_allowed = |bead: &Candidate| {
        let s = bead.source_range();
        let near = regions.partition_point(|region| region.source.end < s.start);
        let reachable = regions[near..].iter().take_while(|region| region.source.start <= s.end);
        let mut reachable = reachable.filter(|region| within(bead, &region.source, &region.target));
        reachable.any(|region| allows(bead, region))
    };
    lattice.candidates().iter().map(is_allowed).collect()
}
