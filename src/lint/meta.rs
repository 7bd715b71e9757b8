//! [`Meta`]: what is to be known of a rule, but for how it looks.

use super::severity::Severity;

/// The name and the page of a rule.
#[derive(Debug)]
pub struct Meta {
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
}

/// Two are the same if their ids are.
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
    /// An English side. The Chinese is looked at where there is one; the rule works on English alone.
    Target,
    /// Either side: also Chinese that nothing translates.
    Any,
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
