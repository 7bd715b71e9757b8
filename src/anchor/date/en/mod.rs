//! Dates in English text: pieces that each name something, joined where they stand together.

mod day;
mod lunar;
mod time;
mod year;

use self::day::{day_first, month_alone, month_first, weekday};
use self::lunar::lunar;
use self::time::{day_part, relative, time};
use self::year::{bare_year, century, decade, fiscal_year, last_year, year, year_in_words, year_part};
use super::digits::numeric;
use super::{Calendar, Clock, Date, Edge, Period, Year, zone};
use crate::anchor::number::numeral_end;
use crate::span::Span;
use crate::text::code::code_end;
use crate::text::token::Tokens;

/// Nouns after four digits that are counted: then they are no year, whatever stands before.
const COUNTED: &[&str] = &[
    "people",
    "percent",
    "yuan",
    "dollars",
    "million",
    "billion",
    "thousand",
    "times",
    "years",
    "days",
    "hours",
    "miles",
    "kilometers",
    "kilometres",
    "km",
    "meters",
    "metres",
    "units",
    "points",
    "per",
    "kg",
    "tons",
    "tonnes",
    "cases",
    "square",
    "students",
    "households",
    "families",
    "words",
    "pages",
    "copies",
    "hectares",
    "items",
    "euros",
    "pounds",
    "rmb",
    "usd",
    "cars",
    "vehicles",
    "stores",
    "employees",
    "workers",
    "companies",
    "shares",
    "acres",
    "feet",
    "minutes",
    "degrees",
    "yen",
    "mah",
    "newborn",
    "infants",
    "new",
];

/// The dates in order.
pub(super) fn find(tokens: &Tokens<'_>) -> Vec<(Span, Date)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some(end) = code_end(tokens, at) {
            at = end;
            continue;
        }
        match pieces(tokens, at) {
            Some((date, end)) => {
                let (mut date, mut end) = range(tokens, at, date, end);
                if date.time.is_some()
                    && let Some((zone, after)) = zone::around(tokens, at, end)
                {
                    (date.zone, end) = (Some(zone), after);
                }
                found.push((tokens.span(at, end), date));
                at = end;
            }
            None if tokens.digits(at).is_some() => at = numeral_end(tokens, at),
            None => at += 1,
        }
    }
    found
}

/// A piece that was read, and the token after it.
type Read = Option<(Date, usize)>;

/// A piece and those that belong to it: "3 p.m. on Wednesday, December 29, 2022".
fn pieces(tokens: &Tokens<'_>, start: usize) -> Read {
    let (mut date, mut end) = edged(tokens, start)?;
    while let Some((more, after)) = joined(tokens, end, &date) {
        date = merged(date, more);
        end = after;
    }
    Some((date, end))
}

/// The next piece, if it says what the date does not and a link fits between them.
fn joined(tokens: &Tokens<'_>, at: usize, date: &Date) -> Read {
    let comma = tokens.mark(at) == Some(',');
    let mut starts = [Some(at), None, None];
    match tokens.word(at) {
        Some("of" | "on" | "in" | "at") => starts[1] = Some(at + 1),
        _ if comma => starts[1] = Some(at + 1),
        _ if tokens.mark(at) == Some('(') => starts[1] = Some(at + 1),
        _ => {}
    }
    if let Some(link) = starts[1].filter(|&at| tokens.word(at) == Some("the")) {
        starts[2] = Some(link + 1);
    }
    let bracket = tokens.mark(at) == Some('(');
    let (more, mut end) = starts
        .into_iter()
        .flatten()
        .find_map(|at| day_part(tokens, at, date).or_else(|| edged(tokens, at)))?;
    if bracket {
        let day = Date { weekday: date.weekday, ..Date::default() } == *date && more.month.is_some();
        if tokens.mark(end) != Some(')') || more.weekday.is_none() && !day {
            return None;
        }
        end += 1;
    }
    (fits(date, &more, comma)).then_some((more, end))
}

/// Whether two pieces say different things that go together.
fn fits(date: &Date, more: &Date, comma: bool) -> bool {
    let clash = date.year.is_some() && (more.year.is_some() || more.relative.is_some())
        || date.relative.is_some() && more.relative.is_some()
        || date.relative.is_some() && more.year.is_some()
        || date.month.is_some() && more.month.is_some()
        || date.day.is_some() && more.day.is_some()
        || date.part.is_some() && more.part.is_some()
        || date.weekday.is_some() && more.weekday.is_some()
        || date.time.is_some() && more.time.is_some()
        || date.edge.is_some() && more.edge.is_some()
        || date.day_part.is_some() && more.day_part.is_some()
        || date.end.is_some() && more.month.is_some();
    // A comma parts clauses, too: behind it only the next larger thing may follow.
    let in_order = !comma
        || date.day.is_some() && (more.year.is_some() || more.weekday.is_some() && more.month.is_none())
        || date.weekday.is_some() && more.month.is_some()
        || date.month.is_some() && more.year.is_some() && more.month.is_none()
        || date.time.is_some() && (more.month.is_some() || more.weekday.is_some());
    // "on Monday 2022" and "in the 1990s December" do not go together, nor does a year before a month.
    let downwards = date.year.is_some()
        && more.day.is_none()
        && more.month.is_some()
        && date.day.is_none()
        && date.month.is_none();
    !clash && in_order && !downwards
}

fn merged(date: Date, more: Date) -> Date {
    let calendar = if more.calendar == Calendar::Civil { date.calendar } else { more.calendar };
    let day_part = date.day_part.or(more.day_part);
    let time = date.time.or(more.time).map(|time| match (time, day_part) {
        (Clock::Dial { hour, minute }, Some(part)) => part.place(hour, minute),
        _ => time,
    });
    Date {
        year: date.year.or(more.year),
        calendar,
        part: date.part.or(more.part),
        month: date.month.or(more.month),
        day: date.day.or(more.day),
        edge: date.edge.or(more.edge),
        weekday: date.weekday.or(more.weekday),
        day_part,
        time,
        zone: None,
        relative: date.relative.or(more.relative),
        end: date.end.or(more.end),
    }
}

/// A piece with "early", "mid-" or "the end of" before it.
fn edged(tokens: &Tokens<'_>, at: usize) -> Read {
    let edge = match tokens.word(at) {
        Some("early" | "beginning" | "start") => Some(Edge::Early),
        Some("mid" | "middle") => Some(Edge::Mid),
        Some("late" | "end") => Some(Edge::Late),
        _ => None,
    };
    let Some(edge) = edge else { return piece(tokens, at) };
    let mut start = at + 1;
    let said = matches!(tokens.word(at), Some("beginning" | "start" | "middle" | "end"));
    if said {
        if tokens.word(start) != Some("of") {
            return None;
        }
        start += 1;
    }
    start += usize::from(tokens.mark(start) == Some('-'));
    start += usize::from(tokens.word(start) == Some("in"));
    start += usize::from(tokens.word(start) == Some("the"));
    let found = piece(tokens, start)
        .or_else(|| decade(tokens, start))
        .or_else(|| bare_year(tokens, start))
        .or_else(|| month_alone(tokens, start));
    let (date, end) = found?;
    // "late December 29" and "early Monday" are no edges of a span.
    let span = date.day.is_none() && date.weekday.is_none() && date.time.is_none() && date.edge.is_none();
    let day = date.relative.is_some_and(|relative| relative.period == Period::Day);
    (span && !day).then_some((Date { edge: Some(edge), ..date }, end))
}

/// One piece by itself.
fn piece(tokens: &Tokens<'_>, at: usize) -> Read {
    relative(tokens, at)
        .or_else(|| lunar(tokens, at))
        .or_else(|| numeric(tokens, at))
        .or_else(|| time(tokens, at))
        .or_else(|| month_first(tokens, at))
        .or_else(|| day_first(tokens, at))
        .or_else(|| month_alone(tokens, at))
        .or_else(|| fiscal_year(tokens, at))
        .or_else(|| year_part(tokens, at))
        .or_else(|| century(tokens, at))
        .or_else(|| decade(tokens, at))
        .or_else(|| weekday(tokens, at))
        .or_else(|| year(tokens, at))
        .or_else(|| year_in_words(tokens, at))
}

/// The token after "to", "through" or a dash.
fn range_link(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let dash = matches!(tokens.mark(at), Some('-' | '–')) && tokens.mark(at + 1) != Some('-');
    (dash || matches!(tokens.word(at), Some("to" | "through" | "until" | "till"))).then_some(at + 1)
}

/// Joins "December 12 to January 3", "2020-2022", "2018-19", "Monday to Friday", "9 a.m. to 5 p.m.".
fn range(tokens: &Tokens<'_>, at: usize, first: Date, end: usize) -> (Date, usize) {
    if first.end.is_some() {
        return (first, end);
    }
    let and = tokens.word(end) == Some("and");
    let Some(start) = range_link(tokens, end).or(and.then_some(end + 1)) else { return (first, end) };
    let year = matches!(first, Date { year: Some(Year::Of(_)), month: None, part: None, day: None, .. });
    let last = match (year, first.year) {
        (true, Some(Year::Of(from))) => last_year(tokens, start, from),
        _ => pieces(tokens, start),
    };
    let Some((last, after)) = last else { return (first, end) };
    let alike = first.day.is_some() && last.day.is_some()
        || first.time.is_some() && last.time.is_some() && last.day.is_none()
        || first.weekday.is_some() && last.weekday.is_some()
        || first.month.is_some() && last.month.is_some() && first.day.is_none() && last.day.is_none()
        || year && last.year.is_some()
        || first.part.is_some() && last.part.is_some();
    // "in 2020 and 2021" lists two years; only "between" makes "and" a range.
    let between = at.checked_sub(1).and_then(|at| tokens.word(at)) == Some("between");
    match alike && (!and || between) {
        true => (Date { end: Some(Box::new(last)), ..first }, after),
        false => (first, end),
    }
}
