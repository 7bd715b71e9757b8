//! From two documents to the best path: the three models, one after the other.

use super::cooccurrence;
use super::evidence::Matches;
use super::first::Ground;
use super::lattice::{Candidate, Lattice};
use super::model::{Linear, Weights};
use super::moved;
use super::nested::Nested;
use super::path::{Posteriors, best_path, posteriors};
use super::sentence::{Rows, null_biases};
use super::why;
use crate::bitext::{Bead, Placement, Reasons};
use crate::span::Sents;

/// Two documents after the first pass: the beads that are left, the clauses inside them, and all that
/// is known of both.
pub(crate) struct Closer {
    pub(crate) lattice: Lattice,
    pub(crate) nested: Nested,
    pub(crate) rows: Rows,
    pub(crate) matches: Matches,
}

impl Closer {
    /// Looks closer where the first pass sees something.
    pub(crate) fn new(ground: &Ground<'_>, first: &Linear) -> Closer {
        let (lattice, probabilities) = ground.look(first);
        let matches = matches(ground, &lattice, &probabilities);
        let nested = Nested::new(ground, &lattice, &probabilities, &matches);
        let rows = Rows::new(ground, &lattice, &probabilities, &matches, &nested);
        Closer { lattice, nested, rows, matches }
    }

    /// Sets the sums over clause paths by these weights.
    pub(crate) fn weigh_clauses(&mut self, clauses: &Linear) {
        self.rows.set_paths(&self.nested.inside(&self.lattice, clauses));
    }

    /// Holds null beads equally little against every sentence.
    pub(crate) fn set_null_bias(&mut self, bias: f32) {
        self.rows.set_null_bias(&self.lattice, &self.uniform(bias));
    }

    /// The same bias for every sentence of both sides.
    fn uniform(&self, bias: f32) -> [Vec<f32>; 2] {
        let corridor = self.lattice.corridor();
        [corridor.source_len(), corridor.target_len()].map(|len| vec![bias; len])
    }

    /// The score of every bead. How much null beads are held against is first taken to be middling, then
    /// set by how many are expected around each sentence.
    fn scores(&mut self, sentences: &Linear) -> Vec<f32> {
        let mut biases = self.uniform(MIDDLING);
        for _ in 0..GUESSES {
            self.rows.set_null_bias(&self.lattice, &biases);
            let guess = posteriors(&self.lattice, &self.score(sentences));
            let strangeness = strangeness(self.relatedness(&guess.beads));
            biases = self.alone(&guess.beads).map(|alone| null_biases(&alone, strangeness));
        }
        self.rows.set_null_bias(&self.lattice, &biases);
        self.score(sentences)
    }

    /// How much of both sides the beads with two sides cover on average, in 0..2.
    fn relatedness(&self, probabilities: &[f32]) -> f32 {
        let (mut covered, mut beads) = (EXPECTED * EXPECTATION, EXPECTATION);
        for (k, (bead, probability)) in self.lattice.candidates().iter().zip(probabilities).enumerate() {
            if !bead.shape.is_null() {
                covered += probability * self.rows.coverage(k);
                beads += probability;
            }
        }
        covered / beads
    }

    /// For each sentence of both sides, how probable it is that it has no counterpart.
    fn alone(&self, probabilities: &[f32]) -> [Vec<f32>; 2] {
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
        let beads = self.lattice.candidates().iter().zip(self.rows.iter());
        beads.map(|(bead, row)| sentences.score(bead.shape, row)).collect()
    }
}

/// The null bias in the first guess.
const MIDDLING: f32 = 0.5;
/// So often is guessed who has no counterpart, each time from the guess before.
const GUESSES: usize = 3;
/// What translations cover of each other, and how many beads it takes to doubt that.
const EXPECTED: f32 = 0.7;
const EXPECTATION: f32 = 6.0;
/// Documents whose beads cover more than the first are translations of each other; those whose beads
/// cover less than the second are not. Novels and news have 0.5 to 1.1, chance pairs 0.05 to 0.25.
const RELATED: f32 = 0.42;
const STRANGERS: f32 = 0.27;

/// How sure it is that two documents are no translations of each other, in 0..1.
fn strangeness(relatedness: f32) -> f32 {
    ((RELATED - relatedness) / (RELATED - STRANGERS)).clamp(0.0, 1.0)
}

/// Everything that matches: anchors, the word list, what these documents themselves teach, and words
/// that mean something alike.
fn matches(ground: &Ground<'_>, lattice: &Lattice, probabilities: &[f32]) -> Matches {
    let evidence = &ground.evidence;
    let source = evidence.source.bags(&ground.sentences[0]);
    let target = evidence.target.bags(&ground.sentences[1]);
    let learnt = cooccurrence::learn(lattice, probabilities, &source, &target, evidence.source.kinds.len());
    evidence.matches.or(&learnt).or(&evidence.by_vectors())
}

/// A bead that was found, how much of both its sides is covered, in 0..2, and what speaks for it.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) bead: Bead,
    pub(crate) coverage: f32,
    pub(crate) reasons: Reasons,
}

/// What becomes of the passages that the path leaves alone on both sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Across {
    /// They are matched across the path.
    Matched,
    /// They stay alone.
    Left,
}

/// The best path, and what is matched across it.
pub(crate) fn search(ground: &Ground<'_>, weights: &Weights, across: Across) -> Vec<Found> {
    let mut closer = Closer::new(ground, &weights.first);
    closer.weigh_clauses(&weights.clauses);
    let scores = closer.scores(&weights.sentences);
    let path = best_path(&closer.lattice, &scores).expect("the first pass leaves a path");
    let Posteriors { beads: probabilities, .. } = posteriors(&closer.lattice, &scores);
    let step = |k: usize| {
        let candidate: &Candidate = &closer.lattice.candidates()[k];
        let (s, t) = (candidate.source_range(), candidate.target_range());
        let bead = Bead {
            source: Sents::new(s.start, s.end),
            target: Sents::new(t.start, t.end),
            score: scores[k],
            confidence: probabilities[k].clamp(0.0, 1.0),
            placement: Placement::InOrder,
        };
        let contributions = weights.sentences.contributions(candidate.shape, closer.rows.row(k)).into();
        let reasons = Reasons { contributions, ..Reasons::default() };
        Found { bead, coverage: closer.rows.coverage(k), reasons }
    };
    let mut path: Vec<Found> = path.into_iter().map(step).collect();
    let evidence = &ground.evidence;
    if across == Across::Matched {
        let sides = evidence.sides(&closer.matches, &ground.sentences[0], &ground.sentences[1]);
        path = moved::with_moved(path, &sides);
    }
    why::link_words(&mut path, ground.documents, [&evidence.source, &evidence.target], &closer.matches);
    path
}
