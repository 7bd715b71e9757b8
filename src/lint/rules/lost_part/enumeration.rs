//! An item of an enumeration: 苹果、香蕉、雨伞和牛奶.

use super::Lost;
use crate::anchor::anchors_within;
use crate::bitext::Pair;
use crate::language::{Language, is_han};
use crate::lexicon::is_function_word;
use crate::lint::evidence::context::Context;
use crate::span::{Span, within};

/// How sure it is.
const CONFIDENCE: f32 = 0.7;
/// The fewest items of a list in which one can be missed, and the most that are looked at.
const LEAST: usize = 3;
const MOST: usize = 40;
/// The most enumerations of a pair: with more it is no sentence.
const MOST_LISTS: usize = 64;
/// The most characters of an item.
const LONGEST: usize = 10;
/// What stands before the last item.
const LAST: [&str; 5] = ["以及", "和", "及", "与", "或"];

/// The items of enumerations that are lost: the English of those on both sides stands together, with nothing between, or
/// the English ends before the last.
pub(super) fn lost(context: &Context<'_>, pair: &Pair<'_>) -> Vec<Lost> {
    let chinese = context.chinese(pair);
    let text = chinese.text();
    if text.matches('、').count() + 1 < LEAST {
        return Vec::new();
    }
    let english = context.english(pair);
    let near: Vec<usize> =
        context.neighbours(pair, 1).map(|near| near.index()).filter(|&near| near != pair.index()).collect();
    let words: Vec<ListWord<'_>> = context
        .losses()
        .words(pair)
        .into_iter()
        .map(|(word, said)| {
            let span = chinese.plain(word);
            ListWord { span, form: span.of(text), said: said.map(|said| english.plain(said)) }
        })
        .collect();
    let mut lost = Vec::new();
    for items in lists(text).into_iter().take(MOST_LISTS) {
        let whole = items[0].join(items[items.len() - 1]);
        let words = &words[within(&words, whole, |word| word.span)];
        let list = List { items: &items, words, english: english.text() };
        for at in 1..items.len() {
            let source = chinese.original(items[at]);
            // Names are left to rules about names.
            let is_anchored = !anchors_within(&context.anchors().source, source).is_empty();
            if !is_anchored
                && list.is_unsaid(at)
                && if at + 1 < items.len() {
                    list.is_missing_between(at)
                } else {
                    list.is_missing_behind(at, text)
                }
                && (near.is_empty() || context.losses().said_in(pair, source, &near).1 == 0)
            {
                lost.push(Lost { part: items[at], what: "the item", confidence: CONFIDENCE });
            }
        }
    }
    lost
}

/// A known word of the Chinese, and the English word that says it; places in the plain texts of the pair.
struct ListWord<'t> {
    span: Span,
    form: &'t str,
    said: Option<Span>,
}

/// An enumeration.
struct List<'l> {
    items: &'l [Span],
    words: &'l [ListWord<'l>],
    english: &'l str,
}

impl List<'_> {
    fn words_of(&self, at: usize) -> impl Iterator<Item = &ListWord<'_>> {
        self.words.iter().filter(move |word| self.items[at].contains(word.span))
    }

    /// Whether a word is in several items: the 标准 of 课程标准、岗位标准.
    fn is_shared(&self, word: &ListWord<'_>) -> bool {
        let has = |at: &usize| self.words_of(*at).any(|other| other.form == word.form);
        (0..self.items.len()).filter(has).count() > 1
    }

    /// Whether an item has words of its own, and the English none of them.
    fn is_unsaid(&self, at: usize) -> bool {
        let mut own = self.words_of(at).filter(|word| !self.is_shared(word)).peekable();
        own.peek().is_some() && own.all(|word| word.said.is_none())
    }

    /// The English words that say an item.
    fn said(&self, at: usize) -> Vec<Span> {
        self.words_of(at).filter(|word| !self.is_shared(word)).filter_map(|word| word.said).collect()
    }

    /// Some English without the words that several items share.
    fn without_shared(&self, span: Span) -> String {
        let mut text = span.of(self.english).to_owned();
        let shared = self.words.iter().filter(|word| self.items.iter().any(|item| item.contains(word.span)));
        for said in shared.filter(|word| self.is_shared(word)).filter_map(|word| word.said) {
            if span.contains(said) {
                let from = (said.start - span.start) as usize;
                text.replace_range(from..from + said.len(), &" ".repeat(said.len()));
            }
        }
        text
    }

    /// Whether nothing stands between the English of the items before and behind one.
    fn is_missing_between(&self, at: usize) -> bool {
        let gap = gap(&self.said(at - 1), &self.said(at + 1));
        gap.is_some_and(|gap| is_separator(&self.without_shared(gap)))
    }

    /// Whether the English of a list ends with the item before its last one: “and” stands before that, and no further item
    /// behind it.
    fn is_missing_behind(&self, at: usize, chinese: &str) -> bool {
        if at < 2 || self.items[at].of(chinese).chars().count() > LONGEST {
            return false;
        }
        let before = self.said(at - 1);
        let joined = gap(&self.said(at - 2), &before).map(|gap| self.without_shared(gap));
        let is_joined =
            joined.is_some_and(|gap| is_separator(&gap) && (gap.contains(" and ") || gap.contains(" or ")));
        let end = before.iter().map(|span| span.end).max();
        let behind = end.map_or("", |end| &self.english[end as usize..]);
        let ends = behind.trim_start_matches('s').trim_start().starts_with(['.', ';', ')', '!', '?']);
        is_joined && ends
    }
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
