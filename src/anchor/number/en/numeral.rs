//! English numerals: "twenty-three thousand four hundred", "16.761 billion", "three point five million".

use super::parts::{and_a_half, partial, vague};
use super::scale::{Amount, DOZEN, Priced, dozen, exactly, scale, scales, skip_hyphen, small};
use crate::anchor::number::digits::arabic;
use crate::anchor::number::{Decimal, Precision};
use crate::anchor::phrase::{Read, word_before};
use crate::text::token::Tokens;

/// Reads the numeral that begins at `at`.
///
/// `priced` says that a currency precedes it, so that "5b" and "12m" can only be amounts of money.
pub(super) fn amount(tokens: &Tokens<'_>, at: usize, priced: Priced) -> Option<Amount> {
    if tokens.digits(at).is_some() {
        return digits(tokens, at, priced);
    }
    vague(tokens, at).or_else(|| partial(tokens, at)).or_else(|| words(tokens, at))
}

/// 24,801; 16.761 billion; 12m; 3 1/2.
fn digits(tokens: &Tokens<'_>, at: usize, priced: Priced) -> Option<Amount> {
    let (value, end) = arabic(tokens, at)?;
    let (power, end) = scales(tokens, end, priced);
    let value = value.scaled(power);
    let (value, end, power) = match and_a_half(tokens, end) {
        Some((part, end)) => {
            let (more, end) = scales(tokens, end, priced);
            (value.plus(part.scaled(power)).scaled(more), end, power + more)
        }
        None => (value, end, power),
    };
    let (value, end) = dozen(tokens, value, end);
    Some(exactly(value, true, power, end))
}

/// "twenty-three thousand four hundred", "a hundred and five", "three point five million".
fn words(tokens: &Tokens<'_>, at: usize) -> Option<Amount> {
    let mut total = Decimal::ZERO;
    let mut group: Option<i64> = None;
    let mut largest = i32::MAX;
    let mut power = 0;
    let mut end = at;
    if matches!(tokens.word(at), Some("a" | "an")) {
        let next = tokens.word(at + 1)?;
        if next == "dozen" {
            let dozen = exactly(Decimal::from(DOZEN), false, 0, at + 2);
            return Some(Amount { precision: Precision::About, ..dozen });
        }
        scale(next)?;
        group = Some(1);
        end = at + 1;
    }
    // "every thousand words"
    let each = word_before(tokens, at, 1);
    if matches!(each, Some("every" | "per" | "each")) && tokens.word(at).and_then(scale).is_some() {
        group = Some(1);
    }
    loop {
        let start = match (end > at, tokens.word(end)) {
            (true, Some("and")) if power > 0 && tokens.word(end + 1).and_then(small).is_some() => end + 1,
            (true, _) => skip_hyphen(tokens, end),
            (false, _) => end,
        };
        let Some(word) = tokens.word(start) else { break };
        if let Some(value) = small(word) {
            let free = match group {
                None => true,
                Some(group) => {
                    value > 0 && group % 100 == 0
                        || value < 10 && value > 0 && group % 10 == 0 && group % 100 > 10
                }
            };
            if !free {
                break;
            }
            group = Some(group.unwrap_or(0) + value);
            power = 0;
        } else if let Some(more) = scale(word) {
            match (more, group) {
                (2, Some(value)) if value > 0 && value < 100 => group = Some(value * 100),
                (3.., Some(value)) if more < largest => {
                    total = total.plus(Decimal::new(value, more));
                    group = None;
                    largest = more;
                }
                // "a thousand billion", "two hundred thousand million"
                (3.., None) if total != Decimal::ZERO => total = total.scaled(more),
                _ => break,
            }
            power += more;
        } else {
            break;
        }
        end = start + 1;
    }
    if end == at || total == Decimal::ZERO && group.is_none() {
        return None;
    }
    let mut value = total.plus(Decimal::from(group.unwrap_or(0)));
    if let Some((fraction, after)) = and_a_half(tokens, end) {
        let (more, after) = scales(tokens, after, Priced::No);
        value = value.plus(fraction.scaled(power)).scaled(more);
        return Some(exactly(value, false, power + more, after));
    }
    if let Some((places, after)) = decimals(tokens, end).filter(|_| power == 0) {
        let (more, after) = scales(tokens, after, Priced::No);
        return Some(exactly(value.plus(places).scaled(more), false, more, after));
    }
    let (value, end) = dozen(tokens, value, end);
    Some(exactly(value, false, power, end))
}

/// "point two five".
fn decimals(tokens: &Tokens<'_>, at: usize) -> Read<Decimal> {
    if tokens.word(at) != Some("point") {
        return None;
    }
    let digit = |at: usize| tokens.word(at).and_then(small).filter(|digit| *digit < 10);
    let places: String = (at + 1..).map_while(digit).map(|digit| char::from(b'0' + digit as u8)).collect();
    (!places.is_empty()).then(|| (Decimal::from_digits("", &places), at + 1 + places.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> String {
        match amount(&Tokens::of(text), 0, Priced::No) {
            Some(read) if read.low == read.high => read.low.to_string(),
            Some(read) => format!("{}..{}", read.low, read.high),
            None => "none".to_owned(),
        }
    }

    #[test]
    fn reads_number_words() {
        assert_eq!(value("twenty-three thousand four hundred"), "23400");
        assert_eq!(value("two hundred and five"), "205");
        assert_eq!(value("a hundred thousand"), "100000");
        assert_eq!(value("three point one four"), "3.14");
        assert_eq!(value("one million two hundred thousand"), "1200000");
        assert_eq!(value("twenty twenty"), "20");
    }

    #[test]
    fn reads_digits_with_scale() {
        assert_eq!(value("16.761 billion"), "16761000000");
        assert_eq!(value("12m"), "12000000");
        assert_eq!(value("100m sprint"), "100");
        assert_eq!(value("5-million"), "5000000");
        assert_eq!(value("50,000 crore"), "500000000000");
        assert_eq!(value("2 lakh crore"), "2000000000000");
        assert_eq!(value("2½ years"), "2.5");
    }

    #[test]
    fn reads_parts_and_orders() {
        assert_eq!(value("half a million"), "500000");
        assert_eq!(value("a quarter of a million"), "250000");
        assert_eq!(value("three-quarters of a billion"), "750000000");
        assert_eq!(value("two quarters of a million"), "2");
        assert_eq!(value("three and a half billion"), "3500000000");
        assert_eq!(value("a million and a half"), "1500000");
        assert_eq!(value("half a dozen"), "6");
        assert_eq!(value("tens of thousands"), "20000..100000");
        assert_eq!(value("several hundred"), "200..1000");
    }
}
