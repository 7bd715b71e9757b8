//! Findings as commands of a workflow of GitHub, which shows them beside the lines of a change.
//!
//! A command is a line: `::error file=…,line=…,col=…,endLine=…,endColumn=…,title=…::message`. Columns count Unicode code
//! points, and the end is behind the last one; they are left out where the end is in another line. GitHub shows the
//! first ten errors, ten warnings and ten notices of a step.

use super::position::Positions;
use super::sarif::Files;
use crate::bitext::Bitext;
use crate::document::Document;
use crate::language::Language;
use crate::lint::{Finding, Severity};
use crate::span::Span;

/// Writes the findings, a command each.
///
/// ```
/// use duizhao::Bitext;
/// use duizhao::format::github;
/// use duizhao::format::sarif::Files;
///
/// let bitext = Bitext::from_pairs([("法院驳回了上诉。", "It was dismissed by the the court.")]);
/// let files = Files::Documents { source: "zh.txt", target: "en.txt" };
/// assert_eq!(
///     github::write(&bitext, &bitext.lint(), files),
///     "::warning file=en.txt,line=1,col=21,endLine=1,endColumn=28,title=D01 doubled::“the” stands twice; write “the”\n"
/// );
/// ```
///
/// # Panics
///
/// If a finding belongs to another bitext.
pub fn write(bitext: &Bitext<'_>, findings: &[Finding], files: Files<'_>) -> String {
    let [source, target] = [bitext.source(), bitext.target()].map(Text::new);
    let place = |finding: &Finding| {
        let (source_path, target_path) = match files {
            Files::Pairs { path } => return format!("file={},line={}", property(path), finding.pair + 1),
            Files::Whole { path } => return format!("file={}", property(path)),
            Files::Documents { source, target } => (source, target),
        };
        match finding.place().unwrap_or_else(|| whole(bitext, finding)) {
            (Language::Chinese, span) => source.place(source_path, span),
            (Language::English, span) => target.place(target_path, span),
        }
    };
    let command = |finding: &Finding| {
        let advice = finding.advice(bitext).map(|advice| format!("; {advice}")).unwrap_or_default();
        let title = format!("{} {}", finding.rule.id, finding.rule.name);
        let pair = match files {
            Files::Whole { .. } => format!("pair {}: ", finding.pair + 1),
            _ => String::new(),
        };
        let message = format!("{pair}{}{advice}", finding.message);
        line(finding.severity, &place(finding), &title, &message)
    };
    findings.iter().map(command).collect()
}

/// Writes a command that concerns a file as a whole.
///
/// ```
/// use duizhao::format::github;
/// use duizhao::lint::Severity;
///
/// let command = github::of_file(Severity::Info, "a,b.md", "100 %", "one\ntwo");
/// assert_eq!(command, "::notice file=a%2Cb.md,title=100 %25::one%0Atwo\n");
/// ```
pub fn of_file(severity: Severity, path: &str, title: &str, message: &str) -> String {
    line(severity, &format!("file={}", property(path)), title, message)
}

/// The pair of a finding that marks nothing: on the side that is to be mended, if it has that.
fn whole(bitext: &Bitext<'_>, finding: &Finding) -> (Language, Span) {
    let pair = bitext.pair(finding.pair);
    let is_chinese = finding.mends == Some(Language::Chinese) && !pair.source().is_empty();
    match is_chinese || pair.target().is_empty() {
        true => (Language::Chinese, pair.source_span()),
        false => (Language::English, pair.target_span()),
    }
}

struct Text<'a>(Positions<'a>);

impl<'a> Text<'a> {
    fn new(document: &'a Document<'_>) -> Text<'a> {
        Text(Positions::new(document.text()))
    }

    fn place(&self, path: &str, span: Span) -> String {
        let (start, end) = self.0.of(span);
        let columns = match start.line == end.line {
            true => [format!(",col={}", start.column), format!(",endColumn={}", end.column)],
            false => [String::new(), String::new()],
        };
        let [column, end_column] = columns;
        format!("file={},line={}{column},endLine={}{end_column}", property(path), start.line, end.line)
    }
}

fn line(severity: Severity, place: &str, title: &str, message: &str) -> String {
    let command = match severity {
        Severity::Info => "notice",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    format!("::{command} {place},title={}::{}\n", property(title), data(message))
}

/// A message: what would end the line is percent-encoded.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, which also ends at a colon and at a comma.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_a_property_is_escaped_and_an_escape_too() {
        assert_eq!(property("a:b,c%3A\r\n"), "a%3Ab%2Cc%253A%0D%0A");
        assert_eq!(data("a:b,c"), "a:b,c");
    }

    #[test]
    fn a_place_over_several_lines_has_no_columns() {
        let document = Document::new("一。\n二。");
        let text = Text::new(&document);
        assert_eq!(text.place("a.md", Span::new(0, 13)), "file=a.md,line=1,endLine=2");
        assert_eq!(text.place("a.md", Span::new(7, 10)), "file=a.md,line=2,col=1,endLine=2,endColumn=2");
    }
}
