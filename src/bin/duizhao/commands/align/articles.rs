//! `align --jsonl`: an article a line.

use std::path::Path;

use duizhao::Result;
use duizhao::format::jsonl;

use super::article::Article;
use super::task::Task;
use crate::arguments::Common;
use crate::commands::write::{told, write};
use crate::fields::wrong;
use crate::stream::{self, Reply, listed};

/// An article with more sentences in a text is not aligned: a shelf of books has fewer.
const MOST_SENTENCES: usize = 100_000;

pub(super) fn run(articles: &Path, task: Task, common: &Common) -> Result<bool> {
    task.claims([articles]).may_write(common.output.as_deref(), "--output")?;
    stream::run(articles, common, "articles", move |line, id| reply(line, id, &task))
}

/// The pairs of an article, and what was found in it.
fn reply(line: &[u8], id: &mut String, task: &Task) -> Result<Reply> {
    let article = Article::read(line, id)?;
    let [first, second] = article.documents(&task.reader)?;
    if let Some(text) = [&first, &second].into_iter().find(|text| text.len() > MOST_SENTENCES) {
        return Err(wrong(format!(
            "a text of {} sentences, at most {MOST_SENTENCES}; divide the article",
            text.len()
        )));
    }
    let bitext = task.aligner.align(first, second);
    let findings = task.findings::<&Path>(&bitext, &[], jsonl::FORMAT);
    let mut fields = listed("pairs", &write(&bitext, &[], jsonl::FORMAT, &task.manner, None)?.text);
    if task.lists_findings {
        fields += ",";
        fields += &listed("findings", &jsonl::write_findings(&bitext, &findings));
    }
    let severe = task.severe(&findings).into_iter().map(|finding| told(finding, &bitext)).collect();
    Ok(Reply { fields, severe })
}
