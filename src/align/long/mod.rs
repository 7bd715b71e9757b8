//! Long documents: the stretches between sure points, and the excerpt in which passages that moved far are
//! found.

pub(crate) mod excerpt;
pub(crate) mod stretches;
