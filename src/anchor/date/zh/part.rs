//! Quarters and halves of a year: 第三季度, 三季报, Q3, 上半年.

use std::sync::LazyLock;

use super::words::number;
use crate::anchor::date::{Calendar, Date, YearPart};
use crate::anchor::phrase::{Phrases, Read};
use crate::lexeme::{Lexeme, chinese};
use crate::text::token::Tokens;

static HALVES: LazyLock<Phrases<u8>> = LazyLock::new(|| Phrases::of(chinese("half"), Lexeme::number));

/// Words for a quarter, and whether it belongs to a business year.
static QUARTERS: LazyLock<Phrases<bool>> =
    LazyLock::new(|| Phrases::of(chinese("quarter"), |lexeme| lexeme.is("fiscal")));

/// 第三季度, 三季报, Q3, 第三财季, 上半年.
pub(super) fn year_part(tokens: &Tokens<'_>, at: usize, date: &mut Date) -> Option<usize> {
    if let Some((&half, end)) = HALVES.longest(tokens, at) {
        date.part = Some(YearPart::Half(half));
        return Some(end);
    }
    if let Some((quarter, end)) = quarter_sign(tokens, at) {
        date.part = Some(YearPart::Quarter(quarter));
        return Some(end);
    }
    let start = at + usize::from(tokens.han(at) == Some('第'));
    let (quarter, after) = number(tokens, start, 4).filter(|(quarter, _)| *quarter > 0)?;
    let (&fiscal, end) = QUARTERS.longest(tokens, after)?;
    // 三季度 is the third quarter, 前三季度 are the first three.
    if tokens.han(at.wrapping_sub(1)) == Some('前') && start == at {
        return None;
    }
    date.part = Some(YearPart::Quarter(quarter as u8));
    if fiscal {
        date.calendar = Calendar::Fiscal;
    }
    Some(end)
}

/// Q3.
pub(super) fn quarter_sign(tokens: &Tokens<'_>, at: usize) -> Read<u8> {
    let quarter = tokens.digits(at + 1).filter(|_| tokens.word(at) == Some("q") && tokens.glued(at + 1))?;
    let quarter = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
    Some((quarter, at + 2))
}
