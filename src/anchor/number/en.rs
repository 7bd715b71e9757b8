//! Numbers in English text: finds where a numeral stands for a number, and what it counts.

use super::super::token::{Tokens, code_end};
use super::digits::{arabic, currency_sign, is_name};
use super::words::{Amount, Priced, amount, skip_hyphen, small};
use super::{Class, Decimal, Number, Precision, Unit, qualifier};
use crate::language::Language;
use crate::span::Span;

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

/// Expressions with a numeral that say no number.
const NOT_NUMBERS: &[&str] = &[
    "at first",
    "first of all",
    "first name",
    "first names",
    "first lady",
    "first-hand",
    "first hand",
    "firsthand",
    "first aid",
    "first and foremost",
    "second-hand",
    "second hand",
    "second thoughts",
    "second thought",
    "second to none",
    "per second",
    "a second",
    "every second",
    "split second",
    "seconds",
    "nine to five",
    "catch-22",
    "catch 22",
    "7-eleven",
    "seven-eleven",
    "24/7",
    "9/11",
    "third person",
    "first person",
    "no one",
    "one by one",
    "one day",
    "in the first place",
    "zero in",
    "zeroed in",
    "fifty-fifty",
    "50-50",
    "two-faced",
    "first-rate",
    "second-rate",
    "third-rate",
    "first come",
    "first served",
    "twenty questions",
    "one hundred and one",
];

/// The numbers in order.
pub(super) fn find(tokens: &Tokens<'_>) -> Vec<(Span, Number)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some(end) = code_end(tokens, at).or_else(|| expression_without_number(tokens, at)) {
            at = end;
            continue;
        }
        let read = multiple_word(tokens, at)
            .or_else(|| ordinal(tokens, at))
            .or_else(|| fraction_words(tokens, at))
            .or_else(|| half(tokens, at))
            .or_else(|| money(tokens, at))
            .or_else(|| long_time(tokens, at))
            .or_else(|| plain(tokens, at));
        match read {
            Some((number, end)) => {
                let signed = usize::from(is_signed(tokens, at));
                found.push((tokens.span(at - signed, end), qualified(number, tokens, at - signed, end)));
                at = end;
            }
            // A refused run of digits is passed over as a whole.
            None => at = arabic(tokens, at).map_or(at + 1, |(_, end)| end),
        }
    }
    found
}

/// A number that was read, and the token after it.
type Read = Option<(Number, usize)>;

/// "more than", "nearly" and "or so" around it.
fn qualified(number: Number, tokens: &Tokens<'_>, at: usize, end: usize) -> Number {
    if number.precision != Precision::Exact || number.class == Class::Ordinal {
        return number;
    }
    let precision = qualifier::precision(tokens.text_before(at), tokens.text_from(end), Language::English);
    Number { precision, ..number }
}

/// The end of an expression of the list that begins here.
fn expression_without_number(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let first = tokens.folded(at);
    NOT_NUMBERS.iter().filter(|expression| expression.starts_with(first)).find_map(|expression| {
        let parts = Tokens::of(expression);
        let same = (0..parts.len()).all(|n| parts.folded(n) == tokens.folded(at + n));
        same.then(|| at + parts.len())
    })
}

/// "twice", "threefold", "doubled".
fn multiple_word(tokens: &Tokens<'_>, at: usize) -> Read {
    let word = tokens.word(at)?;
    let fold = || word.strip_suffix("fold").and_then(small);
    let value = MULTIPLES.iter().find(|(other, _)| *other == word).map(|(_, value)| *value).or_else(fold)?;
    Some((Number::new(Decimal::from(value)).with_class(Class::Multiple), at + 1))
}

/// "third", "twenty-first", "21st", "No. 3", "#3".
fn ordinal(tokens: &Tokens<'_>, at: usize) -> Read {
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
    owner
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
        (_, Some('#' | '№')) => at + 1,
        _ => return None,
    };
    arabic(tokens, start)
}

/// "one-third", "two thirds", "a quarter of".
fn fraction_words(tokens: &Tokens<'_>, at: usize) -> Read {
    let (count, start) = match tokens.word(at) {
        Some("a" | "an") => (1, at + 1),
        Some(word) => (small(word).filter(|count| (1..20).contains(count))?, at + 1),
        None => (tokens.digits(at)?.parse().ok().filter(|count| (1..20).contains(count))?, at + 1),
    };
    let start = skip_hyphen(tokens, start);
    let (part, end) = denominator(tokens, start, count)?;
    // "a third party" has no third part; "a third of" has.
    let article = matches!(tokens.word(at), Some("a" | "an"));
    let before = at.checked_sub(1).and_then(|at| tokens.word(at));
    let measured =
        matches!(before, Some("about" | "nearly" | "roughly" | "almost" | "than" | "by" | "over" | "around"));
    if article && tokens.word(end) != Some("of") && !measured {
        return None;
    }
    let value = Decimal::from(count).over(part);
    Some((Number::new(value).with_class(Class::Fraction), end))
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
fn half(tokens: &Tokens<'_>, at: usize) -> Read {
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

/// A currency before the amount: $1.2bn, RMB1.2trn, US $3 billion.
fn money(tokens: &Tokens<'_>, at: usize) -> Read {
    let (currency, start) = currency_sign(tokens, at)?;
    let read = amount(tokens, start, Priced::Yes)?;
    let (number, end) = range(tokens, start, read, Priced::Yes);
    // "$5 US dollars" says it twice.
    let end = match unit_after(tokens, end) {
        Some((unit, end)) if unit.is_currency() => end,
        _ => end,
    };
    Some((number.with_unit(currency), end))
}

/// Everything that begins with its numeral.
fn plain(tokens: &Tokens<'_>, at: usize) -> Read {
    let read = amount(tokens, at, Priced::No)?;
    if is_name(tokens, at) || is_article(tokens, at, read) {
        return None;
    }
    if let Some(found) = one_in(tokens, read) {
        return Some(found);
    }
    if let Some(found) = age(tokens, at, read) {
        return Some(found);
    }
    let (number, end) = measured(tokens, at, read);
    let number = match is_negative(tokens, at, end) {
        true => Number { value: number.value.negated(), ..number },
        false => number,
    };
    Some((number, end))
}

/// "in her 20s", "the mid-30s": an age in years, or a little more.
fn age(tokens: &Tokens<'_>, at: usize, read: Amount) -> Read {
    let years = tokens.digits(at).is_some_and(|digits| digits.len() == 2 && digits.ends_with('0'))
        && tokens.word(read.end) == Some("s")
        && tokens.glued(read.end);
    let year = Unit::of_symbol("year").filter(|_| years)?;
    Some((Number { precision: Precision::AtLeast, ..Number::new(read.low).with_unit(year) }, read.end + 1))
}

/// "a decade", "two centuries" are read with their numeral; "decades" alone says only the order.
fn long_time(tokens: &Tokens<'_>, at: usize) -> Read {
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

/// "one" is mostly a pronoun or an article: it is a number before a unit, a percent sign or in "one in ten".
fn is_article(tokens: &Tokens<'_>, at: usize, read: Amount) -> bool {
    let word = tokens.word(at);
    let unit = unit_after(tokens, read.end).filter(|(unit, _)| unit.dimension() != "person");
    if word == Some("zero") {
        return share_sign(tokens, read.end).is_none() && unit_after(tokens, read.end).is_none();
    }
    word == Some("one")
        && read.end == at + 1
        && share_sign(tokens, read.end).is_none()
        && unit.is_none()
        && one_in(tokens, read).is_none()
        && second_of_range(tokens, read, Priced::No).is_none()
}

/// "one in ten thousand", "9 out of 10".
fn one_in(tokens: &Tokens<'_>, part: Amount) -> Read {
    let start = match (tokens.word(part.end)?, tokens.word(part.end + 1)) {
        ("in", _) => part.end + 1,
        ("out", Some("of")) => part.end + 2,
        _ => return None,
    };
    let ten = Decimal::from(10);
    let start = start + usize::from(tokens.word(start) == Some("every"));
    let whole = amount(tokens, start, Priced::No)?;
    let later = unit_after(tokens, whole.end)
        .is_some_and(|(unit, _)| matches!(unit.dimension(), "time" | "calendar"));
    let year = whole.digits && Decimal::from(1500) < whole.low && whole.low < Decimal::from(2200);
    let fits = part.low < whole.low
        && part.low < ten
        && part.power == 0
        && whole.low == whole.high
        && !later
        && !year;
    fits.then(|| (Number::new(part.low.over(whole.low)).with_class(Class::Fraction), whole.end))
}

/// The number of an amount with what follows: a second amount, a percent sign, a unit.
fn measured(tokens: &Tokens<'_>, at: usize, read: Amount) -> (Number, usize) {
    let (number, end) = range(tokens, at, read, Priced::No);
    if let Some((class, power, end)) = share_sign(tokens, end) {
        let number = Number {
            value: number.value.scaled(power),
            high: number.high.map(|high| high.scaled(power)),
            class,
            ..number
        };
        return (number, end);
    }
    match unit_after(tokens, end) {
        Some((unit, end)) => (number.with_unit(unit), end),
        None => (number, end),
    }
}

/// "percent", "%", "percentage points", "times", "-fold", "x": the class, what it scales by, its end.
fn share_sign(tokens: &Tokens<'_>, at: usize) -> Option<(Class, i32, usize)> {
    match tokens.mark(at) {
        Some('%') => return Some((Class::Percent, -2, at + 1)),
        Some('‰') => return Some((Class::Fraction, -3, at + 1)),
        _ => {}
    }
    let at = skip_hyphen(tokens, at);
    let next = tokens.word(skip_hyphen(tokens, at + 1));
    let after = skip_hyphen(tokens, at + 1) + 1;
    match tokens.word(at)? {
        "percentage" if matches!(next, Some("point" | "points")) => Some((Class::Points, -2, after)),
        "basis" if matches!(next, Some("point" | "points")) => Some((Class::Points, -4, after)),
        "percent" | "pct" | "pc" if matches!(next, Some("point" | "points")) => {
            Some((Class::Points, -2, after))
        }
        "percent" | "pct" => Some((Class::Percent, -2, at + 1)),
        "pc" if tokens.glued(at) => Some((Class::Percent, -2, at + 1)),
        "per" if next == Some("cent") => Some((Class::Percent, -2, after)),
        "times" | "fold" => Some((Class::Multiple, 0, at + 1)),
        "x" if tokens.glued(at) && tokens.digits(at + 1).is_none() => Some((Class::Multiple, 0, at + 1)),
        _ => None,
    }
}

/// The unit at `at`, also behind a hyphen: five-year, 80-metre.
fn unit_after(tokens: &Tokens<'_>, at: usize) -> Option<(Unit, usize)> {
    let at = skip_hyphen(tokens, at);
    let (unit, end) = Unit::at(tokens, at, Language::English)?;
    // Li, Mu, Chi and Zhang with a capital are people.
    let person = tokens.capital(at) && matches!(unit.symbol(), "li" | "mu" | "chi" | "zhang" | "jin");
    (!person).then_some((unit, end))
}

/// The number of an amount, joined with a second one if that makes a range.
fn range(tokens: &Tokens<'_>, at: usize, first: Amount, priced: Priced) -> (Number, usize) {
    let single = Number {
        high: (first.low != first.high).then_some(first.high),
        precision: first.precision,
        ..Number::new(first.low)
    };
    if first.low != first.high || is_changed(tokens, at) {
        return (single, first.end);
    }
    second_of_range(tokens, first, priced).unwrap_or((single, first.end))
}

/// Whether the amount is where a change begins: "rose from 5 to 7" names two numbers, no range.
fn is_changed(tokens: &Tokens<'_>, at: usize) -> bool {
    const UNCHANGED: &[&str] =
        &["ranging", "ranges", "ranged", "vary", "varying", "varies", "anywhere", "aged", "ages"];
    let from = |back: usize| at.checked_sub(back).and_then(|at| tokens.word(at)) == Some("from");
    let Some(verb) = [1, 2, 3].into_iter().find(|&back| from(back)).and_then(|back| at.checked_sub(back + 1))
    else {
        return false;
    };
    let change = |word: &str| {
        word.ends_with("ed")
            || matches!(
                word,
                "up" | "down"
                    | "rose"
                    | "grew"
                    | "fell"
                    | "went"
                    | "rise"
                    | "grown"
                    | "risen"
                    | "fallen"
                    | "increase"
                    | "growth"
                    | "cut"
                    | "jump"
            )
    };
    tokens.word(verb).is_some_and(|word| change(word) && !UNCHANGED.contains(&word))
}

/// "1.5-2 million", "5 to 7", "between 5 and 7", "$5-$7 million", "5%-7%".
fn second_of_range(tokens: &Tokens<'_>, first: Amount, priced: Priced) -> Read {
    let percent = tokens.mark(first.end) == Some('%') || tokens.word(first.end) == Some("percent");
    let link = first.end + usize::from(percent);
    let dash = matches!(tokens.mark(link), Some('-' | '–' | '~')) && tokens.mark(link + 1) != Some('-');
    let between = tokens.word(link) == Some("and") && is_between(tokens, first.end);
    let to = tokens.word(link) == Some("to");
    let or = tokens.word(link) == Some("or") && first.power == 0;
    if !(dash || to || between || or) {
        return None;
    }
    // "5 million to 7 million" and "5% to 7%" may be a change: only a dash or "between" makes it a range.
    let complete = first.power > 0 || percent;
    if to && complete {
        return None;
    }
    let (start, priced) = match currency_sign(tokens, link + 1) {
        Some((_, start)) if priced == Priced::Yes => (start, Priced::Yes),
        Some(_) => return None,
        None => (link + 1, priced),
    };
    let second = amount(tokens, start, priced)?;
    let same_sign = !percent || share_sign(tokens, second.end).is_some();
    let lends = first.power == 0 && second.power > 0 && first.low < second.low.scaled(-second.power);
    let low = if lends { first.low.scaled(second.power) } else { first.low };
    // "two or three" is a range of neighbours; "five or ten" is a choice.
    let neighbours = !or || !second.digits && second.low == low.plus(Decimal::ONE);
    let fits = second.low == second.high && low < second.low && same_sign && neighbours;
    fits.then(|| (Number { high: Some(second.low), ..Number::new(low) }, second.end))
}

/// Whether "between" stands closely before the token.
fn is_between(tokens: &Tokens<'_>, at: usize) -> bool {
    const REACH: usize = 5;
    (1..=REACH).any(|back| at.checked_sub(back).and_then(|at| tokens.word(at)) == Some("between"))
}

/// A minus sign or word before, or "below zero" behind.
fn is_negative(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    let below =
        tokens.word(end) == Some("below") && matches!(tokens.word(end + 1), Some("zero" | "freezing"));
    below || is_signed(tokens, at)
}

fn is_signed(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let sign = tokens.mark(before) == Some('-')
        && tokens.glued(at)
        && tokens.digits(at).is_some()
        && (before == 0 || !tokens.glued(before) || tokens.mark(before - 1).is_some());
    let word =
        matches!(tokens.word(before), Some("minus" | "negative")) && amount(tokens, at, Priced::No).is_some();
    sign || word
}
