//! `duizhao anchors`.

use duizhao::Result;
use duizhao::anchor::of_document;
use duizhao::format::anchors;

use super::Outcome;
use crate::arguments::{self, Common};
use crate::claims::Claims;
use crate::input::Reader;
use crate::own::Own;

pub(crate) fn anchors(options: &arguments::Anchors, common: &Common) -> Result<Outcome> {
    let texts = std::iter::once(&options.file).chain(&options.other);
    let mut claims = Claims::reading(texts.chain(options.own.paths()));
    claims.may_write(common.output.as_deref(), "--output")?;
    let reader = Reader::new(&options.reading);
    let own = Own::read(&options.own)?;
    let text = match &options.other {
        None => {
            let document = reader.document(&options.file)?;
            anchors::write(&document, &of_document(&document, &own.resources, &own.glossary))
        }
        Some(other) => {
            let [first, second] = reader.documents([&options.file, other])?;
            anchors::write_links(&own.aligner().align(first, second))
        }
    };
    Ok(text.into())
}
