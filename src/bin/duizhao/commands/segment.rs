//! `duizhao segment`.

use duizhao::format::{jsonl, lines};
use duizhao::segment::Segmenter;
use duizhao::{Document, Result};

use super::Outcome;
use crate::arguments::{self, SegmentFormat};
use crate::input;

pub(crate) fn segment(options: &arguments::Segment) -> Result<Outcome> {
    let segmenter = Segmenter::new().split(options.split.into());
    let document = Document::segmented(input::text(&options.file)?, &segmenter);
    let text = match options.format {
        SegmentFormat::Lines => lines::write(&document),
        SegmentFormat::Jsonl => jsonl::write_sentences(&document),
    };
    Ok(text.into())
}
