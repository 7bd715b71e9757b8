//! [`Article`]: the content of a line of JSON.

use duizhao::decode::{Charset, decode_as};
use duizhao::{Document, Language, Result};
use serde_json::value::RawValue;

use crate::fields::{Fields, what, wrong};
use crate::input::Reader;

/// A Chinese and an English text, in either field.
pub(super) struct Article {
    texts: [String; 2],
}

impl Article {
    /// Reads the line with these bytes. `id` is set to the id as written there, even if the rest cannot be
    /// read.
    pub(super) fn read(line: &[u8], id: &mut String) -> Result<Article> {
        let text = String::from_utf8_lossy(line);
        let fields = Fields::read(line, &text, "`id`, `zh` and `en`", id)?;
        Ok(Article { texts: [field("zh", fields.zh)?, field("en", fields.en)?] })
    }

    /// The two documents, one Chinese and one English. The names of the fields decide where the script does not.
    pub(super) fn documents(&self, reader: &Reader) -> Result<[Document<'_>; 2]> {
        let [zh, en] = self.texts.each_ref().map(|text| text.as_str());
        let prose = [zh, en].map(|text| reader.segmenter.prose(text));
        let said = [Language::Chinese, Language::English];
        let Some([zh_language, en_language]) =
            Language::of_both_said(prose.each_ref().map(|prose| &**prose), said)
        else {
            let language = Language::of(zh).unwrap_or(Language::English);
            return Err(wrong(format!(
                "expected Chinese in `zh` and English in `en`, found both {language}"
            )));
        };
        let document = |text, language| Document::segmented(text, &reader.segmenter.language(language));
        let documents = [document(zh, zh_language), document(en, en_language)];
        match ["zh", "en"].iter().zip(&documents).find(|(_, document)| document.is_empty()) {
            Some((name, _)) => Err(wrong(format!("`{name}` has no text"))),
            None => Ok(documents),
        }
    }
}

/// The text of a field, with uniform line breaks and without a byte-order mark, as from a file.
fn field(name: &str, raw: Option<&RawValue>) -> Result<String> {
    let raw = raw.ok_or_else(|| wrong(format!("there is no `{name}`")))?.get();
    let text: String =
        serde_json::from_str(raw).map_err(|error| wrong(format!("`{name}` is no text: {}", what(&error))))?;
    Ok(decode_as(text.as_bytes(), Charset::UTF_8).text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The id and the error message of a line.
    fn refused(line: &[u8]) -> (String, String) {
        let mut id = "null".to_owned();
        let read = Article::read(line, &mut id);
        (id, read.err().map(|error| error.to_string()).unwrap_or_default())
    }

    #[test]
    fn the_id_survives_what_is_wrong_elsewhere() {
        for (line, id) in [
            (&br#"{"id": "a\u0020b", "zh": 7, "en": "x"}"#[..], r#""a\u0020b""#),
            (br#"{"en": "x", "id": 12345678901234567890123}"#, "12345678901234567890123"),
            (b"{\"id\": [1, 2], \"zh\": \"\xFF\", \"en\": \"x\"}", "[1, 2]"),
            (br#"{"id": 1, "zh": "\ud800", "en": "x"}"#, "1"),
            (br#"{"id": "\ud800", "zh": "", "en": "x"}"#, "null"),
        ] {
            let line_text = String::from_utf8_lossy(line);
            assert_eq!(refused(line).0, id, "{line_text}");
        }
    }

    #[test]
    fn complaints_say_what_is_wrong() {
        for (line, complaint) in [
            (&b"\r\n"[..], "empty; expected an object with `id`, `zh` and `en`"),
            (
                b"{\"id\": 1",
                "byte 8: expected an object with `id`, `zh` and `en`: EOF while parsing an object",
            ),
            (br#"{"zh": "", "en": ""}"#, "there is no `id`"),
            (br#"{"id": 1, "en": ""}"#, "there is no `zh`"),
            (br#"{"id": 1, "zh": "", "en": null}"#, "there is no `en`"),
            (
                br#"{"id": 1, "zh": 7, "en": ""}"#,
                "`zh` is no text: invalid type: integer `7`, expected a string",
            ),
            (b"{\"id\": 1, \"zh\": \"\xFF\"}", "byte 17: no UTF-8"),
        ] {
            assert_eq!(refused(line).1, complaint, "{}", String::from_utf8_lossy(line));
        }
    }
}
