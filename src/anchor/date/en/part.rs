//! Quarters and halves of a year: "Q3", "3Q22", "the third quarter", "the first half of 2022".

use super::relative::relative;
use super::words::{day, of_year, year_digits};
use crate::anchor::date::{Calendar, Date, Year, YearPart};
use crate::anchor::phrase::{Read, skip};
use crate::text::token::Tokens;

/// "Q3", "3Q22", "the third quarter", "fiscal third quarter", "H1 2022", "the first half of 2022".
pub(super) fn year_part(tokens: &Tokens<'_>, at: usize) -> Read<Date> {
    part_sign(tokens, at).or_else(|| part_words(tokens, at))
}

fn part_sign(tokens: &Tokens<'_>, at: usize) -> Read<Date> {
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
        // H1 needs its year, because it has many other meanings.
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

fn part_words(tokens: &Tokens<'_>, at: usize) -> Read<Date> {
    let fiscal_first = matches!(tokens.word(at), Some("fiscal"));
    let start = at + usize::from(fiscal_first);
    let (place, after) = match tokens.word(start) {
        Some("latter") => (2, start + 1),
        Some("final") => (4, start + 1),
        _ => day(tokens, start).filter(|(_, after)| tokens.word(start).is_some() || *after == start + 2)?,
    };
    let hyphen = after + usize::from(tokens.mark(after) == Some('-'));
    let fiscal = fiscal_first || tokens.word(hyphen) == Some("fiscal");
    let noun = skip(tokens, hyphen, "fiscal");
    let calendar = if fiscal { Calendar::Fiscal } else { Calendar::Civil };
    let date = |part: YearPart| Date { part: Some(part), calendar, ..Date::default() };
    match tokens.word(noun)? {
        "quarter" if place <= 4 => Some((date(YearPart::Quarter(place)), noun + 1)),
        "half" if place <= 2 => {
            // The first half of a match is not a half of the year.
            let the = skip(tokens, noun + 2, "the");
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
