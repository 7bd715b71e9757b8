//! [`Suppression`]: one finding, or one wording, that is right here.

use super::finding::Finding;
use super::fingerprint::{Fingerprint, normalised};
use super::meta::Meta;
use crate::bitext::Bitext;

/// A finding that is not to be shown, with the reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Suppression {
    /// What it silences.
    pub what: Suppressed,
    /// Why that is right.
    pub reason: String,
}

/// What a [`Suppression`] silences.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Suppressed {
    /// One finding.
    Finding(Fingerprint),
    /// What a rule says about these words, wherever they are: the English that it marks, or the Chinese if it
    /// marks no English.
    Words {
        /// Which rule.
        rule: &'static Meta,
        /// The words. Case and white space are ignored.
        text: String,
    },
}

impl Suppression {
    /// Whether it silences this finding.
    pub fn silences(&self, finding: &Finding, bitext: &Bitext<'_>) -> bool {
        match &self.what {
            Suppressed::Finding(fingerprint) => finding.fingerprint == *fingerprint,
            Suppressed::Words { rule, text } => {
                let english = finding.target_text(bitext).filter(|words| !words.is_empty());
                let marked = english.or(finding.source_text(bitext)).unwrap_or_default();
                finding.rule == *rule && normalised(marked) == normalised(text)
            }
        }
    }
}
