//! N01: a name translated word by word.

use crate::bitext::Pair;
use crate::gazetteer::{EnMention, Entry, Form, Grade, ZhMention};
use crate::lexicon::stems;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::licence::{Licence, is_business, is_english_alone, is_right, licence, places};
use crate::lint::evidence::support::is_same;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::span::Span;
use crate::word::Word;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "N01",
    name: "literal-name",
    category: "Accuracy / Mistranslation",
    severity: Severity::Error,
    state: State::On,
    docs: "A brand, an outlet or an organisation is rendered word by word: 虎嗅 as “Tiger Sniff” instead of \
“Huxiu”.\n\n\
The reader cannot find out who is meant.\n\n\
The gazetteer has the literal renderings of each name. Where the pair has the Chinese name, every such \
rendering counts, with or without capitals; only where both are \
ordinary words too (界面, “interface”), and the text shows the name nowhere else, it needs one. Where the Chinese stands near by or is missing, only those \
count that mean nothing else; common words (Hungry, Nailing) need another brand beside them or the right \
name elsewhere in the text. Names that are officially literal (the Red Cross, Apple) are good forms. \
Wrong where somebody else goes by such a name.",
    bad: &[
        Example::bad("虎嗅今日报道。", "Tiger Sniff reports today.", "Tiger Sniff"),
        Example::bad(
            "知乎用户表示不满，知乎没有回应。",
            "Users of Know Almost were unhappy; Zhihu did not reply.",
            "Know Almost",
        ),
        Example::bad(
            "公司用钉钉打卡，钉钉很方便。",
            "DingTalk is handy: staff clock in with the nail.",
            "nail",
        ),
        Example::bad("", "Analysts of Tiger Sniff disagree.", "Tiger Sniff"),
        Example::bad("", "Meituan and Hungry compete for riders.", "Hungry"),
        Example::bad("钉钉", "Nailing", "Nailing"),
    ],
    good: &[
        Example::good("虎嗅今日报道。", "Huxiu reports today."),
        Example::good("红十字会送来物资。", "The Red Cross sent supplies."),
        Example::good("苹果公司发布新品。", "Apple launched new products."),
        Example::good("据人民日报报道", "according to the People’s Daily"),
        Example::good("公司开发管理界面。", "The company develops admin interfaces."),
        Example::good("我饿了。", "Hungry, I went home."),
        Example::good("界面", "Interface"),
        Example::good("阿里·哈桑尼谈到公司的业务。", "Ali Hassani spoke about the business of the company."),
        Example::good("他把画挂在钉子上。", "He hung the picture on a nail."),
        Example::good("", "Hungry people wait for the nail to be driven in."),
    ],
    reads: Reads::Target,
    direction: Direction::ToEnglish,
};

/// How sure it is if the Chinese name is in the pair, if it is near, if there is no Chinese, and if the form
/// is a common word that only its neighbours show to be a name.
const NAMED: f32 = 0.95;
const NEAR: f32 = 0.75;
const ALONE: f32 = 0.8;
const NEIGHBOURLY: f32 = 0.6;
/// How sure it is if the Chinese name is also an ordinary word.
const AMBIGUOUS: f32 = 0.6;

/// The most bytes between two brands of one list.
const BESIDE: u32 = 12;

/// A name that the English translates word by word.
struct Literal<'a> {
    entry: &'a Entry,
    target: Span,
    source: Option<Span>,
    confidence: f32,
}

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let mut taken: Vec<Span> = Vec::new();
    for place in places(context.target_mentions(pair)) {
        let literal = place.iter().filter(|mention| mention.form.grade == Grade::Literal);
        let sure = literal.filter_map(|mention| Some((mention, evidence(context, pair, mention)?)));
        let Some((mention, (source, confidence))) = sure.max_by(|a, b| a.1.1.total_cmp(&b.1.1)) else {
            continue;
        };
        if !is_right(context, pair, place) {
            taken.push(mention.span);
            let literal = Literal { entry: mention.entry, target: mention.span, source, confidence };
            literal.report(context, pair, findings);
        }
    }
    for (ZhMention { entry, name, .. }, source) in unrendered(context, pair) {
        let literal = entry.forms().iter().filter(|form| form.grade == Grade::Literal);
        // Where both are also ordinary words, and nothing else in the text shows the name, only a capital tells it
        // from the word: “interfaces”.
        let may_be_word = name.needs_context && !context.supported().has(entry);
        let is_word = |form: &Form, span: Span| {
            let words = span.of(context.bitext().target().text());
            may_be_word && form.needs_context && !words.starts_with(char::is_uppercase)
        };
        let found =
            literal.filter_map(|form| in_any_case(context, pair, form).filter(|&span| !is_word(form, span)));
        let found = found.max_by_key(|span| span.len());
        if let Some(span) = found.filter(|span| !taken.iter().any(|taken| taken.overlaps(*span))) {
            taken.push(span);
            let literal = Literal { entry, target: span, source: Some(source), confidence: NEAR };
            literal.report(context, pair, findings);
        }
    }
}

/// The evidence for a literal form: its Chinese, and how sure that makes the finding.
fn evidence(context: &Context<'_>, pair: &Pair<'_>, mention: &EnMention<'_>) -> Option<(Option<Span>, f32)> {
    let common = mention.form.needs_context;
    match licence(context, pair, mention.entry) {
        Some(Licence::Named(span)) => Some((Some(span), NAMED)),
        Some(Licence::Ambiguous(span)) => (!common).then_some((Some(span), AMBIGUOUS)),
        Some(Licence::Near) => (!common).then_some((None, NEAR)),
        None if !pair.source().is_empty() && !is_english_alone(context.bitext()) => None,
        None if !common => Some((None, ALONE)),
        None => is_among_brands(context, pair, mention).then_some((None, NEIGHBOURLY)),
    }
}

/// The fewest brands in a row that show each other to be brands, though each is a common word.
const IN_A_ROW: usize = 3;

/// Whether a common word stands in a row of brands, each with a capital: “Hungry, Free Fish, Nailing”.
fn is_in_a_row(context: &Context<'_>, pair: &Pair<'_>, mention: &EnMention<'_>) -> bool {
    /// What may stand between two of them.
    const BETWEEN: [&str; 5] = [",", ", and", "and", ", or", "or"];
    let text = context.bitext().target().text();
    let is_brand = |m: &&[EnMention<'_>]| {
        m.iter().any(|m| is_business(m.entry)) && m[0].span.of(text).starts_with(char::is_uppercase)
    };
    let brands: Vec<Span> =
        places(context.target_mentions(pair)).filter(is_brand).map(|place| place[0].span).collect();
    let follows = |a: &Span, b: &Span| {
        a.end <= b.start && BETWEEN.contains(&text[a.end as usize..b.start as usize].trim())
    };
    brands.chunk_by(follows).any(|row| row.len() >= IN_A_ROW && row.contains(&mention.span))
}

/// Whether a common word is used like a brand: it stands in a row of them, or it has a capital but does not begin the
/// sentence, and the text has the right name elsewhere or another brand is next to it.
fn is_among_brands(context: &Context<'_>, pair: &Pair<'_>, mention: &EnMention<'_>) -> bool {
    let opens = pair.target_sentences().any(|sentence| {
        let before = mention.span.start.saturating_sub(sentence.span().start);
        sentence.span().contains(mention.span)
            && !sentence.text()[..before as usize].contains(char::is_alphanumeric)
    });
    let beside = |other: &EnMention<'_>| {
        let gap =
            other.span.start.max(mention.span.start).saturating_sub(other.span.end.min(mention.span.end));
        is_business(other.entry)
            && !is_same(other.entry, mention.entry)
            && other.form.grade <= Grade::Accepted
            && !other.form.needs_context
            && gap <= BESIDE
    };
    is_in_a_row(context, pair, mention)
        || !opens
            && (context.supported().has(mention.entry) || context.target_mentions(pair).iter().any(beside))
}

/// The names of the Chinese side that the English does not give in any form, with their places.
fn unrendered<'a>(context: &Context<'a>, pair: &Pair<'_>) -> Vec<(ZhMention<'a>, Span)> {
    let named = context.source_mentions(pair).iter();
    let mut entries: Vec<(ZhMention<'_>, Span)> = Vec::new();
    for mention in named.filter(|m| matches!(licence(context, pair, m.entry), Some(Licence::Named(_)))) {
        let times = context.source_mentions(pair).iter().filter(|m| is_same(m.entry, mention.entry)).count();
        let given = context.target_mentions(pair).iter().filter(|m| is_same(m.entry, mention.entry)).count();
        if given < times && !entries.iter().any(|(other, _)| is_same(other.entry, mention.entry)) {
            entries.push((*mention, mention.span));
        }
    }
    entries
}

/// Where a form occurs, in any case and number.
fn in_any_case(context: &Context<'_>, pair: &Pair<'_>, form: &Form) -> Option<Span> {
    let wanted = stems(&form.text);
    let (here, stems): (Vec<Word>, Vec<&str>) = context.target_forms(pair).unzip();
    let window = stems.windows(wanted.len().max(1)).position(|window| window == wanted)?;
    Some(here[window].span.join(here[window + wanted.len() - 1].span))
}

impl Literal<'_> {
    fn report(&self, context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
        let (source, target) = (context.bitext().source().text(), context.bitext().target().text());
        let form = self.target.of(target);
        let han = self.source.map_or(self.entry.names()[0].text.as_str(), |span| span.of(source));
        let is_elsewhere = self.source.is_none() && !pair.source().is_empty();
        let here = if is_elsewhere { " (not in the Chinese of this pair)" } else { "" };
        let name = self.entry.preferred();
        let message = format!("{han}{here} word by word: “{form}”; its English name is {name}");
        findings.add(pair, self.target, self.confidence, message).against(self.source).suggest(name);
    }
}
