//! Comma-separated terms, with or without a header.

use super::Glossary;
use crate::error::{Error, Result};

/// What a column of terms may be called, in lower case.
const CHINESE: [&str; 8] = ["zh", "zh-cn", "zh_cn", "zh-hans", "chinese", "中文", "汉语", "source"];
const ENGLISH: [&str; 8] = ["en", "en-us", "en_us", "en-gb", "english", "英文", "英语", "target"];
const NOTE: [&str; 6] = ["note", "notes", "comment", "remark", "备注", "definition"];

pub(super) fn read(text: &str) -> Result<Glossary> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .trim(::csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut glossary = Glossary::new();
    let mut columns = None;
    for record in reader.records() {
        let record = record.map_err(|cause| {
            let line = cause.position().map_or(0, |position| line_of(text, position));
            Error::format("csv", line, "not a record").caused_by(cause)
        })?;
        if record.iter().all(str::is_empty) {
            continue;
        }
        let line = record.position().map_or(0, |position| line_of(text, position));
        let error = |message: String| Error::format("csv", line, message);
        let Some(columns) = columns else {
            let header = Columns::of_header(&record);
            columns = Some(header.unwrap_or(Columns::PLAIN));
            if header.is_none() {
                Columns::PLAIN.add(&record, &mut glossary).map_err(error)?;
            }
            continue;
        };
        columns.add(&record, &mut glossary).map_err(error)?;
    }
    Ok(glossary)
}

/// The line of a record. The reader reports the position before the comments and empty lines above it.
fn line_of(text: &str, position: &::csv::Position) -> u64 {
    let rest = text.get(position.byte() as usize..).unwrap_or_default();
    let skipped = rest.lines().take_while(|line| line.is_empty() || line.starts_with('#'));
    position.line() + skipped.count() as u64
}

/// Which fields of a record hold the parts of a term.
#[derive(Clone, Copy)]
struct Columns {
    chinese: usize,
    english: usize,
    note: Option<usize>,
    /// How many fields a record may have.
    most: usize,
}

impl Columns {
    /// The columns of a file without a header.
    const PLAIN: Columns = Columns { chinese: 0, english: 1, note: Some(2), most: 3 };

    /// The columns named by a first record, or `None` if it is a term.
    fn of_header(record: &::csv::StringRecord) -> Option<Columns> {
        let column =
            |names: &[&str]| record.iter().position(|name| names.contains(&name.to_lowercase().as_str()));
        Some(Columns {
            chinese: column(&CHINESE)?,
            english: column(&ENGLISH)?,
            note: column(&NOTE),
            most: record.len(),
        })
    }

    fn add(self, record: &::csv::StringRecord, glossary: &mut Glossary) -> std::result::Result<(), String> {
        let least = self.chinese.max(self.english) + 1;
        match (record.get(self.chinese), record.get(self.english)) {
            (Some(chinese), Some(english)) if record.len() <= self.most => {
                let note = self.note.and_then(|column| record.get(column));
                glossary.add(chinese, english, note).map_err(|cause| cause.to_string())
            }
            _ if least == self.most => Err(format!("expected {least} fields, found {}", record.len())),
            _ => Err(format!("expected {least} to {} fields, found {}", self.most, record.len())),
        }
    }
}
