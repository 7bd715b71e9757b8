//! What all that is in XML shares: reading node by node, and writing character data.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::error::{Error, Result};

/// A piece of a document. An empty element is an opening and a closing.
pub(crate) enum Node<'n> {
    Open(&'n BytesStart<'n>),
    /// Character data, its references and line breaks resolved.
    Text(Cow<'n, str>),
    /// The name, without prefix.
    Close(&'n str),
}

/// Reads a document and passes on its nodes in order. Entity declarations are skipped, so that a document can
/// neither grow nor fetch anything.
///
/// # Errors
///
/// If the document is not well-formed, does not have `root` as its outermost element, uses an entity of
/// its own, or `take` finds something wrong; with the line.
pub(crate) fn read(
    format: &'static str,
    root: &str,
    text: &str,
    take: impl FnMut(Node<'_>) -> std::result::Result<(), String>,
) -> Result<()> {
    read_from(format, Some(root), text, take)
}

/// [`read`] with any outermost element.
pub(crate) fn read_any(
    format: &'static str,
    text: &str,
    take: impl FnMut(Node<'_>) -> std::result::Result<(), String>,
) -> Result<()> {
    read_from(format, None, text, take)
}

fn read_from(
    format: &'static str,
    root: Option<&str>,
    text: &str,
    mut take: impl FnMut(Node<'_>) -> std::result::Result<(), String>,
) -> Result<()> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let (mut depth, mut seen) = (0usize, false);
    loop {
        let event = reader.read_event();
        let place = if event.is_err() { reader.error_position() } else { reader.buffer_position() };
        let error = |message: &str| Error::format(format, line_at(text, place), message);
        let taken = match event {
            Ok(Event::Start(tag)) => {
                if depth == 0
                    && let Some(root) = root.filter(|&root| tag.local_name().into_inner() != root)
                {
                    return Err(error(&format!("expected <{root}>, found <{}>", tag.name().into_inner())));
                }
                (depth, seen) = (depth + 1, true);
                take(Node::Open(&tag))
            }
            Ok(Event::Text(more)) => take(Node::Text(more.xml10_content())),
            Ok(Event::CData(more)) => take(Node::Text(more.xml10_content())),
            Ok(Event::GeneralRef(reference)) => match resolved(&reference) {
                Some(more) => take(Node::Text(more)),
                None => Err(format!("unknown entity &{};", &*reference)),
            },
            Ok(Event::End(tag)) => {
                depth = depth.saturating_sub(1);
                take(Node::Close(tag.local_name().into_inner()))
            }
            Ok(Event::Eof) if depth > 0 => Err("an element is not closed".to_owned()),
            Ok(Event::Eof) if !seen => {
                let expected = root.map_or_else(|| "an element".to_owned(), |root| format!("<{root}>"));
                Err(format!("expected {expected}, found no element"))
            }
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => Ok(()),
            Err(cause) => return Err(error("not well-formed").caused_by(cause)),
        };
        taken.map_err(|message| error(&message))?;
    }
}

/// The line, counted from one, of a byte offset. Called once, when there is an error.
pub(crate) fn line_at(text: &str, byte: u64) -> u64 {
    let before = text.bytes().take(usize::try_from(byte).unwrap_or(usize::MAX));
    before.filter(|byte| *byte == b'\n').count() as u64 + 1
}

/// What a reference to a character or to one of the five entities of XML stands for.
pub(crate) fn resolved(reference: &BytesRef<'_>) -> Option<Cow<'static, str>> {
    match reference.resolve_char_ref() {
        Ok(Some(c)) => Some(c.to_string().into()),
        Ok(None) => resolve_xml_entity(reference).map(Cow::Borrowed),
        Err(_) => None,
    }
}

/// The value of an attribute, as written.
pub(crate) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.try_get_attribute(name).ok()??;
    Some(attribute.value.to_string())
}

/// The value of an attribute with its references resolved; as written if one is unknown.
pub(crate) fn unescaped(value: &str) -> String {
    quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), Cow::into_owned)
}

/// Whether XML 1.0 can hold a character (its production `Char`).
pub(crate) fn holds(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// The text as character data or an attribute value, without characters that XML 1.0 cannot hold.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|&c| holds(c)) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            // Otherwise `]]>` would end a section that never began.
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            // Unescaped, it would be read as a line feed.
            '\r' => out.push_str("&#13;"),
            _ => out.push(c),
        }
    }
    out
}
