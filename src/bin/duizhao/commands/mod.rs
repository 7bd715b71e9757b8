//! What the commands do, one file each.

mod align;
mod anchors;
mod convert;
mod counts;
mod docs;
mod eval;
mod lint;
mod manual;
mod rules;
mod segment;
mod setup;
mod train;
mod write;

pub(crate) use align::align;
pub(crate) use anchors::anchors;
pub(crate) use convert::convert;
pub(crate) use docs::docs;
pub(crate) use eval::eval;
pub(crate) use lint::lint;
pub(crate) use manual::{completions, man};
pub(crate) use rules::rules;
pub(crate) use segment::segment;
pub(crate) use train::train;

/// The result of a command.
pub(crate) struct Outcome {
    /// For standard output, or the file that was named.
    pub(crate) text: String,
    /// Whether something was found that the caller wants to fail on.
    pub(crate) found: bool,
}

impl From<String> for Outcome {
    fn from(text: String) -> Outcome {
        Outcome { text, found: false }
    }
}
