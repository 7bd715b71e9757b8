//! N03: a name in a form for which English has a better one.

mod compound;
mod divided;

use crate::bitext::Pair;
use crate::gazetteer::{Entry, Form, Grade, Kind};
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::licence::{Licence, is_right, licence, places};
use crate::lint::evidence::origin::{Origin, is_read_in_pinyin};
use crate::lint::evidence::support::is_same;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::reading::fold::letters;
use crate::reading::{System, romanise};
use crate::span::Span;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Bitext(check) };

const META: Meta = Meta {
    id: "N03",
    name: "name-form",
    category: "Terminology / Inconsistent with terminology resource",
    severity: Severity::Info,
    state: State::On,
    docs: "A name stands in pinyin, cut short or half translated, where an English name is established: \
港交所 as “Gangjiaosuo” instead of “Hong Kong Stock Exchange”.\n\n\
Readers know the established name, and search for it.\n\n\
A compound surname must not be cut (“Zhu Geliang” for Zhuge Liang), and surname and given name stand apart (“Tuyouyou” \
for Tu Youyou). The pinyin of a person who is not from the mainland \
is left to N02.\n\n\
The gazetteer grades the forms of each name. The rule fires on the discouraged ones where the Chinese name \
stands in the pair, at most five times for one form of a text; the fifth finding says how many more there \
are. The pinyin of a person who goes by an English name is named once, and only if the text never gives \
that name. Wrong where the house style prefers the other form.",
    bad: &[
        Example::bad("港交所发布公告。", "Gangjiaosuo issued a notice.", "Gangjiaosuo"),
        Example::bad("阿里巴巴的员工", "the employees of Ali", "Ali"),
        Example::bad("诸葛亮用计退敌。", "Zhu Geliang used a ruse.", "Zhu Geliang"),
        Example::bad("屠呦呦获得诺贝尔奖。", "Tuyouyou won the Nobel Prize.", "Tuyouyou"),
        Example::bad("腾讯创始人马化腾", "Ma Huateng, the founder of Tencent", "Ma Huateng"),
    ],
    good: &[
        Example::good("任正非在深圳讲话。", "Ren Zhengfei spoke in Shenzhen."),
        Example::good("特朗普在庄园会见记者。", "Trump met the press at the estate."),
        Example::good("司马迁写了《史记》。", "Sima Qian wrote the Records of the Grand Historian."),
        Example::good("诸葛亮和诸葛。", "Zhuge Liang and Zhuge."),
        Example::good("董明珠接受采访。", "Dong Mingzhu gave an interview."),
        Example::good("据央视报道", "according to CCTV"),
        Example::good("拳王阿里去世。", "The boxing champion Ali has died."),
        Example::good("腾讯创始人马化腾", "Pony Ma (Ma Huateng), the founder of Tencent"),
    ],
    reads: Reads::Both,
    direction: Direction::ToEnglish,
};

/// The most findings for one form in a text.
const MOST: usize = 5;
/// How sure it is for a discouraged form, and for pinyin instead of an English name.
const GRADED: f32 = 0.85;
const PINYIN: f32 = 0.6;

/// A form that was found, with its places.
struct Found<'a> {
    entry: &'a Entry,
    form: &'a Form,
    places: Vec<Place<'a>>,
}

/// A pair with the places in its English and its Chinese.
type Place<'a> = (Pair<'a>, Span, Span);

/// Adds a place to its form.
fn note<'a>(found: &mut Vec<Found<'a>>, entry: &'a Entry, form: &'a Form, place: Place<'a>) {
    match found.iter_mut().find(|f| is_same(f.entry, entry) && f.form == form) {
        Some(known) => known.places.push(place),
        None => found.push(Found { entry, form, places: vec![place] }),
    }
}

fn check(context: &Context<'_>, findings: &mut Collector<'_>) {
    let mut found: Vec<Found<'_>> = Vec::new();
    for pair in context.pairs(Reads::Both) {
        compound::check(context, &pair, findings);
        divided::check(context, &pair, findings);
        for place in places(context.target_mentions(&pair)) {
            let licensed = place.iter().find_map(|mention| {
                let worse = mention.form.grade == Grade::Discouraged
                    && !is_read(context, mention.entry, mention.form)
                    || (mention.form.grade == Grade::Accepted && is_pinyin(mention.entry, mention.form));
                match licence(context, &pair, mention.entry) {
                    Some(Licence::Named(source)) if worse => Some((mention, source)),
                    _ => None,
                }
            });
            let Some((mention, source)) = licensed else { continue };
            let introduced = context
                .target_mentions(&pair)
                .iter()
                .any(|other| is_same(other.entry, mention.entry) && other.form.grade == Grade::Preferred);
            if introduced || is_right(context, &pair, place) && mention.form.grade == Grade::Discouraged {
                continue;
            }
            note(&mut found, mention.entry, mention.form, (pair, mention.span, source));
        }
    }
    for Found { entry, form, places } in found {
        let is_graded = form.grade == Grade::Discouraged;
        if !is_graded && context.gives_form(entry, entry.preferred()) {
            continue;
        }
        let most = if is_graded { MOST } else { 1 };
        let more = places.len().saturating_sub(most);
        for (n, (pair, target, source)) in places.into_iter().take(most).enumerate() {
            let han = source.of(context.bitext().source().text());
            let rest =
                if more > 0 && n + 1 == most { format!("; {more} more in the text") } else { String::new() };
            let message = if is_graded {
                let written = target.of(context.bitext().target().text());
                format!("English texts write {han} as {}, not {written}{rest}", entry.preferred())
            } else {
                format!(
                    "{han} is known in English as {}, which the text never gives{rest}",
                    entry.preferred()
                )
            };
            let confidence = if is_graded { GRADED } else { PINYIN };
            findings.add(&pair, target, confidence, message).against(source).suggest(entry.preferred());
        }
    }
}

/// Whether a form is the pinyin of a person who is not of the mainland, which N02 reports.
fn is_read(context: &Context<'_>, entry: &Entry, form: &Form) -> bool {
    let is_pinyin = || entry.names().iter().any(|name| is_read_in_pinyin(&name.text, &form.text, true));
    context.origin(entry).is_some_and(|origin| origin != Origin::Mainland) && is_pinyin()
}

/// Whether a form is the pinyin of a person who is known by another name.
fn is_pinyin(entry: &Entry, form: &Form) -> bool {
    let pinyin = |text: &str| {
        entry
            .names()
            .iter()
            .filter_map(|name| romanise(&name.text, System::Pinyin))
            .any(|p| letters(&p) == letters(text))
    };
    entry.kind() == Kind::Person
        && form.text.contains(' ')
        && pinyin(&form.text)
        && !pinyin(entry.preferred())
}
