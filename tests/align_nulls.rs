//! Sentences without a counterpart stay alone: page lines, missing sections, texts that do not belong
//! together.

use duizhao::segment::{Boilerplate, Segmenter, Split};
use duizhao::{Aligner, Bitext, Document};

fn align<'t>(zh: &'t str, en: &'t str) -> Bitext<'t> {
    Aligner::new().align(Document::from_lines(zh), Document::from_lines(en))
}

/// The share of all sentences that are in beads with two sides.
fn paired(bitext: &Bitext<'_>) -> f32 {
    let full = bitext.beads().iter().filter(|bead| !bead.is_null());
    let count: usize = full.map(|bead| bead.source.len() + bead.target.len()).sum();
    count as f32 / (bitext.source().len() + bitext.target().len()) as f32
}

const CLEAN: [&str; 2] =
    [include_str!("../fixtures/clean/sentences.zh"), include_str!("../fixtures/clean/sentences.en")];
const PAGE: [&str; 2] =
    [include_str!("../fixtures/huxiu/sentences.zh"), include_str!("../fixtures/huxiu/sentences.en")];

#[test]
fn texts_that_are_no_translations_of_each_other_stay_apart() {
    for (zh, en) in [(CLEAN[0], PAGE[1]), (PAGE[0], CLEAN[1])] {
        let share = paired(&align(zh, en));
        assert!(share < 0.3, "{share} of the sentences are paired");
    }
}

#[test]
fn translations_stay_together() {
    assert!(paired(&align(CLEAN[0], CLEAN[1])) > 0.95);
}

#[test]
fn menus_and_comment_forms_pair_with_nothing() {
    let lines = Segmenter::new().split(Split::Lines).boilerplate(Boilerplate::Marked);
    let [zh, en] = PAGE.map(|text| Document::segmented(text, &lines));
    let bitext = Aligner::new().align(zh, en);
    for bead in bitext.beads().iter().filter(|bead| !bead.is_null()) {
        assert!(bead.source.iter().all(|s| (5..=120).contains(&s) || s == 2), "{bead:?}");
    }
}

#[test]
fn a_missing_section_leaves_its_sentences_alone() {
    // Sentences 20 to 34 of the English are gone; the Chinese is complete.
    let en: Vec<&str> = CLEAN[1].lines().collect();
    let gone = 20..35;
    let rest: Vec<&str> = en.iter().enumerate().filter(|(k, _)| !gone.contains(k)).map(|(_, l)| *l).collect();
    let rest = rest.join("\n");
    let (whole, cut) = (align(CLEAN[0], CLEAN[1]), align(CLEAN[0], &rest));
    let shifted = |t: usize| if t < gone.start { t } else { t + gone.len() };
    let right = |zh: &Bitext<'_>, map: &dyn Fn(usize) -> usize| {
        let full = zh.beads().iter().filter(|bead| !bead.is_null());
        full.map(|bead| (bead.source.range(), bead.target.iter().map(map).collect::<Vec<_>>()))
            .collect::<Vec<_>>()
    };
    let kept =
        right(&whole, &|t| t).into_iter().filter(|(_, targets)| !targets.iter().any(|t| gone.contains(t)));
    let (kept, found) = (kept.collect::<Vec<_>>(), right(&cut, &shifted));
    let hits = kept.iter().filter(|bead| found.contains(bead)).count();
    assert!(hits * 10 >= kept.len() * 9, "{hits} of {} beads survive", kept.len());
    assert!(found.len() <= kept.len() + 2, "{} beads for {}", found.len(), kept.len());
}
