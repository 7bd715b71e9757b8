//! Q03: a version that is dropped or changed.

use crate::anchor::Key;
use crate::anchor::number::Class;
use crate::bitext::Pair;
use crate::language::{Language, visible};
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::figures::{Figure, Status};
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "Q03",
    name: "version-mismatch",
    category: "Accuracy / Mistranslation / Number",
    severity: Severity::Warning,
    state: State::On,
    docs: "A version of a program is another one on the other side (v2.0.1 as “v2.1.0”), or is not there at all.\n\n\
Whoever follows the translation installs what does not work. Versions look like decimal numbers, but 3.10 is not \
3.1, and they look like dates.\n\n\
Compared are versions by their form (v3.0, 16.20.0, 3.x, `^20.19 || >=22.12`) and those that a name or the word \
“version” shows to be one (Node 18+, Python 3.10). A version that has a stranger on the other side was changed, \
which is surer than one that has none. It does not matter how a range is written (18+ and >= 18) or whether one side \
leaves it out; it does if both have one and they differ. Silent for versions that a neighbouring pair has. Wrong where \
the translation was made from another version of the text.",
    bad: &[
        Example::bad("请升级到v2.0.1。", "Please upgrade to v2.1.0.", "v2.1.0"),
        Example::bad(
            "需要 Node.js ^20.19 || >=22.12。",
            "It needs Node.js ^20.19 || >=22.2.",
            "^20.19 || >=22.2",
        ),
        Example::bad("支持 Python 3.10 和更新的版本。", "It runs on Python 3.1 and newer versions.", "3.1"),
        Example::bad("插件需要 Ruby >= 3.2。", "The plugin needs Ruby <= 3.2.", "<= 3.2"),
        Example::bad(
            "该接口在2.x版本中已移除。",
            "The interface has been removed.",
            "The interface has been removed.",
        ),
    ],
    good: &[
        Example::good("请升级到v2.0.1。", "Please upgrade to version 2.0.1."),
        Example::good("轿车配有v12发动机。", "The car has a V12 engine."),
        Example::good("需要 Node 18+。", "It needs Node >= 18."),
        Example::good("支持 Python 3.10 及以上版本。", "It runs on Python 3.10 or later."),
        Example::good("该接口在3.5之前的版本中无效。", "The interface has no effect in versions before 3.5."),
        Example::good("营收增长3.5%，达2.7亿元。", "Revenue grew by 3.5% to 270 million yuan."),
        Example::good("发布于2022.12.29。", "It came out on December 29, 2022."),
        Example::good("FM103.9正在直播。", "FM 103.9 is on air."),
    ],
    reads: Reads::Both,
    direction: Direction::Both,
};

/// How sure it is if the versions differ in one character, and in more.
const CHANGED: f32 = 0.85;
const EXCHANGED: f32 = 0.65;
/// How sure it is if the other side has no version.
const DROPPED: f32 = 0.5;

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let figures = context.figures(pair);
    let (source, target) = (lost(&figures.source), lost(&figures.target));
    let is_version = |figure: &&Figure<'_>| matches!(figure.anchor.key, Key::Version(_));
    if !source.iter().chain(&target).any(is_version) {
        return;
    }
    let words = |figure: &Figure<'_>, language| {
        let document = match language {
            Language::Chinese => context.bitext().source(),
            Language::English => context.bitext().target(),
        };
        visible(figure.anchor.span.of(document.text())).into_owned()
    };
    let sure = pair.bead().confidence;
    let mut free = target.clone();
    let mut alone = Vec::new();
    for figure in &source {
        let may_be = |other: &&Figure<'_>| is_version(figure) || is_version(other);
        let candidates = free.iter().enumerate().filter(|(_, other)| may_be(other));
        let likeness =
            |other: &Figure<'_>| strsim::normalized_damerau_levenshtein(&digits(figure), &digits(other));
        let best = candidates.rev().max_by(|a, b| likeness(a.1).total_cmp(&likeness(b.1)));
        let Some((at, _)) = best else {
            alone.push(*figure);
            continue;
        };
        let other = free.remove(at);
        let (said, written) = (words(figure, Language::Chinese), words(other, Language::English));
        let is_slip = strsim::damerau_levenshtein(&digits(figure), &digits(other)) <= 1;
        let confidence = if is_slip { CHANGED } else { EXCHANGED };
        findings
            .add(
                pair,
                other.anchor.span,
                confidence * sure,
                format!("the Chinese has {said}, the English {written}"),
            )
            .against(figure.anchor.span)
            .suggest_in(Language::English, Some(said))
            .suggest_in(Language::Chinese, Some(written));
    }
    if free.is_empty() && context.original() != Some(Language::English) {
        for figure in alone.iter().filter(|figure| is_version(figure)) {
            let message = format!("the English does not have {}", words(figure, Language::Chinese));
            findings.add(pair, pair.target_span(), DROPPED * sure, message).against(figure.anchor.span);
        }
    }
    if alone.is_empty() && context.original() != Some(Language::Chinese) {
        for figure in free.iter().filter(|figure| is_version(figure)) {
            let message = format!("the Chinese does not have {}", words(figure, Language::English));
            findings.add(pair, figure.anchor.span, DROPPED * sure, message).against(pair.source_span());
        }
    }
}

/// The versions that have no equal, and the bare numbers that may be such.
fn lost<'a>(figures: &'a [Figure<'a>]) -> Vec<&'a Figure<'a>> {
    let may_be = |figure: &&Figure<'_>| match &figure.anchor.key {
        Key::Version(_) => true,
        Key::Number(number) => number.class == Class::Plain && number.unit.is_none() && number.high.is_none(),
        _ => false,
    };
    figures.iter().filter(|figure| figure.status == Status::Lost).filter(may_be).collect()
}

/// A version or a number as it is compared.
fn digits(figure: &Figure<'_>) -> String {
    match &figure.anchor.key {
        Key::Version(version) => version.folded.clone(),
        Key::Number(number) => number.value.to_string(),
        other => other.to_string(),
    }
}
