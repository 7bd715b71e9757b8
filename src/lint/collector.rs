//! [`Collector`]: takes what a rule finds.

use super::finding::{Applicability, Finding};
use super::fingerprint::Fingerprint;
use super::meta::Meta;
use crate::bitext::Pair;
use crate::span::Span;

/// Takes what a rule finds.
pub struct Collector<'r> {
    rule: &'static Meta,
    findings: &'r mut Vec<Finding>,
}

impl<'r> Collector<'r> {
    /// A collector for what this rule finds.
    pub(super) fn new(rule: &'static Meta, findings: &'r mut Vec<Finding>) -> Collector<'r> {
        Collector { rule, findings }
    }

    /// Adds a finding at this place of the English document, inside the pair; with no place if there is
    /// nothing in the English to mark.
    ///
    /// The rest is set on the finding that it returns: [`against`](Finding::against),
    /// [`suggest`](Finding::suggest), [`safely`](Finding::safely).
    pub fn add(
        &mut self,
        pair: &Pair<'_>,
        target: impl Into<Option<Span>>,
        confidence: f32,
        message: impl Into<String>,
    ) -> &mut Finding {
        self.findings.push(Finding {
            rule: self.rule,
            pair: pair.index(),
            target: target.into(),
            source: None,
            severity: self.rule.severity,
            confidence,
            message: message.into(),
            suggestion: None,
            applicability: Applicability::default(),
            // Set later, when all findings are in order.
            fingerprint: Fingerprint::default(),
        });
        self.findings.last_mut().expect("a finding was just added")
    }
}
