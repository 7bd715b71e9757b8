//! Drawing on a terminal: nothing lost, nothing too wide, carets in the right place, whatever is in the text.

use duizhao::format::terminal::{Findings, Paint, SideBySide, Texts};
use duizhao::{Aligner, Bitext, Document, Span};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

/// A text without its escape sequences.
fn without_colours(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\u{1B}') {
        plain.push_str(before);
        rest = after.split_once('m').expect("an escape sequence ends").1;
    }
    plain + rest
}

fn pair() -> Bitext<'static> {
    Bitext::from_pairs([
        ("你好。", "Hello."),
        (
            "公司全年营收14.09亿元，比上一年多了三成。",
            "The company’s revenue was 140.9 billion yuan, three tenths more.",
        ),
    ])
}

#[test]
fn a_finding_has_carets_on_both_sides() {
    let bitext = pair();
    let findings = bitext.lint();
    assert_eq!(findings.len(), 1, "{findings:#?}");
    let text = Findings::new(&bitext, &findings).texts(Texts::Pairs("pairs.tsv")).to_string();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("error[Q01] magnitude: "), "{text}");
    assert_eq!(lines[1], "  --> pairs.tsv:2");
    assert_eq!(lines[2], "zh | 公司全年营收14.09亿元，比上一年多了三成。");
    assert_eq!(lines[3], "   |             ^^^^^^^^^");
    assert_eq!(lines[4], "en | The company’s revenue was 140.9 billion yuan, three tenths more.");
    assert!(lines[5].starts_with("   |                           ^^^^^^^"), "{text}");
    assert!(lines[6].starts_with("   = help: write “"), "{text}");
}

#[test]
fn carets_follow_a_text_that_is_broken_into_lines() {
    let en = format!("{}We We must do it.", "It was a long way and nobody knew the end of it. ".repeat(3));
    let bitext = Bitext::from_pairs([("路很长，没有人知道尽头。我们必须做到。", en.as_str())]);
    let mut findings = bitext.lint();
    findings.retain(|finding| finding.target_text(&bitext) == Some("We We"));
    let text = Findings::new(&bitext, &findings).width(40).to_string();
    let lines: Vec<&str> = text.lines().collect();
    let at = lines.iter().position(|line| line.contains('^')).expect("there are carets");
    assert_eq!(lines[at].find('^'), lines[at - 1].find("We We"), "{text}");
}

#[test]
fn files_are_told_by_line_and_character() {
    let zh = Document::from_lines("今天下雨。\n我们必须做到。");
    let en = Document::from_lines("It rains “today”.\nIndeed, We We must do it.");
    let bitext = Aligner::new().align(zh, en);
    let findings = bitext.lint();
    let texts = Texts::Files { source: "a.zh", target: "a.en" };
    let text = Findings::new(&bitext, &findings).texts(texts).to_string();
    assert!(text.contains("  --> a.en:2:9\n"), "{text}");
}

#[test]
fn a_link_has_the_same_colour_on_both_sides() {
    let bitext = Bitext::from_pairs([("故障持续了12个小时。", "The outage lasted 12 hours.")]);
    let text = SideBySide::new().paint(Paint::Ansi).pairs(&bitext).to_string();
    let colour = |words: &str| {
        let before = &text[..text.find(words).expect("the words are shown")];
        before[before.rfind("\u{1B}[1m").expect("it is coloured")..].to_owned()
    };
    assert_eq!(colour("12个小时"), colour("12 hours"));
}

#[test]
fn colours_change_nothing_else() {
    let bitext = pair();
    let findings = bitext.lint();
    let (plain, coloured) = (SideBySide::new(), SideBySide::new().paint(Paint::Ansi));
    let shown = |layout: SideBySide| layout.pairs_with(&bitext, &findings).to_string();
    assert_eq!(without_colours(&shown(coloured)), shown(plain));
    assert!(!shown(plain).contains('\u{1B}'));
    let drawn = Findings::new(&bitext, &findings);
    assert_eq!(without_colours(&drawn.paint(Paint::Ansi).to_string()), drawn.to_string());
}

#[test]
fn findings_of_other_places_do_no_harm() {
    let bitext = pair();
    for (pair, start, end) in [(0, 0, 0), (0, 1, 2), (1, 9, 400), (1, 400, 500), (9, 0, 1)] {
        let mut findings = bitext.lint();
        findings[0].pair = pair;
        findings[0].source = Some(Span::new(start, end));
        let _ = Findings::new(&bitext, &findings).to_string();
        findings[0].target = None;
        let texts = Texts::Files { source: "a", target: "b" };
        let _ = Findings::new(&bitext, &findings).texts(texts).to_string();
    }
}

#[test]
fn a_head_with_every_mark_is_no_wider_than_the_narrowest_layout() {
    let bitext = pair();
    let text = SideBySide::new().width(40).doubtful_below(1.1).pairs(&bitext).to_string();
    let head = text.lines().next().unwrap();
    assert!(head.contains("doubtful") && head.width() <= 40, "{head}");
}

#[test]
fn a_pair_of_nothing_is_no_line_of_the_page() {
    let bitext = Bitext::from_pairs([("", "")]);
    let text = SideBySide::new().width(40).pairs(&bitext).to_string();
    assert!(!text.contains("page"), "{text}");
}

/// Text with everything that a terminal reacts to.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z]{0,30} ?",
        "[一-龥]{0,12}",
        "[0-9]{1,4}(万|亿|年|%| million)?",
        "[。！？，.!?,“”（） \n\t\r\u{3000}]{0,3}",
        prop::sample::select(vec![
            "👨‍👩‍👧‍👦",
            "🇨🇳",
            "e\u{301}",
            "\u{1B}[31m",
            "\u{7}",
            "\u{200B}",
            "\u{202E}",
            "我们我们",
            "We We"
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_too_wide_or_obeyed(pairs in prop::collection::vec((text(), text()), 0..4), width in 40_usize..120) {
        let bitext = Bitext::from_pairs(pairs);
        let findings = bitext.lint();
        let shown = [
            SideBySide::new().width(width).pairs_with(&bitext, &findings).to_string(),
            Findings::new(&bitext, &findings).width(width).to_string(),
        ];
        for line in shown.iter().flat_map(|text| text.lines()) {
            prop_assert!(line.width() <= width, "{line:?} has {} columns of {width}", line.width());
            prop_assert!(!line.contains(char::is_control), "{line:?}");
        }
    }
}
