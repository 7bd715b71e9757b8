//! The rules about numbers, omissions, names, fragments and leftovers, checked by
//! `fixtures/lint/evidence.tsv`.

#![cfg(feature = "lint")]

use std::fs;

use duizhao::Bitext;
use duizhao::lint::{Linter, rule};

const RULES: [&str; 13] =
    ["Q01", "Q02", "A01", "D01", "F01", "N02", "N03", "N05", "R02", "S01", "U01", "U03", "X01"];

/// The fewest cases that the table must have.
const CASES: usize = 150;

/// What the rules find in a pair: `Q01=3 thousand yuan; A01=…`. For an omission the Chinese is shown.
fn found(source: &str, target: &str) -> String {
    let rules = RULES.map(|id| rule(id).expect("the rule stands"));
    let bitext = Bitext::from_pairs([(source, target)]);
    let findings = Linter::new().rules(rules).lint(&bitext);
    let shown = findings.iter().map(|finding| {
        let words = match finding.rule.id {
            "A01" => finding.source_text(&bitext),
            _ => finding.target_text(&bitext),
        };
        format!("{}={}", finding.rule.id, words.unwrap_or_default())
    });
    let shown: Vec<String> = shown.collect();
    if shown.is_empty() { "-".to_owned() } else { shown.join("; ") }
}

#[test]
fn the_table_holds() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/lint/evidence.tsv");
    let table = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let rows = table.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
    let (mut failures, mut cases) = (Vec::new(), 0);
    for (line, row) in rows {
        let [expected, source, target] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("evidence.tsv:{}: expected 3 fields", line + 1);
        };
        cases += 1;
        let found = found(source, target);
        if found != expected {
            let line = line + 1;
            failures.push(format!(
                "evidence.tsv:{line}: {source} | {target}\n  expected {expected}\n  found    {found}"
            ));
        }
    }
    assert!(failures.is_empty(), "{} of {cases} rows differ\n{}", failures.len(), failures.join("\n"));
    assert!(cases >= CASES, "only {cases} cases");
}
