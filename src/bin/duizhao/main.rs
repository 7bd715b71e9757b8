//! The command line: `duizhao --help`.

mod arguments;
mod claims;
mod commands;
mod fields;
mod foreign;
mod format;
mod help;
mod in_order;
mod input;
mod original;
mod output;
mod own;
mod pager;
mod progress;
mod screen;
mod stream;
mod unfinished;

use std::error::Error as _;
use std::io;
use std::process::ExitCode;

use clap::Parser;
use duizhao::{Error, ErrorKind, Result};

use arguments::{Arguments, Command, Common};

/// Exit code for findings at or above the requested level.
const FOUND: u8 = 1;
/// Exit code for wrong usage and for input that cannot be read.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    let arguments = Arguments::try_parse().unwrap_or_else(|error| screen::refuse_usage(&error));
    match run(&arguments) {
        Ok(false) => ExitCode::SUCCESS,
        Ok(true) => ExitCode::from(FOUND),
        // A reader that stops reading is not an error.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            screen::complain(&error, arguments.common.color);
            ExitCode::from(FAILED)
        }
    }
}

/// Does what was asked for; returns whether something was found that the caller wants to fail on.
fn run(Arguments { command, common }: &Arguments) -> Result<bool> {
    unfinished::remove_when_stopped()?;
    use_threads(common)?;
    let outcome = match command {
        // These write by themselves: as they go, or to files of their own.
        Command::Align(options) => return commands::align(options, common),
        Command::Convert(options) => return commands::convert(options, common),
        Command::Lint(options) => return commands::lint(options, common),
        Command::Docs(options) => return commands::docs(options, common),
        Command::Man(options) => return commands::man(options, common),
        Command::Anchors(options) => commands::anchors(options, common),
        Command::Segment(options) => commands::segment(options, common),
        Command::Train(options) => commands::train(options, common),
        Command::Eval(options) => commands::eval(options, common),
        Command::Rules(options) => commands::rules(options),
        Command::Completions(options) => Ok(commands::completions(options)),
    }?;
    output::deliver(&outcome.text, common.output.as_deref())?;
    Ok(outcome.found)
}

/// Starts the threads for all the work, as many as requested.
fn use_threads(common: &Common) -> Result<()> {
    let threads = common.threads.map_or(0, usize::from);
    let started = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
    started.map_err(|cause| Error::new(ErrorKind::Io, "cannot start the threads").caused_by(cause))
}

fn is_broken_pipe(error: &Error) -> bool {
    let cause = error.source().and_then(|cause| cause.downcast_ref::<io::Error>());
    cause.is_some_and(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
