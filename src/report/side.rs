//! [`Side`]: the text of one side of a pair.

use std::fmt;

use crate::document::Document;
use crate::lint::Finding;
use crate::span::Sents;

use super::escape::{Escaped, words};
use super::findings;
use super::runs::{Mark, Run, runs};

/// The sentences of one side, one paragraph each: what a finding marks links to its note, and what is linked
/// has a colour and a number.
pub(super) struct Side<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) sentences: Sents,
    /// The links, by their number in the row.
    pub(super) links: Vec<Mark>,
    /// The places of the findings, by their number among all `findings`.
    pub(super) marks: Vec<Mark>,
    /// The classes of each link.
    pub(super) colours: &'a [String],
    pub(super) findings: &'a [Finding],
}

impl Side<'_> {
    pub(super) fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let language = self.document.language();
        if self.sentences.is_empty() {
            return writeln!(f, "<div class=\"side none\"><p>no {language}</p></div>");
        }
        writeln!(f, "<div class=\"side\" lang=\"{}\">", language.tag())?;
        for index in self.sentences.iter() {
            let sentence = self.document.sentence(index).span();
            write!(f, "<p>")?;
            self.sentence(&runs(self.document.text(), sentence, &self.links, &self.marks), f)?;
            writeln!(f, "</p>")?;
        }
        writeln!(f, "</div>")
    }

    fn sentence(&self, runs: &[Run], f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for together in runs.chunk_by(|a, b| a.findings == b.findings) {
            let marked = &together[0].findings;
            if let Some(&first) = marked.first() {
                let worst = marked.iter().map(|&number| self.findings[number].severity).max();
                let severity = worst.expect("a marked run has a finding");
                let notes = words(marked.iter().map(|&number| findings::id(number)));
                let href = findings::id(first);
                write!(f, "<a class=\"{severity}\" href=\"#{href}\" aria-describedby=\"{notes}\">")?;
            }
            together.iter().try_for_each(|run| self.run(run, f))?;
            if !marked.is_empty() {
                write!(f, "</a>")?;
            }
        }
        Ok(())
    }

    fn run(&self, run: &Run, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = Escaped(run.span.of(self.document.text()));
        let Some(link) = run.link else { return write!(f, "{words}") };
        write!(f, "<span class=\"{}\"", self.colours[link])?;
        if run.ends_link {
            write!(f, " data-n=\"{}\"", link + 1)?;
        }
        write!(f, ">{words}</span>")
    }
}
