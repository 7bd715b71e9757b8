//! [`Format`]: in what form pairs are written, and read.

use std::path::Path;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use duizhao::{Result, format};

/// A form that pairs are written in: for reading, or a file format of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// Side by side, for a terminal.
    Text,
    /// A page for a browser.
    Html,
    /// To be used by another program.
    Pairs(format::Format),
}

impl Format {
    pub(crate) const JSONL: Format = Format::Pairs(format::Format::Jsonl);

    /// The format that the ending of a file's name stands for.
    pub(crate) fn of(path: &Path) -> Result<Format> {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        match ending.to_ascii_lowercase().as_str() {
            "txt" => Ok(Format::Text),
            "html" | "htm" => Ok(Format::Html),
            _ => format::Format::of_path(path).map(Format::Pairs),
        }
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Format] {
        use format::Format as File;
        const ALL: &[Format] = &[
            Format::Text,
            Format::Html,
            Format::Pairs(File::Tsv),
            Format::Pairs(File::Csv),
            Format::Pairs(File::Jsonl),
            Format::Pairs(File::HuggingFace),
            Format::Pairs(File::Tmx),
            Format::Pairs(File::Moses),
            Format::Pairs(File::Markdown),
            Format::Pairs(File::Vecalign),
            Format::Pairs(File::Ladder),
            Format::Pairs(File::InterText),
            Format::Pairs(File::Xces),
        ];
        ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        use format::Format as File;
        let (name, help) = match self {
            Format::Text => ("text", "Side by side, for reading"),
            Format::Html => ("html", "A report for a browser, in one file"),
            Format::Pairs(file) => (
                file.name(),
                match file {
                    File::Tsv => "A pair a line, divided by a tab",
                    File::Csv => "For spreadsheets",
                    File::Jsonl => "A JSON object a line",
                    File::HuggingFace => "Lines of JSON as in the data sets of Hugging Face",
                    File::Tmx => "Translation memory, for CAT tools",
                    File::Moses => "Two files of equal length, NAME.zh and NAME.en",
                    File::Markdown => "A table in Markdown",
                    File::Vecalign => "Bead lines: `[0, 1]:[2]:cost`",
                    File::Ladder => "The rungs of hunalign",
                    File::InterText => "Links of the editor InterText",
                    File::Xces => "Links as OPUS has them",
                    _ => "",
                },
            ),
        };
        Some(PossibleValue::new(name).help(help))
    }
}
