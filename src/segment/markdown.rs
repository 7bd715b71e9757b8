//! Markdown: which parts of a text are prose, and what stands in them that is none.
//!
//! The grammar is CommonMark's, with the extensions that documentation uses: tables, footnotes, task lists,
//! identifiers of headings, front matter, and containers between lines of three colons.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Unit, UnitKind, block};
use crate::language::is_han;
use crate::simplify::{Mask, OBJECT};
use crate::span::Span;

/// Keys of front matter whose values are read by people.
const READ: [&str; 2] = ["title", "description"];

/// What a text in Markdown is made of.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// Paragraphs, headings, items, cells, code: in order, none empty.
    pub(super) blocks: Vec<Block>,
    /// Markup and code, in order.
    pub(super) hidden: Vec<Hidden>,
}

/// Markup or code.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hidden {
    pub(super) mask: Mask,
    /// Whether it belongs to what follows.
    opens: bool,
}

/// A part of the text that no sentence crosses.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    pub(super) span: Span,
    pub(super) kind: UnitKind,
}

impl Layout {
    /// Reads a text, in time linear in its length. Nothing is an error: what is no markup is prose.
    pub(super) fn of(text: &str, is_mdx: bool) -> Layout {
        let layout = read(text, text);
        let lines = lines_of_code(text, &layout, is_mdx);
        if lines.is_empty() {
            return layout;
        }
        let mut blanked = text.to_owned();
        for line in &lines {
            blanked.replace_range(line.clone(), &" ".repeat(line.len()));
        }
        let mut layout = read(text, &blanked);
        let code = lines.into_iter().map(|line| Span::new(line.start, line.end));
        layout.blocks.extend(code.clone().map(|span| Block { span, kind: UnitKind::Code }));
        layout.blocks.sort_by_key(|block| block.span.start);
        layout.hidden.extend(code.map(Hidden::object));
        layout.hidden.sort_by_key(|hidden| hidden.mask.span.start);
        layout
    }

    pub(super) fn masks(&self) -> Vec<Mask> {
        self.hidden.iter().map(|hidden| hidden.mask).collect()
    }
}

impl Hidden {
    /// Code.
    fn object(span: Span) -> Hidden {
        Hidden { mask: Mask { span, shown: Some(OBJECT) }, opens: false }
    }
}

/// The lines outside code that are markup although CommonMark does not know them.
fn lines_of_code(text: &str, layout: &Layout, is_mdx: bool) -> Vec<Range<usize>> {
    if !is_mdx && !text.contains(":::") {
        return Vec::new();
    }
    let mut code = layout.blocks.iter().filter(|block| block.kind == UnitKind::Code).peekable();
    let mut lines = Vec::new();
    let mut goes_on = false;
    for line in block::lines(text) {
        let line = block::trimmed(text, line);
        while code.next_if(|block| block.span.end as usize <= line.start).is_some() {}
        let is_inside = code.peek().is_some_and(|block| (block.span.start as usize) < line.end);
        let body = &text[line.clone()];
        // A statement of a module ends at a blank line.
        goes_on = is_mdx && !body.is_empty() && (goes_on || is_statement(body));
        if !is_inside && (goes_on || body.starts_with(":::") || is_mdx && is_component(body)) {
            lines.push(line);
        }
    }
    lines
}

fn is_statement(line: &str) -> bool {
    ["import ", "export "].iter().any(|word| line.starts_with(word))
}

/// Whether a line of MDX is a tag of a component or an expression.
fn is_component(line: &str) -> bool {
    let name = line.trim_start_matches(['<', '/']);
    let is_tag = name.len() < line.len() && name.starts_with(|c: char| c.is_ascii_uppercase());
    (is_tag && line.ends_with('>')) || (line.starts_with('{') && line.ends_with('}'))
}

/// Reads `parsed`, which is `text` with some of it blanked.
fn read(text: &str, parsed: &str) -> Layout {
    let mut reader = Reader { text, layout: Layout::default(), around: Vec::new(), open: None };
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_GFM;
    for (event, range) in Parser::new_ext(parsed, options).into_offset_iter() {
        reader.take(event, range);
    }
    reader.close();
    reader.layout
}

struct Reader<'t> {
    text: &'t str,
    layout: Layout,
    /// The kinds of the blocks around, the innermost last.
    around: Vec<Around>,
    /// The prose that goes on.
    open: Option<Open>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    /// Prose of this kind.
    Prose(UnitKind),
    /// No prose: what is inside is known already.
    Other,
}

/// Prose that goes on.
struct Open {
    kind: UnitKind,
    /// All of it, with the markup at its ends.
    span: Range<usize>,
    pieces: Vec<Piece>,
    /// Where links, emphasis and the like begin.
    openings: Vec<usize>,
}

/// What is shown of prose.
struct Piece {
    range: Range<usize>,
    /// What stands for it, if not itself.
    stands: Option<char>,
}

impl Reader<'_> {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(shown) => {
                let mut chars = shown.chars();
                let only = chars.next().filter(|_| chars.next().is_none() && shown.len() != range.len());
                self.show(range, only);
            }
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => self.show(range, Some(OBJECT)),
            Event::InlineHtml(tag) => {
                if tag.to_ascii_lowercase().starts_with("<br") {
                    self.break_at(range.start);
                } else if tag.starts_with("</") {
                    self.extend(&range);
                } else {
                    self.begin(&range);
                }
            }
            Event::HardBreak => self.break_at(range.start),
            Event::Rule => self.close(),
            Event::FootnoteReference(_) => self.extend(&range),
            Event::SoftBreak | Event::TaskListMarker(_) | Event::Html(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        let kind = match tag {
            Tag::Paragraph | Tag::List(_) | Tag::Table(_) | Tag::TableHead | Tag::TableRow => None,
            Tag::Heading { level, .. } => Some(Around::Prose(UnitKind::Heading(*level as u8))),
            Tag::BlockQuote(_) => Some(Around::Prose(UnitKind::Quotation)),
            Tag::Item => Some(Around::Prose(UnitKind::Item)),
            Tag::FootnoteDefinition(_) => Some(Around::Prose(UnitKind::Footnote)),
            Tag::TableCell => Some(Around::Prose(UnitKind::Cell)),
            Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.close();
                self.add_code(range);
                self.around.push(Around::Other);
                return;
            }
            Tag::MetadataBlock(_) => {
                self.close();
                self.add_metadata(range);
                self.around.push(Around::Other);
                return;
            }
            _ => {
                self.begin(&range);
                return;
            }
        };
        self.close();
        self.around.extend(kind);
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::List(_) | TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow => {
                self.close();
            }
            TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::TableCell
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::MetadataBlock(_) => {
                self.close();
                self.around.pop();
            }
            _ => {}
        }
    }

    /// The prose that goes on, or new one here; none inside code.
    fn open(&mut self, at: usize) -> Option<&mut Open> {
        let kind = match self.around.last() {
            None => UnitKind::Text,
            Some(Around::Prose(kind)) => *kind,
            Some(Around::Other) => return None,
        };
        Some(self.open.get_or_insert_with(|| Open {
            kind,
            span: at..at,
            pieces: Vec::new(),
            openings: Vec::new(),
        }))
    }

    fn extend(&mut self, range: &Range<usize>) {
        if let Some(open) = self.open(range.start) {
            open.span = open.span.start.min(range.start)..open.span.end.max(range.end);
        }
    }

    /// Something inside the prose that begins here.
    fn begin(&mut self, range: &Range<usize>) {
        self.extend(range);
        if let Some(open) = &mut self.open {
            open.openings.push(range.start);
        }
    }

    fn show(&mut self, range: Range<usize>, stands: Option<char>) {
        self.extend(&range);
        if let Some(open) = self.open(range.start).filter(|_| !range.is_empty()) {
            open.pieces.push(Piece { range, stands });
        }
    }

    /// Ends the prose that goes on here, inside emphasis perhaps.
    fn break_at(&mut self, end: usize) {
        if let Some(open) = &mut self.open {
            open.span.end = open.span.end.min(end);
        }
        self.close();
    }

    /// Ends the prose that goes on.
    fn close(&mut self) {
        let Some(Open { kind, span, pieces, openings }) = self.open.take() else { return };
        let Some(last) = pieces.last() else { return };
        let end = last.range.end;
        let (mut at, mut openings) = (span.start, openings.as_slice());
        for piece in &pieces {
            openings = &openings[openings.partition_point(|&opening| opening < at)..];
            let opening = openings.first().copied().unwrap_or(usize::MAX).min(piece.range.start);
            self.hide(at..opening, false);
            self.hide(opening..piece.range.start, true);
            if piece.stands.is_some() {
                let mask = Mask { span: spanned(&piece.range), shown: piece.stands };
                self.layout.hidden.push(Hidden { mask, opens: false });
            }
            at = piece.range.end;
        }
        self.hide(end..span.end, false);
        self.layout.blocks.push(Block { span: spanned(&span), kind });
    }

    /// Hides markup inside prose. Lines of a paragraph are joined, in Chinese without a blank.
    fn hide(&mut self, range: Range<usize>, opens: bool) {
        if range.is_empty() {
            return;
        }
        let breaks = self.text[range.clone()].contains('\n');
        let before = self.text[..range.start].chars().next_back();
        let behind = self.text[range.end..].chars().next();
        let is_chinese = |c: Option<char>| c.is_some_and(|c| is_han(c) || is_wide_mark(c));
        let joins = breaks && !is_chinese(before) && !is_chinese(behind);
        let mask = Mask { span: spanned(&range), shown: joins.then_some(' ') };
        self.layout.hidden.push(Hidden { mask, opens });
    }

    fn add_code(&mut self, range: Range<usize>) {
        let range = block::trimmed(self.text, range);
        if !range.is_empty() {
            let span = spanned(&range);
            self.layout.blocks.push(Block { span, kind: UnitKind::Code });
            self.layout.hidden.push(Hidden::object(span));
        }
    }

    /// Front matter: the values that people read are prose, what is around them is code.
    fn add_metadata(&mut self, range: Range<usize>) {
        let mut at = range.start;
        for line in block::lines(&self.text[range.clone()]) {
            let line = range.start + line.start..range.start + line.end;
            let Some(value) = read_value(&self.text[line.clone()]) else { continue };
            let value = line.start + value.start..line.start + value.end;
            self.add_code(at..value.start);
            self.layout.blocks.push(Block { span: spanned(&value), kind: UnitKind::FrontMatter });
            at = value.end;
        }
        self.add_code(at..range.end);
    }
}

/// Lets the units of a block have the markup that they touch, such as the asterisks of what is bold.
pub(super) fn take_markup(text: &str, hidden: &[Hidden], units: &mut [Unit]) {
    let is_inline =
        |hidden: &&Hidden| hidden.mask.shown.is_none() && !hidden.mask.span.of(text).contains('\n');
    for unit in units {
        let before = &hidden[..hidden.partition_point(|hidden| hidden.mask.span.end <= unit.span.start)];
        for hidden in before.iter().rev().take_while(is_inline).take_while(|hidden| hidden.opens) {
            if hidden.mask.span.end == unit.span.start {
                unit.span.start = hidden.mask.span.start;
            }
        }
        let behind = &hidden[hidden.partition_point(|hidden| hidden.mask.span.start < unit.span.end)..];
        for hidden in behind.iter().take_while(is_inline).take_while(|hidden| !hidden.opens) {
            if hidden.mask.span.start == unit.span.end {
                unit.span.end = hidden.mask.span.end;
            }
        }
    }
}

/// Where the value is in a line of front matter that people read, without quotation marks.
fn read_value(line: &str) -> Option<Range<usize>> {
    let (key, value) = line.split_once([':', '='])?;
    let value = block::trimmed(line, key.len() + 1..key.len() + 1 + value.len());
    let quoted = &line[value.clone()];
    let mark = quoted.chars().next().filter(|&c| matches!(c, '"' | '\''));
    let is_quoted = mark.is_some_and(|mark| quoted.len() > 2 && quoted.ends_with(mark));
    let inside = if is_quoted { value.start + 1..value.end - 1 } else { value };
    let is_text = !inside.is_empty() && !line[inside.clone()].starts_with(['|', '>', '[', '{', '&', '*']);
    (READ.contains(&key.trim_end()) && is_text).then_some(inside)
}

/// Whether a mark is as wide as a Han character.
fn is_wide_mark(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF65}' | '“' | '”' | '‘' | '’' | '…' | '—')
}

fn spanned(range: &Range<usize>) -> Span {
    Span::new(range.start, range.end)
}
