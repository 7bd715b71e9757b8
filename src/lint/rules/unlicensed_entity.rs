//! A02: a country or city that the Chinese does not mention.

mod compound;
mod short;

use std::sync::OnceLock;

use crate::bitext::Pair;
use crate::language::{Language, is_han};
use crate::lexicon::stem;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::short_countries::{countries, slots};
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::span::Span;
use crate::table;
use crate::word::{Word, without_possessive, words};

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "A02",
    name: "unlicensed-entity",
    category: "Accuracy / Addition",
    severity: Severity::Error,
    state: State::On,
    docs: "The English speaks of a place that the Chinese does not: 中台, the middle platform of a company, \
becomes “China and Taiwan”.\n\n\
It makes a claim, often a political one, that nobody made.\n\n\
A machine splits an unknown word into characters, and some characters are also the short names of \
countries: 中 China, 台 Taiwan, 日 Japan. The rule fires where such a place stands in the English, nothing \
in the Chinese of the pair and its neighbours licenses it (its names, cities, people, money, 我国 and the like), \
and a word of the Chinese that means something else holds the character. Without such a cause it is silent: \
translators add places rightly.\n\n\
A character that abbreviates several countries (巴方: Pakistan, Palestine, Brazil) means the one whose full name the text \
has; the finding is on another one that the English names instead. Where the English names none, a literal rendering \
(以军, “with the army”; 日媒, “daily media”), the pinyin of the word or a country that the Chinese does not name \
(俄外长, “the US foreign minister”) is one. Regions that are read apart (中亚, “China \
and Asia”) are in a table. Wrong where the character does stand for the country in a word it does not \
know.",
    bad: &[
        Example::bad("后台系统已经恢复。", "The Taiwan system has been restored.", "Taiwan"),
        Example::bad("俄外长周三抵达。", "The US foreign minister arrived on Wednesday.", "US"),
        Example::bad("英首相取消了访问。", "The Irish prime minister cancelled his visit.", "Irish"),
        Example::bad(
            "公司减少了对中台的投入。",
            "The firm cut its investment in China and Taiwan.",
            "China and Taiwan",
        ),
        Example::bad(
            "塞浦路斯外长来访。塞方感谢中方的支持。",
            "The foreign minister visited. The Serbian side thanked China.",
            "Serbian",
        ),
        Example::bad(
            "以军昨晚发动空袭。",
            "With the army, air raids were launched last night.",
            "With the army",
        ),
        Example::bad(
            "中亚多国派代表出席。",
            "Many countries of China and Asia sent delegates.",
            "China and Asia",
        ),
        Example::bad(
            "我国又派出一批援中非医疗队。",
            "China sent another medical team to aid China and Africa.",
            "China and Africa",
        ),
    ],
    good: &[
        Example::good(
            "塞浦路斯外长来访。塞方感谢中方的支持。",
            "The foreign minister of Cyprus visited. His side thanked China.",
        ),
        Example::good("美方表示欢迎。", "Washington welcomed it."),
        Example::good("中方希望日方改正错误。", "China hopes that Japan will mend its ways."),
        Example::good("俄外长拉夫罗夫抵达北京。", "Lavrov arrived in Beijing."),
        Example::good("巴方愿同中方深化合作。", "Pakistan is willing to deepen its cooperation with China."),
        Example::good("他们以军人的身份参加。", "They took part with the army."),
        Example::good("中非合作论坛在北京开幕。", "The Forum on China-Africa Cooperation opened in Beijing."),
        Example::good("中亚多国派代表出席。", "Many Central Asian countries sent delegates."),
        Example::good("国台办回应记者提问。", "The Taiwan Affairs Office answered questions."),
        Example::good("新西兰总理辞职。", "The prime minister of New Zealand resigned."),
        Example::good("中美举行会谈。", "China and the United States held talks."),
        Example::good("日韩领导人会面。", "The leaders of Japan and South Korea met."),
        Example::good("后台系统已经恢复。", "The back-end system has been restored."),
        Example::good(
            "俄乌谷物协议到期未续。",
            "The deal that let Ukraine ship its grain past Russia has lapsed.",
        ),
        Example::good("他赴美留学。", "He went to the United States to study."),
    ],
    reads: Reads::Both,
    direction: Direction::ToEnglish,
};

const TABLE: &str = include_str!("../../data/lint/licences.tsv");

/// How many pairs around one can license a place.
const NEIGHBOURS: usize = 2;
/// How sure it is for one place, and for two that come from the characters of one word.
const ONE: f32 = 0.75;
const TWO: f32 = 0.95;
/// The most bytes between two places that came from one word: “China and Taiwan”.
const BETWEEN: u32 = 10;
/// From this weight on, a gloss says that a word refers to the place.
const SPEAKS: f32 = 0.2;

/// A place and what licenses it.
struct Place {
    han: &'static str,
    /// The stems of each English form.
    forms: Vec<Vec<String>>,
    short: Vec<char>,
    licences: Vec<&'static str>,
}

/// A place in the English that comes from a word of the Chinese and is not licensed.
struct Intruder {
    target: Span,
    source: Span,
    short: char,
    han: &'static str,
}

fn places() -> &'static [Place] {
    static PLACES: OnceLock<Vec<Place>> = OnceLock::new();
    PLACES.get_or_init(|| {
        let place = |[han, forms, short, licences]: [&'static str; 4]| Place {
            han,
            forms: forms.split('|').map(keys).collect(),
            short: short.chars().filter(|c| is_han(*c)).collect(),
            licences: licences.split('|').collect(),
        };
        table::rows(TABLE).map(place).collect()
    })
}

/// The words of a form as they are compared: with case, so that "us" is not the US.
fn keys(form: &str) -> Vec<String> {
    words(form, Language::English).iter().map(|word| word.span.of(form).to_owned()).collect()
}

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    short::check(context, pair, findings);
    compound::check(context, pair, findings);
    let (text, plain) = (context.english(pair).text(), context.english_words(pair));
    let written: Vec<&str> = plain.iter().map(|word| without_possessive(word.span.of(text))).collect();
    let english = context.target_words(pair);
    let mut found: Vec<Intruder> = Vec::new();
    for place in places() {
        let Some(span) = place.forms.iter().find_map(|form| position(&written, form, english)) else {
            continue;
        };
        if place.is_licensed(context, pair) {
            continue;
        }
        if let Some((source, short)) = place.cause(context, pair) {
            found.push(Intruder { target: span, source, short, han: place.han });
        }
    }
    found.sort_by_key(|intruder| intruder.target);
    let mut rest = found.as_slice();
    while let Some((first, behind)) = rest.split_first() {
        let twin = behind.first().filter(|next| {
            next.source == first.source
                && next.short != first.short
                && next.target.start.saturating_sub(first.target.end) <= BETWEEN
        });
        let word = first.source.of(context.bitext().source().text());
        match twin {
            Some(second) => {
                let message = format!(
                    "{word} is one word; here it is split: {} {}, {} {}",
                    first.short, first.han, second.short, second.han
                );
                findings.add(pair, first.target.join(second.target), TWO, message).against(first.source);
                rest = &behind[1..];
            }
            None => {
                let message = format!(
                    "nothing in the Chinese speaks of {}; the {} of {word} does not stand for it",
                    first.han, first.short
                );
                findings.add(pair, first.target, ONE, message).against(first.source);
                rest = behind;
            }
        }
    }
}

fn position(written: &[&str], form: &[String], english: &[Word]) -> Option<Span> {
    let at =
        written.windows(form.len().max(1)).position(|window| window.iter().zip(form).all(|(w, f)| w == f))?;
    Some(english[at].span.join(english[at + form.len() - 1].span))
}

impl Place {
    /// Whether the Chinese of the pair or of its neighbours mentions the place.
    fn is_licensed(&self, context: &Context<'_>, pair: &Pair<'_>) -> bool {
        context.neighbours(pair, NEIGHBOURS).any(|near| {
            let text = context.chinese(&near).text();
            text.contains(self.han) || self.licences.iter().any(|licence| text.contains(licence))
        }) || self.stands_short(context, pair)
            || self.stands_in_news(context, pair)
    }

    /// Whether one of its short forms stands by itself or next to another country's: 访美, 中美, 日方.
    fn stands_short(&self, context: &Context<'_>, pair: &Pair<'_>) -> bool {
        let (text, lexicon) = (context.chinese(pair).text(), context.lexicon());
        let all: Vec<char> = places().iter().flat_map(|place| place.short.iter().copied()).collect();
        context.source_forms(pair).any(|(_, word)| {
            let has = word.chars().any(|c| self.short.contains(&c));
            let alone = word.chars().count() == 1;
            let speaks = || {
                let entry = lexicon.entry(word);
                let stems = self.forms.iter().flatten().filter_map(|form| lexicon.stem_id(&stem(form)));
                entry.is_some_and(|entry| stems.into_iter().any(|id| entry.weight(id) >= SPEAKS))
            };
            // 俄乌 is both, whether or not the lexicon has it.
            let couple = || {
                word.chars().count() == 2
                    && word.chars().all(|c| all.contains(&c) || !countries(c).is_empty())
            };
            let together = || word.chars().all(|c| all.contains(&c)) && !lexicon.contains(word) || couple();
            has && !is_split_word(word) && (alone || speaks() || together())
        }) && !SPLIT_WORDS
            .iter()
            .any(|word| text.contains(word) && word.chars().any(|c| self.short.contains(&c)))
    }

    /// Whether one of its short forms stands where news abbreviate countries: 俄乌冲突.
    fn stands_in_news(&self, context: &Context<'_>, pair: &Pair<'_>) -> bool {
        let chinese = context.chinese(pair);
        let words: Vec<(Span, &str)> =
            context.source_forms(pair).map(|(word, form)| (chinese.plain(word.span), form)).collect();
        let is_own = |c: char| self.short.contains(&c);
        slots(chinese.text(), &words, context.lexicon())
            .iter()
            .any(|slot| is_own(slot.short) || slot.partner.is_some_and(is_own))
    }

    /// The word of the Chinese that has the character but means something else.
    fn cause(&self, context: &Context<'_>, pair: &Pair<'_>) -> Option<(Span, char)> {
        let chinese = context.chinese(pair);
        let short = |word: &str| word.chars().find(|c| self.short.contains(c));
        for word in SPLIT_WORDS {
            if let (Some(at), Some(c)) = (chinese.text().find(word), short(word)) {
                return Some((chinese.original(Span::new(at, at + word.len())), c));
            }
        }
        context.source_forms(pair).find_map(|(found, word)| {
            let known = word.chars().count() == 2 && context.lexicon().contains(word);
            let c = short(word)?;
            (known && !COMMON.contains(c)).then_some((found.span, c))
        })
    }
}

/// Characters found in so many words that one such word does not explain a place.
const COMMON: &str = "中日美英法德意加西新马巴伊以土非欧瑞荷比希波墨港印越";
/// Business words that dictionaries lack, made of characters that stand for countries.
const SPLIT_WORDS: [&str; 12] =
    ["中台", "前台", "后台", "平台", "站台", "机台", "台账", "美妆", "医美", "法务", "日活", "中概"];

fn is_split_word(word: &str) -> bool {
    SPLIT_WORDS.contains(&word)
}
