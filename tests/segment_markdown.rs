//! Markdown: what is prose, of which kind, and what stands in it that is none.

#![cfg(feature = "markdown")]

use duizhao::segment::{Markup, Segmenter, UnitKind};
use duizhao::{Aligner, Document, Language};

fn units(markup: Markup, text: &str) -> Vec<(UnitKind, String)> {
    let units = Segmenter::new().markup(markup).units(text);
    units.iter().map(|unit| (unit.kind, unit.span.of(text).to_owned())).collect()
}

fn check(text: &str, expected: &[(UnitKind, &str)]) {
    let expected: Vec<(UnitKind, String)> =
        expected.iter().map(|&(kind, text)| (kind, text.to_owned())).collect();
    assert_eq!(units(Markup::Markdown, text), expected, "{text}");
}

use UnitKind::{Cell, Code, Footnote, FrontMatter, Heading, Item, Quotation, Text};

#[test]
fn every_kind_of_block_is_known() {
    check(
        "---\ntitle: \"渡船手册\"\nsidebar: false\n---\n\n# 渡船 {#ferry}\n\n渡船晚点了。没有人抱怨。\n\n\
         - 带伞\n- 带眼镜\n  - 备用的\n\n> 船长说：“等等。”\n\n| 时间 | 人数 |\n|---|---|\n| 早上 | 三个 |\n\n\
         ```js\nconst a = '不是散文。'\n```\n\n完[^1]\n\n[^1]: 见上。\n",
        &[
            (Code, "---\ntitle: \""),
            (FrontMatter, "渡船手册"),
            (Code, "\"\nsidebar: false\n---"),
            (Heading(1), "渡船"),
            (Text, "渡船晚点了。"),
            (Text, "没有人抱怨。"),
            (Item, "带伞"),
            (Item, "带眼镜"),
            (Item, "备用的"),
            (Quotation, "船长说：“等等。”"),
            (Cell, "时间"),
            (Cell, "人数"),
            (Cell, "早上"),
            (Cell, "三个"),
            (Code, "```js\nconst a = '不是散文。'\n```"),
            (Text, "完[^1]"),
            (Footnote, "见上。"),
        ],
    );
}

#[test]
fn inline_code_is_never_cut() {
    check("可以用 `a?` 取值。也可以用 `b!`。", &[(Text, "可以用 `a?` 取值。"), (Text, "也可以用 `b!`。")]);
    check(
        "Use `a? b` to ask. Then call `stop.now`.",
        &[(Text, "Use `a? b` to ask."), (Text, "Then call `stop.now`.")],
    );
}

#[test]
fn markup_goes_with_the_sentence_that_it_touches() {
    check(
        "**渡船**晚点了。[船长](/crew \"船员。\")没来。",
        &[(Text, "**渡船**晚点了。"), (Text, "[船长](/crew \"船员。\")没来。")],
    );
    check("*Late.* **Again.**", &[(Text, "*Late.*"), (Text, "**Again.**")]);
}

#[test]
fn wrapped_lines_are_one_sentence() {
    check("渡船又\n晚点了。\n没有人抱怨。", &[(Text, "渡船又\n晚点了。"), (Text, "没有人抱怨。")]);
    check(
        "> The ferry\n> was late.\n> Nobody minded.",
        &[(Quotation, "The ferry\n> was late."), (Quotation, "Nobody minded.")],
    );
    let document = Document::segmented("渡船又\n晚点了。", &Segmenter::new().markup(Markup::Markdown));
    assert_eq!(document.len(), 1);
}

#[test]
fn a_heading_with_an_identifier_is_whole() {
    check("## 还在维护吗？ {#maintained}\n\n是的。", &[(Heading(2), "还在维护吗？"), (Text, "是的。")]);
}

#[test]
fn containers_html_and_broken_fences_are_no_prose() {
    check(
        "::: tip 提示\n渡船晚点了。\n:::\n\n<div class=\"note\">\n\n没有人抱怨。\n\n</div>\n\n~~~\n没有完。",
        &[
            (Code, "::: tip 提示"),
            (Text, "渡船晚点了。"),
            (Code, ":::"),
            (Code, "<div class=\"note\">"),
            (Text, "没有人抱怨。"),
            (Code, "</div>"),
            (Code, "~~~\n没有完。"),
        ],
    );
    check("```\n::: tip\n```", &[(Code, "```\n::: tip\n```")]);
}

#[test]
fn statements_and_components_of_mdx_are_no_prose() {
    let text = "import Tabs from '@theme/Tabs'\n\n# Ferry\n\n<Tabs>\n\nIt was late.\n\n</Tabs>\n";
    assert_eq!(
        units(Markup::Mdx, text),
        [
            (Code, "import Tabs from '@theme/Tabs'".to_owned()),
            (Heading(1), "Ferry".to_owned()),
            (Code, "<Tabs>".to_owned()),
            (Text, "It was late.".to_owned()),
            (Code, "</Tabs>".to_owned()),
        ]
    );
}

#[test]
fn a_statement_or_a_tag_of_several_lines_is_one_unit() {
    let text = "export const crew = {\n  captain: 'Lin',\n\n  mate: 'Wu',\n};\n\n他们来了。\n\n<Boat\n  name=\"a\"\n  on={() => {}}\n/>\n\n\
                船开了。\n";
    assert_eq!(
        units(Markup::Mdx, text),
        [
            (Code, "export const crew = {\n  captain: 'Lin',\n\n  mate: 'Wu',\n};".to_owned()),
            (Text, "他们来了。".to_owned()),
            (Code, "<Boat\n  name=\"a\"\n  on={() => {}}\n/>".to_owned()),
            (Text, "船开了。".to_owned()),
        ]
    );
}

#[test]
fn tags_of_templates_are_no_prose() {
    check(
        "{{< note >}}\n渡船晚点了。\n{{< /note >}}\n\n坐{{< boat name=\"海燕。\" >}}去。{% raw %}",
        &[
            (Code, "{{< note >}}"),
            (Text, "渡船晚点了。"),
            (Code, "{{< /note >}}"),
            (Text, "坐{{< boat name=\"海燕。\" >}}去。{% raw %}"),
        ],
    );
    assert_eq!(
        units(Markup::Mdx, "## 船 {/*boat*/}\n\n有 {n} 艘。"),
        [(Heading(2), "船 {/*boat*/}".to_owned()), (Text, "有 {n} 艘。".to_owned()),]
    );
}

#[test]
fn a_description_of_several_lines_is_prose() {
    check(
        "---\ndescription: >\n  渡船\n  晚点了。\n  没有人抱怨。\ndraft: true\n---\n",
        &[
            (Code, "---\ndescription: >"),
            (FrontMatter, "渡船\n  晚点了。"),
            (FrontMatter, "没有人抱怨。"),
            (Code, "draft: true\n---"),
        ],
    );
}

#[test]
fn terms_and_their_definitions_are_apart() {
    check("渡船\n: 过江的船。\n", &[(Item, "渡船"), (Item, "过江的船。")]);
}

#[test]
fn titles_and_alternative_texts_are_read() {
    let bitext = |zh: &'static str, en: &'static str| {
        let segmenter = Segmenter::new().markup(Markup::Markdown);
        Aligner::new().align(Document::segmented(zh, &segmenter), Document::segmented(en, &segmenter))
    };
    let bitext = bitext(
        "见[这里](/a \"2024年3月5日的渡船。\")。\n\n![37个人](a.png)\n",
        "See [here](/a \"The ferry of 5 March 2024.\").\n\n![37 people](a.png)\n",
    );
    let links = |pair: usize| {
        bitext.pair(pair).links().iter().map(|link| link.target_text(&bitext)).collect::<Vec<_>>()
    };
    assert_eq!(links(0), ["5 March 2024"]);
    assert_eq!(links(1), ["37 people"]);
}

#[test]
fn statements_follow_front_matter_of_several_lines() {
    let text = "---\ntitle: 渡船\nweight: 1\n---\nimport Boat from 'boat';\n\n船开了。\n";
    let found = units(Markup::Mdx, text);
    assert_eq!(found[3], (Code, "import Boat from 'boat';".to_owned()), "{found:?}");
}

#[test]
fn the_language_is_that_of_the_prose() {
    let text = "安装：\n\n```sh\nnpm install --save-dev eslint typescript prettier vitest jsdom\n```\n";
    assert_eq!(
        Document::segmented(text, &Segmenter::new().markup(Markup::Markdown)).language(),
        Language::Chinese
    );
}

#[test]
fn a_document_of_markdown_survives_json() {
    let text = "# 渡船\n\n> 渡船**又**晚\n> 点了，`a?` 也是。\n";
    let document = Document::segmented(text, &Segmenter::new().markup(Markup::Markdown));
    let json = serde_json::to_string(&document).expect("a document is plain data");
    assert_eq!(serde_json::from_str::<Document<'_>>(&json).expect("own output"), document);
    let broken = json.replace("\"masks\":[{\"span\":{\"start\":", "\"masks\":[{\"span\":{\"start\":9");
    assert!(serde_json::from_str::<Document<'_>>(&broken).is_err());
}

#[test]
fn nothing_is_lost_of_any_text() {
    for text in
        ["", "\0", "`", "```", "> ", "- ", "|", "[a](b", "<", "**", "\r\n# a\r\n", "a\\\nb", "&amp; &#65;"]
    {
        for markup in [Markup::Markdown, Markup::Mdx] {
            let mut end = 0;
            for unit in Segmenter::new().markup(markup).units(text) {
                assert!(unit.span.start >= end && unit.span.start < unit.span.end, "{text:?}");
                end = unit.span.end;
            }
        }
    }
}

fn check_mdx(text: &str, expected: &[(UnitKind, &str)]) {
    let expected: Vec<(UnitKind, String)> =
        expected.iter().map(|&(kind, text)| (kind, text.to_owned())).collect();
    assert_eq!(units(Markup::Mdx, text), expected, "{text}");
}

#[test]
fn a_bracket_that_is_not_closed_does_not_take_the_page() {
    let smile = "export const smile = \":(\"; // (";
    check_mdx(&format!("{smile}\n\nIt was late.\n"), &[(Code, smile), (Text, "It was late.")]);
    let open = "export const a = [\n  1,";
    check_mdx(&format!("{open}\n\nIt was late.\n"), &[(Code, open), (Text, "It was late.")]);
    check_mdx(&format!("{open}\n\n## Late\n"), &[(Code, open), (Heading(2), "Late")]);
    check_mdx(&format!("{open}\n\n渡船晚点了。\n"), &[(Code, open), (Text, "渡船晚点了。")]);
}

#[test]
fn prose_that_begins_like_a_statement_is_prose() {
    check_mdx(
        "The ferry can\nimport cars and\nexport default cars.\n",
        &[(Text, "The ferry can\nimport cars and\nexport default cars.")],
    );
    check_mdx(
        "import cars with it.\n\nIt was late.\n",
        &[(Text, "import cars with it."), (Text, "It was late.")],
    );
}

#[test]
fn what_inline_code_says_begins_no_tag() {
    check(
        "Write `{{` first. Then write `}}` last.",
        &[(Text, "Write `{{` first."), (Text, "Then write `}}` last.")],
    );
    check_mdx(
        "Write `{` first. Then write `}` last.",
        &[(Text, "Write `{` first."), (Text, "Then write `}` last.")],
    );
}

#[test]
fn lines_are_joined_as_the_language_and_the_page_do() {
    for (text, expected) in [
        (
            "He said “hello to you”\nand then left—\nat last…\nDon’t\nask.",
            "He said “hello to you” and then left— at last… Don’t ask.",
        ),
        ("渡船又\n晚点了，\nLin 说：“好”\n没有人——\n没有。", "渡船又晚点了，Lin 说：“好”没有人——没有。"),
        ("这里用 Rust 写。使\nPod 和\n**库**", "这里用 Rust 写。使 Pod 和库"),
        ("这里用Rust写。使\nPod\n没了", "这里用Rust写。使Pod没了"),
    ] {
        assert_eq!(Segmenter::new().markup(Markup::Markdown).prose(text).trim_end(), expected);
    }
}

#[test]
fn a_colon_that_touches_a_word_is_no_definition() {
    check("Look\n:warning: Late\n", &[(Text, "Look\n:warning: Late")]);
    check(
        "> :::tip\n> 渡船晚点了。\n> :::\n",
        &[(Code, ":::tip"), (Quotation, "渡船晚点了。"), (Code, ":::")],
    );
}

#[test]
fn text_inside_components_is_prose() {
    check_mdx("<Note>It was `late`.</Note>\n", &[(Text, "<Note>It was `late`.</Note>")]);
    check_mdx(
        "<Note>\n  It was *late*. Again.\n</Note>\n",
        &[(Code, "<Note>"), (Text, "It was *late*."), (Text, "Again."), (Code, "</Note>")],
    );
    check_mdx(
        "<Steps>\n  <Step title=\"…\">\n    It was late.\n\n    - Again\n\n    ```js\n    a\n    ```\n  </Step>\n</Steps>\n",
        &[
            (Code, "<Steps>"),
            (Code, "<Step title=\"…\">"),
            (Text, "It was late."),
            (Item, "Again"),
            (Code, "```js\n    a\n    ```"),
            (Code, "</Step>"),
            (Code, "</Steps>"),
        ],
    );
    check_mdx("<Boat /> was late <Boat />\n", &[(Text, "was late")]);
}

#[test]
fn text_between_tags_of_html_is_prose() {
    check(
        "<p align=\"center\">\n  <b>渡船</b>晚点了。\n  没有人抱怨。\n</p>\n",
        &[
            (Code, "<p align=\"center\">"),
            (Text, "<b>渡船</b>晚点了。"),
            (Text, "没有人抱怨。"),
            (Code, "</p>"),
        ],
    );
    check(
        "<h1 align=\"center\"><img src=\"a.png\"> Ferry</h1>\n",
        &[(Code, "<h1 align=\"center\"><img src=\"a.png\">"), (Heading(1), "Ferry"), (Code, "</h1>")],
    );
    check(
        "<table>\n<tr><td>早上</td><td>三个</td></tr>\n</table>\n",
        &[
            (Code, "<table>\n<tr><td>"),
            (Cell, "早上"),
            (Code, "</td><td>"),
            (Cell, "三个"),
            (Code, "</td></tr>\n</table>"),
        ],
    );
    check(
        "<details>\n<summary>More</summary>\n\nIt was late.\n\n</details>\n",
        &[
            (Code, "<details>\n<summary>"),
            (Text, "More"),
            (Code, "</summary>"),
            (Text, "It was late."),
            (Code, "</details>"),
        ],
    );
    check(
        "> <div>\n> 见<a href=\"b\">这里</a>。\n> </div>\n",
        &[(Code, "<div>\n>"), (Quotation, "见<a href=\"b\">这里</a>。"), (Code, "</div>")],
    );
    for code in [
        "<!-- It was late. -->",
        "<pre>\nIt was late.\n</pre>",
        "<div><svg><text>Late</text></svg>&nbsp;|</div>",
    ] {
        check(code, &[(Code, code)]);
    }
}

#[test]
fn comments_tags_and_expressions_of_several_lines_are_one_unit() {
    for code in [
        "{/* It was late.\n\nAgain. */}",
        "<Boat\n  on={() => {\n\n    go(\">\");\n  }}\n>",
        "<>",
        "</>",
        "<foo.Bar>",
        "{\n  boats.map((boat) => boat)\n}",
    ] {
        check_mdx(
            &format!("It was late.\n\n{code}\n\nAgain.\n"),
            &[(Text, "It was late."), (Code, code), (Text, "Again.")],
        );
    }
}

#[test]
fn comments_of_mdx_are_none_of_markdown_either() {
    check(
        "# Ferry {/*ferry*/}\n\n{/* It was late.\n\nAgain. */}\n\nIt was {late}.\n",
        &[
            (Heading(1), "Ferry {/*ferry*/}"),
            (Code, "{/* It was late.\n\nAgain. */}"),
            (Text, "It was {late}."),
        ],
    );
}

#[test]
fn prices_are_no_formulas() {
    for text in [
        "Pay $5 and $6.",
        "Pay $7-$8, $7–$8 or $7/$8.",
        "From $5k to $6k, ($5)-($6).",
        "US$5和US$6。",
        "从$5到$6。",
    ] {
        assert_eq!(Segmenter::new().markup(Markup::Markdown).prose(text).trim_end(), text);
    }
    check("Pay $5 and $6. Then pay $7-$8.", &[(Text, "Pay $5 and $6."), (Text, "Then pay $7-$8.")]);
    check("设 $a。b$ 为真。", &[(Text, "设 $a。b$ 为真。")]);
}

#[test]
fn statements_make_a_page_one_of_mdx() {
    for text in [
        "import Tabs from '@theme/Tabs';\n\n# 渡船\n",
        "# 渡船\n\nexport const a = 1;\n",
        "---\na: b\n---\nimport a from \"b\"\n",
    ] {
        assert_eq!(Markup::of_markdown(text), Markup::Mdx, "{text}");
    }
    for text in [
        "```js\nimport a from 'b'\n```\n",
        "You can\nimport a from 'b'\n",
        "import goods from abroad\n",
        "export default settings to a file\n",
    ] {
        assert_eq!(Markup::of_markdown(text), Markup::Markdown, "{text}");
    }
}
