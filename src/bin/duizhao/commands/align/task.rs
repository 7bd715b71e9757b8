//! [`Task`]: what the options ask for, prepared once for all articles.

use std::path::{Path, PathBuf};

use duizhao::align::{Method, Weights};
use duizhao::format::{Format, html, terminal, tmx};
use duizhao::lint::{Finding, Linter, Severity};
use duizhao::{Aligner, Bitext, Result};

use crate::arguments::{self, Common};
use crate::claims::Claims;
use crate::commands::write::{Ending, Folds, Manner};
use crate::input::{self, Reader, of_file};
use crate::original::Original;
use crate::own::Own;

pub(super) struct Task {
    /// The files that are read in addition to the texts.
    besides: Vec<PathBuf>,
    pub(super) reader: Reader,
    pub(super) aligner: Aligner,
    /// The format, if one was named.
    pub(super) format: Option<Format>,
    pub(super) manner: Manner,
    linter: Linter,
    original: Original,
    fail_on: Option<Severity>,
    /// Whether findings come out next to the pairs.
    pub(super) lists_findings: bool,
    /// Whether there are reports, which show findings.
    reports: bool,
}

impl Task {
    pub(super) fn new(options: &arguments::Align, common: &Common) -> Result<Task> {
        let own = Own::read(&options.own)?;
        Ok(Task {
            besides: options.own.paths().chain(&options.weights).cloned().collect(),
            reader: Reader::new(&options.reading).languages(options.languages),
            aligner: aligner(options, &own)?,
            format: options.format,
            manner: Manner {
                doubtful_below: options.min_confidence,
                folds: if options.all { Folds::Open } else { Folds::Closed },
                ending: Ending::Summary,
                ..Manner::on_screen(common)
            },
            linter: own.linter(),
            original: options.original,
            fail_on: options.fail_on.map(Severity::from),
            lists_findings: options.findings,
            reports: options.report.is_some(),
        })
    }

    /// The claims of a command that reads these files, together with those that the task itself was made
    /// from.
    pub(super) fn claims<P: AsRef<Path>>(&self, texts: impl IntoIterator<Item = P>) -> Claims {
        let mut claims = Claims::reading(texts);
        claims.reads(&self.besides);
        claims
    }

    /// The format of a file: the one that was named, or the one of its ending.
    pub(super) fn format_for(&self, path: &Path) -> Result<Format> {
        match self.format {
            Some(format) => Ok(format),
            None => Format::of_path(path),
        }
    }

    /// The findings in the bitext of these files, if anything needs them.
    pub(super) fn findings<P: AsRef<Path>>(
        &self,
        bitext: &Bitext<'_>,
        files: &[P],
        format: Format,
    ) -> Vec<Finding> {
        let shown = [terminal::FORMAT, html::FORMAT, tmx::FORMAT].contains(&format);
        let listed = self.lists_findings || self.reports;
        if shown || listed || self.fail_on.is_some() {
            self.original.linter(self.linter.clone(), None, files).lint(bitext)
        } else {
            Vec::new()
        }
    }

    /// Whether the caller wants to fail on any findings.
    pub(super) fn fails_on_findings(&self) -> bool {
        self.fail_on.is_some()
    }

    /// The findings that the caller wants to fail on.
    pub(super) fn severe<'f>(&self, findings: &'f [Finding]) -> Vec<&'f Finding> {
        let severe = |finding: &&Finding| self.fail_on.is_some_and(|limit| finding.severity >= limit);
        findings.iter().filter(severe).collect()
    }
}

fn aligner(options: &arguments::Align, own: &Own) -> Result<Aligner> {
    let mut aligner = own.aligner().method(match options.method {
        arguments::Method::Trained => Method::Trained,
        arguments::Method::Length => Method::LengthOnly,
    });
    if let Some(path) = &options.weights {
        let weights = Weights::from_json(&input::json(path)?).map_err(|cause| of_file(path, cause))?;
        aligner = aligner.weights(weights);
    }
    if !options.beads.is_empty() {
        let shapes = options.beads.iter().map(|bead| bead.parse()).collect::<Result<Vec<_>>>()?;
        aligner = aligner.shapes(&shapes)?;
    }
    Ok(aligner)
}
