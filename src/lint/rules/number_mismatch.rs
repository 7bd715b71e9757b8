//! Q02: a number or date that is dropped or changed.

use crate::anchor::date::{Calendar, Year};
use crate::anchor::number::{Class, Decimal, Number, Precision};
use crate::anchor::{Date, Key};
use crate::bitext::Pair;
use crate::language::Language;
use crate::lint::collector::Collector;
use crate::lint::evidence::chinese_correction::corrected_chinese;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::correction::corrected;
use crate::lint::evidence::figures::{Exchanged, Figure, Status, exchanged, is_share, percent};
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "Q02",
    name: "number-mismatch",
    category: "Accuracy / Mistranslation / Number",
    severity: Severity::Warning,
    state: State::On,
    docs: "A number, a date or a percentage of the Chinese is another in the English (12.4% as “14.2%”, 3月15日 as \
“March 5”), or is not there at all.\n\n\
Figures are what a reader quotes and what nobody checks. The values are compared, not how they are written: \
三分之一 is “one third”, 半年 “six months”, 第三季度 “Q3”, 300亩 “20 hectares”. What is off by a power of ten is \
Q01.\n\n\
So is a figure that stayed while what it counts was exchanged: another currency (3000美元 as “3,000 yuan”), a unit \
of another size (三斤 as “three kilograms”), percentage points as percent, a lunar date as one of the calendar.\n\n\
A figure that has a stranger of its own kind on the other side was changed, which is surer than one that has \
none and was dropped. Silent for small numbers and ordinals, which English says otherwise (“both”, “another”), \
for vague quantities, rounded values, converted money and measures, times of another zone that is named, dates \
told from today (今年, “last year”), and figures that a neighbouring pair has. Wrong where the English says the same by another figure: a year of \
birth for an age, or what is left for what is gone.",
    bad: &[
        Example::bad("利润同比下降12.4%。", "Profit fell 14.2% on the year.", "14.2%"),
        Example::bad("会议于3月15日召开。", "The meeting was held on March 5.", "March 5"),
        Example::bad("该校创办于1958年。", "The school was founded in 1985.", "1985"),
        Example::bad(
            "事故造成18人受伤。",
            "The accident left people injured.",
            "The accident left people injured.",
        ),
        Example::bad("他们在山里走了47天。", "They walked in the mountains for 74 days.", "74 days"),
        Example::bad("他花了3000美元。", "He spent 3,000 yuan.", "3,000 yuan"),
        Example::bad("他买了三斤苹果。", "He bought three kilograms of apples.", "three kilograms"),
        Example::bad("支持率上升了5个百分点。", "Support rose by 5 percent.", "5 percent"),
        Example::bad("会议定于周三举行。", "The meeting will be held on Thursday.", "Thursday"),
    ],
    good: &[
        Example::good("利润同比下降12.4%。", "Profit fell 12.4 percent on the year."),
        Example::good("会议于3月15日召开。", "The meeting was held on March 15."),
        Example::good("上世纪60年代，三分之一的人住在这里。", "In the 1960s, one third of them lived here."),
        Example::good("他把两本书都看完了，又借了一本。", "He finished both books and borrowed another."),
        Example::good("农场有300亩地。", "The farm has some 50 acres."),
        Example::good("2019年底开工。", "Work began at the end of that year."),
        Example::good("票价为480元。", "A ticket costs about $66."),
        Example::good("全程12.6公里。", "The whole way is some 13 kilometres."),
        Example::good("第三季度有二十多家店开业。", "In Q3 over twenty shops opened."),
        Example::good("他十有八九不来了。", "Most likely he is not coming."),
        Example::good("他花了3000美元。", "He spent 21,000 yuan."),
        Example::good("他买了三斤苹果。", "He bought three pounds of apples."),
        Example::good("支持率上升了5个百分点。", "Support rose by 5 percentage points."),
        Example::good("北京时间20时30分发射。", "It was launched at 12:30 GMT."),
    ],
    reads: Reads::Both,
    direction: Direction::Both,
};

/// How sure it is if the other side has a similar figure: with the same unit or nearly the same digits, or
/// only of the same kind.
const CHANGED: f32 = 0.85;
const EXCHANGED: f32 = 0.65;
/// How sure it is if there is none.
const DROPPED: f32 = 0.5;

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let figures = context.figures(pair);
    let (source, target_text) = (context.bitext().source().text(), context.bitext().target().text());
    let strange = |target: usize| {
        figures.target[target].status == Status::Lost
            && figures.slips.iter().all(|slip| slip.target != target)
    };
    let mut free: Vec<usize> = (0..figures.target.len()).filter(|&target| strange(target)).collect();
    let slipped = |source: usize| figures.slips.iter().any(|slip| slip.source == source);
    // Those of the Chinese that the English has in no form, also not in a wrong one.
    let mut alone: Vec<&Figure<'_>> = Vec::new();
    for (index, figure) in figures.source.iter().enumerate() {
        if figure.status == Status::Matched || slipped(index) {
            continue;
        }
        // A figure that is said twice but translated once may have been changed in the other place, but only
        // into one that looks like it.
        let floor = if figure.status == Status::Spare { CHANGED } else { EXCHANGED };
        let likeness = |&(_, target): &(usize, &usize)| {
            let other = &figures.target[*target];
            likeness(figure, other, is_in_digits(figure, source) || is_in_digits(other, target_text))
        };
        let best = free.iter().enumerate().rev().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
        match best.map(|best| (best.0, likeness(&best))).filter(|(_, likeness)| *likeness >= floor) {
            Some((at, confidence)) => {
                let other = figures.target[free.remove(at)];
                let (said, written) = (figure.anchor.span.of(source), other.anchor.span.of(target_text));
                let (key, other_key) = (&figure.anchor.key, &other.anchor.key);
                let message = format!(
                    "{}; {}; {}",
                    equation(said, key),
                    equation(written, other_key),
                    difference(key, other_key)
                );
                let confidence = confidence * pair.bead().confidence;
                findings
                    .add(pair, other.anchor.span, confidence, message)
                    .against(figure.anchor.span)
                    .suggest_in(Language::English, corrected(key, other_key, written))
                    .suggest_in(Language::Chinese, corrected_chinese(other_key, key, said));
            }
            None if figure.status == Status::Lost => alone.push(figure),
            None => {}
        }
    }
    let confidence = DROPPED * pair.bead().confidence;
    // What is missing from an original was added in the translation, where nobody looks for it.
    if context.original() != Some(Language::English) {
        for figure in alone.iter().filter(|figure| is_dropped(context, pair, figure, &free)) {
            let said = equation(figure.anchor.span.of(source), &figure.anchor.key);
            let message = format!("{said}; the English has no such value");
            findings.add(pair, pair.target_span(), confidence, message).against(figure.anchor.span);
        }
    }
    if context.original() != Some(Language::Chinese) && alone.is_empty() {
        let lost = free.into_iter().map(|target| &figures.target[target]);
        let chinese = context.chinese(pair).text();
        let dropped = lost.filter(|figure| {
            is_dropped_from_chinese(figure, &figures.source, target_text)
                && !is_in_a_word(figure.anchor.span.of(target_text), chinese)
        });
        for figure in dropped {
            let said = equation(figure.anchor.span.of(target_text), &figure.anchor.key);
            let message = format!("{said}; the Chinese has no such value");
            findings.add(pair, figure.anchor.span, confidence, message).against(pair.source_span());
        }
    }
}

/// What differs, in a few words.
fn difference(said: &Key, written: &Key) -> &'static str {
    match (said, written) {
        (Key::Number(a), Key::Number(b)) => match exchanged(a, b) {
            Some(Exchanged::Currency) => "the currencies differ",
            Some(Exchanged::Unit) => "the units differ",
            Some(Exchanged::Points) => "a percentage point is no percent",
            None => "the values differ",
        },
        (Key::Date(a), Key::Date(b)) if a.calendar != b.calendar => "the calendars differ",
        _ => "the values differ",
    }
}

/// A figure as it is written, and its value if that is written otherwise: `35亿 = 3.5e9`.
fn equation(written: &str, key: &Key) -> String {
    let value = value(key);
    if written == value { value } else { format!("{written} = {value}") }
}

/// The value of a figure: `12.4 %`, `2022-12-29`, `47 day`.
fn value(key: &Key) -> String {
    match key {
        Key::Number(number) if number.class == Class::Points => {
            percent(number.value.to_f64()).replace('%', "points")
        }
        Key::Number(number) if is_share(number) => percent(number.value.to_f64()),
        _ => key.to_string(),
    }
}

/// How sure it is that one was made from the other; 0 if they are of different kinds. `in_digits` says whether one of them is
/// written so.
fn likeness(source: &Figure<'_>, target: &Figure<'_>, in_digits: bool) -> f32 {
    match (&source.anchor.key, &target.anchor.key) {
        (Key::Number(a), Key::Number(b)) => number_likeness(a, b, in_digits),
        (Key::Date(a), Key::Date(b)) => date_likeness(a, b),
        _ => 0.0,
    }
}

fn number_likeness(a: &Number, b: &Number, in_digits: bool) -> f32 {
    match exchanged(a, b) {
        Some(Exchanged::Points) => return EXCHANGED,
        Some(Exchanged::Unit | Exchanged::Currency) => return CHANGED,
        None => {}
    }
    let one_unit = match (a.unit, b.unit) {
        (Some(a), Some(b)) if a == b => true,
        (Some(_), Some(_)) => return 0.0,
        _ => false,
    };
    let money = |number: &Number| matches!(number.class, Class::Plain | Class::Money);
    let one_class = a.class == b.class || is_share(a) && is_share(b) || money(a) && money(b);
    // A small count is said in many ways, but not 3 seconds as 5.
    let is_measured = |number: &Number| {
        one_unit
            && in_digits
            && number.high.is_none()
            && number.precision != Precision::Vague
            && number.class == Class::Plain
    };
    let compared = |number: &Number| is_compared(number) || is_compared_part(number) || is_measured(number);
    if !one_class || !compared(a) || !compared(b) {
        return 0.0;
    }
    if nearly_same_digits(a, b) {
        return CHANGED;
    }
    if one_unit || is_share(a) { EXCHANGED } else { 0.0 }
}

/// Whether two values have the same digits except for one that is lost, added, exchanged or moved.
fn nearly_same_digits(a: &Number, b: &Number) -> bool {
    let digits = |number: &Number| number.value.to_string();
    let (a, b) = (digits(a), digits(b));
    let short = a.len().min(b.len()) < 2;
    !short && strsim::damerau_levenshtein(&a, &b) == 1
}

/// Whether a number is worth comparing: it is exact and not a small count.
fn is_compared(number: &Number) -> bool {
    /// The smallest whole number that is compared. Smaller ones are said in many ways.
    const LEAST: f64 = 11.0;
    let value = number.value.to_f64().abs();
    let small = value.fract() == 0.0 && value < LEAST;
    let fixed = number.high.is_none() && number.precision != Precision::Vague;
    match number.class {
        Class::Percent | Class::Points => fixed && value > 0.0,
        Class::Plain | Class::Money => fixed && !small,
        Class::Ordinal | Class::Multiple | Class::Fraction => false,
    }
}

/// Whether a fraction looks calculated; a half may be said of anything.
fn is_compared_part(number: &Number) -> bool {
    let half = Decimal::new(5, -1);
    number.class == Class::Fraction && number.is_exact() && number.value != half
}

fn date_likeness(a: &Date, b: &Date) -> f32 {
    let told_from_now = a.relative.is_some() || b.relative.is_some();
    let both_weekday = a.weekday.is_some() && b.weekday.is_some();
    // "last Thursday" for 上周三 is another day, whenever it is said.
    let of_week = both_weekday && a.weekday != b.weekday;
    let one_range = a.end.is_some() != b.end.is_some();
    if told_from_now && !of_week || one_range || !a.contradicts(b) {
        return 0.0;
    }
    let both_day = a.day.is_some() && b.day.is_some();
    let both_month = a.month.is_some() && b.month.is_some();
    let both_year = a.year.is_some() && b.year.is_some();
    let shared =
        (both_day && a.day == b.day) || (both_month && a.month == b.month) || (both_year && a.year == b.year);
    let both_time = a.time.is_some() && b.time.is_some() && a.day == b.day;
    let years_alone = both_year && a.month.is_none() && b.month.is_none();
    // A company's quarter may differ from that of the calendar.
    let both_part = a.part.is_some() && b.part.is_some() && a.calendar == b.calendar;
    let both_range = a.end.is_some() && b.end.is_some() && years_alone;
    let alike = years_alone || both_day || both_time || both_weekday || both_part;
    match (shared && (both_day || both_month || both_range), alike) {
        (true, _) => CHANGED,
        (false, true) => EXCHANGED,
        (false, false) => 0.0,
    }
}

/// Whether a figure of the English, which the Chinese has in no form, is missing there: a number in digits, or a
/// year or day where the Chinese has no date.
fn is_dropped_from_chinese(figure: &Figure<'_>, source: &[Figure<'_>], text: &str) -> bool {
    let is_whole = |number: &Number| is_share(number) && number.value == Decimal::new(1, 0);
    match &figure.anchor.key {
        Key::Number(number) => is_compared(number) && !is_whole(number) && is_in_digits(figure, text),
        Key::Date(date) => {
            is_full(date)
                && date.relative.is_none()
                && is_in_digits(figure, text)
                && !source.iter().any(|other| matches!(other.anchor.key, Key::Date(_)))
        }
        _ => false,
    }
}

/// Whether the Chinese has these digits in a word: the 11 of windows11.
fn is_in_a_word(figure: &str, chinese: &str) -> bool {
    let digits: String = figure.chars().filter(char::is_ascii_digit).collect();
    !digits.is_empty()
        && chinese.match_indices(&digits).any(|(at, _)| {
            chinese[..at].ends_with(|c: char| c.is_ascii_alphabetic())
                || chinese[at + digits.len()..].starts_with(|c: char| c.is_ascii_alphabetic())
        })
}

/// Whether a date tells a day of a month, or a year.
fn is_full(date: &Date) -> bool {
    date.month.is_some() && date.day.is_some() || matches!(date.year, Some(Year::Of(_)))
}

fn is_in_digits(figure: &Figure<'_>, text: &str) -> bool {
    figure.anchor.span.of(text).contains(char::is_numeric)
}

/// Whether a figure is in Arabic digits, or is so great that it cannot be part of a name or idiom (十八 of
/// 茅十八, 七成新).
fn is_written(context: &Context<'_>, figure: &Figure<'_>) -> bool {
    const GREAT: f64 = 100.0;
    let arabic = is_in_digits(figure, context.bitext().source().text());
    // 万亿 may be in “the trillion-yuan mark”, which is not a number of its own.
    let is_scale = |number: &Number| number.value == Decimal::new(1, number.value.to_f64().log10() as i32);
    arabic
        || matches!(&figure.anchor.key, Key::Number(number) if number.value.to_f64() >= GREAT && !is_scale(number))
}

/// Whether a figure without a similar one is missing, and not said in another way.
fn is_dropped(context: &Context<'_>, pair: &Pair<'_>, figure: &Figure<'_>, free: &[usize]) -> bool {
    /// 100 % is “all” and “completely”.
    const WHOLE: f64 = 1.0;
    match &figure.anchor.key {
        // Any unmatched number may be the same thing counted differently.
        Key::Number(number) => {
            let whole = is_share(number) && number.value.to_f64() == WHOLE;
            is_compared(number) && !whole && free.is_empty() && is_written(context, figure)
        }
        Key::Date(date) => {
            let dated =
                context.figures(pair).target.iter().any(|other| matches!(other.anchor.key, Key::Date(_)));
            let said_otherwise = context.english(pair).text().to_ascii_lowercase().contains("year");
            let lunar = date.calendar == Calendar::Lunar;
            is_full(date)
                && !lunar
                && date.relative.is_none()
                && !dated
                && !said_otherwise
                && is_written(context, figure)
        }
        _ => false,
    }
}
