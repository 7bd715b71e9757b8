//! A remark in brackets.

use super::Lost;
use crate::anchor::anchors_within;
use crate::bitext::{Link, Pair};
use crate::language::is_han;
use crate::lint::evidence::context::Context;
use crate::span::Span;

/// How sure it is.
const CONFIDENCE: f32 = 0.7;
/// The fewest known words of a remark: one may be said in another way.
const LEAST: usize = 2;
/// The most bytes of a remark.
const LONGEST: usize = 180;

/// The remarks in brackets of which the English says nothing, where it has fewer brackets.
pub(super) fn lost(context: &Context<'_>, pair: &Pair<'_>) -> Vec<Lost> {
    let chinese = context.chinese(pair);
    let text = chinese.text();
    let remarks = remarks(text);
    if remarks.is_empty() {
        return Vec::new();
    }
    let near: Vec<usize> = context.neighbours(pair, 1).map(|near| near.index()).collect();
    let english: String = context.neighbours(pair, 1).map(|near| context.english(&near).text()).collect();
    let count = english.matches(['(', '（', '[']).count();
    if count >= remarks.len() {
        return Vec::new();
    }
    let others = context.target_anchors(pair);
    let is_lost = |part: &Span| {
        let source = chinese.original(*part);
        let (known, said) = context.losses().said_in(pair, source, &near);
        let is_linked = anchors_within(&context.anchors().source, source)
            .iter()
            .any(|anchor| others.iter().any(|other| anchor.key.similarity(&other.key) >= Link::THRESHOLD));
        known >= LEAST && said == 0 && !is_linked
    };
    remarks
        .into_iter()
        .filter(is_lost)
        .map(|part| Lost { part, what: "the remark", confidence: CONFIDENCE })
        .collect()
}

/// The brackets of a text with what is in them, none of them nested.
fn remarks(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, c) in text.char_indices() {
        match c {
            // Behind other script it is what that means.
            '（' | '(' => open = is_remark_behind(&text[..at]).then_some(at),
            '）' | ')' => {
                if let Some(start) = open.take().filter(|start| at - start <= LONGEST) {
                    found.push(Span::new(start, at + c.len_utf8()));
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether brackets behind a text hold a remark, and not the meaning of a foreign word or of code.
fn is_remark_behind(text: &str) -> bool {
    text.trim_end()
        .chars()
        .next_back()
        .is_none_or(|c| is_han(c) || matches!(c, '”' | '》' | '」' | '，' | '。'))
}
