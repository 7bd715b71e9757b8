//! Pairs and findings, for reading in a terminal.
//!
//! [`SideBySide`] puts the Chinese on the left and the English on the right; under each line carets mark what
//! was found in it, and under each pair are the anchors that hold it together and the messages of the
//! findings. Lines of the page and code are folded, a sure pair has a head that does not catch the eye, and
//! [`SideBySide::summary`] says at the end where to look. [`Findings`] shows findings alone, each with the two texts it concerns.
//!
//! The cursor is never moved, and without [`Paint::Ansi`] there is no colour: the text is then the same on a
//! screen and in a file. Widths follow Unicode's East Asian widths (UAX #11): a Chinese character is two
//! columns wide, a mark of ambiguous width such as “ or … is one. Of Markdown the words are shown and the code
//! among them, without markup and without the addresses of links.

use super::registry::{Format, Read};

mod cells;
#[cfg(feature = "lint")]
mod findings;
mod head;
#[cfg(feature = "lint")]
mod note;
mod paint;
mod side_by_side;
#[cfg(feature = "lint")]
mod summary;

pub use cells::tamed;
#[cfg(feature = "lint")]
pub use findings::{Findings, Texts};
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
