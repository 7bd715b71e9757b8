//! Files: one module a format.

pub mod anchors;
pub mod jsonl;
pub mod lines;
pub mod pairs;
#[cfg(feature = "formats")]
pub mod terminal;
pub mod tsv;
pub mod vecalign;
