//! An item of an enumeration: 苹果、香蕉、雨伞和牛奶.

use super::Lost;
use crate::anchor::anchors_within;
use crate::bitext::Pair;
use crate::language::{Language, is_han};
use crate::lexicon::is_function_word;
use crate::lint::evidence::context::Context;
use crate::span::Span;

/// How sure it is.
const CONFIDENCE: f32 = 0.7;
/// The fewest items of a list in which one can be missed, and the most that are looked at.
const LEAST: usize = 3;
const MOST: usize = 40;
/// The most characters of an item.
const LONGEST: usize = 10;
/// What stands before the last item.
const LAST: [&str; 5] = ["以及", "和", "及", "与", "或"];

/// The items of enumerations that are lost: the English of those on both sides stands together, with nothing between.
pub(super) fn lost(context: &Context<'_>, pair: &Pair<'_>) -> Vec<Lost> {
    let chinese = context.chinese(pair);
    let text = chinese.text();
    if text.matches('、').count() + 1 < LEAST {
        return Vec::new();
    }
    let english = context.english(pair);
    let near: Vec<usize> =
        context.neighbours(pair, 1).map(|near| near.index()).filter(|&near| near != pair.index()).collect();
    let words: Vec<(Span, Option<Span>)> = context
        .losses()
        .words(pair)
        .into_iter()
        .map(|(word, said)| (chinese.plain(word), said.map(|said| english.plain(said))))
        .collect();
    let said = |item: &Span| -> Vec<Span> {
        words.iter().filter(|(word, _)| item.contains(*word)).filter_map(|(_, said)| *said).collect()
    };
    let mut lost = Vec::new();
    for list in lists(text) {
        for at in 1..list.len().saturating_sub(1) {
            let item = list[at];
            let source = chinese.original(item);
            let known = words.iter().filter(|(word, _)| item.contains(*word)).count();
            let is_anchored = !anchors_within(&context.anchors().source, source).is_empty();
            if known == 0 || is_anchored || !said(&item).is_empty() {
                continue;
            }
            let (before, behind) = (said(&list[at - 1]), said(&list[at + 1]));
            let gap = gap(&before, &behind);
            let is_empty = gap.is_some_and(|gap| {
                let between = gap.of(english.text());
                is_separator(between)
            });
            if is_empty && (near.is_empty() || context.losses().said_in(pair, source, &near).1 == 0) {
                lost.push(Lost { part: item, what: "the item", confidence: CONFIDENCE });
            }
        }
    }
    lost
}

/// What is between the English of two items, the first of which stands before the second.
fn gap(before: &[Span], behind: &[Span]) -> Option<Span> {
    let end = before.iter().map(|span| span.end).max()?;
    let start = behind.iter().map(|span| span.start).min()?;
    (end <= start).then_some(Span { start: end, end: start })
}

/// Whether some words only part two items: one comma or “and”, and words without content.
fn is_separator(text: &str) -> bool {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let marks = text.chars().filter(|c| matches!(c, ',' | ';')).count();
    let joins = words.iter().filter(|word| matches!(**word, "and" | "or")).count();
    let others = text.chars().any(|c| !(c.is_whitespace() || c.is_alphanumeric() || matches!(c, ',' | ';')));
    let is_parted = marks == 1 && joins <= 1 || marks == 0 && joins == 1;
    is_parted && !others && words.iter().all(|word| is_function_word(word, Language::English))
}

/// The enumerations of a text, each as its items.
fn lists(text: &str) -> Vec<Vec<Span>> {
    let mut lists = Vec::new();
    let is_end = |c: char| !(is_han(c) || c.is_alphanumeric() || c == '、');
    let mut start = 0;
    for (end, c) in text.char_indices().chain([(text.len(), '。')]) {
        if !is_end(c) {
            continue;
        }
        if start < end {
            lists.extend(items(text, Span::new(start, end)));
        }
        start = (end + c.len_utf8()).min(text.len());
    }
    lists
}

/// The items of a clause with 、; of the first and the last only what is next to the mark.
fn items(text: &str, clause: Span) -> Option<Vec<Span>> {
    let body = clause.of(text);
    if body.matches('、').count() + 1 < LEAST || body.matches('、').count() > MOST {
        return None;
    }
    let mut items: Vec<Span> = Vec::new();
    let mut at = clause.start as usize;
    for part in body.split('、') {
        items.push(Span::new(at, at + part.len()));
        at += part.len() + '、'.len_utf8();
    }
    // The last two may be joined by 和.
    let last = items.pop()?;
    let words = last.of(text);
    let joined = LAST.iter().filter_map(|word| Some((words.find(word)?, *word))).min();
    match joined.filter(|(at, _)| *at > 0) {
        Some((at, word)) => {
            let start = last.start as usize;
            items.push(Span::new(start, start + at));
            items.push(Span::new(start + at + word.len(), last.end as usize));
        }
        None => items.push(last),
    }
    let inner = &items[1..items.len() - 1];
    let fits = |item: &Span| (1..=LONGEST).contains(&item.of(text).chars().count());
    if !inner.iter().all(fits) {
        return None;
    }
    let shorten = |span: Span, from_end: bool| {
        let chars: Vec<(usize, char)> = span.of(text).char_indices().collect();
        if chars.len() <= LONGEST {
            return span;
        }
        let start = span.start as usize;
        match from_end {
            true => Span::new(start + chars[chars.len() - LONGEST].0, span.end as usize),
            false => Span::new(start, start + chars[LONGEST].0),
        }
    };
    let end = items.len() - 1;
    items[0] = shorten(items[0], true);
    items[end] = shorten(items[end], false);
    Some(items)
}
