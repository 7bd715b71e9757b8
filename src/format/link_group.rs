//! What the two formats with `linkGrp`, InterText and XCES, share.

use quick_xml::events::BytesStart;

use super::sentences::{self, Naming};
use super::tag::language_of_name;
use super::written::Written;
use crate::bitext::Bitext;
use crate::document::Document;
use crate::xml::{self, Node, attribute, unescaped};

/// The sentences left and right of the semicolon of a link.
pub(super) fn targets(link: &BytesStart<'_>) -> Result<(String, String), String> {
    let targets = attribute(link, "xtargets").ok_or("a link without xtargets")?;
    match targets.split_once(';') {
        Some((left, right)) => Ok((left.to_owned(), right.to_owned())),
        None => Err(format!("expected sentences on both sides of a semicolon, found `{targets}`")),
    }
}

/// Links, together with the documents that they name.
pub(super) fn with_documents(text: String, bitext: &Bitext<'_>, names: [&str; 2], naming: Naming) -> Written {
    let documents = [bitext.source(), bitext.target()].map(|document| sentences::write(document, naming));
    Written { documents: names.map(str::to_owned).into_iter().zip(documents).collect(), ..text.into() }
}

/// The names of the two documents of a file, that of `fromDoc` first; empty if it names none.
pub(super) fn documents(format: &'static str, root: &str, text: &str) -> crate::error::Result<[String; 2]> {
    let mut names = [String::new(), String::new()];
    xml::read(format, root, text, |node| {
        if let Node::Open(tag) = node
            && tag.local_name().into_inner() == "linkGrp"
        {
            names = ["fromDoc", "toDoc"].map(|name| attribute(tag, name).unwrap_or_default());
        }
        Ok(())
    })?;
    Ok(names.map(|name| unescaped(&name)))
}

/// Whether the names of a group's documents show that `first` is the one of `toDoc`, not of `fromDoc`.
pub(super) fn is_crossed(group: &BytesStart<'_>, first: &Document<'_>, second: &Document<'_>) -> bool {
    let language = |name| attribute(group, name).as_deref().and_then(language_of_name);
    let named = (language("toDoc"), language("fromDoc"));
    first.language() != second.language() && named == (Some(first.language()), Some(second.language()))
}
