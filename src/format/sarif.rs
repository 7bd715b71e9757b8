//! Findings as SARIF 2.1.0, the format in which code hosts and editors accept the results of a linter.
//!
//! A result is a finding: the region of the English text, the Chinese as a related location, and a
//! fingerprint that stays the same when lines are added elsewhere. Columns and offsets count Unicode code
//! points. Of marked words only the first 2,000 bytes are quoted.

use std::fmt;

use serde_json::{Value, json};

use super::position::Positions;
use crate::bitext::Bitext;
use crate::document::Document;
use crate::language::Language;
use crate::lint::{Finding, Meta, Severity, quoted};
use crate::span::Span;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
/// The name and version of the fingerprint; the version changes when its recipe does.
const FINGERPRINT: &str = "duizhao/v1";

/// Which files hold the text of a bitext.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Files<'a> {
    /// Two files: the documents themselves.
    Documents {
        /// The path of the Chinese text.
        source: &'a str,
        /// The path of the English text.
        target: &'a str,
    },
    /// One file with a pair per line, such as [`tsv`](super::tsv): regions are whole lines.
    Pairs {
        /// Its path.
        path: &'a str,
    },
    /// One file whose pairs take any number of lines, such as [`tmx`](super::tmx): results have no line, but the number
    /// of their pair.
    Whole {
        /// Its path.
        path: &'a str,
    },
}

/// Writes the findings as one run.
///
/// ```
/// use duizhao::Bitext;
/// use duizhao::format::sarif::{self, Files};
///
/// let bitext = Bitext::from_pairs([("法院驳回了上诉。", "It was dismissed by the the court.")]);
/// let files = Files::Documents { source: "zh.txt", target: "en.txt" };
/// let log: serde_json::Value = serde_json::from_str(&sarif::write(&bitext, &bitext.lint(), files))?;
/// let result = &log["runs"][0]["results"][0];
/// assert_eq!(result["ruleId"], "D01");
/// assert_eq!(result["locations"][0]["physicalLocation"]["region"]["charOffset"], 20);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Panics
///
/// If a finding belongs to another bitext.
pub fn write(bitext: &Bitext<'_>, findings: &[Finding], files: Files<'_>) -> String {
    let mut log = Log::new();
    log.add(bitext, findings, files);
    log.to_string()
}

/// A run over many files; [`to_string`](ToString::to_string) or `write!` gives the JSON.
///
/// ```
/// use duizhao::Bitext;
/// use duizhao::format::sarif::{Files, Log};
///
/// let bitext = Bitext::from_pairs([("法院驳回了上诉。", "It was dismissed by the the court.")]);
/// let mut log = Log::new();
/// for target in ["a.txt", "b.txt"] {
///     log.add(&bitext, &bitext.lint(), Files::Documents { source: "zh.txt", target });
/// }
/// let log: serde_json::Value = serde_json::from_str(&log.to_string())?;
/// assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), 2);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Log {
    /// The results, without the number of their rule.
    results: Vec<(&'static Meta, Value)>,
}

impl Log {
    /// A run without results.
    pub fn new() -> Log {
        Log::default()
    }

    /// Adds findings.
    ///
    /// # Panics
    ///
    /// If a finding belongs to another bitext.
    pub fn add(&mut self, bitext: &Bitext<'_>, findings: &[Finding], files: Files<'_>) {
        let (source, target) = match files {
            Files::Documents { source, target } => (source, target),
            Files::Pairs { path } | Files::Whole { path } => (path, path),
        };
        let (source, target) = (Side::new(source, bitext.source()), Side::new(target, bitext.target()));
        let places = Places { bitext, files, source, target };
        self.results.extend(findings.iter().map(|finding| (finding.rule, places.result(finding))));
    }

    /// Adds a result that concerns a file as a whole.
    pub fn add_file(&mut self, rule: &'static Meta, path: &str, message: &str) {
        let result = json!({
            "ruleId": rule.id,
            "level": level(rule.severity),
            "message": { "text": message },
            "locations": [{ "physicalLocation": {
                "artifactLocation": { "uri": escaped(path) },
                // Code hosts want a line.
                "region": { "startLine": 1 },
            }}],
        });
        self.results.push((rule, result));
    }

    /// Moves the results of another run behind those of this one.
    pub fn append(&mut self, mut other: Log) {
        self.results.append(&mut other.results);
    }
}

impl fmt::Display for Log {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rules: Vec<&'static Meta> = self.results.iter().map(|(rule, _)| *rule).collect();
        rules.sort_by_key(|rule| rule.id);
        rules.dedup();
        let numbered = |(rule, result): &(&'static Meta, Value)| {
            let index = rules.iter().position(|known| known == rule).expect("every rule is listed");
            let mut result = result.clone();
            result["ruleIndex"] = json!(index);
            result
        };
        let log = json!({
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": env!("CARGO_PKG_NAME"),
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": rules.iter().map(|rule| description(rule)).collect::<Vec<_>>(),
                }},
                "columnKind": "unicodeCodePoints",
                "results": self.results.iter().map(numbered).collect::<Vec<_>>(),
            }],
        });
        let text = serde_json::to_string_pretty(&log).expect("texts and numbers are JSON");
        writeln!(f, "{text}")
    }
}

fn description(rule: &Meta) -> Value {
    let first = rule.docs.trim().split("\n\n").next().unwrap_or_default();
    let short = first.split_whitespace().collect::<Vec<_>>().join(" ");
    json!({
        "id": rule.id,
        "name": rule.name,
        "shortDescription": { "text": short },
        "help": { "text": rule.docs, "markdown": rule.docs },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": { "category": rule.category },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

struct Places<'a> {
    bitext: &'a Bitext<'a>,
    files: Files<'a>,
    source: Side<'a>,
    target: Side<'a>,
}

/// A text, and the file it is in.
struct Side<'a> {
    path: &'a str,
    text: &'a str,
    positions: Positions<'a>,
}

impl<'a> Side<'a> {
    fn new(path: &'a str, document: &'a Document<'_>) -> Side<'a> {
        Side { path, text: document.text(), positions: Positions::new(document.text()) }
    }
}

impl Places<'_> {
    fn result(&self, finding: &Finding) -> Value {
        let target = finding.target.map(|span| self.location(&self.target, span, finding.pair));
        let source = finding.source.map(|span| self.location(&self.source, span, finding.pair));
        // A finding only in the other text is reported there; one without any place concerns the whole pair.
        let (main, related, name) = match (finding.place(), target, source) {
            (Some((Language::Chinese, _)), target, Some(source)) => (source, target, "English"),
            (_, Some(target), source) => (target, source, "Chinese"),
            _ => {
                let pair = self.bitext.pair(finding.pair);
                let (side, span) = match finding.mends {
                    Some(Language::Chinese) => (&self.source, pair.source_span()),
                    _ => (&self.target, pair.target_span()),
                };
                (self.location(side, span, finding.pair), None, "")
            }
        };
        let mut message = match self.files {
            Files::Whole { .. } => format!("pair {}: {}", finding.pair + 1, finding.message),
            _ => finding.message.clone(),
        };
        if let Some(advice) = finding.advice(self.bitext) {
            message.push_str(&format!("; {advice}"));
        }
        let mut result = json!({
            "ruleId": finding.rule.id,
            "level": level(finding.severity),
            "message": { "text": message },
            "locations": [main],
            "partialFingerprints": { FINGERPRINT: finding.fingerprint.to_string() },
            // The rank in SARIF is in 0..100.
            "rank": f64::from((finding.confidence * 1000.0).round()) / 10.0,
        });
        if let Some(mut related) = related {
            related["id"] = json!(1);
            related["message"] = json!({ "text": format!("the {name} that speaks against it") });
            result["relatedLocations"] = json!([related]);
        }
        result
    }

    fn location(&self, side: &Side<'_>, span: Span, pair: usize) -> Value {
        let region = match self.files {
            Files::Documents { .. } => {
                let (start, end) = side.positions.of(span);
                json!({
                    "startLine": start.line,
                    "startColumn": start.column,
                    "endLine": end.line,
                    "endColumn": end.column,
                    "charOffset": start.offset,
                    "charLength": end.offset - start.offset,
                    "snippet": { "text": quoted(span.of(side.text)) },
                })
            }
            // How the rest of the line is written in the file is not known here.
            Files::Pairs { .. } => {
                json!({ "startLine": pair + 1, "properties": { "text": quoted(span.of(side.text)) } })
            }
            // Where the pair begins is not known either. Code hosts want a line, and take this one for the file.
            Files::Whole { .. } => {
                json!({ "startLine": 1, "properties": { "text": quoted(span.of(side.text)) } })
            }
        };
        let mut location = json!({ "physicalLocation": {
            "artifactLocation": { "uri": escaped(side.path) },
            "region": region,
        }});
        if let Files::Whole { .. } = self.files {
            location["logicalLocations"] = json!([{ "name": format!("pair {}", pair + 1) }]);
        }
        location
    }
}

/// A path as a URI reference: what a URI cannot hold is percent-encoded. A backslash separates folders.
fn escaped(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        match byte {
            b'\\' => out.push('/'),
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => out.push(byte.into()),
            byte if b"-._~/:@!$&'()*+,;=".contains(&byte) => out.push(byte.into()),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
