//! N04: one name in several English forms.

mod by_place;
mod spellings;

use std::collections::BTreeMap;

use crate::anchor::Key;
use crate::anchor::name::NameKind;
use crate::bitext::{Pair, Scope};
use crate::gazetteer::{Entry, Grade, Kind, ZhMention};
use crate::lexicon::Lexicon;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::{Context, MOST_NAMES};
use crate::lint::evidence::licence::{Licence, licence};
use crate::lint::evidence::spelled::{FOREIGN, WHOLE, person_in};
use crate::lint::evidence::support::is_same;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::reading::{HanName, Reading, Spelled};
use crate::simplify::simplified;
use crate::span::Span;
use crate::text::PlainSpan;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Bitext(check) };

const META: Meta = Meta {
    id: "N04",
    name: "inconsistent-name",
    category: "Terminology / Inconsistent use of terminology",
    severity: Severity::Warning,
    state: State::On,
    docs: "One Chinese name has several English forms in a text: 阿里云 is Alibaba Cloud here and Aliyun \
there.\n\n\
The reader takes them for two.\n\n\
The rule counts the forms of each company, product, outlet, institution and person over the whole text and \
marks the rarer ones. A person whom the gazetteer does not know counts by the words that spell the name in any reading \
of its characters: “Gu Lan”, “Gulan” and “Ku Lan” are three. In a table of pairs they count in each pair by itself. A name and its short form, a name and its initials, and an alias that the text \
introduces in brackets are one form. Where pinyin spells a name in one place, and nothing of it is left in another, what \
stands there is marked: “Qiming community”, “Venus Community”. In English without its original two spellings of one name \
are found that differ by system (Cai Yingwen, Tsai Ing-wen) or in capitals. Forms that are wrong by themselves are left to N01 and N03, and only \
counted. Wrong where the text changes the form on purpose, in a quotation for example.",
    bad: &[
        Example::bad(
            "阿里云是第一。阿里云很大。阿里云再次出发。",
            "Alibaba Cloud is first. Alibaba Cloud is big. Aliyun sets out again.",
            "Aliyun",
        ),
        Example::bad(
            "陈立群先讲话。随后陈立群回答提问。最后陈立群表示感谢。",
            "Chen Liqun spoke first. Then Chen Liqun answered questions. Finally Chen Li Qun gave his thanks.",
            "Chen Li Qun",
        ),
        Example::bad(
            "经理单国强说不急。单国强没有多谈。记者又问单国强。",
            "Shan Guoqiang, the manager, was in no hurry. Shan Guoqiang said little. Reporters asked Dan Guoqiang again.",
            "Dan Guoqiang",
        ),
        Example::bad(
            "",
            "Tsai Ing-wen spoke first. Reporters asked Tsai Ing-wen. Then Cai Yingwen left.",
            "Cai Yingwen",
        ),
    ],
    good: &[
        Example::good(
            "启明社区很热闹。社区有三千户居民。启明社区将改造。",
            "Qiming Community is lively. The Community has 3,000 households. Qiming Community will be renovated.",
        ),
        Example::good(
            "",
            "Cai Yingwen and Tsai Ming-kai spoke. Huawei Cloud grew. The cloud of Huawei is large.",
        ),
        Example::good(
            "腾讯控股发布财报。腾讯很大。腾讯很强。",
            "Tencent Holdings reported. Tencent is big. Tencent is strong.",
        ),
        Example::good(
            "张勇（逍遥子）讲话。张勇说。张勇走了。",
            "Zhang Yong (Daniel Zhang) spoke. Zhang Yong said so. Daniel Zhang left.",
        ),
        Example::good(
            "中国人民银行降息。人民银行表示。人民银行说明。",
            "The People’s Bank of China (PBOC) cut rates. The PBOC said so. The PBOC explained.",
        ),
        Example::good(
            "阿里云智能很大。阿里云智能在增长。阿里云的客户称赞阿里云智能。",
            "Alibaba Cloud Intelligence is big. Alibaba Cloud Intelligence grows. The customers of Alibaba Cloud praise Alibaba Cloud Intelligence.",
        ),
        Example::good(
            "陈立群先讲话。随后陈立群回答提问。最后陈立群表示感谢。",
            "Chen Liqun spoke first. Then Chen answered questions. Finally Liqun Chen gave his thanks.",
        ),
        Example::good(
            "陈立群先讲话。随后陈立群回答提问。最后陈立群表示感谢。",
            "Chen Liqun (Chan Lap-kwan) spoke first. Then Chen Liqun answered questions. Finally Chan Lap-kwan gave his thanks.",
        ),
    ],
    reads: Reads::Target,
    direction: Direction::ToEnglish,
};

/// The fewest places of the usual form.
const USUAL: usize = 2;
/// How sure it is if the usual form is clearly more frequent, and if the two are nearly even.
const CLEAR: f32 = 0.85;
const EVEN: f32 = 0.65;
/// From this many times as often on, a form is clearly more frequent.
const TIMES: usize = 3;
/// How well a word must translate the rest of a name to be a rendering of it.
const RENDERS: f32 = 0.4;
/// The most bytes between a name and the alias that follows it.
const INTRODUCTION: u32 = 16;

/// A place where a form is used.
#[derive(Clone, Copy)]
struct Place<'a> {
    pair: Pair<'a>,
    target: Span,
    source: Span,
}

/// A form of a name, or several that count as one.
struct Form<'a> {
    texts: Vec<String>,
    /// The worst grade that the gazetteer gives it.
    grade: Grade,
    /// Whether its last word is another than in any form of the gazetteer: it is no short form of another one.
    is_other: bool,
    places: Vec<Place<'a>>,
}

/// A Chinese name and its English forms.
struct Named<'a> {
    /// None: a person who is not in the gazetteer.
    entry: Option<&'a Entry>,
    han: &'a str,
    forms: Vec<Form<'a>>,
    introduced: Vec<(String, String)>,
}

fn check(context: &Context<'_>, findings: &mut Collector<'_>) {
    let mut all: Vec<Named<'_>> = Vec::new();
    for pair in context.pairs(Reads::Both) {
        collect(context, pair, &mut all);
    }
    match context.bitext().scope() {
        Scope::Text => all.extend(persons(context, &context.pairs(Reads::Both).collect::<Vec<_>>())),
        // The same name in another row may be another person.
        Scope::Pairs => context.pairs(Reads::Both).for_each(|pair| all.extend(persons(context, &[pair]))),
    }
    for named in &mut all {
        named.merge();
        named.report(findings);
    }
    by_place::check(context, findings);
    spellings::check(context, findings);
}

/// Adds the forms of the names of a pair.
fn collect<'a>(context: &Context<'a>, pair: Pair<'a>, all: &mut Vec<Named<'a>>) {
    let target = context.bitext().target().text();
    let english = context.english(&pair);
    let sources = context.source_mentions(&pair);
    for (n, mention) in sources.iter().enumerate() {
        let entry = mention.entry;
        let han = bare(&mention.name.text);
        let alike = |other: &ZhMention<'_>| is_same(other.entry, entry) && bare(&other.name.text) == han;
        let known = sources[..n].iter().any(alike);
        // Which of several names a plain form stands for is not known.
        let several = sources.iter().any(|other| is_same(other.entry, entry) && !alike(other));
        let sure = matches!(licence(context, &pair, entry), Some(Licence::Named(_)));
        if known || !sure || !is_counted(entry) {
            continue;
        }
        let at = all
            .iter()
            .position(|named| named.han == han && named.entry.is_some_and(|known| is_same(known, entry)))
            .unwrap_or_else(|| {
                all.push(Named { entry: Some(entry), han, forms: Vec::new(), introduced: Vec::new() });
                all.len() - 1
            });
        let found: Vec<_> =
            context.target_mentions(&pair).iter().filter(|m| is_same(m.entry, entry)).collect();
        for two in found.windows(2) {
            if !several && introduces(two[0].span, two[1].span, target) {
                all[at].introduced.push((two[0].form.text.clone(), two[1].form.text.clone()));
            }
        }
        for form in found {
            let rest = other_rest(context.lexicon(), entry, han, &form.form.text, english, form.span);
            let (span, text) = match rest {
                Some(span) => (english.original(span), span.of(english.text()).to_owned()),
                None if several => continue,
                None => (form.span, form.form.text.clone()),
            };
            let place = Place { pair, target: span, source: mention.span };
            all[at].add(text, form.form.grade, rest.is_some(), place);
        }
    }
}

/// The persons who are not in the gazetteer, with the words of their pairs that spell them.
fn persons<'a>(context: &Context<'a>, pairs: &[Pair<'a>]) -> Vec<Named<'a>> {
    let mut places: BTreeMap<&'a str, Vec<(Pair<'a>, Span)>> = BTreeMap::new();
    for &pair in pairs {
        for (han, source) in named_in(context, &pair) {
            places.entry(han).or_default().push((pair, source));
        }
    }
    let several = |places: &[(Pair<'_>, Span)], han: &str| {
        let times = |(pair, _): &(Pair<'_>, Span)| context.chinese(pair).text().matches(han).count();
        places.iter().map(times).sum::<usize>() > USUAL
    };
    places.retain(|han, places| several(places, han));
    let mut persons = Vec::new();
    for (han, places) in places {
        let mut named = Named { entry: None, han, forms: Vec::new(), introduced: Vec::new() };
        let name = HanName::new(han);
        for (pair, source) in places {
            let english = context.english(&pair);
            let mut taken: Vec<Span> = Vec::new();
            for (&run, spelled) in context.runs(&pair).iter().zip(context.spelled_runs(&pair)) {
                if taken.iter().any(|taken| taken.overlaps(run)) {
                    continue;
                }
                let Some(grade) = spells(&name, spelled) else { continue };
                let text = run.of(english.text()).to_owned();
                let introduced = taken.last().filter(|before| introduces(**before, run, english.text()));
                named
                    .introduced
                    .extend(introduced.map(|before| (before.of(english.text()).to_owned(), text.clone())));
                taken.push(run);
                let target = english.original(run);
                named.add(text, grade, false, Place { pair, target, source });
            }
        }
        persons.push(named);
    }
    persons
}

/// The persons in the Chinese of a pair who are not in the gazetteer, each once: the name in plain text, and
/// its place in the document.
fn named_in<'a>(context: &Context<'a>, pair: &Pair<'_>) -> Vec<(&'a str, Span)> {
    let chinese = context.chinese(pair);
    let mut found: Vec<(&str, Span)> = Vec::new();
    for anchor in context.source_anchors(pair).iter().take(MOST_NAMES) {
        let Key::Name(name) = &anchor.key else { continue };
        if name.kind() != NameKind::Person {
            continue;
        }
        for han in name.all() {
            let place = person_in(chinese.text(), chinese.plain(anchor.span), &simplified(han));
            let Some(span) = place else { continue };
            let han = span.of(chinese.text());
            if !found.iter().any(|(known, _)| *known == han) && context.gazetteer().entry(han).is_none() {
                found.push((han, chinese.original(span)));
            }
        }
    }
    found
}

/// Whether the letters spell the whole name, and the grade of that form. A reading of another language is
/// wrong in any case.
fn spells(name: &HanName, spelled: &Spelled) -> Option<Grade> {
    let readings = name.readings(spelled);
    let whole = readings.iter().filter(|reading| reading.score >= WHOLE);
    let grade = |reading: &Reading| {
        if FOREIGN.contains(&reading.system) { Grade::Literal } else { Grade::Accepted }
    };
    whole.map(grade).min()
}

/// Whether the second form follows the first as its alias: Lu Su (Lusu).
fn introduces(first: Span, second: Span, text: &str) -> bool {
    let gap = second.start.saturating_sub(first.end);
    gap <= INTRODUCTION && text[first.end as usize..(first.end + gap) as usize].contains(['(', '（', ','])
}

/// Names that should have one form in a text. Countries, for example, naturally have several.
fn is_counted(entry: &Entry) -> bool {
    !matches!(entry.kind(), Kind::Place | Kind::Term | Kind::Event | Kind::Work)
}

/// A name without an alias in brackets.
fn bare(name: &str) -> &str {
    name.split(['(', '（']).next().unwrap_or(name)
}

/// The form and the word after it in the plain English, if that word translates the end of the Chinese name
/// differently from the established form: “Alibaba Cloud Smart” for Alibaba Cloud Intelligence.
fn other_rest(
    lexicon: &Lexicon,
    entry: &Entry,
    han: &str,
    form: &str,
    english: PlainSpan<'_>,
    place: Span,
) -> Option<Span> {
    let (text, span) = (english.text(), english.plain(place));
    let rest: String = han.chars().skip(han.chars().count().checked_sub(2)?).collect();
    let longer = entry.forms().iter().filter_map(|longer| longer.text.strip_prefix(form)?.strip_prefix(' '));
    let established: Vec<&str> = longer.collect();
    let behind = text[span.end as usize..].strip_prefix(' ')?;
    let word = &behind[..behind.find(|c: char| !c.is_alphabetic()).unwrap_or(behind.len())];
    let renders = word.starts_with(char::is_uppercase) && lexicon.score(&rest, word) >= RENDERS;
    let is_other = established
        .iter()
        .any(|rest_of| lexicon.score(&rest, rest_of) >= RENDERS && !rest_of.eq_ignore_ascii_case(word));
    (renders && is_other).then(|| Span { start: span.start, end: span.end + 1 + word.len() as u32 })
}

impl<'a> Named<'a> {
    fn add(&mut self, text: String, grade: Grade, is_other: bool, place: Place<'a>) {
        match self.forms.iter_mut().find(|form| form.texts.contains(&text)) {
            Some(form) => form.places.push(place),
            None => self.forms.push(Form { texts: vec![text], grade, is_other, places: vec![place] }),
        }
    }

    /// Merges forms that are the same to a reader.
    fn merge(&mut self) {
        let mut merged: Vec<Form<'a>> = Vec::new();
        for form in std::mem::take(&mut self.forms) {
            let same = merged.iter_mut().filter(|known| !known.is_other && !form.is_other).find(|known| {
                known.texts.iter().any(|a| {
                    form.texts.iter().any(|b| {
                        (if self.entry.is_some() { is_one(a, b) } else { is_one_order(a, b) })
                            || self.introduced.iter().any(|(x, y)| (x == a && y == b) || (x == b && y == a))
                    })
                })
            });
            match same {
                Some(known) => {
                    known.texts.extend(form.texts);
                    known.places.extend(form.places);
                    known.grade = known.grade.min(form.grade);
                }
                None => merged.push(form),
            }
        }
        // The usual form first; of two equally frequent ones, the one that comes first in the text.
        merged.sort_by_key(|form| std::cmp::Reverse(form.places.len()));
        self.forms = merged;
    }

    fn report(&self, findings: &mut Collector<'_>) {
        let Some((usual, rarer)) = self.forms.split_first() else { return };
        let table: Vec<String> = self
            .forms
            .iter()
            .map(|form| format!("{} ×{}", form.texts.join(" / "), form.places.len()))
            .collect();
        let table = table.join(", ");
        for form in rarer {
            let is_rarer = usual.places.len() >= USUAL && form.places.len() < usual.places.len();
            if !is_rarer || form.grade > Grade::Accepted {
                continue;
            }
            let confidence = if usual.places.len() >= TIMES * form.places.len() { CLEAR } else { EVEN };
            let good = (usual.grade <= Grade::Accepted).then(|| usual.texts[0].clone());
            for place in &form.places {
                let message = format!("{} has several English names here: {table}", self.han);
                findings
                    .add(&place.pair, place.target, confidence, message)
                    .against(place.source)
                    .suggestion = good.clone();
            }
        }
    }
}

/// Whether two spellings differ only in case and in the order of surname and given name.
fn is_one_order(a: &str, b: &str) -> bool {
    let sorted = |text: &str| {
        let mut words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        words.sort();
        words
    };
    sorted(a) == sorted(b)
}

/// Whether two forms are a name and its short form, or a name and its initials.
fn is_one(a: &str, b: &str) -> bool {
    let words = |text: &str| {
        text.split([' ', '-', '.']).filter(|w| !w.is_empty()).map(str::to_lowercase).collect::<Vec<_>>()
    };
    let (a_words, b_words) = (words(a), words(b));
    let within = |small: &[String], large: &[String]| small.iter().all(|word| large.contains(word));
    let initials = |text: &str| text.chars().filter(|c| c.is_uppercase()).collect::<String>();
    let abbreviates = |short: &str, long: &str| short.chars().count() > 1 && short == initials(long);
    let (a_letters, b_letters) = (a_words.concat(), b_words.concat());
    a_letters.starts_with(&b_letters)
        || b_letters.starts_with(&a_letters)
        || within(&a_words, &b_words)
        || within(&b_words, &a_words)
        || abbreviates(a, b)
        || abbreviates(b, a)
}
