//! The time zone in which a time of day is given: 北京时间, "GMT", "UTC+8", "local time".

use std::fmt;
use std::sync::OnceLock;

use serde::Serialize;

use super::{Clock, Date};
use crate::anchor::phrase::{Phrases, Read};
use crate::table;
use crate::text::token::Tokens;

/// A time zone, as far as a text specifies it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Zone {
    /// This many minutes ahead of Greenwich, or behind it if negative.
    Offset(i16),
    /// The same, with an hour more in summer.
    WithSummer(i16),
    /// 当地时间, "local time": unspecified.
    Local,
}

const HOUR: i32 = 60;
const DAY: i32 = 24 * HOUR;

/// The share of an agreement that is left if one time is the other in another zone: by the offsets of both,
/// or possibly.
const CONVERTED: f32 = 0.5;
const PERHAPS: f32 = 0.3;

/// How well two different times of day agree if one is the other, converted; `None` if that is impossible.
///
/// If both zones are known their offsets decide. If one is not, the times must be whole or half hours apart.
pub(super) fn converted(a: (Clock, Option<Zone>), b: (Clock, Option<Zone>)) -> Option<f32> {
    const STEP: i32 = HOUR / 2;
    if a.1 == b.1 {
        return None;
    }
    let minutes = |clock: Clock| {
        let (hour, minute) = clock.parts();
        i32::from(hour) * HOUR + i32::from(minute)
    };
    let on_dial = |clock: Clock| matches!(clock, Clock::Dial { .. });
    let circle = if on_dial(a.0) || on_dial(b.0) { DAY / 2 } else { DAY };
    let apart = minutes(b.0) - minutes(a.0);
    let known = |zone: Option<Zone>| zone.map(Zone::offsets).filter(|offsets| !offsets.is_empty());
    match (known(a.1), known(b.1)) {
        (Some(from), Some(to)) => {
            let fits = |from: i32, to: i32| (apart - (to - from)).rem_euclid(circle) == 0;
            from.iter().any(|&from| to.iter().any(|&to| fits(from, to))).then_some(CONVERTED)
        }
        _ => (apart % STEP == 0).then_some(PERHAPS),
    }
}

impl Zone {
    /// The minutes from Greenwich that it may have; none if they are not known.
    fn offsets(self) -> Vec<i32> {
        match self {
            Zone::Offset(minutes) => vec![i32::from(minutes)],
            Zone::WithSummer(minutes) => vec![i32::from(minutes), i32::from(minutes) + HOUR],
            Zone::Local => Vec::new(),
        }
    }
}

/// A date at the tokens `start..end` with the zone of its time, and where it ends then.
pub(super) fn zoned(tokens: &Tokens<'_>, start: usize, (date, end): (Date, usize)) -> (Date, usize) {
    match date.time.and_then(|_| around(tokens, start, end)) {
        Some((zone, after)) => (Date { zone: Some(zone), ..date }, after),
        None => (date, end),
    }
}

/// The zone named before or after the tokens `start..end`, also in brackets, and where a time that includes
/// it ends: an abbreviation after the time belongs to it just as "a.m." does.
fn around(tokens: &Tokens<'_>, start: usize, end: usize) -> Read<Zone> {
    /// The longest name, in tokens.
    const LONGEST: usize = 10;
    let bracket = matches!(tokens.mark(end), Some('(' | '（'));
    if let Some((zone, after)) = named(tokens, end + usize::from(bracket)) {
        let belongs = !bracket && is_abbreviation(tokens, end);
        return Some((zone, if belongs { after } else { end }));
    }
    let from = start.saturating_sub(LONGEST)..start;
    let before = from.filter_map(|at| named(tokens, at)).find(|&(_, after)| after == start);
    before.map(|(zone, _)| (zone, end))
}

fn is_abbreviation(tokens: &Tokens<'_>, at: usize) -> bool {
    /// The longest abbreviation, in letters.
    const LONGEST: usize = 4;
    tokens.word(at).is_some_and(|word| word.len() <= LONGEST)
}

/// The zone named at `at`, and the token after it.
fn named(tokens: &Tokens<'_>, at: usize) -> Read<Zone> {
    let (&zone, end) = names().longest(tokens, at)?;
    let short = is_abbreviation(tokens, at) && end == at + 1;
    if short && tokens.raw(at).contains(char::is_lowercase) {
        return None;
    }
    match zone {
        Zone::Offset(0) if short => Some(offset(tokens, end).unwrap_or((zone, end))),
        _ => Some((zone, end)),
    }
}

/// The offset after UTC or GMT: +8, -05:30.
fn offset(tokens: &Tokens<'_>, at: usize) -> Read<Zone> {
    const FARTHEST: i16 = 14;
    let sign = match tokens.mark(at).filter(|_| tokens.glued(at) && tokens.glued(at + 1))? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let part = |at: usize| tokens.digits(at).filter(|digits| digits.len() <= 2)?.parse::<i16>().ok();
    let hours = part(at + 1).filter(|hours| *hours <= FARTHEST)?;
    let colon = tokens.mark(at + 2) == Some(':') && tokens.glued(at + 2) && tokens.glued(at + 3);
    let minutes = part(at + 3).filter(|minutes| colon && i32::from(*minutes) < HOUR);
    let end = if minutes.is_some() { at + 4 } else { at + 2 };
    Some((Zone::Offset(sign * (hours * HOUR as i16 + minutes.unwrap_or(0))), end))
}

fn names() -> &'static Phrases<Zone> {
    static NAMES: OnceLock<Phrases<Zone>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let rows = table::rows(include_str!("../../data/time-zones.tsv"));
        Phrases::new(rows.flat_map(|[minutes, summer, names]| {
            let zone = match (minutes.parse(), summer) {
                (Ok(minutes), "summer") => Zone::WithSummer(minutes),
                (Ok(minutes), _) => Zone::Offset(minutes),
                (Err(_), _) => Zone::Local,
            };
            names.split('|').map(move |name| (name, zone))
        }))
    })
}

/// `+08:00`, `-05:00/-04:00`, ` local`.
impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let offsets = self.offsets();
        if offsets.is_empty() {
            return f.write_str(" local");
        }
        for (n, minutes) in offsets.into_iter().enumerate() {
            let link = if n > 0 { "/" } else { "" };
            let sign = if minutes < 0 { '-' } else { '+' };
            write!(f, "{link}{sign}{:02}:{:02}", minutes.abs() / HOUR, minutes.abs() % HOUR)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(hour: u8, minute: u8) -> Clock {
        Clock::Day { hour, minute }
    }

    #[test]
    fn offsets_of_both_zones_decide() {
        let beijing = Some(Zone::Offset(480));
        let eastern = Some(Zone::WithSummer(-300));
        assert!(converted((at(20, 30), beijing), (at(12, 30), Some(Zone::Offset(0)))).is_some());
        assert!(converted((at(20, 30), beijing), (at(13, 30), Some(Zone::Offset(0)))).is_none());
        assert!(converted((at(8, 0), beijing), (at(20, 0), eastern)).is_some());
        assert!(converted((at(8, 0), beijing), (at(19, 0), eastern)).is_some());
        assert!(converted((at(8, 0), beijing), (at(9, 0), beijing)).is_none());
    }

    #[test]
    fn an_unknown_zone_is_whole_or_half_hours_away() {
        let local = Some(Zone::Local);
        assert!(converted((at(20, 30), None), (at(12, 30), local)).is_some());
        assert!(converted((at(20, 30), None), (at(12, 20), local)).is_none());
        assert!(converted((at(20, 30), None), (at(12, 30), None)).is_none());
    }

    #[test]
    fn names_stand_before_and_behind() {
        let zone =
            |text: &str, start, end| around(&Tokens::of(text), start, end).map(|(zone, _)| zone.to_string());
        assert_eq!(zone("北京时间20:30", 4, 7).as_deref(), Some("+08:00"));
        assert_eq!(zone("12:30 (GMT)", 0, 3).as_deref(), Some("+00:00"));
        assert_eq!(zone("12:30 UTC+5:30", 0, 3).as_deref(), Some("+05:30"));
        assert_eq!(zone("12:30 Eastern Time", 0, 3).as_deref(), Some("-05:00/-04:00"));
        assert_eq!(zone("12:30 est", 0, 3), None);
    }
}
