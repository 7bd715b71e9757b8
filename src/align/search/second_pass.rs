//! From two documents to the best path: the three models, one after the other.

use crate::align::evidence::learnt;
use crate::align::evidence::matches::Matches;
use crate::align::lattice::path::posteriors;
use crate::align::lattice::{Candidate, Lattice};
use crate::align::model::clauses::Nested;
use crate::align::model::first::FirstPass;
use crate::align::model::linear::Linear;
use crate::align::model::sentences;
use crate::align::model::sentences::{Features, Gap};
use crate::align::search::contradiction::Figures;
use crate::align::search::kinship;
use crate::align::search::kinship::Known;

/// Two documents after the first pass: the beads that are left, the clauses inside them, and all that
/// is known of both.
pub(crate) struct SecondPass {
    pub(crate) lattice: Lattice,
    pub(crate) nested: Nested,
    pub(crate) features: Features,
    pub(crate) matches: Matches,
    /// For each side, the share of it that the other is too short for.
    excess: [f32; 2],
    /// For each bead whether its sides have figures, and not one in common.
    pub(crate) contradicts: Vec<bool>,
}

impl SecondPass {
    /// Looks closer where the first pass sees something.
    pub(crate) fn new(pass: &FirstPass<'_>, first: &Linear) -> SecondPass {
        let (lattice, probabilities) = pass.prune(first);
        let matches = matches(pass, &lattice, &probabilities);
        let ratios = pass.ratios(&lattice, &probabilities);
        let nested = Nested::new(pass, &lattice, &probabilities, ratios, &matches);
        let features = Features::new(pass, &lattice, &probabilities, ratios, &matches, &nested);
        let excess = pass.excess();
        let figures = Figures::new(pass.anchors, &pass.sentences);
        let contradicts = lattice.candidates().iter().map(|bead| figures.contradict(bead)).collect();
        SecondPass { lattice, nested, features, matches, excess, contradicts }
    }

    /// Sets the sums over clause paths by these weights.
    pub(crate) fn weigh_clauses(&mut self, clauses: &Linear) {
        self.features.set_paths(&self.nested.inside(&self.lattice, clauses));
    }

    /// The same gaps around every sentence of both sides.
    fn uniform(&self, share: f32) -> [Vec<Gap>; 2] {
        let corridor = self.lattice.corridor();
        let gap = Gap { share, ..Gap::default() };
        [corridor.source_len(), corridor.target_len()].map(|len| vec![gap; len])
    }

    /// Takes every sentence of both sides for one in a text with so many gaps.
    pub(crate) fn set_gaps(&mut self, share: f32) {
        self.features.set_gaps(&self.lattice, &self.uniform(share));
    }

    /// The score of every bead.
    pub(crate) fn scores(&mut self, sentences: &Linear) -> Vec<f32> {
        self.guess_gaps(sentences);
        self.score(sentences)
    }

    /// Guesses where sentences have no counterpart: first there are taken to be some everywhere, then so many as
    /// the guess before makes probable.
    fn guess_gaps(&mut self, sentences: &Linear) {
        let mut gaps = self.uniform(MIDDLING);
        for _ in 0..GUESSES {
            self.features.set_gaps(&self.lattice, &gaps);
            let guess = posteriors(&self.lattice, &self.score(sentences));
            let alone = self.alone(&guess.beads);
            let mut strange = self.strangeness(&guess.beads);
            strange.iter_mut().flatten().for_each(|strange| *strange = strange.powi(CAUTION));
            gaps = [0, 1].map(|side| sentences::gaps(&alone[side], &strange[side], self.excess[side]));
        }
        self.features.set_gaps(&self.lattice, &gaps);
    }

    /// For each sentence of both sides, how probable it is that the documents are no translations of each
    /// other there.
    pub(crate) fn strangeness(&self, probabilities: &[f32]) -> [Vec<f32>; 2] {
        let corridor = self.lattice.corridor();
        let lengths = [corridor.source_len(), corridor.target_len()];
        let beads = self.lattice.candidates().iter().zip(probabilities).enumerate();
        let known = |(k, (bead, &probability))| {
            let bead: &Candidate = bead;
            let (coverage, mass) = (self.features.coverage(k), self.features.mass(k));
            (bead, Known { probability, coverage, mass, contradicts: self.contradicts[k] })
        };
        kinship::strangeness(beads.map(known), lengths)
    }

    /// For each sentence of both sides, how probable it is that it has no counterpart.
    pub(crate) fn alone(&self, probabilities: &[f32]) -> [Vec<f32>; 2] {
        let corridor = self.lattice.corridor();
        let mut alone = [vec![0.0; corridor.source_len()], vec![0.0; corridor.target_len()]];
        for (bead, &probability) in self.lattice.candidates().iter().zip(probabilities) {
            match (bead.shape.source, bead.shape.target) {
                (_, 0) => alone[0][bead.source as usize] += probability,
                (0, _) => alone[1][bead.target as usize] += probability,
                _ => {}
            }
        }
        alone
    }

    fn score(&self, sentences: &Linear) -> Vec<f32> {
        let beads = self.lattice.candidates().iter().zip(self.features.iter());
        beads.map(|(bead, row)| sentences.score(bead.shape, row)).collect()
    }
}

/// The gaps in the first guess.
const MIDDLING: f32 = 0.5;
/// So often is guessed who has no counterpart, each time from the guess before.
const GUESSES: usize = 3;
/// Strangeness counts on the path by this power: what is not quite sure is paired, at a low confidence.
const CAUTION: i32 = 3;

/// Everything that matches: anchors, the word list, what these documents themselves teach, and words
/// that mean something alike.
fn matches(pass: &FirstPass<'_>, lattice: &Lattice, probabilities: &[f32]) -> Matches {
    let evidence = &pass.evidence;
    let source = evidence.source.bags(&pass.sentences[0]);
    let target = evidence.target.bags(&pass.sentences[1]);
    let learnt = learnt::learn(lattice, probabilities, &source, &target, evidence.source.kinds.len());
    evidence.matches.or(&learnt).or(&evidence.by_vectors(pass.resources.vectors()))
}
