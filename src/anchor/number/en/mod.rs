//! Numbers in English text: finds where a numeral stands for a number, and what it counts.

mod fixed;

use std::sync::OnceLock;

use self::fixed::{fraction_words, half, long_time, multiple_word, ordinal, unit_and_half};
use super::digits::{arabic, currency_sign, is_name, slashed};
use super::words::{Amount, Priced, amount, and_a_half, skip_hyphen};
use super::{Class, Decimal, Number, Precision, Unit, qualifier};
use crate::anchor::phrase::Phrases;
use crate::language::Language;
use crate::span::Span;
use crate::text::code::code_end;
use crate::text::token::Tokens;

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
            .or_else(|| unit_and_half(tokens, at))
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
    static EXPRESSIONS: OnceLock<Phrases<()>> = OnceLock::new();
    let list =
        EXPRESSIONS.get_or_init(|| Phrases::of_lines(include_str!("../../../data/not-numbers.en.txt")));
    list.longest(tokens, at).map(|(_, end)| end)
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

/// The first numeral with its sign, and the second one of a range.
#[cfg(feature = "lint")]
pub(super) fn numeral(tokens: &Tokens<'_>) -> Option<Span> {
    let (first, priced) = match currency_sign(tokens, 0) {
        Some((_, start)) => (start, Priced::Yes),
        None => (0, Priced::No),
    };
    (first..tokens.len()).find_map(|at| {
        let read = amount(tokens, at, priced)?;
        let (_, end) = range(tokens, at, read, priced);
        Some(tokens.span(at - usize::from(is_signed(tokens, at)), end))
    })
}

/// Everything that begins with its numeral.
fn plain(tokens: &Tokens<'_>, at: usize) -> Read {
    if let Some((value, end)) = slashed(tokens, at) {
        return Some((Number::new(value).with_class(Class::Fraction), end));
    }
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
    Some((with_sign(number, tokens, at, end), end))
}

/// A number below zero: "minus 10 degrees", "between -15 and -10", "10 to 15 degrees below zero".
fn with_sign(number: Number, tokens: &Tokens<'_>, at: usize, end: usize) -> Number {
    let below = is_below(tokens, end);
    let signed = is_signed(tokens, at);
    match number.high {
        None if below || signed => Number { value: number.value.negated(), ..number },
        Some(high) if below => Number { value: high.negated(), high: Some(number.value.negated()), ..number },
        // The signs of a range were read with its ends.
        _ => number,
    }
}

/// "in her 20s", "the mid-30s": an age in years, or a little more.
fn age(tokens: &Tokens<'_>, at: usize, read: Amount) -> Read {
    let years = tokens.digits(at).is_some_and(|digits| digits.len() == 2 && digits.ends_with('0'))
        && tokens.word(read.end) == Some("s")
        && tokens.glued(read.end);
    let year = Unit::of_symbol("year").filter(|_| years)?;
    Some((Number { precision: Precision::AtLeast, ..Number::new(read.low).with_unit(year) }, read.end + 1))
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
        && second_of_range(tokens, at, read, Priced::No).is_none()
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
    let Some((unit, end)) = unit_after(tokens, end) else { return (number, end) };
    let number = number.with_unit(unit);
    // "two hours and a half"
    match and_a_half(tokens, end).filter(|_| number.is_exact() && read.power == 0) {
        Some((more, end)) => (Number { value: number.value.plus(more), ..number }, end),
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
    second_of_range(tokens, at, first, priced).unwrap_or((single, first.end))
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
fn second_of_range(tokens: &Tokens<'_>, at: usize, first: Amount, priced: Priced) -> Read {
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
    let negative = is_signed(tokens, at);
    let minus = usize::from(negative && is_signed(tokens, start + 1));
    let second = amount(tokens, start + minus, priced)?;
    let same_sign = !percent || share_sign(tokens, second.end).is_some();
    let lends = first.power == 0 && second.power > 0 && first.low < second.low.scaled(-second.power);
    let low = if lends { first.low.scaled(second.power) } else { first.low };
    // "two or three" and "thirty or forty" are ranges of neighbours; "five or ten" is a choice.
    let step = Decimal::new(1, low.exponent());
    let neighbours = !or || !second.digits && second.low == low.plus(step);
    let (low, high) = match (negative, minus > 0) {
        (true, true) if low < second.low => (second.low.negated(), low.negated()),
        (true, true) => (low.negated(), second.low.negated()),
        (true, false) => (low.negated(), second.low),
        (false, _) => (low, second.low),
    };
    let fits = second.low == second.high && low < high && same_sign && neighbours;
    fits.then(|| (Number { high: Some(high), ..Number::new(low) }, second.end))
}

/// Whether "between" stands closely before the token.
fn is_between(tokens: &Tokens<'_>, at: usize) -> bool {
    const REACH: usize = 5;
    (1..=REACH).any(|back| at.checked_sub(back).and_then(|at| tokens.word(at)) == Some("between"))
}

/// "below zero" behind a number.
fn is_below(tokens: &Tokens<'_>, end: usize) -> bool {
    tokens.word(end) == Some("below") && matches!(tokens.word(end + 1), Some("zero" | "freezing"))
}

/// A minus sign or word before a number.
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
