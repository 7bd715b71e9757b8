//! The article out of a web page.
//!
//! What is article and what is page is decided by `dom_smoothie`, a port of the reader view of
//! Firefox. Lines of the page that get through are left to the segmenter, which marks them as
//! [`UnitKind::Boilerplate`](crate::segment::UnitKind::Boilerplate).

use dom_smoothie::{Config, Readability, TextMode};

use crate::error::{Error, ErrorKind, Result};

/// An article that was taken out of a web page.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Article {
    /// Its title, empty where the page has none.
    pub title: String,
    /// Its text: a paragraph, heading or list item a line, a blank line between them. The title is not
    /// repeated in it.
    pub text: String,
}

/// Takes the article out of a page of HTML.
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
/// # Errors
///
/// [`ErrorKind::Format`] if no article is found in the page.
pub fn article(html: &str) -> Result<Article> {
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let article = Readability::new(html, None, Some(config))
        .and_then(|mut page| page.parse())
        .map_err(|cause| Error::new(ErrorKind::Format, "no article found in the page").caused_by(cause))?;
    Ok(Article { title: one_line(&article.title), text: paragraphs(&article.text_content) })
}

/// The lines that say something, with a blank line between them.
fn paragraphs(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(one_line).filter(|line| !line.is_empty()).collect();
    lines.join("\n\n")
}

/// The text with single blanks.
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
    fn a_page_without_text_has_no_article() {
        for page in ["", "<html><body></body></html>"] {
            assert_eq!(article(page).expect_err("no article").kind(), ErrorKind::Format, "{page}");
        }
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
