//! [`Tally`]: a bitext and its findings, summarised in a few numbers.

use std::collections::BTreeMap;

use super::count::counted;
use super::fold::Kind;
use super::sureness::Sureness;
use crate::bitext::{Bitext, Placement};
use crate::document::Document;
use crate::lint::{Finding, Severity};

/// What is counted, at the head of a report, in a line of the index and at the end of a text. Of two numbers
/// the first is that of the Chinese.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Tally {
    /// Sentences of the article.
    pub(crate) sentences: [usize; 2],
    /// Lines of the page around it.
    pub(crate) page: [usize; 2],
    /// Blocks of code in it.
    pub(crate) code: [usize; 2],
    /// Pairs of the article with two sides.
    pub(crate) pairs: usize,
    /// These by shape, `1-1` and so on.
    shapes: BTreeMap<String, usize>,
    /// Sentences of the article without a counterpart.
    pub(crate) alone: [usize; 2],
    pub(crate) moved: usize,
    pub(crate) doubtful: usize,
    /// Mean over the beads of the article; 1 if there are none.
    pub(crate) confidence: f64,
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    pub(crate) infos: usize,
    /// The findings that are passages without a translation, and without a source.
    pub(crate) passages: [usize; 2],
}

/// A passage that only one side has, as the linter finds them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Passage {
    /// Chinese that the English leaves out.
    Untranslated,
    /// English that the Chinese does not have.
    Unsourced,
}

impl Passage {
    pub(crate) const ALL: [Passage; 2] = [Passage::Untranslated, Passage::Unsourced];

    /// What a finding is about, if it is such a passage.
    pub(crate) fn of(finding: &Finding) -> Option<Passage> {
        Passage::ALL.into_iter().find(|passage| finding.rule.id == passage.rule())
    }

    /// The id of the rule that finds it.
    fn rule(self) -> &'static str {
        match self {
            Passage::Untranslated => "A03",
            Passage::Unsourced => "A04",
        }
    }

    /// What it lacks, in words.
    pub(crate) fn lack(self) -> &'static str {
        match self {
            Passage::Untranslated => "without English",
            Passage::Unsourced => "without Chinese",
        }
    }
}

/// How many warnings an error counts as in the MQM scoring model: a major error is five minor ones.
const ERROR_WEIGHT: f64 = 5.0;

impl Tally {
    pub(crate) fn of(bitext: &Bitext<'_>, findings: &[Finding], doubtful_below: f32) -> Tally {
        let mut tally = Tally::default();
        for (side, document) in [bitext.source(), bitext.target()].into_iter().enumerate() {
            tally.count(side, document);
        }
        let (mut total, mut beads) = (0.0, 0);
        for pair in bitext.pairs().filter(|pair| Kind::of(pair).is_none()) {
            let bead = pair.bead();
            (total, beads) = (total + f64::from(bead.confidence), beads + 1);
            let is_doubtful = Sureness::of(bead.confidence, doubtful_below) == Sureness::Doubtful;
            tally.doubtful += usize::from(is_doubtful);
            tally.moved += usize::from(bead.placement == Placement::Moved);
            if bead.is_null() {
                tally.alone[0] += bead.source.len();
                tally.alone[1] += bead.target.len();
            } else {
                tally.pairs += 1;
                *tally.shapes.entry(bead.shape()).or_default() += 1;
            }
        }
        tally.confidence = if beads == 0 { 1.0 } else { total / f64::from(beads) };
        for finding in findings.iter().filter(|finding| finding.pair < bitext.beads().len()) {
            match finding.severity {
                Severity::Error => tally.errors += 1,
                Severity::Warning => tally.warnings += 1,
                Severity::Info => tally.infos += 1,
            }
            if let Some(passage) = Passage::of(finding) {
                tally.passages[passage as usize] += 1;
            }
        }
        tally
    }

    fn count(&mut self, side: usize, document: &Document<'_>) {
        for sentence in document.sentences() {
            if sentence.is_boilerplate() {
                self.page[side] += 1;
            } else if sentence.is_prose() {
                self.sentences[side] += 1;
            } else {
                self.code[side] += 1;
            }
        }
    }

    /// How bad it is: the findings per hundred English sentences, with an error counted five times and a
    /// remark not at all.
    pub(crate) fn penalty(&self) -> f64 {
        let weighted = ERROR_WEIGHT * self.errors as f64 + self.warnings as f64;
        100.0 * weighted / self.sentences[1].max(1) as f64
    }

    /// `60 × 1-1, 8 × 1-2`: the pairs by shape.
    pub(crate) fn shapes_in_words(&self) -> String {
        let shapes = self.shapes.iter().map(|(shape, count)| format!("{count} × {shape}"));
        listed(shapes)
    }

    /// `2 errors, 1 remark`.
    pub(crate) fn findings_in_words(&self) -> String {
        let kinds = [(self.errors, "error"), (self.warnings, "warning"), (self.infos, "remark")];
        listed(kinds.into_iter().filter(|&(count, _)| count > 0).map(|(count, what)| counted(count, what)))
    }

    /// `2 passages without English`; none if there are none.
    pub(crate) fn passages_in_words(&self) -> Option<String> {
        let found = Passage::ALL.into_iter().filter(|&passage| self.passages[passage as usize] > 0);
        let told = found.map(|passage| format!("{} {}", self.passages[passage as usize], passage.lack()));
        let told = told.collect::<Vec<String>>().join(", ");
        (!told.is_empty()).then_some(told)
    }

    /// `12 lines of the page in Chinese, 9 in English; 3 blocks of code on both sides`: what there is
    /// besides prose, if anything.
    pub(crate) fn rest_in_words(&self) -> Option<String> {
        let kinds = [(Kind::Page, self.page), (Kind::Code, self.code)];
        let told = kinds.into_iter().filter(|(_, counts)| *counts != [0, 0]);
        let told = told.map(|(kind, counts)| kind.on_both_sides(counts)).collect::<Vec<String>>().join("; ");
        (!told.is_empty()).then_some(told)
    }
}

/// Joined by commas; `none` if there is nothing.
fn listed(parts: impl Iterator<Item = String>) -> String {
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { "none".to_owned() } else { parts.join(", ") }
}
