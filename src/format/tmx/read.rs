//! Reads TMX.

use quick_xml::events::BytesStart;

use super::{CONFIDENCE, FORMAT, MOVED, PLACEMENT, SCORE, Tmx};
use crate::bitext::Placement;
use crate::error::{Error, ErrorKind, Result};
use crate::format::numbered_bead::finite;
use crate::format::row::Row;
use crate::format::tag::language_of;
use crate::language::Language;
use crate::xml::{self, Node, attribute};

/// Elements inside a text whose content is code of another format.
const CODE: [&str; 5] = ["bpt", "ept", "it", "ph", "ut"];
/// The types of code that separate words: a line break, a page break.
const BREAKS: [&str; 2] = ["lb", "pb"];

pub(super) fn read(tmx: &Tmx, text: &str) -> Result<Vec<Row>> {
    let mut units = Units::new(tmx);
    xml::read(FORMAT.name, "tmx", text, |node| {
        match node {
            Node::Open(tag) => units.open(tag),
            Node::Text(text) if units.code == 0 => units.text.push_str(&text),
            Node::Text(_) => {}
            Node::Close(name) => return units.close(name),
        }
        Ok(())
    })?;
    if units.rows.is_empty() && units.passed > 0 {
        let message = format!("tmx: {} units, but none in Chinese or English", units.passed);
        return Err(Error::new(ErrorKind::Language, message));
    }
    Ok(units.rows)
}

/// What has been read so far.
struct Units<'a> {
    tmx: &'a Tmx,
    rows: Vec<Row>,
    /// How many units were skipped.
    passed: usize,
    /// The unit that is being read, without its texts.
    row: Row,
    /// The texts of the unit, with their tags.
    variants: Vec<(String, String)>,
    /// The tag of the variant that is being read.
    tag: Option<String>,
    /// The name of the property that is being read.
    property: String,
    /// The text of the innermost text, note or property.
    text: String,
    in_text: bool,
    /// How many elements of code are open.
    code: usize,
}

impl Units<'_> {
    fn new(tmx: &Tmx) -> Units<'_> {
        Units {
            tmx,
            rows: Vec::new(),
            passed: 0,
            row: Row::default(),
            variants: Vec::new(),
            tag: None,
            property: String::new(),
            text: String::new(),
            in_text: false,
            code: 0,
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().into_inner() {
            name if self.in_text && CODE.contains(&name) => {
                self.code += 1;
                let kind = attribute(tag, "type").unwrap_or_default();
                if BREAKS.contains(&kind.as_str()) {
                    self.text.push(' ');
                }
            }
            // Other elements inside a text are part of it.
            _ if self.in_text => {}
            "tu" => {
                self.row = Row::default();
                self.variants.clear();
            }
            "tuv" => {
                // TMX up to 1.1 has `lang`.
                let tag = attribute(tag, "xml:lang").or_else(|| attribute(tag, "lang"));
                self.tag = Some(tag.unwrap_or_default());
                self.text.clear();
            }
            "seg" => {
                self.in_text = true;
                self.text.clear();
            }
            "prop" => {
                self.property = attribute(tag, "type").unwrap_or_default();
                self.text.clear();
            }
            "note" => self.text.clear(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) -> std::result::Result<(), String> {
        match name {
            "seg" => {
                self.in_text = false;
                let text = std::mem::take(&mut self.text);
                self.variants.extend(self.tag.clone().map(|tag| (tag, text)));
            }
            _ if self.in_text => self.code -= usize::from(CODE.contains(&name)),
            // The text of a segment was taken.
            "tuv" if !self.text.trim().is_empty() => {
                return Err("a text that is not inside <seg>".to_owned());
            }
            "tuv" => self.tag = None,
            "tu" => self.close_unit(),
            // Properties of a variant or of the whole memory say nothing about the pair.
            "prop" if self.tag.is_none() => self.close_property(),
            "note" if self.tag.is_none() => self.row.notes.push(std::mem::take(&mut self.text)),
            "prop" | "note" => self.text.clear(),
            _ => {}
        }
        Ok(())
    }

    fn close_property(&mut self) {
        let value = self.text.trim();
        match self.property.as_str() {
            SCORE => self.row.score = finite(value),
            CONFIDENCE => self.row.confidence = finite(value),
            PLACEMENT if value == MOVED => self.row.placement = Placement::Moved,
            _ => {}
        }
    }

    fn close_unit(&mut self) {
        match (self.take(Language::Chinese), self.take(Language::English)) {
            (None, None) => self.passed += 1,
            (source, target) => {
                let (source, target) = (source.unwrap_or_default(), target.unwrap_or_default());
                self.rows.push(Row { source, target, ..std::mem::take(&mut self.row) });
            }
        }
    }

    /// The text of the unit in a language.
    fn take(&mut self, language: Language) -> Option<String> {
        let same = |tag: &str| tag.trim().replace('_', "-").eq_ignore_ascii_case(self.tmx.tag(language));
        let exact = self.variants.iter().position(|(tag, _)| same(tag));
        let near = || self.variants.iter().position(|(tag, _)| language_of(tag) == Some(language));
        let index = exact.or_else(near)?;
        Some(std::mem::take(&mut self.variants[index].1))
    }
}
