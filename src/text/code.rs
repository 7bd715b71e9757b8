//! Codes: letters and digits written as one, which count nothing and stay as they are in a translation.

use crate::lexeme;
use crate::text::token::{Kind, Tokens};

/// The end of a code that begins at `at`; found once for all tokens.
pub(crate) fn code_end(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let ends = tokens.codes.get_or_init(|| (0..tokens.len()).map(|at| find_end(tokens, at)).collect());
    ends.get(at).copied().flatten()
}

/// The end of a code that begins at `at`: letters and digits written as one, as in LP700-4, GPT-4, COVID-19,
/// 5G, 3D and H1N1. Digits with a unit, a scale or an ending (725km, 12m, 21st, 1960s) are not codes, and
/// neither are amounts with a currency (RMB12) or ages (under-15).
fn find_end(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let part = |at: usize| tokens.get(at).filter(|token| matches!(token.kind, Kind::Digits | Kind::Word));
    let joined = |at: usize| at > 0 && tokens.glued(at) && part(at - 1).is_some();
    // Only at its beginning, so that each token is looked at once.
    if joined(at) || at > 0 && tokens.glued(at) && tokens.mark(at - 1) == Some('-') && joined(at - 1) {
        return None;
    }
    let mut end = at + 1;
    part(at)?;
    if let Some(end) = version_end(tokens, at) {
        return Some(end);
    }
    loop {
        let link = end + usize::from(tokens.mark(end) == Some('-') && tokens.glued(end));
        if !tokens.glued(link) || part(link).is_none() {
            break;
        }
        end = link + 1;
    }
    let words = || (at..end).filter(|&at| tokens.word(at).is_some());
    let mixed = words().count() > 0 && (at..end).any(|at| tokens.digits(at).is_some());
    if !mixed || is_measured(tokens, at, end) || is_compound(tokens, at, end) {
        return None;
    }
    Some(end)
}

/// The end of a name that has a capital inside and a version: iPhone 14. A number that counts something
/// ("WeChat 10 million") is not a version.
fn version_end(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    const COUNTED: &[&str] = &[
        "million", "billion", "thousand", "percent", "%", "year", "years", "times", "days", "months", "个",
        "万", "亿", "家", "名", "年", "月", "日", "天", "人", "次", "倍", "千", "百", "元", "点", "时", ".",
        ",", ":", "-", "/",
    ];
    // Few words stand before digits.
    let short = tokens.digits(at + 1).is_some_and(|digits| digits.len() <= 2);
    if !short || tokens.glued(at + 1) || tokens.word(at).is_none() {
        return None;
    }
    let raw = tokens.raw(at);
    let camel = raw.chars().skip(1).any(char::is_uppercase) && raw.chars().any(char::is_lowercase);
    let counts =
        COUNTED.contains(&tokens.folded(at + 2)) && (tokens.glued(at + 2) || tokens.word(at + 2).is_some());
    let sentence_ends = matches!(tokens.mark(at + 2), Some('.' | ',' | ':')) && !tokens.glued(at + 3);
    (camel && (!counts || sentence_ends)).then_some(at + 2)
}

/// Digits with letters that make them a quantity or a date: 725km, 12m, 1960s, 21st, RMB12, FY2023.
fn is_measured(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    /// Letters attached to the end of digits that do not make a code.
    const AFTER: &[&str] = &[
        "k", "m", "mn", "mln", "mm", "bn", "b", "bln", "tn", "trn", "st", "nd", "rd", "th", "s", "x", "km",
        "cm", "kg", "mg", "g", "t", "ml", "l", "nm", "gb", "tb", "mb", "kw", "mw", "gw", "kwh", "mah", "hz",
        "ghz", "mhz", "ft", "in", "lb", "lbs", "oz", "sqm", "sq", "h", "hr", "hrs", "min", "mins", "pm",
        "am", "px", "pct", "pc", "c", "year", "day", "a", "p", "hp", "fold", "rmb", "usd", "yr", "yrs", "ms",
        "hkd", "sec", "q", "w", "v", "d", "ish", "mph", "kph", "ha",
    ];
    /// Letters attached to the front of digits that do not make a code.
    const BEFORE: &[&str] = &[
        "rmb", "usd", "us", "hk", "hkd", "cny", "eur", "gbp", "jpy", "rs", "rm", "fy", "q", "h", "no", "sgd",
        "aud", "nt", "cad", "krw",
    ];
    /// Letters that make a code in capitals, as in 5G and 4K, 3D and 2B, but are a scale or unit in lower
    /// case.
    const SMALL_ONLY: &[&str] = &["g", "k", "d", "c", "h", "p", "a", "b", "t", "s", "v", "l"];
    match end - at {
        2 => {
            let digits_first = tokens.digits(at).is_some();
            let word = if digits_first { tokens.folded(at + 1) } else { tokens.folded(at) };
            if !digits_first {
                return BEFORE.contains(&word)
                    && !(word == "h" && tokens.digits(at + 1).is_some_and(|d| d.len() > 1));
            }
            let capital = tokens.capital(at + 1) && SMALL_ONLY.contains(&word);
            // $5B and $40K are amounts.
            let priced = tokens.before(at).is_some_and(|token| token.glued || token.kind == Kind::Mark)
                && matches!(tokens.mark(at.wrapping_sub(1)), Some('$' | '¥' | '€' | '£' | '.' | ','));
            AFTER.contains(&word) && (!capital || priced)
        }
        // RMB1bn, 1Q23, 3Q2022, 1H22, and 2.5km because of its decimals.
        3 => match (tokens.digits(at), tokens.word(at)) {
            (Some(_), _) => matches!(tokens.folded(at + 1), "q" | "h"),
            (_, Some(before)) => BEFORE.contains(&before) && AFTER.contains(&tokens.folded(at + 2)),
            _ => false,
        },
        // Q1-Q3
        5 => tokens.word(at) == Some("q") && tokens.word(at + 3) == Some("q"),
        _ => false,
    }
}

/// Words joined to a number by a hyphen, as in "five-year", "under-15", "mid-2022" and "80-metre".
fn is_compound(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    let ordinary = |at: usize| {
        let raw = tokens.raw(at);
        let capitals = raw.chars().filter(|c| c.is_uppercase()).count();
        let month_or_title = capitals == 1 && raw.chars().count() > 2 && raw.starts_with(char::is_uppercase);
        raw.is_ascii()
            && raw.chars().count() > 1
            && (capitals == 0 || month_or_title && joins_numbers(tokens.folded(at)))
    };
    let hyphens = (at..end).any(|at| tokens.mark(at).is_some());
    hyphens
        && (at..end).filter(|&at| tokens.word(at).is_some()).all(|at| ordinary(at) || is_suffix(tokens, at))
}

/// A short word attached to digits inside a compound: 5km-long, 21st-century, 1990s-era.
fn is_suffix(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.glued(at)
        && tokens.before(at).is_some_and(|token| token.kind == Kind::Digits)
        && tokens.raw(at).bytes().all(|b| b.is_ascii_lowercase())
}

/// Capitalised words joined by a hyphen to a number that counts: "Top-10", "Mid-2022", "Nov-12".
fn joins_numbers(word: &str) -> bool {
    const WORDS: &[&str] =
        &["top", "mid", "pre", "post", "under", "over", "early", "late", "year", "day", "non", "sub"];
    WORDS.contains(&word) || lexeme::month(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_codes_from_quantities() {
        let is_code = |text: &str| {
            let tokens = Tokens::of(text);
            code_end(&tokens, 0) == Some(tokens.len())
        };
        assert!(["LP700-4", "GPT-4", "5G", "H1N1", "iPhone 14", "4K"].into_iter().all(is_code));
        assert!(
            !["725km", "12m", "1960s", "RMB12", "FY2023", "mid-2022", "five-year", "3Q22"]
                .into_iter()
                .any(is_code)
        );
    }
}
