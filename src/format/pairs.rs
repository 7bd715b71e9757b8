//! Pairs that somebody brings, a line each, where no bad line may stop the others.
//!
//! The readers of whole files, [`tsv::read`](super::tsv::read) among them, end at the first line that
//! breaks the rules. These give for each line its pair, or what is wrong with it: the pair's place in the
//! list is its line number less one, whatever stands before it.

use serde::Deserialize;

use super::tsv::Layout;
use crate::error::{Error, Result};

/// A pair of texts, as they were given.
pub type Texts = (String, String);

/// The pairs of lines with fields divided by a tab, as [`tsv::read`](super::tsv::read) takes them. A field
/// may be empty; an empty line, and one that names the columns, is a pair of two empty texts. Where it is
/// not clear which fields are the texts, that is what is wrong with every line.
///
/// ```
/// use duizhao::format::pairs;
///
/// let rows = pairs::tsv("你好\tHello\n再见\n雨停了\t\n");
/// assert_eq!(rows[0].as_ref().unwrap().1, "Hello");
/// assert_eq!(rows[1].as_ref().unwrap_err().to_string(), "tsv line 2: expected 2 fields, found 1");
/// assert_eq!(rows[2].as_ref().unwrap().1, "");
/// ```
pub fn tsv(text: &str) -> Vec<Result<Texts>> {
    let layout = Layout::of(text);
    let row = |(number, line): (u64, &str)| match &layout {
        Ok(layout) if layout.is_header(number) => Ok(Texts::default()),
        Ok(layout) => layout.pair(number, line),
        Err(error) => Err(Error::new(error.kind(), error.to_string())),
    };
    (1..).zip(text.lines()).map(row).collect()
}

/// The pairs of lines of JSON: objects with `source` and `target`, with `zh` and `en`, or with these in
/// an object `translation`, as Hugging Face data sets have them. Other keys are passed over; a text that
/// is `null` is empty, and an empty line is a pair of two empty texts.
///
/// ```
/// use duizhao::format::pairs;
///
/// let rows = pairs::jsonl(concat!(
///     r#"{"source": "你好", "target": "Hello"}"#, "\n",
///     r#"{"translation": {"en": "Bye", "zh": "再见"}}"#, "\n",
///     r#"{"text": "雨停了"}"#,
/// ));
/// assert_eq!(rows[1].as_ref().unwrap().0, "再见");
/// let error = rows[2].as_ref().unwrap_err().to_string();
/// assert_eq!(error, "jsonl line 3: expected `source` and `target`, or `zh` and `en`");
/// ```
pub fn jsonl(text: &str) -> Vec<Result<Texts>> {
    let row = |(number, line): (u64, &str)| {
        if line.trim().is_empty() {
            return Ok(Texts::default());
        }
        let object: Object = serde_json::from_str(line)
            .map_err(|cause| Error::format("jsonl", number, "not a pair").caused_by(cause))?;
        object
            .texts()
            .ok_or_else(|| Error::format("jsonl", number, "expected `source` and `target`, or `zh` and `en`"))
    };
    (1..).zip(text.lines()).map(row).collect()
}

/// A line of JSON. A key that is there with `null` differs from one that is not there.
#[derive(Deserialize)]
struct Object {
    #[serde(default, deserialize_with = "given")]
    source: Option<Option<String>>,
    #[serde(default, deserialize_with = "given")]
    target: Option<Option<String>>,
    #[serde(default, deserialize_with = "given")]
    zh: Option<Option<String>>,
    #[serde(default, deserialize_with = "given")]
    en: Option<Option<String>>,
    translation: Option<Box<Object>>,
}

impl Object {
    fn texts(self) -> Option<Texts> {
        match (self.source, self.target, self.zh, self.en) {
            (Some(first), Some(second), ..) | (_, _, Some(first), Some(second)) => {
                Some((first.unwrap_or_default(), second.unwrap_or_default()))
            }
            _ => self.translation?.texts(),
        }
    }
}

fn given<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> std::result::Result<Option<Option<String>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_keeps_its_place() {
        let rows = jsonl("{\n{\"zh\": \"好\", \"en\": null}\n\n{\"zh\": 3, \"en\": \"x\"}\n");
        let read: Vec<Option<Texts>> = rows.into_iter().map(Result::ok).collect();
        assert_eq!(read, [None, Some(("好".into(), String::new())), Some(Texts::default()), None]);
    }

    #[test]
    fn a_line_of_three_fields_is_a_pair() {
        assert_eq!(tsv("好\tgood\tnote\r\n")[0].as_ref().unwrap(), &("好".to_owned(), "good".to_owned()));
    }
}
