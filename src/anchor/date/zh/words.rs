//! What the recognisers of Chinese dates share: numbers, quarters and what joins the ends of a range.

use crate::anchor::number::whole_number;
use crate::anchor::phrase::Read;
use crate::text::token::Tokens;

/// A whole number in either script that is at most `largest`.
pub(super) fn number(tokens: &Tokens<'_>, at: usize, largest: i64) -> Read<i64> {
    whole_number(tokens, at).filter(|(value, _)| *value <= largest)
}

/// The token after 至, 到 or a dash.
pub(super) fn range_link(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let dash = matches!(tokens.mark(at), Some('-' | '–' | '—' | '~'))
        && !matches!(tokens.mark(at + 1), Some('—' | '-'));
    (dash || matches!(tokens.han(at), Some('至' | '到'))).then_some(at + 1)
}

/// Whether a second number follows a dash or 至 and carries the unit that both have: 3-5月, 12至15日.
pub(super) fn shared_unit(tokens: &Tokens<'_>, at: usize, unit: &str) -> bool {
    range_link(tokens, at)
        .and_then(|start| number(tokens, start, 9999))
        .is_some_and(|(_, end)| tokens.spells(end, unit) && !tokens.spells(end, "年代"))
}

/// Q3.
pub(super) fn quarter_sign(tokens: &Tokens<'_>, at: usize) -> Read<u8> {
    let quarter = tokens.digits(at + 1).filter(|_| tokens.word(at) == Some("q") && tokens.glued(at + 1))?;
    let quarter = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
    Some((quarter, at + 2))
}
