//! [`rows`]: the pairs in order, runs of those that nobody reads folded to one.

use std::ops::Range;

use super::count::counted;
use crate::bitext::{Bitext, Pair};
use crate::segment::UnitKind;

/// What is shown at one place.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Row {
    /// The pair with this index.
    Pair(usize),
    Fold(Fold),
}

/// Neighbouring pairs of one kind that are passed over in reading.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fold {
    pub(crate) kind: Kind,
    pub(crate) pairs: Range<usize>,
    /// The sentences of its pairs on both sides.
    source: usize,
    target: usize,
    /// Pairs with the same text on both sides, and with another.
    same: usize,
    different: usize,
}

/// What is passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Lines of the page around the article.
    Page,
    /// Code, and whatever else is no prose in Markdown.
    Code,
}

impl Kind {
    /// The kind of a pair all of whose sentences are passed over, and are of one kind.
    pub(crate) fn of(pair: &Pair<'_>) -> Option<Kind> {
        let mut sentences = pair.source_sentences().chain(pair.target_sentences());
        let first = sentences.next()?.kind();
        let kind = match first {
            UnitKind::Boilerplate => Kind::Page,
            UnitKind::Code => Kind::Code,
            _ => return None,
        };
        sentences.all(|sentence| sentence.kind() == first).then_some(kind)
    }

    /// One of them, in words.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::Page => "line of the page",
            Kind::Code => "block of code",
        }
    }

    /// So many of them, in words: `3 blocks of code`.
    fn counted(self, count: usize) -> String {
        let (head, rest) = self.name().split_once(' ').expect("the name of a kind has several words");
        format!("{} {rest}", counted(count, head))
    }

    /// So many of the Chinese and of the English side: `3 blocks of code in Chinese, 2 in English`.
    pub(super) fn on_both_sides(self, counts: [usize; 2]) -> String {
        match counts {
            [chinese, 0] => format!("{} in Chinese", self.counted(chinese)),
            [0, english] => format!("{} in English", self.counted(english)),
            [chinese, english] if chinese == english => format!("{} on both sides", self.counted(chinese)),
            [chinese, english] => format!("{} in Chinese, {english} in English", self.counted(chinese)),
        }
    }
}

impl Fold {
    fn of(kind: Kind, pair: &Pair<'_>) -> Fold {
        let bead = pair.bead();
        let has_two = !bead.is_null();
        let is_same = has_two && pair.source() == pair.target();
        Fold {
            kind,
            pairs: pair.index()..pair.index() + 1,
            source: bead.source.len(),
            target: bead.target.len(),
            same: usize::from(is_same),
            different: usize::from(has_two && !is_same),
        }
    }

    /// Takes in the fold behind it.
    fn extend(&mut self, next: &Fold) {
        self.pairs.end = next.pairs.end;
        self.source += next.source;
        self.target += next.target;
        self.same += next.same;
        self.different += next.different;
    }

    /// What it holds, in words: `3 blocks of code, the same on both sides`. Code is told to be different where it
    /// is; of the lines of a page nobody expects that it is the same.
    pub(crate) fn told(&self) -> String {
        if self.same == self.source && self.same == self.target {
            return format!("{}, the same on both sides", self.kind.counted(self.same));
        }
        let told = self.kind.on_both_sides([self.source, self.target]);
        match self.different {
            1.. if self.kind == Kind::Code => format!("{told}, {} different", self.different),
            _ => told,
        }
    }
}

/// All pairs; those of the page and those of code are folded, except where `is_kept` holds of their index.
pub(crate) fn rows(bitext: &Bitext<'_>, is_kept: impl Fn(usize) -> bool) -> Vec<Row> {
    let mut rows = Vec::new();
    for pair in bitext.pairs() {
        let fold = Kind::of(&pair).filter(|_| !is_kept(pair.index())).map(|kind| Fold::of(kind, &pair));
        match (fold, rows.last_mut()) {
            (None, _) => rows.push(Row::Pair(pair.index())),
            (Some(fold), Some(Row::Fold(last))) if last.kind == fold.kind => last.extend(&fold),
            (Some(fold), _) => rows.push(Row::Fold(fold)),
        }
    }
    rows
}

/// All pairs, none folded.
pub(crate) fn unfolded(bitext: &Bitext<'_>) -> Vec<Row> {
    (0..bitext.beads().len()).map(Row::Pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bitext::Bead;
    use crate::document::Document;
    use crate::span::Sents;

    const KINDS: [&str; 3] = ["text", "boilerplate", "code"];

    /// A document of sentences of these kinds.
    fn document(sentences: &[(&str, usize)], language: &str) -> Document<'static> {
        let (mut text, mut units) = (String::new(), Vec::new());
        for (sentence, kind) in sentences {
            let start = text.len();
            text.push_str(sentence);
            units.push(serde_json::json!({
                "span": {"start": start, "end": text.len()}, "paragraph": 0, "kind": KINDS[*kind]
            }));
        }
        let json = serde_json::json!({"language": language, "text": text, "units": units});
        serde_json::from_value(json).expect("the spans are in order")
    }

    fn bitext() -> Bitext<'static> {
        let zh = document(&[("首页", 1), ("登录", 1), ("你好。", 0), ("a = 1", 2), ("b = 2", 2)], "zh");
        let en = document(&[("Home", 1), ("Hello.", 0), ("a = 1", 2), ("b = 3", 2), ("c", 2)], "en");
        let bead = |source: [usize; 2], target: [usize; 2]| {
            Bead::new(Sents::new(source[0], source[1]), Sents::new(target[0], target[1]))
        };
        let beads = vec![
            bead([0, 1], [0, 1]),
            bead([1, 2], [1, 1]),
            bead([2, 3], [1, 2]),
            bead([3, 4], [2, 3]),
            bead([4, 5], [3, 4]),
            bead([5, 5], [4, 5]),
        ];
        Bitext::from_beads(zh, en, beads).expect("every sentence is in a bead")
    }

    fn told(rows: &[Row]) -> Vec<String> {
        let told = |row: &Row| match row {
            Row::Pair(index) => format!("pair {index}"),
            Row::Fold(fold) => fold.told(),
        };
        rows.iter().map(told).collect()
    }

    #[test]
    fn a_run_has_both_sides_and_says_what_code_is_different() {
        let rows = rows(&bitext(), |_| false);
        assert_eq!(
            told(&rows),
            [
                "2 lines of the page in Chinese, 1 in English",
                "pair 2",
                "2 blocks of code in Chinese, 3 in English, 1 different"
            ]
        );
    }

    #[test]
    fn what_is_kept_divides_a_run() {
        let rows = rows(&bitext(), |index| index == 4);
        assert_eq!(
            told(&rows)[2..],
            ["1 block of code, the same on both sides", "pair 4", "1 block of code in English"]
        );
    }
}
