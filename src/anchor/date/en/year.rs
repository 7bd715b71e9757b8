//! Years, decades and centuries: "in 2022", "fiscal 2023", "the 1960s", "the 20th century".

use super::words::{day, is_counted, of_year, year_digits};
use crate::anchor::date::digits::season;
use crate::anchor::date::{Calendar, Date, Year};
use crate::anchor::number::{skip_hyphen, small};
use crate::anchor::phrase::{Read, skip, word_before};
use crate::lexeme::{Lexeme, Words};
use crate::text::token::Tokens;
use crate::word_list::WordList;

/// Words for decades: "the nineties".
static DECADES: Words<i32> = Words::new("decade", Lexeme::number);

/// Words before a bare number of four digits that make it a year.
static BEFORE_YEARS: WordList = WordList::new("before-year");

/// "fiscal 2023", "fiscal year 2023", "FY2023", "FY23", "2023 fiscal year", "last fiscal year".
pub(super) fn fiscal_year(tokens: &Tokens<'_>, at: usize) -> Read<Date> {
    let fiscal =
        |year: i32, end: usize| Some((Date { calendar: Calendar::Fiscal, ..of_year(Year::Of(year)) }, end));
    if let Some(year) = year_digits(tokens, at) {
        let end = skip(tokens, at + 2, "year");
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
    if let Some((season, end)) = season(tokens, start) {
        return Some((Date { calendar: Calendar::Fiscal, ..season }, end));
    }
    fiscal(year, start + 1)
}

/// "the 20th century", "twenty-first-century".
pub(super) fn century(tokens: &Tokens<'_>, at: usize) -> Read<Date> {
    let (number, after) = day(tokens, at)?;
    let hyphen = after + usize::from(tokens.mark(after) == Some('-'));
    let written = tokens.word(at).is_some() || after == at + 2;
    let named = matches!(tokens.word(hyphen), Some("century" | "centuries")) && written;
    let before = matches!(tokens.word(hyphen + 1), Some("bc" | "bce"));
    let number = if before { -i32::from(number) } else { i32::from(number) };
    named.then(|| (of_year(Year::Century(number)), hyphen + 1 + usize::from(before)))
}

/// "the 1960s", "1990's", "the '60s", "the 60s", "the nineties".
pub(super) fn decade(tokens: &Tokens<'_>, at: usize) -> Read<Date> {
    let before = |back: usize| word_before(tokens, at, back);
    // "in the early 60s" and "the 60s" are years, "his early 60s" and "early 20s" an age.
    let the = |back: usize| before(back) == Some("the");
    let edge = |back: usize| matches!(before(back), Some("early" | "late" | "mid"));
    let hyphen = tokens.mark(at.wrapping_sub(1)) == Some('-');
    let cue = the(1)
        || edge(1) && the(2)
        || hyphen && edge(2) && the(3)
        || hyphen && matches!(before(2), Some("post" | "pre"));
    if let Some(word) = tokens.word(at) {
        let decade = DECADES.get(word)?;
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
        // With two digits the cue decides: "in his 60s" is an age.
        2 if apostrophe || cue => {
            let century = if year < 20 { 2000 } else { 1900 };
            Some((of_year(Year::Decade(century + year)), end))
        }
        _ => None,
    }
}

/// "in 2022", "2022,", "221 BC".
pub(super) fn year(tokens: &Tokens<'_>, at: usize) -> Read<Date> {
    if let Some(found) = ancient_year(tokens, at) {
        return Some(found);
    }
    let year = year_digits(tokens, at).filter(|year| *year >= 1500)?;
    let counted = is_counted(tokens, at + 1) && !tokens.capital(at + 1);
    let before = word_before(tokens, at, 1);
    let cue = before.is_some_and(|word| BEFORE_YEARS.has(word)) && !is_quantified(tokens, at);
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

/// "nineteen eighty-four", "eighteen oh five", "in twenty twelve".
pub(super) fn year_in_words(tokens: &Tokens<'_>, at: usize) -> Read<Date> {
    let number = |at: usize| tokens.word(at).and_then(small);
    let century = number(at).filter(|century| (16..=20).contains(century))?;
    let cue = word_before(tokens, at, 1).is_some_and(|word| BEFORE_YEARS.has(word));
    // "twenty twelve-inch guns"
    if century == 20 && !cue {
        return None;
    }
    let last = at + 1;
    let (years, end) = match (tokens.word(last), number(last)) {
        (Some("oh"), _) => (number(last + 1).filter(|digit| (1..10).contains(digit))?, last + 2),
        (_, Some(tens)) if tens >= 20 => {
            let ones = skip_hyphen(tokens, last + 1);
            match number(ones).filter(|digit| (1..10).contains(digit)) {
                Some(digit) => (tens + digit, ones + 1),
                None => (tens, last + 1),
            }
        }
        (_, Some(teens)) if teens >= 10 => (teens, last + 1),
        _ => return None,
    };
    let counted = is_counted(tokens, end) || skip_hyphen(tokens, end) > end;
    (!counted).then(|| (of_year(Year::Of((century * 100 + years) as i32)), end))
}

/// "in '98", "the floods of ’98": a year of the century.
pub(super) fn short_year(tokens: &Tokens<'_>, at: usize) -> Read<Date> {
    /// Words that a share or a scale begins with.
    const COUNTED: [&str; 6] = ["percent", "per", "pc", "million", "billion", "thousand"];
    let opens = matches!(tokens.mark(at), Some('\'' | '‘' | '’')) && (at == 0 || !tokens.glued(at));
    let digits = tokens.digits(at + 1).filter(|digits| digits.len() == 2)?;
    let cue = word_before(tokens, at, 1).is_some_and(|word| BEFORE_YEARS.has(word));
    let end = at + 2;
    let goes_on = tokens.glued(end) && (tokens.word(end).is_some() || tokens.mark(end) == Some('%'))
        || tokens.word(end).is_some_and(|word| COUNTED.contains(&word))
        || is_counted(tokens, end);
    let year: i32 = digits.parse().ok().filter(|_| opens && cue && tokens.glued(at + 1) && !goes_on)?;
    let century = if year < 50 { 2000 } else { 1900 };
    Some((of_year(Year::Of(century + year)), end))
}

/// Whether the words before make it a quantity: "more than 2000", "as many as 1900", "for 1500".
fn is_quantified(tokens: &Tokens<'_>, at: usize) -> bool {
    let back = |n: usize| word_before(tokens, at, n);
    match back(1) {
        Some("than") => !matches!(back(2), Some("rather" | "later" | "earlier" | "higher" | "lower")),
        Some("as") => matches!(back(2), Some("many" | "much")),
        Some("around" | "for" | "to" | "the") => matches!(back(2), Some("up" | "only" | "total" | "close")),
        _ => false,
    }
}

/// A year with nothing around it, if the words before confirm it.
pub(super) fn bare_year(tokens: &Tokens<'_>, at: usize) -> Read<Date> {
    year_digits(tokens, at).map(|year| (of_year(Year::Of(year)), at + 1))
}

/// "221 BC", "AD 618".
fn ancient_year(tokens: &Tokens<'_>, at: usize) -> Read<Date> {
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

/// The later year of 2020-2022 and 2018-19.
pub(super) fn last_year(tokens: &Tokens<'_>, at: usize, first: i32) -> Read<Date> {
    let digits = tokens.digits(at)?;
    let year = match digits.len() {
        2 if tokens.glued(at) => first / 100 * 100 + digits.parse::<i32>().ok()?,
        _ => year_digits(tokens, at)?,
    };
    let counted = is_counted(tokens, at + 1);
    (year > first && !counted).then(|| (of_year(Year::Of(year)), at + 1))
}
