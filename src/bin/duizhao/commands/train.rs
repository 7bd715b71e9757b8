//! `duizhao train`.

use duizhao::align::eval::{self, Case, Report};
use duizhao::align::{Alterations, Gold, GoldBead, Trainer};
use duizhao::{Aligner, Result};

use super::Outcome;
use super::eval::print;
use crate::arguments::{self, Alter, Common};
use crate::claims::Claims;
use crate::input;
use crate::progress::Progress;

pub(crate) fn train(options: &arguments::Train, common: &Common) -> Result<Outcome> {
    let names = input::names(&options.gold, "gold")?;
    let mut claims = Claims::reading(input::files(&options.gold, &names, &["zh", "en", "gold"]));
    claims.may_write(common.output.as_deref(), "--output")?;
    let (names, gold): (Vec<String>, Vec<Gold<'static>>) = input::gold(&options.gold)?.into_iter().unzip();
    let trainer = Trainer::new().l2(options.l2).copies(options.augment).alterations(match options.alter {
        Alter::Losses => Alterations::Losses,
        Alter::Everything => Alterations::Everything,
    });
    let trainer = trainer.without(options.without.clone());
    if !options.cross_validate {
        let all: Vec<&Gold<'_>> = gold.iter().collect();
        let progress = Progress::waiting(common.progress, "training");
        let weights = trainer.train_with(&all, |phase| progress.tell(&phase.to_string()));
        progress.finish();
        return Ok((weights.to_json() + "\n").into());
    }
    let progress = Progress::waiting(common.progress, "training");
    let mut predicted: Vec<(Vec<GoldBead>, Vec<Option<f32>>)> = Vec::new();
    for (held_out, name) in names.iter().enumerate() {
        let others = gold.iter().enumerate().filter(|&(k, _)| k != held_out).map(|(_, gold)| gold);
        let weights = trainer.train_with(&others.collect::<Vec<_>>(), |phase| {
            progress.tell(&format!("without {name}: {phase}"))
        });
        let Gold { source, target, .. } = gold[held_out].clone();
        let bitext = Aligner::new().weights(weights).align(source, target);
        let confidences = bitext.beads().iter().map(|bead| Some(bead.confidence)).collect();
        predicted.push((eval::beads(&bitext), confidences));
    }
    progress.finish();
    let cases = names.iter().zip(&gold).zip(&predicted);
    let cases: Vec<Case<'_>> = cases
        .map(|((name, gold), (predicted, confidences))| Case {
            name,
            gold: &gold.beads,
            predicted,
            confidences,
        })
        .collect();
    print(&Report::new(&cases), options.format)
}
