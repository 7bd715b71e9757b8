//! [`NumberedBead`]: a bead as a file holds it, by sentence numbers.

use crate::bitext::{Bead, Bitext, Order, Placement};
use crate::document::Document;
use crate::error::Result;
use crate::span::Sents;

/// Sentences of a file's first text, and the sentences of its second text that they are paired with.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct NumberedBead {
    /// Sentences of the first text.
    pub first: Sents,
    /// Sentences of the second text.
    pub second: Sents,
    /// What the bead adds to the score of its path, if the file gives it.
    pub score: Option<f32>,
    /// How probable it is, if the file says so.
    pub confidence: Option<f32>,
}

impl NumberedBead {
    /// A bead without a score.
    pub fn new(first: Sents, second: Sents) -> NumberedBead {
        NumberedBead { first, second, score: None, confidence: None }
    }

    /// The sentences with these numbers, which must be contiguous and ascending. The error names two that are
    /// not.
    pub(super) fn sents(numbers: &[u32]) -> std::result::Result<Sents, String> {
        let (Some(&first), Some(&last)) = (numbers.first(), numbers.last()) else {
            return Ok(Sents::default());
        };
        if last == u32::MAX {
            return Err(format!("there is no sentence {last}"));
        }
        match numbers.windows(2).find(|pair| pair[0].checked_add(1) != Some(pair[1])) {
            Some(pair) => Err(format!("sentences {} and {} are no neighbours", pair[0], pair[1])),
            None => Ok(Sents { start: first, end: last + 1 }),
        }
    }

    /// Pairs two documents by the beads of a file, in the order of the file. The documents must be in the
    /// order that the file uses; if the first is English and the second Chinese, they are swapped. A bead
    /// that steps back behind others is [moved](Placement::Moved).
    ///
    /// # Errors
    ///
    /// If a bead names a sentence that does not exist, or a sentence is in no bead or in two: the file then
    /// belongs to other documents, or to the same ones segmented differently.
    ///
    /// ```
    /// use duizhao::{Document, Sents, format::NumberedBead};
    ///
    /// let (en, zh) = (Document::new("It rains, so let us go."), Document::new("下雨了。我们走吧。"));
    /// let bitext = NumberedBead::bitext(&[NumberedBead::new(Sents::new(0, 1), Sents::new(0, 2))], en, zh)?;
    /// assert_eq!(bitext.pair(0).source(), "下雨了。我们走吧。");
    /// # Ok::<(), duizhao::Error>(())
    /// ```
    pub fn bitext<'t>(
        beads: &[NumberedBead],
        first: Document<'t>,
        second: Document<'t>,
    ) -> Result<Bitext<'t>> {
        let order = Order::of(first.language(), second.language());
        let mut beads: Vec<Bead> = beads.iter().map(|numbered| numbered.bead(order)).collect();
        let stays = in_order(&beads, |bead| !bead.is_null());
        for (bead, stays) in beads.iter_mut().zip(stays) {
            bead.placement = if stays { Placement::InOrder } else { Placement::Moved };
        }
        let (source, target) = order.arranged((first, second));
        Ok(Bitext::from_beads(source, target, beads)?.given(order))
    }

    fn bead(&self, order: Order) -> Bead {
        let (source, target) = order.arranged((self.first, self.second));
        let bead = Bead::new(source, target);
        let confidence = self.confidence.map_or(bead.confidence, |confidence| confidence.clamp(0.0, 1.0));
        Bead { score: self.score.unwrap_or(bead.score), confidence, ..bead }
    }
}

/// The two sides of a bead, beginning with the text that was given first.
pub(super) fn sides(bitext: &Bitext<'_>, bead: &Bead) -> (Sents, Sents) {
    bitext.order().arranged((bead.source, bead.target))
}

/// A number in a file, or `None` if it is not a finite number.
pub(super) fn finite(number: &str) -> Option<f32> {
    number.trim().parse().ok().filter(|number: &f32| number.is_finite())
}

/// For each bead, whether it keeps the order of its neighbours: of the beads that are `asked` for, those in a
/// longest run that ascends on both sides, with the earlier targets if two runs are equally long. The others
/// count as in order. Takes time n log n.
pub(super) fn in_order(beads: &[Bead], asked: impl Fn(&Bead) -> bool) -> Vec<bool> {
    let mut indices: Vec<usize> = (0..beads.len()).filter(|&index| asked(&beads[index])).collect();
    indices.sort_by_key(|&index| beads[index].source);
    let mut stays = vec![true; beads.len()];
    indices.iter().for_each(|&index| stays[index] = false);
    // The last bead of the best run of each length, and the bead before each in its run.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; beads.len()];
    for &index in &indices {
        let length = ends.partition_point(|&end| beads[end].target.start < beads[index].target.start);
        before[index] = length.checked_sub(1).map(|shorter| ends[shorter]);
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut last = ends.last().copied();
    while let Some(index) = last {
        stays[index] = true;
        last = before[index];
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bead(source: [usize; 2], target: [usize; 2]) -> Bead {
        Bead::new(Sents::new(source[0], source[1]), Sents::new(target[0], target[1]))
    }

    #[test]
    fn the_shorter_of_two_crossing_runs_is_moved() {
        let beads = [
            bead([0, 1], [3, 4]),
            bead([1, 2], [0, 1]),
            bead([2, 2], [1, 2]),
            bead([2, 4], [2, 3]),
            bead([4, 5], [4, 6]),
        ];
        assert_eq!(in_order(&beads, |bead| !bead.is_null()), [false, true, true, true, true]);
    }

    #[test]
    fn numbers_that_are_no_run_are_refused() {
        assert_eq!(NumberedBead::sents(&[3, 4, 5]), Ok(Sents::new(3, 6)));
        assert_eq!(NumberedBead::sents(&[]), Ok(Sents::default()));
        assert_eq!(NumberedBead::sents(&[3, 5]).unwrap_err(), "sentences 3 and 5 are no neighbours");
        assert_eq!(NumberedBead::sents(&[4, 3]).unwrap_err(), "sentences 4 and 3 are no neighbours");
        assert_eq!(NumberedBead::sents(&[u32::MAX]).unwrap_err(), "there is no sentence 4294967295");
    }
}
