//! A table in Markdown, for issues, wikis and pull requests. It cannot be read back.

use std::fmt::Write;

#[cfg(feature = "formats")]
use super::lines::folded;
use super::lines::joined;
use super::registry::{Format, Read};
use crate::bitext::{Bitext, Order};
#[cfg(feature = "formats")]
use crate::document::Document;
#[cfg(feature = "formats")]
use crate::span::Sents;
#[cfg(feature = "formats")]
use crate::view::{self, Row, Shown};

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
    let mut out = head(bitext.order());
    for pair in bitext.pairs() {
        let [first, second] =
            pair.sentences_as_given().map(|(document, sents)| escaped(&joined(document, sents)));
        writeln!(out, "| {first} | {second} |").expect("a string takes any text");
    }
    out
}

/// Writes a table for reading: a row for each pair, but one row for each run of lines of the page and of code. Of
/// texts in Markdown the words and the code are written, without markup and addresses of links.
///
/// ```
/// use duizhao::{Bead, Bitext, Document, Sents, format::markdown};
///
/// let zh = Document::new("来源：松岭晚报\n昨天下了一场大雨，学校停课三天。\n街上没有人。");
/// let en = Document::new("It rained hard, and schools were closed.\nThe streets were empty.");
/// let alone = Bead::new(Sents::new(0, 1), Sents::new(0, 0));
/// let pair = |k: usize| Bead::new(Sents::new(k + 1, k + 2), Sents::new(k, k + 1));
/// let table = markdown::write_folded(&Bitext::from_beads(zh, en, vec![alone, pair(0), pair(1)])?);
/// assert_eq!(table.lines().nth(2), Some("| … 1 line of the page in Chinese | |"));
/// # Ok::<(), duizhao::Error>(())
/// ```
#[cfg(feature = "formats")]
pub fn write_folded(bitext: &Bitext<'_>) -> String {
    let order = bitext.order();
    let mut out = head(order);
    for row in view::rows(bitext, |_| false) {
        let (first, second) = match row {
            Row::Fold(fold) => {
                writeln!(out, "| … {} | |", fold.told()).expect("a string takes any text");
                continue;
            }
            Row::Pair(index) => {
                let bead = &bitext.beads()[index];
                order.arranged((read(bitext.source(), bead.source), read(bitext.target(), bead.target)))
            }
        };
        writeln!(out, "| {first} | {second} |").expect("a string takes any text");
    }
    out
}

/// What is seen of some sentences; code stays code.
#[cfg(feature = "formats")]
fn read(document: &Document<'_>, sents: Sents) -> String {
    let parts = view::sentences(document, sents, &[]).into_iter().map(|part| match part.shown {
        Shown::Written(text) => escaped(text),
        Shown::Code(code) => code.replace('|', "\\|"),
        Shown::Char(c) => escaped(c.encode_utf8(&mut [0; 4])),
    });
    folded(&parts.collect::<String>())
}

fn head(order: Order) -> String {
    let columns = match order {
        Order::AsGiven => "| Chinese | English |",
        Order::Swapped => "| English | Chinese |",
    };
    format!("{columns}\n| --- | --- |\n")
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
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

#[cfg(all(test, feature = "markdown"))]
mod tests {
    use super::*;
    use crate::bitext::Bead;
    use crate::segment::{Markup, Segmenter};

    #[test]
    fn a_table_for_reading_has_words_and_code_and_no_markup() {
        let read = |text: &'static str| Document::segmented(text, &Segmenter::new().markup(Markup::Markdown));
        let zh = read("见[**时刻表**](https://example.org/a)，\n运行`a|b*`。\n\n```sh\nferry\n```\n");
        let en = read("See the *timetable* \\* and\nrun `a|b*`.\n\n```sh\nferry\n```\n");
        let beads = (0..2).map(|k| Bead::new(Sents::new(k, k + 1), Sents::new(k, k + 1)));
        let bitext = Bitext::from_beads(zh, en, beads.collect()).expect("every sentence is in a bead");
        let table = write_folded(&bitext);
        assert_eq!(
            table.lines().skip(2).collect::<Vec<_>>(),
            [
                "| 见时刻表，运行`a\\|b*`。 | See the timetable \\* and run `a\\|b*`. |",
                "| … 1 block of code, the same on both sides | |",
            ]
        );
        assert!(write(&bitext).contains("https://example.org/a"), "the format itself loses nothing");
    }
}
