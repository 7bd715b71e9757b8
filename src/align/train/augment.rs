//! Altered copies of gold documents, so that training sees more than one kind of text.
//!
//! Literary gold loses, adds and moves nothing; articles do. [`Alterations`] says what is done to a copy; its
//! gold beads are altered accordingly. What was moved counts as left out on both sides, because that is how a
//! path in order should treat it.

use crate::align::gold::{Gold, GoldBead};
use crate::align::random::Random;
use crate::document::Document;
use crate::language::{Language, shows_nothing};
use crate::side::{Both, Side};
use crate::text::clause::ends;

/// How altered copies of gold differ from their original.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Alterations {
    /// Blocks and single sentences are left out on one side, and foreign blocks are inserted or replace
    /// others, as in two editions of a text.
    #[default]
    Losses,
    /// In addition, blocks are moved, and sentences are split at the end of a clause or joined with the next
    /// one.
    Everything,
}

/// For each of this many gold beads, a copy is altered as often as [`Frequencies`] say.
const BEADS_A_ROUND: usize = 220;

/// How often each thing is done in a round.
struct Frequencies {
    /// Blocks left out on one side.
    lost_blocks: usize,
    /// Single beads left out on one side.
    lost_beads: usize,
    /// Foreign blocks inserted on one side.
    foreign_blocks: usize,
    /// Blocks whose target side is replaced by as many foreign sentences.
    replaced_blocks: usize,
    /// Blocks moved on the target side.
    moved_blocks: usize,
    /// Sentences cut in two.
    splits: usize,
    /// Sentences joined with the next one.
    joins: usize,
}

impl Alterations {
    fn frequencies(self) -> Frequencies {
        let (moved_blocks, splits, joins) = match self {
            Alterations::Losses => (0, 0, 0),
            Alterations::Everything => (1, 12, 12),
        };
        Frequencies {
            lost_blocks: 5,
            lost_beads: 6,
            foreign_blocks: 3,
            replaced_blocks: 3,
            moved_blocks,
            splits,
            joins,
        }
    }
}

/// The most beads, or foreign sentences, in a block.
const LONGEST_BLOCK: usize = 6;
/// The most beads in a block that is replaced.
const LONGEST_REPLACED: usize = 12;
/// The fewest letters in each half of a split sentence.
const LEAST_HALF: usize = 4;

/// Makes `number` copies of each document, each with the number of the document.
pub(crate) fn copies(
    gold: &[&Gold<'_>],
    number: usize,
    alterations: Alterations,
) -> Vec<(usize, Gold<'static>)> {
    let mut copies = Vec::new();
    for (origin, document) in gold.iter().enumerate() {
        for copy in 0..number {
            // A different document for each copy, as long as there are others.
            let foreign = gold[(origin + 1 + copy % gold.len().saturating_sub(1).max(1)) % gold.len()];
            let seed = (origin * number + copy) as u64;
            copies.push((
                origin,
                Draft::new(document)
                    .altered(foreign, alterations.frequencies(), &mut Random::new(seed))
                    .finished(),
            ));
        }
    }
    copies
}

/// A sentence of a copy, and the bead it belongs to, or none if it has no counterpart.
#[derive(Clone, Debug, PartialEq)]
struct Piece {
    text: String,
    bead: Option<usize>,
}

/// A copy that is being altered.
#[derive(Clone, Debug)]
struct Draft {
    sides: Both<Vec<Piece>>,
    /// The number of beads, in the order of the source.
    beads: usize,
}

const LANGUAGES: Both<Language> = Both { source: Language::Chinese, target: Language::English };

impl Draft {
    fn new(gold: &Gold<'_>) -> Draft {
        let pieces = |document: &Document<'_>| -> Vec<Piece> {
            document
                .sentences()
                .map(|sentence| Piece { text: sentence.text().to_owned(), bead: None })
                .collect()
        };
        let mut sides = Both::new(pieces(&gold.source), pieces(&gold.target));
        let mut beads: Vec<&GoldBead> = gold.beads.iter().filter(|bead| !bead.is_null()).collect();
        beads.sort();
        for (number, bead) in beads.iter().enumerate() {
            for (side, numbers) in sides.as_mut().zip(bead.sides()) {
                for &at in numbers {
                    if let Some(piece) = side.get_mut(at as usize) {
                        piece.bead = Some(number);
                    }
                }
            }
        }
        Draft { sides, beads: beads.len() }
    }

    fn altered(mut self, foreign: &Gold<'_>, frequencies: Frequencies, random: &mut Random) -> Draft {
        let rounds = self.beads.div_ceil(BEADS_A_ROUND);
        let Frequencies {
            lost_blocks,
            lost_beads,
            foreign_blocks,
            replaced_blocks,
            moved_blocks,
            splits,
            joins,
        } = frequencies;
        // What keeps its bead is altered first, because afterwards beads are no longer neighbours.
        (0..rounds * splits).for_each(|_| self.split(random));
        (0..rounds * joins).for_each(|_| self.join(random));
        (0..rounds * moved_blocks).for_each(|_| self.shift(random));
        (0..rounds * replaced_blocks).for_each(|_| self.replace(foreign, random));
        for _ in 0..rounds * lost_blocks {
            let beads = 1 + random.below(LONGEST_BLOCK);
            self.lose(beads, random);
        }
        (0..rounds * lost_beads).for_each(|_| self.lose(1, random));
        (0..rounds * foreign_blocks).for_each(|_| self.insert(foreign, random));
        self
    }

    /// Leaves out what belongs to a run of beads on one side.
    fn lose(&mut self, beads: usize, random: &mut Random) {
        let first = random.below(self.beads);
        let side = any_side(random);
        let is_lost = |piece: &Piece| piece.bead.is_some_and(|bead| (first..first + beads).contains(&bead));
        self.sides[side].retain(|piece| !is_lost(piece));
    }

    /// Inserts a block of a foreign document between two beads on one side.
    fn insert(&mut self, foreign: &Gold<'_>, random: &mut Random) {
        let side = any_side(random);
        let document = match side {
            Side::Source => &foreign.source,
            Side::Target => &foreign.target,
        };
        let length = (1 + random.below(LONGEST_BLOCK)).min(document.len());
        let first = random.below(document.len() + 1 - length);
        let at = self.border(side, random);
        let block = (first..first + length).map(|index| document.sentence(index).text().to_owned());
        let block: Vec<Piece> = block.map(|text| Piece { text, bead: None }).collect();
        self.sides[side].splice(at..at, block);
    }

    /// Replaces the target side of a run of beads by as many foreign sentences.
    fn replace(&mut self, foreign: &Gold<'_>, random: &mut Random) {
        let beads = 1 + random.below(LONGEST_REPLACED);
        let first = random.below(self.beads);
        let is_gone = |piece: &Piece| piece.bead.is_some_and(|bead| (first..first + beads).contains(&bead));
        self.sides.source.iter_mut().filter(|piece| is_gone(piece)).for_each(|piece| piece.bead = None);
        let document = &foreign.target;
        let mut next = random.below(document.len());
        for piece in self.sides.target.iter_mut().filter(|piece| is_gone(piece)) {
            *piece = Piece { text: document.sentence(next).text().to_owned(), bead: None };
            next = (next + 1) % document.len();
        }
    }

    /// Moves what belongs to a run of beads elsewhere on the target side.
    fn shift(&mut self, random: &mut Random) {
        let beads = 2 + random.below(LONGEST_BLOCK - 1);
        let first = random.below(self.beads);
        let is_moved = |piece: &Piece| piece.bead.is_some_and(|bead| (first..first + beads).contains(&bead));
        let (mut moved, kept): (Vec<Piece>, Vec<Piece>) = self.sides.target.drain(..).partition(is_moved);
        self.sides.target = kept;
        self.sides.source.iter_mut().filter(|piece| is_moved(piece)).for_each(|piece| piece.bead = None);
        moved.iter_mut().for_each(|piece| piece.bead = None);
        let at = self.border(Side::Target, random);
        self.sides.target.splice(at..at, moved);
    }

    /// Splits a sentence in two at the end of a clause; the bead keeps both halves.
    fn split(&mut self, random: &mut Random) {
        let side = any_side(random);
        let at = random.below(self.sides[side].len());
        let Some(piece) = self.sides[side].get(at) else { return };
        let Some(cut) = clause_end(&piece.text, LANGUAGES[side]) else { return };
        let halves = [&piece.text[..cut], &piece.text[cut..]];
        if halves.iter().any(|half| shows_nothing(half)) {
            return;
        }
        let halves = halves.map(|half| Piece { text: half.trim().to_owned(), bead: piece.bead });
        self.sides[side].splice(at..=at, halves);
    }

    /// Joins a sentence and the next one, and their beads, if those are neighbours.
    fn join(&mut self, random: &mut Random) {
        let side = any_side(random);
        let at = random.below(self.sides[side].len().saturating_sub(1));
        let Some([first, second]) = self.sides[side].get(at..at + 2) else { return };
        let (Some(a), Some(b)) = (first.bead, second.bead) else { return };
        if b < a || b - a > 1 {
            return;
        }
        let blank = if LANGUAGES[side] == Language::English { " " } else { "" };
        let text = format!("{}{blank}{}", first.text, second.text);
        self.sides[side].splice(at..at + 2, [Piece { text, bead: Some(a) }]);
        // The later bead is absorbed; the numbers of those after it go down by one, so that neighbours stay
        // so.
        if b > a {
            for piece in self.sides.iter_mut().flatten() {
                piece.bead = piece.bead.map(|bead| if bead >= b { bead - 1 } else { bead });
            }
            self.beads -= 1;
        }
    }

    /// A place between two beads of one side.
    fn border(&self, side: Side, random: &mut Random) -> usize {
        let pieces = &self.sides[side];
        let start = random.below(pieces.len() + 1);
        let inside = |at: usize| at > 0 && at < pieces.len() && pieces[at - 1].bead == pieces[at].bead;
        (start..pieces.len()).find(|&at| !inside(at)).unwrap_or(pieces.len())
    }

    fn finished(self) -> Gold<'static> {
        let alone = |side: Side, number: u32| match side {
            Side::Source => GoldBead::new(vec![number], Vec::new()),
            Side::Target => GoldBead::new(Vec::new(), vec![number]),
        };
        let mut paired: Vec<Both<Vec<u32>>> = vec![Both::default(); self.beads];
        let mut beads: Vec<GoldBead> = Vec::new();
        for side in Side::ALL {
            for (number, piece) in (0u32..).zip(&self.sides[side]) {
                match piece.bead {
                    Some(bead) => paired[bead][side].push(number),
                    None => beads.push(alone(side, number)),
                }
            }
        }
        for Both { source, target } in paired {
            if source.is_empty() || target.is_empty() {
                beads.extend(source.into_iter().map(|number| alone(Side::Source, number)));
                beads.extend(target.into_iter().map(|number| alone(Side::Target, number)));
            } else {
                beads.push(GoldBead { source, target });
            }
        }
        let Both { source, target } =
            self.sides.map(|pieces| Document::from_sentences(pieces.into_iter().map(|piece| piece.text)));
        Gold { source, target, beads }
    }
}

/// One side or the other.
fn any_side(random: &mut Random) -> Side {
    Side::ALL[random.below(Side::ALL.len())]
}

/// The end of a clause inside a sentence that is nearest to its middle, as a byte offset.
fn clause_end(text: &str, language: Language) -> Option<usize> {
    let letters = |part: &str| part.chars().filter(|c| c.is_alphanumeric()).count();
    let ends = ends(text, language).into_iter();
    ends.filter(|&end| letters(&text[..end]) >= LEAST_HALF && letters(&text[end..]) >= LEAST_HALF)
        .min_by_key(|&end| end.abs_diff(text.len() / 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gold(sentences: u32) -> Gold<'static> {
        let numbers = || 0..sentences;
        Gold {
            source: Document::from_sentences(numbers().map(|k| format!("第{k}天他来了，又走了很远。"))),
            target: Document::from_sentences(numbers().map(|k| format!("On day {k} he came, and went far."))),
            beads: numbers().map(|k| GoldBead::new(vec![k], vec![k])).collect(),
        }
    }

    #[test]
    fn every_sentence_of_a_copy_is_in_one_bead() {
        let (a, b) = (gold(300), gold(40));
        for (_, copy) in copies(&[&a, &b], 3, Alterations::Everything) {
            let mut counts = Both::new(vec![0; copy.source.len()], vec![0; copy.target.len()]);
            for bead in &copy.beads {
                for (counts, numbers) in counts.as_mut().zip(bead.sides()) {
                    numbers.iter().for_each(|&number| counts[number as usize] += 1);
                }
            }
            assert!(counts.iter().flatten().all(|&count| count == 1));
        }
    }

    #[test]
    fn a_bead_of_a_copy_still_pairs_what_belongs_together() {
        let original = gold(300);
        let day = |text: &str| -> Option<String> {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            (!digits.is_empty()).then_some(digits)
        };
        for (_, copy) in copies(&[&original], 2, Alterations::Everything) {
            for GoldBead { source, target } in copy.beads.iter().filter(|bead| !bead.is_null()) {
                let days = |document: &Document<'_>, numbers: &[u32]| -> String {
                    numbers.iter().filter_map(|&k| day(document.sentence(k as usize).text())).collect()
                };
                assert_eq!(days(&copy.source, source), days(&copy.target, target));
            }
        }
    }

    #[test]
    fn copies_differ_and_are_the_same_again() {
        let original = gold(100);
        let texts = || -> Vec<String> {
            copies(&[&original], 2, Alterations::Everything)
                .into_iter()
                .map(|(_, copy)| copy.target.text().to_owned())
                .collect()
        };
        assert_eq!(texts(), texts());
        assert_ne!(texts()[0], texts()[1]);
    }

    #[test]
    fn cuts_at_the_clause_end_nearest_the_middle() {
        assert_eq!(
            clause_end("天亮了，他起身离开，没有说话。", Language::Chinese),
            Some("天亮了，他起身离开，".len())
        );
        assert_eq!(clause_end("It cost 1,200 yuan in all.", Language::English), None);
    }
}
