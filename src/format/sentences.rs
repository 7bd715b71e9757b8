//! A document as XML with its sentences marked, which InterText and XCES link by their ids.
//!
//! `<text><p id="1"><s id="1:1">…</s></p></text>`. The text around the sentences is not carried.

use std::fmt::Write;

use super::tag::language_of;
use crate::document::Document;
use crate::error::Result;
use crate::language::shows_nothing;
use crate::xml::{self, Node, attribute, escaped};

/// How sentences are identified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Naming {
    /// By their paragraph and their place in it, as InterText does: `6:5`.
    ByParagraph,
    /// By their place in the document, as XCES does: `s7`.
    Counted,
}

/// Writes a document. Characters that XML 1.0 cannot hold are removed.
///
/// ```
/// use duizhao::Document;
/// use duizhao::format::sentences::{self, Naming};
///
/// let document = Document::new("下雨了。我们走吧。");
/// let text = sentences::write(&document, Naming::Counted);
/// assert!(text.contains("<s id=\"s2\">我们走吧。</s>"));
/// assert_eq!(sentences::read(&text)?.sentence(1).text(), "我们走吧。");
/// # Ok::<(), duizhao::Error>(())
/// ```
pub fn write(document: &Document<'_>, naming: Naming) -> String {
    const TAKES: &str = "a string takes any text";
    let tag = document.language().tag();
    let mut out = format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<text xml:lang=\"{tag}\">\n");
    let mut ids = match naming {
        Naming::ByParagraph => ids(document),
        Naming::Counted => (1..=document.len()).map(|number| format!("s{number}")).collect(),
    }
    .into_iter();
    let mut sentences = document.sentences().peekable();
    // A paragraph without a sentence still counts.
    for paragraph in 0.. {
        if sentences.peek().is_none() {
            break;
        }
        writeln!(out, "<p id=\"{}\">", paragraph + 1).expect(TAKES);
        while let Some(sentence) = sentences.next_if(|sentence| sentence.paragraph() <= paragraph) {
            let id = ids.next().expect("every sentence has an id");
            writeln!(out, "<s id=\"{id}\">{}</s>", escaped(sentence.text())).expect(TAKES);
        }
        out.push_str("</p>\n");
    }
    out.push_str("</text>\n");
    out
}

/// Reads a document: the elements `s` are its sentences and the elements `p` around them its paragraphs,
/// whatever their ids are. Marked words (`w`) are treated as text.
///
/// # Errors
///
/// If the file is not well-formed or has a sentence without text, with the line.
pub fn read(text: &str) -> Result<Document<'static>> {
    let mut sentences: Vec<(u32, String)> = Vec::new();
    let (mut paragraphs, mut inside) = (0u32, false);
    let mut language = None;
    xml::read_any("sentences", text, |node| {
        match node {
            Node::Open(tag) => match tag.local_name().into_inner() {
                "text" => language = attribute(tag, "xml:lang").as_deref().and_then(language_of),
                "p" => paragraphs += 1,
                "s" => {
                    inside = true;
                    sentences.push((paragraphs.saturating_sub(1), String::new()));
                }
                _ => {}
            },
            Node::Text(more) if inside => {
                let (_, sentence) = sentences.last_mut().expect("a sentence is open");
                sentence.push_str(&more);
            }
            Node::Text(_) => {}
            Node::Close("s") => {
                inside = false;
                if sentences.last().is_some_and(|(_, sentence)| shows_nothing(sentence)) {
                    return Err("a sentence without text; the links count it".to_owned());
                }
            }
            Node::Close(_) => {}
        }
        Ok(())
    })?;
    let document = Document::from_paragraphs(sentences);
    Ok(match language {
        Some(language) => document.in_language(language),
        None => document,
    })
}

/// The id of each sentence of a document: `6:5` is the fifth of the sixth paragraph.
pub(super) fn ids(document: &Document<'_>) -> Vec<String> {
    let mut place = (0, 0);
    let mut id = |paragraph: u32| {
        place = if paragraph + 1 == place.0 { (place.0, place.1 + 1) } else { (paragraph + 1, 1) };
        format!("{}:{}", place.0, place.1)
    };
    document.sentences().map(|sentence| id(sentence.paragraph())).collect()
}
