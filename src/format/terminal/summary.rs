//! What is written below all pairs: how many there are of what, and where to look.

use anstyle::Style;

use crate::bitext::{Bitext, Pair, Placement};
use crate::lint::Finding;
use crate::view::{Kind, Passage, Sureness, Tally};

/// A line of the summary: what is counted, and what there is of it.
pub(super) type Line = (&'static str, String);

/// So many pairs are named; whoever has more to look at looks at all.
const NAMED: usize = 8;

/// The lines, the most urgent first.
pub(super) fn lines(bitext: &Bitext<'_>, findings: &[Finding], doubtful_below: f32) -> Vec<Line> {
    let tally = Tally::of(bitext, findings, doubtful_below);
    let numbers = |is: &dyn Fn(&Pair<'_>) -> bool| {
        let pairs = bitext.pairs().filter(|pair| Kind::of(pair).is_none() && is(pair));
        pairs.map(|pair| pair.index()).collect::<Vec<usize>>()
    };
    let mut lines = Vec::new();
    if let Some(told) = tally.passages_in_words() {
        let passages = findings.iter().filter(|finding| Passage::of(finding).is_some());
        let mut pairs: Vec<usize> = passages.map(|finding| finding.pair).collect();
        pairs.sort_unstable();
        lines.push(("passages", told + &named(&pairs)));
    }
    lines.push(("findings", tally.findings_in_words()));
    lines.push((
        "pairs",
        match tally.pairs {
            0 => "none".to_owned(),
            pairs => format!("{pairs}: {}", tally.shapes_in_words()),
        },
    ));
    if tally.alone != [0, 0] {
        let [chinese, english] = tally.alone;
        let pairs = named(&numbers(&|pair| pair.bead().is_null()));
        lines.push(("one-sided", format!("{chinese} Chinese, {english} English{pairs}")));
    }
    let doubtful = numbers(&|pair| Sureness::of(pair.confidence(), doubtful_below) == Sureness::Doubtful);
    let moved = numbers(&|pair| pair.bead().placement == Placement::Moved);
    for (name, pairs) in [("doubtful", doubtful), ("moved", moved)] {
        if !pairs.is_empty() {
            lines.push((name, format!("{}{}", pairs.len(), named(&pairs))));
        }
    }
    lines.extend(tally.rest_in_words().map(|told| ("besides", told)));
    lines
}

/// The first of some pairs by number: ` (pairs 17, 45 and 3 more)`.
fn named(pairs: &[usize]) -> String {
    let first = pairs.iter().take(NAMED).map(|pair| (pair + 1).to_string());
    let first = first.collect::<Vec<String>>().join(", ");
    let word = if pairs.len() == 1 { "pair" } else { "pairs" };
    match pairs.len().saturating_sub(NAMED) {
        0 => format!(" ({word} {first})"),
        more => format!(" ({word} {first} and {more} more)"),
    }
}

/// The style of what a line counts.
pub(super) const TERM: Style = Style::new().bold();
