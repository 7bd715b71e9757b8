//! [`Gold`]: two documents with the beads that are right.

use crate::align::eval::GoldBead;
use crate::document::Document;
use crate::side::Both;
use crate::text::{Parts, Reading};

/// Two documents with their gold beads, to train on or to measure with. The beads are to name every
/// sentence of both exactly once, as [`vecalign::read_whole`](crate::format::vecalign::read_whole) makes sure.
#[derive(Clone, Debug)]
pub struct Gold<'t> {
    /// The Chinese document.
    pub source: Document<'t>,
    /// The English document.
    pub target: Document<'t>,
    /// The gold beads, by sentence numbers.
    pub beads: Vec<GoldBead>,
}

impl<'t> Gold<'t> {
    /// Both documents as they are compared.
    pub(crate) fn readings<'a>(&'a self, parts: &'a Both<Parts>) -> Both<Reading<'a>> {
        Both {
            source: Reading::new(&self.source, &parts.source),
            target: Reading::new(&self.target, &parts.target),
        }
    }
}
