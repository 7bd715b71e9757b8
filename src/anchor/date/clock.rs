//! The time of day.

use serde::Serialize;

use crate::text::token::Tokens;

/// A part of the day, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DayPart {
    /// 凌晨, "small hours".
    SmallHours,
    /// 早上, 上午, "morning".
    Morning,
    /// 中午, "noon".
    Noon,
    /// 下午, "afternoon".
    Afternoon,
    /// 傍晚, 晚上, "evening".
    Evening,
    /// 夜里, "night".
    Night,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Clock {
    /// In hours from midnight, 0 to 24.
    Day {
        /// Hours.
        hour: u8,
        /// Minutes.
        minute: u8,
    },
    /// On a dial, where three o'clock may be at night or in the afternoon.
    Dial {
        /// Hours, 0 to 12.
        hour: u8,
        /// Minutes.
        minute: u8,
    },
}

impl DayPart {
    /// The time of an hour on the dial in this part of the day.
    pub(super) fn place(self, hour: u8, minute: u8) -> Clock {
        let later = match self {
            DayPart::SmallHours | DayPart::Morning => hour == 12 && self == DayPart::SmallHours,
            DayPart::Noon => hour < 11,
            DayPart::Afternoon | DayPart::Evening => hour < 12,
            DayPart::Night => hour < 12 && hour > 5,
        };
        let hour = match (later, self) {
            (true, DayPart::SmallHours) => 0,
            (true, _) => hour + 12,
            (false, DayPart::Night) if hour == 12 => 0,
            _ => hour,
        };
        Clock::Day { hour, minute }
    }
}

impl Clock {
    pub(super) fn parts(self) -> (u8, u8) {
        match self {
            Clock::Day { hour, minute } | Clock::Dial { hour, minute } => (hour % 24, minute),
        }
    }
}

/// 15:30, 15:30:20.
pub(super) fn clock(tokens: &Tokens<'_>, at: usize) -> Option<(u8, u8, usize)> {
    let part = |at: usize, largest: u8| {
        let digits = tokens.digits(at).filter(|digits| digits.len() <= 2)?;
        digits.parse::<u8>().ok().filter(|part| *part <= largest)
    };
    let glued = |from: usize, to: usize| (from..to).all(|at| tokens.glued(at));
    let (hour, minute) = (part(at, 24)?, part(at + 2, 59)?);
    let before = at.checked_sub(1).and_then(|at| tokens.mark(at));
    // 3:2 is a score, 1:1000 a scale, 00:15:30 is taken as a whole.
    let fits = tokens.mark(at + 1) == Some(':')
        && glued(at + 1, at + 3)
        && tokens.folded(at + 2).len() == 2
        && before != Some(':');
    let seconds = tokens.mark(at + 3) == Some(':') && glued(at + 3, at + 5) && part(at + 4, 59).is_some();
    fits.then_some((hour, minute, if seconds { at + 5 } else { at + 3 }))
}

/// The time in this part of the day; a padded or large hour, or one with 时, counts from midnight.
pub(super) fn placed(hour: u8, minute: u8, part: Option<DayPart>, from_midnight: bool) -> Clock {
    match part {
        _ if hour > 12 || hour == 0 => Clock::Day { hour, minute },
        Some(part) => part.place(hour, minute),
        None if from_midnight => Clock::Day { hour, minute },
        None => Clock::Dial { hour, minute },
    }
}
