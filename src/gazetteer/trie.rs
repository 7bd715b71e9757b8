//! A tree of sequences, by which many names are looked for at once.

use std::collections::HashMap;
use std::hash::Hash;

/// Sequences of `K` with what they stand for. Used for look-ups only, so that no hash order shows.
#[derive(Clone, Debug)]
pub(super) struct Trie<K> {
    edges: HashMap<(Node, K), Node>,
    values: Vec<Vec<Ref>>,
}

/// One of the names or forms of an entry, by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ref {
    pub(super) entry: u32,
    pub(super) form: u32,
}

/// Where a walk has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Node(u32);

impl<K: Copy + Eq + Hash> Trie<K> {
    /// Where every walk begins.
    pub(super) const ROOT: Node = Node(0);

    pub(super) fn insert(&mut self, sequence: impl IntoIterator<Item = K>, value: Ref) {
        let mut node = Self::ROOT;
        for key in sequence {
            let fresh = Node(narrow(self.values.len()));
            node = *self.edges.entry((node, key)).or_insert(fresh);
            if node == fresh {
                self.values.push(Vec::new());
            }
        }
        self.values[node.0 as usize].push(value);
    }

    pub(super) fn step(&self, from: Node, key: K) -> Option<Node> {
        self.edges.get(&(from, key)).copied()
    }

    /// What the sequence that ends at `node` stands for, in the order of insertion.
    pub(super) fn values(&self, node: Node) -> &[Ref] {
        &self.values[node.0 as usize]
    }
}

impl<K> Default for Trie<K> {
    fn default() -> Trie<K> {
        Trie { edges: HashMap::new(), values: vec![Vec::new()] }
    }
}

/// An index as the tables keep it.
pub(super) fn narrow(n: usize) -> u32 {
    u32::try_from(n).expect("a gazetteer has less than 4 billion names")
}
