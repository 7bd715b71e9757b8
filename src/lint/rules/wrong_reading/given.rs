//! A given name with another one's reading: 王宝泉 as “Wang Baoqiang”.

use std::cell::LazyCell;

use crate::anchor::Key;
use crate::anchor::name::NameKind;
use crate::bitext::Pair;
use crate::gazetteer::{Grade, Kind};
use crate::lint::collector::Collector;
use crate::lint::evidence::context::{Context, MOST_NAMES};
use crate::lint::evidence::licence::licence;
use crate::lint::evidence::origin::{Origin, is_some_reading};
use crate::lint::evidence::spelled::two_words;
use crate::reading::fold::letters;
use crate::reading::mandarin::is_pinyin;
use crate::reading::{System, is_pinyin_of, romanise};
use crate::simplify::simplified;
use crate::span::Span;
use crate::word::WordClass;

/// How sure it is: the surname is right, and every other name of the text is excluded.
const SURE: f32 = 0.8;
/// The most letters in which the two readings differ: with more it may be another person.
const MOST_LETTERS: usize = 3;
/// How many pairs around one may name whoever it is.
const NEIGHBOURS: usize = 2;

/// A person of the mainland with a surname of one character.
struct Person {
    span: Span,
    han: String,
    surname: String,
    given: String,
}

/// Reports each person of the pair whose English has the right surname and a given name that no characters of the Chinese
/// spell.
pub(super) fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let (english, chinese) = (context.english(pair), context.chinese(pair));
    let of_two = |run: &Span| Some((*run, two_words(run.of(english.text()))?));
    let runs: Vec<(Span, [&str; 2])> = context.runs(pair).iter().filter_map(of_two).collect();
    if runs.is_empty() {
        return;
    }
    let near = LazyCell::new(|| -> Vec<String> {
        context.neighbours(pair, NEIGHBOURS).map(|near| letters(context.english(&near).text())).collect()
    });
    let mut taken: Vec<Span> = Vec::new();
    for person in people(context, pair) {
        // Who else has the surname may be meant.
        let surname = person.han.chars().next().unwrap_or_default();
        let is_alone = chinese.text().matches(surname).count() == chinese.text().matches(&person.han).count();
        let given = plain(&person.given);
        if !is_alone || near.iter().any(|text| text.contains(&given)) {
            continue;
        }
        let run = runs.iter().find(|(run, words)| {
            person.is_misread(*words, &given)
                && !taken.iter().any(|taken| taken.overlaps(*run))
                && !is_somebody(context, pair, run.of(english.text()))
        });
        let Some(&(run, _)) = run else { continue };
        taken.push(run);
        let (words, right) = (run.of(english.text()), format!("{} {}", person.surname, person.given));
        let message =
            format!("{} is {right}; no characters of the Chinese are read as “{words}”", person.han);
        findings.add(pair, english.original(run), SURE, message).against(person.span).suggest(right);
    }
}

/// The people of a pair who are of the mainland, each once.
fn people(context: &Context<'_>, pair: &Pair<'_>) -> Vec<Person> {
    let chinese = context.chinese(pair);
    let words = context.source_words(pair).iter().filter(|word| word.class == WordClass::Person);
    let known = context.source_mentions(pair).iter().filter(|mention| mention.entry.kind() == Kind::Person);
    let anchors = context
        .source_anchors(pair)
        .iter()
        .take(MOST_NAMES)
        .filter(|anchor| matches!(&anchor.key, Key::Name(name) if name.kind() == NameKind::Person));
    let spans = words
        .map(|word| word.span)
        .chain(known.map(|mention| mention.span))
        .chain(anchors.map(|anchor| anchor.span));
    let mut people: Vec<Person> = Vec::new();
    for span in spans.take(MOST_NAMES) {
        let han = simplified(chinese.plain(span).of(chinese.text())).into_owned();
        if people.iter().any(|known| known.han == han) || !(2..=3).contains(&han.chars().count()) {
            continue;
        }
        let entry = context.gazetteer().entry(&han);
        let origin = entry.and_then(|entry| context.origin(entry));
        // Who has another English name is read in other ways.
        let has_own = entry.is_some_and(|entry| {
            entry
                .forms()
                .iter()
                .any(|form| form.grade <= Grade::Accepted && !is_some_reading(&han, &form.text))
        });
        if origin.is_some_and(|origin| origin != Origin::Mainland) || has_own {
            continue;
        }
        let parts = romanise(&han, System::Pinyin);
        let Some((surname, given)) = parts.as_deref().and_then(|pinyin| pinyin.split_once(' ')) else {
            continue;
        };
        people.push(Person { span, surname: surname.to_owned(), given: given.to_owned(), han });
    }
    people
}

impl Person {
    /// Whether two words are the surname and a given name close to the right one, in plain letters, that is no reading of
    /// the characters.
    fn is_misread(&self, [first, last]: [&str; 2], given: &str) -> bool {
        let (first, last) = (letters(first), plain(last));
        let han: String = self.han.chars().skip(1).collect();
        first == letters(&self.surname)
            && last != given
            && is_pinyin(last.as_bytes(), han.chars().count())
            && strsim::levenshtein(&last, given) <= MOST_LETTERS
            && last.starts_with(&given[..1])
            && !is_pinyin_of(&han, &last)
            && !is_some_reading(&self.han, &format!("{first} {last}"))
    }
}

/// Letters in which ü is u, however it is written.
fn plain(word: &str) -> String {
    letters(word).replace("lyu", "lu").replace("nyu", "nu").replace('v', "u")
}

/// Whether any characters of the Chinese near by are read as these words.
fn is_somebody(context: &Context<'_>, pair: &Pair<'_>, words: &str) -> bool {
    let target = context.bitext().target().text();
    let spelled = letters(words);
    context.neighbours(pair, NEIGHBOURS).any(|near| {
        let text = context.chinese(&near).text();
        let chars: Vec<char> = text.chars().collect();
        (2..=3).any(|length| chars.windows(length).any(|han| is_pinyin_of(&String::from_iter(han), &spelled)))
    }) || context
        .target_mentions(pair)
        .iter()
        .any(|mention| mention.span.of(target) == words && licence(context, pair, mention.entry).is_some())
}
