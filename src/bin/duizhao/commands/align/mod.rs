//! `duizhao align`: two texts, or many.

mod article;
mod batch;
mod stream;
mod task;

use std::path::Path;

use duizhao::Result;

use crate::arguments::{self, Common, Format};
use crate::commands::write::write;
use crate::output;
use crate::progress::Progress;
use task::{Task, told};

/// Whether something was found that the caller wants to fail on.
pub(crate) fn align(options: &arguments::Align, common: &Common) -> Result<bool> {
    let task = Task::new(options, common)?;
    match (&options.jsonl, &options.batch, &options.first, &options.second) {
        (Some(articles), ..) => stream::run(articles, task, common),
        (None, Some(list), ..) => batch::run(list, task, common),
        (None, None, Some(first), Some(second)) => pair([first, second], &task, common),
        _ => unreachable!("the arguments name two texts, or many"),
    }
}

fn pair(paths: [&Path; 2], task: &Task, common: &Common) -> Result<bool> {
    let output = common.output.as_deref();
    let format = match output {
        Some(path) => task.format_for(path)?,
        None => task.format.unwrap_or(Format::Text),
    };
    let progress = Progress::waiting(common.progress, "aligning");
    let [first, second] = task.reader.documents(paths)?;
    let bitext = task.aligner.align(first, second);
    let findings = task.findings(&bitext, format);
    progress.finish();
    output::deliver(&write(&bitext, &findings, format, &task.manner), output)?;
    let severe = task.severe(&findings);
    // Whoever reads side by side has them before the eyes.
    if format != Format::Text {
        severe.iter().for_each(|finding| eprintln!("duizhao: {}", told(finding, &bitext)));
    }
    Ok(!severe.is_empty())
}
