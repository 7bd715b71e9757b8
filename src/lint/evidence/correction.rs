//! What to write instead of a wrong number or date: exactly the marked words, with another value.

use crate::anchor::Key;
use crate::anchor::date::{Date, Year};
use crate::anchor::number::{Class, Number, Precision, Unit, numeral};
use crate::language::visible;
use crate::lexeme::{month_name, weekday_name};
use crate::lint::evidence::figures::{is_share, tidy};

/// The marked words with the value that the Chinese gives, if it can be written in their form.
pub(crate) fn corrected(said: &Key, written: &Key, words: &str) -> Option<String> {
    match (said, written) {
        (Key::Number(said), Key::Number(written)) => number(said, written, words),
        (Key::Date(said), Key::Date(_)) => date(said),
        _ => None,
    }
}

/// The English words of a number with another value: the currency before it and the unit after it stay, and
/// the value is converted to them.
pub(crate) fn number(said: &Number, written: &Number, words: &str) -> Option<String> {
    if said.precision == Precision::Vague {
        return None;
    }
    if written.class == Class::Ordinal {
        return said.value.to_i64().filter(|_| said.high.is_none()).map(|place| ordinal(place, words));
    }
    if is_share(said) {
        return Some(spread(said, |value| share(value, said.class)));
    }
    let (from, to) = (said.unit, written.unit);
    if let (Some(from), Some(to)) = (from, to)
        && from.is_currency()
        && from != to
    {
        return Some(priced(said, from));
    }
    let factor = match (from, to) {
        (Some(from), Some(to)) if from.dimension() == to.dimension() => from.factor() / to.factor(),
        _ => 1.0,
    };
    let words = &*visible(words);
    let numeral = numeral(words)?;
    let (before, after) = (&words[..numeral.start as usize], &words[numeral.end as usize..]);
    // "below zero" follows the marked words and is not said a second time.
    let signed =
        words[numeral.range()].starts_with(|c: char| !c.is_alphanumeric()) || words.contains("minus");
    let below = written.value.to_f64() < 0.0 && !signed;
    if below && said.value.to_f64() >= 0.0 {
        return None;
    }
    let sign = if below { -1.0 } else { 1.0 };
    let amount = match below.then_some(said.high).flatten() {
        // -15..-10 is "10 to 15 … below zero".
        Some(high) => {
            format!("{} to {}", spoken(-high.to_f64() * factor), spoken(-said.value.to_f64() * factor))
        }
        None => {
            let in_words = !words[numeral.range()].contains(|c: char| c.is_numeric());
            spread(said, |value| {
                let value = sign * value * factor;
                small_count(value).filter(|_| in_words).map_or_else(|| spoken(value), str::to_owned)
            })
        }
    };
    Some(format!("{before}{amount}{after}"))
}

/// A small whole number in words.
fn small_count(value: f64) -> Option<&'static str> {
    const COUNTS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    let place = value as usize;
    COUNTS.get(place).copied().filter(|_| place as f64 == value)
}

/// A place in an order, in digits if the marked words have them: `12th`, `third`.
fn ordinal(place: i64, words: &str) -> String {
    const WORDS: [&str; 10] =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let in_words = usize::try_from(place - 1).ok().and_then(|at| WORDS.get(at));
    if let Some(word) = in_words.filter(|_| !words.contains(|c: char| c.is_numeric())) {
        return (*word).to_owned();
    }
    let ending = match (place % 100, place % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    match words.trim_end_matches(|c: char| c.is_numeric()) {
        // No. 3
        name if name.len() < words.len() => format!("{name}{place}"),
        _ => format!("{place}{ending}"),
    }
}

/// A value, or the two ends of a range.
fn spread(number: &Number, say: impl Fn(f64) -> String) -> String {
    match number.high {
        Some(high) => format!("{} to {}", say(number.value.to_f64()), say(high.to_f64())),
        None => say(number.value.to_f64()),
    }
}

/// A share as written in English: `12.4%`, `5 percentage points`, `three quarters`.
fn share(value: f64, class: Class) -> String {
    let fraction = if class == Class::Fraction { fraction(value) } else { None };
    match (fraction, class) {
        (Some(words), _) => words,
        (None, Class::Points) => format!("{} percentage points", tidy(value * 100.0)),
        (None, _) => format!("{}%", tidy(value * 100.0)),
    }
}

/// A simple fraction in words.
fn fraction(value: f64) -> Option<String> {
    /// How far a value, being computed, may be from the fraction.
    const EXACT: f64 = 1e-6;
    const COUNTS: [&str; 9] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    const PARTS: [(f64, &str); 6] =
        [(3.0, "third"), (4.0, "quarter"), (5.0, "fifth"), (6.0, "sixth"), (8.0, "eighth"), (10.0, "tenth")];
    PARTS.into_iter().find_map(|(below, name)| {
        let above = value * below;
        let count = above.round();
        let place = (count as usize).checked_sub(1)?;
        let words = COUNTS.get(place).filter(|_| (above - count).abs() < EXACT && count < below)?;
        Some(format!("{words} {name}{}", if count > 1.0 { "s" } else { "" }))
    })
}

/// An amount of money in its own currency: `$3,000`, `3,000 yuan`.
fn priced(said: &Number, currency: Unit) -> String {
    const SIGNS: [(&str, &str); 4] = [("USD", "$"), ("EUR", "€"), ("GBP", "£"), ("HKD", "HK$")];
    const WORDS: [(&str, &str); 2] = [("CNY", "yuan"), ("JPY", "yen")];
    let of = |table: &[(&str, &'static str)]| {
        table.iter().find(|(symbol, _)| *symbol == currency.symbol()).map(|(_, sign)| *sign)
    };
    match (of(&SIGNS), of(&WORDS)) {
        (Some(sign), _) => spread(said, |value| format!("{sign}{}", spoken(value))),
        (None, Some(word)) => format!("{} {word}", spread(said, spoken)),
        (None, None) => format!("{} {}", currency.symbol(), spread(said, spoken)),
    }
}

/// A value as written in English: `1.409 billion`, `30,000`.
fn spoken(value: f64) -> String {
    let scales = [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")];
    match scales.into_iter().find(|&(scale, _)| value.abs() >= scale) {
        Some((scale, word)) => format!("{} {word}", tidy(value / scale)),
        None => grouped(tidy(value)),
    }
}

/// With commas between thousands.
fn grouped(value: f64) -> String {
    let text = format!("{value}");
    let (whole, rest) =
        text.split_once('.').map_or((text.as_str(), String::new()), |(w, r)| (w, format!(".{r}")));
    let digits: Vec<char> = whole.chars().collect();
    let mut out = String::new();
    for (k, digit) in digits.iter().enumerate() {
        if k > 0 && (digits.len() - k).is_multiple_of(3) && digits[k - 1].is_ascii_digit() {
            out.push(',');
        }
        out.push(*digit);
    }
    out + &rest
}

/// A date as written in English, if it is a day, a month of a year, a year, a day of the week or a quarter,
/// or runs from one day to another: `March 15, 2022`, `1985`, `March 5 to 7`, `Wednesday`.
fn date(date: &Date) -> Option<String> {
    let Date { year, month, day, weekday, .. } = date;
    let plain = Date { year: *year, month: *month, day: *day, ..Date::default() };
    if let Some(last) = &date.end {
        let first = Date { end: None, ..date.clone() };
        let of_month = Date { day: last.day, ..Date::default() };
        let within = **last == of_month && first == plain && year.is_none() && month.is_some();
        return within.then(|| Some(format!("{} to {}", self::date(&first)?, last.day?))).flatten();
    }
    if let Some(weekday) = weekday
        && (Date { weekday: Some(*weekday), ..Date::default() }) == *date
    {
        return weekday_name(*weekday);
    }
    let year = match year {
        Some(Year::Of(year)) => Some(*year),
        None => None,
        Some(_) => return None,
    };
    if plain != *date {
        return None;
    }
    let month = month.and_then(month_name);
    Some(match (month, day, year) {
        (Some(month), Some(day), Some(year)) => format!("{month} {day}, {year}"),
        (Some(month), Some(day), None) => format!("{month} {day}"),
        (Some(month), None, Some(year)) => format!("{month} {year}"),
        (None, None, Some(year)) => year.to_string(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::anchors;
    use crate::language::Language;

    /// The first figure of the English, with the value of the first one of the Chinese.
    fn of(zh: &str, en: &str) -> Option<String> {
        let figure = |text: &str, language| {
            let of_figure = |key: &Key| matches!(key, Key::Number(_) | Key::Date(_));
            anchors(text, language).into_iter().find(|anchor| of_figure(&anchor.key)).expect("a figure")
        };
        let (said, written) = (figure(zh, Language::Chinese), figure(en, Language::English));
        corrected(&said.key, &written.key, written.span.of(en))
    }

    #[test]
    fn replaces_numbers_in_words_whole() {
        let cases = [
            ("四十七人", "forty-five people", "47 people"),
            ("三个人", "five people", "three people"),
            ("第十二届", "the 11th session", "12th"),
            ("第三名", "the second place", "third"),
            ("第3章", "No. 5", "No. 3"),
            ("三百五十六里", "three hundred and sixty-five li", "356 li"),
            ("365里", "three hundred and fifty-six li", "365 li"),
            ("二十三万人", "Thirty-two thousand people", "230,000 people"),
            ("四十七天", "seventy-four-day", "47-day"),
            ("25万人", "half a million people", "250,000 people"),
            ("30到40人", "thirty to fifty people", "30 to 40 people"),
            ("零下15度", "minus 51 degrees", "-15 degrees"),
            ("1500人", "5\u{200B}100 people", "1,500 people"),
            ("12000人", "21 000 people", "12,000 people"),
        ];
        for (zh, en, expected) in cases {
            assert_eq!(of(zh, en).as_deref(), Some(expected), "{zh} {en}");
        }
    }

    #[test]
    fn keeps_or_converts_what_is_counted() {
        let cases = [
            ("12亿元", "RMB12bn", "RMB1.2 billion"),
            ("3.5亿元", "530 million yuan", "350 million yuan"),
            ("三斤", "three kilograms", "1.5 kilograms"),
            ("3000美元", "3,000 yuan", "$3,000"),
            ("3000元", "$3,000", "3,000 yuan"),
            ("四分之三", "a quarter of", "three quarters"),
            ("12.4%", "14.2 percent", "12.4%"),
            ("5个百分点", "5 percent", "5 percentage points"),
        ];
        for (zh, en, expected) in cases {
            assert_eq!(of(zh, en).as_deref(), Some(expected), "{zh} {en}");
        }
    }

    #[test]
    fn writes_dates() {
        assert_eq!(of("3月5日至7日", "March 5 to 17").as_deref(), Some("March 5 to 7"));
        assert_eq!(of("周三", "Thursday").as_deref(), Some("Wednesday"));
        assert_eq!(of("2022年3月15日", "March 5, 2022").as_deref(), Some("March 15, 2022"));
        assert_eq!(of("农历八月十五", "August 15"), None);
    }
}
