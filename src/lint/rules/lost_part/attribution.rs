//! Who says so: 据路透社报道, 公司发言人表示.

use super::Lost;
use crate::anchor::anchors_within;
use crate::bitext::{Link, Pair};
use crate::gazetteer::Kind;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::lost::LostNames;
use crate::lint::evidence::lost_names::lost_names;
use crate::span::Span;
use crate::text::clause;

/// How sure it is.
const CONFIDENCE: f32 = 0.75;
/// What ends a clause that names a source, after 据 and without it.
const REPORTED: [&str; 14] = [
    "报道", "消息", "介绍", "透露", "称", "表示", "通报", "公告", "公报", "报告", "调查", "统计", "估计",
    "预测",
];
const SAID: [&str; 9] = ["表示", "指出", "认为", "强调", "透露", "坦言", "介绍说", "解释说", "称"];
/// The bounds of such a clause in characters.
const LENGTH: std::ops::RangeInclusive<usize> = 4..=16;

/// English words that name a source or a saying: beginnings of words.
const WORDS: [&str; 74] = [
    "accord", "accus", "add", "admit", "advis", "agree", "announc", "answer", "argu", "ask", "assert",
    "believ", "call", "cit", "claim", "comment", "conclud", "confirm", "consider", "contend", "declar",
    "describ", "disclos", "emphas", "estimat", "explain", "express", "feel", "felt", "figures", "find",
    "forecast", "found", "hold", "held", "hope", "indicat", "inform", "insist", "introduc", "learn",
    "maintain", "mention", "news", "not", "observ", "opinion", "point", "predict", "promis", "propos",
    "publish", "quot", "reckon", "remark", "repl", "report", "reveal", "said", "say", "show", "source",
    "speak", "spoke", "stat", "stress", "suggest", "tell", "think", "thought", "told", "urg", "view", "warn",
];

/// The same, of words that name a source and nothing else.
const CITING: [&str; 5] = ["accord", "cit", "quot", "media", "news"];

/// A clause that names a source, if the English neither has a word for a source or a saying nor says what is in it.
pub(super) fn lost(context: &Context<'_>, pair: &Pair<'_>) -> Option<Lost> {
    let chinese = context.chinese(pair);
    let text = chinese.text();
    if !text.contains('据') && !SAID.iter().any(|verb| text.contains(verb)) {
        return None;
    }
    let spans = clause::spans(chinese);
    // Who speaks is told at the beginning.
    let part = spans
        .into_iter()
        .map(|span| chinese.plain(span))
        .find(|span| is_attribution(span.of(text), *span, text))?;
    let source = chinese.original(part);
    // A source that is a known name must be named, or at least something be told “according to” somebody.
    let mentions = context.source_mentions(pair);
    let is_known = mentions.iter().any(|name| source.contains(name.span) && name.entry.kind() == Kind::Media);
    let words: &[&str] = if is_known { &CITING } else { &WORDS };
    let speaks = |near: Pair<'_>| {
        let english = context.english(&near).text();
        let lower = english.to_lowercase();
        !is_known && english.contains([':', '“', '"', '”'])
            || lower
                .split(|c: char| !c.is_alphabetic())
                .any(|word| words.iter().any(|begin| word.starts_with(begin)))
    };
    if context.neighbours(pair, 1).any(speaks) {
        return None;
    }
    let (known, said) = context.losses().said_in(pair, source, &[pair.index()]);
    let others = context.target_anchors(pair);
    let is_linked = anchors_within(&context.anchors().source, source)
        .iter()
        .any(|anchor| others.iter().any(|other| anchor.key.similarity(&other.key) >= Link::THRESHOLD));
    // Another source in its place is N05's.
    let LostNames { names, strangers } = lost_names(context, pair);
    let is_replaced = !strangers.is_empty() && names.iter().any(|name| source.contains(name.span));
    ((is_known || known > 0 && said == 0) && !is_linked && !is_replaced).then_some(Lost {
        part,
        what: "the source of the statement",
        confidence: CONFIDENCE,
    })
}

fn is_attribution(clause: &str, span: Span, text: &str) -> bool {
    let length = clause.chars().count();
    let behind = &text[span.end as usize..];
    if !LENGTH.contains(&length) || !behind.starts_with('，') {
        return false;
    }
    match clause.strip_prefix('据') {
        // 据了解, 据报道 name nobody.
        Some(source) => REPORTED
            .iter()
            .any(|verb| source.strip_suffix(verb).is_some_and(|name| name.chars().count() >= 2)),
        None => SAID.iter().any(|verb| {
            clause
                .strip_suffix(verb)
                .is_some_and(|name| name.chars().count() >= 3 && !name.contains(['我', '你']))
        }),
    }
}
