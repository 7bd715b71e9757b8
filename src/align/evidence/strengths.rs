//! How well all types of two documents match, once all is known of it: [`Strengths`].

use crate::align::evidence::hits::Hits;
use crate::align::evidence::matches::Matches;
use crate::align::evidence::table::{Table, WHOLE};
use crate::align::evidence::token::Token;
use crate::lexicon::Vector;
use crate::parallel;
use crate::side::{Both, Side};

/// The most pairs of types of which a table is made: 64 MB, twice, for it is read from either side.
const MOST_CELLS: usize = 1 << 26;

/// How well the token types of two sides match.
#[derive(Clone, Debug)]
pub(crate) enum Strengths {
    /// All pairs of types.
    All(Table),
    /// Where the types are too many for a table, as in a list of thousands of words: those pairs that are known, with
    /// the number of types of the target.
    Known(Matches, usize),
}

impl Strengths {
    /// What `known` matches say, and the vectors of the types that have one.
    pub(crate) fn new(known: [&Matches; 2], vectors: &Both<Vec<Option<&Vector>>>) -> Strengths {
        let types = vectors.as_ref().map(Vec::len);
        if types.source * types.target > MOST_CELLS {
            let [known, further] = known;
            return Strengths::Known(known.joined(further), types.target);
        }
        let mut table = Table::new(vectors);
        known.into_iter().for_each(|matches| table.raise(matches));
        Strengths::All(table)
    }

    /// For each side, what these units of the other side, given as bags of tokens, hold for it.
    pub(crate) fn hits(&self, units: &Both<Vec<Vec<Token>>>) -> Both<Hits> {
        match self {
            Strengths::All(table) => parallel::both(|side| Hits::new(table, side, &units[side.other()])),
            Strengths::Known(matches, targets) => Hits::by(matches, units, *targets),
        }
    }

    /// How well a type of the source matches those of the target, in 0..1.
    pub(crate) fn of(&self, source: u32) -> impl Fn(u32) -> f32 {
        move |target| match self {
            Strengths::All(table) => f32::from(table.row(Side::Target, source)[target as usize]) / WHOLE,
            Strengths::Known(matches, _) => matches.strength(source, target),
        }
    }
}
