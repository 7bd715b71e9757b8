//! What units of one side hold for the token types of the other: [`Hits`].

use crate::align::evidence::matches::Matches;
use crate::align::evidence::table::{Table, WHOLE, byte};
use crate::align::evidence::token::{Spread, Token};
use crate::side::{Both, Side};
use crate::simd::dispatched;

/// For each unit (sentence or clause) of one side, how well its best token matches each token type of the
/// other side, in steps of 1/255.
#[derive(Clone, Debug)]
pub(crate) struct Hits {
    types: usize,
    rows: Vec<u8>,
}

impl Hits {
    /// What these units hold for the types of `side`, which is the other side.
    pub(crate) fn new(table: &Table, side: Side, units: &[Vec<Token>]) -> Hits {
        let types = table.types()[side];
        let rows =
            best_of(types, units.iter().map(|unit| unit.iter().map(|token| table.row(side, token.kind))));
        Hits { types, rows }
    }

    /// For each side, what these units of the other side, given as bags of tokens, hold for it by matches; the target has
    /// so many types.
    pub(crate) fn by(matches: &Matches, units: &Both<Vec<Vec<Token>>>, targets: usize) -> Both<Hits> {
        Both {
            source: Hits::of(&matches.transposed(targets), matches.rows.len(), &units.target),
            target: Hits::of(matches, targets, &units.source),
        }
    }

    /// What these units hold for so many types of the other side by matches, of which there is a row for each type of the
    /// units.
    fn of(matching: &Matches, types: usize, units: &[Vec<Token>]) -> Hits {
        let mut rows = vec![0; types * units.len()];
        for (unit, row) in units.iter().zip(rows.chunks_exact_mut(types.max(1))) {
            for token in unit {
                for &(kind, strength) in &matching.rows[token.kind as usize] {
                    let cell = &mut row[kind as usize];
                    *cell = byte(strength).max(*cell);
                }
            }
        }
        Hits { types, rows }
    }

    /// What runs of these units hold, each of which ends where the next begins: `starts` has the first unit of each,
    /// and at last the end of all.
    pub(crate) fn joined(&self, starts: &[usize]) -> Hits {
        let rows =
            best_of(self.types, starts.windows(2).map(|run| (run[0]..run[1]).map(|unit| self.row(unit))));
        Hits { types: self.types, rows }
    }

    /// The number of units.
    pub(crate) fn len(&self) -> usize {
        self.rows.len().checked_div(self.types).unwrap_or(0)
    }

    /// How well one unit matches each type.
    pub(crate) fn row(&self, unit: usize) -> &[u8] {
        &self.rows[unit * self.types..(unit + 1) * self.types]
    }

    /// What a random window would give. In a long text a part of the windows stands for all.
    pub(crate) fn backgrounds(&self, most: usize) -> Backgrounds {
        let len = self.len();
        let step = (len / ENOUGH_WINDOWS).clamp(1, most);
        let mut sums = vec![0_u32; self.types * most];
        let mut best = vec![0_u8; self.types];
        dispatched!(_simd => for start in (0..len).step_by(step) {
            best.fill(0);
            for (size, sums) in (1..=most).zip(sums.chunks_exact_mut(self.types.max(1))) {
                let last = start + size - 1;
                if last < len {
                    best.iter_mut().zip(self.row(last)).for_each(|(best, &hit)| *best = hit.max(*best));
                } else if start > 0 {
                    break;
                }
                sums.iter_mut().zip(&best).for_each(|(sum, &best)| *sum += u32::from(best));
            }
        });
        let windows = |size: usize| if len < size { 1 } else { (len + 1 - size).div_ceil(step) };
        let wholes = (1..=most).map(|size| WHOLE * windows(size).max(LEAST_POSITIONS) as f32);
        let rows = sums.chunks_exact(self.types.max(1)).zip(wholes);
        let means = rows.flat_map(|(sums, whole)| sums.iter().map(move |&sum| sum as f32 / whole)).collect();
        Backgrounds { types: self.types, means }
    }

    /// For each type how many units match it, and how well.
    pub(crate) fn spreads(&self) -> Vec<Spread> {
        let mut counts = vec![0_u32; self.types];
        let mut sums = vec![0_u32; self.types];
        dispatched!(_simd => for row in self.rows.chunks_exact(self.types.max(1)) {
            for ((count, sum), &hit) in counts.iter_mut().zip(&mut sums).zip(row) {
                *count += u32::from(hit > 0);
                *sum += u32::from(hit);
            }
        });
        let spread = |(units, sum)| Spread { units, sum: sum as f32 / WHOLE };
        counts.into_iter().zip(sums).map(spread).collect()
    }

    /// The hits of units given row by row.
    #[cfg(test)]
    pub(crate) fn from_rows(rows: &[Vec<u8>]) -> Hits {
        Hits { types: rows[0].len(), rows: rows.concat() }
    }
}

/// For each group of rows the best in each column, row after row; nothing but zeros where a group is empty.
///
/// The first of a group is copied, so that memory is written before it is read: zeroed pages that are read first cost a
/// second fault, and on several threads a word to every other processor.
fn best_of<'a>(
    columns: usize,
    groups: impl ExactSizeIterator<Item = impl Iterator<Item = &'a [u8]>>,
) -> Vec<u8> {
    let mut rows = Vec::with_capacity(columns * groups.len());
    dispatched!(_simd => for mut group in groups {
        let start = rows.len();
        match group.next() {
            Some(first) => rows.extend_from_slice(first),
            None => rows.resize(start + columns, 0),
        }
        for row in group {
            rows[start..].iter_mut().zip(row).for_each(|(best, &hit)| *best = hit.max(*best));
        }
    });
    rows
}

/// For each token type and each size of window, the mean of the best match over all windows of that size.
///
/// The mean is taken over at least [`LEAST_POSITIONS`] windows: a shorter text is taken to go on with windows
/// that match nothing. Otherwise any match in a text of one or two sentences would count as chance.
#[derive(Clone, Debug)]
pub(crate) struct Backgrounds {
    types: usize,
    /// A row for each size.
    means: Vec<f32>,
}

impl Backgrounds {
    /// What a random window of this many units would give for a type, in 0..1.
    pub(crate) fn of(&self, kind: u32, window: usize) -> f32 {
        self.means[(window - 1) * self.types + kind as usize]
    }
}

/// What a random window would give is the mean over at least this many windows.
const LEAST_POSITIONS: usize = 4;
/// With twice this many units every second window stands for all, with three times as many every third, as far as
/// windows then still meet.
const ENOUGH_WINDOWS: usize = 200;
