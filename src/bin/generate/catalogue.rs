//! The faults that were planted in the fixture `huxiu`, and which of them are found.

use duizhao::lint::Finding;
use duizhao::{Bitext, Span};
use serde_json::Value;

/// How many of a rule's faults are found, as `3 of 4`; empty if it has none.
pub(crate) fn found(rule: &str, faults: &[Fault], findings: &[Finding], bitext: &Bitext<'_>) -> String {
    let of_rule: Vec<&Fault> = faults.iter().filter(|fault| fault.rule == rule && !fault.control).collect();
    let found = of_rule.iter().filter(|fault| fault.is_found(findings, bitext)).count();
    if of_rule.is_empty() { String::new() } else { format!("{found} of {}", of_rule.len()) }
}

/// A row of the catalogue.
pub(crate) struct Fault {
    /// The id of the rule that should find it.
    pub(crate) rule: String,
    /// Its words in the English.
    pub(crate) words: String,
    /// Whether the words look like a fault but are right.
    pub(crate) control: bool,
}

/// All rows of the catalogue, including the controls.
pub(crate) fn faults() -> Vec<Fault> {
    let rows = include_str!("../../../fixtures/huxiu/artefacts.jsonl").lines();
    rows.map(|row| {
        let row: Value = serde_json::from_str(row).expect("a row is JSON");
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        Fault { rule: text("rule"), words: text("en"), control: row["control"].as_bool().unwrap_or_default() }
    })
    .collect()
}

impl Fault {
    /// Whether a finding of the fault's rule marks its words or a part of them.
    pub(crate) fn is_found(&self, findings: &[Finding], bitext: &Bitext<'_>) -> bool {
        let text = bitext.target().text();
        let mut marks = findings.iter().filter(|f| f.rule.id == self.rule).filter_map(|f| f.target);
        marks.any(|mark| touches(&self.words, mark, text))
    }
}

fn touches(words: &str, mark: Span, text: &str) -> bool {
    match mark.of(text) {
        // For something missing a place is marked: within the words, or at their end.
        "" => text.match_indices(words).any(|(at, _)| Span::new(at, at + words.len()).contains(mark)),
        marked => marked.contains(words) || words.contains(marked),
    }
}
