//! [`Gaps`]: the passages of each side that have no counterpart on the other.

use std::ops::Range;

use crate::bitext::{Bead, Bitext, Origin, Placement};
use crate::language::letters;
use crate::segment::UnitKind;
use crate::side::{Both, Side};
use crate::span::{Sents, Span};
use crate::text::Reading;

/// The passages without counterpart.
#[derive(Debug)]
pub(crate) struct Gaps {
    /// For each side those passages, in its order.
    pub(crate) of: Both<Vec<Gap>>,
    /// For each side, which share of its letters has no counterpart, in 0..1.
    pub(crate) unpaired: Both<f32>,
}

/// Sentences of one side that have no counterpart on the other.
#[derive(Clone, Debug)]
pub(crate) struct Gap {
    /// From the first to the last, with code and doubtful pairs between them.
    pub(crate) sentences: Sents,
    /// How many of them are prose without counterpart.
    pub(crate) count: usize,
    /// How many of these end as sentences do, or are known from markup to be of the text.
    pub(crate) full: usize,
    /// How many are more likely than not to have none, and how probable that is of these: the mean, in 0..1.
    pub(crate) likely: usize,
    pub(crate) confidence: f32,
    /// The bead of the first, and of the nearest sure pairs before and behind, if there are any.
    pub(crate) bead: usize,
    pub(crate) neighbours: [Option<usize>; 2],
    /// The byte of the other document where the counterpart belongs.
    pub(crate) place: u32,
    /// Which share of the letters of its side they are, in 0..1.
    pub(crate) share: f32,
    /// How many letters of the other side stand in that place without counterpart, as a share of the passage.
    pub(crate) instead: f32,
    /// Whether no sentence behind it has a counterpart.
    pub(crate) is_tail: bool,
    /// The heading that it stands under.
    pub(crate) heading: Option<usize>,
}

/// A pair less sure than this does not end a passage.
const DOUBTFUL: f32 = 0.5;
/// From this probability on, a sentence is likely to have no counterpart. Of a pair that was dissolved for a better one it is
/// not known.
const LIKELY: f32 = 0.6;
/// Between passages of this many sentences, a single pair is an error of the alignment.
const MANY: usize = 5;

/// What a sentence is to the passages.
#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    /// Prose without counterpart, and how probable that is.
    Lost(f32),
    /// Code, a line of the page.
    Neutral,
    Doubtful,
    Paired,
}

impl Gaps {
    /// Takes time linear in the number of sentences.
    pub(crate) fn new(bitext: &Bitext<'_>, readings: Both<Reading<'_>>) -> Gaps {
        let sides = Both::of(|side| Half::new(bitext, readings, side));
        let of = Both::of(|side| sides[side].gaps(bitext.beads(), &sides[side.other()]));
        let unpaired =
            sides.as_ref().map(|half| half.lost_in(0..half.states.len()) as f32 / half.letters.max(1) as f32);
        Gaps { of, unpaired }
    }
}

/// One side of a bitext.
struct Half {
    side: Side,
    /// For each sentence, its bead, its bytes, its letters, and what it is.
    beads: Vec<usize>,
    spans: Vec<Span>,
    sizes: Vec<usize>,
    states: Vec<State>,
    headings: Vec<bool>,
    /// Whether it ends as a sentence does, or is known from markup to be of the text.
    full: Vec<bool>,
    /// How many letters the prose has.
    letters: usize,
    /// For each sentence, and for the end, how many letters before it have no counterpart.
    lost: Vec<usize>,
}

impl Half {
    fn new(bitext: &Bitext<'_>, readings: Both<Reading<'_>>, side: Side) -> Half {
        let document = readings[side].document();
        let beads = bitext.bead_numbers(side);
        let size = |span: Span| letters(readings[side].plain(span).text());
        let state = |(index, is_prose): (usize, bool)| state(&bitext.beads()[beads[index]], side, is_prose);
        let is_prose: Vec<bool> = document.sentences().map(|sentence| sentence.is_prose()).collect();
        let spans: Vec<Span> = document.sentences().map(|sentence| sentence.span()).collect();
        let sizes: Vec<usize> = spans
            .iter()
            .zip(&is_prose)
            .map(|(&span, &is_prose)| if is_prose { size(span) } else { 0 })
            .collect();
        let states: Vec<State> = is_prose.iter().copied().enumerate().map(state).collect();
        let mut lost = vec![0];
        for (&size, state) in sizes.iter().zip(&states) {
            let size = if matches!(state, State::Lost(_)) { size } else { 0 };
            lost.push(lost[lost.len() - 1] + size);
        }
        Half {
            side,
            lost,
            letters: sizes.iter().sum(),
            full: document.sentences().map(|s| s.kind() != UnitKind::Text || ends(s.text())).collect(),
            headings: document.sentences().map(|s| matches!(s.kind(), UnitKind::Heading(_))).collect(),
            beads,
            spans,
            sizes,
            states,
        }
    }

    fn gaps(&self, beads: &[Bead], other: &Half) -> Vec<Gap> {
        let is_sure = |index: &usize| {
            let is_prose = self.states[*index] == State::Paired && self.sizes[*index] > 0;
            is_prose && beads[self.beads[*index]].placement == Placement::InOrder
        };
        let sure: Vec<usize> = (0..self.states.len()).filter(is_sure).collect();
        // Code counts here: what stands behind an example belongs behind it.
        let is_linked = |index: &usize| {
            let bead = &beads[self.beads[*index]];
            !bead.is_null() && bead.placement == Placement::InOrder
        };
        let linked: Vec<usize> = (0..self.states.len()).filter(is_linked).collect();
        let headings: Vec<usize> = (0..self.states.len()).filter(|&index| self.headings[index]).collect();
        let behind_last = self.states.iter().rposition(|&state| state == State::Paired);
        let gap = |run: Sents| {
            let range = run.range();
            let past = sure.partition_point(|&index| index < range.start);
            let neighbours =
                [past.checked_sub(1), Some(past)].map(|found| Some(self.beads[*sure.get(found?)?]));
            let [before, behind] = neighbours.map(|bead| bead.map(|bead| beads[bead].sides()[other.side]));
            let from = before.map_or(0, |sents| sents.end as usize);
            let to = behind.map_or(other.spans.len(), |sents| sents.start as usize);
            let probabilities = self.states[range.clone()].iter().filter_map(|state| match state {
                State::Lost(probability) => Some(*probability),
                _ => None,
            });
            let likely = probabilities.clone().filter(|&probability| probability >= LIKELY);
            let size = self.lost_in(range.clone());
            Gap {
                sentences: run,
                count: probabilities.count(),
                likely: likely.clone().count(),
                full: range.clone().filter(|&index| self.full[index] && self.is_lost(index)).count(),
                confidence: likely.clone().sum::<f32>() / likely.count().max(1) as f32,
                bead: self.beads[range.start],
                neighbours,
                place: self.place(&linked, run, beads, other),
                share: size as f32 / self.letters.max(1) as f32,
                instead: other.lost_in(from..to.max(from)) as f32 / size.max(1) as f32,
                is_tail: behind_last.is_none_or(|last| last < range.start),
                heading: headings[..headings.partition_point(|&index| index < range.start)].last().copied(),
            }
        };
        self.runs().into_iter().map(gap).collect()
    }

    /// The byte of the other document where the counterpart of some sentences belongs: next to the counterpart of the
    /// unit before or behind them, whichever is nearer. `linked` are the units that have one.
    fn place(&self, linked: &[usize], sents: Sents, beads: &[Bead], other: &Half) -> u32 {
        let range = sents.range();
        let past = linked.partition_point(|&index| index < range.start);
        let behind = linked[past..].iter().find(|&&index| index >= range.end);
        let counterpart = |index: usize| other.spans_of(beads[self.beads[index]].sides()[other.side]);
        let before = past.checked_sub(1).map(|last| linked[last]);
        let (first, last) = (self.spans[range.start], self.spans[range.end - 1]);
        match (before, behind) {
            (Some(before), Some(&behind)) => {
                let gap = [first.start - self.spans[before].end, self.spans[behind].start - last.end];
                if gap[1] < gap[0] { counterpart(behind).start } else { counterpart(before).end }
            }
            (Some(before), None) => counterpart(before).end,
            (None, Some(&behind)) => counterpart(behind).start,
            (None, None) => other.spans.first().map_or(0, |first| first.start),
        }
    }

    fn spans_of(&self, sents: Sents) -> Span {
        self.spans[sents.range().start].join(self.spans[sents.range().end - 1])
    }

    fn is_lost(&self, index: usize) -> bool {
        matches!(self.states[index], State::Lost(_))
    }

    /// How many letters of these sentences have no counterpart.
    fn lost_in(&self, range: Range<usize>) -> usize {
        self.lost[range.end] - self.lost[range.start]
    }

    /// The runs of sentences without counterpart.
    fn runs(&self) -> Vec<Sents> {
        let mut runs: Vec<Run> = Vec::new();
        let mut doubtful = 0;
        let mut paired = 0;
        for (index, state) in self.states.iter().enumerate() {
            match state {
                State::Neutral => {}
                State::Doubtful => doubtful += 1,
                State::Paired => paired += 1,
                State::Lost(_) => {
                    match runs.last_mut().filter(|run| paired == 0 && doubtful <= run.count) {
                        Some(run) => {
                            run.end = index + 1;
                            run.count += 1;
                        }
                        None => runs.push(Run { start: index, end: index + 1, count: 1, apart: paired }),
                    }
                    (doubtful, paired) = (0, 0);
                }
            }
        }
        runs.dedup_by(|run, before| {
            let is_one = run.apart == 1 && run.count >= MANY && before.count >= MANY;
            if is_one {
                (before.end, before.count) = (run.end, before.count + run.count);
            }
            is_one
        });
        runs.into_iter().map(|run| Sents::new(run.start, run.end)).collect()
    }
}

/// Sentences without counterpart, and how many sure pairs stand before them.
struct Run {
    start: usize,
    end: usize,
    count: usize,
    apart: usize,
}

fn state(bead: &Bead, side: Side, is_prose: bool) -> State {
    let is_alone = bead.sides()[side.other()].is_empty();
    match (is_prose, is_alone) {
        (false, _) => State::Neutral,
        // What a caller pairs with nothing is his decision.
        (true, true) if bead.origin == Origin::Found => State::Lost(bead.confidence),
        (true, false) if bead.confidence < DOUBTFUL => State::Doubtful,
        _ => State::Paired,
    }
}

/// Whether a text ends with a mark that ends a sentence, and what closes with it.
fn ends(text: &str) -> bool {
    let text = text.trim_end_matches(['”', '’', '"', '\'', '」', '』', '）', ')', '》', '*']);
    text.ends_with(['。', '！', '？', '…', '.', '!', '?', '：', ':', '；', ';'])
}
