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
//! its beginning is compared: 512 names of the gazetteer and 2,048 runs of capitalised words, 128 figures of
//! either side, 128 clauses of a Chinese text that may repeat itself, 128 placeholders and telephone numbers,
//! 32 Latin words; 512 words of the English are looked for in the Chinese, and 32 lost passages are reported.
//! Notes in brackets are read up to 2,048 bytes. Spans are always exact, but of the words there, messages and
//! formats quote at most 2,000 bytes.

// Which of these may use which: ARCHITECTURE.md, held by tests/floors.rs.
mod baseline;
mod collector;
#[cfg(feature = "formats")]
mod config;
mod evidence;
mod finding;
mod fingerprint;
mod fix;
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
#[cfg(feature = "formats")]
pub(crate) use finding::quoted;
pub use finding::{Applicability, Finding};
pub use fingerprint::Fingerprint;
pub use fix::{Fixed, fix};
pub use linter::{Linter, Outcome};
pub use meta::{Example, Meta, Reads, State};
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
