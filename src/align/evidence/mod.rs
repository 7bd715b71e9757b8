//! What two documents share: which token types match, how well, and where.

pub(crate) mod anchors;
pub(crate) mod chain;
pub(crate) mod coverage;
pub(crate) mod hits;
pub(crate) mod learnt;
pub(crate) mod matches;
pub(crate) mod places;
pub(crate) mod shared;
pub(crate) mod strengths;
pub(crate) mod table;
pub(crate) mod token;
pub(crate) mod vocabulary;

use std::ops::Range;

use coverage::Coverage;
use hits::{Backgrounds, Hits};
use matches::Matches;
use places::{Placed, Places};
use shared::Shared;
use strengths::Strengths;
use token::Token;
use vocabulary::{Kind, Vocabulary};

use crate::document::Document;
use crate::parallel;
use crate::side::Both;
use crate::span::Span;

/// The tokens of both sides and what matches between them.
#[derive(Clone, Debug)]
pub(crate) struct Evidence {
    pub(crate) vocabulary: Both<Vocabulary>,
    pub(crate) matches: Matches,
}

impl Evidence {
    /// Collects the evidence of two documents: anchors that match an anchor of the other side, and words that
    /// translate each other.
    pub(crate) fn new(documents: Both<&Document<'_>>, shared: &Shared<'_>) -> Evidence {
        let words = shared.words().zip(shared.function.slices());
        let anchors = shared.anchors.within(documents);
        let vocabulary = parallel::both(|side| Vocabulary::new(documents[side], words[side], &anchors[side]));
        let numbers = |of: fn(Kind) -> Option<u32>| {
            vocabulary.as_ref().map(|vocabulary| vocabulary.kinds.iter().copied().map(of).collect())
        };
        let mut matches = Matches::of_numbers(&numbers(Kind::form), &shared.translations);
        let by_anchors = Matches::of_numbers(&numbers(Kind::group), &shared.anchors.similar);
        // A type is an anchor or a word, so each row comes from one of the two.
        matches.rows.iter_mut().zip(by_anchors.rows).for_each(|(row, anchors)| row.extend(anchors));
        Evidence { vocabulary, matches }
    }

    /// How well all types match: anchors, the word list, words of similar meaning, and what was `learnt`.
    pub(crate) fn strengths(&self, shared: &Shared<'_>, learnt: &Matches) -> Strengths {
        let vectors = self.vocabulary.as_ref().zip(shared.vectors.as_ref()).map(|(vocabulary, vectors)| {
            vocabulary.kinds.iter().map(|kind| vectors[kind.form()? as usize].as_ref()).collect()
        });
        Strengths::new([&self.matches, learnt], &vectors)
    }

    /// How many token types each side has.
    pub(crate) fn types(&self) -> Both<usize> {
        self.vocabulary.as_ref().map(|vocabulary| vocabulary.kinds.len())
    }

    /// The tokens of these units (sentences or clauses) of both sides, a bag for each.
    pub(crate) fn bags(&self, units: Both<&[Span]>) -> Both<Vec<Vec<Token>>> {
        self.vocabulary.as_ref().zip(units).map(|(vocabulary, units)| vocabulary.bags(units))
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
        let backgrounds = parallel::both(|side| hits[side].backgrounds(longest[side.other()]));
        let sides = units.as_ref().zip(hits).zip(backgrounds);
        sides.map(|((units, hits), backgrounds)| Evidenced { units, hits, backgrounds })
    }

    /// The same, with the places that match each token type.
    pub(crate) fn placed(&self) -> Placed<'_> {
        Placed { units: self.units, places: Places::Held(&self.hits) }
    }

    /// How much runs of up to `windows` units of the other side account for each of these `units`, given as bags
    /// of tokens of this side.
    pub(crate) fn coverage(&self, units: &[Vec<Token>], starts: Vec<Range<u32>>, windows: usize) -> Coverage {
        Coverage::new(units, &self.hits, &self.backgrounds, starts, windows)
    }
}
