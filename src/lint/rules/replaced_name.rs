//! N05: something else stands where a known name should.

use crate::assign::assign;
use crate::bitext::Pair;
use crate::gazetteer::ZhMention;
use crate::language::visible;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::lost::{LostNames, Stranger};
use crate::lint::evidence::lost_names::lost_names;
use crate::lint::evidence::origin::is_some_reading;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "N05",
    name: "replaced-name",
    category: "Accuracy / Mistranslation",
    severity: Severity::Error,
    state: State::On,
    docs: "A known name is in the Chinese, and the English has another one in its place: 路透社 as “Lutetia News” \
instead of “Reuters”.\n\n\
The reader is told of somebody else.\n\n\
The rule looks for a trace of each name of the gazetteer that means nothing else: any of its forms, a word of one, \
its initials, the people and the capital of a country, “the bank” after the name of a bank, in the pair and beside it. Where \
there is none, a capitalised word that nothing in the Chinese explains, by sound, by meaning or by another \
name, stands in its place. It cannot see a name that the gazetteer does not have, nor one that is left out without \
a substitute. Wrong where the translator knows the thing by a name that the gazetteer lacks.",
    bad: &[
        Example::bad("路透社昨日报道了此事。", "Lutetia News reported this yesterday.", "Lutetia News"),
        Example::bad(
            "德国总理朔尔茨表示支持。",
            "German Chancellor Schroeder expressed his support.",
            "Schroeder",
        ),
        Example::bad("陕西省下雪了。", "Shanxi had snow.", "Shanxi"),
        Example::bad("人民日报发表了评论。", "The Citizen’s Daily published a comment.", "Citizen’s Daily"),
    ],
    good: &[
        Example::good("路透社昨日报道了此事。", "Reuters reported this yesterday."),
        Example::good("德国总理朔尔茨表示支持。", "German Chancellor Olaf Scholz expressed his support."),
        Example::good("据人民日报报道", "according to the People’s Daily"),
        Example::good("陕西省西安市下雪了。", "It snowed in Xi’an, Shaanxi."),
        Example::good("意大利球员赢了比赛。", "The Italian players won the match."),
    ],
    reads: Reads::Both,
    direction: Direction::ToEnglish,
};

/// How sure it is for what is no ordinary word, and for ordinary words with capitals.
const NAME: f32 = 0.85;
const WORDS: f32 = 0.65;
/// How far from the place of the name, as a share of the text, its substitute may stand.
const FAR: f32 = 0.3;

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let LostNames { names, strangers } = lost_names(context, pair);
    let (source, target) = (context.bitext().source().text(), context.bitext().target().text());
    let mut near: Vec<(f32, usize, usize)> = Vec::new();
    for (n, mention) in names.iter().enumerate() {
        let han = visible(mention.span.of(source));
        for (s, stranger) in strangers.iter().enumerate() {
            let distance = stranger.distance(pair, mention.span);
            if distance > FAR {
                continue;
            }
            let sounds = stranger.sounds_like(&han);
            // A reading in another language is another matter.
            if !stranger.is_known && is_some_reading(&han, &visible(stranger.span.of(target))) {
                continue;
            }
            let is_name = sounds || stranger.is_name || stranger.words > 1;
            let rank = u8::from(!sounds) + u8::from(!stranger.is_name);
            near.extend(is_name.then_some((f32::from(rank) + distance, n, s)));
        }
    }
    near.sort_by(|a, b| a.0.total_cmp(&b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, n, s) in assign(near, |&(_, n, s)| (n, s)) {
        report(context, pair, &names[n], &strangers[s], findings);
    }
}

fn report(
    context: &Context<'_>,
    pair: &Pair<'_>,
    name: &ZhMention<'_>,
    stranger: &Stranger,
    findings: &mut Collector<'_>,
) {
    let (source, target) = (context.bitext().source().text(), context.bitext().target().text());
    let (han, words) = (name.span.of(source), stranger.span.of(target));
    let preferred = name.entry.preferred();
    let message =
        format!("{han} is {preferred}, which the English does not give; “{words}” stands in its place");
    let confidence = if stranger.is_name { NAME } else { WORDS };
    findings.add(pair, stranger.span, confidence, message).against(name.span).suggest(preferred);
}
