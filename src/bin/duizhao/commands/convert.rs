//! `duizhao convert`.

use std::path::Path;

use duizhao::format::{tsv, vecalign};
use duizhao::segment::Split;
use duizhao::{Bead, Bitext, Error, ErrorKind, Language, Result, Sents};
use serde::Deserialize;

use super::write::{Manner, write};
use crate::arguments::{self, Common, Format};
use crate::input;
use crate::output;

pub(crate) fn convert(options: &arguments::Convert, common: &Common) -> Result<bool> {
    let named = |format: Option<Format>, path: &Path| format.map_or_else(|| Format::of(path), Ok);
    let from = named(options.from, &options.input)?;
    let to = named(options.to, &options.output_file)?;
    let sentences = options.source.as_deref().zip(options.target.as_deref());
    let bitext = read(&input::text(&options.input)?, from, sentences)
        .map_err(|cause| Error::new(cause.kind(), format!("{}", options.input.display())).caused_by(cause))?;
    output::deliver(&write(&bitext, &[], to, &Manner::on_screen(common)), Some(&options.output_file))?;
    Ok(false)
}

/// The one place where text becomes pairs. `sentences` are the files with the two sides, for a format
/// that holds numbers only.
fn read(text: &str, format: Format, sentences: Option<(&Path, &Path)>) -> Result<Bitext<'static>> {
    match format {
        Format::Tsv => Ok(Bitext::from_pairs(tsv::read(text)?)),
        Format::Jsonl => Ok(Bitext::from_pairs(objects(text)?)),
        Format::Vecalign => match sentences {
            Some(files) => numbered(text, files),
            None => Err(Error::new(
                ErrorKind::Unknown,
                "bead lines hold sentence numbers only; name the sentences with --source and --target",
            )),
        },
        Format::Text => Err(Error::new(
            ErrorKind::Unknown,
            "text is for reading only; keep pairs as tsv or jsonl to use them again",
        )),
    }
}

/// The pairs of lines of JSON.
fn objects(text: &str) -> Result<Vec<(String, String)>> {
    #[derive(Deserialize)]
    struct Pair {
        source: String,
        target: String,
    }
    let pair = |(number, line): (u64, &str)| match serde_json::from_str(line) {
        Ok(Pair { source, target }) => Ok((source, target)),
        Err(error) => Err(Error::format("jsonl", number, error.to_string())),
    };
    (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()).map(pair).collect()
}

/// Bead lines with the sentences that they number.
fn numbered(text: &str, (first, second): (&Path, &Path)) -> Result<Bitext<'static>> {
    let [first, second] = input::documents([first, second], Split::Lines)?;
    let mut beads = Vec::new();
    for ((a, b), cost) in vecalign::read_with_costs(text)? {
        // Other tools write costs above one.
        let confidence = (1.0 - cost.unwrap_or(0.0)).clamp(0.0, 1.0);
        beads.push(Bead { confidence, ..Bead::new(run(&a)?, run(&b)?) });
    }
    if first.language() == Language::Chinese {
        return Bitext::from_beads(first, second, beads);
    }
    let swapped = |bead: Bead| Bead { source: bead.target, target: bead.source, ..bead };
    Bitext::from_beads(second, first, beads.into_iter().map(swapped).collect())
}

/// Sentence numbers as a run of sentences.
fn run(numbers: &[u32]) -> Result<Sents> {
    let start = numbers.first().map_or(0, |&first| first as usize);
    if !numbers.iter().zip(start..).all(|(&number, expected)| number as usize == expected) {
        let message = format!("the sentences {numbers:?} do not follow each other; no bead can hold them");
        return Err(Error::new(ErrorKind::Format, message));
    }
    Ok(Sents::new(start, start + numbers.len()))
}
