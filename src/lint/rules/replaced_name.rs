//! N05: something else stands where a known name should.

use crate::assign::assign;
use crate::bitext::Pair;
use crate::gazetteer::{Entry, Kind, ZhMention};
use crate::language::{is_han, visible};
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::lost::{LostNames, Stranger};
use crate::lint::evidence::lost_names::lost_names;
use crate::lint::evidence::origin::is_some_reading;
use crate::lint::evidence::related::is_of_country;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::reading::fold::letters;
use crate::span::Span;

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
name, stands in its place; words of another name of the same kind are no trace (China Telecom for 中国移动). A country \
speaks for its ministries and a capital for its country. A name with a letter or two wrong is a warning. It cannot see a name that the gazetteer does not have, nor one that is left out without \
a substitute. Wrong where the translator knows the thing by a name that the gazetteer lacks.",
    bad: &[
        Example::bad("路透社昨日报道了此事。", "Lutetia News reported this yesterday.", "Lutetia News"),
        Example::bad(
            "德国总理朔尔茨表示支持。",
            "German Chancellor Schroeder expressed his support.",
            "Schroeder",
        ),
        Example::bad("陕西省下雪了。", "Shanxi had snow.", "Shanxi"),
        Example::bad(
            "黎巴嫩首都贝鲁特停电。",
            "In the Lebanese capital, Damascus, the power failed.",
            "Damascus",
        ),
        Example::bad("去年他离开了芬兰。", "He left Denmark last year.", "Denmark"),
        Example::bad("瑞典的滑雪者赢了。", "The Swiss skiers won.", "Swiss"),
        Example::bad("中国移动降低了资费。", "China Telecom cut its prices.", "China Telecom"),
        Example::bad("人民日报发表了评论。", "The Citizen’s Daily published a comment.", "Citizen’s Daily"),
    ],
    good: &[
        Example::good("路透社昨日报道了此事。", "Reuters reported this yesterday."),
        Example::good("德国总理朔尔茨表示支持。", "German Chancellor Olaf Scholz expressed his support."),
        Example::good("据人民日报报道", "according to the People’s Daily"),
        Example::good("陕西省西安市下雪了。", "It snowed in Xi’an, Shaanxi."),
        Example::good("首尔方面表示愿意对话。", "South Korea is willing to talk, it said."),
        Example::good("中国商务部：将采取措施。", "Beijing said it would take measures."),
        Example::good("意大利品牌杰奥迪找上门来。", "Geodi, an Italian brand, came knocking."),
        Example::good("梅西百货将关闭门店。", "Macy’s is to close stores."),
        Example::good("维斯塔潘赢得日本大奖赛冠军。", "Verstappen won at Suzuka."),
        Example::good("塞维利亚主场战平。", "Sevilla were held to a draw at home."),
        Example::good("意大利球员赢了比赛。", "The Italian players won the match."),
    ],
    reads: Reads::Both,
    direction: Direction::ToEnglish,
};

/// The most names of a side that are compared: with more it is a list.
const MOST: usize = 64;
/// So many letters may be wrong in a name that is only misspelt.
const MOST_WRONG: usize = 2;
/// How many characters around a name may belong to a longer one.
const AROUND: usize = 2;
/// What stands behind a name that is only a part of another.
const OTHERS: [&str; 12] =
    ["百货", "大叔", "公爵", "亲王", "王朝", "人队", "基金会", "旗下", "海外版", "线", "綫", "主义"];
/// How sure it is for what is no ordinary word, and for ordinary words with capitals.
const NAME: f32 = 0.85;
const WORDS: f32 = 0.65;
/// How far from the place of the name, as a share of the text, its substitute may stand.
const FAR: f32 = 0.3;

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let LostNames { names, strangers } = lost_names(context, pair);
    let target = context.bitext().target().text();
    let chinese = context.chinese(pair);
    let is_alone = names.len() == 1 && strangers.len() == 1;
    let mut near: Vec<(f32, usize, usize)> = Vec::new();
    for (n, mention) in names.iter().take(MOST).enumerate() {
        let place = chinese.plain(mention.span);
        let han = place.of(chinese.text());
        for (s, stranger) in strangers.iter().take(MOST).enumerate() {
            let distance = stranger.distance(pair, mention.span);
            // English puts “of Norway” where it likes.
            let is_near = distance <= FAR || is_alone && stranger.known == Some(mention.entry.kind());
            let words = visible(stranger.span.of(target));
            if !is_near {
                continue;
            }
            let sounds = stranger.sounds_like(han);
            // A club sounds like its city.
            let is_person = mention.entry.kind() == Kind::Person;
            let may_stand = sounds && is_person || may_name(mention.entry, stranger, sounds, &words);
            if !may_stand {
                continue;
            }
            let is_rival = stranger.known.is_some();
            // A reading in another language is another matter.
            if !is_rival
                && (is_some_reading(han, &words) || is_longer(chinese.text(), place, stranger, &words))
            {
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

/// Whether words are a form of the name but for a letter or two, or half of a short one.
fn is_misspelt(words: &str, entry: &Entry) -> bool {
    let words = letters(words);
    let most = MOST_WRONG.min(words.len() / 2);
    entry.forms().iter().any(|form| strsim::levenshtein(&words, &letters(&form.text)) <= most)
}

/// Whether a stranger may be taken for a thing of this kind: a country speaks for its ministries, a person for his country, and
/// a city in it is told more exactly, but no newspaper is a person. An unknown name may be in the place or of the country,
/// unless it sounds like it.
fn may_name(entry: &Entry, stranger: &Stranger, sounds: bool, words: &str) -> bool {
    /// Parts of the world, to which a country belongs.
    const PARTS: [&str; 8] =
        ["Europe", "European", "Europeans", "Asia", "Asian", "Africa", "African", "Western"];
    let class = |kind: Kind| match kind {
        Kind::Person | Kind::Place => kind,
        _ => Kind::Institution,
    };
    match stranger.known {
        Some(_) if PARTS.contains(&words) => false,
        Some(Kind::Place) if entry.kind() == Kind::Place => {
            is_of_country(words) == is_of_country(entry.preferred())
        }
        Some(Kind::Place) => entry.kind() != Kind::Person && !is_of_country(words),
        Some(other) => class(other) == class(entry.kind()),
        None => sounds || entry.kind() != Kind::Place,
    }
}

/// Whether the stranger spells a longer name, of which the known one is a part: 大凉山 is not 凉山, 杰奥迪 no Audi; or whether
/// what follows makes it another one: 梅西百货 is Macy’s.
fn is_longer(text: &str, place: Span, stranger: &Stranger, words: &str) -> bool {
    let (before, behind) = (&text[..place.start as usize], &text[place.end as usize..]);
    if OTHERS.iter().any(|other| behind.starts_with(other)) {
        return true;
    }
    let starts = before.char_indices().rev().take(AROUND).take_while(|(_, c)| is_han(*c)).map(|(at, _)| at);
    let ends = behind.char_indices().take(AROUND).take_while(|(_, c)| is_han(*c));
    let ends: Vec<usize> = ends.map(|(at, c)| place.end as usize + at + c.len_utf8()).collect();
    [place.start as usize].into_iter().chain(starts).any(|start| {
        [place.end as usize].into_iter().chain(ends.iter().copied()).any(|end| {
            let longer = Span::new(start, end);
            longer != place
                && (stranger.sounds_like(longer.of(text)) || is_some_reading(longer.of(text), words))
        })
    })
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
    let finding = findings.add(pair, stranger.span, confidence, message);
    finding.against(name.span).suggest(preferred);
    if stranger.known.is_none() && is_misspelt(words, name.entry) {
        finding.severity = Severity::Warning;
    }
}
