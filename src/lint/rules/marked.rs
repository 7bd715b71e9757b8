//! What a rule marks, for the tests of the rules.

use crate::bitext::Bitext;
use crate::lint::{Linter, rule};

/// The words of the English that a rule marks in pairs.
pub(super) fn marked(id: &str, pairs: &[(&str, &str)]) -> Vec<String> {
    let bitext = Bitext::from_pairs(pairs.iter().copied());
    let findings = Linter::new().rules([rule(id).expect("the rule stands")]).lint(&bitext);
    findings.iter().map(|finding| finding.target_text(&bitext).unwrap_or_default().to_owned()).collect()
}
