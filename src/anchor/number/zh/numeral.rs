//! Chinese numerals: 一亿三千万, 2万4801, 三点五, 两三百, 几十, 壹佰.

use super::digit::{TRILLION, contracted_tens, digit, is_formal, is_trillion, multiplier};
use super::sign::begins_below;
use crate::anchor::number::digits::arabic;
use crate::anchor::number::{Decimal, Precision};
use crate::text::token::Tokens;

/// A quantity without its unit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Amount {
    /// The value, or the lower end.
    pub(crate) low: Decimal,
    /// The upper end; equal to the lower one unless it is a range or a vague quantity.
    pub(crate) high: Decimal,
    /// Inexact with 多, 余 or 几.
    pub(crate) precision: Precision,
    /// How it is written.
    pub(crate) shape: Shape,
    /// The power of ten of the multipliers at its end: 6 for 三百万, 4 for 300万, 0 for 25.
    pub(crate) power: i32,
    /// The token after it.
    pub(crate) end: usize,
}

/// How a quantity is written, which decides how much context it needs to count as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// With Arabic digits.
    Arabic,
    /// With Chinese digits and multipliers, or as a run of Chinese digits: 十五, 二〇二三.
    Full,
    /// One Chinese digit, or two neighbours: 三, 七八. Also 十.
    Small,
    /// A multiplier without a digit: 百, 千万.
    Bare,
}

/// Reads the numeral at token `at`. The second value says where to continue if there is none: a run of digits
/// that is not a numeral is skipped as a whole.
pub(crate) fn amount(tokens: &Tokens<'_>, at: usize) -> (Option<Amount>, usize) {
    // 两 is never one digit of several: 八九两 weighs eight or nine taels.
    let in_string = |c: char| digit(c).filter(|_| c != '两');
    let run = (at..)
        .take_while(|&at| tokens.han(at).and_then(in_string).is_some() && !begins_below(tokens, at))
        .count();
    if run >= 3 {
        return digit_string(tokens, at, run);
    }
    let mut reader = Reader::new(tokens, at);
    while reader.step() {}
    let next = reader.at.max(at + 1);
    (reader.finish(), next)
}

/// 二〇二三 is read digit by digit; 一二三四五 and the like is counting, not a number.
fn digit_string(tokens: &Tokens<'_>, at: usize, run: usize) -> (Option<Amount>, usize) {
    let end = at + run;
    let digits = || (at..end).filter_map(|at| tokens.han(at).and_then(digit));
    let written: String = digits().map(|digit| char::from(b'0' + digit as u8)).collect();
    let counting = digits().zip(digits().skip(1)).all(|(a, b)| b == a + 1);
    if counting {
        return (None, end);
    }
    let value = Decimal::from_digits(&written, "");
    let read =
        Amount { low: value, high: value, precision: Precision::Exact, shape: Shape::Full, power: 0, end };
    (Some(read), end)
}

/// A value with a lower and an upper end.
type Pair = (Decimal, Decimal);

fn add(a: Pair, b: Pair) -> Pair {
    (a.0.plus(b.0), a.1.plus(b.1))
}

fn scale(a: Pair, power: i32) -> Pair {
    (a.0.scaled(power), a.1.scaled(power))
}

fn exactly(value: i64) -> Pair {
    (Decimal::from(value), Decimal::from(value))
}

/// Reads a numeral from left to right. 一亿三千二百万五 is divided into 亿 | 万 | section | digit.
struct Reader<'a, 't> {
    tokens: &'a Tokens<'t>,
    start: usize,
    at: usize,
    trillions: Option<Pair>,
    hundred_millions: Option<Pair>,
    ten_thousands: Option<Pair>,
    /// What 十, 百 and 千 have added up to so far.
    section: Option<Pair>,
    /// The digit whose multiplier has not come yet.
    current: Option<Pair>,
    /// The power of the last multiplier, and whether 零 came after it.
    last_power: i32,
    zero: bool,
    /// The sum of the powers of the multipliers at the end, while nothing else comes between them.
    trailing: i32,
    precision: Precision,
    arabic: bool,
    formal: bool,
    bare: bool,
    multiplied: bool,
}

impl<'a, 't> Reader<'a, 't> {
    fn new(tokens: &'a Tokens<'t>, at: usize) -> Reader<'a, 't> {
        Reader {
            tokens,
            start: at,
            at,
            trillions: None,
            hundred_millions: None,
            ten_thousands: None,
            section: None,
            current: None,
            last_power: 0,
            zero: false,
            trailing: 0,
            precision: Precision::Exact,
            arabic: false,
            formal: false,
            bare: false,
            multiplied: false,
        }
    }

    /// Takes the next token; `false` if the numeral is over.
    fn step(&mut self) -> bool {
        if self.tokens.digits(self.at).is_some() {
            return self.take_arabic();
        }
        let Some(c) = self.tokens.han(self.at) else { return false };
        if self.at > self.start && begins_below(self.tokens, self.at) {
            return false;
        }
        if let Some(digit) = digit(c) {
            // After other digits 两 is a unit of weight, unless a multiplier follows: 二十两, but 三万两千.
            let multiplied = self.tokens.han(self.at + 1).and_then(multiplier).is_some_and(|power| power > 1);
            if c == '两' && !(self.is_empty() || multiplied && self.current.is_none() || self.is_one_or_two())
            {
                return false;
            }
            self.formal |= is_formal(c);
            return self.take_digit(digit);
        }
        if let Some(tens) = contracted_tens(c) {
            return self.take_tens(tens);
        }
        if let Some(power) = multiplier(c) {
            return self.take_multiplier(power);
        }
        if is_trillion(self.tokens, self.at) {
            return self.take_multiplier(TRILLION);
        }
        match c {
            '几' | '数' => self.take_some(),
            '多' | '余' | '来' => self.take_more(c),
            '点' => self.take_decimals(),
            '个' => self.take_classifier(),
            '有' => self.take_and(),
            _ => false,
        }
    }

    /// 一两个 is one or two, but 一两 and 一两银子 are a weight of one tael.
    fn is_one_or_two(&self) -> bool {
        self.current == Some(exactly(1))
            && !self.arabic
            && self
                .tokens
                .han(self.at + 1)
                .is_some_and(|c| "个天年月日次人句名位家种件小百千万周岁分秒米公".contains(c))
    }

    fn is_empty(&self) -> bool {
        self.at == self.start
    }

    fn take_arabic(&mut self) -> bool {
        if self.current.is_some() || !(self.is_empty() || self.arabic && self.tokens.glued(self.at)) {
            return false;
        }
        let Some((value, end)) = arabic(self.tokens, self.at) else { return false };
        self.arabic = true;
        self.set_current((value, value), end);
        true
    }

    fn set_current(&mut self, value: Pair, end: usize) {
        self.current = Some(value);
        self.trailing = 0;
        self.at = end;
    }

    fn take_digit(&mut self, digit: i64) -> bool {
        let here = exactly(digit);
        match self.current {
            None if digit == 0 => {
                let decimals = self.tokens.han(self.at + 1) == Some('点');
                if self.is_empty() && !decimals {
                    return false;
                }
                self.zero = true;
                if self.is_empty() {
                    self.set_current(here, self.at + 1);
                } else {
                    self.at += 1;
                }
                true
            }
            None => {
                self.set_current(here, self.at + 1);
                true
            }
            // 三四百: from 300 to 400.
            Some((low, high))
                if low == high && !self.arabic && low.plus(Decimal::ONE) == here.0 && digit > 1 =>
            {
                self.set_current((low, here.0), self.at + 1);
                true
            }
            Some(_) => false,
        }
    }

    fn take_tens(&mut self, tens: i64) -> bool {
        if self.current.is_some() || self.section.is_some() {
            return false;
        }
        self.section = Some(exactly(tens));
        self.last_power = 1;
        self.multiplied = true;
        self.at += 1;
        true
    }

    fn take_multiplier(&mut self, power: i32) -> bool {
        let fits =
            if power < 4 { self.take_small_multiplier(power) } else { self.take_large_multiplier(power) };
        if fits {
            self.last_power = power;
            self.trailing += power;
            self.zero = false;
            self.multiplied = true;
            self.at += 1;
        }
        fits
    }

    fn take_small_multiplier(&mut self, power: i32) -> bool {
        let in_order = self.section.is_none() || power < self.last_power;
        if !in_order {
            return false;
        }
        if self.current.is_none() && power > 1 {
            if !self.is_empty() {
                return false;
            }
            self.bare = true;
        }
        let part = scale(self.current.take().unwrap_or(exactly(1)), power);
        self.section = Some(self.section.map_or(part, |section| add(section, part)));
        true
    }

    fn take_large_multiplier(&mut self, power: i32) -> bool {
        let group = match (self.section, self.current) {
            (Some(section), Some(current)) => Some(add(section, self.rest(current))),
            (section, current) => section.or(current),
        };
        let (lower, taken) = match power {
            TRILLION => (self.ten_thousands, self.trillions.is_some() || self.hundred_millions.is_some()),
            8 => (self.ten_thousands, self.hundred_millions.is_some()),
            _ => (None, self.ten_thousands.is_some()),
        };
        let group = match (lower, group) {
            (Some(lower), Some(group)) => Some(add(lower, group)),
            (lower, group) => lower.or(group),
        };
        if taken || group.is_none() && !self.is_empty() {
            return false;
        }
        self.bare |= group.is_none();
        let value = Some(scale(group.unwrap_or(exactly(1)), power));
        (self.section, self.current) = (None, None);
        match power {
            TRILLION => (self.trillions, self.ten_thousands) = (value, None),
            8 => (self.hundred_millions, self.ten_thousands) = (value, None),
            _ => self.ten_thousands = value,
        }
        true
    }

    /// 几 and 数 as a digit: 几十 is 20 to 100, 十几 is 11 to 20.
    fn take_some(&mut self) -> bool {
        let next = self.tokens.han(self.at + 1);
        let multiplied = next.is_some_and(|c| multiplier(c).is_some())
            || next == Some('个') && matches!(self.tokens.han(self.at + 2), Some('亿'))
            || is_trillion(self.tokens, self.at + 1);
        let after_tens = self.last_power == 1 && self.section.is_some();
        if self.current.is_some() || !(self.is_empty() && multiplied || after_tens) {
            return false;
        }
        let least = if after_tens { 1 } else { 2 };
        self.precision = Precision::Vague;
        self.set_current((Decimal::from(least), Decimal::from(10)), self.at + 1);
        true
    }

    /// 多 and 余 after a round number mean at least that; 来 means about that.
    fn take_more(&mut self, c: char) -> bool {
        let round = match (self.current, self.section) {
            (Some((low, _)), _) => low.exponent() > 0,
            (None, Some(_)) => true,
            (None, None) => {
                self.ten_thousands.is_some() || self.hundred_millions.is_some() || self.trillions.is_some()
            }
        };
        if !round || self.precision != Precision::Exact {
            return false;
        }
        let next = self.tokens.han(self.at + 1);
        let multiplied = next.and_then(multiplier).is_some_and(|power| power >= 4);
        let goes_on = match c {
            '来' => next.is_some_and(|c| "个名位人家岁年天米里斤元块分次".contains(c)),
            '余' => next != Some('额'),
            _ => !matches!(next, Some('少' | '样' | '数' | '么')),
        };
        if !(multiplied || goes_on) {
            return false;
        }
        self.precision = if c == '来' { Precision::About } else { Precision::AtLeast };
        self.at += 1;
        multiplied
    }

    /// 三点五: a point, then single digits. 三点五十分 is a time.
    fn take_decimals(&mut self) -> bool {
        let Some((low, high)) = self.current.filter(|_| !self.arabic).or(self.section) else { return false };
        let first = self.at + 1;
        let places = (first..).map_while(|at| self.tokens.han(at).and_then(digit)).count();
        let after = self.tokens.han(first + places);
        if places == 0 || low != high || matches!(after, Some('十' | '刻')) {
            return false;
        }
        let digits = (first..first + places).filter_map(|at| self.tokens.han(at).and_then(digit));
        let written: String = digits.map(|digit| char::from(b'0' + digit as u8)).collect();
        let mut whole = low;
        if self.current.is_some() && self.section.is_some() {
            whole = self.section.map_or(whole, |section| section.0.plus(whole));
        }
        self.section = None;
        let value = whole.plus(Decimal::from_digits("", &written));
        self.multiplied = true;
        self.set_current((value, value), first + places);
        true
    }

    /// 3个亿 is 3亿.
    fn take_classifier(&mut self) -> bool {
        let counts = self.current.is_some() && self.tokens.han(self.at + 1) == Some('亿');
        self.at += usize::from(counts);
        counts
    }

    /// 七十有八: tens and ones, as people of that age are told of. 五十有三个孩子 is something else.
    fn take_and(&mut self) -> bool {
        let ones = self.tokens.han(self.at + 1).and_then(digit).filter(|ones| *ones > 0);
        let whole = self.tokens.han(self.at + 2).is_none_or(|c| matches!(c, '岁' | '载' | '高'));
        let tens = self.last_power == 1
            && self.section.is_some_and(|(low, high)| low == high && low > Decimal::from(10))
            && self.current.is_none()
            && self.precision == Precision::Exact
            && self.tokens.digits(self.at + 2).is_none();
        match ones.filter(|_| whole && tens && !self.arabic) {
            Some(ones) => {
                self.set_current(exactly(ones), self.at + 2);
                true
            }
            None => false,
        }
    }

    /// The value of a final digit without a multiplier: 5 is 50 in 三百五 and 5 in 三百零五.
    fn rest(&self, current: Pair) -> Pair {
        let single = current.1 <= Decimal::from(10) && current.0.exponent() >= 0;
        let lends = single && self.last_power >= 2 && !self.zero && self.precision != Precision::Vague;
        if lends { scale(current, self.last_power - 1) } else { current }
    }

    fn finish(self) -> Option<Amount> {
        let rest = self.current.map(|current| self.rest(current));
        let parts = [self.trillions, self.hundred_millions, self.ten_thousands, self.section, rest];
        let (low, high) = parts.into_iter().flatten().reduce(add)?;
        let shape = match () {
            _ if self.arabic => Shape::Arabic,
            _ if self.bare => Shape::Bare,
            // 十 alone needs context just as 三 does.
            _ if !self.multiplied || self.at == self.start + 1 => Shape::Small,
            _ => Shape::Full,
        };
        if self.formal && shape == Shape::Small {
            return None;
        }
        Some(Amount { low, high, precision: self.precision, shape, power: self.trailing, end: self.at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simplify::simplified;

    fn read(text: &str) -> Option<(String, String)> {
        let (read, _) = amount(&Tokens::of(&simplified(text)), 0);
        read.map(|read| (read.low.to_string(), read.high.to_string()))
    }

    fn value(text: &str) -> String {
        read(text).map_or_else(
            || "none".to_owned(),
            |(low, high)| if low == high { low } else { format!("{low}..{high}") },
        )
    }

    #[test]
    fn adds_up_sections() {
        assert_eq!(value("一亿三千万"), "130000000");
        assert_eq!(value("2万4801"), "24801");
        assert_eq!(value("1.2万亿"), "1200000000000");
        assert_eq!(value("三千零五"), "3005");
        assert_eq!(value("三千五"), "3500");
        assert_eq!(value("一百二十三万四千五百六十七"), "1234567");
        assert_eq!(value("三千五百亿"), "350000000000");
        assert_eq!(value("七十有八，"), "78");
        assert_eq!(value("五十有三个孩子"), "50");
    }

    #[test]
    fn reads_trillions_before_money_alone() {
        assert_eq!(value("2兆2500億元"), "2250000000000");
        assert_eq!(value("3.2兆美元"), "3200000000000");
        assert_eq!(value("數兆元"), "2000000000000..10000000000000");
        assert_eq!(value("20兆寬頻"), "20");
    }

    #[test]
    fn reads_ranges_and_vague_digits() {
        assert_eq!(value("三四百"), "300..400");
        assert_eq!(value("十七八"), "17..18");
        assert_eq!(value("几十"), "20..100");
        assert_eq!(value("十几万"), "110000..200000");
    }

    #[test]
    fn reads_decimals_but_not_times() {
        assert_eq!(value("三点五"), "3.5");
        assert_eq!(value("二十点七五亿"), "2075000000");
        assert_eq!(value("三点五十分"), "3");
    }
}
