//! Numbers in Chinese text: finds where a numeral stands for a number, and what it counts.

mod fixed;

use std::sync::OnceLock;

use self::fixed::{half, ordinal, phrase};
use super::digits::{arabic, currency_sign, is_name, slashed};
use super::han::{Amount, Shape, amount, begins, digit};
use super::{Class, Decimal, Number, Precision, Unit, qualifier};
use crate::anchor::phrase::Phrases;
use crate::language::Language;
use crate::span::Span;
use crate::text::code::code_end;
use crate::text::token::Tokens;

/// What a small numeral counts if it stands for a number: classifiers, and nouns that take a
/// numeral without one.
const CLASSIFIERS: &str = "个位名家只条件次张台辆架艘座栋间所套部本册篇首幅份项种类批组队支枝根颗粒层级届期轮场局盘步股户口头匹\
    副把顶扇道门堂节课科段句字页行列排圈趟遍顿阵声笔宗桩例款代章集卷室环大国地省市县区镇乡村校岛城方点员将男女子兄弟姐妹少强军线\
    处对双封枚架杯瓶碗袋包箱盒罐滴餐夜晚季年月天日周岁度分秒人者老甲星折成倍万亿街路巷站楼院校党派族姓体制审读号屋桌席幕拨起";

/// What 二 counts: elsewhere 两 stands before a classifier, and 二 in words (二次, 二手).
const AFTER_TWO: &str = "人元分年月日天级层楼等号期环成倍折线审本万亿";

/// Units in which even 一 is a number: 一年 and 一公里, but 一块, 一天 and 一名 are mere articles.
fn counts_one(unit: Unit, last: &str) -> bool {
    !matches!(last, "块" | "度" | "圆" | "桶" | "日" | "天" | "间" | "盾" | "里" | "克" | "升" | "码" | "两")
        && !matches!(unit.dimension(), "person" | "pixel")
}

/// The numbers in order.
pub(super) fn find(tokens: &Tokens<'_>) -> Vec<(Span, Number)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some(end) = code_end(tokens, at).or_else(|| word_without_number(tokens, at)) {
            at = end;
            continue;
        }
        let read = phrase(tokens, at)
            .or_else(|| ordinal(tokens, at))
            .or_else(|| half(tokens, at))
            .or_else(|| prefixed(tokens, at))
            .or_else(|| money(tokens, at));
        let (read, next) = match read {
            Some(found) => (Some(found), at + 1),
            None if begins(tokens, at) => plain(tokens, at),
            None => (None, at + 1),
        };
        match read {
            Some((number, end)) => {
                let start = at - sign_before(tokens, at);
                found.push((tokens.span(start, end), qualified(number, tokens, start, end)));
                at = end;
            }
            None => at = next,
        }
    }
    found
}

/// A number that was read, and the token after it.
type Read = Option<(Number, usize)>;

/// 约, 超过 and 左右 around it.
fn qualified(number: Number, tokens: &Tokens<'_>, at: usize, end: usize) -> Number {
    if number.precision != Precision::Exact {
        return number;
    }
    let precision = qualifier::precision(tokens.text_before(at), tokens.text_from(end), Language::Chinese);
    Number { precision, ..number }
}

/// The end of a word of the list that begins here.
fn word_without_number(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    static WORDS: OnceLock<Phrases<()>> = OnceLock::new();
    let words = WORDS.get_or_init(|| Phrases::of_lines(include_str!("../../../data/not-numbers.zh.txt")));
    words.longest(tokens, at).map(|(_, end)| end)
}

/// A multiplier without a digit, behind a word that makes it a number: 上百, 近亿, 超千万.
fn prefixed(tokens: &Tokens<'_>, at: usize) -> Read {
    let prefix = tokens.han(at)?;
    let precision = match prefix {
        '上' | '成' => Precision::Vague,
        '近' => Precision::AtMost,
        '超' | '逾' | '过' | '破' | '达' => Precision::AtLeast,
        _ => return None,
    };
    // 以上百分之: 上 belongs to the word before.
    if matches!(tokens.han(at.wrapping_sub(1)), Some('以' | '早' | '晚' | '身' | '网')) {
        return None;
    }
    let (Some(read), _) = amount(tokens, at + 1) else { return None };
    let divides = tokens.spells(read.end, "分之");
    if read.shape != Shape::Bare || read.precision != Precision::Exact || divides {
        return None;
    }
    let number = match precision {
        Precision::Vague => Number { high: Some(read.low.scaled(1)), precision, ..Number::new(read.low) },
        _ => Number { precision, ..Number::new(read.low) },
    };
    Some(with_unit(number, tokens, read.end))
}

/// A currency sign before the amount: ¥300, US$1.2亿.
fn money(tokens: &Tokens<'_>, at: usize) -> Read {
    let (currency, start) = currency_sign(tokens, at)?;
    let (Some(read), _) = amount(tokens, start) else { return None };
    if read.shape != Shape::Arabic {
        return None;
    }
    let (number, end) = range(tokens, start, read);
    // ¥300元 says it twice.
    let end = match unit_after(tokens, end) {
        Some((unit, end)) if unit.is_currency() => end,
        _ => end,
    };
    Some((number.with_unit(currency), end))
}

/// Everything that begins with its numeral.
fn plain(tokens: &Tokens<'_>, at: usize) -> (Read, usize) {
    if let Some((value, end)) = slashed(tokens, at) {
        return (Some((Number::new(value).with_class(Class::Fraction), end)), end);
    }
    let (read, next) = amount(tokens, at);
    let Some(read) = read else { return (None, next) };
    let Some((number, end)) = measured(tokens, at, read) else { return (None, next) };
    (Some((number, end)), next)
}

fn measured(tokens: &Tokens<'_>, at: usize, read: Amount) -> Read {
    if tokens.spells(read.end, "分之") {
        return fraction(tokens, read).map(|(number, end)| (signed(number, tokens, at), end));
    }
    if is_name(tokens, at) || !is_counted(tokens, at, read) {
        return None;
    }
    let (number, end) = range(tokens, at, read);
    Some(share(&number, tokens, end).unwrap_or_else(|| with_unit(number, tokens, end)))
}

/// Whether a numeral stands for a number here: 三 before a classifier, but not in 三星.
fn is_counted(tokens: &Tokens<'_>, at: usize, read: Amount) -> bool {
    let next = tokens.han(read.end);
    let before = tokens.han(at.wrapping_sub(1));
    let measure = unit_after(tokens, read.end);
    match read.shape {
        Shape::Arabic | Shape::Full => true,
        Shape::Bare => {
            let approximate = read.precision != Precision::Exact;
            // 百万 and 千亿 are numbers, 百 and 万 alone parts of words; 千万 may be an adverb.
            let large = read.power > 4 && read.power != 7;
            let counts = measure
                .is_some_and(|(unit, _)| !matches!(unit.symbol(), "li" | "day" | "zhang" | "tael"))
                || next.is_some_and(|c| "级富位名多余".contains(c))
                || matches!(before, Some('每' | '值'));
            approximate || large || counts || tokens.mark(read.end) == Some('%')
        }
        Shape::Small => {
            let one = read.low == Decimal::ONE && read.high == Decimal::ONE;
            let range = matches!(next, Some('至' | '到'))
                && matches!(amount(tokens, read.end + 1).0, Some(other) if other.low > read.high);
            if one {
                // 一个半小时: the half makes it a number.
                let with_half = tokens.han(read.end) == Some('个')
                    && matches!(tokens.han(read.end + 1), Some('半' | '多'));
                let measure = measure.or_else(|| unit_after(tokens, read.end + 2).filter(|_| with_half));
                let last = measure.map(|(_, end)| tokens.folded(end - 1));
                let counted = measure.zip(last).is_some_and(|((unit, _), last)| counts_one(unit, last));
                return counted
                    && !matches!(before, Some('这' | '那' | '某' | '每' | '另' | '哪' | '同' | '有'))
                    || matches!(next, Some('成' | '倍')) && tokens.han(read.end + 1) != Some('不')
                    || range;
            }
            let two = tokens.han(at) == Some('二') && read.end == at + 1;
            let classified =
                next.is_some_and(|c| if two { AFTER_TWO.contains(c) } else { CLASSIFIERS.contains(c) });
            classified
                || measure.is_some() && !two
                || range
                || tokens.mark(read.end) == Some('%')
                || after_minus(tokens, at)
        }
    }
}

/// 三分之二, 百分之十八, 万分之一.
fn fraction(tokens: &Tokens<'_>, whole: Amount) -> Read {
    let start = whole.end + "分之".chars().count();
    let (Some(part), _) = amount(tokens, start) else { return None };
    let class = if whole.low == Decimal::from(100) { Class::Percent } else { Class::Fraction };
    let (number, end) = range(tokens, start, part);
    // 百分之三十到百分之四十 repeats the denominator.
    let number = Number {
        value: number.value.over(whole.low),
        high: number.high.map(|high| high.over(whole.low)),
        class,
        ..number
    };
    Some((number, end))
}

/// The number of an amount with its sign, joined with a second one if that makes a range: 3到5, 3%至5%,
/// 300-500万, 零下10到15度.
fn range(tokens: &Tokens<'_>, at: usize, first: Amount) -> (Number, usize) {
    let single = Number {
        high: (first.low != first.high).then_some(first.high),
        precision: first.precision,
        ..Number::new(first.low)
    };
    join(tokens, at, first).unwrap_or((signed(single, tokens, at), first.end))
}

fn join(tokens: &Tokens<'_>, at: usize, first: Amount) -> Read {
    // The first may carry the same sign or unit as the second: 3%至5%, 3元到5元.
    let (sign, link) = match (tokens.mark(first.end), unit_after(tokens, first.end)) {
        (Some(mark @ ('%' | '‰')), _) => (Some(mark.to_string()), first.end + 1),
        (_, Some((unit, end))) => (Some(unit.symbol().to_owned()), end),
        _ => (None, first.end),
    };
    let mut start = range_link(tokens, link)?;
    start = minus_end(tokens, start).unwrap_or(start);
    if tokens.spells(start, "百分之") {
        start += "百分之".chars().count();
    }
    let (Some(second), _) = amount(tokens, start) else { return None };
    let same_sign = match &sign {
        None => true,
        Some(sign) if sign == "%" || sign == "‰" => tokens.folded(second.end) == sign,
        Some(sign) => unit_after(tokens, second.end).is_some_and(|(unit, _)| unit.symbol() == sign),
    };
    let exact = first.precision == Precision::Exact && second.precision == Precision::Exact;
    if !same_sign || !exact || first.low != first.high || tokens.spells(second.end, "分之") {
        return None;
    }
    // 3到5亿 is 3亿到5亿: the multiplier is said once, if the digits before it are the larger ones.
    let lends = first.power == 0 && sign.is_none() && first.low < second.low.scaled(-second.power);
    let low = if lends { first.low.scaled(second.power) } else { first.low };
    // 零下10到15度 is below zero at both ends; -3到5度 and 零下3度到5度 are not.
    let before = at.checked_sub(BELOW.chars().count());
    let below = before.is_some_and(|before| tokens.spells(before, BELOW)) && link == first.end;
    let negative = after_minus(tokens, at);
    let both_negative = negative && (below || after_minus(tokens, start));
    let (low, high) = match (negative, both_negative) {
        (_, true) if low < second.high => (second.high.negated(), low.negated()),
        (_, true) => (low.negated(), second.high.negated()),
        (true, false) => (low.negated(), second.high),
        (false, false) => (low, second.high),
    };
    (low < high).then(|| (Number { high: Some(high), ..Number::new(low) }, second.end))
}

/// The token after a word or dash that makes a range.
fn range_link(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let dash = matches!(tokens.mark(at), Some('-' | '–' | '—' | '~'));
    // —— is a dash between clauses, ~- a range that ends below zero.
    let single = dash && (tokens.mark(at) == Some('~') || !matches!(tokens.mark(at + 1), Some('—' | '-')));
    (single || matches!(tokens.han(at), Some('至' | '到'))).then_some(at + 1)
}

/// 3.5%, 五成, 八折, 5倍, 个百分点: shares and multiples.
fn share(number: &Number, tokens: &Tokens<'_>, at: usize) -> Read {
    let as_class = |power: i32, class: Class, end: usize| {
        let scaled = Number {
            value: number.value.scaled(power),
            high: number.high.map(|high| high.scaled(power)),
            class,
            ..number.clone()
        };
        Some((scaled, end))
    };
    match tokens.mark(at) {
        Some('%') => return as_class(-2, Class::Percent, at + 1),
        Some('‰') => return as_class(-3, Class::Fraction, at + 1),
        _ => {}
    }
    let point = at + usize::from(tokens.han(at) == Some('个'));
    if tokens.spells(point, "百分点") {
        return as_class(-2, Class::Points, point + 3);
    }
    if tokens.spells(point, "基点") {
        return as_class(-4, Class::Points, point + 2);
    }
    let ten = Decimal::from(10);
    let next = tokens.han(at + 1);
    match tokens.han(at)? {
        '倍' => {
            let more = usize::from(next == Some('半'));
            let half = Decimal::new(5 * more as i64, -1);
            Some((
                Number { value: number.value.plus(half), class: Class::Multiple, ..number.clone() },
                at + 1 + more,
            ))
        }
        '成' if number.value <= ten && !next.is_some_and(|c| "为了立功本员长型都群套".contains(c)) =>
        {
            // 三成半, 三成五
            let more = if next == Some('半') { Some(5) } else { tenth(tokens, at + 1) };
            let (share, end) = as_class(-1, Class::Percent, at + 1 + usize::from(more.is_some()))?;
            let more = Decimal::new(more.unwrap_or(0), -2);
            Some((Number { value: share.value.plus(more), ..share }, end))
        }
        // 八折 takes 20 % off; 75折 is 7.5折.
        '折' if number.high.is_none() && number.value < Decimal::from(100) => {
            let paid = number.value.scaled(if number.value > ten { -2 } else { -1 });
            let off = Decimal::ONE.plus(paid.negated());
            Some((Number { value: off, class: Class::Percent, ..number.clone() }, at + 1))
        }
        _ => None,
    }
}

/// A single Chinese digit that counts the next smaller place, and nothing else: the 五 of 三成五 and 三块五.
fn tenth(tokens: &Tokens<'_>, at: usize) -> Option<i64> {
    let value = tokens.han(at).and_then(digit).filter(|value| *value > 0)?;
    let counts = begins(tokens, at + 1)
        || tokens.han(at + 1).is_some_and(|c| CLASSIFIERS.contains(c) || c == '月')
        || unit_after(tokens, at + 1).is_some();
    (!counts).then_some(value)
}

/// What stands behind a unit without one of its own, as a part of the unit: 一米八二, 1米82, 三块五.
fn places_behind(tokens: &Tokens<'_>, at: usize) -> Option<(Decimal, usize)> {
    if let Some(digits) = tokens.digits(at).filter(|digits| digits.len() <= 2 && tokens.glued(at)) {
        let free = !begins(tokens, at + 1)
            && !matches!(tokens.mark(at + 1), Some('.' | '-' | '~' | ':' | '%' | '/'))
            && tokens.word(at + 1).is_none()
            && unit_after(tokens, at + 1).is_none()
            && !tokens.han(at + 1).is_some_and(|c| CLASSIFIERS.contains(c));
        return free.then(|| (Decimal::from_digits("", digits), at + 1));
    }
    let first = tokens.han(at).and_then(digit).filter(|_| tokens.glued(at))?;
    let (places, last) = match tokens.han(at + 1).and_then(digit) {
        Some(second) => (format!("{first}{second}"), at + 1),
        None => (first.to_string(), at),
    };
    tenth(tokens, last).map(|_| (Decimal::from_digits("", &places), last + 1))
}

/// The number with the unit after it, and a half or 多 behind that: 两年半, 三个多月.
fn with_unit(number: Number, tokens: &Tokens<'_>, at: usize) -> (Number, usize) {
    let mut number = number;
    let mut start = at;
    let after_classifier = at + 1;
    // 一个半小时, 三个多月: the addition stands before the unit.
    if tokens.han(at) == Some('个')
        && let Some(c @ ('半' | '多')) = tokens.han(after_classifier)
        && unit_after(tokens, after_classifier + 1).is_some()
    {
        number = extended(number, c);
        start = after_classifier + 1;
    }
    let Some((unit, mut end)) = unit_after(tokens, start) else { return (number, at) };
    number = number.with_unit(unit);
    // 一米八二, 三块五, also 三块五毛
    if start == at
        && number.is_exact()
        && number.value.exponent() >= 0
        && matches!(tokens.folded(end - 1), "米" | "块")
        && let Some((places, after)) = places_behind(tokens, end)
    {
        return (Number { value: number.value.plus(places), ..number }, after);
    }
    if let Some(c @ ('半' | '多')) = tokens.han(end).filter(|_| is_span(unit))
        && start == at
        && number.is_exact()
        && !(c == '多' && tokens.han(end + 1).is_some_and(|c| "次种个少数元".contains(c)))
    {
        number = extended(number, c);
        end += 1;
    }
    (number, end)
}

/// A half more, or somewhat more.
fn extended(number: Number, by: char) -> Number {
    match by {
        '半' => Number { value: number.value.plus(Decimal::new(5, -1)), ..number },
        _ => Number { precision: Precision::AtLeast, ..number },
    }
}

fn is_span(unit: Unit) -> bool {
    matches!(unit.dimension(), "time" | "calendar" | "length" | "mass" | "area")
}

/// The unit at `at`, with 个 before it where it takes one.
fn unit_after(tokens: &Tokens<'_>, at: usize) -> Option<(Unit, usize)> {
    let (unit, end) = Unit::at(tokens, at, Language::Chinese)?;
    // A unit may only be the beginning of a word: 人民, 天空, 年轻, 日本.
    let next = tokens.han(end);
    let begins_a_word = match tokens.folded(end - 1) {
        "人" => matches!(next, Some('民' | '类' | '工' | '才' | '物' | '气' | '生' | '均' | '体')),
        "天" => matches!(next, Some('空' | '下' | '然' | '气' | '津' | '才' | '使' | '堂' | '猫')),
        "年" => matches!(next, Some('轻' | '级' | '度' | '龄' | '货' | '代')),
        "日" => matches!(next, Some('本' | '元' | '军' | '语' | '常')),
        "名" => matches!(next, Some('字' | '单' | '义' | '牌' | '誉' | '称')),
        "位" => matches!(next, Some('于' | '置' | '数')),
        "元" => matches!(next, Some('素' | '老' | '旦' | '宇' | '首')),
        "周" => matches!(next, Some('边' | '围' | '六' | '日' | '末')),
        "克" => matches!(next, Some('服' | '隆')),
        "升" => matches!(next, Some('级' | '至' | '到' | '高' | '值')),
        "度" => matches!(next, Some('假' | '过')),
        "里" => matches!(next, Some('面' | '程' | '约')),
        "斤" => matches!(next, Some('斤')),
        "米" => matches!(next, Some('饭' | '其')),
        "口" => !matches!(next, Some('人' | '之')),
        "月" => matches!(next, Some('球' | '亮' | '饼')),
        _ => false,
    };
    (!begins_a_word).then_some((unit, end))
}

/// What stands before degrees below zero.
const BELOW: &str = "零下";

/// 零下, 负 or a minus sign before the numeral.
fn after_minus(tokens: &Tokens<'_>, at: usize) -> bool {
    sign_before(tokens, at) > 0
}

/// The token after a minus that stands at `at`.
fn minus_end(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    [at + 1, at + 2].into_iter().find(|&end| end - sign_before(tokens, end) == at)
}

/// How many tokens the sign before a numeral takes.
fn sign_before(tokens: &Tokens<'_>, at: usize) -> usize {
    let Some(before) = at.checked_sub(1) else { return 0 };
    match tokens.mark(before) {
        Some('-') => {
            // In 3-5, A-5 and 3月-5月 it is a dash.
            let starts = before == 0
                || !tokens.glued(before)
                || tokens.mark(before - 1).is_some()
                || tokens.han(before - 1).is_some_and(|c| "至到为达是在于约".contains(c))
                || tokens.han(before - 1).is_some_and(|c| c != '度') && is_signed_measure(tokens, at);
            usize::from(tokens.glued(at) && starts && tokens.digits(at).is_some())
        }
        _ if !begins(tokens, at) => 0,
        _ if tokens.han(before) == Some('负') => 1,
        _ if before > 0 && tokens.spells(before - 1, BELOW) => 2,
        _ => 0,
    }
}

/// Whether a numeral has a measure that goes below zero: 最低-20℃, 增长-3%.
fn is_signed_measure(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some((_, end)) = arabic(tokens, at) else { return false };
    let degrees = |(unit, _): (Unit, usize)| matches!(unit.dimension(), "celsius" | "fahrenheit");
    tokens.mark(end) == Some('%') || Unit::at(tokens, end, Language::Chinese).is_some_and(degrees)
}

/// A number below zero, if a minus stands before it.
fn signed(number: Number, tokens: &Tokens<'_>, at: usize) -> Number {
    match (after_minus(tokens, at), number.high) {
        (true, Some(high)) => Number { value: high.negated(), high: Some(number.value.negated()), ..number },
        (true, None) => Number { value: number.value.negated(), ..number },
        (false, _) => number,
    }
}
