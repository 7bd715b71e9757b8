//! Reports the passages of one side that have no counterpart on the other.

use crate::bitext::{Pair, Scope};
use crate::language::{Language, is_blank, visible};
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::gaps::Gap;
use crate::side::Side;
use crate::simplify::OBJECT;
use crate::span::Span;
use crate::text::Reading;

/// A passage has at least this many sentences, unless its only one is as sure as this to have no counterpart, and its
/// neighbours as sure as that to have theirs. Within a paragraph translators also split and sum up.
const LEAST: usize = 2;
const SURE_PARAGRAPH: f32 = 0.85;
const SURE_ALONE: f32 = 0.9;
const SURE_NEIGHBOURS: f32 = 0.7;
/// If the other side has this share of a passage in its place, and the passage this many sentences, it is another version of
/// it; a shorter one is translated freely.
const INSTEAD: f32 = 0.5;
const LEAST_VERSION: usize = 4;
/// From this share of a text on, what has no counterpart is told once, unless this share of it is one passage.
const OTHER_TEXT: f32 = 0.4;
const ONE_PASSAGE: f32 = 0.8;
/// No finding is surer than this.
const MOST_CONFIDENCE: f32 = 0.95;
/// How sure it is that two texts are different versions, and that two passages are.
const OTHER_TEXTS: f32 = 0.8;
const VERSION: f32 = 0.5;

/// Reports what one side has and the other lacks. Nothing is reported of a text that stands alone, or that is no
/// translation of the other.
pub(crate) fn report(context: &Context<'_>, side: Side, findings: &mut Collector<'_>) {
    let bitext = context.bitext();
    if bitext.source().is_empty() || bitext.target().is_empty() || context.unrelated().texts().is_some() {
        return;
    }
    let (gaps, unpaired) = (&context.gaps().of[side], context.gaps().unpaired[side]);
    let largest = gaps.iter().map(|gap| gap.share).fold(0.0, f32::max);
    if bitext.scope() == Scope::Text && unpaired > OTHER_TEXT && largest < ONE_PASSAGE * unpaired {
        // Told once: of the side that has more of it alone.
        let others = context.gaps().unpaired[side.other()];
        if others > unpaired || others == unpaired && side == Side::Target {
            return;
        }
        let message = format!(
            "another version: {} % of the {} has no {}",
            percent(unpaired),
            named(side),
            named(side.other())
        );
        findings.add(&bitext.pair(gaps[0].bead), None, OTHER_TEXTS, message);
        return;
    }
    let mut others = gaps.iter().filter(|gap| is_missing(context, side, gap)).peekable();
    while let Some(gap) = others.next() {
        let is_tail = gap.is_tail && others.peek().is_none() && bitext.scope() == Scope::Text;
        tell(context, side, gap, is_tail, findings);
    }
}

/// Whether a passage is left out, rather than translated freely.
fn is_missing(context: &Context<'_>, side: Side, gap: &Gap) -> bool {
    if gap.likely == 0 || gap.instead >= INSTEAD && gap.count < LEAST_VERSION {
        return false;
    }
    if gap.likely >= LEAST {
        // What one page has around the article may be short lines.
        return gap.neighbours.iter().all(Option::is_some) || gap.full >= LEAST;
    }
    let bitext = context.bitext();
    let is_sure = |bead: usize| bitext.beads()[bead].confidence >= SURE_NEIGHBOURS;
    let stands_beside = |bead: usize| bead.abs_diff(gap.bead) == 1;
    let [Some(before), Some(behind)] = gap.neighbours else { return false };
    gap.count == 1
        && gap.confidence >= if is_paragraph(context, side, gap) { SURE_PARAGRAPH } else { SURE_ALONE }
        && [before, behind].into_iter().all(|bead| is_sure(bead) && stands_beside(bead))
        && !(side == Side::Source && is_said(context, &bitext.pair(gap.bead), &[before, behind]))
}

/// Whether the first sentence of a passage is a paragraph.
fn is_paragraph(context: &Context<'_>, side: Side, gap: &Gap) -> bool {
    let document = context.reading(side).document();
    let at = gap.sentences.range().start;
    let paragraph = |at: usize| document.sentence(at).paragraph();
    let differs = |other: usize| paragraph(other) != paragraph(at);
    at.checked_sub(1).is_none_or(differs) && (at + 1 == document.len() || differs(at + 1))
}

/// Whether the English of the neighbours says most of a Chinese sentence.
fn is_said(context: &Context<'_>, pair: &Pair<'_>, neighbours: &[usize]) -> bool {
    let (known, said) = context.losses().said_by(pair, neighbours);
    known == 0 || 2 * said >= known
}

fn tell(context: &Context<'_>, side: Side, gap: &Gap, is_tail: bool, findings: &mut Collector<'_>) {
    let bitext = context.bitext();
    let reading = context.reading(side);
    let document = reading.document();
    let is_version = gap.instead >= INSTEAD;
    let (own, other) = (named(side), named(side.other()));
    let first = opening(&seen(reading, document.sentence(gap.sentences.range().start).span()));
    let (count, share) = (gap.count, percent(gap.share));
    let mut message = if count == 1 {
        format!("“{first}” has no {other}, though its neighbours have")
    } else if is_version {
        format!(
            "{count} sentences from “{first}” on, {share} % of the {own}, stand where the {other} has others: another \
             version"
        )
    } else if is_tail {
        format!(
            "the {other} ends early: the last {count} sentences, from “{first}” on, {share} % of the {own}, have no \
             {other}"
        )
    } else {
        format!("{count} sentences from “{first}” on, {share} % of the {own}, have no {other}")
    };
    if let Some(heading) = gap.heading {
        message +=
            &format!("; under the heading “{}”", opening(&seen(reading, document.sentence(heading).span())));
    }
    let confidence = if is_version { VERSION } else { gap.confidence.min(MOST_CONFIDENCE) };
    let (passage, place) = (document.span(gap.sentences), Span { start: gap.place, end: gap.place });
    let pair = bitext.pair(gap.bead);
    let (target, source) = match side {
        Side::Source => (place, passage),
        Side::Target => (passage, place),
    };
    // A finding that is shown at the passage says where the other side lacks it.
    if side == Side::Target && context.original() != Some(Language::English) && gap.place > 0 {
        let chinese = context.reading(Side::Source);
        let before = chinese
            .document()
            .sentence_before(gap.place)
            .map_or(String::new(), |sentence| closing(&seen(chinese, sentence.span())));
        message += &format!("; in the Chinese its place is after “{before}”");
    }
    findings.add(&pair, target, confidence, message).against(source);
}

/// How many characters of a passage are quoted.
const LONGEST: usize = 40;

/// What is read of a span: without markup, but with code.
fn seen(reading: Reading<'_>, span: Span) -> String {
    let text = reading.document().text();
    let mut objects = reading.document().objects(span).map(|code| code.of(text));
    let shown = reading.written(span).text().split(OBJECT);
    let mut seen = String::new();
    for (number, part) in shown.enumerate() {
        seen += if number > 0 { objects.next().unwrap_or_default() } else { "" };
        seen += part;
    }
    seen
}

/// The first words of a passage.
fn opening(text: &str) -> String {
    let line = visible(text.lines().next().unwrap_or_default());
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.into_owned(),
    }
}

/// The last words of a Chinese text.
fn closing(text: &str) -> String {
    let text = text.trim_end_matches(is_blank);
    let line = visible(text.rsplit('\n').next().unwrap_or_default());
    match line.char_indices().rev().nth(LONGEST / 2) {
        Some((start, c)) => format!("…{}", &line[start + c.len_utf8()..]),
        None => line.into_owned(),
    }
}

fn percent(share: f32) -> u32 {
    (100.0 * share).round().max(1.0) as u32
}

fn named(side: Side) -> &'static str {
    match side {
        Side::Source => "Chinese",
        Side::Target => "English",
    }
}
