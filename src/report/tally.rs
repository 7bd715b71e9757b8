//! [`Tally`]: a bitext and its findings, summarised in a few numbers.

use std::collections::BTreeMap;
use std::fmt;

use crate::bitext::{Bitext, Placement};
use crate::lint::{Finding, Severity};

/// What is counted, for the head of a report and for a line of the index.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tally {
    pub(super) source_sentences: usize,
    pub(super) target_sentences: usize,
    /// Beads by shape, `1-1` and so on.
    pub(super) shapes: BTreeMap<String, usize>,
    pub(super) beads: usize,
    pub(super) source_unaligned: usize,
    pub(super) target_unaligned: usize,
    pub(super) moved: usize,
    /// Mean over the beads; 1 if there are none.
    pub(super) confidence: f64,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) infos: usize,
}

/// How many warnings an error counts as in the MQM scoring model: a major error is five minor ones.
const ERROR_WEIGHT: f64 = 5.0;

impl Tally {
    pub(super) fn of(bitext: &Bitext<'_>, findings: &[Finding]) -> Tally {
        let beads = bitext.beads();
        let mut shapes = BTreeMap::new();
        for bead in beads {
            *shapes.entry(bead.shape()).or_default() += 1;
        }
        let total: f64 = beads.iter().map(|bead| f64::from(bead.confidence)).sum();
        let null = || beads.iter().filter(|bead| bead.is_null());
        let known = |finding: &&Finding| finding.pair < beads.len();
        let count =
            |severity| findings.iter().filter(known).filter(|finding| finding.severity == severity).count();
        Tally {
            source_sentences: bitext.source().len(),
            target_sentences: bitext.target().len(),
            shapes,
            beads: beads.len(),
            source_unaligned: null().map(|bead| bead.source.len()).sum(),
            target_unaligned: null().map(|bead| bead.target.len()).sum(),
            moved: beads.iter().filter(|bead| bead.placement == Placement::Moved).count(),
            confidence: if beads.is_empty() { 1.0 } else { total / beads.len() as f64 },
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
        }
    }

    /// How bad it is: the findings per hundred English sentences, with an error counted five times and a
    /// remark not at all.
    pub(super) fn penalty(&self) -> f64 {
        let weighted = ERROR_WEIGHT * self.errors as f64 + self.warnings as f64;
        100.0 * weighted / self.target_sentences.max(1) as f64
    }

    /// Writes a list of terms and numbers.
    pub(super) fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shapes: Vec<String> =
            self.shapes.iter().map(|(shape, count)| format!("{shape}\u{A0}×\u{A0}{count}")).collect();
        let shapes = if shapes.is_empty() { String::new() } else { format!(": {}", shapes.join(", ")) };
        writeln!(f, "<dl class=\"tally\">")?;
        let mut item = |term: &str, text: String| writeln!(f, "<div><dt>{term}</dt><dd>{text}</dd></div>");
        item("Sentences", format!("{} Chinese, {} English", self.source_sentences, self.target_sentences))?;
        item("Pairs", format!("{}{shapes}", self.beads))?;
        let (source, target) = (self.source_unaligned, self.target_unaligned);
        item("Without counterpart", format!("{source} Chinese, {target} English"))?;
        item("Moved", self.moved.to_string())?;
        item("Mean confidence", format!("{:.2}", self.confidence))?;
        item("Findings", self.findings_in_words())?;
        writeln!(f, "</dl>")
    }

    fn findings_in_words(&self) -> String {
        let kinds = [(self.errors, "error"), (self.warnings, "warning"), (self.infos, "remark")];
        let kinds = kinds.into_iter().filter(|&(count, _)| count > 0);
        let kinds: Vec<String> = kinds.map(|(count, what)| counted(count, what)).collect();
        if kinds.is_empty() { "none".to_owned() } else { kinds.join(", ") }
    }
}

/// `1 anchor`, `2 anchors`.
pub(super) fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}
