//! [`Fingerprint`]: recognises a finding after the text around it has changed.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::{Error, ErrorKind};
use crate::language::visible;

/// What identifies a finding: the same in the next version of the text, wherever the sentence is then.
///
/// It is the 64-bit FNV-1a hash (Fowler, Noll and Vo; offset basis 0xcbf29ce484222325, prime 0x100000001b3)
/// of the rule's id, the marked words of the English, those of the Chinese, the two words before and the two
/// after the mark, and how many identical findings precede it; written as 16 hexadecimal digits. Words are in
/// lower case, and any white space between them is one space; each part ends with the byte 0x1F. Line and
/// bead numbers are left out, so that pairs can be inserted or removed.
///
/// ```
/// use duizhao::Bitext;
///
/// let fingerprint = |pairs: &[(&str, &str)]| Bitext::from_pairs(pairs.iter().copied()).lint()[0].fingerprint;
/// let alone = fingerprint(&[("法院驳回了上诉。", "It was dismissed by the the court.")]);
/// let later = fingerprint(&[("雨停了。", "The rain stopped."), ("法院驳回了上诉。", "It was dismissed by the the court.")]);
/// assert_eq!(alone, later);
/// assert_eq!(alone.to_string().parse::<duizhao::lint::Fingerprint>()?, alone);
/// # Ok::<(), duizhao::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u64);

/// Ends a part, so that "ab" and "c" differ from "a" and "bc".
const PART_END: u8 = 0x1F;

impl Fingerprint {
    /// The fingerprint of the first finding with these parts, in this order.
    pub(super) fn of(parts: [&str; 5]) -> Fingerprint {
        let hash = parts.into_iter().fold(Hash::EMPTY, Hash::part);
        Fingerprint(hash.0)
    }

    /// The fingerprint of a finding with the same parts as the first one, preceded by this many of them.
    pub(super) fn behind(self, before: u32) -> Fingerprint {
        if before == 0 { self } else { Fingerprint(Hash(self.0).part(&before.to_string()).0) }
    }
}

/// In lower case, with one space for any white space, without invisible characters.
pub(super) fn normalised(text: &str) -> String {
    visible(text).split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// The FNV-1a hash of what has been read so far.
#[derive(Clone, Copy)]
struct Hash(u64);

impl Hash {
    const EMPTY: Hash = Hash(0xcbf2_9ce4_8422_2325);
    const PRIME: u64 = 0x0100_0000_01b3;

    fn part(self, text: &str) -> Hash {
        let bytes = text.bytes().chain([PART_END]);
        Hash(bytes.fold(self.0, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(Hash::PRIME)))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for Fingerprint {
    type Err = Error;

    /// Reads the 16 hexadecimal digits.
    fn from_str(text: &str) -> Result<Fingerprint, Error> {
        let is_whole = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = u64::from_str_radix(text, 16).ok().filter(|_| is_whole);
        number.map(Fingerprint).ok_or_else(|| {
            Error::new(
                ErrorKind::Format,
                format!("expected a fingerprint of 16 hexadecimal digits, found {text:?}"),
            )
        })
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Fingerprint, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_the_hash_that_is_written_down() {
        // From the reference tables of FNV-1a.
        let hash = |text: &str| {
            text.bytes().fold(Hash::EMPTY.0, |h, b| (h ^ u64::from(b)).wrapping_mul(Hash::PRIME))
        };
        assert_eq!(hash("foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn refuses_what_is_no_fingerprint() {
        assert!("12".parse::<Fingerprint>().is_err());
        assert!("+123456789abcdef".parse::<Fingerprint>().is_err());
    }
}
