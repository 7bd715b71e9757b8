//! What two documents share: which token types match, how well, and where.

pub(crate) mod anchors;
pub(crate) mod chain;
pub(crate) mod coverage;
pub(crate) mod hits;
pub(crate) mod learnt;
pub(crate) mod matches;
pub(crate) mod shared;
pub(crate) mod table;
pub(crate) mod token;
pub(crate) mod vocabulary;

use std::ops::Range;

use coverage::Coverage;
use hits::{Backgrounds, Hits};
use matches::Matches;
use shared::Shared;
use table::Table;
use token::{Placed, Token};
use vocabulary::{Kind, Vocabulary};

use crate::document::Document;
use crate::side::{Both, Side};
use crate::span::Span;

/// The most pairs of types of which a table is made: 64 MB.
const MOST_CELLS: usize = 1 << 26;

/// The tokens of both sides and what matches between them.
#[derive(Clone, Debug)]
pub(crate) struct Evidence<'a> {
    pub(crate) vocabulary: Both<Vocabulary<'a>>,
    pub(crate) matches: Matches,
}

impl<'a> Evidence<'a> {
    /// Collects the evidence of two documents: anchors that match an anchor of the other side, and words that
    /// translate each other.
    pub(crate) fn new(documents: Both<&Document<'_>>, shared: &Shared<'a>) -> Evidence<'a> {
        let vocabulary = documents
            .zip(shared.words())
            .zip(shared.anchors.within(documents))
            .map(|((document, words), anchors)| Vocabulary::new(document, words, anchors));
        let mut matches = matched(&vocabulary, Kind::form, &shared.translations);
        let by_anchors = matched(&vocabulary, Kind::group, &shared.anchors.similar);
        // A type is an anchor or a word, so each row comes from one of the two.
        matches.rows.iter_mut().zip(by_anchors.rows).for_each(|(row, anchors)| row.extend(anchors));
        Evidence { vocabulary, matches }
    }

    /// How well all types match: anchors, the word list, and words of similar meaning. None if the types are too
    /// many for it, as in a list of thousands of words.
    pub(crate) fn table(&self, shared: &Shared<'_>) -> Option<Table> {
        let Both { source, target } = self.types();
        if source * target > MOST_CELLS {
            return None;
        }
        let vectors = self.vocabulary.as_ref().zip(shared.vectors.as_ref());
        let vectors = vectors.map(|(vocabulary, vectors)| {
            vocabulary.kinds.iter().map(|kind| vectors[kind.form()? as usize]).collect()
        });
        Some(Table::new(&self.matches, &vectors))
    }

    /// How many token types each side has.
    pub(crate) fn types(&self) -> Both<usize> {
        self.vocabulary.as_ref().map(|vocabulary| vocabulary.kinds.len())
    }

    /// The tokens of these units (sentences or clauses) of both sides, a bag for each.
    pub(crate) fn bags(&self, units: Both<&[Span]>) -> Both<Vec<Vec<Token>>> {
        self.vocabulary.as_ref().zip(units).map(|(vocabulary, units)| vocabulary.bags(units))
    }

    /// For each side, what these units of the other side, given as bags of tokens, hold for it by a table, or without
    /// one by the anchors and the word list, and by `further` matches.
    pub(crate) fn hits(
        &self,
        table: Option<&Table>,
        further: &Matches,
        units: &Both<Vec<Vec<Token>>>,
    ) -> Both<Hits> {
        let types = self.types();
        let known = match table {
            Some(_) => Matches::default(),
            None => self.matches.transposed(types.target),
        };
        let columns = further.transposed(types.target);
        Both::of(|side| {
            let others = &units[side.other()];
            let mut hits = match table {
                Some(table) => Hits::new(table, side, others),
                None => {
                    let mut hits = Hits::none(types[side], others.len());
                    hits.raise(if side == Side::Source { &known } else { &self.matches }, others);
                    hits
                }
            };
            let further = match side {
                Side::Source => &columns,
                Side::Target => further,
            };
            hits.raise(further, others);
            hits
        })
    }
}

/// The units of one side as bags of tokens, and what the units of the other side hold for them.
#[derive(Clone, Debug)]
pub(crate) struct Evidenced<'a> {
    pub(crate) units: &'a [Vec<Token>],
    pub(crate) hits: Hits,
    /// What a random run of units of the other side holds.
    pub(crate) backgrounds: Backgrounds,
}

impl<'a> Evidenced<'a> {
    /// Both sides as units, given as bags of tokens, with what they hold for each other. Beads have up to `longest`
    /// units.
    pub(crate) fn both(
        units: &'a Both<Vec<Vec<Token>>>,
        hits: Both<Hits>,
        longest: Both<usize>,
    ) -> Both<Evidenced<'a>> {
        let of = |(side, hits): (Side, Hits)| {
            let backgrounds = hits.backgrounds(longest[side.other()]);
            Evidenced { units: &units[side], hits, backgrounds }
        };
        Both::of(|side| side).zip(hits).map(of)
    }

    /// The same, with the places that match each token type.
    pub(crate) fn placed(&self) -> Placed<'a> {
        Placed { units: self.units, places: self.hits.places() }
    }

    /// How much runs of up to `windows` units of the other side account for each of these `units`, given as bags
    /// of tokens of this side.
    pub(crate) fn coverage(&self, units: &[Vec<Token>], starts: Vec<Range<u32>>, windows: usize) -> Coverage {
        Coverage::new(units, &self.hits, &self.backgrounds, starts, windows)
    }
}

/// The matches of one kind of token, from how well their numbers match: `rows` has for each number of the source
/// the numbers of the target.
fn matched(
    vocabulary: &Both<Vocabulary<'_>>,
    number_of: fn(Kind) -> Option<u32>,
    rows: &[Vec<(u32, f32)>],
) -> Matches {
    let numbers = vocabulary.target.kinds.iter().map(|&kind| number_of(kind));
    let mut types: Vec<Option<u32>> = Vec::new();
    for (number, at) in numbers.zip(0..).filter_map(|(number, at)| Some((number? as usize, at))) {
        types.resize(types.len().max(number + 1), None);
        types[number] = Some(at);
    }
    let row = |&kind: &Kind| {
        let matching = number_of(kind).map_or(&[][..], |number| &rows[number as usize]);
        let type_of = |number: u32| types.get(number as usize).copied().flatten();
        let here = matching.iter().filter_map(|&(number, strength)| Some((type_of(number)?, strength)));
        let mut here: Vec<(u32, f32)> = here.collect();
        here.sort_unstable_by_key(|&(kind, _)| kind);
        here
    };
    Matches { rows: vocabulary.source.kinds.iter().map(row).collect() }
}
