//! Chinese ordinals: 第三, 首次, 一等奖, 十四五.

use std::sync::LazyLock;

use super::digit::{begins, digit};
use super::numeral::{Shape, amount};
use crate::anchor::number::{Class, Decimal, Number};
use crate::anchor::phrase::{Phrases, Read};
use crate::lexeme::{Lexeme, chinese};
use crate::text::token::Tokens;
use crate::word_list::WordList;

/// Ordinals with 首 instead of 第一.
static FIRSTS: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::list(&WordList::new("first")));

/// The five-year plans are named by their number and the 五 of their years: 十四五 is the 14th.
static PLANS: LazyLock<Phrases<i64>> = LazyLock::new(|| Phrases::of(chinese("plan"), Lexeme::number));

/// What follows a plan.
static AFTER_PLANS: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::list(&WordList::new("after-plan")));

/// What a numeral without 第 ranks.
static RANKS: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::list(&WordList::new("rank")));

/// 第三, 首次.
pub(super) fn ordinal(tokens: &Tokens<'_>, at: usize) -> Read<Number> {
    if let Some(end) = FIRSTS.end(tokens, at) {
        return Some((Number::new(Decimal::ONE).with_class(Class::Ordinal), end));
    }
    if let Some(found) = ranked(tokens, at) {
        return Some(found);
    }
    if let Some(found) = plan(tokens, at) {
        return Some(found);
    }
    if tokens.han(at) != Some('第') {
        return None;
    }
    let (Some(place), _) = amount(tokens, at + 1) else { return None };
    let mut number = Number::new(place.low).with_class(Class::Ordinal);
    if place.low != place.high {
        number.high = Some(place.high);
        number.precision = place.precision;
    }
    Some((number, place.end))
}

/// 十四五 in quotation marks or before 规划 and the like; elsewhere it may be 14 or 15.
fn plan(tokens: &Tokens<'_>, at: usize) -> Read<Number> {
    let (&place, end) = PLANS.longest(tokens, at)?;
    let quoted = tokens.mark(end).is_some_and(|mark| matches!(mark, '”' | '’' | '」' | '』' | '"'));
    let named = quoted || AFTER_PLANS.end(tokens, end).is_some();
    named.then(|| (Number::new(Decimal::from(place)).with_class(Class::Ordinal), end))
}

/// 一等奖, 二审, 六中全会, and 一是 and 其一 in an enumeration: ordinals without 第.
fn ranked(tokens: &Tokens<'_>, at: usize) -> Read<Number> {
    let listed = tokens.han(at) == Some('其');
    let start = at + usize::from(listed);
    tokens.han(start).filter(|_| begins(tokens, start))?;
    let (Some(place), _) = amount(tokens, start) else { return None };
    let written = tokens.han(start).is_some() && matches!(place.shape, Shape::Small | Shape::Full);
    let alone = place.low == place.high && !tokens.han(at.wrapping_sub(1)).is_some_and(begins_numeral);
    let before = at.checked_sub(1).and_then(|at| tokens.mark(at));
    let end = place.end;
    let in_list = matches!(tokens.han(end), Some('是' | '来'))
        && (tokens.opens(at) || matches!(before, Some('，' | '；' | '：')))
        || matches!((before, tokens.mark(end)), (Some('(' | '（'), Some(')' | '）')))
        || tokens.opens(at) && tokens.mark(end) == Some('、')
        || listed && place.shape == Shape::Small;
    let ranked = RANKS.end(tokens, end).is_some();
    (written && alone && (in_list || ranked))
        .then(|| (Number::new(place.low).with_class(Class::Ordinal), end))
}

fn begins_numeral(c: char) -> bool {
    digit(c).is_some() || matches!(c, '十' | '百' | '千' | '万' | '第')
}
