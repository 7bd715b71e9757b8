//! Long documents: the stretches between sure points, the pieces of very long sentences, and the excerpt in which
//! passages that moved far are found.

pub(crate) mod excerpt;
pub(crate) mod pieces;
pub(crate) mod stretches;
