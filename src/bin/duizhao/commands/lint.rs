//! `duizhao lint`.

mod fixed;
mod read;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use duizhao::format::jsonl;
use duizhao::gazetteer::Gazetteer;
use duizhao::lint::{Baseline, Config, Linter, Severity, Suppressed, Suppression};
use duizhao::{Error, ErrorKind, Result};

use super::Outcome;
use crate::arguments::{self, LintFormat};
use crate::input;
use read::Input;

/// Read if it is there and no other configuration is named.
const CONFIG: &str = "duizhao.toml";

pub(crate) fn lint(options: &arguments::Lint) -> Result<Outcome> {
    let linter = linter(options)?;
    let input = Input::read(options)?;
    let bitext = &input.bitext;
    let outcome = linter.run(bitext);
    for error in input.refused() {
        eprintln!("duizhao: {error}");
    }
    if let Some(path) = &options.write_baseline {
        write(path, &Baseline::of(&outcome.findings).write())?;
        eprintln!("duizhao: {} findings in {}", outcome.findings.len(), path.display());
        return input.delivered(Outcome::from(String::new()));
    }
    if let Some(path) = &options.fix {
        write(path, &fixed::text(&input, &outcome.findings))?;
    }
    outcome.unused_suppressions.iter().for_each(tell_unused);
    if outcome.known > 0 {
        eprintln!("duizhao: {} findings are in the baseline", outcome.known);
    }
    let findings = &outcome.findings;
    let text = match options.format {
        LintFormat::Jsonl => jsonl::write_findings(bitext, findings),
        LintFormat::Text => {
            findings.iter().map(|f| format!("{}: {}\n", f.pair + 1, f.display(bitext))).collect()
        }
    };
    let limit = options.fail_on.map(|severity| match severity {
        arguments::Severity::Info => Severity::Info,
        arguments::Severity::Warning => Severity::Warning,
        arguments::Severity::Error => Severity::Error,
    });
    let found = limit.is_some_and(|limit| findings.iter().any(|finding| finding.severity >= limit));
    input.delivered(Outcome { text, found })
}

impl Input {
    /// The outcome; or, where lines were refused, prints it and fails: one bad line does not hide what
    /// the others have.
    fn delivered(&self, outcome: Outcome) -> Result<Outcome> {
        let refused = self.refused().count();
        if refused == 0 {
            return Ok(outcome);
        }
        match io::stdout().lock().write_all(outcome.text.as_bytes()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => return Err(error.into()),
            _ => {}
        }
        Err(Error::new(
            ErrorKind::Format,
            format!("{refused} of {} lines could not be read", self.rows.len()),
        ))
    }
}

/// The linter that configuration and arguments ask for; arguments win.
fn linter(options: &arguments::Lint) -> Result<Linter> {
    let path = options.config.clone().or_else(|| Path::new(CONFIG).exists().then(|| PathBuf::from(CONFIG)));
    let config = match &path {
        Some(path) => Config::from_toml(&input::text(path)?).map_err(|cause| named(path, cause))?,
        None => Config::default(),
    };
    // What a configuration names stands beside it.
    let folder = path.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
    let file = |argument: &Option<PathBuf>, configured: &Option<PathBuf>| {
        argument.clone().or_else(|| configured.as_ref().map(|path| folder.join(path)))
    };
    let mut linter = Linter::new().configured(&config)?.ignore(&options.ignore)?;
    if !options.select.is_empty() {
        linter = linter.select(&options.select)?;
    }
    if let Some(least) = options.min_confidence {
        linter = linter.min_confidence(least);
    }
    if let Some(path) = file(&options.glossary, &config.glossary) {
        linter = linter.glossary(input::glossary(&path)?);
    }
    if let Some(path) = file(&options.names, &config.names) {
        let rows = input::text(&path)?;
        let names = Gazetteer::embedded().with_rows(&rows).map_err(|cause| named(&path, cause))?;
        linter = linter.gazetteer(names);
    }
    match file(&options.baseline, &config.baseline) {
        Some(path) if options.write_baseline.is_none() => {
            let baseline = Baseline::read(&input::text(&path)?).map_err(|cause| named(&path, cause))?;
            Ok(linter.baseline(baseline))
        }
        _ => Ok(linter),
    }
}

fn tell_unused(suppression: &Suppression) {
    let what = match &suppression.what {
        Suppressed::Finding(fingerprint) => fingerprint.to_string(),
        Suppressed::Words { rule, text } => format!("{} “{text}”", rule.id),
        _ => return,
    };
    eprintln!("duizhao: nothing to suppress: {what} ({})", suppression.reason);
}

/// The error, with the file that it is about.
fn named(path: &Path, cause: Error) -> Error {
    Error::new(cause.kind(), path.display().to_string()).caused_by(cause)
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).map_err(|cause| {
        Error::new(ErrorKind::Io, format!("cannot write {}", path.display())).caused_by(cause)
    })
}
