//! A name that is spelled in one pair, while something unrelated stands in its place in another: 启明社区 as “Qiming
//! community” and “Venus Community”.

use std::collections::{BTreeMap, BTreeSet};

use crate::anchor::name::NameKind;
use crate::bitext::Pair;
use crate::language::{is_han, visible};
use crate::lint::collector::Collector;
use crate::lint::evidence::beginnings::Beginnings;
use crate::lint::evidence::context::{Context, MOST_NAMES};
use crate::lint::evidence::lost::Stranger;
use crate::lint::evidence::strangers::strangers;
use crate::lint::meta::Reads;
use crate::reading::fold::letters;
use crate::reading::mandarin::is_some_pinyin;
use crate::reading::{is_surname, syllable};
use crate::span::{Span, within};

/// The fewest letters of a word that shows the name it spells.
const SHORTEST: usize = 4;
/// How far from the place of the name, as a share of the text, something else may stand for it.
const FAR: f32 = 0.25;
/// How sure it is.
const SURE: f32 = 0.7;
/// The most pairs that are looked at for one name.
const MOST_PAIRS: usize = 64;

/// A name of the Chinese, with the pairs that have it.
#[derive(Default)]
struct Places<'a> {
    pairs: Vec<(Pair<'a>, Span)>,
    /// How English spells it, where it first does, and the pairs that do.
    form: Option<Span>,
    spelled: BTreeSet<usize>,
}

/// Reports each name that one pair spells and another replaces.
pub(super) fn check(context: &Context<'_>, findings: &mut Collector<'_>) {
    let mut names: BTreeMap<&str, Places<'_>> = BTreeMap::new();
    let mut people: BTreeSet<&str> = BTreeSet::new();
    let pairs: Vec<Pair<'_>> = context.pairs(Reads::Both).collect();
    for pair in &pairs {
        for (han, form) in spelled(context, pair) {
            let places = names.entry(han).or_default();
            places.form.get_or_insert(form);
            places.spelled.insert(pair.index());
        }
    }
    let known = Beginnings::of(names.keys().copied());
    for pair in &pairs {
        let chinese = context.chinese(pair);
        for (han, at) in known.within(chinese.text()) {
            let span = chinese.original(Span::new(at, at + han.len()));
            // People are called by their surnames, titles and pet names.
            let anchors = context.source_anchors(pair).iter().filter(|anchor| anchor.span.overlaps(span));
            let mut kinds = anchors.filter_map(|anchor| Some(anchor.key.name()?.kind()));
            let is_person = kinds.any(|kind| kind == NameKind::Person)
                || chinese.text()[..at].chars().next_back().is_some_and(is_surname);
            people.extend(is_person.then_some(han));
            names.entry(han).or_default().pairs.push((*pair, span));
        }
    }
    let is_open =
        |han: &str, places: &Places<'_>| !people.contains(han) && places.spelled.len() < places.pairs.len();
    for (han, places) in names.iter().filter(|(han, places)| is_open(han, places)) {
        places.check(context, han, findings);
    }
}

/// The Chinese of a pair that its English spells in pinyin, as one word with a capital, and that word.
fn spelled<'a>(context: &Context<'a>, pair: &Pair<'a>) -> Vec<(&'a str, Span)> {
    let (chinese, english) = (context.chinese(pair), context.english(pair));
    let all = context.target_words(pair);
    let names = context.target_anchors(pair).iter().filter(|anchor| anchor.key.name().is_some());
    // Each word once: a list may have one name a thousand times.
    let mut words: BTreeMap<String, Span> = BTreeMap::new();
    let named = names.flat_map(|anchor| {
        let inside = &all[within(all, anchor.span, |word| word.span)];
        inside.iter().filter(|word| anchor.span.contains(word.span))
    });
    for word in named {
        let letters = letters(english.plain(word.span).of(english.text()));
        if letters.len() >= SHORTEST && is_some_pinyin(&letters) {
            words.entry(letters).or_insert(word.span);
        }
        if words.len() == MOST_NAMES {
            break;
        }
    }
    if words.is_empty() {
        return Vec::new();
    }
    let text = chinese.text();
    let syllables: Vec<(usize, usize, String)> = text
        .char_indices()
        .map(|(at, c)| (at, at + c.len_utf8(), syllable(c).filter(|_| is_han(c)).unwrap_or_default()))
        .collect();
    let place = |word: &str| {
        (0..syllables.len()).find_map(|first| {
            let mut rest = word;
            for (n, (_, end, syllable)) in syllables[first..].iter().enumerate() {
                rest = rest.strip_prefix(syllable.as_str()).filter(|_| !syllable.is_empty())?;
                if rest.is_empty() {
                    return (n > 0).then_some(&text[syllables[first].0..*end]);
                }
            }
            None
        })
    };
    let mut spelled: Vec<(&str, Span)> =
        words.iter().filter_map(|(word, span)| Some((place(word)?, *span))).collect();
    spelled.sort_by_key(|(_, span)| span.start);
    spelled
}

impl<'a> Places<'a> {
    fn check(&self, context: &Context<'a>, han: &str, findings: &mut Collector<'_>) {
        let Some(form) = self.form else { return };
        let target = context.bitext().target().text();
        let form = &*visible(form.of(target));
        for (pair, source) in
            self.pairs.iter().filter(|(pair, _)| !self.spelled.contains(&pair.index())).take(MOST_PAIRS)
        {
            // The sentences may be cut differently.
            let times = |text: &str, word: &str| text.matches(word).count();
            let is_given = context.neighbours(pair, 1).any(|near| {
                times(context.english(&near).text(), form) > times(context.chinese(&near).text(), han)
            });
            let Some(stranger) = in_place(context, pair, *source).filter(|_| !is_given) else { continue };
            let words = visible(stranger.span.of(target));
            if words.contains(form) {
                continue;
            }
            let message = format!("{han} is {form} elsewhere; “{words}” stands in its place here");
            findings.add(pair, stranger.span, SURE, message).against(*source).suggest(form);
        }
    }
}

/// What nothing in the Chinese explains, if it is one thing in the place of the name.
fn in_place(context: &Context<'_>, pair: &Pair<'_>, source: Span) -> Option<Stranger> {
    let mut found = strangers(context, pair, &[source]);
    // People and eras have many names; what is called “Venus Community” has one.
    found.retain(|stranger| stranger.has_generic && stranger.distance(pair, source) <= FAR);
    (found.len() == 1).then(|| found.swap_remove(0))
}
