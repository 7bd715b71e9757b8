//! [`Fingerprint`]: by what a finding is known again after the text around it has changed.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::finding::Finding;
use crate::bitext::Bitext;
use crate::error::{Error, ErrorKind};
use crate::span::Span;

/// What a finding is known by: the same in the next version of the text, wherever the sentence stands
/// then.
///
/// It is the 64-bit FNV-1a hash (Fowler, Noll and Vo; offset basis 0xcbf29ce484222325, prime
/// 0x100000001b3) of the rule's id, the marked words of the English, those of the Chinese, the two words
/// before and behind the mark, and how many findings alike stand before it; written as 16 hexadecimal
/// digits. Words are in lower case, white space between them is one blank; each part ends with the byte
/// 0x1F. Neither line nor bead numbers enter, so that pairs can be put in or taken out.
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

/// So many words on either side of the mark belong to it.
const CONTEXT_WORDS: usize = 2;
/// So many characters on either side are looked through for them.
const CONTEXT_REACH: usize = 40;
/// Ends a part, so that "ab" and "c" differ from "a" and "bc".
const PART_END: u8 = 0x1F;

impl Fingerprint {
    /// Gives each finding of a bitext its fingerprint. They must be in order: among equal ones the
    /// place decides.
    pub(super) fn assign(bitext: &Bitext<'_>, findings: &mut [Finding]) {
        // Only asked, never listed: no hash order shows.
        let mut times: HashMap<Hash, u32> = HashMap::new();
        for finding in findings {
            let hash = of(bitext, finding);
            let before = times.entry(hash).or_default();
            finding.fingerprint = match *before {
                0 => Fingerprint(hash.0),
                number => Fingerprint(hash.part(&number.to_string()).0),
            };
            *before += 1;
        }
    }
}

fn of(bitext: &Bitext<'_>, finding: &Finding) -> Hash {
    let marked = |span: Option<Span>, text: &str| normalised(span.unwrap_or_default().of(text));
    let (source, target) = (bitext.source().text(), bitext.target().text());
    let (before, behind) = match (finding.target, finding.source) {
        (Some(span), _) => context(target, bitext.pair(finding.pair).target_span(), span),
        (None, Some(span)) => context(source, bitext.pair(finding.pair).source_span(), span),
        (None, None) => Default::default(),
    };
    Hash::EMPTY
        .part(finding.rule.id)
        .part(&marked(finding.target, target))
        .part(&marked(finding.source, source))
        .part(&before)
        .part(&behind)
}

/// The words before and behind a mark, within its pair.
fn context(text: &str, pair: Span, mark: Span) -> (String, String) {
    let before = &text[pair.start.min(mark.start) as usize..mark.start as usize];
    let behind = &text[mark.end as usize..pair.end.max(mark.end) as usize];
    let first = before.char_indices().rev().take(CONTEXT_REACH).last().map_or(before.len(), |(at, _)| at);
    let last = behind.char_indices().nth(CONTEXT_REACH).map_or(behind.len(), |(at, _)| at);
    let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    let (before, behind) = (words(&before[first..]), words(&behind[..last]));
    let nearest = before[before.len().saturating_sub(CONTEXT_WORDS)..].join(" ");
    (nearest, behind[..CONTEXT_WORDS.min(behind.len())].join(" "))
}

/// In lower case, with one blank for any white space.
pub(super) fn normalised(text: &str) -> String {
    text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// The FNV-1a hash of what was read so far.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
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

    fn fingerprints(pairs: &[(&str, &str)]) -> Vec<Fingerprint> {
        let findings = Bitext::from_pairs(pairs.iter().copied()).lint();
        findings.iter().map(|finding| finding.fingerprint).collect()
    }

    #[test]
    fn is_the_hash_that_is_written_down() {
        // From the reference tables of FNV-1a.
        let hash = |text: &str| {
            text.bytes().fold(Hash::EMPTY.0, |h, b| (h ^ u64::from(b)).wrapping_mul(Hash::PRIME))
        };
        assert_eq!(hash("foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn equal_findings_are_told_apart_by_their_order() {
        let pair = ("法院驳回了上诉。", "It was dismissed by the the court.");
        let once = fingerprints(&[pair]);
        let twice = fingerprints(&[pair, pair]);
        assert_eq!(twice[0], once[0]);
        assert_ne!(twice[0], twice[1]);
    }

    #[test]
    fn white_space_and_case_do_not_count_but_words_do() {
        let one = fingerprints(&[("我们必须做到。", "So We We must do it.")]);
        let same = fingerprints(&[("我们必须做到。", "so We  We must do it.")]);
        let other = fingerprints(&[("我们必须做到。", "Now We We must do it.")]);
        assert_eq!(one, same);
        assert_ne!(one, other);
    }

    #[test]
    fn refuses_what_is_no_fingerprint() {
        assert!("12".parse::<Fingerprint>().is_err());
        assert!("+123456789abcdef".parse::<Fingerprint>().is_err());
    }
}
