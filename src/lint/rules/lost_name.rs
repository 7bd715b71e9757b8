//! N06: one of several names is left out.

use crate::bitext::Pair;
use crate::gazetteer::{Kind, ZhMention};
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::lost::LostNames;
use crate::lint::evidence::lost_names::lost_names;
use crate::lint::evidence::support::is_same;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::span::Span;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "N06",
    name: "lost-name",
    category: "Accuracy / Omission",
    severity: Severity::Warning,
    state: State::On,
    docs: "The Chinese lists several known names, and the English has all but one: 北京大学和清华大学 as “Peking \
University”.\n\n\
The reader is not told of it.\n\n\
The rule looks at names of the gazetteer of one kind that are joined by 和, 与, 、 and the like. If the English gives one \
of them, and has no trace of another, nor any name that nothing in the Chinese explains, that one is lost. A single name \
may become a pronoun, or be understood; so it is not looked for. Wrong where the translator sums the names up.",
    bad: &[
        Example::bad(
            "北京大学和清华大学的学生参加了活动。",
            "Students from Peking University attended.",
            "Peking University",
        ),
        Example::bad("特朗普、普京都没有出席。", "Trump did not attend.", "Trump"),
    ],
    good: &[
        Example::good(
            "北京大学和清华大学的学生参加了活动。",
            "Students from Peking University and Tsinghua University attended.",
        ),
        Example::good("北京大学和清华大学的学生参加了活动。", "Students from both universities attended."),
        Example::good("清华大学在北京大学东边。", "It lies east of Peking University."),
    ],
    reads: Reads::Both,
    direction: Direction::ToEnglish,
};

/// How sure it is.
const SURE: f32 = 0.8;
/// What joins the names of a list.
const JOINS: [&str; 8] = ["和", "与", "及", "以及", "、", "跟", "或", "同"];

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let LostNames { names, strangers } = lost_names(context, pair);
    if !strangers.is_empty() {
        return;
    }
    for name in names {
        let Some((given, place)) = beside(context, pair, name) else { continue };
        let source = context.bitext().source().text();
        let (han, other) = (name.span.of(source), given.span.of(source));
        let preferred = name.entry.preferred();
        let message =
            format!("the Chinese also names {han} ({preferred}) beside {other}; the English does not");
        findings.add(pair, place, SURE, message).against(name.span);
    }
}

/// A name of the same list that the English gives, and where.
fn beside<'a>(context: &Context<'a>, pair: &Pair<'_>, name: &ZhMention<'_>) -> Option<(ZhMention<'a>, Span)> {
    let chinese = context.chinese(pair);
    let kind = |kind: Kind| if kind == Kind::University { Kind::Institution } else { kind };
    let joined = |other: &ZhMention<'_>| {
        let (first, second) = if other.span.start < name.span.start {
            (other.span, name.span)
        } else {
            (name.span, other.span)
        };
        let (first, second) = (chinese.plain(first), chinese.plain(second));
        let between = chinese.text().get(first.end as usize..second.start as usize);
        between.is_some_and(|between| JOINS.contains(&between))
    };
    let others = context.source_mentions(pair).iter();
    let mut others = others.filter(|other| {
        kind(other.entry.kind()) == kind(name.entry.kind())
            && !is_same(other.entry, name.entry)
            && joined(other)
    });
    others.find_map(|other| {
        let given = context.target_mentions(pair).iter().find(|given| is_same(given.entry, other.entry))?;
        Some((*other, given.span))
    })
}
