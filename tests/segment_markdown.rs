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
