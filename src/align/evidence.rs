//! What two documents share: which token types match, how well, and where.

use std::collections::HashMap;

use super::coverage::{Hit, Token};
use super::vocabulary::{Kind, Vocabulary};
use super::words::{WordPairs, best_of_each};
use crate::anchor::{Anchor, Key};
use crate::bitext::Link;
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
        Matches { rows: rows.map(|(a, b)| best_of_each(a.iter().chain(b).copied().collect())).collect() }
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
        let places = Places::new(units, types);
        let mut best = vec![0.0_f32; units.len()];
        let mut marked = vec![0_u64; units.len().div_ceil(64)];
        let mut hits = |row: &Vec<(u32, f32)>| {
            let mut count = 0;
            for &(kind, strength) in row {
                for &at in places.of(kind) {
                    let at = at as usize;
                    let (word, bit) = (&mut marked[at / 64], 1 << (at % 64));
                    count += usize::from(*word & bit == 0);
                    *word |= bit;
                    best[at] = best[at].max(strength);
                }
            }
            let mut hits = Vec::with_capacity(count);
            for (number, word) in marked.iter_mut().enumerate() {
                while *word != 0 {
                    let at = number * 64 + word.trailing_zeros() as usize;
                    hits.push(Hit { at: at as u32, strength: std::mem::take(&mut best[at]) });
                    *word &= *word - 1;
                }
            }
            hits
        };
        self.rows.iter().map(&mut hits).collect()
    }
}

/// For each row of matches, the units that hold one of them, as [`Matches::hits`] gives them; but none
/// where there are more than `most`. Takes time and memory linear in the number of types and tokens.
pub(crate) fn rare_hits(
    rows: &[Vec<(u32, f32)>],
    units: &[Vec<Token>],
    types: usize,
    most: usize,
) -> Vec<Vec<Hit>> {
    let places = Places::new(units, types);
    let hits = |row: &Vec<(u32, f32)>| {
        if row.iter().any(|&(kind, _)| places.of(kind).len() > most) {
            return Vec::new();
        }
        let of = |&(kind, strength): &(u32, f32)| places.of(kind).iter().map(move |&at| (at, strength));
        let hits = best_of_each(row.iter().flat_map(of).collect());
        let few = hits.len() <= most;
        hits.into_iter().filter(|_| few).map(|(at, strength)| Hit { at, strength }).collect()
    };
    rows.iter().map(hits).collect()
}

/// For each token type, the units that hold it.
struct Places {
    first: Vec<usize>,
    units: Vec<u32>,
}

impl Places {
    fn new(units: &[Vec<Token>], types: usize) -> Places {
        let mut first = vec![0; types + 1];
        units.iter().flatten().for_each(|token| first[token.kind as usize + 1] += 1);
        for kind in 0..types {
            first[kind + 1] += first[kind];
        }
        let mut next = first.clone();
        let mut places = vec![0; first[types]];
        for (at, unit) in units.iter().enumerate() {
            for token in unit {
                places[next[token.kind as usize]] = at as u32;
                next[token.kind as usize] += 1;
            }
        }
        Places { first, units: places }
    }

    fn of(&self, kind: u32) -> &[u32] {
        &self.units[self.first[kind as usize]..self.first[kind as usize + 1]]
    }
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
    /// words that translate each other.
    pub(crate) fn new(
        [source, target]: [&Document<'_>; 2],
        anchors: [&'a [Anchor]; 2],
        words: &WordPairs,
    ) -> Evidence<'a> {
        let (source_anchors, target_anchors) = matched(source, target, anchors);
        let source = Vocabulary::new(source, &words.source, source_anchors.into_iter());
        let target = Vocabulary::new(target, &words.target, target_anchors.into_iter());
        let matches = by_anchors(&source, &target).or(&by_words(&source, &target, words));
        Evidence { source, target, matches }
    }

    /// Words whose vectors are near each other.
    pub(crate) fn by_vectors(&self) -> Matches {
        let (vectors, lexicon) = (Vectors::embedded(), Lexicon::embedded());
        let of_source = |kind: &Kind<'_>| match kind {
            Kind::Word(word, _) => vectors.word(word),
            Kind::Anchor(_) => None,
        };
        let of_target = |kind: &Kind<'_>| match kind {
            Kind::Word(stem, _) => lexicon.stem_id(stem).and_then(|id| vectors.stem(id)),
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
