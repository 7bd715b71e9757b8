//! Looks for many names at once: the keys are sorted, and each step of a walk keeps those that still match.

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

/// Sorted keys with what they stand for. A key is a sequence of pieces, written one after the other; no piece
/// is a prefix of another.
#[derive(Clone, Debug, Default)]
pub(super) struct PrefixIndex {
    keys: Vec<(String, Ref)>,
}

/// The keys that begin with the pieces of the steps so far.
#[derive(Clone, Copy, Debug)]
pub(super) struct Walk {
    start: usize,
    end: usize,
    /// The length of those pieces in bytes.
    depth: usize,
}

impl PrefixIndex {
    pub(super) fn of(keys: impl Iterator<Item = (String, Ref)>) -> PrefixIndex {
        let mut keys: Vec<(String, Ref)> = keys.collect();
        keys.sort_unstable();
        PrefixIndex { keys }
    }

    /// Before the first step.
    pub(super) fn walk(&self) -> Walk {
        Walk { start: 0, end: self.keys.len(), depth: 0 }
    }

    /// Takes one more piece, or returns `None` if no key continues with it. Logarithmic in the number of keys
    /// left.
    pub(super) fn step(&self, walk: Walk, piece: &str) -> Option<Walk> {
        let keys = &self.keys[walk.start..walk.end];
        let piece = piece.as_bytes();
        let before = keys.partition_point(|(key, _)| &key.as_bytes()[walk.depth..] < piece);
        let count =
            keys[before..].partition_point(|(key, _)| key.as_bytes()[walk.depth..].starts_with(piece));
        let start = walk.start + before;
        (count > 0).then(|| Walk { start, end: start + count, depth: walk.depth + piece.len() })
    }

    /// What the keys that end here stand for, in the order of the entries.
    pub(super) fn ends(&self, walk: Walk) -> impl Iterator<Item = Ref> {
        let keys = self.keys[walk.start..walk.end].iter();
        keys.take_while(move |(key, _)| key.len() == walk.depth).map(|&(_, found)| found)
    }
}
