//! Looks for many names at once: the keys are sorted, and each step of a walk keeps those that still match.
//!
//! Keys are made and sorted when a text first has the two characters that they begin with.

use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// One of the names or forms of an entry, by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Ref {
    pub(crate) entry: u32,
    pub(crate) form: u32,
}

impl Ref {
    pub(super) fn new(entry: usize, form: usize) -> Ref {
        let narrow = |n: usize| u32::try_from(n).expect("a gazetteer has less than 4 billion names");
        Ref { entry: narrow(entry), form: narrow(form) }
    }
}

/// What a key begins with: the first two characters of its first piece, or one and U+0000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Start(pub(super) [char; 2]);

/// Keys with what they stand for. A key is a sequence of pieces, written one after the other; no piece is a
/// prefix of another. The caller has the keys, and is asked for them by what they stand for.
#[derive(Debug, Default)]
pub(super) struct PrefixIndex {
    /// Sorted.
    refs: Vec<(Start, Ref)>,
    groups: FxHashMap<Start, Group>,
}

/// The keys with one start.
#[derive(Debug)]
struct Group {
    /// Its part of the references.
    refs: Range<usize>,
    keys: OnceLock<Box<[Key]>>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    /// The first bytes of the text, as a number of the same order: most steps look no further.
    head: u64,
    text: String,
    found: Ref,
}

/// The keys that begin with the pieces of the steps so far.
#[derive(Clone, Copy, Debug)]
pub(super) struct Walk<'i> {
    /// None before the first step: that would be all.
    keys: Option<&'i [Key]>,
    /// The length of those pieces in bytes.
    depth: usize,
}

impl Start {
    pub(super) fn of(piece: &str) -> Start {
        let mut chars = piece.chars();
        Start(std::array::from_fn(|_| chars.next().unwrap_or_default()))
    }
}

impl PrefixIndex {
    pub(super) fn of(refs: impl Iterator<Item = (Start, Ref)>) -> PrefixIndex {
        let mut refs: Vec<(Start, Ref)> = refs.collect();
        refs.sort_unstable();
        let mut from = 0;
        let groups = refs.chunk_by(|(a, _), (b, _)| a == b).map(|group| {
            let refs = from..from + group.len();
            from = refs.end;
            (group[0].0, Group { refs, keys: OnceLock::new() })
        });
        PrefixIndex { groups: groups.collect(), refs }
    }

    /// Before the first step.
    pub(super) fn walk(&self) -> Walk<'_> {
        Walk { keys: None, depth: 0 }
    }

    /// Takes one more piece, which is not empty, or returns `None` if no key continues with it. Logarithmic in the number of keys
    /// left.
    pub(super) fn step<'i>(
        &'i self,
        walk: Walk<'i>,
        piece: &str,
        key_of: impl Fn(Ref) -> String,
    ) -> Option<Walk<'i>> {
        let keys = match walk.keys {
            Some(keys) => keys,
            None => self.group(Start::of(piece), key_of)?,
        };
        let depth = walk.depth + piece.len();
        // In a head, U+0000 looks like the end of a key.
        let keys = if depth <= HEAD && !piece.contains('\0') {
            let head = below(keys.first()?.head, walk.depth) | number(piece) >> (8 * walk.depth);
            let before = keys.partition_point(|key| key.head < head);
            let count = keys[before..].partition_point(|key| below(key.head, depth) == head);
            &keys[before..before + count]
        } else {
            let piece = piece.as_bytes();
            let before = keys.partition_point(|key| &key.text.as_bytes()[walk.depth..] < piece);
            let count =
                keys[before..].partition_point(|key| key.text.as_bytes()[walk.depth..].starts_with(piece));
            &keys[before..before + count]
        };
        (!keys.is_empty()).then_some(Walk { keys: Some(keys), depth })
    }

    /// The keys with a start, sorted.
    fn group(&self, start: Start, key_of: impl Fn(Ref) -> String) -> Option<&[Key]> {
        let group = self.groups.get(&start)?;
        let keys = group.keys.get_or_init(|| {
            let refs = self.refs[group.refs.clone()].iter();
            let mut keys: Vec<Key> = refs.map(|&(_, found)| Key::new(key_of(found), found)).collect();
            keys.sort_unstable();
            keys.into()
        });
        Some(keys)
    }
}

impl Key {
    fn new(text: String, found: Ref) -> Key {
        Key { head: number(&text), text, found }
    }
}

/// So many bytes of a key are its head.
const HEAD: usize = size_of::<u64>();

/// The first bytes of a text, as a number of the same order; zeros follow a shorter one.
fn number(text: &str) -> u64 {
    let length = text.len().min(HEAD);
    let mut bytes = [0; HEAD];
    bytes[..length].copy_from_slice(&text.as_bytes()[..length]);
    u64::from_be_bytes(bytes)
}

/// The first `depth` bytes of a head, with zeros behind.
fn below(head: u64, depth: usize) -> u64 {
    head & u64::MAX.checked_shl(8 * (HEAD - depth) as u32).unwrap_or(0)
}

impl<'i> Walk<'i> {
    /// What the keys that end here stand for, in the order of the entries.
    pub(super) fn ends(self) -> impl Iterator<Item = Ref> + use<'i> {
        let keys = self.keys.unwrap_or_default().iter();
        keys.take_while(move |key| key.text.len() == self.depth).map(|key| key.found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(keys: &[&str], pieces: &[&str]) -> Option<Vec<u32>> {
        let index = PrefixIndex::of(keys.iter().enumerate().map(|(n, key)| (Start::of(key), Ref::new(n, 0))));
        let key_of = |found: Ref| keys[found.entry as usize].to_owned();
        let walk = pieces.iter().try_fold(index.walk(), |walk, piece| index.step(walk, piece, key_of))?;
        Some(walk.ends().map(|found| found.entry).collect())
    }

    #[test]
    fn steps_inside_the_head_and_beyond() {
        let keys = ["ab.", "ab.cd.", "ab.cdefghijk.l.", "abc.", "ab.cdefghijk.", "ab."];
        assert_eq!(found(&keys, &["ab."]), Some(vec![0, 5]));
        assert_eq!(found(&keys, &["ab.", "cd."]), Some(vec![1]));
        assert_eq!(found(&keys, &["ab.", "cdefghijk."]), Some(vec![4]));
        assert_eq!(found(&keys, &["ab.", "cdefghijk.", "l."]), Some(vec![2]));
        assert_eq!(found(&keys, &["ab.", "cdefghijk.", "m."]), None);
        assert_eq!(found(&keys, &["ab.", "ce."]), None);
        assert_eq!(found(&keys, &["abcdefghij."]), None);
    }

    #[test]
    fn a_null_is_a_character_like_others() {
        assert_eq!(found(&["ab", "ab\0."], &["ab", "\0."]), Some(vec![1]));
        assert_eq!(found(&["ab"], &["ab", "\0", "c"]), None);
        assert_eq!(found(&["ab"], &["ab\0"]), None);
    }
}
