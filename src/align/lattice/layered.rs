//! [`Layered`]: a lattice whose paths know whether they are leaving sentences out.
//!
//! A run of null beads on one side is one loss: that it begins costs more than that it goes on, as with the affine
//! gaps of sequence alignment (Gotoh 1982). So each cut point is split by what led there: a null bead of the
//! source, one of the target, or anything else. A null bead that follows one of its own side continues a run; any
//! other opens one.

use crate::align::lattice::Lattice;
use crate::align::lattice::path::Steps;
use crate::side::Side;

/// The steps of a lattice, each bead once for each kind of bead that may stand before it.
#[derive(Clone, Debug)]
pub(crate) struct Layered {
    steps: Vec<Step>,
    nodes: usize,
}

/// A bead, and whether it opens a run of null beads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    /// The number of the bead in the lattice.
    pub(crate) bead: usize,
    /// The side of the run that it opens.
    pub(crate) opens: Option<Side>,
    from: usize,
    to: usize,
}

/// How many kinds of bead lead to a cut point.
const LAYERS: usize = 3;

/// The layer of a cut point to which a bead leads with a lone sentence on this side, or with none.
fn layer(lone: Option<Side>) -> usize {
    match lone {
        None => 0,
        Some(Side::Source) => 1,
        Some(Side::Target) => 2,
    }
}

impl Layered {
    pub(crate) fn new(lattice: &Lattice) -> Layered {
        let last = lattice.nodes() - 1;
        let mut reached = vec![[false; LAYERS]; lattice.nodes()];
        reached[0][layer(None)] = true;
        let mut steps = Vec::with_capacity(lattice.len());
        for (bead, candidate) in lattice.candidates().iter().enumerate() {
            let (from, to) = lattice.ends(bead);
            let lone = candidate.lone().map(|(side, _)| side);
            // Nothing follows the end, so it need not be split.
            let to_layer = if to == last { 0 } else { layer(lone) };
            reached[to][to_layer] = true;
            for (from_layer, _) in reached[from].iter().enumerate().filter(|(_, reached)| **reached) {
                steps.push(Step {
                    bead,
                    opens: lone.filter(|_| from_layer != layer(lone)),
                    from: from * LAYERS + from_layer,
                    to: to * LAYERS + to_layer,
                });
            }
        }
        // The beads of a cut point stand together, and so do now the steps of each of its layers.
        steps.sort_by_key(|step: &Step| step.from);
        Layered { steps, nodes: last * LAYERS + 1 }
    }

    /// The steps, sorted by where they begin.
    pub(crate) fn steps(&self) -> &[Step] {
        &self.steps
    }
}

impl Steps for Layered {
    fn len(&self) -> usize {
        self.steps.len()
    }

    fn nodes(&self) -> usize {
        self.nodes
    }

    fn ends(&self, step: usize) -> (usize, usize) {
        (self.steps[step].from, self.steps[step].to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::lattice::path::{best_path, posteriors};
    use crate::align::lattice::{Corridor, Shape};

    const SHAPES: [Shape; 3] = [Shape::new(0, 1), Shape::new(1, 0), Shape::new(1, 1)];

    #[test]
    fn a_run_is_opened_once() {
        // Three sentences against one: the two that are left alone are dearer apart.
        let lattice = Lattice::full(Corridor::full(3, 1), &SHAPES);
        let layered = Layered::new(&lattice);
        let scores: Vec<f32> =
            layered.steps().iter().map(|step| if step.opens.is_some() { -2.0 } else { 0.0 }).collect();
        let path = best_path(&layered, &scores).unwrap();
        let opened = path.iter().filter(|&&step| layered.steps()[step].opens.is_some()).count();
        assert_eq!(opened, 1);

        let beads = posteriors(&layered, &scores).beads;
        let paired = |sentence: u32| -> f32 {
            let steps = layered.steps().iter().zip(&beads);
            let paired = steps.filter(|(step, _)| {
                let bead = lattice.candidates()[step.bead];
                !bead.shape.is_null() && bead.source == sentence
            });
            paired.map(|(_, probability)| probability).sum()
        };
        assert!(paired(0) > 1.5 * paired(1), "{} {}", paired(0), paired(1));
        assert!((paired(0) - paired(2)).abs() < 1e-5);
    }
}
