//! Sentence alignment in the format of OPUS (XCES): `<link xtargets="s1 s2;s3" id="SL1"/>`.
//!
//! The sentences left of the semicolon are those of the document named by `fromDoc`. They are counted
//! from one. Confidence is carried as `certainty`; score and texts are not.

use std::fmt::Write;

use super::link_group;
use super::numbered_bead::{NumberedBead, finite, sides};
use super::registry::{Documents, Format, Read};
use super::sentences::Naming;
use crate::bitext::Bitext;
use crate::document::Document;
use crate::error::{Error, ErrorKind, Result};
use crate::span::Sents;
use crate::xml::{self, Node, attribute, escaped};

/// Its entry in the list of formats.
pub const FORMAT: Format = Format {
    name: "xces",
    endings: &["xces", "ces"],
    description: "Links as OPUS has them",
    read: Read::Numbers(read),
    write: |bitext| write(bitext).into(),
    documents: Some(Documents {
        write: |bitext, names| {
            link_group::with_documents(write_named(bitext, names), bitext, names, Naming::Counted)
        },
        names: |text| link_group::documents(FORMAT.name, "cesAlign", text),
    }),
};

/// Writes a link for each bead; the text that was given first is `fromDoc`. The documents are named `zh.xml`
/// and `en.xml`.
///
/// ```
/// use duizhao::{Bead, Bitext, Document, Sents, format::xces};
///
/// let (zh, en) = (Document::new("下雨了。我们走吧。"), Document::new("It rains, so let us go."));
/// let bitext = Bitext::from_beads(zh, en, vec![Bead::new(Sents::new(0, 2), Sents::new(0, 1))])?;
/// assert!(xces::write(&bitext).contains("<link xtargets=\"s1 s2;s1\" id=\"SL1\" certainty=\"1\"/>"));
/// # Ok::<(), duizhao::Error>(())
/// ```
pub fn write(bitext: &Bitext<'_>) -> String {
    write_named(bitext, ["zh.xml", "en.xml"])
}

/// [`write()`] with these names for the Chinese and the English document.
fn write_named(bitext: &Bitext<'_>, [chinese, english]: [&str; 2]) -> String {
    let (from, to) = bitext.order().arranged((chinese, english));
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <!DOCTYPE cesAlign PUBLIC \"-//CES//DTD XML cesAlign//EN\" \"\">\n\
         <cesAlign version=\"1.0\">\n",
    );
    let (from, to) = (escaped(from), escaped(to));
    writeln!(out, "<linkGrp targType=\"s\" fromDoc=\"{from}\" toDoc=\"{to}\">").expect(TAKES);
    for (number, bead) in (1..).zip(bitext.beads()) {
        let (first, second) = sides(bitext, bead);
        let (first, second, certainty) = (ids(first), ids(second), bead.confidence);
        writeln!(out, "<link xtargets=\"{first};{second}\" id=\"SL{number}\" certainty=\"{certainty}\"/>")
            .expect(TAKES);
    }
    out.push_str("</linkGrp>\n</cesAlign>\n");
    out
}

const TAKES: &str = "a string takes any text";

fn ids(sents: Sents) -> String {
    sents.iter().map(|index| format!("s{}", index + 1)).collect::<Vec<_>>().join(" ")
}

/// Reads the links between the sentences of two documents, in the order of the file. `first` is the document
/// of `fromDoc`; but if the names of the documents (`zh_cn/7.xml`, `en/7.xml`) show which one is Chinese and
/// which English, the documents are assigned by language.
///
/// Sentence ids may be `s1` or `1`; they count from zero if a zero occurs, otherwise from one. Ids that
/// include the paragraph (`s2.1`) are numbered in ascending order, so the links must name every sentence.
///
/// # Errors
///
/// If the file is not well-formed, has more than one `linkGrp`, or a link has no such `xtargets`, with the
/// line; if the sentences of one side of a link are not contiguous, with the number of the link.
///
/// ```
/// use duizhao::{Document, Sents, format::xces};
///
/// let (zh, en) = (Document::new("下雨了。我们走吧。"), Document::new("It rains, so let us go."));
/// let file = "<cesAlign><linkGrp fromDoc='en/7.xml' toDoc='zh/7.xml'><link xtargets='1;1 2'/></linkGrp></cesAlign>";
/// let links = xces::read(file, &zh, &en)?;
/// assert_eq!((links[0].first, links[0].second), (Sents::new(0, 2), Sents::new(0, 1)));
/// # Ok::<(), duizhao::Error>(())
/// ```
pub fn read(text: &str, first: &Document<'_>, second: &Document<'_>) -> Result<Vec<NumberedBead>> {
    let mut sides: [Vec<Vec<Id>>; 2] = [Vec::new(), Vec::new()];
    let mut certainties = Vec::new();
    let (mut groups, mut crossed) = (0, false);
    xml::read(FORMAT.name, "cesAlign", text, |node| {
        let Node::Open(tag) = node else { return Ok(()) };
        match tag.local_name().into_inner() {
            "linkGrp" => {
                groups += 1;
                crossed = link_group::is_crossed(tag, first, second);
            }
            "link" => {
                let (from, to) = link_group::targets(tag)?;
                sides[0].push(parsed(&from)?);
                sides[1].push(parsed(&to)?);
                certainties.push(attribute(tag, "certainty").as_deref().and_then(finite));
            }
            _ => {}
        }
        match groups {
            0 | 1 => Ok(()),
            _ => Err("a second linkGrp: a bitext is one pair of documents".to_owned()),
        }
    })?;
    if crossed {
        sides.swap(0, 1);
    }
    let [first, second] = numbered(sides);
    let mut links = Vec::with_capacity(certainties.len());
    for (index, confidence) in certainties.into_iter().enumerate() {
        let sents = |side: &[Vec<u32>]| {
            let refuse =
                |message| Error::new(ErrorKind::Format, format!("xces: link {}: {message}", index + 1));
            NumberedBead::sents(&side[index]).map_err(refuse)
        };
        links.push(NumberedBead { confidence, ..NumberedBead::new(sents(&first)?, sents(&second)?) });
    }
    Ok(links)
}

/// The id of a sentence, without the letter: `[2, 1]` for `s2.1`.
type Id = Vec<u32>;

fn parsed(ids: &str) -> std::result::Result<Vec<Id>, String> {
    let id = |id: &str| {
        let parts = id.strip_prefix('s').unwrap_or(id).split('.').map(str::parse);
        let parts: std::result::Result<Id, _> = parts.collect();
        parts.map_err(|_| format!("expected a sentence such as s1, found `{id}`"))
    };
    ids.split_whitespace().map(id).collect()
}

/// The numbers, counted from zero, of the sentences of each link on both sides.
fn numbered(sides: [Vec<Vec<Id>>; 2]) -> [Vec<Vec<u32>>; 2] {
    let ids = || sides.iter().flatten().flatten();
    let are_plain = ids().all(|id| id.len() == 1);
    let base = u32::from(ids().all(|id| id[0] > 0));
    sides.each_ref().map(|side| {
        let mut all: Vec<&Id> = side.iter().flatten().collect();
        all.sort();
        all.dedup();
        let rank = |id: &Id| all.partition_point(|known| *known < id) as u32;
        let number = |id: &Id| if are_plain { id[0] - base } else { rank(id) };
        side.iter().map(|ids| ids.iter().map(number).collect()).collect()
    })
}
