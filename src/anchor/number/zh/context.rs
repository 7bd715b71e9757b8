//! Whether a Chinese numeral stands for a number: 三 does before a classifier, but not in 三星.

use super::measure::{is_classifier, unit_after};
use super::numeral::{Amount, Shape, amount};
use super::sign::after_minus;
use crate::anchor::number::{Decimal, Precision, Unit};
use crate::text::token::Tokens;

/// What 二 counts: otherwise 两 is used before a classifier, and 二 is part of a word (二次, 二手).
const AFTER_TWO: &str = "人元分年月日天级层楼等号期环成倍折线审本万亿";

/// Units with which even 一 is a number: 一年 and 一公里, whereas 一 is a mere article in 一块, 一天 and 一名.
fn counts_one(unit: Unit, last: &str) -> bool {
    !matches!(last, "块" | "度" | "圆" | "桶" | "日" | "天" | "间" | "盾" | "里" | "克" | "升" | "码" | "两")
        && !matches!(unit.dimension(), "person" | "pixel")
}

/// Whether a numeral stands for a number here: 三 before a classifier, but not in 三星.
pub(super) fn is_counted(tokens: &Tokens<'_>, at: usize, read: Amount) -> bool {
    let next = tokens.han(read.end);
    let before = tokens.han(at.wrapping_sub(1));
    let measure = unit_after(tokens, read.end);
    match read.shape {
        Shape::Arabic | Shape::Full => true,
        Shape::Bare => {
            let approximate = read.precision != Precision::Exact;
            // 百万 and 千亿 are numbers, while 百 and 万 alone are parts of words; 千万 may be an adverb.
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
            let classified = next.is_some_and(|c| if two { AFTER_TWO.contains(c) } else { is_classifier(c) });
            classified
                || measure.is_some() && !two
                || range
                || tokens.mark(read.end) == Some('%')
                || after_minus(tokens, at)
        }
    }
}
