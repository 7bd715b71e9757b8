//! Lines of JSON: one bead or one finding per line.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::{Deserialize, DeserializeOwned};
use serde_json::Value;
use serde_json::value::RawValue;

use super::lines::filled;
use super::registry::{Format, Read};
use super::row::Row;
use crate::bitext::{Bitext, Origin, Pair, Placement};
use crate::document::{Document, Sentence};
use crate::error::{Error, Result};
#[cfg(feature = "lint")]
use crate::lint::quoted;
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

/// A bead with its texts, as a line of JSON.
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
    origin: Origin,
}

/// Writes a line for each bead: an object with the texts `source` (Chinese) and `target` (English),
/// their sentence numbers and bytes, `score`, `confidence`, `placement` and `origin`.
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
            origin: bead.origin,
        })
    };
    bitext.pairs().map(line).collect()
}

/// Reads pairs: objects with the texts `source` and `target`, or `zh` and `en`, either directly or in an
/// object `translation`, as in Hugging Face data sets; a text that is `null` is empty. `score`, `confidence`,
/// `placement` and `origin`, as written by [`write()`], and a list of `notes` are read; other keys and
/// values, and empty lines, are skipped. The sentences of a bead come back as one text.
///
/// # Errors
///
/// If a line is not such an object, with its number.
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
    filled(text).map(|(number, line)| row(number, line)).collect()
}

/// Like [`read`], but gives for each line its pair, or what is wrong with it: a bad line does not stop the
/// others, and the index of a pair is its line number minus one. An empty line is a pair of two empty texts.
///
/// ```
/// use duizhao::format::jsonl;
///
/// let rows = jsonl::rows(concat!(
///     r#"{"source": "你好", "target": "Hello"}"#, "\n",
///     r#"{"translation": {"en": "Bye", "zh": "再见"}}"#, "\n",
///     r#"{"text": "雨停了"}"#,
/// ));
/// assert_eq!(rows[1].as_ref().unwrap().source, "再见");
/// let error = rows[2].as_ref().unwrap_err().to_string();
/// assert_eq!(error, "jsonl line 3: expected `source` and `target`, or `zh` and `en`");
/// ```
pub fn rows(text: &str) -> Vec<Result<Row>> {
    let row = |(number, line): (u64, &str)| match line.trim() {
        "" => Ok(Row::default()),
        _ => row(number, line),
    };
    (1..).zip(text.lines()).map(row).collect()
}

fn row(number: u64, line: &str) -> Result<Row> {
    let object: Object<'_> = value(FORMAT.name, number, line)?;
    let refuse = |message| Error::format(FORMAT.name, number, message);
    let text = |raw: &RawValue| value(FORMAT.name, number, raw.get()).map(Option::unwrap_or_default);
    let [source, target] = texts(&object).map_err(refuse)?;
    Ok(Row {
        source: text(source)?,
        target: text(target)?,
        score: if_as_written(&object, "score"),
        confidence: if_as_written(&object, "confidence"),
        placement: if_as_written(&object, "placement").unwrap_or_default(),
        origin: if_as_written(&object, "origin").unwrap_or_default(),
        notes: if_as_written(&object, "notes").unwrap_or_default(),
    })
}

/// A line with its first (0) or second (1) text replaced; everything else in it stays.
///
/// ```
/// use duizhao::format::jsonl;
///
/// let line = r#"{"id": 7, "zh":"你好", "en":"Helo"}"#;
/// assert_eq!(jsonl::replaced(line, 1, "Hello"), r#"{"id": 7, "zh":"你好", "en":"Hello"}"#);
/// ```
///
/// # Panics
///
/// If `which` is neither, or the line is not one that [`read`] accepts.
pub fn replaced(line: &str, which: usize, text: &str) -> String {
    let object: Object<'_> = serde_json::from_str(line).expect("the line was read");
    let old = texts(&object).expect("the line was read")[which].get();
    let start = old.as_ptr() as usize - line.as_ptr() as usize;
    format!("{}{}{}", &line[..start], Value::from(text), &line[start + old.len()..])
}

/// The values of an object as they are written in the line.
type Object<'l> = BTreeMap<String, &'l RawValue>;

/// The names of the two texts.
const NAMES: [(&str, &str); 2] = [("source", "target"), ("zh", "en")];

/// The two texts of an object, or what it has instead.
fn texts<'l>(object: &Object<'l>) -> std::result::Result<[&'l RawValue; 2], String> {
    let pair = |object: &Object<'l>| {
        NAMES.into_iter().find_map(|(first, second)| Some([*object.get(first)?, *object.get(second)?]))
    };
    let inner = || serde_json::from_str(object.get("translation")?.get()).ok();
    if let Some(pair) = pair(object).or_else(|| pair(&inner()?)) {
        return Ok(pair);
    }
    let halves = NAMES.into_iter().flat_map(|(first, second)| [(first, second), (second, first)]);
    Err(match halves.into_iter().find(|(half, _)| object.contains_key(*half)) {
        Some((_, other)) => format!("missing field `{other}`"),
        None => "expected `source` and `target`, or `zh` and `en`".to_owned(),
    })
}

/// A value that may be of another type in lines written by other programs.
fn if_as_written<T: DeserializeOwned>(object: &Object<'_>, name: &str) -> Option<T> {
    serde_json::from_str(object.get(name)?.get()).ok()
}

/// The value of a line of JSON.
pub(super) fn value<'t, T: Deserialize<'t>>(format: &'static str, number: u64, line: &'t str) -> Result<T> {
    serde_json::from_str(line).map_err(|cause| {
        // The line in the cause's message is a line within this one value.
        let cause = cause.to_string();
        Error::format(format, number, cause.split(" at line ").next().unwrap_or(&cause))
    })
}

/// A sentence, as a line of JSON.
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

/// Bytes of a text, and the words there.
#[cfg(feature = "lint")]
#[derive(Serialize)]
struct Marked<'a> {
    start: u32,
    end: u32,
    text: std::borrow::Cow<'a, str>,
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
    #[serde(skip_serializing_if = "crate::lint::is_english")]
    mends: Option<crate::Language>,
    fingerprint: crate::lint::Fingerprint,
}

/// Writes a line for each finding: an object with `pair` (the bead, from zero), `rule`, `name`, `severity`,
/// `confidence`, `target` and `source` (what is marked in the pair's own text: `start` and `end` in bytes,
/// and the `text` between them, of which only the first 2,000 bytes and an ellipsis are given if it is longer;
/// null if nothing is marked), `target_span` and `source_span` (the bytes in the
/// two documents, as in [`write()`]; or null), `message`, `suggestion` (or null; the empty text deletes),
/// `applicability` (`by-hand` or `safe`) and `fingerprint`. `mends` is there if it is not the English that is to be
/// mended: `zh`, or null if the original is not known.
///
/// An empty span is a place where something is missing. A place between two pairs has bytes in the document
/// only: `target` is null, `target_span` is not.
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
            mends: finding.mends,
            fingerprint: finding.fingerprint,
        })
    };
    findings.iter().map(line).collect()
}

#[cfg(feature = "lint")]
fn marked(span: Span, text: &str) -> Marked<'_> {
    Marked { start: span.start, end: span.end, text: quoted(span.of(text)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_keeps_its_place() {
        let rows = rows("{\n{\"zh\": \"好\", \"en\": null}\n\n{\"zh\": 3, \"en\": \"x\"}\n");
        let read: Vec<Option<Row>> = rows.into_iter().map(Result::ok).collect();
        assert_eq!(read, [None, Some(Row::new("好", "")), Some(Row::default()), None]);
    }

    #[test]
    fn what_others_call_score_or_notes_is_passed_over() {
        let line = r#"{"zh": "好", "en": "Good", "score": "high", "notes": "x", "confidence": null}"#;
        assert_eq!(read(line).unwrap(), [Row::new("好", "Good")]);
    }

    #[test]
    fn a_text_is_replaced_where_it_was_read() {
        for (line, which, replaced_line) in [
            (r#"{"source": "甲", "target":"A" }"#, 1, r#"{"source": "甲", "target":"“B”" }"#),
            (r#"{"source": null, "target":"A" }"#, 1, r#"{"source": null, "target":"“B”" }"#),
            (r#"{"target": "A", "en": "B", "zh": "甲"}"#, 1, r#"{"target": "A", "en": "“B”", "zh": "甲"}"#),
            (
                r#" {"en": "A", "translation": {"en": "\u0041", "zh": "甲"}}"#,
                1,
                r#" {"en": "A", "translation": {"en": "“B”", "zh": "甲"}}"#,
            ),
            (r#"{"source": "A", "target": "甲"}"#, 0, r#"{"source": "“B”", "target": "甲"}"#),
        ] {
            assert_eq!(replaced(line, which, "“B”"), replaced_line);
        }
    }
}
