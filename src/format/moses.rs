//! Moses: two files of equal length with one text per line; line n of one is the counterpart of line n of the
//! other.
//!
//! The sentences of a bead are one line. Scores and numbers are not carried; a side without counterpart is an
//! empty line.

use super::lines::joined;
use super::registry::{Format, Read};
use super::written::Written;
use crate::bitext::Bitext;
use crate::error::{Error, Result};

/// Its entry in the list of formats.
pub const FORMAT: Format = Format {
    name: "moses",
    endings: &["moses"],
    description: "Two files of equal length, NAME.zh and NAME.en",
    read: Read::TwoFiles(|first, second| read(first, second).map(Bitext::from_pairs)),
    write: |bitext| {
        let [text, second] = write(bitext);
        Written { second: Some(second), ..text.into() }
    },
    documents: None,
};

/// Writes the two files, beginning with the text that was given first. White space inside a text becomes one
/// blank.
///
/// ```
/// use duizhao::{Bitext, format::moses};
///
/// let bitext = Bitext::from_pairs([("下雨了。\n我们走吧。", "It rains. Let us go."), ("再见。", "")]);
/// let [zh, en] = moses::write(&bitext);
/// assert_eq!((zh.as_str(), en.as_str()), ("下雨了。我们走吧。\n再见。\n", "It rains. Let us go.\n\n"));
/// ```
pub fn write(bitext: &Bitext<'_>) -> [String; 2] {
    let mut files = [String::new(), String::new()];
    for pair in bitext.pairs() {
        for (file, (document, sents)) in files.iter_mut().zip(pair.sentences_as_given()) {
            file.push_str(&joined(document, sents));
            file.push('\n');
        }
    }
    files
}

/// Reads pairs from two files.
///
/// # Errors
///
/// If one has more lines than the other, with the first line that has no counterpart.
///
/// ```
/// use duizhao::format::moses;
///
/// assert_eq!(moses::read("你好。\n再见。\n", "Hello.\n\n")?, [("你好。", "Hello."), ("再见。", "")]);
/// let error = moses::read("你好。\n再见。\n", "Hello.\n").unwrap_err();
/// assert_eq!(error.to_string(), "moses line 2: one file has 2 lines, the other 1");
/// # Ok::<(), duizhao::Error>(())
/// ```
pub fn read<'t>(first: &'t str, second: &'t str) -> Result<Vec<(&'t str, &'t str)>> {
    let lengths = [first, second].map(|text| text.lines().count());
    if lengths[0] != lengths[1] {
        let message = format!("one file has {} lines, the other {}", lengths[0], lengths[1]);
        return Err(Error::format(FORMAT.name, lengths[0].min(lengths[1]) as u64 + 1, message));
    }
    Ok(first.lines().zip(second.lines()).collect())
}
