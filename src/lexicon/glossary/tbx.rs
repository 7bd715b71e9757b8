//! TBX-Basic (ISO 30042): concepts with terms in several languages.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::Glossary;
use crate::error::{Error, Result};
use crate::language::Language;
use crate::xml::{attribute, line_at, resolved};

/// Parts of a status that forbid the use of a term: "deprecatedTerm-admn-sts", "obsoleteTerm".
const FORBIDDEN: [&str; 3] = ["deprecated", "obsolete", "forbidden"];

pub(super) fn read(text: &str) -> Result<Glossary> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut reader = Reader::from_str(text);
    let mut concepts = Concepts::default();
    loop {
        let event = reader.read_event();
        let place = if event.is_err() { reader.error_position() } else { reader.buffer_position() };
        let error = |message: &str| Error::format("tbx", line_at(text, place), message);
        match event {
            Ok(Event::Start(tag)) => concepts.open(&tag),
            Ok(Event::Text(more)) => concepts.text.push_str(&more.xml10_content()),
            Ok(Event::CData(more)) => concepts.text.push_str(&more.xml10_content()),
            Ok(Event::GeneralRef(reference)) => match resolved(&reference) {
                Some(more) => concepts.text.push_str(&more),
                None => return Err(error(&format!("unknown entity &{};", &*reference))),
            },
            Ok(Event::End(tag)) => {
                let closed = concepts.close(tag.local_name().into_inner());
                closed.map_err(|cause| error(&cause.to_string()))?;
            }
            Ok(Event::Eof) if concepts.depth > 0 => return Err(error("an element is not closed")),
            Ok(Event::Eof) if concepts.count == 0 => return Err(error("no termEntry or conceptEntry")),
            Ok(Event::Eof) => return Ok(concepts.glossary),
            Ok(_) => {}
            Err(cause) => return Err(error("not well-formed").caused_by(cause)),
        }
    }
}

/// What has been read so far.
#[derive(Default)]
struct Concepts {
    glossary: Glossary,
    /// How many concepts there were, with or without terms in both languages.
    count: usize,
    /// How many elements are open.
    depth: usize,
    /// The text of the innermost element, including inline elements.
    text: String,
    /// The language of the terms that follow.
    language: Option<Language>,
    /// The term that is being read, until its status is known.
    term: String,
    forbidden: bool,
    /// Whether the text is that of a status element.
    in_status: bool,
    /// The terms of the concept that is being read.
    chinese: Vec<String>,
    english: Vec<String>,
    note: Option<String>,
}

impl Concepts {
    fn open(&mut self, tag: &BytesStart<'_>) {
        self.depth += 1;
        match tag.local_name().into_inner() {
            "langSet" | "langSec" => self.language = language_of(tag),
            "termNote" => {
                self.in_status =
                    attribute(tag, "type").is_some_and(|kind| kind.ends_with("dministrativeStatus"));
            }
            "administrativeStatus" => self.in_status = true,
            // Inline markup in a term: its text continues.
            "hi" | "foreign" | "ph" | "sc" | "ec" => return,
            _ => {}
        }
        self.text.clear();
    }

    fn close(&mut self, name: &str) -> Result<()> {
        self.depth = self.depth.saturating_sub(1);
        match name {
            "hi" | "foreign" | "ph" | "sc" | "ec" => return Ok(()),
            "term" => self.term = self.text.split_whitespace().collect::<Vec<_>>().join(" "),
            "termNote" | "administrativeStatus" if self.in_status => {
                self.forbidden |= FORBIDDEN.iter().any(|mark| self.text.to_lowercase().contains(mark));
                self.in_status = false;
            }
            "tig" | "ntig" | "termSec" => self.close_term(),
            "langSet" | "langSec" => self.language = None,
            // The first of a concept's remarks is kept, if it is outside its terms.
            "descrip" | "definition" | "note" if self.language.is_none() && self.note.is_none() => {
                let note = self.text.trim();
                self.note = (!note.is_empty()).then(|| note.to_owned());
            }
            "termEntry" | "conceptEntry" => return self.close_concept(),
            _ => {}
        }
        self.text.clear();
        Ok(())
    }

    fn close_term(&mut self) {
        let term = std::mem::take(&mut self.term);
        let forbidden = std::mem::take(&mut self.forbidden);
        match self.language {
            Some(Language::Chinese) if !forbidden => self.chinese.push(term),
            Some(Language::English) if !forbidden => self.english.push(term),
            _ => {}
        }
    }

    fn close_concept(&mut self) -> Result<()> {
        self.count += 1;
        let (chinese, english) = (std::mem::take(&mut self.chinese), std::mem::take(&mut self.english));
        let note = self.note.take();
        for chinese in &chinese {
            for english in &english {
                self.glossary.add(chinese, english, note.as_deref())?;
            }
        }
        Ok(())
    }
}

fn language_of(tag: &BytesStart<'_>) -> Option<Language> {
    let tag = attribute(tag, "xml:lang").or_else(|| attribute(tag, "lang"))?;
    match tag.split(['-', '_']).next()?.to_lowercase().as_str() {
        "zh" | "cmn" => Some(Language::Chinese),
        "en" => Some(Language::English),
        _ => None,
    }
}
