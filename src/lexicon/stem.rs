//! The form in which English words are compared.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use rust_stemmers::{Algorithm, Stemmer};

use crate::table;

/// Dictionary form → irregular forms.
const IRREGULAR: &str = include_str!("../data/irregular.en.tsv");
/// Stem → words that keep it although the stemmer would cut them shorter.
const APART: &str = include_str!("../data/apart.en.tsv");
/// American spelling → British spellings.
const SPELLING: &str = include_str!("../data/spelling.en.tsv");

/// Endings that an apostrophe joins to a word. `n't` and `s'` are handled separately.
const CLITICS: [&str; 6] = ["'s", "'re", "'ve", "'ll", "'d", "'m"];

/// The stem of an English word: one string for all its forms, meant for comparing, not for showing.
///
/// Case, accents and possessive or contracted endings are dropped. Irregular forms become their dictionary
/// form (by an own table), plurals of capitals lose their `s`, the rest is cut by the Snowball stemmer
/// (Porter2), and British spellings become American ones. Numbers lose their thousands separators.
///
/// ```
/// use duizhao::lexicon::stem;
///
/// assert_eq!(stem("Thought"), "think");
/// assert_eq!(stem("children’s"), "child");
/// assert_eq!(stem("organisation"), stem("organizations"));
/// assert_eq!(stem("São"), "sao");
/// assert_eq!(stem("12,500"), "12500");
/// ```
pub fn stem(word: &str) -> String {
    let word = fold(without_plural_of_capitals(word));
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return word.replace(',', "");
    }
    let tables = Tables::get();
    let whole = tables.lemma.get(word.as_str());
    let word = whole.copied().unwrap_or_else(|| {
        let bare = without_clitic(&word);
        tables.lemma.get(bare).copied().unwrap_or(bare)
    });
    let stem = tables.cut(word);
    match tables.spelling.get(stem.as_ref()) {
        Some(american) => american.clone(),
        None => stem.into_owned(),
    }
}

/// Lower case, without accents, with straight apostrophes.
pub(super) fn fold(word: &str) -> String {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word.to_owned();
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        match without_accent(c) {
            Some(plain) => folded.push_str(plain),
            None => folded.push(c),
        }
    }
    folded
}

/// "CTOs" without its s, which the stemmer would take for part of the word.
fn without_plural_of_capitals(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(capitals) if capitals.len() > 1 && capitals.bytes().all(|byte| byte.is_ascii_uppercase()) => {
            capitals
        }
        _ => word,
    }
}

pub(super) fn without_clitic(word: &str) -> &str {
    if !word.contains('\'') {
        return word;
    }
    let word = word.trim_matches('\'');
    if let Some(verb) = word.strip_suffix("n't") {
        return verb;
    }
    CLITICS.iter().find_map(|clitic| word.strip_suffix(clitic)).unwrap_or(word)
}

/// The plain spelling of an accented lower-case Latin letter, or of a variant apostrophe; `None` if there is
/// no other. Covers names in Western and Central European spelling, in pinyin with tones and in romanised
/// Japanese.
fn without_accent(c: char) -> Option<&'static str> {
    Some(match c {
        '\0'..='\u{7F}' => return None,
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ' | 'ả' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'č' => "c",
        'ð' | 'ď' | 'đ' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ế' | 'ệ' => "e",
        'ĝ' | 'ğ' => "g",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ǐ' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ǒ' | 'ơ' | 'ộ' => "o",
        'œ' => "oe",
        'ř' => "r",
        'ß' => "ss",
        'ś' | 'ş' | 'š' | 'ș' => "s",
        'ţ' | 'ť' | 'ț' => "t",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ǔ' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' | 'ư' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        '\u{300}'..='\u{36F}' => "", // an accent that stands for itself, as after "i̇" from "İ"
        '’' | 'ʼ' | '＇' => "'",
        _ => return None,
    })
}

struct Tables {
    stemmer: Stemmer,
    /// Irregular form → dictionary form.
    lemma: HashMap<&'static str, &'static str>,
    /// Word that is kept apart → its stem.
    apart: HashMap<&'static str, &'static str>,
    /// Stem of a British spelling → stem of the American one.
    spelling: HashMap<String, String>,
}

impl Tables {
    fn get() -> &'static Tables {
        static TABLES: OnceLock<Tables> = OnceLock::new();
        TABLES.get_or_init(|| {
            let swapped = |table| pairs(table).map(|(row, word)| (word, row)).collect();
            let mut tables = Tables {
                stemmer: Stemmer::create(Algorithm::English),
                lemma: swapped(IRREGULAR),
                apart: swapped(APART),
                spelling: HashMap::new(),
            };
            let stems =
                pairs(SPELLING).map(|(american, british)| (tables.cut(british), tables.cut(american)));
            let stems = stems.filter(|(british, american)| british != american);
            tables.spelling = stems.map(|(from, to)| (from.into_owned(), to.into_owned())).collect();
            tables
        })
    }

    /// The stem of a word that is in its dictionary form, before spelling is unified.
    fn cut<'w>(&self, word: &'w str) -> Cow<'w, str> {
        match self.apart.get(word) {
            Some(stem) => Cow::Borrowed(stem),
            None => self.stemmer.stem(word),
        }
    }
}

/// The pairs in a table whose rows are a word, a tab, and other words separated by blanks.
fn pairs(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table::rows(table).flat_map(|[word, others]| others.split(' ').map(move |other| (word, other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        for forms in [
            "go goes went gone going",
            "child children child’s children's",
            "woman women WOMEN’S",
            "leave left leaving",
            "colour color colours coloured",
            "recognise recognized recognising",
            "theatre theaters",
            "analyse analyzed",
            "do don't don’t didn’t doing",
            "can can't cannot",
            "will won’t",
            "she she'd she’ll",
            "organise organize organisation organizations",
            "customer customers",
            "café Cafés",
        ] {
            let mut stems: Vec<String> = forms.split(' ').map(stem).collect();
            stems.dedup();
            assert_eq!(stems.len(), 1, "{forms}: {stems:?}");
        }
    }

    #[test]
    fn each_form_has_one_dictionary_form_that_is_none_itself() {
        let mut forms: Vec<&str> = pairs(IRREGULAR).map(|(_, form)| form).collect();
        forms.sort_unstable();
        let count = forms.len();
        forms.dedup();
        assert_eq!(forms.len(), count, "a form stands twice");
        for (lemma, _) in pairs(IRREGULAR) {
            assert!(!forms.contains(&lemma) || lemma == "saw", "{lemma} is also a form");
        }
    }

    #[test]
    fn spellings_do_not_chain() {
        let spelling = &Tables::get().spelling;
        for (british, american) in spelling {
            assert!(!spelling.contains_key(american), "{british} → {american} → …");
        }
    }

    #[test]
    fn keeps_words_of_different_meaning_apart() {
        for (a, b) in [
            ("customer", "custom"),
            ("evening", "even"),
            ("organisations", "organ"),
            ("university", "universe"),
        ] {
            assert_ne!(stem(a), stem(b), "{a}, {b}");
        }
    }

    #[test]
    fn stems_any_string() {
        for word in ["", "'", "’s", "n't", "İ", "中文", "é", "１２", "'''", "C++"] {
            stem(word);
        }
        assert_eq!(stem("中文"), "中文");
    }
}
