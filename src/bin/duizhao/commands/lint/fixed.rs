//! The input again, with its safe fixes.

use duizhao::lint::{Finding, fix};
use duizhao::{Error, ErrorKind, Order, Result};
use serde_json::Value;

use super::read::Input;
use crate::arguments::LintInput;

/// The English text, or the table with its English mended. Lines without a fix, and what stands in a line
/// besides its pair, stay as they are.
///
/// # Errors
///
/// For a file in a format that is not written back line by line.
pub(super) fn text(input: &Input, findings: &[Finding]) -> Result<String> {
    if matches!(input.kind, LintInput::Csv | LintInput::Tmx) {
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
            mended.push((number, line(lines[number], input.kind, bitext.order(), english)));
        }
    }
    for (number, line) in &mended {
        lines[*number] = line;
    }
    Ok(lines.iter().map(|line| format!("{line}\n")).collect())
}

/// A line with another English.
fn line(line: &str, kind: LintInput, order: Order, english: &str) -> String {
    match kind {
        LintInput::Jsonl => object(line, order, english),
        _ => {
            let mut fields: Vec<&str> = line.split('\t').collect();
            fields[usize::from(order == Order::AsGiven)] = english;
            fields.join("\t")
        }
    }
}

fn object(line: &str, order: Order, english: &str) -> String {
    let mut value: Value = serde_json::from_str(line).expect("a line with a finding was read");
    let keys = match order {
        Order::AsGiven => ["target", "en"],
        Order::Swapped => ["source", "zh"],
    };
    let in_translation = !keys.iter().any(|key| value.get(key).is_some());
    let place = if in_translation { &mut value["translation"] } else { &mut value };
    for key in keys {
        if let Some(text) = place.get_mut(key) {
            *text = Value::from(english);
            break;
        }
    }
    value.to_string()
}
