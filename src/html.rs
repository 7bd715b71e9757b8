//! Extracts the article from a web page.
//!
//! The article is found by `dom_smoothie`, a port of the reader view of Firefox. Before that, anything that
//! the page itself marks as its navigation or its footer is removed: on a short page the reader view keeps
//! it, glued to the first sentence. Lines of the page that get through are left to the segmenter, which marks
//! them as [`UnitKind::Boilerplate`](crate::segment::UnitKind::Boilerplate).

mod page;

use dom_query::Document;
use dom_smoothie::{Config, Readability, TextMode};

use crate::error::{Error, ErrorKind, Result};
use crate::language::{are_written_together, is_han, with_gaps};

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
/// Elements that are nested more than 128 deep are read without their tags, so that no page exhausts the
/// stack.
///
/// # Errors
///
/// [`ErrorKind::Format`] if no article is found in the page, or if formatting without an end tag, which opens
/// again in each paragraph, makes hundreds of thousands of elements out of it.
pub fn article(html: &str) -> Result<Article> {
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let refuse = |cause| Error::new(ErrorKind::Format, "no article found in the page").caused_by(cause);
    let page = page::parse(html)
        .ok_or_else(|| Error::new(ErrorKind::Format, "formatting without an end tag repeats too often"))?;
    close_up_lines(&page);
    let mut page = Readability::with_document(page, None, Some(config)).map_err(refuse)?;
    page.doc.select(AROUND).remove();
    let headings: Vec<String> =
        page.doc.select("h1").iter().map(|heading| one_line(&heading.text())).collect();
    let article = page.parse().map_err(refuse)?;
    let title = one_line(&article.title);
    let title = headings.into_iter().find(|heading| is_part(heading, &title)).unwrap_or(title);
    Ok(Article { title, text: paragraphs(&article.text_content) })
}

/// Takes out the line breaks of the source between Chinese characters: others are blanks.
fn close_up_lines(page: &Document) {
    for node in page.root().descendants().into_iter().filter(|node| node.is_text()) {
        let text = node.text();
        let is_kept = || node.ancestors_it(None).any(|around| around.node_name().as_deref() == Some("pre"));
        if text.contains('\n') && text.contains(is_han) && !is_kept() {
            let closed = with_gaps(&text, char::is_whitespace, |gap, before, next| {
                if gap.contains('\n') && are_written_together(before, next) { "" } else { gap }
            });
            if closed != *text {
                node.set_text(closed);
            }
        }
    }
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
    use std::time::{Duration, Instant};

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
    fn broken_lines_of_chinese_are_joined_without_a_blank() {
        let page = "<html><head><title>渡船\n晚点</title></head><body><article><h1>渡船\n  晚点</h1>\n<p>\n    渡船晚点了，因为船长把眼镜\n    \
            忘在了对岸，\r\n只好掉头回去取。\n</p>\n<p>他用 Rust\n写信，<b>信里\n说</b>：\n“别等我。”</p><pre>一\n二</pre></article></body></html>";
        let article = article(page).expect("an article");
        assert_eq!(article.title, "渡船晚点");
        assert!(article.text.contains("因为船长把眼镜忘在了对岸，只好掉头回去取。"), "{}", article.text);
        assert!(article.text.contains("他用 Rust 写信，信里说：“别等我。”"), "{}", article.text);
        assert!(!article.text.contains("一二"), "{}", article.text);
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

    /// The article of a page, found on a stack of the size that threads have by default.
    fn article_on_a_small_stack(page: String) -> Result<Article> {
        let reader = std::thread::Builder::new().stack_size(2 << 20).spawn(move || article(&page));
        reader.expect("a thread").join().expect("no panic")
    }

    #[test]
    fn a_page_that_is_nested_without_end_is_read_all_the_same() {
        const TEXT: &str =
            "<p>The ferry was late, because the captain had left his glasses on the other side.</p>";
        // Far above what a page takes, far below what it takes if time grows with the square of its depth.
        const LONGEST: Duration = Duration::from_secs(20);
        let closed = |open: &str, close: &str| (open.repeat(20_000), close.repeat(20_000));
        let open = |before: &str, open: &str| (before.to_owned() + &open.repeat(100_000), String::new());
        let is_found = true;
        for ((before, after), is_found) in [
            (closed("<div>", "</div>"), is_found),
            (closed("<div></x>", ""), is_found),
            (closed("<b><div></b>", ""), is_found),
            (closed("<table><tr><td>", "</td></tr></table>"), is_found),
            (closed("<div><table><td></div>", ""), is_found),
            (closed("<ul><li>", "</li></ul>"), is_found),
            (closed("<svg><a>", "</a></svg>"), is_found),
            (closed("<form><div></form>", ""), is_found),
            (closed("<a title='><!--'><div>", "</div></a>"), is_found),
            (open("", "<div>"), is_found),
            // A name may hold more than letters and digits.
            (open("", "<p-x>"), is_found),
            (open("", "<p:x>"), is_found),
            // Names that open nothing, or only until the next one, or hold no elements, do so only in HTML.
            (open("<svg>", "<td>"), is_found),
            (open("<svg>", "<tr>"), is_found),
            (open("<svg>", "<option>"), is_found),
            (open("<svg>", "<title>"), is_found),
            // The text is in a style sheet or a link, which are no part of an article.
            (open("<svg>", "<link>"), !is_found),
            (open("<svg>", "<style>"), !is_found),
            (open("<math>", "<td>"), is_found),
            (open("<math>", "<tr>"), is_found),
            (open("<math>", "<option>"), is_found),
            (open("<math>", "<title>"), is_found),
            (open("<math>", "<link>"), !is_found),
            (open("<math>", "<style>"), !is_found),
            // Comments that end early, and one that is none.
            (open("<!-- --!>", "<div>"), is_found),
            (open("<!-->", "<div>"), is_found),
            (open("<a title=\"><!--\">", "<div>"), is_found),
        ] {
            let page = format!("<body>{before}{TEXT}{after}</body>");
            let shape = &page[..60];
            let start = Instant::now();
            match article_on_a_small_stack(page.clone()) {
                Ok(article) => assert!(is_found && article.text.contains("glasses"), "{shape}: {article:?}"),
                Err(error) => assert!(!is_found && error.kind() == ErrorKind::Format, "{shape}: {error}"),
            }
            assert!(start.elapsed() < LONGEST, "{shape}: {:?}", start.elapsed());
        }
    }

    #[test]
    fn a_page_that_repeats_its_formatting_without_end_is_refused() {
        let fonts: String = (0..60).map(|size| format!("<font size={size}>")).collect();
        let page = format!("<p>{fonts}{}", "<p>很长".repeat(10_000));
        let error = article_on_a_small_stack(page).expect_err("too many elements");
        assert_eq!(error.kind(), ErrorKind::Format);
        assert!(error.to_string().contains("repeats"), "{error}");
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
