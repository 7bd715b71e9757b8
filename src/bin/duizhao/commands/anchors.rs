//! `duizhao anchors`.

use duizhao::format::anchors;
use duizhao::{Aligner, Result};

use super::Outcome;
use crate::arguments;
use crate::input::Reader;

pub(crate) fn anchors(options: &arguments::Anchors) -> Result<Outcome> {
    let reader = Reader::new(&options.reading);
    let text = match &options.other {
        None => anchors::write(&reader.document(&options.file)?),
        Some(other) => {
            let [first, second] = reader.documents([&options.file, other])?;
            anchors::write_links(&Aligner::new().align(first, second))
        }
    };
    Ok(text.into())
}
