//! Drawing on a terminal: nothing lost, nothing too wide, carets in the right place, whatever is in the text.

use duizhao::format::terminal::{Findings, Paint, SideBySide, Texts};
use duizhao::lint::{Direction, Finding, Meta, Reads, Severity, State};
use duizhao::{Aligner, Bead, Bitext, Document, Origin, Placement, Sents, Span};
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

/// A bitext of these beads, `[source, target, confidence]`, over sentences that are numbers.
fn numbered(beads: &[(Sents, Sents, f32)]) -> Bitext<'static> {
    let count = |side: fn(&(Sents, Sents, f32)) -> Sents| beads.iter().map(|bead| side(bead).len()).sum();
    let (chinese, english): (usize, usize) = (count(|bead| bead.0), count(|bead| bead.1));
    let zh = Document::from_sentences((0..chinese).map(|k| format!("第{k}句。")));
    let en = Document::from_sentences((0..english).map(|k| format!("Sentence {k}.")));
    let beads = beads.iter().map(|&(source, target, confidence)| Bead {
        confidence,
        origin: Origin::Found,
        ..Bead::new(source, target)
    });
    Bitext::from_beads(zh, en, beads.collect()).expect("every sentence is in a bead")
}

fn heads(text: &str) -> Vec<&str> {
    let heads = text.lines().filter(|line| line.starts_with(['─', '━']));
    heads.map(|line| line.trim_end_matches('━').trim_end()).collect()
}

#[test]
fn only_an_odd_pair_has_more_than_a_number_above_it() {
    let sents = Sents::new;
    let mut beads = vec![
        (sents(0, 1), sents(0, 1), 0.97),
        (sents(1, 2), sents(1, 3), 0.97),
        (sents(2, 3), sents(3, 4), 0.84),
        (sents(3, 5), sents(4, 5), 0.62),
        (sents(5, 6), sents(5, 5), 0.99),
        (sents(6, 6), sents(5, 6), 0.5),
    ];
    let text = SideBySide::new().pairs(&numbered(&beads)).to_string();
    assert_eq!(
        heads(&text),
        [
            "── 1",
            "━━ 2 · 1-2 · sure",
            "━━ 3 · 1-1 · likely 84 %",
            "━━ 4 · 2-1 · doubtful 62 %",
            "━━ 5 · 1-0 · no English · sure",
            "━━ 6 · 0-1 · no Chinese · doubtful 50 %",
        ]
    );
    beads.truncate(1);
    let mut moved = numbered(&beads).beads()[0];
    moved.placement = Placement::Moved;
    let bitext = Bitext::from_beads(Document::new("雨。"), Document::new("Rain."), vec![moved]).unwrap();
    assert_eq!(heads(&SideBySide::new().pairs(&bitext).to_string()), ["━━ 1 · 1-1 · sure · moved"]);
}

#[test]
fn the_summary_says_how_much_there_is_and_where_to_look() {
    let sents = Sents::new;
    let mut beads: Vec<(Sents, Sents, f32)> =
        (0..10).map(|k| (sents(k, k + 1), sents(k, k + 1), 0.3)).collect();
    beads.push((sents(10, 11), sents(10, 10), 1.0));
    let bitext = numbered(&beads);
    let summary = SideBySide::new().summary(&bitext, &[]).to_string();
    assert_eq!(
        summary.lines().skip(1).collect::<Vec<_>>(),
        [
            "  findings   none",
            "  pairs      10: 10 × 1-1",
            "  one-sided  1 Chinese, 0 English (pair 11)",
            "  doubtful   10 (pairs 1, 2, 3, 4, 5, 6, 7, 8 and 2 more)",
        ]
    );
    let trusting = SideBySide::new().doubtful_below(0.2).summary(&bitext, &[]).to_string();
    assert!(!trusting.contains("doubtful"), "{trusting}");
}

#[test]
fn the_summary_begins_with_passages_that_one_side_lacks() {
    static PASSAGE: Meta = Meta {
        id: "A03",
        name: "missing-passage",
        category: "Accuracy / Omission",
        severity: Severity::Error,
        state: State::On,
        docs: "",
        bad: &[],
        good: &[],
        reads: Reads::Both,
        direction: Direction::Both,
    };
    let bitext = pair();
    let mut findings = bitext.lint();
    findings[0].rule = &PASSAGE;
    let summary = SideBySide::new().summary(&bitext, &findings).to_string();
    assert_eq!(summary.lines().nth(1), Some("  passages  1 without English (pair 2)"));
}

/// A document of sentences, each with its kind.
fn document(language: &str, sentences: &[(&str, &str)]) -> Document<'static> {
    let (mut text, mut units) = (String::new(), Vec::new());
    for (paragraph, (sentence, kind)) in sentences.iter().enumerate() {
        let start = text.len();
        text.push_str(sentence);
        let span = Span::new(start, text.len());
        units.push(serde_json::json!({"span": span, "paragraph": paragraph, "kind": kind}));
        text.push('\n');
    }
    let json = serde_json::json!({"language": language, "text": text, "units": units});
    serde_json::from_value(json).expect("the sentences are in order")
}

/// Lines of the page before a sentence and, with a finding, behind it.
fn with_page() -> Bitext<'static> {
    let zh = document(
        "zh",
        &[
            ("首页", "boilerplate"),
            ("登录", "boilerplate"),
            ("渡船来迟了。", "text"),
            ("责任编辑：鲁大海", "boilerplate"),
        ],
    );
    let en = document("en", &[("The ferry was late.", "text"), ("Editor: Lu Dahai", "boilerplate")]);
    let bead = |source: [usize; 2], target: [usize; 2]| {
        Bead::new(Sents::new(source[0], source[1]), Sents::new(target[0], target[1]))
    };
    let beads = vec![bead([0, 1], [0, 0]), bead([1, 2], [0, 0]), bead([2, 3], [0, 1]), bead([3, 4], [1, 2])];
    Bitext::from_beads(zh, en, beads).expect("every sentence is in a bead")
}

#[test]
fn lines_of_the_page_are_folded_unless_something_was_found_in_them() {
    let bitext = with_page();
    let shown = |layout: SideBySide, findings: &[Finding]| {
        let text = layout.pairs_with(&bitext, findings).to_string();
        heads(&text).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let page = ["── 1–2 … 2 lines of the page in Chinese", "── 3", "── 4 … 1 line of the page on both sides"];
    assert_eq!(shown(SideBySide::new(), &[]), page);
    let mut findings = pair().lint();
    findings[0].pair = 3;
    (findings[0].source, findings[0].target) = (None, None);
    assert_eq!(shown(SideBySide::new(), &findings)[2], "── 4 · line of the page");
    assert_eq!(
        shown(SideBySide::new().unfolded(), &[])[..2],
        ["── 1 · line of the page", "── 2 · line of the page"]
    );
    let summary = SideBySide::new().summary(&bitext, &[]).to_string();
    assert!(summary.contains("  besides   3 lines of the page in Chinese, 1 in English\n"), "{summary}");
}

#[cfg(feature = "markdown")]
fn markdown() -> Bitext<'static> {
    use duizhao::segment::{Markup, Segmenter};
    let read = |text: &'static str| Document::segmented(text, &Segmenter::new().markup(Markup::Markdown));
    let zh = read(
        "# 渡船 {#ferry}\n\n见[**时刻表**](https://example.org/a/b/c)，运行\n`ferry --list`。\n\n```sh\nferry \\\n\t--list  # all\n```\n",
    );
    let en = read(
        "# The ferry {#ferry}\n\nSee the [**timetable**](https://example.org/a/b/c) &amp; run\n`ferry --list`.\n\n```sh\nferry \\\n\t--list  # all\n```\n",
    );
    let beads = (0..3).map(|k| Bead::new(Sents::new(k, k + 1), Sents::new(k, k + 1)));
    Bitext::from_beads(zh, en, beads.collect()).expect("every sentence is in a bead")
}

#[cfg(feature = "markdown")]
#[test]
fn markdown_is_shown_without_markup_and_with_its_code() {
    let text = SideBySide::new().width(90).pairs(&markdown()).to_string();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[1], "  渡船                                  │ The ferry");
    assert_eq!(lines[3], "  见时刻表，运行`ferry --list`。        │ See the timetable & run `ferry --list`.");
    assert_eq!(lines.last(), Some(&"── 3 … 1 block of code, the same on both sides"));
}

#[cfg(feature = "markdown")]
#[test]
fn code_that_is_unfolded_keeps_its_lines() {
    let text = SideBySide::new().width(60).unfolded().pairs(&markdown()).to_string();
    let code = text.split("── 3 · block of code\n").nth(1).expect("the code is shown");
    let left: Vec<&str> = code.lines().map(|line| line.split('│').next().unwrap().trim_end()).collect();
    assert_eq!(left, ["  ```sh", "  ferry \\", "      --list  # all", "  ```"]);
}

#[cfg(feature = "markdown")]
#[test]
fn carets_stand_under_words_between_markup() {
    let bitext = markdown();
    let mut findings = pair().lint();
    let start = bitext.target().text().find("timetable").unwrap();
    (findings[0].source, findings[0].target) = (None, Some(Span::new(start, start + "timetable".len())));
    let shown = [
        SideBySide::new().width(90).pairs_with(&bitext, &findings).to_string(),
        Findings::new(&bitext, &findings).to_string(),
    ];
    for text in shown {
        let lines: Vec<&str> = text.lines().collect();
        let at = lines.iter().position(|line| line.contains('^')).expect("there are carets");
        let column = |line: &str, mark: &str| line[..line.find(mark).unwrap()].width();
        assert_eq!(column(lines[at], "^^^^^^^^^"), column(lines[at - 1], "timetable"), "{text}");
    }
}

#[cfg(feature = "markdown")]
#[test]
fn markup_that_a_finding_points_at_is_shown() {
    let bitext = markdown();
    let mut findings = pair().lint();
    let start = bitext.target().text().find("https").unwrap();
    (findings[0].source, findings[0].target) = (None, Some(Span::new(start, start + "https".len())));
    let text = Findings::new(&bitext, &findings).to_string();
    assert!(text.contains("timetable**](https://example.org/a/b/c) & run"), "{text}");
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

/// Text with everything that Markdown reacts to.
#[cfg(feature = "markdown")]
fn markdown_text() -> impl Strategy<Value = String> {
    let markup = prop::sample::select(vec![
        "# ",
        "\n\n",
        "\n",
        "- ",
        "> ",
        "| a | b |\n|---|---|\n",
        "```\n",
        "\t",
        "**",
        "*",
        "`",
        "[",
        "](https://a.b)",
        "&amp;",
        "&nbsp;",
        "<b>",
        "</b>",
        "<br>",
        "<!--",
        "-->",
        "\\",
        "[^1]",
        "[^1]: ",
        "---\n",
        "::: tip\n",
        "$",
        "~~",
    ]);
    let piece = prop_oneof![markup.prop_map(str::to_owned), text()];
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

/// A bitext with the sentences of both texts one to one, as far as there are any.
#[cfg(feature = "markdown")]
fn read_as_markdown(texts: [String; 2]) -> Bitext<'static> {
    use duizhao::Language;
    use duizhao::segment::{Markup, Segmenter};
    let [zh, en] = texts;
    let segmenter = Segmenter::new().markup(Markup::Markdown);
    let zh = Document::segmented(zh, &segmenter.language(Language::Chinese));
    let en = Document::segmented(en, &segmenter.language(Language::English));
    let run = |k: usize, len: usize| Sents::new(k.min(len), (k + 1).min(len));
    let (chinese, english) = (zh.len(), en.len());
    let beads = (0..chinese.max(english)).map(|k| Bead::new(run(k, chinese), run(k, english)));
    Bitext::from_beads(zh, en, beads.collect()).expect("every sentence is in a bead")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_too_wide_or_obeyed(pairs in prop::collection::vec((text(), text()), 0..4), width in 40_usize..=200) {
        let bitext = Bitext::from_pairs(pairs);
        let findings = bitext.lint();
        let shown = [
            SideBySide::new().width(width).pairs_with(&bitext, &findings).to_string(),
            SideBySide::new().width(width).summary(&bitext, &findings).to_string(),
            Findings::new(&bitext, &findings).width(width).to_string(),
        ];
        for line in shown.iter().flat_map(|text| text.lines()) {
            prop_assert!(line.width() <= width, "{line:?} has {} columns of {width}", line.width());
            prop_assert!(!line.contains(char::is_control), "{line:?}");
        }
    }
}

#[cfg(feature = "markdown")]
proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_markdown_is_too_wide_or_obeyed(zh in markdown_text(), en in markdown_text(), width in 40_usize..=200) {
        let bitext = read_as_markdown([zh, en]);
        let findings = bitext.lint();
        let layout = SideBySide::new().width(width);
        let shown = [
            layout.pairs_with(&bitext, &findings).to_string(),
            layout.unfolded().pairs_with(&bitext, &findings).to_string(),
            Findings::new(&bitext, &findings).width(width).to_string(),
        ];
        for line in shown.iter().flat_map(|text| text.lines()) {
            prop_assert!(line.width() <= width, "{line:?} has {} columns of {width}", line.width());
            prop_assert!(!line.contains(char::is_control), "{line:?}");
        }
    }
}
