//! `duizhao train`.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use duizhao::align::eval::{self, Case, Report};
use duizhao::align::{Alterations, Gold, GoldBead, Trainer};
use duizhao::{Aligner, Error, ErrorKind, Result};

use super::Outcome;
use super::eval::print;
use crate::arguments::{self, Alter, Common, Scored};
use crate::claims::Claims;
use crate::input;
use crate::progress::Progress;

/// A gold document and what it is called.
type Named = (String, Gold<'static>);
/// The beads that were found in a document, and how sure each is.
type Predicted = (Vec<GoldBead>, Vec<Option<f32>>);

pub(crate) fn train(options: &arguments::Train, common: &Common) -> Result<Outcome> {
    let mut claims = Claims::default();
    for folder in options.gold.iter().chain(&options.gappy) {
        claims.reads(input::files(folder, &input::names(folder, "gold")?, &["zh", "en", "gold"]));
    }
    claims.reads(&options.folds);
    claims.may_write(common.output.as_deref(), "--output")?;
    let (gold, gappy) = (documents(&options.gold)?, documents(options.gappy.as_slice())?);
    let trainer = Trainer::new().l2(options.l2).copies(options.augment).alterations(match options.alter {
        Alter::Losses => Alterations::Losses,
        Alter::Everything => Alterations::Everything,
    });
    let trainer = trainer.without(options.without.clone());
    let progress = Progress::waiting(common.progress, "training");
    if !options.cross_validate {
        let all: Vec<&Gold<'_>> = gold.iter().map(|(_, gold)| gold).collect();
        let trainer = trainer.gappy(gappy.into_iter().map(|(_, gold)| gold).collect());
        let weights = trainer.train_with(&all, |phase| progress.tell(&phase.to_string()));
        progress.finish();
        return Ok((weights.to_json() + "\n").into());
    }
    let scored = match options.score {
        Scored::Gold => &gold,
        Scored::Gappy => &gappy,
    };
    let folds = match &options.folds {
        Some(path) => folds(path, scored)?,
        None => scored.iter().map(|(name, _)| name.clone()).collect(),
    };
    let predicted = cross_validated(&trainer, [&gold, &gappy], scored, &folds, &progress)?;
    progress.finish();
    let cases: Vec<Case<'_>> = scored
        .iter()
        .zip(&predicted)
        .map(|((name, gold), (predicted, confidences))| Case {
            name,
            gold: &gold.beads,
            predicted,
            confidences,
        })
        .collect();
    print(&Report::new(&cases), options.format)
}

/// The documents of some folders. Of several folders, a document is called by its folder too.
fn documents(folders: &[PathBuf]) -> Result<Vec<Named>> {
    let mut all: Vec<Named> = Vec::new();
    for folder in folders {
        let called = folder.file_name().filter(|_| folders.len() > 1);
        let prefix = called.map_or(String::new(), |name| format!("{}/", name.to_string_lossy()));
        let named = input::gold(folder)?.into_iter().map(|(name, gold)| (prefix.clone() + &name, gold));
        all.extend(named);
    }
    let mut names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    if let Some(twice) = names.windows(2).find(|two| two[0] == two[1]) {
        let message = format!("two documents are called {}: give one of the folders another name", twice[0]);
        return Err(Error::new(ErrorKind::Io, message));
    }
    Ok(all)
}

/// The fold of each document: lines of a name and a fold, with a tab between them.
fn folds(path: &Path, documents: &[Named]) -> Result<Vec<String>> {
    let refuse = |message: String| input::of_file(path, Error::new(ErrorKind::Format, message));
    let text = input::text(path)?;
    let mut fold_of: HashMap<&str, &str> = HashMap::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty()) {
        let (name, fold) = line.split_once('\t').ok_or_else(|| {
            refuse(format!("line {}: expected a document and its fold, with a tab between them", number + 1))
        })?;
        if fold_of.insert(name, fold).is_some() {
            return Err(refuse(format!("line {}: {name} has a fold already", number + 1)));
        }
    }
    let fold = |(name, _): &Named| {
        let fold = fold_of.get(name.as_str()).ok_or_else(|| refuse(format!("no fold for {name}")))?;
        Ok((*fold).to_owned())
    };
    documents.iter().map(fold).collect()
}

/// The beads of each of the documents that are scored, under weights that saw no document of its fold.
fn cross_validated(
    trainer: &Trainer,
    documents: [&[Named]; 2],
    scored: &[Named],
    folds: &[String],
    progress: &Progress,
) -> Result<Vec<Predicted>> {
    let mut predicted = vec![Default::default(); scored.len()];
    let mut distinct: Vec<&String> = Vec::new();
    for fold in folds {
        if !distinct.contains(&fold) {
            distinct.push(fold);
        }
    }
    for fold in distinct {
        let held_out: Vec<usize> = (0..scored.len()).filter(|&k| folds[k] == *fold).collect();
        // Documents are told apart by where they are, for two folders may use the same names.
        let is_seen = |named: &&Named| !held_out.iter().any(|&k| std::ptr::eq(*named, &scored[k]));
        let [gold, gappy] = documents.map(|named| named.iter().filter(is_seen).map(|(_, gold)| gold));
        let (gold, trainer) = (gold.collect::<Vec<_>>(), trainer.clone().gappy(gappy.cloned().collect()));
        if gold.is_empty() {
            let message = format!("without {fold} there is no gold left to train on");
            return Err(Error::new(ErrorKind::Io, message));
        }
        let weights = trainer.train_with(&gold, |phase| progress.tell(&format!("without {fold}: {phase}")));
        let aligner = Aligner::new().weights(weights);
        for k in held_out {
            let Gold { source, target, .. } = scored[k].1.clone();
            let bitext = aligner.align(source, target);
            let confidences = bitext.beads().iter().map(|bead| Some(bead.confidence)).collect();
            predicted[k] = (eval::beads(&bitext), confidences);
        }
    }
    Ok(predicted)
}
