//! Pairs as tab-separated values: a pair a line, Chinese and English.
//!
//! Nothing is quoted, so that every line is a pair for any tool. The sentences of a bead are one field;
//! scores and numbers are not carried.

use std::fmt::Write;

use super::as_given;
use super::lines::folded;
use crate::bitext::Bitext;
use crate::error::{Error, Result};

/// Reads pairs, a line each: two fields divided by a tab; further fields are passed over. An empty
/// line is a pair of two empty texts, so that pairs keep their line numbers.
///
/// # Errors
///
/// If a line that is not empty has no tab, with what line it is.
///
/// ```
/// use duizhao::format::tsv;
///
/// assert_eq!(tsv::read("你好\tHello\n再见\t\n")?, [("你好", "Hello"), ("再见", "")]);
/// assert_eq!(tsv::read("你好").unwrap_err().to_string(), "tsv line 1: expected 2 fields, found 1");
/// # Ok::<(), duizhao::Error>(())
/// ```
pub fn read(text: &str) -> Result<Vec<(&str, &str)>> {
    let mut pairs = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let mut fields = line.split('\t');
        pairs.push(match (fields.next().unwrap_or_default(), fields.next()) {
            ("", None) => ("", ""),
            (_, None) => return Err(Error::format("tsv", number as u64 + 1, "expected 2 fields, found 1")),
            (first, Some(second)) => (first, second),
        });
    }
    Ok(pairs)
}

/// Writes a line for each bead, the text that was given first first; a side without counterpart is
/// empty. White space inside a text becomes one blank.
///
/// ```
/// use duizhao::{Bitext, format::tsv};
///
/// let bitext = Bitext::from_pairs([("你好。\n再见。", "Hello.\tGood bye.")]);
/// assert_eq!(tsv::write(&bitext), "你好。 再见。\tHello. Good bye.\n");
/// ```
pub fn write(bitext: &Bitext<'_>) -> String {
    let mut out = String::new();
    for pair in bitext.pairs() {
        let (first, second) = as_given(bitext, &pair);
        writeln!(out, "{}\t{}", folded(first), folded(second)).expect("a string takes any text");
    }
    out
}
