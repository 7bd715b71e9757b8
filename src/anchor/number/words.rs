//! English numerals: "twenty-three thousand four hundred", "16.761 billion", "half a million",
//! "three and a half", "dozens", "tens of thousands".

use super::digits::{arabic, slashed};
use super::{Decimal, Precision};
use crate::text::token::Tokens;

/// A quantity without its unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    /// The value, or the lower end.
    pub(super) low: Decimal,
    /// The upper end of a vague quantity; otherwise equal to the lower one.
    pub(super) high: Decimal,
    pub(super) precision: Precision,
    /// Whether it is written with digits.
    pub(super) digits: bool,
    /// The factor of its scale word, by powers of ten: 6 of "five million".
    pub(super) power: i32,
    /// The token after it.
    pub(super) end: usize,
}

const SMALL: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

const SCALES: &[(&str, i32)] = &[
    ("hundred", 2),
    ("thousand", 3),
    ("lakh", 5),
    ("lakhs", 5),
    ("million", 6),
    ("crore", 7),
    ("crores", 7),
    ("billion", 9),
    ("trillion", 12),
];

/// Scales glued to digits.
const SHORT_SCALES: &[(&str, i32)] = &[
    ("k", 3),
    ("m", 6),
    ("mn", 6),
    ("mln", 6),
    ("mm", 6),
    ("b", 9),
    ("bn", 9),
    ("bln", 9),
    ("t", 12),
    ("tn", 12),
    ("trn", 12),
];

/// Plurals that say only the order of size.
const ORDERS: &[(&str, i32)] = &[
    ("dozens", 1),
    ("scores", 1),
    ("tens", 1),
    ("hundreds", 2),
    ("thousands", 3),
    ("millions", 6),
    ("billions", 9),
    ("trillions", 12),
];

const DOZEN: i64 = 12;

/// The value of a number word below one hundred.
pub(in crate::anchor) fn small(word: &str) -> Option<i64> {
    let place = |words: &[&str]| words.iter().position(|other| *other == word).map(|place| place as i64);
    place(SMALL).or_else(|| place(TENS).map(|place| (place + 2) * 10))
}

/// The power of ten of a scale word.
pub(super) fn scale(word: &str) -> Option<i32> {
    SCALES.iter().find(|(other, _)| *other == word).map(|(_, power)| *power)
}

/// Reads the numeral that begins at `at`.
///
/// `priced` says that a currency stands before it, where "5b" and "12m" can only be money.
pub(super) fn amount(tokens: &Tokens<'_>, at: usize, priced: Priced) -> Option<Amount> {
    if tokens.digits(at).is_some() {
        return digits(tokens, at, priced);
    }
    vague(tokens, at).or_else(|| partial(tokens, at)).or_else(|| words(tokens, at))
}

/// Whether a currency stands before an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Priced {
    /// It does.
    Yes,
    /// It does not.
    No,
}

fn exactly(value: Decimal, digits: bool, power: i32, end: usize) -> Amount {
    Amount { low: value, high: value, precision: Precision::Exact, digits, power, end }
}

/// 24,801; 16.761 billion; 12m; 3 1/2.
fn digits(tokens: &Tokens<'_>, at: usize, priced: Priced) -> Option<Amount> {
    let (value, end) = arabic(tokens, at)?;
    let (power, end) = scales(tokens, end, priced);
    let value = value.scaled(power);
    let (value, end, power) = match and_a_half(tokens, end) {
        Some((part, end)) => {
            let (more, end) = scales(tokens, end, priced);
            (value.plus(part.scaled(power)).scaled(more), end, power + more)
        }
        None => (value, end, power),
    };
    let (value, end) = dozen(tokens, value, end);
    Some(exactly(value, true, power, end))
}

/// The power of all scale words from `at` on, and the token after them.
fn scales(tokens: &Tokens<'_>, at: usize, priced: Priced) -> (i32, usize) {
    let (mut power, mut end) = (0, at);
    if let Some(word) = tokens.word(at)
        && (tokens.glued(at) || priced == Priced::Yes)
        && let Some((_, short)) = SHORT_SCALES.iter().find(|(short, _)| *short == word)
        && is_scale(tokens, at, word, priced)
    {
        return (*short, at + 1);
    }
    while let Some(more) = tokens.word(skip_hyphen(tokens, end)).and_then(scale) {
        power += more;
        end = skip_hyphen(tokens, end) + 1;
    }
    (power, end)
}

/// "12m" may be metres, "5b" part of a list, "4t" tons.
fn is_scale(tokens: &Tokens<'_>, at: usize, word: &str, priced: Priced) -> bool {
    const OF_LENGTH: &[&str] = &[
        "long",
        "wide",
        "high",
        "tall",
        "deep",
        "away",
        "race",
        "sprint",
        "above",
        "below",
        "diameter",
        "thick",
        "run",
        "from",
        "x",
        "by",
        "freestyle",
        "final",
        "in",
    ];
    match word {
        "m" => {
            priced == Priced::Yes
                || !tokens.word(skip_hyphen(tokens, at + 1)).is_some_and(|next| OF_LENGTH.contains(&next))
        }
        // 1.3B is a billion and some, 7B a code.
        "b" if tokens.raw(at) == "B" => priced == Priced::Yes || tokens.mark(at.wrapping_sub(2)) == Some('.'),
        "b" | "t" | "mm" => priced == Priced::Yes,
        "k" => priced == Priced::Yes || tokens.raw(at) == "k",
        _ => true,
    }
}

/// The token after a hyphen that touches its neighbours, or `at` itself.
pub(in crate::anchor) fn skip_hyphen(tokens: &Tokens<'_>, at: usize) -> usize {
    let hyphen = matches!(tokens.mark(at), Some('-')) && tokens.glued(at) && tokens.glued(at + 1);
    at + usize::from(hyphen)
}

/// "and a half", "-and-a-half", "and a quarter", "½" behind a value: what it adds.
pub(super) fn and_a_half(tokens: &Tokens<'_>, at: usize) -> Option<(Decimal, usize)> {
    match tokens.mark(at) {
        Some('½') => return Some((Decimal::new(5, -1), at + 1)),
        Some('¼') => return Some((Decimal::new(25, -2), at + 1)),
        Some('¾') => return Some((Decimal::new(75, -2), at + 1)),
        _ => {}
    }
    if let Some(fraction) = slashed(tokens, at).filter(|_| !tokens.glued(at)) {
        return Some(fraction);
    }
    let and = skip_hyphen(tokens, at);
    let article = skip_hyphen(tokens, and + 1);
    let part = skip_hyphen(tokens, article + 1);
    if tokens.word(and) != Some("and") || tokens.word(article) != Some("a") {
        return None;
    }
    match tokens.word(part)? {
        "half" => Some((Decimal::new(5, -1), part + 1)),
        "quarter" => Some((Decimal::new(25, -2), part + 1)),
        _ => None,
    }
}

fn dozen(tokens: &Tokens<'_>, value: Decimal, at: usize) -> (Decimal, usize) {
    match tokens.word(skip_hyphen(tokens, at)) {
        Some("dozen") => (value.times(Decimal::from(DOZEN)), skip_hyphen(tokens, at) + 1),
        _ => (value, at),
    }
}

/// "dozens", "tens of thousands", "several hundred", "a few million".
fn vague(tokens: &Tokens<'_>, at: usize) -> Option<Amount> {
    let of_order = |power: i32, end: usize| Amount {
        low: Decimal::new(2, power),
        high: Decimal::new(1, power + 1),
        precision: Precision::Vague,
        digits: false,
        power,
        end,
    };
    let order = |at: usize| {
        let word = tokens.word(at)?;
        ORDERS.iter().find(|(order, _)| *order == word).map(|(_, power)| *power)
    };
    if let Some(power) = order(at) {
        if tokens.word(at + 1) == Some("of")
            && let Some(more) = order(at + 2).filter(|more| *more > 1)
        {
            return Some(of_order(power + more, at + 3));
        }
        // "hundreds of" counts; "tens" and "scores" alone are too often something else.
        let counts = match tokens.word(at) {
            Some("tens") => false,
            Some("scores") => tokens.word(at + 1) == Some("of"),
            _ => true,
        };
        return counts.then(|| of_order(power, at + 1));
    }
    let start = match tokens.word(at)? {
        "several" | "few" | "many" => at + 1,
        "couple" => at + 1 + usize::from(tokens.word(at + 1) == Some("of")),
        _ => return None,
    };
    if tokens.word(start) == Some("dozen") {
        return Some(of_order(1, start + 1));
    }
    let (power, end) = scales(tokens, start, Priced::No);
    (power > 0).then(|| of_order(power, end))
}

/// "half a million", "a quarter of a million", "three quarters of a million", "half a dozen".
pub(super) fn partial(tokens: &Tokens<'_>, at: usize) -> Option<Amount> {
    let (part, start) = match tokens.word(at)? {
        "half" => (Decimal::new(5, -1), at + 1),
        "quarter" if tokens.word(at + 1) == Some("of") => (Decimal::new(25, -2), at + 2),
        count => {
            let count = if count == "a" { 1 } else { small(count).filter(|count| [1, 3].contains(count))? };
            let noun = if count == 1 { "quarter" } else { "quarters" };
            let part = skip_hyphen(tokens, at + 1);
            let quarters = tokens.word(part) == Some(noun) && tokens.word(part + 1) == Some("of");
            quarters.then(|| (Decimal::new(25 * count, -2), part + 2))?
        }
    };
    let article = skip_hyphen(tokens, start);
    if !matches!(tokens.word(article), Some("a")) {
        return None;
    }
    let scaled = skip_hyphen(tokens, article + 1);
    let (power, end) = scales(tokens, scaled, Priced::No);
    let (value, end) = dozen(tokens, part.scaled(power), end);
    (end > scaled).then(|| exactly(value, false, power, end))
}

/// "twenty-three thousand four hundred", "a hundred and five", "three point five million".
fn words(tokens: &Tokens<'_>, at: usize) -> Option<Amount> {
    let mut total = Decimal::ZERO;
    let mut group: Option<i64> = None;
    let mut largest = i32::MAX;
    let mut power = 0;
    let mut end = at;
    if matches!(tokens.word(at), Some("a" | "an")) {
        let next = tokens.word(at + 1)?;
        if next == "dozen" {
            let dozen = exactly(Decimal::from(DOZEN), false, 0, at + 2);
            return Some(Amount { precision: Precision::About, ..dozen });
        }
        scale(next)?;
        group = Some(1);
        end = at + 1;
    }
    // "every thousand words"
    let each = at.checked_sub(1).and_then(|at| tokens.word(at));
    if matches!(each, Some("every" | "per" | "each")) && tokens.word(at).and_then(scale).is_some() {
        group = Some(1);
    }
    loop {
        let start = match (end > at, tokens.word(end)) {
            (true, Some("and")) if power > 0 && tokens.word(end + 1).and_then(small).is_some() => end + 1,
            (true, _) => skip_hyphen(tokens, end),
            (false, _) => end,
        };
        let Some(word) = tokens.word(start) else { break };
        if let Some(value) = small(word) {
            let free = match group {
                None => true,
                Some(group) => {
                    value > 0 && group % 100 == 0
                        || value < 10 && value > 0 && group % 10 == 0 && group % 100 > 10
                }
            };
            if !free {
                break;
            }
            group = Some(group.unwrap_or(0) + value);
            power = 0;
        } else if let Some(more) = scale(word) {
            match (more, group) {
                (2, Some(value)) if value > 0 && value < 100 => group = Some(value * 100),
                (3.., Some(value)) if more < largest => {
                    total = total.plus(Decimal::new(value, more));
                    group = None;
                    largest = more;
                }
                // "a thousand billion", "two hundred thousand million"
                (3.., None) if total != Decimal::ZERO => total = total.scaled(more),
                _ => break,
            }
            power += more;
        } else {
            break;
        }
        end = start + 1;
    }
    if end == at || total == Decimal::ZERO && group.is_none() {
        return None;
    }
    let mut value = total.plus(Decimal::from(group.unwrap_or(0)));
    if let Some((fraction, after)) = and_a_half(tokens, end) {
        let (more, after) = scales(tokens, after, Priced::No);
        value = value.plus(fraction.scaled(power)).scaled(more);
        return Some(exactly(value, false, power + more, after));
    }
    if let Some((places, after)) = decimals(tokens, end).filter(|_| power == 0) {
        let (more, after) = scales(tokens, after, Priced::No);
        return Some(exactly(value.plus(places).scaled(more), false, more, after));
    }
    let (value, end) = dozen(tokens, value, end);
    Some(exactly(value, false, power, end))
}

/// "point two five".
fn decimals(tokens: &Tokens<'_>, at: usize) -> Option<(Decimal, usize)> {
    if tokens.word(at) != Some("point") {
        return None;
    }
    let digit = |at: usize| tokens.word(at).and_then(small).filter(|digit| *digit < 10);
    let places: String = (at + 1..).map_while(digit).map(|digit| char::from(b'0' + digit as u8)).collect();
    (!places.is_empty()).then(|| (Decimal::from_digits("", &places), at + 1 + places.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> String {
        match amount(&Tokens::of(text), 0, Priced::No) {
            Some(read) if read.low == read.high => read.low.to_string(),
            Some(read) => format!("{}..{}", read.low, read.high),
            None => "none".to_owned(),
        }
    }

    #[test]
    fn reads_number_words() {
        assert_eq!(value("twenty-three thousand four hundred"), "23400");
        assert_eq!(value("two hundred and five"), "205");
        assert_eq!(value("a hundred thousand"), "100000");
        assert_eq!(value("three point one four"), "3.14");
        assert_eq!(value("one million two hundred thousand"), "1200000");
        assert_eq!(value("twenty twenty"), "20");
    }

    #[test]
    fn reads_digits_with_scale() {
        assert_eq!(value("16.761 billion"), "16761000000");
        assert_eq!(value("12m"), "12000000");
        assert_eq!(value("100m sprint"), "100");
        assert_eq!(value("5-million"), "5000000");
        assert_eq!(value("50,000 crore"), "500000000000");
        assert_eq!(value("2 lakh crore"), "2000000000000");
        assert_eq!(value("2½ years"), "2.5");
    }

    #[test]
    fn reads_parts_and_orders() {
        assert_eq!(value("half a million"), "500000");
        assert_eq!(value("a quarter of a million"), "250000");
        assert_eq!(value("three-quarters of a billion"), "750000000");
        assert_eq!(value("two quarters of a million"), "2");
        assert_eq!(value("three and a half billion"), "3500000000");
        assert_eq!(value("a million and a half"), "1500000");
        assert_eq!(value("half a dozen"), "6");
        assert_eq!(value("tens of thousands"), "20000..100000");
        assert_eq!(value("several hundred"), "200..1000");
    }
}
