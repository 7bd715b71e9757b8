//! [`Meta`]: all there is to know about a rule, except its check.

use super::severity::Severity;
use crate::language::Language;

/// The name and the page of a rule.
///
/// ```
/// use duizhao::lint::{Direction, Example, Meta, Reads, Severity, State, page};
///
/// static CERTAIN: Meta = Meta {
///     id: "Z01",
///     name: "certain",
///     category: "Accuracy / Mistranslation",
///     severity: Severity::Info,
///     state: State::On,
///     docs: "A guess has become a certainty.",
///     bad: &[Example::bad("他也许会来。", "He will certainly come.", "certainly")],
///     good: &[Example::good("他一定会来。", "He will certainly come.")],
///     reads: Reads::Both,
///     direction: Direction::ToEnglish,
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
    /// In translations of which direction it looks for faults, and so which side a finding asks to mend.
    pub direction: Direction,
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

/// In translations of which direction a rule looks for faults.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Both ways: it compares the sides, and the translation is to be mended.
    Both,
    /// From Chinese to English: what it finds is a fault only if the English is the translation.
    ToEnglish,
    /// From English to Chinese.
    ToChinese,
    /// What it finds is a fault of the English, whatever that is; an English original is left as it is.
    English,
    /// What it finds is a fault of the Chinese; a Chinese original is left as it is.
    Chinese,
}

impl Direction {
    /// Whether a rule runs on texts whose original is in this language; None if that is not known.
    pub(super) fn runs(self, original: Option<Language>) -> bool {
        match self {
            Direction::Both => true,
            Direction::ToEnglish => original == Some(Language::Chinese),
            Direction::ToChinese => original == Some(Language::English),
            Direction::English => original != Some(Language::English),
            Direction::Chinese => original != Some(Language::Chinese),
        }
    }

    /// The side that is to be mended; None if the original is not known, and the fault may be in either.
    pub(super) fn mends(self, original: Option<Language>) -> Option<Language> {
        match self {
            Direction::Both => original.map(Language::other),
            Direction::ToEnglish | Direction::English => Some(Language::English),
            Direction::ToChinese | Direction::Chinese => Some(Language::Chinese),
        }
    }
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
    /// The words that the rule marks, if it finds something: in the Chinese if that is the side to be mended,
    /// otherwise in the English; empty for a place where something is missing.
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
