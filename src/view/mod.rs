//! What a person is shown of a bitext, on a terminal or on a page: which pairs are folded, how sure a pair is
//! in words, how much there is of what, and the text without its markup.
//!
//! Formats that programs read know nothing of it: they have every pair, and each text as it was written.

mod count;
mod fold;
mod seen;
mod sureness;
#[cfg(feature = "lint")]
mod tally;

#[cfg(feature = "lint")]
pub(crate) use count::counted;
pub(crate) use count::percent;
pub(crate) use fold::{Fold, Kind, Row, rows, unfolded};
#[cfg(feature = "lint")]
pub(crate) use seen::seen;
pub(crate) use seen::{Seen, Shown, are_code, sentences, text};
pub(crate) use sureness::Sureness;
#[cfg(feature = "lint")]
pub(crate) use tally::{Passage, Tally};
