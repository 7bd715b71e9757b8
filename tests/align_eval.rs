//! What `duizhao::align::eval` counts.

use duizhao::align::GoldBead;
use duizhao::align::eval::{BeadType, Case, Report, Resampled, scores};
use proptest::prelude::*;

fn bead(sources: &[u32], targets: &[u32]) -> GoldBead {
    GoldBead::new(sources.to_vec(), targets.to_vec())
}

fn report(gold: &[GoldBead], predicted: &[GoldBead], documents: usize) -> Report {
    let case = Case { name: "letter", gold, predicted, confidences: &[] };
    Report::new(&vec![case; documents])
}

#[test]
fn precision_counts_null_beads_and_recall_does_not() {
    let gold = [bead(&[0], &[0]), bead(&[1], &[]), bead(&[2], &[1, 2])];
    let predicted = [bead(&[0], &[0]), bead(&[1], &[]), bead(&[2], &[1]), bead(&[], &[2])];
    let scores = scores([(&gold[..], &predicted[..])]);
    assert_eq!((scores.strict.precision, scores.strict.recall), (2.0 / 4.0, 1.0 / 2.0));
    assert_eq!((scores.lax.precision, scores.lax.recall), (3.0 / 4.0, 1.0));
}

#[test]
fn a_repeated_bead_counts_once_and_an_empty_one_never() {
    let gold = [bead(&[0], &[0]), bead(&[0], &[0]), bead(&[], &[])];
    let predicted = [bead(&[0], &[0]), bead(&[], &[]), bead(&[0], &[0])];
    let report = report(&gold, &predicted, 1);
    assert_eq!((report.types[0].gold, report.types[0].predicted), (1, 1));
    assert_eq!(report.scores.strict.f1, 1.0);
}

#[test]
fn documents_count_by_their_beads() {
    let long: Vec<GoldBead> = (0..9).map(|k| bead(&[k], &[k])).collect();
    let short = [bead(&[0], &[0])];
    let wrong = [bead(&[0], &[])];
    let scores = scores([(&long[..], &long[..]), (&short[..], &wrong[..])]);
    assert_eq!(scores.strict.precision, 0.9);
}

#[test]
fn types_are_told_apart() {
    let gold = [
        bead(&[0], &[0]),
        bead(&[1], &[1, 2]),
        bead(&[2, 3], &[3]),
        bead(&[4, 5], &[4, 5]),
        bead(&[6], &[]),
        bead(&[], &[6]),
    ];
    let types = report(&gold, &gold, 1).types;
    let counts: Vec<(BeadType, usize, f64)> =
        types.iter().map(|row| (row.bead_type, row.gold, row.score.f1)).collect();
    let expected = [1, 1, 1, 1, 2].iter().zip(BeadType::ALL).map(|(&count, kind)| (kind, count, 1.0));
    assert_eq!(counts, expected.collect::<Vec<_>>());
}

#[test]
fn few_documents_are_resampled_by_beads() {
    let gold: Vec<GoldBead> = (0..20).map(|k| bead(&[k], &[k])).collect();
    let predicted: Vec<GoldBead> =
        (0..20).map(|k| if k < 15 { bead(&[k], &[k]) } else { bead(&[k], &[]) }).collect();
    let few = report(&gold, &predicted, 4);
    assert_eq!(few.intervals.resampled, Resampled::Beads);
    assert!(few.intervals.low.strict.f1 < few.scores.strict.f1);
    assert!(few.intervals.high.strict.f1 > few.scores.strict.f1);
    let many = report(&gold, &predicted, 5);
    assert_eq!(many.intervals.resampled, Resampled::Documents);
    // Five equal documents give the same scores whatever is drawn.
    assert_eq!(many.intervals.low, many.intervals.high);
}

#[test]
fn each_type_has_intervals_of_its_own() {
    // All pairs are right; of the sentences that are left alone, half.
    let alone = |k: u32| bead(&[k], &[]);
    let pair = |k: u32| bead(&[k], &[k]);
    let gold: Vec<GoldBead> = (0..40).map(|k| if k % 2 == 0 { alone(k) } else { pair(k) }).collect();
    let predicted: Vec<GoldBead> = (0..40).map(|k| if k % 4 == 2 { alone(k) } else { pair(k) }).collect();
    for documents in [1, 6] {
        let types = report(&gold, &predicted, documents).types;
        let [one, null] = [types[0], types[4]];
        assert_eq!((one.bead_type, null.bead_type), (BeadType::OneToOne, BeadType::Null));
        assert_eq!((one.score.recall, one.low.recall, one.high.recall), (1.0, 1.0, 1.0));
        assert_eq!((null.score.recall, null.gold), (0.5, 20 * if documents == 1 { 1 } else { 6 }));
        if documents == 1 {
            assert!(null.low.recall < 0.4 && null.high.recall > 0.6, "{null:?}");
        } else {
            // Equal documents leave nothing to chance.
            assert_eq!((null.low.recall, null.high.recall), (0.5, 0.5));
        }
    }
}

#[test]
fn the_same_beads_give_the_same_report() {
    let gold: Vec<GoldBead> = (0..50).map(|k| bead(&[k], &[k])).collect();
    let predicted: Vec<GoldBead> = (0..50).map(|k| bead(&[k], &[k / 2 * 2])).collect();
    assert_eq!(report(&gold, &predicted, 2), report(&gold, &predicted, 2));
}

#[test]
fn confidences_are_held_against_the_truth() {
    let gold: Vec<GoldBead> = (0..4).map(|k| bead(&[k], &[k])).collect();
    let predicted = [bead(&[0], &[0]), bead(&[1], &[1]), bead(&[2], &[]), bead(&[3], &[3])];
    let confidences = [Some(0.95), Some(0.85), Some(0.85), None];
    let case = Case { name: "letter", gold: &gold, predicted: &predicted, confidences: &confidences };
    let calibration = Report::new(&[case]).calibration.expect("three beads have a confidence");
    assert_eq!(calibration.beads, 3);
    assert_eq!((calibration.bins[8].beads, calibration.bins[8].right), (2, 0.5));
    assert!((calibration.expected_error - (0.05 + 0.7) / 3.0).abs() < 1e-6);
}

#[test]
fn nothing_scores_nothing() {
    let report = Report::new(&[]);
    assert_eq!(report.scores.strict.f1, 0.0);
    assert_eq!(report.calibration, None);
}

/// Beads of up to ten sentences per side, in any order and with repetitions.
fn beads() -> impl Strategy<Value = Vec<GoldBead>> {
    let side = || prop::collection::vec(0u32..10, 0..3);
    prop::collection::vec((side(), side()).prop_map(GoldBead::from), 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn scores_are_shares_and_lax_is_never_below_strict(gold in beads(), predicted in beads()) {
        let report = report(&gold, &predicted, 1);
        let (strict, lax) = (report.scores.strict, report.scores.lax);
        prop_assert!(strict.precision <= lax.precision && strict.recall <= lax.recall);
        for score in [strict, lax, report.intervals.low.strict, report.intervals.high.lax] {
            prop_assert!((0.0..=1.0).contains(&score.precision) && (0.0..=1.0).contains(&score.recall));
        }
    }

    #[test]
    fn gold_itself_is_perfect(gold in beads()) {
        let scores = report(&gold, &gold, 1).scores;
        let has_pair = gold.iter().any(|bead| !bead.source.is_empty() && !bead.target.is_empty());
        prop_assert_eq!(scores.strict.recall, if has_pair { 1.0 } else { 0.0 });
    }
}
