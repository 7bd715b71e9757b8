//! [`index()`]: the page above many reports.

use std::fmt;

use crate::bitext::Bitext;
use crate::lint::Finding;
use crate::view::{Sureness, Tally, counted, percent};

use super::escape::Escaped;
use super::page::Page;

/// One document in the index: its name, where its report is, and what was counted in it, or why nothing was.
///
/// It is small, so that the index of a large corpus does not have to keep its bitexts.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    title: String,
    href: Option<String>,
    counted: Counted,
}

#[derive(Clone, Debug, PartialEq)]
enum Counted {
    Tally(Box<Tally>),
    /// Why nothing was counted.
    Nothing(String),
}

impl Entry {
    /// A document whose report is at `href`, an address relative to the index. It is escaped for
    /// HTML, not for URLs: a blank or `#` in a file name is the caller's to encode.
    pub fn new(
        title: impl Into<String>,
        href: impl Into<String>,
        bitext: &Bitext<'_>,
        findings: &[Finding],
    ) -> Entry {
        let counted = Counted::Tally(Box::new(Tally::of(bitext, findings, Sureness::DOUBTFUL_BELOW)));
        Entry { title: title.into(), href: Some(href.into()), counted }
    }

    /// A document in which nothing was counted, with the reason. These come before the others.
    ///
    /// ```
    /// use duizhao::report::{Entry, index};
    ///
    /// let page = index("Corpus", &[Entry::uncounted("letter", None, "failed: no text")]).to_string();
    /// assert!(page.contains("letter") && page.contains("failed: no text"));
    /// ```
    pub fn uncounted(title: impl Into<String>, href: Option<String>, reason: impl Into<String>) -> Entry {
        Entry { title: title.into(), href, counted: Counted::Nothing(reason.into()) }
    }

    /// How bad the document is: its findings per hundred English sentences, where an error counts as five
    /// warnings and a remark as nothing (the weights of the MQM scoring model). `NaN` if nothing was counted.
    ///
    /// ```
    /// use duizhao::{Bitext, report::Entry};
    ///
    /// let bitext = Bitext::from_pairs([("我们必须做到。", "We We must do it."), ("好。", "Good.")]);
    /// let entry = Entry::new("a warning in two sentences", "a.html", &bitext, &bitext.lint());
    /// assert_eq!(entry.penalty(), 50.0);
    /// ```
    pub fn penalty(&self) -> f64 {
        self.tally().map_or(f64::NAN, Tally::penalty)
    }

    fn tally(&self) -> Option<&Tally> {
        match &self.counted {
            Counted::Tally(tally) => Some(tally),
            Counted::Nothing(_) => None,
        }
    }

    /// Worst first: documents without counts, then by penalty, then by lowest confidence, then by name and
    /// address.
    fn worse(&self, other: &Entry) -> std::cmp::Ordering {
        let by_penalty = other.penalty().total_cmp(&self.penalty());
        let confidence = |entry: &Entry| entry.tally().map_or(0.0, |tally| tally.confidence);
        let by_confidence = confidence(self).total_cmp(&confidence(other));
        let by_name = (&self.title, &self.href).cmp(&(&other.title, &other.href));
        by_penalty.then(by_confidence).then(by_name)
    }
}

/// A page with a line for each document, worst first; `to_string` or `write!` gives the HTML.
///
/// The order is by [penalty](Entry::penalty), then by mean confidence, lowest first, then by title.
///
/// ```
/// use duizhao::{Bitext, report};
///
/// let (good, bad) = ([("好。", "Good.")], [("我们必须做到。", "We We must do it.")]);
/// let entry = |name: &str, pairs: [(&str, &str); 1]| {
///     let bitext = Bitext::from_pairs(pairs);
///     report::Entry::new(name, format!("{name}.html"), &bitext, &bitext.lint())
/// };
/// let page = report::index("Corpus", &[entry("good", good), entry("bad", bad)]).to_string();
/// assert!(page.find("bad.html") < page.find("good.html"));
/// ```
pub fn index<'a>(title: &'a str, entries: &'a [Entry]) -> impl fmt::Display + 'a {
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort_by(|a, b| a.worse(b));
    let body = move |f: &mut fmt::Formatter<'_>| {
        writeln!(f, "<header>\n<h1>{}</h1>", Escaped(title))?;
        writeln!(
            f,
            "<p>{}, the worst first. The penalty is the number of findings for every hundred English sentences, \
             an error counted as five warnings and a remark as nothing.</p>\n</header>",
            counted(sorted.len(), "document")
        )?;
        writeln!(
            f,
            "<main>\n<table class=\"index\">\n<caption class=\"hidden\">Documents</caption>\n<thead><tr>"
        )?;
        for column in COLUMNS {
            write!(f, "<th scope=\"col\">{column}</th>")?;
        }
        writeln!(f, "</tr></thead>\n<tbody>")?;
        sorted.iter().try_for_each(|entry| line(entry, f))?;
        writeln!(f, "</tbody>\n</table>\n</main>")
    };
    Page { title, body }
}

const COLUMNS: [&str; 10] = [
    "Document",
    "Penalty",
    "Errors",
    "Warnings",
    "Remarks",
    "Missing passages",
    "Mean confidence",
    "Pairs",
    "Without counterpart",
    "Moved",
];

fn line(entry: &Entry, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Entry { title, href, counted } = entry;
    write!(f, "<tr><th scope=\"row\">")?;
    match href {
        Some(href) => write!(f, "<a href=\"{}\">{}</a></th>", Escaped(href), Escaped(title))?,
        None => write!(f, "{}</th>", Escaped(title))?,
    }
    let tally = match counted {
        Counted::Tally(tally) => tally,
        Counted::Nothing(reason) => {
            let columns = COLUMNS.len() - 1;
            return writeln!(
                f,
                "<td class=\"uncounted\" colspan=\"{columns}\">{}</td></tr>",
                Escaped(reason)
            );
        }
    };
    let cells = [
        format!("{:.1}", tally.penalty()),
        tally.errors.to_string(),
        tally.warnings.to_string(),
        tally.infos.to_string(),
        tally.passages.iter().sum::<usize>().to_string(),
        percent(tally.confidence as f32),
        tally.pairs.to_string(),
        tally.alone.iter().sum::<usize>().to_string(),
        tally.moved.to_string(),
    ];
    for (column, cell) in COLUMNS[1..].iter().zip(cells) {
        // On a narrow screen the cells are stacked, and each one names its column.
        write!(f, "<td data-column=\"{column}\">{cell}</td>")?;
    }
    writeln!(f, "</tr>")
}
