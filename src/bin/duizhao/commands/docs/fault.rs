//! [`Fault`]: what is wrong with a page as a whole.

use std::fmt;

use duizhao::Language;
use duizhao::lint::{Direction, Meta, Reads, Severity, State};
use duizhao::site::{Lone, Pages};

/// A page without a counterpart, or one that is not translated.
pub(super) struct Fault {
    pub(super) rule: &'static Meta,
    /// The page, and its language by its path.
    pub(super) path: String,
    pub(super) language: Language,
    /// The page in the other language, if there is one.
    pub(super) other: Option<String>,
    pub(super) message: String,
}

static MISSING: Meta = Meta {
    id: "missing-page",
    name: "missing-page",
    category: "Accuracy / Omission",
    severity: Severity::Warning,
    state: State::On,
    docs: "A page has no counterpart in the other language.",
    bad: &[],
    good: &[],
    reads: Reads::Any,
    direction: Direction::Both,
};

static UNTRANSLATED: Meta = Meta {
    id: "untranslated-page",
    name: "untranslated-page",
    category: "Accuracy / Untranslated",
    severity: Severity::Warning,
    state: State::On,
    docs: "A page is in the language of the other one, or has no text.",
    bad: &[],
    good: &[],
    reads: Reads::Any,
    direction: Direction::Both,
};

impl Fault {
    pub(super) fn missing(Lone { path, language, expected }: Lone) -> Fault {
        let place = expected.map(|expected| format!("; expected {expected}")).unwrap_or_default();
        let message = format!("there is no {} page for it{place}", language.other());
        Fault { rule: &MISSING, path, language, other: None, message }
    }

    /// The page of a pair in `language` is not translated; it is in the other language, or empty.
    pub(super) fn untranslated(pages: &Pages, language: Language, found: Option<Language>) -> Fault {
        let (path, other) = match language {
            Language::Chinese => (&pages.chinese, &pages.english),
            Language::English => (&pages.english, &pages.chinese),
        };
        let message = match found {
            Some(found) => format!("expected {language}, found {found}"),
            None => "the page has no text".to_owned(),
        };
        Fault { rule: &UNTRANSLATED, path: path.clone(), language, other: Some(other.clone()), message }
    }

    /// The Chinese and the English page, as far as they are there.
    pub(super) fn pages(&self) -> [Option<&str>; 2] {
        let [own, other] = [Some(self.path.as_str()), self.other.as_deref()];
        if self.language == Language::Chinese { [own, other] } else { [other, own] }
    }

    pub(super) fn is_missing(&self) -> bool {
        self.rule == &MISSING
    }
}

/// In one line: `docs/a.md: warning[missing-page]: …`.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Fault { rule, path, message, .. } = self;
        write!(f, "{path}: {}[{}]: {message}", rule.severity, rule.id)
    }
}
