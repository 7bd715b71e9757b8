//! Times of day: "3 p.m.", "half past three", "noon", "the morning of".

use super::day::{day_first, month_first, weekday};
use super::words::{merged, range_link};
use crate::anchor::date::clock::{clock, placed};
use crate::anchor::date::{Clock, Date, DayPart, Period, words};
use crate::anchor::number::small;
use crate::anchor::phrase::{Read, skip};
use crate::lexeme::Words;
use crate::text::token::Tokens;

static DAY_PARTS: Words<DayPart> = Words::new("day-part", words::day_part);

/// "morning" and the like after a day, also as "in the afternoon".
pub(super) fn day_part(tokens: &Tokens<'_>, at: usize, date: &Date) -> Read<Date> {
    let known = date.day.is_some()
        || date.weekday.is_some()
        || date.time.is_some()
        || date.relative.is_some_and(|relative| relative.period == Period::Day);
    let word = tokens.word(at).filter(|_| known)?;
    let part = DAY_PARTS.get(word)?;
    Some((Date { day_part: Some(part), ..Date::default() }, at + 1))
}

/// "3 p.m.", "3:30pm", "15:30", "three o'clock", "noon", "the morning of".
pub(super) fn time(tokens: &Tokens<'_>, at: usize) -> Read<Date> {
    if let Some(named) = named_time(tokens, at) {
        return Some(named);
    }
    let (hour, minute, after) = match clock(tokens, at) {
        Some(clock) => clock,
        None => (hour_alone(tokens, at)?, 0, at + 1),
    };
    // "7 to 9 p.m." states the half of the day once.
    let shared = || {
        let later = range_link(tokens, after).filter(|&at| hour_alone(tokens, at).is_some())?;
        half_of_day(tokens, later + 1).map(|(part, _)| (part, after))
    };
    let half = half_of_day(tokens, after).or_else(shared);
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

fn hour_alone(tokens: &Tokens<'_>, at: usize) -> Option<u8> {
    let hour: i64 = match tokens.digits(at) {
        Some(digits) => digits.parse().ok()?,
        None => tokens.word(at).and_then(small)?,
    };
    (1..=12).contains(&hour).then_some(hour as u8)
}

/// "a.m.", "pm": the half of the day, as [`DayPart::Morning`] or [`DayPart::Afternoon`], and the token after
/// it.
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
fn named_time(tokens: &Tokens<'_>, at: usize) -> Read<Date> {
    let word = tokens.word(at)?;
    let date = |hour: u8| Date { time: Some(Clock::Day { hour, minute: 0 }), ..Date::default() };
    match word {
        "half" if tokens.word(at + 1) == Some("past") => {
            let hour = hour_alone(tokens, at + 2)?;
            Some((Date { time: Some(Clock::Dial { hour, minute: 30 }), ..Date::default() }, at + 3))
        }
        "a" if tokens.word(at + 1) == Some("quarter") => named_time(tokens, at + 1),
        "quarter" => {
            let minutes = match tokens.word(at + 1)? {
                "past" => 15,
                "to" => 45,
                _ => return None,
            };
            let hour = hour_alone(tokens, at + 2).filter(|_| tokens.word(at + 2).is_some())?;
            let hour = match minutes {
                45 if hour == 1 => 12,
                45 => hour - 1,
                _ => hour,
            };
            Some((Date { time: Some(Clock::Dial { hour, minute: minutes }), ..Date::default() }, at + 3))
        }
        "midnight" => Some((date(0), at + 1)),
        "noon" => Some((Date { day_part: Some(DayPart::Noon), ..Date::default() }, at + 1)),
        _ => {
            let part = DAY_PARTS.get(word)?;
            let link = at + 1;
            let start = skip(tokens, link + 1, "the");
            let day = matches!(tokens.word(link), Some("of" | "on")).then(|| {
                month_first(tokens, start)
                    .or_else(|| day_first(tokens, link + 1))
                    .or_else(|| day_first(tokens, start))
                    .or_else(|| weekday(tokens, start))
            });
            let (day, end) = day.flatten()?;
            Some((merged(Date { day_part: Some(part), ..Date::default() }, day), end))
        }
    }
}
