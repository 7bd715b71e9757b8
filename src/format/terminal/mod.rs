//! Pairs and findings, for reading in a terminal.
//!
//! [`SideBySide`] puts the Chinese on the left and the English on the right; under each line carets mark
//! what is found in it, under each pair stand the anchors that hold it together and what the findings
//! say. [`Findings`] shows findings alone, each with the two texts it is about.
//!
//! No cursor is moved, and without [`Paint::Ansi`] there is no colour either: then the text is the same
//! on a screen and in a file. The widths are those of Unicode's East Asian widths (UAX #11): a Chinese
//! character is two columns wide, marks of ambiguous width such as “ and … are one.

use super::registry::{Format, Read};

mod cells;
#[cfg(feature = "lint")]
mod findings;
mod paint;
mod side_by_side;

pub use cells::tamed;
#[cfg(feature = "lint")]
pub use findings::{Findings, Origin};
pub use paint::Paint;
pub use side_by_side::SideBySide;

/// The entry of [`SideBySide`] in the list of formats.
pub const FORMAT: Format = Format {
    name: "text",
    endings: &["txt"],
    description: "Side by side, for reading",
    read: Read::Never,
    write: |bitext| SideBySide::new().pairs(bitext).to_string().into(),
    documents: None,
};
