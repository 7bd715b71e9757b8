//! The length-only baseline of Gale and Church (1993), "A Program for Aligning Sentences in Bilingual
//! Corpora", Computational Linguistics 19(1).
//!
//! A long sentence translates into a long one: the score of a bead depends on how far its lengths in
//! characters deviate from what is expected, and on its type. Nothing else in the texts counts. There are
//! three deviations from the paper: the whole documents are aligned at once, not paragraph by paragraph; how
//! many target characters a source character becomes is taken from the two documents; and the search keeps
//! near the diagonal of lengths, so that its cost is linear.

use std::ops::Range;

use crate::align::lattice::path::{best_path, posteriors};
use crate::align::lattice::{Candidate, Corridor, Lattice, Shape};
use crate::align::search::found::Found;
use crate::bitext::Bead;
use crate::document::Document;
use crate::side::{Both, Side};
use crate::span::Sents;

/// The bead types of the paper with their probabilities (its table 5).
const PRIORS: [(Shape, f64); 6] = [
    (Shape::new(0, 1), 0.0099),
    (Shape::new(1, 0), 0.0099),
    (Shape::new(1, 1), 0.89),
    (Shape::new(1, 2), 0.089),
    (Shape::new(2, 1), 0.089),
    (Shape::new(2, 2), 0.011),
];

/// Variance of the length of a translation, per character.
const VARIANCE: f64 = 6.8;
/// The logarithm of the smallest probability of a difference of lengths.
const LEAST_LOG: f64 = -25.0;
/// How far the search may stray from the diagonal, in target sentences.
const MARGIN: usize = 40;

/// The best path, by lengths alone. Of `shapes`, those in the paper are tried; null beads always are.
pub(crate) fn search(documents: Both<&Document<'_>>, shapes: &[Shape]) -> Vec<Found> {
    let lengths = Lengths::new(documents);
    let allowed = PRIORS.iter().map(|&(shape, _)| shape);
    let allowed: Vec<Shape> = allowed.filter(|shape| shape.is_null() || shapes.contains(shape)).collect();
    let lattice = Lattice::full(lengths.corridor(), &allowed);
    let scores: Vec<f32> = lattice.candidates().iter().map(|bead| lengths.score(bead)).collect();
    let path = best_path(&lattice, &scores).expect("null beads lead through every corridor");
    let confidences = posteriors(&lattice, &scores).beads;
    let found = |k: usize| {
        let Both { source, target } =
            lattice.candidates()[k].runs().map(|run| Sents::new(run.start, run.end));
        Found::unweighed(Bead::found(source, target, scores[k], confidences[k]))
    };
    path.into_iter().map(found).collect()
}

/// How much text stands before each sentence of both sides, in characters of the target.
struct Lengths {
    before: Both<Vec<f64>>,
}

impl Lengths {
    fn new(documents: Both<&Document<'_>>) -> Lengths {
        let mut before = documents.map(|document| {
            let mut sums = vec![0.0];
            for sentence in document.sentences() {
                let characters = sentence.text().chars().filter(|c| !c.is_whitespace()).count();
                sums.push(sums[sums.len() - 1] + characters as f64);
            }
            sums
        });
        let all = before.as_ref().map(|sums| sums[sums.len() - 1]);
        if all.source > 0.0 && all.target > 0.0 {
            before.source.iter_mut().for_each(|sum| *sum *= all.target / all.source);
        }
        Lengths { before }
    }

    /// The cut points near the diagonal, with about as much text before them on both sides.
    fn corridor(&self) -> Corridor {
        let Both { source, target } = &self.before;
        let last = target.len() - 1;
        let row = |before: &f64| {
            let at = target.partition_point(|sum| sum < before);
            at.saturating_sub(MARGIN) as u32..(at + MARGIN).min(last) as u32 + 1
        };
        let mut rows: Vec<Range<u32>> = source.iter().map(row).collect();
        if let Some(row) = rows.last_mut() {
            row.end = last as u32 + 1;
        }
        Corridor::new(rows)
    }

    /// The logarithm of the probability that these lengths differ this much or more, times that of the bead's
    /// type.
    fn score(&self, bead: &Candidate) -> f32 {
        let runs = bead.runs();
        let length = |side: Side| self.before[side][runs[side].end] - self.before[side][runs[side].start];
        let (a, b) = (length(Side::Source), length(Side::Target));
        let deviation = (VARIANCE * (a + b) / 2.0).sqrt();
        let delta = if deviation > 0.0 { (b - a) / deviation } else { 0.0 };
        let prior = PRIORS.iter().find(|(shape, _)| *shape == bead.shape).map_or(0.0, |&(_, prior)| prior);
        (two_sided(delta.abs()).ln().max(LEAST_LOG) + prior.ln()) as f32
    }
}

/// The probability that a standard normal variable is farther from zero than `z`, which is not negative, by
/// the rational approximation of Abramowitz and Stegun (1964), 26.2.17.
fn two_sided(z: f64) -> f64 {
    let t = 1.0 / (1.0 + 0.231_641_9 * z);
    let coefficients = [0.319_381_530, -0.356_563_782, 1.781_477_937, -1.821_255_978, 1.330_274_429];
    let sum = coefficients.iter().rev().fold(0.0, |sum, coefficient| (sum + coefficient) * t);
    let density = (-z * z / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt();
    2.0 * density * sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_normal_distribution() {
        for (z, expected) in [(0.0, 1.0), (1.0, 0.317_310_5), (1.959_964, 0.05), (3.0, 0.002_699_8)] {
            assert!((two_sided(z) - expected).abs() < 1e-6, "{z}: {}", two_sided(z));
        }
    }

    #[test]
    fn a_bead_of_equal_lengths_scores_its_prior() {
        let zh = Document::from_sentences(["一二三四", "五六七八"]);
        let en = Document::from_sentences(["four letters", "here as well"]);
        let lengths = Lengths::new(Both::new(&zh, &en));
        let bead = Candidate { source: 0, target: 0, shape: Shape::new(2, 2) };
        assert!((f64::from(lengths.score(&bead)) - 0.011f64.ln()).abs() < 1e-4);
    }

    #[test]
    fn an_empty_side_leaves_null_beads() {
        let zh = Document::from_sentences(["一二三四", "五六七八"]);
        let nothing = Document::from_sentences([""; 0]);
        let path = search(Both::new(&zh, &nothing), &[Shape::new(1, 1)]);
        assert_eq!(path.len(), 2);
        assert!(path.iter().all(|found| found.bead.is_null()));
    }
}
