//! [`Rule`]: its description and its check.

use std::ops::Deref;

use super::collector::Collector;
use super::finding::Finding;
use super::meta::Meta;
use crate::bitext::Pair;
use crate::lint::evidence::context::Context;

/// A rule of the linter. The fields of its [`Meta`] can be read as its own: `rule.id`.
#[derive(Debug)]
pub struct Rule {
    /// Its name and its description.
    pub meta: Meta,
    /// Its check.
    pub check: Check,
}

impl Deref for Rule {
    type Target = Meta;

    fn deref(&self) -> &Meta {
        &self.meta
    }
}

/// How a rule reads a bitext.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Check {
    /// Pair by pair.
    Pair(fn(&Context<'_>, &Pair<'_>, &mut Collector<'_>)),
    /// As a whole: names and terms that should be the same everywhere. The rule calls [`Context::pairs`] for
    /// what it reads.
    Bitext(fn(&Context<'_>, &mut Collector<'_>)),
}

impl Rule {
    /// Reads a bitext and adds what it finds.
    pub(super) fn run(&'static self, context: &Context<'_>, findings: &mut Vec<Finding>) {
        let mut findings = Collector::new(&self.meta, self.direction.mends(context.original()), findings);
        match self.check {
            Check::Bitext(check) => check(context, &mut findings),
            Check::Pair(check) => {
                context.pairs(self.reads).for_each(|pair| check(context, &pair, &mut findings));
            }
        }
    }
}
