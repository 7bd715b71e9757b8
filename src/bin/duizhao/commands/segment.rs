//! `duizhao segment`.

use duizhao::Result;
use duizhao::format::{jsonl, lines};

use super::Outcome;
use crate::arguments::{self, Common, SegmentFormat};
use crate::claims::Claims;
use crate::input::Reader;

pub(crate) fn segment(options: &arguments::Segment, common: &Common) -> Result<Outcome> {
    Claims::reading([&options.file]).may_write(common.output.as_deref(), "--output")?;
    let document = Reader::new(&options.reading).document(&options.file)?;
    let text = match options.format {
        SegmentFormat::Lines => lines::write(&document),
        SegmentFormat::Jsonl => jsonl::write_sentences(&document),
    };
    Ok(text.into())
}
