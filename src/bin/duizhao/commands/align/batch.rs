//! `align --batch`: a list of files.

use std::collections::HashMap;
use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};

use duizhao::report::{Entry, index};
use duizhao::{Error, ErrorKind, Result};

use super::task::{self, Task, told};
use crate::arguments::Common;
use crate::commands::write::{report, tell_lost, write};
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

pub(super) fn run(list: &Path, task: Task, reports: Option<&Path>, common: &Common) -> Result<bool> {
    let rows = rows(&input::text(list)?, list.parent().unwrap_or(Path::new("")));
    let mut progress = Progress::new(common.progress, "articles", Some(rows.len() as u64));
    let (all, mut failed, mut found) = (rows.len(), 0, false);
    let mut entries: Vec<Entry> = Vec::new();
    if let Some(folder) = reports {
        fs::create_dir_all(folder).map_err(|cause| {
            Error::new(ErrorKind::Io, format!("cannot make the folder {}", folder.display())).caused_by(cause)
        })?;
    }
    let folder = reports.map(Path::to_owned);
    let work = move |(line, row): Numbered<Row>| {
        let page = |row: &Row| folder.as_ref().map(|folder| folder.join(page_name(line, &row.output)));
        (line, row.and_then(|row| guarded(&row, page(&row).as_deref(), &task)))
    };
    in_order(rows.into_iter(), work, |(line, done): Numbered<Done>| {
        let place = format!("{} line {line}", list.display());
        match done {
            Ok(done) => {
                done.severe.iter().for_each(|finding| progress.say(&format!("{place}: {finding}")));
                found |= !done.severe.is_empty();
                entries.extend(done.entry);
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
    if let Some(folder) = reports {
        let title = list.file_stem().unwrap_or_default().to_string_lossy();
        output::deliver(&index(&title, &entries).to_string(), Some(&folder.join("index.html")))?;
    }
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
fn guarded(row: &Row, page: Option<&Path>, task: &Task) -> Result<Done> {
    panic::catch_unwind(AssertUnwindSafe(|| align(row, page, task))).unwrap_or_else(|_| Err(task::broken()))
}

/// What comes of a row.
struct Done {
    /// What the caller wants to fail on.
    severe: Vec<String>,
    /// The line of the index, if there are reports.
    entry: Option<Entry>,
}

/// The name of the page of a row. The line number keeps apart what is called the same.
fn page_name(line: u64, output: &Path) -> String {
    let stem = output.file_stem().unwrap_or_default().to_string_lossy();
    format!("{line}-{stem}.html")
}

/// Writes the pairs of a row, and its page.
fn align(row: &Row, page: Option<&Path>, task: &Task) -> Result<Done> {
    let format = task.format_for(&row.output)?;
    let [first, second] = task.reader.documents(row.texts.each_ref().map(PathBuf::as_path))?;
    let bitext = task.aligner.align(first, second);
    let findings = task.findings(&bitext, format);
    let written = write(&bitext, &findings, format, &task.manner)?;
    output::deliver_all(&written, &bitext, Some(&row.output))?;
    tell_lost(&written, format);
    let entry = match page {
        None => None,
        Some(page) => {
            output::deliver(&report(&bitext, &findings, &row.output), Some(page))?;
            let name = page.file_name().unwrap_or_default().to_string_lossy();
            let title = row.output.file_stem().unwrap_or_default().to_string_lossy();
            Some(Entry::new(title, address(&name), &bitext, &findings))
        }
    };
    let severe = task.severe(&findings).into_iter().map(|finding| told(finding, &bitext)).collect();
    Ok(Done { severe, entry })
}

/// A file name as an address: every byte that has a meaning there is written as its number.
fn address(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~');
    let written = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    name.bytes().map(written).collect()
}
