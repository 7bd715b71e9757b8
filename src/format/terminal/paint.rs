//! [`Paint`]: with or without colours.

use std::fmt;

use anstyle::{AnsiColor, Style};

#[cfg(feature = "lint")]
use crate::lint::Severity;

/// Whether a text has colours.
///
/// The library does not check where its text goes; the caller decides. The usual choice is [`Paint::Ansi`] on
/// a terminal where `NO_COLOR` is not set, and [`Paint::Plain`] everywhere else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Paint {
    /// Text alone.
    #[default]
    Plain,
    /// Colours by ANSI escape sequences.
    Ansi,
}

/// The colours of links, in turn. Red is reserved for findings.
const LINKS: [AnsiColor; 6] = [
    AnsiColor::Cyan,
    AnsiColor::Magenta,
    AnsiColor::Green,
    AnsiColor::Yellow,
    AnsiColor::Blue,
    AnsiColor::BrightMagenta,
];

/// The style of what is only there for orientation.
pub(super) const FAINT: Style = Style::new().dimmed();

/// The style of a heading.
pub(super) const HEADING: Style = Style::new().bold().underline();

/// The style of a pair's link, by its number.
pub(super) fn link(number: usize) -> Style {
    LINKS[number % LINKS.len()].on_default().bold()
}

/// The style of a finding.
#[cfg(feature = "lint")]
pub(super) fn severity(severity: Severity) -> Style {
    match severity {
        Severity::Error => AnsiColor::Red.on_default().bold(),
        Severity::Warning => AnsiColor::Yellow.on_default().bold(),
        Severity::Info => AnsiColor::Blue.on_default().bold(),
    }
}

impl Paint {
    /// Writes a text in a style.
    pub(super) fn write(self, style: Style, text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Paint::Ansi if style != Style::new() && !text.is_empty() => write!(f, "{style}{text}{style:#}"),
            _ => f.write_str(text),
        }
    }
}
