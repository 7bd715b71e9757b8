//! Korean: the spellings of Hangul syllables in names.

use crate::reading::Spelling;

const FIRST_SYLLABLE: u32 = '가' as u32;
const LAST_SYLLABLE: u32 = '힣' as u32;
const VOWELS: usize = 21;
const FINALS: usize = 28;

const RIEUL: usize = 5;
const NIEUN: usize = 2;

/// The letters of each initial consonant: first those of the Revised Romanisation, then those of
/// McCune–Reischauer and of custom.
const INITIAL_LETTERS: [&[&str]; 19] = [
    &["g", "k"],
    &["kk"],
    &["n"],
    &["d", "t"],
    &["tt"],
    &["r", "l"],
    &["m"],
    &["b", "p"],
    &["pp"],
    &["s", "sh"],
    &["ss"],
    &[""],
    &["j", "ch"],
    &["jj"],
    &["ch"],
    &["k"],
    &["t"],
    &["p"],
    &["h"],
];

const VOWEL_LETTERS: [&[&str]; VOWELS] = [
    &["a", "ah"],
    &["ae", "ay", "ai"],
    &["ya"],
    &["yae"],
    &["eo", "u", "o"],
    &["e", "eh"],
    &["yeo", "you", "yu", "yo", "eo"],
    &["ye", "e"],
    &["o", "oh"],
    &["wa"],
    &["wae"],
    &["oe", "oi", "we"],
    &["yo"],
    &["u", "oo", "woo"],
    &["wo"],
    &["we"],
    &["wi"],
    &["yu", "yoo"],
    &["eu", "u"],
    &["ui", "eui", "ee"],
    &["i", "ee", "ih"],
];

/// Only the finals that occur in Sino-Korean syllables: none, ㄱ, ㄴ, ㄹ, ㅁ, ㅂ, ㅇ.
fn final_letters(index: usize) -> &'static [&'static str] {
    match index {
        0 => &[""],
        1 => &["k", "g"],
        4 => &["n"],
        8 => &["l", "r"],
        16 => &["m"],
        17 => &["p", "b"],
        21 => &["ng"],
        _ => &[],
    }
}

/// How a Hangul syllable is spelled in names: 정 as "jeong", "jung", "chung" …
///
/// An initial ㄹ or ㄴ may fall silent or change at the start of a word, so ㄹ is also read as ㄴ, and both as
/// nothing before i and y.
pub(crate) fn spellings(syllable: &str) -> Vec<Spelling> {
    let Some((initial, vowel, last)) = syllable.chars().next().and_then(decompose) else {
        return Vec::new();
    };
    let soft = VOWEL_LETTERS[vowel][0].starts_with(['y', 'i']);
    let mut initials = INITIAL_LETTERS[initial].to_vec();
    match initial {
        RIEUL if soft => initials.push(""),
        RIEUL => initials.push("n"),
        NIEUN if soft => initials.push(""),
        _ => {}
    }
    let mut all = Vec::new();
    for last in final_letters(last) {
        for vowel in VOWEL_LETTERS[vowel] {
            all.extend(initials.iter().map(|initial| format!("{initial}{vowel}{last}")));
        }
    }
    all.into_iter().map(Spelling::usual).collect()
}

fn decompose(syllable: char) -> Option<(usize, usize, usize)> {
    let code = syllable as u32;
    if !(FIRST_SYLLABLE..=LAST_SYLLABLE).contains(&code) {
        return None;
    }
    let index = (code - FIRST_SYLLABLE) as usize;
    Some((index / (VOWELS * FINALS), index / FINALS % VOWELS, index % FINALS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells_syllables_of_names() {
        let cases = [
            ("재", "jae"),
            ("용", "yong"),
            ("정", "jung"),
            ("현", "hyun"),
            ("렬", "yeol"),
            ("희", "hee"),
            ("우", "woo"),
        ];
        for (syllable, spelled) in cases {
            let all = spellings(syllable);
            assert!(all.iter().any(|spelling| spelling.letters == spelled), "{syllable}: {all:?}");
        }
        assert!(spellings("x").is_empty());
    }
}
