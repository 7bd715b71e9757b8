//! `align --batch`: a list of files.

use std::collections::HashMap;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};

use duizhao::{Error, ErrorKind, Result};

use super::task::{self, Task, told};
use crate::arguments::Common;
use crate::commands::write::write;
use crate::in_order::in_order;
use crate::input;
use crate::output;
use crate::progress::Progress;

/// Two texts, and where their pairs go.
struct Row {
    texts: [PathBuf; 2],
    output: PathBuf,
}

/// A row, or why it is none, with its line in the list.
type Numbered<T> = (u64, Result<T>);

pub(super) fn run(list: &Path, task: Task, common: &Common) -> Result<bool> {
    let rows = rows(&input::text(list)?, list.parent().unwrap_or(Path::new("")));
    let mut progress = Progress::new(common.progress, "articles", Some(rows.len() as u64));
    let (all, mut failed, mut found) = (rows.len(), 0, false);
    let work = move |(line, row): Numbered<Row>| (line, row.and_then(|row| guarded(&row, &task)));
    in_order(rows.into_iter(), work, |(line, findings): Numbered<Vec<String>>| {
        let place = format!("{} line {line}", list.display());
        match findings {
            Ok(findings) => {
                findings.iter().for_each(|finding| progress.say(&format!("{place}: {finding}")));
                found |= !findings.is_empty();
            }
            Err(error) => {
                progress.say(&format!("{place}: {error}"));
                failed += 1;
            }
        }
        progress.step();
        Ok(())
    })?;
    progress.finish();
    if failed > 0 {
        return Err(Error::new(ErrorKind::Io, format!("{failed} of {all} articles failed")));
    }
    Ok(found)
}

/// The rows of a list; blank lines and remarks are none. Paths are taken from `folder`.
fn rows(text: &str, folder: &Path) -> Vec<Numbered<Row>> {
    let mut written: HashMap<PathBuf, u64> = HashMap::new();
    let lines = (1..).zip(text.lines());
    let lines = lines.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let mut row = |number: u64, line: &str| {
        let fields: Vec<&str> = line.split('\t').map(str::trim).collect();
        let [first, second, output] = fields[..] else {
            let message = format!(
                "expected 3 fields divided by tabs (Chinese file, English file, output file), found {}",
                fields.len()
            );
            return Err(Error::new(ErrorKind::Format, message));
        };
        let [first, second, output] = [first, second, output].map(|path| folder.join(path));
        if let Some(other) = written.insert(output.clone(), number) {
            let message = format!("{} is written by line {other} already", output.display());
            return Err(Error::new(ErrorKind::Format, message));
        }
        Ok(Row { texts: [first, second], output })
    };
    lines.map(|(number, line)| (number, row(number, line))).collect()
}

/// Aligns a row; what goes wrong in it, whatever it is, keeps to it.
fn guarded(row: &Row, task: &Task) -> Result<Vec<String>> {
    panic::catch_unwind(AssertUnwindSafe(|| align(row, task))).unwrap_or_else(|_| Err(task::broken()))
}

/// Writes the pairs of a row; what the caller wants to fail on.
fn align(row: &Row, task: &Task) -> Result<Vec<String>> {
    let format = task.format_for(&row.output)?;
    let [first, second] = task.reader.documents(row.texts.each_ref().map(PathBuf::as_path))?;
    let bitext = task.aligner.align(first, second);
    let findings = task.findings(&bitext, format);
    output::deliver(&write(&bitext, &findings, format, &task.manner), Some(&row.output))?;
    Ok(task.severe(&findings).into_iter().map(|finding| told(finding, &bitext)).collect())
}
