//! The formats of the library as values of arguments.

use std::path::Path;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use duizhao::format::{Format, Needs, jsonl, tsv};
use duizhao::{Error, ErrorKind, Result};

/// Takes the name of a format.
pub(crate) fn by_name() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.iter().map(value)).map(named)
}

fn value(format: &Format) -> PossibleValue {
    PossibleValue::new(format.name()).help(format.description())
}

fn named(name: String) -> Format {
    name.parse().expect("only the names of formats are possible")
}

/// The endings of files that hold a text.
const TEXT_ENDINGS: [&str; 9] = ["txt", "text", "html", "htm", "md", "markdown", "mdx", "zh", "en"];

/// What a single file to be linted holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LintInput {
    /// A pair per line, separated by a tab.
    Tsv,
    /// A pair per line, as JSON.
    Jsonl,
    /// Pairs in a format that is read as a whole.
    Whole(Format),
    /// An English text.
    Text,
}

impl LintInput {
    /// Takes the name of a format that holds pairs, or `text`.
    pub(crate) fn by_name() -> impl TypedValueParser<Value = LintInput> {
        let pairs = Format::ALL.iter().filter(|format| format.needs() == Needs::File).map(value);
        let text = PossibleValue::new("text").help("An English text");
        PossibleValuesParser::new(pairs.chain([text])).map(|name| LintInput::of(named(name)))
    }

    /// What a file is, by its ending; standard input is TSV, and a name without an ending that of a text.
    pub(crate) fn of_path(path: &Path) -> Result<LintInput> {
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let refuse =
            |what: String| Err(Error::new(ErrorKind::Unknown, format!("{}: {what}", path.display())));
        match Format::of_path(path) {
            _ if path.as_os_str() == "-" => Ok(LintInput::Tsv),
            _ if ending.is_empty() || TEXT_ENDINGS.contains(&ending.as_str()) => Ok(LintInput::Text),
            Ok(format) if format.needs() == Needs::File => Ok(LintInput::of(format)),
            Ok(format) => {
                refuse(format!("{format} does not hold pairs by itself; `duizhao convert` makes a tsv of it"))
            }
            Err(_) => refuse(format!(
                "`.{ending}` does not tell what it holds; say it with --input, which is text for an English text"
            )),
        }
    }

    fn of(format: Format) -> LintInput {
        match format {
            format if format.needs() != Needs::File => LintInput::Text,
            format if format == tsv::FORMAT => LintInput::Tsv,
            format if format == jsonl::FORMAT => LintInput::Jsonl,
            format => LintInput::Whole(format),
        }
    }
}
