//! What holds for every text: nothing is lost, nothing is cut twice, nothing panics.

#[cfg(feature = "markdown")]
use duizhao::Document;
use duizhao::Language;
#[cfg(feature = "markdown")]
use duizhao::segment::Markup;
use duizhao::segment::{Boilerplate, LineBreaks, Segmenter, Split, unwrapped};
use proptest::prelude::*;

/// Text made of what the rules look for: full stops, quotation marks, brackets, figures, spaces, speakers.
fn nasty() -> impl Strategy<Value = String> {
    let atoms = prop_oneof![
        4 => prop::sample::select(vec![
            "。", "！", "？", "……", "…", "——", "—", "，", "：", "；", "、", "“", "”", "‘", "’", "「", "」", "『", "』",
            "《", "》", "（", "）", "【", "】", "｡", "．", "～", "\u{3000}", "︒", "︕",
        ]),
        4 => prop::sample::select(vec![
            ".", "!", "?", "...", ". . .", ",", ":", ";", "\"", "'", "(", ")", "[", "]", "[12]", "²", "-", "–", " ", "  ",
            "\u{A0}", "\u{200B}", "\u{FEFF}", "\n", "\r\n", "\n\n", "\t", "/", "@", "=", "•", "؟", "।", "*", "**", "_", "</b>", "<b>",
        ]),
        4 => prop::sample::select(vec![
            "他", "她说", "问", "的", "一声", "雅虎", "不过", "我", "张三", "约翰", "史密斯", "小声问", "说完", "这是", "天黑了", "約翰", "第1章",
        ]),
        4 => prop::sample::select(vec![
            "Mr", "Dr", "U.S", "a.m", "e.g", "No", "Inc", "I", "I've", "He", "said", "Lin", "asked", "the", "plan", "Yahoo",
            "Node.js", "iPhone", "A", "b", "IV", "Jan", "St", "www.a.cn", "https://b.cn/?q=1", "x@y.org", "Monday",
            "Chapter ", "Then",
        ]),
        2 => prop::sample::select(vec!["1", "2.5", "10", "2023", "3.", "1.", "1. ", " 2. ", "$5", "30%", "é", "ß", "Ω", "の", "한", "😀", "\u{301}"]),
    ];
    prop::collection::vec(atoms, 0..40).prop_map(|atoms| atoms.concat())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![4 => nasty(), 1 => any::<String>(), 1 => "[.!?…。！？“”‘’\"'()（）0-9a-cA-C 一二]{0,60}"]
}

fn any_segmenter() -> impl Strategy<Value = Segmenter> {
    let languages = prop_oneof![Just(None), Just(Some(Language::Chinese)), Just(Some(Language::English))];
    let splits = prop_oneof![4 => Just(Split::Sentences), 1 => Just(Split::Lines)];
    let breaks = prop_oneof![Just(LineBreaks::EndParagraph), Just(LineBreaks::Wrap)];
    let pages = prop_oneof![Just(Boilerplate::Auto), Just(Boilerplate::Marked), Just(Boilerplate::Kept)];
    (languages, splits, breaks, pages).prop_map(|(language, split, line_breaks, boilerplate)| {
        let segmenter = Segmenter::new().split(split).line_breaks(line_breaks).boilerplate(boilerplate);
        language.map_or(segmenter, |language| segmenter.language(language))
    })
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}')
}

/// Whether a reader sees nothing of a text: blanks, and what Unicode 16 lists as Default_Ignorable_Code_Point.
fn shows_nothing(text: &str) -> bool {
    text.chars().all(|c| {
        is_blank(c)
            || matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
                | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FFA0}'
                | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
                | '\u{E0000}'..='\u{E0FFF}')
    })
}

/// Text with the marks of Markdown, of MDX and of templates.
#[cfg(feature = "markdown")]
fn marked_up() -> impl Strategy<Value = String> {
    let marks = prop::sample::select(vec![
        "# ",
        "## ",
        "- ",
        "1. ",
        "> ",
        "```",
        "~~~js",
        "    ",
        "| a | b |\n|---|---|\n",
        "|",
        "**",
        "*",
        "_",
        "`",
        "``",
        "[",
        "](/a)",
        "](/a \"b。\")",
        "![",
        "<b>",
        "</b>",
        "<br>",
        "<div>",
        "<!--",
        "-->",
        "<A b={1}>",
        "</A>",
        "{a}",
        "{/*",
        "*/}",
        "{{",
        "}}",
        "{% x %}",
        ":::",
        "import a",
        "export {",
        "export const a = (",
        "import a from 'b'\n",
        ")",
        "}",
        "{\n",
        "<>",
        "</>",
        "<a.B>",
        "<A on={() => {\n\n}}\n>",
        "<p align=\"center\">",
        "</p>",
        "<td>",
        "<h1>",
        "<a href=\"b\">",
        "</a>",
        "<pre>",
        "</pre>",
        "<svg>",
        "<summary>",
        "\n> :::tip\n",
        "\n:a",
        "$",
        "`{{`",
        "        ",
        "---\n",
        "title: 渡船",
        "title: >\n  a\n",
        "[^1]",
        "[^1]: ",
        ": ",
        "\\",
        "&amp;",
        "\n",
        "\n\n",
        "\r\n",
        "\0",
        "---",
        "===",
        "\t",
        "https://a.cn",
        "<https://a.cn>",
        "{#id}",
        "- [ ] ",
        "~~",
    ]);
    let atoms = prop_oneof![3 => marks.prop_map(str::to_owned), 1 => nasty().prop_map(|text| text.chars().take(8).collect())];
    prop::collection::vec(atoms, 0..30).prop_map(|atoms| atoms.concat())
}

#[cfg(feature = "markdown")]
proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn units_of_marked_up_text_are_in_order_and_whole(text in marked_up(), is_mdx: bool) {
        let markup = if is_mdx { Markup::Mdx } else { Markup::Markdown };
        let (mut at, mut paragraph) = (0, 0);
        for unit in Segmenter::new().markup(markup).units(&text) {
            let range = unit.span.range();
            prop_assert!(at <= range.start && !range.is_empty(), "units overlap");
            prop_assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end), "cut characters");
            prop_assert!(paragraph <= unit.paragraph, "paragraphs go back");
            (at, paragraph) = (range.end, unit.paragraph);
        }
    }

    #[test]
    fn a_marked_up_document_survives_json(text in marked_up(), is_mdx: bool) {
        let markup = if is_mdx { Markup::Mdx } else { Markup::Markdown };
        let document = Document::segmented(text, &Segmenter::new().markup(markup));
        let json = serde_json::to_string(&document).expect("a document is plain data");
        prop_assert_eq!(serde_json::from_str::<Document<'_>>(&json).expect("own output"), document);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn units_cover_all_text_in_order(text in any_text(), segmenter in any_segmenter()) {
        let mut at = 0;
        let mut paragraph = 0;
        for unit in segmenter.units(&text) {
            let range = unit.span.range();
            prop_assert!(at <= range.start, "units overlap");
            prop_assert!(shows_nothing(&text[at..range.start]), "text is lost");
            let body = &text[range.clone()];
            prop_assert!(!body.is_empty() && !body.starts_with(is_blank) && !body.ends_with(is_blank), "not trimmed");
            prop_assert!(paragraph <= unit.paragraph && unit.paragraph <= paragraph + 1, "paragraphs jump");
            (at, paragraph) = (range.end, unit.paragraph);
        }
        prop_assert!(shows_nothing(&text[at..]), "text is lost at the end");
    }

    #[test]
    fn a_unit_that_is_cut_again_stays_whole(text in any_text(), segmenter in any_segmenter()) {
        let segmenter = segmenter.language(segmenter.language_of(&text));
        for unit in segmenter.units(&text) {
            let body = unit.span.of(&text);
            let again: Vec<&str> = segmenter.units(body).iter().map(|unit| unit.span.of(body)).collect();
            prop_assert_eq!(again, vec![body]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn joining_lines_loses_nothing_but_hyphens(text in any_text()) {
        let kept = |text: &str| -> String { text.chars().filter(|&c| !is_blank(c) && !is_hyphen(c)).collect() };
        let joined = unwrapped(&text);
        prop_assert_eq!(kept(&joined), kept(&text));
        prop_assert_eq!(unwrapped(&joined), &*joined, "joined lines have nothing to be joined");
    }
}

/// Each of these once failed.
#[test]
fn what_shows_nothing_is_no_unit() {
    for text in ["\u{FE00}", "\u{200B}\n\u{FE0F}\u{A0}", " \u{E0001}"] {
        assert_eq!(Segmenter::new().units(text), [], "{text:?}");
    }
}

#[cfg(feature = "markdown")]
#[test]
fn blanks_behind_a_line_of_code_are_no_code() {
    for blank in ["\u{A0} ", "\u{200B}", "\u{3000}\t"] {
        for quote in ["", "> "] {
            let text = format!("{quote}:::。{blank}\n\n天黑了。");
            let units = Segmenter::new().markup(Markup::Markdown).units(&text);
            let bodies: Vec<&str> = units.iter().map(|unit| unit.span.of(&text)).collect();
            assert_eq!(bodies, [":::。", "天黑了。"], "{text:?}");
        }
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{AD}')
}

/// Each of these once took time quadratic in its length.
#[test]
fn hostile_runs_take_linear_time() {
    const BYTES: usize = 100_000;
    let patterns = [
        ") ",
        ")",
        " ",
        ".",
        ". ",
        "! ",
        "1. ",
        "(",
        "(a. ",
        "\"",
        "a.\"",
        "\"a\" ",
        "“",
        "“a",
        "“a.” ",
        "Dr. ",
        "...",
        ". . ",
        "•",
        "。",
        "……",
        "…我",
        "《",
        "（",
        "“",
        "”",
        "说",
        "（1.",
        "1.",
        "一.",
        "\n",
        "a\n",
        "广告\n",
        "\u{301}",
        "¹",
        "[1]",
        "www.",
        "**",
        "。**",
        ".* ",
        "a. ) ",
        "\"a. \" ",
        "a.</b>",
        "．",
        "我．",
        "1．",
        "1. A 2. ",
        "No.It",
        "a-\n",
        "-\n",
        "我\n",
    ];
    for pattern in patterns {
        for head in ["It is so. ", "是的。"] {
            let text = head.to_owned() + &pattern.repeat(BYTES / pattern.len());
            for language in [Language::Chinese, Language::English] {
                Segmenter::new().language(language).units(&text);
            }
            unwrapped(&text);
        }
    }
}

/// Markup that is begun again and again, and never ended.
#[cfg(feature = "markdown")]
#[test]
fn hostile_markup_takes_linear_time() {
    const BYTES: usize = 10_000;
    let patterns = [
        "{",
        "{\n",
        "{/*",
        "{'",
        "{'\\'",
        "{`",
        "<A\n",
        "<A {",
        "<a \"",
        "<p>a",
        "<p>a<b>",
        "</",
        "<!--",
        "<svg>",
        "<p><svg>\n",
        "export const a = (\n\n",
        "export {\n",
        "import a from 'b'\n",
        "$a",
        "`{{`",
        "        a\n\n",
        "         - a\n",
        "<A>\n     a\n\n",
        ":::\n",
        ":a\n",
        "> :::\n",
        "<A b={",
        "```\n",
        "<A>a",
    ];
    for pattern in patterns {
        let text = pattern.repeat(BYTES / pattern.len());
        for markup in [Markup::Markdown, Markup::Mdx] {
            Segmenter::new().markup(markup).units(&text);
        }
        Markup::of_markdown(&text);
    }
}
