//! The pages of `fixtures/segment/boilerplate.tsv`: which lines do not belong to the article.

use duizhao::Document;
use duizhao::segment::{Boilerplate, Segmenter, Split, UnitKind};

const PAGES: &str = include_str!("../fixtures/segment/boilerplate.tsv");

/// The rows of one page: the line number in the table, the expected kind, and the line.
struct Page {
    name: &'static str,
    rows: Vec<(usize, UnitKind, &'static str)>,
}

fn pages() -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    for (index, row) in PAGES.lines().enumerate().filter(|(_, row)| !row.starts_with('#')) {
        if let Some(name) = row.strip_prefix("== ") {
            pages.push(Page { name, rows: Vec::new() });
            continue;
        }
        let (kind, line) = row.split_once('\t').unwrap_or(("T", ""));
        let kind = match kind {
            "B" => UnitKind::Boilerplate,
            "T" => UnitKind::Text,
            other => panic!("line {}: no kind {other:?}", index + 1),
        };
        pages.last_mut().expect("a page has a name").rows.push((index + 1, kind, line));
    }
    pages
}

fn check(segmenter: Segmenter) {
    let mut failures = String::new();
    for page in pages() {
        let text: Vec<&str> = page.rows.iter().map(|&(_, _, line)| line).collect();
        let text = text.join("\n");
        let units = segmenter.units(&text);
        let mut start = 0;
        for (number, expected, line) in page.rows {
            let range = start..start + line.len();
            start += line.len() + 1;
            for unit in units.iter().filter(|unit| range.contains(&(unit.span.start as usize))) {
                if unit.kind != expected {
                    failures += &format!(
                        "\nboilerplate.tsv:{number}: {}\n  input    {line:?}\n  expected {expected:?}\n  found    {:?}\n",
                        page.name, unit.kind
                    );
                }
            }
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn lines_around_the_article_are_marked() {
    check(Segmenter::new());
}

#[test]
fn lines_that_the_caller_brings_are_marked_if_asked_for() {
    check(Segmenter::new().split(Split::Lines).boilerplate(Boilerplate::Marked));
}

#[test]
fn lines_that_the_caller_brings_are_text_otherwise() {
    for page in pages() {
        let lines: Vec<&str> = page.rows.iter().map(|&(_, _, line)| line).collect();
        for document in [Document::from_lines(lines.join("\n")), Document::from_sentences(&lines)] {
            assert!(document.sentences().all(|sentence| !sentence.is_boilerplate()), "{}", page.name);
        }
    }
}

#[test]
fn nothing_is_marked_where_the_page_is_kept() {
    for page in pages() {
        let lines: Vec<&str> = page.rows.iter().map(|&(_, _, line)| line).collect();
        let units = Segmenter::new().boilerplate(Boilerplate::Kept).units(&lines.join("\n"));
        assert!(units.iter().all(|unit| unit.kind == UnitKind::Text), "{}", page.name);
    }
}
