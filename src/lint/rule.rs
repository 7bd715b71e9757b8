//! [`Rule`]: what a rule is made of.

use super::finding::{Applicability, Finding, Severity};
use super::fingerprint::Fingerprint;
use crate::bitext::Pair;
use crate::lint::evidence::context::Context;
use crate::span::Span;

/// A rule of the linter.
#[derive(Debug)]
pub struct Rule {
    /// Stable, never used again: `N02`.
    pub id: &'static str,
    /// In kebab case: `wrong-reading`.
    pub name: &'static str,
    /// The MQM category of what it finds (<https://themqm.org>).
    pub category: &'static str,
    /// How bad it is if a finding is true.
    pub severity: Severity,
    /// Whether it runs unless it is selected.
    pub state: State,
    /// What it does, why that matters and when it is wrong, in Markdown.
    pub docs: &'static str,
    /// Pairs in which it finds the marked words, and nothing else.
    pub bad: &'static [Example],
    /// Pairs in which it finds nothing.
    pub good: &'static [Example],
    /// Which sides a pair must have to be read.
    pub reads: Reads,
    /// How it looks.
    pub check: Check,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Rule) -> bool {
        self.id == other.id
    }
}

/// Which sides a rule needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reads {
    /// A Chinese and an English side.
    Both,
    /// An English side. The Chinese is looked at where there is one; the rule works on English alone.
    Target,
    /// Either side: also Chinese that nothing translates.
    Any,
}

/// How a rule looks at a bitext.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Check {
    /// Pair by pair.
    Pair(fn(&Context<'_>, &Pair<'_>, &mut Report<'_>)),
    /// At the whole: names and terms that should be the same everywhere. The rule asks
    /// [`Context::pairs`] for what it reads.
    Bitext(fn(&Context<'_>, &mut Report<'_>)),
}

/// Whether a rule runs when nobody selects it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum State {
    /// It runs.
    On,
    /// It runs over whole texts, not over pairs that stand alone.
    OffInPairs,
    /// It does not run.
    Off,
}

/// A pair of sentences that shows what a rule does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// The Chinese.
    pub source: &'static str,
    /// The English.
    pub target: &'static str,
    /// The words that the rule marks in the English, if it finds something; the empty text for a place
    /// where something is missing.
    pub mark: Option<&'static str>,
}

impl Example {
    /// A pair in which the rule marks these words.
    pub const fn bad(source: &'static str, target: &'static str, mark: &'static str) -> Example {
        Example { source, target, mark: Some(mark) }
    }

    /// A pair in which the rule is silent.
    pub const fn good(source: &'static str, target: &'static str) -> Example {
        Example { source, target, mark: None }
    }
}

/// Takes what a rule finds.
pub struct Report<'r> {
    rule: &'static Rule,
    findings: &'r mut Vec<Finding>,
}

impl Report<'_> {
    /// Adds a finding at these places of the two documents, both inside the pair.
    pub fn add(
        &mut self,
        pair: &Pair<'_>,
        target: impl Into<Option<Span>>,
        source: impl Into<Option<Span>>,
        confidence: f32,
        message: impl Into<String>,
    ) -> &mut Finding {
        self.findings.push(Finding {
            rule: self.rule,
            pair: pair.index(),
            target: target.into(),
            source: source.into(),
            severity: self.rule.severity,
            confidence,
            message: message.into(),
            suggestion: None,
            applicability: Applicability::default(),
            // Given when all findings are in order.
            fingerprint: Fingerprint::default(),
        });
        self.findings.last_mut().expect("a finding was just added")
    }
}

impl Rule {
    /// Reads a bitext and adds what it finds.
    pub(super) fn run(&'static self, context: &Context<'_>, findings: &mut Vec<Finding>) {
        let mut report = Report { rule: self, findings };
        match self.check {
            Check::Bitext(check) => check(context, &mut report),
            Check::Pair(check) => {
                context.pairs(self.reads).for_each(|pair| check(context, &pair, &mut report));
            }
        }
    }
}
