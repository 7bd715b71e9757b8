//! What follows a Chinese numeral: units, shares, multiples and smaller parts of a unit.

use super::digit::{begins, digit};
use crate::anchor::number::{Class, Decimal, Number, Precision, Unit};
use crate::anchor::phrase::Read;
use crate::language::Language;
use crate::text::token::Tokens;

/// What a small numeral that stands for a number counts: classifiers, and nouns that take a numeral without
/// one.
const CLASSIFIERS: &str = "个位名家只条件次张台辆架艘座栋间所套部本册篇首幅份项种类批组队支枝根颗粒层级届期轮场局盘步股户口头匹\
    副把顶扇道门堂节课科段句字页行列排圈趟遍顿阵声笔宗桩例款代章集卷室环大国地省市县区镇乡村校岛城方点员将男女子兄弟姐妹少强军线\
    处对双封枚架杯瓶碗袋包箱盒罐滴餐夜晚季年月天日周岁度分秒人者老甲星折成倍万亿街路巷站楼院校党派族姓体制审读号屋桌席幕拨起";

/// Whether a character counts things, so that a numeral before it is a number.
pub(super) fn is_classifier(c: char) -> bool {
    CLASSIFIERS.contains(c)
}

/// 3.5%, 五成, 八折, 5倍, 个百分点: shares and multiples.
pub(super) fn share(number: &Number, tokens: &Tokens<'_>, at: usize) -> Read<Number> {
    let as_class = |power: i32, class: Class, end: usize| {
        Some((number.clone().map_ends(|end| end.scaled(power)).with_class(class), end))
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

/// 七五折: two digits of hundredths, of which the rest is taken off. 七八折 may be seven or eight tenths.
pub(super) fn discount(tokens: &Tokens<'_>, at: usize) -> Read<Number> {
    let digit = |at: usize| tokens.han(at).filter(|c| *c != '两').and_then(digit);
    let (tens, ones) = (digit(at)?, digit(at + 1)?);
    let alone = tens > 0 && tens + 1 != ones && digit(at.wrapping_sub(1)).is_none();
    let off = Decimal::new(100 - 10 * tens - ones, -2);
    (alone && tokens.han(at + 2) == Some('折')).then(|| (Number::new(off).with_class(Class::Percent), at + 3))
}

/// A single Chinese digit that counts the next smaller place and nothing else: 五 in 三成五 and 三块五.
fn tenth(tokens: &Tokens<'_>, at: usize) -> Option<i64> {
    let value = tokens.han(at).and_then(digit).filter(|value| *value > 0)?;
    let counts = begins(tokens, at + 1)
        || tokens.han(at + 1).is_some_and(|c| is_classifier(c) || c == '月')
        || unit_after(tokens, at + 1).is_some();
    (!counts).then_some(value)
}

/// Digits after a unit without a unit of their own, as a part of that unit: 一米八二, 1米82, 三块五.
fn places_behind(tokens: &Tokens<'_>, at: usize) -> Read<Decimal> {
    if let Some(digits) = tokens.digits(at).filter(|digits| digits.len() <= 2 && tokens.glued(at)) {
        let free = !begins(tokens, at + 1)
            && !matches!(tokens.mark(at + 1), Some('.' | '-' | '~' | ':' | '%' | '/'))
            && tokens.word(at + 1).is_none()
            && unit_after(tokens, at + 1).is_none()
            && !tokens.han(at + 1).is_some_and(is_classifier);
        return free.then(|| (Decimal::from_digits("", digits), at + 1));
    }
    let first = tokens.han(at).and_then(digit).filter(|_| tokens.glued(at))?;
    let (places, last) = match tokens.han(at + 1).and_then(digit) {
        Some(second) => (format!("{first}{second}"), at + 1),
        None => (first.to_string(), at),
    };
    tenth(tokens, last).map(|_| (Decimal::from_digits("", &places), last + 1))
}

/// 五角, 五毛, 五角二分, 五分 behind 两元: what they add.
fn coins(tokens: &Tokens<'_>, at: usize) -> Read<Decimal> {
    let single = |at: usize| match tokens.digits(at) {
        Some(written) => written.parse().ok().filter(|_| written.len() == 1),
        None => tokens.han(at).and_then(digit),
    };
    let of = |at: usize, coins: [char; 2], power: i32| {
        let value = single(at).filter(|_| tokens.han(at + 1).is_some_and(|c| coins.contains(&c)))?;
        Some((Decimal::new(value, power), at + 2))
    };
    match of(at, ['角', '毛'], -1) {
        Some((dimes, end)) => Some(match of(end, ['分', '分'], -2) {
            Some((cents, end)) => (dimes.plus(cents), end),
            None => (dimes, end),
        }),
        None => of(at, ['分', '分'], -2).filter(|(_, end)| tokens.han(*end) != Some('之')),
    }
}

/// The number with the unit after it, and with 半 or 多 after the unit: 两年半, 三个多月.
pub(super) fn with_unit(number: Number, tokens: &Tokens<'_>, at: usize) -> (Number, usize) {
    let mut number = number;
    let mut start = at;
    let after_classifier = at + 1;
    // 一个半小时, 三个多月: the addition comes before the unit.
    if tokens.han(at) == Some('个')
        && let Some(c @ ('半' | '多')) = tokens.han(after_classifier)
        && unit_after(tokens, after_classifier + 1).is_some()
    {
        number = extended(number, c);
        start = after_classifier + 1;
    }
    let Some((unit, mut end)) = unit_after(tokens, start) else { return (number, at) };
    number = number.with_unit(unit);
    // 两元五角
    if start == at
        && number.is_exact()
        && matches!(tokens.folded(end - 1), "元" | "块" | "圆")
        && let Some((coins, after)) = coins(tokens, end)
    {
        return (Number { value: number.value.plus(coins), ..number }, after);
    }
    // 一米八二, 三块五, also 三块五毛, 11秒83
    if start == at
        && number.is_exact()
        && number.value.exponent() >= 0
        && matches!(tokens.folded(end - 1), "米" | "块" | "秒")
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

/// Half a unit more, or somewhat more.
fn extended(number: Number, by: char) -> Number {
    match by {
        '半' => Number { value: number.value.plus(Decimal::new(5, -1)), ..number },
        _ => Number { precision: Precision::AtLeast, ..number },
    }
}

fn is_span(unit: Unit) -> bool {
    matches!(unit.dimension(), "time" | "calendar" | "length" | "mass" | "area")
}

/// The unit at `at`, after a 个 if it takes one.
pub(super) fn unit_after(tokens: &Tokens<'_>, at: usize) -> Read<Unit> {
    let (unit, end) = Unit::at(tokens, at, Language::Chinese)?;
    // What looks like a unit may be the beginning of a word: 人民, 天空, 年轻, 日本.
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
