//! Q04: what was the least has become the most.

use crate::anchor::number::{Class, Number};
use crate::bitext::Pair;
use crate::language::Language;
use crate::lint::collector::Collector;
use crate::lint::evidence::bounds::{Bound, Bounded, bound};
use crate::lint::evidence::context::Context;
use crate::lint::evidence::figures::Equal;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::reading::capitalised;
use crate::span::Span;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "Q04",
    name: "bound",
    category: "Accuracy / Mistranslation / Number",
    severity: Severity::Warning,
    state: State::On,
    docs: "The least that there may be has become the most, or the other way round: 至少20人 (at least twenty) as \
“at most 20 people”, 不得超过30% as “must exceed 30%”.\n\n\
In a contract, a dose or a law the number is right and the sentence says the opposite. Compared are numbers that \
have the same value on both sides, each with words directly next to it that bound it: 至少, 超过, 不足, 以上 and \
“at least”, “over”, “less than”, “or more”. A negation turns them around (不超过, “not less than”); where it \
stands farther away, nothing is said. Silent where one side bounds a number and the other does not, where 近 may mean \
“the last” (近三年) and “over” may mean “during” (over three years). Wrong where the English says who is left instead of \
who is meant (those over eighteen for 未满18岁者不得入内).",
    bad: &[
        Example::bad("至少20人受伤。", "At most 20 people were injured.", "At most 20 people"),
        Example::bad(
            "违约金不得超过合同金额的30%。",
            "The penalty must exceed 30% of the contract value.",
            "exceed 30%",
        ),
        Example::bad(
            "用药时间不足48小时。",
            "The drug was taken for more than 48 hours.",
            "more than 48 hours",
        ),
        Example::bad("身高在120厘米以下的儿童免票。", "Children over 120 cm travel free.", "over 120 cm"),
        Example::bad("车速低于每小时30公里。", "The speed was above 30 km an hour.", "above 30 km"),
        Example::bad("近200名士兵撤离。", "More than 200 soldiers were withdrawn.", "More than 200"),
    ],
    good: &[
        Example::good("至少20人受伤。", "At least 20 people were injured."),
        Example::good(
            "违约金不得超过合同金额的30%。",
            "The penalty must not exceed 30% of the contract value.",
        ),
        Example::good("用药时间不足48小时。", "The drug was taken for less than 48 hours."),
        Example::good("注册资本不低于500万元。", "Registered capital must be no less than 5 million yuan."),
        Example::good("近200名士兵撤离。", "Nearly 200 soldiers were withdrawn."),
        Example::good("近三年他都住在山里。", "He has lived in the mountains for over three years."),
        Example::good("近30万人参加。", "More than 290,000 people took part."),
        Example::good("超过一半的人同意，不到一半的人反对。", "Over half agreed, less than half did not."),
        Example::good("共20人受伤。", "At least 20 people were injured."),
    ],
    reads: Reads::Both,
    direction: Direction::Both,
};

/// How sure a finding is, and how sure if a negation turns the words of one side around.
const CLEAR: f32 = 0.8;
const TURNED: f32 = 0.7;

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let figures = context.figures(pair);
    let mut equal = figures.equal_numbers(is_bounded).peekable();
    if equal.peek().is_none() {
        return;
    }
    let (chinese, english) = (context.chinese(pair), context.english(pair));
    for Equal { source, target, said, written } in equal {
        let place = chinese.plain(figures.source[source].anchor.span);
        let other = english.plain(figures.target[target].anchor.span);
        let Some(first) = bound(chinese.text(), place, said, Language::Chinese) else { continue };
        let Some(second) = bound(english.text(), other, written, Language::English) else { continue };
        if first.bound == second.bound {
            continue;
        }
        let (marked, against) = (other.join(second.span), place.join(first.span));
        let clear = if first.is_turned || second.is_turned { TURNED } else { CLEAR };
        let message = format!(
            "“{}” sets {}, “{}” {}",
            against.of(chinese.text()),
            side(first.bound),
            marked.of(english.text()),
            side(second.bound)
        );
        findings
            .add(pair, english.original(marked), clear * pair.bead().confidence, message)
            .against(chinese.original(against))
            .suggest_in(
                Language::English,
                mended([first, second], written, [chinese.text(), english.text()], other),
            );
    }
}

/// Whether a bound of the number means something: “first” and “twice” have none.
fn is_bounded(number: &Number) -> bool {
    number.high.is_none() && !matches!(number.class, Class::Ordinal | Class::Multiple)
}

fn side(bound: Bound) -> &'static str {
    match bound {
        Bound::Least => "a minimum",
        Bound::Most => "a maximum",
    }
}

/// The figure at a place of the English with the words for the bound of the Chinese, where those of the English can simply
/// be exchanged for them.
fn mended(bounds: [Bounded; 2], number: &Number, texts: [&str; 2], figure: Span) -> Option<String> {
    /// After another word these are no part of a noun phrase: “rose above 5 degrees”.
    const BEHIND_A_VERB: [&str; 8] = ["is", "are", "was", "were", "be", "been", "of", "for"];
    let ([said, written], [chinese, english]) = (bounds, texts);
    let whole = written.span.join(figure);
    let plain = written.span.of(english).trim().to_ascii_lowercase();
    let before = english[..whole.start as usize].split_whitespace().next_back();
    let fits = match plain.as_str() {
        "at least" | "at most" | "more than" | "less than" | "fewer than" | "no more than"
        | "no less than" | "no fewer than" | "up to" | "nearly" | "or more" | "or less" | "or fewer" => true,
        "over" | "under" | "above" | "below" => before.is_none_or(|word| BEHIND_A_VERB.contains(&word)),
        _ => false,
    };
    let is_count = number.unit.is_none() && number.class == Class::Plain;
    let words = match (said.bound, said.span.of(chinese)) {
        (Bound::Least, "至少" | "最少" | "起码") => "at least",
        (Bound::Least, words) if words.ends_with('上') || said.is_turned => "at least",
        (Bound::Least, _) => "more than",
        (Bound::Most, "近" | "将近" | "接近" | "几近" | "逼近") => "nearly",
        (Bound::Most, "不足" | "不到" | "不满" | "低于" | "少于" | "小于") if is_count => {
            "fewer than"
        }
        (Bound::Most, "不足" | "不到" | "不满" | "低于" | "少于" | "小于") => "less than",
        (Bound::Most, _) => "no more than",
    };
    let is_capital = whole.of(english).starts_with(char::is_uppercase);
    let words = if is_capital { capitalised(words) } else { words.to_owned() };
    // “Twenty people” are twenty behind another word, but US$5 stays.
    let figure = figure.of(english);
    let is_word = figure.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
    let figure = if is_word { figure[..1].to_ascii_lowercase() + &figure[1..] } else { figure.to_owned() };
    fits.then(|| format!("{words} {figure}"))
}

#[cfg(test)]
mod tests {
    use crate::bitext::Bitext;
    use crate::lint::{Linter, rule};

    #[test]
    fn a_currency_keeps_its_letters_behind_other_words() {
        let advice = |source: &str, target: &str| {
            let bitext = Bitext::from_pairs([(source, target)]);
            Linter::new().rules([rule("Q04").unwrap()]).lint(&bitext)[0].suggestion.clone()
        };
        let money = advice("捐款至少500万美元。", "It gave at most US$5 million.");
        assert_eq!(money.as_deref(), Some("at least US$5 million"));
        let people = advice("至少二十人受伤。", "Twenty people or less were hurt.");
        assert_eq!(people.as_deref(), Some("At least twenty people"));
    }
}
