//! Q02: a number or date that is dropped or changed.

mod dropped;
mod in_words;
mod likeness;
mod names;
mod sums;

use self::dropped::{is_added, is_dropped, is_dropped_from_chinese, is_in_a_word};
use self::in_words::{is_article, is_in_words};
use self::likeness::{Stated, is_in_digits, likeness};
use self::names::{is_name, is_name_beside};
use self::sums::Sums;
use crate::anchor::Key;
use crate::anchor::date::{Date, Year};
use crate::anchor::number::{Class, Number};
use crate::bitext::Pair;
use crate::language::Language;
use crate::lint::collector::Collector;
use crate::lint::evidence::changes::{Course, change};
use crate::lint::evidence::chinese_correction::corrected_chinese;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::correction::corrected;
use crate::lint::evidence::figures::{Figure, Status, is_share, percent};
use crate::lint::evidence::kinds::{Exchanged, exchanged};
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
of another size (三斤 as “three kilograms”, 十五日 as “fifteen months”), percentage points as percent, a lunar date as one of \
the calendar; one end of a range (18岁至45岁 as “18 to 55”), another weekday, month, quarter or fraction.\n\n\
A figure that has a stranger of its own kind on the other side was changed, which is surer than one that has \
none and was dropped. A number of the English in digits, where the Chinese has nothing that might be a number, was \
added. Small counts, ordinals and orders of magnitude (数百 as “thousands”), which English says otherwise (“both”, \
“another”), are compared only where each side has a single stranger. Silent for what stands in a name (Rescue-2021), \
“two others” besides the one that is named, prices for another weight, rounded values, converted money and measures, times of another zone that is named, \
measures said by an article (24小时 as “a day”), sums and differences of other figures (38金32银18铜 as “88 medals”), house \
numbers, ages a year less than 享年 and 虚岁, dates told from today (今年, “last year”), and figures that a neighbouring pair has. Wrong where the English says the same by another figure: a year of \
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
        Example::bad("电影定于9月上映。", "The film is due out in August.", "August"),
        Example::bad("第二季度出口增长8%。", "Exports grew 8% in the third quarter.", "third quarter"),
        Example::bad("征集18岁至45岁的志愿者。", "Volunteers aged 18 to 55 are wanted.", "18 to 55"),
        Example::bad("约五分之一的学生住校。", "About a quarter of the students board.", "a quarter"),
        Example::bad("须在十五日内答复。", "A reply is due within fifteen months.", "fifteen months"),
        Example::bad("这套房子卖了500万日元。", "The flat sold for 5 million yuan.", "5 million yuan"),
        Example::bad("第十二届会议闭幕。", "The 11th session closed.", "11th"),
        Example::bad("货架上有三个罐子。", "There are five jars on the shelf.", "five"),
        Example::bad("数百人参加集会。", "Thousands joined the rally.", "Thousands"),
        Example::bad("每周锻炼三到五次。", "Exercise three to nine times a week.", "three to nine times"),
        Example::bad("根据第二十三条的规定", "Under Article 32", "32"),
        Example::bad("主队2比1获胜。", "The home side won 3-1.", "3"),
        Example::bad("价格翻了一番。", "The price tripled.", "tripled"),
        Example::bad(
            "“救援-2021”演习结束。",
            "The exercise Rescue-2022 ended.",
            "The exercise Rescue-2022 ended.",
        ),
        Example::bad("须在十五个工作日内答复。", "A reply is due within 50 working days.", "50"),
        Example::bad("一位八旬老人走失。", "A seventy-year-old went missing.", "seventy-year-old"),
        Example::bad("公司裁掉了一些员工。", "The company laid off 1,200 employees.", "1,200"),
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
        Example::good("“救援-2021”演习结束。", "The exercise Rescue-2021 ended."),
        Example::good("比例从35%提高到48%。", "The share rose from 35 to 48 percent."),
        Example::good("去年11月他当选。", "He was elected last November."),
        Example::good("征集18岁至45岁的志愿者。", "Volunteers aged 18 to 45 are wanted."),
        Example::good("农历三月，桃花盛开。", "In April the peach trees are in bloom."),
        Example::good("他以11秒83的成绩夺冠。", "He won in 11.83 seconds."),
        Example::good("2、手表", "1. Watches"),
        Example::good("包子两元五角一个。", "A bun costs 2.5 yuan."),
        Example::good("他和另外四人被困，共五人。", "He and four others, five in all, were trapped."),
        Example::good(
            "耶鲁等3所大学遭投诉。",
            "Complaints were made against Yale and two other universities.",
        ),
        Example::good("苹果每斤5元。", "Apples cost 10 yuan a kilo."),
        Example::good("销售额增长了两倍。", "Sales tripled."),
        Example::good("几十个人围了上来。", "A hundred people gathered round."),
        Example::good("3000多人受灾。", "More than 3,000 people were affected."),
        Example::good("公司裁掉了几千名员工。", "The company laid off 3,200 employees."),
        Example::good("他今年七十有八，仍很硬朗。", "At 78 he is still hale."),
        Example::good("书价打七五折。", "Books are 25% off."),
        Example::good("全场八八折。", "12% off everything."),
        Example::good("该公司自负30%的损失。", "The company bears 30 percent of the loss itself."),
        Example::good("他背负300万元债务。", "He is 3 million yuan in debt."),
        Example::good("他生于五八年。", "He was born in ’58."),
        Example::good("1998年那场洪水", "the floods of '98"),
        Example::good("FM103.9正在直播。", "FM 103.9 is on air."),
        Example::good("默认保留24小时。", "It is kept for a day by default."),
        Example::good("他等了60分钟。", "He waited an hour."),
        Example::good("租期12个月", "The lease is for a year."),
        Example::good("利率降了50个基点。", "Rates came down by a full half-point."),
        Example::good("加息25个基点。", "Rates went up by a quarter of a point."),
        Example::good("他跑了1000米。", "He ran a kilometre."),
        Example::good("他一天工作。", "He worked for 24 hours."),
        Example::good("中国队以38金32银18铜收官。", "China finished with 88 medals, 38 of them gold."),
        Example::good(
            "本金5万，一年后拿回5.2万。",
            "Put in 50,000, and a year later you get it back with 2,000 in interest.",
        ),
        Example::good(
            "昨日新增48例，其中境外输入47例。",
            "There were 48 new cases yesterday, all but one of them imported.",
        ),
        Example::good("第54分钟，他扳回一球。", "Nine minutes into the second half he pulled one back."),
        Example::good(
            "唐宁街10号发言人表示支持。",
            "A spokesman for the prime minister said he stood four-square behind it.",
        ),
        Example::good("211、985高校毕业生优先。", "Graduates of leading universities are preferred."),
        Example::good("三个臭皮匠，顶个诸葛亮。", "Two heads are better than one."),
        Example::good("他去世，享寿九十八岁。", "He is dead at 97."),
        Example::good("老人花了百八十块。", "The old man spent a hundred yuan or so."),
        Example::good("他体重七十公斤。", "He weighs eleven stone."),
        Example::good("出口同比增长-5%。", "Exports were down 5% on the year."),
        Example::good("他年过八旬，牙齿一颗没掉。", "Past eighty, he still has all his teeth."),
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
    let sums = Sums::of(figures, context.english(pair).text());
    let mut free: Vec<usize> = (0..figures.target.len())
        .filter(|&target| strange(target) && !sums.target.contains(&target))
        .collect();
    let slipped = |source: usize| figures.slips.iter().any(|slip| slip.source == source);
    let lost = (0..figures.source.len())
        .filter(|&index| figures.source[index].status == Status::Lost && !slipped(index))
        .count();
    let single = lost == 1 && free.len() == 1;
    // Those of the Chinese that the English has in no form, also not in a wrong one.
    let mut alone: Vec<&Figure<'_>> = Vec::new();
    for (index, figure) in figures.source.iter().enumerate() {
        if figure.status == Status::Matched || slipped(index) || sums.source.contains(&index) {
            continue;
        }
        // A figure that is said twice but translated once may have been changed in the other place, but only
        // into one that looks like it.
        let floor = if figure.status == Status::Spare { CHANGED } else { EXCHANGED };
        let said = stated(figure, source);
        let is_name = is_name(context.chinese(pair), figure);
        let likeness = |&(_, target): &(usize, &usize)| {
            let written = stated(&figures.target[*target], target_text);
            // A house number is in digits.
            let differs = is_name && !is_in_digits(written.words);
            if differs { 0.0 } else { likeness(said, written, single) }
        };
        let best = free.iter().enumerate().rev().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
        match best.map(|best| (best.0, likeness(&best))).filter(|(_, likeness)| *likeness >= floor) {
            Some((at, confidence)) => {
                let other = figures.target[free.remove(at)];
                if is_said_otherwise(context, pair, figure, &other) {
                    continue;
                }
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
            None if figure.status == Status::Lost
                && !is_name
                && !is_in_words(context.english(pair).text(), figure) =>
            {
                alone.push(figure);
            }
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
    if context.original() == Some(Language::Chinese) && alone.is_empty() {
        for figure in free.iter().map(|&target| &figures.target[target]) {
            if is_added(context, pair, figure) && !is_article(context.chinese(pair).text(), figure) {
                let said = equation(figure.anchor.span.of(target_text), &figure.anchor.key);
                let message = format!("{said}; the Chinese has no such value");
                findings.add(pair, figure.anchor.span, confidence, message).against(pair.source_span());
            }
        }
    } else if alone.is_empty() {
        let lost = free.into_iter().map(|target| &figures.target[target]);
        let chinese = context.chinese(pair).text();
        let dropped = lost.filter(|figure| {
            is_dropped_from_chinese(figure, &figures.source, target_text)
                && !is_in_a_word(figure.anchor.span.of(target_text), chinese)
                && !is_article(chinese, figure)
        });
        for figure in dropped {
            let said = equation(figure.anchor.span.of(target_text), &figure.anchor.key);
            let message = format!("{said}; the Chinese has no such value");
            findings.add(pair, figure.anchor.span, confidence, message).against(pair.source_span());
        }
    }
}

/// Whether two numbers that differ may be right: “two others” besides the one that is named, and prices for another weight
/// or area.
fn is_said_otherwise(
    context: &Context<'_>,
    pair: &Pair<'_>,
    said: &Figure<'_>,
    written: &Figure<'_>,
) -> bool {
    const BESIDES: [&str; 6] = ["other", "others", "more", "additional", "further", "remaining"];
    /// Up to here, numbers are counts.
    const COUNT: f64 = 100.0;
    let (chinese, english) = (context.chinese(pair).text(), context.english(pair));
    let place = english.plain(written.anchor.span);
    let (a, b) = match (&said.anchor.key, &written.anchor.key) {
        (Key::Number(a), Key::Number(b)) => (a, b),
        (Key::Date(a), Key::Date(b)) => return is_one_year(a, b, place.of(english.text())),
        _ => return false,
    };
    let behind = &english.text()[place.end as usize..];
    let next = behind.split_whitespace().next().unwrap_or_default();
    let next = next.trim_end_matches(|c: char| !c.is_alphanumeric());
    let is_count = a.value.to_f64() <= COUNT && a.class == Class::Plain;
    let besides = a.unit.is_none() && BESIDES.contains(&next);
    let of_dozen = place.of(english.text()).contains("dozen") || behind.starts_with(" to the dozen");
    // A list may be numbered anew.
    let opens = |text: &str| !text.contains(char::is_alphanumeric);
    let said_place = context.chinese(pair).plain(said.anchor.span);
    let listed =
        opens(&chinese[..said_place.start as usize]) && opens(&english.text()[..place.start as usize]);
    // 同比增长-5% is “down 5%”.
    let fell = || {
        let change = change(english.text(), place, None, Language::English);
        change.is_some_and(|change| change.course == Course::Fall)
    };
    is_count && (besides || of_dozen || listed && behind.starts_with(['.', ')', ':']))
        || is_other_price(a, b, chinese)
        || is_other_age(a, b, &chinese[..said_place.start as usize])
        || is_share(a) && a.value.to_f64() < 0.0 && -a.value.to_f64() == b.value.to_f64() && fell()
        || is_name_beside(chinese, said_place, english.text())
}

/// Whether the English counts an age by the years that have passed, one less than in 虚岁.
fn is_other_age(a: &Number, b: &Number, before: &str) -> bool {
    const AGES: [&str; 7] = ["享年", "享寿", "享壽", "终年", "終年", "虚岁", "虛歲"];
    let before = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    AGES.iter().any(|age| before.ends_with(age)) && a.value.to_f64() == b.value.to_f64() + 1.0
}

/// Whether two dates are years that differ only in the century, which one of them leaves out: “in ’48”.
fn is_one_year(a: &Date, b: &Date, written: &str) -> bool {
    let short = written.chars().filter(char::is_ascii_digit).count() == 2;
    match (a.year, b.year) {
        (Some(Year::Of(year)), Some(Year::Of(other))) => short && (year - other) % 100 == 0,
        _ => false,
    }
}

/// Whether a price per 斤, 亩 or 里 may be one per kilogram, hectare, acre or kilometre.
fn is_other_price(a: &Number, b: &Number, chinese: &str) -> bool {
    const TIMES: [f64; 4] = [2.0, 15.0, 6.07, 0.5];
    const NEAR: f64 = 0.05;
    let ratio = b.value.to_f64() / a.value.to_f64();
    a.class == Class::Money
        && b.class == Class::Money
        && chinese.contains(['斤', '亩', '里'])
        && TIMES.iter().any(|times| (ratio / times - 1.0).abs() <= NEAR)
}

/// What differs, in a few words.
fn difference(said: &Key, written: &Key) -> &'static str {
    match (said, written) {
        (Key::Number(a), Key::Number(b)) => match exchanged(a, b) {
            Some(Exchanged::Currency) => "the currencies differ",
            Some(Exchanged::Unit) => "the units differ",
            Some(Exchanged::Points) => "percentage points are not percent",
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

/// A figure and its words in the text that it is from.
fn stated<'a>(figure: &Figure<'a>, text: &'a str) -> Stated<'a> {
    Stated { key: &figure.anchor.key, words: figure.anchor.span.of(text) }
}
