//! Guesses what a Chinese word is that is not in the dictionary: the hidden Markov model of `jieba` for words
//! with their tags, in a compact form. A port of `posseg.rs` of `jieba-rs` (MIT).
//!
//! A state is a place in a word (begins, goes on, ends, single) and a tag. The table has costs, that is negated
//! logarithms of probabilities, in units of 1 / 4096. All numbers are little endian:
//!
//! | part | bytes |
//! |---|---|
//! | magic `HANTAGS1` | 8 |
//! | number of transitions, of characters | 4 each |
//! | for each tag of the model, its [`Tag`] | 1 each |
//! | for each state, what it costs at the start of a text, or [`NEVER`] | 2 each |
//! | for each transition: the state behind it, the state before it, its cost | 1 + 1 + 2 each |
//! | the characters, ascending | 2 each |
//! | where the states of each character begin, and where the last ones end | 3 each |
//! | for each state of a character, ascending: the state, and what the character costs in it | 1 + 2 each |

use std::sync::LazyLock;

use super::packed::{CHAR_WIDTH, NUMBER, OFFSET_WIDTH, find, number, offset};
use super::tag::Tag;

pub(super) const MAGIC: &[u8; 8] = b"HANTAGS1";
/// The tags of the model.
pub(super) const TAGS: usize = 64;
/// The states: four places in a word for each tag.
pub(super) const STATES: usize = 4 * TAGS;
/// What stands for a cost that is infinite.
pub(super) const NEVER: u16 = u16::MAX;

const COST_WIDTH: usize = 2;
const TRANSITION_WIDTH: usize = 2 + COST_WIDTH;
const EMISSION_WIDTH: usize = 1 + COST_WIDTH;

/// The places in a word at which it ends, by number; before them are the beginning and the middle.
const END: usize = 2;
const SINGLE: usize = 3;

/// The most characters of a word that is looked at: a longer one is nothing that has a name.
const LONGEST: usize = 256;

// The cost of a way through a word, two costs a character, fits.
const _: () = assert!(2 * LONGEST * NEVER as usize <= u32::MAX as usize);

/// The model.
struct Tagger {
    tags: &'static [u8],
    starts: &'static [u8],
    /// For each state, what it costs behind each other one.
    transitions: Box<[[u16; STATES]]>,
    chars: &'static [u8],
    offsets: &'static [u8],
    emissions: &'static [u8],
}

/// A state that can be reached at a character, with the least cost of a way there.
#[derive(Clone, Copy)]
struct Reached {
    state: u8,
    cost: u32,
    /// The place of the state before it among those of the character before.
    before: usize,
}

static TAGGER: LazyLock<Tagger> = LazyLock::new(|| {
    Tagger::new(include_bytes!("../data/tagger.zh.bin")).expect("the embedded table is well formed")
});

/// What a word is, by the model: the tag of the longest word that it sees in it, of the last one if there are
/// several. A very long one is just a word.
pub(super) fn guess(word: &str) -> Tag {
    TAGGER.guess(word)
}

impl Tagger {
    fn new(bytes: &'static [u8]) -> Option<Tagger> {
        let (header, rest) = bytes.strip_prefix(MAGIC)?.split_at_checked(2 * NUMBER)?;
        let (edges, chars) = (number(&header[..NUMBER]), number(&header[NUMBER..]));
        let (tags, rest) = rest.split_at_checked(TAGS)?;
        let (starts, rest) = rest.split_at_checked(STATES * COST_WIDTH)?;
        let (edges, rest) = rest.split_at_checked(edges * TRANSITION_WIDTH)?;
        let (chars, rest) = rest.split_at_checked(chars * CHAR_WIDTH)?;
        let (offsets, emissions) = rest.split_at_checked((chars.len() / CHAR_WIDTH + 1) * OFFSET_WIDTH)?;
        let mut transitions = vec![[NEVER; STATES]; STATES].into_boxed_slice();
        for edge in edges.chunks_exact(TRANSITION_WIDTH) {
            transitions[usize::from(edge[0])][usize::from(edge[1])] = u16::from_le_bytes([edge[2], edge[3]]);
        }
        Some(Tagger { tags, starts, transitions, chars, offsets, emissions })
    }

    fn guess(&self, word: &str) -> Tag {
        let chars: Vec<char> = word.chars().take(LONGEST + 1).collect();
        if chars.len() > LONGEST {
            return Tag::Word;
        }
        let Some(path) = self.path(&chars) else { return Tag::Word };
        let (mut tag, mut longest) = (Tag::Word, 0);
        let mut len = 0;
        for (c, state) in chars.iter().zip(path) {
            len += c.len_utf8();
            if place(state) >= END {
                if len >= longest {
                    (tag, longest) = (Tag::of_code(self.tags[usize::from(state) % TAGS]), len);
                }
                len = 0;
            }
        }
        tag
    }

    /// The states of the characters on the cheapest way through them that ends with the end of a word.
    fn path(&self, chars: &[char]) -> Option<Vec<u8>> {
        let (&first, behind) = chars.split_first()?;
        let start = |(state, cost): (u8, u16)| {
            let start = cost_at(self.starts, usize::from(state) * COST_WIDTH);
            (start != NEVER).then(|| Reached { state, cost: u32::from(start) + u32::from(cost), before: 0 })
        };
        let mut steps: Vec<Vec<Reached>> = vec![self.emissions(first).filter_map(start).collect()];
        for &c in behind {
            let before = steps.last().expect("there is a first step");
            steps.push(
                self.emissions(c).filter_map(|(state, cost)| self.reached(state, cost, before)).collect(),
            );
        }
        let last = steps.last().expect("there is a first step").iter().enumerate();
        let ends = last.filter(|(_, reached)| {
            // A single character is a word of its own.
            if behind.is_empty() { place(reached.state) == SINGLE } else { place(reached.state) >= END }
        });
        let (mut at, _) = ends.min_by_key(|(_, reached)| reached.cost)?;
        let mut path: Vec<u8> = Vec::with_capacity(steps.len());
        for step in steps.iter().rev() {
            path.push(step[at].state);
            at = step[at].before;
        }
        path.reverse();
        Some(path)
    }

    /// The cheapest way to a state from those before.
    fn reached(&self, state: u8, emission: u16, before: &[Reached]) -> Option<Reached> {
        let costs = &self.transitions[usize::from(state)];
        let ways = before.iter().enumerate().filter_map(|(at, before)| {
            let cost = costs[usize::from(before.state)];
            (cost != NEVER).then(|| (at, before.cost + u32::from(cost)))
        });
        let (before, cost) = ways.min_by_key(|&(_, cost)| cost)?;
        Some(Reached { state, cost: cost + u32::from(emission), before })
    }

    /// The states that a character may be in, each with its cost.
    fn emissions(&self, c: char) -> impl Iterator<Item = (u8, u16)> {
        let place = find(self.chars, 0..self.chars.len() / CHAR_WIDTH, c);
        let range = place.map_or(0..0, |place| offset(self.offsets, place)..offset(self.offsets, place + 1));
        let bytes = &self.emissions[range.start * EMISSION_WIDTH..range.end * EMISSION_WIDTH];
        bytes.chunks_exact(EMISSION_WIDTH).map(|emission| (emission[0], cost_at(emission, 1)))
    }
}

/// The place in a word that a state is for.
fn place(state: u8) -> usize {
    usize::from(state) / TAGS
}

fn cost_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_guessed_from_their_characters() {
        assert_eq!(guess("张建锋"), Tag::Person);
        assert_eq!(guess("小明"), Tag::Person);
        assert_eq!(guess("一"), Tag::Word);
    }

    #[test]
    fn what_it_does_not_know_is_a_word() {
        for word in ["", "\u{20000}", "々〇", "x"] {
            assert_eq!(guess(word), Tag::Word, "{word}");
        }
    }

    #[test]
    fn a_word_without_end_is_a_word() {
        for c in ["铢", "张", "一"] {
            assert_eq!(guess(&c.repeat(80_000)), Tag::Word, "{c}");
        }
        // At the bound the cost still fits.
        guess(&"铢".repeat(LONGEST));
    }
}
