//! The search: the best path through a [`Lattice`], or through other [`Steps`], and the probability of each.
//!
//! Both are dynamic programs over cut points, linear in the number of beads. They work on beads and scores
//! and know no text. The score of a path is the sum of the scores of its beads; in the log-linear model (a
//! semi-Markov conditional random field: Sarawagi and Cohen 2004) its probability is proportional to the
//! exponential of that score.

use crate::align::lattice::Lattice;
use crate::align::lattice::scaled::Scaled;

/// What a path is made of: steps between nodes, sorted by the node they begin at, which is a smaller number than
/// that of the node they end at. A path leads from the first node to the last.
pub(crate) trait Steps {
    /// The number of steps.
    fn len(&self) -> usize;
    /// The number of nodes.
    fn nodes(&self) -> usize;
    /// The nodes that a step leads from and to.
    fn ends(&self, step: usize) -> (usize, usize);
}

impl Steps for Lattice {
    fn len(&self) -> usize {
        self.len()
    }

    fn nodes(&self) -> usize {
        self.nodes()
    }

    fn ends(&self, bead: usize) -> (usize, usize) {
        self.ends(bead)
    }
}

/// Some of the steps, by their numbers in ascending order.
pub(crate) struct Chosen<'a, S> {
    pub(crate) steps: &'a S,
    pub(crate) numbers: &'a [usize],
}

impl<S: Steps> Steps for Chosen<'_, S> {
    fn len(&self) -> usize {
        self.numbers.len()
    }

    fn nodes(&self) -> usize {
        self.steps.nodes()
    }

    fn ends(&self, step: usize) -> (usize, usize) {
        self.steps.ends(self.numbers[step])
    }
}

/// The path with the highest score, as the numbers of its steps in order, or none if no path leads from the first
/// node to the last.
///
/// Of paths with equal scores, the one whose last differing step has the smallest number wins.
///
/// # Panics
///
/// If there is not exactly one score for each step.
pub(crate) fn best_path(steps: &impl Steps, scores: &[f32]) -> Option<Vec<usize>> {
    assert_eq!(scores.len(), steps.len(), "every step has a score");
    let last = steps.nodes() - 1;
    let mut best = vec![f64::NEG_INFINITY; steps.nodes()];
    let mut came_by = vec![usize::MAX; steps.nodes()];
    best[0] = 0.0;
    for (k, &score) in scores.iter().enumerate() {
        let (from, to) = steps.ends(k);
        let sum = best[from] + f64::from(score);
        if sum > best[to] {
            best[to] = sum;
            came_by[to] = k;
        }
    }
    let mut path = Vec::new();
    let mut node = last;
    while node != 0 {
        let k = came_by[node];
        if k == usize::MAX {
            return None;
        }
        path.push(k);
        node = steps.ends(k).0;
    }
    path.reverse();
    Some(path)
}

/// The probability of each bead, and the logarithm of the sum over all paths.
#[derive(Clone, Debug)]
pub(crate) struct Posteriors {
    /// The probability of each bead or other step, from 0 to 1.
    pub(crate) beads: Vec<f32>,
    /// The logarithm of the partition function, or minus infinity if there is no path.
    pub(crate) log_sum: f64,
}

/// The probability of each step under the log-linear model (forward–backward).
///
/// # Panics
///
/// If there is not exactly one score for each step.
pub(crate) fn posteriors(steps: &impl Steps, scores: &[f32]) -> Posteriors {
    assert_eq!(scores.len(), steps.len(), "every step has a score");
    let worths: Vec<Scaled> = scores.iter().map(|&score| Scaled::exp(score.into())).collect();
    let nodes = steps.nodes();
    // Steps are sorted by where they begin. At the first step that leaves a node, all steps that lead there have
    // been added up; going backwards, so have all that leave it.
    let mut forward = vec![Scaled::ZERO; nodes];
    forward[0] = Scaled::ONE;
    let mut settled = usize::MAX;
    for (k, &worth) in worths.iter().enumerate() {
        let (from, to) = steps.ends(k);
        if settled != from {
            forward[from] = forward[from].normal();
            settled = from;
        }
        let through = forward[from] * worth;
        forward[to] += through;
    }
    let mut backward = vec![Scaled::ZERO; nodes];
    backward[nodes - 1] = Scaled::ONE;
    for (k, &worth) in worths.iter().enumerate().rev() {
        let (from, to) = steps.ends(k);
        let through = backward[to] * worth;
        backward[from] += through;
        if k == 0 || steps.ends(k - 1).0 != from {
            backward[from] = backward[from].normal();
        }
    }
    let all = forward[nodes - 1].normal();
    let probability = |(k, &worth): (usize, &Scaled)| {
        let (from, to) = steps.ends(k);
        (forward[from] * worth * (backward[to] / all)).value() as f32
    };
    let beads = if all.is_zero() {
        vec![0.0; steps.len()]
    } else {
        worths.iter().enumerate().map(probability).collect()
    };
    Posteriors { beads, log_sum: all.ln() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::align::lattice::{Corridor, Shape};

    const SHAPES: [Shape; 5] =
        [Shape::new(0, 1), Shape::new(1, 0), Shape::new(1, 1), Shape::new(1, 2), Shape::new(2, 1)];

    /// Every path from corner to corner, by trying all.
    fn all_paths(lattice: &Lattice, node: usize, path: &mut Vec<usize>, paths: &mut Vec<Vec<usize>>) {
        if node == lattice.nodes() - 1 {
            paths.push(path.clone());
        }
        for k in 0..lattice.len() {
            let (from, to) = lattice.ends(k);
            if from == node {
                path.push(k);
                all_paths(lattice, to, path, paths);
                path.pop();
            }
        }
    }

    fn sum(path: &[usize], scores: &[f32]) -> f64 {
        path.iter().map(|&k| f64::from(scores[k])).sum()
    }

    proptest! {
        #[test]
        fn agrees_with_trying_every_path(n in 0usize..4, m in 0usize..4, seed in prop::collection::vec(-3.0f32..3.0, 200)) {
            let lattice = Lattice::full(Corridor::full(n, m), &SHAPES);
            let scores: Vec<f32> = seed.iter().copied().cycle().take(lattice.len()).collect();
            let mut paths = Vec::new();
            all_paths(&lattice, 0, &mut Vec::new(), &mut paths);

            let found = best_path(&lattice, &scores).expect("a full lattice has a path");
            let best = paths.iter().map(|p| sum(p, &scores)).fold(f64::NEG_INFINITY, f64::max);
            prop_assert!((sum(&found, &scores) - best).abs() < 1e-4);

            let Posteriors { beads, log_sum } = posteriors(&lattice, &scores);
            let total: f64 = paths.iter().map(|p| sum(p, &scores).exp()).sum();
            prop_assert!((log_sum - total.ln()).abs() < 1e-4);
            for (k, &probability) in beads.iter().enumerate() {
                let through: f64 = paths.iter().filter(|p| p.contains(&k)).map(|p| sum(p, &scores).exp()).sum();
                prop_assert!((f64::from(probability) - through / total).abs() < 1e-4);
            }
        }
    }

    #[test]
    fn two_empty_documents_have_the_empty_path() {
        let lattice = Lattice::full(Corridor::full(0, 0), &SHAPES);
        assert_eq!(best_path(&lattice, &[]), Some(vec![]));
    }

    #[test]
    fn says_when_there_is_no_path() {
        let lattice = Lattice::full(Corridor::full(1, 0), &[Shape::new(1, 1)]);
        assert_eq!(best_path(&lattice, &[]), None);
        assert_eq!(posteriors(&lattice, &[]).log_sum, f64::NEG_INFINITY);
    }
}
