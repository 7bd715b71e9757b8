//! The search: the best path through a [`Lattice`], and how probable each bead is.
//!
//! Both are dynamic programs over cut points, linear in the number of beads. They get beads and
//! scores and know no text. A path's score is the sum of its beads' scores; read as a log-linear
//! model (a semi-Markov conditional random field: Sarawagi and Cohen 2004), a path's probability is
//! proportional to the exponential of its score.

use super::lattice::Lattice;

/// The path with the highest score, as numbers of beads in order.
///
/// Of paths with equal scores, the one wins whose last differing bead comes first in the lattice.
/// None if no path leads from corner to corner.
///
/// # Panics
///
/// If there is not one score for each bead.
pub fn best_path(lattice: &Lattice, scores: &[f32]) -> Option<Vec<usize>> {
    assert_eq!(scores.len(), lattice.len(), "every bead has a score");
    let last = lattice.nodes() - 1;
    let mut best = vec![f64::NEG_INFINITY; lattice.nodes()];
    let mut came_by = vec![usize::MAX; lattice.nodes()];
    best[0] = 0.0;
    for (k, &score) in scores.iter().enumerate() {
        let (from, to) = lattice.ends(k);
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
        node = lattice.ends(k).0;
    }
    path.reverse();
    Some(path)
}

/// How probable each bead is, and the logarithm of the sum over all paths.
#[derive(Clone, Debug)]
pub struct Posteriors {
    /// Probability of each bead of the lattice, from 0 to 1.
    pub beads: Vec<f32>,
    /// The logarithm of the partition function; minus infinity if there is no path.
    pub log_sum: f64,
}

/// The probability of each bead under the log-linear model (forward–backward).
///
/// # Panics
///
/// If there is not one score for each bead.
pub fn posteriors(lattice: &Lattice, scores: &[f32]) -> Posteriors {
    assert_eq!(scores.len(), lattice.len(), "every bead has a score");
    let nodes = lattice.nodes();
    let mut sums = vec![LogSum::default(); nodes];
    let mut forward = vec![f64::NEG_INFINITY; nodes];
    sums[0].add(0.0);
    let mut settled = None;
    for (k, &score) in scores.iter().enumerate() {
        let (from, to) = lattice.ends(k);
        // Beads are sorted by where they begin: nothing leads to this point any more.
        if settled != Some(from) {
            forward[from] = sums[from].value();
            settled = Some(from);
        }
        sums[to].add(forward[from] + f64::from(score));
    }
    let log_sum = sums[nodes - 1].value();
    let mut backward = vec![f64::NEG_INFINITY; nodes];
    let mut sum = LogSum::default();
    backward[nodes - 1] = 0.0;
    for (k, &score) in scores.iter().enumerate().rev() {
        let (from, to) = lattice.ends(k);
        sum.add(backward[to] + f64::from(score));
        if k == 0 || lattice.ends(k - 1).0 != from {
            backward[from] = std::mem::take(&mut sum).value();
        }
    }
    let probability = |k: usize| {
        let (from, to) = lattice.ends(k);
        (forward[from] + f64::from(scores[k]) + backward[to] - log_sum).exp() as f32
    };
    let beads = if log_sum.is_finite() {
        (0..lattice.len()).map(probability).collect()
    } else {
        vec![0.0; lattice.len()]
    };
    Posteriors { beads, log_sum }
}

/// The logarithm of a sum of exponentials, which grows by one after the other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LogSum {
    highest: f64,
    /// The sum, as a multiple of the highest.
    sum: f64,
}

/// What is e to this power smaller adds nothing to an `f64`.
const NEGLIGIBLE: f64 = -37.0;

impl Default for LogSum {
    /// The empty sum.
    fn default() -> LogSum {
        LogSum { highest: f64::NEG_INFINITY, sum: 0.0 }
    }
}

impl LogSum {
    /// Adds `e^power`.
    pub(crate) fn add(&mut self, power: f64) {
        let above = power - self.highest;
        if above > 0.0 {
            self.sum = self.sum * (-above).exp() + 1.0;
            self.highest = power;
        } else if above > NEGLIGIBLE {
            self.sum += above.exp();
        }
    }

    /// The logarithm of the sum; minus infinity where nothing was added.
    pub(crate) fn value(self) -> f64 {
        self.highest + self.sum.ln()
    }
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
            let lattice = Lattice::new(Corridor::full(n, m), &SHAPES);
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
        let lattice = Lattice::new(Corridor::full(0, 0), &SHAPES);
        assert_eq!(best_path(&lattice, &[]), Some(vec![]));
    }

    #[test]
    fn says_when_there_is_no_path() {
        let lattice = Lattice::new(Corridor::full(1, 0), &[Shape::new(1, 1)]);
        assert_eq!(best_path(&lattice, &[]), None);
        assert_eq!(posteriors(&lattice, &[]).log_sum, f64::NEG_INFINITY);
    }
}
