//! Spells whole numbers by the rules of CLDR's spelled-out Chinese cardinals: what it spells must be read
//! back.

use proptest::prelude::*;

use crate::anchor::number::whole_number;
use crate::text::token::Tokens;

/// The number in characters; `two` is the digit 2 before 百, 千, 万 and 亿.
fn spelled(number: u64, two: &str) -> String {
    let (power, multiplier) = match number {
        0..10 => return "零一二三四五六七八九".chars().skip(number as usize).take(1).collect(),
        10..100 => (10, "十"),
        100..1_000 => (100, "百"),
        1_000..10_000 => (1_000, "千"),
        10_000..100_000_000 => (10_000, "万"),
        _ => (100_000_000, "亿"),
    };
    let count = match (number / power, power) {
        (1, 10) => String::new(),
        (2, 100..) => two.to_owned(),
        (count, _) => spelled(count, two),
    };
    let rest = number % power;
    // 零 for the places that are skipped: 一千零五十, 一亿零三万.
    let gap = if rest > 0 && rest < power / 10 { "零" } else { "" };
    // 十五 by itself, 一百一十五 after something.
    let one = if (10..20).contains(&rest) { "一" } else { "" };
    let tail = if rest > 0 { spelled(rest, two) } else { String::new() };
    format!("{count}{multiplier}{gap}{one}{tail}")
}

fn is_read_back(number: u64) {
    for two in ["二", "两"] {
        let text = spelled(number, two);
        let tokens = Tokens::of(&text);
        assert_eq!(whole_number(&tokens, 0), Some((number as i64, tokens.len())), "{text}");
    }
}

#[test]
fn spells_as_people_do() {
    for (number, expected) in [
        (15, "十五"),
        (110, "一百一十"),
        (2_005, "两千零五"),
        (20_200, "两万零两百"),
        (105_000, "十万五千"),
        (100_030_000, "一亿零三万"),
        (1_234_567, "一百二十三万四千五百六十七"),
        (1_000_000_000_000, "一万亿"),
    ] {
        assert_eq!(spelled(number, "两"), expected);
    }
}

// 零 by itself is not a numeral: it is part of too many words.
#[test]
fn every_small_number_and_every_round_one_is_read_back() {
    (1..=20_000).for_each(is_read_back);
    (0..=12).map(|power| 10u64.pow(power)).for_each(|round| {
        (1..100).map(|count| count * round).filter(|number| *number <= 10u64.pow(12)).for_each(is_read_back);
        is_read_back(round + 1);
    });
}

proptest! {
    #[test]
    fn numbers_up_to_a_million_millions_are_read_back(
        digits in prop::collection::vec(prop_oneof![1 => Just(0), 2 => 0..10u64], 1..=12),
    ) {
        let number = digits.into_iter().fold(0, |number, digit| number * 10 + digit);
        is_read_back(number.max(1));
    }
}
