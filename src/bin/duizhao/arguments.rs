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
    /// Shows the numbers, dates, names and other anchors of a file, or what they match in another.
    Anchors(Anchors),
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
    /// By what sentences are paired.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) method: Method,
    /// The bead types that are tried, Chinese sentences first: `1-1,1-2,2-1`; `0-1` and `1-0` always are.
    #[arg(long, value_name = "TYPES", value_delimiter = ',')]
    pub(crate) beads: Vec<String>,
    /// Own terms, Chinese and English: a .tsv, .csv or .tbx file.
    #[arg(long, value_name = "FILE")]
    pub(crate) glossary: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Anchors {
    /// The text; `-` is standard input.
    pub(crate) file: PathBuf,
    /// Its version in the other language: shows which anchors match, and how well.
    pub(crate) other: Option<PathBuf>,
    /// How the texts are cut.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) split: Split,
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
    /// Pairs, Chinese and English (.tsv, .jsonl); or an English text alone; or two texts, Chinese and
    /// English, in either order, which are aligned first. `-` is standard input.
    #[arg(required = true, num_args = 1..=2, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// What a single file is. By default its ending tells; standard input is tsv.
    #[arg(long, value_enum)]
    pub(crate) input: Option<LintInput>,
    /// What to print.
    #[arg(short, long, value_enum, default_value_t)]
    pub(crate) format: LintFormat,
    /// Runs only these rules: ids, names, beginnings of ids, or `all`.
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub(crate) select: Vec<String>,
    /// Does not run these rules.
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub(crate) ignore: Vec<String>,
    /// The configuration. By default `duizhao.toml`, if it is there.
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Own terms, Chinese and English: a .tsv, .csv or .tbx file. What they say is right.
    #[arg(long, value_name = "FILE")]
    pub(crate) glossary: Option<PathBuf>,
    /// Own names: rows that merge over the gazetteer.
    #[arg(long, value_name = "FILE")]
    pub(crate) names: Option<PathBuf>,
    /// Holds back the findings in this file.
    #[arg(long, value_name = "FILE", conflicts_with = "write_baseline")]
    pub(crate) baseline: Option<PathBuf>,
    /// Writes all findings to a baseline instead of printing them.
    #[arg(long, value_name = "FILE")]
    pub(crate) write_baseline: Option<PathBuf>,
    /// Leaves out findings that are less sure, 0 to 1.
    #[arg(long, value_name = "CONFIDENCE")]
    pub(crate) min_confidence: Option<f32>,
    /// Writes the input with its safe fixes to this file.
    #[arg(long, value_name = "FILE")]
    pub(crate) fix: Option<PathBuf>,
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
    /// Leaves out the features whose names begin with one of these, to see what they are worth.
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(crate) without: Vec<String>,
    /// Prints the scores of each document under weights that were trained on the others, instead of
    /// the weights.
    #[arg(long)]
    pub(crate) cross_validate: bool,
    /// Trains on so many altered copies of each document too.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) augment: usize,
    /// In what ways the copies differ from their original.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) alter: Alter,
    /// How the scores of `--cross-validate` are printed.
    #[arg(short, long, value_enum, default_value_t)]
    pub(crate) format: EvalFormat,
}

#[derive(Debug, Args)]
pub(crate) struct Eval {
    /// A folder with NAME.gold files.
    pub(crate) gold: PathBuf,
    /// A folder with NAME.pred files: bead lines as `align -f vecalign` prints them.
    pub(crate) predicted: PathBuf,
    /// What to print.
    #[arg(short, long, value_enum, default_value_t)]
    pub(crate) format: EvalFormat,
}

/// How copies of gold are altered.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Alter {
    /// Sentences and blocks left out on one side, foreign blocks put in.
    #[default]
    Losses,
    /// Besides, blocks moved, sentences split and joined.
    Everything,
}

/// By what sentences are paired.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Method {
    /// By words, names, numbers, marks and lengths.
    #[default]
    Trained,
    /// By lengths alone (Gale and Church 1993), to compare with.
    Length,
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
pub(crate) enum EvalFormat {
    /// Tables, for reading.
    #[default]
    Text,
    /// A JSON object.
    Json,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum SegmentFormat {
    /// A sentence a line.
    #[default]
    Lines,
    /// A JSON object a line: text, bytes, paragraph, kind.
    Jsonl,
}

/// What a single file holds that is linted.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum LintInput {
    /// A pair a line, divided by a tab.
    Tsv,
    /// A JSON object a line: `source` and `target`, `zh` and `en`, or `translation`.
    Jsonl,
    /// An English text.
    Text,
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
