//! The ladder format of hunalign: rungs `i<TAB>j<TAB>score`, from `0 0` to the numbers of sentences of both
//! texts. Each bead lies between two rungs; the score on a rung is that of the bead that starts there.
//!
//! A ladder only ascends: it cannot hold a moved bead. Confidence and texts are not carried.

use std::fmt::Write;

use super::numbered_bead::{NumberedBead, finite, in_order, sides};
use super::registry::{Format, Read};
use super::written::{Lost, Written};
use crate::bitext::{Bead, Bitext, Placement};
use crate::error::{Error, Result};
use crate::span::Sents;

/// Its entry in the list of formats.
pub const FORMAT: Format = Format {
    name: "ladder",
    endings: &["ladder"],
    description: "The rungs of hunalign",
    read: Read::Numbers(|text, _, _| read(text)),
    write,
    documents: None,
};

/// Writes the rungs, beginning with the text that was given first. A moved bead is taken apart: its sentences
/// are written without counterpart at their places on both sides, and it counts as lost. A bead with both
/// sides empty is left out.
///
/// ```
/// use duizhao::{Bead, Bitext, Document, Sents, format::ladder};
///
/// let (zh, en) = (Document::new("下雨了。我们走吧。"), Document::new("It rains, so let us go."));
/// let bitext = Bitext::from_beads(zh, en, vec![Bead::new(Sents::new(0, 2), Sents::new(0, 1))])?;
/// assert_eq!(ladder::write(&bitext).text, "0\t0\t0\n2\t1\t0\n");
/// # Ok::<(), duizhao::Error>(())
/// ```
pub fn write(bitext: &Bitext<'_>) -> Written {
    let (steps, lost) = steps(bitext);
    let mut text = String::new();
    let (mut i, mut j) = (0, 0);
    for step in steps {
        writeln!(text, "{i}\t{j}\t{}", step.score).expect("a string takes any text");
        (i, j) = (i + step.first.len(), j + step.second.len());
    }
    writeln!(text, "{i}\t{j}\t0").expect("a string takes any text");
    Written { text, lost, ..Written::default() }
}

/// A bead, or one side of it.
struct Step {
    first: Sents,
    second: Sents,
    score: f32,
    /// The number of its bead.
    bead: usize,
}

/// The beads in an order that is monotonic on both sides.
fn steps(bitext: &Bitext<'_>) -> (Vec<Step>, Lost) {
    let climbs = |bead: &Bead| !bead.is_null() && bead.placement == Placement::InOrder;
    let stays = in_order(bitext.beads(), climbs);
    let mut lost = Lost::default();
    // The steps that have a first side, and those that have none.
    let (mut firsts, mut seconds) = (Vec::new(), Vec::new());
    for (index, bead) in bitext.beads().iter().enumerate() {
        let (first, second) = sides(bitext, bead);
        let step = |first, second| Step { first, second, score: bead.score, bead: index };
        let keeps = bead.is_null() || (climbs(bead) && stays[index]);
        if !keeps {
            lost.moved += 1;
            firsts.push(Step { score: 0.0, ..step(first, Sents::default()) });
            seconds.push(Step { score: 0.0, ..step(Sents::default(), second) });
        } else if !first.is_empty() {
            firsts.push(step(first, second));
        } else if !second.is_empty() {
            seconds.push(step(first, second));
        }
    }
    firsts.sort_by_key(|step| step.first);
    seconds.sort_by_key(|step| step.second);
    (merged(firsts, seconds), lost)
}

/// Merges both lists: a step is taken once the sentence that it begins with is reached; if two could be
/// taken, the one whose bead comes first.
fn merged(firsts: Vec<Step>, seconds: Vec<Step>) -> Vec<Step> {
    let mut steps = Vec::with_capacity(firsts.len() + seconds.len());
    let (mut firsts, mut seconds) = (firsts.into_iter().peekable(), seconds.into_iter().peekable());
    let mut j = 0;
    loop {
        let first = firsts.peek().filter(|step| step.second.is_empty() || step.second.start == j);
        let second = seconds.peek().filter(|step| step.second.start == j);
        let takes_first = match (first, second) {
            (Some(first), Some(second)) => first.bead < second.bead,
            (first, _) => first.is_some(),
        };
        let step = if takes_first { firsts.next() } else { seconds.next() };
        let Some(step) = step else { return steps };
        j += step.second.len() as u32;
        steps.push(step);
    }
}

/// Reads a ladder. Blank lines are skipped.
///
/// # Errors
///
/// If a line does not begin with two numbers, the first rung is not `0 0`, or a rung is below the one before;
/// with the line.
///
/// ```
/// use duizhao::{Sents, format::{NumberedBead, ladder}};
///
/// let beads = ladder::read("0\t0\t0.5\n2\t1\t-0.3\n2\t2\t0\n")?;
/// assert_eq!(beads[0], NumberedBead { score: Some(0.5), ..NumberedBead::new(Sents::new(0, 2), Sents::new(0, 1)) });
/// assert_eq!(beads[1].second, Sents::new(1, 2));
///
/// let error = ladder::read("0\t0\n3\t1\n2\t2\n").unwrap_err();
/// assert_eq!(error.to_string(), "ladder line 3: rung 2 2 is below 3 1");
/// # Ok::<(), duizhao::Error>(())
/// ```
pub fn read(text: &str) -> Result<Vec<NumberedBead>> {
    let mut beads = Vec::new();
    let mut below: Option<(u32, u32, Option<f32>)> = None;
    for (line, number) in text.lines().zip(1..) {
        if line.trim().is_empty() {
            continue;
        }
        let error = |message: String| Error::format(FORMAT.name, number, message);
        let mut fields = line.split_whitespace();
        let mut rung = || fields.next()?.parse::<u32>().ok();
        let (Some(i), Some(j)) = (rung(), rung()) else {
            return Err(error(format!("expected two numbers and a score, found `{}`", line.trim())));
        };
        match below {
            None if (i, j) != (0, 0) => return Err(error(format!("expected 0 0 first, found {i} {j}"))),
            None => {}
            Some((low_i, low_j, _)) if i < low_i || j < low_j => {
                return Err(error(format!("rung {i} {j} is below {low_i} {low_j}")));
            }
            Some((low_i, low_j, score)) => {
                let (first, second) = (Sents { start: low_i, end: i }, Sents { start: low_j, end: j });
                beads.push(NumberedBead { score, ..NumberedBead::new(first, second) });
            }
        }
        below = Some((i, j, fields.next().and_then(finite)));
    }
    Ok(beads)
}
