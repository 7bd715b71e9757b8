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
use vocabulary::{Kind, Vocabulary};

use crate::anchor::{Anchor, Key};
use crate::bitext::Link;
use crate::document::Document;
use crate::lexicon::{Vector, Vectors};
use crate::span::Span;

/// The tokens of both sides and what matches between them.
#[derive(Clone, Debug)]
pub(crate) struct Evidence<'a> {
    pub(crate) source: Vocabulary<'a>,
    pub(crate) target: Vocabulary<'a>,
    pub(crate) matches: Matches,
}

impl<'a> Evidence<'a> {
    /// Collects the evidence of two documents: anchors that have their like on the other side, and
    /// words that translate each other.
    pub(crate) fn new(
        [source, target]: [&Document<'_>; 2],
        anchors: [&'a [Anchor]; 2],
        words: &WordPairs<'_>,
    ) -> Evidence<'a> {
        let (source_anchors, target_anchors) = matched(source, target, anchors);
        let source = Vocabulary::new(source, words.source, source_anchors.into_iter());
        let target = Vocabulary::new(target, words.target, target_anchors.into_iter());
        let matches = by_anchors(&source, &target).or(&by_words(&source, &target, words));
        Evidence { source, target, matches }
    }

    /// Words whose vectors are near each other.
    pub(crate) fn by_vectors(&self, vectors: &Vectors) -> Matches {
        let of_source = |kind: &Kind<'_>| match kind {
            Kind::Word(word, _) => vectors.word(word),
            Kind::Anchor(_) => None,
        };
        let of_target = |kind: &Kind<'_>| match kind {
            Kind::Word(stem, _) => vectors.stem(stem),
            Kind::Anchor(_) => None,
        };
        let (numbers, firsts) = numbered(&self.source.kinds, of_source);
        let (target_numbers, others) = numbered(&self.target.kinds, of_target);
        let mut rows = vec![Vec::new(); self.source.kinds.len()];
        for (number, mut row) in numbers.into_iter().zip(Vector::alike(&firsts, &others)) {
            row.iter_mut().for_each(|(other, _)| *other = target_numbers[*other as usize]);
            rows[number as usize] = row;
        }
        Matches { rows }
    }

    /// The tokens and places of both sides, for these units (spans of the two documents).
    pub(crate) fn sides(&self, matches: &Matches, source: &[Span], target: &[Span]) -> [Evidenced; 2] {
        let (source, target) = (self.source.bags(source), self.target.bags(target));
        let types = self.target.kinds.len();
        let source_places = matches.places(&target, types);
        let target_places = matches.transposed(types).places(&source, self.source.kinds.len());
        [
            Evidenced { units: source, places: source_places },
            Evidenced { units: target, places: target_places },
        ]
    }
}

/// The units of one side as bags of tokens, and where each token type is matched on the other side.
#[derive(Clone, Debug)]
pub(crate) struct Evidenced {
    pub(crate) units: Vec<Vec<Token>>,
    pub(crate) places: Vec<Vec<Place>>,
}

/// The kinds that have a vector, by number, and their vectors.
fn numbered(kinds: &[Kind<'_>], vector: impl Fn(&Kind<'_>) -> Option<Vector>) -> (Vec<u32>, Vec<Vector>) {
    (0..).zip(kinds).filter_map(|(number, kind)| Some((number, vector(kind)?))).unzip()
}

/// The anchors of each side that have their like somewhere on the other.
fn matched<'a>(
    source: &Document<'_>,
    target: &Document<'_>,
    anchors: [&'a [Anchor]; 2],
) -> (Vec<&'a Anchor>, Vec<&'a Anchor>) {
    let distinct = |anchors: &'a [Anchor], document: &Document<'_>| {
        let mut groups: HashMap<_, Vec<&'a Anchor>> = HashMap::new();
        let mut order = Vec::new();
        for anchor in anchors.iter().filter(|anchor| !matches!(anchor.key, Key::Quote(_))) {
            let surface = anchor.span.of(document.text()).to_owned();
            let group = groups.entry((std::mem::discriminant(&anchor.key), surface.clone())).or_default();
            if group.is_empty() {
                order.push((std::mem::discriminant(&anchor.key), surface));
            }
            group.push(anchor);
        }
        let groups: Vec<Vec<&'a Anchor>> = order.iter().filter_map(|key| groups.remove(key)).collect();
        groups
    };
    let (sources, targets) = (distinct(anchors[0], source), distinct(anchors[1], target));
    let mut source_has = vec![false; sources.len()];
    let mut target_has = vec![false; targets.len()];
    for (a, source_has) in sources.iter().zip(&mut source_has) {
        for (b, target_has) in targets.iter().zip(&mut target_has) {
            if (!*source_has || !*target_has) && a[0].key.similarity(&b[0].key) >= Link::THRESHOLD {
                (*source_has, *target_has) = (true, true);
            }
        }
    }
    let chosen = |groups: Vec<Vec<&'a Anchor>>, has: Vec<bool>| {
        let kept = groups.into_iter().zip(has).filter(|(_, has)| *has);
        let mut anchors: Vec<&'a Anchor> = kept.flat_map(|(group, _)| group).collect();
        anchors.sort_by_key(|anchor| anchor.span);
        anchors
    };
    (chosen(sources, source_has), chosen(targets, target_has))
}

fn by_anchors(source: &Vocabulary<'_>, target: &Vocabulary<'_>) -> Matches {
    let row = |kind: &Kind<'_>| {
        let Kind::Anchor(key) = kind else { return Vec::new() };
        let strength = |(number, other): (usize, &Kind<'_>)| match other {
            Kind::Anchor(other) => Some((number as u32, key.similarity(other))),
            Kind::Word(..) => None,
        };
        let all = target.kinds.iter().enumerate().filter_map(strength);
        all.filter(|&(_, strength)| strength >= Link::THRESHOLD).collect()
    };
    Matches { rows: source.kinds.iter().map(row).collect() }
}

fn by_words(source: &Vocabulary<'_>, target: &Vocabulary<'_>, words: &WordPairs) -> Matches {
    let form = |kind: &Kind<'_>| match kind {
        Kind::Word(_, form) => Some(*form),
        Kind::Anchor(_) => None,
    };
    let kinds = target.kinds.iter().zip(0..);
    let number: HashMap<u32, u32> = kinds.filter_map(|(kind, number)| Some((form(kind)?, number))).collect();
    let row = |kind: &Kind<'_>| {
        let translations = form(kind).map_or(&[][..], |form| &words.translations[form as usize]);
        let here = translations.iter().filter_map(|&(form, weight)| Some((*number.get(&form)?, weight)));
        best_of_each(here.collect())
    };
    Matches { rows: source.kinds.iter().map(row).collect() }
}
