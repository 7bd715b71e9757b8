//! Telephone numbers, as they are written in either language.

use crate::span::Span;

/// Telephone numbers: three groups of digits, or two of which the first is an area code, or the eleven digits
/// of a mobile number.
pub(crate) fn telephones(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let in_number = c.is_ascii_digit() || c == '-' && start.is_some();
        match (start, in_number) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let number = text[from..at].trim_end_matches('-');
                let glued = text[..from]
                    .ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '/'))
                    || c.is_ascii_alphabetic();
                if !glued && is_telephone(number) {
                    found.push(Span::new(from, from + number.len()));
                }
                start = None;
            }
            _ => {}
        }
    }
    found
}

fn is_telephone(number: &str) -> bool {
    let groups: Vec<&str> = number.split('-').collect();
    let lens = |from: usize, to: usize| move |group: &&str| (from..=to).contains(&group.len());
    match groups[..] {
        // 138-1234-5678, 400-820-8820; not a date, which has shorter parts.
        [_, _, _] => groups.iter().all(lens(3, 4)),
        [area, own] => area.starts_with('0') && lens(3, 4)(&area) && lens(7, 8)(&own),
        [own] => own.len() == 11 && own.starts_with('1') && !own.starts_with("10") && !own.ends_with("0000"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        telephones(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn telephone_numbers_are_no_dates_and_no_ranges() {
        assert_eq!(
            found("电话400-820-8820或010-12345678，手机13812345678。"),
            ["400-820-8820", "010-12345678", "13812345678"]
        );
        for text in [
            "2022-12-29",
            "1990-1995年",
            "1000-2000元",
            "21-18",
            "12345678",
            "v1-234-567-8901x",
            "10000000000",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
