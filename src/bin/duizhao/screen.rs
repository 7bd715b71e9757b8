//! What is known of the terminal: its width, and whether it wants colours.

use std::env;
use std::io::{self, IsTerminal};

use clap::builder::styling::{AnsiColor, Style};
use duizhao::Error;

use crate::arguments::When;

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
