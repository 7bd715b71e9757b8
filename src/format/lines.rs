//! Sentences, one per line.

use crate::document::Document;

/// Writes a line for each sentence; white space inside a sentence becomes one blank.
///
/// ```
/// use duizhao::{Document, format::lines};
///
/// let document = Document::new("下雨了。我们走吧。");
/// assert_eq!(lines::write(&document), "下雨了。\n我们走吧。\n");
/// ```
pub fn write(document: &Document<'_>) -> String {
    document.sentences().map(|sentence| folded(sentence.text()) + "\n").collect()
}

/// The lines that are not blank, with their numbers, counted from one.
pub(super) fn filled(text: &str) -> impl Iterator<Item = (u64, &str)> {
    (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty())
}

/// The text on one line: runs of white space become one blank. So do the separators U+001C to U+001F, which
/// are not white space in Unicode but end a line for many readers in Python.
pub(super) fn folded(text: &str) -> String {
    let is_space = |c: char| c.is_whitespace() || matches!(c, '\u{1C}'..='\u{1F}');
    text.split(is_space).filter(|word| !word.is_empty()).collect::<Vec<&str>>().join(" ")
}
