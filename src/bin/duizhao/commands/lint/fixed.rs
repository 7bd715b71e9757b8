//! The input again, with its safe fixes.

use duizhao::format::jsonl;
use duizhao::lint::{Finding, fix};
use duizhao::{Error, ErrorKind, Order};

use super::read::Input;
use crate::format::LintInput;

/// The English text, or the table with its English corrected. Lines without a fix, and anything in a line
/// besides its pair, stay as they are.
///
/// # Errors
///
/// If the file is in a format that is not written back line by line.
pub(super) fn text(input: &Input, findings: &[Finding]) -> duizhao::Result<String> {
    if matches!(input.kind, LintInput::Whole(_)) {
        let message =
            "--fix writes tsv, jsonl and texts; turn the file into one of them with `duizhao convert`";
        return Err(Error::new(ErrorKind::Unknown, message));
    }
    let bitext = &input.bitext;
    let fixed = fix(bitext, findings);
    if input.kind == LintInput::Text {
        return Ok(fixed.text);
    }
    let mut lines: Vec<&str> = input.text.lines().collect();
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

/// A line with its English replaced.
fn line(line: &str, input: &Input, english: &str) -> String {
    let which = usize::from(input.bitext.order() == Order::AsGiven);
    match &input.layout {
        Some(layout) => layout.replaced(line, which, english),
        None => jsonl::replaced(line, which, english),
    }
}
