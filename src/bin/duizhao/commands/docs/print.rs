//! What is printed of the pages, in each form.

use duizhao::Bitext;
use duizhao::format::sarif::{Files, Log};
use duizhao::format::terminal::{Findings, Paint, Texts, tamed};
use duizhao::format::{github, jsonl};
use duizhao::lint::{Finding, Severity};
use duizhao::site::Pages;
use serde::Serialize;
use serde_json::json;

use super::fault::Fault;
use crate::arguments::LintFormat;

/// How findings are printed.
#[derive(Clone, Copy)]
pub(super) struct Manner {
    pub(super) format: LintFormat,
    pub(super) paint: Paint,
    /// The columns of the terminal, if it goes to one.
    pub(super) width: Option<usize>,
}

/// What is printed of a page. It does not hold the page.
pub(super) enum Printed {
    Text(String),
    /// A page as a whole, in a line.
    Line(String),
    /// SARIF has all results in one run.
    Log(Log),
}

/// What a line of JSON says of a page as a whole, in the order of that of a finding.
#[derive(Serialize)]
struct Line<'f> {
    rule: &'f str,
    name: &'f str,
    severity: Severity,
    message: &'f str,
}

impl Manner {
    pub(super) fn findings(&self, bitext: &Bitext<'_>, findings: &[Finding], pages: &Pages) -> Printed {
        let (source, target) = (pages.chinese.as_str(), pages.english.as_str());
        let files = Files::Documents { source, target };
        let drawn = Findings::new(bitext, findings).texts(Texts::Files { source, target });
        Printed::Text(match self.format {
            LintFormat::Text => {
                let drawn = drawn.paint(self.paint);
                self.width.map_or(drawn, |width| drawn.width(width)).to_string()
            }
            LintFormat::Lines => drawn.lines().to_string(),
            LintFormat::Jsonl => {
                let head = head([Some(source), Some(target)]);
                let lines = jsonl::write_findings(bitext, findings);
                lines.lines().map(|line| format!("{head}{}\n", &line[1..])).collect()
            }
            LintFormat::Github => github::write(bitext, findings, files),
            LintFormat::Sarif => {
                let mut log = Log::new();
                log.add(bitext, findings, files);
                return Printed::Log(log);
            }
        })
    }

    pub(super) fn fault(&self, fault: &Fault) -> Printed {
        let Fault { rule, path, message, .. } = fault;
        Printed::Line(match self.format {
            LintFormat::Text | LintFormat::Lines => format!("{}\n", tamed(&fault.to_string())),
            LintFormat::Jsonl => {
                let line = Line { rule: rule.id, name: rule.name, severity: rule.severity, message };
                let rest = serde_json::to_string(&line).expect("texts are JSON");
                format!("{}{}\n", head(fault.pages()), &rest[1..])
            }
            LintFormat::Github => github::of_file(rule.severity, path, rule.name, message),
            LintFormat::Sarif => {
                let mut log = Log::new();
                log.add_file(rule, path, message);
                return Printed::Log(log);
            }
        })
    }

    /// All of it: what is said of pages as a whole, then the findings, in this order.
    pub(super) fn whole(&self, printed: impl IntoIterator<Item = Printed>) -> String {
        let mut whole = Log::new();
        let (mut lines, mut texts) = (String::new(), Vec::new());
        for page in printed {
            match page {
                Printed::Text(text) => texts.push(text),
                Printed::Line(line) => lines.push_str(&line),
                Printed::Log(log) => whole.append(log),
            }
        }
        texts.insert(0, lines);
        texts.retain(|text| !text.is_empty());
        match self.format {
            LintFormat::Sarif => whole.to_string(),
            // Findings take several lines each, with a blank one between them.
            LintFormat::Text => texts.join("\n"),
            _ => texts.concat(),
        }
    }
}

/// The beginning of a line of JSON: the Chinese and the English page.
fn head([zh, en]: [Option<&str>; 2]) -> String {
    format!("{{\"zh\":{},\"en\":{},", json!(zh), json!(en))
}
