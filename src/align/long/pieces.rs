//! Very long sentences, a piece at a time.
//!
//! The work for a bead grows with the product of the lengths of its sides, and a line of a web page may have no
//! full stop at all. So a sentence that is longer than any that a writer ends is cut in pieces, at the end of a
//! clause where there is one. The pieces are aligned like sentences. Then the beads that hold pieces of one sentence
//! become one bead: the sentence stays whole.

use crate::align::search::found::Found;
use crate::bitext::{Bead, Contribution, Reasons};
use crate::document::{Document, Sentence};
use crate::side::{Both, Side};
use crate::span::{Sents, Span};
use crate::text::Reading;
use crate::text::clause;

/// A sentence with more words than this is cut.
const LONGEST: usize = 200;
/// A piece has at most this many words, and ends with a clause if it has more than half as many.
const WORDS: usize = 80;

/// Two documents whose very long sentences are cut in pieces.
pub(crate) struct Pieces<'a> {
    pub(crate) documents: Both<Document<'a>>,
    /// For each piece the number of its sentence.
    sentences: Both<Vec<u32>>,
}

impl<'a> Pieces<'a> {
    /// The pieces of two documents; none if no sentence is very long.
    pub(crate) fn new(readings: Both<Reading<'a>>) -> Option<Pieces<'a>> {
        let is_long = |reading: Reading<'_>| {
            reading.document().sentences().any(|sentence| words(reading, sentence.span()).len() > LONGEST)
        };
        if !readings.into_iter().any(is_long) {
            return None;
        }
        let documents = readings.map(|reading| reading.document().cut(|sentence| cuts(reading, sentence)));
        let sentences = readings.zip(documents.as_ref()).map(|(reading, pieces)| {
            let of = |piece: Sentence<'_>| reading.document().sentence_at(piece.span().start);
            pieces.sentences().map(|piece| of(piece).map_or(0, |s| s.index() as u32)).collect()
        });
        Some(Pieces { documents, sentences })
    }

    /// The beads of the sentences, from those of the pieces, which are in order.
    pub(crate) fn joined(&self, path: Vec<Found>) -> Vec<Found> {
        let mut runs: Vec<Run> = Vec::with_capacity(path.len());
        let mut reached = Both::new(0, 0);
        for mut found in path {
            found.bead.source = self.of_sentences(Side::Source, found.bead.source);
            found.bead.target = self.of_sentences(Side::Target, found.bead.target);
            let sides = found.bead.sides();
            let goes_on = |side: Side| !sides[side].is_empty() && sides[side].start < reached[side];
            let first = if Side::ALL.into_iter().any(goes_on) {
                // What stands between the two parts of a sentence belongs to its bead too.
                runs.iter().rposition(|run| share_a_sentence(run.sides, sides))
            } else {
                None
            };
            reached = reached.zip(sides).map(|(reached, sents)| sents.end.max(reached));
            match first {
                Some(first) => {
                    let behind = runs.split_off(first + 1);
                    let run = &mut runs[first];
                    behind.into_iter().for_each(|other| run.add(other));
                    run.add(Run::of(found));
                }
                None => runs.push(Run::of(found)),
            }
        }
        runs.into_iter().map(Run::joined).collect()
    }

    /// The sentences that a run of pieces is from.
    fn of_sentences(&self, side: Side, pieces: Sents) -> Sents {
        let sentences = &self.sentences[side];
        let end = match pieces.end.checked_sub(1) {
            Some(last) => sentences[last as usize] + 1,
            None => 0,
        };
        let start = if pieces.is_empty() { end } else { sentences[pieces.start as usize] };
        Sents { start, end }
    }
}

fn words<'a>(reading: Reading<'a>, span: Span) -> impl ExactSizeIterator<Item = Span> + 'a {
    reading.words().within(span).iter().map(|word| word.span)
}

/// Where a sentence is cut, if it is very long.
fn cuts(reading: Reading<'_>, sentence: Sentence<'_>) -> Vec<u32> {
    let words: Vec<Span> = words(reading, sentence.span()).collect();
    if words.len() <= LONGEST {
        return Vec::new();
    }
    let plain = reading.plain(sentence.span());
    let ends = clause::ends(plain.text(), reading.document().language());
    let ends: Vec<u32> = ends.into_iter().map(|end| plain.original(Span::new(0, end)).end).collect();
    let mut cuts = Vec::new();
    let mut rest = &words[..];
    while rest.len() > WORDS {
        let (least, most) = (rest[WORDS / 2].start, rest[WORDS].start);
        // The last end of a clause that leaves the piece neither too long nor too short.
        let clause_end = ends[..ends.partition_point(|&end| end <= most)].last().filter(|&&end| end >= least);
        let cut = clause_end.copied().unwrap_or(most);
        cuts.push(cut);
        rest = &rest[rest.partition_point(|word| word.start < cut)..];
    }
    cuts
}

/// Whether some beads go on in the next.
fn share_a_sentence(sides: Both<Sents>, next: Both<Sents>) -> bool {
    let mut sides = sides.zip(next).into_iter();
    sides.any(|(sents, next)| !sents.is_empty() && !next.is_empty() && next.start < sents.end)
}

/// Beads of pieces that become one bead.
struct Run {
    beads: Vec<Found>,
    /// All their sentences.
    sides: Both<Sents>,
}

impl Run {
    fn of(found: Found) -> Run {
        Run { sides: found.bead.sides(), beads: vec![found] }
    }

    fn add(&mut self, other: Run) {
        let run = |(ours, theirs): (Sents, Sents)| match (ours.is_empty(), theirs.is_empty()) {
            (true, _) => theirs,
            (_, true) => ours,
            _ => Sents { start: ours.start.min(theirs.start), end: ours.end.max(theirs.end) },
        };
        self.sides = self.sides.zip(other.sides).map(run);
        self.beads.extend(other.beads);
    }

    /// The whole is as sure as the least sure of its beads, and all that speaks for them speaks for it.
    fn joined(mut self) -> Found {
        if self.beads.len() == 1 {
            return self.beads.remove(0);
        }
        let score = self.beads.iter().map(|found| found.bead.score).sum();
        let confidence = self.beads.iter().map(|found| found.bead.confidence).fold(f32::INFINITY, f32::min);
        let coverage = self.beads.iter().map(|found| found.coverage).fold(f32::NEG_INFINITY, f32::max);
        let bead = Bead::found(self.sides.source, self.sides.target, score, confidence);
        let mut contributions: Vec<Contribution> = Vec::new();
        let mut words = Vec::new();
        for Found { reasons, .. } in self.beads {
            words.extend(reasons.words);
            for Contribution { feature, worth } in reasons.contributions {
                match contributions.iter_mut().find(|sum| sum.feature == feature) {
                    Some(sum) => sum.worth += worth,
                    None => contributions.push(Contribution { feature, worth }),
                }
            }
        }
        contributions.sort_by(|a, b| b.worth.abs().total_cmp(&a.worth.abs()));
        Found {
            bead,
            coverage,
            reasons: Reasons { contributions: contributions.into(), words: words.into() },
        }
    }
}
