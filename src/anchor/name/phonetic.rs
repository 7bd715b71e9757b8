//! Foreign names by their sound: 特朗普 is Trump, 肯尼迪 is Kennedy.
//!
//! Both sides become sequences of [`Sound`]s, each a class of consonants that Chinese does not distinguish (b
//! and p, l and r) with the vowel that follows, and the sequences are compared by weighted edit distance.
//! This is limited to names in the characters used for foreign names, and to clear cases.

use crate::reading::mandarin;
use crate::reading::table::{Column, Table};

/// The characters that spell foreign names.
const TRANSLITERATING: &str = "阿埃艾爱安奥巴白拜班邦鲍贝本比彼边宾波伯博勃布蔡查达大戴丹当道德登邓狄迪蒂丁东杜多顿恩尔法凡范菲费芬\
                               丰冯佛弗夫福伏富盖冈戈哥格葛贡古瓜圭哈海汉豪赫黑亨洪侯胡华怀惠霍基吉加贾杰金久居卡凯坎康考柯科可克肯孔库\
                               夸奎昆拉腊莱兰劳勒雷黎里理李丽利莉连列林琳伦隆娄卢鲁路吕罗洛马玛迈麦曼毛梅门蒙孟米密明缪摩莫默姆穆拿纳娜\
                               南内尼妮涅宁纽农努诺欧帕潘庞培佩彭皮平珀普奇齐恰乔切琴丘琼热日荣儒若萨塞桑森沙莎山尚舍申圣施史什斯丝思司\
                               松苏索塔台泰坦汤唐陶特提田铁廷通图托瓦万旺威韦维魏温文翁沃乌伍武西希锡夏香肖谢辛欣休许雪雅亚扬耶叶伊以易\
                               因英尤于约赞泽扎詹章朱兹祖佐朗姬赛诗珍妲芙蕾薇瑞琪宝蓓碧黛娃娅戎密龙嘉治仑墨各敦子士茨图勃涅捷喀坚津答盛";

/// Names with fewer sounds than this agree by chance.
const FEWEST: usize = 3;

/// The costs of a missing sound, of a slight one (h, r before a consonant), and of a wrong vowel.
const MISSING: f32 = 1.0;
const SLIGHT: f32 = 0.3;
const VOWEL: f32 = 0.25;

/// The mean cost of a sound above which two names do not agree.
const MOST: f32 = 0.22;

/// The value of the clearest agreement by sound.
const WORTH: f32 = 0.9;

/// Classes of consonants that transliteration does not distinguish.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Consonant {
    /// None: a vowel at the beginning.
    None,
    /// b p
    Lip,
    /// f v w
    Breath,
    /// d t
    Tooth,
    /// g k
    Throat,
    /// s z sh zh ch j q x
    Hiss,
    /// l r
    Liquid,
    M,
    N,
    H,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Vowel {
    None,
    /// a
    Open,
    /// e i y
    Front,
    /// o u
    Back,
}

/// A consonant and the vowel after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Sound {
    consonant: Consonant,
    vowel: Vowel,
}

/// Whether a word is written only in characters used for foreign names.
pub(crate) fn is_transliterated(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| TRANSLITERATING.contains(c))
}

/// The sounds of a foreign name in Han characters; none if it has other characters, or too few sounds.
pub(super) fn of_han(word: &str) -> Vec<Sound> {
    if !is_transliterated(word) {
        return Vec::new();
    }
    let mut sounds = Vec::new();
    for c in word.chars() {
        let Some(reading) = Table::embedded().readings(c, Column::Mandarin).next() else { return Vec::new() };
        if reading == "er" {
            sounds.push(Sound { consonant: Consonant::Liquid, vowel: Vowel::None });
            continue;
        }
        let (initial, last) = mandarin::split(reading);
        let consonant = match initial {
            "b" | "p" => Consonant::Lip,
            "f" | "w" => Consonant::Breath,
            "d" | "t" => Consonant::Tooth,
            "g" | "k" => Consonant::Throat,
            "l" | "r" => Consonant::Liquid,
            "m" => Consonant::M,
            "n" => Consonant::N,
            "h" if c == '华' => Consonant::Breath,
            "h" => Consonant::H,
            "" | "y" => Consonant::None,
            // In the dialects that first wrote foreign names these began with k: 加拿大.
            "j" if matches!(c, '加' | '嘉' | '基' | '金' | '津') => Consonant::Throat,
            _ => Consonant::Hiss,
        };
        // An n that ends one character and an n that begins the next are one sound.
        if matches!(consonant, Consonant::N | Consonant::M)
            && sounds.last() == Some(&Sound { consonant: Consonant::N, vowel: Vowel::None })
        {
            sounds.pop();
        }
        let mut vowel = last.chars().find_map(vowel_of).unwrap_or(Vowel::None);
        // Between consonants the characters bu, ke, te, si … represent the consonant alone.
        if matches!(
            c,
            '布' | '普'
                | '克'
                | '格'
                | '特'
                | '德'
                | '斯'
                | '兹'
                | '茨'
                | '什'
                | '夫'
                | '弗'
                | '姆'
                | '赫'
                | '思'
        ) {
            vowel = Vowel::None;
        }
        if consonant != Consonant::None || sounds.is_empty() {
            sounds.push(Sound { consonant, vowel });
        }
        if last.ends_with('n') || last.ends_with("ng") {
            sounds.push(Sound { consonant: Consonant::N, vowel: Vowel::None });
        }
    }
    enough(sounds)
}

/// The sounds of a Latin word in plain letters; none if there are too few.
pub(super) fn of_latin(letters: &str) -> Vec<Sound> {
    let bytes = letters.as_bytes();
    let at = |i: usize| bytes.get(i).copied().unwrap_or(b' ');
    let mut sounds: Vec<Sound> = Vec::new();
    let mut i = 0;
    while i < bytes.len() {
        let (c, next) = (bytes[i], at(i + 1));
        let soft = matches!(next, b'e' | b'i' | b'y');
        let mut width = 1;
        let consonant = match c {
            _ if is_vowel(c) => {
                let vowel = vowel_of(c as char).unwrap_or(Vowel::None);
                match sounds.last_mut() {
                    None => sounds.push(Sound { consonant: Consonant::None, vowel }),
                    Some(before) if before.vowel == Vowel::None => before.vowel = vowel,
                    Some(_) => {}
                }
                i += 1;
                continue;
            }
            b'w' if !is_vowel(next) => {
                i += 1;
                continue;
            }
            b'n' if next == b'g' && !is_vowel(at(i + 2)) => {
                width = 2;
                Consonant::N
            }
            b'p' if next == b'h' => {
                width = 2;
                Consonant::Breath
            }
            b'b' | b'p' => Consonant::Lip,
            b'f' | b'v' | b'w' => Consonant::Breath,
            b't' if next == b'h' => {
                width = 2;
                Consonant::Tooth
            }
            b'd' | b't' => Consonant::Tooth,
            b's' | b'c' if next == b'h' => {
                width = 2;
                Consonant::Hiss
            }
            b'c' if soft => Consonant::Hiss,
            b'g' if next == b'h' => {
                width = 2;
                Consonant::Throat
            }
            b'c' if next == b'k' => {
                width = 2;
                Consonant::Throat
            }
            b'c' | b'g' | b'k' | b'q' => Consonant::Throat,
            b'x' => {
                sounds.push(Sound { consonant: Consonant::Throat, vowel: Vowel::None });
                Consonant::Hiss
            }
            b's' | b'z' | b'j' => Consonant::Hiss,
            b'l' | b'r' => Consonant::Liquid,
            b'm' => Consonant::M,
            b'n' => Consonant::N,
            _ => Consonant::H,
        };
        // A doubled letter is one sound.
        if at(i + width) == c && width == 1 {
            width = 2;
        }
        sounds.push(Sound { consonant, vowel: Vowel::None });
        i += width;
    }
    enough(sounds)
}

/// How well two sequences of sounds agree, from 0 to [`WORTH`].
pub(super) fn similarity(han: &[Sound], latin: &[Sound]) -> f32 {
    let longest = han.len().max(latin.len());
    if han.is_empty() || latin.is_empty() || han.len().abs_diff(latin.len()) > longest / 3 {
        return 0.0;
    }
    if !begin_alike(han[0], latin[0]) {
        return 0.0;
    }
    let mut costs: Vec<f32> = Vec::with_capacity(latin.len() + 1);
    costs.push(0.0);
    for (i, &sound) in latin.iter().enumerate() {
        costs.push(costs[i] + omission(sound));
    }
    for &sound in han {
        let mut diagonal = costs[0];
        costs[0] += omission(sound);
        for (p, &other) in latin.iter().enumerate() {
            let substituted = diagonal + substitution(sound, other);
            diagonal = costs[p + 1];
            let skipped = (costs[p] + omission(other)).min(diagonal + omission(sound));
            costs[p + 1] = substituted.min(skipped);
        }
    }
    let mean = costs[latin.len()] / longest as f32;
    if mean > MOST { 0.0 } else { WORTH * (1.0 - mean) }
}

/// Whether names may agree that begin with these sounds, the one in Han characters and the other in Latin
/// letters.
pub(super) fn begin_alike(han: Sound, latin: Sound) -> bool {
    substitution(han, latin) <= SLIGHT + VOWEL
}

fn substitution(a: Sound, b: Sound) -> f32 {
    let consonants = match (a.consonant, b.consonant) {
        (a, b) if a == b => 0.0,
        (Consonant::M, Consonant::N) | (Consonant::N, Consonant::M) => SLIGHT,
        (Consonant::H, Consonant::Breath | Consonant::None | Consonant::Throat)
        | (Consonant::Breath | Consonant::None | Consonant::Throat, Consonant::H) => SLIGHT,
        // Soft g, and ji for g or k: 吉米 Jimmy, 吉尔 Gill, 基 Ki.
        (Consonant::Hiss, Consonant::Throat) if b.vowel == Vowel::Front => SLIGHT,
        _ => return MISSING,
    };
    let vowels =
        if a.vowel == b.vowel || a.vowel == Vowel::None || b.vowel == Vowel::None { 0.0 } else { VOWEL };
    consonants + vowels
}

fn omission(sound: Sound) -> f32 {
    match sound.consonant {
        Consonant::H => SLIGHT,
        Consonant::Liquid | Consonant::None if sound.vowel == Vowel::None => SLIGHT,
        _ => MISSING,
    }
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

fn vowel_of(c: char) -> Option<Vowel> {
    match c {
        'a' => Some(Vowel::Open),
        'e' | 'i' | 'y' => Some(Vowel::Front),
        'o' | 'u' | 'v' => Some(Vowel::Back),
        _ => None,
    }
}

fn enough(sounds: Vec<Sound>) -> Vec<Sound> {
    if sounds.len() >= FEWEST { sounds } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agree(han: &str, latin: &str) -> f32 {
        similarity(&of_han(han), &of_latin(latin))
    }

    #[test]
    fn hears_foreign_names() {
        let pairs = [
            ("特朗普", "trump"),
            ("肯尼迪", "kennedy"),
            ("拜登", "biden"),
            ("西门子", "siemens"),
            ("伦敦", "london"),
            ("莫斯科", "moscow"),
            ("卡塔尔", "qatar"),
            ("德尔塔", "delta"),
            ("加拿大", "canada"),
            ("加尔各答", "calcutta"),
            ("华盛顿", "washington"),
        ];
        for (han, latin) in pairs {
            assert!(agree(han, latin) >= 0.7, "{han} {latin}: {}", agree(han, latin));
        }
    }

    #[test]
    fn tells_different_names_apart() {
        for (han, latin) in
            [("特朗普", "biden"), ("伦敦", "madrid"), ("肯尼迪", "canada"), ("卡塔尔", "kuwait")]
        {
            assert_eq!(agree(han, latin), 0.0, "{han} {latin}");
        }
    }
}
