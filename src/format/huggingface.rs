//! Lines of JSON as in the translation data sets of Hugging Face: `{"translation": {"en": …, "zh": …}}`.
//!
//! The keys are sorted. The sentences of a bead are one text; scores and numbers are not carried, and a side
//! without counterpart is an empty text.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::jsonl::{line_of, value};
use super::lines::filled;
use super::registry::{Format, Read};
use super::tag::language_of;
use crate::bitext::Bitext;
use crate::error::{Error, Result};
use crate::language::Language;

/// Its entry in the list of formats.
pub const FORMAT: Format = Format {
    name: "hf",
    endings: &[],
    description: "Lines of JSON as in the data sets of Hugging Face",
    read: Read::File(|text| read(text).map(Bitext::from_pairs)),
    write: |bitext| write(bitext).into(),
    documents: None,
};

/// The format's name in errors about a line.
const ERRORS: &str = "huggingface";

#[derive(Serialize)]
struct Example<'a> {
    translation: Translation<'a>,
}

#[derive(Serialize)]
struct Translation<'a> {
    en: &'a str,
    zh: &'a str,
}

/// Writes a line for each bead.
///
/// ```
/// use duizhao::{Bitext, format::huggingface};
///
/// let bitext = Bitext::from_pairs([("你好。", "Hello.")]);
/// let line = "{\"translation\":{\"en\":\"Hello.\",\"zh\":\"你好。\"}}\n";
/// assert_eq!(huggingface::write(&bitext), line);
/// ```
pub fn write(bitext: &Bitext<'_>) -> String {
    let examples = bitext
        .pairs()
        .map(|pair| Example { translation: Translation { en: pair.target(), zh: pair.source() } });
    examples.map(|example| line_of(&example)).collect()
}

#[derive(Deserialize)]
struct Found {
    translation: BTreeMap<String, Option<String>>,
}

/// Reads pairs, the Chinese first. The keys may be any tags of the two languages (`zh_CN`, `en_XX`); other
/// languages, other fields of a line and empty lines are skipped.
///
/// # Errors
///
/// If a line is not such an object, or lacks one of the two languages, with its number.
///
/// ```
/// use duizhao::format::huggingface;
///
/// let line = r#"{"id": "7", "translation": {"en": "Hello.", "zh-CN": "你好。"}}"#;
/// assert_eq!(huggingface::read(line)?, [("你好。".to_owned(), "Hello.".to_owned())]);
/// # Ok::<(), duizhao::Error>(())
/// ```
pub fn read(text: &str) -> Result<Vec<(String, String)>> {
    let pair = |(number, line): (u64, &str)| {
        let Found { mut translation } = value(ERRORS, number, line)?;
        let mut take = |language| {
            let key = translation.keys().find(|key| language_of(key) == Some(language))?.clone();
            translation.remove(&key)
        };
        match (take(Language::Chinese), take(Language::English)) {
            (None, None) => Err(Error::format(ERRORS, number, "neither Chinese nor English")),
            (chinese, english) => {
                Ok((chinese.flatten().unwrap_or_default(), english.flatten().unwrap_or_default()))
            }
        }
    };
    filled(text).map(pair).collect()
}
