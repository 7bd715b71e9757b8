//! Q01: a value that is off by a power of ten.

use crate::anchor::number::{Class, Number, Precision};
use crate::anchor::{Anchor, Key};
use crate::bitext::Pair;
use crate::lint::context::Context;
use crate::lint::finding::Severity;
use crate::lint::rule::{Check, Example, Reads, Report, Rule};

pub(super) const RULE: Rule = Rule {
    id: "Q01",
    name: "magnitude",
    category: "Accuracy / Mistranslation / Number",
    severity: Severity::Error,
    docs: "A number has the right digits and the wrong scale: 14.09亿 (1.409 billion) as “140.9 billion”.\n\n\
Chinese counts in 万 (ten thousand) and 亿 (a hundred million), English in thousands; converting the one \
to the other is where machines and hurried people slip.\n\n\
The values of both sides are compared, not their digits. The rule fires where a number of the Chinese has no \
equal in the English, a number of the English has no equal in the Chinese, and the two differ by a power of \
ten. Small whole numbers, ordinals and vague quantities (上万, “dozens”) are left out, and so are pairs whose \
neighbours have the right value: there the sentences are cut differently. Wrong where the English gives \
another figure that happens to have the same digits, or converts to a unit that the rule does not know.",
    bad: &[
        Example::bad(
            "公司全年营收14.09亿元。",
            "The company earned 140.9 billion yuan over the year.",
            "140.9 billion yuan",
        ),
        Example::bad("约3万人参加了活动。", "About 300,000 people took part.", "300,000 people"),
        Example::bad("全国有三百万名教师。", "The country has 3 billion teachers.", "3 billion"),
        Example::bad("投资1.2万亿元。", "An investment of RMB1.2bn.", "RMB1.2bn"),
    ],
    good: &[
        Example::good("公司全年营收14.09亿元。", "The company earned 1.409 billion yuan over the year."),
        Example::good("共售出2万4801张票。", "In all 24,801 tickets were sold."),
        Example::good("投资1.2万亿元。", "An investment of RMB1.2trn."),
        Example::good("他买了3本书。", "He bought books and waited 30 days."),
        Example::good(
            "收入超过100亿元，其中10亿元来自海外。",
            "Revenue passed 10 billion yuan, 1 billion of it from abroad.",
        ),
        Example::good("上万名员工", "tens of thousands of employees"),
        Example::good("产量为5万吨。", "Output was 50 kilotonnes."),
        Example::good("排名第3，共30家公司。", "It ranked third of 30 companies."),
    ],
    reads: Reads::Both,
    check: Check::Bitext(check),
};

/// Two numbers are the same from this similarity on.
const SAME: f32 = 0.5;
/// A number below this, said with one digit, is too common to compare.
const TELLING: f64 = 1000.0;
/// How sure it is where both numbers are exact, and where one is approximate.
const EXACT: f32 = 0.95;
const APPROXIMATE: f32 = 0.8;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let bitext = context.bitext();
    for pair in context.pairs(Reads::Both) {
        let sources = numbers(pair.source_anchors());
        let targets = numbers(pair.target_anchors());
        let nearby = |side: fn(&Pair<'_>) -> Vec<Number>| -> Vec<Number> {
            let around = [pair.index().checked_sub(1), Some(pair.index() + 1)];
            let around = around.into_iter().flatten().filter(|&index| index < bitext.beads().len());
            around.flat_map(|index| side(&bitext.pair(index))).collect()
        };
        let near_targets = nearby(|pair| all_numbers(pair.target_anchors()));
        let near_sources = nearby(|pair| all_numbers(pair.source_anchors()));
        let mut used = vec![false; targets.len()];
        for &(anchor, number) in &sources {
            let has_equal = |others: &[Number]| others.iter().any(|other| number.similarity(other) >= SAME);
            if has_equal(&all_numbers(pair.target_anchors())) || has_equal(&near_targets) {
                continue;
            }
            let slipped = targets.iter().enumerate().find_map(|(k, &(other_anchor, other))| {
                let equals =
                    |sources: &[Number]| sources.iter().any(|source| other.similarity(source) >= SAME);
                let free = !used[k] && !equals(&all_numbers(pair.source_anchors())) && !equals(&near_sources);
                let power = other.ratio_power_of_ten(number).filter(|_| free && comparable(number, other))?;
                Some((k, other_anchor, other, power))
            });
            if let Some((k, other_anchor, other, power)) = slipped {
                used[k] = true;
                let confidence = if number.is_exact() && other.is_exact() { EXACT } else { APPROXIMATE };
                let message = evidence(&pair, (anchor, number), (other_anchor, other), power);
                report.add(&pair, other_anchor.span, anchor.span, confidence, message).suggestion =
                    Some(spoken(number.value.to_f64()));
            }
        }
    }
}

/// The numbers that a slip of scale can be told from.
fn numbers(anchors: &[Anchor]) -> Vec<(&Anchor, &Number)> {
    let number = |anchor| match anchor {
        anchor @ &Anchor { key: Key::Number(ref number), .. } => Some((anchor, number)),
        _ => None,
    };
    let telling = |(_, number): &(&Anchor, &Number)| {
        !matches!(number.class, Class::Ordinal | Class::Fraction) && number.precision != Precision::Vague
    };
    anchors.iter().filter_map(number).filter(telling).collect()
}

fn all_numbers(anchors: &[Anchor]) -> Vec<Number> {
    let number = |anchor: &Anchor| match &anchor.key {
        Key::Number(number) => Some(number.clone()),
        _ => None,
    };
    anchors.iter().filter_map(number).collect()
}

/// Whether a power of ten between two numbers can be no chance.
fn comparable(a: &Number, b: &Number) -> bool {
    let percent = |number: &Number| matches!(number.class, Class::Percent | Class::Points | Class::Multiple);
    let telling = |number: &Number| number.value.to_f64().abs() >= TELLING || number.value.digits() >= 2;
    percent(a) == percent(b) && telling(a) && telling(b)
}

/// `14.09亿 = 1.409e9; 140.9 billion = 1.409e11; ×100`.
fn evidence(pair: &Pair<'_>, source: (&Anchor, &Number), target: (&Anchor, &Number), power: i32) -> String {
    let words = |anchor: &Anchor, base: u32, text: &'_ str| anchor.span.relative_to(base).of(text).to_owned();
    let said = words(source.0, pair.source_span().start, pair.source());
    let written = words(target.0, pair.target_span().start, pair.target());
    let factor = match power {
        1.. => format!("×{}", 10f64.powi(power)),
        _ => format!("÷{}", 10f64.powi(-power)),
    };
    format!("{said} = {:e}; {written} = {:e}; {factor}", source.1.value.to_f64(), target.1.value.to_f64())
}

/// A value as English says it: `1.409 billion`, `30,000`.
fn spoken(value: f64) -> String {
    let scales = [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")];
    match scales.into_iter().find(|&(scale, _)| value.abs() >= scale) {
        Some((scale, word)) => format!("{} {word}", value / scale),
        None => grouped(value),
    }
}

/// With commas between thousands.
fn grouped(value: f64) -> String {
    let text = format!("{value}");
    let (whole, rest) =
        text.split_once('.').map_or((text.as_str(), String::new()), |(w, r)| (w, format!(".{r}")));
    let digits: Vec<char> = whole.chars().collect();
    let mut out = String::new();
    for (k, digit) in digits.iter().enumerate() {
        if k > 0 && (digits.len() - k).is_multiple_of(3) && digits[k - 1].is_ascii_digit() {
            out.push(',');
        }
        out.push(*digit);
    }
    out + &rest
}
