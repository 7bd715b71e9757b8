//! From two documents to the best path: the three models, one after the other.

use super::cooccurrence;
use super::evidence::Matches;
use super::first::Ground;
use super::lattice::{Candidate, Lattice};
use super::model::{Linear, Weights};
use super::nested::Nested;
use super::path::{Posteriors, best_path, posteriors};
use super::sentence::{Rows, null_bias};
use crate::bitext::{Bead, Placement};
use crate::span::Sents;

/// Two documents after the first pass: the beads that are left, the clauses inside them, and all that
/// is known of both.
pub(crate) struct Closer {
    pub(crate) lattice: Lattice,
    pub(crate) nested: Nested,
    pub(crate) rows: Rows,
}

impl Closer {
    /// Looks closer where the first pass sees something.
    pub(crate) fn new(ground: &Ground<'_>, first: &Linear) -> Closer {
        let (lattice, probabilities) = ground.look(first);
        let matches = matches(ground, &lattice, &probabilities);
        let nested = Nested::new(ground, &lattice, &probabilities, &matches);
        let rows = Rows::new(ground, &lattice, &probabilities, &matches, &nested);
        Closer { lattice, nested, rows }
    }

    /// Sets the sums over clause paths by these weights.
    pub(crate) fn weigh_clauses(&mut self, clauses: &Linear) {
        self.rows.set_paths(&self.nested.inside(&self.lattice, clauses));
    }

    /// The score of every bead. How much null beads are held against is first taken to be middling, then
    /// set by how many are expected.
    fn scores(&mut self, sentences: &Linear) -> Vec<f32> {
        self.rows.set_null_bias(MIDDLING);
        let guess = posteriors(&self.lattice, &self.score(sentences));
        let nulls =
            self.lattice.candidates().iter().zip(&guess.beads).filter(|(bead, _)| bead.shape.is_null());
        let expected: f32 = nulls.map(|(_, probability)| probability).sum();
        let corridor = self.lattice.corridor();
        let all = (corridor.source_len() + corridor.target_len()).max(1);
        self.rows.set_null_bias(null_bias(expected / all as f32));
        self.score(sentences)
    }

    fn score(&self, sentences: &Linear) -> Vec<f32> {
        let beads = self.lattice.candidates().iter().zip(self.rows.iter());
        beads.map(|(bead, row)| sentences.score(bead.shape, row)).collect()
    }
}

/// The null bias in the first guess.
const MIDDLING: f32 = 0.5;

/// Everything that matches: anchors, the word list, what these documents themselves teach, and words
/// that mean something alike.
fn matches(ground: &Ground<'_>, lattice: &Lattice, probabilities: &[f32]) -> Matches {
    let evidence = &ground.evidence;
    let source = evidence.source.bags(&ground.sentences[0]);
    let target = evidence.target.bags(&ground.sentences[1]);
    let learnt = cooccurrence::learn(lattice, probabilities, &source, &target, evidence.source.kinds.len());
    evidence.matches.or(&learnt).or(&evidence.by_vectors())
}

/// The best path.
pub(crate) fn search(ground: &Ground<'_>, weights: &Weights) -> Vec<Bead> {
    let mut closer = Closer::new(ground, &weights.first);
    closer.weigh_clauses(&weights.clauses);
    let scores = closer.scores(&weights.sentences);
    let path = best_path(&closer.lattice, &scores).expect("the first pass leaves a path");
    let Posteriors { beads: probabilities, .. } = posteriors(&closer.lattice, &scores);
    let bead = |k: usize| {
        let candidate: &Candidate = &closer.lattice.candidates()[k];
        let (s, t) = (candidate.source_range(), candidate.target_range());
        Bead {
            source: Sents::new(s.start, s.end),
            target: Sents::new(t.start, t.end),
            score: scores[k],
            confidence: probabilities[k].clamp(0.0, 1.0),
            placement: Placement::InOrder,
        }
    };
    path.into_iter().map(bead).collect()
}
