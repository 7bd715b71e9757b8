//! What the commands do.

use std::fmt::Write;

use duizhao::align::eval::{self, GoldBead, Scores};
use duizhao::align::{self, Gold, Weights};
use duizhao::format::terminal::SideBySide;
use duizhao::format::{jsonl, lines, tsv, vecalign};
use duizhao::lint::{Linter, Severity};
use duizhao::segment::{Segmenter, Split};
use duizhao::{Aligner, Bitext, Document, Result};

use crate::arguments::{self, AlignFormat, LintFormat, SegmentFormat};
use crate::input;

/// What a command has to say.
pub(crate) struct Outcome {
    /// For standard output.
    pub(crate) text: String,
    /// Whether something was found that the caller wants to fail on.
    pub(crate) found: bool,
}

impl From<String> for Outcome {
    fn from(text: String) -> Outcome {
        Outcome { text, found: false }
    }
}

impl From<arguments::Split> for Split {
    fn from(split: arguments::Split) -> Split {
        match split {
            arguments::Split::Auto => Split::Sentences,
            arguments::Split::Line => Split::Lines,
        }
    }
}

pub(crate) fn align(options: &arguments::Align) -> Result<Outcome> {
    let [first, second] = input::documents([&options.first, &options.second], options.split.into())?;
    let mut aligner = Aligner::new();
    if let Some(path) = &options.weights {
        aligner = aligner.weights(Weights::from_json(&input::text(path)?)?);
    }
    let bitext = aligner.align(first, second);
    let text = match options.format {
        AlignFormat::Text => SideBySide::new().pairs(&bitext).to_string(),
        AlignFormat::Tsv => tsv::write(&bitext),
        AlignFormat::Jsonl => jsonl::write(&bitext),
        AlignFormat::Vecalign => vecalign::write(&bitext),
    };
    Ok(text.into())
}

pub(crate) fn segment(options: &arguments::Segment) -> Result<Outcome> {
    let segmenter = Segmenter::new().split(options.split.into());
    let document = Document::segmented(input::text(&options.file)?, &segmenter);
    let text = match options.format {
        SegmentFormat::Lines => lines::write(&document),
        SegmentFormat::Jsonl => jsonl::write_sentences(&document),
    };
    Ok(text.into())
}

pub(crate) fn lint(options: &arguments::Lint) -> Result<Outcome> {
    let text = input::text(&options.pairs)?;
    let bitext = Bitext::from_pairs(tsv::read(&text)?);
    let findings = Linter::new().lint(&bitext);
    let text = match options.format {
        LintFormat::Jsonl => jsonl::write_findings(&bitext, &findings),
        LintFormat::Text => {
            findings.iter().map(|f| format!("{}: {}\n", f.pair + 1, f.display(&bitext))).collect()
        }
    };
    let limit = options.fail_on.map(|severity| match severity {
        arguments::Severity::Info => Severity::Info,
        arguments::Severity::Warning => Severity::Warning,
        arguments::Severity::Error => Severity::Error,
    });
    let found = limit.is_some_and(|limit| findings.iter().any(|finding| finding.rule.severity >= limit));
    Ok(Outcome { text, found })
}

pub(crate) fn train(options: &arguments::Train) -> Result<Outcome> {
    let (names, gold): (Vec<String>, Vec<Gold<'static>>) = input::gold(&options.gold)?.into_iter().unzip();
    if !options.cross_validate {
        let all: Vec<&Gold<'_>> = gold.iter().collect();
        return Ok((align::train(&all, options.l2).to_json() + "\n").into());
    }
    let predicted: Vec<Vec<GoldBead>> = (0..gold.len())
        .map(|held_out| {
            let others = gold.iter().enumerate().filter(|&(k, _)| k != held_out).map(|(_, gold)| gold);
            let weights = align::train(&others.collect::<Vec<_>>(), options.l2);
            let Gold { source, target, .. } = gold[held_out].clone();
            eval::beads(&Aligner::new().weights(weights).align(source, target))
        })
        .collect();
    let documents: Vec<(&[GoldBead], &[GoldBead])> =
        gold.iter().zip(&predicted).map(|(gold, predicted)| (&gold.beads[..], &predicted[..])).collect();
    Ok(report(&names, &documents).into())
}

pub(crate) fn eval(options: &arguments::Eval) -> Result<Outcome> {
    let names = input::names(&options.gold, "gold")?;
    let mut beads = Vec::new();
    for name in &names {
        beads.push((
            input::beads(&options.gold, name, "gold")?,
            input::beads(&options.predicted, name, "pred")?,
        ));
    }
    let documents: Vec<(&[GoldBead], &[GoldBead])> =
        beads.iter().map(|(gold, predicted)| (&gold[..], &predicted[..])).collect();
    Ok(report(&names, &documents).into())
}

/// A table of scores: a line for each document, and one for all.
fn report(names: &[String], documents: &[(&[GoldBead], &[GoldBead])]) -> String {
    let mut out = String::from("document      strict P      R     F1     lax P      R     F1\n");
    let mut line = |name: &str, scores: Scores| {
        let Scores { strict, lax } = scores;
        writeln!(
            out,
            "{name:12}    {:.4} {:.4} {:.4}    {:.4} {:.4} {:.4}",
            strict.precision, strict.recall, strict.f1, lax.precision, lax.recall, lax.f1
        )
        .expect("a string takes any text");
    };
    for (name, document) in names.iter().zip(documents) {
        line(name, eval::scores([*document]));
    }
    line("all", eval::scores(documents.iter().copied()));
    out
}
