//! How Han characters are read, in Mandarin and in the languages that share them.
//!
//! [`readings`] says in which systems, and how well, a Latin name can be read as given Han characters;
//! [`romanise`] gives the usual spelling. Each [`System`] spells a name from lists of surnames and from a
//! table of readings generated from Unicode's Unihan database. A name that is compared repeatedly is prepared
//! once.
//!
//! ```
//! use duizhao::reading::{System, best};
//!
//! assert_eq!(best("逍遥子", "Xiaoyaozi").unwrap().system, System::Pinyin);
//! assert_eq!(best("逍遥子", "Sho Yoko").unwrap().system, System::Japanese);
//! assert!(best("逍遥子", "Daniel Zhang").is_none());
//! ```

pub mod mandarin;

mod cantonese;
#[cfg(feature = "generate")]
pub(crate) mod encode;
pub(crate) mod fold;
mod japanese;
mod korean;
mod lattice;
#[cfg(feature = "lint")]
mod outline;
mod spelled;
pub(crate) mod surname;
pub(crate) mod table;

use serde::Serialize;

use lattice::{EDIT, Edge, LONGEST_HAN, Latin, Lattice, Spelling};
use table::{Column, Table};

#[cfg(feature = "lint")]
pub(crate) use fold::letters as plain_letters;
pub(crate) use lattice::{LONGEST_LATIN, Shape, letter_bit, letters_of};
#[cfg(feature = "lint")]
pub(crate) use outline::{Outline, Outlines};
pub(crate) use spelled::Spelled;

/// A way of writing the readings of Han characters in Latin letters.
///
/// The order is that of preference if a spelling belongs to several systems.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum System {
    /// Mandarin in pinyin: Xiaoyaozi.
    Pinyin,
    /// Mandarin in the Wade–Giles system, with or without its marks: Ch'en Tu-hsiu.
    WadeGiles,
    /// Mandarin, as names are spelled in Taiwan: Tsai Ing-wen.
    Taiwan,
    /// Cantonese, as names are spelled in Hong Kong: Cheung Kwok-wing.
    Cantonese,
    /// Japanese, on and kun, in Hepburn: Abe Shinzo.
    Japanese,
    /// Korean, in the Revised Romanisation and older customary spellings: Lee Jae-yong.
    Korean,
    /// Vietnamese without diacritics: Nguyen Phu Trong.
    Vietnamese,
}

impl System {
    /// All systems, in the order of preference.
    pub const ALL: [System; 7] = [
        System::Pinyin,
        System::WadeGiles,
        System::Taiwan,
        System::Cantonese,
        System::Japanese,
        System::Korean,
        System::Vietnamese,
    ];

    fn column(self) -> Column {
        match self {
            System::Pinyin | System::WadeGiles | System::Taiwan => Column::Mandarin,
            System::Cantonese => Column::Cantonese,
            System::Japanese => Column::Japanese,
            System::Korean => Column::Korean,
            System::Vietnamese => Column::Vietnamese,
        }
    }

    /// The spellings of one character, each only once; `at` is its position in a name of `of` characters.
    fn spellings(self, c: char, at: usize, of: usize) -> Vec<Spelling> {
        let readings = Table::embedded().readings(c, self.column());
        let all: Vec<Spelling> = readings
            .flat_map(|reading| match self {
                System::Pinyin => mandarin::pinyin(reading),
                System::WadeGiles => vec![Spelling::usual(fold::letters(&mandarin::wade_giles(reading)))],
                System::Taiwan => mandarin::taiwan(reading),
                System::Cantonese => cantonese::spellings(reading),
                System::Japanese => japanese::spellings(reading, at == 0, at + 1 == of),
                System::Korean => korean::spellings(reading),
                System::Vietnamese => vec![Spelling::usual(reading.to_owned())],
            })
            .collect();
        let mut kept: Vec<Spelling> = Vec::with_capacity(all.len());
        for spelling in all {
            match kept.iter_mut().find(|known| known.letters == spelling.letters) {
                Some(known) => known.cost = known.cost.min(spelling.cost),
                None => kept.push(spelling),
            }
        }
        kept
    }

    /// The spellings of a whole surname that are not made from its characters.
    fn surname_spellings(self, surname: &str) -> Vec<Spelling> {
        let chinese = surname::chinese(surname);
        let listed = match self {
            System::Pinyin => {
                return chinese.map_or(Vec::new(), |row| vec![Spelling::usual(fold::letters(row.pinyin))]);
            }
            System::WadeGiles => "",
            System::Taiwan => chinese.map_or("", |row| row.taiwanese),
            System::Cantonese => chinese.map_or("", |row| row.southern),
            System::Japanese => surname::japanese(surname).unwrap_or(""),
            System::Korean => surname::korean(surname).unwrap_or(""),
            System::Vietnamese => "",
        };
        listed.split_ascii_whitespace().map(|letters| Spelling::usual(letters.to_owned())).collect()
    }
}

/// Whether a name in Han characters begins with a Japanese surname: 安倍晋三. A few such surnames, such as 林, are
/// also Chinese.
pub fn has_japanese_surname(name: &str) -> bool {
    surname::japanese_len(&name.chars().collect::<Vec<_>>()).is_some()
}

/// Whether a name in Han characters begins with a Korean surname: 朴, or 李, most of whose bearers are Chinese.
pub fn has_korean_surname(name: &str) -> bool {
    let first = name.chars().next().map(String::from);
    first.is_some_and(|surname| surname::korean(&surname).is_some())
}

/// Whether a character is a Chinese surname.
#[cfg(feature = "lint")]
pub(crate) fn is_surname(c: char) -> bool {
    surname::chinese(c.encode_utf8(&mut [0; 4])).is_some()
}

/// The usual reading of a character in Mandarin, in plain letters.
#[cfg(feature = "lint")]
pub(crate) fn syllable(c: char) -> Option<String> {
    Table::embedded().readings(c, Column::Mandarin).next().map(fold::letters)
}

/// Whether the letters are how Japanese reads the characters as a surname: Hayashi for 林, not Rin.
#[cfg(feature = "lint")]
pub(crate) fn is_japanese_surname(han: &str, letters: &str) -> bool {
    surname::japanese(han)
        .is_some_and(|readings| readings.split_ascii_whitespace().any(|reading| reading == letters))
}

/// Whether the letters are a usual Korean spelling of the character as a surname.
#[cfg(feature = "lint")]
pub(crate) fn is_korean_surname(han: &str, letters: &str) -> bool {
    surname::korean(han)
        .is_some_and(|spellings| spellings.split_ascii_whitespace().any(|spelling| spelling == letters))
}

/// Whether a word of a Latin name is the Chinese surname with which a name in Han characters begins, as Hong Kong or Taiwan
/// spell it and pinyin does not: the Leung of Tony Leung for 梁朝伟.
#[cfg(feature = "lint")]
pub(crate) fn spells_surname_overseas(han: &str, latin: &str) -> bool {
    const OVERSEAS: [System; 3] = [System::WadeGiles, System::Taiwan, System::Cantonese];
    let name = HanName::divided(han);
    let Some(len) = name.surname.filter(|&len| len < name.chars.len()) else { return false };
    let surname: String = name.chars[..len].iter().collect();
    let words: Vec<String> = latin.split([' ', '-']).map(fold::letters).collect();
    let spelled = |system: System| {
        let single = if len == 1 { system.spellings(name.chars[0], 0, name.chars.len()) } else { Vec::new() };
        let mut all = system.surname_spellings(&surname).into_iter().chain(single);
        all.any(|spelling| words.contains(&spelling.letters))
    };
    !spelled(System::Pinyin) && OVERSEAS.into_iter().any(spelled)
}

/// A Latin name read as Han characters.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Reading {
    /// The system it is spelled in.
    pub system: System,
    /// How well it fits, from 0 to 1: 1 if every letter is accounted for.
    pub score: f32,
    /// The characters, in order, and how each is spelled. A surname that is read as a whole (安倍, Abe) is one
    /// step.
    pub syllables: Vec<(String, String)>,
}

/// The ways in which a Latin name can be read as Han characters, best first; ties are in the order of
/// [`System`]. None has a score below one half.
///
/// Blanks, hyphens, apostrophes, case and diacritics do not count, and the surname may come first or last.
/// Takes some ten microseconds.
///
/// ```
/// use duizhao::reading::{System, readings};
///
/// let abe = readings("安倍晋三", "Shinzō Abe");
/// assert_eq!((abe[0].system, abe[0].score), (System::Japanese, 1.0));
/// assert_eq!(abe[0].syllables[0], ("安倍".to_owned(), "abe".to_owned()));
/// assert!(readings("安倍晋三", "Anbei Jinsan").iter().all(|reading| reading.system != System::Japanese));
/// ```
pub fn readings(han: &str, latin: &str) -> Vec<Reading> {
    HanName::new(han).readings(&Spelled::new(latin))
}

/// The best of [`readings`].
pub fn best(han: &str, latin: &str) -> Option<Reading> {
    readings(han, latin).into_iter().next()
}

/// The usual spelling of a name in one system, or `None` if the system has no reading for one of the
/// characters.
///
/// Two or three characters that begin with a surname (three or four with a compound one) are taken for a
/// person; in Japanese the given name may have any length.
///
/// ```
/// use duizhao::reading::{System, romanise};
///
/// assert_eq!(romanise("逍遥子", System::Pinyin).as_deref(), Some("Xiaoyaozi"));
/// assert_eq!(romanise("张勇", System::Pinyin).as_deref(), Some("Zhang Yong"));
/// assert_eq!(romanise("诸葛亮", System::WadeGiles).as_deref(), Some("Chuko Liang"));
/// assert_eq!(romanise("西安", System::Pinyin).as_deref(), Some("Xi'an"));
/// ```
pub fn romanise(han: &str, system: System) -> Option<String> {
    let name = HanName::divided(han);
    let chars = &name.chars;
    let split = match system {
        System::Japanese => name.japanese_surname.or(name.surname).filter(|&len| len < chars.len()),
        _ => name.surname.filter(|&len| chars.len() - len <= 2),
    };
    let Some(split) = split else {
        return Some(capitalised(&joined(&spelled_out(chars, 0, system)?, system)));
    };
    let surname: String = chars[..split].iter().collect();
    let surname = match (system, surname::chinese(&surname)) {
        (System::Pinyin, Some(row)) => row.pinyin.to_owned(),
        _ => match system.surname_spellings(&surname).into_iter().next() {
            Some(listed) => listed.letters,
            None => spelled_out(&chars[..split], 0, system)?.concat(),
        },
    };
    let given = spelled_out(&chars[split..], split, system)?;
    Some(format!("{} {}", capitalised(&surname), given_name(&given, system)))
}

/// Whether plain small letters spell Han characters in pinyin, by any of their readings.
///
/// Takes about a microsecond.
#[cfg(feature = "lint")]
pub(crate) fn is_pinyin_of(han: &str, letters: &str) -> bool {
    let mut characters = han.chars();
    let Some(first) = characters.next() else { return letters.is_empty() };
    let readings = Table::embedded().readings(first, Column::Mandarin);
    let mut spellings = readings.flat_map(mandarin::pinyin);
    spellings.any(|spelling| {
        letters.strip_prefix(&*spelling.letters).is_some_and(|rest| is_pinyin_of(characters.as_str(), rest))
    })
}

fn given_name(syllables: &[String], system: System) -> String {
    match system {
        System::Pinyin | System::Japanese => capitalised(&joined(syllables, system)),
        System::Vietnamese => {
            syllables.iter().map(|syllable| capitalised(syllable)).collect::<Vec<_>>().join(" ")
        }
        _ => capitalised(&syllables.join("-")),
    }
}

/// The syllables as one word; pinyin has an apostrophe before a vowel that would otherwise belong to the
/// syllable before (Xi'an).
fn joined(syllables: &[String], system: System) -> String {
    let mut word = String::new();
    for syllable in syllables {
        if system == System::Pinyin && !word.is_empty() && syllable.starts_with(['a', 'e', 'o']) {
            word.push('\'');
        }
        word.push_str(syllable);
    }
    word
}

/// A word with its first letter as a capital.
pub(crate) fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

fn spelled_out(chars: &[char], at: usize, system: System) -> Option<Vec<String>> {
    let table = Table::embedded();
    let each = chars.iter().enumerate().map(|(i, &c)| match system {
        System::Pinyin => table.readings(c, Column::Mandarin).next().map(|reading| reading.replace('v', "ü")),
        System::WadeGiles => table.readings(c, Column::Mandarin).next().map(mandarin::wade_giles),
        _ => Some(system.spellings(c, at + i, at + chars.len()).into_iter().next()?.letters),
    });
    each.collect()
}

/// A name in Han characters with all its spellings, prepared for comparison with many Latin names.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct HanName {
    pub(crate) chars: Vec<char>,
    /// How many characters the Chinese surname has, if the name begins with one.
    pub(crate) surname: Option<usize>,
    japanese_surname: Option<usize>,
    lattices: Vec<(System, Lattice)>,
}

impl HanName {
    /// Characters other than Han ones are left out; a name of more than [`LONGEST_HAN`] is not read.
    pub(crate) fn new(han: &str) -> HanName {
        let mut name = HanName::divided(han);
        if (1..=LONGEST_HAN).contains(&name.chars.len()) {
            let all = System::ALL.map(|system| (system, name.lattice(system)));
            name.lattices = all.into_iter().filter(|(_, lattice)| lattice.is_complete()).collect();
        }
        name
    }

    /// A name divided into surname and given name, without its spellings.
    fn divided(han: &str) -> HanName {
        let chars: Vec<char> = han.chars().filter(|&c| crate::language::is_han(c)).collect();
        let surname = surname::chinese_len(&chars);
        let japanese_surname = surname::japanese_len(&chars);
        HanName { chars, surname, japanese_surname, lattices: Vec::new() }
    }

    /// How many characters the surname may have: as a Chinese surname or as a Japanese one (安 or 安倍).
    pub(crate) fn surnames(&self) -> impl Iterator<Item = usize> {
        let other = self.japanese_surname.filter(|&len| Some(len) != self.surname);
        self.surname.into_iter().chain(other).filter(|&len| len < self.chars.len())
    }

    fn lattice(&self, system: System) -> Lattice {
        let of = self.chars.len();
        let mut edges: Vec<Edge> = Vec::new();
        for (i, &c) in self.chars.iter().enumerate() {
            edges.push(Edge { from: i, to: i + 1, spellings: system.spellings(c, i, of) });
        }
        if let Some(len) = self.prefix(system) {
            edges.insert(0, Edge { from: 0, to: len, spellings: self.surname_spellings(system, len) });
        }
        Lattice::new(of, edges)
    }

    /// How many characters may be a surname with spellings of its own in a system.
    fn prefix(&self, system: System) -> Option<usize> {
        match system {
            System::Japanese => self.japanese_surname,
            _ => self.surname.or_else(|| (self.chars.len() == 1).then_some(1)),
        }
    }

    /// The spellings of the first characters as a surname.
    fn surname_spellings(&self, system: System, len: usize) -> Vec<Spelling> {
        let surname: String = self.chars[..len].iter().collect();
        system.surname_spellings(&surname)
    }

    /// How well the Latin letters read as the characters `from..to`, in the best system.
    pub(crate) fn score(&self, from: usize, to: usize, latin: &str) -> f32 {
        let latin = Latin::new(latin);
        let mut limit = cost_limit(latin.bytes.len());
        let mut least = None;
        for (_, lattice) in &self.lattices {
            if let Some(cost) = lattice.cost(from, to, latin, limit) {
                least = Some(cost);
                // The others count if they cost less.
                let Some(less) = cost.checked_sub(1) else { break };
                limit = less;
            }
        }
        match least {
            Some(cost) if cost >= EDIT && is_another(latin.bytes, to - from) => 0.0,
            Some(cost) => grade(cost, latin.bytes.len()),
            None => 0.0,
        }
    }

    /// Whether the Latin letters are a spelling of the characters `from..to`, each of them.
    pub(crate) fn is_spelled(&self, from: usize, to: usize, latin: &str) -> bool {
        let latin = Latin::new(latin);
        self.lattices.iter().any(|(_, lattice)| lattice.cost(from, to, latin, 0).is_some())
    }

    /// What the Latin names have in common that can be read as the characters `from..to`, in each system.
    pub(crate) fn shapes(&self, from: usize, to: usize) -> impl Iterator<Item = Shape> {
        self.lattices.iter().filter_map(move |(_, lattice)| lattice.shape(from, to))
    }

    /// The ways in which a Latin name can be read as this one: see [`readings`].
    pub(crate) fn readings(&self, latin: &Spelled) -> Vec<Reading> {
        let orders = || latin.orders.iter().map(|order| Latin::new(order));
        let (first, last) = (orders().next(), orders().nth(1));
        let read = self
            .lattices
            .iter()
            .filter_map(|(system, lattice)| self.reading(*system, lattice, first.into_iter().chain(last)));
        let mut found: Vec<Reading> = read.collect();
        found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.system.cmp(&b.system)));
        found
    }

    fn reading<'l>(
        &self,
        system: System,
        lattice: &Lattice,
        orders: impl Iterator<Item = Latin<'l>>,
    ) -> Option<Reading> {
        let all = self.chars.len();
        let costs = orders.filter_map(|order| {
            let cost = lattice.cost(0, all, order, cost_limit(order.bytes.len()))?;
            let another = cost >= EDIT && is_another(order.bytes, all);
            (!another).then_some((cost, order))
        });
        let (cost, order) = costs.min_by_key(|(cost, _)| *cost)?;
        let steps = lattice.path(order, cost)?;
        let spelled =
            |(from, to, letters): (usize, usize, String)| (self.chars[from..to].iter().collect(), letters);
        let syllables = steps.into_iter().map(spelled).collect();
        Some(Reading { system, score: grade(cost, order.bytes.len()), syllables })
    }
}

/// Whether letters close to a name of this many characters are themselves pinyin, and so another name: Zhang
/// Yang and Zhang Yongli are not misspellings of 张勇.
fn is_another(latin: &[u8], characters: usize) -> bool {
    (characters.saturating_sub(1)..=characters + 1).any(|syllables| mandarin::is_pinyin(latin, syllables))
}

/// How fast the score falls with the share of wrong letters: with one wrong letter in seven it is one half.
const STEEPNESS: f32 = 3.5;

/// The lowest score that counts as a reading.
const LEAST_SCORE: f32 = 0.5;

fn grade(cost: u8, letters: usize) -> f32 {
    (1.0 - STEEPNESS * f32::from(cost) / f32::from(EDIT) / letters.max(1) as f32).max(0.0)
}

/// How many letters may be wrong in a Latin name of this many letters, so that it is still read.
pub(crate) fn wrong_letters(letters: usize) -> usize {
    usize::from(cost_limit(letters) / EDIT)
}

/// The cost at which the score falls to [`LEAST_SCORE`].
fn cost_limit(letters: usize) -> u8 {
    ((1.0 - LEAST_SCORE) / STEEPNESS * letters as f32 * f32::from(EDIT)) as u8
}
