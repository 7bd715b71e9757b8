//! What the recognisers of English dates share: single months, days and years, and what joins pieces.

use crate::anchor::date::digits::year_of_digits;
use crate::anchor::date::{Calendar, Date, Year};
use crate::anchor::number::ordinal_word;
use crate::anchor::phrase::Read;
use crate::lexeme;
use crate::text::token::Tokens;
use crate::word_list::WordList;

/// Nouns that four digits before them count: these are then not a year, whatever precedes them.
static COUNTED: WordList = WordList::new("counted");

/// The month named at `at`, and the token after it, including the full stop of an abbreviation.
pub(super) fn month(tokens: &Tokens<'_>, at: usize) -> Read<u8> {
    let month = tokens.word(at).filter(|_| tokens.capital(at)).and_then(lexeme::month)?;
    let dotted = month.short && tokens.mark(at + 1) == Some('.') && tokens.glued(at + 1);
    Some((month.number, at + 1 + usize::from(dotted)))
}

/// A day of the month: 29, 29th, "twenty-ninth".
pub(super) fn day(tokens: &Tokens<'_>, at: usize) -> Read<u8> {
    if let Some(digits) = tokens.digits(at) {
        let day = digits.parse().ok().filter(|day| digits.len() <= 2 && (1..=31).contains(day))?;
        let ordinal = is_ordinal_ending(tokens, at + 1);
        let unit = tokens.glued(at + 1) && tokens.word(at + 1).is_some() && !ordinal
            || tokens.mark(at + 1) == Some('%');
        return (!goes_on(tokens, at) && !unit).then_some((day, at + 1 + usize::from(ordinal)));
    }
    let word = tokens.word(at)?;
    if let Some(day) = ordinal_word(word) {
        return matches!(day, 1..=20 | 30).then_some((day as u8, at + 1));
    }
    let tens = match word {
        "twenty" => 20,
        "thirty" => 30,
        _ => return None,
    };
    let last = at + 1 + usize::from(tokens.mark(at + 1) == Some('-'));
    let ones = tokens.word(last).and_then(ordinal_word).filter(|ones| (1..10).contains(ones))?;
    Some((tens + ones as u8, last + 1)).filter(|(day, _)| *day <= 31)
}

/// "st", "nd", "rd" or "th" after digits.
pub(super) fn is_ordinal_ending(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.glued(at) && matches!(tokens.word(at), Some("st" | "nd" | "rd" | "th"))
}

/// A year as four digits, ignoring its surroundings, but not 2,022 or 2022.5.
pub(super) fn year_digits(tokens: &Tokens<'_>, at: usize) -> Option<i32> {
    let year = tokens.digits(at).and_then(year_of_digits)?;
    let suffix = tokens.glued(at + 1) && tokens.word(at + 1).is_some() || tokens.mark(at + 1) == Some('%');
    (!goes_on(tokens, at) && !suffix).then_some(year)
}

/// Whether the digits at `at` are the first of several groups, separated by a point, comma or colon.
fn goes_on(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.mark(at + 1), Some('.' | ',' | ':'))
        && tokens.glued(at + 1)
        && tokens.glued(at + 2)
        && tokens.digits(at + 2).is_some()
}

pub(super) fn of_year(year: Year) -> Date {
    Date { year: Some(year), ..Date::default() }
}

/// Whether the digits before `at` count the noun there.
pub(super) fn is_counted(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.word(at).is_some_and(|word| COUNTED.has(word))
}

/// The token after "to", "through" or a dash.
pub(super) fn range_link(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let dash = matches!(tokens.mark(at), Some('-' | '–')) && tokens.mark(at + 1) != Some('-');
    (dash || matches!(tokens.word(at), Some("to" | "through" | "until" | "till"))).then_some(at + 1)
}

/// Two pieces as one date: the first takes precedence if both state something.
pub(super) fn merged(date: Date, more: Date) -> Date {
    let calendar = if more.calendar == Calendar::Civil { date.calendar } else { more.calendar };
    let merged = Date {
        year: date.year.or(more.year),
        calendar,
        part: date.part.or(more.part),
        month: date.month.or(more.month),
        day: date.day.or(more.day),
        edge: date.edge.or(more.edge),
        weekday: date.weekday.or(more.weekday),
        day_part: date.day_part.or(more.day_part),
        time: date.time.or(more.time),
        zone: None,
        relative: date.relative.or(more.relative),
        end: date.end.or(more.end),
    };
    Date { time: merged.placed_time(), ..merged }
}
