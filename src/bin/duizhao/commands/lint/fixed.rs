//! The input again, with its safe fixes.

use duizhao::lint::{Finding, fix};
use duizhao::{Error, ErrorKind, Order};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_json::value::RawValue;

use super::read::Input;
use crate::format::LintInput;

/// The English text, or the table with its English mended. Lines without a fix, and what stands in a line
/// besides its pair, stay as they are.
///
/// # Errors
///
/// For a file in a format that is not written back line by line.
pub(super) fn text(input: &Input, findings: &[Finding]) -> duizhao::Result<String> {
    if matches!(input.kind, LintInput::Whole(_)) {
        let message =
            "--fix writes tsv, jsonl and texts; turn the file into one of them with `duizhao convert`";
        return Err(Error::new(ErrorKind::Unknown, message));
    }
    let bitext = &input.bitext;
    let fixed = fix(bitext, findings);
    if input.rows.is_empty() {
        return Ok(fixed.text);
    }
    let mut lines: Vec<&str> = input.rows.iter().map(|row| row.line.as_str()).collect();
    let mut mended: Vec<(usize, String)> = Vec::new();
    for &index in &fixed.applied {
        let number = findings[index].pair;
        if mended.last().is_none_or(|(last, _)| *last != number) {
            let english = fixed.span(bitext.pair(number).target_span()).of(&fixed.text);
            mended.push((number, line(lines[number], input, english)));
        }
    }
    for (number, line) in &mended {
        lines[*number] = line;
    }
    Ok(lines.iter().map(|line| format!("{line}\n")).collect())
}

/// A line with another English.
fn line(line: &str, input: &Input, english: &str) -> String {
    let order = input.bitext.order();
    match &input.layout {
        Some(layout) => layout.replaced(line, usize::from(order == Order::AsGiven), english),
        None => {
            let old = json_text(line, order).expect("a line with a finding was read");
            let start = old.as_ptr() as usize - line.as_ptr() as usize;
            format!("{}{}{}", &line[..start], Value::from(english), &line[start + old.len()..])
        }
    }
}

/// The fields of a line of JSON as they stand there: nothing else in the line is looked at.
#[derive(Deserialize)]
struct Fields<'l> {
    #[serde(borrow, default, deserialize_with = "given")]
    source: Option<&'l RawValue>,
    #[serde(borrow, default, deserialize_with = "given")]
    target: Option<&'l RawValue>,
    #[serde(borrow, default, deserialize_with = "given")]
    zh: Option<&'l RawValue>,
    #[serde(borrow, default, deserialize_with = "given")]
    en: Option<&'l RawValue>,
    #[serde(borrow)]
    translation: Option<&'l RawValue>,
}

/// A field that is there with `null` is there.
fn given<'de: 'l, 'l, D: Deserializer<'de>>(deserializer: D) -> Result<Option<&'l RawValue>, D::Error> {
    <&RawValue>::deserialize(deserializer).map(Some)
}

/// The English of a line, a part of the line, from where [`pairs::jsonl`](duizhao::format::pairs::jsonl)
/// takes it.
fn json_text(line: &str, order: Order) -> Option<&str> {
    let fields: Fields<'_> = serde_json::from_str(line).ok()?;
    let pair = match (fields.source.zip(fields.target), fields.zh.zip(fields.en)) {
        (Some(pair), _) | (None, Some(pair)) => pair,
        (None, None) => return json_text(fields.translation?.get(), order),
    };
    let english = match order {
        Order::AsGiven => pair.1,
        Order::Swapped => pair.0,
    };
    Some(english.get())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_english_of_a_line_is_found_where_it_was_read() {
        for (line, english) in [
            (r#"{"source": "甲", "target":"A" }"#, r#""A""#),
            (r#"{"source": null, "target":"A" }"#, r#""A""#),
            (r#"{"target": "A", "en": "B", "zh": "甲"}"#, r#""B""#),
            (r#" {"x": {"en": "no"}, "translation": {"en": "\u0041", "zh": "甲"}}"#, r#""\u0041""#),
        ] {
            assert_eq!(json_text(line, Order::AsGiven), Some(english), "{line}");
        }
        assert_eq!(json_text(r#"{"source": "A", "target": "甲"}"#, Order::Swapped), Some(r#""A""#));
    }
}
