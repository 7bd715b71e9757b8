//! `duizhao align`: two texts, or many.

mod article;
mod articles;
mod batch;
mod task;

use std::path::Path;

use duizhao::Result;
use duizhao::format::terminal;

use crate::arguments::{self, Common};
use crate::commands::write::{report, tell_lost, told, write};
use crate::output;
use crate::pager;
use crate::progress::Progress;
use crate::screen;
use batch::Done;
use task::Task;

/// Returns whether something was found that the caller wants to fail on.
pub(crate) fn align(options: &arguments::Align, common: &Common) -> Result<bool> {
    let task = Task::new(options, common)?;
    match (&options.jsonl, &options.batch, &options.first, &options.second) {
        (Some(articles), ..) => articles::run(articles, task, common),
        (None, Some(list), ..) => {
            let done = if options.overwrite { Done::Again } else { Done::Left };
            batch::run(list, task, options.report.as_deref(), done, common)
        }
        (None, None, Some(first), Some(second)) => {
            pair([first, second], &task, options.report.as_deref(), common)
        }
        _ => unreachable!("the arguments name two texts, or many"),
    }
}

fn pair(paths: [&Path; 2], task: &Task, page: Option<&Path>, common: &Common) -> Result<bool> {
    let output = common.output.as_deref();
    let format = match output {
        Some(path) => task.format_for(path)?,
        None => task.format.unwrap_or(terminal::FORMAT),
    };
    let mut claims = task.claims(paths);
    for file in output.iter().flat_map(|path| output::files(format, path)) {
        claims.writes(&file, "--output")?;
    }
    claims.may_write(page, "--report")?;
    let progress = Progress::waiting(common.progress, "aligning");
    let [first, second] = task.reader.documents(paths)?;
    let bitext = task.aligner.align(first, second);
    let findings = task.findings(&bitext, &paths, format);
    progress.finish();
    let written = write(&bitext, &findings, format, &task.manner, output)?;
    if format == terminal::FORMAT {
        pager::show(&written.text, common)?;
    } else {
        output::deliver_all(&written, &bitext, output)?;
    }
    tell_lost(&written, format);
    if let Some(page) = page {
        output::deliver(&report(&bitext, &findings, paths[0]), Some(page))?;
    }
    let severe = task.severe(&findings);
    // Side by side already shows them.
    if format != terminal::FORMAT {
        severe.iter().for_each(|finding| screen::tell(&told(finding, &bitext)));
    }
    Ok(!severe.is_empty())
}
