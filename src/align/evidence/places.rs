//! Where the matches of a token type are on the other side: [`Places`].

use std::ops::Range;

use crate::align::evidence::hits::Hits;
use crate::align::evidence::matches::Matches;
use crate::align::evidence::table::WHOLE;
use crate::align::evidence::token::{Place, Spread, Token};
use crate::lists::Lists;
use crate::parallel;
use crate::side::{Both, Side};

/// For each token type of one side, the units of the other side that match it.
#[derive(Clone, Debug)]
pub(crate) enum Places<'a> {
    /// Read from what the units hold.
    Held(&'a Hits),
    /// Units by type.
    Listed(Lists<Place>),
}

/// The units of one side as bags of tokens, and where their matches are.
#[derive(Clone, Debug)]
pub(crate) struct Placed<'a> {
    pub(crate) units: &'a [Vec<Token>],
    pub(crate) places: Places<'a>,
}

impl<'a> Placed<'a> {
    /// Both sides, given as bags of tokens, with the places where they match each other; the target has so many
    /// types.
    pub(crate) fn both(matches: &Matches, units: Both<&'a [Vec<Token>]>, types: usize) -> Both<Placed<'a>> {
        let columns = matches.transposed(types);
        let places = parallel::both(|side| match side {
            Side::Source => Places::of(matches, units.target, types),
            Side::Target => Places::of(&columns, units.source, matches.rows.len()),
        });
        units.zip(places).map(|(units, places)| Placed { units, places })
    }
}

impl Places<'_> {
    /// For each type, the units of the other side (given as bags of tokens) that hold a match of it; none where
    /// that many hold one that it says nothing.
    fn of(matches: &Matches, units: &[Vec<Token>], types: usize) -> Places<'static> {
        let holders = holders(units, types);
        let mut found = BestByUnit::new(units.len());
        let mut places = Lists::with_capacity(matches.rows.len());
        for row in &matches.rows {
            let all: usize = row.iter().map(|&(kind, _)| holders.get(kind as usize).len()).sum();
            places.push(|places| {
                if all <= units.len() / COMMON {
                    found.take(row, &holders, places);
                }
            });
        }
        Places::Listed(places)
    }

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

/// A type that more than one in this many units match tells nothing of where it belongs.
const COMMON: usize = 4;

/// For each row of matches, the units (given as bags of tokens) that hold one of them, but none where there are
/// more than `most`. Time and memory are linear in the number of types and tokens.
pub(crate) fn rare_places(
    rows: &[Vec<(u32, f32)>],
    units: &[Vec<Token>],
    types: usize,
    most: usize,
) -> Lists<Place> {
    let holders = holders(units, types);
    let mut found = BestByUnit::new(units.len());
    let mut places = Lists::with_capacity(rows.len());
    for row in rows {
        places.push(|places| {
            let start = places.len();
            if row.iter().all(|&(kind, _)| holders.get(kind as usize).len() <= most) {
                found.take(row, &holders, places);
            }
            if places.len() - start > most {
                places.truncate(start);
            }
        });
    }
    places
}

/// The best match found in each unit, and in which units there is one.
struct BestByUnit {
    best: Vec<f32>,
    /// Those units, in the order in which they were found.
    touched: Vec<u32>,
    /// A bit for each unit.
    units: Vec<u64>,
}

impl BestByUnit {
    fn new(units: usize) -> BestByUnit {
        BestByUnit {
            best: vec![0.0; units],
            touched: Vec::new(),
            units: vec![0; units.div_ceil(u64::BITS as usize)],
        }
    }

    /// Adds the units that hold a match of a row to `places`, in order. Nothing is found afterwards.
    fn take(&mut self, row: &[(u32, f32)], holders: &Lists<u32>, places: &mut Vec<Place>) {
        for &(kind, strength) in row {
            for &at in holders.get(kind as usize) {
                let best = &mut self.best[at as usize];
                if *best == 0.0 {
                    self.touched.push(at);
                }
                *best = best.max(strength);
            }
        }
        if self.touched.len() * SPARSE < self.units.len() {
            self.touched.sort_unstable();
        } else {
            self.sort_by_bits();
        }
        let best = &mut self.best;
        let place = |at: u32| Place { at, strength: std::mem::take(&mut best[at as usize]) };
        places.extend(self.touched.drain(..).map(place));
    }

    /// Sorts the units that were touched, of which there are many.
    fn sort_by_bits(&mut self) {
        for at in self.touched.drain(..) {
            self.units[(at / u64::BITS) as usize] |= 1 << (at % u64::BITS);
        }
        for (bits, start) in self.units.iter_mut().zip((0..).step_by(u64::BITS as usize)) {
            while *bits != 0 {
                self.touched.push(start + bits.trailing_zeros());
                *bits &= *bits - 1;
            }
        }
    }
}

/// Units are sorted one by one where there are fewer than one for this many words of bits.
const SPARSE: usize = 4;

/// For each token type, the units that hold it.
fn holders(units: &[Vec<Token>], types: usize) -> Lists<u32> {
    Lists::sorted(types, || {
        let tokens = units.iter().zip(0..).flat_map(|(unit, at)| unit.iter().map(move |token| (token, at)));
        tokens.map(|(token, at)| (token.kind as usize, at))
    })
}
