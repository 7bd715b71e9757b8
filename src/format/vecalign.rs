//! Bead lines in the format of vecalign: `[8, 9]:[10]:0.25`, sentence numbers from zero, `[]` for an empty
//! side.
//!
//! The third field is a cost: lower is better. Whatever follows a tab is a remark. Scores and texts are not
//! carried.

use std::collections::HashMap;
use std::fmt::Write;

use super::numbered_bead::{NumberedBead, finite, sides};
use super::registry::{Format, Read};
use crate::align::GoldBead;
use crate::bitext::{Bitext, Fault, each_once};
use crate::error::{Error, ErrorKind, Result};
use crate::span::Sents;

/// Its entry in the list of formats.
pub const FORMAT: Format = Format {
    name: "vecalign",
    endings: &["vecalign", "gold", "pred"],
    description: "Bead lines: `[0, 1]:[2]:cost`",
    read: Read::Numbers(|text, _, _| read_beads(text)),
    write: |bitext| write(bitext).into(),
    documents: None,
};

/// Writes a line for each bead, beginning with the text that was given first. The cost is one minus the
/// bead's confidence.
///
/// ```
/// use duizhao::{Bead, Bitext, Document, Sents, format::vecalign};
///
/// let (zh, en) = (Document::new("下雨了。我们走吧。"), Document::new("It rains, so let us go."));
/// let bitext = Bitext::from_beads(zh, en, vec![Bead::new(Sents::new(0, 2), Sents::new(0, 1))])?;
/// assert_eq!(vecalign::write(&bitext), "[0, 1]:[0]:0.0000\n");
/// # Ok::<(), duizhao::Error>(())
/// ```
pub fn write(bitext: &Bitext<'_>) -> String {
    let mut out = String::new();
    for bead in bitext.beads() {
        let (first, second) = sides(bitext, bead);
        let cost = 1.0 - bead.confidence;
        writeln!(out, "{}:{}:{cost:.4}", list(first), list(second)).expect("a string takes any text");
    }
    out
}

fn list(sents: Sents) -> String {
    let numbers: Vec<String> = sents.iter().map(|index| index.to_string()).collect();
    format!("[{}]", numbers.join(", "))
}

/// Reads bead lines; empty lines are skipped.
///
/// # Errors
///
/// If a line is not `[…]:[…]`, with its number.
///
/// ```
/// use duizhao::align::GoldBead;
/// use duizhao::format::vecalign;
///
/// let beads = vecalign::read("[0, 1]:[2]:0.1\n[]:[3]\tmoved\n")?;
/// assert_eq!(beads, [GoldBead::new(vec![0, 1], vec![2]), GoldBead::new(vec![], vec![3])]);
/// assert_eq!(vecalign::read("[0]:x").unwrap_err().to_string(), "vecalign line 1: expected `[numbers]:[numbers]`, found `[0]:x`");
/// # Ok::<(), duizhao::Error>(())
/// ```
pub fn read(text: &str) -> Result<Vec<GoldBead>> {
    Ok(read_with_costs(text)?.into_iter().map(|(bead, _)| bead).collect())
}

/// Reads bead lines with their third field, the cost; `None` if it is missing or not a number.
///
/// # Errors
///
/// As [`read`].
///
/// ```
/// use duizhao::format::vecalign;
///
/// let lines = vecalign::read_with_costs("[0, 1]:[2]:0.25\n[]:[3]\n")?;
/// assert_eq!(lines[0], ((vec![0, 1], vec![2]).into(), Some(0.25)));
/// assert_eq!(lines[1].1, None);
/// # Ok::<(), duizhao::Error>(())
/// ```
pub fn read_with_costs(text: &str) -> Result<Vec<(GoldBead, Option<f32>)>> {
    Ok(numbered(text)?.into_iter().map(|(_, line, cost)| (line, cost)).collect())
}

/// Reads bead lines that pair two documents with this many sentences, each of which must be named exactly
/// once.
///
/// # Errors
///
/// As for [`read`]; also if a line names a sentence that does not exist or that another line names, with its
/// number; or if no line names a sentence.
///
/// ```
/// use duizhao::format::vecalign;
///
/// assert_eq!(vecalign::read_whole("[0]:[0]\n[]:[1]\n", [1, 2])?.len(), 2);
/// let error = vecalign::read_whole("[0]:[0]\n\n[1]:[2]\n", [2, 2]).unwrap_err();
/// assert_eq!(error.to_string(), "vecalign line 3: target sentence 2 does not exist");
/// # Ok::<(), duizhao::Error>(())
/// ```
pub fn read_whole(text: &str, sentences: [usize; 2]) -> Result<Vec<GoldBead>> {
    let lines = numbered(text)?;
    for ((side, of), len) in SIDES.into_iter().zip(sentences) {
        let beads = lines.iter().map(|(_, line, _)| of(line).iter().map(|&index| index as usize));
        each_once(side, len, beads).map_err(|Fault { bead, message }| match bead {
            Some(bead) => Error::format(FORMAT.name, lines[bead].0, message),
            None => Error::new(ErrorKind::Format, format!("vecalign: {message}")),
        })?;
    }
    Ok(lines.into_iter().map(|(_, line, _)| line).collect())
}

/// Reads bead lines with their costs, as [`read_with_costs`] does; no two may name the same sentence.
///
/// # Errors
///
/// As for [`read`]; also if a line names a sentence that another line names, with its number.
///
/// ```
/// use duizhao::format::vecalign;
///
/// let error = vecalign::read_apart("[0]:[0]\n[0, 1]:[1]\n").unwrap_err();
/// assert_eq!(error.to_string(), "vecalign line 2: source sentence 0 is in line 1 already");
/// # Ok::<(), duizhao::Error>(())
/// ```
pub fn read_apart(text: &str) -> Result<Vec<(GoldBead, Option<f32>)>> {
    let lines = numbered(text)?;
    for (side, of) in SIDES {
        let mut named: HashMap<u32, u64> = HashMap::new();
        for (number, line, _) in &lines {
            for &index in of(line) {
                if let Some(other) = named.insert(index, *number) {
                    let message = format!("{side} sentence {index} is in line {other} already");
                    return Err(Error::format(FORMAT.name, *number, message));
                }
            }
        }
    }
    Ok(lines.into_iter().map(|(_, line, cost)| (line, cost)).collect())
}

/// A side of a line.
type Side = fn(&GoldBead) -> &Vec<u32>;

/// The sides and their names.
const SIDES: [(&str, Side); 2] = [("source", |bead| &bead.source), ("target", |bead| &bead.target)];

/// Reads bead lines whose sentences are contiguous. The confidence is one minus the cost, clamped to 0..1.
///
/// # Errors
///
/// As for [`read`]; also if the sentences of one side are not contiguous.
///
/// ```
/// use duizhao::{Sents, format::vecalign};
///
/// let beads = vecalign::read_beads("[0, 1]:[2]:0.25\n")?;
/// assert_eq!((beads[0].first, beads[0].confidence), (Sents::new(0, 2), Some(0.75)));
/// let error = vecalign::read_beads("[0]:[0]\n[1, 3]:[1]\n").unwrap_err();
/// assert_eq!(error.to_string(), "vecalign line 2: sentences 1 and 3 are no neighbours");
/// # Ok::<(), duizhao::Error>(())
/// ```
pub fn read_beads(text: &str) -> Result<Vec<NumberedBead>> {
    let bead = |(number, GoldBead { source: first, target: second }, cost): Numbered| {
        let error = |message: String| Error::format(FORMAT.name, number, message);
        let (first, second) =
            (NumberedBead::sents(&first).map_err(error)?, NumberedBead::sents(&second).map_err(error)?);
        let confidence = cost.map(|cost| (1.0 - cost).clamp(0.0, 1.0));
        Ok(NumberedBead { confidence, ..NumberedBead::new(first, second) })
    };
    numbered(text)?.into_iter().map(bead).collect()
}

/// A line with its number in the file, counted from one, and its cost.
type Numbered = (u64, GoldBead, Option<f32>);

fn numbered(text: &str) -> Result<Vec<Numbered>> {
    let mut lines = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        let line = line.split('\t').next().unwrap_or_default().trim();
        if line.is_empty() {
            continue;
        }
        let bead = parse(line).ok_or_else(|| {
            Error::format(FORMAT.name, number, format!("expected `[numbers]:[numbers]`, found `{line}`"))
        })?;
        lines.push((number, bead, line.split(':').nth(2).and_then(finite)));
    }
    Ok(lines)
}

fn parse(line: &str) -> Option<GoldBead> {
    let mut fields = line.split(':');
    let side = |field: &str| -> Option<Vec<u32>> {
        let inner = field.trim().strip_prefix('[')?.strip_suffix(']')?;
        let numbers = inner.split(',').map(str::trim).filter(|number| !number.is_empty());
        numbers.map(|number| number.parse().ok()).collect()
    };
    Some(GoldBead { source: side(fields.next()?)?, target: side(fields.next()?)? })
}
