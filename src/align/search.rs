//! From two documents to the best path: the three models, one after the other.

use super::cooccurrence;
use super::evidence::Matches;
use super::figures::Figures;
use super::first::Ground;
use super::kinship::{self, Known};
use super::lattice::{Candidate, Lattice};
use super::model::{Linear, Weights};
use super::moved;
use super::nested::Nested;
use super::path::{Posteriors, best_path, posteriors};
use super::sentence::{self, Gap, Rows};
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
    /// For each side, the share of it that the other is too short for.
    excess: [f32; 2],
    /// For each bead whether its sides have figures, and not one in common.
    contradicts: Vec<bool>,
}

impl Closer {
    /// Looks closer where the first pass sees something.
    pub(crate) fn new(ground: &Ground<'_>, first: &Linear) -> Closer {
        let (lattice, probabilities) = ground.look(first);
        let matches = matches(ground, &lattice, &probabilities);
        let ratios = ground.ratios(&lattice, &probabilities);
        let nested = Nested::new(ground, &lattice, &probabilities, ratios, &matches);
        let rows = Rows::new(ground, &lattice, &probabilities, ratios, &matches, &nested);
        let excess = ground.excess();
        let figures = Figures::new(ground.anchors, &ground.sentences);
        let contradicts = lattice.candidates().iter().map(|bead| figures.contradict(bead)).collect();
        Closer { lattice, nested, rows, matches, excess, contradicts }
    }

    /// Sets the sums over clause paths by these weights.
    pub(crate) fn weigh_clauses(&mut self, clauses: &Linear) {
        self.rows.set_paths(&self.nested.inside(&self.lattice, clauses));
    }

    /// The same gaps around every sentence of both sides.
    fn uniform(&self, share: f32) -> [Vec<Gap>; 2] {
        let corridor = self.lattice.corridor();
        let gap = Gap { share, ..Gap::default() };
        [corridor.source_len(), corridor.target_len()].map(|len| vec![gap; len])
    }

    /// Takes every sentence of both sides for one in a text with so many gaps.
    pub(crate) fn set_gaps(&mut self, share: f32) {
        self.rows.set_gaps(&self.lattice, &self.uniform(share));
    }

    /// The score of every bead.
    fn scores(&mut self, sentences: &Linear) -> Vec<f32> {
        self.guess_gaps(sentences);
        self.score(sentences)
    }

    /// Guesses where sentences have no counterpart: first there are taken to be some everywhere, then so many as
    /// the guess before makes probable.
    fn guess_gaps(&mut self, sentences: &Linear) {
        let mut gaps = self.uniform(MIDDLING);
        for _ in 0..GUESSES {
            self.rows.set_gaps(&self.lattice, &gaps);
            let guess = posteriors(&self.lattice, &self.score(sentences));
            let alone = self.alone(&guess.beads);
            let mut strange = self.strangeness(&guess.beads);
            strange.iter_mut().flatten().for_each(|strange| *strange = strange.powi(CAUTION));
            gaps = [0, 1].map(|side| sentence::gaps(&alone[side], &strange[side], self.excess[side]));
        }
        self.rows.set_gaps(&self.lattice, &gaps);
    }

    /// For each sentence of both sides, how probable it is that the documents are no translations of each
    /// other there.
    fn strangeness(&self, probabilities: &[f32]) -> [Vec<f32>; 2] {
        let corridor = self.lattice.corridor();
        let lengths = [corridor.source_len(), corridor.target_len()];
        let beads = self.lattice.candidates().iter().zip(probabilities).enumerate();
        let known = |(k, (bead, &probability))| {
            let bead: &Candidate = bead;
            let (coverage, mass) = (self.rows.coverage(k), self.rows.mass(k));
            (bead, Known { probability, coverage, mass, contradicts: self.contradicts[k] })
        };
        kinship::strangeness(beads.map(known), lengths)
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

/// The gaps in the first guess.
const MIDDLING: f32 = 0.5;
/// So often is guessed who has no counterpart, each time from the guess before.
const GUESSES: usize = 3;
/// Strangeness counts on the path by this power: what is not quite sure is paired, at a low confidence.
const CAUTION: i32 = 3;

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
    let alone = closer.alone(&probabilities);
    let strange = closer.strangeness(&probabilities);
    let step = |k: usize| {
        let candidate: &Candidate = &closer.lattice.candidates()[k];
        let (s, t) = (candidate.source_range(), candidate.target_range());
        // A sentence may be left alone at many places between its neighbours: what counts is that it is. And a pair
        // is the best of what there is also where there is no translation.
        let confidence = match (candidate.shape.source, candidate.shape.target) {
            (_, 0) => alone[0][s.start],
            (0, _) => alone[1][t.start],
            _ => {
                let around = strange[0][s.clone()].iter().chain(&strange[1][t.clone()]);
                let kin = 1.0 - around.copied().fold(0.0, f32::max);
                let sure = probabilities[k] * kin;
                if closer.contradicts[k] { kinship::contradicted(sure) } else { sure }
            }
        };
        let bead = Bead {
            source: Sents::new(s.start, s.end),
            target: Sents::new(t.start, t.end),
            score: scores[k],
            confidence: confidence.clamp(0.0, 1.0),
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
