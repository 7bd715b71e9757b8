//! `duizhao lint`.

use duizhao::format::{jsonl, tsv};
use duizhao::lint::{Linter, Severity};
use duizhao::{Bitext, Result};

use super::Outcome;
use crate::arguments::{self, LintFormat};
use crate::input;

pub(crate) fn lint(options: &arguments::Lint) -> Result<Outcome> {
    let text = input::text(&options.pairs)?;
    let bitext = Bitext::from_pairs(tsv::read(&text)?);
    let findings = Linter::new().lint(&bitext);
    let text = match options.format {
        LintFormat::Jsonl => jsonl::write_findings(&bitext, &findings),
        LintFormat::Text => {
            findings.iter().map(|f| format!("{}: {}\n", f.pair + 1, f.display(&bitext))).collect()
        }
    };
    let limit = options.fail_on.map(|severity| match severity {
        arguments::Severity::Info => Severity::Info,
        arguments::Severity::Warning => Severity::Warning,
        arguments::Severity::Error => Severity::Error,
    });
    let found = limit.is_some_and(|limit| findings.iter().any(|finding| finding.rule.severity >= limit));
    Ok(Outcome { text, found })
}
