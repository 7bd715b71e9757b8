//! `duizhao lint`.

mod documents;
mod fixed;
mod read;

use std::path::PathBuf;

use duizhao::format::sarif::{self, Files};
use duizhao::format::terminal::{Findings, Texts};
use duizhao::format::{github, jsonl};
use duizhao::lint::{Baseline, Finding, Severity};
use duizhao::{Error, ErrorKind, Language, Order, Result};

use super::counts::{Counts, are, counted};
use super::setup::{self, Setup, tell_unused};
use super::write::report;
use crate::arguments::{self, Common, LintFormat};
use crate::claims::Claims;
use crate::format::LintInput;
use crate::input::{self, of_file};
use crate::output;
use crate::own::Own;
use crate::pager;
use crate::progress::Progress;
use crate::screen;
use read::Input;

pub(crate) fn lint(options: &arguments::Lint, common: &Common) -> Result<bool> {
    let setup = Setup::read(&options.rules)?;
    let baseline = setup.baseline(&options.rules, &setup.config.baseline);
    claim(&setup, baseline.as_ref(), options, common)?;
    let own = Own::read(&setup.own)?;
    let linter = setup.linter(&options.rules, &own)?;
    let mut linter = options.rules.original.linter(linter, setup.config.original, &options.files);
    if let Some(path) = &baseline {
        linter = linter.baseline(Baseline::read(&input::json(path)?).map_err(|cause| of_file(path, cause))?);
    }
    let limit = options.fail_on.map(Severity::from);
    if let Some(lines) = &options.jsonl {
        return documents::run(lines, linter, limit, common);
    }
    let input = Input::read(options, &own)?;
    let bitext = &input.bitext;
    let progress = Progress::waiting(common.progress, "linting");
    let outcome = linter.run(bitext);
    progress.finish();
    input.refused.iter().for_each(|error| screen::tell(&error.to_string()));
    if let Some(path) = &options.rules.write_baseline {
        output::deliver(&Baseline::of(&outcome.findings).write(), Some(path))?;
        screen::tell(&format!("{} in {}", counted(outcome.findings.len(), "finding"), path.display()));
        return input.all_read().map(|()| false);
    }
    if let Some(path) = &options.fix {
        refuse_unknown_translation(&setup, options)?;
        output::deliver(&fixed::text(&input, &outcome.findings, translation(&setup, options))?, Some(path))?;
    }
    outcome.unused_suppressions.iter().for_each(tell_unused);
    outcome.wrong_comments.iter().for_each(|wrong| screen::tell(&format!("warning: {wrong}")));
    if outcome.known > 0 {
        screen::tell(&format!("{} in the baseline", are(outcome.known)));
    }
    let findings = &outcome.findings;
    let format = setup::format(options.format, common);
    let shown = text(&input, findings, format, options, common);
    match format {
        LintFormat::Text => pager::show(&shown, common)?,
        _ => output::deliver(&shown, common.output.as_deref())?,
    }
    if matches!(format, LintFormat::Lines | LintFormat::Text) {
        screen::tell(&closing(findings, &options.files));
    }
    if let Some(path) = &options.report {
        output::deliver(&report(bitext, findings, &options.files[0]), Some(path))?;
    }
    // One bad line does not hide the findings in the others.
    input.all_read()?;
    Ok(limit.is_some_and(|limit| findings.iter().any(|finding| finding.severity >= limit)))
}

/// The number of findings, in one line: `3 errors, 2 warnings, 1 remark in pairs.tsv`.
fn closing(findings: &[Finding], files: &[PathBuf]) -> String {
    let files: Vec<String> = files.iter().map(|path| path.display().to_string()).collect();
    format!("{} in {}", Counts::of(findings), files.join(" and "))
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
    let files = match input.kind {
        LintInput::Text => Files::Documents { source, target },
        LintInput::Tsv | LintInput::Jsonl => Files::Pairs { path: target },
        LintInput::Whole(_) => Files::Whole { path: target },
    };
    match format {
        LintFormat::Jsonl => jsonl::write_findings(bitext, findings),
        LintFormat::Lines => Findings::new(bitext, findings).texts(texts).lines().to_string(),
        LintFormat::Text => {
            let mut drawing = Findings::new(bitext, findings).paint(screen::paint(common)).texts(texts);
            if let Some(width) = screen::width().filter(|_| screen::shows_results(common)) {
                drawing = drawing.width(width);
            }
            drawing.to_string()
        }
        LintFormat::Sarif => sarif::write(bitext, findings, files),
        LintFormat::Github => github::write(bitext, findings, files),
    }
}

/// The language of the translation, which `--fix` mends: English, unless it is known to be the original.
fn translation(setup: &Setup, options: &arguments::Lint) -> Language {
    options.rules.original.said(setup.config.original).map_or(Language::English, Language::other)
}

/// Refuses to mend one of two pages in Markdown if it is not known which one is the translation.
fn refuse_unknown_translation(setup: &Setup, options: &arguments::Lint) -> Result<()> {
    let are_pages = options.files.len() > 1 && options.files.iter().all(|path| input::is_markdown(path));
    if are_pages && options.rules.original.said(setup.config.original).is_none() {
        let message = "--fix mends the translation; say with --from which language is the original";
        return Err(Error::new(ErrorKind::Unknown, message));
    }
    Ok(())
}

/// Refuses an output that is an input, or two outputs to one file.
fn claim(
    setup: &Setup,
    baseline: Option<&PathBuf>,
    options: &arguments::Lint,
    common: &Common,
) -> Result<()> {
    let mut claims = Claims::reading(options.files.iter().chain(&options.jsonl));
    claims.reads(setup.paths().chain(baseline));
    claims.may_write(common.output.as_deref(), "--output")?;
    claims.may_write(options.report.as_deref(), "--report")?;
    claims.may_write(options.fix.as_deref(), "--fix")?;
    claims.may_write(options.rules.write_baseline.as_deref(), "--write-baseline")
}
