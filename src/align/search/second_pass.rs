//! The second pass: the beads that the first pass leaves, with everything that is known of them.

use crate::align::evidence::Evidenced;
use crate::align::evidence::learnt;
use crate::align::evidence::strengths::Strengths;
use crate::align::lattice::layered::{Layered, Step};
use crate::align::lattice::path::{best_path, posteriors};
use crate::align::lattice::shape::LONGEST;
use crate::align::lattice::{Candidate, Lattice, Shape};
use crate::align::model::clauses::Nested;
use crate::align::model::first::FirstPass;
use crate::align::model::gaps::{Gap, gaps};
use crate::align::model::linear::Linear;
use crate::align::model::sentences::{self, Features};
use crate::align::search::contradiction::Figures;
use crate::align::search::kinship;
use crate::align::search::kinship::Known;
use crate::side::Both;
use crate::timings::stage;

/// What a bead of several sentences on both sides gains, in nats, when the path is chosen. Its probability is spread over
/// many such beads, so that the best path has too few of them: with this, recall of these beads is 0.05 higher on novels
/// that were not trained on, and F1 0.001.
const LEAN: f32 = 0.5;

/// Two documents after the first pass: the beads that are left, the clauses inside them, and everything that
/// is known of both.
pub(crate) struct SecondPass<'a> {
    pub(crate) lattice: Lattice,
    /// The steps that the beads of the lattice are.
    pub(crate) layered: Layered,
    pub(crate) nested: Nested,
    pub(crate) features: Features,
    /// How well all token types match, with what the documents themselves teach.
    pub(crate) strengths: Strengths,
    /// The sentences of both sides, with what they hold for each other.
    pub(crate) sides: Both<Evidenced<'a>>,
    /// For each side, the share of it for which the other is too short, even in a free translation.
    excess: Both<f32>,
    /// For each bead whether its sides have figures, but none in common.
    pub(crate) contradicts: Vec<bool>,
    /// What each bead loses by the kinds of its sentences.
    losses: Vec<f32>,
}

/// The gaps in the first guess.
pub(crate) const MIDDLING: f32 = 0.5;
/// How many times the sentences without counterpart are guessed, each time from the guess before.
const GUESSES: usize = 3;
/// Strangeness counts on the path raised to this power: what is not quite certain is paired, with a low
/// confidence.
const CAUTION: i32 = 3;

impl<'a> SecondPass<'a> {
    /// Looks closer where the first pass sees something; beads have one of these types.
    pub(crate) fn new(pass: &'a FirstPass<'_>, first: &Linear, shapes: &[Shape]) -> SecondPass<'a> {
        let (lattice, probabilities) = stage("first pass: pruning", || pass.prune(first, shapes));
        let learnt = stage("the documents' lexicon", || {
            learnt::learn(&lattice, &probabilities, &pass.units, pass.evidence.types())
        });
        let strengths = stage("table of types", || pass.evidence.strengths(pass.shared, &learnt));
        let ratios = pass.ratios(&lattice, &probabilities);
        let (nested, hits) =
            stage("clauses", || Nested::new(pass, &lattice, &probabilities, ratios, &strengths));
        let sides = stage("sentences: coverage", || Evidenced::both(&pass.units, hits, LONGEST));
        let features = stage("sentences: features", || {
            Features::new(pass, (&lattice, &probabilities), ratios, &sides, &nested)
        });
        let excess = pass.excess();
        let figures = Figures::new(pass.shared.anchors.all(), pass.sentences.slices());
        let contradicts = lattice.candidates().iter().map(|bead| figures.contradict(bead)).collect();
        let losses = lattice.candidates().iter().map(|bead| pass.structure.loss(bead)).collect();
        let layered = Layered::new(&lattice);
        SecondPass { lattice, layered, nested, features, strengths, sides, excess, contradicts, losses }
    }

    /// Sets the sums over clause paths by these weights.
    pub(crate) fn weigh_clauses(&mut self, clauses: &Linear) {
        let sums = stage("clauses: sums over paths", || self.nested.inside(&self.lattice, clauses));
        self.features.set_paths(&sums);
    }

    /// The same gaps around every sentence.
    fn uniform(&self, share: f32) -> Both<Vec<Gap>> {
        let gap = Gap { share, ..Gap::default() };
        self.lattice.lengths().map(|len| vec![gap; len])
    }

    /// Assumes that every sentence is in a text with this share of gaps.
    pub(crate) fn set_gaps(&mut self, share: f32) {
        self.features.set_gaps(&self.lattice, &self.uniform(share));
    }

    /// The score of every step.
    pub(crate) fn scores(&mut self, sentences: &Linear) -> Vec<f32> {
        self.guess_gaps(sentences);
        self.score(sentences)
    }

    /// Guesses where sentences have no counterpart: first some everywhere, then as many as the guess before
    /// makes probable.
    pub(crate) fn guess_gaps(&mut self, sentences: &Linear) {
        let mut guessed = self.uniform(MIDDLING);
        for _ in 0..GUESSES {
            self.features.set_gaps(&self.lattice, &guessed);
            let guess = self.probabilities(&self.score(sentences));
            let alone = self.alone(&guess);
            let mut strange = self.strangeness(&guess);
            strange.iter_mut().flatten().for_each(|strange| *strange = strange.powi(CAUTION));
            guessed = Both::of(|side| gaps(&alone[side], &strange[side], self.excess[side]));
        }
        self.features.set_gaps(&self.lattice, &guessed);
    }

    /// The best path, as the numbers of its steps.
    pub(crate) fn best_path(&self, scores: &[f32]) -> Vec<usize> {
        let leaning = |(step, score): (&Step, &f32)| {
            let Shape { source, target } = self.lattice.candidates()[step.bead].shape;
            if source > 1 && target > 1 { score + LEAN } else { *score }
        };
        let scores: Vec<f32> = self.layered.steps().iter().zip(scores).map(leaning).collect();
        best_path(&self.layered, &scores).expect("the first pass leaves a path")
    }

    /// The probability of every bead, from the scores of the steps.
    pub(crate) fn probabilities(&self, scores: &[f32]) -> Vec<f32> {
        let mut beads = vec![0.0; self.lattice.len()];
        for (step, probability) in self.layered.steps().iter().zip(posteriors(&self.layered, scores).beads) {
            beads[step.bead] += probability;
        }
        beads
    }

    /// For each sentence, the probability that the documents are not translations of each other there.
    pub(crate) fn strangeness(&self, probabilities: &[f32]) -> Both<Vec<f32>> {
        let beads = self.lattice.candidates().iter().zip(probabilities).enumerate();
        let known = |(k, (bead, &probability))| {
            let bead: &Candidate = bead;
            let (coverage, mass) = (self.features.coverage(k), self.features.mass(k));
            (bead, Known { probability, coverage, mass, contradicts: self.contradicts[k] })
        };
        kinship::strangeness(beads.map(known), self.lattice.lengths())
    }

    /// For each sentence, the probability that it has no counterpart.
    pub(crate) fn alone(&self, probabilities: &[f32]) -> Both<Vec<f32>> {
        let mut alone = self.lattice.lengths().map(|len| vec![0.0; len]);
        for (bead, &probability) in self.lattice.candidates().iter().zip(probabilities) {
            if let Some((side, at)) = bead.lone() {
                alone[side][at] += probability;
            }
        }
        alone
    }

    /// The score of every step, with the gaps as they are set.
    fn score(&self, weights: &Linear) -> Vec<f32> {
        let beads = self.lattice.candidates().iter().zip(self.features.iter()).zip(&self.losses);
        let scores: Vec<f32> =
            beads.map(|((bead, row), loss)| weights.score(bead.shape, row) - loss).collect();
        let opened = |step: &Step| match step.opens {
            Some(side) => sentences::worth_of_opening(weights, side, self.features.row(step.bead)),
            None => 0.0,
        };
        self.layered.steps().iter().map(|step| scores[step.bead] + opened(step)).collect()
    }
}
