//! Numbers, dates and versions of both sides, and which of them have no equal on the other.

use crate::anchor::number::{Class, Number, Precision};
use crate::anchor::{Anchor, Anchors, Key, anchors_within};
use crate::assign::assign;
use crate::bitext::{Bitext, Pair, Scope};
use crate::language::visible;
use crate::lint::evidence::kinds::{exchanged, is_converted, is_other_bound, is_other_range, is_same_value};
use crate::span::Span;

/// The numbers, dates and versions of a bitext, pair by pair.
///
/// Within a pair each is matched with at most one of the other side, the best matches first. One without an
/// equal there may have it in a neighbouring pair, if nothing else claims that: the sentences are cut
/// differently.
pub(crate) struct Figures<'a> {
    pairs: Vec<PairFigures<'a>>,
}

/// The numbers, dates and versions of one pair, matched across the languages: see
/// [`Context::figures`](crate::lint::Context::figures).
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct PairFigures<'a> {
    /// Those of the Chinese, in order; of a list only the first 128.
    pub source: Vec<Figure<'a>>,
    /// Those of the English, in order; of a list only the first 128.
    pub target: Vec<Figure<'a>>,
    /// Which of the Chinese is which of the English, as indices.
    matches: Vec<(usize, usize)>,
    /// The slips of scale, as indices into both sides.
    pub slips: Vec<Slip>,
    /// Whether a side has more figures than are compared.
    is_cut: bool,
}

/// A number, a date or a version.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Figure<'a> {
    /// Its place in its document, and what it was read as.
    pub anchor: &'a Anchor,
    /// Whether the other side has it too.
    pub status: Status,
}

/// Whether the other side has a figure too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Status {
    /// It has an equal of its own, or may have it among figures that are not compared.
    Matched,
    /// It has an equal, but another of its side took that: it is said more often here than there.
    Spare,
    /// It has no equal.
    Lost,
}

/// A number of the English that is a number of the Chinese times a power of ten.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Slip {
    /// The number of the Chinese: an index into [`PairFigures::source`].
    pub source: usize,
    /// The number of the English: an index into [`PairFigures::target`].
    pub target: usize,
    /// The power of ten by which the English is greater; negative if it is smaller.
    pub power: i32,
}

/// A number of the Chinese and the same of the English.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Equal<'f> {
    /// Its index into [`PairFigures::source`].
    pub(crate) source: usize,
    /// Its index into [`PairFigures::target`].
    pub(crate) target: usize,
    pub(crate) said: &'f Number,
    pub(crate) written: &'f Number,
}

/// From this similarity on, two figures are the same.
const SAME: f32 = 0.25;
/// The same for figures of different pairs, which must not match by chance.
const SAME_FAR: f32 = 0.75;
/// How far from a pair its figures are looked for.
const NEAR: usize = 2;
/// The most figures that are compared on either side of a pair: with more it is a table, not a sentence, and none
/// is known to be missing.
const MOST: usize = 128;

impl<'a> Figures<'a> {
    pub(crate) fn new(bitext: &'a Bitext<'a>, anchors: &'a Anchors) -> Figures<'a> {
        let mut pairs: Vec<PairFigures<'a>> =
            bitext.pairs().map(|pair| PairFigures::new(&pair, anchors)).collect();
        // The neighbours of a pair in a table belong to other texts.
        let near = if bitext.scope() == Scope::Text { NEAR } else { 0 };
        for index in 0..pairs.len() {
            for near in index.saturating_sub(near)..(index + near + 1).min(pairs.len()) {
                if near != index {
                    claim(&mut pairs, index, near);
                }
            }
        }
        pairs.iter_mut().filter(|pair| pair.is_cut).for_each(PairFigures::doubt);
        let texts = (bitext.source().text(), bitext.target().text());
        pairs.iter_mut().for_each(|pair| pair.find_slips(texts));
        Figures { pairs }
    }

    /// The figures of a pair.
    pub(crate) fn of(&self, pair: &Pair<'_>) -> &PairFigures<'a> {
        &self.pairs[pair.index()]
    }
}

/// Matches figures that the Chinese of one pair has lost with unmatched ones in the English of another.
fn claim(pairs: &mut [PairFigures<'_>], source: usize, target: usize) {
    for k in 0..pairs[source].source.len() {
        let figure = pairs[source].source[k];
        if figure.status != Status::Lost {
            continue;
        }

        let equal = |other: &Figure<'_>| {
            other.status == Status::Lost && figure.anchor.key.similarity(&other.anchor.key) >= SAME_FAR
        };
        if let Some(at) = pairs[target].target.iter().position(equal) {
            pairs[source].source[k].status = Status::Matched;
            pairs[target].target[at].status = Status::Matched;
        }
    }
}

impl<'a> PairFigures<'a> {
    fn new(pair: &Pair<'_>, anchors: &'a Anchors) -> PairFigures<'a> {
        let mut source = figures(anchors_within(&anchors.source, pair.source_span()));
        let mut target = figures(anchors_within(&anchors.target, pair.target_span()));
        let is_cut = source.len().max(target.len()) > MOST;
        source.truncate(MOST);
        target.truncate(MOST);
        let mut candidates: Vec<(f32, usize, usize)> = Vec::new();
        for (i, a) in source.iter().enumerate() {
            for (j, b) in target.iter().enumerate() {
                let similarity = similarity(&a.anchor.key, &b.anchor.key);
                if similarity >= SAME {
                    candidates.push((similarity, i, j));
                }
            }
        }
        // The sort is stable: of equal matches the first in the Chinese wins, then the first in the English.
        candidates.sort_by(|a, b| b.0.total_cmp(&a.0));
        for &(_, i, j) in &candidates {
            (source[i].status, target[j].status) = (Status::Spare, Status::Spare);
        }
        let matches: Vec<(usize, usize)> =
            assign(candidates, |&(_, i, j)| (i, j)).into_iter().map(|(_, i, j)| (i, j)).collect();
        for &(i, j) in &matches {
            (source[i].status, target[j].status) = (Status::Matched, Status::Matched);
        }
        PairFigures { source, target, matches, slips: Vec::new(), is_cut }
    }

    /// The numbers of both sides that are the same and fit, in whatever bounds or direction.
    pub(crate) fn equal_numbers(&self, fits: impl Fn(&Number) -> bool) -> impl Iterator<Item = Equal<'_>> {
        self.matches.iter().filter_map(move |&(source, target)| {
            let said = number_of(self.source[source].anchor).filter(|number| fits(number))?;
            let written = number_of(self.target[target].anchor).filter(|number| fits(number))?;
            is_same_value(said, written).then_some(Equal { source, target, said, written })
        })
    }

    /// Takes all figures as matched: what has no equal may have it among those that are not compared.
    fn doubt(&mut self) {
        self.source.iter_mut().chain(&mut self.target).for_each(|figure| figure.status = Status::Matched);
    }

    /// Finds the numbers that differ from one of the other side by a power of ten. If the Chinese says a
    /// number twice, and the English once, the slip may be in the other place.
    fn find_slips(&mut self, (chinese, english): (&str, &str)) {
        let mut used = vec![false; self.target.len()];
        let mut in_cents = Vec::new();
        for (source, figure) in self.source.iter().enumerate() {
            let Some(number) = number_of(figure.anchor).filter(|_| figure.status != Status::Matched) else {
                continue;
            };
            let slipped = self.target.iter().enumerate().find_map(|(target, other)| {
                let free = !used[target] && other.status == Status::Lost;
                power_between(number, number_of(other.anchor).filter(|_| free)?).map(|power| Slip {
                    source,
                    target,
                    power,
                })
            });
            if let Some(slip) = slipped {
                used[slip.target] = true;
                let is_in_cents = match slip.power {
                    2 => counts_english_cents(&behind(english, self.target[slip.target].anchor.span)),
                    -2 => counts_chinese_cents(&behind(chinese, figure.anchor.span)),
                    _ => false,
                };
                if is_in_cents {
                    in_cents.push((source, slip.target));
                } else {
                    self.slips.push(slip);
                }
            }
        }
        // 0.99美元 is “99 cents”.
        for (source, target) in in_cents {
            (self.source[source].status, self.target[target].status) = (Status::Matched, Status::Matched);
        }
    }
}

/// The hundredths of currencies.
const CHINESE_CENTS: [&str; 5] = ["分钱", "美分", "欧分", "便士", "港仙"];
const ENGLISH_CENTS: [&str; 7] = ["cents", "cent", "fen", "pence", "p", "¢", "c"];

/// What stands behind a figure, without invisible characters.
fn behind(text: &str, figure: Span) -> String {
    /// So many bytes hold the name of a coin, whatever invisible characters are in it.
    const REACH: usize = 32;
    let rest = text.get(figure.end as usize..).unwrap_or_default();
    let near = visible(&rest[..rest.floor_char_boundary(REACH)]);
    near.trim_start_matches([' ', '-', '\u{a0}']).to_owned()
}

/// Whether the hundredth of a currency stands at the beginning.
fn counts_chinese_cents(behind: &str) -> bool {
    CHINESE_CENTS.iter().any(|cents| behind.starts_with(cents))
}

/// The same of English.
fn counts_english_cents(behind: &str) -> bool {
    ENGLISH_CENTS
        .iter()
        .any(|cents| behind.strip_prefix(cents).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

fn figures(anchors: &[Anchor]) -> Vec<Figure<'_>> {
    let of_figures = |anchor: &&Anchor| matches!(anchor.key, Key::Number(_) | Key::Date(_) | Key::Version(_));
    let figure = |anchor| Figure { anchor, status: Status::Lost };
    anchors.iter().filter(of_figures).map(figure).collect()
}

/// The number of an anchor, if it is one.
pub(crate) fn number_of(anchor: &Anchor) -> Option<&Number> {
    match &anchor.key {
        Key::Number(number) => Some(number),
        _ => None,
    }
}

/// How well two figures agree: as keys, or as one measure in two units. They do not agree if only what is
/// counted was exchanged, or one end of a range.
fn similarity(a: &Key, b: &Key) -> f32 {
    /// The similarity of a converted measure: 30亩 and "five acres" are the same, though not equal.
    const CONVERTED: f32 = 0.3;
    let agreement = a.similarity(b);
    match (a, b) {
        (Key::Number(a), Key::Number(b))
            if exchanged(a, b).is_some() || is_other_range(a, b) || is_other_bound(a, b) =>
        {
            0.0
        }
        (Key::Number(a), Key::Number(b)) if agreement < SAME && is_converted(a, b) => CONVERTED,
        _ => agreement,
    }
}

/// Whether a number is a share of a whole, and so is compared only with shares.
pub(crate) fn is_share(number: &Number) -> bool {
    matches!(number.class, Class::Percent | Class::Points | Class::Fraction)
}

/// A share of one, as a percentage: `12.4 %`.
pub(crate) fn percent(share: f64) -> String {
    format!("{} %", tidy(share * 100.0))
}

/// Rounded to nine digits, without rounding errors: 0.30000000000000004 becomes 0.3.
pub(crate) fn tidy(value: f64) -> f64 {
    format!("{value:.8e}").parse().unwrap_or(value)
}

/// The power of ten by which `target` is greater, if that cannot be chance.
fn power_between(source: &Number, target: &Number) -> Option<i32> {
    /// The highest power of ten that counts as a slip.
    const FARTHEST: i32 = 6;
    /// The same for shares.
    const FARTHEST_SHARE: i32 = 3;
    let power = target.ratio_power_of_ten(source)?;
    let shares = is_share(source) && is_share(target);
    let fits = if shares {
        telling_share(source) && telling_share(target) && power.abs() <= FARTHEST_SHARE
    } else {
        let kept_apart = |n: &Number| {
            is_share(n)
                || matches!(n.class, Class::Ordinal | Class::Multiple)
                || n.precision == Precision::Vague
        };
        let apart = kept_apart(source) || kept_apart(target);
        !apart && telling(source) && telling(target) && power.abs() <= FARTHEST && one_measure(source, target)
    };
    fits.then_some(power)
}

/// Whether two numbers may count the same thing: 1.5万人 and "15 kg" do not.
fn one_measure(a: &Number, b: &Number) -> bool {
    match (a.unit, b.unit) {
        (Some(a), Some(b)) => a.dimension() == b.dimension(),
        _ => true,
    }
}

/// Whether the digits of a number are rare enough to be compared without their scale.
fn telling(number: &Number) -> bool {
    /// A number below this that has only one significant digit is too common.
    const TELLING: f64 = 1000.0;
    number.value.to_f64().abs() >= TELLING || number.value.digits() >= 2
}

/// The same for shares: "all", "half" and "one in ten" may be about anything.
fn telling_share(number: &Number) -> bool {
    let common = [1.0, 0.5, 0.1];
    number.value.to_f64() != 0.0
        && (number.value.digits() >= 2 || !common.contains(&number.value.to_f64()))
        && number.precision != Precision::Vague
}
