//! `duizhao lint`.

mod fixed;
mod read;

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use duizhao::format::jsonl;
use duizhao::format::sarif::{self, Files};
use duizhao::format::terminal::{Findings, Texts};
use duizhao::lint::{Baseline, Config, Finding, Linter, Severity, Suppressed, Suppression};
use duizhao::{Language, Order, Result};

use super::write::report;
use crate::arguments::{self, Common, LintFormat};
use crate::claims::Claims;
use crate::format::LintInput;
use crate::input::{self, of_file};
use crate::output;
use crate::own::{Own, OwnFiles};
use crate::progress::Progress;
use crate::screen;
use read::Input;

/// Read if it exists and no other configuration is named.
const CONFIG: &str = "duizhao.toml";

pub(crate) fn lint(options: &arguments::Lint, common: &Common) -> Result<bool> {
    let setup = Setup::read(options)?;
    setup.claim(options, common)?;
    let own = Own::read(&setup.own)?;
    let linter = setup.linter(options, &own)?;
    let input = Input::read(options, &own)?;
    let bitext = &input.bitext;
    let progress = Progress::waiting(common.progress, "linting");
    let outcome = linter.run(bitext);
    progress.finish();
    input.refused.iter().for_each(|error| screen::tell(&error.to_string()));
    if let Some(path) = &options.write_baseline {
        output::deliver(&Baseline::of(&outcome.findings).write(), Some(path))?;
        screen::tell(&format!("{} findings in {}", outcome.findings.len(), path.display()));
        return input.all_read().map(|()| false);
    }
    if let Some(path) = &options.fix {
        output::deliver(&fixed::text(&input, &outcome.findings, setup.translation(options))?, Some(path))?;
    }
    outcome.unused_suppressions.iter().for_each(tell_unused);
    if outcome.known > 0 {
        screen::tell(&format!("{} findings are in the baseline", outcome.known));
    }
    let findings = &outcome.findings;
    let format = format(options, common);
    output::deliver(&text(&input, findings, format, options, common), common.output.as_deref())?;
    if matches!(format, LintFormat::Lines | LintFormat::Text) {
        screen::tell(&closing(findings, &options.files));
    }
    if let Some(path) = &options.report {
        output::deliver(&report(bitext, findings, &options.files[0]), Some(path))?;
    }
    // One bad line does not hide the findings in the others.
    input.all_read()?;
    let limit = options.fail_on.map(Severity::from);
    Ok(limit.is_some_and(|limit| findings.iter().any(|finding| finding.severity >= limit)))
}

fn is_on_screen(common: &Common) -> bool {
    common.output.is_none() && io::stdout().is_terminal()
}

fn format(options: &arguments::Lint, common: &Common) -> LintFormat {
    let usual = if is_on_screen(common) { LintFormat::Text } else { LintFormat::Lines };
    options.format.unwrap_or(usual)
}

/// The number of findings, in one line: `3 errors, 2 warnings, 1 remark in pairs.tsv`.
fn closing(findings: &[Finding], files: &[PathBuf]) -> String {
    let named = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Info, "remark")];
    let counted = named.into_iter().filter_map(|(severity, name)| {
        let count = findings.iter().filter(|finding| finding.severity == severity).count();
        let plural = if count == 1 { "" } else { "s" };
        (count > 0).then(|| format!("{count} {name}{plural}"))
    });
    let counts: Vec<String> = counted.collect();
    let counts = if counts.is_empty() { "nothing found".to_owned() } else { counts.join(", ") };
    let files: Vec<String> = files.iter().map(|path| path.display().to_string()).collect();
    format!("{counts} in {}", files.join(" and "))
}

/// The findings in the form to print.
fn text(
    input: &Input,
    findings: &[Finding],
    format: LintFormat,
    options: &arguments::Lint,
    common: &Common,
) -> String {
    let bitext = &input.bitext;
    let paths: Vec<String> = options.files.iter().map(|path| path.display().to_string()).collect();
    let [source, target] = match (&paths[..], bitext.order()) {
        ([first, second], Order::AsGiven) => [first.as_str(), second],
        ([first, second], Order::Swapped) => [second.as_str(), first],
        (others, _) => [others[0].as_str(); 2],
    };
    let texts = match input.kind {
        LintInput::Text => Texts::Files { source, target },
        LintInput::Tsv | LintInput::Jsonl => Texts::Pairs(target),
        LintInput::Whole(_) => Texts::Whole(target),
    };
    match format {
        LintFormat::Jsonl => jsonl::write_findings(bitext, findings),
        LintFormat::Lines => Findings::new(bitext, findings).texts(texts).lines().to_string(),
        LintFormat::Text => {
            let mut drawing = Findings::new(bitext, findings).paint(screen::paint(common)).texts(texts);
            if let Some(width) = screen::width().filter(|_| is_on_screen(common)) {
                drawing = drawing.width(width);
            }
            drawing.to_string()
        }
        LintFormat::Sarif => {
            let files = if input.kind == LintInput::Text {
                Files::Documents { source, target }
            } else {
                Files::Pairs { path: target }
            };
            sarif::write(bitext, findings, files)
        }
    }
}

/// The configuration, and the files named by it and by the arguments; arguments take precedence.
struct Setup {
    config: Config,
    path: Option<PathBuf>,
    own: OwnFiles,
    baseline: Option<PathBuf>,
}

impl Setup {
    fn read(options: &arguments::Lint) -> Result<Setup> {
        let path =
            options.config.clone().or_else(|| Path::new(CONFIG).exists().then(|| PathBuf::from(CONFIG)));
        let config = match &path {
            Some(path) => Config::from_toml(&input::text(path)?).map_err(|cause| of_file(path, cause))?,
            None => Config::default(),
        };
        // Paths in a configuration are relative to it.
        let folder = path.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        let file = |argument: &Option<PathBuf>, configured: &Option<PathBuf>| {
            argument.clone().or_else(|| configured.as_ref().map(|path| folder.join(path)))
        };
        let own = OwnFiles {
            glossary: file(&options.own.glossary, &config.glossary),
            names: file(&options.own.names, &config.names),
        };
        // A baseline that is about to be rewritten is not read.
        let baseline = file(&options.baseline, &config.baseline).filter(|_| options.write_baseline.is_none());
        Ok(Setup { config, path, own, baseline })
    }

    /// Refuses an output that is an input, or two outputs to one file.
    fn claim(&self, options: &arguments::Lint, common: &Common) -> Result<()> {
        let mut claims = Claims::reading(&options.files);
        claims.reads(self.own.paths().chain([&self.path, &self.baseline].into_iter().flatten()));
        claims.may_write(common.output.as_deref(), "--output")?;
        claims.may_write(options.report.as_deref(), "--report")?;
        claims.may_write(options.fix.as_deref(), "--fix")?;
        claims.may_write(options.write_baseline.as_deref(), "--write-baseline")
    }

    /// The language of the translation, which `--fix` mends: English, unless it is known to be the original.
    fn translation(&self, options: &arguments::Lint) -> Language {
        options.original.language().or(self.config.original).map_or(Language::English, Language::other)
    }

    fn linter(&self, options: &arguments::Lint, own: &Own) -> Result<Linter> {
        let mut linter = own.linter().configured(&self.config)?.ignore(&options.ignore)?;
        if !options.select.is_empty() {
            linter = linter.select(&options.select)?;
        }
        if let Some(least) = options.min_confidence {
            linter = linter.min_confidence(least);
        }
        if let Some(path) = &self.baseline {
            let baseline = Baseline::read(&input::json(path)?).map_err(|cause| of_file(path, cause))?;
            linter = linter.baseline(baseline);
        }
        Ok(options.original.linter(linter, self.config.original, &options.files))
    }
}

fn tell_unused(suppression: &Suppression) {
    let what = match &suppression.what {
        Suppressed::Finding(fingerprint) => fingerprint.to_string(),
        Suppressed::Words { rule, text } => format!("{} “{text}”", rule.id),
        _ => return,
    };
    screen::tell(&format!("nothing to suppress: {what} ({})", suppression.reason));
}
