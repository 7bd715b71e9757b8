//! Which token types of the two sides match, as far as they are few: by anchors, the word list, and what the
//! documents teach.

use crate::align::evidence::shared::best_of_each;
use crate::align::evidence::token::Placed;
use crate::align::evidence::token::{Place, Token};
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
    fn places(&self, units: &[Vec<Token>], types: usize) -> Vec<Vec<Place>> {
        let holders = Holders::new(units, types);
        let mut found = Found::new(units.len());
        let mut of_row = |row: &Vec<(u32, f32)>| {
            let all: usize = row.iter().map(|&(kind, _)| holders.of(kind).len()).sum();
            if all > units.len() / COMMON {
                return Vec::new();
            }
            found.take(row, &holders)
        };
        self.rows.iter().map(&mut of_row).collect()
    }

    /// Both sides, given as bags of tokens, with the places where they match each other; the target has so many
    /// types.
    pub(crate) fn placed<'a>(&self, units: Both<&'a [Vec<Token>]>, types: usize) -> Both<Placed<'a>> {
        let columns = self.transposed(types);
        let places = parallel::both(|side| match side {
            Side::Source => self.places(units.target, types),
            Side::Target => columns.places(units.source, self.rows.len()),
        });
        units.zip(places).map(|(units, places)| Placed { units, places })
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
) -> Vec<Vec<Place>> {
    let holders = Holders::new(units, types);
    let mut found = Found::new(units.len());
    let of_row = |row: &Vec<(u32, f32)>| {
        if row.iter().any(|&(kind, _)| holders.of(kind).len() > most) {
            return Vec::new();
        }
        let places = found.take(row, &holders);
        if places.len() > most { Vec::new() } else { places }
    };
    rows.iter().map(of_row).collect()
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

    /// The units that hold a match of a row, in order. Nothing is found afterwards.
    fn take(&mut self, row: &[(u32, f32)], holders: &Holders) -> Vec<Place> {
        let mut count = 0;
        for &(kind, strength) in row {
            for &at in holders.of(kind) {
                let best = &mut self.best[at as usize];
                if *best == 0.0 {
                    self.units[at as usize / u64::BITS as usize] |= 1 << (at % u64::BITS);
                    count += 1;
                }
                *best = best.max(strength);
            }
        }
        let mut places = Vec::with_capacity(count);
        if count == 0 {
            return places;
        }
        for (bits, start) in self.units.iter_mut().zip((0..).step_by(u64::BITS as usize)) {
            while *bits != 0 {
                let at = start + bits.trailing_zeros();
                *bits &= *bits - 1;
                places.push(Place { at, strength: std::mem::take(&mut self.best[at as usize]) });
            }
        }
        places
    }
}

/// For each token type, the units that hold it.
struct Holders {
    first: Vec<usize>,
    units: Vec<u32>,
}

impl Holders {
    fn new(units: &[Vec<Token>], types: usize) -> Holders {
        let mut first = vec![0; types + 1];
        units.iter().flatten().for_each(|token| first[token.kind as usize + 1] += 1);
        for kind in 0..types {
            first[kind + 1] += first[kind];
        }
        let mut next = first.clone();
        let mut holders = vec![0; first[types]];
        for (at, unit) in units.iter().enumerate() {
            for token in unit {
                holders[next[token.kind as usize]] = at as u32;
                next[token.kind as usize] += 1;
            }
        }
        Holders { first, units: holders }
    }

    fn of(&self, kind: u32) -> &[u32] {
        &self.units[self.first[kind as usize]..self.first[kind as usize + 1]]
    }
}
