//! Alignment in the format of the editor InterText: `<link type='2-1' xtargets='6:5 6:6;5:5'
//! status='auto'/>`.
//!
//! Sentences are identified by their paragraph and their place in it, both counted from one. Those left of
//! the semicolon belong to the document named by `toDoc`, which InterText calls the second version. Scores
//! and texts are not carried.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::link_group;
use super::numbered_bead::{NumberedBead, sides};
use super::registry::{Documents, Format, Read};
use super::sentences::{self, Naming};
use crate::bitext::Bitext;
use crate::document::Document;
use crate::error::Result;
use crate::language::Language;
use crate::span::Sents;
use crate::xml::{self, Node, escaped};

/// Its entry in the list of formats.
pub const FORMAT: Format = Format {
    name: "intertext",
    endings: &[],
    description: "Links of the editor InterText",
    read: Read::Numbers(read),
    write: |bitext| write(bitext).into(),
    documents: Some(Documents {
        write: |bitext, names| {
            link_group::with_documents(write_named(bitext, names), bitext, names, Naming::ByParagraph)
        },
        names: |text| link_group::documents(FORMAT.name, "linkGrp", text),
    }),
};

/// Writes a link for each bead; the text that was given first is the first version, `fromDoc`. The documents
/// are named `text.zh.xml` and `text.en.xml`.
///
/// ```
/// use duizhao::{Bead, Bitext, Document, Sents, format::intertext};
///
/// let (zh, en) = (Document::new("下雨了。我们走吧。"), Document::new("It rains, so let us go."));
/// let bitext = Bitext::from_beads(zh, en, vec![Bead::new(Sents::new(0, 2), Sents::new(0, 1))])?;
/// let link = "<link type='1-2' xtargets='1:1;1:1 1:2' status='auto'/>";
/// assert!(intertext::write(&bitext).contains(link));
/// # Ok::<(), duizhao::Error>(())
/// ```
pub fn write(bitext: &Bitext<'_>) -> String {
    write_named(bitext, ["text.zh.xml", "text.en.xml"])
}

/// [`write()`] with these names for the Chinese and the English document.
fn write_named(bitext: &Bitext<'_>, [chinese_name, english_name]: [&str; 2]) -> String {
    let (from, to) = bitext.order().arranged((bitext.source(), bitext.target()));
    let (from_name, to_name) = bitext.order().arranged((chinese_name, english_name));
    let mut out = String::from("<?xml version='1.0' encoding='utf-8'?>\n");
    let (to_name, from_name) = (escaped(to_name), escaped(from_name));
    writeln!(out, "<linkGrp toDoc='{to_name}' fromDoc='{from_name}'>").expect(TAKES);
    let (to_ids, from_ids) = (sentences::ids(to), sentences::ids(from));
    for bead in bitext.beads() {
        let (from, to) = sides(bitext, bead);
        let (m, n) = (to.len(), from.len());
        let (to, from) = (to_ids[to.range()].join(" "), from_ids[from.range()].join(" "));
        writeln!(out, "<link type='{m}-{n}' xtargets='{to};{from}' status='auto'/>").expect(TAKES);
    }
    out.push_str("</linkGrp>\n");
    out
}

const TAKES: &str = "a string takes any text";

/// Reads the links between the sentences of two documents, in the order of the file. `first` is the document
/// of `fromDoc`; but if the names of the documents (`text.zh.xml`) show which one is Chinese and which
/// English, the documents are assigned by language.
///
/// # Errors
///
/// If the file is not well-formed, or a link has no such `xtargets` or names a sentence that its document
/// does not have, with the line.
///
/// ```
/// use duizhao::{Document, Sents, format::intertext};
///
/// let (zh, en) = (Document::new("下雨了。我们走吧。"), Document::new("It rains, so let us go."));
/// let file = "<linkGrp toDoc='7.en.xml' fromDoc='7.zh.xml'><link xtargets='1:1;1:1 1:2'/></linkGrp>";
/// let links = intertext::read(file, &zh, &en)?;
/// assert_eq!((links[0].first, links[0].second), (Sents::new(0, 2), Sents::new(0, 1)));
/// # Ok::<(), duizhao::Error>(())
/// ```
pub fn read(text: &str, first: &Document<'_>, second: &Document<'_>) -> Result<Vec<NumberedBead>> {
    let numbers =
        |document| -> BTreeMap<String, u32> { sentences::ids(document).into_iter().zip(0..).collect() };
    let (first_numbers, second_numbers) = (numbers(first), numbers(second));
    let mut links = Vec::new();
    let mut crossed = false;
    xml::read(FORMAT.name, "linkGrp", text, |node| {
        let Node::Open(tag) = node else { return Ok(()) };
        match tag.local_name().into_inner() {
            "linkGrp" => crossed = link_group::is_crossed(tag, first, second),
            "link" => {
                let (to, from) = link_group::targets(tag)?;
                let (of_first, of_second) = if crossed { (to, from) } else { (from, to) };
                let first = sents(&of_first, &first_numbers, first.language())?;
                let second = sents(&of_second, &second_numbers, second.language())?;
                links.push(NumberedBead::new(first, second));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(links)
}

fn sents(
    ids: &str,
    numbers: &BTreeMap<String, u32>,
    language: Language,
) -> std::result::Result<Sents, String> {
    let number = |id: &str| {
        let number = numbers.get(id).copied();
        number.ok_or_else(|| format!("the {language} text has no sentence {id}"))
    };
    let found: Vec<u32> = ids.split_whitespace().map(number).collect::<std::result::Result<_, String>>()?;
    NumberedBead::sents(&found)
}
