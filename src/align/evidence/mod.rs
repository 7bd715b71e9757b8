//! What two documents share: which token types match, how well, and where.

pub(crate) mod chain;
pub(crate) mod coverage;
pub(crate) mod learnt;
pub(crate) mod matches;
pub(crate) mod pairs;
pub(crate) mod vocabulary;

use std::collections::HashMap;

use coverage::{Place, Token};
use matches::Matches;
use pairs::{WordPairs, best_of_each};
use vocabulary::{Group, Kind, Vocabulary};

use crate::anchor::{Anchor, Key};
use crate::bitext::Link;
use crate::document::Document;
use crate::lexicon::{Vector, Vectors};
use crate::side::Both;
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
        let matches = matched(&vocabulary, Kind::group, &similar).or(&matched(
            &vocabulary,
            Kind::form,
            &words.translations,
        ));
        Evidence { vocabulary, matches }
    }

    /// Words whose vectors are close to each other.
    pub(crate) fn by_vectors(&self, vectors: &Vectors) -> Matches {
        let Both { source, target } = &self.vocabulary;
        let (numbers, firsts) = numbered(source, |word| vectors.word(word));
        let (target_numbers, others) = numbered(target, |stem| vectors.stem(stem));
        let mut rows = vec![Vec::new(); source.kinds.len()];
        for (number, mut row) in numbers.into_iter().zip(Vector::alike(&firsts, &others)) {
            row.iter_mut().for_each(|(other, _)| *other = target_numbers[*other as usize]);
            rows[number as usize] = row;
        }
        Matches { rows }
    }

    /// How many token types each side has.
    pub(crate) fn types(&self) -> Both<usize> {
        self.vocabulary.as_ref().map(|vocabulary| vocabulary.kinds.len())
    }

    /// The tokens of these units (sentences or clauses) of both sides, a bag for each.
    pub(crate) fn bags(&self, units: Both<&[Span]>) -> Both<Vec<Vec<Token>>> {
        self.vocabulary.as_ref().zip(units).map(|(vocabulary, units)| vocabulary.bags(units))
    }

    /// Both sides as units, given as bags of tokens, with the places that match them.
    pub(crate) fn sides<'b>(
        &self,
        matches: &Matches,
        units: &'b Both<Vec<Vec<Token>>>,
    ) -> Both<Evidenced<'b>> {
        let types = self.types();
        let places = Both {
            source: matches.places(&units.target, types.target),
            target: matches.transposed(types.target).places(&units.source, types.source),
        };
        units.slices().zip(places).map(|(units, places)| Evidenced { units, places })
    }
}

/// The units of one side as bags of tokens, and for each token type the places that match it on the other
/// side.
#[derive(Clone, Debug)]
pub(crate) struct Evidenced<'a> {
    pub(crate) units: &'a [Vec<Token>],
    pub(crate) places: Vec<Vec<Place>>,
}

/// The types of word that have a vector, by number, and their vectors.
fn numbered(vocabulary: &Vocabulary<'_>, vector: impl Fn(&str) -> Option<Vector>) -> (Vec<u32>, Vec<Vector>) {
    let kinds = (0..).zip(&vocabulary.kinds);
    kinds.filter_map(|(number, &kind)| Some((number, vector(vocabulary.word(kind)?)?))).unzip()
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
    let row = |key: &&Key| {
        let all = (0..).zip(&groups.target.keys).map(|(group, other)| (group, key.similarity(other)));
        all.filter(|&(_, similarity)| similarity >= Link::THRESHOLD).collect()
    };
    groups.source.keys.iter().map(row).collect()
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
