//! Findings: under their pairs, and listed by rule.

use std::collections::BTreeMap;
use std::fmt;

use crate::bitext::Bitext;
use crate::language::Language;
use crate::lint::{Finding, Meta};
use crate::span::Span;

use super::escape::Escaped;
use super::tally::counted;

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
    let Meta { id: rule, name, severity, .. } = finding.rule;
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
    writeln!(f, " <span class=\"soft\">confidence {:.2}</span></li>", finding.confidence)
}

/// The findings of each rule, worst rules first, with links to their rows.
pub(super) fn by_rule(bitext: &Bitext<'_>, findings: &[Finding], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut rules: BTreeMap<_, Vec<(usize, &Finding)>> = BTreeMap::new();
    let known = |(_, finding): &(usize, &Finding)| finding.pair < bitext.beads().len();
    for (number, finding) in findings.iter().enumerate().filter(known) {
        let key = (std::cmp::Reverse(finding.severity), finding.rule.id);
        rules.entry(key).or_default().push((number, finding));
    }
    writeln!(f, "<section aria-labelledby=\"findings\">\n<h2 id=\"findings\">Findings by rule</h2>")?;
    if rules.is_empty() {
        writeln!(f, "<p class=\"soft\">Nothing was found.</p>")?;
    }
    for found in rules.into_values() {
        let Meta { id: rule, name, severity, category, .. } = found[0].1.rule;
        writeln!(
            f,
            "<details class=\"rule {severity}\"><summary><b>{severity}</b> <code>{}</code> {} \
             <span class=\"soft\">{} · {}</span></summary>\n<ol>",
            Escaped(rule),
            Escaped(name),
            counted(found.len(), "finding"),
            Escaped(category)
        )?;
        for (number, finding) in found {
            write!(f, "<li><a href=\"#{}\">pair {}</a>", id(number), finding.pair + 1)?;
            marked_words(bitext, finding, f)?;
            match finding.suggestion.as_deref() {
                Some("") => write!(f, " → delete")?,
                Some(text) => write!(f, " → “<ins>{}</ins>”", Escaped(text))?,
                None => {}
            }
            writeln!(f, "</li>")?;
        }
        writeln!(f, "</ol></details>")?;
    }
    writeln!(f, "</section>")
}

/// The longest quotation of a text, in characters: the rest can be read in its row.
const LONGEST_QUOTATION: usize = 60;

/// The words that a finding marks in the side that is to be mended, otherwise those in the other one.
fn marked_words(bitext: &Bitext<'_>, finding: &Finding, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let of = |span: Option<Span>, text| span.and_then(|span| str::get(text, span.range()));
    let (target, source) = (bitext.target().text(), bitext.source().text());
    // An empty span has no words, but the missing text on the other side does.
    let filled = |(_, words): &(&str, &str)| !words.is_empty();
    let english = of(finding.target, target).map(|words| ("en", words)).filter(filled);
    let chinese = of(finding.source, source).map(|words| ("zh", words)).filter(filled);
    let marked = match finding.mends {
        Some(Language::Chinese) => chinese.or(english),
        _ => english.or(chinese),
    };
    let Some((language, words)) = marked else { return Ok(()) };
    let end = words.char_indices().nth(LONGEST_QUOTATION).map_or(words.len(), |(at, _)| at);
    let more = if end < words.len() { "…" } else { "" };
    write!(f, " “<bdi lang=\"{language}\">{}{more}</bdi>”", Escaped(&words[..end]))
}
