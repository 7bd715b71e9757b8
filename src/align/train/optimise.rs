//! Fitting weights: the conditional log-likelihood of the gold paths, maximised by L-BFGS.
//!
//! The model is a semi-Markov conditional random field (Sarawagi and Cohen 2004): the probability of a path
//! is proportional to the exponential of its score. The objective is convex, so the limited-memory BFGS
//! method (Liu and Nocedal 1989) finds its optimum from any start.

use crate::align::lattice::path::{Chosen, Steps, posteriors};
use crate::parallel;

/// The steps of a document's paths with their features, and those that gold allows.
pub(crate) struct Example<S> {
    pub(crate) steps: S,
    /// `width` values for each step.
    pub(crate) features: Vec<f32>,
    /// For each step, whether a gold path may use it.
    pub(crate) gold: Vec<bool>,
    /// How much the example counts.
    pub(crate) weight: f64,
}

/// Where fitting begins, and what holds the weights.
#[derive(Clone)]
pub(crate) struct Start {
    /// The weights that fitting begins with.
    pub(crate) weights: Vec<f64>,
    /// The weights that are assumed before any gold is seen.
    pub(crate) priors: Vec<f64>,
    /// For each weight, whether it stays as it is.
    pub(crate) fixed: Vec<bool>,
}

/// The weights that make the gold paths most probable under a Gaussian prior: half of `l2` times the squared
/// distance of the weights from their priors is subtracted from the log-likelihood.
pub(crate) fn fit<S: Steps + Sync>(examples: &[&Example<S>], start: Start, l2: f64) -> Vec<f32> {
    let Start { weights, priors, fixed } = start;
    let objective = |weights: &[f64]| {
        let off: Vec<f64> = weights.iter().zip(&priors).map(|(w, prior)| w - prior).collect();
        let mut loss = 0.5 * l2 * dot(&off, &off);
        let mut gradient: Vec<f64> = off.iter().map(|off| l2 * off).collect();
        // Added up in order, so that the sums are the same on any number of threads.
        for (worse, slope) in parallel::map(examples, |example| example.loss(weights)) {
            loss += worse;
            gradient.iter_mut().zip(slope).for_each(|(sum, slope)| *sum += slope);
        }
        let free = |(slope, &fixed): (&f64, &bool)| if fixed { 0.0 } else { *slope };
        (loss, gradient.iter().zip(&fixed).map(free).collect())
    };
    minimise(objective, weights, ITERATIONS).into_iter().map(|w| w as f32).collect()
}

impl<S: Steps> Example<S> {
    /// The negative log-likelihood of the gold paths, and its gradient.
    fn loss(&self, weights: &[f64]) -> (f64, Vec<f64>) {
        let mut gradient = vec![0.0; weights.len()];
        let width = weights.len();
        let rows = self.features.chunks_exact(width);
        let score = |row: &[f32]| row.iter().zip(weights).map(|(&f, w)| f64::from(f) * w).sum::<f64>() as f32;
        let scores: Vec<f32> = rows.clone().map(score).collect();
        let all = posteriors(&self.steps, &scores);
        let allowed: Vec<usize> = (0..self.steps.len()).filter(|&k| self.gold[k]).collect();
        let gold_steps = Chosen { steps: &self.steps, numbers: &allowed };
        let gold_scores: Vec<f32> = allowed.iter().map(|&k| scores[k]).collect();
        let gold = posteriors(&gold_steps, &gold_scores);
        if !gold.log_sum.is_finite() {
            return (0.0, gradient);
        }
        let mut excess = all.beads;
        for (&k, probability) in allowed.iter().zip(gold.beads) {
            excess[k] -= probability;
        }
        for (row, excess) in rows.zip(excess).filter(|(_, excess)| excess.abs() > NEGLIGIBLE) {
            let step = f64::from(excess) * self.weight;
            gradient.iter_mut().zip(row).for_each(|(slope, &f)| *slope += step * f64::from(f));
        }
        ((all.log_sum - gold.log_sum) * self.weight, gradient)
    }
}

/// A step whose probability is off by less than this does not move a weight.
const NEGLIGIBLE: f32 = 1e-7;

/// The most steps of L-BFGS.
const ITERATIONS: usize = 80;
/// How many steps L-BFGS remembers.
const MEMORY: usize = 8;
/// L-BFGS stops when the relative gain of a step is below this.
const TOLERANCE: f64 = 1e-6;

/// The minimum of a convex function, by L-BFGS with backtracking.
fn minimise(f: impl Fn(&[f64]) -> (f64, Vec<f64>), start: Vec<f64>, iterations: usize) -> Vec<f64> {
    let mut x = start;
    let (mut value, mut gradient) = f(&x);
    let mut memory: Vec<(Vec<f64>, Vec<f64>)> = Vec::new();
    for _ in 0..iterations {
        let direction = descent(&gradient, &memory);
        let slope = dot(&direction, &gradient);
        let mut step = if memory.is_empty() { 1.0 / dot(&gradient, &gradient).sqrt().max(1.0) } else { 1.0 };
        let (next, next_value, next_gradient) = loop {
            let next: Vec<f64> = x.iter().zip(&direction).map(|(x, d)| x + step * d).collect();
            let (next_value, next_gradient) = f(&next);
            if next_value <= value + SUFFICIENT * step * slope {
                break (next, next_value, next_gradient);
            }
            step *= 0.5;
            if step < SMALLEST_STEP {
                return x;
            }
        };
        let moved: Vec<f64> = next.iter().zip(&x).map(|(a, b)| a - b).collect();
        let bent: Vec<f64> = next_gradient.iter().zip(&gradient).map(|(a, b)| a - b).collect();
        if dot(&moved, &bent) > 0.0 {
            if memory.len() == MEMORY {
                memory.remove(0);
            }
            memory.push((moved, bent));
        }
        let gain = value - next_value;
        (x, value, gradient) = (next, next_value, next_gradient);
        if gain < TOLERANCE * value.abs().max(1.0) {
            break;
        }
    }
    x
}

/// The share of the decrease promised by the slope that a step must reach (Armijo).
const SUFFICIENT: f64 = 1e-4;
/// A step shorter than this ends the search.
const SMALLEST_STEP: f64 = 1e-10;

/// The direction of descent: the gradient, corrected by the remembered curvature (two-loop recursion).
fn descent(gradient: &[f64], memory: &[(Vec<f64>, Vec<f64>)]) -> Vec<f64> {
    let mut direction: Vec<f64> = gradient.iter().map(|g| -g).collect();
    let mut shares = Vec::with_capacity(memory.len());
    for (moved, bent) in memory.iter().rev() {
        let share = dot(moved, &direction) / dot(moved, bent);
        direction.iter_mut().zip(bent).for_each(|(d, b)| *d -= share * b);
        shares.push(share);
    }
    if let Some((moved, bent)) = memory.last() {
        let scale = dot(moved, bent) / dot(bent, bent);
        direction.iter_mut().for_each(|d| *d *= scale);
    }
    for ((moved, bent), share) in memory.iter().zip(shares.into_iter().rev()) {
        let correction = share - dot(bent, &direction) / dot(moved, bent);
        direction.iter_mut().zip(moved).for_each(|(d, m)| *d += correction * m);
    }
    direction
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_bottom_of_a_narrow_valley() {
        let valley = |x: &[f64]| {
            let (a, b) = (x[0] - 3.0, x[1] + 2.0);
            (a * a + 100.0 * b * b, vec![2.0 * a, 200.0 * b])
        };
        let x = minimise(valley, vec![0.0, 0.0], 100);
        assert!((x[0] - 3.0).abs() < 1e-3 && (x[1] + 2.0).abs() < 1e-3, "{x:?}");
    }
}
