//! `duizhao eval`.

use std::fmt::{self, Write};

use duizhao::align::GoldBead;
use duizhao::align::eval::{Bin, Case, Intervals, Report, Resampled, Score, Scores};
use duizhao::format::vecalign;
use duizhao::{Error, ErrorKind, Result};

use super::Outcome;
use crate::arguments::{self, Common, EvalFormat};
use crate::claims::Claims;
use crate::input;

pub(crate) fn eval(options: &arguments::Eval, common: &Common) -> Result<Outcome> {
    let names = input::names(&options.gold, "gold")?;
    let mut claims = Claims::reading(input::files(&options.gold, &names, &["gold"]));
    claims.reads(input::files(&options.predicted, &names, &["pred"]));
    claims.may_write(common.output.as_deref(), "--output")?;
    let mut documents = Vec::new();
    for name in &names {
        let gold = input::beads(&options.gold, name, "gold", vecalign::read_apart)?;
        // The predictions of another tool are scored as they are.
        let predicted = input::beads(&options.predicted, name, "pred", vecalign::read_with_costs)?;
        let (predicted, costs): (Vec<GoldBead>, Vec<Option<f32>>) = predicted.into_iter().unzip();
        let gold: Vec<GoldBead> = gold.into_iter().map(|(bead, _)| bead).collect();
        let confidences: Vec<Option<f32>> = costs.into_iter().map(confidence).collect();
        documents.push((gold, predicted, confidences));
    }
    let cases: Vec<Case<'_>> = names
        .iter()
        .zip(&documents)
        .map(|(name, (gold, predicted, confidences))| Case { name, gold, predicted, confidences })
        .collect();
    print(&Report::new(&cases), options.format)
}

/// A cost from 0 to 1 is one minus the confidence; the cost of another tool may be anything, and then gives
/// none.
fn confidence(cost: Option<f32>) -> Option<f32> {
    cost.filter(|cost| (0.0..=1.0).contains(cost)).map(|cost| 1.0 - cost)
}

/// The report in the requested format.
pub(super) fn print(report: &Report, format: EvalFormat) -> Result<Outcome> {
    let text = match format {
        EvalFormat::Text => {
            let mut text = String::new();
            tables(&mut text, report).expect("a string takes any text");
            text
        }
        EvalFormat::Json => {
            let refuse = |cause| Error::new(ErrorKind::Format, "cannot write the report").caused_by(cause);
            serde_json::to_string_pretty(report).map_err(refuse)? + "\n"
        }
    };
    Ok(text.into())
}

fn tables(out: &mut String, report: &Report) -> fmt::Result {
    let names = report.documents.iter().map(|document| document.name.chars().count());
    let width = names.max().unwrap_or(0).max("document".len());
    writeln!(out, "{:width$}  strict P       R      F1   lax P       R      F1", "document")?;
    for document in &report.documents {
        line(out, &document.name, width, &document.scores)?;
    }
    line(out, "all", width, &report.scores)?;
    let Intervals { low, high, resampled } = &report.intervals;
    line(out, "from", width, low)?;
    line(out, "to", width, high)?;
    let unit = match resampled {
        Resampled::Documents => "documents",
        Resampled::Beads => "beads",
    };
    writeln!(out, "\nfrom, to: 95 % of 1000 bootstrap samples of {unit}")?;

    writeln!(out, "\nbeads   gold  found  strict P       R      F1    from      to")?;
    for row in &report.types {
        let Score { precision, recall, f1 } = row.score;
        let (bead_type, gold, predicted) = (row.bead_type, row.gold, row.predicted);
        write!(out, "{bead_type:5}  {gold:5}  {predicted:5}    {precision:.4}  {recall:.4}  {f1:.4}")?;
        writeln!(out, "  {:.4}  {:.4}", row.low.f1, row.high.f1)?;
    }

    if let Some(calibration) = &report.calibration {
        writeln!(out, "\nconfidence   beads    mean   right")?;
        for Bin { low, high, beads, confidence, right } in &calibration.bins {
            write!(out, "{low:.1} to {high:.1}  {beads:6}")?;
            match beads {
                0 => writeln!(out, "       –       –")?,
                _ => writeln!(out, "  {confidence:.4}  {right:.4}")?,
            }
        }
        writeln!(out, "expected calibration error {:.4}", calibration.expected_error)?;
    }
    Ok(())
}

fn line(out: &mut String, name: &str, width: usize, Scores { strict, lax }: &Scores) -> fmt::Result {
    let pad = width - name.chars().count().min(width);
    writeln!(
        out,
        "{name}{:pad$}    {:.4}  {:.4}  {:.4}  {:.4}  {:.4}  {:.4}",
        "", strict.precision, strict.recall, strict.f1, lax.precision, lax.recall, lax.f1
    )
}
