//! `duizhao convert`.

use std::path::Path;

use duizhao::format::Needs;
use duizhao::segment::Split;
use duizhao::{Bitext, Error, ErrorKind, Result};

use super::write::{Manner, tell_lost, write};
use crate::arguments::{self, Common};
use crate::format::Format;
use crate::input;
use crate::output;

pub(crate) fn convert(options: &arguments::Convert, common: &Common) -> Result<bool> {
    let named = |format: Option<Format>, path: &Path| format.map_or_else(|| Format::of(path), Ok);
    let from = named(options.from, &options.input)?;
    let to = named(options.to, &options.output_file)?;
    let sentences = options.source.as_deref().zip(options.target.as_deref());
    let bitext = read(&options.input, from, sentences).map_err(|cause| match cause.kind() {
        ErrorKind::Io => cause,
        kind => Error::new(kind, format!("{}", options.input.display())).caused_by(cause),
    })?;
    let written = write(&bitext, &[], to, &Manner::on_screen(common))?;
    output::deliver_all(&written, &bitext, Some(&options.output_file))?;
    tell_lost(&written, to);
    Ok(false)
}

/// The one place where files become pairs. `sentences` are the files with the two sides, for a format
/// that holds numbers only.
fn read(path: &Path, format: Format, sentences: Option<(&Path, &Path)>) -> Result<Bitext<'static>> {
    let Format::Pairs(file) = format else {
        return Err(Error::new(
            ErrorKind::Unknown,
            "text is for reading only; keep pairs as tsv, jsonl or tmx to use them again",
        ));
    };
    match (file.needs(), sentences) {
        (Needs::TwoFiles, _) => {
            let [zh, en] = output::two_paths(path);
            file.read_two(&input::text(&zh)?, &input::text(&en)?)
        }
        (Needs::Documents, Some((first, second))) => {
            let [first, second] = input::documents([first, second], Split::Lines)?;
            file.read_links(&input::text(path)?, first, second)
        }
        (Needs::Documents, None) => Err(Error::new(
            ErrorKind::Unknown,
            format!("{file} holds sentence numbers only; name the sentences with --source and --target"),
        )),
        _ => file.read(&input::text(path)?),
    }
}
