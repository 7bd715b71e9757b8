//! [`Finding`]: one place, with its evidence.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize, Serializer};

use super::fingerprint::Fingerprint;
use super::rule::Rule;
use super::selector::nearest;
use crate::bitext::Bitext;
use crate::error::{Error, ErrorKind};
use crate::span::Span;

/// How bad it is if the finding is true. A property of the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
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

impl FromStr for Severity {
    type Err = Error;

    /// Reads `info`, `warning` or `error`.
    fn from_str(name: &str) -> Result<Severity, Error> {
        match name {
            "info" => Ok(Severity::Info),
            "warning" => Ok(Severity::Warning),
            "error" => Ok(Severity::Error),
            _ => {
                let nearest = nearest(name, ["info", "warning", "error"]).expect("there are severities");
                let message = format!("there is no severity `{name}`; did you mean `{nearest}`?");
                Err(Error::new(ErrorKind::Unknown, message))
            }
        }
    }
}

/// Whether a suggestion may be applied without somebody reading it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Applicability {
    /// No: it is a hint for whoever mends the text.
    #[default]
    ByHand,
    /// Yes, outside of quoted speech: it changes nothing but the slip. See [`fix`](super::fix()).
    Safe,
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
    /// How bad it is if it is true: the rule's [severity](Rule::severity), or what the user says.
    pub severity: Severity,
    /// How sure the evidence makes it, in 0..1.
    pub confidence: f32,
    /// The evidence, in one line.
    pub message: String,
    /// What to write instead, where that is known.
    pub suggestion: Option<String>,
    /// Whether the suggestion may be applied unread. Default: no.
    pub applicability: Applicability,
    /// What it is known by in the next version of the text.
    pub fingerprint: Fingerprint,
}

impl Finding {
    /// Sets a suggestion, for somebody to read.
    pub fn suggest(&mut self, suggestion: impl Into<String>) -> &mut Finding {
        self.suggestion = Some(suggestion.into());
        self
    }

    /// Sets a suggestion that is [safe](Applicability::Safe) to apply.
    pub fn safely(&mut self, suggestion: impl Into<String>) -> &mut Finding {
        self.applicability = Applicability::Safe;
        self.suggest(suggestion)
    }

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
        let Finding { rule, severity, message, .. } = self;
        let place = self.target_text(bitext).map(|text| format!(" “{text}”")).unwrap_or_default();
        let advice = self.suggestion.as_ref().map(|text| format!("; write “{text}”")).unwrap_or_default();
        format!("{severity}[{}] {}{place}: {message}{advice}", rule.id, rule.name)
    }
}

fn id<S: Serializer>(rule: &&'static Rule, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(rule.id)
}
