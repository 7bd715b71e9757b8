//! From two documents to the best path: the three models, one after the other.

pub(crate) mod contradiction;
pub(crate) mod found;
pub(crate) mod kinship;
pub(crate) mod moved;
pub(crate) mod second_pass;
pub(crate) mod why;

use super::lattice::Candidate;
use super::lattice::path::{Posteriors, best_path, posteriors};
use super::model::first::FirstPass;
use super::model::weights::Weights;
use crate::bitext::{Bead, Reasons};
use crate::span::Sents;

use found::{Across, Found};
use second_pass::SecondPass;

/// The best path, and what is matched across it.
pub(crate) fn search(pass: &FirstPass<'_>, weights: &Weights, across: Across) -> Vec<Found> {
    let mut second = SecondPass::new(pass, &weights.first);
    second.weigh_clauses(&weights.clauses);
    let scores = second.scores(&weights.sentences);
    let path = best_path(&second.lattice, &scores).expect("the first pass leaves a path");
    let Posteriors { beads: probabilities, .. } = posteriors(&second.lattice, &scores);
    let alone = second.alone(&probabilities);
    let strange = second.strangeness(&probabilities);
    let step = |k: usize| {
        let candidate: &Candidate = &second.lattice.candidates()[k];
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
                if second.contradicts[k] { kinship::contradicted(sure) } else { sure }
            }
        };
        let (source, target) = (Sents::new(s.start, s.end), Sents::new(t.start, t.end));
        let bead = Bead::found(source, target, scores[k], confidence);
        let contributions = weights.sentences.contributions(candidate.shape, second.features.row(k)).into();
        let reasons = Reasons { contributions, ..Reasons::default() };
        Found { bead, coverage: second.features.coverage(k), reasons }
    };
    let mut path: Vec<Found> = path.into_iter().map(step).collect();
    let evidence = &pass.evidence;
    if across == Across::Matched {
        let sides = evidence.sides(&second.matches, &pass.sentences[0], &pass.sentences[1]);
        path = moved::with_moved(path, &sides);
    }
    why::link_words(&mut path, pass.documents, [&evidence.source, &evidence.target], &second.matches);
    path
}
