//! [`Limit`]: what the caller wants to fail on.

use duizhao::lint::{Finding, Severity};
use duizhao::{Bitext, Language, is_han};

use super::fault::Fault;
use crate::arguments::Drift;

/// The rules that find passages that only the Chinese has, or only the English.
const CHINESE_ALONE: &str = "A03";
const ENGLISH_ALONE: &str = "A04";
/// Those that find what is left in the language of the original: Chinese characters, among others, and English sentences.
const CHINESE_LEFT: &str = "U01";
const ENGLISH_LEFT: &str = "U02";
/// Those that find numbers and versions of another state of the original.
const CHANGED: [&str; 5] = ["Q01", "Q02", "Q03", "Q04", "Q05"];

/// One of several drifts.
pub(super) struct Limit(pub(super) Vec<Drift>);

impl Limit {
    pub(super) fn is_met_by(&self, finding: &Finding, bitext: &Bitext<'_>) -> bool {
        let id = finding.rule.id;
        // What the original alone has is missing; if it is not known which one that is, whatever one of them has alone.
        let lacks = match id {
            CHINESE_ALONE => Some(Language::English),
            CHINESE_LEFT if is_chinese(finding, bitext) => Some(Language::English),
            ENGLISH_ALONE | ENGLISH_LEFT => Some(Language::Chinese),
            _ => None,
        };
        let is_missing = lacks.is_some_and(|lacks| finding.mends != Some(lacks.other()));
        let is_stale = is_missing || [CHINESE_ALONE, ENGLISH_ALONE].contains(&id) || CHANGED.contains(&id);
        self.0.iter().any(|drift| match drift {
            Drift::Missing => is_missing,
            Drift::Stale => is_stale,
            severity => least(*severity).is_some_and(|least| finding.severity >= least),
        })
    }

    pub(super) fn is_met_by_fault(&self, fault: &Fault) -> bool {
        self.0.iter().any(|&drift| least(drift).is_none_or(|least| fault.rule.severity >= least))
    }
}

/// Whether what is marked in the English begins in Chinese.
fn is_chinese(finding: &Finding, bitext: &Bitext<'_>) -> bool {
    finding.target.is_some_and(|span| span.of(bitext.target().text()).starts_with(is_han))
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

#[cfg(test)]
mod tests {
    use duizhao::lint::rule;

    use super::*;

    #[test]
    fn the_rules_that_are_meant_are_there() {
        for id in [&[CHINESE_ALONE, ENGLISH_ALONE, CHINESE_LEFT, ENGLISH_LEFT], &CHANGED[..]].concat() {
            assert!(rule(id).is_ok_and(|rule| rule.id == id), "{id}");
        }
    }
}
