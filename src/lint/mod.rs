//! Finds the places that give a translation away as made by a machine, or carelessly.
//!
//! Start with [`Bitext::lint`], or with [`Linter`] to choose rules, add names and terms, and silence
//! findings. A [`Rule`] reads the bitext and reports [`Finding`]s: two spans with the evidence that links
//! them. [`fix`] applies the suggestions that are safe. [`rule_pages`] describes all rules, with what they
//! find in texts that are right.
//!
//! # Bounds
//!
//! Time and memory are linear in the text, whatever it is. Where a pair is a list rather than a sentence, only
//! its beginning is compared, and what lies behind that is not reported: 512 names of the gazetteer, 512 other
//! Chinese names, 2,048 runs of capitalised words, 128 telephone numbers, 128 terms of the user's, 64 matches of each of their patterns, 32 Latin words; 512
//! words of the English are looked for in the Chinese, and 32 lost passages are reported. Nothing is reported as
//! missing from what was not compared: with more than 128 figures on a side none counts as lost or changed, with
//! more than 128 placeholders none does, with
//! more than 512 anchors in the English no word of a clause does, and a Chinese text of more than 128 clauses may
//! repeat itself.
//!
//! Of a whole text, the first 1,024 names count that the Chinese introduces as those of people; others are judged
//! like names that are not introduced. Where the Chinese says a passage several times, 32 other places are looked
//! at for an English that has it whole.
//!
//! What stands in brackets is read up to 2,048 bytes as a note, up to 512 as a name that is repeated, and up to
//! 128, in braces, in a tag or behind %, as a placeholder, and up to 1,024 as a choice of texts; what is longer is none. A mark is reported without the word next
//! to it if that has more than 64 bytes. Spans are always exact, but of the words there, messages and formats
//! quote at most 2,000 bytes.

// Which of these may use which: ARCHITECTURE.md, held by tests/floors.rs.
mod baseline;
mod collector;
mod comments;
#[cfg(feature = "formats")]
mod config;
mod evidence;
mod finding;
mod fingerprint;
mod fix;
mod forbidden;
mod identify;
mod linter;
mod meta;
mod page;
mod rule;
mod rules;
mod selector;
mod severity;
mod suppress;

use crate::bitext::Bitext;

pub use baseline::Baseline;
pub use collector::Collector;
#[cfg(feature = "formats")]
pub use config::Config;
pub use evidence::context::Context;
pub use evidence::figures::{Figure, PairFigures, Slip, Status as FigureStatus};
pub use evidence::losses::{Clause, PairClauses};
pub use finding::{Applicability, Finding};
pub(crate) use finding::{is_english, quoted};
pub use fingerprint::Fingerprint;
pub use fix::{Fixed, fix, fix_in};
pub use forbidden::Forbidden;
pub use linter::{Linter, Outcome};
pub use meta::{Direction, Example, Meta, Reads, State};
pub use page::{page, pages};
pub use rule::{Check, Rule};
pub use rules::rules;
pub use selector::{rule, select};
pub use severity::Severity;
pub use suppress::{Suppressed, Suppression};

#[doc = include_str!("RULES.md")]
pub mod rule_pages {}

impl Bitext<'_> {
    /// The findings of every rule that is on by default. To choose rules, see [`Linter`].
    pub fn lint(&self) -> Vec<Finding> {
        Linter::new().lint(self)
    }
}
