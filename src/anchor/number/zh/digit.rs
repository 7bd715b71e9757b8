//! The characters of Chinese numerals: digits and multipliers, everyday and formal.

use crate::anchor::number::Unit;
use crate::language::Language;
use crate::text::token::Tokens;

/// The value of a Chinese digit.
pub(super) fn digit(c: char) -> Option<i64> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' | '壹' | '弌' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// Whether this is a formal digit. They are also surnames and the like, so they count only in longer
/// numerals.
pub(super) fn is_formal(c: char) -> bool {
    matches!(c, '壹' | '贰' | '叁' | '肆' | '伍' | '陆' | '柒' | '捌' | '玖')
}

/// The power of ten of a multiplier.
pub(super) fn multiplier(c: char) -> Option<i32> {
    Some(match c {
        '十' | '拾' => 1,
        '百' | '佰' => 2,
        '千' | '仟' => 3,
        '万' => 4,
        '亿' => 8,
        _ => return None,
    })
}

/// How many tokens of a numeral are searched for its next multiplier.
const FARTHEST_MULTIPLIER: usize = 8;

/// Whether 兆 is a trillion here, not a megabyte: before money, people, or 亿 and 万.
pub(super) fn is_trillion(tokens: &Tokens<'_>, at: usize) -> bool {
    if tokens.han(at) != Some('兆') {
        return false;
    }
    let more = usize::from(matches!(tokens.han(at + 1), Some('多' | '余')));
    let counts = Unit::at(tokens, at + 1 + more, Language::Chinese)
        .is_some_and(|(unit, _)| unit.is_currency() || unit.dimension() == "person");
    let in_section = |&at: &usize| {
        let small = |c: char| digit(c).is_some() || matches!(c, '十' | '百' | '千');
        tokens.digits(at).is_some() || tokens.mark(at) == Some('.') || tokens.han(at).is_some_and(small)
    };
    let section = (at + 1..).take(FARTHEST_MULTIPLIER).take_while(in_section).count();
    let multiplied = section > 0 && matches!(tokens.han(at + 1 + section), Some('亿' | '万'));
    counts || multiplied
}

/// The power of ten of 兆 before money.
pub(super) const TRILLION: i32 = 12;

/// The two tens that have a character of their own.
pub(super) fn contracted_tens(c: char) -> Option<i64> {
    match c {
        '廿' => Some(20),
        '卅' => Some(30),
        _ => None,
    }
}

/// Whether a numeral in Arabic or Chinese digits may begin at the token.
pub(crate) fn begins(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.digits(at).is_some()
        || is_trillion(tokens, at)
        || tokens.han(at).is_some_and(|c| {
            digit(c).is_some()
                || multiplier(c).is_some()
                || contracted_tens(c).is_some()
                || matches!(c, '几' | '数')
        })
}
