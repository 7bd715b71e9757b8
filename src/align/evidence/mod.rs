//! What two documents share: which token types match, how well, and where.

pub(crate) mod chain;
pub(crate) mod coverage;
pub(crate) mod hits;
pub(crate) mod learnt;
pub(crate) mod matches;
pub(crate) mod pairs;
pub(crate) mod table;
pub(crate) mod token;
pub(crate) mod vocabulary;

use std::collections::HashMap;
use std::ops::Range;

use coverage::Coverage;
use hits::{Backgrounds, Hits};
use matches::Matches;
use pairs::{WordPairs, best_of_each};
use table::Table;
use token::{Placed, Token};
use vocabulary::{Group, Kind, Vocabulary};

use crate::anchor::{Anchor, Index, Key};
use crate::document::Document;
use crate::side::{Both, Side};
use crate::span::Span;

/// The tokens of both sides and what matches between them.
#[derive(Clone, Debug)]
pub(crate) struct Evidence<'a> {
    pub(crate) vocabulary: Both<Vocabulary<'a>>,
    pub(crate) matches: Matches,
}

impl<'a> Evidence<'a> {
    /// Collects the evidence of two documents: anchors that match an anchor of the other side, and words that
    /// translate each other.
    pub(crate) fn new(
        documents: Both<&Document<'_>>,
        anchors: Both<&[Anchor]>,
        words: &WordPairs<'a>,
    ) -> Evidence<'a> {
        let groups = anchors.zip(documents).map(|(anchors, document)| Groups::new(anchors, document));
        let similar = similar(groups.as_ref());
        let mut has_like = groups.as_ref().map(|groups| vec![false; groups.keys.len()]);
        for (source, row) in similar.iter().enumerate() {
            has_like.source[source] = !row.is_empty();
            row.iter().for_each(|&(target, _)| has_like.target[target as usize] = true);
        }
        let anchors = groups.zip(has_like).map(|(groups, has_like)| groups.chosen(&has_like));
        let vocabulary = documents
            .zip(words.words())
            .zip(anchors)
            .map(|((document, words), anchors)| Vocabulary::new(document, words, anchors));
        let mut matches = matched(&vocabulary, Kind::form, &words.translations);
        let by_anchors = matched(&vocabulary, Kind::group, &similar);
        // A type is an anchor or a word, so each row comes from one of the two.
        matches.rows.iter_mut().zip(by_anchors.rows).for_each(|(row, anchors)| row.extend(anchors));
        Evidence { vocabulary, matches }
    }

    /// How well all types match: anchors, the word list, and words of similar meaning.
    pub(crate) fn table(&self, words: &WordPairs<'_>) -> Table {
        let vectors = self.vocabulary.as_ref().zip(words.vectors.as_ref());
        let vectors = vectors.map(|(vocabulary, vectors)| {
            vocabulary.kinds.iter().map(|kind| vectors[kind.form()? as usize]).collect()
        });
        Table::new(&self.matches, &vectors)
    }

    /// How many token types each side has.
    pub(crate) fn types(&self) -> Both<usize> {
        self.vocabulary.as_ref().map(|vocabulary| vocabulary.kinds.len())
    }

    /// The tokens of these units (sentences or clauses) of both sides, a bag for each.
    pub(crate) fn bags(&self, units: Both<&[Span]>) -> Both<Vec<Vec<Token>>> {
        self.vocabulary.as_ref().zip(units).map(|(vocabulary, units)| vocabulary.bags(units))
    }

    /// Both sides as units, given as bags of tokens, with what they hold for each other by a table, if there
    /// is one, and by `further` matches. Beads have up to `longest` units.
    pub(crate) fn sides<'b>(
        &self,
        table: Option<&Table>,
        further: &Matches,
        units: &'b Both<Vec<Vec<Token>>>,
        longest: Both<usize>,
    ) -> Both<Evidenced<'b>> {
        let types = self.types();
        let columns = further.transposed(types.target);
        Both::of(|side| {
            let others = &units[side.other()];
            let mut hits = match table {
                Some(table) => Hits::new(table, side, others),
                None => Hits::none(types[side], others.len()),
            };
            let further = match side {
                Side::Source => &columns,
                Side::Target => further,
            };
            hits.raise(further, others);
            let backgrounds = hits.backgrounds(longest[side.other()]);
            Evidenced { units: &units[side], hits, backgrounds }
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

/// The anchors of a document, grouped by sort and spelling. Quotations are left out.
struct Groups<'a> {
    /// What the first anchor of each group was read as.
    keys: Vec<&'a Key>,
    /// The place and the group of each anchor.
    members: Vec<(Span, Group)>,
}

impl<'a> Groups<'a> {
    fn new(anchors: &'a [Anchor], document: &Document<'_>) -> Groups<'a> {
        let mut groups = Groups { keys: Vec::new(), members: Vec::new() };
        let mut numbers = HashMap::new();
        for Anchor { span, key } in anchors.iter().filter(|anchor| !matches!(anchor.key, Key::Quote(_))) {
            let identity = (std::mem::discriminant(key), span.of(document.text()));
            let group = *numbers.entry(identity).or_insert_with(|| {
                groups.keys.push(key);
                groups.keys.len() as Group - 1
            });
            groups.members.push((*span, group));
        }
        groups.members.sort();
        groups
    }

    /// The anchors of the groups for which `keep` is true, in order.
    fn chosen(self, keep: &[bool]) -> Vec<(Span, Group)> {
        self.members.into_iter().filter(|&(_, group)| keep[group as usize]).collect()
    }
}

/// For each group of the source the groups of the target that are similar to it, and how similar.
fn similar(groups: Both<&Groups<'_>>) -> Vec<Vec<(Group, f32)>> {
    let index = Index::new(groups.target.keys.iter().copied());
    groups.source.keys.iter().map(|key| index.similar(key)).collect()
}

/// The matches of one kind of token, from how well their numbers match: `rows` has for each number of the source
/// the numbers of the target.
fn matched(
    vocabulary: &Both<Vocabulary<'_>>,
    number_of: fn(Kind) -> Option<u32>,
    rows: &[Vec<(u32, f32)>],
) -> Matches {
    let kinds = vocabulary.target.kinds.iter().zip(0..);
    let types: HashMap<u32, u32> = kinds.filter_map(|(&kind, at)| Some((number_of(kind)?, at))).collect();
    let row = |&kind: &Kind| {
        let matching = number_of(kind).map_or(&[][..], |number| &rows[number as usize]);
        let here = matching.iter().filter_map(|&(number, strength)| Some((*types.get(&number)?, strength)));
        best_of_each(here.collect())
    };
    Matches { rows: vocabulary.source.kinds.iter().map(row).collect() }
}
