//! [`Collector`]: takes what a rule finds.

use super::finding::{Applicability, Finding, quoted};
use super::fingerprint::Fingerprint;
use super::meta::Meta;
use crate::bitext::Pair;
use crate::language::{Language, visible};
use crate::span::Span;

/// Takes what a rule finds.
pub struct Collector<'r> {
    rule: &'static Meta,
    mends: Option<Language>,
    findings: &'r mut Vec<Finding>,
}

impl<'r> Collector<'r> {
    /// A collector for what this rule finds, by which this side is to be mended.
    pub(super) fn new(
        rule: &'static Meta,
        mends: Option<Language>,
        findings: &'r mut Vec<Finding>,
    ) -> Collector<'r> {
        Collector { rule, mends, findings }
    }

    /// Adds a finding at this place of the English document, inside the pair; with no place if there is
    /// nothing in the English to mark.
    ///
    /// Invisible characters are left out of the message, and all of it behind 2,000 bytes; it is one line. The rest is set on the
    /// finding that it returns: [`against`](Finding::against), [`suggest`](Finding::suggest),
    /// [`safely`](Finding::safely).
    ///
    /// ```
    /// use duizhao::lint::{Check, Collector, Context, Direction, Linter, Meta, Reads, Rule, Severity, State};
    /// use duizhao::{Bitext, Pair, Span};
    ///
    /// /// Marks “certainly” where the Chinese has 也许, in either script.
    /// fn certain(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    ///     let (chinese, english) = (context.chinese(pair), context.english(pair));
    ///     let guess = chinese.text().find("也许").map(|at| Span::new(at, at + "也许".len()));
    ///     let sure = english.text().find("certainly").map(|at| Span::new(at, at + "certainly".len()));
    ///     if let (Some(guess), Some(sure)) = (guess, sure) {
    ///         findings
    ///             .add(pair, english.original(sure), 0.8, "the Chinese only guesses")
    ///             .against(chinese.original(guess))
    ///             .suggest("perhaps");
    ///     }
    /// }
    ///
    /// static CERTAIN: Rule = Rule {
    ///     meta: Meta {
    ///         id: "Z01",
    ///         name: "certain",
    ///         category: "Accuracy / Mistranslation",
    ///         severity: Severity::Info,
    ///         state: State::On,
    ///         docs: "A guess has become a certainty.",
    ///         bad: &[],
    ///         good: &[],
    ///         reads: Reads::Both,
    ///         direction: Direction::ToEnglish,
    ///     },
    ///     check: Check::Pair(certain),
    /// };
    ///
    /// let bitext = Bitext::from_pairs([("他也許會來。", "He will certainly come.")]);
    /// let findings = Linter::new().rules([&CERTAIN]).lint(&bitext);
    /// assert_eq!(findings[0].target_text(&bitext), Some("certainly"));
    /// assert_eq!(findings[0].source_text(&bitext), Some("也許"));
    /// ```
    pub fn add(
        &mut self,
        pair: &Pair<'_>,
        target: impl Into<Option<Span>>,
        confidence: f32,
        message: impl Into<String>,
    ) -> &mut Finding {
        self.findings.push(Finding {
            rule: self.rule,
            pair: pair.index(),
            target: target.into(),
            source: None,
            mends: self.mends,
            severity: self.rule.severity,
            confidence,
            message: quoted(&visible(&message.into())).replace(['\n', '\r'], " "),
            suggestion: None,
            applicability: Applicability::default(),
            // Set later, when all findings are in order.
            fingerprint: Fingerprint::default(),
        });
        self.findings.last_mut().expect("a finding was just added")
    }
}
