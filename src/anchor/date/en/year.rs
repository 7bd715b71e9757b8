//! Years, their parts, decades and centuries: "in 2022", "Q3", "fiscal 2023", "the 1960s".

use super::day::day;
use super::time::relative;
use super::{COUNTED, Read};
use crate::anchor::date::digits::season;
use crate::anchor::date::{Calendar, Date, Year, YearPart};
use crate::anchor::number::{skip_hyphen, small};
use crate::text::token::Tokens;

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

pub(super) fn of_year(year: Year) -> Date {
    Date { year: Some(year), ..Date::default() }
}

/// A year as four digits, without looking around; not 2,022 nor 2022.5.
pub(super) fn year_digits(tokens: &Tokens<'_>, at: usize) -> Option<i32> {
    let digits = tokens.digits(at).filter(|digits| digits.len() == 4)?;
    let longer = matches!(tokens.mark(at + 1), Some('.' | ',' | ':'))
        && tokens.glued(at + 1)
        && tokens.glued(at + 2)
        && tokens.digits(at + 2).is_some();
    let suffix = tokens.glued(at + 1) && tokens.word(at + 1).is_some() || tokens.mark(at + 1) == Some('%');
    digits.parse().ok().filter(|year| (1000..2200).contains(year) && !longer && !suffix)
}

/// "fiscal 2023", "fiscal year 2023", "FY2023", "FY23", "2023 fiscal year", "last fiscal year".
pub(super) fn fiscal_year(tokens: &Tokens<'_>, at: usize) -> Read {
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
    if let Some((season, end)) = season(tokens, start) {
        return Some((Date { calendar: Calendar::Fiscal, ..season }, end));
    }
    fiscal(year, start + 1)
}

/// "Q3", "3Q22", "the third quarter", "fiscal third quarter", "H1 2022", "the first half of 2022".
pub(super) fn year_part(tokens: &Tokens<'_>, at: usize) -> Read {
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
pub(super) fn century(tokens: &Tokens<'_>, at: usize) -> Read {
    let (number, after) = day(tokens, at)?;
    let hyphen = after + usize::from(tokens.mark(after) == Some('-'));
    let written = tokens.word(at).is_some() || after == at + 2;
    let named = matches!(tokens.word(hyphen), Some("century" | "centuries")) && written;
    let before = matches!(tokens.word(hyphen + 1), Some("bc" | "bce"));
    let number = if before { -i32::from(number) } else { i32::from(number) };
    named.then(|| (of_year(Year::Century(number)), hyphen + 1 + usize::from(before)))
}

/// "the 1960s", "1990's", "the '60s", "the 60s", "the nineties".
pub(super) fn decade(tokens: &Tokens<'_>, at: usize) -> Read {
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

/// "in 2022", "2022,", "221 BC".
pub(super) fn year(tokens: &Tokens<'_>, at: usize) -> Read {
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

/// "nineteen eighty-four", "eighteen oh five", "in twenty twelve".
pub(super) fn year_in_words(tokens: &Tokens<'_>, at: usize) -> Read {
    let number = |at: usize| tokens.word(at).and_then(small);
    let century = number(at).filter(|century| (16..=20).contains(century))?;
    let cue =
        at.checked_sub(1).and_then(|at| tokens.word(at)).is_some_and(|word| BEFORE_YEARS.contains(&word));
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
    let counted =
        tokens.word(end).is_some_and(|word| COUNTED.contains(&word)) || skip_hyphen(tokens, end) > end;
    (!counted).then(|| (of_year(Year::Of((century * 100 + years) as i32)), end))
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
pub(super) fn bare_year(tokens: &Tokens<'_>, at: usize) -> Read {
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

/// The later year of 2020-2022 and 2018-19.
pub(super) fn last_year(tokens: &Tokens<'_>, at: usize, first: i32) -> Read {
    let digits = tokens.digits(at)?;
    let year = match digits.len() {
        2 if tokens.glued(at) => first / 100 * 100 + digits.parse::<i32>().ok()?,
        _ => year_digits(tokens, at)?,
    };
    let counted = tokens.word(at + 1).is_some_and(|word| COUNTED.contains(&word));
    (year > first && !counted).then(|| (of_year(Year::Of(year)), at + 1))
}
