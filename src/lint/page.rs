//! The pages of the rules: the contents of `RULES.md`, made from the rules themselves.

use std::fmt::Write;

use super::meta::{Direction, Example, Meta, Reads, State};
use super::rules::rules;
use crate::table;

/// How often each rule fires on texts that are right, and how many known faults it finds: rule, fires on
/// clean news, fires on literary pairs, found. The column names give the sizes. A rule without a row is not
/// measured yet.
const MEASURED: &str = include_str!("../data/lint/measured.tsv");

/// The page of a rule in Markdown: its id, name, category, severity and state, what it does, its examples,
/// and its measured figures, or that it is not measured yet.
///
/// ```
/// use duizhao::lint::{page, rule};
///
/// let page = page(rule("D01")?);
/// assert!(page.starts_with("## D01 doubled\n"));
/// assert!(page.contains("| **We We** must restore the service soon. |"));
/// # Ok::<(), duizhao::Error>(())
/// ```
pub fn page(rule: &Meta) -> String {
    let state = match rule.state {
        State::On => "on",
        State::OffInPairs => "on in texts, off in pairs that stand alone",
        State::Off => "off",
    };
    let reads = match rule.reads {
        Reads::Both => "pairs with both sides",
        Reads::Target => "the English, also without its Chinese",
        Reads::Any => "either side, also alone",
        Reads::Texts => "two texts that were aligned",
    };
    let direction = match rule.direction {
        Direction::Both => "both ways; the translation is to be mended",
        Direction::ToEnglish => "Chinese to English",
        Direction::ToChinese => "English to Chinese",
        Direction::English => "Chinese to English, also where the original is not known",
        Direction::Chinese => "English to Chinese, also where the original is not known",
    };
    let mut page = format!("## {} {}\n\n", rule.id, rule.name);
    let facts = [
        ("category (MQM)", rule.category),
        ("severity", &rule.severity.to_string()),
        ("default", state),
        ("reads", reads),
        ("direction", direction),
    ];
    page += "| | |\n|---|---|\n";
    for (name, fact) in facts {
        writeln!(page, "| {name} | {fact} |").expect("a string takes any text");
    }
    write!(page, "\n{}\n\n", rule.docs).expect("a string takes any text");
    page += &table("Found", rule, rule.bad);
    page += &table("Not found, and right", rule, rule.good);
    writeln!(page, "Measured: {}.", measured(rule, MEASURED)).expect("a string takes any text");
    page
}

/// The pages of all rules, one after the other, preceded by a table of them.
pub fn pages() -> String {
    let mut pages =
        "# The rules\n\n<!-- Made from the rules: UPDATE=1 cargo test --lib pages_of_the_rules -->\n\n\
        | id | name | severity | default |\n|---|---|---|---|\n"
            .to_owned();
    for rule in rules() {
        let state = match rule.state {
            State::On => "on",
            State::OffInPairs => "off in pairs",
            State::Off => "off",
        };
        writeln!(pages, "| {} | {} | {} | {state} |", rule.id, rule.name, rule.severity)
            .expect("a string takes any text");
    }
    for rule in rules() {
        pages += "\n";
        pages += page(rule).trim_end();
        pages += "\n";
    }
    pages
}

/// Examples side by side, the marked words in bold.
fn table(head: &str, rule: &Meta, examples: &[Example]) -> String {
    let mut table = format!("{head}:\n\n| Chinese | English |\n|---|---|\n");
    for Example { source, target, mark } in examples {
        let (source, target) = match rule.direction {
            Direction::ToChinese | Direction::Chinese => (bold(source, *mark), cell(target)),
            Direction::Both | Direction::ToEnglish | Direction::English => {
                (cell(source), bold(target, *mark))
            }
        };
        writeln!(table, "| {source} | {target} |").expect("a string takes any text");
    }
    table + "\n"
}

/// A text as the contents of a Markdown cell, with its marked words in bold.
fn bold(text: &str, mark: Option<&str>) -> String {
    let mark = mark.filter(|mark| !mark.is_empty());
    match mark.and_then(|mark| Some((mark, text.split_once(mark)?))) {
        Some((mark, (before, behind))) => format!("{}**{}**{}", cell(before), cell(mark), cell(behind)),
        None => cell(text),
    }
}

/// A text as the contents of a Markdown cell: characters with a meaning there are escaped.
fn cell(text: &str) -> String {
    let mut cell = String::new();
    for c in text.trim_matches('\n').chars() {
        match c {
            '|' | '*' | '_' | '[' | ']' | '<' | '>' | '`' | '\\' | '&' => cell.extend(['\\', c]),
            '\n' => cell += "<br>",
            _ => cell.push(c),
        }
    }
    // An address in an example is no link.
    cell.replace("://", "\\://")
}

/// The measured figures of a rule, `not yet` if the table has no row for it.
fn measured(rule: &Meta, table: &str) -> String {
    let mut rows = table::lines(table);
    let heads = rows.next().unwrap_or_default().split('\t').skip(1);
    let row = rows.find(|row| row.split('\t').next() == Some(rule.id)).unwrap_or_default();
    let figures: Vec<String> = heads
        .zip(row.split('\t').skip(1))
        .filter(|(_, figure)| !figure.is_empty())
        .map(|(head, figure)| format!("{head}: {figure}"))
        .collect();
    if figures.is_empty() { "not yet".to_owned() } else { figures.join("; ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_the_rules_are_up_to_date() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lint/RULES.md");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, pages()).expect("the folder can be written");
        }
        let found = std::fs::read_to_string(path).expect("the pages are there");
        let pages = pages();
        let stale = found.lines().zip(pages.lines()).find(|(old, new)| old != new);
        assert!(
            found == pages,
            "src/lint/RULES.md is not what the rules say, first at {stale:#?}; this writes it anew:\n\
             UPDATE=1 cargo test --lib pages_of_the_rules"
        );
    }

    #[test]
    fn copes_with_a_missing_row_and_a_missing_figure() {
        let table = "# note\nrule\tclean news\tliterary\nD01\t\t2 of 817\n";
        let rule = super::super::rule("D01").unwrap();
        assert_eq!(measured(rule, table), "literary: 2 of 817");
        assert_eq!(measured(super::super::rule("N02").unwrap(), table), "not yet");
        assert_eq!(measured(rule, ""), "not yet");
    }
}
