//! Files: one module a format.
//!
//! [`Format`] names those that hold an alignment and reads and writes each by its name; the modules
//! have what is particular to one: language tags, findings as notes, costs. Two sorts of files bring
//! an alignment back. Those with texts ([`tsv`], [`csv`], [`jsonl`], [`huggingface`], [`tmx`],
//! [`moses`]) are read into pairs or [`Row`]s. Those with sentence numbers ([`vecalign`], [`ladder`],
//! [`intertext`], [`xces`]) are read into [`NumberedBead`]s, which want the two documents beside them; the last two
//! name files for these, which [`sentences`] reads and writes.
//!
//! [`terminal`] and [`markdown`] are for reading, [`anchors`] and [`sarif`] for what was found.

pub mod anchors;
mod columns;
#[cfg(feature = "formats")]
pub mod csv;
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
pub mod pairs;
#[cfg(feature = "lint")]
mod position;
#[cfg(feature = "formats")]
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
#[cfg(feature = "formats")]
mod xml;

pub use numbered_bead::NumberedBead;
#[cfg(feature = "formats")]
pub use registry::{Format, Needs};
pub use row::Row;
pub use written::{Lost, Written};

use crate::bitext::{Bitext, Order, Pair};

/// The two texts of a pair, the one that was given first first.
fn as_given<'a>(bitext: &Bitext<'_>, pair: &Pair<'a>) -> (&'a str, &'a str) {
    match bitext.order() {
        Order::AsGiven => (pair.source(), pair.target()),
        Order::Swapped => (pair.target(), pair.source()),
    }
}
