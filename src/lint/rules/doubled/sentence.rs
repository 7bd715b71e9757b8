//! A whole sentence that occurs twice.

use std::cell::LazyCell;
use std::collections::HashSet;

use crate::bitext::{Pair, Placement};
use crate::language::is_han;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::sentences::sentences;

/// A sentence with fewer words may well be said twice.
const FEWEST_WORDS: usize = 4;
/// In two pairs, each with its Chinese, a sentence with fewer words may occur twice by chance.
const FEWEST_WORDS_APART: usize = 6;
/// How sure it is within a pair, and across two.
const TOGETHER: f32 = 0.9;
const APART: f32 = 0.75;
/// A bead less sure than this may be an error of the alignment instead.
const SURE: f32 = 0.7;

pub(super) fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let english = context.english(pair);
    let text = english.text();
    let own = sentences(text);
    // Whether the Chinese repeats itself too, or there is none.
    let is_excused = LazyCell::new(|| {
        let near: String = context.neighbours(pair, 1).map(|other| context.chinese(&other).text()).collect();
        near.trim().is_empty() || repeats(&near)
    });
    let runs = own.chunk_by(|a, b| is_same(a.of(text), b.of(text), FEWEST_WORDS));
    for run in runs.filter(|run| run.len() > 1 && !*is_excused) {
        let times = match run.len() {
            2 => "twice".to_owned(),
            count => format!("{count} times"),
        };
        let message = format!("the sentence stands {times}, and the Chinese says it once");
        let span = english.original(run[0].join(run[run.len() - 1]));
        findings.add(pair, span, TOGETHER, message).suggest(run[0].of(text));
    }
    let before = context.neighbours(pair, 1).next().filter(|other| other.index() < pair.index());
    let (Some(first), Some(before)) = (own.first(), before) else { return };
    let text_before = context.english(&before).text();
    let Some(last) = sentences(text_before).pop() else { return };
    let is_left_over = pair.bead().is_null() || before.bead().is_null();
    let fewest = if is_left_over { FEWEST_WORDS } else { FEWEST_WORDS_APART };
    let is_sure =
        |pair: &Pair<'_>| pair.bead().confidence >= SURE && pair.bead().placement == Placement::InOrder;
    if is_same(last.of(text_before), first.of(text), fewest)
        && (is_left_over || is_sure(&before) && is_sure(pair))
        && !are_alike(context.chinese(&before).text(), context.chinese(pair).text())
        && !*is_excused
    {
        let message = "the sentence stands in the pair before already, and the Chinese says it once";
        findings.add(pair, english.original(*first), APART, message).suggest("");
    }
}

/// Whether two sentences are the same, and long enough. Case, marks and white space are ignored.
fn is_same(first: &str, second: &str, fewest_words: usize) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let first = words(first);
    first.len() >= fewest_words && first == words(second)
}

/// Whether a Chinese text repeats itself: a clause, or two that are nearly the same. One that is too long to be
/// compared may do so.
fn repeats(source: &str) -> bool {
    /// The most clauses that are compared: a pair with more is no sentence.
    const MOST_CLAUSES: usize = 128;
    let clauses = source.split(|c: char| !is_han(c)).filter(|clause| !clause.is_empty());
    let clauses: Vec<HashSet<char>> = clauses.take(MOST_CLAUSES + 1).map(characters).collect();
    clauses.len() > MOST_CLAUSES
        || (0..clauses.len()).any(|i| clauses[..i].iter().any(|before| share_most(before, &clauses[i])))
}

/// Whether two Chinese texts share most of their characters.
fn are_alike(first: &str, second: &str) -> bool {
    share_most(&characters(first), &characters(second))
}

fn characters(text: &str) -> HashSet<char> {
    text.chars().filter(|&c| is_han(c)).collect()
}

fn share_most(first: &HashSet<char>, second: &HashSet<char>) -> bool {
    let fewer = first.len().min(second.len());
    fewer > 0 && 2 * first.intersection(second).count() > fewer
}

#[cfg(test)]
mod tests {
    use crate::{Bead, Bitext, Document, Sents};

    /// What is marked in texts whose sentences are paired one to one; an empty text has no sentence.
    fn found(pairs: &[(&str, &str)]) -> Vec<String> {
        let side =
            |texts: Vec<&str>| Document::from_sentences(texts.into_iter().filter(|text| !text.is_empty()));
        let zh = side(pairs.iter().map(|pair| pair.0).collect());
        let en = side(pairs.iter().map(|pair| pair.1).collect());
        let (mut i, mut j) = (0, 0);
        let bead = |&(zh, en): &(&str, &str)| {
            let (a, b) = (usize::from(!zh.is_empty()), usize::from(!en.is_empty()));
            let bead = Bead::new(Sents::new(i, i + a), Sents::new(j, j + b));
            (i, j) = (i + a, j + b);
            bead
        };
        let beads = pairs.iter().map(bead).collect();
        let bitext = Bitext::from_beads(zh, en, beads).expect("every sentence is in one bead");
        let findings = bitext.lint();
        let own = findings.iter().filter(|finding| finding.rule.id == "D01");
        own.filter_map(|finding| finding.target_text(&bitext)).map(str::to_owned).collect()
    }

    #[test]
    fn a_sentence_in_two_neighbours_is_found() {
        let twice = "The ferry was late again on Monday.";
        assert_eq!(found(&[("周一渡船又来迟了。", twice), ("没有人等他。", twice)]), [twice]);
        assert_eq!(found(&[("周一渡船又来迟了。", twice), ("", twice)]), [twice]);
    }

    #[test]
    fn a_refrain_is_left_alone() {
        let twice = "The ferry was late again on Monday.";
        assert!(found(&[("周一渡船又来迟了。", twice), ("渡船周一又来迟了！", twice)]).is_empty());
        assert!(found(&[("没有人。", "Nobody there."), ("谁也没有来。", "Nobody there.")]).is_empty());
    }
}
