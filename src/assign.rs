//! One-to-one matching.

/// Matches greedily, one to one: of candidates sorted best first, chooses each whose two ends are still free.
/// `ends` gives what a candidate links. Takes time linear in the candidates times the chosen.
pub(crate) fn assign<T, A: PartialEq, B: PartialEq>(
    candidates: impl IntoIterator<Item = T>,
    ends: impl Fn(&T) -> (A, B),
) -> Vec<T> {
    let mut chosen: Vec<T> = Vec::new();
    for candidate in candidates {
        let (a, b) = ends(&candidate);
        let is_taken = |other: &T| {
            let (other_a, other_b) = ends(other);
            other_a == a || other_b == b
        };
        if !chosen.iter().any(is_taken) {
            chosen.push(candidate);
        }
    }
    chosen
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
