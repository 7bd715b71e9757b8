//! A dateline, and the name of the reporter.

use super::Lost;
use crate::anchor::name::{Name, NameKind};
use crate::anchor::{Anchor, Key};
use crate::bitext::Pair;
use crate::gazetteer::Kind;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::lost::EXPLAINS;
use crate::lint::evidence::support::is_same;
use crate::reading::fold::letters;
use crate::reading::{System, romanise};
use crate::span::Span;
use crate::word::WordClass;

/// How sure it is.
const DATELINE: f32 = 0.8;
const REPORTER: f32 = 0.75;
/// How a dateline ends.
const ENDS: [&str; 6] = ["日电", "日讯", "日专电", "日消息", "日报道", "日综合报道"];
/// The most bytes of a dateline.
const LONGEST: usize = 90;
/// Within so many bytes an English dateline has its date.
const FIRST: u32 = 70;
/// A dateline has at least this many bytes: an agency and a date.
const SHORTEST: usize = 15;

/// The dateline that a sentence begins with, if neither its agency nor its date is in the English.
pub(super) fn lost(context: &Context<'_>, pair: &Pair<'_>) -> Option<Lost> {
    let chinese = context.chinese(pair);
    let text = chinese.text();
    let near = &text[..text.floor_char_boundary(LONGEST)];
    let end = ENDS.iter().filter_map(|end| Some(near.find(end)? + end.len())).min()?;
    let line = &text[..end];
    let skip = line.len() - line.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let part = Span::new(skip, end);
    let body = part.of(text);
    // A sentence before the date is none.
    if body.len() < SHORTEST || body.contains(['。', '，', '；', '：']) || !body.contains("月") {
        return None;
    }
    let here = chinese.original(part);
    // “Today” is no dateline.
    let is_date = |anchor: &Anchor| matches!(&anchor.key, Key::Date(date) if date.relative.is_none());
    if !context.source_anchors(pair).iter().any(|anchor| here.contains(anchor.span) && is_date(anchor)) {
        return None;
    }
    // The date of what happened may be another.
    let first = pair.target_span().start + FIRST;
    let is_dated =
        context.target_anchors(pair).iter().any(|anchor| anchor.span.start < first && is_date(anchor));
    let is_named = |pair: &Pair<'_>| {
        let names = context.source_mentions(pair).iter().filter(|mention| here.contains(mention.span));
        names.into_iter().any(|name| {
            context.target_mentions(pair).iter().any(|mention| is_same(mention.entry, name.entry))
        })
    };
    let is_agency = ["社", "网", "报", "台", "讯"].iter().any(|agency| body.contains(agency));
    (is_agency && !is_dated && !is_named(pair) && !is_beside(context, pair)).then_some(Lost {
        part,
        what: "the dateline",
        confidence: DATELINE,
    })
}

/// Whether an English sentence near by is a dateline.
fn is_beside(context: &Context<'_>, pair: &Pair<'_>) -> bool {
    let marks = ["Xinhua", "--", "CNS", "AFP", "Reuters", "CCTV", "News Service", "(AP)"];
    let has = |near: Pair<'_>| marks.iter().any(|mark| context.english(&near).text().contains(mark));
    context.neighbours(pair, 1).any(has)
}

/// A reporter who is named after 记者, if the English has neither the name nor the word.
pub(super) fn lost_reporter(context: &Context<'_>, pair: &Pair<'_>) -> Option<Lost> {
    const WORD: &str = "记者";
    let chinese = context.chinese(pair);
    let text = chinese.text();
    let at = text.find(WORD)?;
    let mut words =
        context.source_forms(pair).map(|(word, form)| (chinese.plain(word.span), word.class, form));
    let (name, class, form) = words.find(|(span, ..)| span.start as usize >= at + WORD.len())?;
    let gap = &text[at + WORD.len()..name.start as usize];
    if class != WordClass::Person || !gap.trim().is_empty() || !(2..=4).contains(&form.chars().count()) {
        return None;
    }
    // A foreign reporter is named by sound, and one of a country is no reporter of ours.
    let before = &text[..at];
    let countries = context.source_mentions(pair);
    let is_foreign = before.ends_with("战地")
        || countries.iter().any(|mention| {
            mention.entry.kind() == Kind::Place && chinese.plain(mention.span).end as usize == at
        });
    if is_foreign {
        return None;
    }
    let place = chinese.original(name);
    let is_given = |near: &Pair<'_>| {
        let known = context.source_mentions(pair).iter().filter(|mention| place.overlaps(mention.span));
        let known = known.into_iter().any(|name| {
            context.target_mentions(near).iter().any(|mention| is_same(mention.entry, name.entry))
        });
        let han = Name::new(form, NameKind::Person);
        let sounds = |anchor: &Anchor| anchor.key.name().is_some_and(|name| han.similarity(name) >= EXPLAINS);
        known || context.target_anchors(near).iter().any(sounds)
    };
    let pinyin = letters(&romanise(form, System::Pinyin)?);
    let surname = romanise(&form.chars().take(1).collect::<String>(), System::Pinyin)?;
    let is_named = |near: Pair<'_>| {
        let english = context.english(&near).text();
        let surname = letters(&surname);
        letters(english).contains(&pinyin)
            || english.split(|c: char| !c.is_alphanumeric()).any(|word| letters(word) == surname)
    };
    // Another reporter of the sentence may be in the English.
    let count = |near: Pair<'_>| {
        let lower = context.english(&near).text().to_lowercase();
        let is_reporter = |word: &&str| {
            *word == "by"
                || ["report", "correspond", "journal", "press", "writer", "media"]
                    .iter()
                    .any(|w| word.starts_with(w))
        };
        lower.split(|c: char| !c.is_alphanumeric()).filter(is_reporter).count()
    };
    let reporters: usize = context.neighbours(pair, 1).map(count).sum();
    let is_said = reporters >= text.matches(WORD).count()
        || context.neighbours(pair, 1).any(|near| is_given(&near) || is_named(near));
    (!is_said).then_some(Lost {
        part: Span::new(at, name.end as usize),
        what: "the reporter",
        confidence: REPORTER,
    })
}
