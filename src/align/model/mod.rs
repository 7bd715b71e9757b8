//! The three models: a first pass over sentences, clauses inside sentences, and sentences with everything
//! that is known of them. Each is log-linear; [`Weights`](weights::Weights) holds what their features are
//! worth.

pub(crate) mod clauses;
pub(crate) mod first;
pub(crate) mod gaps;
pub(crate) mod leak;
pub(crate) mod linear;
pub(crate) mod measures;
pub(crate) mod nulls;
pub(crate) mod ratio;
pub(crate) mod sentences;
pub(crate) mod signs;
pub(crate) mod structure;
pub(crate) mod weights;
