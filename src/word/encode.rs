//! Writes the tables of the dictionary and of the tagger, from those of `jieba`.

use std::collections::BTreeMap;

use super::dictionary::{self, BITS, BLOCK, LENGTH_UNIT, MORE, NO_SECOND};
use super::packed::OFFSET_WIDTH;
use super::tag::Tag;
use super::tagger::{self, NEVER, STATES, TAGS};

/// Costs are whole numbers of 1 / `UNIT`. They are below 16, and fill two bytes.
const UNIT: f64 = 4096.0;

/// The words of a pair of characters, as they are stored.
type Pairs = BTreeMap<(u16, u16), Vec<u8>>;

/// What is wrong with a line.
type Result<T> = std::result::Result<T, String>;

/// The dictionary, from lines of a word, its frequency and its tag, separated by blanks.
///
/// # Errors
///
/// If a line is something else, or a word has a character beyond U+FFFF.
pub fn encode_dictionary(text: &str) -> Result<Vec<u8>> {
    let mut pairs = Pairs::new();
    let mut total = 0;
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    for line in lines {
        total +=
            add_word(&mut pairs, line).ok_or_else(|| format!("expected `word frequency tag`: {line}"))?;
    }
    let mut firsts: Vec<u16> = pairs.keys().map(|&(first, _)| first).collect();
    firsts.dedup();
    let others = || firsts.iter().copied().filter(|&c| !BLOCK.contains(&u32::from(c)));
    let mut bytes = dictionary::MAGIC.to_vec();
    for number in [others().count() as u32, pairs.len() as u32, total] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend(others().flat_map(u16::to_le_bytes));
    // The pairs are numbered in this order, in which the other characters come last.
    let is_other = |&(first, _): &(u16, u16)| !BLOCK.contains(&u32::from(first));
    let mut order: Vec<(&(u16, u16), &Vec<u8>)> = pairs.iter().collect();
    order.sort_by_key(|&(pair, _)| (is_other(pair), *pair));
    let key = |c: u16| (is_other(&(c, 0)), c);
    for c in BLOCK.map(|c| c as u16).chain(others()) {
        let before = order.partition_point(|&(&(first, _), _)| key(first) < key(c));
        bytes.extend(offset(before));
    }
    bytes.extend(offset(order.len()));
    bytes.extend(order.iter().flat_map(|&(&(_, second), _)| second.to_le_bytes()));
    let mut at = 0;
    for (_, words) in &order {
        bytes.extend(offset(at));
        at += words.len();
    }
    bytes.extend(offset(at));
    bytes.extend(order.into_iter().flat_map(|(_, words)| words));
    Ok(bytes)
}

/// Adds the word of a line; returns its frequency.
fn add_word(pairs: &mut Pairs, line: &str) -> Option<u32> {
    let mut fields = line.split(' ');
    let (word, frequency, tag) = (fields.next()?, fields.next()?.parse().ok()?, Tag::of(fields.next()?));
    let chars: Option<Vec<u16>> = word.chars().map(|c| u16::try_from(c as u32).ok()).collect();
    let chars = chars?;
    let (&first, behind) = chars.split_first()?;
    let (second, rest) =
        behind.split_first().map_or((NO_SECOND as u16, behind), |(&second, rest)| (second, rest));
    let words = pairs.entry((first, second)).or_default();
    words.push(tag as u8 + LENGTH_UNIT.checked_mul(u8::try_from(rest.len()).ok()?)?);
    words.extend(rest.iter().flat_map(|c| c.to_le_bytes()));
    let mut left = frequency;
    while left >= u32::from(MORE) {
        words.push(left as u8 | MORE);
        left >>= BITS;
    }
    words.push(left as u8);
    Some(frequency)
}

/// The model of the tagger.
#[derive(Default)]
struct Model {
    tags: Vec<u8>,
    starts: BTreeMap<u8, u16>,
    /// By the state behind and the state before.
    transitions: BTreeMap<(u8, u8), u16>,
    emissions: BTreeMap<u16, BTreeMap<u8, u16>>,
    /// The states that a character may be in; any, if there are none.
    states: BTreeMap<u16, Vec<u8>>,
}

/// The model of the tagger, from the text form in which `jieba-rs` has it.
///
/// # Errors
///
/// If a line is something else.
pub fn encode_tagger(text: &str) -> Result<Vec<u8>> {
    let mut model = Model::default();
    let mut section = "";
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if line.starts_with('@') {
            section = line;
        } else {
            model.add(section, line).ok_or_else(|| format!("not understood in {section}: {line}"))?;
        }
    }
    Ok(model.encode())
}

impl Model {
    fn add(&mut self, section: &str, line: &str) -> Option<()> {
        let mut parts = line.split('|').filter(|part| !part.is_empty());
        match section {
            "@TAGS" => self.tags = line.split(',').map(|tag| Tag::of(tag.trim()) as u8).collect(),
            "@START" => {
                let (state, cost) = line.rsplit_once(',')?;
                self.starts.insert(self::state(state)?, self::cost(cost)?);
            }
            "@TRANS" => {
                let before = state(parts.next()?)?;
                for part in parts {
                    let (behind, cost) = part.rsplit_once(',')?;
                    self.transitions.insert((state(behind)?, before), self::cost(cost)?);
                }
            }
            "@EMIT" => {
                let state = state(parts.next()?)?;
                for part in parts {
                    let (c, cost) = part.rsplit_once(',')?;
                    self.emissions.entry(character(c)?).or_default().insert(state, self::cost(cost)?);
                }
            }
            "@CHAR_STATE" => {
                let c = character(parts.next()?)?;
                self.states.insert(c, parts.map(state).collect::<Option<_>>()?);
            }
            _ => return None,
        }
        Some(())
    }

    fn encode(mut self) -> Vec<u8> {
        for (c, states) in self.states.iter().filter(|(_, states)| !states.is_empty()) {
            if let Some(emissions) = self.emissions.get_mut(c) {
                emissions.retain(|state, _| states.contains(state));
            }
        }
        let mut bytes = tagger::MAGIC.to_vec();
        for number in [self.transitions.len(), self.emissions.len()] {
            bytes.extend((number as u32).to_le_bytes());
        }
        self.tags.resize(TAGS, Tag::Word as u8);
        bytes.extend(&self.tags);
        for state in 0..STATES {
            bytes.extend(self.starts.get(&(state as u8)).copied().unwrap_or(NEVER).to_le_bytes());
        }
        for ((behind, before), cost) in &self.transitions {
            bytes.extend([*behind, *before]);
            bytes.extend(cost.to_le_bytes());
        }
        bytes.extend(self.emissions.keys().flat_map(|c| c.to_le_bytes()));
        let mut at = 0;
        for emissions in self.emissions.values() {
            bytes.extend(offset(at));
            at += emissions.len();
        }
        bytes.extend(offset(at));
        for (state, cost) in self.emissions.values().flatten() {
            bytes.push(*state);
            bytes.extend(cost.to_le_bytes());
        }
        bytes
    }
}

/// A state, from its place in a word and its tag: `0,5`.
fn state(text: &str) -> Option<u8> {
    let (place, tag) = text.split_once(',')?;
    let state = place.parse::<usize>().ok()? * TAGS + tag.parse::<usize>().ok()?;
    u8::try_from(state).ok()
}

/// The cost of what has this logarithm of a probability.
fn cost(logarithm: &str) -> Option<u16> {
    let cost = (-logarithm.parse::<f64>().ok()? * UNIT).round();
    (0.0..f64::from(NEVER)).contains(&cost).then_some(cost as u16)
}

fn character(text: &str) -> Option<u16> {
    u16::try_from(text.chars().next()? as u32).ok()
}

/// A number as an offset of a table.
fn offset(n: usize) -> [u8; OFFSET_WIDTH] {
    *n.to_le_bytes().first_chunk().expect("an offset is no wider than a number")
}

#[cfg(test)]
mod tests {
    use super::super::dictionary::Dictionary;
    use super::*;

    #[test]
    fn words_are_read_back() {
        let words = "云 200 n\n云计算 3 nz\n云上 16384 ns\nAA制 7 n\n上 1 f\n云计算机 127 n";
        let bytes = encode_dictionary(words).unwrap();
        let dictionary = Dictionary::new(&bytes).unwrap();
        let mut found = Vec::new();
        for first in ['A', '上', '云'] {
            for second in [NO_SECOND, 'A', '上', '计'] {
                let Some(pair) = dictionary.pair(&dictionary.pairs_of(first), second) else { continue };
                for entry in dictionary.words(pair) {
                    let rest: String = entry.rest().collect();
                    found.push(format!("{first}{second}{rest} {} {}", entry.frequency, entry.tag.name()));
                }
            }
        }
        let expected =
            ["AA制 7 n", "上\0 1 n", "云\0 200 n", "云上 16384 ns", "云计算 3 nz", "云计算机 127 n"];
        assert_eq!(found, expected);
        assert_eq!(dictionary.total(), 200 + 3 + 16384 + 7 + 1 + 127);
    }

    #[test]
    fn refuses_other_lines() {
        assert!(encode_dictionary("云 n").is_err());
        assert!(encode_dictionary("𠀀 3 n").is_err());
        assert!(encode_tagger("@START\n0,0").is_err());
        assert!(encode_tagger("0,0,-1").is_err());
    }
}
