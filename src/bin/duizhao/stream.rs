//! A line in, a line out: JSON, a document a line.
//!
//! Whatever a line contains, it gets exactly one line in answer, in the same order, as soon as it is ready.
//! Only a few lines are in memory at a time.

use std::io::{self, BufRead, Read, Write};
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;

use duizhao::{Error, ErrorKind, Result};
use serde_json::Value;

use crate::arguments::Common;
use crate::in_order::in_order;
use crate::input;
use crate::output::Output;
use crate::progress::Progress;

/// A longer line is not read, so that memory stays bounded.
const LONGEST: u64 = 32 << 20;
/// Replaces an id that could not be read.
const NO_ID: &str = "null";

/// What a line is answered with.
pub(crate) struct Reply {
    /// The fields of the answer besides the id, as they are written.
    pub(crate) fields: String,
    /// The findings that the caller wants to fail on, in a line each.
    pub(crate) severe: Vec<String>,
}

/// A field with these lines of JSON as its list.
pub(crate) fn listed(name: &str, lines: &str) -> String {
    let items: Vec<&str> = lines.lines().collect();
    format!("\"{name}\":[{}]", items.join(","))
}

/// Answers every line of a file, on all cores. `work` gets the bytes of a line, and sets its id as written
/// there, even if the rest cannot be read. `what` are the documents of the lines. Returns whether a reply has
/// findings that the caller wants to fail on.
///
/// # Errors
///
/// If a line could not be answered, once all others are.
pub(crate) fn run(
    file: &Path,
    common: &Common,
    what: &'static str,
    work: impl Fn(&[u8], &mut String) -> Result<Reply> + Send + Sync + 'static,
) -> Result<bool> {
    let lines = Lines { input: input::open(file)?, read: 0 };
    let mut output = Output::to(common.output.as_deref())?;
    let mut progress = Progress::new(common.progress, what, None);
    let (mut all, mut failed, mut found) = (0, 0, false);
    let work = move |line: io::Result<Line>| line.map(|line| answer(&line, &work));
    in_order(lines, work, |answer| {
        let Answer { line, fails, severe } = answer?;
        output.write_all(line.as_bytes())?;
        output.flush()?;
        severe.iter().for_each(|finding| progress.say(finding));
        progress.step();
        all += 1;
        failed += u64::from(fails);
        found |= !severe.is_empty();
        Ok(())
    })?;
    output.finish()?;
    progress.finish();
    if failed > 0 {
        let message = format!("{failed} of {all} lines failed; the `error` of each says why");
        return Err(Error::new(ErrorKind::Format, message));
    }
    Ok(found)
}

/// The lines of a file, one at a time.
struct Lines<R> {
    input: R,
    read: u64,
}

struct Line {
    /// Counted from one.
    number: u64,
    /// Its bytes, or enough of them to see that it is too long.
    bytes: Vec<u8>,
}

impl Line {
    fn is_too_long(&self) -> bool {
        self.bytes.len() as u64 > LONGEST
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<io::Result<Line>> {
        let number = self.read + 1;
        let mut line = Line { number, bytes: Vec::new() };
        let read = || {
            self.input.by_ref().take(LONGEST + 1).read_until(b'\n', &mut line.bytes)?;
            if line.is_too_long() && !line.bytes.ends_with(b"\n") {
                self.input.skip_until(b'\n')?;
            }
            Ok(line)
        };
        self.read = number;
        match read() {
            Ok(line) if line.bytes.is_empty() => None,
            other => Some(other),
        }
    }
}

/// The answer to a line.
struct Answer {
    line: String,
    fails: bool,
    severe: Vec<String>,
}

fn answer(line: &Line, work: impl Fn(&[u8], &mut String) -> Result<Reply>) -> Answer {
    let mut id = NO_ID.to_owned();
    // The rest of a corpus must not be lost because of one document.
    let done = panic::catch_unwind(AssertUnwindSafe(|| {
        if line.is_too_long() {
            let message = format!("longer than {} MiB; divide the document", LONGEST >> 20);
            return Err(Error::new(ErrorKind::Format, message));
        }
        work(&line.bytes, &mut id)
    }));
    match done.unwrap_or_else(|_| Err(broken())) {
        Ok(Reply { fields, severe }) => {
            let severe = severe.iter().map(|finding| format!("{id}: {finding}")).collect();
            Answer { line: format!("{{\"id\":{id},{fields}}}\n"), fails: false, severe }
        }
        Err(error) => {
            let message = Value::from(format!("line {}: {error}", line.number));
            let line = format!("{{\"id\":{id},\"error\":{message}}}\n");
            Answer { line, fails: true, severe: Vec::new() }
        }
    }
}

/// The error for a document over which the crate panicked.
pub(crate) fn broken() -> Error {
    Error::new(ErrorKind::Format, "the tool failed; please report this document")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_too_long_is_read_past_in_bounded_memory() {
        let long = io::repeat(b'x').take(3 * LONGEST).chain(&b"\nafter"[..]);
        let lines = Lines { input: io::BufReader::new(long), read: 0 };
        let lines: Vec<Line> = lines.map(|line| line.expect("reading from memory")).collect();
        assert_eq!(lines.iter().map(|line| line.number).collect::<Vec<_>>(), [1, 2]);
        assert!(lines[0].is_too_long() && lines[0].bytes.len() as u64 == LONGEST + 1);
        assert_eq!(lines[1].bytes, b"after");
    }

    #[test]
    fn the_last_line_needs_no_line_break() {
        for text in ["a\n\nb", "a\n\nb\n"] {
            let lines = Lines { input: text.as_bytes(), read: 0 };
            let lines: Vec<Vec<u8>> = lines.map(|line| line.expect("reading from memory").bytes).collect();
            assert_eq!(lines.len(), 3);
            assert_eq!(lines[1], b"\n");
        }
    }
}
