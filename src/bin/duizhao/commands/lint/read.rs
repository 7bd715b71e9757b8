//! What is linted: pairs, an English text, or two texts that are aligned first.

use std::path::Path;

use duizhao::format::pairs;
use duizhao::format::tsv::Layout;
use duizhao::segment::Split;
use duizhao::{Aligner, Bitext, Document, Error, ErrorKind, Language, Result};

use super::named;
use crate::arguments;
use crate::format::LintInput;
use crate::input;

/// What was read.
pub(super) struct Input {
    pub(super) bitext: Bitext<'static>,
    /// The lines of a table, each with its pair or what is wrong with it; none for a text.
    pub(super) rows: Vec<Row>,
    pub(super) kind: LintInput,
    /// Where the texts stand in the lines, if these have fields.
    pub(super) layout: Option<Layout>,
}

/// A line of a table.
pub(super) struct Row {
    pub(super) line: String,
    pub(super) pair: Result<pairs::Texts>,
}

impl Input {
    pub(super) fn read(options: &arguments::Lint) -> Result<Input> {
        match &options.files[..] {
            [first, second] => {
                let [first, second] = input::documents([first, second], Split::Sentences)?;
                Ok(Input::of_text(Aligner::new().align(first, second)))
            }
            [path, ..] => Input::read_one(path, options.input.unwrap_or_else(|| LintInput::of_path(path))),
            [] => Err(Error::new(ErrorKind::Unknown, "no file to lint")),
        }
    }

    fn read_one(path: &Path, kind: LintInput) -> Result<Input> {
        if kind == LintInput::Text {
            return english(path, input::prose(path)?);
        }
        let text = input::text(path)?;
        let (pairs, layout) = match kind {
            LintInput::Tsv => {
                let layout = Layout::of(&text).map_err(|cause| named(path, cause))?;
                (pairs::tsv(&text), Some(layout))
            }
            LintInput::Jsonl => (pairs::jsonl(&text), None),
            LintInput::Text => unreachable!("it was read as one"),
            LintInput::Whole(format) => {
                let bitext = format.read(&text).map_err(|cause| named(path, cause))?;
                return Ok(Input { bitext, rows: Vec::new(), kind, layout: None });
            }
        };
        let rows: Vec<Row> =
            text.lines().zip(pairs).map(|(line, pair)| Row { line: line.to_owned(), pair }).collect();
        // A line that cannot be read is an empty pair, so that pairs keep their line numbers.
        let texts = rows.iter().map(|row| match &row.pair {
            Ok((first, second)) => (first.as_str(), second.as_str()),
            Err(_) => ("", ""),
        });
        let bitext = Bitext::from_pairs(texts);
        Ok(Input { bitext, rows, kind, layout })
    }

    fn of_text(bitext: Bitext<'static>) -> Input {
        Input { bitext, rows: Vec::new(), kind: LintInput::Text, layout: None }
    }

    /// What is wrong with the lines that could not be read.
    pub(super) fn refused(&self) -> impl Iterator<Item = &Error> {
        self.rows.iter().filter_map(|row| row.pair.as_ref().err())
    }
}

fn english(path: &Path, text: String) -> Result<Input> {
    let document = Document::new(text);
    match document.language() {
        Language::English => Ok(Input::of_text(Bitext::from_target(document))),
        language => {
            let message = format!("{}: expected an English text, found {language}", path.display());
            Err(Error::new(ErrorKind::Language, message))
        }
    }
}
