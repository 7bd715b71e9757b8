//! `Chinese<TAB>English<TAB>note`.

use super::Glossary;
use crate::error::{Error, Result};

pub(super) fn read(text: &str) -> Result<Glossary> {
    let mut glossary = Glossary::new();
    let lines = text.strip_prefix('\u{FEFF}').unwrap_or(text).lines().zip(1..);
    for (line, number) in lines.filter(|(line, _)| !line.trim().is_empty() && !line.starts_with('#')) {
        let error = |message: String| Error::format("tsv", number, message);
        let fields: Vec<&str> = line.split('\t').collect();
        let (chinese, english, note) = match fields[..] {
            [chinese, english] => (chinese, english, None),
            [chinese, english, note] => (chinese, english, Some(note)),
            _ => return Err(error(format!("expected 2 or 3 fields, found {}", fields.len()))),
        };
        glossary.add(chinese, english, note).map_err(|cause| error(cause.to_string()))?;
    }
    Ok(glossary)
}
