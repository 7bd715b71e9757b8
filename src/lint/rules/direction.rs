//! Q05: what went up goes down.

use crate::anchor::number::{Class, Number};
use crate::bitext::Pair;
use crate::language::Language;
use crate::lint::collector::Collector;
use crate::lint::evidence::changes::{Course, change, spread};
use crate::lint::evidence::context::Context;
use crate::lint::evidence::figures::{Equal, Figure};
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::span::Span;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "Q05",
    name: "direction",
    category: "Accuracy / Mistranslation",
    severity: Severity::Warning,
    state: State::On,
    docs: "What goes up in the Chinese goes down in the English, by the same figure: 增长12% as “fell 12%”, \
由5%升至8% as “fell from 5% to 8%”.\n\n\
The figure is right, so nothing looks wrong, and the sentence says the opposite. Compared are figures that have the \
same value on both sides, each with a word for its change next to it: 增长, 上升, 下降, 减少, 涨幅 and “rose”, “cut”, \
“up”, “12% lower”, “an increase of”; and gaps that widen or narrow (亏损收窄至2.3亿元). How far something went (by 5%) and how far it came (to 5%) are kept apart. Silent \
where a clause has words of both kinds or a negation (负增长, 增速下降, “decline in growth”), and where a change is told \
without a figure. Wrong where the two sides tell the change of two things of which one rises as the other falls (a currency \
against another).",
    bad: &[
        Example::bad("出口同比增长12%。", "Exports fell 12% year on year.", "fell"),
        Example::bad("失业人数减少了4万人。", "The number of unemployed increased by 40,000.", "increased"),
        Example::bad("死亡率由5%升至8%。", "Mortality fell from 5% to 8%.", "fell"),
        Example::bad("油价上涨3%。", "Oil prices were down 3%.", "down"),
        Example::bad("亏损收窄至2.3亿元。", "The loss widened to 230 million yuan.", "widened"),
        Example::bad("差距扩大到8分。", "The gap narrowed to 8 points.", "narrowed"),
        Example::bad("净利润下降7.5%。", "There was a 7.5% increase in net profit.", "increase"),
    ],
    good: &[
        Example::good("出口同比增长12%。", "Exports grew 12% year on year."),
        Example::good("失业人数减少了4万人。", "The number of unemployed fell by 40,000."),
        Example::good("死亡率由5%升至8%。", "Mortality rose from 5% to 8%."),
        Example::good("出口负增长12%。", "Exports fell 12%."),
        Example::good("增速下降2个百分点。", "Growth slowed by 2 percentage points."),
        Example::good("亏损收窄至2.3亿元。", "The loss narrowed to 230 million yuan."),
        Example::good("逆差扩大5%。", "The deficit widened by 5%."),
        Example::good("增速降至5%。", "Growth was 5%."),
        Example::good("亏损减少了5%。", "The result rose 5%."),
        Example::good("出口没有增长5%。", "Exports did not grow 5%."),
        Example::good("油价下跌3%，金价上涨1.2%。", "Gold gained 1.2% while oil fell 3%."),
    ],
    reads: Reads::Both,
    direction: Direction::Both,
};

/// How sure a finding is.
const CONFIDENCE: f32 = 0.8;

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let figures = context.figures(pair);
    let mut equal = figures.equal_numbers(is_extent).peekable();
    if equal.peek().is_none() {
        return;
    }
    let (chinese, english) = (context.chinese(pair), context.english(pair));
    for Equal { source, target, .. } in equal {
        let before = |list: &[Figure<'_>], at: usize| at.checked_sub(1).map(|at| list[at].anchor.span);
        let previous = before(&figures.source, source).map(|span| chinese.plain(span));
        let other_previous = before(&figures.target, target).map(|span| english.plain(span));
        let place = chinese.plain(figures.source[source].anchor.span);
        let other = english.plain(figures.target[target].anchor.span);
        let first = change(chinese.text(), place, previous, Language::Chinese);
        let second = change(english.text(), other, other_previous, Language::English);
        let changed = first.zip(second).filter(|(first, second)| first.extent == second.extent);
        let spread = || {
            let first = spread(chinese.text(), place, previous, Language::Chinese)?;
            Some((first, spread(english.text(), other, other_previous, Language::English)?))
        };
        let (couple, [up, down]) = match first {
            Some(_) => (changed, ["goes up", "goes down"]),
            None => (spread(), ["widens", "narrows"]),
        };
        let Some((first, second)) = couple.filter(|(first, second)| first.course != second.course) else {
            continue;
        };
        let went = if first.course == Course::Rise { up } else { down };
        let (word, figure) = (first.span.of(chinese.text()), place.of(chinese.text()));
        let written = second.span.of(english.text());
        let message = format!("{word} ({figure}) {went}, “{written}” does not");
        findings
            .add(pair, english.original(second.span), CONFIDENCE * pair.bead().confidence, message)
            .against(chinese.original(first.span))
            .suggest_in(Language::English, opposite(english.text(), second.span));
    }
}

/// Whether a number may tell how far something went.
fn is_extent(number: &Number) -> bool {
    number.high.is_none()
        && number.value.to_f64() > 0.0
        && !matches!(number.class, Class::Ordinal | Class::Multiple)
}

/// The word for the other direction that fits in the same place of an English text.
fn opposite(text: &str, place: Span) -> Option<String> {
    const OPPOSITES: [(&str, &str); 19] = [
        ("rise", "fall"),
        ("rises", "falls"),
        ("rising", "falling"),
        ("risen", "fallen"),
        ("rose", "fell"),
        ("grew", "fell"),
        ("increase", "decrease"),
        ("increased", "decreased"),
        ("increases", "decreases"),
        ("increasing", "decreasing"),
        ("up", "down"),
        ("higher", "lower"),
        ("raised", "lowered"),
        ("raising", "lowering"),
        ("rise", "drop"),
        ("rose", "dropped"),
        ("rose", "declined"),
        ("increased", "reduced"),
        ("increase", "reduction"),
    ];
    let word = place.of(text);
    let other = OPPOSITES.iter().find_map(|&(up, down)| match word {
        word if word == up => Some(down),
        word if word == down => Some(up),
        _ => None,
    })?;
    // “An increase” is no “an decrease”.
    let behind_article =
        matches!(text[..place.start as usize].split_whitespace().next_back(), Some("a" | "an" | "A" | "An"));
    let vowel = |word: &str| word.starts_with(['a', 'e', 'i', 'o', 'u']);
    (!behind_article || vowel(word) == vowel(other)).then(|| other.to_owned())
}
