//! What speaks for and against a bead, as numbers.
//!
//! A bead's score is the sum of its features times their weights ([`super::model`]).

use super::coverage::{Coverage, source_starts, target_starts};
use super::evidence::Side;
use super::lattice::{Candidate, Corridor, Shape};
use super::profile::{Mark, Profile, profiles};
use crate::document::Document;

/// The bead types that are tried.
pub const SHAPES: [Shape; 20] = [
    Shape::new(0, 1),
    Shape::new(1, 0),
    Shape::new(1, 1),
    Shape::new(1, 2),
    Shape::new(1, 3),
    Shape::new(1, 4),
    Shape::new(1, 5),
    Shape::new(1, 6),
    Shape::new(2, 1),
    Shape::new(2, 2),
    Shape::new(2, 3),
    Shape::new(2, 4),
    Shape::new(2, 5),
    Shape::new(3, 1),
    Shape::new(3, 2),
    Shape::new(3, 3),
    Shape::new(3, 4),
    Shape::new(4, 1),
    Shape::new(4, 2),
    Shape::new(4, 3),
];

/// Most source sentences in a bead.
pub(crate) const LONGEST_SOURCE: usize = 4;
/// Most target sentences in a bead.
pub(crate) const LONGEST_TARGET: usize = 6;

/// The features of a bead beside its type, in the order in which they are held.
pub(crate) const NAMES: [&str; 24] = [
    "length.difference",
    "length.ratio",
    "length.ratio.squared",
    "length.null",
    "length.size",
    "mark.question",
    "mark.exclamation",
    "mark.quote.opening",
    "mark.quote.closing",
    "mark.colon",
    "mark.ellipsis",
    "mark.bracket",
    "clauses",
    "begins.quoted",
    "ends.quoted",
    "ends.question",
    "coverage.source.sum",
    "coverage.target.sum",
    "coverage.source.share",
    "coverage.target.share",
    "coverage.source.least",
    "coverage.target.least",
    "paragraph.breaks",
    "boilerplate.mismatch",
];

/// The values of [`NAMES`] for one bead.
pub(crate) type Values = [f32; NAMES.len()];

/// Everything about two documents that the features of their beads are computed from.
pub(crate) struct Features {
    source: Prepared,
    target: Prepared,
    /// English letters for one Chinese one, in these documents.
    length_ratio: f32,
    /// English clauses for one Chinese one, in these documents.
    clause_ratio: f32,
}

/// One side, with sums that give the total of any run of sentences by one subtraction.
struct Prepared {
    profiles: Vec<Profile>,
    letters: Vec<f32>,
    clauses: Vec<f32>,
    marks: Vec<[f32; Mark::COUNT]>,
    paragraphs: Vec<u32>,
    boilerplate: Vec<bool>,
    coverage: Coverage,
}

impl Features {
    pub(crate) fn new(
        source: &Document<'_>,
        target: &Document<'_>,
        [s, t]: &[Side; 2],
        corridor: &Corridor,
    ) -> Features {
        let (n, m) = (source.len(), target.len());
        let starts = source_starts(corridor, LONGEST_SOURCE);
        let source_coverage = Coverage::new(&s.units, &s.hits, m, starts, LONGEST_TARGET);
        let starts = target_starts(corridor, LONGEST_TARGET);
        let target_coverage = Coverage::new(&t.units, &t.hits, n, starts, LONGEST_SOURCE);
        let source = Prepared::new(source, source_coverage);
        let target = Prepared::new(target, target_coverage);
        let ratio = |of: fn(&Prepared) -> &Vec<f32>| {
            let (a, b) = (of(&source).last().copied(), of(&target).last().copied());
            b.unwrap_or(0.0).max(1.0) / a.unwrap_or(0.0).max(1.0)
        };
        let (length_ratio, clause_ratio) = (ratio(|side| &side.letters), ratio(|side| &side.clauses));
        Features { source, target, length_ratio, clause_ratio }
    }

    /// The features of one bead.
    pub(crate) fn of(&self, bead: &Candidate) -> Values {
        let mut values = [0.0; NAMES.len()];
        let (s, t) = (bead.source_range(), bead.target_range());
        let source_letters = total(&self.source.letters, &s) * self.length_ratio;
        let target_letters = total(&self.target.letters, &t);
        let both = source_letters + target_letters;
        if bead.shape.is_null() {
            values[3] = -(1.0 + both).ln() / 3.0;
            return values;
        }
        let difference = target_letters - source_letters;
        let ratio = ((target_letters + 8.0) / (source_letters + 8.0)).ln();
        values[0] = -(difference * difference / (4.0 * both + 30.0)).min(25.0);
        values[1] = -ratio.abs().min(2.5);
        values[2] = -(ratio * ratio).min(4.0);
        values[4] = (s.len() + t.len() - 2) as f32 * (1.0 + both).ln() / 5.0;

        let source_marks = marks(&self.source.marks, &s);
        let target_marks = marks(&self.target.marks, &t);
        for (value, (a, b)) in values[5..12].iter_mut().zip(source_marks.iter().zip(&target_marks)) {
            *value = -(a - b).abs().min(3.0);
        }
        let source_clauses = total(&self.source.clauses, &s) * self.clause_ratio;
        let target_clauses = total(&self.target.clauses, &t);
        values[12] = -((target_clauses + 1.0) / (source_clauses + 1.0)).ln().abs().min(2.0);
        let (first, last) = (&self.source.profiles[s.start], &self.source.profiles[s.end - 1]);
        let (other_first, other_last) = (&self.target.profiles[t.start], &self.target.profiles[t.end - 1]);
        values[13] = unless(first.begins_quoted == other_first.begins_quoted);
        values[14] = unless(last.ends_quoted == other_last.ends_quoted);
        values[15] = unless(last.asks == other_last.asks);

        let [sum, share, least] = covered(&self.source.coverage, s.clone(), t.start, t.len());
        (values[16], values[18], values[20]) = (sum, share, least);
        let [sum, share, least] = covered(&self.target.coverage, t.clone(), s.start, s.len());
        (values[17], values[19], values[21]) = (sum, share, least);

        let breaks = |paragraphs: &[u32]| paragraphs.windows(2).filter(|pair| pair[0] != pair[1]).count();
        let source_breaks = breaks(&self.source.paragraphs[s.clone()]);
        let target_breaks = breaks(&self.target.paragraphs[t.clone()]);
        values[22] = -((source_breaks + target_breaks) as f32);
        let page = |flags: &[bool]| flags.iter().any(|&flag| flag);
        values[23] = unless(page(&self.source.boilerplate[s]) == page(&self.target.boilerplate[t]));
        values
    }
}

impl Prepared {
    fn new(document: &Document<'_>, coverage: Coverage) -> Prepared {
        let profiles = profiles(document);
        let mut marks = vec![[0.0; Mark::COUNT]];
        for profile in &profiles {
            let mut sum = marks[marks.len() - 1];
            sum.iter_mut().zip(profile.marks).for_each(|(sum, mark)| *sum += mark);
            marks.push(sum);
        }
        Prepared {
            letters: sums(profiles.iter().map(|profile| profile.letters)),
            clauses: sums(profiles.iter().map(|profile| profile.clauses)),
            marks,
            paragraphs: document.sentences().map(|sentence| sentence.paragraph()).collect(),
            boilerplate: document.sentences().map(|sentence| sentence.is_boilerplate()).collect(),
            profiles,
            coverage,
        }
    }
}

/// Running sums, from 0: the total of `a..b` is `sums[b] - sums[a]`.
fn sums(values: impl Iterator<Item = f32>) -> Vec<f32> {
    let running = values.scan(0.0, |sum, value| {
        *sum += value;
        Some(*sum)
    });
    std::iter::once(0.0).chain(running).collect()
}

fn total(sums: &[f32], run: &std::ops::Range<usize>) -> f32 {
    sums[run.end] - sums[run.start]
}

fn marks(sums: &[[f32; Mark::COUNT]], run: &std::ops::Range<usize>) -> [f32; Mark::COUNT] {
    std::array::from_fn(|k| sums[run.end][k] - sums[run.start][k])
}

fn unless(agrees: bool) -> f32 {
    if agrees { 0.0 } else { -1.0 }
}

/// The gain of a run of sentences over a window: its sum (in tenths), its share of what could be
/// gained, and the least share of any of the sentences.
fn covered(coverage: &Coverage, run: std::ops::Range<usize>, start: usize, window: usize) -> [f32; 3] {
    let (mut sum, mut mass, mut least) = (0.0, 0.0, f32::INFINITY);
    for s in run {
        let (gain, weight) = (coverage.gain(s, start, window), coverage.mass(s));
        sum += gain;
        mass += weight;
        least = least.min(gain / (weight + MASS_FLOOR));
    }
    [sum * 0.1, sum / (mass + MASS_FLOOR), least]
}

/// Added to the weight of a sentence before dividing by it, so that short ones do not shout.
const MASS_FLOOR: f32 = 3.0;
