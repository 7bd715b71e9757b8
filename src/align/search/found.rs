//! [`Found`]: a bead of the path, with what speaks for it.

use crate::bitext::{Bead, Reasons};
use crate::span::Sents;

/// A bead that was found, how much of its two sides it covers, in 0..2, and what speaks for it.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) bead: Bead,
    pub(crate) coverage: f32,
    pub(crate) reasons: Reasons,
}

impl Found {
    /// A bead that the model did not weigh.
    pub(crate) fn unweighed(bead: Bead) -> Found {
        Found { bead, coverage: 0.0, reasons: Reasons::default() }
    }

    /// What is left where a bead was dissolved or cut: nothing speaks for it.
    pub(crate) fn left_alone(source: Sents, target: Sents) -> Found {
        Found::unweighed(Bead::found(source, target, 0.0, 0.0))
    }
}

/// What becomes of the passages that the path leaves without counterpart on both sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Across {
    /// They are matched across the path.
    Matched,
    /// They stay as they are.
    Left,
}
