//! Which token types of the two sides match, as far as they are few: by anchors, the word list, and what the
//! documents teach.

use crate::align::evidence::places::{Placed, Places};
use crate::align::evidence::shared::best_of_each;
use crate::align::evidence::token::{Place, Token};
use crate::lists::Lists;
use crate::parallel;
use crate::side::{Both, Side};

/// Which token types of the two sides match: for each source type the target types that match it, sorted, and
/// how well, in 0..1.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Matches {
    pub(crate) rows: Vec<Vec<(u32, f32)>>,
}

impl Matches {
    /// How well a type of the source matches one of the target, in 0..1.
    pub(crate) fn strength(&self, source: u32, target: u32) -> f32 {
        let row = &self.rows[source as usize];
        row.binary_search_by_key(&target, |&(kind, _)| kind).map_or(0.0, |place| row[place].1)
    }

    /// The same matches from the side of the target, which has `len` types.
    pub(crate) fn transposed(&self, len: usize) -> Matches {
        let mut rows = vec![Vec::new(); len];
        for (source, row) in self.rows.iter().enumerate() {
            for &(target, strength) in row {
                rows[target as usize].push((source as u32, strength));
            }
        }
        Matches { rows }
    }
}

impl Matches {
    /// These matches and others of the same types, each with its better strength.
    pub(crate) fn joined(&self, others: &Matches) -> Matches {
        let rows = self.rows.iter().zip(&others.rows);
        let joined = rows.map(|(row, others)| best_of_each(row.iter().chain(others).copied().collect()));
        Matches { rows: joined.collect() }
    }

    /// For each type, the units of the other side (given as bags of tokens) that hold a match of it; none where
    /// that many hold one that it says nothing.
    fn places(&self, units: &[Vec<Token>], types: usize) -> Lists<Place> {
        let holders = holders(units, types);
        let mut found = Found::new(units.len());
        let mut places = Lists::with_capacity(self.rows.len());
        for row in &self.rows {
            let all: usize = row.iter().map(|&(kind, _)| holders.get(kind as usize).len()).sum();
            places.push(|places| {
                if all <= units.len() / COMMON {
                    found.take(row, &holders, places);
                }
            });
        }
        places
    }

    /// Both sides, given as bags of tokens, with the places where they match each other; the target has so many
    /// types.
    pub(crate) fn placed<'a>(&self, units: Both<&'a [Vec<Token>]>, types: usize) -> Both<Placed<'a>> {
        let columns = self.transposed(types);
        let places = parallel::both(|side| match side {
            Side::Source => self.places(units.target, types),
            Side::Target => columns.places(units.source, self.rows.len()),
        });
        units.zip(places).map(|(units, places)| Placed { units, places: Places::Listed(places) })
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
    let mut found = Found::new(units.len());
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
struct Found {
    best: Vec<f32>,
    /// A bit for each unit.
    units: Vec<u64>,
}

impl Found {
    fn new(units: usize) -> Found {
        Found { best: vec![0.0; units], units: vec![0; units.div_ceil(u64::BITS as usize)] }
    }

    /// Adds the units that hold a match of a row to `places`, in order. Nothing is found afterwards.
    fn take(&mut self, row: &[(u32, f32)], holders: &Lists<u32>, places: &mut Vec<Place>) {
        let mut count = 0;
        for &(kind, strength) in row {
            for &at in holders.get(kind as usize) {
                let best = &mut self.best[at as usize];
                if *best == 0.0 {
                    self.units[at as usize / u64::BITS as usize] |= 1 << (at % u64::BITS);
                    count += 1;
                }
                *best = best.max(strength);
            }
        }
        if count == 0 {
            return;
        }
        places.reserve(count);
        for (bits, start) in self.units.iter_mut().zip((0..).step_by(u64::BITS as usize)) {
            while *bits != 0 {
                let at = start + bits.trailing_zeros();
                *bits &= *bits - 1;
                places.push(Place { at, strength: std::mem::take(&mut self.best[at as usize]) });
            }
        }
    }
}

/// For each token type, the units that hold it.
fn holders(units: &[Vec<Token>], types: usize) -> Lists<u32> {
    Lists::sorted(types, || {
        let tokens = units.iter().zip(0..).flat_map(|(unit, at)| unit.iter().map(move |token| (token, at)));
        tokens.map(|(token, at)| (token.kind as usize, at))
    })
}
