//! Where the matches of a token type are on the other side: [`Places`].

use std::ops::Range;

use crate::align::evidence::hits::Hits;
use crate::align::evidence::table::WHOLE;
use crate::align::evidence::token::{Place, Token};
use crate::lists::Lists;

/// For each token type of one side, the units of the other side that match it.
#[derive(Clone, Debug)]
pub(crate) enum Places<'a> {
    /// Read from what the units hold.
    Held(&'a Hits),
    /// Units by type.
    Listed(Lists<Place>),
}

/// What is known of a token type wherever its matches are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Spread {
    /// The number of units that match it.
    pub(crate) units: u32,
    /// How well they do together.
    pub(crate) sum: f32,
}

/// The units of one side as bags of tokens, and where their matches are.
#[derive(Clone, Debug)]
pub(crate) struct Placed<'a> {
    pub(crate) units: &'a [Vec<Token>],
    pub(crate) places: Places<'a>,
}

impl Places<'_> {
    /// For each type how many units match it, and how well.
    pub(crate) fn spreads(&self) -> Vec<Spread> {
        match self {
            Places::Held(hits) => hits.spreads(),
            Places::Listed(lists) => {
                let spread = |places: &[Place]| Spread {
                    units: places.len() as u32,
                    sum: places.iter().map(|place| place.strength).sum(),
                };
                lists.iter().map(spread).collect()
            }
        }
    }

    /// How well the best of some units matches a type.
    pub(crate) fn best(&self, kind: u32, units: &Range<usize>) -> f32 {
        match self {
            Places::Held(hits) => {
                let best = units.clone().map(|unit| hits.row(unit)[kind as usize]).max();
                f32::from(best.unwrap_or(0)) / WHOLE
            }
            Places::Listed(lists) => {
                let places = lists.get(kind as usize);
                let first = places.partition_point(|place| (place.at as usize) < units.start);
                let inside = places[first..].iter().take_while(|place| (place.at as usize) < units.end);
                inside.map(|place| place.strength).fold(0.0, f32::max)
            }
        }
    }

    /// The units that match one of these types, in order.
    pub(crate) fn of_any(&self, kinds: &[u32]) -> Vec<usize> {
        match self {
            Places::Held(hits) => {
                let matches = |row: &[u8]| kinds.iter().any(|&kind| row[kind as usize] > 0);
                (0..hits.len()).filter(|&unit| matches(hits.row(unit))).collect()
            }
            Places::Listed(lists) => {
                let places = kinds.iter().flat_map(|&kind| lists.get(kind as usize));
                let mut units: Vec<usize> = places.map(|place| place.at as usize).collect();
                units.sort_unstable();
                units.dedup();
                units
            }
        }
    }
}
