//! What the recognisers of Chinese dates share: numbers, business years and links between the ends of a
//! range.

use std::sync::LazyLock;

use crate::anchor::date::{Period, words};
use crate::anchor::number::whole_number;
use crate::anchor::phrase::{Phrases, Read};
use crate::lexeme::chinese;
use crate::text::token::Tokens;

/// Business years and their quarters: 财年, 财季.
pub(super) static FISCAL_PERIODS: LazyLock<Phrases<Period>> =
    LazyLock::new(|| Phrases::of(chinese("fiscal-period"), words::period));

/// A whole number, in either script, of at most `largest`.
pub(super) fn number(tokens: &Tokens<'_>, at: usize, largest: i64) -> Read<i64> {
    whole_number(tokens, at).filter(|(value, _)| *value <= largest)
}

/// The token after 至, 到 or a dash.
pub(super) fn range_link(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let dash = matches!(tokens.mark(at), Some('-' | '–' | '—' | '~'))
        && !matches!(tokens.mark(at + 1), Some('—' | '-'));
    (dash || matches!(tokens.han(at), Some('至' | '到'))).then_some(at + 1)
}

/// Whether a second number follows a dash or 至 and carries the unit of both: 3-5月, 12至15日.
pub(super) fn shared_unit(tokens: &Tokens<'_>, at: usize, unit: &str) -> bool {
    range_link(tokens, at)
        .and_then(|start| number(tokens, start, 9999))
        .is_some_and(|(_, end)| tokens.spells(end, unit) && !tokens.spells(end, "年代"))
}
