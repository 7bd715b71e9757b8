//! What the commands do, a file each.

mod align;
mod anchors;
mod eval;
mod lint;
mod segment;
mod train;

use duizhao::segment::Split;

use crate::arguments;

pub(crate) use align::align;
pub(crate) use anchors::anchors;
pub(crate) use eval::eval;
pub(crate) use lint::lint;
pub(crate) use segment::segment;
pub(crate) use train::train;

/// What a command has to say.
pub(crate) struct Outcome {
    /// For standard output.
    pub(crate) text: String,
    /// Whether something was found that the caller wants to fail on.
    pub(crate) found: bool,
}

impl From<String> for Outcome {
    fn from(text: String) -> Outcome {
        Outcome { text, found: false }
    }
}

impl From<arguments::Split> for Split {
    fn from(split: arguments::Split) -> Split {
        match split {
            arguments::Split::Auto => Split::Sentences,
            arguments::Split::Line => Split::Lines,
        }
    }
}
