//! Fits the weights to your own gold, and aligns with them. Two articles are far too few for weights of
//! general use; start with a few thousand beads of the kind of text to be aligned.
//!
//! ```text
//! cargo run --release --example train_weights
//! ```

use duizhao::align::{Gold, Trainer, Weights, eval};
use duizhao::format::vecalign;
use duizhao::{Aligner, Document};

fn main() -> duizhao::Result<()> {
    let clean = gold(
        include_str!("../fixtures/clean/sentences.zh"),
        include_str!("../fixtures/clean/sentences.en"),
        include_str!("../fixtures/clean/beads.gold"),
    )?;
    let held_out = gold(
        include_str!("../fixtures/huxiu/sentences.zh"),
        include_str!("../fixtures/huxiu/sentences.en"),
        include_str!("../fixtures/huxiu/beads.gold"),
    )?;
    let weights = Trainer::new().train(&[&clean]);

    // Weights are kept as JSON, and read back.
    let weights = Weights::from_json(&weights.to_json())?;
    let bitext = Aligner::new().weights(weights).align(held_out.source, held_out.target);
    let predicted = eval::beads(&bitext);
    let strict = eval::scores([(&held_out.beads[..], &predicted[..])]).strict;
    println!("trained on one article, strict F1 on another: {:.3}", strict.f1);
    assert!(strict.f1 > 0.5);
    Ok(())
}

fn gold(zh: &'static str, en: &'static str, beads: &str) -> duizhao::Result<Gold<'static>> {
    Ok(Gold {
        source: Document::from_lines(zh),
        target: Document::from_lines(en),
        beads: vecalign::read(beads)?,
    })
}
