//! [`Side`]: the text of one side of a pair.

use std::fmt;

use crate::document::Document;
use crate::lint::Finding;
use crate::segment::UnitKind;
use crate::span::{Sents, Span};
use crate::view::{self, Seen, Shown};

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
            let sentence = self.document.sentence(index);
            let class = match sentence.kind() {
                UnitKind::Code => " class=\"code\"",
                UnitKind::Heading(_) => " class=\"heading\"",
                _ => "",
            };
            write!(f, "<p{class}>")?;
            self.sentence(&runs(self.document.text(), sentence.span(), &self.links, &self.marks), f)?;
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
        let Some(link) = run.link else { return self.words(run.span, f) };
        write!(f, "<span class=\"{}\"", self.colours[link])?;
        if run.ends_link {
            write!(f, " data-n=\"{}\"", link + 1)?;
        }
        write!(f, ">")?;
        self.words(run.span, f)?;
        write!(f, "</span>")
    }

    /// What is seen of some bytes.
    fn words(&self, span: Span, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let marks: Vec<Span> = self.marks.iter().map(|mark| mark.span).collect();
        for Seen { shown, .. } in view::seen(self.document, span, &marks) {
            match shown {
                Shown::Written(text) => write!(f, "{}", Escaped(text))?,
                Shown::Code(text) => write!(f, "<code>{}</code>", Escaped(unfenced(text)))?,
                Shown::Char(c) => write!(f, "{}", Escaped(c.encode_utf8(&mut [0; 4])))?,
            }
        }
        Ok(())
    }
}

/// Code in a line without its backticks, for which its face stands. A block of code keeps its fences.
fn unfenced(code: &str) -> &str {
    let inside = code.trim_start_matches('`');
    let fence = &code[..code.len() - inside.len()];
    match inside.strip_suffix(fence) {
        Some(inside) if !inside.contains('\n') => inside.trim(),
        _ => code,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_code_in_a_line_loses_its_backticks() {
        for (code, shown) in [
            ("`a`", "a"),
            ("`` `a` ``", "`a`"),
            ("$x^2$", "$x^2$"),
            ("`cut off", "`cut off"),
            ("```sh\nls\n```", "```sh\nls\n```"),
        ] {
            assert_eq!(unfenced(code), shown);
        }
    }
}
