//! What is linted: pairs, an English text, or two texts that are aligned first.

use std::path::Path;

use duizhao::format::tsv::Layout;
use duizhao::format::{Row, jsonl};
use duizhao::segment::Split;
use duizhao::{Bitext, Error, ErrorKind, Language, Result};

use crate::arguments;
use crate::foreign;
use crate::format::LintInput;
use crate::input::{self, of_file};
use crate::own::Own;

/// The input that was read.
pub(super) struct Input {
    pub(super) bitext: Bitext<'static>,
    pub(super) kind: LintInput,
    /// The text of a table with one pair per line.
    pub(super) text: String,
    /// Where the texts are in the lines, if these have fields.
    pub(super) layout: Option<Layout>,
    /// What is wrong with the lines that could not be read.
    pub(super) refused: Vec<Error>,
}

impl Input {
    pub(super) fn read(options: &arguments::Lint, own: &Own) -> Result<Input> {
        match &options.files[..] {
            [first, second] => {
                let [first, second] = input::documents([first, second], Split::Sentences, options.languages)?;
                Ok(Input::whole(own.aligner().align(first, second), LintInput::Text))
            }
            [path, ..] => Input::read_one(path, options.input.map_or_else(|| kind_of(path), Ok)?),
            [] => Err(Error::new(ErrorKind::Unknown, "no file to lint")),
        }
    }

    fn read_one(path: &Path, kind: LintInput) -> Result<Input> {
        if kind == LintInput::Text {
            return english(path);
        }
        let text = input::text(path)?;
        let (rows, layout) = match kind {
            LintInput::Tsv => {
                let layout = Layout::of(&text).map_err(|cause| of_file(path, cause))?;
                (layout.rows(&text), Some(layout))
            }
            LintInput::Jsonl => (jsonl::rows(&text), None),
            LintInput::Whole(format) => {
                let bitext = format.read(&text).map_err(|cause| of_file(path, cause))?;
                return Ok(Input::whole(bitext, kind));
            }
            LintInput::Text => unreachable!("it was read as one"),
        };
        let mut refused = Vec::new();
        // A line that cannot be read becomes an empty pair, so that pairs keep their line numbers.
        let mut empty = |error| {
            refused.push(error);
            Row::default()
        };
        let rows: Vec<Row> = rows.into_iter().map(|row| row.unwrap_or_else(&mut empty)).collect();
        Ok(Input { bitext: Row::bitext(&rows), kind, text, layout, refused })
    }

    fn whole(bitext: Bitext<'static>, kind: LintInput) -> Input {
        Input { bitext, kind, text: String::new(), layout: None, refused: Vec::new() }
    }

    /// An error if lines were rejected.
    pub(super) fn all_read(&self) -> Result<()> {
        match self.refused.len() {
            0 => Ok(()),
            refused => {
                let message = format!("{refused} of {} lines could not be read", self.text.lines().count());
                Err(Error::new(ErrorKind::Format, message))
            }
        }
    }
}

/// What a file is by its ending. If that is unknown, what its content shows is told first.
fn kind_of(path: &Path) -> Result<LintInput> {
    LintInput::of_path(path).or_else(|unknown| {
        foreign::refuse_marked(path)?;
        input::document(path).and(Err(unknown))
    })
}

fn english(path: &Path) -> Result<Input> {
    let document = input::document(path)?;
    match document.language() {
        Language::English => Ok(Input::whole(Bitext::from_target(document), LintInput::Text)),
        language => {
            let message = format!("{}: expected an English text, found {language}", path.display());
            Err(Error::new(ErrorKind::Language, message))
        }
    }
}
