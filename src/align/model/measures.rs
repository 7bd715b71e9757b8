//! The measures of a bead: what speaks for and against pairing two runs of units (sentences or clauses).

use std::ops::Range;

use crate::align::evidence::Evidenced;
use crate::align::evidence::coverage::{Coverage, MASS_FLOOR, SUM_SCALE, starts};
use crate::align::lattice::{Candidate, Corridor};
use crate::align::model::ratio::Ratios;
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

/// Two runs of units, prepared for computing the measures of their beads.
pub(crate) struct Measures {
    sides: Both<Prepared>,
    ratios: Ratios,
}

/// One side, with running sums, so that the total of any run of units is one subtraction.
struct Prepared {
    profiles: Vec<Profile>,
    letters: Vec<f32>,
    clauses: Vec<f32>,
    marks: Vec<[f32; Mark::COUNT]>,
    coverage: Coverage,
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
        profiles: Both<Vec<Profile>>,
        ratios: Ratios,
        sides: &Both<Evidenced<'_>>,
        corridor: &Corridor,
        longest: Both<usize>,
    ) -> Measures {
        let coverage = Both::of(|side| {
            let own = &sides[side];
            own.coverage(own.units, starts(corridor, longest, side), longest[side.other()])
        });
        let sides = profiles.zip(coverage).map(|(profiles, coverage)| Prepared::new(profiles, coverage));
        Measures { sides, ratios }
    }

    /// The total weight of the tokens of both sides of a bead.
    pub(crate) fn mass(&self, bead: &Candidate) -> f32 {
        let of =
            |(side, run): (&Prepared, Range<usize>)| run.map(|unit| side.coverage.mass(unit)).sum::<f32>();
        let Both { source, target } = self.sides.as_ref().zip(bead.runs()).map(of);
        source + target
    }

    /// Whether neither side of a bead is longer than the other by more than this factor, against the ratio of the
    /// documents.
    pub(crate) fn is_likely(&self, bead: &Candidate, most: f32) -> bool {
        let Both { source: s, target: t } = bead.runs();
        let source = total(&self.sides.source.letters, &s) * self.ratios.letters + LENGTH_FLOOR;
        let target = total(&self.sides.target.letters, &t) + LENGTH_FLOOR;
        source <= target * most && target <= source * most
    }

    /// The measures of one bead.
    pub(crate) fn of(&self, bead: &Candidate) -> Values {
        use Measure::*;
        let mut values = [0.0; NAMES.len()];
        let mut set = |measure: Measure, value: f32| values[measure as usize] = value;
        let Both { source, target } = &self.sides;
        let Both { source: s, target: t } = bead.runs();
        let source_letters = total(&source.letters, &s) * self.ratios.letters;
        let target_letters = total(&target.letters, &t);
        let letters = source_letters + target_letters;
        if bead.shape.is_null() {
            set(LengthNull, -(1.0 + letters).ln() / NULL_SCALE);
            return values;
        }
        let difference = target_letters - source_letters;
        let ratio = ((target_letters + LENGTH_FLOOR) / (source_letters + LENGTH_FLOOR)).ln();
        let spread = SPREAD_PER_LETTER * letters + SPREAD;
        set(LengthDifference, -(difference * difference / spread).min(MOST_DIFFERENCE));
        set(LengthRatio, -ratio.abs().min(MOST_RATIO));
        set(LengthRatioSquared, -(ratio * ratio).min(MOST_SQUARE));
        set(LengthSize, (s.len() + t.len() - 2) as f32 * (1.0 + letters).ln() / SIZE_SCALE);

        let (source_marks, target_marks) = (source.marks(&s), target.marks(&t));
        for (measure, mark) in MARKS {
            let difference = source_marks[mark as usize] - target_marks[mark as usize];
            set(measure, -difference.abs().min(MOST_MARKS));
        }
        let source_clauses = total(&source.clauses, &s) * self.ratios.clauses;
        let target_clauses = total(&target.clauses, &t);
        let ratio = ((target_clauses + CLAUSE_FLOOR) / (source_clauses + CLAUSE_FLOOR)).ln();
        set(Clauses, -ratio.abs().min(MOST_CLAUSE_RATIO));
        let (first, last) = (&source.profiles[s.start], &source.profiles[s.end - 1]);
        let (other_first, other_last) = (&target.profiles[t.start], &target.profiles[t.end - 1]);
        set(BeginsQuoted, unless(first.begins_quoted == other_first.begins_quoted));
        set(EndsQuoted, unless(last.ends_quoted == other_last.ends_quoted));
        set(EndsQuestion, unless(last.asks == other_last.asks));

        let [sum, share, least] = covered(&source.coverage, s.clone(), &t);
        set(SourceSum, sum);
        set(SourceShare, share);
        set(SourceLeast, least);
        let [sum, share, least] = covered(&target.coverage, t, &s);
        set(TargetSum, sum);
        set(TargetShare, share);
        set(TargetLeast, least);
        values
    }
}

impl Prepared {
    fn new(profiles: Vec<Profile>, coverage: Coverage) -> Prepared {
        let mut marks = vec![[0.0; Mark::COUNT]];
        for profile in &profiles {
            let mut sum = marks[marks.len() - 1];
            sum.iter_mut().zip(profile.marks).for_each(|(sum, mark)| *sum += mark);
            marks.push(sum);
        }
        let letters = sums(profiles.iter().map(|profile| profile.letters));
        let clauses = sums(profiles.iter().map(|profile| profile.clauses));
        Prepared { profiles, letters, clauses, marks, coverage }
    }

    fn marks(&self, run: &Range<usize>) -> [f32; Mark::COUNT] {
        std::array::from_fn(|k| self.marks[run.end][k] - self.marks[run.start][k])
    }
}

/// Running sums, from 0: the total of `a..b` is `sums[b] - sums[a]`.
pub(crate) fn sums(values: impl Iterator<Item = f32>) -> Vec<f32> {
    let running = values.scan(0.0, |sum, value| {
        *sum += value;
        Some(*sum)
    });
    std::iter::once(0.0).chain(running).collect()
}

fn total(sums: &[f32], run: &Range<usize>) -> f32 {
    sums[run.end] - sums[run.start]
}

fn unless(agrees: bool) -> f32 {
    if agrees { 0.0 } else { -1.0 }
}

/// Two sides that cover this much of each other together, in 0..2, are taken to belong together.
pub(crate) const ENOUGH: f32 = 0.5;

/// How far a coverage falls short of what is enough, from 0 to 1.
pub(crate) fn lack(covered: f32, enough: f32) -> f32 {
    (1.0 - covered / enough).clamp(0.0, 1.0)
}

/// How little support a bead with these measures has, from 0 to 1.
pub(crate) fn unsupported(values: &Values) -> f32 {
    lack(values[Measure::SourceShare as usize] + values[Measure::TargetShare as usize], ENOUGH)
}

/// The gain of a run of units over a window: its sum, its share of the weight of the run, and the smallest
/// share of any of the units.
fn covered(coverage: &Coverage, run: Range<usize>, window: &Range<usize>) -> [f32; 3] {
    let (mut sum, mut mass, mut least) = (0.0, 0.0, f32::INFINITY);
    for s in run {
        let (gain, weight) = (coverage.gain(s, window.start, window.len()), coverage.mass(s));
        sum += gain;
        mass += weight;
        least = least.min(gain / (weight + MASS_FLOOR));
    }
    [sum * SUM_SCALE, sum / (mass + MASS_FLOOR), least]
}
