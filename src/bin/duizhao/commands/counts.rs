//! [`Counts`]: how many findings there are, in words.

use std::fmt;
use std::ops::AddAssign;

use duizhao::lint::{Finding, Severity};

/// Findings by severity.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    errors: usize,
    warnings: usize,
    remarks: usize,
}

impl Counts {
    pub(super) fn of(findings: &[Finding]) -> Counts {
        let mut counts = Counts::default();
        findings.iter().for_each(|finding| counts.count(finding.severity));
        counts
    }

    pub(super) fn count(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.remarks += 1,
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.remarks += other.remarks;
    }
}

/// `3 errors, 2 warnings, 1 remark`, or `nothing found`.
impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = [(self.errors, "error"), (self.warnings, "warning"), (self.remarks, "remark")];
        let named = named.into_iter().filter(|&(count, _)| count > 0);
        let words: Vec<String> = named.map(|(count, what)| counted(count, what)).collect();
        f.write_str(if words.is_empty() { "nothing found" } else { "" })?;
        f.write_str(&words.join(", "))
    }
}

/// `1 finding is`, `2 findings are`.
pub(super) fn are(count: usize) -> String {
    format!("{} {}", counted(count, "finding"), if count == 1 { "is" } else { "are" })
}

/// `1 page`, `2 pages`.
pub(super) fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}
