//! What is read: texts, and folders of gold.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use duizhao::align::{Gold, GoldBead};
use duizhao::decode::{self, Charset, Damage, Decoded};
use duizhao::gazetteer::Gazetteer;
use duizhao::lexicon::Glossary;
use duizhao::segment::{Markup, Segmenter, Split};
use duizhao::{Document, Error, ErrorKind, Language, Result, format::vecalign, html, site};

use crate::arguments::TextOptions;
use crate::foreign;
use crate::screen;

/// The first damaged lines, up to this many, are listed by number.
const NAMED_LINES: usize = 5;

/// Reads texts according to the options.
#[derive(Default)]
pub(crate) struct Reader {
    pub(crate) segmenter: Segmenter,
    charset: Option<Charset>,
    /// The languages of two texts, if the caller says so.
    languages: Option<[Language; 2]>,
}

impl Reader {
    pub(crate) fn new(options: &TextOptions) -> Reader {
        let segmenter = Segmenter::new()
            .split(options.split.into())
            .line_breaks(options.line_breaks.into())
            .boilerplate(options.boilerplate.into());
        Reader { segmenter, charset: options.encoding, languages: None }
    }

    /// The languages of two texts, in their order.
    pub(crate) fn languages(self, languages: Option<[Language; 2]>) -> Reader {
        Reader { languages, ..self }
    }

    /// Splits texts in this way, and finds out their encoding.
    pub(crate) fn splitting(split: Split) -> Reader {
        Reader { segmenter: Segmenter::new().split(split), ..Reader::default() }
    }

    pub(crate) fn document(&self, path: &Path) -> Result<Document<'static>> {
        foreign::refuse_marked(path)?;
        self.any_document(path)
    }

    /// A document from a file of any ending.
    fn any_document(&self, path: &Path) -> Result<Document<'static>> {
        let text = self.text(path)?;
        let segmenter = self.segmenter_for(path, &text);
        Ok(Document::segmented(text, &segmenter))
    }

    /// The segmenter for a file, by the ending of its name. What is named as Markdown may be MDX.
    pub(crate) fn segmenter_for(&self, path: &Path, text: &str) -> Segmenter {
        self.segmenter.markup(match markup_of(path) {
            Markup::Markdown => Markup::of_markdown(text),
            markup => markup,
        })
    }

    pub(crate) fn text(&self, path: &Path) -> Result<String> {
        decoded(path, self.charset, Expected::Prose).map_err(|error| match error.kind() {
            ErrorKind::Encoding => Error::new(ErrorKind::Encoding, format!("{error}; see --encoding")),
            _ => error,
        })
    }

    /// Two documents from two files: one Chinese, one English, in either order. A text without letters, such
    /// as a list of figures, has the language that the other one does not have; of two such texts the first
    /// is the Chinese.
    pub(crate) fn documents(&self, paths: [&Path; 2]) -> Result<[Document<'static>; 2]> {
        if paths.iter().all(|path| is_standard_input(path)) {
            let message = "only one of the two texts can come from standard input; name a file for the other";
            return Err(Error::new(ErrorKind::Io, message));
        }
        paths.iter().try_for_each(|path| foreign::refuse_marked(path))?;
        let texts = [self.text(paths[0])?, self.text(paths[1])?];
        let segmenters = [0, 1].map(|side| self.segmenter_for(paths[side], &texts[side]));
        let prose = [0, 1].map(|side| segmenters[side].prose(&texts[side]));
        let prose = prose.each_ref().map(|prose| &**prose);
        let languages = self.languages.or_else(|| match named_languages(paths) {
            Some(said) => Language::of_both_said(prose, said),
            None => Language::of_both(prose),
        });
        let [first, second] = texts;
        let document = |side: usize, text: String| {
            let language = languages.map_or(Language::Chinese, |languages| languages[side]);
            Document::segmented(text, &segmenters[side].language(language))
        };
        let [first, second] = [document(0, first), document(1, second)];
        for (path, document) in paths.iter().zip([&first, &second]) {
            if document.is_empty() {
                return Err(Error::new(ErrorKind::Language, format!("{} has no text", path.display())));
            }
        }
        if languages.is_none() {
            let language = Language::of(first.text()).unwrap_or(Language::English);
            let message = format!("expected one Chinese and one English text, found both {language}");
            return Err(Error::new(ErrorKind::Language, message));
        }
        Ok([first, second])
    }
}

/// The languages that the names of two files say: `zh/page.md` beside `page.md` is Chinese.
fn named_languages(paths: [&Path; 2]) -> Option<[Language; 2]> {
    let named = paths.map(|path| site::language_of(&path.to_string_lossy().replace(MAIN_SEPARATOR, "/")));
    match named {
        [Some(first), Some(second)] if first != second => Some([first, second]),
        [Some(first), None] => Some([first, first.other()]),
        [None, Some(second)] => Some([second.other(), second]),
        _ => None,
    }
}

/// A document from a file in any encoding, marked up as the ending of its name says.
pub(crate) fn document(path: &Path) -> Result<Document<'static>> {
    Reader { segmenter: Segmenter::new(), charset: None, languages: None }.any_document(path)
}

/// The markup of a file, by the ending of its name.
fn markup_of(path: &Path) -> Markup {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    match ending.to_ascii_lowercase().as_str() {
        "md" | "markdown" | "mdown" | "mkd" | "qmd" | "rmd" => Markup::Markdown,
        "mdx" => Markup::Mdx,
        _ => Markup::None,
    }
}

/// Whether a file is read as Markdown, with or without components.
pub(crate) fn is_markdown(path: &Path) -> bool {
    markup_of(path) != Markup::None
}

/// Two documents from two files in any encoding, split in this way: one Chinese, one English, in either
/// order unless their languages are given.
pub(crate) fn documents(
    paths: [&Path; 2],
    split: Split,
    languages: Option<[Language; 2]>,
) -> Result<[Document<'static>; 2]> {
    Reader { segmenter: Segmenter::new().split(split), charset: None, languages }.documents(paths)
}

/// The text of a file, or of standard input for `-`, in any encoding. For a web page (`.html`, `.htm`), its
/// article.
pub(crate) fn text(path: &Path) -> Result<String> {
    decoded(path, None, Expected::Anything)
}

/// Like [`text`], for a JSON file of the tool's own.
pub(crate) fn json(path: &Path) -> Result<String> {
    decoded(path, None, Expected::Json)
}

/// What a file must contain.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expected {
    /// Sentences.
    Prose,
    /// Lines, records or markup that their reader understands.
    Anything,
    /// A JSON value.
    Json,
}

/// A file, or standard input for `-`, for reading piece by piece.
pub(crate) fn open(path: &Path) -> Result<Box<dyn BufRead + Send>> {
    if is_standard_input(path) {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    let file = File::open(path).map_err(|cause| unreadable(path, cause))?;
    Ok(Box::new(BufReader::new(file)))
}

fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The error, with the file that it concerns. A read error names its file itself.
pub(crate) fn of_file(path: &Path, cause: Error) -> Error {
    match cause.kind() {
        ErrorKind::Io => cause,
        kind => Error::new(kind, path.display().to_string()).caused_by(cause),
    }
}

fn unreadable(path: &Path, cause: io::Error) -> Error {
    Error::new(ErrorKind::Io, format!("cannot read {}", path.display())).caused_by(cause)
}

/// The text of a file in this encoding, or in the one that it seems to have. Warns of anything lost in
/// decoding.
fn decoded(path: &Path, charset: Option<Charset>, expected: Expected) -> Result<String> {
    let name = path.display();
    let is_page = path.extension().is_some_and(|found| found == "html" || found == "htm");
    let is_prose = expected == Expected::Prose && !is_page;
    let mut bytes = Vec::new();
    open(path)?.read_to_end(&mut bytes).map_err(|cause| unreadable(path, cause))?;
    if expected != Expected::Json {
        foreign::refuse_content(path, &bytes)?;
    }
    if is_prose {
        foreign::refuse_ending(path)?;
        foreign::refuse_prose(path, &bytes)?;
    }
    let Decoded { text, charset, damage, damaged_lines, .. } = match charset {
        Some(charset) => decode::decode_as(&bytes, charset),
        None => decode::decode(&bytes).map_err(|cause| {
            Error::new(ErrorKind::Encoding, format!("cannot decode {name}")).caused_by(cause)
        })?,
    };
    let lost = match damage {
        Damage::None => None,
        Damage::CutEnd => Some("the last character is cut off and left out".to_owned()),
        Damage::Replaced(count) => Some(format!("U+FFFD stands for what is broken, {count} times")),
        Damage::Mixed(_) => Some("some of it is in another encoding, and read by that".to_owned()),
        other => Some(format!("{other:?}")),
    };
    if let Some(lost) = lost {
        let lines = line_numbers(&damaged_lines);
        screen::tell(&format!("warning: {name}, read as {charset}: {lost} ({lines})"));
    }
    // In an encoding other than UTF-8, only the decoded text shows what it is.
    if expected != Expected::Json {
        foreign::refuse_content(path, text.as_bytes())?;
    }
    foreign::refuse_binary(path, &text)?;
    if is_prose {
        foreign::refuse_prose(path, text.as_bytes())?;
    }
    if is_page {
        let article = html::article(&text)
            .map_err(|cause| Error::new(cause.kind(), format!("no article in {name}")).caused_by(cause))?;
        return Ok(format!("{}\n\n{}", article.title, article.text));
    }
    Ok(text.into_owned())
}

/// The lines with these numbers; the first ones are listed.
fn line_numbers(numbers: &[usize]) -> String {
    let named: Vec<String> = numbers.iter().take(NAMED_LINES).map(usize::to_string).collect();
    let more = numbers.len() - named.len();
    let word = if numbers.len() == 1 { "line" } else { "lines" };
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{word} {}{rest}", named.join(", "))
}

/// The names of the crate with the rows of a file merged over them.
pub(crate) fn gazetteer(path: &Path) -> Result<Gazetteer> {
    Gazetteer::embedded().with_rows(&text(path)?).map_err(|cause| of_file(path, cause))
}

/// The terms of a glossary, read according to the ending of its name.
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
    read(&text(path)?).map_err(|cause| of_file(path, cause))
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

/// The files `NAME.extension` in a folder.
pub(crate) fn files(folder: &Path, names: &[String], extensions: &[&str]) -> Vec<PathBuf> {
    let of_name =
        |name: &String| extensions.iter().map(|ending| folder.join(format!("{name}.{ending}"))).collect();
    names.iter().flat_map(|name| -> Vec<PathBuf> { of_name(name) }).collect()
}

/// Bead lines with their costs.
pub(crate) type Beads = Vec<(GoldBead, Option<f32>)>;

/// The bead lines of `NAME.extension`, with their costs, as read by `read`.
pub(crate) fn beads(
    folder: &Path,
    name: &str,
    extension: &str,
    read: fn(&str) -> Result<Beads>,
) -> Result<Beads> {
    let path = folder.join(format!("{name}.{extension}"));
    read(&text(&path)?).map_err(|cause| of_file(&path, cause))
}

/// The documents of a folder of gold, with their names.
pub(crate) fn gold(folder: &Path) -> Result<Vec<(String, Gold<'static>)>> {
    let mut documents = Vec::new();
    for name in names(folder, "gold")? {
        let side = |language: Language| -> Result<Document<'static>> {
            let path = folder.join(format!("{name}.{}", language.tag()));
            let segmenter = Segmenter::new().split(Split::Lines).language(language);
            Ok(Document::segmented(text(&path)?, &segmenter))
        };
        let (source, target) = (side(Language::Chinese)?, side(Language::English)?);
        let path = folder.join(format!("{name}.gold"));
        let beads = vecalign::read_whole(&text(&path)?, [source.len(), target.len()])
            .map_err(|cause| of_file(&path, cause))?;
        documents.push((name, Gold { source, target, beads }));
    }
    Ok(documents)
}
