//! Dates as people read them.

use std::fmt;

use super::{Calendar, Clock, Date, Relative, Year, YearPart};

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = Vec::new();
        if let Some(Relative { period, offset }) = self.relative {
            let period = format!("{period:?}").to_lowercase();
            parts.push(if offset == 0 { format!("{period}0") } else { format!("{period}{offset:+}") });
        }
        let day = self.day_text();
        if !day.is_empty() {
            parts.push(day);
        }
        if let Some(edge) = self.edge {
            parts.push(format!("{edge:?}").to_lowercase());
        }
        if let Some(weekday) = self.weekday {
            const NAMES: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
            parts.push(NAMES[usize::from(weekday + 6) % 7].to_owned());
        }
        if let Some(part) = self.day_part {
            parts.push(format!("{part:?}").to_lowercase());
        }
        match self.time {
            Some(Clock::Day { hour, minute }) => parts.push(format!("T{hour:02}:{minute:02}")),
            Some(Clock::Dial { hour, minute }) => parts.push(format!("t{hour}:{minute:02}")),
            None => {}
        }
        if let (Some(zone), Some(time)) = (self.zone, parts.last_mut().filter(|_| self.time.is_some())) {
            *time += &zone.to_string();
        }
        f.write_str(&parts.join(" "))?;
        match &self.end {
            Some(end) => write!(f, "..{end}"),
            None => Ok(()),
        }
    }
}

impl Date {
    /// Year, part, month and day, as in ISO 8601, with `-` for what is not stated.
    fn day_text(&self) -> String {
        let mut text = match self.year {
            Some(Year::Of(year)) => year.to_string(),
            Some(Year::Decade(year)) => format!("{year}s"),
            Some(Year::Century(number)) => format!("{number}C"),
            None => String::new(),
        };
        match self.calendar {
            Calendar::Civil => {}
            Calendar::Fiscal => text.insert_str(0, "FY"),
            Calendar::Lunar => text.insert_str(0, "lunar "),
        }
        if let Some(part) = self.part {
            let link = if text.is_empty() { "" } else { "-" };
            text += &match part {
                YearPart::Quarter(n) => format!("{link}Q{n}"),
                YearPart::Half(n) => format!("{link}H{n}"),
            };
        }
        let empty = self.year.is_none() && self.part.is_none();
        match (self.month, self.day) {
            (Some(month), _) => text += &format!("{}-{month:02}", if empty { "-" } else { "" }),
            (None, Some(_)) => text += if empty { "--" } else { "-" },
            (None, None) => {}
        }
        if let Some(day) = self.day {
            text += &format!("-{day:02}");
        }
        text
    }
}
