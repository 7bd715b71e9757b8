//! Which side is the original, and what follows from it: the rules that run, the side that is to be mended, and where
//! each format puts a finding.
#![cfg(all(feature = "lint", feature = "formats"))]

use duizhao::format::sarif::{self, Files};
use duizhao::format::terminal::{Findings, Texts};
use duizhao::lexicon::Glossary;
use duizhao::lint::{Config, Finding, Linter, Suppressed, Suppression, fix, fix_in, rule};
use duizhao::{Bitext, Language};

/// A wrong number, and a word that stands twice in the English.
const WRONG: (&str, &str) = ("构建耗时约30分钟。", "The the build takes about 50 minutes.");

fn found(original: impl Into<Option<Language>>, pair: (&str, &str)) -> (Bitext<'static>, Vec<Finding>) {
    let bitext = Bitext::from_pairs([pair]);
    let findings = Linter::new().original(original).lint(&bitext);
    (bitext, findings)
}

fn ids(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.rule.id).collect()
}

#[test]
fn an_english_translation_is_the_default() {
    let bitext = Bitext::from_pairs([WRONG]);
    assert_eq!(found(Language::Chinese, WRONG).1, bitext.lint());
}

#[test]
fn the_translation_is_mended_whichever_side_it_is() {
    let (bitext, findings) = found(Language::English, WRONG);
    assert_eq!(ids(&findings), ["Q02"], "the original is not corrected");
    assert_eq!(findings[0].mends, Some(Language::Chinese));
    let (language, span) = findings[0].place().unwrap();
    assert_eq!((language, span.of(bitext.source().text())), (Language::Chinese, "30分钟"));
    let line = findings[0].display(&bitext).to_string();
    assert!(line.starts_with("warning[Q02] number-mismatch “30分钟”: "), "{line}");
    assert!(line.ends_with("; write “50分钟”"), "{line}");
}

#[test]
fn nothing_is_suggested_where_either_side_may_be_the_original() {
    let (bitext, findings) = found(None, WRONG);
    assert_eq!(ids(&findings), ["D01", "Q02"]);
    assert_eq!(findings[0].advice(&bitext).as_deref(), Some("write “The”"), "it is wrong in any English");
    assert_eq!((findings[1].mends, &findings[1].suggestion), (None, &None));
}

#[test]
fn names_are_judged_only_in_an_english_translation() {
    let pair = ("地质学家李四光在会上发言。", "The geologist Ri Shiko spoke at the meeting.");
    assert_eq!(ids(&found(Language::Chinese, pair).1), ["N02"]);
    assert!(found(Language::English, pair).1.is_empty());
    assert!(found(None, pair).1.is_empty());
}

#[test]
fn a_figure_of_an_english_original_is_missed_in_the_chinese() {
    let pair = ("缓存会在一段时间后过期。", "The cache expires after 3600 seconds.");
    let (bitext, findings) = found(Language::English, pair);
    assert_eq!(ids(&findings), ["Q02"]);
    assert_eq!(findings[0].source_text(&bitext), Some(pair.0));
    assert_eq!(findings[0].target_text(&bitext), Some("3600 seconds"));
    // Of a Chinese original the English has added it.
    let (bitext, findings) = found(Language::Chinese, pair);
    assert_eq!(ids(&findings), ["Q02"]);
    assert_eq!(findings[0].target_text(&bitext), Some("3600 seconds"));
}

#[test]
fn a_figure_that_the_chinese_has_in_a_word_is_not_missing() {
    let pair = ("电脑装了office2019软件。", "Office 2019 is installed on the computer.");
    assert!(found(Language::English, pair).1.is_empty());
}

#[test]
fn a_fingerprint_does_not_depend_on_the_direction() {
    let print = |original| found(original, WRONG).1.last().unwrap().fingerprint;
    assert_eq!(print(Some(Language::English)), print(None));
    assert_eq!(print(Some(Language::English)), print(Some(Language::Chinese)));
}

#[test]
fn formats_point_at_the_side_that_is_to_be_mended() {
    let (bitext, findings) = found(Language::English, WRONG);
    let files = Texts::Files { source: "zh.md", target: "en.md" };
    let lines = Findings::new(&bitext, &findings).texts(files).lines().to_string();
    assert!(lines.starts_with("zh.md:1:6: warning[Q02]"), "{lines}");
    let files = Files::Documents { source: "zh.md", target: "en.md" };
    let log: serde_json::Value = serde_json::from_str(&sarif::write(&bitext, &findings, files)).unwrap();
    let result = &log["runs"][0]["results"][0];
    let path = |place: &serde_json::Value| place["physicalLocation"]["artifactLocation"]["uri"].clone();
    assert_eq!(path(&result["locations"][0]), "zh.md");
    assert_eq!(path(&result["relatedLocations"][0]), "en.md");
    let json = duizhao::format::jsonl::write_findings(&bitext, &findings);
    assert!(json.contains("\"mends\":\"zh\""), "{json}");
    let usual = duizhao::format::jsonl::write_findings(&bitext, &bitext.lint());
    assert!(!usual.contains("mends"), "{usual}");
}

#[test]
fn only_the_side_that_is_to_be_mended_is_fixed() {
    let (bitext, findings) =
        found(Language::English, ("装好了,可以开始的的。", "It is installed, you can start."));
    assert_eq!(ids(&findings), ["P03", "D02"]);
    assert!(fix(&bitext, &findings).applied.is_empty());
    assert_eq!(fix_in(Language::Chinese, &bitext, &findings).text, "装好了，可以开始的。");
}

#[test]
fn faults_of_a_text_alone_need_no_direction_but_an_original_is_left_as_it_is() {
    let pair = ("装好了,可以开始了。", "It is is installed, you can start.");
    assert_eq!(ids(&found(None, pair).1), ["P03"]);
    assert!(found(Language::Chinese, pair).1.is_empty());
    let pair = ("装好了，可以开始了。", "It was was installed by the the user.");
    assert_eq!(ids(&found(None, pair).1), ["D01", "D01"]);
    assert!(found(Language::English, pair).1.is_empty());
}

#[test]
fn words_are_suppressed_in_the_side_that_is_to_be_mended() {
    let what = Suppressed::Words { rule: rule("Q02").unwrap(), text: "30分钟".into() };
    let linter = Linter::new().suppress([Suppression { what, reason: "rounded".into() }]);
    let outcome = linter.original(Language::English).run(&Bitext::from_pairs([WRONG]));
    assert!(outcome.findings.is_empty() && outcome.suppressed.len() == 1, "{outcome:#?}");
}

#[test]
fn a_term_of_the_glossary_is_missed_in_the_translation() {
    let glossary = Glossary::from_tsv("組合式函數\tcomposable\n").unwrap();
    let lint = |original: Language, pair: (&str, &str)| {
        let bitext = Bitext::from_pairs([pair]);
        let findings = Linter::new().glossary(glossary.clone()).original(original).lint(&bitext);
        findings.into_iter().map(|finding| finding.suggestion.unwrap_or_default()).collect::<Vec<_>>()
    };
    let wrong = ("可以编写可组合函数。", "You can write composables.");
    assert_eq!(lint(Language::English, wrong), ["組合式函數"]);
    assert!(lint(Language::Chinese, wrong).is_empty());
    assert!(lint(Language::English, ("可以编写组合式函数。", "You can write composables.")).is_empty());
}

#[test]
fn a_configuration_names_the_original() {
    let config = Config::from_toml("[lint]\nfrom = 'en'\n").unwrap();
    let findings = Linter::new().configured(&config).unwrap().lint(&Bitext::from_pairs([WRONG]));
    assert_eq!(ids(&findings), ["Q02"]);
    let error = Config::from_toml("[lint]\n\nfrom = 'fr'\n").unwrap_err().to_string();
    assert!(error.starts_with("toml line 3: "), "{error}");
}

#[test]
fn a_mark_that_a_page_always_writes_narrow_is_told_once() {
    let page = |marks: &str| {
        let chinese = format!("优点{marks}快。\n缺点{marks}贵。\n结论{marks}买。\n");
        let english = "Pro: it is fast.\nCon: it is dear.\nVerdict: buy it.\n".to_owned();
        let bitext = duizhao::align(&chinese, &english).into_owned();
        let linter = Linter::new().select(["P03"]).expect("a rule").original(Language::English);
        linter.lint(&bitext).into_iter().map(|finding| finding.message).collect::<Vec<_>>()
    };
    assert_eq!(page(":"), ["“:” is narrow between Chinese characters, as in 2 other places"]);
    assert!(page("：").is_empty());
}
