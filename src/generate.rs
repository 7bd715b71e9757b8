//! Functions for the generators of the crate's tables only. This is not a public API: it may change in any
//! release.
//!
//! The generators are in `src/bin/generate`; tests run them on samples.

pub use crate::lexicon::cedict::compile as compile_lexicon;
pub use crate::lexicon::glosses::compile::compile as compile_glosses;
pub use crate::lexicon::vectors::DIMENSIONS;
pub use crate::lexicon::vectors::compile::compile as compile_vectors;
pub use crate::reading::encode::{Entry, encode as encode_readings};
pub use crate::reading::fold::letters;
pub use crate::reading::table::{Column, Table};
pub use crate::simplify::table::Table as SimplifiedTable;
pub use crate::table::rows;
pub use crate::word::encode::{encode_dictionary, encode_tagger};
