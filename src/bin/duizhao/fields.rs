//! [`Fields`]: the object in a line of JSON.

use std::str;

use duizhao::{Error, ErrorKind, Result};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

/// The fields of a line, not yet read: an invalid one must not hide the others.
#[derive(Deserialize)]
pub(crate) struct Fields<'l> {
    #[serde(borrow)]
    id: Option<&'l RawValue>,
    #[serde(borrow)]
    pub(crate) zh: Option<&'l RawValue>,
    #[serde(borrow)]
    pub(crate) en: Option<&'l RawValue>,
    #[serde(borrow)]
    pub(crate) pairs: Option<&'l RawValue>,
    #[serde(borrow)]
    pub(crate) error: Option<&'l RawValue>,
}

impl<'l> Fields<'l> {
    /// Reads the line with these bytes, whose `text` has U+FFFD for what is broken. `expected` are the names of
    /// its fields. `id` is set to the id as written there, even if the rest cannot be read.
    pub(crate) fn read(line: &[u8], text: &'l str, expected: &str, id: &mut String) -> Result<Fields<'l>> {
        let text = text.trim_start_matches('\u{FEFF}').trim();
        if text.is_empty() {
            return Err(wrong(format!("empty; expected an object with {expected}")));
        }
        let fields: Fields<'_> = serde_json::from_str(text).map_err(|error| {
            wrong(format!("expected an object with {expected}: {}", what(&error)))
                .at_byte(error.column() as u64)
        })?;
        if let Some(found) = fields.id.filter(|raw| serde_json::from_str::<Value>(raw.get()).is_ok()) {
            *id = found.get().to_owned();
        }
        if let Err(error) = str::from_utf8(line) {
            return Err(wrong("no UTF-8").at_byte(error.valid_up_to() as u64));
        }
        if fields.id.is_none() {
            return Err(wrong("there is no `id`"));
        }
        Ok(fields)
    }
}

pub(crate) fn wrong(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Format, message)
}

/// What is wrong, without the position, which is counted within the field.
pub(crate) fn what(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or_default().to_owned()
}
