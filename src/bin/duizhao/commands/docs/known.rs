//! [`Known`]: the baseline of many pages.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use duizhao::lint::{Baseline, Finding};
use duizhao::site::Pages;
use duizhao::{Error, ErrorKind, Result};
use serde::{Deserialize, Serialize};

use super::fault::Fault;
use crate::input::{self, of_file};

/// What was there before. What is known of one page is news in another.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Known {
    /// Pages without a counterpart, or that are not translated.
    #[serde(default)]
    untranslated: BTreeSet<String>,
    /// The findings of each pair, by its Chinese page.
    #[serde(default)]
    pages: BTreeMap<String, Baseline>,
}

impl Known {
    pub(super) fn read(path: &Path) -> Result<Known> {
        serde_json::from_str(&input::json(path)?).map_err(|cause| {
            of_file(path, Error::new(ErrorKind::Format, "cannot read the baseline of pages").caused_by(cause))
        })
    }

    /// A JSON object with one fingerprint or path in a line.
    pub(super) fn write(&self) -> String {
        serde_json::to_string_pretty(self).expect("lists of strings are JSON") + "\n"
    }

    pub(super) fn add(&mut self, pages: &Pages, baseline: Baseline) {
        if !baseline.is_empty() {
            self.pages.insert(pages.chinese.clone(), baseline);
        }
    }

    pub(super) fn add_fault(&mut self, fault: &Fault) {
        self.untranslated.insert(fault.path.clone());
    }

    pub(super) fn has(&self, pages: &Pages, finding: &Finding) -> bool {
        self.pages.get(&pages.chinese).is_some_and(|baseline| baseline.contains(finding))
    }

    pub(super) fn has_fault(&self, fault: &Fault) -> bool {
        self.untranslated.contains(&fault.path)
    }
}
