//! What goes with an English numeral: a second one that makes it a range, a percent sign, a unit.

use super::numeral::amount;
use super::parts::and_a_half;
use super::scale::{Amount, Priced, skip_hyphen, small};
use super::sign::is_signed;
use crate::anchor::number::digits::currency_sign;
use crate::anchor::number::{Class, Decimal, Number, Unit};
use crate::anchor::phrase::{Read, word_before};
use crate::language::Language;
use crate::text::token::Tokens;
use crate::word_list::WordList;

/// Words that indicate a change, before "from".
static CHANGES: WordList = WordList::new("change");

/// Words that indicate a range, before "from", although they end like those of a change.
static NO_CHANGES: WordList = WordList::new("no-change");

/// The number of an amount together with what follows: a second amount, a percent sign, a unit.
pub(super) fn measured(tokens: &Tokens<'_>, at: usize, read: Amount) -> (Number, usize) {
    let (number, end) = range(tokens, at, read, Priced::No);
    if let Some((class, power, end)) = share_sign(tokens, end) {
        return (number.map_ends(|end| end.scaled(power)).with_class(class), end);
    }
    let Some((unit, end)) = unit_after(tokens, end) else {
        let complete = number.high.is_some() || read.power > 0;
        return (if complete { number } else { lent(tokens, at, end, number) }, end);
    };
    let number = number.with_unit(unit);
    if let Some((coins, end)) = coins(tokens, end).filter(|_| unit.symbol() == "CNY" && number.is_exact()) {
        return (Number { value: number.value.plus(coins), ..number }, end);
    }
    // "two hours and a half"
    match and_a_half(tokens, end).filter(|_| number.is_exact() && read.power == 0) {
        Some((more, end)) => (Number { value: number.value.plus(more), ..number }, end),
        None => (number, end),
    }
}

/// "percent", "%", "percentage points", "times", "-fold", "x": the class, the power of ten, and the token
/// after it.
pub(super) fn share_sign(tokens: &Tokens<'_>, at: usize) -> Option<(Class, i32, usize)> {
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

/// The unit at `at`, also after a hyphen: five-year, 80-metre.
pub(super) fn unit_after(tokens: &Tokens<'_>, at: usize) -> Read<Unit> {
    let at = skip_hyphen(tokens, at);
    let (unit, end) = Unit::at(tokens, at, Language::English)?;
    // Li, Mu, Chi and Zhang with a capital are people, not units.
    let person = tokens.capital(at) && matches!(unit.symbol(), "li" | "mu" | "chi" | "zhang" | "jin");
    (!person && (unit.symbol() != "st" || is_weight(tokens, at, end))).then_some((unit, end))
}

/// Whether "stone" between `at` and `end` is a weight: "eleven stone", not "one stone" or "ten stone lions".
fn is_weight(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    /// People weigh no less.
    const LEAST: i64 = 4;
    /// What may follow a weight.
    const BEHIND: [&str; 12] =
        ["and", "in", "at", "when", "but", "after", "or", "since", "by", "overweight", "heavier", "lighter"];
    let Some(before) = at.checked_sub(1) else { return false };
    let written = tokens.digits(before).and_then(|digits| digits.parse().ok());
    let count: Option<i64> = written.or_else(|| tokens.word(before).and_then(small));
    let ends = tokens.word(end).is_none_or(|word| BEHIND.contains(&word) || small(word).is_some());
    count.is_some_and(|count| count >= LEAST) && ends
}

/// The number of an amount, joined with a second one if the two make a range.
pub(super) fn range(tokens: &Tokens<'_>, at: usize, first: Amount, priced: Priced) -> (Number, usize) {
    let single = Number { precision: first.precision, ..Number::between(first.low, first.high) };
    if first.low != first.high || is_changed(tokens, at) {
        return (single, first.end);
    }
    second_of_range(tokens, at, first, priced).unwrap_or((single, first.end))
}

/// “5 jiao” behind “2 yuan”: what it adds.
fn coins(tokens: &Tokens<'_>, at: usize) -> Read<Decimal> {
    let and = at + usize::from(tokens.word(at) == Some("and"));
    let read = amount(tokens, and, Priced::No)
        .filter(|read| read.low == read.high && read.low < Decimal::from(10))?;
    let power = match tokens.word(read.end)? {
        "jiao" | "mao" => -1,
        "fen" => -2,
        _ => return None,
    };
    Some((read.low.scaled(power), read.end + 1))
}

/// The first number of a change with the scale, share or unit that only the second one has: “rose from 35 to 48 percent”,
/// “from 3 to 5 million”.
fn lent(tokens: &Tokens<'_>, at: usize, end: usize, number: Number) -> Number {
    /// What is so many times the second number is complete: from 900 to 1 million.
    const COMPLETE: f64 = 20.0;
    let second = (tokens.word(end) == Some("to") && is_changed(tokens, at))
        .then(|| amount(tokens, end + 1, Priced::No))
        .flatten();
    let Some(second) = second else {
        return number;
    };
    let most = second.low.scaled(-second.power).to_f64() * COMPLETE;
    if second.power > 0 && number.value.to_f64() > most {
        return number;
    }
    let number = number.map_ends(|end| end.scaled(second.power));
    match (share_sign(tokens, second.end), unit_after(tokens, second.end)) {
        (Some((class, power, _)), _) => number.map_ends(|end| end.scaled(power)).with_class(class),
        (None, Some((unit, _))) => number.with_unit(unit),
        (None, None) => number,
    }
}

/// Whether a change begins with the amount: "rose from 5 to 7" names two numbers, not a range.
fn is_changed(tokens: &Tokens<'_>, at: usize) -> bool {
    let from = |back: usize| word_before(tokens, at, back) == Some("from");
    let Some(verb) = [1, 2, 3].into_iter().find(|&back| from(back)).and_then(|back| at.checked_sub(back + 1))
    else {
        return false;
    };
    let change = |word: &str| word.ends_with("ed") || CHANGES.has(word);
    tokens.word(verb).is_some_and(|word| change(word) && !NO_CHANGES.has(word))
}

/// "1.5-2 million", "5 to 7", "between 5 and 7", "$5-$7 million", "5%-7%".
pub(super) fn second_of_range(tokens: &Tokens<'_>, at: usize, first: Amount, priced: Priced) -> Read<Number> {
    let percent = tokens.mark(first.end) == Some('%') || tokens.word(first.end) == Some("percent");
    let link = first.end + usize::from(percent);
    // “3-to-5-day”
    let hyphens = tokens.mark(link) == Some('-') && tokens.word(link + 1) == Some("to");
    let link = link + usize::from(hyphens);
    let dash = matches!(tokens.mark(link), Some('-' | '–' | '~')) && tokens.mark(link + 1) != Some('-');
    let between = tokens.word(link) == Some("and") && is_between(tokens, first.end);
    let to = tokens.word(link) == Some("to");
    let or = tokens.word(link) == Some("or") && first.power == 0;
    if !(dash || to || between || or) {
        return None;
    }
    // "5 million to 7 million" and "5% to 7%" may be changes: only a dash or "between" makes a range of them.
    let complete = first.power > 0 || percent;
    if to && complete {
        return None;
    }
    let (start, priced) = match currency_sign(tokens, link + 1) {
        Some((_, start)) if priced == Priced::Yes => (start, Priced::Yes),
        Some(_) => return None,
        None if hyphens => (skip_hyphen(tokens, link + 1), priced),
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
    fits.then(|| (Number::between(low, high), second.end))
}

/// Whether "between" shortly precedes the token.
fn is_between(tokens: &Tokens<'_>, at: usize) -> bool {
    const REACH: usize = 5;
    (1..=REACH).any(|back| word_before(tokens, at, back) == Some("between"))
}
