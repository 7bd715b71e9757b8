//! Findings, under their pairs.

use std::fmt;

use crate::bitext::Bitext;
use crate::document::Document;
use crate::language::Language;
use crate::lint::{Finding, Meta};
use crate::span::Span;
use crate::view::{self, percent};

use super::escape::Escaped;

/// The findings by pair, as numbers.
pub(super) struct ByPair {
    /// Numbers with the index of their pair, sorted by pair.
    sorted: Vec<(usize, usize)>,
}

impl ByPair {
    pub(super) fn new(bitext: &Bitext<'_>, findings: &[Finding]) -> ByPair {
        let pairs = findings.iter().enumerate().map(|(number, finding)| (finding.pair, number));
        let mut sorted: Vec<(usize, usize)> =
            pairs.filter(|&(pair, _)| pair < bitext.beads().len()).collect();
        sorted.sort_unstable();
        ByPair { sorted }
    }

    /// The numbers of a pair's findings, ascending.
    pub(super) fn of(&self, pair: usize) -> impl ExactSizeIterator<Item = usize> + Clone + '_ {
        let first = self.sorted.partition_point(|&(of, _)| of < pair);
        let past = self.sorted.partition_point(|&(of, _)| of <= pair);
        self.sorted[first..past].iter().map(|&(_, number)| number)
    }
}

/// The id of a finding's note in the page.
pub(super) fn id(number: usize) -> String {
    format!("f{}", number + 1)
}

/// The full text of a finding: the marked text links to it.
pub(super) fn note(
    bitext: &Bitext<'_>,
    number: usize,
    finding: &Finding,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let Meta { id: rule, name, .. } = finding.rule;
    let severity = finding.severity;
    write!(
        f,
        "<li class=\"note {severity}\" id=\"{}\" tabindex=\"-1\"><b>{severity}</b> <code>{}</code> {}",
        id(number),
        Escaped(rule),
        Escaped(name)
    )?;
    marked_words(bitext, finding, f)?;
    write!(f, ": {}.", Escaped(finding.message.trim_end_matches('.')))?;
    match finding.suggestion.as_deref() {
        Some("") => write!(f, " <span class=\"write\">Delete these words.</span>")?,
        Some(text) => write!(f, " <span class=\"write\">Write “<ins>{}</ins>”.</span>", Escaped(text))?,
        None => {}
    }
    writeln!(f, " <span class=\"soft\">{} sure</span></li>", percent(finding.confidence))
}

/// The longest quotation of a text, in characters: the rest can be read in its row.
const LONGEST_QUOTATION: usize = 60;

/// The words that a finding marks in the side that is to be mended, otherwise those in the other one, with their
/// language; none if it marks a place where there are none.
pub(super) fn words_of(bitext: &Bitext<'_>, finding: &Finding) -> Option<(Language, String)> {
    let of = |span: Option<Span>, document: &Document<'_>| {
        let span = span.filter(|span| document.text().get(span.range()).is_some())?;
        Some((document.language(), view::text(document, span)))
    };
    let mut sides = [of(finding.target, bitext.target()), of(finding.source, bitext.source())];
    if finding.mends == Some(Language::Chinese) {
        sides.reverse();
    }
    // An empty span has no words, but the missing text on the other side does.
    sides.into_iter().flatten().find(|(_, words)| !words.is_empty())
}

/// These words, quoted, behind a blank.
pub(super) fn marked_words(
    bitext: &Bitext<'_>,
    finding: &Finding,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let Some((language, words)) = words_of(bitext, finding) else { return Ok(()) };
    let end = words.char_indices().nth(LONGEST_QUOTATION).map_or(words.len(), |(at, _)| at);
    let more = if end < words.len() { "…" } else { "" };
    write!(f, " “<bdi lang=\"{}\">{}{more}</bdi>”", language.tag(), Escaped(&words[..end]))
}
