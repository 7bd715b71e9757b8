//! [`Limit`]: what the caller wants to fail on.

use duizhao::lint::{Finding, Severity};

use super::fault::Fault;
use crate::arguments::Drift;

/// The rules that find passages without a translation.
const MISSING: [&str; 1] = ["A03"];
/// Those that find what the translation has besides: passages, numbers and versions of another state of the original.
const STALE: [&str; 3] = ["A04", "Q01", "Q02"];

/// One of several drifts.
pub(super) struct Limit(pub(super) Vec<Drift>);

impl Limit {
    pub(super) fn is_met_by(&self, finding: &Finding) -> bool {
        let is_one_of = |rules: &[&str]| rules.contains(&finding.rule.id);
        self.0.iter().any(|drift| match drift {
            Drift::Missing => is_one_of(&MISSING),
            Drift::Stale => is_one_of(&MISSING) || is_one_of(&STALE),
            severity => least(*severity).is_some_and(|least| finding.severity >= least),
        })
    }

    pub(super) fn is_met_by_fault(&self, fault: &Fault) -> bool {
        self.0.iter().any(|&drift| least(drift).is_none_or(|least| fault.rule.severity >= least))
    }
}

/// The least severity that is meant; `None` for what is missing or stale, whatever its severity.
fn least(drift: Drift) -> Option<Severity> {
    match drift {
        Drift::Missing | Drift::Stale => None,
        Drift::Error => Some(Severity::Error),
        Drift::Warning => Some(Severity::Warning),
        Drift::Info => Some(Severity::Info),
    }
}
