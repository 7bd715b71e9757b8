//! Passages that one side lacks: taken out of a page, they are reported; of a page that is whole, nothing is.

#![cfg(all(feature = "lint", feature = "markdown"))]

mod twins;

use std::sync::LazyLock;

use duizhao::lint::{Finding, Linter};
use duizhao::segment::{Markup, Segmenter, UnitKind};
use duizhao::{Aligner, Bitext, Document, Span};

use twins::CONVERTERS;

const CHINESE: &str = include_str!("../fixtures/markdown/guide.zh.md");
const ENGLISH: &str = include_str!("../fixtures/markdown/guide.en.md");

/// So many sentences are taken out.
const TAKEN: usize = 5;

static SEGMENTER: LazyLock<Segmenter> = LazyLock::new(|| Segmenter::new().markup(Markup::Markdown));

fn aligned(chinese: &str, english: &str) -> Bitext<'static> {
    let [chinese, english] = [chinese, english].map(|text| Document::segmented(text.to_owned(), &SEGMENTER));
    Aligner::new().align(chinese, english)
}

fn passages(bitext: &Bitext<'_>) -> Vec<Finding> {
    Linter::new().select(["A03", "A04"]).expect("two rules").lint(bitext)
}

/// The prose of a page, sentence by sentence.
fn prose(text: &str) -> Vec<Span> {
    let units = SEGMENTER.units(text).into_iter();
    units.filter(|unit| unit.kind != UnitKind::Code).map(|unit| unit.span).collect()
}

fn without(text: &str, taken: Span) -> String {
    [&text[..taken.start as usize], &text[taken.end as usize..]].concat()
}

/// Whether a finding marks most of what was taken out, on the side that still has it, or marks little else. A table that
/// has lost its first rows is none any more, and all of its cells are marked.
fn marks(found: Option<Span>, taken: Span) -> bool {
    let both = |span: Span| span.end.min(taken.end).saturating_sub(span.start.max(taken.start)) as usize;
    found.is_some_and(|span| 2 * both(span) > span.len().min(taken.len()))
}

#[test]
fn nothing_is_missing_from_a_page_that_is_whole() {
    let bitext = aligned(CHINESE, ENGLISH);
    assert_eq!(passages(&bitext), []);
    let code =
        |pair: duizhao::Pair<'_>| pair.source_sentences().any(|sentence| sentence.kind() == UnitKind::Code);
    let alone: Vec<&str> =
        bitext.pairs().filter(|p| p.bead().is_null() && !code(*p)).map(|p| p.source()).collect();
    assert!(alone.is_empty(), "{alone:?}");
}

#[test]
fn five_sentences_that_are_taken_out_are_reported_where_they_stood() {
    let (chinese, english) = (prose(CHINESE), prose(ENGLISH));
    assert_eq!(chinese.len(), english.len(), "the fixture is translated sentence by sentence");
    let (mut cases, mut missed) = (0, Vec::new());
    for start in (0..chinese.len() - TAKEN).step_by(4) {
        let [zh, en] = [&chinese, &english].map(|units| units[start].join(units[start + TAKEN - 1]));
        let lost = passages(&aligned(CHINESE, &without(ENGLISH, en)));
        let added = passages(&aligned(&without(CHINESE, zh), ENGLISH));
        cases += 2;
        if !lost.iter().any(|finding| finding.rule.id == "A03" && marks(finding.source, zh)) {
            missed.push(format!("A03 at {start}: {lost:#?}"));
        }
        if !added.iter().any(|finding| finding.rule.id == "A04" && marks(finding.target, en)) {
            missed.push(format!("A04 at {start}: {added:#?}"));
        }
    }
    assert!(20 * missed.len() <= cases, "{} of {cases}: {missed:#?}", missed.len());
}

#[test]
fn a_lost_tail_says_so() {
    let (chinese, english) = (prose(CHINESE), prose(ENGLISH));
    let third = |units: &[Span]| units[2 * units.len() / 3].start as usize;
    for (bitext, rule, message) in [
        (aligned(CHINESE, &ENGLISH[..third(&english)]), "A03", "the English ends early: the last "),
        (aligned(&CHINESE[..third(&chinese)], ENGLISH), "A04", "the Chinese ends early: the last "),
    ] {
        let found = passages(&bitext);
        assert_eq!(found.iter().map(|finding| finding.rule.id).collect::<Vec<_>>(), [rule]);
        assert!(found[0].message.starts_with(message), "{}", found[0].message);
        assert!(found[0].confidence > 0.8, "{}", found[0].confidence);
    }
}

#[test]
fn a_message_says_how_much_is_missing_and_where_it_belongs() {
    let start = ENGLISH.find("### Cancelling").expect("the fixture has it");
    let end = ENGLISH.find("### Fares").expect("the fixture has it");
    let bitext = aligned(CHINESE, &[&ENGLISH[..start], &ENGLISH[end..]].concat());
    let found = passages(&bitext);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(
        found[0].message,
        "5 sentences from “退票” on, 6 % of the Chinese, have no English; under the heading “第一张票”"
    );
    let text = bitext.target().text();
    assert!(
        text[..found[0].target.expect("a place").range().start]
            .ends_with("you will have to go to the ticket window.")
    );
}

#[test]
fn a_page_of_which_half_is_other_text_is_another_version() {
    let other: String = ENGLISH
        .split("\n\n")
        .enumerate()
        .filter(|(number, _)| number % 4 < 2)
        .map(|(_, block)| format!("{block}\n\n"))
        .collect();
    let found = passages(&aligned(CHINESE, &other));
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].message.starts_with("another version: "), "{}", found[0].message);
}

#[test]
fn a_page_in_traditional_characters_aligns_and_lints_as_its_twin() {
    let told = |bitext: &Bitext<'_>| {
        let beads: Vec<_> = bitext.beads().iter().map(|bead| (bead.source, bead.target)).collect();
        let found: Vec<_> =
            Linter::new().lint(bitext).iter().map(|found| (found.rule.id, found.target)).collect();
        (beads, found)
    };
    let expected = told(&aligned(CHINESE, ENGLISH));
    for converter in &*CONVERTERS {
        assert_eq!(told(&aligned(&converter.convert(CHINESE), ENGLISH)), expected);
    }
}
