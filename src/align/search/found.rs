//! [`Found`]: a bead of the path, with what speaks for it.

use crate::bitext::{Bead, Reasons};

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
