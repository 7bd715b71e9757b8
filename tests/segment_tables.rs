//! The hard cases of `fixtures/segment/`, all checked by one driver.

use duizhao::Language;
use duizhao::segment::{LineBreaks, Segmenter};

const MARK: &str = "‖";

struct Case {
    line: usize,
    what: String,
    units: Vec<String>,
    text: String,
}

fn cases(table: &str) -> Vec<Case> {
    table
        .lines()
        .enumerate()
        .filter(|(_, row)| !row.is_empty() && !row.starts_with('#'))
        .map(|(index, row)| {
            let line = index + 1;
            let (what, text) = row.split_once('\t').unwrap_or_else(|| panic!("line {line}: no tab"));
            let text = text.replace("\\r", "\r").replace("\\n", "\n");
            let units = text.split(MARK).map(|unit| unit.trim().to_owned()).collect();
            Case { line, what: what.to_owned(), units, text: text.replace(MARK, "") }
        })
        .collect()
}

fn check(name: &str, table: &str, segmenter: Segmenter, at_least: usize) {
    let cases = cases(table);
    assert!(cases.len() >= at_least, "{name} has {} cases", cases.len());
    let mut failures = String::new();
    for case in &cases {
        let found: Vec<&str> =
            segmenter.units(&case.text).iter().map(|unit| unit.span.of(&case.text)).collect();
        if found != case.units {
            failures += &format!(
                "\n{name}:{}: {}\n  input    {:?}\n  expected {:?}\n  found    {found:?}\n",
                case.line, case.what, case.text, case.units
            );
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn chinese_hard_cases() {
    check(
        "zh.tsv",
        include_str!("../fixtures/segment/zh.tsv"),
        Segmenter::new().language(Language::Chinese),
        70,
    );
}

#[test]
fn english_hard_cases() {
    check(
        "en.tsv",
        include_str!("../fixtures/segment/en.tsv"),
        Segmenter::new().language(Language::English),
        70,
    );
}

#[test]
fn wrapped_lines() {
    check(
        "wrap.tsv",
        include_str!("../fixtures/segment/wrap.tsv"),
        Segmenter::new().line_breaks(LineBreaks::Wrap),
        10,
    );
}
