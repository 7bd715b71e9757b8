//! Comma-separated values that a spreadsheet opens: UTF-8 with a byte-order mark, CRLF, a header.
//!
//! A cell that a spreadsheet would compute because it begins with `=`, `+`, `-` or `@` is written with an
//! apostrophe before it, which reading removes. The sentences of a bead share one cell; numbers are not
//! carried.

use super::columns::Columns;
use super::registry::{Format, Read};
use super::row::Row;
use crate::bitext::Bitext;
use crate::error::{Error, Result};
use crate::language::Language;

/// Its entry in the list of formats.
pub const FORMAT: Format = Format {
    name: "csv",
    endings: &["csv"],
    description: "For spreadsheets",
    read: Read::File(|text| read(text).map(|rows| Row::bitext(&rows))),
    write: |bitext| write(bitext).into(),
    documents: None,
};

/// Makes a spreadsheet read Chinese as UTF-8.
const MARK: &str = "\u{FEFF}";
/// How a formula begins; the full-width forms matter to Chinese and Japanese spreadsheets.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
const GUARD: char = '\'';

/// Writes a header (`zh,en,score,confidence`) and a record for each bead, beginning with the text that was
/// given first.
///
/// ```
/// use duizhao::{Bitext, format::csv};
///
/// let bitext = Bitext::from_pairs([("“好，”他说。", "=1+1, he said.")]);
/// assert_eq!(
///     csv::write(&bitext),
///     "\u{FEFF}zh,en,score,confidence\r\n“好，”他说。,\"'=1+1, he said.\",0,1\r\n"
/// );
/// ```
pub fn write(bitext: &Bitext<'_>) -> String {
    const TAKES: &str = "memory takes any record";
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(MARK.as_bytes().to_vec());
    let (first, second) = bitext.order().arranged((Language::Chinese, Language::English));
    writer.write_record([first.tag(), second.tag(), "score", "confidence"]).expect(TAKES);
    for pair in bitext.pairs() {
        let (first, second) = pair.as_given();
        let (score, confidence) = (pair.bead().score.to_string(), pair.bead().confidence.to_string());
        writer.write_record([guarded(first), guarded(second), score, confidence]).expect(TAKES);
    }
    String::from_utf8(writer.into_inner().expect(TAKES)).expect("texts are UTF-8")
}

/// Whether a text, apart from guards before it, is one that a spreadsheet would compute.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches(GUARD).starts_with(FORMULA)
}

fn guarded(text: &str) -> String {
    // A text that begins with a guard gets another one, because reading removes one.
    if is_formula(text) { format!("{GUARD}{text}") } else { text.to_owned() }
}

fn unguarded(text: &str) -> &str {
    text.strip_prefix(GUARD).filter(|rest| is_formula(rest)).unwrap_or(text)
}

/// Reads pairs. The delimiter is detected: a comma, a semicolon or a tab; a first line such as `sep=;`
/// declares it. A first record that names two columns as Chinese and English (`zh`, `en-US`, `Chinese`, `英文`,
/// `source`, `target`) is a header; `score` and `confidence` are read if it names them. Without a header two
/// columns are the texts, and of more columns those that hold Chinese and English. Empty lines are skipped.
///
/// # Errors
///
/// If a record has too few columns, with its line; if it is not clear which columns are the texts.
///
/// ```
/// use duizhao::format::csv;
///
/// let rows = csv::read("id,en,zh\r\n7,\"Well, hello.\",你好。\r\n")?;
/// assert_eq!((rows[0].source.as_str(), rows[0].target.as_str()), ("你好。", "Well, hello."));
/// assert_eq!(csv::read("zh;en\r\n你好。;\"Well; hello.\"\r\n")?[0].target, "Well; hello.");
/// assert_eq!(csv::read("你好。\n").unwrap_err().to_string(), "csv line 1: expected 2 fields, found 1");
/// # Ok::<(), duizhao::Error>(())
/// ```
pub fn read(text: &str) -> Result<Vec<Row>> {
    let text = text.strip_prefix(MARK).unwrap_or(text);
    let (divider, skipped) = match declared(text) {
        Some((divider, rest)) => (divider, text.len() - rest.len()),
        None => (found(text), 0),
    };
    let (text, above) = (&text[skipped..], text[..skipped].matches('\n').count() as u64);
    let records = records(text, divider).collect::<std::result::Result<Vec<_>, _>>().map_err(|cause| {
        let line = cause.position().map_or(0, ::csv::Position::line) + above;
        Error::format(FORMAT.name, line, "not a record").caused_by(cause)
    })?;
    let line = |record: &::csv::StringRecord| {
        record.position().map_or(0, |position| line_of(text, position)) + above
    };
    let sample: Vec<Vec<&str>> = records.iter().take(SAMPLE).map(|record| record.iter().collect()).collect();
    let refuse = |record: &::csv::StringRecord, message| Error::format(FORMAT.name, line(record), message);
    let columns = Columns::of(&sample).map_err(|message| refuse(&records[0], message))?;
    let pairs = records.iter().skip(usize::from(columns.has_header));
    pairs.map(|record| row(columns, record).map_err(|message| refuse(record, message))).collect()
}

/// This many records show which columns are the texts, and what the delimiter is.
const SAMPLE: usize = 1000;
/// The possible delimiters, the least likely in a text first. The semicolon is used where the comma is a
/// decimal point.
const DIVIDERS: [u8; 3] = [b'\t', COMMA, b';'];
const COMMA: u8 = b',';
/// The beginning of a first line that declares the delimiter.
const DECLARATION: &str = "sep=";

/// The delimiter that a first line declares, and the lines below it.
fn declared(text: &str) -> Option<(u8, &str)> {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let named = line.trim_end_matches('\r').strip_prefix(DECLARATION)?;
    match named.as_bytes() {
        [divider] if DIVIDERS.contains(divider) => Some((*divider, rest)),
        _ => None,
    }
}

/// The delimiter that makes the first record a header, or gives all records the same number of cells.
fn found(text: &str) -> u8 {
    let sample = |divider| records(text, divider).take(SAMPLE).map_while(std::result::Result::ok);
    let is_header = |divider: &u8| {
        let first = sample(*divider).next();
        first.is_some_and(|record| Columns::of_header(&record.iter().collect::<Vec<_>>()).is_some())
    };
    let is_even = |divider: &u8| {
        let mut widths = sample(*divider).map(|record| record.len());
        let first = widths.next().unwrap_or(0);
        first > 1 && widths.all(|width| width == first)
    };
    let by_header = DIVIDERS.into_iter().find(is_header);
    by_header.or_else(|| DIVIDERS.into_iter().find(is_even)).unwrap_or(COMMA)
}

fn records(
    text: &str,
    divider: u8,
) -> impl Iterator<Item = std::result::Result<::csv::StringRecord, ::csv::Error>> {
    let mut builder = ::csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(divider);
    builder.from_reader(text.as_bytes()).into_records()
}

/// The line of a record. The reader reports the position before the empty lines above it.
fn line_of(text: &str, position: &::csv::Position) -> u64 {
    let rest = text.get(position.byte() as usize..).unwrap_or_default();
    position.line() + rest.lines().take_while(|line| line.is_empty()).count() as u64
}

fn row(columns: Columns, record: &::csv::StringRecord) -> std::result::Result<Row, String> {
    let (Some(source), Some(target)) = (record.get(columns.chinese), record.get(columns.english)) else {
        let least = columns.chinese.max(columns.english) + 1;
        return Err(format!("expected {least} fields, found {}", record.len()));
    };
    let number = |column: Option<usize>| record.get(column?)?.trim().parse().ok();
    let (score, confidence) = (number(columns.score), number(columns.confidence));
    Ok(Row { score, confidence, ..Row::new(unguarded(source), unguarded(target)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_divider_is_found_or_said() {
        for (text, target) in [
            ("zh;en\r\n你好。;Hello, you.\r\n", "Hello, you."),
            ("你好。\tHello; you, there.\n", "Hello; you, there."),
            ("你好。;Hello, you.\n再见。;Bye.\n", "Hello, you."),
            ("你好。,Hello; you.\n再见。,Bye.\n", "Hello; you."),
            ("sep=;\r\n你好。;Hello\r\n", "Hello"),
            ("sep=\t\n你好。\tHello, you\n", "Hello, you"),
            ("\u{FEFF}sep=;\nid;zh;en\n7;你好。;\"Hello; you\"\n", "Hello; you"),
            ("1,你好。,Hello.\n2,再见。,Bye.\n", "Hello."),
        ] {
            let rows = read(text).unwrap_or_else(|error| panic!("{text:?}: {error}"));
            assert_eq!((rows[0].source.as_str(), rows[0].target.as_str()), ("你好。", target), "{text:?}");
        }
        let error = read("sep=;\n你好。;Hello\n再见。\n").unwrap_err();
        assert_eq!(error.to_string(), "csv line 3: expected 2 fields, found 1");
    }
}
