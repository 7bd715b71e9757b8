//! Where results go: standard output, or a file that appears whole or not at all.

use std::fs;
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};

use duizhao::format::{Format, Needs, Written, moses};
use duizhao::{Bitext, Error, ErrorKind, Order, Result};
use tempfile::NamedTempFile;

use crate::unfinished;

/// Something to write to; [`finish`](Output::finish) makes a file appear under its name.
pub(crate) enum Output {
    Standard(StdoutLock<'static>),
    /// A new file next to the one that it will replace.
    File(BufWriter<NamedTempFile>, PathBuf),
    /// Something that cannot be replaced: a pipe, a device.
    Special(fs::File),
}

impl Output {
    /// Standard output for `None` and for `-`.
    pub(crate) fn to(path: Option<&Path>) -> Result<Output> {
        match path {
            None => Ok(Output::standard()),
            Some(path) if path.as_os_str() == "-" => Ok(Output::standard()),
            Some(path) => Output::file(path).map_err(|cause| refused(path, cause)),
        }
    }

    fn standard() -> Output {
        Output::Standard(io::stdout().lock())
    }

    fn file(path: &Path) -> io::Result<Output> {
        // A link stays a link: its target is replaced.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if fs::metadata(&path).is_ok_and(|found| !found.is_file()) {
            return Ok(Output::Special(fs::OpenOptions::new().write(true).open(path)?));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut builder = tempfile::Builder::new();
        builder.prefix(".duizhao-");
        #[cfg(unix)]
        {
            // The permissions of any new file; a temporary file would belong to its owner alone.
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        Ok(Output::File(BufWriter::new(unfinished::begin(&builder, folder)?), path))
    }

    /// Finishes the writing. Without it no file appears.
    pub(crate) fn finish(mut self) -> Result<()> {
        self.flush()?;
        if let Output::File(file, path) = self {
            let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
            unfinished::finish(file, &path).map_err(|cause| refused(&path, cause))?;
        }
        Ok(())
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Output::Standard(out) => out.write(bytes),
            Output::File(out, _) => out.write(bytes),
            Output::Special(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Output::Standard(out) => out.flush(),
            Output::File(out, _) => out.flush(),
            Output::Special(out) => out.flush(),
        }
    }
}

/// The files that a format writes if it goes to this path.
pub(crate) fn files(format: Format, path: &Path) -> Vec<PathBuf> {
    if format.needs() == Needs::TwoFiles {
        return two_paths(path).into();
    }
    let mut files = vec![path.to_owned()];
    if path.as_os_str() != "-" {
        let names = format.document_names(&stem(path)).into_iter().flatten();
        files.extend(names.map(|name| path.with_file_name(name)));
    }
    files
}

/// The name that the files next to an output are called after.
pub(crate) fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Writes the output of a format: one file, or two of them, one for each language, or one with two documents
/// next to it.
pub(crate) fn deliver_all(written: &Written, bitext: &Bitext<'_>, path: Option<&Path>) -> Result<()> {
    let Some(second) = &written.second else {
        if let Some(path) = path.filter(|path| path.as_os_str() != "-") {
            // The documents come first: the links are worthless without them.
            let mut documents = written.documents.iter();
            documents.try_for_each(|(name, text)| deliver(text, Some(&path.with_file_name(name))))?;
        }
        return deliver(&written.text, path);
    };
    let Some(path) = path.filter(|path| path.as_os_str() != "-") else {
        let message = "this format is two files; say where with an output file NAME: NAME.zh and NAME.en";
        return Err(Error::new(ErrorKind::Io, message));
    };
    let [zh, en] = two_paths(path);
    let [first, other] = match bitext.order() {
        Order::AsGiven => [zh, en],
        Order::Swapped => [en, zh],
    };
    deliver(&written.text, Some(&first))?;
    deliver(second, Some(&other))
}

/// The Chinese and the English file of a two-file format, from the name that they share.
pub(crate) fn two_paths(path: &Path) -> [PathBuf; 2] {
    let shared = match path.extension() {
        Some(ending) if moses::FORMAT.endings().iter().any(|own| ending == *own) => path.with_extension(""),
        _ => path.to_owned(),
    };
    ["zh", "en"].map(|tag| {
        let mut name = shared.clone().into_os_string();
        name.push(format!(".{tag}"));
        name.into()
    })
}

/// Makes a folder, and those around it.
pub(crate) fn make_folder(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).map_err(|cause| {
        Error::new(ErrorKind::Io, format!("cannot make the folder {}", folder.display())).caused_by(cause)
    })
}

/// Writes all of a text.
pub(crate) fn deliver(text: &str, path: Option<&Path>) -> Result<()> {
    let mut output = Output::to(path)?;
    output.write_all(text.as_bytes())?;
    output.finish()
}

fn refused(path: &Path, cause: io::Error) -> Error {
    let why = match cause.kind() {
        io::ErrorKind::NotFound => "there is no such folder; make it first".to_owned(),
        // The error itself names the file that was to be written first.
        kind => kind.to_string(),
    };
    Error::new(ErrorKind::Io, format!("cannot write {}: {why}", path.display()))
}
