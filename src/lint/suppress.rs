//! [`Suppression`]: one finding, or one wording, that is right here.

use super::finding::Finding;
use super::fingerprint::{Fingerprint, normalised};
use super::meta::Meta;
use crate::bitext::Bitext;
use crate::language::Language;

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
    /// What a rule says about these words, wherever they are: those that it marks in the side that is to be mended
    /// (the English if that is not known), or in the other one if it marks none there.
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
                let first = finding.mends.unwrap_or(Language::English);
                let mended = finding.text_in(first, bitext).filter(|words| !words.is_empty());
                let marked = mended.or(finding.text_in(first.other(), bitext)).unwrap_or_default();
                finding.rule == *rule && normalised(marked) == normalised(text)
            }
        }
    }
}
