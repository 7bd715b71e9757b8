//! Looks for many names at once: the keys are sorted, and each step of a walk keeps those that still match.
//!
//! Keys are made and sorted when a text first has the two characters that they begin with.

use std::sync::OnceLock;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Start(pub(super) [char; 2]);

/// Keys with what they stand for. A key is a sequence of pieces, written one after the other; no piece is a
/// prefix of another. The caller has the keys, and is asked for them by what they stand for.
#[derive(Debug, Default)]
pub(super) struct PrefixIndex {
    /// Sorted.
    refs: Vec<(Start, Ref)>,
    groups: Vec<Group>,
}

/// The keys with one start.
#[derive(Debug)]
struct Group {
    start: Start,
    /// Where its part of the references ends.
    end: usize,
    keys: OnceLock<Box<[Key]>>,
}

type Key = (String, Ref);

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
        let mut end = 0;
        let groups = refs.chunk_by(|(a, _), (b, _)| a == b).map(|group| {
            end += group.len();
            Group { start: group[0].0, end, keys: OnceLock::new() }
        });
        PrefixIndex { groups: groups.collect(), refs }
    }

    /// Before the first step.
    pub(super) fn walk(&self) -> Walk<'_> {
        Walk { keys: None, depth: 0 }
    }

    /// Takes one more piece, or returns `None` if no key continues with it. Logarithmic in the number of keys
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
        let piece = piece.as_bytes();
        let before = keys.partition_point(|(key, _)| &key.as_bytes()[walk.depth..] < piece);
        let keys = &keys[before..];
        let count = keys.partition_point(|(key, _)| key.as_bytes()[walk.depth..].starts_with(piece));
        (count > 0).then(|| Walk { keys: Some(&keys[..count]), depth: walk.depth + piece.len() })
    }

    /// The keys with a start, sorted.
    fn group(&self, start: Start, key_of: impl Fn(Ref) -> String) -> Option<&[Key]> {
        let at = self.groups.binary_search_by_key(&start, |group| group.start).ok()?;
        let from = at.checked_sub(1).map_or(0, |before| self.groups[before].end);
        let group = &self.groups[at];
        let keys = group.keys.get_or_init(|| {
            let mut keys: Vec<Key> =
                self.refs[from..group.end].iter().map(|&(_, found)| (key_of(found), found)).collect();
            keys.sort_unstable();
            keys.into()
        });
        Some(keys)
    }
}

impl<'i> Walk<'i> {
    /// What the keys that end here stand for, in the order of the entries.
    pub(super) fn ends(self) -> impl Iterator<Item = Ref> + use<'i> {
        let keys = self.keys.unwrap_or_default().iter();
        keys.take_while(move |(key, _)| key.len() == self.depth).map(|&(_, found)| found)
    }
}
