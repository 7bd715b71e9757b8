//! Q01: a value that is off by a power of ten.

use crate::anchor::number::Number;
use crate::bitext::Pair;
use crate::language::Language;
use crate::lint::collector::Collector;
use crate::lint::evidence::chinese_correction::chinese_number;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::correction;
use crate::lint::evidence::figures::{is_share, number_of, percent};
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "Q01",
    name: "magnitude",
    category: "Accuracy / Mistranslation / Number",
    severity: Severity::Error,
    state: State::On,
    docs: "A number has the right digits and the wrong scale: 14.09亿 (1.409 billion) as “140.9 billion”.\n\n\
Chinese counts in 万 (ten thousand) and 亿 (a hundred million), English in thousands; converting the one \
to the other is where machines and hurried people slip.\n\n\
The values of both sides are compared, not their digits. The rule fires where a number of the Chinese has no \
equal in the English, a number of the English has no equal in the Chinese, and the two differ by a power of \
ten. Measures are converted first (公顷 and 亩, 斤 and tonnes), and shares compare with shares: 6.39‰ is not \
“6.39 percent”. Small whole numbers, ordinals and vague quantities (上万, “dozens”) are left out, and so are \
numbers that a neighbouring pair has too many: there the sentences are cut differently. Wrong where the English \
gives another figure that happens to have the same digits, or converts to a unit that the rule does not know.",
    bad: &[
        Example::bad(
            "公司全年营收14.09亿元。",
            "The company earned 140.9 billion yuan over the year.",
            "140.9 billion yuan",
        ),
        Example::bad("约3万人参加了活动。", "About 300,000 people took part.", "300,000 people"),
        Example::bad("全国有三百万名教师。", "The country has 3 billion teachers.", "3 billion"),
        Example::bad("投资1.2万亿元。", "An investment of RMB1.2bn.", "RMB1.2bn"),
        Example::bad("去年出生率为6.39‰。", "Last year the birth rate was 6.39 percent.", "6.39 percent"),
        Example::bad("小区占地30万亩。", "The estate covers 2 million hectares.", "2 million hectares"),
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
        Example::good("去年出生率为6.39‰。", "Last year the birth rate was 6.39 per thousand."),
        Example::good("小区占地30万亩。", "The estate covers 20,000 hectares."),
        Example::good("上万名员工", "tens of thousands of employees"),
        Example::good("产量为5万吨。", "Output was 50 kilotonnes."),
        Example::good("排名第3，共30家公司。", "It ranked third of 30 companies."),
        Example::good("汽油每升上调0.18元。", "Petrol goes up by 18 fen a litre."),
        Example::good("单价0.99美元", "99 cents each"),
        Example::good("全年共售出二百五十万册。", "It sold 2.5 million copies in the year."),
        Example::good("为企业减负87亿元。", "It saved businesses 8.7 billion yuan."),
    ],
    reads: Reads::Both,
    direction: Direction::Both,
};

/// How sure it is if both numbers are exact, and if one is approximate or has a single digit.
const EXACT: f32 = 0.95;
const APPROXIMATE: f32 = 0.8;

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let figures = context.figures(pair);
    for slip in &figures.slips {
        let (source, target) = (figures.source[slip.source], figures.target[slip.target]);
        let (Some(said), Some(written)) = (number_of(source.anchor), number_of(target.anchor)) else {
            continue;
        };
        let sure = said.is_exact() && written.is_exact() && said.value.digits() > 1;
        let confidence = if sure { EXACT } else { APPROXIMATE } * pair.bead().confidence;
        let source_words = source.anchor.span.of(context.bitext().source().text());
        let target_words = target.anchor.span.of(context.bitext().target().text());
        let factor = match slip.power {
            1.. => format!("×{}", 10f64.powi(slip.power)),
            _ => format!("÷{}", 10f64.powi(-slip.power)),
        };
        let message =
            format!("{source_words} = {}; {target_words} = {}; {factor}", value(said), value(written));
        findings
            .add(pair, target.anchor.span, confidence, message)
            .against(source.anchor.span)
            .suggest_in(Language::English, correction::number(said, written, target_words))
            .suggest_in(Language::Chinese, chinese_number(written, said, source_words));
    }
}

/// The value of a number: `1.409e9`, `4e4..5e4`, `0.639 %`.
fn value(number: &Number) -> String {
    let say = |value: f64| if is_share(number) { percent(value) } else { format!("{value:e}") };
    match number.high {
        Some(high) => format!("{}..{}", say(number.value.to_f64()), say(high.to_f64())),
        None => say(number.value.to_f64()),
    }
}
