//! `lint --jsonl`: a document a line.

use std::path::Path;

use duizhao::format::{Row, jsonl};
use duizhao::lint::{Linter, Severity};
use duizhao::{Bitext, Result};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::arguments::Common;
use crate::commands::write::told;
use crate::fields::{Fields, what, wrong};
use crate::stream::{self, Reply, listed};

pub(super) fn run(
    documents: &Path,
    linter: Linter,
    fail_on: Option<Severity>,
    common: &Common,
) -> Result<bool> {
    stream::run(documents, common, "documents", move |line, id| {
        let bitext = bitext(line, id)?;
        let findings = linter.lint(&bitext);
        let severe = findings.iter().filter(|finding| fail_on.is_some_and(|limit| finding.severity >= limit));
        Ok(Reply {
            fields: listed("findings", &jsonl::write_findings(&bitext, &findings)),
            severe: severe.map(|finding| told(finding, &bitext)).collect(),
        })
    })
}

/// The pairs of the line with these bytes. `id` is set to the id as written there, even if the rest cannot be
/// read.
fn bitext(line: &[u8], id: &mut String) -> Result<Bitext<'static>> {
    let text = String::from_utf8_lossy(line);
    let fields = Fields::read(line, &text, "`id` and `pairs`, or `id`, `zh` and `en`", id)?;
    let rows = match fields {
        Fields { pairs: Some(pairs), .. } => rows(pairs)?,
        Fields { zh: Some(zh), en: Some(en), .. } => paired(sentences("zh", zh)?, sentences("en", en)?)?,
        // An answer of `align --jsonl`: what went wrong there is told again.
        Fields { error: Some(error), .. } => {
            return Err(wrong(format!(
                "there are no `pairs`: {}",
                read::<String>(error).unwrap_or_default()
            )));
        }
        _ => return Err(wrong("expected `pairs`, or `zh` and `en`")),
    };
    Ok(Row::bitext(&rows))
}

/// The pairs of a list, each in a form that `--input jsonl` reads as a line.
fn rows(pairs: &RawValue) -> Result<Vec<Row>> {
    let pairs: Vec<&RawValue> =
        read(pairs).map_err(|error| wrong(format!("`pairs` is no list: {}", what(&error))))?;
    let lines: Vec<&str> = pairs.iter().map(|pair| pair.get()).collect();
    let numbered = jsonl::rows(&lines.join("\n")).into_iter().zip(1..);
    numbered
        .map(|(row, number)| {
            row.map_err(|error| {
                let message = error.to_string();
                // Its line is the number of the pair.
                let (_, message) = message.split_once(": ").unwrap_or(("", &message));
                wrong(format!("pair {number}: {message}"))
            })
        })
        .collect()
}

/// The sentences of a field: a text is one.
fn sentences(name: &str, raw: &RawValue) -> Result<Vec<String>> {
    let is_list = raw.get().starts_with('[');
    let found = if is_list { read(raw) } else { read(raw).map(|text: String| vec![text]) };
    found.map_err(|error| wrong(format!("`{name}` is neither a text nor a list of texts: {}", what(&error))))
}

fn paired(zh: Vec<String>, en: Vec<String>) -> Result<Vec<Row>> {
    if zh.len() != en.len() {
        let found = format!("found {} and {}", zh.len(), en.len());
        return Err(wrong(format!(
            "expected as many sentences in `zh` as in `en`, {found}; `align` pairs texts"
        )));
    }
    Ok(zh.into_iter().zip(en).map(|(zh, en)| Row::new(zh, en)).collect())
}

fn read<'l, T: Deserialize<'l>>(raw: &'l RawValue) -> serde_json::Result<T> {
    serde_json::from_str(raw.get())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(line: &str) -> std::result::Result<Vec<(String, String)>, String> {
        let bitext = bitext(line.as_bytes(), &mut String::new()).map_err(|error| error.to_string())?;
        Ok(bitext.pairs().map(|pair| (pair.source().to_owned(), pair.target().to_owned())).collect())
    }

    #[test]
    fn pairs_come_in_three_shapes() {
        let two = [("雨停了。", "The rain stopped."), ("", "They left.")];
        let two = two.map(|(zh, en)| (zh.to_owned(), en.to_owned()));
        for line in [
            r#"{"id": 1, "pairs": [{"source": "雨停了。", "target": "The rain stopped.", "score": 1.5},
               {"translation": {"zh": null, "en": "They left."}}]}"#,
            r#"{"id": 1, "zh": ["雨停了。", ""], "en": ["The rain stopped.", "They left."], "error": null}"#,
        ] {
            assert_eq!(pairs(&line.replace('\n', " ")).as_deref(), Ok(&two[..]), "{line}");
        }
        let one = pairs(r#"{"id": 1, "zh": "雨停了。", "en": "The rain stopped.", "pairs": null}"#);
        assert_eq!(one.as_deref(), Ok(&two[..1]));
        assert_eq!(pairs(r#"{"id": 1, "pairs": []}"#), Ok(vec![]));
    }

    #[test]
    fn complaints_say_what_is_wrong() {
        for (line, complaint) in [
            (r#"{"id": 1}"#, "expected `pairs`, or `zh` and `en`"),
            (r#"{"id": 1, "zh": "雨"}"#, "expected `pairs`, or `zh` and `en`"),
            (
                r#"{"id": 1, "zh": ["雨"], "en": ["Rain", "Wind"]}"#,
                "expected as many sentences in `zh` as in `en`, found 1 and 2; `align` pairs texts",
            ),
            (
                r#"{"id": 1, "zh": 7, "en": ""}"#,
                "`zh` is neither a text nor a list of texts: invalid type: integer `7`, expected a string",
            ),
            (r#"{"id": 1, "pairs": {}}"#, "`pairs` is no list: invalid type: map, expected a sequence"),
            (r#"{"id": 1, "pairs": [{"zh": "", "en": ""}, {"zh": ""}]}"#, "pair 2: missing field `en`"),
            (
                r#"{"id": 1, "error": "line 4: `zh` has no text"}"#,
                "there are no `pairs`: line 4: `zh` has no text",
            ),
        ] {
            assert_eq!(pairs(line).unwrap_err(), complaint, "{line}");
        }
    }
}
