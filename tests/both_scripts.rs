//! A text in traditional characters is read as its twin in simplified ones.

use duizhao::lint::Linter;
use duizhao::simplify::simplified as simplified_of;
use duizhao::{Aligner, Bitext, Document, Language, Span};
use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

fn fixture(name: &str) -> String {
    let path = format!("{}/fixtures/huxiu/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("the fixture is there")
}

/// The article of the fixture, and its twin.
fn twins() -> [Bitext<'static>; 2] {
    let converter = OpenCC::from_config(BuiltinConfig::S2t).expect("the tables are part of the crate");
    let (chinese, english) = (fixture("article.zh.txt"), fixture("article.en.txt"));
    let traditional = converter.convert(&chinese);
    assert_ne!(chinese, traditional);
    [chinese, traditional]
        .map(|chinese| Aligner::new().align(Document::new(chinese), Document::new(english.clone())))
}

#[test]
fn a_traditional_article_aligns_as_its_twin() {
    let [simplified, traditional] = twins();
    assert_eq!(simplified.source().len(), traditional.source().len());
    let beads = |bitext: &Bitext<'_>| {
        bitext.beads().iter().map(|bead| (bead.source, bead.target)).collect::<Vec<_>>()
    };
    assert_eq!(beads(&simplified), beads(&traditional));
}

#[test]
fn a_traditional_article_has_the_anchors_of_its_twin() {
    let [simplified, traditional] = twins();
    let anchors = |bitext: &Bitext<'_>| -> Vec<String> {
        let text = bitext.source().text();
        let anchors = bitext.source_anchors(Span::new(0, text.len())).iter();
        anchors
            .map(|anchor| format!("{} {}", anchor.key.sort(), simplified_of(anchor.span.of(text))))
            .collect()
    };
    let (expected, found) = (anchors(&simplified), anchors(&traditional));
    let differing: Vec<_> = expected.iter().zip(&found).filter(|(a, b)| a != b).collect();
    assert!(differing.is_empty(), "{differing:#?}");
    assert_eq!(expected.len(), found.len());
}

#[test]
fn a_traditional_article_has_the_findings_of_its_twin() {
    let [simplified, traditional] = twins();
    let findings = |bitext: &Bitext<'_>| -> Vec<String> {
        let found = Linter::new().lint(bitext);
        found.iter().map(|finding| format!("{} {:?}", finding.rule.id, finding.target_text(bitext))).collect()
    };
    let expected = findings(&simplified);
    assert!(expected.len() > 40, "{}", expected.len());
    assert_eq!(expected, findings(&traditional));
}

#[test]
fn a_link_shows_the_words_as_they_are_written() {
    let bitext = duizhao::align("張勇（逍遙子）在杭州說。", "Zhang Yong (Xiaoyaozi) spoke in Hangzhou.");
    assert_eq!(bitext.source().language(), Language::Chinese);
    let pair = bitext.pair(0);
    let links: Vec<(&str, &str)> =
        pair.links().iter().map(|link| (link.source_text(&bitext), link.target_text(&bitext))).collect();
    assert_eq!(links, [("張勇（逍遙子）", "Zhang Yong (Xiaoyaozi)"), ("杭州", "Hangzhou")]);
    assert!(pair.source_anchors()[0].key.to_string().starts_with("張勇 = 逍遙子"));
}
