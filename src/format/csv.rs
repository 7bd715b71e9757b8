//! Comma-separated values that a spreadsheet opens: UTF-8 with a byte-order mark, CRLF, a header.
//!
//! A cell that a spreadsheet would compute, for it begins with `=`, `+`, `-` or `@`, gets an apostrophe
//! before it; reading takes it away. The sentences of a bead are one cell; numbers are not carried.

use super::as_given;
use super::row::Row;
use super::tag::language_of;
use crate::bitext::{Bitext, Order};
use crate::error::{Error, Result};
use crate::language::Language;

/// What makes a spreadsheet read Chinese as UTF-8.
const MARK: &str = "\u{FEFF}";
/// What a formula begins with; the full-width forms count for Chinese and Japanese spreadsheets.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
const GUARD: char = '\'';

/// Writes a header (`zh,en,score,confidence`) and a record for each bead, the text that was given first
/// first.
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
    let (first, second) = match bitext.order() {
        Order::AsGiven => (Language::Chinese, Language::English),
        Order::Swapped => (Language::English, Language::Chinese),
    };
    writer.write_record([first.tag(), second.tag(), "score", "confidence"]).expect(TAKES);
    for pair in bitext.pairs() {
        let (first, second) = as_given(bitext, &pair);
        let (score, confidence) = (pair.bead().score.to_string(), pair.bead().confidence.to_string());
        writer.write_record([guarded(first), guarded(second), score, confidence]).expect(TAKES);
    }
    String::from_utf8(writer.into_inner().expect(TAKES)).expect("texts are UTF-8")
}

/// Whether a text, or what comes after guards, is one that a spreadsheet would compute.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches(GUARD).starts_with(FORMULA)
}

fn guarded(text: &str) -> String {
    // A text that begins with a guard gets one more, or reading would take its own away.
    if is_formula(text) { format!("{GUARD}{text}") } else { text.to_owned() }
}

fn unguarded(text: &str) -> &str {
    text.strip_prefix(GUARD).filter(|rest| is_formula(rest)).unwrap_or(text)
}

/// Reads pairs. A first record that names two columns as Chinese and English (`zh`, `en-US`, `Chinese`,
/// `英文`, `source`, `target`) is a header; `score` and `confidence` are taken where it names them. Else
/// the first two columns are the texts. Empty lines are passed over.
///
/// # Errors
///
/// If a record has fewer columns than it takes, with what line it is.
///
/// ```
/// use duizhao::format::csv;
///
/// let rows = csv::read("id,en,zh\r\n7,\"Well, hello.\",你好。\r\n")?;
/// assert_eq!((rows[0].source.as_str(), rows[0].target.as_str()), ("你好。", "Well, hello."));
/// assert_eq!(csv::read("你好。\n").unwrap_err().to_string(), "csv line 1: expected 2 fields, found 1");
/// # Ok::<(), duizhao::Error>(())
/// ```
pub fn read(text: &str) -> Result<Vec<Row>> {
    let text = text.strip_prefix(MARK).unwrap_or(text);
    let mut reader =
        ::csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut columns = None;
    for record in reader.records() {
        let record = record.map_err(|cause| {
            let line = cause.position().map_or(0, ::csv::Position::line);
            Error::format("csv", line, "not a record").caused_by(cause)
        })?;
        let columns = match columns {
            Some(columns) => columns,
            None => {
                let header = Columns::of_header(&record);
                columns = Some(header.unwrap_or(Columns::PLAIN));
                if header.is_some() {
                    continue;
                }
                Columns::PLAIN
            }
        };
        let line = record.position().map_or(0, |position| line_of(text, position));
        rows.push(columns.row(&record).map_err(|message| Error::format("csv", line, message))?);
    }
    Ok(rows)
}

/// The line of a record. The reader's own position is before the empty lines above it.
fn line_of(text: &str, position: &::csv::Position) -> u64 {
    let rest = text.get(position.byte() as usize..).unwrap_or_default();
    position.line() + rest.lines().take_while(|line| line.is_empty()).count() as u64
}

/// Where the parts of a pair stand in a record.
#[derive(Clone, Copy)]
struct Columns {
    source: usize,
    target: usize,
    score: Option<usize>,
    confidence: Option<usize>,
}

impl Columns {
    /// Those of a file without a header.
    const PLAIN: Columns = Columns { source: 0, target: 1, score: None, confidence: None };

    /// The columns that a first record names, or `None` if it is a pair.
    fn of_header(record: &::csv::StringRecord) -> Option<Columns> {
        let names: Vec<String> = record.iter().map(|name| name.trim().to_lowercase()).collect();
        let column = |name: &str| names.iter().position(|found| found == name);
        let text = |language, words: [&str; 4]| {
            let is_it = |name: &String| words.contains(&name.as_str()) || language_of(name) == Some(language);
            names.iter().position(is_it)
        };
        Some(Columns {
            source: text(Language::Chinese, ["source", "chinese", "中文", "汉语"])?,
            target: text(Language::English, ["target", "english", "英文", "英语"])?,
            score: column("score"),
            confidence: column("confidence"),
        })
    }

    fn row(self, record: &::csv::StringRecord) -> std::result::Result<Row, String> {
        let (Some(source), Some(target)) = (record.get(self.source), record.get(self.target)) else {
            let least = self.source.max(self.target) + 1;
            return Err(format!("expected {least} fields, found {}", record.len()));
        };
        let number = |column: Option<usize>| record.get(column?)?.trim().parse().ok();
        let (score, confidence) = (number(self.score), number(self.confidence));
        Ok(Row { score, confidence, ..Row::new(unguarded(source), unguarded(target)) })
    }
}
