//! Days, weekdays and months: "December 29, 2022", "12-15 November", "the 29th", "mid-May".

use super::words::{day, is_counted, is_ordinal_ending, month, of_year, range_link, year_digits};
use crate::anchor::date::{Date, Year};
use crate::anchor::phrase::{Read, skip, word_before};
use crate::lexeme::{self, WEEKDAYS};
use crate::text::token::Tokens;
use crate::word_list::WordList;

/// Words before the name of a month that confirm it.
static BEFORE_MONTHS: WordList = WordList::new("before-month");

/// The year after a month or day, with an optional comma between: "12, 2022" and "November 2022".
fn following_year(tokens: &Tokens<'_>, at: usize) -> Option<(i32, usize)> {
    let start = at + usize::from(tokens.mark(at) == Some(','));
    let counted = is_counted(tokens, start + 1);
    year_digits(tokens, start).filter(|_| !counted).map(|year| (year, start + 1))
}

/// "December 29, 2022", "Nov. 12-15", "March the 3rd", "May 2022".
pub(super) fn month_first(tokens: &Tokens<'_>, at: usize) -> Read<Date> {
    let (month, after) = month(tokens, at)?;
    if let Some((year, end)) = following_year(tokens, after) {
        return Some((Date { month: Some(month), ..of_year(Year::Of(year)) }, end));
    }
    let start = skip(tokens, after, "the");
    let (first, end) = day(tokens, start)?;
    // "In May 10 people" counts people.
    if is_counted(tokens, end) {
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

/// "-15" and "to 15" after a first day.
fn last_day(tokens: &Tokens<'_>, at: usize, first: u8) -> (Option<Box<Date>>, usize) {
    let last = range_link(tokens, at).and_then(|start| day(tokens, start)).filter(|(last, end)| {
        // "December 12 to January 3" has a month of its own: it is read as a range of two dates.
        *last > first && !is_counted(tokens, *end)
    });
    match last {
        Some((last, end)) => (Some(Box::new(Date { day: Some(last), ..Date::default() })), end),
        None => (None, at),
    }
}

/// "12 November 2022", "the 29th of March", "12-15 December", "the 29th".
pub(super) fn day_first(tokens: &Tokens<'_>, at: usize) -> Read<Date> {
    let article = tokens.word(at) == Some("the");
    let start = at + usize::from(article);
    let (first, after) = day(tokens, start)?;
    let (last, after) = last_day(tokens, after, first);
    let link = skip(tokens, after, "of");
    if let Some((month, end)) = month(tokens, link) {
        let date = Date { month: Some(month), day: Some(first), end: last, ..Date::default() };
        return Some(match following_year(tokens, end) {
            Some((year, end)) => (Date { year: Some(Year::Of(year)), ..date }, end),
            None => (date, end),
        });
    }
    // "the 29th" by itself is a day; "the 29th floor" and "the third" are not.
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
pub(super) fn month_alone(tokens: &Tokens<'_>, at: usize) -> Read<Date> {
    let (number, end) = month(tokens, at)?;
    let word = tokens.word(at)?;
    let lexeme::Month { short, doubtful, .. } = lexeme::month(word)?;
    let cue = word_before(tokens, at, 1).is_some_and(|word| BEFORE_MONTHS.has(word))
        || at > 1 && tokens.mark(at - 1) == Some('-') && tokens.word(at - 2) == Some("mid");
    let dotted = end > at + 1;
    // "In March the army" is a month; "to March on" would not be a capital.
    let and = (tokens.word(end) == Some("and")).then_some(end + 1);
    let month_to_month = range_link(tokens, end).or(and).and_then(|start| month(tokens, start)).is_some();
    let after_month = at > 1
        && range_link(tokens, at - 1).is_some()
        && (month(tokens, at - 2).is_some() || at > 2 && month(tokens, at - 3).is_some());
    let in_range = month_to_month || after_month;
    let cue = cue || in_range;
    let month_name = if short && word.len() == 3 { dotted && cue || in_range } else { cue || !doubtful };
    let person = tokens.capital(end) && !dotted && doubtful && !cue;
    (month_name && !person).then(|| (Date { month: Some(number), ..Date::default() }, end))
}

/// "Wednesday", "Wed."; "Sun" and "Sat" only with their full stop.
pub(super) fn weekday(tokens: &Tokens<'_>, at: usize) -> Read<Date> {
    if !tokens.capital(at) {
        return None;
    }
    let word = tokens.word(at)?;
    let (word, plural) = match word.strip_suffix('s') {
        Some(singular) if singular.ends_with("day") => (singular, true),
        _ => (word, false),
    };
    let short = |name: &str| word.len() >= 3 && word.len() <= 5 && name.starts_with(word);
    let (name, number) = WEEKDAYS.all().iter().find(|(name, _)| *name == word || short(name) && !plural)?;
    let full = *name == word;
    let dotted = !full && tokens.mark(at + 1) == Some('.') && tokens.glued(at + 1);
    (full || dotted)
        .then(|| (Date { weekday: Some(*number), ..Date::default() }, at + 1 + usize::from(dotted)))
}
