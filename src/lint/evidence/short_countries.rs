//! Countries that Chinese news abbreviate by one character (巴方, 访塞, 俄乌冲突), and which of several is meant.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::lexicon::Lexicon;
use crate::lexicon::stem;
use crate::span::Span;
use crate::table;

const TABLE: &str = include_str!("../../data/lint/short-countries.tsv");

/// A country or party.
pub(crate) struct Country {
    /// Its Chinese names, the first in full.
    pub(crate) names: Vec<&'static str>,
    /// Its English forms, and words that also show that it is meant.
    pub(crate) forms: Vec<&'static str>,
    pub(crate) also: Vec<&'static str>,
}

impl Country {
    /// Whether a Chinese text names it.
    pub(crate) fn is_named(&self, chinese: &str) -> bool {
        self.names.iter().any(|name| chinese.contains(name))
    }

    /// Whether an English text speaks of it.
    pub(crate) fn is_said(&self, english: &str) -> bool {
        self.forms.iter().chain(&self.also).any(|form| has_form(english, form))
    }

    /// Where an English text names it.
    pub(crate) fn find(&self, english: &str) -> Option<Span> {
        self.forms.iter().filter_map(|form| find_form(english, form)).max_by_key(|span| span.len())
    }
}

/// The countries that a character stands for.
pub(crate) fn countries(short: char) -> &'static [Country] {
    static COUNTRIES: OnceLock<HashMap<char, Vec<Country>>> = OnceLock::new();
    let all = COUNTRIES.get_or_init(|| {
        let list = |field: &'static str| field.split('|').filter(|item| !item.is_empty()).collect();
        let mut all: HashMap<char, Vec<Country>> = HashMap::new();
        for [short, names, forms, also] in table::rows(TABLE) {
            let short = short.chars().next().expect("a row begins with a character");
            let country = Country { names: list(names), forms: list(forms), also: list(also) };
            all.entry(short).or_default().push(country);
        }
        all
    });
    all.get(&short).map_or(&[], Vec::as_slice)
}

/// Where a character stands for a country.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    pub(crate) short: char,
    /// The word it makes, in the text that was searched.
    pub(crate) word: Span,
    /// The other country of a couple: 俄 of 俄乌.
    pub(crate) partner: Option<char>,
    /// What follows, if it is one of [`SUFFIXES`].
    pub(crate) suffix: Option<char>,
}

/// What makes a word of a country with the character before it, with its English.
pub(crate) const SUFFIXES: [(char, &[&str]); 9] = [
    ('方', &["side", "party", "square"]),
    ('军', &["army", "troops", "military", "forces", "soldiers"]),
    ('媒', &["media", "medium", "press"]),
    ('文', &["text", "language", "writing", "article"]),
    ('语', &["language", "words", "speech"]),
    ('企', &["enterprise", "enterprises", "companies", "company", "firms"]),
    ('警', &["police", "policemen", "alarm"]),
    ('籍', &["nationality", "citizenship", "book"]),
    ('股', &["stocks", "shares", "stock", "share"]),
];
/// What makes one with the character behind it.
const PREFIXES: &str = "访赴驻援抵涉";
/// What an office or a place of a country is called behind its character.
const OFFICES: [&str; 20] = [
    "总统",
    "总理",
    "外长",
    "外交部",
    "国防部",
    "议会",
    "政府",
    "大使",
    "军方",
    "边境",
    "领导人",
    "防长",
    "财长",
    "副总统",
    "首相",
    "外交部长",
    "国防部长",
    "央行",
    "国民",
    "当局",
];
/// What follows the characters of two countries.
const RELATIONS: [&str; 37] = [
    "关系",
    "两国",
    "双方",
    "边境",
    "冲突",
    "战争",
    "会谈",
    "合作",
    "贸易",
    "友好",
    "领导人",
    "外长",
    "元首",
    "峰会",
    "战场",
    "局势",
    "停火",
    "协议",
    "谈判",
    "和谈",
    "建交",
    "边界",
    "经贸",
    "投资",
    "之间",
    "两军",
    "高层",
    "论坛",
    "问题",
    "军队",
    "战事",
    "关于",
    "和平",
    "开战",
    "交火",
    "紧张",
    "走廊",
];

/// The characters of a Chinese text that stand for countries. `words` are its words, with their places in it.
pub(crate) fn slots(text: &str, words: &[(Span, &str)], lexicon: &Lexicon) -> Vec<Slot> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let at = |index: usize| chars.get(index).map(|&(_, c)| c);
    let start = |index: usize| chars.get(index).map_or(text.len(), |&(at, _)| at);
    // The words that cross the bounds of some characters.
    let crossing = |from: usize, to: usize| {
        let (from, to) = (start(from) as u32, start(to) as u32);
        let first = words.partition_point(|(word, _)| word.end <= from);
        let over = words[first..].iter().take_while(move |(word, _)| word.start < to);
        over.filter(move |(word, _)| word.start < from || word.end > to)
    };
    let is_apart = |from: usize, to: usize| crossing(from, to).next().is_none();
    // 俄外长 may be taken for one word, which is none; the 小英 of 小英总统 is a person.
    let is_word_apart = |index: usize| {
        let before = index.checked_sub(1).and_then(at);
        let is_known =
            |(word, form): &(Span, &str)| (word.start as usize) < start(index) || lexicon.contains(form);
        !crossing(index, index + 1).any(is_known)
            && before.is_none_or(|before| !lexicon.contains(&format!("{before}{}", chars[index].1)))
    };
    let mut slots = Vec::new();
    for (index, &(_, c)) in chars.iter().enumerate() {
        let candidates = countries(c);
        if candidates.is_empty() {
            continue;
        }
        let word = |from: usize, to: usize| Span::new(start(from), start(to));
        let behind = &text[start(index + 1)..];
        let slot = |word, partner, suffix| Slot { short: c, word, partner, suffix };
        if let Some(next) = at(index + 1)
            && SUFFIXES.iter().any(|(suffix, _)| *suffix == next)
            && is_apart(index, index + 2)
            && (lexicon.contains(&format!("{c}{next}"))
                || at(index + 2).is_none_or(|after| !lexicon.contains(&format!("{next}{after}"))))
            && index
                .checked_sub(1)
                .and_then(at)
                .is_none_or(|before| !lexicon.contains(&format!("{before}{c}")))
            && speaks(&format!("{c}{next}"), candidates, lexicon)
        {
            slots.push(slot(word(index, index + 2), None, Some(next)));
        } else if let Some(before) = index.checked_sub(1).and_then(at)
            && PREFIXES.contains(before)
            && is_apart(index - 1, index + 1)
            && speaks(&format!("{before}{c}"), candidates, lexicon)
        {
            slots.push(slot(word(index, index + 1), None, None));
        } else if OFFICES.iter().any(|office| behind.starts_with(office)) && is_word_apart(index) {
            slots.push(slot(word(index, index + 1), None, None));
        }
        if let Some(next) = at(index + 1)
            && next != c
            && (!countries(next).is_empty() || next == '中')
            && is_apart(index, index + 2)
            && RELATIONS.iter().any(|relation| text[start(index + 2)..].starts_with(relation))
            && speaks(&format!("{c}{next}"), candidates, lexicon)
        {
            slots.push(slot(word(index, index + 2), Some(next), None));
        }
        if let Some(before) = index.checked_sub(1).and_then(at)
            && before != c
            && (!countries(before).is_empty() || before == '中')
            && is_apart(index - 1, index + 1)
            && RELATIONS.iter().any(|relation| behind.starts_with(relation))
            && speaks(&format!("{before}{c}"), candidates, lexicon)
        {
            slots.push(slot(word(index - 1, index + 1), Some(before), None));
        }
    }
    slots
}

/// Whether a word is unknown to the dictionary, or is said there to have to do with one of the countries: not 土方,
/// earthwork.
fn speaks(word: &str, countries: &[Country], lexicon: &Lexicon) -> bool {
    let Some(entry) = lexicon.entry(word).filter(|_| !SURE.contains(&word)) else { return true };
    let forms = countries.iter().flat_map(|country| country.forms.iter().chain(&country.also));
    let mut stems = forms.flat_map(|form| form.split(' ')).filter_map(|word| lexicon.stem_id(&stem(word)));
    stems.any(|id| entry.weight(id) >= SPEAKS)
}

/// Words of countries that a dictionary glosses with an abbreviation.
const SURE: [&str; 6] = ["美军", "美方", "美媒", "美企", "日媒", "英军"];
/// From this weight on, a gloss says that a word refers to a country.
const SPEAKS: f32 = 0.1;

/// Whom news mean by a character next to that of another country, if they do not say.
const COUPLES: [(char, char, &str); 12] = [
    ('俄', '乌', "乌克兰"),
    ('美', '乌', "乌克兰"),
    ('欧', '乌', "乌克兰"),
    ('印', '巴', "巴基斯坦"),
    ('以', '巴', "巴勒斯坦"),
    ('以', '伊', "伊朗"),
    ('以', '哈', "哈马斯"),
    ('美', '以', "以色列"),
    ('中', '哈', "哈萨克斯坦"),
    ('中', '吉', "吉尔吉斯斯坦"),
    ('中', '塔', "塔吉克斯坦"),
    ('阿', '巴', "巴基斯坦"),
];

/// The countries that a slot may mean, as far as the text shows; none if nothing does. A text that speaks of 中巴 without a
/// full name may mean another 巴 than the one whose name it has.
pub(crate) fn meant(slot: &Slot, text: &str, is_named: impl Fn(&Country) -> bool) -> Vec<&'static Country> {
    let candidates = countries(slot.short);
    let named: Vec<&Country> = candidates.iter().filter(|country| is_named(country)).collect();
    let couple: String = ['中', slot.short].iter().collect();
    let is_open = slot.partner.is_none() && candidates.len() > 1 && text.contains(&couple);
    if !named.is_empty() && !is_open {
        return named;
    }
    if let Some(partner) = slot.partner {
        let couple = COUPLES.iter().find(|(other, short, _)| *other == partner && *short == slot.short);
        return couple
            .map(|(_, _, name)| candidates.iter().filter(|country| country.names[0] == *name).collect())
            .unwrap_or_default();
    }
    match candidates {
        [only] => vec![only],
        _ => Vec::new(),
    }
}

/// Where an English text has a form as a word, in its capitals.
pub(crate) fn find_form(text: &str, form: &str) -> Option<Span> {
    let is_word = |&(at, _): &(usize, &str)| {
        !text[..at].ends_with(char::is_alphanumeric)
            && !text[at + form.len()..].starts_with(|c: char| c.is_alphanumeric())
    };
    text.match_indices(form).find(is_word).map(|(at, _)| Span::new(at, at + form.len()))
}

/// Whether an English text has a form as a word.
pub(crate) fn has_form(text: &str, form: &str) -> bool {
    find_form(text, form).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::word::words;

    fn found(text: &str) -> Vec<(char, &str)> {
        let all: Vec<(Span, &str)> =
            words(text, Language::Chinese).iter().map(|w| (w.span, w.span.of(text))).collect();
        slots(text, &all, Lexicon::embedded()).iter().map(|slot| (slot.short, slot.word.of(text))).collect()
    }

    #[test]
    fn characters_stand_for_countries_in_words_of_their_own() {
        assert_eq!(found("塞方表示欢迎。"), [('塞', "塞方")]);
        assert_eq!(found("俄外长周三抵达。"), [('俄', "俄")]);
        assert_eq!(found("英首相取消了访问。"), [('英', "英")]);
        assert_eq!(found("他将于下周访巴。"), [('巴', "巴")]);
        assert!(found("小英总统说。").is_empty());
        assert!(found("他参加总统选举。").is_empty() && found("意外长出新枝。").is_empty());
        assert!(found("对方以方便为由拒绝了。").is_empty());
        assert!(found("这项土方工程由双方完成。").is_empty());
        assert!(found("他们以军事手段解决问题。").is_empty());
        assert!(found("驻巴黎记者报道。").is_empty());
    }
}
