//! Reading files, and folders of gold.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use duizhao::align::Gold;
use duizhao::lexicon::Glossary;
use duizhao::segment::{Segmenter, Split};
use duizhao::{Document, Error, ErrorKind, Language, Result, decode, format::vecalign, html};

/// The text of a file, or of standard input for `-`, whatever its encoding. Of a web page (`.html`,
/// `.htm`) the article.
pub(crate) fn text(path: &Path) -> Result<String> {
    let name = path.display();
    let mut bytes = Vec::new();
    let read = match path.to_str() {
        Some("-") => io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes),
        _ => fs::read(path),
    };
    let bytes =
        read.map_err(|cause| Error::new(ErrorKind::Io, format!("cannot read {name}")).caused_by(cause))?;
    let decoded = decode::decode(&bytes)
        .map_err(|cause| Error::new(ErrorKind::Encoding, format!("cannot decode {name}")).caused_by(cause))?;
    let is_page = path.extension().is_some_and(|found| found == "html" || found == "htm");
    if is_page {
        let article = html::article(&decoded.text)
            .map_err(|cause| Error::new(cause.kind(), format!("no article in {name}")).caused_by(cause))?;
        return Ok(format!("{}\n\n{}", article.title, article.text));
    }
    Ok(decoded.text.into_owned())
}

/// Two documents from two files: one Chinese, one English, in either order.
pub(crate) fn documents(paths: [&Path; 2], split: Split) -> Result<[Document<'static>; 2]> {
    let segmenter = Segmenter::new().split(split);
    let mut documents = Vec::new();
    for path in paths {
        let document = Document::segmented(text(path)?, &segmenter);
        if document.is_empty() {
            return Err(Error::new(ErrorKind::Language, format!("{} has no text", path.display())));
        }
        documents.push(document);
    }
    let [first, second]: [Document<'static>; 2] = documents.try_into().expect("two paths give two documents");
    if first.language() == second.language() {
        let message = format!("expected one Chinese and one English text, found both {}", first.language());
        return Err(Error::new(ErrorKind::Language, message));
    }
    Ok([first, second])
}

/// The terms of a glossary, read as the ending of its name says.
pub(crate) fn glossary(path: &Path) -> Result<Glossary> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let read = match ending.as_str() {
        "tsv" => Glossary::from_tsv,
        "csv" => Glossary::from_csv,
        "tbx" => Glossary::from_tbx,
        _ => {
            let message = format!("{}: expected a glossary in .tsv, .csv or .tbx", path.display());
            return Err(Error::new(ErrorKind::Unknown, message));
        }
    };
    let refuse = |cause: Error| Error::new(cause.kind(), format!("{}", path.display())).caused_by(cause);
    read(&text(path)?).map_err(refuse)
}

/// The names `NAME` of the files `NAME.extension` in a folder, sorted.
pub(crate) fn names(folder: &Path, extension: &str) -> Result<Vec<String>> {
    let refuse =
        |cause| Error::new(ErrorKind::Io, format!("cannot read {}", folder.display())).caused_by(cause);
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(refuse)? {
        let path: PathBuf = entry.map_err(refuse)?.path();
        if path.extension().is_some_and(|found| found == extension) {
            names.extend(path.file_stem().and_then(|name| name.to_str()).map(str::to_owned));
        }
    }
    if names.is_empty() {
        return Err(Error::new(
            ErrorKind::Io,
            format!("there is no .{extension} file in {}", folder.display()),
        ));
    }
    names.sort();
    Ok(names)
}

/// The bead lines of `NAME.extension`, with their costs.
pub(crate) fn beads(
    folder: &Path,
    name: &str,
    extension: &str,
) -> Result<Vec<(vecalign::Line, Option<f32>)>> {
    let path = folder.join(format!("{name}.{extension}"));
    let refuse = |cause: Error| Error::new(cause.kind(), format!("{}", path.display())).caused_by(cause);
    vecalign::read_with_costs(&text(&path)?).map_err(refuse)
}

/// The documents of a gold folder with their names.
pub(crate) fn gold(folder: &Path) -> Result<Vec<(String, Gold<'static>)>> {
    let mut documents = Vec::new();
    for name in names(folder, "gold")? {
        let side = |language: Language| -> Result<Document<'static>> {
            let path = folder.join(format!("{name}.{}", language.tag()));
            let segmenter = Segmenter::new().split(Split::Lines).language(language);
            Ok(Document::segmented(text(&path)?, &segmenter))
        };
        let (source, target) = (side(Language::Chinese)?, side(Language::English)?);
        let beads = beads(folder, &name, "gold")?.into_iter().map(|(bead, _)| bead).collect();
        documents.push((name, Gold { source, target, beads }));
    }
    Ok(documents)
}
