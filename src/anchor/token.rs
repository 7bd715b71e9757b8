//! The pieces that the recognisers of numbers, dates and Latin words read: runs of digits, runs of
//! letters, single Han characters and single marks, folded for comparing.

use std::borrow::Cow;

use crate::language::is_han;
use crate::span::Span;

/// Traditional, formal and variant characters of numerals and units, and the simplified ones that
/// they are read as.
const VARIANTS: &[(&str, &str)] = &[
    ("万", "萬"),
    ("亿", "億"),
    ("两", "兩"),
    ("点", "點"),
    ("个", "個"),
    ("余", "餘"),
    ("几", "幾"),
    ("数", "數"),
    ("周", "週"),
    ("号", "號"),
    ("岁", "歲"),
    ("纪", "紀"),
    ("时", "時"),
    ("钟", "鐘"),
    ("钟", "鍾"),
    ("里", "裡"),
    ("块", "塊"),
    ("币", "幣"),
    ("总", "總"),
    ("届", "屆"),
    ("张", "張"),
    ("条", "條"),
    ("层", "層"),
    ("栋", "棟"),
    ("辆", "輛"),
    ("种", "種"),
    ("项", "項"),
    ("级", "級"),
    ("间", "間"),
    ("场", "場"),
    ("亩", "畝"),
    ("吨", "噸"),
    ("欧", "歐"),
    ("镑", "鎊"),
    ("韩", "韓"),
    ("贰", "貳"),
    ("叁", "參"),
    ("陆", "陸"),
    ("年", "秊"),
    ("财", "財"),
    ("报", "報"),
    ("后", "後"),
    ("负", "負"),
    ("约", "約"),
    ("将", "將"),
    ("过", "過"),
    ("达", "達"),
    ("这", "這"),
    ("国", "國"),
    ("双", "雙"),
    ("只", "隻"),
];

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A run of digits.
    Digits,
    /// A run of letters that are not Han.
    Word,
    /// One Han character.
    Han,
    /// One mark of any other sort.
    Mark,
}

/// A piece of text between white space.
#[derive(Clone, Debug)]
pub(super) struct Token<'t> {
    /// Its bytes.
    pub(super) span: Span,
    /// What it is made of.
    pub(super) kind: Kind,
    /// Whether it touches the token before.
    pub(super) glued: bool,
    /// In lower case, half width and simplified form.
    pub(super) folded: Cow<'t, str>,
}

/// The tokens of a text. Asking beyond the end is allowed and finds nothing.
pub(super) struct Tokens<'t> {
    text: &'t str,
    list: Vec<Token<'t>>,
}

impl<'t> Tokens<'t> {
    /// Cuts a text into tokens, in linear time.
    pub(super) fn of(text: &'t str) -> Tokens<'t> {
        let mut list: Vec<Token<'t>> = Vec::new();
        let mut chars = text.char_indices().peekable();
        while let Some((start, c)) = chars.next() {
            if c.is_whitespace() {
                continue;
            }
            let kind = kind_of(c);
            let mut end = start + c.len_utf8();
            if matches!(kind, Kind::Digits | Kind::Word) {
                while let Some((at, next)) = chars.next_if(|&(_, next)| kind_of(next) == kind) {
                    end = at + next.len_utf8();
                }
            }
            let glued = list.last().is_some_and(|last| last.span.end as usize == start);
            list.push(Token {
                span: Span::new(start, end),
                kind,
                glued,
                folded: fold(&text[start..end], kind),
            });
        }
        Tokens { text, list }
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Token<'t>> {
        self.list.get(at)
    }

    /// The token before `at`.
    pub(super) fn before(&self, at: usize) -> Option<&Token<'t>> {
        at.checked_sub(1).and_then(|at| self.list.get(at))
    }

    /// The folded text of a token, or nothing.
    pub(super) fn folded(&self, at: usize) -> &str {
        self.get(at).map_or("", |token| &token.folded)
    }

    /// The text of a token as written, or nothing.
    pub(super) fn raw(&self, at: usize) -> &'t str {
        self.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// The digits at `at`, in ASCII.
    pub(super) fn digits(&self, at: usize) -> Option<&str> {
        self.get(at).filter(|token| token.kind == Kind::Digits).map(|token| &*token.folded)
    }

    /// The letters at `at`, in lower case.
    pub(super) fn word(&self, at: usize) -> Option<&str> {
        self.get(at).filter(|token| token.kind == Kind::Word).map(|token| &*token.folded)
    }

    /// The Han character at `at`, simplified.
    pub(super) fn han(&self, at: usize) -> Option<char> {
        self.get(at).filter(|token| token.kind == Kind::Han).and_then(|token| token.folded.chars().next())
    }

    /// The mark at `at`, in half width.
    pub(super) fn mark(&self, at: usize) -> Option<char> {
        self.get(at).filter(|token| token.kind == Kind::Mark).and_then(|token| token.folded.chars().next())
    }

    /// Whether the token at `at` touches the one before.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.glued)
    }

    /// Whether the letters at `at` begin with a capital.
    pub(super) fn capital(&self, at: usize) -> bool {
        self.word(at).is_some() && self.raw(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether the characters from `at` on are those of `expected`, one token each.
    pub(super) fn spells(&self, at: usize, expected: &str) -> bool {
        let mut at = at;
        expected.chars().all(|c| {
            let mut buffer = [0; 4];
            let same = self.folded(at) == c.encode_utf8(&mut buffer);
            at += 1;
            same
        })
    }

    /// The end of the longest of `words` that is spelled at `at`, a token a character.
    pub(super) fn spells_any(&self, at: usize, words: &[&str]) -> Option<usize> {
        words.iter().filter(|word| self.spells(at, word)).map(|word| at + word.chars().count()).max()
    }

    /// Whether a sentence, or the text, begins at `at`.
    pub(super) fn opens(&self, at: usize) -> bool {
        at == 0
            || self.mark(at - 1).is_some_and(|mark| {
                matches!(mark, '.' | '!' | '?' | ':' | '"' | '“' | '‘' | '(' | '。' | '！' | '？' | '…')
            })
    }

    /// The bytes of the tokens `from..to`, which is not empty.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        self.list[from].span.join(self.list[to - 1].span)
    }

    /// The text before the token at `at`.
    pub(super) fn text_before(&self, at: usize) -> &'t str {
        match self.get(at) {
            Some(token) => &self.text[..token.span.start as usize],
            None => self.text,
        }
    }

    /// The text from the token at `at` on, with the white space before it.
    pub(super) fn text_from(&self, at: usize) -> &'t str {
        match self.before(at) {
            Some(token) => &self.text[token.span.end as usize..],
            None => self.text,
        }
    }
}

/// The end of a code that begins at `at`: letters and digits grown together, as in LP700-4, GPT-4,
/// COVID-19, 5G, 3D and H1N1. Digits with a unit, a scale or an ending (725km, 12m, 21st, 1960s) are
/// no codes, and neither are amounts with a currency (RMB12) or ages (under-15).
pub(super) fn code_end(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let part = |at: usize| tokens.get(at).filter(|token| matches!(token.kind, Kind::Digits | Kind::Word));
    let joined = |at: usize| at > 0 && tokens.glued(at) && part(at - 1).is_some();
    // Only where it begins, so that each token is looked at once.
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

/// The end of a name with a capital inside and its version: iPhone 14. A number that counts something
/// ("WeChat 10 million") is none.
fn version_end(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    const COUNTED: &[&str] = &[
        "million", "billion", "thousand", "percent", "%", "year", "years", "times", "days", "months", "个",
        "万", "亿", "家", "名", "年", "月", "日", "天", "人", "次", "倍", "千", "百", "元", "点", "时", ".",
        ",", ":", "-", "/",
    ];
    let raw = tokens.raw(at);
    let camel = raw.chars().skip(1).any(char::is_uppercase) && raw.chars().any(char::is_lowercase);
    let short = tokens.digits(at + 1).is_some_and(|digits| digits.len() <= 2);
    let counts =
        COUNTED.contains(&tokens.folded(at + 2)) && (tokens.glued(at + 2) || tokens.word(at + 2).is_some());
    let sentence_ends = matches!(tokens.mark(at + 2), Some('.' | ',' | ':')) && !tokens.glued(at + 3);
    let version =
        tokens.word(at).is_some() && camel && short && !tokens.glued(at + 1) && (!counts || sentence_ends);
    version.then_some(at + 2)
}

/// Digits with letters that make them a quantity or a date: 725km, 12m, 1960s, 21st, RMB12, FY2023.
fn is_measured(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    /// Letters glued behind digits that are no part of a code.
    const AFTER: &[&str] = &[
        "k", "m", "mn", "mln", "mm", "bn", "b", "bln", "tn", "trn", "st", "nd", "rd", "th", "s", "x", "km",
        "cm", "kg", "mg", "g", "t", "ml", "l", "nm", "gb", "tb", "mb", "kw", "mw", "gw", "kwh", "mah", "hz",
        "ghz", "mhz", "ft", "in", "lb", "lbs", "oz", "sqm", "sq", "h", "hr", "hrs", "min", "mins", "pm",
        "am", "px", "pct", "pc", "c", "year", "day", "a", "p", "hp", "fold", "rmb", "usd", "yr", "yrs", "ms",
        "hkd", "sec", "q", "w", "v", "d", "ish", "mph", "kph", "ha",
    ];
    /// Letters glued before digits that are no part of a code.
    const BEFORE: &[&str] = &[
        "rmb", "usd", "us", "hk", "hkd", "cny", "eur", "gbp", "jpy", "rs", "rm", "fy", "q", "h", "no", "sgd",
        "aud", "nt", "cad", "krw",
    ];
    /// Letters that are a code in capitals, as in 5G and 4K, 3D and 2B, but a scale or unit in small ones.
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
        // RMB1bn, 1Q23, 3Q2022, 1H22, 2.5km (the last by its fraction).
        3 => match (tokens.digits(at), tokens.word(at)) {
            (Some(_), _) => matches!(tokens.folded(at + 1), "q" | "h"),
            (_, Some(before)) => BEFORE.contains(&before) && AFTER.contains(&tokens.folded(at + 2)),
            _ => false,
        },
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

/// A short word glued to digits inside a compound: 5km-long, 21st-century, 1990s-era.
fn is_suffix(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.glued(at)
        && tokens.before(at).is_some_and(|token| token.kind == Kind::Digits)
        && tokens.raw(at).bytes().all(|b| b.is_ascii_lowercase())
}

/// Capitalised words that a hyphen joins to a number that counts: "Top-10", "Mid-2022", "Nov-12".
fn joins_numbers(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "top",
        "mid",
        "pre",
        "post",
        "under",
        "over",
        "early",
        "late",
        "year",
        "day",
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "february",
        "january",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "non",
        "sub",
    ];
    WORDS.contains(&word)
}

fn kind_of(c: char) -> Kind {
    match c {
        '0'..='9' | '０'..='９' => Kind::Digits,
        _ if is_han(c) => Kind::Han,
        _ if c.is_alphabetic() => Kind::Word,
        _ => Kind::Mark,
    }
}

/// Half width, lower case, simplified.
fn fold(text: &str, kind: Kind) -> Cow<'_, str> {
    match kind {
        Kind::Digits if !text.is_ascii() => text.chars().map(half_width).collect(),
        Kind::Word if !text.bytes().all(|b| b.is_ascii_lowercase()) => {
            text.chars().map(half_width).flat_map(char::to_lowercase).collect()
        }
        Kind::Han => match VARIANTS.iter().find(|(_, variant)| *variant == text) {
            Some(&(simplified, _)) => Cow::Borrowed(simplified),
            None => Cow::Borrowed(text),
        },
        Kind::Mark => match text {
            "－" | "−" | "‐" | "‑" => Cow::Borrowed("-"),
            "％" | "﹪" => Cow::Borrowed("%"),
            "～" | "〜" => Cow::Borrowed("~"),
            "．" => Cow::Borrowed("."),
            "：" => Cow::Borrowed(":"),
            "／" => Cow::Borrowed("/"),
            "＄" => Cow::Borrowed("$"),
            "￥" => Cow::Borrowed("¥"),
            "’" => Cow::Borrowed("'"),
            "＋" => Cow::Borrowed("+"),
            _ => Cow::Borrowed(text),
        },
        _ => Cow::Borrowed(text),
    }
}

/// The ordinary form of a full-width letter or digit.
pub(super) fn half_width(c: char) -> char {
    /// How far the full-width forms stand from the ASCII characters they widen.
    const WIDE: u32 = 0xFEE0;
    match c {
        '！'..='～' => char::from_u32(c as u32 - WIDE).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_width_case_and_variants() {
        let tokens = Tokens::of("２０ GPT萬％");
        let folded: Vec<&str> = (0..tokens.len()).map(|at| tokens.folded(at)).collect();
        assert_eq!(folded, ["20", "gpt", "万", "%"]);
        assert!(tokens.glued(2) && !tokens.glued(1));
    }
}
