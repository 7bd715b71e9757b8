//! Files: one module per format.
//!
//! [`Format`] is a format that holds an alignment, read and written by its name; each module has its own as
//! `FORMAT`, along with what is particular to it: language tags, findings as notes, costs. Two kinds of files
//! can be read back as an alignment. Those with texts, such as [`tsv`] and [`tmx`], are read into pairs or
//! [`Row`]s. Those with sentence numbers, such as [`vecalign`] and [`xces`], are read into [`NumberedBead`]s,
//! which need the two documents as well; some name the files of these, which [`sentences`] reads and writes.
//!
//! [`anchors`], [`sarif`] and [`github`] are for what was found.

pub mod anchors;
mod columns;
#[cfg(feature = "formats")]
pub mod csv;
#[cfg(feature = "lint")]
pub mod github;
#[cfg(all(feature = "formats", feature = "lint"))]
pub mod html;
pub mod huggingface;
#[cfg(feature = "formats")]
pub mod intertext;
pub mod jsonl;
pub mod ladder;
pub mod lines;
#[cfg(feature = "formats")]
mod link_group;
pub mod markdown;
pub mod moses;
mod numbered_bead;
#[cfg(feature = "lint")]
mod position;
mod registry;
mod row;
#[cfg(feature = "lint")]
pub mod sarif;
#[cfg(feature = "formats")]
pub mod sentences;
mod tag;
#[cfg(feature = "formats")]
pub mod terminal;
#[cfg(feature = "formats")]
pub mod tmx;
pub mod tsv;
pub mod vecalign;
mod written;
#[cfg(feature = "formats")]
pub mod xces;

pub use numbered_bead::NumberedBead;
pub use registry::{Format, Needs};
pub use row::Row;
pub use written::{Lost, Written};

/// Every format, in the order in which they are listed. A new one is a file and a line here.
const ALL: &[Format] = &[
    #[cfg(feature = "formats")]
    terminal::FORMAT,
    #[cfg(all(feature = "formats", feature = "lint"))]
    html::FORMAT,
    tsv::FORMAT,
    #[cfg(feature = "formats")]
    csv::FORMAT,
    jsonl::FORMAT,
    huggingface::FORMAT,
    #[cfg(feature = "formats")]
    tmx::FORMAT,
    moses::FORMAT,
    markdown::FORMAT,
    vecalign::FORMAT,
    ladder::FORMAT,
    #[cfg(feature = "formats")]
    intertext::FORMAT,
    #[cfg(feature = "formats")]
    xces::FORMAT,
];
