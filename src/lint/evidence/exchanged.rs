//! Words that only one side of a pair has, where the other has others in their place.

use crate::span::Span;

/// A word of one side, where it stands in the document, and how it is compared.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Copied {
    pub(crate) span: Span,
    pub(crate) folded: String,
}

/// Pairs what one side has alone with what the other has alone, the most alike first found; what is left over on a side may
/// have been left out, or explained in words.
pub(crate) fn exchanged(source: Vec<Copied>, target: Vec<Copied>) -> Vec<(Copied, Copied)> {
    let is_in = |words: &[Copied], word: &Copied| words.iter().any(|other| other.folded == word.folded);
    let alone = |words: &[Copied], others: &[Copied]| {
        let mut alone: Vec<Copied> = Vec::new();
        for word in words.iter().take(MOST).filter(|word| !is_in(others, word)) {
            if !is_in(&alone, word) {
                alone.push(word.clone());
            }
        }
        alone
    };
    let (source, mut free) = (alone(&source, &target), alone(&target, &source));
    let mut pairs = Vec::new();
    for word in source {
        let likeness = |other: &Copied| strsim::normalized_damerau_levenshtein(&word.folded, &other.folded);
        let best = (0..free.len()).rev().max_by(|&a, &b| likeness(&free[a]).total_cmp(&likeness(&free[b])));
        if let Some(best) = best {
            pairs.push((word, free.remove(best)));
        }
    }
    pairs
}

/// The most words of a side that are compared.
const MOST: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    fn copied(words: &[&str]) -> Vec<Copied> {
        words.iter().map(|word| Copied { span: Span::default(), folded: (*word).to_owned() }).collect()
    }

    #[test]
    fn only_what_has_a_stranger_is_exchanged() {
        let words = |source: &[&str], target: &[&str]| -> Vec<(String, String)> {
            exchanged(copied(source), copied(target)).into_iter().map(|(a, b)| (a.folded, b.folded)).collect()
        };
        assert_eq!(words(&["a", "watch"], &["watches", "a"]), [("watch".into(), "watches".into())]);
        assert!(words(&["a", "a"], &["a"]).is_empty());
        assert!(words(&["a", "b"], &["a"]).is_empty());
        assert_eq!(
            words(&["ab", "xy"], &["xz", "ac"]),
            [("ab".into(), "ac".into()), ("xy".into(), "xz".into())]
        );
    }
}
