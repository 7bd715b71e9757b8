//! Unihan's readings, reduced to what recognising a name needs.

use std::collections::{BTreeMap, BTreeSet};

use duizhao::generate::{Column, Entry, letters, rows};

/// Fields that make a character common enough for the table: the character sets of everyday use in China
/// (`kGB0`, `kTGH`), Japan (`kJis0`) and Korea (`kKSC0`), and the set that all of East Asia agreed on
/// (`kIICore`).
const COMMON: [&str; 5] = ["kGB0", "kTGH", "kJis0", "kKSC0", "kIICore"];

/// The set of Taiwan, and where its second, rare half begins.
const BIG_FIVE: (&str, &str) = ("kBigFive", "C940");

/// Fields that lead to another character with the same reading, closest first.
const VARIANTS: [&str; 4] = ["kTraditionalVariant", "kZVariant", "kCompatibilityVariant", "kSemanticVariant"];

/// Any readings beyond this number are rare and match by chance.
const MOST_MANDARIN: usize = 4;
const MOST_ON: usize = 4;
const MOST_KUN: usize = 4;
const MOST_OTHER: usize = 3;

/// A longer kun reading is a verb or a gloss (`SUTORONSHUUMU`), not a part of a name.
const LONGEST_KUN: usize = 8;

/// Lines of Unihan: character → field → value.
#[derive(Default)]
pub(crate) struct Unihan(BTreeMap<char, BTreeMap<String, String>>);

impl Unihan {
    /// Adds the lines `U+4E00<TAB>field<TAB>value` of a file; comments and blank lines are skipped.
    pub(crate) fn add(&mut self, lines: &str) {
        for line in lines.lines() {
            let mut fields = line.split('\t');
            let (Some(code), Some(field), Some(value)) = (fields.next(), fields.next(), fields.next()) else {
                continue;
            };
            if let Some(c) = code_point(code) {
                self.0.entry(c).or_default().insert(field.to_owned(), value.to_owned());
            }
        }
    }

    /// The entries of the table: every common character that has a reading in some language. The rows of
    /// `extra` (`characters<TAB>column<TAB>readings`) come before those of Unihan in Korean and Vietnamese,
    /// where they are the ones used in names, and after them elsewhere, where they are the rarer ones.
    pub(crate) fn entries(&self, extra: &str) -> BTreeMap<char, Entry> {
        let extra = parse_extra(extra);
        let common = |c: &char| {
            COMMON.iter().any(|field| self.field(*c, field).is_some())
                || self.field(*c, BIG_FIVE.0).is_some_and(|code| code < BIG_FIVE.1)
        };
        let mut chars: BTreeSet<char> = self.0.keys().copied().filter(common).collect();
        chars.extend(extra.keys().map(|&(c, _)| c));
        let mut entries = BTreeMap::new();
        for c in chars {
            let entry: Entry = Column::ALL.map(|column| {
                let own = extra.get(&(c, column)).into_iter().flatten().cloned();
                let unihan = self.readings(c, column).into_iter();
                match column {
                    Column::Korean | Column::Vietnamese => unique(own.chain(unihan)),
                    _ => unique(unihan.chain(own)),
                }
            });
            if entry.iter().any(|readings| !readings.is_empty()) {
                entries.insert(c, entry);
            }
        }
        entries
    }

    /// The readings of a character and, if the language has none for it or may write another form, those of
    /// its variants: in Japan 张 is read like 張.
    fn readings(&self, c: char, column: Column) -> Vec<String> {
        let own = self.own_readings(c, column);
        if column == Column::Mandarin && !own.is_empty() {
            return own;
        }
        let traditional = self.variants(c, VARIANTS[0]);
        let mut found: Vec<String> = own.clone();
        found.extend(traditional.iter().flat_map(|&variant| self.own_readings(variant, column)));
        if found.is_empty() {
            let near = [c].into_iter().chain(traditional);
            let near = near.flat_map(|c| VARIANTS.iter().flat_map(move |field| self.variants(c, field)));
            found.extend(near.flat_map(|variant| self.own_readings(variant, column)));
        }
        unique(found.into_iter())
    }

    fn own_readings(&self, c: char, column: Column) -> Vec<String> {
        match column {
            Column::Mandarin => self.mandarin(c),
            Column::Cantonese => {
                self.words(c, "kCantonese").map(without_tone_digit).take(MOST_OTHER).collect()
            }
            Column::Japanese => self.japanese(c),
            Column::Korean => self
                .words(c, "kHangul")
                .filter_map(|word| word.split(':').next())
                .map(str::to_owned)
                .take(MOST_OTHER)
                .collect(),
            Column::Vietnamese => {
                self.words(c, "kVietnamese").map(without_diacritics).take(MOST_OTHER).collect()
            }
        }
    }

    /// The usual reading, then those ordered by frequency, then those of two dictionaries of the modern
    /// language; the big historical dictionary is used only if all these have none.
    fn mandarin(&self, c: char) -> Vec<String> {
        let usual = self.words(c, "kMandarin").map(str::to_owned);
        let frequent =
            self.words(c, "kHanyuPinlu").filter_map(|word| Some(word.split('(').next()?.to_owned()));
        let modern = ["kTGHZ2013", "kXHC1983"].into_iter().flat_map(|field| self.located(c, field));
        let mut all: Vec<String> = usual.chain(frequent).chain(modern).collect();
        if all.is_empty() {
            all = self.located(c, "kHanyuPinyin");
        }
        let mut all = unique(all.into_iter().map(|reading| without_diacritics(&reading)));
        all.retain(|reading| reading.chars().any(|c| "aeiouv".contains(c)));
        all.truncate(MOST_MANDARIN);
        all
    }

    /// On before kun; kun only for characters of the Japanese standard, and no long ones.
    fn japanese(&self, c: char) -> Vec<String> {
        let on = self.words(c, "kJapaneseOn").take(MOST_ON);
        let standard = self.field(c, "kJis0").is_some();
        let kun = self.words(c, "kJapaneseKun").filter(|word| standard && word.len() <= LONGEST_KUN);
        let plain = |word: &&str| word.bytes().all(|byte| byte.is_ascii_alphabetic());
        on.chain(kun.take(MOST_KUN)).filter(plain).map(hepburn).collect()
    }

    /// The readings of a field of the form `0955.030:zhāng,zhàng 0955.041:zhāng`.
    fn located(&self, c: char, field: &str) -> Vec<String> {
        let lists = self.words(c, field).filter_map(|word| word.split(':').nth(1));
        lists.flat_map(|list| list.split(',')).map(str::to_owned).collect()
    }

    fn variants(&self, c: char, field: &str) -> Vec<char> {
        let codes = self.words(c, field).map(|word| word.split('<').next().unwrap_or(word));
        codes.filter_map(code_point).filter(|&variant| variant != c).collect()
    }

    fn words(&self, c: char, field: &str) -> impl Iterator<Item = &str> {
        self.field(c, field).unwrap_or("").split_ascii_whitespace()
    }

    fn field(&self, c: char, field: &str) -> Option<&str> {
        self.0.get(&c)?.get(field).map(String::as_str)
    }
}

fn parse_extra(extra: &str) -> BTreeMap<(char, Column), Vec<String>> {
    let mut all: BTreeMap<(char, Column), Vec<String>> = BTreeMap::new();
    for [chars, name, readings] in rows(extra) {
        let column = Column::ALL.into_iter().find(|known| format!("{known:?}").eq_ignore_ascii_case(name));
        let column = column.unwrap_or_else(|| panic!("{chars}: {name} is no column"));
        for c in chars.chars() {
            let known = all.entry((c, column)).or_default();
            known.extend(readings.split(' ').map(str::to_owned));
        }
    }
    all
}

fn code_point(code: &str) -> Option<char> {
    char::from_u32(u32::from_str_radix(code.strip_prefix("U+")?, 16).ok()?)
}

fn without_tone_digit(reading: &str) -> String {
    reading.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned()
}

/// Pinyin or Vietnamese in plain letters; `v` for the ü of pinyin.
fn without_diacritics(reading: &str) -> String {
    let u_umlaut = ['ü', 'ǖ', 'ǘ', 'ǚ', 'ǜ'];
    letters(&reading.replace(u_umlaut, "v"))
}

/// Converts old kana spellings that Unihan keeps to Hepburn: HUKU → fuku, and HU of the わ row (KAHU) as it is
/// pronounced.
fn hepburn(reading: &str) -> String {
    let lower = reading.to_ascii_lowercase();
    let mut out = String::new();
    for (i, c) in lower.char_indices() {
        let after_s_or_c = lower[..i].ends_with(['s', 'c']);
        let before_u = lower[i + 1..].starts_with('u');
        out.push(if c == 'h' && before_u && !after_s_or_c { 'f' } else { c });
    }
    out
}

fn unique(readings: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    readings.filter(|reading| seen.insert(reading.clone())).collect()
}
