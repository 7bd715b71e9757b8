//! [`Foreign`]: what stands in Markdown and is none: tags of templates, components, statements, lines of three colons.

use std::ops::Range;

use super::block;
use crate::span::Span;

/// What is no Markdown, outside code.
#[derive(Debug, Default)]
pub(super) struct Foreign {
    /// Whole lines, without the white space around them, in order. A statement of several lines is one.
    pub(super) lines: Vec<Range<usize>>,
    /// Tags and expressions inside other lines, in order.
    pub(super) objects: Vec<Range<usize>>,
}

/// The tags of templates: what they begin and end with.
const TEMPLATES: [(&str, &str); 2] = [("{{", "}}"), ("{%", "%}")];
/// The longest tag or expression inside a line, in bytes.
const LONGEST_TAG: usize = 1000;

/// What goes on in the next line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    /// A statement, until a blank line outside of so many brackets.
    Statement(usize),
    /// The tag of a component, until the bracket that ends it.
    Tag,
}

impl Foreign {
    /// Reads a text, some of which is known to be code. `is_mdx` says whether components and statements are looked for.
    pub(super) fn of(text: &str, code: &[Span], is_mdx: bool) -> Foreign {
        let mut foreign = Foreign::default();
        if !is_mdx && ![":::", "{{", "{%"].iter().any(|mark| text.contains(mark)) {
            return foreign;
        }
        let mut code = code.iter().peekable();
        let mut open = Open::Nothing;
        for line in block::lines(text) {
            let line = block::trimmed(text, line);
            while code.next_if(|block| block.end as usize <= line.start).is_some() {}
            let is_code = code.peek().is_some_and(|block| (block.start as usize) < line.end);
            let body = &text[line.clone()];
            let is_open = is_mdx && open != Open::Nothing;
            // A statement may go on in what looks like code because it is indented.
            if is_code && !is_open {
                continue;
            }
            let goes_on = is_open && !foreign.lines.is_empty();
            let is_line = is_open || body.starts_with(":::") || is_template(body) || is_mdx && is_whole(body);
            if is_mdx {
                open = open_after(open, body);
            }
            match foreign.lines.last_mut() {
                _ if line.is_empty() => {}
                Some(last) if goes_on => last.end = line.end,
                _ if is_line || open != Open::Nothing => foreign.lines.push(line),
                _ => foreign.add_objects(text, line, is_mdx),
            }
        }
        foreign
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.objects.is_empty()
    }

    /// The text with blanks for these lines, and letters for the objects.
    pub(super) fn taken_out(&self, text: &str) -> String {
        let mut out = text.as_bytes().to_vec();
        for line in &self.lines {
            out[line.clone()].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
        }
        self.objects.iter().for_each(|object| out[object.clone()].fill(b'x'));
        String::from_utf8(out).expect("only whole characters are taken out")
    }

    fn add_objects(&mut self, text: &str, line: Range<usize>, is_mdx: bool) {
        let mut at = line.start;
        while let Some(found) = text[at..line.end].find('{') {
            let start = at + found;
            match object_len(&text[start..line.end], is_mdx) {
                Some(len) => {
                    self.objects.push(start..start + len);
                    at = start + len;
                }
                None => at = start + 1,
            }
        }
    }
}

/// The length of the tag or expression that a text begins with.
fn object_len(text: &str, is_mdx: bool) -> Option<usize> {
    let near = &text[..text.floor_char_boundary(LONGEST_TAG)];
    let template = TEMPLATES.iter().find(|(start, _)| near.starts_with(start));
    if let Some((start, end)) = template {
        return near[start.len()..].find(end).map(|at| start.len() + at + end.len());
    }
    let mut depth = 0;
    let end = near.find(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        depth == 0
    });
    end.filter(|_| is_mdx).map(|at| at + 1)
}

/// Whether a line is tags of templates alone.
fn is_template(line: &str) -> bool {
    let mut rest = line;
    while let Some(len) = object_len(rest, false) {
        rest = rest[len..].trim_start();
    }
    rest.is_empty() && !line.is_empty()
}

/// Whether a line of MDX is a tag of a component or an expression.
fn is_whole(line: &str) -> bool {
    (is_tag(line) && line.ends_with('>')) || (line.starts_with('{') && line.ends_with('}'))
}

fn is_tag(line: &str) -> bool {
    let name = line.trim_start_matches(['<', '/']);
    name.len() < line.len() && name.starts_with(|c: char| c.is_ascii_uppercase())
}

/// What goes on after a line of MDX.
fn open_after(open: Open, line: &str) -> Open {
    let is_statement = ["import ", "export "].iter().any(|word| line.starts_with(word));
    match open {
        Open::Statement(0) if line.is_empty() => Open::Nothing,
        Open::Statement(depth) => Open::Statement(depth_after(depth, line)),
        Open::Tag if line.ends_with('>') || line.is_empty() => Open::Nothing,
        Open::Tag => Open::Tag,
        Open::Nothing if is_statement => Open::Statement(depth_after(0, line)),
        Open::Nothing if is_tag(line) && !line.contains('>') => Open::Tag,
        Open::Nothing => Open::Nothing,
    }
}

/// How many brackets are open after a line.
fn depth_after(depth: usize, line: &str) -> usize {
    line.bytes().fold(depth, |depth, byte| match byte {
        b'{' | b'(' | b'[' => depth + 1,
        b'}' | b')' | b']' => depth.saturating_sub(1),
        _ => depth,
    })
}
