//! The head of a report: what there is, in a few numbers.

use std::fmt;

use crate::view::{Tally, percent};

/// Writes a list of terms and numbers.
pub(super) fn write(tally: &Tally, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Tally { sentences, alone, pairs, moved, doubtful, confidence, .. } = tally;
    writeln!(f, "<dl class=\"tally\">")?;
    let mut item = |term: &str, text: String| writeln!(f, "<div><dt>{term}</dt><dd>{text}</dd></div>");
    if let Some(passages) = tally.passages_in_words() {
        item("Passages", passages)?;
    }
    item("Findings", tally.findings_in_words())?;
    item(
        "Pairs",
        if *pairs == 0 { "none".to_owned() } else { format!("{pairs}: {}", tally.shapes_in_words()) },
    )?;
    item(
        "Without counterpart",
        match alone {
            [0, 0] => "none".to_owned(),
            [chinese, english] => format!("{chinese} Chinese, {english} English"),
        },
    )?;
    item("Doubtful", doubtful.to_string())?;
    item("Moved", moved.to_string())?;
    item("Sentences", format!("{} Chinese, {} English", sentences[0], sentences[1]))?;
    item("Mean confidence", percent(*confidence as f32))?;
    if let Some(rest) = tally.rest_in_words() {
        item("Besides", rest)?;
    }
    writeln!(f, "</dl>")
}
