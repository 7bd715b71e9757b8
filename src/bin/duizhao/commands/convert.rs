//! `duizhao convert`.

use std::path::{Component, Path, PathBuf};

use duizhao::format::{Needs, sentences};
use duizhao::segment::Split;
use duizhao::{Bitext, Document, Error, ErrorKind, Result};

use super::write::{Manner, tell_lost, write};
use crate::arguments::{self, Common};
use crate::claims::Claims;
use crate::foreign;
use crate::format::Format;
use crate::input;
use crate::output;

pub(crate) fn convert(options: &arguments::Convert, common: &Common) -> Result<bool> {
    let named = |format: Option<Format>, path: &Path| format.map_or_else(|| Format::of(path), Ok);
    if options.from.is_none() {
        foreign::refuse_ending(&options.input)?;
    }
    let from = named(options.from, &options.input)?;
    let to = named(options.to, &options.output_file)?;
    let sentences = options.source.as_deref().zip(options.target.as_deref());
    let mut claims = Claims::reading(output::files(from, &options.input));
    claims.reads(options.source.iter().chain(&options.target));
    for file in output::files(to, &options.output_file) {
        claims.writes(&file, "OUT")?;
    }
    let bitext = read(&options.input, from, sentences).map_err(|cause| match cause.kind() {
        ErrorKind::Io => cause,
        kind => Error::new(kind, format!("{}", options.input.display())).caused_by(cause),
    })?;
    let written = write(&bitext, &[], to, &Manner::on_screen(common), Some(&options.output_file))?;
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
        (Needs::Documents, None) => beside(path, file),
        _ => file.read(&input::text(path)?),
    }
}

/// Pairs by sentence numbers, with the documents that the file names, which stand beside it.
fn beside(path: &Path, file: duizhao::format::Format) -> Result<Bitext<'static>> {
    let text = input::text(path)?;
    let Some(names) = file.named_documents(&text)? else {
        return Err(Error::new(
            ErrorKind::Unknown,
            format!("{file} holds sentence numbers only; name the sentences with --source and --target"),
        ));
    };
    let [first, second] = names.map(|name| beside_it(path, &name));
    let [first, second] = [document(&first?)?, document(&second?)?];
    file.read_links(&text, first, second)
}

/// The path of a document that a file names.
fn beside_it(path: &Path, name: &str) -> Result<PathBuf> {
    // What a file says must not lead out of its folder.
    let stays =
        Path::new(name).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    let document = path.with_file_name(name);
    if stays && !name.is_empty() && document.is_file() {
        return Ok(document);
    }
    let message = format!(
        "its document `{name}` is not there; name the sentences, one a line, with --source and --target"
    );
    Err(Error::new(ErrorKind::Unknown, message))
}

fn document(path: &Path) -> Result<Document<'static>> {
    sentences::read(&input::text(path)?)
        .map_err(|cause| Error::new(cause.kind(), path.display().to_string()).caused_by(cause))
}
