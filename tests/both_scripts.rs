//! A text in traditional characters, or with invisible ones in it, is read as its twin without.

mod twins;

use std::sync::LazyLock;

use duizhao::lint::{Finding, Linter};
use duizhao::simplify::simplified as simplified_of;
use duizhao::{Aligner, Bitext, Document, Language, Sents, Span};

use twins::{CONVERTERS, INVISIBLE, strewn};

const CHINESE: &str = include_str!("../fixtures/huxiu/article.zh.txt");
const ENGLISH: &str = include_str!("../fixtures/huxiu/article.en.txt");

/// The article of the fixture.
static ARTICLE: LazyLock<Bitext<'static>> =
    LazyLock::new(|| Aligner::new().align(Document::new(CHINESE), Document::new(ENGLISH)));

/// Its twins in the traditional characters of the standard, of Taiwan and of Hong Kong.
static TWINS: LazyLock<[Bitext<'static>; 3]> = LazyLock::new(|| {
    CONVERTERS.each_ref().map(|converter| {
        let chinese = converter.convert(CHINESE);
        assert!(chinese != CHINESE);
        Aligner::new().align(Document::new(chinese), Document::new(ENGLISH))
    })
});

fn beads(bitext: &Bitext<'_>) -> Vec<(Sents, Sents)> {
    bitext.beads().iter().map(|bead| (bead.source, bead.target)).collect()
}

#[test]
fn a_traditional_article_aligns_as_its_twin() {
    for twin in &*TWINS {
        assert_eq!(beads(&ARTICLE), beads(twin));
    }
}

#[test]
fn a_traditional_article_has_the_anchors_of_its_twin() {
    let anchors = |bitext: &Bitext<'_>| -> Vec<String> {
        let text = bitext.source().text();
        let anchors = bitext.source_anchors(Span::new(0, text.len())).iter();
        anchors
            .map(|anchor| format!("{} {}", anchor.key.sort(), simplified_of(anchor.span.of(text))))
            .collect()
    };
    for twin in &*TWINS {
        assert_eq!(anchors(&ARTICLE), anchors(twin));
    }
}

#[test]
fn a_traditional_article_has_the_findings_of_its_twin() {
    let findings = |bitext: &Bitext<'_>| -> Vec<String> {
        let found = Linter::new().lint(bitext);
        let said = |finding: &Finding| {
            let Finding { pair, severity, rule, target, suggestion, .. } = finding;
            format!("{pair} {severity:?} {} {target:?} {suggestion:?}", rule.id)
        };
        found.iter().map(said).collect()
    };
    let expected = findings(&ARTICLE);
    assert!(expected.len() > 40, "{}", expected.len());
    for twin in &*TWINS {
        assert_eq!(expected, findings(twin));
    }
}

#[test]
fn an_article_has_the_same_findings_with_invisible_characters_in_it() {
    let told = |bitext: &Bitext<'_>| -> Vec<String> {
        let found = Linter::new().lint(bitext);
        let said = |finding: &Finding| {
            let target = finding.target_text(bitext).unwrap_or_default().replace(INVISIBLE, "");
            let Finding { pair, severity, rule, confidence, message, suggestion, .. } = finding;
            let fingerprint = finding.fingerprint;
            format!(
                "{pair} {severity:?} {} {confidence:.3} {target} {message} {suggestion:?} {fingerprint}",
                rule.id
            )
        };
        found.iter().map(said).collect()
    };
    let expected = told(&ARTICLE);
    for every in 2..5 {
        let [zh, en] = [CHINESE, ENGLISH].map(|text| Document::new(strewn(text, every)));
        let strewn = Aligner::new().align(zh, en);
        assert_eq!(beads(&ARTICLE), beads(&strewn));
        assert_eq!(expected, told(&strewn), "a character in every word from letter {every} on");
    }
}

#[test]
fn what_taiwan_writes_for_an_aspect_is_read_as_that() {
    let marks = |chinese: &str| {
        let bitext = Bitext::from_pairs([(chinese, "He had a hard head and went on.")]);
        let findings = Linter::new().select(["M01"]).expect("a rule").lint(&bitext);
        findings.iter().map(|finding| finding.target_text(&bitext).unwrap().to_owned()).collect::<Vec<_>>()
    };
    let expected = marks("他结合着经验，硬着头皮走了下去。");
    assert_eq!(expected, ["hard head"]);
    for chinese in [
        "他結合著經驗，硬著頭皮走了下去。",
        "他穿著名牌，硬著頭皮走了下去。",
        "這位著名的人見微知著，硬著頭皮走了下去。",
    ] {
        assert_eq!(marks(chinese), expected, "{chinese}");
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
