//! An alignment as one HTML page, to read, print and pass on.
//!
//! Start with [`HtmlReport`]: a page that opens with what is wrong, the worst first, and goes on with the pairs
//! side by side, their anchors and findings, a dot-plot of the alignment and a histogram of its confidence.
//! Lines of the page around the article and code are folded. [`index()`] is the overview page of many reports, worst
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
mod summary;
mod wrong;

use std::fmt;

use crate::bitext::Bitext;
use crate::lint::Finding;
use crate::view::{self, Fold, Row, Sureness, Tally};

pub use index::{Entry, index};

use escape::Escaped;
use page::Page;

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
        let tally = Tally::of(bitext, findings, Sureness::DOUBTFUL_BELOW);
        let notes = findings::ByPair::new(bitext, findings);
        let body = |f: &mut fmt::Formatter<'_>| {
            writeln!(f, "<a class=\"skip\" href=\"#pairs\">Skip to the pairs</a>")?;
            writeln!(f, "<header>\n<h1>{}</h1>", Escaped(title))?;
            summary::write(&tally, f)?;
            writeln!(f, "{CONTENTS}</header>\n<main>")?;
            wrong::write(bitext, findings, f)?;
            pairs(bitext, findings, &notes, f)?;
            writeln!(f, "<section class=\"figures\" id=\"figures\" aria-label=\"Figures\">")?;
            plot::write(bitext, f)?;
            histogram::write(bitext, f)?;
            writeln!(f, "</section>")?;
            writeln!(f, "</main>")
        };
        Page { title, body }.fmt(f)
    }
}

/// The parts of the page, under its head.
const CONTENTS: &str = "\
<nav aria-label=\"Contents\"><a href=\"#wrong\">What is wrong</a> <a href=\"#pairs\">Pairs</a> \
<a href=\"#figures\">Figures</a></nav>
";

/// The rows, below checkboxes that hide some of them, by style sheet alone.
const FILTERS: &str = "\
<fieldset class=\"filters\"><legend>Show only pairs</legend>
<label><input type=\"checkbox\" id=\"only-found\" /> with findings</label>
<label><input type=\"checkbox\" id=\"only-uneven\" /> not 1-1, or moved</label>
<label><input type=\"checkbox\" id=\"only-unsure\" /> that are not sure</label>
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
    let pair = |index: usize, f: &mut fmt::Formatter<'_>| {
        let (pair, numbers) = (bitext.pair(index), notes.of(index));
        row::Row { pair, findings, numbers, places: &places }.write(bitext, f)
    };
    for row in view::rows(bitext, |index| notes.of(index).len() > 0) {
        match row {
            Row::Pair(index) => pair(index, f)?,
            Row::Fold(fold) => {
                open_fold(&fold, f)?;
                fold.pairs.clone().try_for_each(|index| pair(index, f))?;
                writeln!(f, "</ol></details></li>")?;
            }
        }
    }
    writeln!(f, "</ol>\n</section>")
}

/// The beginning of a run that is folded, up to its pairs.
fn open_fold(fold: &Fold, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    writeln!(f, "<li class=\"fold\"><details><summary>… {}</summary>\n<ol class=\"pairs\">", fold.told())
}
