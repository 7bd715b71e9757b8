//! [`Unrelated`]: texts and pairs whose two sides are not translations of each other.

use crate::anchor::{Anchors, Key, anchors_within};
use crate::bitext::{Bitext, Origin, Pair, Scope};
use crate::lint::evidence::losses::{Losses, Tally};
use crate::side::Both;

/// What is known of a bitext.
pub(crate) struct Known<'c, 'a> {
    pub(crate) bitext: &'a Bitext<'a>,
    pub(crate) anchors: &'a Anchors,
    pub(crate) losses: &'c Losses<'a>,
    /// The words that both sides of a pair have in common.
    pub(crate) tally: &'c dyn Fn(&Pair<'_>) -> Tally,
}

/// Which pairs have sides with nothing in common, or whether the whole texts have none.
///
/// A true translation says some half of the content words of its original with words of the lexicon, a free one of a
/// novel at least two fifths; a text on something else says a tenth of them by chance, or a sixth where the aligner has
/// picked what fits best. How improbable the number is that was found in a translation is the evidence.
#[derive(Debug, Default)]
pub(crate) struct Unrelated {
    /// Of two texts, what they have in common, if that is nothing.
    texts: Option<Tally>,
    /// Of pairs that stand alone, those without anything in common, ascending.
    pairs: Vec<Stranger>,
}

/// A pair whose sides have nothing in common.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stranger {
    /// The number of the pair.
    pub(crate) pair: usize,
    /// What its sides have in common.
    pub(crate) tally: Tally,
    /// The pair whose Chinese its English translates, if that is found.
    pub(crate) shifted: Option<usize>,
    /// How sure it is, in 0..1.
    pub(crate) confidence: f32,
}

/// How often a word of a translation is said with a word of the lexicon: in the freest one. The pairs of a table tell
/// whether theirs are closer, up to the second, if there are at least so many known words.
const SAID: f64 = 0.45;
const SAID_CLOSELY: f64 = 0.6;
const LEAST_MEASURED: usize = 200;
/// Of the rate of a whole table, each pair has at least this share.
const OF_THE_RATE: f64 = 0.8;
/// From this surprise on (the negative logarithm of how probable so few are in a translation), two sides have nothing in
/// common; the second, if another pair of the table fits the English.
const STRANGE: f64 = 6.2;
const STRANGE_SHIFTED: f64 = 2.4;
/// What an anchor that both sides have takes from that, and what it adds if both have figures and share none.
const SHARED: f64 = 3.0;
const APART: f64 = 0.75;
/// No more figures of a side count than this.
const MOST_FIGURES: usize = 2;
/// An English with fewer known words is cut off or not translated at all.
const LEAST_ENGLISH: usize = 5;
/// How far away in a table the pair may be whose English was exchanged, how many known words and how many said ones show
/// it, and which share of the known ones these are.
const NEAR: usize = 2;
const LEAST_KNOWN: usize = 4;
const LEAST_SAID: usize = 3;
const SHARE_SAID: f64 = 0.6;

/// The same for whole texts: the surprise, and the greatest share of the known words of either side that is said.
const STRANGE_TEXTS: f64 = 9.0;
const MOST_SAID: f64 = 0.22;
/// Two texts that share a passage are related: how much each word of a passage speaks for it that is said and that is not,
/// and each anchor that both have, and from which sum on a passage is shared. The rates are two fifths in a translation,
/// and a sixth where the aligner picked what fits.
const WORD_SAID: f64 = 0.85;
const WORD_MISSING: f64 = 0.33;
const ANCHOR_SHARED: f64 = 1.0;
const PASSAGE: f64 = 9.0;

impl Unrelated {
    pub(crate) fn new(known: &Known<'_, '_>) -> Unrelated {
        let bitext = known.bitext;
        if bitext.source().is_empty() || bitext.target().is_empty() {
            return Unrelated::default();
        }
        match bitext.scope() {
            Scope::Text => Unrelated { texts: strange_texts(known), pairs: Vec::new() },
            Scope::Pairs => Unrelated { texts: None, pairs: strangers(known) },
        }
    }

    /// What two texts have in common, if that is nothing.
    pub(crate) fn texts(&self) -> Option<Tally> {
        self.texts
    }

    /// The pairs of a table whose sides have nothing in common.
    pub(crate) fn pairs(&self) -> &[Stranger] {
        &self.pairs
    }

    /// Whether the sides of a pair have nothing in common.
    pub(crate) fn has(&self, pair: &Pair<'_>) -> bool {
        self.texts.is_some() || self.pairs.binary_search_by_key(&pair.index(), |other| other.pair).is_ok()
    }
}

/// How surprising it is that at most `said` of `known` words are said in a translation.
fn surprise(tally: Tally, rate: f64) -> f64 {
    /// The English cannot say more words than it has; what one word of it says may be several of the Chinese.
    const WORDS_A_WORD: usize = 2;
    let known = tally.source.min(WORDS_A_WORD * tally.target);
    let mut term = known as f64 * (1.0 - rate).ln();
    let mut tail = term;
    for k in 0..tally.said.min(known) {
        term += ((known - k) as f64 / (k + 1) as f64 * rate / (1.0 - rate)).ln();
        // ln(e^tail + e^term)
        let (high, low) = (tail.max(term), tail.min(term));
        tail = high + (low - high).exp().ln_1p();
    }
    -tail
}

/// How many anchors both sides of a pair have, apart from quotation marks; and how many figures each has.
fn anchors(known: &Known<'_, '_>, pair: &Pair<'_>) -> (usize, Both<usize>) {
    let sources = anchors_within(&known.anchors.source, pair.source_span());
    let targets = anchors_within(&known.anchors.target, pair.target_span());
    let is_figure = |key: &Key| matches!(key, Key::Number(_) | Key::Date(_));
    let figures = Both {
        source: sources.iter().filter(|anchor| is_figure(&anchor.key)).count(),
        target: targets.iter().filter(|anchor| is_figure(&anchor.key)).count(),
    };
    let is_shared = |key: &Key| {
        !matches!(key, Key::Quote(_))
            && targets.iter().take(MOST_ANCHORS).any(|other| key.similarity(&other.key) >= SAME)
    };
    let shared = sources.iter().take(MOST_ANCHORS).filter(|anchor| is_shared(&anchor.key)).count();
    (shared, figures)
}

/// The most anchors of a side that are compared, and from which similarity on two are the same.
const MOST_ANCHORS: usize = 64;
const SAME: f32 = 0.5;

/// The pairs of a table whose sides have nothing in common.
fn strangers(known: &Known<'_, '_>) -> Vec<Stranger> {
    let bitext = known.bitext;
    let is_compared = |pair: &Pair<'_>| !pair.bead().is_null() && pair.is_prose();
    let tallies: Vec<Option<Tally>> =
        bitext.pairs().map(|pair| is_compared(&pair).then(|| (known.tally)(&pair))).collect();
    let all = tallies.iter().flatten().copied().fold(Tally::default(), Tally::plus);
    let rate = match all.source {
        LEAST_MEASURED.. => (OF_THE_RATE * all.said as f64 / all.source as f64).clamp(SAID, SAID_CLOSELY),
        _ => SAID,
    };
    let stranger = |(index, tally): (usize, &Option<Tally>)| {
        let tally = tally.filter(|tally| tally.target >= LEAST_ENGLISH)?;
        // In a long pair a free translation becomes improbable too.
        if tally.said as f64 > MOST_SAID * tally.source.min(tally.target) as f64 {
            return None;
        }
        let words = surprise(tally, rate);
        // Figures can add so much at most.
        if words + APART * MOST_FIGURES as f64 <= STRANGE_SHIFTED {
            return None;
        }
        let pair = bitext.pair(index);
        let (shared, figures) = anchors(known, &pair);
        let apart = figures.source.min(figures.target).min(MOST_FIGURES);
        let surprise = match shared {
            0 => words + APART * apart as f64,
            _ => words - SHARED * shared as f64,
        };
        if surprise < STRANGE_SHIFTED {
            return None;
        }
        let shifted = fitting(known, index, tally);
        let confidence = match (surprise >= STRANGE, shifted) {
            (false, None) => return None,
            (_, Some(_)) => SHIFTED,
            (true, None) => ALONE,
        };
        Some(Stranger { pair: index, tally, shifted, confidence })
    };
    tallies.iter().enumerate().filter_map(stranger).collect()
}

/// How sure it is that a pair was exchanged, and that its sides have nothing in common.
const SHIFTED: f32 = 0.9;
const ALONE: f32 = 0.85;

/// The pair near by in a table whose Chinese the English of this one translates.
fn fitting(evidence: &Known<'_, '_>, index: usize, own: Tally) -> Option<usize> {
    let (bitext, losses) = (evidence.bitext, evidence.losses);
    let near = index.saturating_sub(NEAR)..(index + NEAR + 1).min(bitext.beads().len());
    near.filter(|&other| other != index && !bitext.beads()[other].source.is_empty()).find(|&other| {
        let pair = bitext.pair(other);
        let (known, said) = losses.said_by(&pair, &[index]);
        // Rows of a table may say much the same.
        let fits_itself = || losses.said_by(&pair, &[other]).1 >= said;
        known >= LEAST_KNOWN
            && said >= LEAST_SAID.max(3 * own.said)
            && said as f64 >= SHARE_SAID * known as f64
            && !fits_itself()
    })
}

/// What two aligned texts have in common, if that is nothing: also in their sentences without counterpart, and in no
/// passage.
fn strange_texts(known: &Known<'_, '_>) -> Option<Tally> {
    let bitext = known.bitext;
    if bitext.beads().iter().any(|bead| bead.origin == Origin::Brought) {
        return None;
    }
    let (mut all, mut passage) = (Tally::default(), 0.0_f64);
    for pair in bitext.pairs().filter(|pair| pair.is_prose()) {
        let tally = (known.tally)(&pair);
        all = all.plus(tally);
        if pair.bead().is_null() {
            continue;
        }
        let (shared, _) = anchors(known, &pair);
        let missing = tally.source.saturating_sub(tally.said);
        let worth =
            WORD_SAID * tally.said as f64 - WORD_MISSING * missing as f64 + ANCHOR_SHARED * shared as f64;
        passage = (passage + worth).max(0.0);
        if passage >= PASSAGE {
            return None;
        }
    }
    let compared = all.source.min(all.target);
    let is_little = (all.said as f64) < MOST_SAID * compared as f64;
    let measured = Tally { source: compared, target: compared, said: all.said };
    (is_little && surprise(measured, SAID) >= STRANGE_TEXTS).then_some(measured)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_words_of_many_are_a_surprise() {
        let surprise = |source, said| surprise(Tally { source, target: source, said }, SAID);
        assert!(surprise(4, 0) < STRANGE && surprise(12, 0) > STRANGE);
        assert!(surprise(30, 12) < 1.5 && surprise(30, 3) > STRANGE);
        // Nothing that a text is long enough to say overflows.
        assert!(surprise(100_000, 10_000).is_finite());
    }
}
