//! Numbers that are words of their own: "third", "half", "two-thirds", "doubled", "a decade".

use super::{Read, measured, unit_after};
use crate::anchor::number::digits::arabic;
use crate::anchor::number::words::{Priced, amount, and_a_half, partial, skip_hyphen, small};
use crate::anchor::number::{Class, Decimal, Number, Precision, Unit};
use crate::language::Language;
use crate::text::token::Tokens;

/// Ordinals below twenty.
const ORDINALS: &[&str] = &[
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];

const TENTH_ORDINALS: &[&str] =
    &["twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"];

const LARGE_ORDINALS: &[(&str, i32)] =
    &[("hundredth", 2), ("thousandth", 3), ("millionth", 6), ("billionth", 9)];

/// Words that are multiples, or say that something became one.
const MULTIPLES: &[(&str, i64)] = &[
    ("twice", 2),
    ("thrice", 3),
    ("doubled", 2),
    ("doubling", 2),
    ("doubles", 2),
    ("tripled", 3),
    ("tripling", 3),
    ("triples", 3),
    ("trebled", 3),
    ("quadrupled", 4),
    ("quadrupling", 4),
    ("quintupled", 5),
];

/// "twice", "threefold", "doubled".
pub(super) fn multiple_word(tokens: &Tokens<'_>, at: usize) -> Read {
    let word = tokens.word(at)?;
    let fold = || word.strip_suffix("fold").and_then(small);
    let value = MULTIPLES.iter().find(|(other, _)| *other == word).map(|(_, value)| *value).or_else(fold)?;
    Some((Number::new(Decimal::from(value)).with_class(Class::Multiple), at + 1))
}

/// "third", "twenty-first", "21st", "No. 3", "#3".
pub(super) fn ordinal(tokens: &Tokens<'_>, at: usize) -> Read {
    let (place, end) = written_ordinal(tokens, at).or_else(|| numbered(tokens, at))?;
    if tokens.word(at) == Some("first") && !is_first(tokens, at) {
        return None;
    }
    Some((Number::new(place).with_class(Class::Ordinal), end))
}

/// Whether "first" is a place in an order; as an adverb ("check first", "I will first explain") it is none.
fn is_first(tokens: &Tokens<'_>, at: usize) -> bool {
    const BEFORE: &[&str] = &[
        "the", "a", "his", "her", "its", "their", "our", "my", "your", "s", "this", "that", "very", "these",
        "those", "another", "one", "of",
    ];
    const AFTER: &[&str] = &[
        "time",
        "place",
        "prize",
        "class",
        "instance",
        "floor",
        "grade",
        "edition",
        "generation",
        "batch",
        "round",
        "year",
        "quarter",
        "half",
        "of",
    ];
    let owner = at.checked_sub(1).is_some_and(|at| {
        tokens.word(at).is_some_and(|word| BEFORE.contains(&word)) || tokens.mark(at) == Some('\'')
    });
    let listed = tokens.mark(at + 1) == Some(',') && tokens.word(at + 2) == Some("second")
        || tokens.word(at + 1) == Some("and") && tokens.word(at + 2) == Some("second");
    owner
        || listed
        || tokens.capital(at) && !tokens.opens(at)
        || tokens.mark(at + 1) == Some('-')
        || tokens.word(at + 1).is_some_and(|word| AFTER.contains(&word))
}

fn written_ordinal(tokens: &Tokens<'_>, at: usize) -> Option<(Decimal, usize)> {
    if let Some((value, end)) = arabic(tokens, at) {
        let suffix = matches!(tokens.word(end), Some("st" | "nd" | "rd" | "th")) && tokens.glued(end);
        return suffix.then_some((value, end + 1));
    }
    let word = tokens.word(at)?;
    if let Some(place) = ordinal_word(word) {
        return Some((Decimal::from(place), at + 1));
    }
    // "twenty-first", "one hundred and fifth"
    let tens = small(word).filter(|tens| tens % 10 == 0 && *tens >= 20)?;
    let last = skip_hyphen(tokens, at + 1);
    let place = tokens.word(last).and_then(ordinal_word).filter(|place| (1..10).contains(place))?;
    Some((Decimal::from(tens + place), last + 1))
}

fn ordinal_word(word: &str) -> Option<i64> {
    let place = |words: &[&str]| words.iter().position(|other| *other == word).map(|place| place as i64);
    place(ORDINALS).or_else(|| place(TENTH_ORDINALS).map(|place| (place + 2) * 10)).or_else(|| {
        let (_, power) = LARGE_ORDINALS.iter().find(|(large, _)| *large == word)?;
        Some(10i64.pow(*power as u32))
    })
}

/// "No. 3", "no.3", "#3".
fn numbered(tokens: &Tokens<'_>, at: usize) -> Option<(Decimal, usize)> {
    let start = match (tokens.word(at), tokens.mark(at)) {
        (Some("no" | "nos"), _) if tokens.mark(at + 1) == Some('.') => at + 2,
        (Some("no"), _) if tokens.raw(at) == "No" => at + 1,
        (Some("number"), _) => {
            let place = tokens.word(at + 1).and_then(small).filter(|place| (1..=10).contains(place));
            return match place {
                Some(place) => Some((Decimal::from(place), at + 2)),
                None => arabic(tokens, at + 1),
            };
        }
        (_, Some('#' | '№')) => at + 1,
        _ => return None,
    };
    arabic(tokens, start)
}

/// "one-third", "two thirds", "a quarter of".
pub(super) fn fraction_words(tokens: &Tokens<'_>, at: usize) -> Read {
    // "a quarter of a million" is no quarter.
    if let Some(read) = partial(tokens, at) {
        return Some(measured(tokens, at, read));
    }
    let (count, start) = match tokens.word(at) {
        Some("a" | "an") => (1, at + 1),
        Some(word) => (small(word).filter(|count| (1..20).contains(count))?, at + 1),
        None => (tokens.digits(at)?.parse().ok().filter(|count| (1..20).contains(count))?, at + 1),
    };
    let start = skip_hyphen(tokens, start);
    let before = at.checked_sub(1).and_then(|at| tokens.word(at));
    // "the first three quarters" are of a year.
    let in_a_row = matches!(before, Some("first" | "last" | "past" | "next" | "previous" | "prior"));
    if in_a_row && tokens.word(start) == Some("quarters") {
        let quarter = Unit::of_symbol("quarter")?;
        return Some((Number::new(Decimal::from(count)).with_unit(quarter), start + 1));
    }
    let (part, end) = denominator(tokens, start, count)?;
    // "a third party" has no third part; "a third of" has.
    let article = matches!(tokens.word(at), Some("a" | "an"));
    let measured =
        matches!(before, Some("about" | "nearly" | "roughly" | "almost" | "than" | "by" | "over" | "around"));
    if article && tokens.word(end) != Some("of") && !measured && !is_completed(tokens, start, end) {
        return None;
    }
    let value = Decimal::from(count).over(part);
    Some((Number::new(value).with_class(Class::Fraction), end))
}

/// Whether more such parts are told of near by: "A third agreed, two thirds did not".
fn is_completed(tokens: &Tokens<'_>, part: usize, end: usize) -> bool {
    /// How many tokens further on they may stand.
    const NEAR: usize = 12;
    let Some(part) = tokens.word(part) else { return false };
    let more = |at: usize| tokens.word(at).and_then(|word| word.strip_suffix('s')) == Some(part);
    (end..end + NEAR).any(more)
}

/// The word below the line of a fraction, in the plural if there is more than one.
fn denominator(tokens: &Tokens<'_>, at: usize, count: i64) -> Option<(Decimal, usize)> {
    let word = tokens.word(at)?;
    let singular = match count {
        1 => word,
        _ => word.strip_suffix('s')?,
    };
    let part = match singular {
        "quarter" => 4,
        "second" | "first" => return None,
        _ => ordinal_word(singular)?,
    };
    // "three quarters" may be nine months: then a year-like word follows.
    let of_time = singular == "quarter" && matches!(tokens.word(at + 1), Some("in" | "ended" | "ending"));
    (!of_time).then(|| (Decimal::from(part), at + 1))
}

/// "half an hour" is half of a unit, "half of" and "by half" a fraction.
pub(super) fn half(tokens: &Tokens<'_>, at: usize) -> Read {
    const BEFORE: &[&str] = &[
        "by",
        "in",
        "than",
        "over",
        "about",
        "nearly",
        "almost",
        "roughly",
        "around",
        "only",
        "one",
        "a",
        "least",
        "under",
        "just",
        "approximately",
    ];
    const AFTER: &[&str] = &[
        "of", "the", "its", "their", "his", "her", "our", "my", "all", "that", "this", "those", "these", "as",
    ];
    let word = tokens.word(at)?;
    let half = Number::new(Decimal::new(5, -1));
    if matches!(word, "halved" | "halving") {
        return Some((half.with_class(Class::Fraction), at + 1));
    }
    if word != "half" {
        return None;
    }
    let next = skip_hyphen(tokens, at + 1);
    let article = matches!(tokens.word(next), Some("a" | "an"));
    // "half a million" is read with the numerals.
    if let Some(read) = amount(tokens, at, Priced::No) {
        return Some(measured(tokens, at, read));
    }
    if let Some((unit, end)) = unit_after(tokens, next + usize::from(article)) {
        return Some((half.with_unit(unit), end));
    }
    let before = at.checked_sub(1).and_then(|at| tokens.word(at));
    let named = matches!(before, Some("first" | "second" | "latter" | "other" | "better"));
    let hyphen = next > at + 1;
    let counts = before.is_some_and(|word| BEFORE.contains(&word))
        || tokens.word(at + 1).is_some_and(|word| AFTER.contains(&word));
    (counts && !named && !hyphen).then(|| (half.with_class(Class::Fraction), at + 1))
}

/// "an hour and a half": the unit stands before what it is more.
pub(super) fn unit_and_half(tokens: &Tokens<'_>, at: usize) -> Read {
    if !matches!(tokens.word(at), Some("a" | "an")) {
        return None;
    }
    let (unit, end) = unit_after(tokens, at + 1)?;
    let (more, end) = and_a_half(tokens, end)?;
    Some((Number::new(Decimal::ONE.plus(more)).with_unit(unit), end))
}

/// "a decade" and "centenary"; "decades" alone says only the order. "Two decades" is read with its numeral.
pub(super) fn long_time(tokens: &Tokens<'_>, at: usize) -> Read {
    if matches!(tokens.word(at), Some("centenary" | "centennial" | "centenaries")) {
        let century = Unit::of_symbol("century")?;
        return Some((Number::new(Decimal::ONE).with_unit(century), at + 1));
    }
    let article = matches!(
        tokens.word(at),
        Some("a" | "per" | "past" | "last" | "each" | "every" | "entire" | "whole")
    );
    let of_time = |at: usize| {
        Unit::at(tokens, at, Language::English)
            .filter(|(unit, _)| matches!(unit.symbol(), "decade" | "century"))
    };
    if article
        && let Some((unit, end)) = of_time(at + 1).filter(|(_, end)| !tokens.folded(end - 1).ends_with('s'))
    {
        return Some((Number::new(Decimal::ONE).with_unit(unit), end));
    }
    let (unit, end) = of_time(at).filter(|(_, end)| tokens.folded(end - 1).ends_with('s'))?;
    let order = Number {
        high: Some(Decimal::from(10)),
        precision: Precision::Vague,
        ..Number::new(Decimal::from(2))
    };
    Some((order.with_unit(unit), end))
}
