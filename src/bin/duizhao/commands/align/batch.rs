//! `align --batch`: a list of files.

use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use duizhao::format::Format;
use duizhao::report::{Entry, index};
use duizhao::{Error, ErrorKind, Result};

use super::task::Task;
use crate::arguments::Common;
use crate::claims::Claims;
use crate::commands::write::{encoded, report, tell_lost, told, write};
use crate::in_order::in_order;
use crate::input;
use crate::output;
use crate::progress::Progress;
use crate::stream;

/// What to do with articles that an earlier run has finished.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Done {
    /// Leave them as they are.
    Left,
    /// Align them again.
    Again,
}

/// Two texts, and where their pairs are written.
struct Row {
    texts: [PathBuf; 2],
    output: PathBuf,
    format: Format,
    /// All files written for it: the pairs, in one file or more, and the page.
    files: Vec<PathBuf>,
    page: Option<PathBuf>,
}

/// A row of the list, or why it is not one.
struct Numbered {
    /// Its line in the list.
    line: u64,
    /// Its name in the index.
    title: String,
    row: Result<Row>,
}

pub(super) fn run(
    list: &Path,
    task: Task,
    reports: Option<&Path>,
    done: Done,
    common: &Common,
) -> Result<bool> {
    let text = input::text(list)?;
    let mut claims = task.claims([list]);
    let index_page = reports.map(|folder| folder.join("index.html"));
    let rows = rows(&text, list, reports, &task, &mut claims);
    claims.may_write(index_page.as_deref(), "the index")?;
    if let Some(folder) = reports {
        output::make_folder(folder)?;
    }
    // The findings of an earlier run are not known, and must not be ignored.
    let leaves = done == Done::Left && !task.fails_on_findings();
    let mut progress = Progress::new(common.progress, "articles", Some(rows.len() as u64));
    let (all, mut failed, mut left, mut found) = (rows.len(), 0, 0, false);
    let mut entries: Vec<Entry> = Vec::new();
    let work = move |Numbered { line, title, row }: Numbered| {
        let outcome = row.and_then(|row| {
            if leaves && row.is_done() {
                Ok(Outcome::Left { page: row.page })
            } else {
                guarded(&row, &title, &task)
            }
        });
        (line, title, outcome)
    };
    in_order(rows.into_iter(), work, |(line, title, outcome): (u64, String, Result<Outcome>)| {
        let place = format!("{} line {line}", list.display());
        match outcome {
            Ok(Outcome::Aligned { severe, entry }) => {
                severe.iter().for_each(|finding| progress.say(&format!("{place}: {finding}")));
                found |= !severe.is_empty();
                entries.extend(entry);
            }
            Ok(Outcome::Left { page }) => {
                left += 1;
                let remark = "aligned by an earlier run";
                entries.extend(page.map(|page| Entry::uncounted(title, Some(address(&page)), remark)));
            }
            Err(error) => {
                progress.say(&format!("{place}: {error}"));
                entries.push(Entry::uncounted(title, None, format!("failed: {error}")));
                failed += 1;
            }
        }
        progress.step();
        Ok(())
    })?;
    if left > 0 {
        progress.say(&format!("{left} of {all} articles are done already; --overwrite does them again"));
    }
    progress.finish();
    if let Some(page) = index_page {
        let title = list.file_stem().unwrap_or_default().to_string_lossy();
        output::deliver(&index(&title, &entries).to_string(), Some(&page))?;
    }
    if failed > 0 {
        return Err(Error::new(ErrorKind::Io, format!("{failed} of {all} articles failed")));
    }
    Ok(found)
}

/// The rows of a list; blank lines and comments are skipped. Paths are relative to the folder of the list.
/// What a row writes is claimed after what all the rows read.
fn rows(text: &str, list: &Path, reports: Option<&Path>, task: &Task, claims: &mut Claims) -> Vec<Numbered> {
    let folder = list.parent().unwrap_or(Path::new(""));
    let lines = (1..).zip(text.lines());
    let lines = lines.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let mut rows: Vec<Numbered> = lines
        .map(|(line, text)| {
            let row = Row::read(text, folder, task).map(|row| row.with_page(line, reports));
            let title = row.as_ref().map_or_else(|_| format!("line {line}"), Row::title);
            Numbered { line, title, row }
        })
        .collect();
    rows.iter().flat_map(|numbered| &numbered.row).for_each(|row| claims.reads(&row.texts));
    for numbered in &mut rows {
        let by = format!("line {}", numbered.line);
        if let Ok(row) = &numbered.row
            && let Err(error) = row.files.iter().try_for_each(|file| claims.writes(file, &by))
        {
            numbered.row = Err(error);
        }
    }
    rows
}

impl Row {
    fn read(line: &str, folder: &Path, task: &Task) -> Result<Row> {
        let fields: Vec<&str> = line.split('\t').map(str::trim).collect();
        let [first, second, output] = fields[..] else {
            let message = format!(
                "expected 3 fields divided by tabs (Chinese file, English file, output file), found {}",
                fields.len()
            );
            return Err(Error::new(ErrorKind::Format, message));
        };
        let [first, second, output] = [first, second, output].map(|path| folder.join(path));
        let format = task.format_for(&output)?;
        let files = output::files(format, &output);
        Ok(Row { texts: [first, second], output, format, files, page: None })
    }

    /// Adds a page in this folder. The line number distinguishes pages of the same name.
    fn with_page(mut self, line: u64, folder: Option<&Path>) -> Row {
        self.page = folder.map(|folder| folder.join(format!("{line}-{}.html", self.title())));
        self.files.extend(self.page.clone());
        self
    }

    fn title(&self) -> String {
        output::stem(&self.output)
    }

    /// Whether all its files exist and none is older than a text: a file appears whole or not at all.
    fn is_done(&self) -> bool {
        let changed = |path: &PathBuf| fs::metadata(path).and_then(|found| found.modified()).ok();
        let texts: Option<Vec<SystemTime>> = self.texts.iter().map(changed).collect();
        let files: Option<Vec<SystemTime>> = self.files.iter().map(changed).collect();
        texts.zip(files).is_some_and(|(texts, files)| files.iter().min() >= texts.iter().max())
    }
}

/// The result of a row.
enum Outcome {
    Aligned {
        /// The findings that the caller wants to fail on.
        severe: Vec<String>,
        /// Its entry in the index, if there are reports.
        entry: Option<Entry>,
    },
    /// An earlier run has finished it.
    Left { page: Option<PathBuf> },
}

/// Aligns a row; any error, whatever it is, stays confined to it.
fn guarded(row: &Row, title: &str, task: &Task) -> Result<Outcome> {
    panic::catch_unwind(AssertUnwindSafe(|| align(row, title, task)))
        .unwrap_or_else(|_| Err(stream::broken()))
}

/// Writes the pairs of a row, and its page.
fn align(row: &Row, title: &str, task: &Task) -> Result<Outcome> {
    let format = row.format;
    let [first, second] = task.reader.documents(row.texts.each_ref().map(PathBuf::as_path))?;
    let bitext = task.aligner.align(first, second);
    let findings = task.findings(&bitext, &row.texts, format);
    let written = write(&bitext, &findings, format, &task.manner, Some(&row.output))?;
    output::deliver_all(&written, &bitext, Some(&row.output))?;
    tell_lost(&written, format);
    let entry = match &row.page {
        None => None,
        Some(page) => {
            output::deliver(&report(&bitext, &findings, &row.output), Some(page))?;
            Some(Entry::new(title, address(page), &bitext, &findings))
        }
    };
    let severe = task.severe(&findings).into_iter().map(|finding| told(finding, &bitext)).collect();
    Ok(Outcome::Aligned { severe, entry })
}

/// The name of a file as a URL.
fn address(file: &Path) -> String {
    encoded(&file.file_name().unwrap_or_default().to_string_lossy())
}
