//! Which token types of the two sides match, as far as they are few: by anchors, the word list, and what the
//! documents teach.

use crate::align::evidence::shared::best_of_each;
use crate::side::Both;

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

    /// The matches of those types that have a number, from how well numbers match: `numbers` has the number of each type
    /// of both sides, `rows` for each number of the source the numbers of the target.
    pub(crate) fn of_numbers(numbers: &Both<Vec<Option<u32>>>, rows: &[Vec<(u32, f32)>]) -> Matches {
        let mut types: Vec<Option<u32>> = Vec::new();
        let targets = numbers.target.iter().zip(0..);
        for (number, at) in targets.filter_map(|(&number, at)| Some((number? as usize, at))) {
            types.resize(types.len().max(number + 1), None);
            types[number] = Some(at);
        }
        let row = |number: &Option<u32>| {
            let matching = number.map_or(&[][..], |number| &rows[number as usize]);
            let type_of = |number: u32| types.get(number as usize).copied().flatten();
            let here = matching.iter().filter_map(|&(number, strength)| Some((type_of(number)?, strength)));
            let mut here: Vec<(u32, f32)> = here.collect();
            here.sort_unstable_by_key(|&(kind, _)| kind);
            here
        };
        Matches { rows: numbers.source.iter().map(row).collect() }
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

    /// These matches and others of the same types, each with its better strength.
    pub(crate) fn joined(&self, others: &Matches) -> Matches {
        let rows = self.rows.iter().zip(&others.rows);
        let joined = rows.map(|(row, others)| best_of_each(row.iter().chain(others).copied().collect()));
        Matches { rows: joined.collect() }
    }
}
