//! The [`Band`]: every bead of a corridor with its score, to find the few that matter.
//!
//! It is dense, in rows of one bead type from one source position, so that the dynamic program runs along them.

use crate::align::lattice::{Candidate, Corridor, Shape};

/// The scores of all beads of some types in a corridor.
pub(crate) struct Band<'a> {
    corridor: &'a Corridor,
    shapes: &'a [Shape],
    /// For each source position and each type a row, as wide as the corridor there.
    scores: Vec<f32>,
}

/// One row of a band: the beads of a type that begin after the same source sentence.
struct Row {
    /// Where its scores are.
    first: usize,
    /// The number of the cut point at which the first of its beads begins, and at which that would end.
    from: usize,
    to: usize,
    len: usize,
}

impl<'a> Band<'a> {
    /// Scores all beads, those that lead out of the corridor with `outside`; `score` gives the scores of a bead and of
    /// the `N - 1` of its type that begin behind it.
    pub(crate) fn new<const N: usize>(
        corridor: &'a Corridor,
        shapes: &'a [Shape],
        outside: f32,
        score: impl Fn(&Candidate) -> [f32; N],
    ) -> Band<'a> {
        let mut band = Band { corridor, shapes, scores: vec![outside; corridor.len() * shapes.len()] };
        for i in 0..=corridor.lengths().source {
            for (number, &shape) in shapes.iter().enumerate() {
                let Some((skipped, row)) = band.row(i, number) else { continue };
                let start = corridor.row(i).start + skipped as u32;
                for done in (0..row.len).step_by(N) {
                    let bead = Candidate { source: i as u32, target: start + done as u32, shape };
                    let scores = score(&bead);
                    let rest = &mut band.scores[row.first + done..row.first + row.len];
                    rest.iter_mut().zip(scores).for_each(|(out, score)| *out = score);
                }
            }
        }
        band
    }

    /// Takes from the score of each bead this much for each cut point between its start and the middle of the
    /// corridor there: of paths that are worth the same, one that keeps to the middle is then the best.
    pub(crate) fn lean(&mut self, by: f32) {
        for i in 0..=self.corridor.lengths().source {
            let middle = self.corridor.row(i).len() as f32 / 2.0;
            for number in 0..self.shapes.len() {
                let Some((skipped, row)) = self.row(i, number) else { continue };
                for (place, score) in (skipped..).zip(&mut self.scores[row.first..row.first + row.len]) {
                    *score -= by * (place as f32 - middle).abs();
                }
            }
        }
    }

    /// The beads from a cut point of the corridor, with their scores.
    pub(crate) fn from(&self, i: usize, j: usize) -> impl Iterator<Item = (Shape, f32)> + '_ {
        let row = self.corridor.row(i);
        let first = self.corridor.first_of_row(i) as usize * self.shapes.len() + j - row.start as usize;
        let scores = self.scores[first..].iter().step_by(row.len());
        self.shapes.iter().copied().zip(scores.copied())
    }

    /// The score of a bead.
    pub(crate) fn score(&self, bead: &Candidate) -> f32 {
        let (i, _) = bead.start();
        let row = self.corridor.row(i);
        let number =
            self.shapes.iter().position(|&shape| shape == bead.shape).expect("the band has its type");
        let first = self.corridor.first_of_row(i) as usize * self.shapes.len() + number * row.len();
        self.scores[first + (bead.target - row.start) as usize]
    }

    /// The beads of a type from a source position that end in the corridor too, and how many cut points of the row
    /// lie before the first.
    fn row(&self, i: usize, number: usize) -> Option<(usize, Row)> {
        let shape = self.shapes[number];
        let end = i + usize::from(shape.source);
        if end > self.corridor.lengths().source {
            return None;
        }
        let (here, there) = (self.corridor.row(i), self.corridor.row(end));
        let step = u32::from(shape.target);
        let start = here.start.max(there.start.saturating_sub(step));
        let past = here.end.min(there.end.saturating_sub(step));
        if start >= past {
            return None;
        }
        let skipped = (start - here.start) as usize;
        let first_node = self.corridor.first_of_row(i) as usize;
        let row = Row {
            first: first_node * self.shapes.len() + number * here.len() + skipped,
            from: first_node + skipped,
            to: (self.corridor.first_of_row(end) + start + step - there.start) as usize,
            len: (past - start) as usize,
        };
        Some((skipped, row))
    }

    /// The rows of a source position; those that stay there last or first.
    fn rows(&self, i: usize, within: bool) -> impl Iterator<Item = (usize, usize, Row)> + '_ {
        let numbers =
            (0..self.shapes.len()).filter(move |&number| (self.shapes[number].source == 0) == within);
        numbers.filter_map(move |number| self.row(i, number).map(|(skipped, row)| (number, skipped, row)))
    }

    /// The beads through which the best path is not worse than the best of all by more than `most`, in order;
    /// `lift` is added to the score of each null bead. (Pruning by max-marginals: Weiss and Taskar 2010.) Sums are exact
    /// enough that beads of the best path itself always stay, however long it is.
    pub(crate) fn near_best(&self, lift: f32, most: f32) -> Vec<Candidate> {
        let nodes = self.corridor.len();
        let last = self.corridor.lengths().source;
        let lift = |number: usize| if self.shapes[number].is_null() { f64::from(lift) } else { 0.0 };
        let mut forward = vec![f64::NEG_INFINITY; nodes];
        forward[0] = 0.0;
        for i in 0..=last {
            for (number, _, row) in self.rows(i, true) {
                for k in 0..row.len {
                    let sum = forward[row.from + k] + f64::from(self.scores[row.first + k]) + lift(number);
                    forward[row.to + k] = larger(forward[row.to + k], sum);
                }
            }
            for (number, _, row) in self.rows(i, false) {
                let lift = lift(number);
                let (before, behind) = forward.split_at_mut(row.to);
                let sums = before[row.from..][..row.len].iter().zip(&self.scores[row.first..][..row.len]);
                let best = behind[..row.len].iter_mut();
                best.zip(sums).for_each(|(best, (before, score))| {
                    *best = larger(*best, before + f64::from(*score) + lift)
                });
            }
        }
        let mut backward = vec![f64::NEG_INFINITY; nodes];
        backward[nodes - 1] = 0.0;
        for i in (0..=last).rev() {
            for (number, _, row) in self.rows(i, false) {
                let lift = lift(number);
                let (before, behind) = backward.split_at_mut(row.to);
                let sums = behind[..row.len].iter().zip(&self.scores[row.first..][..row.len]);
                let best = before[row.from..][..row.len].iter_mut();
                best.zip(sums).for_each(|(best, (behind, score))| {
                    *best = larger(*best, behind + f64::from(*score) + lift)
                });
            }
            for (number, _, row) in self.rows(i, true) {
                for k in (0..row.len).rev() {
                    let sum = backward[row.to + k] + f64::from(self.scores[row.first + k]) + lift(number);
                    backward[row.from + k] = larger(backward[row.from + k], sum);
                }
            }
        }
        let least = forward[nodes - 1] - f64::from(most);
        let mut near = Vec::new();
        for i in 0..=last {
            let start = near.len();
            for within in [true, false] {
                for (number, skipped, row) in self.rows(i, within) {
                    let lift = lift(number);
                    for k in 0..row.len {
                        let through = forward[row.from + k]
                            + f64::from(self.scores[row.first + k])
                            + lift
                            + backward[row.to + k];
                        if through >= least {
                            let target = self.corridor.row(i).start + (skipped + k) as u32;
                            near.push(Candidate { source: i as u32, target, shape: self.shapes[number] });
                        }
                    }
                }
            }
            near[start..].sort_by_key(Candidate::order);
        }
        near
    }
}

/// The larger of two numbers, without the care that `f64::max` takes of what is none.
fn larger(a: f64, b: f64) -> f64 {
    if b > a { b } else { a }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::align::lattice::Lattice;

    const SHAPES: [Shape; 5] =
        [Shape::new(0, 1), Shape::new(1, 0), Shape::new(1, 1), Shape::new(1, 2), Shape::new(2, 1)];

    /// By how much the best path through each bead is worse than the best of all.
    fn deficits(lattice: &Lattice, scores: &[f32]) -> Vec<f32> {
        let nodes = lattice.nodes();
        let mut forward = vec![f32::NEG_INFINITY; nodes];
        forward[0] = 0.0;
        for (k, &score) in scores.iter().enumerate() {
            let (from, to) = lattice.ends(k);
            forward[to] = forward[to].max(forward[from] + score);
        }
        let mut backward = vec![f32::NEG_INFINITY; nodes];
        backward[nodes - 1] = 0.0;
        for (k, &score) in scores.iter().enumerate().rev() {
            let (from, to) = lattice.ends(k);
            backward[from] = backward[from].max(backward[to] + score);
        }
        let best = forward[nodes - 1];
        let deficit = |(k, &score): (usize, &f32)| {
            let (from, to) = lattice.ends(k);
            best - (forward[from] + score + backward[to])
        };
        scores.iter().enumerate().map(deficit).collect()
    }

    proptest! {
        #[test]
        fn finds_the_beads_that_a_lattice_finds(
            rows in prop::collection::vec((0u32..6, 1u32..4), 1..5),
            seed in prop::collection::vec(-3.0f32..3.0, 97),
            most in 0.0f32..6.0,
        ) {
            let corridor = Corridor::new(rows.into_iter().map(|(start, len)| start..start + len).collect());
            let score = |bead: &Candidate, lane: u32| {
                let place = bead.source * 31 + (bead.target + lane) * 7;
                let kind = u32::from(bead.shape.source * 3 + bead.shape.target);
                seed[((place + kind) % 97) as usize]
            };
            let band = Band::new(&corridor, &SHAPES, f32::NEG_INFINITY, |bead| std::array::from_fn::<f32, 4, _>(|lane| score(bead, lane as u32)));
            let lattice = Lattice::full(corridor.clone(), &SHAPES);
            let lifted = |bead: &Candidate| score(bead, 0) + if bead.shape.is_null() { 0.5 } else { 0.0 };
            let scores: Vec<f32> = lattice.candidates().iter().map(lifted).collect();
            let deficits = deficits(&lattice, &scores);
            // Beads at the very border may fall on either side of it.
            let near = band.near_best(0.5, most);
            for (bead, deficit) in lattice.candidates().iter().zip(deficits) {
                prop_assert!((deficit - most).abs() < 1e-4 || near.contains(bead) == (deficit <= most));
            }
        }
    }
}
