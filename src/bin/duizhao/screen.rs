//! What is known about the terminal: its width, and whether it wants colours.

use std::env;
use std::io::{self, IsTerminal};

use clap::builder::styling::{AnsiColor, Style};
use duizhao::Error;
use duizhao::format::terminal::{Paint, tamed};

use crate::arguments::{Common, When};

/// Prints an error.
pub(crate) fn complain(error: &Error, color: When) {
    let style = if wants_colour(color, io::stderr().is_terminal()) {
        Style::new().bold().fg_color(Some(AnsiColor::Red.into()))
    } else {
        Style::new()
    };
    eprintln!("{style}duizhao:{style:#} {}", tamed(&error.to_string()));
}

/// Ends the tool because of wrong usage, or with the help that was asked for.
pub(crate) fn refuse_usage(error: &clap::Error) -> ! {
    let acted_on = |argument: std::ffi::OsString| argument.to_string_lossy().chars().any(char::is_control);
    if env::args_os().any(acted_on) {
        // The message repeats what was typed; it is printed without colours.
        for line in error.render().to_string().lines() {
            eprintln!("{}", tamed(line));
        }
        std::process::exit(error.exit_code());
    }
    error.exit()
}

/// Prints a remark on standard error. A name or a text in it may contain characters that a terminal would act
/// on.
pub(crate) fn tell(message: &str) {
    eprintln!("duizhao: {}", tamed(message));
}

/// The lines of the terminal that standard output goes to, if it goes to one.
pub(crate) fn height() -> Option<usize> {
    let (_, height) = terminal_size::terminal_size_of(io::stdout())?;
    Some(usize::from(height.0))
}

/// Whether the terminal can do nothing but print.
pub(crate) fn is_dumb() -> bool {
    env::var_os("TERM").is_some_and(|name| name == "dumb")
}

/// The columns of the terminal that standard output goes to, if it goes to one.
pub(crate) fn width() -> Option<usize> {
    let (width, _) = terminal_size::terminal_size_of(io::stdout())?;
    Some(usize::from(width.0))
}

/// Whether results go to a terminal.
pub(crate) fn shows_results(common: &Common) -> bool {
    common.output.is_none() && io::stdout().is_terminal()
}

/// How to paint results that go to this file, or to standard output.
pub(crate) fn paint(common: &Common) -> Paint {
    let terminal = shows_results(common);
    if wants_colour(common.color, terminal) { Paint::Ansi } else { Paint::Plain }
}

/// Whether colours are wanted, given whether the output is a terminal.
fn wants_colour(color: When, terminal: bool) -> bool {
    let refused = || env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    match color {
        When::Always => true,
        When::Never => false,
        When::Auto => terminal && !refused() && !is_dumb(),
    }
}
