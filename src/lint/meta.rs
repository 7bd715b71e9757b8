//! [`Meta`]: all there is to know about a rule, except its check.

use super::severity::Severity;

/// The name and the page of a rule.
///
/// ```
/// use duizhao::lint::{Example, Meta, Reads, Severity, State, page};
///
/// static CERTAIN: Meta = Meta {
///     id: "X01",
///     name: "certain",
///     category: "Accuracy / Mistranslation",
///     severity: Severity::Info,
///     state: State::On,
///     docs: "A guess has become a certainty.",
///     bad: &[Example::bad("他也许会来。", "He will certainly come.", "certainly")],
///     good: &[Example::good("他一定会来。", "He will certainly come.")],
///     reads: Reads::Both,
/// };
/// assert!(page(&CERTAIN).contains("| 他也许会来。 | He will **certainly** come. |"));
/// ```
#[derive(Debug)]
pub struct Meta {
    /// Stable, and never reused: `N02`.
    pub id: &'static str,
    /// In kebab case: `wrong-reading`.
    pub name: &'static str,
    /// The MQM category of what it finds (<https://themqm.org>).
    pub category: &'static str,
    /// How bad it is if a finding is true.
    pub severity: Severity,
    /// Whether it runs by default.
    pub state: State,
    /// What it does, why that matters and when it is wrong, in Markdown.
    pub docs: &'static str,
    /// Pairs in which it finds the marked words, and nothing else.
    pub bad: &'static [Example],
    /// Pairs in which it finds nothing.
    pub good: &'static [Example],
    /// Which sides a pair must have for the rule to read it.
    pub reads: Reads,
}

/// Two are equal if their ids are.
impl PartialEq for Meta {
    fn eq(&self, other: &Meta) -> bool {
        self.id == other.id
    }
}

impl Eq for Meta {}

/// Which sides a rule needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reads {
    /// A Chinese and an English side.
    Both,
    /// An English side. The Chinese is read if there is any; the rule works on English alone.
    Target,
    /// Either side: also Chinese without a translation.
    Any,
    /// Two whole texts that were aligned. A line of its examples is a sentence.
    Texts,
}

/// Whether a rule runs when it is not selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum State {
    /// It runs.
    On,
    /// It runs on whole texts, but not on pairs that stand alone.
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
    /// The words that the rule marks in the English, if it finds something; empty for a place where something
    /// is missing.
    pub mark: Option<&'static str>,
}

impl Example {
    /// A pair in which the rule marks these words.
    pub const fn bad(source: &'static str, target: &'static str, mark: &'static str) -> Example {
        Example { source, target, mark: Some(mark) }
    }

    /// A pair in which the rule finds nothing.
    pub const fn good(source: &'static str, target: &'static str) -> Example {
        Example { source, target, mark: None }
    }
}
