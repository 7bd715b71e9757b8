//! [`Foreign`]: what stands in Markdown and is none: tags of templates, components, statements, lines of three colons.

use std::ops::Range;

use super::block;
use super::tag::{self, Tag};
use crate::language::is_blank;
use crate::span::Span;

/// What is no Markdown, outside code.
#[derive(Debug, Default)]
pub(super) struct Foreign {
    /// Whole lines, without the white space around them, in order. A statement of several lines is one.
    pub(super) lines: Vec<Range<usize>>,
    /// Tags and expressions inside other lines, in order.
    pub(super) objects: Vec<Range<usize>>,
    /// Colons that begin a line and no definition.
    colons: Vec<usize>,
}

/// The tags of templates: what they begin and end with.
const TEMPLATES: [(&str, &str); 2] = [("{{", "}}"), ("{%", "%}")];
/// What a comment of MDX begins with. Pages of Markdown have some too.
const COMMENT: &str = "{/*";
/// The longest tag or expression inside a line, in bytes.
const LONGEST_TAG: usize = 1000;

impl Foreign {
    /// Reads a text, some of which is known to be code, in order. `is_mdx` says whether components and statements are
    /// looked for.
    pub(super) fn of(text: &str, code: &[Span], is_mdx: bool) -> Foreign {
        let mut foreign = Foreign::default();
        let mut lines = Lines::new(text, code);
        while let Some(line) = lines.next() {
            let body = &text[line.clone()];
            if !starts_line(text, line.start) {
                foreign.add_objects(text, line, code, is_mdx);
                continue;
            }
            let whole = whole_len(text, &line, lines.begins_block, is_mdx);
            if let Some(len) = whole {
                let end = line.start + text[line.start..line.start + len].trim_end().len();
                lines.from = end;
                if rest_of_line(text, end).trim().is_empty() {
                    foreign.lines.push(line.start..end);
                } else {
                    // The text behind a tag of several lines.
                    let last = line.start + text[line.start..end].rfind('\n').unwrap_or(0);
                    let code = block::trimmed(text, line.start..last);
                    foreign.lines.push(code);
                    foreign.objects.push(block::trimmed(text, last..end));
                }
                continue;
            }
            let quoted = body.trim_start_matches(['>', ' ', '\t']);
            if quoted.starts_with(":::") || is_template(body) {
                foreign.lines.push(line.end - quoted.len()..line.end);
                continue;
            }
            if quoted.starts_with(':') && !quoted[1..].starts_with([' ', '\t']) {
                foreign.colons.push(line.end - quoted.len());
            }
            foreign.add_objects(text, line, code, is_mdx);
        }
        foreign
    }

    /// Whether a text outside code has statements of a module.
    pub(super) fn has_statements(text: &str, code: &[Span]) -> bool {
        let mut lines = Lines::new(text, code);
        while let Some(line) = lines.next() {
            if lines.begins_block && tag::is_statement(&text[line]) {
                return true;
            }
        }
        false
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.objects.is_empty() && self.colons.is_empty()
    }

    /// The text with blanks for these lines, and letters for the objects.
    pub(super) fn taken_out(&self, text: &str) -> String {
        let mut out = text.as_bytes().to_vec();
        for line in &self.lines {
            // With the blanks behind it: behind spaces, a no-break space alone would be code.
            let behind = rest_of_line(text, line.end);
            let end = line.end + behind.len() - behind.trim_start_matches(is_blank).len();
            out[line.start..end].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
        }
        self.objects.iter().for_each(|object| out[object.clone()].fill(b'x'));
        self.colons.iter().for_each(|&colon| out[colon] = b'x');
        String::from_utf8(out).expect("only whole characters are taken out")
    }

    fn add_objects(&mut self, text: &str, line: Range<usize>, code: &[Span], is_mdx: bool) {
        let mut at = line.start;
        let marks: &[char] = if is_mdx { &['{', '<'] } else { &['{'] };
        while let Some(found) = text[at..line.end].find(marks) {
            let start = at + found;
            if let Some(end) = code_end(code, start) {
                at = end.min(line.end);
                continue;
            }
            let len = object_len(&text[start..line.end], is_mdx);
            match len.filter(|len| code_end(code, start + len - 1).is_none()) {
                Some(len) => {
                    self.objects.push(start..start + len);
                    at = start + len;
                }
                None => at = start + 1,
            }
        }
    }
}

/// The lines outside code, without the white space around them, none empty.
struct Lines<'t> {
    text: &'t str,
    code: &'t [Span],
    /// What is before is known.
    from: usize,
    /// Whether the line may begin a block: after a blank line, code, or what is known.
    begins_block: bool,
    /// Whether the next one may.
    is_next: bool,
    /// The marks that a block of code began with.
    fence: Option<&'t str>,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str, code: &'t [Span]) -> Lines<'t> {
        Lines { text, code, from: 0, begins_block: true, is_next: true, fence: None }
    }

    fn next(&mut self) -> Option<Range<usize>> {
        let text = self.text;
        while self.from < text.len() {
            let end = text[self.from..].find('\n').map_or(text.len(), |at| self.from + at + 1);
            let line = block::trimmed(text, self.from..end);
            if line.is_empty() {
                self.is_next = true;
                self.from = end;
                continue;
            }
            if let Some(code) = code_end(self.code, line.start) {
                self.is_next = code >= line.end;
                self.from = code;
                continue;
            }
            let body = &text[line.clone()];
            self.from = end;
            let marks = body.trim_start_matches(['`', '~']);
            let marks = &body[..body.len() - marks.len()];
            match self.fence {
                Some(fence) => {
                    if marks.len() == body.len() && marks.starts_with(fence) {
                        self.fence = None;
                    }
                    continue;
                }
                None if marks.len() >= "```".len() => {
                    self.fence = Some(marks);
                    continue;
                }
                None => {}
            }
            self.begins_block = std::mem::take(&mut self.is_next);
            return Some(line);
        }
        None
    }
}

/// Where the code ends that a place is in.
fn code_end(code: &[Span], at: usize) -> Option<usize> {
    let found = code.get(code.partition_point(|code| code.end as usize <= at))?;
    (found.start as usize <= at).then_some(found.end as usize)
}

/// Whether nothing is before a place in its line.
fn starts_line(text: &str, at: usize) -> bool {
    block::trimmed(text, text[..at].rfind('\n').unwrap_or(0)..at).is_empty()
}

/// What is behind a place in its line.
fn rest_of_line(text: &str, at: usize) -> &str {
    text[at..].split('\n').next().unwrap_or_default()
}

/// The length of what begins with a line of MDX and is no prose: a statement, or tags and expressions up to the end of
/// a line. A tag or an expression of several lines may have text behind it.
fn whole_len(text: &str, line: &Range<usize>, begins_block: bool, is_mdx: bool) -> Option<usize> {
    let rest = &text[line.start..];
    if !is_mdx && !rest.starts_with(COMMENT) {
        return None;
    }
    if is_mdx && begins_block && tag::begins_statement(&text[line.clone()]) {
        return Some(tag::statement_len(rest));
    }
    let mut at = 0;
    loop {
        let len = match rest.as_bytes().get(at)? {
            b'{' if is_mdx || rest[at..].starts_with(COMMENT) => tag::expression_len(&rest[at..])?,
            b'<' if is_mdx => Tag::of(&rest[at..]).filter(Tag::is_of_mdx)?.len,
            _ => return None,
        };
        let is_long = rest[at..at + len].contains('\n');
        at += len;
        let behind = rest_of_line(rest, at);
        if is_long || behind.trim().is_empty() {
            return Some(at);
        }
        at += rest[at..].len() - rest[at..].trim_start().len();
    }
}

/// The length of the tag or expression that a text begins with.
fn object_len(text: &str, is_mdx: bool) -> Option<usize> {
    let near = &text[..text.floor_char_boundary(LONGEST_TAG)];
    let template = TEMPLATES.iter().find(|(start, _)| near.starts_with(start));
    if let Some((start, end)) = template {
        return near[start.len()..].find(end).map(|at| start.len() + at + end.len());
    }
    match is_mdx {
        true if near.starts_with('<') => Tag::of(near).filter(Tag::is_beyond_markdown).map(|tag| tag.len),
        true => tag::expression_len(near),
        false => near.strip_prefix(COMMENT).and_then(|_| tag::expression_len(near)),
    }
}

/// Whether a line is tags of templates alone.
fn is_template(line: &str) -> bool {
    let mut rest = line;
    while let Some(len) = object_len(rest, false) {
        rest = rest[len..].trim_start();
    }
    rest.is_empty() && !line.is_empty()
}
