//! A pair is read in the same way wherever it comes from, with the names and the terms of whoever reads it.

use duizhao::format::{Row, jsonl};
use duizhao::gazetteer::Gazetteer;
use duizhao::lexicon::Glossary;
use duizhao::lint::{Finding, Linter};
use duizhao::{Aligner, Bitext, Document, Origin};

/// The Chinese and the English of a text whose every sentence has its own.
const TEXT: [(&str, &str); 4] = [
    ("三百六十行在网上开店。", "All Trades open shops online."),
    ("“咕噜到此一游”，墙上写着。", "On the wall: “Gulu, he was here”."),
    ("张勇卸任后，周明接任董事长。", "After Zhang Yong stepped down, Zhou Ming became chairman."),
    ("公司去年营收20亿元。", "The company had revenue of 200 million yuan last year."),
];

fn aligner() -> Aligner {
    Aligner::new().glossary(glossary()).gazetteer(names())
}

fn linter() -> Linter {
    Linter::new().select(["all"]).expect("all rules").glossary(glossary()).gazetteer(names())
}

fn glossary() -> Glossary {
    Glossary::from_tsv("三百六十行\tAll Trades\n").expect("a term")
}

fn names() -> Gazetteer {
    Gazetteer::embedded().with_rows("咕噜\tperson\tGulu\n").expect("a name")
}

fn side(index: usize) -> Document<'static> {
    let texts = TEXT.map(|(chinese, english)| [chinese, english][index]);
    Document::from_sentences(texts)
}

/// Rule, marked bytes and message of each finding.
fn told(findings: &[Finding]) -> Vec<String> {
    let told = findings.iter().map(|finding| {
        format!("{} {:?} {:?} {}", finding.rule.id, finding.source, finding.target, finding.message)
    });
    told.collect()
}

#[test]
fn pairs_are_linted_as_the_texts_that_they_were_aligned_from() {
    let aligned = aligner().align(side(0), side(1));
    let expected = told(&linter().lint(&aligned));
    assert!(expected.iter().any(|finding| finding.starts_with("Q01")), "{expected:?}");
    assert!(!expected.iter().any(|finding| finding.starts_with("Q02")), "{expected:?}");

    let json = serde_json::to_string(&aligned).expect("a bitext is plain data");
    let back: Bitext<'_> = serde_json::from_str(&json).expect("its own output");
    assert_eq!(told(&linter().lint(&back)), expected);
    // Aligned without the terms and names that it is linted with.
    let without = Aligner::new().align(side(0), side(1));
    assert_eq!(told(&linter().lint(&without)), expected);
    assert_eq!(told(&Linter::new().lint(&aligned)), told(&Linter::new().lint(&without)));
}

#[test]
fn a_name_and_a_term_of_the_caller_are_known_in_pairs_too() {
    let findings = linter().lint(&Bitext::from_pairs(TEXT));
    let ids: Vec<&str> = findings.iter().map(|finding| finding.rule.id).collect();
    assert!(!ids.contains(&"Q02"), "{findings:#?}");
    assert!(!ids.contains(&"G01") && !ids.contains(&"R01"), "{findings:#?}");
    let bare = Linter::new().lint(&Bitext::from_pairs(TEXT));
    assert!(bare.iter().any(|finding| finding.rule.id == "Q02"), "{bare:#?}");
}

#[test]
fn lines_of_json_say_who_paired_their_sentences() {
    let english: Vec<&str> = TEXT[1..].iter().map(|(_, english)| *english).collect();
    let aligned = aligner().align(side(0), Document::from_sentences(english));
    let back = Row::bitext(&jsonl::read(&jsonl::write(&aligned)).expect("its own output"));
    assert!(back.beads().iter().all(|bead| bead.origin == Origin::Found));
    let lost = |bitext: &Bitext<'_>| told(&Linter::new().select(["A01"]).expect("a rule").lint(bitext)).len();
    assert_eq!(lost(&back), lost(&aligned));
    let brought = jsonl::write(&aligned).replace(r#","origin":"found""#, "");
    let brought = Row::bitext(&jsonl::read(&brought).expect("pairs"));
    assert!(brought.beads().iter().all(|bead| bead.origin == Origin::Brought));
}

#[test]
fn a_row_whose_english_cannot_be_seen_has_none() {
    for english in ["", " ", "\u{200B}", "\u{FEFF}", "\u{AD}\u{2060}"] {
        let bitext = Bitext::from_pairs([("我们回家吧，天快黑了，妈妈在等我们。", english)]);
        assert!(bitext.beads()[0].is_null(), "{english:?}");
        let document = Document::new(format!("一。\n{english}\n二。"));
        assert_eq!(document.len(), 2, "{english:?}");
    }
}
