//! Pairs as tab-separated values: a pair per line, Chinese and English.
//!
//! A field is quoted only if it would otherwise be mistaken for a quoted one, so that every line is a pair
//! for any tool. The sentences of a bead are one field; scores and numbers are not carried.

use std::borrow::Cow;
use std::fmt::Write;

use super::columns::Columns;
use super::lines::{filled, folded, joined};
use super::registry::{Format, Read};
use super::row::Row;
use crate::bitext::Bitext;
use crate::error::{Error, Result};

/// Its entry in the list of formats.
pub const FORMAT: Format = Format {
    name: "tsv",
    endings: &["tsv", "tab"],
    description: "A pair a line, divided by a tab",
    read: Read::File(|text| read(text).map(Bitext::from_pairs)),
    write: |bitext| write(bitext).into(),
    documents: None,
};

/// This many lines show which fields are the texts.
const SAMPLE: usize = 1000;

/// Reads pairs, one per line, with fields separated by tabs. Two fields are the two texts; of more, a first
/// line that names them (`id`, `zh`, `en` …) or their contents show which ones are. An empty line is a pair
/// of two empty texts. A field in quotation marks that contains doubled ones was written by a spreadsheet:
/// they are removed.
///
/// # Errors
///
/// If a line that is not empty has too few fields, with its number; if it is not clear which fields are the
/// texts.
///
/// ```
/// use duizhao::format::tsv;
///
/// let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
/// assert_eq!(tsv::read("你好\tHello\n再见\t\n")?, [pair("你好", "Hello"), pair("再见", "")]);
/// assert_eq!(tsv::read("id\tzh\ten\n7\t你好\t\"\"\"Hi\"\"\"\n")?, [pair("你好", "\"Hi\"")]);
/// assert_eq!(tsv::read("你好").unwrap_err().to_string(), "tsv line 1: expected 2 fields, found 1");
/// # Ok::<(), duizhao::Error>(())
/// ```
pub fn read(text: &str) -> Result<Vec<(String, String)>> {
    let layout = Layout::of(text)?;
    let lines = (1..).zip(text.lines()).filter(|&(number, _)| !layout.is_header(number));
    lines.map(|(number, line)| layout.pair(number, line)).collect()
}

/// Where the two texts are in the lines of a table.
///
/// ```
/// use duizhao::format::tsv::Layout;
///
/// let layout = Layout::of("id\tzh\ten\n7\t你好\tHelo\n")?;
/// assert!(layout.is_header(1));
/// assert_eq!(layout.replaced("7\t你好\tHelo", 1, "Hello"), "7\t你好\tHello");
/// # Ok::<(), duizhao::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The two fields, in the order of the line.
    fields: [usize; 2],
    /// The line of the header, counted from one.
    header: Option<u64>,
}

impl Layout {
    /// The layout of a table.
    ///
    /// # Errors
    ///
    /// If there are more than two columns, and neither their names nor their contents show which ones are the
    /// texts.
    pub fn of(text: &str) -> Result<Layout> {
        let records: Vec<Vec<&str>> =
            filled(text).take(SAMPLE).map(|(_, line)| line.split('\t').collect()).collect();
        let first = filled(text).next().map_or(1, |(number, _)| number);
        let columns = Columns::of(&records).map_err(|message| Error::format(FORMAT.name, first, message))?;
        let (one, other) = (columns.chinese, columns.english);
        Ok(Layout { fields: [one.min(other), one.max(other)], header: columns.has_header.then_some(first) })
    }

    /// Whether a line, counted from one, names the columns and is not a pair.
    pub fn is_header(&self, line: u64) -> bool {
        self.header == Some(line)
    }

    /// For each line of the table its pair, or what is wrong with it: a bad line does not stop the others,
    /// and the index of a pair is its line number minus one. An empty line, or one that names the columns, is
    /// a pair of two empty texts.
    ///
    /// ```
    /// use duizhao::format::tsv::Layout;
    ///
    /// let table = "你好\tHello\n再见\n雨停了\t\n";
    /// let rows = Layout::of(table)?.rows(table);
    /// assert_eq!(rows[0].as_ref().unwrap().target, "Hello");
    /// assert_eq!(rows[1].as_ref().unwrap_err().to_string(), "tsv line 2: expected 2 fields, found 1");
    /// assert_eq!(rows[2].as_ref().unwrap().target, "");
    /// # Ok::<(), duizhao::Error>(())
    /// ```
    pub fn rows(&self, text: &str) -> Vec<Result<Row>> {
        let row = |(number, line): (u64, &str)| {
            if self.is_header(number) {
                return Ok(Row::default());
            }
            self.pair(number, line).map(|(first, second)| Row::new(first, second))
        };
        (1..).zip(text.lines()).map(row).collect()
    }

    /// The texts of a line.
    fn pair(&self, number: u64, line: &str) -> Result<(String, String)> {
        if line.trim().is_empty() && !line.contains('\t') {
            return Ok(Default::default());
        }
        let fields: Vec<&str> = line.split('\t').collect();
        match self.fields.map(|field| fields.get(field)) {
            [Some(first), Some(second)] => Ok((unquoted(first).into_owned(), unquoted(second).into_owned())),
            _ => {
                let message = format!("expected {} fields, found {}", self.fields[1] + 1, fields.len());
                Err(Error::format(FORMAT.name, number, message))
            }
        }
    }

    /// A line with its first (0) or second (1) text replaced; everything else in it stays.
    ///
    /// # Panics
    ///
    /// If `which` is neither, or the line has no such field.
    pub fn replaced(&self, line: &str, which: usize, text: &str) -> String {
        let mut fields: Vec<Cow<'_, str>> = line.split('\t').map(Cow::Borrowed).collect();
        fields[self.fields[which]] = quoted(folded(text)).into();
        fields.join("\t")
    }
}

/// Writes a line for each bead, beginning with the text that was given first; a side without counterpart is
/// empty. White space inside a text becomes one blank, and nothing where a line of Chinese was broken.
///
/// ```
/// use duizhao::{Bitext, format::tsv};
///
/// let bitext = Bitext::from_pairs([("你好。\n再见。", "Hello.\tGood bye.")]);
/// assert_eq!(tsv::write(&bitext), "你好。再见。\tHello. Good bye.\n");
/// ```
pub fn write(bitext: &Bitext<'_>) -> String {
    let mut out = String::new();
    for pair in bitext.pairs() {
        let [first, second] =
            pair.sentences_as_given().map(|(document, sents)| quoted(joined(document, sents)));
        writeln!(out, "{first}\t{second}").expect("a string takes any text");
    }
    out
}

const QUOTE: char = '"';
const DOUBLED: &str = "\"\"";

/// A field without the quotation marks that a spreadsheet puts around a field with quotation marks, which it
/// doubles. If there are none inside, those around the field are part of the text.
fn unquoted(field: &str) -> Cow<'_, str> {
    match field.strip_prefix(QUOTE).and_then(|rest| rest.strip_suffix(QUOTE)) {
        Some(inner) if inner.contains(DOUBLED) && !inner.replace(DOUBLED, "").contains(QUOTE) => {
            inner.replace(DOUBLED, "\"").into()
        }
        _ => field.into(),
    }
}

/// A text as a field: quoted if it would otherwise be mistaken for a quoted one.
fn quoted(text: String) -> String {
    match unquoted(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(_) => format!("{QUOTE}{}{QUOTE}", text.replace(QUOTE, DOUBLED)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_spreadsheet_quoted_is_unquoted() {
        for (field, text) in [
            (r#""他说""走吧""。""#, r#"他说"走吧"。"#),
            (r#""Go!""#, r#""Go!""#),
            (r#""Go," he said, "now.""#, r#""Go," he said, "now.""#),
            (r#""""#, r#""""#),
            (r#"a ""b"" c"#, r#"a ""b"" c"#),
        ] {
            assert_eq!(unquoted(field), text);
            assert_eq!(unquoted(&quoted(text.to_owned())), text);
        }
        for odd in [r#""a""b""#, r#""""""#, r#"""""""#, r#"""a"""#] {
            assert_eq!(unquoted(&quoted(odd.to_owned())), odd);
        }
    }

    #[test]
    fn a_header_is_no_pair_and_extra_columns_are_told() {
        let table = "\nid\tzh\ten\n1\t你好。\tHello.\n2\t再见。\n";
        let error = read(table).unwrap_err();
        assert_eq!(error.to_string(), "tsv line 4: expected 3 fields, found 2");
        let error = read("1\t甲。\t乙。\tTwo words.\n").unwrap_err();
        assert!(error.to_string().starts_with("tsv line 1: 4 columns, and it is not clear"), "{error}");
    }

    #[test]
    fn a_line_of_three_fields_is_a_pair() {
        assert_eq!(read("好\tgood\tnote\r\n").unwrap(), [("好".to_owned(), "good".to_owned())]);
    }
}
