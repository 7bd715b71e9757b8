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
