//! Brackets behind a name.

/// Brackets with more bytes between them hold something other than a name.
const LONGEST: usize = 256;

/// A pair of brackets in a text, as bytes of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brackets<'t> {
    /// What is between them, and where it begins.
    pub(super) inside: &'t str,
    pub(super) start: usize,
    /// Behind the closing one.
    pub(super) end: usize,
}

/// The brackets that open at a place of the text.
pub(super) fn brackets(text: &str, at: usize) -> Option<Brackets<'_>> {
    let rest = text[at..].strip_prefix(['(', '（'])?;
    let start = text.len() - rest.len();
    let close = rest[..rest.floor_char_boundary(LONGEST)].find([')', '）'])?;
    let end = start + close + rest[close..].chars().next()?.len_utf8();
    Some(Brackets { inside: &rest[..close], start, end })
}
