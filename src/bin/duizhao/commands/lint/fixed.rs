//! The input again, with its safe fixes.

use duizhao::format::jsonl;
use duizhao::lint::{Finding, fix_in};
use duizhao::{Error, ErrorKind, Language, Order};

use super::read::Input;
use crate::format::LintInput;

/// The text in this language, or the table with that side corrected. Lines without a fix, and anything in a line
/// besides its pair, stay as they are.
///
/// # Errors
///
/// If the file is in a format that is not written back line by line.
pub(super) fn text(input: &Input, findings: &[Finding], language: Language) -> duizhao::Result<String> {
    if matches!(input.kind, LintInput::Whole(_)) {
        let message =
            "--fix writes tsv, jsonl and texts; turn the file into one of them with `duizhao convert`";
        return Err(Error::new(ErrorKind::Unknown, message));
    }
    let bitext = &input.bitext;
    let fixed = fix_in(language, bitext, findings);
    if input.kind == LintInput::Text {
        return Ok(fixed.text);
    }
    let mut lines: Vec<&str> = input.text.lines().collect();
    let mut mended: Vec<(usize, String)> = Vec::new();
    for &index in &fixed.applied {
        let number = findings[index].pair;
        if mended.last().is_none_or(|(last, _)| *last != number) {
            let pair = bitext.pair(number);
            let side = match language {
                Language::Chinese => pair.source_span(),
                Language::English => pair.target_span(),
            };
            let text = fixed.span(side).of(&fixed.text);
            mended.push((number, line(lines[number], input, language, text)));
        }
    }
    for (number, line) in &mended {
        lines[*number] = line;
    }
    Ok(lines.iter().map(|line| format!("{line}\n")).collect())
}

/// A line with its text in this language replaced.
fn line(line: &str, input: &Input, language: Language, text: &str) -> String {
    let is_second = (input.bitext.order() == Order::AsGiven) == (language == Language::English);
    let which = usize::from(is_second);
    match &input.layout {
        Some(layout) => layout.replaced(line, which, text),
        None => jsonl::replaced(line, which, text),
    }
}
