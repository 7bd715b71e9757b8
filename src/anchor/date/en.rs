//! Dates in English text: pieces that each name something, joined where they stand together.

use super::super::number::numeral_end;
use super::super::token::{Tokens, code_end};
use super::zh::{clock, placed};
use super::{Calendar, Clock, Date, DayPart, Edge, Period, Relative, Year, YearPart};
use crate::span::Span;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Days as words: "the fourth of July" and "the twenty-ninth".
const ORDINALS: [&str; 20] = [
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
    "twentieth",
];

/// Words for decades: "the nineties".
const DECADES: &[(&str, i32)] = &[
    ("twenties", 20),
    ("thirties", 30),
    ("forties", 40),
    ("fifties", 50),
    ("sixties", 60),
    ("seventies", 70),
    ("eighties", 80),
    ("nineties", 90),
];

const PERIODS: &[(&str, Period)] = &[
    ("week", Period::Week),
    ("month", Period::Month),
    ("quarter", Period::Quarter),
    ("year", Period::Year),
    ("century", Period::Century),
];

const DAY_PARTS: &[(&str, DayPart)] = &[
    ("dawn", DayPart::SmallHours),
    ("morning", DayPart::Morning),
    ("noon", DayPart::Noon),
    ("afternoon", DayPart::Afternoon),
    ("evening", DayPart::Evening),
    ("night", DayPart::Night),
];

/// Words before a bare number of four digits that make it a year.
const BEFORE_YEARS: &[&str] = &[
    "in",
    "of",
    "since",
    "until",
    "till",
    "by",
    "from",
    "to",
    "before",
    "after",
    "during",
    "early",
    "late",
    "mid",
    "year",
    "years",
    "between",
    "through",
    "throughout",
    "around",
    "circa",
    "back",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "and",
    "beyond",
    "into",
    "for",
    "pre",
    "post",
    "ad",
    "class",
    "annual",
    "end",
    "beginning",
    "versus",
    "than",
    "as",
    "on",
    "the",
    "its",
    "ended",
    "ending",
];

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
                let (date, end) = range(tokens, at, date, end);
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
    let fiscal = date.calendar == Calendar::Fiscal || more.calendar == Calendar::Fiscal;
    let day_part = date.day_part.or(more.day_part);
    let time = date.time.or(more.time).map(|time| match (time, day_part) {
        (Clock::Dial { hour, minute }, Some(part)) => part.place(hour, minute),
        _ => time,
    });
    Date {
        year: date.year.or(more.year),
        calendar: if fiscal { Calendar::Fiscal } else { Calendar::Civil },
        part: date.part.or(more.part),
        month: date.month.or(more.month),
        day: date.day.or(more.day),
        edge: date.edge.or(more.edge),
        weekday: date.weekday.or(more.weekday),
        day_part,
        time,
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
}

fn of_year(year: Year) -> Date {
    Date { year: Some(year), ..Date::default() }
}

/// 2022-12-30, 12/29/2022, 29.12.2022.
fn numeric(tokens: &Tokens<'_>, at: usize) -> Read {
    let link = tokens.mark(at + 1).filter(|link| matches!(link, '-' | '/' | '.'))?;
    let glued = (at + 1..at + 5).all(|at| tokens.glued(at));
    if tokens.mark(at + 3) != Some(link) || !glued {
        return None;
    }
    let part = |at: usize| tokens.digits(at).and_then(|digits| digits.parse::<u16>().ok());
    let (first, second, third) = (part(at)?, part(at + 2)?, part(at + 4)?);
    let (year, month, day) = match (tokens.digits(at)?.len(), tokens.digits(at + 4)?.len()) {
        (4, _) => (first, second, third),
        (_, 4) if first > 12 => (third, second, first),
        // Americans put the month first, and most of those who write so are.
        (_, 4) => (third, first, second),
        _ => return None,
    };
    let valid = (1000..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    valid.then(|| {
        let date = Date {
            year: Some(Year::Of(i32::from(year))),
            month: u8::try_from(month).ok(),
            day: u8::try_from(day).ok(),
            ..Date::default()
        };
        (date, at + 5)
    })
}

/// The month named at `at`, and the token after it and the full stop of its abbreviation.
fn month(tokens: &Tokens<'_>, at: usize) -> Option<(u8, usize)> {
    if !tokens.capital(at) {
        return None;
    }
    let word = tokens.word(at)?;
    let short = |name: &str| {
        word == name || word.len() == 3 && name.starts_with(word) || word == "sept" && name == "september"
    };
    let place = MONTHS.iter().position(|name| short(name))?;
    let abbreviated =
        word.len() < MONTHS[place].len() && tokens.mark(at + 1) == Some('.') && tokens.glued(at + 1);
    Some((place as u8 + 1, at + 1 + usize::from(abbreviated)))
}

/// A day of the month: 29, 29th, "twenty-ninth".
fn day(tokens: &Tokens<'_>, at: usize) -> Option<(u8, usize)> {
    if let Some(digits) = tokens.digits(at) {
        let day = digits.parse().ok().filter(|day| digits.len() <= 2 && (1..=31).contains(day))?;
        let decimal = matches!(tokens.mark(at + 1), Some('.' | ',' | ':'))
            && tokens.glued(at + 1)
            && tokens.glued(at + 2)
            && tokens.digits(at + 2).is_some();
        let ordinal = is_ordinal_ending(tokens, at + 1);
        let unit = tokens.glued(at + 1) && tokens.word(at + 1).is_some() && !ordinal
            || tokens.mark(at + 1) == Some('%');
        return (!decimal && !unit).then_some((day, at + 1 + usize::from(ordinal)));
    }
    let place =
        |at: usize| tokens.word(at).and_then(|word| ORDINALS.iter().position(|ordinal| *ordinal == word));
    if let Some(place) = place(at) {
        return Some((place as u8 + 1, at + 1));
    }
    let tens = match tokens.word(at)? {
        "twenty" => 20,
        "thirty" => 30,
        "thirtieth" => return Some((30, at + 1)),
        _ => return None,
    };
    let last = at + 1 + usize::from(tokens.mark(at + 1) == Some('-'));
    let ones = place(last).filter(|place| *place < 9)? as u8 + 1;
    Some((tens + ones, last + 1)).filter(|(day, _)| *day <= 31)
}

fn is_ordinal_ending(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.glued(at) && matches!(tokens.word(at), Some("st" | "nd" | "rd" | "th"))
}

/// A year as four digits, without looking around; not 2,022 nor 2022.5.
fn year_digits(tokens: &Tokens<'_>, at: usize) -> Option<i32> {
    let digits = tokens.digits(at).filter(|digits| digits.len() == 4)?;
    let longer = matches!(tokens.mark(at + 1), Some('.' | ',' | ':'))
        && tokens.glued(at + 1)
        && tokens.glued(at + 2)
        && tokens.digits(at + 2).is_some();
    let suffix = tokens.glued(at + 1) && tokens.word(at + 1).is_some() || tokens.mark(at + 1) == Some('%');
    digits.parse().ok().filter(|year| (1000..2200).contains(year) && !longer && !suffix)
}

/// The year behind a month or day, after an optional comma: "12, 2022" and "November 2022".
fn following_year(tokens: &Tokens<'_>, at: usize) -> Option<(i32, usize)> {
    let start = at + usize::from(tokens.mark(at) == Some(','));
    let counted = tokens.word(start + 1).is_some_and(|word| COUNTED.contains(&word));
    year_digits(tokens, start).filter(|_| !counted).map(|year| (year, start + 1))
}

/// "December 29, 2022", "Nov. 12-15", "March the 3rd", "May 2022".
fn month_first(tokens: &Tokens<'_>, at: usize) -> Read {
    let (month, after) = month(tokens, at)?;
    if let Some((year, end)) = following_year(tokens, after) {
        return Some((Date { month: Some(month), ..of_year(Year::Of(year)) }, end));
    }
    let start = after + usize::from(tokens.word(after) == Some("the"));
    let (first, end) = day(tokens, start)?;
    // "In May 10 people" counts people.
    if tokens.word(end).is_some_and(|word| COUNTED.contains(&word)) {
        return None;
    }
    let mut date = Date { month: Some(month), day: Some(first), ..Date::default() };
    let (last, end) = last_day(tokens, end, first);
    date.end = last;
    match following_year(tokens, end) {
        Some((year, end)) => Some((Date { year: Some(Year::Of(year)), ..date }, end)),
        None => Some((date, end)),
    }
}

/// "-15" and "to 15" behind a first day.
fn last_day(tokens: &Tokens<'_>, at: usize, first: u8) -> (Option<Box<Date>>, usize) {
    let last = range_link(tokens, at).and_then(|start| day(tokens, start)).filter(|(last, end)| {
        // "December 12 to January 3" has a month of its own: the range of two dates takes it.
        *last > first && !tokens.word(*end).is_some_and(|word| COUNTED.contains(&word))
    });
    match last {
        Some((last, end)) => (Some(Box::new(Date { day: Some(last), ..Date::default() })), end),
        None => (None, at),
    }
}

/// "12 November 2022", "the 29th of March", "12-15 December", "the 29th".
fn day_first(tokens: &Tokens<'_>, at: usize) -> Read {
    let article = tokens.word(at) == Some("the");
    let start = at + usize::from(article);
    let (first, after) = day(tokens, start)?;
    let (last, after) = last_day(tokens, after, first);
    let link = after + usize::from(tokens.word(after) == Some("of"));
    if let Some((month, end)) = month(tokens, link) {
        let date = Date { month: Some(month), day: Some(first), end: last, ..Date::default() };
        return Some(match following_year(tokens, end) {
            Some((year, end)) => (Date { year: Some(Year::Of(year)), ..date }, end),
            None => (date, end),
        });
    }
    // "the 29th" by itself is a day, "the 29th floor" is not, nor is "the third".
    let ordinal = tokens.digits(start).is_some() && is_ordinal_ending(tokens, start + 1);
    let alone = tokens.get(after).is_none()
        || tokens.mark(after).is_some_and(|mark| mark != '-')
        || matches!(
            tokens.word(after),
            Some("and" | "at" | "that" | "when" | "as" | "in" | "of" | "to" | "but" | "for")
        );
    let of_this_month = tokens.word(after) == Some("of")
        && matches!(tokens.word(after + 1), Some("this" | "last" | "next" | "each" | "every"));
    let other = tokens.word(after) == Some("of") && !of_this_month;
    (article && ordinal && alone && !other)
        .then(|| (Date { day: Some(first), end: last, ..Date::default() }, after))
}

/// A month without day or year. "May", "March" and short forms need a word of time before them.
fn month_alone(tokens: &Tokens<'_>, at: usize) -> Read {
    let (number, end) = month(tokens, at)?;
    let word = tokens.word(at)?;
    let before = at.checked_sub(1).and_then(|at| tokens.word(at));
    let cue = matches!(
        before,
        Some(
            "in" | "since"
                | "until"
                | "till"
                | "by"
                | "from"
                | "to"
                | "before"
                | "after"
                | "during"
                | "early"
                | "late"
                | "mid"
                | "last"
                | "next"
                | "this"
                | "of"
                | "and"
                | "through"
                | "between"
                | "every"
                | "each"
        )
    ) || at > 1 && tokens.mark(at - 1) == Some('-') && tokens.word(at - 2) == Some("mid");
    let dotted = end > at + 1;
    let doubtful =
        matches!(word, "may" | "march" | "august" | "april" | "june") || word.len() == 3 || word == "sept";
    // "In March the army" is a month; "to March on" would not be a capital.
    let and = (tokens.word(end) == Some("and")).then_some(end + 1);
    let month_to_month = range_link(tokens, end).or(and).and_then(|start| month(tokens, start)).is_some();
    let cue = cue || month_to_month;
    let month_name = if word.len() == 3 && word != "may" { dotted && cue } else { cue || !doubtful };
    let person = tokens.capital(end) && !dotted && doubtful && !cue;
    (month_name && !person).then(|| (Date { month: Some(number), ..Date::default() }, end))
}

/// "fiscal 2023", "fiscal year 2023", "FY2023", "FY23", "2023 fiscal year", "last fiscal year".
fn fiscal_year(tokens: &Tokens<'_>, at: usize) -> Read {
    let fiscal =
        |year: i32, end: usize| Some((Date { calendar: Calendar::Fiscal, ..of_year(Year::Of(year)) }, end));
    if let Some(year) = year_digits(tokens, at) {
        let end = at + 2 + usize::from(tokens.word(at + 2) == Some("year"));
        return if tokens.word(at + 1) == Some("fiscal")
            || tokens.word(at + 1) == Some("financial") && end > at + 2
        {
            fiscal(year, end)
        } else {
            None
        };
    }
    let start = match tokens.word(at)? {
        "fiscal" | "financial" => at + 1 + usize::from(matches!(tokens.word(at + 1), Some("year" | "years"))),
        "fy" => at + 1,
        _ => return None,
    };
    let digits = tokens.digits(start)?;
    let year = match digits.len() {
        4 => year_digits(tokens, start)?,
        2 => 2000 + digits.parse::<i32>().ok()?,
        _ => return None,
    };
    fiscal(year, start + 1)
}

/// "Q3", "3Q22", "the third quarter", "fiscal third quarter", "H1 2022", "the first half of 2022".
fn year_part(tokens: &Tokens<'_>, at: usize) -> Read {
    part_sign(tokens, at).or_else(|| part_words(tokens, at))
}

fn part_sign(tokens: &Tokens<'_>, at: usize) -> Read {
    let part = |letter: &str, number: &str| {
        let number: u8 = number.parse().ok().filter(|_| number.len() == 1)?;
        match letter {
            "q" if (1..=4).contains(&number) => Some(YearPart::Quarter(number)),
            "h" if (1..=2).contains(&number) => Some(YearPart::Half(number)),
            _ => None,
        }
    };
    let date = |part: YearPart| Date { part: Some(part), ..Date::default() };
    if let (Some(letter), Some(number)) =
        (tokens.word(at), tokens.digits(at + 1).filter(|_| tokens.glued(at + 1)))
    {
        let part = part(letter, number)?;
        // H1 needs its year, as it is much else.
        let year = year_digits(tokens, at + 2).filter(|_| !tokens.glued(at + 2));
        return match (part, year) {
            (_, Some(year)) => Some((Date { part: Some(part), ..of_year(Year::Of(year)) }, at + 3)),
            (YearPart::Quarter(_), None) => Some((date(part), at + 2)),
            (YearPart::Half(_), None) => (tokens.word(at + 2) == Some("of")).then(|| (date(part), at + 2)),
        };
    }
    let (number, letter) = (tokens.digits(at)?, tokens.word(at + 1).filter(|_| tokens.glued(at + 1))?);
    let part = part(letter, number)?;
    let short = tokens.digits(at + 2).filter(|digits| tokens.glued(at + 2) && digits.len() == 2);
    let year = short.and_then(|digits| digits.parse::<i32>().ok()).map(|year| 2000 + year);
    match year.or_else(|| year_digits(tokens, at + 2)) {
        Some(year) => Some((Date { part: Some(part), ..of_year(Year::Of(year)) }, at + 3)),
        None => matches!(part, YearPart::Quarter(_)).then(|| (date(part), at + 2)),
    }
}

fn part_words(tokens: &Tokens<'_>, at: usize) -> Read {
    let fiscal_first = matches!(tokens.word(at), Some("fiscal"));
    let start = at + usize::from(fiscal_first);
    let (place, after) = match tokens.word(start) {
        Some("latter") => (2, start + 1),
        Some("final") => (4, start + 1),
        _ => day(tokens, start).filter(|(_, after)| tokens.word(start).is_some() || *after == start + 2)?,
    };
    let hyphen = after + usize::from(tokens.mark(after) == Some('-'));
    let fiscal = fiscal_first || tokens.word(hyphen) == Some("fiscal");
    let noun = hyphen + usize::from(tokens.word(hyphen) == Some("fiscal"));
    let calendar = if fiscal { Calendar::Fiscal } else { Calendar::Civil };
    let date = |part: YearPart| Date { part: Some(part), calendar, ..Date::default() };
    match tokens.word(noun)? {
        "quarter" if place <= 4 => Some((date(YearPart::Quarter(place)), noun + 1)),
        "half" if place <= 2 => {
            // The first half of a match is none of the year's.
            let the = noun + 2 + usize::from(tokens.word(noun + 2) == Some("the"));
            let of_a_year = tokens.word(noun + 1) == Some("of")
                && (year_digits(tokens, the).is_some()
                    || matches!(tokens.word(the), Some("year" | "fiscal" | "fy"))
                    || relative(tokens, the).is_some());
            let end = if tokens.word(the) == Some("year") && of_a_year { the + 1 } else { noun + 1 };
            of_a_year.then(|| (date(YearPart::Half(place)), end))
        }
        _ => None,
    }
}

/// "the 20th century", "twenty-first-century".
fn century(tokens: &Tokens<'_>, at: usize) -> Read {
    let (number, after) = day(tokens, at)?;
    let hyphen = after + usize::from(tokens.mark(after) == Some('-'));
    let written = tokens.word(at).is_some() || after == at + 2;
    let named = matches!(tokens.word(hyphen), Some("century" | "centuries")) && written;
    let before = matches!(tokens.word(hyphen + 1), Some("bc" | "bce"));
    let number = if before { -i32::from(number) } else { i32::from(number) };
    named.then(|| (of_year(Year::Century(number)), hyphen + 1 + usize::from(before)))
}

/// "the 1960s", "1990's", "the '60s", "the 60s", "the nineties".
fn decade(tokens: &Tokens<'_>, at: usize) -> Read {
    let before = |back: usize| at.checked_sub(back).and_then(|at| tokens.word(at));
    // "in the early 60s" and "the 60s" are years, "his early 60s" and "early 20s" an age.
    let the = |back: usize| before(back) == Some("the");
    let edge = |back: usize| matches!(before(back), Some("early" | "late" | "mid"));
    let hyphen = tokens.mark(at.wrapping_sub(1)) == Some('-');
    let cue = the(1)
        || edge(1) && the(2)
        || hyphen && edge(2) && the(3)
        || hyphen && matches!(before(2), Some("post" | "pre"));
    if let Some(word) = tokens.word(at) {
        let decade = DECADES.iter().find(|(name, _)| *name == word).map(|(_, years)| *years)?;
        return cue.then(|| (of_year(Year::Decade(1900 + decade)), at + 1));
    }
    let apostrophe = matches!(tokens.mark(at), Some('\'' | '‘'));
    let start = at + usize::from(apostrophe);
    let digits = tokens.digits(start)?;
    // 1990s or 1990's
    let plain = tokens.word(start + 1) == Some("s") && tokens.glued(start + 1);
    let owned = tokens.mark(start + 1) == Some('\'')
        && tokens.word(start + 2) == Some("s")
        && tokens.glued(start + 2)
        && tokens.glued(start + 1);
    let end = start
        + if plain {
            2
        } else if owned {
            3
        } else {
            return None;
        };
    let year: i32 = digits.parse().ok().filter(|year| year % 10 == 0)?;
    match digits.len() {
        4 if (1000..2200).contains(&year) => Some((of_year(Year::Decade(year)), end)),
        // Of two digits the cue decides: "in his 60s" is an age.
        2 if apostrophe || cue => {
            let century = if year < 20 { 2000 } else { 1900 };
            Some((of_year(Year::Decade(century + year)), end))
        }
        _ => None,
    }
}

/// "Wednesday", "Wed."; "Sun" and "Sat" only with their full stop.
fn weekday(tokens: &Tokens<'_>, at: usize) -> Read {
    if !tokens.capital(at) {
        return None;
    }
    let word = tokens.word(at)?;
    let (word, plural) = match word.strip_suffix('s') {
        Some(singular) if singular.ends_with("day") => (singular, true),
        _ => (word, false),
    };
    let short = |name: &str| word.len() >= 3 && word.len() <= 5 && name.starts_with(word);
    let place = WEEKDAYS.iter().position(|name| *name == word || short(name) && !plural)?;
    let full = WEEKDAYS[place] == word;
    let dotted = !full && tokens.mark(at + 1) == Some('.') && tokens.glued(at + 1);
    (full || dotted)
        .then(|| (Date { weekday: Some(place as u8 + 1), ..Date::default() }, at + 1 + usize::from(dotted)))
}

/// "in 2022", "2022,", "221 BC".
fn year(tokens: &Tokens<'_>, at: usize) -> Read {
    if let Some(found) = ancient_year(tokens, at) {
        return Some(found);
    }
    let year = year_digits(tokens, at).filter(|year| *year >= 1500)?;
    let counted = tokens.word(at + 1).is_some_and(|word| COUNTED.contains(&word)) && !tokens.capital(at + 1);
    let before = at.checked_sub(1).and_then(|at| tokens.word(at));
    let cue = before.is_some_and(|word| BEFORE_YEARS.contains(&word)) && !is_quantified(tokens, at);
    let modern = (1800..2100).contains(&year);
    let sign = tokens
        .mark(at.wrapping_sub(1))
        .is_some_and(|mark| matches!(mark, '$' | '¥' | '€' | '£' | '#' | '.') && tokens.glued(at));
    let alone = tokens
        .mark(at + 1)
        .is_some_and(|mark| matches!(mark, ',' | '.' | ')' | ';' | ':' | '-' | '–' | '/' | '\''))
        || tokens.get(at + 1).is_none()
        || tokens.capital(at + 1)
        || tokens.opens(at) && tokens.word(at + 1).is_some();
    (!counted && !sign && (cue || modern && alone)).then(|| (of_year(Year::Of(year)), at + 1))
}

/// Whether the words before say a quantity: "more than 2000", "as many as 1900", "for 1500".
fn is_quantified(tokens: &Tokens<'_>, at: usize) -> bool {
    let back = |n: usize| at.checked_sub(n).and_then(|at| tokens.word(at));
    match back(1) {
        Some("than") => !matches!(back(2), Some("rather" | "later" | "earlier" | "higher" | "lower")),
        Some("as") => matches!(back(2), Some("many" | "much")),
        Some("around" | "for" | "to" | "the") => matches!(back(2), Some("up" | "only" | "total" | "close")),
        _ => false,
    }
}

/// A year with nothing around it, where the words before made sure of it.
fn bare_year(tokens: &Tokens<'_>, at: usize) -> Read {
    year_digits(tokens, at).map(|year| (of_year(Year::Of(year)), at + 1))
}

/// "221 BC", "AD 618".
fn ancient_year(tokens: &Tokens<'_>, at: usize) -> Read {
    let number = |at: usize| {
        tokens.digits(at).filter(|digits| digits.len() <= 4).and_then(|digits| digits.parse::<i32>().ok())
    };
    if tokens.raw(at) == "AD" {
        return number(at + 1).map(|year| (of_year(Year::Of(year)), at + 2));
    }
    let year = number(at)?;
    match tokens.raw(at + 1) {
        "BC" | "BCE" => Some((of_year(Year::Of(-year)), at + 2)),
        "AD" | "CE" => Some((of_year(Year::Of(year)), at + 2)),
        _ => None,
    }
}

/// "yesterday", "last year", "next Monday", "last November", "this quarter".
fn relative(tokens: &Tokens<'_>, at: usize) -> Read {
    let date =
        |period: Period, offset: i8| Date { relative: Some(Relative { period, offset }), ..Date::default() };
    let the = usize::from(tokens.word(at) == Some("the"));
    let start = at + the;
    match (tokens.word(start)?, tokens.word(start + 1)) {
        ("yesterday", _) => return Some((date(Period::Day, -1), start + 1)),
        ("today", _) => return Some((date(Period::Day, 0), start + 1)),
        ("tomorrow", _) => return Some((date(Period::Day, 1), start + 1)),
        ("tonight", _) => {
            return Some((Date { day_part: Some(DayPart::Night), ..date(Period::Day, 0) }, start + 1));
        }
        ("day", Some("before")) if tokens.word(start + 2) == Some("yesterday") => {
            return Some((date(Period::Day, -2), start + 3));
        }
        ("day", Some("after")) if tokens.word(start + 2) == Some("tomorrow") => {
            return Some((date(Period::Day, 2), start + 3));
        }
        ("year" | "week" | "month", Some("before")) if tokens.word(start + 2) == Some("last") => {
            let (_, period) = PERIODS.iter().find(|(name, _)| Some(*name) == tokens.word(start))?;
            return Some((date(*period, -2), start + 3));
        }
        ("next" | "following", Some("day")) if the == 1 || tokens.word(start) == Some("next") => {
            return Some((date(Period::Day, 1), start + 2));
        }
        ("last", Some("night")) => {
            return Some((Date { day_part: Some(DayPart::Night), ..date(Period::Day, -1) }, start + 2));
        }
        ("this", Some(part @ ("morning" | "afternoon" | "evening"))) => {
            let part = DAY_PARTS.iter().find(|(name, _)| *name == part).map(|(_, part)| *part);
            return Some((Date { day_part: part, ..date(Period::Day, 0) }, start + 2));
        }
        _ => {}
    }
    let offset = match tokens.word(start)? {
        "last" | "previous" | "prior" => -1,
        "this" | "current" => 0,
        "next" | "coming" | "following" => 1,
        _ => return None,
    };
    let fiscal = matches!(tokens.word(start + 1), Some("fiscal" | "financial"));
    let noun = start + 1 + usize::from(fiscal);
    if let Some((_, period)) = PERIODS.iter().find(|(name, _)| tokens.word(noun) == Some(name)) {
        let calendar = if fiscal { Calendar::Fiscal } else { Calendar::Civil };
        return Some((Date { calendar, ..date(*period, offset) }, noun + 1));
    }
    if let Some((day, end)) = weekday(tokens, noun) {
        return Some((merged(date(Period::Week, offset), day), end));
    }
    let (month, end) = month(tokens, noun)?;
    Some((Date { month: Some(month), ..date(Period::Year, offset) }, end))
}

/// "morning" and the like behind a day, also as "in the afternoon".
fn day_part(tokens: &Tokens<'_>, at: usize, date: &Date) -> Read {
    let known = date.day.is_some()
        || date.weekday.is_some()
        || date.time.is_some()
        || date.relative.is_some_and(|relative| relative.period == Period::Day);
    let word = tokens.word(at).filter(|_| known)?;
    let (_, part) = DAY_PARTS.iter().find(|(name, _)| *name == word)?;
    Some((Date { day_part: Some(*part), ..Date::default() }, at + 1))
}

/// "3 p.m.", "3:30pm", "15:30", "three o'clock", "noon", "the morning of".
fn time(tokens: &Tokens<'_>, at: usize) -> Read {
    if let Some(named) = named_time(tokens, at) {
        return Some(named);
    }
    let (hour, minute, after) = match clock(tokens, at) {
        Some(clock) => clock,
        None => (hour(tokens, at)?, 0, at + 1),
    };
    let half = half_of_day(tokens, after);
    let o_clock = tokens.word(after) == Some("o")
        && tokens.mark(after + 1) == Some('\'')
        && tokens.word(after + 2) == Some("clock");
    if minute > 59 || half.is_none() && !o_clock && after == at + 1 {
        return None;
    }
    let (part, end) = match half {
        Some((part, end)) => (Some(part), end),
        None if o_clock => (None, after + 3),
        None => (None, after),
    };
    let padded = tokens.digits(at).is_some_and(|digits| digits.starts_with('0'));
    let time = match part {
        // 12 a.m. is midnight, 12 p.m. noon.
        Some(DayPart::Morning) => Clock::Day { hour: hour % 12, minute },
        Some(_) => Clock::Day { hour: hour % 12 + 12, minute },
        None => placed(hour, minute, None, padded),
    };
    Some((Date { time: Some(time), ..Date::default() }, end))
}

fn hour(tokens: &Tokens<'_>, at: usize) -> Option<u8> {
    const HOURS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    match tokens.digits(at) {
        Some(digits) => digits.parse().ok().filter(|hour| (1..=12).contains(hour)),
        None => HOURS.iter().position(|name| tokens.word(at) == Some(name)).map(|hour| hour as u8 + 1),
    }
}

/// "a.m.", "pm", and the token after it. The hour before noon stands for both.
fn half_of_day(tokens: &Tokens<'_>, at: usize) -> Option<(DayPart, usize)> {
    let part = |letter: &str| match letter {
        "a" | "am" => Some(DayPart::Morning),
        "p" | "pm" => Some(DayPart::Afternoon),
        _ => None,
    };
    let word = tokens.word(at)?;
    let half = part(word)?;
    if word.len() == 2 {
        return Some((half, at + 1));
    }
    let dotted = tokens.mark(at + 1) == Some('.') && tokens.word(at + 2) == Some("m") && tokens.glued(at + 2);
    let stop = tokens.mark(at + 3) == Some('.') && tokens.glued(at + 3);
    dotted.then_some((half, at + 3 + usize::from(stop)))
}

/// "noon", "midnight", and "the morning of" before a day.
fn named_time(tokens: &Tokens<'_>, at: usize) -> Read {
    let word = tokens.word(at)?;
    let date = |hour: u8| Date { time: Some(Clock::Day { hour, minute: 0 }), ..Date::default() };
    match word {
        "midnight" => Some((date(0), at + 1)),
        "noon" => Some((Date { day_part: Some(DayPart::Noon), ..Date::default() }, at + 1)),
        _ => {
            let (_, part) = DAY_PARTS.iter().find(|(name, _)| *name == word)?;
            let link = at + 1;
            let start = link + 1 + usize::from(tokens.word(link + 1) == Some("the"));
            let day = matches!(tokens.word(link), Some("of" | "on")).then(|| {
                month_first(tokens, start)
                    .or_else(|| day_first(tokens, link + 1))
                    .or_else(|| day_first(tokens, start))
                    .or_else(|| weekday(tokens, start))
            });
            let (day, end) = day.flatten()?;
            Some((merged(Date { day_part: Some(*part), ..Date::default() }, day), end))
        }
    }
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

/// The later year of 2020-2022 and 2018-19.
fn last_year(tokens: &Tokens<'_>, at: usize, first: i32) -> Read {
    let digits = tokens.digits(at)?;
    let year = match digits.len() {
        2 if tokens.glued(at) => first / 100 * 100 + digits.parse::<i32>().ok()?,
        _ => year_digits(tokens, at)?,
    };
    let counted = tokens.word(at + 1).is_some_and(|word| COUNTED.contains(&word));
    (year > first && !counted).then(|| (of_year(Year::Of(year)), at + 1))
}
