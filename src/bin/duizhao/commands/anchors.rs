//! `duizhao anchors`.

use duizhao::format::anchors;
use duizhao::{Aligner, Result};

use super::Outcome;
use crate::arguments::{self, Common};
use crate::claims::Claims;
use crate::input::Reader;

pub(crate) fn anchors(options: &arguments::Anchors, common: &Common) -> Result<Outcome> {
    let mut claims = Claims::reading(std::iter::once(&options.file).chain(&options.other));
    claims.may_write(common.output.as_deref(), "--output")?;
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
