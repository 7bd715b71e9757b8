//! What to write instead of a wrong number or date of the Chinese: exactly the marked words, with another value.

use crate::anchor::Key;
use crate::anchor::date::{Date, Year};
use crate::anchor::number::{Class, Number};
use crate::language::visible;
use crate::lint::evidence::figures::{is_share, tidy};

/// The marked words with the value that the English gives, if they are in digits and can hold it.
pub(crate) fn corrected_chinese(said: &Key, written: &Key, words: &str) -> Option<String> {
    match (said, written) {
        (Key::Number(said), Key::Number(written)) => chinese_number(said, written, words),
        (Key::Date(said), Key::Date(written)) => date(said, written, words),
        _ => None,
    }
}

/// The Chinese words of a number with another value; its scale (14.09亿) and its unit stay.
pub(crate) fn chinese_number(said: &Number, written: &Number, words: &str) -> Option<String> {
    const SCALES: [(&str, f64); 5] = [("万亿", 1e12), ("千万", 1e7), ("百万", 1e6), ("亿", 1e8), ("万", 1e4)];
    let words = &*visible(words);
    let start = words.find(|c: char| c.is_ascii_digit())?;
    let rest = &words[start..];
    let end =
        start + rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(rest.len());
    let behind = &words[end..];
    // A second numeral is the other end of a range, or a part of this one: 2万4801.
    let is_one = said.high.is_none() && !behind.contains(|c: char| c.is_numeric());
    if !is_one || is_share(said) != is_share(written) || said.value.to_f64() < 0.0 {
        return None;
    }
    let value = match (said.class, said.unit, written.unit) {
        (Class::Percent, ..) if behind.starts_with('%') => said.value.to_f64() * 100.0,
        _ if is_share(said) => return None,
        (_, Some(from), Some(to)) if from.dimension() == to.dimension() => {
            said.value.to_f64() * from.factor() / to.factor()
        }
        (_, Some(_), Some(_)) => return None,
        _ => said.value.to_f64(),
    };
    let scale = SCALES.iter().find(|(scale, _)| behind.starts_with(scale)).map_or(1.0, |(_, factor)| *factor);
    Some(format!("{}{}{behind}", &words[..start], tidy(value / scale)))
}

/// A date in digits with the fields that it has: 2022年3月15日, 3月5日, 1985年.
fn date(said: &Date, written: &Date, words: &str) -> Option<String> {
    let plain = |date: &Date| Date { year: date.year, month: date.month, day: date.day, ..Date::default() };
    let is_plain = plain(said) == *said && plain(written) == *written;
    if !is_plain || !words.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let year = match (written.year, said.year) {
        (Some(Year::Of(_)), Some(Year::Of(year))) => format!("{year}年"),
        (None, _) => String::new(),
        _ => return None,
    };
    let field = |written: Option<u8>, said: Option<u8>, sign: &str| match (written, said) {
        (Some(_), Some(value)) => Some(format!("{value}{sign}")),
        (None, _) => Some(String::new()),
        (Some(_), None) => None,
    };
    Some(year + &field(written.month, said.month, "月")? + &field(written.day, said.day, "日")?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::anchors;
    use crate::language::Language;

    /// The first figure of the Chinese, with the value of the first one of the English.
    fn of(zh: &str, en: &str) -> Option<String> {
        let figure = |text: &str, language| {
            let of_figure = |key: &Key| matches!(key, Key::Number(_) | Key::Date(_));
            anchors(text, language).into_iter().find(|anchor| of_figure(&anchor.key)).expect("a figure")
        };
        let (written, said) = (figure(zh, Language::Chinese), figure(en, Language::English));
        corrected_chinese(&said.key, &written.key, written.span.of(zh))
    }

    #[test]
    fn keeps_scale_and_unit() {
        let cases = [
            ("30分钟", "50 minutes", Some("50分钟")),
            ("30分钟", "2 hours", Some("120分钟")),
            ("14.09亿元", "140.9 billion yuan", Some("1409亿元")),
            ("每页500行", "50 rows", Some("50")),
            ("53%的人", "35 percent of them", Some("35%")),
            ("1.2万人", "120,000 people", Some("12万人")),
            ("3000美元", "3,000 yuan", None),
            ("2万4801张", "24,810 tickets", None),
        ];
        for (zh, en, expected) in cases {
            assert_eq!(of(zh, en).as_deref(), expected, "{zh} {en}");
        }
    }

    #[test]
    fn keeps_the_fields_of_a_date() {
        assert_eq!(of("3月15日", "March 5, 2022").as_deref(), Some("3月5日"));
        assert_eq!(of("1958年", "in 1985").as_deref(), Some("1985年"));
        assert_eq!(of("2022年3月5日", "March 15"), None);
    }
}
