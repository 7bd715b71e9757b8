//! Why a bead was chosen: contributions that add up to its score, and links that lie inside it.

#![cfg(feature = "lexicon")]

use duizhao::Bitext;

fn fixture() -> Bitext<'static> {
    let zh = include_str!("../fixtures/clean/article.zh.txt");
    let en = include_str!("../fixtures/clean/article.en.txt");
    duizhao::align(zh, en)
}

/// The most that the contributions left out as too small may add up to.
const UNTOLD: f32 = 0.15;

#[test]
fn contributions_add_up_to_the_score() {
    let bitext = fixture();
    for pair in bitext.pairs() {
        let sum: f32 = pair.why().contributions.iter().map(|contribution| contribution.worth).sum();
        let score = pair.bead().score;
        assert!((sum - score).abs() < UNTOLD, "{}: {sum} for {score}", pair.why());
    }
}

#[test]
fn word_links_lie_inside_the_bead_and_use_each_word_once() {
    let bitext = fixture();
    let mut linked = 0;
    for pair in bitext.pairs() {
        let why = pair.why();
        for (number, link) in why.words.iter().enumerate() {
            assert!(pair.source_span().contains(link.source) && pair.target_span().contains(link.target));
            let again = why.words[..number]
                .iter()
                .any(|other| other.source == link.source || other.target == link.target);
            assert!(!again, "{why}");
        }
        linked += usize::from(!why.words.is_empty());
    }
    assert!(linked * 10 >= bitext.beads().len() * 9, "nearly every pair shares words: {linked}");
}

#[test]
fn beads_that_the_caller_brought_have_no_contributions_but_links() {
    let bitext = Bitext::from_pairs([("12月18日停电。", "The power failed on December 18.")]);
    let why = bitext.pair(0).why();
    assert!(why.contributions.is_empty() && why.words.is_empty());
    assert_eq!(why.anchors.len(), 1);
}
