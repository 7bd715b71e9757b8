//! The clauses of the Chinese, and how much of each the English says.

use std::collections::HashMap;

use crate::anchor::{Anchor, Anchors, Key};
use crate::assign::assign;
use crate::bitext::{Bitext, Pair, Scope};
use crate::language::{Language, visible};
use crate::lexicon::{Glossary, Lexicon, StemId, Translations, is_function_word};
use crate::side::Both;
use crate::span::{Span, within};
use crate::text::{PlainSpan, Reading, clause};
use crate::word::{Word, WordClass};

/// The words of a bitext with their translations, by which the [`Clause`]s of a pair are judged.
pub(crate) struct Losses<'a> {
    bitext: &'a Bitext<'a>,
    readings: Both<Reading<'a>>,
    /// The content words of the Chinese that the lexicon knows, in order, and their translations by number.
    source: Vec<(Span, usize)>,
    translations: Vec<Translations>,
    /// The content words of the English that the lexicon knows, in order.
    target: Vec<(Span, StemId)>,
}

/// A clause of the Chinese of a pair, and how much of it the English says.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Clause {
    /// Its bytes in the Chinese document, without the mark at its end.
    pub span: Span,
    /// How many content words it has with known translations.
    pub known: usize,
    /// How many of them the English of the pair says: from 0 to `known`. Each English word counts once.
    pub said: usize,
    /// Whether hardly any of them are said, at most about a third, in the pair or in its neighbours. True of a clause
    /// without a known word too: that shows nothing by itself.
    pub is_missing: bool,
}

/// The clauses of a pair: see [`Context::clauses`](crate::lint::Context::clauses).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PairClauses {
    /// In order.
    pub clauses: Vec<Clause>,
    /// How many content words of the English do not translate a word of the Chinese.
    pub spare: usize,
}

/// How many content words with known translations each side has, and how many of the Chinese ones the English says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Those of the Chinese.
    pub(crate) source: usize,
    /// Those of the English.
    pub(crate) target: usize,
    /// Those of the Chinese that the English says.
    pub(crate) said: usize,
}

impl Tally {
    pub(crate) fn plus(self, other: Tally) -> Tally {
        Tally {
            source: self.source + other.source,
            target: self.target + other.target,
            said: self.said + other.said,
        }
    }
}

impl PairClauses {
    /// The words of all clauses.
    pub(crate) fn tally(&self) -> Tally {
        let said = self.clauses.iter().map(|clause| clause.said).sum();
        Tally {
            source: self.clauses.iter().map(|clause| clause.known).sum(),
            target: said + self.spare,
            said,
        }
    }
}

/// A translation below this weight is too unlikely to count.
const LEAST_WEIGHT: f32 = 0.25;
/// A word that occurs in many places is looked for in this many before and after where it is expected.
const NEAREST: usize = 4;

impl<'a> Losses<'a> {
    pub(crate) fn new(
        bitext: &'a Bitext<'a>,
        anchors: &Anchors,
        lexicon: &Lexicon,
        glossary: &Glossary,
    ) -> Losses<'a> {
        let lexicon = lexicon.clone().with_glossary(glossary);
        let readings = bitext.readings();
        let whole = readings.map(|reading| Span::new(0, reading.document().text().len()));
        let words = readings.map(|reading| reading.words());
        let mut numbers: HashMap<u32, Option<usize>> = HashMap::new();
        let mut translations = Vec::new();
        let mut source = Vec::new();
        for (word, form) in outside(words.source.numbered(whole.source), &anchors.source) {
            // People's names are spelled, not translated.
            if matches!(word.class, WordClass::Person | WordClass::Number | WordClass::Latin) {
                continue;
            }
            let number = *numbers.entry(form).or_insert_with(|| {
                let text = words.source.forms[form as usize].as_str();
                let found = if is_function_word(text, Language::Chinese) {
                    None
                } else {
                    Some(lexicon.translations(text))
                };
                found.filter(|found| is_content(&lexicon, found)).map(|found| {
                    translations.push(found);
                    translations.len() - 1
                })
            });
            source.extend(number.map(|number| (word.span, number)));
        }
        let en = bitext.target().text();
        let mut stems: HashMap<&str, Option<StemId>> = HashMap::new();
        let mut target = Vec::new();
        for (word, form) in outside(words.target.numbered(whole.target), &anchors.target) {
            let text = word.span.of(en);
            let id = *stems.entry(text).or_insert_with(|| {
                let content = !is_function_word(&visible(text), Language::English);
                content.then(|| lexicon.stem_id(&words.target.forms[form as usize])).flatten()
            });
            target.extend(id.map(|id| (word.span, id)));
        }
        Losses { bitext, readings, source, translations, target }
    }

    /// The clauses of a pair, in order.
    pub(crate) fn of(&self, pair: &Pair<'_>) -> PairClauses {
        let spans = clause::spans(self.readings.source.plain(pair.source_span()));
        let (own, spare) = self.said(pair, &spans, &[pair.index()]);
        let mut clauses: Vec<Clause> = spans
            .iter()
            .zip(own)
            .map(|(&span, (known, said))| Clause { span, known, said, is_missing: is_missing(known, said) })
            .collect();
        // The neighbours of a pair in a table belong to other texts.
        if self.bitext.scope() == Scope::Text && clauses.iter().any(|clause| clause.is_missing) {
            let near = [pair.index().checked_sub(1), Some(pair.index() + 1)];
            let near: Vec<usize> = near.into_iter().flatten().collect();
            let (elsewhere, _) = self.said(pair, &spans, &near);
            for (clause, (known, said)) in clauses.iter_mut().zip(elsewhere) {
                clause.is_missing &= 2 * said <= known;
            }
        }
        PairClauses { clauses, spare }
    }

    /// How many known words the Chinese of a pair has, and how many of them the English of other pairs says.
    pub(crate) fn said_by(&self, pair: &Pair<'_>, others: &[usize]) -> (usize, usize) {
        self.said(pair, &[pair.source_span()], others).0[0]
    }

    /// The same for some of the Chinese of a pair.
    pub(crate) fn said_in(&self, pair: &Pair<'_>, span: Span, others: &[usize]) -> (usize, usize) {
        self.said(pair, &[span], others).0[0]
    }

    /// The known words of the Chinese of a pair, each with the English word of the pair that says it.
    pub(crate) fn words(&self, pair: &Pair<'_>) -> Vec<(Span, Option<Span>)> {
        let english = self.english(pair);
        let matched = self.matched(pair, &[pair.index()]);
        let places = matched.places.iter().map(|place| place.map(|place| english[place].0));
        matched.words.iter().map(|&(word, _)| word).zip(places).collect()
    }

    /// Where in the English of a pair a clause of its Chinese is missing: the seam between two English
    /// clauses that the fewest words would have to cross. A byte of the document: before the mark that ends
    /// the clause there, or at the beginning.
    pub(crate) fn place(&self, pair: &Pair<'_>, clause: Span) -> u32 {
        let english = self.english(pair);
        let matched = self.matched(pair, &[pair.index()]);
        let spans = |is_there: fn(Span, Span) -> bool| -> Vec<Span> {
            let words = matched.words.iter().zip(&matched.places);
            words
                .filter(|&(&(word, _), _)| is_there(word, clause))
                .filter_map(|(_, place)| Some(english[(*place)?].0))
                .collect()
        };
        let before = spans(|word, clause| word.end <= clause.start);
        let behind = spans(|word, clause| word.start >= clause.end);
        let mut ends: Vec<u32> = before.iter().map(|word| word.end).collect();
        let mut starts: Vec<u32> = behind.iter().map(|word| word.start).collect();
        ends.sort_unstable();
        starts.sort_unstable();
        let crossing = |at: &u32| {
            ends.len() - ends.partition_point(|end| end <= at) + starts.partition_point(|start| start < at)
        };
        // Of equal seams the first: right after what precedes the clause.
        let seams = seams(self.readings.target.plain(pair.target_span()));
        seams.into_iter().min_by_key(crossing).unwrap_or(pair.target_span().start)
    }

    /// For each clause its number of known words, and how many of them the English of these pairs says; and
    /// how many words of that English are left over.
    fn said(&self, pair: &Pair<'_>, clauses: &[Span], pairs: &[usize]) -> (Vec<(usize, usize)>, usize) {
        let Matched { words, places, count } = self.matched(pair, pairs);
        let of_clause = |clause: &Span| {
            let range = within(words, *clause, |(span, _)| *span);
            (range.len(), places[range].iter().flatten().count())
        };
        let spare = count - places.iter().flatten().count();
        (clauses.iter().map(of_clause).collect(), spare)
    }

    /// The known words of the English of a pair.
    fn english(&self, pair: &Pair<'_>) -> &[(Span, StemId)] {
        &self.target[within(&self.target, pair.target_span(), |(span, _)| *span)]
    }

    /// The words of the Chinese of a pair, matched with the English of these pairs.
    fn matched(&self, pair: &Pair<'_>, pairs: &[usize]) -> Matched<'_> {
        let mut places: HashMap<StemId, Vec<usize>> = HashMap::new();
        let mut count = 0;
        for &index in pairs.iter().filter(|&&index| index < self.bitext.beads().len()) {
            for &(_, id) in self.english(&self.bitext.pair(index)) {
                places.entry(id).or_default().push(count);
                count += 1;
            }
        }
        let words = &self.source[within(&self.source, pair.source_span(), |(span, _)| *span)];
        // (weight, distance from the diagonal, word, place)
        let mut candidates: Vec<(f32, f32, usize, usize)> = Vec::new();
        for (index, &(_, number)) in words.iter().enumerate() {
            for (id, weight) in self.translations[number].iter().filter(|(_, weight)| *weight >= LEAST_WEIGHT)
            {
                let at = |index: usize, len: usize| index as f32 / len.max(1) as f32;
                let all = places.get(&id).map_or(&[][..], Vec::as_slice);
                let expected = all.partition_point(|&place| at(place, count) < at(index, words.len()));
                let nearest = expected.saturating_sub(NEAREST)..(expected + NEAREST).min(all.len());
                for &place in &all[nearest] {
                    let distance = (at(index, words.len()) - at(place, count)).abs();
                    candidates.push((weight, distance, index, place));
                }
            }
        }
        candidates
            .sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.total_cmp(&b.1)).then((a.2, a.3).cmp(&(b.2, b.3))));
        let mut matched = vec![None; words.len()];
        for (_, _, index, place) in assign(candidates, |&(_, _, index, place)| (index, place)) {
            matched[index] = Some(place);
        }
        Matched { words, places: matched, count }
    }
}

/// The known words of a Chinese text and the English words that translate them.
struct Matched<'c> {
    words: &'c [(Span, usize)],
    /// For each word, the number of the English word that translates it. Each English word counts once.
    places: Vec<Option<usize>>,
    /// How many known English words there are.
    count: usize,
}

/// Where an English text can take another clause: at its beginning, before each mark that ends a clause, at
/// its end. Bytes of the document, in order.
fn seams(plain: PlainSpan<'_>) -> Vec<u32> {
    let text = plain.text();
    let mut before = ' ';
    let mut seams = vec![0];
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |&(_, c)| c);
        if clause::is_break(c, before, after, Language::English) {
            seams.push(at);
        }
        before = c;
    }
    let words = text.trim_end();
    if !words.ends_with(|c: char| !c.is_alphanumeric()) {
        seams.push(words.len());
    }
    seams.into_iter().map(|at| plain.original(Span::new(0, at)).end).collect()
}

/// Whether at most about a third of the words are said. A clause without known words shows nothing either way;
/// it counts as missing, so that it goes with missing clauses beside it.
fn is_missing(known: usize, said: usize) -> bool {
    20 * said <= 7 * known
}

/// Whether a word has translations, and none of the best is a function word: 这里 is “here”, which may occur
/// anywhere.
pub(crate) fn is_content(lexicon: &Lexicon, translations: &Translations) -> bool {
    /// From this weight on, a translation is a whole gloss.
    const WHOLE: f32 = 0.8;
    let function = |(id, weight): (StemId, f32)| {
        weight >= WHOLE
            && lexicon.stem_text(id).is_some_and(|stem| is_function_word(&stem, Language::English))
    };
    !translations.is_empty() && !translations.iter().any(function)
}

/// Whether an anchor is compared by its value, so that its words need no translation.
fn is_figure(anchor: &&Anchor) -> bool {
    matches!(anchor.key, Key::Number(_) | Key::Date(_) | Key::Version(_))
}

/// The words that are not part of these anchors; both in order.
fn outside(
    words: impl Iterator<Item = (Word, u32)>,
    anchors: &[Anchor],
) -> impl Iterator<Item = (Word, u32)> {
    let mut anchors = anchors.iter().filter(is_figure).peekable();
    words.filter(move |(word, _)| {
        while anchors.next_if(|anchor| anchor.span.end <= word.span.start).is_some() {}
        !anchors.peek().is_some_and(|anchor| anchor.span.overlaps(word.span))
    })
}
