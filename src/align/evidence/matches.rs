//! Which token types of the two sides match, how well, and in which units.

use crate::align::evidence::coverage::{Place, Token};
use crate::align::evidence::pairs::best_of_each;

/// Units are marked in words of this many bits.
const BITS: usize = u64::BITS as usize;

/// Which token types of the two sides match: for each source type the target types that match it, sorted, and
/// how well, in 0..1.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Matches {
    pub(crate) rows: Vec<Vec<(u32, f32)>>,
}

impl Matches {
    /// The better of two matches, for each pair of types.
    pub(crate) fn or(&self, other: &Matches) -> Matches {
        let rows = self.rows.iter().zip(&other.rows);
        Matches { rows: rows.map(|(a, b)| best_of_each(a.iter().chain(b).copied().collect())).collect() }
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

    /// For each type, the units of the other side (given as bags of tokens) that hold a match of it.
    pub(crate) fn places(&self, units: &[Vec<Token>], types: usize) -> Vec<Vec<Place>> {
        let holders = Holders::new(units, types);
        let mut best = vec![0.0_f32; units.len()];
        let mut marked = vec![0_u64; units.len().div_ceil(BITS)];
        let mut of_row = |row: &Vec<(u32, f32)>| {
            let mut count = 0;
            for &(kind, strength) in row {
                for &at in holders.of(kind) {
                    let at = at as usize;
                    let (word, bit) = (&mut marked[at / BITS], 1 << (at % BITS));
                    count += usize::from(*word & bit == 0);
                    *word |= bit;
                    best[at] = best[at].max(strength);
                }
            }
            let mut places = Vec::with_capacity(count);
            for (number, word) in marked.iter_mut().enumerate() {
                while *word != 0 {
                    let at = number * BITS + word.trailing_zeros() as usize;
                    places.push(Place { at: at as u32, strength: std::mem::take(&mut best[at]) });
                    *word &= *word - 1;
                }
            }
            places
        };
        self.rows.iter().map(&mut of_row).collect()
    }
}

/// For each row of matches, the units that hold one of them, as [`Matches::places`] gives them, but none
/// where there are more than `most`. Time and memory are linear in the number of types and tokens.
pub(crate) fn rare_places(
    rows: &[Vec<(u32, f32)>],
    units: &[Vec<Token>],
    types: usize,
    most: usize,
) -> Vec<Vec<Place>> {
    let holders = Holders::new(units, types);
    let of_row = |row: &Vec<(u32, f32)>| {
        if row.iter().any(|&(kind, _)| holders.of(kind).len() > most) {
            return Vec::new();
        }
        let of = |&(kind, strength): &(u32, f32)| holders.of(kind).iter().map(move |&at| (at, strength));
        let places = best_of_each(row.iter().flat_map(of).collect());
        let few = places.len() <= most;
        places.into_iter().filter(|_| few).map(|(at, strength)| Place { at, strength }).collect()
    };
    rows.iter().map(of_row).collect()
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
