//! A text in traditional characters, or with invisible ones in it, is read as its twin without.

mod twins;

use duizhao::lint::{Finding, Linter};
use duizhao::simplify::simplified as simplified_of;
use duizhao::{Aligner, Bitext, Document, Language, Span};

use twins::{CONVERTERS, INVISIBLE, strewn};

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
    let twins = [0, 1, 2].map(|index| align(CONVERTERS[index].convert(&chinese)));
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
fn an_article_has_the_same_findings_with_invisible_characters_in_it() {
    let [chinese, english] = ["article.zh.txt", "article.en.txt"].map(fixture);
    let clean = Aligner::new().align(Document::new(chinese.clone()), Document::new(english.clone()));
    for every in 2..5 {
        let [zh, en] = [&chinese, &english].map(|text| Document::new(strewn(text, every)));
        let strewn = Aligner::new().align(zh, en);
        let beads = |bitext: &Bitext<'_>| {
            bitext.beads().iter().map(|bead| (bead.source, bead.target)).collect::<Vec<_>>()
        };
        assert_eq!(beads(&clean), beads(&strewn));
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
        assert_eq!(told(&clean), told(&strewn), "a character in every word from letter {every} on");
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
