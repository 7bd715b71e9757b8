//! `duizhao anchors`.

use duizhao::format::anchors;
use duizhao::segment::{Segmenter, Split};
use duizhao::{Aligner, Document, Result};

use super::Outcome;
use crate::arguments;
use crate::input;

pub(crate) fn anchors(options: &arguments::Anchors) -> Result<Outcome> {
    let split: Split = options.split.into();
    let text = match &options.other {
        None => {
            anchors::write(&Document::segmented(input::text(&options.file)?, &Segmenter::new().split(split)))
        }
        Some(other) => {
            let [first, second] = input::documents([&options.file, other], split)?;
            anchors::write_links(&Aligner::new().align(first, second))
        }
    };
    Ok(text.into())
}
