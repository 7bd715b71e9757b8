//! `align --jsonl`: a line in, a line out.
//!
//! Whatever a line contains, it gets exactly one line in answer, in the same order, as soon as it is ready.
//! Only a few lines are in memory at a time.

use std::io::{self, BufRead, Read, Write};
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;

use duizhao::format::jsonl;
use duizhao::{Error, ErrorKind, Result};
use serde_json::Value;

use super::article::Article;
use super::task::{self, Task, told};
use crate::arguments::Common;
use crate::commands::write::write;
use crate::in_order::in_order;
use crate::input;
use crate::output::Output;
use crate::progress::Progress;

/// A longer line is not read, so that memory stays bounded.
const LONGEST: u64 = 32 << 20;
/// An article with more sentences in a text is not aligned: a shelf of books has fewer.
const MOST_SENTENCES: usize = 100_000;
/// Replaces an id that could not be read.
const NO_ID: &str = "null";

pub(super) fn run(articles: &Path, task: Task, common: &Common) -> Result<bool> {
    task.claims([articles]).may_write(common.output.as_deref(), "--output")?;
    let lines = Lines { input: input::open(articles)?, read: 0 };
    let mut output = Output::to(common.output.as_deref())?;
    let mut progress = Progress::new(common.progress, "articles", None);
    let (mut all, mut failed, mut found) = (0, 0, false);
    let work = move |line: io::Result<Line>| line.map(|line| answer(&line, &task));
    in_order(lines, work, |answer| {
        let Answer { line, fails, findings } = answer?;
        output.write_all(line.as_bytes())?;
        output.flush()?;
        findings.iter().for_each(|finding| progress.say(finding));
        progress.step();
        all += 1;
        failed += u64::from(fails);
        found |= !findings.is_empty();
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
    /// The findings that the caller wants to fail on.
    findings: Vec<String>,
}

fn answer(line: &Line, task: &Task) -> Answer {
    let mut id = NO_ID.to_owned();
    // The rest of a corpus must not be lost because of one article.
    let done = panic::catch_unwind(AssertUnwindSafe(|| pairs(line, task, &mut id)));
    match done.unwrap_or_else(|_| Err(task::broken())) {
        Ok((pairs, findings)) => {
            Answer { line: format!("{{\"id\":{id},\"pairs\":[{pairs}]}}\n"), fails: false, findings }
        }
        Err(error) => {
            let message = Value::from(format!("line {}: {error}", line.number));
            Answer {
                line: format!("{{\"id\":{id},\"error\":{message}}}\n"),
                fails: true,
                findings: Vec::new(),
            }
        }
    }
}

/// The pairs of an article, separated by commas, and what was found in it. `id` is set to its id, even if the
/// rest cannot be read.
fn pairs(line: &Line, task: &Task, id: &mut String) -> Result<(String, Vec<String>)> {
    if line.is_too_long() {
        let message = format!("longer than {} MiB; divide the article", LONGEST >> 20);
        return Err(Error::new(ErrorKind::Format, message));
    }
    let article = Article::read(&line.bytes, id)?;
    let [first, second] = article.documents(&task.reader)?;
    if let Some(text) = [&first, &second].into_iter().find(|text| text.len() > MOST_SENTENCES) {
        let message =
            format!("a text of {} sentences, at most {MOST_SENTENCES}; divide the article", text.len());
        return Err(Error::new(ErrorKind::Format, message));
    }
    let bitext = task.aligner.align(first, second);
    let findings = task.findings::<&Path>(&bitext, &[], jsonl::FORMAT);
    let severe =
        task.severe(&findings).into_iter().map(|finding| format!("{id}: {}", told(finding, &bitext)));
    let lines = write(&bitext, &[], jsonl::FORMAT, &task.manner, None)?.text;
    let pairs: Vec<&str> = lines.lines().collect();
    Ok((pairs.join(","), severe.collect()))
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
