//! `duizhao align`.

use duizhao::align::{Method, Weights};
use duizhao::format::terminal::SideBySide;
use duizhao::format::{jsonl, tsv, vecalign};
use duizhao::{Aligner, Result};

use super::Outcome;
use crate::arguments::{self, AlignFormat};
use crate::input;

pub(crate) fn align(options: &arguments::Align) -> Result<Outcome> {
    let aligner = aligner(options)?;
    let [first, second] = input::documents([&options.first, &options.second], options.split.into())?;
    let bitext = aligner.align(first, second);
    let text = match options.format {
        AlignFormat::Text => SideBySide::new().pairs(&bitext).to_string(),
        AlignFormat::Tsv => tsv::write(&bitext),
        AlignFormat::Jsonl => jsonl::write(&bitext),
        AlignFormat::Vecalign => vecalign::write(&bitext),
    };
    Ok(text.into())
}

fn aligner(options: &arguments::Align) -> Result<Aligner> {
    let mut aligner = Aligner::new().method(match options.method {
        arguments::Method::Trained => Method::Trained,
        arguments::Method::Length => Method::LengthOnly,
    });
    if let Some(path) = &options.weights {
        aligner = aligner.weights(Weights::from_json(&input::text(path)?)?);
    }
    if !options.beads.is_empty() {
        let shapes = options.beads.iter().map(|bead| bead.parse()).collect::<Result<Vec<_>>>()?;
        aligner = aligner.shapes(&shapes)?;
    }
    if let Some(path) = &options.glossary {
        aligner = aligner.glossary(input::glossary(path)?);
    }
    Ok(aligner)
}
