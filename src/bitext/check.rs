//! Checks that beads name each sentence exactly once.

use crate::error::{Error, ErrorKind, Result};
use crate::span::Sents;

/// Checks that the beads' runs of one side name each of its `len` sentences exactly once.
pub(super) fn check(side: &str, len: usize, runs: impl Iterator<Item = Sents> + Clone) -> Result<()> {
    let refuse = |message| Err(Error::new(ErrorKind::Format, message));
    // An empty run has a place too: before a sentence, or at the end.
    for run in runs.clone() {
        if run.start > run.end || run.is_empty() && run.start as usize > len {
            return refuse(format!(
                "{side} sentences {}..{} of a bead are no part of {len}",
                run.start, run.end
            ));
        }
    }
    each_once(side, len, runs.map(Sents::iter)).or_else(|fault| refuse(fault.message))
}

/// What is wrong with beads.
pub(crate) struct Fault {
    /// The bead where it was found.
    pub(crate) bead: Option<usize>,
    pub(crate) message: String,
}

/// Checks that beads name each of the `len` sentences of a side exactly once.
pub(crate) fn each_once<B: IntoIterator<Item = usize>>(
    side: &str,
    len: usize,
    beads: impl IntoIterator<Item = B>,
) -> std::result::Result<(), Fault> {
    let mut used = vec![false; len];
    let message = |index, what| format!("{side} sentence {index} {what}");
    for (number, bead) in beads.into_iter().enumerate() {
        for index in bead {
            let refuse = |what| Err(Fault { bead: Some(number), message: message(index, what) });
            match used.get_mut(index) {
                None => return refuse("does not exist"),
                Some(true) => return refuse("is in two beads"),
                Some(free) => *free = true,
            }
        }
    }
    match used.iter().position(|used| !used) {
        Some(index) => Err(Fault { bead: None, message: message(index, "is in no bead") }),
        None => Ok(()),
    }
}
