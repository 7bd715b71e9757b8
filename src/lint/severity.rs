//! [`Severity`]: how bad something is.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind};
use crate::nearest::nearest;

/// How bad it is if a finding is true. A property of the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Most likely to be corrected.
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
