//! [`Search`]: looks for many words in one text.

use std::cell::Cell;

/// The most words that are looked for in a text: with more it is a list, not a sentence, and searching all of
/// it for each would take as long as reading a book.
const MOST: usize = 512;

/// Looks for words in a text, some hundreds at most.
#[derive(Debug)]
pub(crate) struct Search<'t> {
    text: &'t str,
    left: Cell<usize>,
}

impl<'t> Search<'t> {
    pub(crate) fn new(text: &'t str) -> Search<'t> {
        Search { text, left: Cell::new(MOST) }
    }

    /// Where the text has these words first; none if it does not have them, or after too many searches.
    pub(crate) fn find(&self, words: &str) -> Option<usize> {
        self.left.set(self.left.get().checked_sub(1)?);
        self.text.find(words)
    }

    /// Whether the text does not have these words. After too many searches nobody knows: then it is not said.
    pub(crate) fn lacks(&self, words: &str) -> bool {
        self.left.get() > 0 && self.find(words).is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_as_often_as_a_sentence_needs() {
        let search = Search::new("好人 good");
        assert_eq!([search.find("good"), search.find("人"), search.find("bad")], [Some(7), Some(3), None]);
        assert!((0..MOST).filter_map(|_| search.find("人")).count() < MOST);
    }

    #[test]
    fn lacks_nothing_after_too_many_searches() {
        let search = Search::new("好人 good");
        assert!(search.lacks("bad") && !search.lacks("good"));
        assert_eq!((0..2 * MOST).filter(|_| search.lacks("bad")).count(), MOST - 2);
        assert_eq!(search.find("good"), None);
    }
}
