//! Whose name a person's name is, and so how English spells it.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::anchor::name::{DOTS, is_transliterated};
use crate::gazetteer::{Entry, EntryId, Grade, Kind};
use crate::language::is_han;
use crate::lint::evidence::spelled::WHOLE;
use crate::reading::fold::letters;
use crate::reading::mandarin::is_some_pinyin;
use crate::reading::{System, best, has_japanese_surname, readings, romanise, spells_surname_overseas};

/// Where a person's name is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The mainland of China, or nothing shows another place: pinyin is right.
    Mainland,
    /// Hong Kong, Macao, Taiwan, or Chinese people overseas: the name has a spelling of its own.
    Overseas,
    /// A country with names in Han characters, which are read in its own language.
    Neighbour(System),
    /// Any other country: the characters only imitate the sound.
    Foreign,
}

/// Without dots or a known person, fewer characters do not show a foreign name.
const FEWEST_OF_SOUND: usize = 3;

impl Origin {
    /// Where a person of the gazetteer is from; None if the entry is no person.
    fn of(entry: &Entry) -> Option<Origin> {
        if entry.kind() != Kind::Person {
            return None;
        }
        let good = || entry.forms().iter().filter(|form| form.grade <= Grade::Accepted);
        let names = || entry.names().iter().map(|name| name.text.as_str());
        let is_pinyin = |form: &str| names().any(|han| is_pinyin(han, form));
        if good().any(|form| is_pinyin(&form.text)) {
            return Some(Origin::Mainland);
        }
        if names().any(|han| han.contains(DOTS)) {
            return Some(Origin::Foreign);
        }
        let read = names().flat_map(|han| good().flat_map(move |form| readings(han, &form.text)));
        let best = read.filter(|reading| reading.score >= WHOLE).map(|reading| reading.system).min();
        Some(match best {
            Some(System::Pinyin) => Origin::Mainland,
            Some(System::WadeGiles | System::Taiwan | System::Cantonese) => Origin::Overseas,
            Some(system) => Origin::Neighbour(system),
            None if good().any(|form| names().any(|han| spells_surname_overseas(han, &form.text))) => {
                Origin::Overseas
            }
            None if good().any(|form| names().any(|han| has_pinyin_surname(han, &form.text))) => {
                Origin::Mainland
            }
            // 成龙 is no surname and a name, and still no foreigner.
            None if names().all(is_chinese) => Origin::Overseas,
            None => Origin::Foreign,
        })
    }

    /// Where a name is from that the gazetteer does not have, as far as its characters show.
    pub(crate) fn of_unknown(han: &str) -> Option<Origin> {
        let sounds = han.split(DOTS).all(is_transliterated) && han.chars().count() >= FEWEST_OF_SOUND;
        let has_surname = romanise(han, System::Pinyin).is_none_or(|pinyin| pinyin.contains(' '));
        if !has_surname && has_long_japanese_surname(han) {
            return Some(Origin::Neighbour(System::Japanese));
        }
        (han.contains(DOTS) || sounds && !has_surname).then_some(Origin::Foreign)
    }
}

/// Whether a name has a character that does not spell foreign names.
fn is_chinese(han: &str) -> bool {
    !han.chars().all(|c| is_transliterated(c.encode_utf8(&mut [0; 4])))
}

/// Whether a word of a Latin name is the surname in pinyin: the Ma of Pony Ma for 马化腾.
fn has_pinyin_surname(han: &str, latin: &str) -> bool {
    let pinyin = romanise(han, System::Pinyin).unwrap_or_default();
    let surname = pinyin.split_once(' ').map(|(surname, _)| surname);
    surname.is_some_and(|surname| latin.split(' ').any(|word| word == surname))
}

/// Whether a name begins with a Japanese surname of two or more characters; those of one are Chinese too.
fn has_long_japanese_surname(han: &str) -> bool {
    let first = han.char_indices().nth(1).map_or("", |(at, _)| &han[..at]);
    has_japanese_surname(han) && !has_japanese_surname(first)
}

/// Where the persons of the gazetteer are from, each found when it is first asked for: it takes all readings of all forms.
#[derive(Debug, Default)]
pub(crate) struct Origins(RefCell<HashMap<EntryId, Option<Origin>>>);

impl Origins {
    /// Where a person is from; None if the entry is no person.
    pub(crate) fn of(&self, entry: &Entry) -> Option<Origin> {
        *self.0.borrow_mut().entry(entry.id()).or_insert_with(|| Origin::of(entry))
    }
}

/// Whether the Latin letters are the pinyin of the characters, divided in any way, in the Chinese order or the other.
pub(crate) fn is_pinyin(han: &str, latin: &str) -> bool {
    if !han.chars().all(is_han) {
        return false;
    }
    let Some(pinyin) = romanise(han, System::Pinyin) else { return false };
    let plain = letters(latin);
    let other = pinyin.split_once(' ').map(|(surname, given)| letters(given) + &letters(surname));
    plain == letters(&pinyin) || other.is_some_and(|other| other == plain)
}

/// Whether the words are the pinyin of a name or of a part between its dots. A machine may read a known name otherwise than a
/// person would: 朴槿惠 as “Pu Jinhui”.
pub(crate) fn is_read_in_pinyin(han: &str, words: &str, in_any_reading: bool) -> bool {
    let mut parts = han.split(|c| !is_han(c)).filter(|part| part.chars().count() > 1);
    let read = |part: &str| {
        let reading =
            (in_any_reading && is_some_pinyin(&letters(words))).then(|| best(part, words)).flatten();
        reading.is_some_and(|reading| reading.system == System::Pinyin && reading.score >= WHOLE)
    };
    parts.any(|part| is_pinyin(part, words) || read(part))
}

/// Whether the words are a reading of a name, or of a part of it, in whatever language.
pub(crate) fn is_some_reading(han: &str, words: &str) -> bool {
    let mut parts = han.split(|c| !is_han(c)).filter(|part| part.chars().count() > 1);
    parts.any(|part| best(part, words).is_some_and(|reading| reading.score >= WHOLE))
}

/// The countries whose names may be written in Han characters.
const COUNTRIES: [(&str, System); 5] = [
    ("日本", System::Japanese),
    ("韩国", System::Korean),
    ("朝鲜", System::Korean),
    ("南韩", System::Korean),
    ("越南", System::Vietnamese),
];
/// What a person of a country may be called before the name.
const TITLES: [&str; 39] = [
    "首相",
    "总统",
    "总理",
    "外相",
    "外长",
    "外交部长",
    "防卫相",
    "国防部长",
    "国家主席",
    "总书记",
    "财务相",
    "财长",
    "副总统",
    "副首相",
    "官房长官",
    "议长",
    "大使",
    "驻华大使",
    "议员",
    "前首相",
    "前总统",
    "国会主席",
    "选手",
    "球员",
    "棋手",
    "演员",
    "歌手",
    "导演",
    "作家",
    "教授",
    "教练",
    "天皇",
    "皇后",
    "女星",
    "男星",
    "艺人",
    "领导人",
    "外务大臣",
    "名将",
];
/// Words between the country and the title.
const BETWEEN: [&str; 6] = ["前", "现任", "时任", "新任", "候任", "籍"];

/// Before a country they make it the place where somebody is, not where he is from: 驻韩国大使.
const AT: [&str; 16] = [
    "驻", "在", "访", "赴", "抵", "对", "旅居", "旅", "留学", "出使", "出访", "访问", "前往", "常驻", "侨居",
    "与",
];

/// Where in a simplified text a person of another country may be named, by the title before: 日本外相. A reporter or an
/// ambassador in a country is no person of it.
pub(crate) fn titled(text: &str) -> Vec<(usize, Origin)> {
    let mut places = Vec::new();
    for (country, system) in COUNTRIES {
        for (at, _) in text.match_indices(country) {
            if AT.iter().any(|word| text[..at].ends_with(word)) {
                continue;
            }
            let mut rest = &text[at + country.len()..];
            rest = BETWEEN.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
            let titles = TITLES.iter().filter(|title| rest.starts_with(**title));
            let longest = titles.max_by_key(|title| title.len());
            places.extend(
                longest.map(|title| (text.len() - rest.len() + title.len(), Origin::Neighbour(system))),
            );
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;

    #[test]
    fn the_gazetteer_knows_whose_name_it_is() {
        let origin = |han: &str| Origin::of(Gazetteer::embedded().entry(han).expect("it is a known person"));
        assert_eq!(origin("特朗普"), Some(Origin::Foreign));
        assert_eq!(origin("马斯克"), Some(Origin::Foreign));
        assert_eq!(origin("蔡英文"), Some(Origin::Overseas));
        assert_eq!(origin("梁朝伟"), Some(Origin::Overseas));
        assert_eq!(origin("周杰伦"), Some(Origin::Overseas));
        assert_eq!(origin("文在寅"), Some(Origin::Neighbour(System::Korean)));
        assert_eq!(origin("宫崎骏"), Some(Origin::Neighbour(System::Japanese)));
        assert_eq!(origin("任正非"), Some(Origin::Mainland));
        assert_eq!(origin("马化腾"), Some(Origin::Mainland));
        assert_eq!(origin("腾讯"), None);
    }

    #[test]
    fn a_title_of_a_country_or_the_characters_show_whose_name_it_is() {
        let after = |text: &str| titled(text).first().map(|&(at, origin)| (text[at..].to_owned(), origin));
        let of = |han: &str, system| Some((han.to_owned(), Origin::Neighbour(system)));
        assert_eq!(after("昨天，日本外相林芳正"), of("林芳正", System::Japanese));
        assert_eq!(after("韩国前总理金民锡"), of("金民锡", System::Korean));
        assert_eq!(after("越南国家主席苏林"), of("苏林", System::Vietnamese));
        assert_eq!(after("新华社驻日本记者王明"), None);
        assert_eq!(after("中国驻韩国大使陈立群"), None);
        assert_eq!(after("旅居日本作家王国强"), None);
        assert_eq!(Origin::of_unknown("沃尔科夫"), Some(Origin::Foreign));
        assert_eq!(Origin::of_unknown("小泽一郎"), Some(Origin::Neighbour(System::Japanese)));
        assert_eq!(Origin::of_unknown("王明"), None);
    }
}
