//! [`Finding`]: one place, with its evidence.

use std::fmt;

use serde::{Serialize, Serializer};

use super::rule::Rule;
use crate::bitext::Bitext;
use crate::span::Span;

/// How bad it is if the finding is true. A property of the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Most likely to be mended.
    Warning,
    /// The reader is told something wrong.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        })
    }
}

/// Something a rule found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// Which rule.
    #[serde(serialize_with = "id")]
    pub rule: &'static Rule,
    /// The bead it belongs to, counted from zero.
    pub pair: usize,
    /// Its bytes in the English document.
    pub target: Option<Span>,
    /// The bytes in the Chinese document that speak against it.
    pub source: Option<Span>,
    /// How sure the evidence makes it, in 0..1. Whether it matters is the rule's
    /// [severity](Rule::severity).
    pub confidence: f32,
    /// The evidence, in one line.
    pub message: String,
    /// What to write instead, where that is known.
    pub suggestion: Option<String>,
}

impl Finding {
    /// The words it marks in the English text.
    pub fn target_text<'a>(&self, bitext: &'a Bitext<'_>) -> Option<&'a str> {
        self.target.map(|span| span.of(bitext.target().text()))
    }

    /// The words it marks in the Chinese text.
    pub fn source_text<'a>(&self, bitext: &'a Bitext<'_>) -> Option<&'a str> {
        self.source.map(|span| span.of(bitext.source().text()))
    }

    /// The finding in one line: `error[N02] wrong-reading: …; write “…”`.
    pub fn display(&self, bitext: &Bitext<'_>) -> impl fmt::Display {
        let Finding { rule, message, .. } = self;
        let place = self.target_text(bitext).map(|text| format!(" “{text}”")).unwrap_or_default();
        let advice = self.suggestion.as_ref().map(|text| format!("; write “{text}”")).unwrap_or_default();
        format!("{}[{}] {}{place}: {message}{advice}", rule.severity, rule.id, rule.name)
    }
}

fn id<S: Serializer>(rule: &&'static Rule, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(rule.id)
}
