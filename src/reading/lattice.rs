//! All spellings of a name in Han characters as one graph, and how close a Latin name comes to it.

/// The cost of inserting, dropping or replacing a letter; a smaller cost is a regular change of sound.
pub(crate) const EDIT: u8 = 4;

/// Longer Latin names are not compared letter by letter.
pub(crate) const LONGEST_LATIN: usize = 40;

/// A run of more characters than this is not a name.
pub(crate) const LONGEST_HAN: usize = 8;

/// A cost that no match reaches.
const NEVER: u8 = u8::MAX;

type Costs = [u8; LONGEST_LATIN + 1];

/// One way to write a reading in Latin letters.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Spelling {
    pub(crate) letters: String,
    /// In units of which [`EDIT`] make one wrong letter.
    pub(crate) cost: u8,
}

impl Spelling {
    pub(crate) fn usual(letters: String) -> Spelling {
        Spelling { letters, cost: 0 }
    }
}

/// The spellings of the characters `from..to`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Edge {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) spellings: Vec<Spelling>,
}

/// A graph whose nodes are the positions between characters.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Lattice {
    nodes: usize,
    /// Sorted by `from`.
    edges: Vec<Edge>,
    /// For each node, the letters that begin a spelling there, one bit each.
    starts: Vec<u32>,
    /// All letters of its spellings, one bit each.
    letters: u32,
    /// For each node, the fewest and the most letters up to it; `None` if no path leads there.
    lengths: Vec<Option<(usize, usize)>>,
}

impl Lattice {
    /// The graph over `characters` characters, at most [`LONGEST_HAN`].
    pub(crate) fn new(characters: usize, mut edges: Vec<Edge>) -> Lattice {
        edges.retain(|edge| !edge.spellings.is_empty());
        edges.sort_by_key(|edge| (edge.from, edge.to));
        let mut starts = vec![0; characters + 1];
        let mut all = 0;
        let mut lengths = vec![None; characters + 1];
        lengths[0] = Some((0, 0));
        for edge in &edges {
            let Some(shape) = Shape::of(&edge.spellings) else { continue };
            starts[edge.from] |= shape.starts;
            all |= shape.letters;
            let Some((low, high)) = lengths[edge.from] else { continue };
            let (low, high) = (low + shape.fewest, high + shape.most);
            let known = lengths[edge.to].unwrap_or((low, high));
            lengths[edge.to] = Some((known.0.min(low), known.1.max(high)));
        }
        Lattice { nodes: characters + 1, edges, starts, letters: all, lengths }
    }

    /// Whether the whole name can be read.
    pub(crate) fn is_complete(&self) -> bool {
        self.lengths[self.nodes - 1].is_some()
    }

    /// The least cost of reading the Latin letters as the characters `from..to`, if it is at most `limit`.
    /// The first letter must agree.
    ///
    /// Levenshtein's recurrence, run along all paths of the graph at once: the time is the number of letters
    /// in the graph times the number in the name, and much less if the costs soon exceed the limit.
    pub(crate) fn cost(&self, from: usize, to: usize, latin: Latin<'_>, limit: u8) -> Option<u8> {
        if !self.may_match(from, to, latin, limit) {
            return None;
        }
        let costs = self.costs(from, to, latin.bytes, limit);
        let cost = costs[to][latin.bytes.len()];
        (cost <= limit).then_some(cost)
    }

    fn may_match(&self, from: usize, to: usize, latin: Latin<'_>, limit: u8) -> bool {
        let Some(&first) = latin.bytes.first() else { return false };
        let length = latin.bytes.len();
        if length > LONGEST_LATIN || self.starts[from] & letter_bit(first) == 0 {
            return false;
        }
        let Some(shape) = self.shape(from, to) else { return false };
        let edits = usize::from(limit / EDIT);
        !shape.is_longer(length, edits)
            && !shape.is_shorter(length, edits)
            && shape.has_letters(latin.letters, edits)
    }

    /// What every Latin name has that can be read as the characters `from..to`; `None` if none can.
    pub(crate) fn shape(&self, from: usize, to: usize) -> Option<Shape> {
        let (before, after) = (self.lengths[from]?, self.lengths[to]?);
        let (fewest, most) = (after.0.saturating_sub(before.1), after.1 - before.0);
        Some(Shape { starts: self.starts[from], letters: self.letters, fewest, most })
    }

    /// For each node, the least cost of reading the first letters up to it.
    fn costs(&self, from: usize, to: usize, latin: &[u8], limit: u8) -> [Costs; LONGEST_HAN + 1] {
        let mut costs = [[NEVER; LONGEST_LATIN + 1]; LONGEST_HAN + 1];
        for (p, cost) in costs[from].iter_mut().take(latin.len() + 1).enumerate() {
            *cost = u8::try_from(p * usize::from(EDIT)).unwrap_or(NEVER);
        }
        for edge in self.edges.iter().filter(|edge| edge.from >= from && edge.to <= to) {
            let entry = costs[edge.from];
            if entry[..=latin.len()].iter().all(|&cost| cost > limit) {
                continue;
            }
            for spelling in &edge.spellings {
                if let Some(exit) = advance(&entry, spelling, latin, limit) {
                    for (known, new) in costs[edge.to].iter_mut().zip(exit) {
                        *known = new.min(*known);
                    }
                }
            }
        }
        costs
    }

    /// The reading with the least cost, as the characters and letters of each step. On ties each step, from
    /// the end backwards, takes the first edge, then its first spelling, then the fewest letters of the name.
    pub(crate) fn path(&self, latin: Latin<'_>, limit: u8) -> Option<Vec<(usize, usize, String)>> {
        let (mut node, mut end) = (self.nodes - 1, latin.bytes.len());
        self.cost(0, node, latin, limit)?;
        let latin = latin.bytes;
        let costs = self.costs(0, node, latin, limit);
        let mut steps = Vec::new();
        while node > 0 {
            let (edge, spelling, start) = self.step(&costs, node, end, latin)?;
            steps.push((edge.from, edge.to, spelling.letters.clone()));
            (node, end) = (edge.from, start);
        }
        steps.reverse();
        Some(steps)
    }

    fn step(
        &self,
        costs: &[Costs],
        node: usize,
        end: usize,
        latin: &[u8],
    ) -> Option<(&Edge, &Spelling, usize)> {
        let wanted = usize::from(costs[node][end]);
        for edge in self.edges.iter().filter(|edge| edge.to == node) {
            for spelling in &edge.spellings {
                for start in (0..=end).rev() {
                    let here = usize::from(costs[edge.from][start]);
                    if here > wanted {
                        continue;
                    }
                    let edits = strsim::generic_levenshtein(
                        &Bytes(spelling.letters.as_bytes()),
                        &Bytes(&latin[start..end]),
                    );
                    if here + usize::from(spelling.cost) + edits * usize::from(EDIT) == wanted {
                        return Some((edge, spelling, start));
                    }
                }
            }
        }
        None
    }
}

/// An iterable, as `strsim` requires.
struct Bytes<'a>(&'a [u8]);

impl<'b> IntoIterator for &'b Bytes<'_> {
    type Item = &'b u8;
    type IntoIter = std::slice::Iter<'b, u8>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// The costs after reading one spelling, given the costs before it, or `None` if all exceed the limit. Costs above the
/// limit are not told apart.
fn advance(entry: &Costs, spelling: &Spelling, latin: &[u8], limit: u8) -> Option<Costs> {
    let mut costs = [NEVER; LONGEST_LATIN + 1];
    // Where the first and the last cost is that does not exceed the limit: what can follow lies near them.
    let mut within: Option<(usize, usize)> = None;
    for (p, &cost) in entry.iter().enumerate().take(latin.len() + 1) {
        let cost = cost.saturating_add(spelling.cost);
        if cost <= limit {
            costs[p] = cost;
            within = Some((within.map_or(p, |(first, _)| first), p));
        }
    }
    for letter in spelling.letters.bytes() {
        let (first, last) = within.take()?;
        let (mut diagonal, mut before) = (NEVER, NEVER);
        for p in first..=latin.len() {
            let above = costs[p];
            let is_same = p > 0 && latin[p - 1] == letter;
            let substituted = if is_same { diagonal } else { diagonal.saturating_add(EDIT) };
            let cost = substituted.min(above.min(before).saturating_add(EDIT));
            let cost = if cost > limit { NEVER } else { cost };
            (costs[p], diagonal, before) = (cost, above, cost);
            if cost <= limit {
                within = Some((within.map_or(p, |(first, _)| first), p));
            } else if p > last {
                break;
            }
        }
    }
    within.map(|_| costs)
}

/// A Latin name in plain letters, as it is compared.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Latin<'a> {
    pub(crate) bytes: &'a [u8],
    /// Which letters it has, one bit each.
    letters: u32,
}

impl<'a> Latin<'a> {
    pub(crate) fn new(latin: &'a str) -> Latin<'a> {
        Latin { bytes: latin.as_bytes(), letters: letters_of(latin.as_bytes()) }
    }
}

/// What Latin names have that can be read as some characters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    /// The letters that they may begin with, one bit each.
    pub(crate) starts: u32,
    /// All their letters.
    letters: u32,
    /// The fewest and the most letters.
    fewest: usize,
    most: usize,
}

impl Shape {
    /// What these spellings have; `None` without any.
    pub(crate) fn of(spellings: &[Spelling]) -> Option<Shape> {
        let of_one = |spelling: &Spelling| {
            let letters = spelling.letters.as_bytes();
            let starts = letters.first().map_or(0, |&first| letter_bit(first));
            Shape { starts, letters: letters_of(letters), fewest: letters.len(), most: letters.len() }
        };
        spellings.iter().map(of_one).reduce(Shape::or)
    }

    /// What names have that have one of two shapes.
    pub(crate) fn or(self, other: Shape) -> Shape {
        Shape {
            starts: self.starts | other.starts,
            letters: self.letters | other.letters,
            fewest: self.fewest.min(other.fewest),
            most: self.most.max(other.most),
        }
    }

    /// What names have of which the second shape follows the first.
    #[cfg(feature = "lint")]
    pub(crate) fn before(self, other: Shape) -> Shape {
        Shape {
            starts: self.starts,
            letters: self.letters | other.letters,
            fewest: self.fewest + other.fewest,
            most: self.most + other.most,
        }
    }

    /// Whether a name with this many letters, of which so many may be wrong, has too few of them.
    pub(crate) fn is_longer(&self, letters: usize, edits: usize) -> bool {
        letters + edits < self.fewest
    }

    /// Whether a name with this many letters, of which so many may be wrong, has too many of them.
    pub(crate) fn is_shorter(&self, letters: usize, edits: usize) -> bool {
        letters > self.most + edits
    }

    /// Whether these may be the letters of a name with at most so many wrong letters.
    pub(crate) fn has_letters(&self, letters: u32, edits: usize) -> bool {
        (letters & !self.letters).count_ones() as usize <= edits
    }
}

/// The letters of a Latin name, one bit each.
pub(crate) fn letters_of(latin: &[u8]) -> u32 {
    latin.iter().fold(0, |letters, &letter| letters | letter_bit(letter))
}

pub(crate) fn letter_bit(letter: u8) -> u32 {
    1 << (letter.wrapping_sub(b'a') & 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lattice() -> Lattice {
        let edge = |from, to, all: &[&str]| Edge {
            from,
            to,
            spellings: all.iter().map(|letters| Spelling::usual((*letters).to_owned())).collect(),
        };
        Lattice::new(
            3,
            vec![edge(0, 1, &["zhang", "cheung"]), edge(1, 2, &["xiao"]), edge(2, 3, &["yong", "yung"])],
        )
    }

    #[test]
    fn finds_the_cheapest_path() {
        let lattice = lattice();
        assert_eq!(lattice.cost(0, 3, Latin::new("zhangxiaoyong"), 8), Some(0));
        assert_eq!(lattice.cost(0, 3, Latin::new("zhangxiaoyonk"), 8), Some(EDIT));
        assert_eq!(lattice.cost(1, 3, Latin::new("xiaoyung"), 0), Some(0));
        assert_eq!(lattice.cost(0, 3, Latin::new("wangxiaoyong"), 40), None);
        let path = lattice.path(Latin::new("cheungxiaoyong"), 8).unwrap();
        let letters: Vec<&str> = path.iter().map(|(_, _, letters)| letters.as_str()).collect();
        assert_eq!(letters, ["cheung", "xiao", "yong"]);
    }

    #[test]
    fn agrees_with_levenshtein_over_every_path() {
        let lattice = lattice();
        let words = ["zhangxiaoyong", "zhangxiaoyung", "cheungxiaoyong", "cheungxiaoyung"];
        for latin in ["zhxiaoyong", "zhangxaioyong", "cheunxiaoung", "changyong", "zhangxiaoyongg", "z"] {
            let best = words.iter().map(|word| strsim::levenshtein(word, latin)).min().unwrap();
            let expected = u8::try_from(best).unwrap() * EDIT;
            assert_eq!(lattice.cost(0, 3, Latin::new(latin), 200), Some(expected), "{latin}");
        }
    }
}
