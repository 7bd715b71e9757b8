//! Mandarin: pinyin, and the spellings derived from it.

use crate::reading::Spelling;

const INITIALS: [&str; 23] = [
    "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c",
    "s", "y", "w",
];

/// Every syllable of pinyin, by initial: the finals that follow it. `v` stands for ü; `shaan` is the official
/// spelling of 陕 in Shaanxi, which distinguishes it from 山西, Shanxi.
const FINALS: [(&str, &str); 24] = [
    ("", "a ai an ang ao e ei en eng er o ou"),
    ("b", "a ai an ang ao ei en eng i ian iao ie in ing o u"),
    ("p", "a ai an ang ao ei en eng i ian iao ie in ing o ou u"),
    ("m", "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u"),
    ("f", "a an ang ei en eng o ou u"),
    ("d", "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo"),
    ("t", "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo"),
    ("n", "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve ue"),
    ("l", "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve ue"),
    ("g", "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo"),
    ("k", "a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo"),
    ("h", "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo"),
    ("j", "i ia ian iang iao ie in ing iong iu u uan ue un"),
    ("q", "i ia ian iang iao ie in ing iong iu u uan ue un"),
    ("x", "i ia ian iang iao ie in ing iong iu u uan ue un"),
    ("zh", "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo"),
    ("ch", "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo"),
    ("sh", "a aan ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo"),
    ("r", "an ang ao e en eng i ong ou u ua uan ui un uo"),
    ("z", "a ai an ang ao e ei en eng i ong ou u uan ui un uo"),
    ("c", "a ai an ang ao e en eng i ong ou u uan ui un uo"),
    ("s", "a ai an ang ao e en eng i ong ou u uan ui un uo"),
    ("y", "a an ang ao e i in ing o ong ou u uan ue un"),
    ("w", "a ai an ang ei en eng o u"),
];

/// The longest syllable: zhuang.
const LONGEST: usize = 6;

/// How a reading is spelled in pinyin: `lv` also as `lu` and `lyu`.
pub(crate) fn pinyin(reading: &str) -> Vec<Spelling> {
    let mut all = vec![Spelling::usual(reading.replace('v', "u"))];
    if reading.contains('v') {
        all.push(Spelling::usual(reading.to_owned()));
        all.push(Spelling::usual(reading.replace('v', "yu")));
    }
    all
}

/// How a reading is spelled in the Wade–Giles system, including the apostrophe: `qing` is "ch’ing".
///
/// ```
/// use duizhao::reading::mandarin::wade_giles;
///
/// assert_eq!(wade_giles("qing"), "ch'ing");
/// assert_eq!(wade_giles("xiao"), "hsiao");
/// assert_eq!(wade_giles("si"), "ssu");
/// ```
pub fn wade_giles(reading: &str) -> String {
    let (initial, last) = split(reading);
    match (initial, last) {
        ("y", _) | ("w", _) => return wade_giles_without_initial(reading).to_owned(),
        ("", "er") => return "erh".to_owned(),
        ("z", "i") => return "tzu".to_owned(),
        ("c", "i") => return "tz'u".to_owned(),
        ("s", "i") => return "ssu".to_owned(),
        _ => {}
    }
    let last = match (initial, last) {
        ("zh" | "ch" | "sh" | "r", "i") => "ih",
        ("g" | "k" | "h" | "sh", "uo") => "uo",
        (_, "uo") => "o",
        ("g" | "k" | "h", "e") => "o",
        ("g" | "k", "ui") => "uei",
        (_, "ong") => "ung",
        (_, "ian") => "ien",
        (_, "ie") => "ieh",
        (_, "iong") => "iung",
        (_, "ue" | "ve") => "üeh",
        ("j" | "q" | "x", "u") | (_, "v") => "ü",
        ("j" | "q" | "x", "uan") => "üan",
        ("j" | "q" | "x", "un") => "ün",
        (_, last) => last,
    };
    let initial = match initial {
        "b" => "p",
        "p" => "p'",
        "d" => "t",
        "t" => "t'",
        "g" => "k",
        "k" => "k'",
        "j" | "zh" => "ch",
        "q" | "ch" => "ch'",
        "x" => "hs",
        "r" => "j",
        "z" => "ts",
        "c" => "ts'",
        same => same,
    };
    format!("{initial}{last}")
}

fn wade_giles_without_initial(reading: &str) -> &str {
    match reading {
        "yi" => "i",
        "ye" => "yeh",
        "you" => "yu",
        "yan" => "yen",
        "yong" => "yung",
        "yu" => "yü",
        "yue" => "yüeh",
        "yuan" => "yüan",
        "yun" => "yün",
        same => same,
    }
}

/// How a reading is spelled in Taiwanese passports: Wade–Giles without its marks, Tongyong, and older
/// official systems, freely mixed (Tsai Ing-wen, Ma Ying-jeou, Ko Wen-je, Yu Shyi-kun).
pub(crate) fn taiwan(reading: &str) -> Vec<Spelling> {
    let (initial, last) = split(reading);
    let usual = super::fold::letters(&wade_giles(reading));
    let mut all = vec![usual];
    let initials: &[&str] = match initial {
        "b" => &["p", "b"],
        "d" => &["t", "d"],
        "g" => &["k", "g"],
        "j" => &["ch", "j"],
        "q" => &["ch", "c"],
        "x" => &["hs", "s", "sh", "shy"],
        "zh" => &["ch", "jh", "j"],
        "r" => &["j", "r"],
        "z" => &["ts", "tz", "z"],
        "c" => &["ts", "tz", "c"],
        "s" => &["s", "sz"],
        "y" | "w" => {
            all.extend(taiwan_without_initial(reading).iter().map(|&spelling| spelling.to_owned()));
            &[]
        }
        _ => &[initial],
    };
    let last = if last == "er" { "erh" } else { last };
    let lasts: &[&str] = match (initial, last) {
        ("b" | "p" | "m" | "f", "eng") => &["eng", "ong"],
        ("zh" | "ch" | "sh" | "r", "i") => &["ih", "i"],
        ("z" | "c" | "s", "i") => &["u", "ih"],
        ("g" | "k" | "h", "e") => &["o", "e"],
        (_, "e") => &["e", "eh"],
        (_, "uo") => &["o", "uo"],
        (_, "ong") => &["ung", "ong"],
        (_, "ian") => &["ien", "ian"],
        (_, "ie") => &["ieh", "ie"],
        (_, "iong") => &["iung", "yong"],
        (_, "ue" | "ve") => &["ueh", "yue", "ue"],
        (_, "v") => &["u", "yu"],
        ("j" | "q" | "x", "u") => &["u", "yu"],
        ("j" | "q" | "x", "uan") => &["uan", "yuan"],
        ("j" | "q" | "x", "un") => &["un", "yun"],
        (_, "ui") => &["ui", "uei", "wei"],
        (_, "iu") => &["iu", "iou", "eou"],
        (_, "un") => &["un", "wun"],
        _ => &[last],
    };
    for initial in initials {
        all.extend(lasts.iter().map(|last| format!("{initial}{last}")));
    }
    all.into_iter().map(Spelling::usual).collect()
}

fn taiwan_without_initial(reading: &str) -> &'static [&'static str] {
    match reading {
        "yi" => &["i", "yi", "yih"],
        "ying" => &["ing", "ying"],
        "yin" => &["in", "yin"],
        "you" => &["you", "yo"],
        "yong" => &["yong"],
        "yan" => &["yan"],
        "ye" => &["ye"],
        "yue" => &["yue"],
        "yao" => &["yau"],
        "wen" => &["wun"],
        "wu" => &["woo"],
        _ => &[],
    }
}

/// Whether a word can be read as one to four syllables of pinyin.
pub(crate) fn is_some_pinyin(word: &str) -> bool {
    syllable_counts(word.as_bytes()) & 0b1_1110 != 0
}

/// Whether all the letters can be read as `syllables` syllables of pinyin.
pub(crate) fn is_pinyin(letters: &[u8], syllables: usize) -> bool {
    syllables < u64::BITS as usize && syllable_counts(letters) >> syllables & 1 == 1
}

/// The numbers of syllables of pinyin that all the letters can be read as, as a set of bits.
fn syllable_counts(letters: &[u8]) -> u64 {
    // reach[p]: the same of the first p letters.
    let mut reach = vec![0_u64; letters.len() + 1];
    reach[0] = 1;
    for start in 0..letters.len() {
        if reach[start] == 0 {
            continue;
        }
        for end in start + 1..=letters.len().min(start + LONGEST) {
            if is_syllable(&letters[start..end]) {
                reach[end] |= reach[start] << 1;
            }
        }
    }
    reach[letters.len()]
}

/// How a word of one or two syllables in pinyin may be spelled in Taiwan, in plain letters: `yingwen` as `ingwen`. None
/// for other words.
#[cfg(feature = "lint")]
pub(crate) fn respelled(word: &str) -> Vec<String> {
    let letters = |syllable: &str| taiwan(syllable).into_iter().map(|spelling| spelling.letters);
    let mut all: Vec<String> =
        if is_syllable(word.as_bytes()) { letters(word).collect() } else { Vec::new() };
    for at in (1..word.len()).filter(|&at| word.is_char_boundary(at)) {
        let (first, second) = word.split_at(at);
        if is_syllable(first.as_bytes()) && is_syllable(second.as_bytes()) {
            let seconds: Vec<String> = letters(second).collect();
            all.extend(
                letters(first).flat_map(|first| seconds.iter().map(move |second| first.clone() + second)),
            );
        }
    }
    all.sort();
    all.dedup();
    all
}

fn is_syllable(letters: &[u8]) -> bool {
    let Ok(syllable) = std::str::from_utf8(letters) else { return false };
    let (initial, last) = split(syllable);
    let finals = FINALS.iter().find(|(known, _)| *known == initial);
    finals.is_some_and(|(_, finals)| finals.split(' ').any(|known| known == last))
}

/// The initial consonant of a syllable, which may be empty, and the rest.
pub(crate) fn split(reading: &str) -> (&str, &str) {
    let initial = INITIALS.iter().find(|initial| reading.starts_with(*initial));
    reading.split_at(initial.map_or(0, |initial| initial.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells_wade_giles() {
        let cases = [
            ("zhou", "chou"),
            ("cai", "ts'ai"),
            ("deng", "teng"),
            ("guo", "kuo"),
            ("duo", "to"),
            ("xue", "hsüeh"),
            ("zi", "tzu"),
            ("shi", "shih"),
            ("gui", "kuei"),
            ("hui", "hui"),
            ("er", "erh"),
            ("yu", "yü"),
            ("rong", "jung"),
        ];
        for (reading, spelled) in cases {
            assert_eq!(wade_giles(reading), spelled);
        }
    }

    #[test]
    fn counts_pinyin_syllables() {
        assert!(is_pinyin(b"zhangyong", 2));
        assert!(is_pinyin(b"xian", 1) && is_pinyin(b"xian", 2));
        assert!(!is_pinyin(b"andrewng", 3));
        assert!(!is_pinyin(b"hsiao", 1));
        assert!(is_pinyin(b"", 0));
    }
}
