//! Extracts the article from a web page.
//!
//! The article is found by `dom_smoothie`, a port of the reader view of Firefox. Before that, anything that
//! the page itself marks as its navigation or its footer is removed: on a short page the reader view keeps
//! it, glued to the first sentence. Lines of the page that get through are left to the segmenter, which marks
//! them as [`UnitKind::Boilerplate`](crate::segment::UnitKind::Boilerplate).

use std::borrow::Cow;
use std::collections::HashMap;

use dom_smoothie::{Config, Readability, TextMode};

use crate::error::{Error, ErrorKind, Result};

/// The parts that a page marks as not belonging to its article.
const AROUND: &str = "nav, footer, [role=navigation], [role=contentinfo], [role=search]";
/// Separators between the title of an article and the name of its site.
const TITLE_SEPARATORS: [char; 8] = ['-', '–', '—', '|', '｜', '_', '·', '»'];

/// An article extracted from a web page.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Article {
    /// Its title, empty if the page has none.
    pub title: String,
    /// Its text: one paragraph, heading or list item per line, with a blank line between them. The title is
    /// not repeated in it.
    pub text: String,
}

/// Extracts the article from an HTML page.
///
/// ```
/// use duizhao::html::article;
///
/// let page = "<html><head><title>渡船</title></head><body><nav><a href='/'>首页</a></nav><article>\
///     <p>渡船晚点了，因为船长把眼镜忘在了对岸，只好掉头回去取。</p><p>船上没有人抱怨。</p></article></body></html>";
/// let article = article(page)?;
/// assert_eq!(article.title, "渡船");
/// assert_eq!(article.text, "渡船晚点了，因为船长把眼镜忘在了对岸，只好掉头回去取。\n\n船上没有人抱怨。");
/// # Ok::<(), duizhao::Error>(())
/// ```
///
/// Elements that are nested more than 256 deep are read without their tags, so that no page exhausts the stack.
///
/// # Errors
///
/// [`ErrorKind::Format`] if no article is found in the page.
pub fn article(html: &str) -> Result<Article> {
    let html = &*flattened(html);
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let refuse = |cause| Error::new(ErrorKind::Format, "no article found in the page").caused_by(cause);
    let mut page = Readability::new(html, None, Some(config)).map_err(refuse)?;
    page.doc.select(AROUND).remove();
    let headings: Vec<String> =
        page.doc.select("h1").iter().map(|heading| one_line(&heading.text())).collect();
    let article = page.parse().map_err(refuse)?;
    let title = one_line(&article.title);
    let title = headings.into_iter().find(|heading| is_part(heading, &title)).unwrap_or(title);
    Ok(Article { title, text: paragraphs(&article.text_content) })
}

/// How deep elements may be nested: what reads them goes down by recursion. Browsers stop at 512.
const DEEPEST: usize = 256;

/// Elements without an end tag, or whose end tag may be left out: they contain none of their own kind except
/// inside others that are counted.
const NOT_NESTED: &[&str] = &[
    "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img",
    "input", "li", "link", "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td",
    "tfoot", "th", "thead", "tr", "track", "wbr",
];

/// Elements whose end tag closes only themselves: what is open inside them stays open.
const FORMATTING: &[&str] =
    &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements that no end tag inside them closes, except their own.
const CLOSED: &[&str] =
    &["applet", "button", "caption", "marquee", "math", "object", "svg", "table", "template"];

/// Elements in which tags are text.
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp"];

/// A page without the tags of elements that are nested too deep. Linear in the page.
fn flattened(html: &str) -> Cow<'_, str> {
    let mut open: Vec<String> = Vec::new();
    // The elements whose tags were left out, by name.
    let mut left_out: HashMap<String, usize> = HashMap::new();
    let (mut out, mut copied, mut at) = (String::new(), 0, 0);
    while let Some(start) = html[at..].find('<').map(|found| at + found) {
        let rest = &html[start + 1..];
        if rest.starts_with("!--") {
            at = rest.find("-->").map_or(html.len(), |end| start + 1 + end + 3);
            continue;
        }
        let is_end = rest.starts_with('/');
        let inside = &rest[usize::from(is_end)..];
        let name_end = inside.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inside.len());
        let name = inside[..name_end].to_ascii_lowercase();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            at = start + 1;
            continue;
        }
        let end = inside.find('>').map_or(html.len(), |end| start + 1 + usize::from(is_end) + end + 1);
        at = end;
        if NOT_NESTED.contains(&name.as_str()) {
            continue;
        }
        if !is_end && RAW.contains(&name.as_str()) {
            at = raw_end(html, end, &name);
            continue;
        }
        let is_left_out = match (is_end, left_out.get_mut(&name)) {
            (true, Some(count)) if *count > 0 => {
                *count -= 1;
                true
            }
            (true, _) => {
                close(&mut open, &name);
                false
            }
            (false, _) if open.len() < DEEPEST => {
                open.push(name);
                false
            }
            (false, _) => {
                *left_out.entry(name).or_default() += 1;
                true
            }
        };
        if is_left_out {
            out.push_str(&html[copied..start]);
            copied = end;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(&html[copied..]);
    Cow::Owned(out)
}

/// Closes an element as an end tag does: with what is open inside it, if the tag may do that.
fn close(open: &mut Vec<String>, name: &str) {
    let is = |list: &[&str], other: &str| list.contains(&other);
    let reach = open.iter().rposition(|other| other == name || is(CLOSED, other));
    let Some(place) = reach.filter(|&place| open[place] == name) else { return };
    if is(FORMATTING, name) {
        open.remove(place);
    } else {
        open.truncate(place);
    }
}

/// Where an element ends in which tags are text.
fn raw_end(html: &str, from: usize, name: &str) -> usize {
    let ends = |at: usize| {
        let rest = &html.as_bytes()[at..];
        rest.len() >= name.len() && rest[..name.len()].eq_ignore_ascii_case(name.as_bytes())
    };
    let tag = html[from..].match_indices("</").map(|(at, mark)| from + at + mark.len()).find(|&at| ends(at));
    tag.map_or(html.len(), |at| at + name.len())
}

/// Whether a heading is one part of the page's title: 渡船 in `渡船 - 新闻网`.
fn is_part(heading: &str, title: &str) -> bool {
    title.split(TITLE_SEPARATORS).any(|part| !heading.is_empty() && part.trim() == heading)
}

/// The lines that are not blank, with a blank line between them.
fn paragraphs(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(one_line).filter(|line| !line.is_empty()).collect();
    lines.join("\n\n")
}

/// The text with runs of white space as single blanks.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!DOCTYPE html><html><head><title>The Ferry - Example News</title>
        <script>track("page");</script><style>p { color: red }</style></head><body>
        <header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav></header>
        <main><article><h1>The Ferry</h1>
        <p>The ferry between the two villages has crossed the river every day for forty years, in fog, in
        snow, and once, as the older people like to tell, with a wedding party of sixty and a cow on board.</p>
        <p>The ferry was late, because the captain had left his <b>glasses</b> on the other
        side of the river &amp; had to go back for them, rowing against the wind for the better part of an hour.</p>
        <h2>What the captain said</h2>
        <p>“I cannot steer what I cannot see,” he said.<br><br>Nobody on board complained, not even the cat,
        which had been waiting since the morning.</p>
        <ul><li>The first ferry leaves at six.</li><li>The last one leaves at nine.</li></ul>
        <p>渡船晚点了，<span>因为</span>船长把眼镜忘在了对岸。</p></article></main>
        <aside class="related"><a href="/a">Swallows return</a> <a href="/b">Rain comes early</a></aside>
        <footer><a href="/privacy">Privacy Policy</a> © Example News</footer></body></html>"#;

    #[test]
    fn keeps_paragraphs_and_leaves_out_the_page() {
        let article = article(PAGE).expect("an article");
        let paragraphs: Vec<&str> = article.text.split("\n\n").collect();
        assert_eq!(
            paragraphs,
            [
                "The ferry between the two villages has crossed the river every day for forty years, in fog, in snow, \
                 and once, as the older people like to tell, with a wedding party of sixty and a cow on board.",
                "The ferry was late, because the captain had left his glasses on the other side of the river & had to go back for them, rowing against the wind for the better part of an hour.",
                "What the captain said",
                "“I cannot steer what I cannot see,” he said.",
                "Nobody on board complained, not even the cat, which had been waiting since the morning.",
                "The first ferry leaves at six.",
                "The last one leaves at nine.",
                "渡船晚点了，因为船长把眼镜忘在了对岸。",
            ]
        );
    }

    #[test]
    fn navigation_and_footer_are_left_out_of_short_pages_too() {
        let page = |title: &str, menu: &str, body: &str, foot: &str| {
            format!(
                "<!DOCTYPE html><html><head><title>{title}</title></head><body><nav>{menu}</nav><main>{body}</main>\
                 <footer>{foot}</footer></body></html>"
            )
        };
        let zh = page(
            "雪山 - 新闻网",
            "<a>首页</a><a>新闻</a>",
            "<h1>雪山</h1><p>山顶的雪一直没有化。村里的狗叫了一夜。</p><p>邮递员换了新的自行车。<br>奶奶的面条总是很咸。</p>\
             <table><tr><td>高度</td><td>5000米</td></tr></table>",
            "版权所有",
        );
        let en = page(
            "The Mountain",
            "<a>Home</a><a>News</a>",
            "<h1>The Mountain</h1><p>The snow on the top had not melted. The village dogs barked all night.</p>\
             <p>The postman had a new bicycle.<br>Grandmother's noodles were always too salty.</p>\
             <table><tr><td>Height</td><td>5,000 m</td></tr></table>",
            "All rights reserved",
        );
        let lines = |page: &str| {
            let article = article(page).expect("an article");
            [article.title, article.text.replace("\n\n", "\n")]
        };
        assert_eq!(
            lines(&zh),
            [
                "雪山",
                "山顶的雪一直没有化。村里的狗叫了一夜。\n邮递员换了新的自行车。\n奶奶的面条总是很咸。\n高度 5000米"
            ]
        );
        assert_eq!(
            lines(&en),
            [
                "The Mountain",
                "The snow on the top had not melted. The village dogs barked all night.\n\
                 The postman had a new bicycle.\nGrandmother's noodles were always too salty.\nHeight 5,000 m"
            ]
        );
    }

    #[test]
    fn the_title_is_a_heading_only_where_they_agree() {
        assert!(is_part("雪山", "雪山_新闻网") && is_part("The Ferry", "Example News | The Ferry"));
        assert!(!is_part("新闻", "雪山 - 新闻网") && !is_part("", "雪山 - ") && !is_part("雪山", "天气"));
    }

    #[test]
    fn a_page_without_text_has_no_article() {
        for page in ["", "<html><body></body></html>"] {
            assert_eq!(article(page).expect_err("no article").kind(), ErrorKind::Format, "{page}");
        }
    }

    #[test]
    fn a_page_that_is_nested_without_end_is_read_all_the_same() {
        let text = "<p>The ferry was late, because the captain had left his glasses on the other side.</p>";
        for (open, close) in [
            ("<div>", "</div>"),
            ("<div></x>", ""),
            ("<b><div></b>", ""),
            ("<table><tr><td>", "</td></tr></table>"),
            ("<div><table><td></div>", ""),
            ("<ul><li>", "</li></ul>"),
            ("<svg><a>", "</a></svg>"),
        ] {
            let page = format!("<body>{}{text}{}</body>", open.repeat(20_000), close.repeat(20_000));
            assert!(article(&page).is_err() || article(&page).unwrap().text.contains("glasses"), "{open}");
        }
    }

    #[test]
    fn only_what_is_nested_too_deep_is_flattened() {
        let page = |depth: usize| format!("{}a<br>b{}", "<div>".repeat(depth), "</div>".repeat(depth));
        assert_eq!(flattened(&page(DEEPEST)), page(DEEPEST));
        assert_eq!(flattened(&page(2 * DEEPEST)), page(DEEPEST));
        let flat = "<p>one<li><p>two<script>'<div>'</script><!-- <div> -->".repeat(DEEPEST);
        assert!(matches!(flattened(&flat), Cow::Borrowed(_)));
    }

    #[test]
    fn never_panics_on_broken_markup() {
        for page in
            ["<", "<p", "</p></p>", "<p>a<div>b</p>c", "\0", "<table><p>很长</table>", "&#x110000;&bogus;"]
        {
            let _ = article(page);
        }
    }
}
