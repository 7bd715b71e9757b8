//! [`Gold`]: two documents with the beads that are right.

use crate::document::Document;
use crate::side::Both;
use crate::text::{Parts, Reading};

/// Two documents with their gold beads, to train on or to measure with. The beads should name every sentence
/// of both exactly once, as [`vecalign::read_whole`](crate::format::vecalign::read_whole) makes sure.
#[derive(Clone, Debug)]
pub struct Gold<'t> {
    /// The Chinese document.
    pub source: Document<'t>,
    /// The English document.
    pub target: Document<'t>,
    /// The gold beads.
    pub beads: Vec<GoldBead>,
}

impl<'t> Gold<'t> {
    /// Both documents as they are compared.
    pub(crate) fn readings<'a>(&'a self, parts: &'a Both<Parts>) -> Both<Reading<'a>> {
        Reading::of_both(Both::new(&self.source, &self.target), parts)
    }
}

/// A bead by the sentence numbers of its sides, as bead files have it; they need not be contiguous.
///
/// ```
/// use duizhao::align::GoldBead;
///
/// let bead = GoldBead::new(vec![1], vec![1, 2]);
/// assert_eq!(bead, GoldBead { source: vec![1], target: vec![1, 2] });
/// assert_eq!(bead, (vec![1], vec![1, 2]).into());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GoldBead {
    /// The sentences of the source.
    pub source: Vec<u32>,
    /// The sentences of the target.
    pub target: Vec<u32>,
}

impl GoldBead {
    /// A bead of these sentences.
    pub fn new(source: Vec<u32>, target: Vec<u32>) -> GoldBead {
        GoldBead { source, target }
    }

    /// Whether one of the sides is empty.
    pub(crate) fn is_null(&self) -> bool {
        self.source.is_empty() || self.target.is_empty()
    }

    /// Its sentences on both sides.
    pub(crate) fn sides(&self) -> Both<&[u32]> {
        Both { source: &self.source, target: &self.target }
    }
}

impl From<(Vec<u32>, Vec<u32>)> for GoldBead {
    fn from((source, target): (Vec<u32>, Vec<u32>)) -> GoldBead {
        GoldBead { source, target }
    }
}
