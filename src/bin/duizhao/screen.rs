//! What is known of the terminal: its width, and whether it wants colours.

use std::env;
use std::io::{self, IsTerminal};

use clap::builder::styling::{AnsiColor, Style};
use duizhao::Error;
use duizhao::format::terminal::Paint;

use crate::arguments::{Common, When};

/// Prints an error.
pub(crate) fn complain(error: &Error, color: When) {
    let style = match wants_colour(color, io::stderr().is_terminal()) {
        true => Style::new().bold().fg_color(Some(AnsiColor::Red.into())),
        false => Style::new(),
    };
    eprintln!("{style}duizhao:{style:#} {error}");
}

/// The columns of the terminal that standard output goes to, if it does.
pub(crate) fn width() -> Option<usize> {
    let (width, _) = terminal_size::terminal_size_of(io::stdout())?;
    Some(usize::from(width.0))
}

/// How results are painted that go to this file, or to standard output.
pub(crate) fn paint(common: &Common) -> Paint {
    let terminal = common.output.is_none() && io::stdout().is_terminal();
    if wants_colour(common.color, terminal) { Paint::Ansi } else { Paint::Plain }
}

/// Whether colours are wanted on something that is a terminal or is not.
fn wants_colour(color: When, terminal: bool) -> bool {
    let refused = || env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let plain = || env::var_os("TERM").is_some_and(|name| name == "dumb");
    match color {
        When::Always => true,
        When::Never => false,
        When::Auto => terminal && !refused() && !plain(),
    }
}
