//! Which figures without an equal are missing on the other side.

use super::likeness::{is_compared, is_in_digits};
use crate::anchor::date::{Calendar, Year};
use crate::anchor::number::{Class, Decimal, Number};
use crate::anchor::{Date, Key};
use crate::bitext::Pair;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::figures::{Figure, Status, is_share};
use crate::span::Span;

/// Whether a figure of the English, which the Chinese has in no form, is missing there: a number in digits, or a
/// year or day where the Chinese has no date.
pub(super) fn is_dropped_from_chinese(figure: &Figure<'_>, source: &[Figure<'_>], text: &str) -> bool {
    let is_whole = |number: &Number| is_share(number) && number.value == Decimal::new(1, 0);
    match &figure.anchor.key {
        Key::Number(number) => {
            is_compared(number) && !is_whole(number) && is_in_digits(figure.anchor.span.of(text))
        }
        Key::Date(date) => {
            is_full(date)
                && date.relative.is_none()
                && is_in_digits(figure.anchor.span.of(text))
                && !source.iter().any(|other| matches!(other.anchor.key, Key::Date(_)))
        }
        _ => false,
    }
}

/// Whether the Chinese has these digits in a word: the 11 of windows11.
pub(super) fn is_in_a_word(figure: &str, chinese: &str) -> bool {
    // FM103.9
    let digits: String = figure.chars().filter(|&c| c.is_ascii_digit() || c == '.').collect();
    let digits = digits.trim_matches('.').to_owned();
    !digits.is_empty()
        && chinese.match_indices(&digits).any(|(at, _)| {
            chinese[..at].ends_with(|c: char| c.is_ascii_alphabetic())
                || chinese[at + digits.len()..].starts_with(|c: char| c.is_ascii_alphabetic())
        })
}

/// Whether a date tells a day of a month, or a year.
fn is_full(date: &Date) -> bool {
    date.month.is_some() && date.day.is_some() || matches!(date.year, Some(Year::Of(_)))
}

/// Whether a figure is in Arabic digits, or is so great that it cannot be part of a name or idiom (十八 of
/// 茅十八, 七成新).
fn is_written(context: &Context<'_>, figure: &Figure<'_>) -> bool {
    const GREAT: f64 = 100.0;
    let arabic = is_in_digits(figure.anchor.span.of(context.bitext().source().text()));
    // 万亿 may be in “the trillion-yuan mark”, which is not a number of its own.
    let is_scale = |number: &Number| number.value == Decimal::new(1, number.value.to_f64().log10() as i32);
    arabic
        || matches!(&figure.anchor.key, Key::Number(number) if number.value.to_f64() >= GREAT && !is_scale(number))
}

/// Whether a figure without a similar one is missing, and not said in another way.
pub(super) fn is_dropped(
    context: &Context<'_>,
    pair: &Pair<'_>,
    figure: &Figure<'_>,
    free: &[usize],
) -> bool {
    /// 100 % is “all” and “completely”.
    const WHOLE: f64 = 1.0;
    let written = figure.anchor.span.of(context.bitext().source().text());
    if has_digits(context.english(pair).text(), written) {
        return false;
    }
    match &figure.anchor.key {
        // Any unmatched number may be the same thing counted differently.
        Key::Number(number) => {
            let whole = is_share(number) && number.value.to_f64() == WHOLE;
            is_compared(number) && !whole && free.is_empty() && is_written(context, figure)
        }
        Key::Date(date) => {
            let dated =
                context.figures(pair).target.iter().any(|other| matches!(other.anchor.key, Key::Date(_)));
            let said_otherwise = context.english(pair).text().to_ascii_lowercase().contains("year");
            let lunar = date.calendar == Calendar::Lunar;
            is_full(date)
                && !lunar
                && date.relative.is_none()
                && !dated
                && !said_otherwise
                && is_written(context, figure)
        }
        _ => false,
    }
}

/// Whether a text has the digits of a figure, in a name perhaps: the 2021 of Rescue-2021.
fn has_digits(text: &str, figure: &str) -> bool {
    /// Fewer may be anything.
    const LEAST: usize = 2;
    let runs = |text: &str| -> Vec<String> {
        let runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
        runs.map(str::to_owned).collect()
    };
    let wanted = runs(figure);
    if wanted.iter().map(String::len).sum::<usize>() < LEAST {
        return false;
    }
    let found = runs(text);
    wanted.iter().all(|run| found.contains(run))
}

/// Whether a number of the English, which is in digits, is surely not in the Chinese, which has no other number or date that
/// could be meant.
pub(super) fn is_added(context: &Context<'_>, pair: &Pair<'_>, figure: &Figure<'_>) -> bool {
    /// What may be a number that is not read as one.
    const NUMERALS: [char; 21] = [
        '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿', '两', '几', '数', '半',
        '双', '倍', '多', '余',
    ];
    let Key::Number(number) = &figure.anchor.key else {
        return false;
    };
    let english = context.english(pair);
    let place = english.plain(figure.anchor.span);
    let words = place.of(english.text());
    let whole = is_share(number) && number.value == Decimal::new(1, 0);
    let converted = |other: &Figure<'_>| match (&other.anchor.key, number.unit) {
        (Key::Number(other), Some(unit)) => other.unit.is_some_and(|other| {
            other.dimension() == unit.dimension() || other.is_currency() && unit.is_currency()
        }),
        _ => false,
    };
    // Boeing 747, Article 15
    let named = english.text()[..place.start as usize]
        .split_whitespace()
        .next_back()
        .is_some_and(|word| word.starts_with(char::is_uppercase));
    // 14. Childbirth
    let listed = !english.text()[..place.start as usize].contains(char::is_alphanumeric)
        && english.text()[place.end as usize..].starts_with(['.', ')', ':', '、']);
    let figures = context.figures(pair);
    let chinese = context.chinese(pair);
    is_compared(number)
        && !listed
        && number.class != Class::Ordinal
        && !whole
        && is_in_digits(words)
        && !named
        && !figures.source.iter().any(|other| other.status != Status::Matched || converted(other))
        && !has_digits(chinese.text(), words)
        && !outside(chinese.text(), figures.source.iter().map(|other| chinese.plain(other.anchor.span)))
            .contains(NUMERALS)
}

/// What a text has outside some parts of it.
fn outside(text: &str, parts: impl Iterator<Item = Span>) -> String {
    let mut rest = String::new();
    let mut from = 0;
    for part in parts {
        rest.push_str(text.get(from..part.start as usize).unwrap_or_default());
        from = part.end as usize;
    }
    rest.push_str(text.get(from..).unwrap_or_default());
    rest
}
