//! An alignment as one HTML page, to read, print and pass on.
//!
//! Start with [`HtmlReport`]: a page with the pairs side by side, their anchors and findings, a dot-plot of
//! the alignment and a histogram of its confidence. [`index()`] is the overview page of many reports, worst
//! first. A page is one file: it has no script and loads nothing, and a policy in its head forbids both.
//! Everything shown by colour is also shown by words or shape.

mod escape;
mod findings;
mod histogram;
mod index;
mod page;
mod plot;
mod row;
mod runs;
mod side;
mod tally;

use std::fmt;

use crate::bitext::Bitext;
use crate::lint::Finding;

pub use index::{Entry, index};

use escape::Escaped;
use page::Page;
use tally::Tally;

/// A page that shows a bitext and what was found in it; [`to_string`](ToString::to_string) or `write!` gives
/// the HTML.
///
/// The same bitext and findings give the same bytes. The size is linear in the text.
///
/// ```
/// use duizhao::report::HtmlReport;
///
/// let bitext = duizhao::align("故障持续了12个小时。", "The outage lasted <12> hours.");
/// let page = HtmlReport::new(&bitext).title("The outage").to_string();
/// assert!(page.starts_with("<!DOCTYPE html>"));
/// assert!(page.contains("<title>The outage</title>"));
/// assert!(page.contains("lasted &lt;"), "text is escaped");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct HtmlReport<'a> {
    bitext: &'a Bitext<'a>,
    findings: &'a [Finding],
    title: &'a str,
}

impl<'a> HtmlReport<'a> {
    /// A report without findings, titled “Alignment”.
    pub fn new(bitext: &'a Bitext<'_>) -> HtmlReport<'a> {
        HtmlReport { bitext, findings: &[], title: "Alignment" }
    }

    /// The findings to show, in any order. Findings of pairs that the bitext does not have are left out.
    ///
    /// ```
    /// use duizhao::{Bitext, report::HtmlReport};
    ///
    /// let bitext = Bitext::from_pairs([("我们必须做到。", "We We must do it.")]);
    /// let findings = bitext.lint();
    /// let page = HtmlReport::new(&bitext).findings(&findings).to_string();
    /// assert!(page.contains(">We We</a> must do it."));
    /// ```
    #[must_use]
    pub fn findings(self, findings: &'a [Finding]) -> HtmlReport<'a> {
        HtmlReport { findings, ..self }
    }

    /// The title of the page.
    #[must_use]
    pub fn title(self, title: &'a str) -> HtmlReport<'a> {
        HtmlReport { title, ..self }
    }
}

impl fmt::Display for HtmlReport<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let &HtmlReport { bitext, findings, title } = self;
        let tally = Tally::of(bitext, findings);
        let notes = findings::ByPair::new(bitext, findings);
        let body = |f: &mut fmt::Formatter<'_>| {
            writeln!(f, "<a class=\"skip\" href=\"#pairs\">Skip to the pairs</a>")?;
            writeln!(f, "<header>\n<h1>{}</h1>", Escaped(title))?;
            tally.write(f)?;
            writeln!(f, "</header>\n<main>")?;
            findings::by_rule(bitext, findings, f)?;
            writeln!(f, "<section class=\"figures\" aria-label=\"Figures\">")?;
            plot::write(bitext, f)?;
            histogram::write(bitext, f)?;
            writeln!(f, "</section>")?;
            pairs(bitext, findings, &notes, f)?;
            writeln!(f, "</main>")
        };
        Page { title, body }.fmt(f)
    }
}

/// The rows, below checkboxes that hide some of them, by style sheet alone.
const FILTERS: &str = "\
<fieldset class=\"filters\"><legend>Show only pairs</legend>
<label><input type=\"checkbox\" id=\"only-found\" /> with findings</label>
<label><input type=\"checkbox\" id=\"only-uneven\" /> not 1-1, or moved</label>
<label><input type=\"checkbox\" id=\"only-unsure\" /> of confidence below 0.9</label>
<label><input type=\"checkbox\" id=\"only-article\" /> of the article, not of the page around it</label>
</fieldset>";

fn pairs(
    bitext: &Bitext<'_>,
    findings: &[Finding],
    notes: &findings::ByPair,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    writeln!(
        f,
        "<section aria-labelledby=\"pairs\">\n<h2 id=\"pairs\" tabindex=\"-1\">Pairs</h2>\n{FILTERS}"
    )?;
    writeln!(
        f,
        "<div class=\"columns\" aria-hidden=\"true\"><span>Chinese</span><span>English</span></div>"
    )?;
    writeln!(f, "<ol class=\"pairs\">")?;
    let places = row::Places::of(bitext);
    for pair in bitext.pairs() {
        row::Row { pair, findings, numbers: notes.of(pair.index()), places: &places }.write(bitext, f)?;
    }
    writeln!(f, "</ol>\n</section>")
}
