//! What both languages write in the same way: Arabic digits and currency signs.

use super::{Decimal, Unit};
use crate::anchor::phrase::Read;
use crate::language::Language;
use crate::text::token::{Kind, Tokens};

/// A number in Arabic digits with its thousands separators and decimals, and the token after it.
pub(super) fn arabic(tokens: &Tokens<'_>, at: usize) -> Read<Decimal> {
    let mut whole = tokens.digits(at)?.to_owned();
    let mut end = at + 1;
    let glued_digits = |at: usize| tokens.digits(at).filter(|_| tokens.glued(at));
    if whole.len() <= 3 {
        while matches!(tokens.mark(end), Some(',' | '，')) && tokens.glued(end) {
            let Some(group) = glued_digits(end + 1).filter(|group| group.len() == 3) else { break };
            // A Chinese comma is a separator only inside full-width digits: 1，234 is a list.
            if tokens.mark(end) == Some('，') && tokens.raw(end + 1).is_ascii() {
                break;
            }
            whole.push_str(group);
            end += 2;
        }
        if end == at + 1
            && let Some(last) = blank_groups(tokens, at)
        {
            (at + 1..last).filter_map(|at| tokens.digits(at)).for_each(|group| whole.push_str(group));
            end = last;
        }
    }
    let mut fraction = "";
    if tokens.mark(end) == Some('.') && tokens.glued(end) {
        // 2022.12.29 and 192.168.0.1 are not decimals.
        let another =
            tokens.mark(end + 2) == Some('.') && tokens.glued(end + 2) && glued_digits(end + 3).is_some();
        if let Some(places) = glued_digits(end + 1).filter(|_| !another) {
            fraction = places;
            end += 2;
        }
    }
    Some((Decimal::from_digits(&whole, fraction), end))
}

/// The token after thousands separated by blanks, 12 000, unless that is a list of numbers.
fn blank_groups(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    /// Texts do not write out numbers beyond trillions.
    const MOST: usize = 4;
    /// Words that the number after them names, so that it is complete: page 12, 第3.
    const NUMBERED: &[&str] = &[
        "page", "chapter", "section", "figure", "table", "no", "number", "room", "route", "age", "aged",
        "grade", "line", "step", "level", "top", "第", "图", "表", "页", "号",
    ];
    let first = tokens.digits(at)?;
    let blank = |at: usize| tokens.gap(at);
    let narrow = matches!(blank(at + 1), "\u{A0}" | "\u{202F}" | "\u{2009}" | "\u{2007}");
    if first.starts_with('0') || !(narrow || blank(at + 1) == " ") {
        return None;
    }
    let group = |&next: &usize| {
        tokens.digits(next).is_some_and(|digits| digits.len() == 3) && blank(next) == blank(at + 1)
    };
    let last = (at + 1..).take(MOST + 1).take_while(group).last()?;
    let end = last + 1;
    // Only the last group may touch what follows, and no other number may follow it.
    let goes_on = tokens.digits(end).is_some() && blank(end) == blank(at + 1);
    let named = tokens.before(at).is_some_and(|before| {
        tokens.capital(at - 1) || tokens.digits(at - 1).is_some() || NUMBERED.contains(&&*before.folded)
    });
    let round = first.len() < 3 || tokens.digits(last) == Some("000");
    let clear = narrow || !named && round;
    (end <= at + 1 + MOST && !goes_on && clear).then_some(end)
}

/// Whether the digits at `at` identify something instead of counting: 0571, 007, 010-88886666.
pub(super) fn is_name(tokens: &Tokens<'_>, at: usize) -> bool {
    let led_by_zero =
        |at: usize| tokens.digits(at).is_some_and(|digits| digits.len() > 2 && digits.starts_with('0'));
    let extension = at > 1 && tokens.mark(at - 1) == Some('-') && tokens.glued(at) && led_by_zero(at - 2);
    led_by_zero(at) && tokens.mark(at + 1) != Some('.') || extension
}

/// A fraction written with a slash, 3/4, and the token after it. Parts of a date or path do not count.
pub(super) fn slashed(tokens: &Tokens<'_>, at: usize) -> Read<Decimal> {
    const LARGEST: i64 = 10;
    let part = |at: usize| {
        tokens
            .digits(at)
            .and_then(|digits| digits.parse::<i64>().ok())
            .filter(|part| *part <= LARGEST && *part > 0)
    };
    let slash = |at: usize| tokens.mark(at) == Some('/');
    let (above, below) = (part(at)?, part(at + 2)?);
    let alone = slash(at + 1)
        && !slash(at + 3)
        && !slash(at.wrapping_sub(1))
        && tokens.glued(at + 1)
        && tokens.glued(at + 2);
    (alone && above < below).then(|| (Decimal::from(above).over(Decimal::from(below)), at + 3))
}

/// Currency signs, and the letters that may precede "$".
const SIGNS: &[(char, &str)] =
    &[('$', "USD"), ('¥', "CNY"), ('€', "EUR"), ('£', "GBP"), ('₩', "KRW"), ('₹', "INR"), ('฿', "THB")];
const DOLLARS: &[(&str, &str)] = &[
    ("us", "USD"),
    ("hk", "HKD"),
    ("nt", "TWD"),
    ("s", "SGD"),
    ("a", "AUD"),
    ("au", "AUD"),
    ("c", "CAD"),
    ("ca", "CAD"),
    ("nz", "NZD"),
];

/// Codes that precede amounts and are not the international ones.
const CODES: &[(&str, &str)] = &[("RMB", "CNY"), ("Rs", "INR"), ("RM", "MYR")];

/// The currency written before an amount, and the token at which its digits begin: US$, RMB, €.
pub(super) fn currency_sign(tokens: &Tokens<'_>, at: usize) -> Read<Unit> {
    let sign = |at: usize| {
        let mark = tokens.mark(at)?;
        SIGNS.iter().find(|(sign, _)| *sign == mark).map(|(_, symbol)| *symbol)
    };
    let (symbol, mut start) = if let Some(symbol) = sign(at) {
        (symbol, at + 1)
    } else if let Some((unit, end)) = Unit::at(tokens, at, Language::Chinese)
        && unit.is_currency()
        && matches!(tokens.han(end - 1), Some('币' | '金'))
    {
        // 人民币3亿元, 港币300万; 美元 and 欧元 come after the amount.
        (unit.symbol(), end)
    } else {
        let word = tokens.word(at)?;
        let raw = tokens.raw(at);
        // Digits follow, or another sign.
        if tokens.get(at + 1).is_none_or(|next| matches!(next.kind, Kind::Word | Kind::Han)) {
            return None;
        }
        match DOLLARS.iter().find(|(letters, _)| *letters == word) {
            // A$3, but not “a $3 coin”
            Some((_, symbol))
                if tokens.mark(at + 1) == Some('$') && (tokens.glued(at + 1) || word.len() > 1) =>
            {
                (*symbol, at + 2)
            }
            _ => match CODES.iter().find(|(code, _)| *code == raw) {
                Some((_, symbol)) => (*symbol, at + 1),
                None => {
                    Unit::of_symbol(raw).filter(|unit| unit.is_currency())?;
                    (raw, at + 1)
                }
            },
        }
    };
    // "Rs. 500", "RMB ¥500".
    start += usize::from(matches!(tokens.mark(start), Some('.' | '¥')));
    tokens.digits(start)?;
    Some((Unit::of_symbol(symbol)?, start))
}
