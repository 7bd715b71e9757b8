//! Passages that the Chinese says twice: a letter that is quoted and then printed.

use std::collections::HashMap;

use crate::bitext::Bitext;
use crate::language::is_han;
use crate::span::Span;
use crate::text::clause;

/// The clauses of a document that occur in it twice, word for word or nearly.
///
/// They are found by the runs of [`RUN`] characters that they share, in time linear in the text: for a run
/// that occurs in many clauses, only the first few are remembered.
pub(crate) struct Passages {
    /// Every clause, with its bead and its twins.
    clauses: Vec<Passage>,
}

/// A clause and its twins.
#[derive(Clone, Debug)]
struct Passage {
    span: Span,
    bead: usize,
    /// Numbers of clauses, ascending.
    twins: Vec<usize>,
}

/// How many characters are compared at once.
const RUN: usize = 4;
/// A shorter clause is not a passage: it may occur twice by chance.
const SHORTEST: usize = 8;
/// The share of their runs that twins must have in common.
const ALIKE: f32 = 0.8;
/// How many clauses are remembered for each run.
const REMEMBERED: usize = 4;

impl Passages {
    pub(crate) fn new(bitext: &Bitext<'_>) -> Passages {
        let chinese = bitext.readings().source;
        let mut clauses: Vec<Passage> = Vec::new();
        let mut runs: HashMap<[char; RUN], Vec<usize>> = HashMap::new();
        let mut sizes: Vec<usize> = Vec::new();
        for pair in bitext.pairs().filter(|pair| pair.is_prose()) {
            for span in clause::spans(chinese.plain(pair.source_span())) {
                let own = runs_of(chinese.plain(span).text());
                if own.len() + RUN <= SHORTEST {
                    continue;
                }
                let number = clauses.len();
                let mut shared: Vec<usize> =
                    own.iter().filter_map(|run| runs.get(run)).flatten().copied().collect();
                shared.sort_unstable();
                let alike =
                    |&other: &usize, count: usize| count as f32 >= ALIKE * own.len().max(sizes[other]) as f32;
                let twins: Vec<usize> = shared
                    .chunk_by(|a, b| a == b)
                    .filter(|same| alike(&same[0], same.len()))
                    .map(|same| same[0])
                    .collect();
                twins.iter().for_each(|&twin| clauses[twin].twins.push(number));
                for run in &own {
                    let known = runs.entry(*run).or_default();
                    if known.len() < REMEMBERED {
                        known.push(number);
                    }
                }
                sizes.push(own.len());
                clauses.push(Passage { span, bead: pair.index(), twins });
            }
        }
        Passages { clauses }
    }

    /// The twins of the clauses in this span of the Chinese, with the beads they belong to.
    pub(crate) fn twins(&self, span: Span) -> impl Iterator<Item = (Span, usize)> {
        // The beads are in the order of the Chinese, and so are the clauses.
        let first = self.clauses.partition_point(|passage| passage.span.start < span.start);
        let within = self.clauses[first..].iter().take_while(move |passage| passage.span.end <= span.end);
        within
            .flat_map(|passage| &passage.twins)
            .map(|&twin| (self.clauses[twin].span, self.clauses[twin].bead))
    }
}

/// The distinct runs of Chinese characters of a clause, sorted.
fn runs_of(clause: &str) -> Vec<[char; RUN]> {
    let characters: Vec<char> = clause.chars().filter(|&c| is_han(c)).collect();
    let mut runs: Vec<[char; RUN]> =
        characters.windows(RUN).map(|run| run.try_into().expect("a window has its length")).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_clause_that_is_said_again() {
        let bitext = Bitext::from_pairs([
            ("他写道：“我们会把每一位远道而来的乘客安全送到家。”", "He wrote."),
            ("天气很好。", "The weather was fine."),
            ("我们会把每一位远道而来的乘客安全送到家里，请大家放心。", "We will take every passenger home."),
        ]);
        let passages = Passages::new(&bitext);
        let text = bitext.source().text();
        let found: Vec<&str> =
            passages.twins(bitext.pair(0).source_span()).map(|(span, _)| span.of(text)).collect();
        assert_eq!(found, ["我们会把每一位远道而来的乘客安全送到家里"]);
        assert_eq!(passages.twins(bitext.pair(1).source_span()).count(), 0);
    }
}
