//! [`Format`]: an alignment format, by its name.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::path::Path;
use std::str::FromStr;

use super::{ALL, NumberedBead, Written};
use crate::bitext::Bitext;
use crate::document::Document;
use crate::error::{Error, ErrorKind, Result};
use crate::nearest::nearest;

/// A format that holds an alignment: its name, and how it is read and written.
///
/// Each module has its own as `FORMAT`; [`Format::ALL`] has all of them.
///
/// Formats with texts hold the text of a bead, but not where its sentences end: read back, a 2-1 bead is a
/// 1-1 bead. Formats with sentence numbers need the two documents to be read.
///
/// ```
/// use duizhao::format::{Format, markdown};
///
/// let tsv: Format = "tsv".parse()?;
/// let bitext = tsv.read("你好。\tHello.\n")?;
/// assert!(markdown::FORMAT.write(&bitext).text.contains("| 你好。 | Hello. |"));
///
/// let error = "tsx".parse::<Format>().unwrap_err();
/// assert_eq!(error.to_string(), "there is no format `tsx`; did you mean `tsv`?");
/// # Ok::<(), duizhao::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Format {
    pub(super) name: &'static str,
    pub(super) endings: &'static [&'static str],
    pub(super) description: &'static str,
    pub(super) read: Read,
    pub(super) write: fn(&Bitext<'_>) -> Written,
    /// For a format whose text names the two documents.
    pub(super) documents: Option<Documents>,
}

/// How a format is read.
#[derive(Clone, Copy)]
pub(super) enum Read {
    /// From one file that holds the texts.
    File(fn(&str) -> Result<Bitext<'static>>),
    /// From two files, one for each side.
    TwoFiles(fn(&str, &str) -> Result<Bitext<'static>>),
    /// From sentence numbers of two documents.
    Numbers(fn(&str, &Document<'_>, &Document<'_>) -> Result<Vec<NumberedBead>>),
    /// It cannot be read.
    Never,
}

/// How the names of the documents are written and read.
#[derive(Clone, Copy)]
pub(super) struct Documents {
    /// Writes a bitext whose Chinese and English documents have these names, and the documents.
    pub(super) write: fn(&Bitext<'_>, [&str; 2]) -> Written,
    /// The names that a text gives to its documents.
    pub(super) names: fn(&str) -> Result<[String; 2]>,
}

/// What it takes to read a [`Format`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Needs {
    /// The file: [`Format::read`].
    File,
    /// Two files: [`Format::read_two`].
    TwoFiles,
    /// The file and the two documents: [`Format::read_numbers`].
    Documents,
    /// It cannot be read.
    Unreadable,
}

impl Format {
    /// All formats.
    pub const ALL: &'static [Format] = ALL;

    /// Its name: `tsv`.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// The file name endings that stand for it; no ending belongs to two formats. Some formats have no ending
    /// of their own (`.xml`, `.jsonl`).
    pub const fn endings(self) -> &'static [&'static str] {
        self.endings
    }

    /// What it is, in one line.
    pub const fn description(self) -> &'static str {
        self.description
    }

    /// The format that the ending of a file's name stands for, in any case.
    ///
    /// # Errors
    ///
    /// If there is none; the message lists the endings.
    ///
    /// ```
    /// use duizhao::format::{Format, tsv};
    /// use std::path::Path;
    ///
    /// assert_eq!(Format::of_path(Path::new("pairs.TSV"))?, tsv::FORMAT);
    /// assert!(Format::of_path(Path::new("pairs.xml")).is_err());
    /// # Ok::<(), duizhao::Error>(())
    /// ```
    pub fn of_path(path: &Path) -> Result<Format> {
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        ALL.iter().find(|format| format.endings.contains(&ending.as_str())).copied().ok_or_else(|| {
            let endings = ALL.iter().flat_map(|format| format.endings);
            let endings: Vec<String> = endings.map(|ending| format!(".{ending}")).collect();
            let message = format!(
                "{}: the name does not tell the format; name the format, or end in one of {}",
                path.display(),
                endings.join(", ")
            );
            Error::new(ErrorKind::Unknown, message)
        })
    }

    /// What it takes to read it.
    pub const fn needs(self) -> Needs {
        match self.read {
            Read::File(_) => Needs::File,
            Read::TwoFiles(_) => Needs::TwoFiles,
            Read::Numbers(_) => Needs::Documents,
            Read::Never => Needs::Unreadable,
        }
    }

    /// Reads a file that holds the texts.
    ///
    /// # Errors
    ///
    /// If the text breaks the format's rules, or the format [needs](Format::needs) something else.
    pub fn read(self, text: &str) -> Result<Bitext<'static>> {
        match self.read {
            Read::File(read) => read(text),
            _ => Err(self.refusal()),
        }
    }

    /// Reads two files with one text per line.
    ///
    /// # Errors
    ///
    /// If the texts break the format's rules, or the format [needs](Format::needs) something else.
    pub fn read_two(self, first: &str, second: &str) -> Result<Bitext<'static>> {
        match self.read {
            Read::TwoFiles(read) => read(first, second),
            _ => Err(self.refusal()),
        }
    }

    /// Reads a file of sentence numbers of these documents, which must be in the order that the file uses;
    /// see [`NumberedBead::bitext`].
    ///
    /// # Errors
    ///
    /// If the text breaks the format's rules or does not fit the documents, or the format
    /// [needs](Format::needs) something else.
    pub fn read_numbers<'t>(
        self,
        text: &str,
        first: Document<'t>,
        second: Document<'t>,
    ) -> Result<Bitext<'t>> {
        match self.read {
            Read::Numbers(read) => NumberedBead::bitext(&read(text, &first, &second)?, first, second),
            _ => Err(self.refusal()),
        }
    }

    /// Writes a bitext.
    pub fn write(self, bitext: &Bitext<'_>) -> Written {
        (self.write)(bitext)
    }

    /// Writes a bitext whose documents are named after `name`, for a format whose text names them; they are
    /// in [`Written::documents`], because reading the text back needs them. Other formats are written as by
    /// [`write`](Format::write).
    ///
    /// ```
    /// # #[cfg(feature = "formats")] {
    /// use duizhao::{Bitext, format::intertext};
    ///
    /// let bitext = Bitext::from_pairs([("下雨了。", "It rains.")]);
    /// let written = intertext::FORMAT.write_named(&bitext, "letter");
    /// assert!(written.text.contains("toDoc='letter.en.xml' fromDoc='letter.zh.xml'"));
    /// let (name, text) = &written.documents[1];
    /// assert_eq!(name, "letter.en.xml");
    /// assert!(text.contains("<s id=\"1:1\">It rains.</s>"));
    /// # }
    /// ```
    pub fn write_named(self, bitext: &Bitext<'_>, name: &str) -> Written {
        match (self.documents, self.document_names(name)) {
            (Some(documents), Some(names)) => (documents.write)(bitext, names.each_ref().map(String::as_str)),
            _ => self.write(bitext),
        }
    }

    /// The names of the Chinese and the English document in the text of [`write_named`](Format::write_named);
    /// nothing for a format that names none.
    pub fn document_names(self, name: &str) -> Option<[String; 2]> {
        self.documents.map(|_| ["zh", "en"].map(|tag| format!("{name}.{tag}.xml")))
    }

    /// The names that a file gives to its documents, in the order that [`read_numbers`](Format::read_numbers)
    /// needs; nothing for a format that names none. [`sentences`](super::sentences) reads the documents.
    ///
    /// # Errors
    ///
    /// If the file is not well-formed.
    pub fn named_documents(self, text: &str) -> Result<Option<[String; 2]>> {
        self.documents.map(|documents| (documents.names)(text)).transpose()
    }

    /// Why it cannot be read in the requested way.
    fn refusal(self) -> Error {
        let message = match self.needs() {
            Needs::File => format!("{self} is one file that holds the texts"),
            Needs::TwoFiles => format!("{self} is two files, one a language"),
            Needs::Documents => {
                format!("{self} holds only sentence numbers: give the Chinese and the English text as well")
            }
            Needs::Unreadable => format!("{self} is for reading by people and cannot be read back"),
        };
        Error::new(ErrorKind::Format, message)
    }
}

/// Two formats are equal if their names are.
impl PartialEq for Format {
    fn eq(&self, other: &Format) -> bool {
        self.name == other.name
    }
}

impl Eq for Format {}

impl Hash for Format {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Format").field(&self.name).finish()
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name)
    }
}

impl FromStr for Format {
    type Err = Error;

    /// Takes the name, in any case.
    fn from_str(name: &str) -> Result<Format> {
        let lower = name.to_lowercase();
        ALL.iter().find(|format| format.name == lower).copied().ok_or_else(|| {
            let names = ALL.iter().map(|format| format.name);
            // If more than half of the nearest name differs, all are listed instead.
            let is_near = |near: &&str| 2 * strsim::damerau_levenshtein(near, &lower) <= near.len();
            let advice = match nearest(&lower, names.clone()).filter(is_near) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("there are {}", names.collect::<Vec<&str>>().join(", ")),
            };
            Error::new(ErrorKind::Unknown, format!("there is no format `{name}`; {advice}"))
        })
    }
}
