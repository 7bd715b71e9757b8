//! The measures of a bead: what speaks for and against pairing two runs of units (sentences or clauses).
//!
//! They are computed for [`LANES`] beads at a time: beads of one type that begin after the same unit of the source
//! and at consecutive units of the target. A row of a corridor is measured in few steps, each of them a few
//! instructions.

use std::ops::Range;

use wide::f32x8;

use crate::align::evidence::Evidenced;
use crate::align::evidence::coverage::{Coverage, SPARE, starts};
use crate::align::evidence::token::MASS_FLOOR;
use crate::align::lattice::{Candidate, Corridor, Shape};
use crate::align::model::ratio::Ratios;
use crate::parallel;
use crate::side::Both;
use crate::text::profile::{Mark, Profile};

/// Defines the measures: an enum to index their values with, and their names.
macro_rules! measures {
    ($($measure:ident $name:literal)*) => {
        /// A measure of a bead, used as the index of its value.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Measure { $($measure),* }

        /// The names of the measures, in the order of their values.
        pub(crate) const NAMES: &[&str] = &[$($name),*];
    };
}

measures! {
    LengthDifference "length.difference"
    LengthRatio "length.ratio"
    LengthRatioSquared "length.ratio.squared"
    LengthNull "length.null"
    LengthSize "length.size"
    MarkQuestion "mark.question"
    MarkExclamation "mark.exclamation"
    MarkOpeningQuote "mark.quote.opening"
    MarkClosingQuote "mark.quote.closing"
    MarkColon "mark.colon"
    MarkEllipsis "mark.ellipsis"
    MarkBracket "mark.bracket"
    Clauses "clauses"
    BeginsQuoted "begins.quoted"
    EndsQuoted "ends.quoted"
    EndsQuestion "ends.question"
    SourceSum "coverage.source.sum"
    TargetSum "coverage.target.sum"
    SourceShare "coverage.source.share"
    TargetShare "coverage.target.share"
    SourceLeast "coverage.source.least"
    TargetLeast "coverage.target.least"
}

/// The values of all measures for one bead.
pub(crate) type Values = [f32; NAMES.len()];

/// How many beads are measured at a time.
pub(crate) const LANES: usize = 8;
const _: () = assert!(SPARE >= LANES, "gains are read so many at a time");
/// The sum of the gains of a run of sentences is a feature in tenths, to be as large as the others.
pub(crate) const SUM_SCALE: f32 = 0.1;

/// The values of all measures for beads of one type that begin at consecutive units of the target.
pub(crate) type Eight = [f32x8; NAMES.len()];

/// Two runs of units, prepared for computing the measures of their beads.
pub(crate) struct Measures {
    sides: Both<Prepared>,
    source_coverage: Coverage,
    target_gains: TargetGains,
    ratios: Ratios,
}

/// One side, with running sums, so that the total of any run of units is one subtraction. What is indexed by unit
/// goes on beyond the last, so that [`LANES`] can be read anywhere.
struct Prepared {
    letters: Vec<f32>,
    /// For runs of 1, 2, 3 … units that begin at each unit, the logarithms of their letters and of their clauses.
    log_letters: Vec<Vec<f32>>,
    log_clauses: Vec<Vec<f32>>,
    marks: [Vec<f32>; Mark::COUNT],
    begins_quoted: Vec<f32>,
    ends_quoted: Vec<f32>,
    asks: Vec<f32>,
    masses: Vec<f32>,
    /// One over the weight of each unit, which is raised by a constant.
    inverse_masses: Vec<f32>,
}

// The bounds and scales as measured best on chapters of six novels.

/// The largest values that count of a squared difference of lengths, a ratio of lengths, its square, a
/// difference of marks and a ratio of clauses: what is beyond is no worse.
const MOST_DIFFERENCE: f32 = 25.0;
const MOST_RATIO: f32 = 2.5;
const MOST_SQUARE: f32 = 4.0;
const MOST_MARKS: f32 = 3.0;
const MOST_CLAUSE_RATIO: f32 = 2.0;
/// A squared difference of lengths is divided by this for each letter, plus a constant.
const SPREAD_PER_LETTER: f32 = 4.0;
const SPREAD: f32 = 30.0;
/// Letters added to both sides before dividing, so that short units do not stand out.
const LENGTH_FLOOR: f32 = 8.0;
/// Clauses added to both sides before dividing, likewise.
const CLAUSE_FLOOR: f32 = 1.0;
/// The logarithms of the lengths of a null bead and of a bead of several units are divided by these.
const NULL_SCALE: f32 = 3.0;
const SIZE_SCALE: f32 = 5.0;
/// The marks that are compared, each with its measure.
const MARKS: [(Measure, Mark); Mark::COUNT] = [
    (Measure::MarkQuestion, Mark::Question),
    (Measure::MarkExclamation, Mark::Exclamation),
    (Measure::MarkOpeningQuote, Mark::OpeningQuote),
    (Measure::MarkClosingQuote, Mark::ClosingQuote),
    (Measure::MarkColon, Mark::Colon),
    (Measure::MarkEllipsis, Mark::Ellipsis),
    (Measure::MarkBracket, Mark::Bracket),
];

impl Measures {
    /// Prepares two runs of units in a corridor, for beads of up to `longest` of them.
    pub(crate) fn new(
        profiles: Both<&[Profile]>,
        ratios: Ratios,
        sides: &Both<Evidenced<'_>>,
        corridor: &Corridor,
        longest: Both<usize>,
    ) -> Measures {
        let coverage = parallel::both(|side| {
            let own = &sides[side];
            own.coverage(own.units, starts(corridor, longest, side), longest[side.other()])
        });
        let ratios_of = Both::new(ratios, Ratios { letters: 1.0, clauses: 1.0 });
        let sides =
            Both::of(|side| Prepared::new(profiles[side], &coverage[side], ratios_of[side], longest[side]));
        let Both { source, target } = coverage;
        let target_gains = TargetGains::new(&target, corridor, longest);
        Measures { sides, source_coverage: source, target_gains, ratios }
    }

    /// The total weight of the tokens of both sides of a bead.
    pub(crate) fn mass(&self, bead: &Candidate) -> f32 {
        let totals = self.sides.as_ref().zip(bead.runs()).map(|(side, run)| total(&side.masses, &run));
        totals.source + totals.target
    }

    /// Whether neither side of a bead is longer than the other by more than this factor, against the ratio of the
    /// documents.
    pub(crate) fn is_likely(&self, bead: &Candidate, most: f32) -> bool {
        Measures::are_likely(bead.shape, &self.of_eight(bead), most)[0]
    }

    /// [`Measures::is_likely`] of beads of this type with these measures, which may be followed by other features.
    #[inline]
    pub(crate) fn are_likely(shape: Shape, measured: &[f32x8], most: f32) -> [bool; LANES] {
        let ratios = measured[Measure::LengthRatio as usize].to_array();
        ratios.map(|ratio| shape.is_null() || ratio >= -most.ln())
    }

    /// The measures of one bead.
    pub(crate) fn of(&self, bead: &Candidate) -> Values {
        self.of_eight(bead).map(|values| values.as_array()[0])
    }

    /// The measures of a bead that begins in the corridor, and of those of its type that begin at the following
    /// units of the target; those that begin or end beyond the corridor have no meaning.
    #[inline]
    pub(crate) fn of_eight(&self, bead: &Candidate) -> Eight {
        use Measure::*;
        let mut values = [f32x8::ZERO; NAMES.len()];
        let mut set = |measure: Measure, value: f32x8| values[measure as usize] = value;
        let Both { source, target } = &self.sides;
        let Both { source: s, target: t } = bead.runs();
        let source_letters = f32x8::splat(total(&source.letters, &s) * self.ratios.letters);
        let target_letters = totals(&target.letters, &t);
        let letters = source_letters + target_letters;
        let size = || (letters + f32x8::ONE).ln();
        if bead.shape.is_null() {
            set(LengthNull, size() * f32x8::splat(-1.0 / NULL_SCALE));
            return values;
        }
        let difference = target_letters - source_letters;
        let spread = letters * f32x8::splat(SPREAD_PER_LETTER) + f32x8::splat(SPREAD);
        let ratio = at(&target.log_letters[t.len() - 1], t.start)
            - f32x8::splat(source.log_letters[s.len() - 1][s.start]);
        set(LengthDifference, -(difference * difference / spread).fast_min(f32x8::splat(MOST_DIFFERENCE)));
        set(LengthRatio, -ratio.abs().fast_min(f32x8::splat(MOST_RATIO)));
        set(LengthRatioSquared, -(ratio * ratio).fast_min(f32x8::splat(MOST_SQUARE)));
        let more = (s.len() + t.len() - 2) as f32 / SIZE_SCALE;
        if more > 0.0 {
            set(LengthSize, size() * f32x8::splat(more));
        }

        for (measure, mark) in MARKS {
            let difference = totals(&target.marks[mark as usize], &t)
                - f32x8::splat(total(&source.marks[mark as usize], &s));
            set(measure, -difference.abs().fast_min(f32x8::splat(MOST_MARKS)));
        }
        let ratio = at(&target.log_clauses[t.len() - 1], t.start)
            - f32x8::splat(source.log_clauses[s.len() - 1][s.start]);
        set(Clauses, -ratio.abs().fast_min(f32x8::splat(MOST_CLAUSE_RATIO)));
        let differ = |ours: f32, theirs: f32x8| -(theirs - f32x8::splat(ours)).abs();
        set(BeginsQuoted, differ(source.begins_quoted[s.start], at(&target.begins_quoted, t.start)));
        set(EndsQuoted, differ(source.ends_quoted[s.end - 1], at(&target.ends_quoted, t.end - 1)));
        set(EndsQuestion, differ(source.asks[s.end - 1], at(&target.asks, t.end - 1)));

        let floor = f32x8::splat(MASS_FLOOR);
        let mut sum = f32x8::ZERO;
        let mut least = f32x8::splat(f32::INFINITY);
        for unit in s.clone() {
            let gains = f32x8::from(self.source_coverage.gains(unit, t.start, t.len()));
            sum += gains;
            least = least.fast_min(gains * f32x8::splat(source.inverse_masses[unit]));
        }
        set(SourceSum, sum * f32x8::splat(SUM_SCALE));
        set(SourceShare, sum / (f32x8::splat(total(&source.masses, &s)) + floor));
        set(SourceLeast, least);
        let mut sum = f32x8::ZERO;
        let mut least = f32x8::splat(f32::INFINITY);
        for unit in t.clone() {
            let gains = self.target_gains.of(s.start, s.len(), unit);
            sum += gains;
            least = least.fast_min(gains * at(&target.inverse_masses, unit));
        }
        set(TargetSum, sum * f32x8::splat(SUM_SCALE));
        set(TargetShare, sum / (totals(&target.masses, &t) + floor));
        set(TargetLeast, least);
        values
    }
}

impl Prepared {
    fn new(profiles: &[Profile], coverage: &Coverage, ratios: Ratios, longest: usize) -> Prepared {
        let letters = sums(profiles.iter().map(|profile| profile.letters));
        let clauses = sums(profiles.iter().map(|profile| profile.clauses));
        let logs = |sums: &[f32], ratio: f32, floor: f32| -> Vec<Vec<f32>> {
            let of = |len: usize| {
                let runs = sums.iter().zip(&sums[len.min(sums.len())..]);
                runs.map(|(from, to)| ((to - from) * ratio + floor).ln()).collect()
            };
            (1..=longest).map(of).map(padded).collect()
        };
        let flag =
            |of: fn(&Profile) -> bool| padded(profiles.iter().map(|p| f32::from(u8::from(of(p)))).collect());
        let masses = (0..profiles.len()).map(|unit| coverage.mass(unit));
        Prepared {
            log_letters: logs(&letters, ratios.letters, LENGTH_FLOOR),
            log_clauses: logs(&clauses, ratios.clauses, CLAUSE_FLOOR),
            marks: std::array::from_fn(|mark| padded(sums(profiles.iter().map(|p| p.marks[mark])))),
            begins_quoted: flag(|profile| profile.begins_quoted),
            ends_quoted: flag(|profile| profile.ends_quoted),
            asks: flag(|profile| profile.asks),
            inverse_masses: padded(masses.clone().map(|mass| 1.0 / (mass + MASS_FLOOR)).collect()),
            masses: padded(sums(masses)),
            letters: padded(letters),
        }
    }
}

/// The gains of the units of the target, in rows by the unit of the source at which a window begins, so that those
/// of consecutive units stand next to each other.
struct TargetGains {
    /// For each row the first unit and the place of its first gain.
    rows: Vec<(usize, usize)>,
    /// How many gains a row has for each size of window.
    widths: Vec<usize>,
    gains: Vec<f32>,
}

impl TargetGains {
    fn new(coverage: &Coverage, corridor: &Corridor, longest: Both<usize>) -> TargetGains {
        let mut rows = Vec::new();
        let mut widths = Vec::new();
        let mut area = 0;
        for i in 0..=corridor.lengths().source {
            let row = corridor.row(i);
            // Beads of the row reach so far, and lanes that mean nothing further.
            let width = row.len() + longest.target + LANES;
            rows.push((row.start as usize, area));
            widths.push(width);
            area += width * longest.source;
        }
        let mut gains = vec![0.0; area];
        for unit in 0..corridor.lengths().target {
            for window in 1..=longest.source {
                for (start, gain) in coverage.row(unit, window) {
                    let (first, offset) = rows[start];
                    if unit >= first && unit - first < widths[start] {
                        gains[offset + (window - 1) * widths[start] + unit - first] = gain;
                    }
                }
            }
        }
        TargetGains { rows, widths, gains }
    }

    /// The gains of a unit and of those behind it over a window of the source.
    fn of(&self, start: usize, window: usize, unit: usize) -> f32x8 {
        let (first, offset) = self.rows[start];
        at(&self.gains, offset + (window - 1) * self.widths[start] + unit - first)
    }
}

/// The values, with zeros behind them, so that lanes can be read from any of them.
pub(crate) fn padded(mut values: Vec<f32>) -> Vec<f32> {
    values.resize(values.len() + 2 * LANES, 0.0);
    values
}

/// The lanes from a place on.
pub(crate) fn at(values: &[f32], place: usize) -> f32x8 {
    let lanes: [f32; LANES] = values[place..place + LANES].try_into().expect("a slice of this length");
    f32x8::from(lanes)
}

/// The totals of a run and of those that begin at the following units.
pub(crate) fn totals(sums: &[f32], run: &Range<usize>) -> f32x8 {
    at(sums, run.end) - at(sums, run.start)
}

/// Running sums, from 0: the total of `a..b` is `sums[b] - sums[a]`.
pub(crate) fn sums(values: impl Iterator<Item = f32>) -> Vec<f32> {
    let running = values.scan(0.0, |sum, value| {
        *sum += value;
        Some(*sum)
    });
    std::iter::once(0.0).chain(running).collect()
}

/// The total of a run.
pub(crate) fn total(sums: &[f32], run: &Range<usize>) -> f32 {
    sums[run.end] - sums[run.start]
}

/// Two sides that cover this much of each other together, in 0..2, are taken to belong together.
pub(crate) const ENOUGH: f32 = 0.5;

/// How far a coverage falls short of what is enough, from 0 to 1.
pub(crate) fn lack(covered: f32, enough: f32) -> f32 {
    (1.0 - covered / enough).clamp(0.0, 1.0)
}

/// The same for each lane.
fn lacks(covered: f32x8, enough: f32) -> f32x8 {
    (f32x8::ONE - covered * f32x8::splat(1.0 / enough)).fast_max(f32x8::ZERO).fast_min(f32x8::ONE)
}

/// How little support beads with these measures have, from 0 to 1.
pub(crate) fn unsupported_eight(values: &Eight) -> f32x8 {
    lacks(values[Measure::SourceShare as usize] + values[Measure::TargetShare as usize], ENOUGH)
}

/// How little support a bead with these measures has, from 0 to 1.
pub(crate) fn unsupported(values: &Values) -> f32 {
    lack(values[Measure::SourceShare as usize] + values[Measure::TargetShare as usize], ENOUGH)
}
