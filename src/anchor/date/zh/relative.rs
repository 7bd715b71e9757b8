//! Relative dates: 去年, 上周, 今天, 上一财年.

use std::sync::LazyLock;

use super::words::FISCAL_PERIODS;
use crate::anchor::date::{Calendar, Date, Relative, words};
use crate::anchor::phrase::Phrases;
use crate::lexeme::chinese;
use crate::text::token::Tokens;

/// Words that name a time by its distance.
static RELATIVES: LazyLock<Phrases<Relative>> =
    LazyLock::new(|| Phrases::of(chinese("relative"), words::relative));

/// 去年, 上周, 今天; 今 and 昨 only before a part of the day.
pub(super) fn relative(tokens: &Tokens<'_>, at: usize, date: &mut Date) -> Option<usize> {
    if date.year.is_some() {
        return None;
    }
    if let Some(end) = fiscal_relative(tokens, at, date) {
        return Some(end);
    }
    let (&relative, end) = RELATIVES.longest(tokens, at)?;
    if end == at + 1 && !matches!(tokens.han(end), Some('晚' | '早' | '晨' | '夜')) {
        return None;
    }
    // 月 of 上月球, 以上周期, 以下周 are other words; 今年轻 too.
    let next = tokens.han(end);
    let other_word = match tokens.han(end - 1) {
        Some('年') => matches!(next, Some('轻' | '级')),
        Some('周') => matches!(next, Some('期' | '边' | '围')),
        Some('月') => matches!(next, Some('球' | '亮')),
        _ => false,
    };
    let behind = matches!(
        (tokens.han(at), tokens.han(at.wrapping_sub(1))),
        (Some('上' | '下'), Some('以' | '之' | '早'))
    );
    if other_word || behind {
        return None;
    }
    date.relative = Some(relative);
    Some(end)
}

/// 上一财年, 本财年, 上财季.
fn fiscal_relative(tokens: &Tokens<'_>, at: usize, date: &mut Date) -> Option<usize> {
    let offset = match tokens.han(at)? {
        '上' => -1,
        '本' => 0,
        '下' => 1,
        _ => return None,
    };
    let start = at + 1 + usize::from(matches!(tokens.han(at + 1), Some('一' | '个')));
    let (&period, end) = FISCAL_PERIODS.longest(tokens, start)?;
    (date.relative, date.calendar) = (Some(Relative { period, offset }), Calendar::Fiscal);
    Some(end)
}
