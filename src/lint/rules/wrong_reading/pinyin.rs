//! A name that is not of the mainland, in pinyin: 特朗普 as “Te Langpu”.

use crate::anchor::Key;
use crate::anchor::name::NameKind;
use crate::bitext::Pair;
use crate::gazetteer::{Entry, Grade, Kind};
use crate::language::is_han;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::{Context, MOST_NAMES};
use crate::lint::evidence::origin::{Origin, is_read_in_pinyin, titled};
use crate::lint::severity::Severity;
use crate::reading::fold::letters;
use crate::reading::{System, romanise};
use crate::simplify::simplified;
use crate::span::Span;

/// How sure it is for a person of the gazetteer, and for one whose country a title or the characters show.
const KNOWN: f32 = 0.95;
const SHOWN: f32 = 0.8;
/// Letters that hardly any European name has: they show pinyin in a single word.
const OF_PINYIN: [&str; 9] = ["zh", "x", "qi", "uo", "ao", "iu", "ui", "ang", "ong"];

/// The most characters of a name that only a title shows.
const LONGEST: usize = 4;

/// A person whose name English does not write in pinyin.
struct Person<'a> {
    han: String,
    source: Span,
    origin: Origin,
    entry: Option<&'a Entry>,
}

/// Reports each person of the pair who is not of the mainland and whose English is the pinyin of the characters. The places
/// are returned: there is nothing more to say about them.
pub(super) fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) -> Vec<Span> {
    let people = people(context, pair);
    let mut taken: Vec<Span> = Vec::new();
    if people.is_empty() {
        return taken;
    }
    let english = context.english(pair);
    for &run in context.runs(pair) {
        let words = run.of(english.text());
        if taken.iter().any(|taken| taken.overlaps(run)) {
            continue;
        }
        let Some(person) = people.iter().find(|person| person.is_spelled(words)) else { continue };
        taken.push(run);
        person.report(pair, words, english.original(run), findings);
    }
    taken
}

/// The people of a pair who are known, or shown, not to be of the mainland.
fn people<'a>(context: &Context<'a>, pair: &Pair<'_>) -> Vec<Person<'a>> {
    let chinese = context.chinese(pair);
    let han = |span: Span| chinese.plain(span).of(chinese.text()).to_owned();
    let known = context.source_mentions(pair).iter().filter(|mention| mention.entry.kind() == Kind::Person);
    let mut people: Vec<Person<'a>> = known
        .filter_map(|mention| {
            let origin = context.origin(mention.entry).filter(|origin| *origin != Origin::Mainland)?;
            Some(Person { han: han(mention.span), source: mention.span, origin, entry: Some(mention.entry) })
        })
        .collect();
    for anchor in context.source_anchors(pair).iter().take(MOST_NAMES) {
        let Key::Name(name) = &anchor.key else { continue };
        let is_known = people.iter().any(|person| person.source.overlaps(anchor.span));
        if name.kind() == NameKind::Person && !is_known {
            let han = simplified(name.text()).into_owned();
            let origin = Origin::of_unknown(&han);
            people.extend(origin.map(|origin| Person { han, source: anchor.span, origin, entry: None }));
        }
    }
    people.extend(titled(chinese.text()).into_iter().flat_map(|(at, origin)| {
        may_be_named(chinese.text(), at).map(move |place| Person {
            han: place.of(chinese.text()).to_owned(),
            source: chinese.original(place),
            origin,
            entry: None,
        })
    }));
    people
}

/// What may be the name that begins at a place of a text, shortest first.
fn may_be_named(text: &str, at: usize) -> impl Iterator<Item = Span> {
    let behind = text[at..].char_indices().take_while(|(_, c)| is_han(*c));
    behind.map(move |(offset, c)| Span::new(at, at + offset + c.len_utf8())).skip(1).take(LONGEST - 1)
}

impl Person<'_> {
    /// Whether the words are the pinyin of the name, or of a part between its dots, and no good form of it.
    fn is_spelled(&self, words: &str) -> bool {
        if !is_read_in_pinyin(&self.han, words, self.entry.is_some()) {
            return false;
        }
        let plain = letters(words);
        match self.entry {
            Some(entry) => {
                let good = entry.forms().iter().filter(|form| form.grade <= Grade::Accepted);
                !good.flat_map(|form| form.text.split(' ')).any(|word| letters(word) == plain)
            }
            // “Natasha” is the pinyin of 娜塔莎, and right.
            None => words.contains(' ') || OF_PINYIN.iter().any(|letters| plain.contains(letters)),
        }
    }

    fn report(&self, pair: &Pair<'_>, words: &str, target: Span, findings: &mut Collector<'_>) {
        let Person { han, source, origin, entry } = self;
        let read = |system: &System| romanise(han, *system);
        let (whose, better) = match origin {
            Origin::Neighbour(system) => (language(*system), read(system)),
            _ => ("foreign", None),
        };
        let better = entry.map(|entry| entry.preferred().to_owned()).or(better);
        let message = match (entry, &better) {
            (Some(entry), _) => format!(
                "{han} is {} in English; “{words}” is the pinyin of the characters",
                entry.preferred()
            ),
            (None, Some(reading)) => {
                format!("{han} is a {whose} name, and this is Mandarin; in {whose} it may be {reading}")
            }
            (None, None) => format!("{han} is a foreign name; “{words}” is the pinyin of the characters"),
        };
        let confidence = if entry.is_some() { KNOWN } else { SHOWN };
        let finding = findings.add(pair, target, confidence, message).against(*source);
        finding.suggestion = better;
        if *origin == Origin::Overseas {
            finding.severity = Severity::Warning;
        }
    }
}

fn language(system: System) -> &'static str {
    match system {
        System::Korean => "Korean",
        System::Vietnamese => "Vietnamese",
        _ => "Japanese",
    }
}
