//! Long documents: the stretches between sure points, and passages that moved far.

pub(crate) mod across;
pub(crate) mod stretches;
