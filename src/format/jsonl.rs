//! Lines of JSON: a bead a line, a finding a line.

use serde::{Deserialize, Serialize};

use super::registry::{Format, Read};
use super::row::Row;
use crate::bitext::{Bitext, Pair, Placement};
use crate::document::{Document, Sentence};
use crate::error::{Error, Result};
use crate::segment::UnitKind;
use crate::span::{Sents, Span};

/// Its entry in the list of formats.
pub const FORMAT: Format = Format {
    name: "jsonl",
    endings: &["jsonl", "ndjson"],
    description: "A JSON object a line",
    read: Read::File(|text| read(text).map(|rows| Row::bitext(&rows))),
    write: |bitext| write(bitext).into(),
    documents: None,
};

/// A bead with its texts, as a line of JSON has it.
#[derive(Serialize)]
struct Line<'a> {
    source: &'a str,
    target: &'a str,
    source_sentences: Sents,
    target_sentences: Sents,
    source_span: Span,
    target_span: Span,
    score: f32,
    confidence: f32,
    placement: Placement,
}

/// Writes a line for each bead: an object with the texts `source` (Chinese) and `target` (English),
/// their sentence numbers and bytes, `score`, `confidence` and `placement`.
///
/// ```
/// use duizhao::{Bitext, format::jsonl};
///
/// let bitext = Bitext::from_pairs([("你好。", "Hello.")]);
/// let line: serde_json::Value = serde_json::from_str(&jsonl::write(&bitext))?;
/// assert_eq!(line["target"], "Hello.");
/// assert_eq!(line["source_span"]["end"], 9);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn write(bitext: &Bitext<'_>) -> String {
    let line = |pair: Pair<'_>| {
        let bead = pair.bead();
        line_of(&Line {
            source: pair.source(),
            target: pair.target(),
            source_sentences: bead.source,
            target_sentences: bead.target,
            source_span: pair.source_span(),
            target_span: pair.target_span(),
            score: bead.score,
            confidence: bead.confidence,
            placement: bead.placement,
        })
    };
    bitext.pairs().map(line).collect()
}

/// Reads pairs: objects with the texts `source` and `target`, or `zh` and `en`; `score`, `confidence` and
/// `placement` are taken where they are, other keys and empty lines passed over. The sentences of a bead
/// come back as one text.
///
/// # Errors
///
/// If a line is no such object, with what line it is.
///
/// ```
/// use duizhao::format::jsonl;
///
/// let rows = jsonl::read(r#"{"source": "你好。", "target": "Hello.", "score": 1.5}"#)?;
/// assert_eq!((rows[0].target.as_str(), rows[0].score), ("Hello.", Some(1.5)));
/// let error = jsonl::read("\n{\"source\": 1}").unwrap_err();
/// assert!(error.to_string().starts_with("jsonl line 2: "), "{error}");
/// # Ok::<(), duizhao::Error>(())
/// ```
pub fn read(text: &str) -> Result<Vec<Row>> {
    lines(FORMAT.name, text).map(|line| line.map(|(_, row)| row)).collect()
}

/// The values of lines of JSON, with the number of each line, counted from one; blank lines are passed
/// over.
pub(super) fn lines<'t, T: Deserialize<'t>>(
    format: &'static str,
    text: &'t str,
) -> impl Iterator<Item = Result<(u64, T)>> {
    let filled = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    filled.map(move |(number, line)| match serde_json::from_str(line) {
        Ok(value) => Ok((number, value)),
        // The line that the cause speaks of is that of the one value.
        Err(cause) => {
            let cause = cause.to_string();
            let message = cause.split(" at line ").next().unwrap_or(&cause);
            Err(Error::format(format, number, message))
        }
    })
}

/// A sentence, as a line of JSON has it.
#[derive(Serialize)]
struct SentenceLine<'a> {
    text: &'a str,
    span: Span,
    paragraph: u32,
    kind: UnitKind,
}

/// Writes a line for each sentence: an object with its `text`, its bytes (`span`), its `paragraph`,
/// counted from zero, and its `kind`.
///
/// ```
/// use duizhao::{Document, format::jsonl};
///
/// let line = jsonl::write_sentences(&Document::new("下雨了。"));
/// assert_eq!(line, r#"{"text":"下雨了。","span":{"start":0,"end":12},"paragraph":0,"kind":"text"}"#.to_owned() + "\n");
/// ```
pub fn write_sentences(document: &Document<'_>) -> String {
    let line = |sentence: Sentence<'_>| {
        line_of(&SentenceLine {
            text: sentence.text(),
            span: sentence.span(),
            paragraph: sentence.paragraph(),
            kind: sentence.kind(),
        })
    };
    document.sentences().map(line).collect()
}

/// The value on a line of its own.
pub(super) fn line_of(value: &impl Serialize) -> String {
    let mut line = serde_json::to_string(value).expect("texts and numbers are JSON");
    line.push('\n');
    line
}

/// Bytes of a cell, and the words in them.
#[cfg(feature = "lint")]
#[derive(Serialize)]
struct Marked<'a> {
    start: u32,
    end: u32,
    text: &'a str,
}

#[cfg(feature = "lint")]
#[derive(Serialize)]
struct FindingLine<'a> {
    pair: usize,
    rule: &'a str,
    name: &'a str,
    severity: crate::lint::Severity,
    confidence: f32,
    target: Option<Marked<'a>>,
    source: Option<Marked<'a>>,
    target_span: Option<Span>,
    source_span: Option<Span>,
    message: &'a str,
    suggestion: Option<&'a str>,
    applicability: crate::lint::Applicability,
    fingerprint: crate::lint::Fingerprint,
}

/// Writes a line for each finding: an object with `pair` (the bead, from zero), `rule`, `name`,
/// `severity`, `confidence`, `target` and `source` (what is marked in the pair's own text: `start` and
/// `end` in bytes, and the `text` between; null where nothing is), `target_span` and `source_span` (the
/// bytes in the two documents, as in [`write()`]; or null), `message`, `suggestion` (or null; the empty
/// text deletes), `applicability` (`by-hand` or `safe`) and `fingerprint`.
///
/// A span that starts where it ends is a place where something is missing. A place between two pairs has
/// bytes in the document only: `target` is null, `target_span` is not.
///
/// ```
/// use duizhao::{Bitext, format::jsonl};
///
/// let bitext = Bitext::from_pairs([("法院驳回了上诉。", "It was dismissed by the the court.")]);
/// let line: serde_json::Value = serde_json::from_str(&jsonl::write_findings(&bitext, &bitext.lint()))?;
/// assert_eq!(line["rule"], "D01");
/// assert_eq!(line["target"]["text"], "the the");
/// assert_eq!(line["target"]["start"], 20);
/// assert_eq!(line["target_span"]["start"], 20);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[cfg(feature = "lint")]
pub fn write_findings(bitext: &Bitext<'_>, findings: &[crate::lint::Finding]) -> String {
    let line = |finding: &crate::lint::Finding| {
        let pair = bitext.pair(finding.pair);
        let target = finding.target_in_pair(bitext).map(|span| marked(span, pair.target()));
        let source = finding.source_in_pair(bitext).map(|span| marked(span, pair.source()));
        line_of(&FindingLine {
            pair: finding.pair,
            rule: finding.rule.id,
            name: finding.rule.name,
            severity: finding.severity,
            confidence: finding.confidence,
            target,
            source,
            target_span: finding.target,
            source_span: finding.source,
            message: &finding.message,
            suggestion: finding.suggestion.as_deref(),
            applicability: finding.applicability,
            fingerprint: finding.fingerprint,
        })
    };
    findings.iter().map(line).collect()
}

#[cfg(feature = "lint")]
fn marked(span: Span, text: &str) -> Marked<'_> {
    Marked { start: span.start, end: span.end, text: span.of(text) }
}
