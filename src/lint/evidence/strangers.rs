//! Capitalised words of the English that nothing in the Chinese explains.

use std::collections::{BTreeSet, HashSet};

use crate::anchor::Anchor;
use crate::anchor::name::{Name, NameKind, is_transliterated};
use crate::bitext::Pair;
use crate::gazetteer::{Entry, Kind};
use crate::language::{Language, is_han};
use crate::lexeme::is_month_or_weekday;
use crate::lexicon::{StemId, is_function_word, stem};
use crate::lint::evidence::context::Context;
use crate::lint::evidence::licence::licence;
use crate::lint::evidence::lost::{EXPLAINS, Stranger};
use crate::lint::evidence::related::{is_of_country, may_stand_for};
use crate::lint::evidence::trace::is_generic;
use crate::reading::fold::letters;
use crate::reading::mandarin::is_some_pinyin;
use crate::reading::syllable;
use crate::span::{Span, within};
use crate::word::{Word, without_possessive};

/// A translation of less weight explains nothing.
const LEAST_WEIGHT: f32 = 0.2;
/// The fewest characters of a name that is spelled by its sound.
const SHORTEST_SOUND: usize = 2;
/// From so many characters on it is surely a name.
const LONG_SOUND: usize = 5;
/// How many pairs around one may name what it names again.
const NEIGHBOURS: usize = 2;
/// A text in which more than this share of the words is capitalised is a title.
const TITLE: f32 = 0.6;
/// A shorter one shows nothing.
const SHORTEST_TITLE: usize = 6;

/// The names of the English of a pair that nothing in its Chinese explains, but for what stands at the places `apart`.
pub(crate) fn strangers(context: &Context<'_>, pair: &Pair<'_>, apart: &[Span]) -> Vec<Stranger> {
    let english = context.english(pair);
    let all = context.english_words(pair);
    let is_title = is_title(english.text());
    let known = Explained::new(context, pair, apart);
    let mut found = Vec::new();
    for anchor in context.target_anchors(pair) {
        let Some(name) = anchor.key.name() else { continue };
        if known.names(name) || is_licensed(context, pair, anchor.span) {
            continue;
        }
        let plain = english.plain(anchor.span);
        let words = words_in(english.text(), &all, plain);
        let is_open = |word: &&Span| !known.explains(context, word.of(english.text()));
        let (Some(first), Some(last)) = (words.iter().find(is_open), words.iter().rev().find(is_open)) else {
            continue;
        };
        let span = first.join(*last);
        if !span.of(english.text()).starts_with(char::is_uppercase) {
            continue;
        }
        let is_rare = |word: &Span| {
            let word = word.of(english.text());
            word.starts_with(char::is_uppercase) && context.lexicon().stem_id(&stem(word)).is_none()
        };
        let inside = words.iter().filter(|word| span.contains(**word));
        let entity = context.target_mentions(pair).iter().find(|mention| mention.span.overlaps(anchor.span));
        let people =
            || inside.clone().any(|word| is_of_country(word.of(english.text()))).then_some(Kind::Place);
        // The Dutch for 荷兰, China for 北京.
        if known.entries.iter().any(|entry| may_stand_for(span.of(english.text()), entry)) {
            continue;
        }
        let known = entity.map(|mention| mention.entry.kind()).or_else(people);
        let is_name = known.is_some() || inside.clone().any(is_rare);
        if is_name || !is_title {
            let mut outside = words.iter().filter(|word| !span.contains(**word));
            let has_generic = outside.any(|word| is_generic(&word.of(english.text()).to_lowercase()));
            let name = Name::new(span.of(english.text()), NameKind::Other);
            found.push(Stranger {
                span: english.original(span),
                is_name,
                known,
                words: inside.count(),
                has_generic,
                name,
            });
        }
    }
    if !found.is_empty() && known.has_open_sound(context.target_anchors(pair)) {
        found.retain(|stranger| stranger.known.is_some());
    }
    let target = context.bitext().target().text();
    found.into_iter().fold(Vec::new(), |mut whole: Vec<Stranger>, next| {
        match whole.last_mut().filter(|last| last.owns(&next, target)) {
            Some(last) => last.take(next, target),
            None => whole.push(next),
        }
        whole
    })
}

/// Whether most words of a text are capitalised.
fn is_title(text: &str) -> bool {
    let words = || text.split_whitespace().filter(|word| word.starts_with(char::is_alphabetic));
    let capitals = words().filter(|word| word.starts_with(char::is_uppercase)).count();
    let count = words().count();
    count >= SHORTEST_TITLE && capitals as f32 > TITLE * count as f32
}

/// Whether the gazetteer has what stands at a place, and the Chinese names it.
fn is_licensed(context: &Context<'_>, pair: &Pair<'_>, span: Span) -> bool {
    let mut here = context.target_mentions(pair).iter().filter(|mention| mention.span.overlaps(span));
    here.any(|mention| licence(context, pair, mention.entry).is_some())
}

/// Some of the words of a plain English text, without the endings of possessives: those inside a span.
fn words_in(text: &str, all: &[Word], span: Span) -> Vec<Span> {
    let words = all[within(all, span, |word| word.span)].iter().map(|word| {
        let bare = without_possessive(word.span.of(text));
        Span { start: word.span.start, end: word.span.start + bare.len() as u32 }
    });
    words.filter(|word| span.contains(*word)).collect()
}

/// What the Chinese of a pair explains.
struct Explained<'c> {
    names: Vec<&'c Name>,
    /// What it names, of the gazetteer.
    entries: Vec<&'c Entry>,
    /// Parts of the text that spell foreign names by their sound, and the long ones of the pair itself.
    sounds: Vec<Name>,
    long_sounds: Vec<Name>,
    translations: HashSet<StemId>,
    /// The pinyin of the text, a blank for what is no Han character, and where its syllables begin and end.
    pinyin: String,
    bounds: BTreeSet<usize>,
    /// The text in lower case.
    text: String,
}

impl<'c> Explained<'c> {
    fn new(context: &Context<'c>, pair: &Pair<'_>, apart: &[Span]) -> Explained<'c> {
        let is_apart = |span: Span| apart.iter().any(|apart| apart.overlaps(span));
        let mut translations = HashSet::new();
        for (_, form) in context.source_forms(pair).filter(|(word, _)| !is_apart(word.span)) {
            let found = context.lexicon().translations(form);
            translations.extend(found.iter().filter(|(_, weight)| *weight >= LEAST_WEIGHT).map(|(id, _)| id));
        }
        let text = context.chinese(pair).text().to_lowercase();
        let mut known = Explained {
            names: Vec::new(),
            entries: Vec::new(),
            sounds: Vec::new(),
            long_sounds: Vec::new(),
            translations,
            pinyin: String::new(),
            bounds: BTreeSet::new(),
            text,
        };
        // Who is named beside it may be named again.
        let source = context.bitext().source().text();
        let same: Vec<&str> = apart.iter().map(|span| span.of(source)).collect();
        for near in context.neighbours(pair, NEIGHBOURS) {
            let first = known.sounds.len();
            known.add(context, &near, |span| is_apart(span) || same.contains(&span.of(source)));
            if near.index() == pair.index() {
                let long = |sound: &&Name| sound.text().chars().count() >= LONG_SOUND;
                known.long_sounds = known.sounds[first..].iter().filter(long).cloned().collect();
            }
        }
        known
    }

    /// Adds the names in the Chinese of a pair, and how it sounds.
    fn add(&mut self, context: &Context<'c>, pair: &Pair<'_>, is_apart: impl Fn(Span) -> bool) {
        let chinese = context.chinese(pair);
        let anchors = context.source_anchors(pair).iter().filter(|anchor: &&Anchor| !is_apart(anchor.span));
        self.names.extend(anchors.filter_map(|anchor| anchor.key.name()));
        self.entries.extend(context.source_mentions(pair).iter().map(|mention| mention.entry));
        let apart: Vec<Span> = context
            .source_anchors(pair)
            .iter()
            .filter(|anchor| is_apart(anchor.span))
            .map(|anchor| chinese.plain(anchor.span))
            .collect();
        let mut sound = String::new();
        for (at, c) in chinese.text().char_indices() {
            let here = Span::new(at, at + c.len_utf8());
            let is_open = is_han(c) && !apart.iter().any(|apart| apart.overlaps(here));
            if is_open && is_transliterated(here.of(chinese.text())) {
                sound.push(c);
            } else {
                self.sounds.extend(of_sound(&mut sound));
            }
            match syllable(c).filter(|_| is_open) {
                Some(syllable) => {
                    self.bounds.insert(self.pinyin.len());
                    self.pinyin.push_str(&syllable);
                    self.bounds.insert(self.pinyin.len());
                }
                None => self.pinyin.push(' '),
            }
        }
        self.pinyin.push(' ');
        self.sounds.extend(of_sound(&mut sound));
    }

    /// Whether the Chinese has this name.
    fn names(&self, name: &Name) -> bool {
        let mut all = self.names.iter().copied().chain(&self.sounds);
        all.any(|other| other.similarity(name) >= EXPLAINS)
    }

    /// Whether some of the characters are read so, from the beginning of one to the end of another: 广东广州 has no Dongguan.
    fn spells(&self, pinyin: &str) -> bool {
        let mut places = self.pinyin.match_indices(pinyin);
        places.any(|(at, _)| self.bounds.contains(&at) && self.bounds.contains(&(at + pinyin.len())))
    }

    /// Whether a foreign name of the Chinese is spelled in characters that no name of the English resembles: then a stranger
    /// may be its rendering.
    fn has_open_sound(&self, english: &[Anchor]) -> bool {
        let names = || english.iter().filter_map(|anchor| anchor.key.name());
        self.long_sounds.iter().any(|sound| !names().any(|name| sound.similarity(name) >= EXPLAINS))
    }

    /// Whether the Chinese has this word of a name.
    fn explains(&self, context: &Context<'_>, word: &str) -> bool {
        let lower = word.to_lowercase();
        let plain = letters(word);
        let name = Name::new(word, NameKind::Other);
        // The US is no “us”.
        let is_acronym = word.len() > 1 && word.chars().all(char::is_uppercase);
        if is_acronym && is_function_word(&lower, Language::English) {
            return self.text.contains(&lower);
        }
        is_function_word(&lower, Language::English)
            || is_month_or_weekday(&lower)
            || self.text.contains(&lower)
            || context.lexicon().stem_id(&stem(word)).is_some_and(|id| self.translations.contains(&id))
            || is_some_pinyin(&plain) && self.spells(&plain)
            || self.names(&name)
    }
}

/// A name of these characters, which are taken.
fn of_sound(sound: &mut String) -> Option<Name> {
    let sound = std::mem::take(sound);
    (sound.chars().count() >= SHORTEST_SOUND).then(|| Name::new(&sound, NameKind::Person))
}
