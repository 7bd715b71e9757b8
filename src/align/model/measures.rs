//! What speaks for and against pairing two runs of units (sentences or clauses), as numbers.

use std::ops::Range;

use crate::align::evidence::Evidenced;
use crate::align::evidence::coverage::{Coverage, source_starts, target_starts};
use crate::align::lattice::{Candidate, Corridor};
use crate::align::model::ratio::Ratios;
use crate::text::profile::{Mark, Profile};

/// Defines the measures: an enum to index their values with, and their names.
macro_rules! measures {
    ($($measure:ident $name:literal)*) => {
        /// A measure of a bead, as the index of its value.
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

/// Everything about two runs of units that the measures of their beads are computed from.
pub(crate) struct Measures {
    source: Prepared,
    target: Prepared,
    ratios: Ratios,
}

/// One side, with sums that give the total of any run of units by one subtraction.
struct Prepared {
    profiles: Vec<Profile>,
    letters: Vec<f32>,
    clauses: Vec<f32>,
    marks: Vec<[f32; Mark::COUNT]>,
    coverage: Coverage,
}

/// Largest squared difference of lengths, ratio of lengths, its square, difference of marks, ratio of
/// clauses that counts: beyond, worse is not worse.
const MOST_DIFFERENCE: f32 = 25.0;
const MOST_RATIO: f32 = 2.5;
const MOST_SQUARE: f32 = 4.0;
const MOST_MARKS: f32 = 3.0;
const MOST_CLAUSE_RATIO: f32 = 2.0;
/// Letters added to both sides before dividing, so that short units do not shout.
const LENGTH_FLOOR: f32 = 8.0;
/// Weight added to a unit's tokens before dividing by it, likewise.
pub(crate) const MASS_FLOOR: f32 = 3.0;

impl Measures {
    /// Prepares two runs of units, with beads of up to `longest` of them, in a corridor.
    pub(crate) fn new(
        [source_profiles, target_profiles]: [Vec<Profile>; 2],
        ratios: Ratios,
        [source, target]: &[Evidenced; 2],
        corridor: &Corridor,
        longest: [usize; 2],
    ) -> Measures {
        let (n, m) = (source.units.len(), target.units.len());
        let starts = source_starts(corridor, longest[0]);
        let source_coverage = Coverage::new(&source.units, &source.places, m, starts, longest[1]);
        let starts = target_starts(corridor, longest[1]);
        let target_coverage = Coverage::new(&target.units, &target.places, n, starts, longest[0]);
        let source = Prepared::new(source_profiles, source_coverage);
        let target = Prepared::new(target_profiles, target_coverage);
        Measures { source, target, ratios }
    }

    /// The weight of the tokens of both sides of a bead.
    pub(crate) fn mass(&self, bead: &Candidate) -> f32 {
        let of = |side: &Prepared, run: Range<usize>| run.map(|unit| side.coverage.mass(unit)).sum::<f32>();
        of(&self.source, bead.source_range()) + of(&self.target, bead.target_range())
    }

    /// The measures of one bead.
    pub(crate) fn of(&self, bead: &Candidate) -> Values {
        use Measure::*;
        let mut values = [0.0; NAMES.len()];
        let mut set = |measure: Measure, value: f32| values[measure as usize] = value;
        let (s, t) = (bead.source_range(), bead.target_range());
        let source_letters = total(&self.source.letters, &s) * self.ratios.letters;
        let target_letters = total(&self.target.letters, &t);
        let letters = source_letters + target_letters;
        if bead.shape.is_null() {
            set(LengthNull, -(1.0 + letters).ln() / 3.0);
            return values;
        }
        let difference = target_letters - source_letters;
        let ratio = ((target_letters + LENGTH_FLOOR) / (source_letters + LENGTH_FLOOR)).ln();
        set(LengthDifference, -(difference * difference / (4.0 * letters + 30.0)).min(MOST_DIFFERENCE));
        set(LengthRatio, -ratio.abs().min(MOST_RATIO));
        set(LengthRatioSquared, -(ratio * ratio).min(MOST_SQUARE));
        set(LengthSize, (s.len() + t.len() - 2) as f32 * (1.0 + letters).ln() / 5.0);

        let (source_marks, target_marks) = (self.source.marks(&s), self.target.marks(&t));
        let marks = [
            (MarkQuestion, Mark::Question),
            (MarkExclamation, Mark::Exclamation),
            (MarkOpeningQuote, Mark::OpeningQuote),
            (MarkClosingQuote, Mark::ClosingQuote),
            (MarkColon, Mark::Colon),
            (MarkEllipsis, Mark::Ellipsis),
            (MarkBracket, Mark::Bracket),
        ];
        for (measure, mark) in marks {
            let difference = source_marks[mark as usize] - target_marks[mark as usize];
            set(measure, -difference.abs().min(MOST_MARKS));
        }
        let source_clauses = total(&self.source.clauses, &s) * self.ratios.clauses;
        let target_clauses = total(&self.target.clauses, &t);
        let ratio = ((target_clauses + 1.0) / (source_clauses + 1.0)).ln();
        set(Clauses, -ratio.abs().min(MOST_CLAUSE_RATIO));
        let (first, last) = (&self.source.profiles[s.start], &self.source.profiles[s.end - 1]);
        let (other_first, other_last) = (&self.target.profiles[t.start], &self.target.profiles[t.end - 1]);
        set(BeginsQuoted, unless(first.begins_quoted == other_first.begins_quoted));
        set(EndsQuoted, unless(last.ends_quoted == other_last.ends_quoted));
        set(EndsQuestion, unless(last.asks == other_last.asks));

        let [sum, share, least] = covered(&self.source.coverage, s.clone(), &t);
        set(SourceSum, sum);
        set(SourceShare, share);
        set(SourceLeast, least);
        let [sum, share, least] = covered(&self.target.coverage, t, &s);
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

pub(crate) fn unless(agrees: bool) -> f32 {
    if agrees { 0.0 } else { -1.0 }
}

/// Two sides of which so much together is covered, in 0..2, are taken to belong together.
pub(crate) const ENOUGH: f32 = 0.5;

/// How much a coverage falls short of what is enough, from 0 to 1.
pub(crate) fn lack(covered: f32, enough: f32) -> f32 {
    (1.0 - covered / enough).clamp(0.0, 1.0)
}

/// How little a bead with these measures has to show, from 0 to 1.
pub(crate) fn unsupported(values: &Values) -> f32 {
    lack(values[Measure::SourceShare as usize] + values[Measure::TargetShare as usize], ENOUGH)
}

/// The gain of a run of units over a window: its sum (in tenths), its share of what could be gained,
/// and the least share of any of the units.
fn covered(coverage: &Coverage, run: Range<usize>, window: &Range<usize>) -> [f32; 3] {
    let (mut sum, mut mass, mut least) = (0.0, 0.0, f32::INFINITY);
    for s in run {
        let (gain, weight) = (coverage.gain(s, window.start, window.len()), coverage.mass(s));
        sum += gain;
        mass += weight;
        least = least.min(gain / (weight + MASS_FLOOR));
    }
    [sum * 0.1, sum / (mass + MASS_FLOOR), least]
}
