//! One-to-one matching.

use std::hash::Hash;

use rustc_hash::FxHashSet;

/// Matches greedily, one to one: takes candidates sorted best first and chooses each whose two ends are still
/// free. `ends` gives what a candidate links. Takes time linear in the candidates.
pub(crate) fn assign<T, A: Hash + Eq, B: Hash + Eq>(
    candidates: impl IntoIterator<Item = T>,
    ends: impl Fn(&T) -> (A, B),
) -> Vec<T> {
    let (mut taken, mut others): (FxHashSet<A>, FxHashSet<B>) = Default::default();
    let is_chosen = |candidate: &T| {
        let (a, b) = ends(candidate);
        let is_free = !taken.contains(&a) && !others.contains(&b);
        if is_free {
            taken.insert(a);
            others.insert(b);
        }
        is_free
    };
    candidates.into_iter().filter(is_chosen).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_better_candidate_takes_both_its_ends() {
        let candidates = [(1, 'a'), (1, 'b'), (2, 'a'), (2, 'b'), (3, 'b')];
        assert_eq!(assign(candidates, |&ends| ends), [(1, 'a'), (2, 'b')]);
    }
}
