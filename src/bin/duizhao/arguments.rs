//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Aligns Chinese articles with their English versions, sentence by sentence, and flags artefacts of
/// machine translation.
#[derive(Debug, Parser)]
#[command(version, about)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Pairs the sentences of two files, one Chinese, one English, in either order.
    Align(Align),
    /// Cuts a file into sentences.
    Segment(Segment),
    /// Flags artefacts of machine translation in a file of pairs.
    Lint(Lint),
    /// Fits the aligner's weights to gold.
    Train(Train),
    /// Scores alignments against gold.
    Eval(Eval),
}

#[derive(Debug, Args)]
pub(crate) struct Align {
    /// The first text; `-` is standard input.
    pub(crate) first: PathBuf,
    /// The second text.
    pub(crate) second: PathBuf,
    /// How the texts are cut.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) split: Split,
    /// What to print.
    #[arg(short, long, value_enum, default_value_t)]
    pub(crate) format: AlignFormat,
    /// Weights made by `duizhao train`.
    #[arg(long, value_name = "FILE")]
    pub(crate) weights: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Segment {
    /// The text; `-` is standard input.
    pub(crate) file: PathBuf,
    /// How the text is cut.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) split: Split,
    /// What to print.
    #[arg(short, long, value_enum, default_value_t)]
    pub(crate) format: SegmentFormat,
}

#[derive(Debug, Args)]
pub(crate) struct Lint {
    /// Pairs as tab-separated values, Chinese and English; `-` is standard input.
    pub(crate) pairs: PathBuf,
    /// What to print.
    #[arg(short, long, value_enum, default_value_t)]
    pub(crate) format: LintFormat,
    /// Exit with 1 if something of this severity, or worse, was found.
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub(crate) fail_on: Option<Severity>,
}

#[derive(Debug, Args)]
pub(crate) struct Train {
    /// A folder with NAME.zh, NAME.en (one sentence a line) and NAME.gold (bead lines).
    pub(crate) gold: PathBuf,
    /// Strength of the pull towards zero.
    #[arg(long, default_value_t = 1.0)]
    pub(crate) l2: f64,
    /// Prints the scores of each document under weights that were trained on the others, instead of
    /// the weights.
    #[arg(long)]
    pub(crate) cross_validate: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Eval {
    /// A folder with NAME.gold files.
    pub(crate) gold: PathBuf,
    /// A folder with NAME.pred files.
    pub(crate) predicted: PathBuf,
}

/// How texts are cut.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Split {
    /// Into sentences, by the rules of the language.
    #[default]
    Auto,
    /// One sentence a line, as it stands; a blank line ends a paragraph.
    Line,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum AlignFormat {
    /// Side by side, for reading.
    #[default]
    Text,
    /// A pair a line, divided by a tab.
    Tsv,
    /// A JSON object a line.
    Jsonl,
    /// Bead lines: `[0, 1]:[2]:cost`.
    Vecalign,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum SegmentFormat {
    /// A sentence a line.
    #[default]
    Lines,
    /// A JSON object a line: text, bytes, paragraph, kind.
    Jsonl,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum LintFormat {
    /// A finding a line, for reading.
    #[default]
    Text,
    /// A JSON object a line.
    Jsonl,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Severity {
    Info,
    Warning,
    Error,
}
