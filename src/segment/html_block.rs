//! A block of HTML in Markdown: its tags, and the text between them.

use std::ops::Range;

use super::{UnitKind, tag};

/// A part of a block of HTML.
pub(super) struct Part {
    pub(super) range: Range<usize>,
    pub(super) role: Role,
}

/// What a part of a block of HTML is.
#[derive(Clone, Copy)]
pub(super) enum Role {
    Text,
    /// The tag where emphasis, a link and the like begin.
    Opening,
    /// The tag where they end.
    Closing,
    /// A picture and the like.
    Object,
    /// What no sentence crosses, and the kind of the text behind it.
    Block(Option<UnitKind>),
}

impl Role {
    pub(super) fn is_inline(self) -> bool {
        !matches!(self, Role::Block(_))
    }

    pub(super) fn of(tag: &tag::Tag<'_>) -> Role {
        let name = tag.name.to_ascii_lowercase();
        let level = name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok());
        match &*name {
            "img" | "wbr" | "input" => Role::Object,
            name if EMPHASES.contains(&name) && tag.is_closing => Role::Closing,
            name if EMPHASES.contains(&name) => Role::Opening,
            _ if tag.is_closing => Role::Block(None),
            "td" | "th" => Role::Block(Some(UnitKind::Cell)),
            "li" | "dt" | "dd" => Role::Block(Some(UnitKind::Item)),
            "blockquote" => Role::Block(Some(UnitKind::Quotation)),
            _ => Role::Block(level.filter(|level| (1..=6).contains(level)).map(UnitKind::Heading)),
        }
    }
}

/// Elements of HTML inside sentences.
const EMPHASES: [&str; 22] = [
    "a", "abbr", "b", "bdi", "big", "cite", "code", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
    "small", "span", "strong", "sub", "sup", "tt", "u",
];
/// Elements of HTML whose text is none for people to read.
const RAW: [&str; 6] = ["pre", "script", "style", "svg", "textarea", "math"];

impl Part {
    /// The parts of a block of HTML, in order. What is no text may have gaps.
    pub(super) fn all(text: &str, range: Range<usize>) -> Vec<Part> {
        let html = &text[range.clone()];
        let mut parts: Vec<Part> = Vec::new();
        let mut add = |part: Range<usize>, role| {
            if !part.is_empty() {
                parts.push(Part { range: range.start + part.start..range.start + part.end, role });
            }
        };
        let (mut at, mut from) = (0, 0);
        while let Some(found) = html[at..].find('<').map(|found| at + found) {
            let rest = &html[found..];
            let to = |end: &str| rest.find(end).map_or(rest.len(), |at| at + end.len());
            let (len, role) = if rest.starts_with("<!--") {
                (to("-->"), Role::Block(None))
            } else if rest.starts_with("<![CDATA[") {
                (to("]]>"), Role::Block(None))
            } else if rest.starts_with("<?") || rest.starts_with("<!") {
                (to(">"), Role::Block(None))
            } else if let Some(tag) = tag::Tag::of(rest) {
                let raw = RAW.iter().find(|raw| !tag.is_closing && tag.name.eq_ignore_ascii_case(raw));
                let is_empty = rest[..tag.len].ends_with("/>");
                match raw.filter(|_| !is_empty) {
                    Some(raw) => (element_len(rest, raw), Role::Block(None)),
                    None => (tag.len, Role::of(&tag)),
                }
            } else {
                at = found + 1;
                continue;
            };
            add(from..found, Role::Text);
            add(found..found + len, role);
            at = found + len;
            from = at;
        }
        add(from..html.len(), Role::Text);
        parts
    }
}

/// The length of an element that a text begins with, to the end of it.
fn element_len(text: &str, name: &str) -> usize {
    let is_end = |&(at, _): &(usize, &str)| {
        let end = &text.as_bytes()[at + "</".len()..];
        end.len() > name.len() && end[..name.len()].eq_ignore_ascii_case(name.as_bytes())
    };
    let end = text.match_indices("</").find(is_end).map_or(text.len(), |(at, _)| at);
    text[end..].find('>').map_or(text.len(), |at| end + at + 1)
}

/// The part of a run of HTML that people read: from text to text, with the emphasis that it touches.
pub(super) fn readable<'p>(text: &str, run: &'p [Part]) -> Option<&'p [Part]> {
    let is_text = |part: &Part| matches!(part.role, Role::Text) && has_letters(&text[part.range.clone()]);
    let mut first = run.iter().position(is_text)?;
    let mut last = run.iter().rposition(is_text)?;
    // Marks of punctuation are text as well.
    let is_mark = |part: &Part| matches!(part.role, Role::Text) && !text[part.range.clone()].contains('&');
    while first > 0 && (matches!(run[first - 1].role, Role::Opening) || is_mark(&run[first - 1])) {
        first -= 1;
    }
    while run.get(last + 1).is_some_and(|part| matches!(part.role, Role::Closing) || is_mark(part)) {
        last += 1;
    }
    Some(&run[first..=last])
}

/// Whether a text of HTML has letters, besides the names of its entities.
fn has_letters(text: &str) -> bool {
    text.split('&').enumerate().any(|(number, part)| {
        let shown = part.split_once(';').filter(|_| number > 0).map_or(part, |(_, rest)| rest);
        shown.contains(char::is_alphabetic)
    })
}
