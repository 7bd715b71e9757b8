//! [`Format`]: the formats of alignments by name.

use std::fmt;
use std::path::Path;
use std::str::FromStr;

use super::sentences::{self, Naming};
use super::{
    NumberedBead, Row, Written, csv, huggingface, intertext, jsonl, ladder, link_group, markdown, moses, tmx,
    tsv, vecalign, xces,
};
use crate::bitext::Bitext;
use crate::document::Document;
use crate::error::{Error, ErrorKind, Result};

/// A format that holds an alignment.
///
/// | name | endings | holds | does not hold |
/// |---|---|---|---|
/// | `tsv` | tsv, tab, txt | texts | scores, white space as it was |
/// | `csv` | csv | texts, score, confidence | |
/// | `jsonl` | jsonl, ndjson | everything but the texts around the beads | |
/// | `hf` | | texts | scores |
/// | `tmx` | tmx | texts, score, confidence, placement | beads with an empty side, characters outside XML |
/// | `moses` | moses | texts, in two files | scores, white space as it was |
/// | `markdown` | md | texts, for reading | scores; cannot be read back |
/// | `vecalign` | vecalign, gold, pred | sentence numbers, confidence | score |
/// | `ladder` | ladder | sentence numbers, score | confidence, moved beads |
/// | `intertext` | | sentence numbers | scores |
/// | `xces` | xces, ces | sentence numbers, confidence | score |
///
/// Formats with texts hold the text of a bead, not where its sentences end: read back, a 2-1 bead is a
/// 1-1 bead. What holds sentence numbers needs the two documents to be read.
///
/// ```
/// use duizhao::format::Format;
///
/// let tsv: Format = "tsv".parse()?;
/// let bitext = tsv.read("你好。\tHello.\n")?;
/// assert!(Format::Tmx.write(&bitext).text.contains("<seg>Hello.</seg>"));
///
/// let error = "tsx".parse::<Format>().unwrap_err();
/// assert_eq!(error.to_string(), "there is no format `tsx`; did you mean `tsv`?");
/// # Ok::<(), duizhao::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// A pair a line, divided by a tab. See [`tsv`].
    Tsv,
    /// For spreadsheets. See [`csv`].
    Csv,
    /// A bead a line, as JSON. See [`jsonl`].
    Jsonl,
    /// Lines of JSON as in the data sets of Hugging Face. See [`huggingface`].
    HuggingFace,
    /// Translation memory. See [`tmx`].
    Tmx,
    /// Two files of equal length. See [`moses`].
    Moses,
    /// A table. See [`markdown`].
    Markdown,
    /// Sentence numbers. See [`vecalign`].
    Vecalign,
    /// The rungs of hunalign. See [`ladder`].
    Ladder,
    /// The editor InterText. See [`intertext`].
    InterText,
    /// OPUS. See [`xces`].
    Xces,
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
    /// It is not read.
    Unreadable,
}

/// Below this likeness (Jaro and Winkler) a name is not suggested, but all are listed.
const LEAST_LIKENESS: f64 = 0.7;

impl Format {
    /// All of them.
    pub const ALL: [Format; 11] = [
        Format::Tsv,
        Format::Csv,
        Format::Jsonl,
        Format::HuggingFace,
        Format::Tmx,
        Format::Moses,
        Format::Markdown,
        Format::Vecalign,
        Format::Ladder,
        Format::InterText,
        Format::Xces,
    ];

    /// Its name: `tsv`.
    pub fn name(self) -> &'static str {
        match self {
            Format::Tsv => "tsv",
            Format::Csv => "csv",
            Format::Jsonl => "jsonl",
            Format::HuggingFace => "hf",
            Format::Tmx => "tmx",
            Format::Moses => "moses",
            Format::Markdown => "markdown",
            Format::Vecalign => "vecalign",
            Format::Ladder => "ladder",
            Format::InterText => "intertext",
            Format::Xces => "xces",
        }
    }

    /// The endings of file names that mean it. Some formats have none of their own (`.xml`, `.jsonl`).
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Format::Tsv => &["tsv", "tab", "txt"],
            Format::Csv => &["csv"],
            Format::Jsonl => &["jsonl", "ndjson"],
            Format::Tmx => &["tmx"],
            Format::Moses => &["moses"],
            Format::Markdown => &["md"],
            Format::Vecalign => &["vecalign", "gold", "pred"],
            Format::Ladder => &["ladder"],
            Format::Xces => &["xces", "ces"],
            Format::HuggingFace | Format::InterText => &[],
        }
    }

    /// The format that the ending of a file's name means, in any case.
    ///
    /// # Errors
    ///
    /// If there is none; the message says which endings there are.
    ///
    /// ```
    /// use duizhao::format::Format;
    /// use std::path::Path;
    ///
    /// assert_eq!(Format::of_path(Path::new("memory.TMX"))?, Format::Tmx);
    /// assert!(Format::of_path(Path::new("memory.xml")).is_err());
    /// # Ok::<(), duizhao::Error>(())
    /// ```
    pub fn of_path(path: &Path) -> Result<Format> {
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        Format::ALL.into_iter().find(|format| format.endings().contains(&ending.as_str())).ok_or_else(|| {
            let endings: Vec<String> = Format::ALL
                .into_iter()
                .flat_map(Format::endings)
                .map(|ending| format!(".{ending}"))
                .collect();
            let message = format!(
                "{}: the name does not tell the format; name the format, or end in one of {}",
                path.display(),
                endings.join(", ")
            );
            Error::new(ErrorKind::Unknown, message)
        })
    }

    /// What it takes to read it.
    pub fn needs(self) -> Needs {
        match self {
            Format::Tsv | Format::Csv | Format::Jsonl | Format::HuggingFace | Format::Tmx => Needs::File,
            Format::Moses => Needs::TwoFiles,
            Format::Vecalign | Format::Ladder | Format::InterText | Format::Xces => Needs::Documents,
            Format::Markdown => Needs::Unreadable,
        }
    }

    /// Reads a file that holds the texts.
    ///
    /// # Errors
    ///
    /// If the text breaks the format's rules, or the format [needs](Format::needs) something else.
    pub fn read(self, text: &str) -> Result<Bitext<'static>> {
        match self {
            Format::Tsv => tsv::read(text).map(Bitext::from_pairs),
            Format::Csv => csv::read(text).map(|rows| Row::bitext(&rows)),
            Format::Jsonl => jsonl::read(text).map(|rows| Row::bitext(&rows)),
            Format::HuggingFace => huggingface::read(text).map(Bitext::from_pairs),
            Format::Tmx => tmx::read(text).map(|rows| Row::bitext(&rows)),
            _ => Err(self.refusal()),
        }
    }

    /// Reads two files that hold a text a line each.
    ///
    /// # Errors
    ///
    /// If the texts break the format's rules, or the format [needs](Format::needs) something else.
    pub fn read_two(self, first: &str, second: &str) -> Result<Bitext<'static>> {
        match self {
            Format::Moses => moses::read(first, second).map(Bitext::from_pairs),
            _ => Err(self.refusal()),
        }
    }

    /// Reads a file that holds sentence numbers of these documents, which come in the order that the file
    /// has them in; see [`NumberedBead::bitext`].
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
        let links = match self {
            Format::Vecalign => vecalign::read_beads(text)?,
            Format::Ladder => ladder::read(text)?,
            Format::InterText => intertext::read(text, &first, &second)?,
            Format::Xces => xces::read(text, &first, &second)?,
            _ => return Err(self.refusal()),
        };
        NumberedBead::bitext(&links, first, second)
    }

    /// Writes a bitext.
    pub fn write(self, bitext: &Bitext<'_>) -> Written {
        match self {
            Format::Tsv => tsv::write(bitext).into(),
            Format::Csv => csv::write(bitext).into(),
            Format::Jsonl => jsonl::write(bitext).into(),
            Format::HuggingFace => huggingface::write(bitext).into(),
            Format::Tmx => tmx::write(bitext),
            Format::Moses => {
                let [text, second] = moses::write(bitext);
                Written { second: Some(second), ..text.into() }
            }
            Format::Markdown => markdown::write(bitext).into(),
            Format::Vecalign => vecalign::write(bitext).into(),
            Format::Ladder => ladder::write(bitext),
            Format::InterText => intertext::write(bitext).into(),
            Format::Xces => xces::write(bitext).into(),
        }
    }

    /// Writes a bitext whose documents are called after `name`, for a format whose text names them; they are
    /// in [`Written::documents`], for the text is read back with them. Other formats are written as by
    /// [`write`](Format::write).
    ///
    /// ```
    /// use duizhao::{Bitext, format::Format};
    ///
    /// let bitext = Bitext::from_pairs([("下雨了。", "It rains.")]);
    /// let written = Format::InterText.write_named(&bitext, "letter");
    /// assert!(written.text.contains("toDoc='letter.en.xml' fromDoc='letter.zh.xml'"));
    /// let (name, text) = &written.documents[1];
    /// assert_eq!(name, "letter.en.xml");
    /// assert!(text.contains("<s id=\"1:1\">It rains.</s>"));
    /// ```
    pub fn write_named(self, bitext: &Bitext<'_>, name: &str) -> Written {
        let Some([chinese, english]) = self.document_names(name) else { return self.write(bitext) };
        let names = [chinese.as_str(), english.as_str()];
        let (text, naming) = match self {
            Format::InterText => (intertext::write_named(bitext, names), Naming::ByParagraph),
            _ => (xces::write_named(bitext, names), Naming::Counted),
        };
        let (source, target) =
            (sentences::write(bitext.source(), naming), sentences::write(bitext.target(), naming));
        Written { documents: vec![(chinese, source), (english, target)], ..text.into() }
    }

    /// What the Chinese and the English document are called in the text of
    /// [`write_named`](Format::write_named); nothing for a format that names none.
    pub fn document_names(self, name: &str) -> Option<[String; 2]> {
        let names = || ["zh", "en"].map(|tag| format!("{name}.{tag}.xml"));
        matches!(self, Format::InterText | Format::Xces).then(names)
    }

    /// What a file calls its documents, in the order that [`read_numbers`](Format::read_numbers) wants them
    /// in; nothing for a format that names none. [`sentences::read`] reads them.
    ///
    /// # Errors
    ///
    /// If the file is not well-formed.
    pub fn named_documents(self, text: &str) -> Result<Option<[String; 2]>> {
        match self {
            Format::InterText => link_group::documents("intertext", "linkGrp", text).map(Some),
            Format::Xces => link_group::documents("xces", "cesAlign", text).map(Some),
            _ => Ok(None),
        }
    }

    /// Why it cannot be read in the way that was asked for.
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

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Format {
    type Err = Error;

    /// Takes the name, in any case.
    fn from_str(name: &str) -> Result<Format> {
        let lower = name.to_lowercase();
        if let Some(format) = Format::ALL.into_iter().find(|format| format.name() == lower) {
            return Ok(format);
        }
        let likeness = |format: &Format| strsim::jaro_winkler(format.name(), &lower);
        let nearest = Format::ALL.into_iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
        let advice = match nearest.filter(|format| likeness(format) >= LEAST_LIKENESS) {
            Some(format) => format!("did you mean `{format}`?"),
            None => {
                let names: Vec<&str> = Format::ALL.into_iter().map(Format::name).collect();
                format!("there are {}", names.join(", "))
            }
        };
        Err(Error::new(ErrorKind::Unknown, format!("there is no format `{name}`; {advice}")))
    }
}
