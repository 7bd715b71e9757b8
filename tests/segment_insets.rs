//! Lines that sound like a web page, put between the lines of articles: what one of them says decides nothing
//! about the rest of the article.

use duizhao::Document;

/// Such lines in Chinese and in English.
const INSETS: &[[&str; 2]] = &[
    ["另见：山谷里的印刷史", "See also: the history of printing in the valley"],
    ["相关阅读：河边来信", "Related reading: letters from the river"],
    ["相关阅读", "Related"],
    ["延伸阅读", "Further Reading"],
    ["推荐阅读", "Recommended"],
    ["热门文章", "Most read"],
    ["评论", "Comments"],
    ["发表评论", "Leave a comment"],
    ["分享", "Share"],
    ["注册", "Register"],
    ["点击此处查看图片", "Click here to see the pictures"],
    ["欢迎关注我们的公众号", "Sign up for the newsletter"],
    ["标签：印刷、刺猬", "Tags: printing, hedgehogs"],
    ["来源：山谷晚报", "Source: Valley News"],
    ["版权归作者所有。", "The copyright belongs to the author."],
    ["相关文章\n一九三一年的机器\n刺猬过冬", "Related articles\nThe machines of 1931\nHow hedgehogs winter"],
];
/// What stands before and behind the article on some pages.
const HEADS: [&str; 2] = ["作者：林小雨\n来源：山谷晚报", "By Ada Lin\nSource: Valley News"];
const TAILS: [&str; 2] = ["版权所有 山谷晚报\n联系我们", "© 2021 Valley News\nContact us"];

/// Own articles, a sentence a line.
const ARTICLES: &[[&str; 2]] = &[
    [include_str!("../fixtures/bench/ferry.zh"), include_str!("../fixtures/bench/ferry.en")],
    [include_str!("../fixtures/bench/speech.zh"), include_str!("../fixtures/bench/speech.en")],
    [include_str!("../fixtures/bench/typhoon.zh"), include_str!("../fixtures/bench/typhoon.en")],
];
/// How many sentences of an article form a paragraph.
const PARAGRAPH: usize = 4;

/// The lines of a page with the article and, behind two thirds of it, the inset. From there on, each paragraph
/// has a heading.
fn page(side: usize, article: &str, inset: &str) -> String {
    let sentences: Vec<&str> = article.lines().collect();
    let paragraphs: Vec<String> = sentences.chunks(PARAGRAPH).map(|chunk| chunk.join(" ")).collect();
    let at = paragraphs.len() * 2 / 3;
    let mut lines = vec![HEADS[side].to_owned()];
    lines.extend_from_slice(&paragraphs[..at]);
    lines.push(inset.to_owned());
    for paragraph in &paragraphs[at..] {
        lines.push(["小标题", "The Next Part"][side].to_owned());
        lines.push(paragraph.clone());
    }
    lines.push(TAILS[side].to_owned());
    lines.join("\n")
}

/// The sentences of an article that are marked.
fn marked<'d>(document: &'d Document<'_>, article: &str) -> Vec<&'d str> {
    let marked = document.sentences().filter(|sentence| sentence.is_boilerplate());
    marked.map(|sentence| sentence.text()).filter(|text| article.contains(text)).collect()
}

/// Whether both pages still have the lines around the article marked.
fn has_furniture(document: &Document<'_>) -> bool {
    document.sentences().any(|sentence| sentence.is_boilerplate())
}

#[test]
fn an_article_goes_on_behind_any_line() {
    for article in ARTICLES {
        for inset in INSETS {
            for side in [0, 1] {
                let text = page(side, article[side], inset[side]);
                let document = Document::new(text.as_str());
                assert!(has_furniture(&document), "{text}");
                assert_eq!(marked(&document, article[side]), [""; 0], "behind {:?}", inset[side]);
            }
        }
    }
}

#[test]
fn an_article_of_single_sentences_goes_on_behind_any_line() {
    for article in ARTICLES {
        for inset in INSETS {
            for side in [0, 1] {
                let lines: Vec<&str> = article[side].lines().collect();
                let (before, behind) = lines.split_at(lines.len() / 2);
                let text =
                    [&[HEADS[side]], before, &[inset[side]], behind, &[TAILS[side]]].concat().join("\n");
                let document = Document::new(text.as_str());
                assert_eq!(marked(&document, article[side]), [""; 0], "behind {:?}", inset[side]);
            }
        }
    }
}
