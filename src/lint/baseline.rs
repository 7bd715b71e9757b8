//! [`Baseline`]: the findings that a corpus had when it was first linted.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::finding::Finding;
use super::fingerprint::Fingerprint;
use crate::error::{Error, ErrorKind, Result};

/// Known findings, which are held back: with a baseline, an old corpus starts clean.
///
/// ```
/// use duizhao::Bitext;
/// use duizhao::lint::{Baseline, Linter};
///
/// let bitext = Bitext::from_pairs([("我们必须做到。", "We We must do it.")]);
/// let baseline = Baseline::of(&bitext.lint());
/// let outcome = Linter::new().baseline(Baseline::read(&baseline.write())?).run(&bitext);
/// assert_eq!((outcome.findings.len(), outcome.known), (0, 1));
/// # Ok::<(), duizhao::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    fingerprints: BTreeSet<Fingerprint>,
}

impl Baseline {
    /// A baseline of these findings.
    pub fn of(findings: &[Finding]) -> Baseline {
        Baseline { fingerprints: findings.iter().map(|finding| finding.fingerprint).collect() }
    }

    /// Reads what [`write`](Baseline::write) wrote.
    ///
    /// # Errors
    ///
    /// If it is not JSON of that shape, with the line.
    pub fn read(json: &str) -> Result<Baseline> {
        serde_json::from_str(json)
            .map_err(|cause| Error::new(ErrorKind::Format, "cannot read the baseline").caused_by(cause))
    }

    /// A JSON object with a list of `fingerprints`, sorted, one per line, so that versions are easy to
    /// compare.
    pub fn write(&self) -> String {
        serde_json::to_string_pretty(self).expect("a list of strings is JSON") + "\n"
    }

    /// Whether a finding is among them.
    pub fn contains(&self, finding: &Finding) -> bool {
        self.fingerprints.contains(&finding.fingerprint)
    }

    /// How many findings it has.
    pub fn len(&self) -> usize {
        self.fingerprints.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.fingerprints.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_line_of_what_it_cannot_read() {
        let error = Baseline::read("{\n  \"fingerprints\": [\n    \"x\"\n  ]\n}").unwrap_err();
        assert!(error.to_string().contains("found \"x\" at line 4"), "{error}");
    }
}
