//! Where sentences end: cuts a text into [`Unit`]s.
//!
//! Start with [`Segmenter`]. A unit is what aligning moves around: mostly a sentence, but also a
//! heading, a by-line, a date or a line of the web page around the article. Units are spans of the
//! text; together they cover everything in it but white space, in order.
//!
//! How a text is cut: `block` divides it into paragraphs, `zh` and `en` find the ends of the sentences in
//! each, and `boilerplate` marks the lines that are not part of the article; `reconcile` takes some marks
//! back once the other side is known. In a Chinese text, a paragraph without a Chinese character is cut by
//! the English rules; in an English text, a paragraph that is mostly Chinese is cut by the Chinese rules.
//!
//! The rules read each unit from its own start and stop at its own end, so that a unit that is cut again
//! stays whole. All of them look only a bounded distance ahead and back: the time is linear in the text.

mod abbreviation;
mod block;
mod boilerplate;
mod counterpart;
mod en;
#[cfg(feature = "markdown")]
mod foreign;
#[cfg(feature = "markdown")]
mod front_matter;
mod furniture;
#[cfg(feature = "markdown")]
mod html_block;
mod mark;
#[cfg(feature = "markdown")]
mod markdown;
mod marked;
#[cfg(feature = "markdown")]
mod outdented;
mod reconcile;
mod signature;
mod speech;
#[cfg(feature = "markdown")]
mod tag;
mod unwrap;
mod zh;

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

pub(crate) use reconcile::reconcile;
pub use unwrap::unwrapped;

use crate::language::{Language, is_blank, is_invisible};
use crate::simplify::{Mask, Plain};
use crate::span::Span;

/// A text that was cut.
pub(crate) struct Cut {
    pub(crate) language: Language,
    pub(crate) units: Vec<Unit>,
    /// What in it is no prose, in order.
    pub(crate) masks: Vec<Mask>,
}

/// One piece of a text: a sentence, or a line that stands alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Unit {
    /// Its bytes in the text, without the white space around it. Never empty.
    pub span: Span,
    /// The paragraph it stands in, counted from zero.
    pub paragraph: u32,
    /// What it is.
    pub kind: UnitKind,
}

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum UnitKind {
    /// Part of the article: a sentence or a heading.
    Text,
    /// A line of the page around the article: navigation, tags, a comment form. Kept and aligned
    /// like any other, but no evidence is drawn from it.
    Boilerplate,
    /// A heading of Markdown, with its level, 1 to 6.
    Heading(u8),
    /// Prose of an item of a list in Markdown.
    Item,
    /// A cell of a table in Markdown.
    Cell,
    /// Prose of a block quotation in Markdown.
    Quotation,
    /// Prose of a footnote in Markdown.
    Footnote,
    /// A title or description in the front matter of Markdown.
    FrontMatter,
    /// No prose: a block of code, or tags of HTML, in Markdown. Aligned with its like, never cut nor linted.
    Code,
}

/// How a text is cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Split {
    /// Into sentences, by the rules of the language.
    #[default]
    Sentences,
    /// Into lines: the caller supplies sentences, one per line; a blank line ends a paragraph.
    Lines,
}

/// What a single line break means when a text is cut into sentences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LineBreaks {
    /// It ends the sentence and the paragraph, as on web pages: headings, by-lines and dates become units of
    /// their own, and a blank line adds nothing.
    #[default]
    EndParagraph,
    /// It is a blank inside the sentence, as in e-mails and plain-text books that are wrapped at a
    /// fixed width. A blank line, or a line that is indented by an ideographic space (U+3000), starts
    /// a paragraph. The text of a unit then keeps its line breaks; [`unwrapped`] joins the lines before,
    /// and so does a [`Document`](crate::Document).
    Wrap,
}

/// Which lines of a page are marked as [`UnitKind::Boilerplate`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Boilerplate {
    /// Lines are marked if the text is cut into sentences, but not if the caller supplies them
    /// ([`Split::Lines`]), having chosen them already.
    #[default]
    Auto,
    /// Lines are marked even if the caller supplies the sentences.
    Marked,
    /// No lines are marked: all of the text is article.
    Kept,
}

/// How a text is marked up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Markup {
    /// Not at all.
    #[default]
    None,
    /// CommonMark with the usual extensions (feature `markdown`).
    #[cfg(feature = "markdown")]
    Markdown,
    /// Markdown with components and statements of a module (feature `markdown`).
    #[cfg(feature = "markdown")]
    Mdx,
}

#[cfg(feature = "markdown")]
impl Markup {
    /// The markup of a page of Markdown: [`Markup::Mdx`] if some statement of a module stands in it outside of code, as
    /// in the pages of Docusaurus whatever the ending of their names, else [`Markup::Markdown`]. Such a statement begins a
    /// block and is `import … from '…'`, `export const …`, `export function …` or `export default …`. Linear in the text.
    ///
    /// ```
    /// use duizhao::segment::Markup;
    ///
    /// assert_eq!(Markup::of_markdown("import Tabs from '@theme/Tabs';\n\n# 渡船\n"), Markup::Mdx);
    /// assert_eq!(Markup::of_markdown("# Ferry\n\nimport from China 'as is'\n"), Markup::Markdown);
    /// ```
    pub fn of_markdown(text: &str) -> Markup {
        if markdown::has_statements(text) { Markup::Mdx } else { Markup::Markdown }
    }
}

/// Cuts texts into units.
///
/// ```
/// use duizhao::segment::Segmenter;
///
/// let text = "“你是谁？”他问。没有人回答……";
/// let units = Segmenter::new().units(text);
/// let units: Vec<&str> = units.iter().map(|unit| unit.span.of(text)).collect();
/// assert_eq!(units, ["“你是谁？”他问。", "没有人回答……"]);
///
/// let text = "“Who is there?” he asked. Dr. Lin of Acme Inc. gave 3.5 reasons.";
/// let units = Segmenter::new().units(text);
/// let units: Vec<&str> = units.iter().map(|unit| unit.span.of(text)).collect();
/// assert_eq!(units, ["“Who is there?” he asked.", "Dr. Lin of Acme Inc. gave 3.5 reasons."]);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Segmenter {
    split: Split,
    line_breaks: LineBreaks,
    boilerplate: Boilerplate,
    language: Option<Language>,
    markup: Markup,
}

impl Segmenter {
    /// A segmenter that cuts into sentences and takes the language from the script.
    pub fn new() -> Segmenter {
        Segmenter::default()
    }

    /// How to cut. Default: [`Split::Sentences`].
    #[must_use]
    pub fn split(self, split: Split) -> Segmenter {
        Segmenter { split, ..self }
    }

    /// What a single line break means. Default: [`LineBreaks::EndParagraph`]. No effect with
    /// [`Split::Lines`].
    ///
    /// ```
    /// use duizhao::segment::{LineBreaks, Segmenter};
    ///
    /// let text = "The ferry was late\nagain. Nobody minded.";
    /// let units = Segmenter::new().line_breaks(LineBreaks::Wrap).units(text);
    /// let units: Vec<&str> = units.iter().map(|unit| unit.span.of(text)).collect();
    /// assert_eq!(units, ["The ferry was late\nagain.", "Nobody minded."]);
    /// ```
    #[must_use]
    pub fn line_breaks(self, line_breaks: LineBreaks) -> Segmenter {
        Segmenter { line_breaks, ..self }
    }

    /// Which lines are marked as not part of the article. Default: [`Boilerplate::Auto`].
    ///
    /// ```
    /// use duizhao::segment::{Boilerplate, Segmenter, UnitKind};
    ///
    /// let page = "渡船又晚点了，因为船长把眼镜忘在了对岸。\n没有人抱怨。\n责任编辑：周一鸣";
    /// let kinds = |segmenter: Segmenter| segmenter.units(page).iter().map(|unit| unit.kind).collect::<Vec<_>>();
    /// assert_eq!(kinds(Segmenter::new()), [UnitKind::Text, UnitKind::Text, UnitKind::Boilerplate]);
    /// assert_eq!(kinds(Segmenter::new().boilerplate(Boilerplate::Kept)), [UnitKind::Text; 3]);
    /// ```
    #[must_use]
    pub fn boilerplate(self, boilerplate: Boilerplate) -> Segmenter {
        Segmenter { boilerplate, ..self }
    }

    /// The language, if it is known. Default: by the script, [`Language::of`]; a text without letters counts
    /// as English.
    #[must_use]
    pub fn language(self, language: Language) -> Segmenter {
        Segmenter { language: Some(language), ..self }
    }

    /// How texts are marked up. Default: [`Markup::None`]. In Markdown every paragraph, heading, item and cell is cut by
    /// itself, whatever [`Split`] and [`LineBreaks`] say, and no line is [`UnitKind::Boilerplate`].
    #[must_use]
    pub fn markup(self, markup: Markup) -> Segmenter {
        Segmenter { markup, ..self }
    }

    /// The language whose rules cut `text`.
    pub fn language_of(&self, text: &str) -> Language {
        self.language.or_else(|| Language::of(text)).unwrap_or(Language::English)
    }

    /// What of a text is prose.
    pub fn prose<'t>(&self, text: &'t str) -> Cow<'t, str> {
        #[cfg(feature = "markdown")]
        if self.markup != Markup::None {
            let layout = markdown::Layout::of(text, self.markup == Markup::Mdx);
            return prose_of(&layout.blocks, &Plain::shown(text, &layout.masks()), text).into();
        }
        Cow::Borrowed(text)
    }

    /// The units of `text`, in order, in time linear in its length.
    ///
    /// # Panics
    ///
    /// If the text has 4 GiB or more.
    pub fn units(&self, text: &str) -> Vec<Unit> {
        self.cut(text).units
    }

    /// Cuts a text. What is invisible makes no difference.
    pub(crate) fn cut(&self, text: &str) -> Cut {
        #[cfg(feature = "markdown")]
        if self.markup != Markup::None {
            return self.cut_markdown(text);
        }
        let shown = Plain::shown(text, &[]);
        let (language, mut units) = self.cut_shown(shown.text(text));
        let mut end = 0;
        for unit in &mut units {
            unit.span = with_invisible(text, shown.original(unit.span), end);
            end = unit.span.end;
        }
        Cut { language, units, masks: Vec::new() }
    }

    #[cfg(feature = "markdown")]
    fn cut_markdown(&self, text: &str) -> Cut {
        let layout = markdown::Layout::of(text, self.markup == Markup::Mdx);
        let masks = layout.masks();
        let shown = Plain::shown(text, &masks);
        let plain = shown.text(text);
        let language = self.language_of(&prose_of(&layout.blocks, &shown, text));
        let mut units: Vec<Unit> = Vec::new();
        for (&markdown::Block { span, kind }, paragraph) in layout.blocks.iter().zip(0..) {
            if kind == UnitKind::Code {
                units.push(Unit { span, paragraph, kind });
                continue;
            }
            let here = block::trimmed(plain, shown.here(span).range());
            if here.is_empty() {
                continue;
            }
            let first = units.len();
            let rules = rules_for(&plain[here.clone()], language);
            sentences_of(plain, here, rules, language, &mut |found| {
                units.push(Unit { span: shown.original(found), paragraph, kind });
            });
            markdown::take_markup(text, &layout.hidden, &mut units[first..]);
        }
        Cut { language, units, masks }
    }

    fn cut_shown(&self, text: &str) -> (Language, Vec<Unit>) {
        let language = self.language_of(text);
        let mut units = match self.split {
            Split::Lines => lines(text),
            Split::Sentences => self.sentences(text, language),
        };
        let marked = match self.boilerplate {
            Boilerplate::Auto => self.split == Split::Sentences,
            Boilerplate::Marked => true,
            Boilerplate::Kept => false,
        };
        if marked {
            boilerplate::mark(text, &mut units);
        }
        (language, units)
    }

    /// The text as a document holds it: wrapped lines are joined.
    pub(crate) fn joined<'t>(&self, text: Cow<'t, str>) -> Cow<'t, str> {
        let wrapped = self.markup == Markup::None
            && self.split == Split::Sentences
            && self.line_breaks == LineBreaks::Wrap;
        match wrapped.then(|| unwrapped(&text).into_owned()) {
            Some(joined) => Cow::Owned(joined),
            None => text,
        }
    }

    fn sentences(&self, text: &str, language: Language) -> Vec<Unit> {
        let mut units = Vec::new();
        for (paragraph, block) in block::blocks(text, self.line_breaks).enumerate() {
            let rules = rules_for(&text[block.clone()], language);
            sentences_of(text, block, rules, language, &mut |span| {
                units.push(Unit { span, paragraph: paragraph as u32, kind: UnitKind::Text });
            });
        }
        units
    }
}

/// The prose of some blocks, a line for each.
#[cfg(feature = "markdown")]
fn prose_of(blocks: &[markdown::Block], shown: &Plain, text: &str) -> String {
    let prose = blocks.iter().filter(|block| block.kind != UnitKind::Code);
    prose.flat_map(|block| [shown.here(block.span).of(shown.text(text)), "\n"]).collect()
}

/// A unit with the invisible characters that it touches, such as the variation selector of ❤ or a mark of
/// direction, but not with blanks. It begins at `start` at the earliest.
fn with_invisible(text: &str, unit: Span, start: u32) -> Span {
    let belongs = |c: char| is_invisible(c) && !is_blank(c);
    let before = text[start as usize..unit.start as usize].trim_end_matches(belongs);
    let behind = &text[unit.end as usize..];
    let length = behind.len() - behind.trim_start_matches(belongs).len();
    Span::new(start as usize + before.len(), unit.end as usize + length)
}

/// Passes the sentences of `block` to `found`, in order. A sentence that would be cut by the rules of the
/// other language if it stood alone is cut by them here too: this is how an English sentence quoted in a
/// Chinese paragraph is treated, and it keeps units whole when they are cut again.
fn sentences_of(
    text: &str,
    block: Range<usize>,
    rules: Language,
    language: Language,
    found: &mut dyn FnMut(Span),
) {
    let body = &text[block.clone()];
    let mut cuts = Vec::new();
    match rules {
        Language::Chinese => zh::cuts(body, &mut cuts),
        Language::English => en::cuts(body, &mut cuts),
    }
    cuts.push(body.len());
    let mut start = 0;
    for cut in cuts {
        let piece = block::trimmed(text, block.start + start..block.start + cut);
        start = cut;
        if piece.is_empty() {
            continue;
        }
        let own_rules = rules_for(&text[piece.clone()], language);
        if own_rules == rules {
            found(Span::new(piece.start, piece.end));
        } else {
            sentences_of(text, piece, own_rules, language, found);
        }
    }
}

/// The language whose rules cut this piece of a text in `language`. A Chinese text may contain English
/// paragraphs, but one Chinese character makes a piece Chinese; an English text may contain Chinese
/// paragraphs, but a Chinese name does not make one.
fn rules_for(piece: &str, language: Language) -> Language {
    if piece.is_ascii() || !piece.chars().any(mark::is_chinese) {
        return Language::English;
    }
    match language {
        Language::Chinese => Language::Chinese,
        Language::English => Language::of(piece).unwrap_or(Language::English),
    }
}

/// One unit per line that is not blank; blank lines end paragraphs.
fn lines(text: &str) -> Vec<Unit> {
    let mut units = Vec::new();
    let (mut paragraph, mut broken) = (0, false);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let body = block::trimmed(text, start..start + line.len());
        if body.is_empty() {
            broken = !units.is_empty();
        } else {
            paragraph += u32::from(std::mem::take(&mut broken));
            let span = Span::new(body.start, body.end);
            units.push(Unit { span, paragraph, kind: UnitKind::Text });
        }
        start += line.len();
    }
    units
}
