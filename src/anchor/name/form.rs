//! One form of a name, prepared for comparison: in Han characters or in Latin letters.

use super::NameKind;
use super::phonetic::{self, Sound};
use crate::language::is_han;
use crate::reading::{HanName, Shape, Spelled, fold};

/// The share of a full agreement that is left if the other side has more words: Leslie Cheung Kwok-wing.
const WITHIN: f32 = 0.9;

/// A given name of two characters alone.
const GIVEN_ALONE: f32 = 0.65;

/// A surname alone.
const SURNAME_ALONE: f32 = 0.6;

/// The first two characters of an organisation: 浙大 for Zhejiang University of Technology.
const BEGUN: usize = 2;
const BEGINNING: f32 = 0.6;

/// A surname with a given name that is neither a reading of the Han name nor Chinese: Andrew Ng may be 吴恩达.
const OTHER_GIVEN_NAME: f32 = 0.45;

/// Another person with the same surname.
const OTHER_PERSON: f32 = 0.2;

/// At this level the search for something better stops.
const SURE: f32 = 0.95;

/// Surnames with fewer letters agree with too many words.
const LEAST_LETTERS_ALONE: usize = 2;

/// Longer names are cut to this many words.
const MOST_TOKENS: usize = 8;

/// A name is looked for in runs of up to this many words.
const LONGEST_RUN: usize = 3;

/// Words for the kind of thing named, which may be translated: 浙江省 is Zhejiang.
const GENERIC_HAN: &str = "有限公司 研究院 研究所 自治区 自治州 自治县 新区 大学 学院 医院 公司 集团 银行 \
    法院 中学 小学 机场 地区 半岛 群岛 省 市 县 区 镇 乡 村 州 山 江 河 \
    湖 海 岛 路 街 站 港 湾 寺 国";

/// The same in English, including the small words between.
const GENERIC_LATIN: &str = "academy airport and at autonomous avenue bank \
    bay city co college company corp corporation \
    county court district for group high holdings \
    hospital in inc institute international island \
    islands lake limited ltd middle mount mountain \
    mountains mt municipality museum of park \
    peninsula port prefecture primary province \
    region river road school sea station street \
    temple the town university";

/// One form of a name.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Form {
    Han(HanForm),
    Latin(LatinForm),
}

impl Form {
    pub(super) fn similarity(&self, other: &Form) -> f32 {
        match (self, other) {
            (Form::Han(han), Form::Latin(latin)) | (Form::Latin(latin), Form::Han(han)) => {
                han.similarity(latin)
            }
            (Form::Han(a), Form::Han(b)) => f32::from(u8::from(a.name.chars == b.name.chars)),
            (Form::Latin(a), Form::Latin(b)) => a.similarity(b),
        }
    }

    pub(super) fn similarity_to_token(&self, token: &str) -> f32 {
        let letters = fold::letters(token);
        match self {
            Form::Latin(latin) if latin.spelled.orders[0] == letters && !letters.is_empty() => 1.0,
            Form::Latin(latin) if latin.spelled.tokens.contains(&letters) => WITHIN,
            _ => 0.0,
        }
    }
}

/// A name in Han characters.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct HanForm {
    pub(super) name: HanName,
    kind: NameKind,
    /// How many characters come before a generic word at the end.
    stem: usize,
    /// The sounds of each part of a foreign name: 唐纳德·特朗普 has two.
    pub(super) sounds: Vec<Vec<Sound>>,
}

impl HanForm {
    pub(super) fn new(text: &str, kind: NameKind) -> HanForm {
        let name = HanName::new(text);
        let sounds =
            text.split(|c| !is_han(c)).map(phonetic::of_han).filter(|sounds| !sounds.is_empty()).collect();
        let text: String = name.chars.iter().collect();
        let stem = GENERIC_HAN.split(' ').find_map(|generic| text.strip_suffix(generic));
        let stem = stem.map_or(0, |stem| stem.chars().count());
        let stem = if stem >= 2 && kind != NameKind::Person { stem } else { name.chars.len() };
        HanForm { name, kind, stem, sounds }
    }

    fn similarity(&self, latin: &LatinForm) -> f32 {
        let mut best = self.whole(latin);
        if best < SURE {
            best = best.max(self.stem(latin));
        }
        if best < SURE && self.kind != NameKind::Place {
            best = best.max(self.part_of_person(latin));
        }
        if best < SURE && !self.sounds.is_empty() {
            best = best.max(self.by_sound(latin));
        }
        best
    }

    /// What the Latin spellings of the name have in common, or of any part of it that is compared.
    pub(super) fn shapes(&self) -> impl Iterator<Item = Shape> {
        let all = self.name.chars.len();
        let mut parts = vec![(0, all), (0, self.stem), (0, BEGUN.min(all))];
        parts.extend(self.name.surnames().flat_map(|surname| [(0, surname), (surname, all)]));
        parts.sort_unstable();
        parts.dedup();
        parts.into_iter().flat_map(|(from, to)| self.name.shapes(from, to))
    }

    /// The parts of a foreign name, each compared with the word that sounds most like it; or its last part
    /// alone, because English often gives only the surname.
    fn by_sound(&self, latin: &LatinForm) -> f32 {
        let heard = |part: &Vec<Sound>| {
            latin.sounds.iter().map(|word| phonetic::similarity(part, word)).fold(0.0, f32::max)
        };
        let parts: Vec<f32> = self.sounds.iter().map(heard).collect();
        let mean = parts.iter().sum::<f32>() / parts.len() as f32;
        parts.last().map_or(0.0, |&last| mean.max(last * WITHIN))
    }

    /// All characters read as all the words, in either order, or as some adjacent ones.
    fn whole(&self, latin: &LatinForm) -> f32 {
        let all = self.name.chars.len();
        let orders = latin.spelled.orders.iter().map(|order| self.name.score(0, all, order));
        let best = orders.fold(0.0, f32::max);
        // More words of pinyin would make it another person's name.
        let another = self.kind == NameKind::Person && latin.is_chinese;
        if best >= SURE || all < 2 || another {
            return best;
        }
        latin.runs.iter().map(|run| self.name.score(0, all, &run.letters) * run.weight).fold(best, f32::max)
    }

    /// The name of a place or an organisation without its generic word, read as some adjacent words.
    fn stem(&self, latin: &LatinForm) -> f32 {
        let all = self.name.chars.len();
        let runs = |stem: usize, weight: f32| {
            let whole = self.name.score(0, stem, &latin.spelled.orders[0]);
            let scores = latin.runs.iter().map(|run| self.name.score(0, stem, &run.letters) * run.weight);
            scores.fold(whole, f32::max) * weight
        };
        match self.kind {
            _ if self.stem < all => runs(self.stem, 1.0),
            NameKind::Organisation if all >= 4 => runs(BEGUN, BEGINNING),
            _ => 0.0,
        }
    }

    /// The surname or the given name.
    fn part_of_person(&self, latin: &LatinForm) -> f32 {
        self.name.surnames().map(|surname| self.part_with_surname(surname, latin)).fold(0.0, f32::max)
    }

    fn part_with_surname(&self, surname: usize, latin: &LatinForm) -> f32 {
        let all = self.name.chars.len();
        let is = |from, to, token: &str| {
            token.len() >= LEAST_LETTERS_ALONE && self.name.is_spelled(from, to, token)
        };
        match latin.spelled.tokens.as_slice() {
            [only] if is(0, surname, only) => SURNAME_ALONE,
            [only] if all - surname >= 2 && is(surname, all, only) => GIVEN_ALONE,
            [first, .., last] if is(0, surname, last) || is(0, surname, first) => {
                if latin.is_chinese {
                    OTHER_PERSON
                } else {
                    OTHER_GIVEN_NAME
                }
            }
            _ => 0.0,
        }
    }
}

/// A name in Latin letters.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LatinForm {
    pub(super) spelled: Spelled,
    runs: Vec<Run>,
    /// The sounds of each word.
    pub(super) sounds: Vec<Vec<Sound>>,
    /// Whether all of it can be read as pinyin.
    is_chinese: bool,
}

/// Some adjacent words, but not all.
#[derive(Clone, Debug, PartialEq)]
struct Run {
    letters: String,
    /// 1 if only generic words are left out.
    weight: f32,
}

impl LatinForm {
    pub(super) fn new(text: &str) -> LatinForm {
        let spelled = Spelled::new(text);
        let tokens = &spelled.tokens[..spelled.tokens.len().min(MOST_TOKENS)];
        let generic: Vec<bool> =
            tokens.iter().map(|token| GENERIC_LATIN.split(' ').any(|generic| generic == token)).collect();
        let mut runs = Vec::new();
        for start in 0..tokens.len() {
            for end in start + 1..=tokens.len().min(start + LONGEST_RUN) {
                if end - start == tokens.len() || generic[start..end].iter().all(|&generic| generic) {
                    continue;
                }
                let proper = generic[..start].iter().chain(&generic[end..]).any(|&generic| !generic);
                runs.push(Run {
                    letters: tokens[start..end].concat(),
                    weight: if proper { WITHIN } else { 1.0 },
                });
            }
        }
        let is_chinese = tokens.iter().all(|token| crate::reading::mandarin::is_some_pinyin(token));
        let sounds = tokens
            .iter()
            .map(|token| phonetic::of_latin(token))
            .filter(|sounds| !sounds.is_empty())
            .collect();
        LatinForm { spelled, runs, sounds, is_chinese }
    }

    /// All that is compared with Han characters: all words, in either order, or some of them.
    pub(super) fn spellings(&self) -> impl Iterator<Item = &str> {
        let Spelled { tokens, orders } = &self.spelled;
        orders.iter().chain(tokens).chain(self.runs.iter().map(|run| &run.letters)).map(String::as_str)
    }

    /// Its words, and all of them as one.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.spelled.orders.iter().take(1).chain(&self.spelled.tokens).map(String::as_str)
    }

    /// The same words in any of the orders, exactly or nearly; if only a part of the words agrees, it counts
    /// less.
    fn similarity(&self, other: &LatinForm) -> f32 {
        let (a, b) = (&self.spelled, &other.spelled);
        let near = |a: &str, b: &str| match a.len().max(b.len()) {
            0..=LONGEST => strsim::normalized_levenshtein(a, b),
            _ => f64::from(u8::from(a == b)),
        };
        let orders = a.orders.iter().flat_map(|a| b.orders.iter().map(move |b| near(a, b)));
        let whole = orders.fold(0.0, f64::max) as f32;
        let (few, many) = if a.tokens.len() < b.tokens.len() { (a, b) } else { (b, a) };
        let part =
            !few.tokens.is_empty() && many.tokens.windows(few.tokens.len()).any(|run| run == few.tokens);
        match whole {
            1.0 => 1.0,
            _ if part => SURNAME_ALONE,
            whole => (1.0 - SPELLING_STEEPNESS * (1.0 - whole)).max(0.0),
        }
    }
}

/// Names with more letters than this are compared exactly: finding how nearly two agree takes time by the product of
/// their lengths.
const LONGEST: usize = 128;
/// How fast the similarity of two Latin names falls with the share of letters that differ.
const SPELLING_STEEPNESS: f32 = 2.5;

/// The share at which it falls to one half.
pub(super) const MOST_WRONG: f64 = 0.2;
