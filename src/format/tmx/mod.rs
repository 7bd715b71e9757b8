//! TMX 1.4, the exchange format of translation memories.
//!
//! A unit holds one bead: the Chinese and the English text, its score and confidence as properties, and
//! remarks as notes. The sentences of a bead are one text; a bead with an empty side is not a translation and
//! is left out.

mod read;
mod write;

use super::registry::{Format, Read};
use super::row::Row;
use super::written::Written;
use crate::bitext::Bitext;
use crate::error::Result;
use crate::language::Language;
#[cfg(feature = "lint")]
use crate::lint::Finding;

/// Its entry in the list of formats.
pub const FORMAT: Format = Format {
    name: "tmx",
    endings: &["tmx"],
    description: "Translation memory, for CAT tools",
    read: Read::File(|text| read(text).map(|rows| Row::bitext(&rows))),
    write,
    documents: None,
};

/// The names of the properties of a unit.
const SCORE: &str = "x-score";
const CONFIDENCE: &str = "x-confidence";
const PLACEMENT: &str = "x-placement";
/// The value of [`PLACEMENT`] for a moved bead; the others have no such property.
const MOVED: &str = "moved";

/// Writes a bitext as TMX, in `zh-CN` and `en-US`. [`Tmx`] has the options.
///
/// ```
/// use duizhao::{Bitext, format::tmx};
///
/// let bitext = Bitext::from_pairs([("甲 < 乙", "A < B"), ("没有译文。", "")]);
/// let written = tmx::write(&bitext);
/// assert!(written.text.contains("<tuv xml:lang=\"zh-CN\"><seg>甲 &lt; 乙</seg></tuv>"));
/// assert_eq!(written.lost.nulls, 1);
/// ```
pub fn write(bitext: &Bitext<'_>) -> Written {
    Tmx::new().write(bitext)
}

/// Reads the units of a TMX that are in Chinese or English. [`Tmx`] has the options.
///
/// # Errors
///
/// The same as [`Tmx::read`].
///
/// ```
/// use duizhao::format::tmx;
///
/// let memory = "<tmx version='1.4'><header/><body><tu>\
///     <tuv xml:lang='EN-GB'><seg>Press <bpt i='1'>&lt;b></bpt>Save<ept i='1'>&lt;/b></ept>.</seg></tuv>\
///     <tuv xml:lang='zh-Hans'><seg>按“保存”。</seg></tuv>\
///     </tu></body></tmx>";
/// let rows = tmx::read(memory)?;
/// assert_eq!((rows[0].source.as_str(), rows[0].target.as_str()), ("按“保存”。", "Press Save."));
/// # Ok::<(), duizhao::Error>(())
/// ```
pub fn read(text: &str) -> Result<Vec<Row>> {
    Tmx::new().read(text)
}

/// Reads and writes TMX with language tags of your choice.
///
/// Readers compare tags: some find nothing in a memory with `zh` and `en`, so the default is `zh-CN` and
/// `en-US`.
///
/// ```
/// use duizhao::Bitext;
/// use duizhao::format::tmx::Tmx;
///
/// let bitext = Bitext::from_pairs([("你好，世界。", "Hello, world.")]);
/// let text = Tmx::new().chinese("zh-TW").english("en-GB").write(&bitext).text;
/// assert!(text.contains("srclang=\"zh-TW\"") && text.contains("<tuv xml:lang=\"en-GB\">"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tmx {
    chinese: String,
    english: String,
}

impl Default for Tmx {
    fn default() -> Tmx {
        Tmx::new()
    }
}

impl Tmx {
    /// With the tags `zh-CN` and `en-US`.
    pub fn new() -> Tmx {
        Tmx { chinese: "zh-CN".to_owned(), english: "en-US".to_owned() }
    }

    /// The tag of the Chinese texts. Default: `zh-CN`.
    #[must_use]
    pub fn chinese(self, tag: impl Into<String>) -> Tmx {
        Tmx { chinese: tag.into(), ..self }
    }

    /// The tag of the English texts. Default: `en-US`.
    #[must_use]
    pub fn english(self, tag: impl Into<String>) -> Tmx {
        Tmx { english: tag.into(), ..self }
    }

    /// Writes a bitext. The text that was given first is the source language. Characters that XML 1.0 cannot
    /// hold are removed, and beads with an empty side are left out; both are counted.
    pub fn write(&self, bitext: &Bitext<'_>) -> Written {
        write::write(self, bitext, |_| Vec::new())
    }

    /// Writes a bitext with its findings as notes of the units.
    #[cfg(feature = "lint")]
    pub fn write_with(&self, bitext: &Bitext<'_>, findings: &[Finding]) -> Written {
        let mut notes = vec![Vec::new(); bitext.beads().len()];
        for finding in findings {
            notes[finding.pair].push(finding.display(bitext).to_string());
        }
        write::write(self, bitext, |index| std::mem::take(&mut notes[index]))
    }

    /// Reads the units that have Chinese or English text, whatever the region, script and case of their tags.
    /// A unit with only one of the two languages is a row with an empty side; one with neither is skipped. If
    /// a unit has several texts in a language, the one with exactly this reader's tag is taken, otherwise the
    /// first.
    ///
    /// Only the text of inline markup is kept: the content of `<hi>`, but not that of `<bpt>`, `<ept>`,
    /// `<it>`, `<ph>` and `<ut>`, which is code. A placeholder for a line break becomes a blank. Entities
    /// declared by a document are not expanded.
    ///
    /// # Errors
    ///
    /// If the document is not well-formed, is not TMX, has a text outside `<seg>`, or has units but none in
    /// Chinese or English; with the line.
    pub fn read(&self, text: &str) -> Result<Vec<Row>> {
        read::read(self, text)
    }

    fn tag(&self, language: Language) -> &str {
        match language {
            Language::Chinese => &self.chinese,
            Language::English => &self.english,
        }
    }
}
