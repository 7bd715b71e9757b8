//! The command line: `duizhao --help`.

mod arguments;
mod commands;
mod input;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use duizhao::Error;

use arguments::{Arguments, Command};

/// Exit code for findings at or above the level asked for.
const FOUND: u8 = 1;
/// Exit code for wrong usage and for input that cannot be read.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match &arguments.command {
        Command::Align(options) => commands::align(options),
        Command::Anchors(options) => commands::anchors(options),
        Command::Segment(options) => commands::segment(options),
        Command::Lint(options) => commands::lint(options),
        Command::Train(options) => commands::train(options),
        Command::Eval(options) => commands::eval(options),
    };
    match done.and_then(|outcome| deliver(&outcome.text).map(|()| outcome.found)) {
        Ok(false) => ExitCode::SUCCESS,
        Ok(true) => ExitCode::from(FOUND),
        Err(error) => {
            eprintln!("duizhao: {error}");
            ExitCode::from(FAILED)
        }
    }
}

/// Writes the result to standard output. A reader that stops reading is no error.
fn deliver(text: &str) -> Result<(), Error> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => Ok(other?),
    }
}
