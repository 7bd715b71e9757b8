//! Markdown: which parts of a text are prose, and what stands in them that is none.
//!
//! The grammar is CommonMark's, with the extensions that documentation uses: tables, footnotes, task lists,
//! formulas, identifiers of headings, front matter, and containers between lines of three colons.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::foreign::Foreign;
use super::front_matter::{Value, read_value};
use super::html_block::{Part, Role, readable};
use super::outdented::Outdented;
use super::{Unit, UnitKind, block, tag, unwrap};
use crate::language::{are_written_together, is_han};
use crate::simplify::{Mask, OBJECT};
use crate::span::Span;

/// What a text in Markdown is made of.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// Paragraphs, headings, items, cells, code: in order, none empty.
    pub(super) blocks: Vec<Block>,
    /// Markup and code, in order.
    pub(super) hidden: Vec<Hidden>,
    /// Where the front matter ends.
    metadata_end: usize,
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
        let layout = read(text, text, &[], is_mdx);
        let code: Vec<Span> = layout.code(text, is_mdx).collect();
        let foreign = Foreign::of(text, &code, is_mdx);
        if foreign.is_empty() {
            return layout;
        }
        let mut layout = read(text, &foreign.taken_out(text), &foreign.objects, is_mdx);
        // Without it, what was no code before may be: a comment that a line ended goes on.
        let lines = foreign.lines.iter().map(spanned).filter(|&line| !layout.has(line));
        let lines: Vec<Span> = lines.collect();
        layout.blocks.extend(lines.iter().map(|&span| Block { span, kind: UnitKind::Code }));
        layout.blocks.sort_by_key(|block| block.span.start);
        layout.hidden.extend(lines.into_iter().map(Hidden::object));
        layout.hidden.sort_by_key(|hidden| hidden.mask.span.start);
        layout
    }

    /// Whether anything in it is in some part of the text.
    fn has(&self, part: Span) -> bool {
        let block = self.blocks.partition_point(|block| block.span.end <= part.start);
        let hidden = self.hidden.partition_point(|hidden| hidden.mask.span.end <= part.start);
        self.blocks.get(block).is_some_and(|block| block.span.start < part.end)
            || self.hidden.get(hidden).is_some_and(|hidden| hidden.mask.span.start < part.end)
    }

    /// Code, inside prose as well. What CommonMark takes for some only because it is indented or a tag is none in MDX.
    fn code(&self, text: &str, is_mdx: bool) -> impl Iterator<Item = Span> {
        let spans = self.hidden.iter().filter(|hidden| hidden.mask.shown == Some(OBJECT));
        let metadata_end = self.metadata_end;
        let is_code = move |span: Span| {
            let code = span.of(text);
            let is_tag = tag::Tag::of(code).map_or(code.starts_with('<'), |tag| !tag.is_of_mdx());
            is_tag || code.starts_with(['`', '~']) || span.range().end <= metadata_end
        };
        spans.map(|hidden| hidden.mask.span).filter(move |&span| !is_mdx || is_code(span))
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

/// Whether a page of Markdown has statements of a module.
pub(super) fn has_statements(text: &str) -> bool {
    if !["import", "export"].iter().any(|word| text.contains(word)) {
        return false;
    }
    let layout = read(text, text, &[], false);
    let code: Vec<Span> = layout.code(text, false).collect();
    Foreign::has_statements(text, &code)
}

/// Reads `parsed`, which is `text` with some of it taken out; `objects` stand in its prose.
fn read(text: &str, parsed: &str, objects: &[Range<usize>], is_mdx: bool) -> Layout {
    let [close, apart] = unwrap::mixtures(text);
    let mut reader = Reader {
        text,
        objects,
        mixes_apart: apart > close,
        indented: is_mdx.then_some(INDENTED_LEVELS),
        layout: Layout::default(),
        around: Vec::new(),
        titles: Vec::new(),
        open: None,
    };
    reader.read(parsed, &|range| range);
    reader.close();
    reader.layout
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
}

/// How many levels of components in MDX are looked into whose text is indented so far that CommonMark takes it for code.
const INDENTED_LEVELS: usize = 4;

struct Reader<'t> {
    text: &'t str,
    /// Whether a blank mostly stands between Chinese and Latin letters.
    mixes_apart: bool,
    /// How many levels of indented code are read as prose, if it is no code.
    indented: Option<usize>,
    /// What is no prose although CommonMark takes it for some, in order.
    objects: &'t [Range<usize>],
    layout: Layout,
    /// The kinds of the blocks around, the innermost last.
    around: Vec<Around>,
    /// The titles of the links and images around.
    titles: Vec<Option<Range<usize>>>,
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

impl Open {
    fn add(&mut self, range: Range<usize>, stands: Option<char>) {
        if range.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            // An object in two parts of the text is one.
            Some(last)
                if stands == Some(OBJECT) && last.stands == stands && last.range.end == range.start =>
            {
                last.range.end = range.end;
            }
            _ => self.pieces.push(Piece { range, stands }),
        }
    }
}

impl Reader<'_> {
    /// Reads a text whose places in the document `place` tells.
    fn read(&mut self, parsed: &str, place: &dyn Fn(Range<usize>) -> Range<usize>) {
        // A block that has been read already.
        let mut known = 0..0;
        for (event, range) in Parser::new_ext(parsed, options()).into_offset_iter() {
            let is_indented = matches!(event, Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)));
            let levels = self.indented.filter(|&levels| is_indented && levels > 0);
            let outdented = levels.and_then(|levels| Some((levels, Outdented::of(parsed, &range)?)));
            if let Some((levels, inside)) = outdented {
                self.close();
                self.indented = Some(levels - 1);
                self.read(&inside.text, &|range| place(inside.place(range)));
                self.close();
                self.indented = Some(levels);
                known = range;
            } else if range.start < known.start || range.end > known.end {
                self.take(event, place(range));
            }
        }
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(shown) => {
                let mut chars = shown.chars();
                let only = chars.next().filter(|_| chars.next().is_none() && shown.len() != range.len());
                self.show(range, only);
            }
            // Two prices are no formula.
            Event::InlineMath(_)
                if self.text[range.end..].starts_with(|c: char| c.is_ascii_alphanumeric()) =>
            {
                self.show_lines(range);
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
            Tag::Paragraph
            | Tag::List(_)
            | Tag::DefinitionList
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow => None,
            Tag::Heading { level, .. } => Some(Around::Prose(UnitKind::Heading(*level as u8))),
            Tag::BlockQuote(_) => Some(Around::Prose(UnitKind::Quotation)),
            Tag::Item => Some(Around::Prose(UnitKind::Item)),
            Tag::FootnoteDefinition(_) => Some(Around::Prose(UnitKind::Footnote)),
            Tag::DefinitionListTitle | Tag::DefinitionListDefinition => Some(Around::Prose(UnitKind::Item)),
            Tag::TableCell => Some(Around::Prose(UnitKind::Cell)),
            Tag::CodeBlock(_) => {
                self.close();
                self.add_code(range);
                self.around.push(Around::Other);
                return;
            }
            Tag::HtmlBlock => {
                self.close();
                self.add_html(range);
                self.around.push(Around::Other);
                return;
            }
            Tag::MetadataBlock(_) => {
                self.close();
                self.add_metadata(range);
                self.around.push(Around::Other);
                return;
            }
            Tag::Link { title, .. } | Tag::Image { title, .. } => {
                self.titles.push(title_in(self.text, &range, title));
                self.begin(&range);
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
            TagEnd::Paragraph
            | TagEnd::List(_)
            | TagEnd::DefinitionList
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow => self.close(),
            TagEnd::Link | TagEnd::Image => {
                if let Some(title) = self.titles.pop().flatten() {
                    self.show_title(title);
                }
            }
            TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
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

    /// Shows a part of the text, with the objects in it.
    fn show(&mut self, range: Range<usize>, stands: Option<char>) {
        self.extend(&range);
        let past = self.objects.partition_point(|object| object.end <= range.start);
        let objects = &self.objects[past..];
        let Some(open) = self.open(range.start) else { return };
        let mut at = range.start;
        for object in objects.iter().take_while(|object| stands.is_none() && object.start < range.end) {
            open.add(at..object.start, None);
            open.add(object.start.max(at)..object.end.min(range.end), Some(OBJECT));
            at = object.end;
        }
        open.add(at..range.end, stands);
    }

    /// Shows the title of a link or an image in brackets behind its text, without the marks that end a sentence.
    fn show_title(&mut self, title: Range<usize>) {
        let quotes = [title.start - 1..title.start, title.end..title.end + 1];
        let shown = self
            .open
            .as_ref()
            .and_then(|open| open.pieces.last())
            .map_or(quotes[0].start, |last| last.range.end);
        if shown > quotes[0].start {
            return;
        }
        self.show(shown..quotes[0].start, Some(' '));
        let [opening, closing] = quotes;
        self.show(opening, Some('('));
        let mut at = title.start;
        for (end, mark) in self.text[title.clone()].match_indices(['。', '！', '？', '.', '!', '?']) {
            self.show(at..title.start + end, None);
            at = title.start + end + mark.len();
        }
        self.show(at..title.end, None);
        self.show(closing, Some(')'));
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
            let joined = self.joins(at..piece.range.start, piece.stands == Some(OBJECT));
            let breaks_first = self.text[at..opening].contains('\n');
            self.hide(at..opening, joined.filter(|_| breaks_first), false);
            self.hide(opening..piece.range.start, joined.filter(|_| !breaks_first), true);
            if piece.stands.is_some() {
                let mask = Mask { span: spanned(&piece.range), shown: piece.stands };
                self.layout.hidden.push(Hidden { mask, opens: false });
            }
            at = piece.range.end;
        }
        self.hide(end..span.end, None, false);
        self.layout.blocks.push(Block { span: spanned(&span), kind });
    }

    /// Hides markup inside prose. `shown` stands for it.
    fn hide(&mut self, range: Range<usize>, shown: Option<char>, opens: bool) {
        if !range.is_empty() {
            self.layout.hidden.push(Hidden { mask: Mask { span: spanned(&range), shown }, opens });
        }
    }

    /// What stands for a line break in some markup: a blank, in Chinese nothing. Between Chinese and Latin letters it
    /// is a blank if the text mostly has one there.
    fn joins(&self, markup: Range<usize>, is_object_behind: bool) -> Option<char> {
        if !self.text[markup.clone()].contains('\n') {
            return None;
        }
        let before = self.text[..markup.start].chars().next_back()?;
        let behind = self.text[markup.end..].chars().next().filter(|_| !is_object_behind).unwrap_or('x');
        let is_dash = before == '—' && is_han(behind) || is_han(before) && behind == '—';
        let is_mixed = is_han(before) != is_han(behind);
        let is_close = are_written_together(before, behind) || is_dash || is_mixed && !self.mixes_apart;
        (!is_close).then_some(' ')
    }

    fn add_code(&mut self, range: Range<usize>) {
        let range = block::trimmed(self.text, range);
        if !range.is_empty() {
            let span = spanned(&range);
            self.layout.blocks.push(Block { span, kind: UnitKind::Code });
            self.layout.hidden.push(Hidden::object(span));
        }
    }

    /// A block of HTML: tags are code, the text between them is prose.
    fn add_html(&mut self, range: Range<usize>) {
        let parts = Part::all(self.text, range.clone());
        let mut at = range.start;
        let mut kind = None;
        let mut runs = parts.as_slice();
        while let Some(first) = runs.first() {
            let len = runs.iter().take_while(|part| part.role.is_inline()).count();
            if len == 0 {
                if let Role::Block(found) = first.role {
                    kind = found;
                }
                runs = &runs[1..];
                continue;
            }
            let (run, rest) = runs.split_at(len);
            runs = rest;
            let Some(run) = readable(self.text, run) else { continue };
            let mut shown = block::trimmed(self.text, run[0].range.start..run[run.len() - 1].range.end);
            shown.start = shown.end - self.text[shown.clone()].trim_start_matches(['>', ' ', '\t']).len();
            self.add_code(at..shown.start);
            at = shown.end;
            self.around.extend(kind.map(Around::Prose));
            for part in run {
                match part.role {
                    Role::Opening => self.begin(&part.range),
                    Role::Closing => self.extend(&part.range),
                    _ => self.show_lines(part.range.start.max(shown.start)..part.range.end.min(shown.end)),
                }
            }
            self.close();
            if kind.is_some() {
                self.around.pop();
            }
        }
        self.add_code(at..range.end);
    }

    /// Shows the lines of a text without what is between them.
    fn show_lines(&mut self, range: Range<usize>) {
        let lines = block::lines(&self.text[range.clone()]);
        for line in lines {
            let line = range.start + line.start..range.start + line.end;
            let inside = block::trimmed(self.text, line.clone());
            // The marks of a quotation around.
            let body = self.text[inside.clone()].trim_start_matches(['>', ' ', '\t']);
            let start = if line.start == range.start { line.start } else { inside.end - body.len() };
            let end = if line.end == range.end { line.end } else { inside.end };
            if start < end {
                self.show(start..end, None);
            }
        }
    }

    /// Front matter: the values that people read are prose, what is around them is code.
    fn add_metadata(&mut self, range: Range<usize>) {
        self.layout.metadata_end = range.end;
        let mut at = range.start;
        let lines = block::lines(&self.text[range.clone()]);
        let lines: Vec<Range<usize>> =
            lines.map(|line| range.start + line.start..range.start + line.end).collect();
        for (number, line) in lines.iter().enumerate() {
            let value = match read_value(&self.text[line.clone()]) {
                Value::None => continue,
                Value::Written(value) => line.start + value.start..line.start + value.end,
                Value::Below => match self.indented(&lines[number + 1..]) {
                    Some(value) => value,
                    None => continue,
                },
            };
            self.add_code(at..value.start);
            self.add_joins(value.clone());
            self.layout.blocks.push(Block { span: spanned(&value), kind: UnitKind::FrontMatter });
            at = value.end;
        }
        self.add_code(at..range.end);
    }

    /// The first of these lines, as long as they are indented.
    fn indented(&self, lines: &[Range<usize>]) -> Option<Range<usize>> {
        let is_inside = |line: &&Range<usize>| {
            let text = &self.text[(*line).clone()];
            text.starts_with([' ', '\t']) || text.trim().is_empty()
        };
        let last = lines.iter().take_while(is_inside).last()?;
        let value = block::trimmed(self.text, lines[0].start..last.end);
        (!value.is_empty()).then_some(value)
    }

    /// Hides the line breaks of a value.
    fn add_joins(&mut self, value: Range<usize>) {
        let mut at = value.start;
        while let Some(found) = self.text[at..value.end].find('\n') {
            let end = at + self.text[at..at + found].trim_end().len();
            let rest = &self.text[end..value.end];
            let start = value.end - rest.trim_start().len();
            let shown = self.joins(end..start, false);
            self.hide(end..start, shown, false);
            at = start;
        }
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

/// Where the title of a link or an image is, if it is written there as it reads, between marks of one byte.
fn title_in(text: &str, link: &Range<usize>, title: &str) -> Option<Range<usize>> {
    let at = link.start + text[link.clone()].rfind(title).filter(|_| !title.trim().is_empty())?;
    let end = at + title.len();
    let is_mark = |byte: Option<&u8>| byte.is_some_and(|byte| matches!(byte, b'"' | b'\'' | b'(' | b')'));
    let bytes = text.as_bytes();
    (is_mark(at.checked_sub(1).and_then(|at| bytes.get(at))) && is_mark(bytes.get(end))).then_some(at..end)
}

fn spanned(range: &Range<usize>) -> Span {
    Span::new(range.start, range.end)
}
