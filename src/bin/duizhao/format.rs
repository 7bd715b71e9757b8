//! The formats of the library as values of arguments.

use std::path::Path;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use duizhao::format::{Format, Needs, jsonl, tsv};

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

    /// What a file is, by its ending; standard input is TSV.
    pub(crate) fn of_path(path: &Path) -> LintInput {
        match Format::of_path(path) {
            _ if path.as_os_str() == "-" => LintInput::Tsv,
            Ok(format) => LintInput::of(format),
            Err(_) => LintInput::Text,
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
