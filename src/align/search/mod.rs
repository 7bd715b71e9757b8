//! The search: from two documents to the best path, through the three models in turn.

pub(crate) mod contradiction;
pub(crate) mod found;
pub(crate) mod kinship;
pub(crate) mod moved;
pub(crate) mod second_pass;
pub(crate) mod why;

use crate::align::evidence::Evidenced;
use crate::align::lattice::Shape;
use crate::align::model::first::FirstPass;
use crate::align::model::weights::Weights;
use crate::bitext::{Bead, Reasons};
use crate::side::Both;
use crate::span::Sents;
use crate::timings::stage;

use found::{Across, Found};
use second_pass::SecondPass;

/// The best path of beads of these types, and what is matched across it.
pub(crate) fn search(
    pass: &FirstPass<'_>,
    weights: &Weights,
    shapes: &[Shape],
    across: Across,
) -> Vec<Found> {
    let mut second = SecondPass::new(pass, &weights.first, shapes);
    second.weigh_clauses(&weights.clauses);
    let scores = stage("sentences: scores and gaps", || second.scores(&weights.sentences));
    let path = second.best_path(&scores);
    let probabilities = second.probabilities(&scores);
    let alone = second.alone(&probabilities);
    let strange = second.strangeness(&probabilities);
    let found = |number: usize| {
        let step = &second.layered.steps()[number];
        let k = step.bead;
        let candidate = &second.lattice.candidates()[k];
        let runs = candidate.runs();
        // A sentence may be left alone at many places between its neighbours; what counts is that it is. And
        // a pair may be the best there is where there is no translation at all.
        let confidence = match candidate.lone() {
            Some((side, at)) => alone[side][at],
            None => {
                let around =
                    strange.as_ref().zip(runs.clone()).into_iter().flat_map(|(strange, run)| &strange[run]);
                let kin = 1.0 - around.copied().fold(0.0, f32::max);
                let sure = probabilities[k] * kin;
                if second.contradicts[k] { kinship::contradicted(sure) } else { sure }
            }
        };
        let Both { source, target } = runs.map(|run| Sents::new(run.start, run.end));
        let bead = Bead::found(source, target, scores[number], confidence);
        let features = second.features.of_step(step);
        let contributions = weights.sentences.contributions(candidate.shape, &features).into();
        let reasons = Reasons { contributions, ..Reasons::default() };
        Found { bead, coverage: second.features.coverage(k), reasons }
    };
    let mut path: Vec<Found> = path.into_iter().map(found).collect();
    if across == Across::Matched {
        path = stage("moved passages", || {
            moved::with_moved(path, || second.sides.as_ref().map(Evidenced::placed))
        });
    }
    stage("links of words", || {
        why::link_words(&mut path, pass.documents, &pass.evidence, |source| second.strengths.of(source))
    });
    path
}
