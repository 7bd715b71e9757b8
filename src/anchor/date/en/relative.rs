//! Relative dates: "yesterday", "last November", "the week before last".

use std::sync::LazyLock;

use super::day::weekday;
use super::words::{merged, month};
use crate::anchor::date::words::{self, day_part_named};
use crate::anchor::date::{Calendar, Date, Period, Relative};
use crate::anchor::phrase::{Phrases, Read, skip};
use crate::lexeme::{Lexeme, Words, english};
use crate::text::token::Tokens;

/// Expressions that state the whole date, some with a part of the day.
static WHOLE: LazyLock<Phrases<Date>> = LazyLock::new(|| {
    Phrases::of(english("relative"), |lexeme| Date {
        relative: Some(words::relative(lexeme)),
        day_part: lexeme.flags().find_map(day_part_named),
        ..Date::default()
    })
});

/// The distance that "last" and "next" stand for.
static OFFSETS: Words<i8> = Words::new("offset", Lexeme::number);

static PERIODS: Words<Period> = Words::new("period", words::period);

/// "yesterday", "last year", "next Monday", "last November", "this quarter".
pub(super) fn relative(tokens: &Tokens<'_>, at: usize) -> Read<Date> {
    let start = skip(tokens, at, "the");
    // "the following day" needs its article.
    let with_article = || (start > at).then(|| WHOLE.longest(tokens, at)).flatten();
    if let Some((date, end)) = WHOLE.longest(tokens, start).or_else(with_article) {
        return Some((date.clone(), end));
    }
    let offset = OFFSETS.get(tokens.word(start)?)?;
    let date = |period: Period| Date { relative: Some(Relative { period, offset }), ..Date::default() };
    let fiscal = matches!(tokens.word(start + 1), Some("fiscal" | "financial"));
    let noun = start + 1 + usize::from(fiscal);
    if let Some(period) = tokens.word(noun).and_then(|word| PERIODS.get(word)) {
        let calendar = if fiscal { Calendar::Fiscal } else { Calendar::Civil };
        return Some((Date { calendar, ..date(period) }, noun + 1));
    }
    if let Some((day, end)) = weekday(tokens, noun) {
        return Some((merged(date(Period::Week), day), end));
    }
    let (month, end) = month(tokens, noun)?;
    Some((Date { month: Some(month), ..date(Period::Year) }, end))
}
