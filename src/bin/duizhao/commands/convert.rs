//! `duizhao convert`.

use std::path::{Component, Path, PathBuf};

use duizhao::format::{Format, Needs, sentences};
use duizhao::segment::Split;
use duizhao::{Bitext, Document, Error, ErrorKind, Result};

use super::write::{Manner, tell_lost, write};
use crate::arguments::{self, Common};
use crate::claims::Claims;
use crate::foreign;
use crate::input::{self, of_file};
use crate::output;

pub(crate) fn convert(options: &arguments::Convert, common: &Common) -> Result<bool> {
    let named = |format: Option<Format>, path: &Path| format.map_or_else(|| Format::of_path(path), Ok);
    if options.from.is_none() {
        foreign::refuse_ending(&options.input)?;
    }
    let from = named(options.from, &options.input)?;
    let to = named(options.to, &options.output_file)?;
    let sentences = options.source.as_deref().zip(options.target.as_deref());
    let files = output::files(to, &options.output_file);
    let links = if sentences.is_none() { Links::read(&options.input, from)? } else { None };
    let mut claims = Claims::reading(output::files(from, &options.input));
    claims.reads(options.source.iter().chain(&options.target));
    claims.reads(links.iter().flat_map(|links| &links.documents));
    files.iter().try_for_each(|file| claims.writes(file, "OUT"))?;
    let bitext = read(&options.input, from, sentences, links.as_ref())?;
    let written = write(&bitext, &[], to, &Manner::on_screen(common), Some(&options.output_file))?;
    output::deliver_all(&written, &bitext, Some(&options.output_file))?;
    tell_lost(&written, to);
    Ok(false)
}

/// The one place where files become pairs. `sentences` are the files of the two sides, for a format that
/// holds numbers only; `links` is such a file that names them itself.
fn read(
    path: &Path,
    format: Format,
    sentences: Option<(&Path, &Path)>,
    links: Option<&Links>,
) -> Result<Bitext<'static>> {
    let refuse = |message: String| Err(of_file(path, Error::new(ErrorKind::Unknown, message)));
    let bitext = match (format.needs(), sentences, links) {
        (Needs::Unreadable, ..) => {
            return refuse(format!(
                "{format} is for reading only; keep pairs as tsv, jsonl or tmx to use them again"
            ));
        }
        (Needs::TwoFiles, ..) => {
            let [zh, en] = output::two_paths(path);
            format.read_two(&input::text(&zh)?, &input::text(&en)?)
        }
        (Needs::Documents, Some((first, second)), _) => {
            let text = input::text(path)?;
            let documents = input::documents([first, second], Split::Lines, None);
            documents.and_then(|[first, second]| format.read_numbers(&text, first, second))
        }
        (Needs::Documents, None, Some(Links { text, documents: [first, second] })) => {
            format.read_numbers(text, document(first)?, document(second)?)
        }
        (Needs::Documents, None, None) => {
            return refuse(format!(
                "{format} holds sentence numbers only; name the sentences with --source and --target"
            ));
        }
        _ => format.read(&input::text(path)?),
    };
    bitext.map_err(|cause| of_file(path, cause))
}

/// A file with sentence numbers that names its documents, which are next to it.
struct Links {
    text: String,
    documents: [PathBuf; 2],
}

impl Links {
    /// `None` for a format that names no documents.
    fn read(path: &Path, format: Format) -> Result<Option<Links>> {
        if format.document_names("").is_none() {
            return Ok(None);
        }
        let text = input::text(path)?;
        let names = format.named_documents(&text).map_err(|cause| of_file(path, cause))?;
        let Some([first, second]) = names else { return Ok(None) };
        Ok(Some(Links { documents: [beside(path, &first)?, beside(path, &second)?], text }))
    }
}

/// The path of a document that a file names.
fn beside(path: &Path, name: &str) -> Result<PathBuf> {
    // A path in a file must not lead out of the file's folder.
    let mut parts = Path::new(name).components();
    let stays = parts.all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    let document = path.with_file_name(name);
    if stays && !name.is_empty() && document.is_file() {
        return Ok(document);
    }
    let message = format!(
        "its document `{name}` is not there; name the sentences, one a line, with --source and --target"
    );
    Err(of_file(path, Error::new(ErrorKind::Unknown, message)))
}

fn document(path: &Path) -> Result<Document<'static>> {
    sentences::read(&input::text(path)?).map_err(|cause| of_file(path, cause))
}
