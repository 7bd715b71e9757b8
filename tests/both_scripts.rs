//! A text in traditional characters is read as its twin in simplified ones.

use duizhao::lint::{Finding, Linter};
use duizhao::simplify::simplified as simplified_of;
use duizhao::{Aligner, Bitext, Document, Language, Span};
use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

fn fixture(name: &str) -> String {
    let path = format!("{}/fixtures/huxiu/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("the fixture is there")
}

/// The article of the fixture, and its twins in the traditional characters of the standard, of Taiwan and of
/// Hong Kong.
fn twins() -> (Bitext<'static>, [Bitext<'static>; 3]) {
    let (chinese, english) = (fixture("article.zh.txt"), fixture("article.en.txt"));
    let align =
        |chinese: String| Aligner::new().align(Document::new(chinese), Document::new(english.clone()));
    let twins = [BuiltinConfig::S2t, BuiltinConfig::S2tw, BuiltinConfig::S2hk].map(|config| {
        let converter = OpenCC::from_config(config).expect("the tables are part of the crate");
        align(converter.convert(&chinese))
    });
    assert!(twins.iter().all(|twin| twin.source().text() != chinese));
    (align(chinese), twins)
}

#[test]
fn a_traditional_article_aligns_as_its_twin() {
    let (simplified, twins) = twins();
    let beads = |bitext: &Bitext<'_>| {
        bitext.beads().iter().map(|bead| (bead.source, bead.target)).collect::<Vec<_>>()
    };
    for twin in twins {
        assert_eq!(beads(&simplified), beads(&twin));
    }
}

#[test]
fn a_traditional_article_has_the_anchors_of_its_twin() {
    let (simplified, twins) = twins();
    let anchors = |bitext: &Bitext<'_>| -> Vec<String> {
        let text = bitext.source().text();
        let anchors = bitext.source_anchors(Span::new(0, text.len())).iter();
        anchors
            .map(|anchor| format!("{} {}", anchor.key.sort(), simplified_of(anchor.span.of(text))))
            .collect()
    };
    for twin in twins {
        assert_eq!(anchors(&simplified), anchors(&twin));
    }
}

#[test]
fn a_traditional_article_has_the_findings_of_its_twin() {
    let (simplified, twins) = twins();
    let findings = |bitext: &Bitext<'_>| -> Vec<String> {
        let found = Linter::new().lint(bitext);
        let said = |finding: &Finding| {
            let Finding { pair, severity, rule, target, suggestion, .. } = finding;
            format!("{pair} {severity:?} {} {target:?} {suggestion:?}", rule.id)
        };
        found.iter().map(said).collect()
    };
    let expected = findings(&simplified);
    assert!(expected.len() > 40, "{}", expected.len());
    for twin in twins {
        assert_eq!(expected, findings(&twin));
    }
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
