//! What two documents share: which token types match, how well, and where.

use std::collections::HashMap;

use super::coverage::{Hit, Token};
use super::vocabulary::{Kind, Vocabulary};
use crate::anchor::{Anchor, Key};
use crate::bitext::{Anchors, Link};
use crate::document::Document;
use crate::lexicon::{Lexicon, Vector, Vectors};
use crate::span::Span;

/// How well the token types of the two sides match: for each source type, the target types that match
/// it and how well, in 0..1, sorted by type.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Matches {
    pub(crate) rows: Vec<Vec<(u32, f32)>>,
}

impl Matches {
    /// The better of two matches, for each pair of types.
    pub(crate) fn or(&self, other: &Matches) -> Matches {
        let rows = self.rows.iter().zip(&other.rows);
        Matches { rows: rows.map(|(a, b)| tidy(a.iter().chain(b).copied().collect())).collect() }
    }

    /// The same matches, seen from the `len` types of the target.
    pub(crate) fn transposed(&self, len: usize) -> Matches {
        let mut rows = vec![Vec::new(); len];
        for (source, row) in self.rows.iter().enumerate() {
            for &(target, strength) in row {
                rows[target as usize].push((source as u32, strength));
            }
        }
        Matches { rows }
    }

    /// For each type, the units of the other side (given by their tokens) that hold a match of it.
    pub(crate) fn hits(&self, units: &[Vec<Token>], types: usize) -> Vec<Vec<Hit>> {
        let mut places: Vec<Vec<u32>> = vec![Vec::new(); types];
        for (at, unit) in units.iter().enumerate() {
            for token in unit {
                places[token.kind as usize].push(at as u32);
            }
        }
        let hits = |row: &Vec<(u32, f32)>| {
            let of = |&(kind, strength): &(u32, f32)| {
                places[kind as usize].iter().map(move |&at| Hit { at, strength })
            };
            let mut hits: Vec<Hit> = row.iter().flat_map(of).collect();
            hits.sort_by(|a, b| a.at.cmp(&b.at).then(b.strength.total_cmp(&a.strength)));
            hits.dedup_by_key(|hit| hit.at);
            hits
        };
        self.rows.iter().map(hits).collect()
    }
}

/// Sorted by type, each with its best strength.
fn tidy(mut row: Vec<(u32, f32)>) -> Vec<(u32, f32)> {
    row.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    row.dedup_by_key(|(kind, _)| *kind);
    row
}

/// The tokens of both sides and what matches between them.
#[derive(Clone, Debug)]
pub(crate) struct Evidence<'a> {
    pub(crate) source: Vocabulary<'a>,
    pub(crate) target: Vocabulary<'a>,
    pub(crate) matches: Matches,
}

impl<'a> Evidence<'a> {
    /// Collects the evidence of two documents: anchors that have their like on the other side, and
    /// words that translate each other by `lexicon`.
    pub(crate) fn new(
        source: &Document<'_>,
        target: &Document<'_>,
        anchors: &'a Anchors,
        lexicon: &Lexicon,
    ) -> Evidence<'a> {
        let (source_anchors, target_anchors) = matched(source, target, anchors);
        let source = Vocabulary::new(source, source_anchors.into_iter());
        let target = Vocabulary::new(target, target_anchors.into_iter());
        let matches = by_anchors(&source, &target).or(&by_lexicon(&source, &target, lexicon));
        Evidence { source, target, matches }
    }

    /// Words whose vectors are near each other.
    pub(crate) fn by_vectors(&self) -> Matches {
        let (vectors, lexicon) = (Vectors::embedded(), Lexicon::embedded());
        let of_target = |kind: &Kind<'_>| match kind {
            Kind::Word(stem) => lexicon.stem_id(stem).and_then(|id| vectors.stem(id)),
            Kind::Anchor(_) => None,
        };
        let targets: Vec<(u32, Vector)> = (0..)
            .zip(&self.target.kinds)
            .filter_map(|(number, kind)| Some((number, of_target(kind)?)))
            .collect();
        let row = |kind: &Kind<'_>| {
            let Kind::Word(word) = kind else { return Vec::new() };
            let Some(vector) = vectors.word(word) else { return Vec::new() };
            let near = targets.iter().map(|(number, other)| (*number, vector.similarity(other)));
            near.filter(|&(_, strength)| strength > 0.0).collect()
        };
        Matches { rows: self.source.kinds.iter().map(row).collect() }
    }

    /// The tokens and hits of both sides, for these units (spans of the two documents).
    pub(crate) fn sides(&self, matches: &Matches, source: &[Span], target: &[Span]) -> [Side; 2] {
        let (source, target) = (self.source.bags(source), self.target.bags(target));
        let types = self.target.kinds.len();
        let source_hits = matches.hits(&target, types);
        let target_hits = matches.transposed(types).hits(&source, self.source.kinds.len());
        [Side { units: source, hits: source_hits }, Side { units: target, hits: target_hits }]
    }
}

/// The units of one side as bags of tokens, and where each token type is matched on the other side.
#[derive(Clone, Debug)]
pub(crate) struct Side {
    pub(crate) units: Vec<Vec<Token>>,
    pub(crate) hits: Vec<Vec<Hit>>,
}

/// The anchors of each side that have their like somewhere on the other.
fn matched<'a>(
    source: &Document<'_>,
    target: &Document<'_>,
    anchors: &'a Anchors,
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
    let (sources, targets) = (distinct(&anchors.source, source), distinct(&anchors.target, target));
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
            Kind::Word(_) => None,
        };
        let all = target.kinds.iter().enumerate().filter_map(strength);
        all.filter(|&(_, strength)| strength >= Link::THRESHOLD).collect()
    };
    Matches { rows: source.kinds.iter().map(row).collect() }
}

fn by_lexicon(source: &Vocabulary<'_>, target: &Vocabulary<'_>, lexicon: &Lexicon) -> Matches {
    let mut by_stem = HashMap::new();
    let mut same = HashMap::new();
    for (number, kind) in target.kinds.iter().enumerate() {
        if let Kind::Word(stem) = kind {
            same.insert(stem.as_str(), number as u32);
            if let Some(id) = lexicon.stem_id(stem) {
                by_stem.insert(id, number as u32);
            }
        }
    }
    let row = |kind: &Kind<'_>| {
        let Kind::Word(word) = kind else { return Vec::new() };
        let translations = lexicon.translations(word);
        let known = translations.iter().filter_map(|(stem, weight)| Some((*by_stem.get(&stem)?, weight)));
        // A word that is written alike on both sides: Latin letters, digits.
        tidy(known.chain(same.get(word.as_str()).map(|&number| (number, 1.0))).collect())
    };
    Matches { rows: source.kinds.iter().map(row).collect() }
}
