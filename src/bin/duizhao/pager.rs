//! Long output to a person at a terminal goes through a pager.

use std::env;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use duizhao::Result;

use crate::arguments::Common;
use crate::output;
use crate::screen;
use crate::unfinished;

/// The pager if the user names none. It passes on colours.
const USUAL: &str = "less -R";

/// Writes a text for reading: to the output file, to standard output, or, if it is longer than the screen, to
/// the pager.
pub(crate) fn show(text: &str, common: &Common) -> Result<()> {
    let is_long = || screen::height().is_some_and(|height| text.lines().count() >= height);
    let is_wanted = !common.no_pager && common.output.is_none() && !screen::is_dumb();
    if is_wanted && is_long() && paged(text, &env::var("PAGER").unwrap_or(USUAL.to_owned())) {
        return Ok(());
    }
    output::deliver(text, common.output.as_deref())
}

/// Whether a pager, a command of the shell, was there to show the text. How much of it the user reads, and how the
/// pager ends, is no concern of ours.
fn paged(text: &str, pager: &str) -> bool {
    let Some(program) = pager.split_whitespace().next() else { return false };
    let mut command = shell(pager);
    command.stdin(Stdio::piped());
    if Path::new(program).file_stem().is_some_and(|name| name == "less") && env::var_os("LESS").is_none() {
        // It would show colours as signs.
        command.env("LESS", "R");
    }
    unfinished::leaving_interrupts(|| {
        let Ok(mut child) = command.spawn() else { return false };
        if let Some(mut input) = child.stdin.take() {
            // Whoever has read enough closes the pager.
            let _ = input.write_all(text.as_bytes());
        }
        let ended = child.wait();
        // So a shell tells that there is no such command.
        !ended.is_ok_and(|status| NOT_THERE.map(Some).contains(&status.code()))
    })
}

/// What a shell ends with if a command cannot be run, or is not there.
const NOT_THERE: [i32; 2] = [126, 127];

/// A command as it is typed: with quotation marks and variables.
#[cfg(unix)]
fn shell(line: &str) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", line]);
    command
}

/// A program and its arguments, divided by blanks.
#[cfg(not(unix))]
fn shell(line: &str) -> Command {
    let mut words = line.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or_default());
    command.args(words);
    command
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    /// Longer than what a pipe holds.
    fn long() -> String {
        "雨停了。\n".repeat(100_000)
    }

    #[test]
    fn a_pager_that_quits_early_is_no_error() {
        assert!(paged(&long(), "true"));
        assert!(paged(&long(), "false"));
    }

    #[test]
    fn a_pager_gets_its_arguments_and_all_of_the_text() {
        let copy = tempfile::NamedTempFile::new().expect("a temporary file can be made");
        let path = copy.path().to_str().expect("its name is UTF-8");
        assert!(paged(&long(), &format!("dd status=none of={path}")));
        assert_eq!(std::fs::read_to_string(path).expect("the copy is there"), long());
    }

    #[test]
    fn a_pager_is_a_command_of_the_shell() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let path = folder.path().join("a copy");
        let pager = format!("X=1 cat > '{}'", path.display());
        assert!(paged(&long(), &pager));
        assert_eq!(std::fs::read_to_string(path).expect("the copy is there"), long());
    }

    #[test]
    fn without_a_pager_nothing_is_shown_by_one() {
        for pager in ["", "  ", "no-such-pager-anywhere"] {
            assert!(!paged("雨停了。", pager), "{pager:?}");
        }
    }
}
