//! A table in Markdown, for issues, wikis and pull requests. It cannot be read back.

use std::fmt::Write;

use super::lines::joined;
use super::registry::{Format, Read};
use crate::bitext::{Bitext, Order};

/// Its entry in the list of formats.
pub const FORMAT: Format = Format {
    name: "markdown",
    endings: &["md"],
    description: "A table in Markdown",
    read: Read::Never,
    write: |bitext| write(bitext).into(),
    documents: None,
};

/// Writes a table of two columns with a row for each bead, beginning with the text that was given first.
/// White space inside a text becomes one blank; what Markdown or HTML would take for markup is escaped.
///
/// ```
/// use duizhao::{Bitext, format::markdown};
///
/// let bitext = Bitext::from_pairs([("甲|乙", "A|B <b>*x*</b>")]);
/// assert_eq!(
///     markdown::write(&bitext),
///     "| Chinese | English |\n| --- | --- |\n| 甲\\|乙 | A\\|B &lt;b&gt;\\*x\\*&lt;/b&gt; |\n"
/// );
/// ```
pub fn write(bitext: &Bitext<'_>) -> String {
    let mut out = String::from(match bitext.order() {
        Order::AsGiven => "| Chinese | English |\n",
        Order::Swapped => "| English | Chinese |\n",
    });
    out.push_str("| --- | --- |\n");
    for pair in bitext.pairs() {
        let [first, second] =
            pair.sentences_as_given().map(|(document, sents)| escaped(&joined(document, sents)));
        writeln!(out, "| {first} | {second} |").expect("a string takes any text");
    }
    out
}

fn escaped(line: &str) -> String {
    let mut out = String::new();
    for c in line.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // A dollar sign starts a formula in some dialects.
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}
