//! [`Sieve`]: rejects most words that are not in a list, without comparing them with any.

/// A set of words of which most that are not in it are rejected by one look into a small table. Nearly all
/// words of a text are in none of the lists that they are looked up in.
#[derive(Clone, Debug)]
pub(crate) struct Sieve {
    /// A bit for each hash that a word of the set has.
    bits: [u64; SIZE],
}

/// The table has this many times 64 bits: some dozen for each word of the longest lists.
const SIZE: usize = 64;

impl Sieve {
    /// The sieve of these words.
    pub(crate) fn of<'w>(words: impl IntoIterator<Item = &'w str>) -> Sieve {
        let mut sieve = Sieve { bits: [0; SIZE] };
        for word in words {
            let (place, bit) = place(word);
            sieve.bits[place] |= bit;
        }
        sieve
    }

    /// False only for words that are not in the set.
    pub(crate) fn may_have(&self, word: &str) -> bool {
        let (place, bit) = place(word);
        self.bits[place] & bit != 0
    }
}

/// The place of a word's bit: a hash of its length, its beginning and its end.
fn place(word: &str) -> (usize, u64) {
    /// 2^64 divided by the golden ratio, which spreads what it is multiplied with (Knuth, The Art of Computer
    /// Programming, volume 3, section 6.4).
    const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
    let bytes = word.as_bytes();
    let four = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
    let ends = match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(first), Some(last)) => four(first) | four(last) << 32,
        _ => bytes.iter().fold(0, |ends, &byte| ends << 8 | u64::from(byte)),
    };
    let hash = (ends ^ (bytes.len() as u64) << 59).wrapping_mul(SPREAD);
    ((hash >> 58) as usize % SIZE, 1 << (hash >> 52 & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lets_every_word_of_its_own_through_and_few_others() {
        let words = ["", "a", "of", "the", "一", "百分之", "twenty-first", "January"];
        let sieve = Sieve::of(words);
        assert!(words.into_iter().all(|word| sieve.may_have(word)));
        let others: Vec<String> = (0..1000).map(|n| format!("w{n}x")).collect();
        assert!(others.iter().filter(|word| sieve.may_have(word)).count() < 20);
    }
}
