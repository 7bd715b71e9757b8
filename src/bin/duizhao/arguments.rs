//! The arguments of the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint, value_parser};
use clap_complete::Shell;
use duizhao::decode::Charset;
use duizhao::format::Format;
use duizhao::{Language, lint, segment};

use crate::format::{self, LintInput};
use crate::help;
use crate::original::Original;
use crate::own::OwnFiles;

/// Aligns Chinese articles with their English versions, sentence by sentence, and flags artefacts of
/// machine translation.
#[derive(Debug, Parser)]
#[command(version, about, after_long_help = help::TOOL, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Pairs the sentences of two files, one Chinese, one English, in either order.
    #[command(after_long_help = help::ALIGN)]
    Align(Align),
    /// Shows the numbers, dates, names and other anchors of a file, or what they match in another.
    #[command(after_long_help = help::ANCHORS)]
    Anchors(Anchors),
    /// Cuts a file into sentences.
    #[command(after_long_help = help::SEGMENT)]
    Segment(Segment),
    /// Flags artefacts of machine translation in pairs, in two texts, or in an English text alone.
    #[command(after_long_help = help::LINT)]
    Lint(Lint),
    /// Pairs the pages of documentation in two languages, and flags what is missing, outdated or wrong in them.
    #[command(after_long_help = help::DOCS)]
    Docs(Docs),
    /// Fits the aligner's weights to gold.
    #[command(after_long_help = help::TRAIN)]
    Train(Train),
    /// Scores alignments against gold.
    #[command(after_long_help = help::EVAL)]
    Eval(Eval),
    /// Turns pairs of one format into another.
    #[command(after_long_help = help::CONVERT)]
    Convert(Convert),
    /// Lists the rules of the linter, or prints the page of one.
    #[command(after_long_help = help::RULES)]
    Rules(Rules),
    /// Prints the completions for a shell.
    #[command(after_long_help = help::COMPLETIONS)]
    Completions(Completions),
    /// Prints the manual, or writes it to a folder.
    #[command(after_long_help = help::MAN)]
    Man(Man),
}

/// More threads only cost memory.
const MOST_THREADS: i64 = 256;

/// What every command understands.
#[derive(Debug, Args)]
#[command(next_help_heading = "Common options")]
pub(crate) struct Common {
    /// Writes to this file instead of standard output; it appears whole or not at all.
    #[arg(short, long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
    /// How many threads work, at most 256; default: one a core. The output is the same on any number.
    #[arg(short = 'j', long, global = true, value_name = "N")]
    #[arg(value_parser = value_parser!(u16).range(1..=MOST_THREADS))]
    pub(crate) threads: Option<u16>,
    /// When to use colours; `auto`: on a terminal, unless NO_COLOR is set.
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub(crate) color: When,
    /// When to tell how far the work is, on standard error; `auto`: on a terminal.
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub(crate) progress: When,
    /// Shows long output as it is. Otherwise what a person reads on a terminal goes through $PAGER, or `less -R`.
    #[arg(long, global = true)]
    pub(crate) no_pager: bool,
}

/// When something is done that only a person looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    #[default]
    Auto,
    Always,
    Never,
}

/// How texts are read, and cut.
#[derive(Debug, Args)]
pub(crate) struct TextOptions {
    /// How texts are cut.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) split: Split,
    /// What a single line break means where texts are cut into sentences.
    #[arg(long, value_enum, default_value_t, value_name = "MEANING")]
    pub(crate) line_breaks: LineBreaks,
    /// Which lines are marked as no part of the article: navigation, credits, comment forms.
    #[arg(long, value_enum, default_value_t, value_name = "LINES")]
    pub(crate) boilerplate: Boilerplate,
    /// The encoding of the texts, by its name on the web: utf-8, gb18030, big5 ... Default: found out.
    #[arg(long, value_name = "LABEL")]
    pub(crate) encoding: Option<Charset>,
}

#[derive(Debug, Args)]
#[command(override_usage = "\
duizhao align [OPTIONS] <FIRST> <SECOND>
       duizhao align [OPTIONS] --jsonl <FILE>
       duizhao align [OPTIONS] --batch <LIST>")]
pub(crate) struct Align {
    /// The first text; `-` is standard input.
    #[arg(required_unless_present_any = ["jsonl", "batch"], conflicts_with_all = ["jsonl", "batch"])]
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) first: Option<PathBuf>,
    /// The second text.
    #[arg(required_unless_present_any = ["jsonl", "batch"], value_hint = ValueHint::FilePath)]
    pub(crate) second: Option<PathBuf>,
    /// Aligns many articles: each line of this file is a JSON object with `id`, `zh` and `en`, of at most 32
    /// MiB and 100,000 sentences a text.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["batch", "format", "encoding"])]
    pub(crate) jsonl: Option<PathBuf>,
    /// With --jsonl: answers with the findings of each article too.
    #[arg(long, requires = "jsonl", conflicts_with_all = ["first", "batch"])]
    pub(crate) findings: bool,
    /// Aligns many articles: each line of this file has a Chinese, an English and an output file,
    /// divided by tabs. What is done already is left as it is: an output that is there, and no older
    /// than its texts.
    #[arg(long, value_name = "LIST", conflicts_with = "output")]
    pub(crate) batch: Option<PathBuf>,
    /// With --batch: does again what is done already.
    #[arg(long, requires = "batch")]
    pub(crate) overwrite: bool,
    #[command(flatten)]
    pub(crate) reading: TextOptions,
    /// The languages of the two texts, in their order: `zh,en` or `en,zh`. Default: by their script, and where that does not
    /// tell, by their names: `zh/page.md`, `page.en.md`.
    #[arg(long, value_name = "FIRST,SECOND", value_parser = languages, conflicts_with_all = ["jsonl", "batch"])]
    pub(crate) languages: Option<[Language; 2]>,
    /// What to print; default: by the ending of the output file, else text.
    #[arg(short, long, value_parser = format::by_name())]
    pub(crate) format: Option<Format>,
    /// In text and markdown: shows also the lines of the page around the article and code, which are folded.
    #[arg(long, conflicts_with = "jsonl")]
    pub(crate) all: bool,
    /// Marks the beads that are less sure than this, from 0 to 1. None is left out.
    #[arg(long, value_name = "X", value_parser = confidence, allow_negative_numbers = true)]
    pub(crate) min_confidence: Option<f32>,
    /// Writes a report for a browser besides: a file; with --batch a folder, which gets a page for each
    /// article and an index, the worst first.
    #[arg(long, value_name = "PATH", conflicts_with = "jsonl", value_hint = ValueHint::AnyPath)]
    pub(crate) report: Option<PathBuf>,
    /// Exit with 1 if something of this severity, or worse, was found.
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub(crate) fail_on: Option<Severity>,
    #[command(flatten)]
    pub(crate) original: Original,
    #[command(flatten)]
    pub(crate) own: OwnFiles,
    /// Weights made by `duizhao train`.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) weights: Option<PathBuf>,
    /// By what sentences are paired.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) method: Method,
    /// The bead types that are tried, Chinese sentences first: `1-1,1-2,2-1`; `0-1` and `1-0` always are.
    #[arg(long, value_name = "TYPES", value_delimiter = ',')]
    pub(crate) beads: Vec<String>,
}

/// The languages of two texts.
fn languages(text: &str) -> std::result::Result<[Language; 2], String> {
    match text.to_ascii_lowercase().as_str() {
        "zh,en" => Ok([Language::Chinese, Language::English]),
        "en,zh" => Ok([Language::English, Language::Chinese]),
        _ => Err("expected zh,en or en,zh".to_owned()),
    }
}

/// A number from 0 to 1.
fn confidence(text: &str) -> std::result::Result<f32, String> {
    match text.parse() {
        Ok(number @ 0.0..=1.0) => Ok(number),
        _ => Err("expected a number from 0 to 1".to_owned()),
    }
}

/// A number that is not below zero.
fn strength(text: &str) -> std::result::Result<f64, String> {
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() && number >= 0.0 => Ok(number),
        _ => Err("expected a number, 0 or more".to_owned()),
    }
}

#[derive(Debug, Args)]
pub(crate) struct Anchors {
    /// The text; `-` is standard input.
    pub(crate) file: PathBuf,
    /// Its version in the other language: shows which anchors match, and how well.
    pub(crate) other: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: TextOptions,
    #[command(flatten)]
    pub(crate) own: OwnFiles,
}

#[derive(Debug, Args)]
pub(crate) struct Segment {
    /// The text; `-` is standard input.
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) reading: TextOptions,
    /// What to print.
    #[arg(short, long, value_enum, default_value_t)]
    pub(crate) format: SegmentFormat,
}

#[derive(Debug, Args)]
#[command(override_usage = "\
duizhao lint [OPTIONS] <FILE>...
       duizhao lint [OPTIONS] --jsonl <FILE>")]
pub(crate) struct Lint {
    /// Pairs, Chinese and English (.tsv, .jsonl, .csv, .tmx); or an English text alone; or two texts,
    /// Chinese and English, in either order, which are aligned first. `-` is standard input.
    #[arg(required_unless_present = "jsonl", num_args = 1..=2, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// The languages of two texts, in their order: `zh,en` or `en,zh`. Default: by their script, and where that does not
    /// tell, by their names: `zh/page.md`, `page.en.md`.
    #[arg(long, value_name = "FIRST,SECOND", value_parser = languages)]
    pub(crate) languages: Option<[Language; 2]>,
    /// Lints many documents: each line of this file is a JSON object with `id` and `pairs`, as `align --jsonl`
    /// answers, or with `id`, `zh` and `en`, which are a pair or two lists of sentences that go by pairs.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["files", "input", "format", "report", "write_baseline", "fix"])]
    pub(crate) jsonl: Option<PathBuf>,
    /// What a single file is. By default its ending tells; standard input is tsv.
    #[arg(long, value_parser = LintInput::by_name())]
    pub(crate) input: Option<LintInput>,
    /// What to print; default: text on a terminal, lines elsewhere.
    #[arg(short, long, value_enum)]
    pub(crate) format: Option<LintFormat>,
    /// Writes a report for a browser besides.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) report: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) rules: RuleOptions,
    /// Writes the input with its safe fixes to this file, which is another one.
    #[arg(long, value_name = "FILE")]
    pub(crate) fix: Option<PathBuf>,
    /// Exit with 1 if something of this severity, or worse, was found.
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub(crate) fail_on: Option<Severity>,
}

/// Which rules run, with what, and what is held back.
#[derive(Debug, Args)]
pub(crate) struct RuleOptions {
    /// Runs only these rules: ids, names, beginnings of ids, or `all`.
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub(crate) select: Vec<String>,
    /// Does not run these rules.
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub(crate) ignore: Vec<String>,
    /// The configuration. By default `duizhao.toml`, if it is there.
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) original: Original,
    #[command(flatten)]
    pub(crate) own: OwnFiles,
    /// Holds back the findings in this file.
    #[arg(long, value_name = "FILE", conflicts_with = "write_baseline")]
    pub(crate) baseline: Option<PathBuf>,
    /// Writes all findings to a baseline instead of printing them.
    #[arg(long, value_name = "FILE")]
    pub(crate) write_baseline: Option<PathBuf>,
    /// Leaves out findings that are less sure, 0 to 1.
    #[arg(long, value_name = "CONFIDENCE", value_parser = confidence, allow_negative_numbers = true)]
    pub(crate) min_confidence: Option<f32>,
}

#[derive(Debug, Args)]
#[command(mut_arg("from", |from| from.help(FROM_OF_PAGES)))]
pub(crate) struct Docs {
    /// A folder with the pages of both languages, such as a repository; or two folders, the English and the Chinese,
    /// in either order if their names tell.
    #[arg(required = true, num_args = 1..=2, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) folders: Vec<PathBuf>,
    /// What to print; default: text on a terminal, lines elsewhere.
    #[arg(short, long, value_enum)]
    pub(crate) format: Option<LintFormat>,
    /// Writes a report for a browser besides: a page for each pair and an index, the worst first.
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) report: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) rules: RuleOptions,
    /// Exit with 1 if one of these was found: something of a severity, or worse; or something that is not translated,
    /// or no longer.
    #[arg(long, value_enum, value_name = "WHAT", value_delimiter = ',')]
    pub(crate) fail_on: Vec<Drift>,
}

#[derive(Debug, Args)]
pub(crate) struct Train {
    /// Folders with NAME.zh, NAME.en (one sentence a line) and NAME.gold (bead lines).
    #[arg(required = true)]
    pub(crate) gold: Vec<PathBuf>,
    /// A folder of documents in which sentences often have no counterpart: news, articles of the web. They teach only
    /// what the model of sentences says.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) gappy: Option<PathBuf>,
    /// Strength of the pull towards zero.
    #[arg(long, default_value_t = 1.0, value_parser = strength, allow_negative_numbers = true)]
    pub(crate) l2: f64,
    /// Leaves out the features whose names begin with one of these, to see what they are worth.
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(crate) without: Vec<String>,
    /// Prints the scores of each document under weights that were trained on the others, instead of
    /// the weights.
    #[arg(long)]
    pub(crate) cross_validate: bool,
    /// The documents that `--cross-validate` leaves out together: lines of a name as it prints it, a tab, and a fold.
    /// Otherwise each is left out by itself.
    #[arg(long, value_name = "FILE", requires = "cross_validate")]
    pub(crate) folds: Option<PathBuf>,
    /// Which documents `--cross-validate` leaves out and scores; it trains on the others of both kinds.
    #[arg(long, value_enum, default_value_t, requires = "cross_validate")]
    #[arg(requires_if("gappy", "gappy"))]
    pub(crate) score: Scored,
    /// Trains on so many altered copies of each document too, where there is no gold for `--gappy`.
    #[arg(long, value_name = "N", default_value_t = 0)]
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

/// Which documents are scored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Scored {
    /// Those of GOLD.
    #[default]
    Gold,
    /// Those of `--gappy`.
    Gappy,
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

#[derive(Debug, Args)]
pub(crate) struct Convert {
    /// The pairs; `-` is standard input. Of moses NAME, for NAME.zh and NAME.en.
    #[arg(value_name = "IN", value_hint = ValueHint::FilePath)]
    pub(crate) input: PathBuf,
    /// Where they go; `-` is standard output.
    #[arg(value_name = "OUT", value_hint = ValueHint::FilePath, conflicts_with = "output")]
    pub(crate) output_file: PathBuf,
    /// The format of IN; default: by its ending.
    #[arg(long, value_parser = format::by_name(), value_name = "FORMAT")]
    pub(crate) from: Option<Format>,
    /// The format of OUT; default: by its ending.
    #[arg(long, value_parser = format::by_name(), value_name = "FORMAT")]
    pub(crate) to: Option<Format>,
    /// The sentences of the first side, one a line: for formats that hold numbers only.
    #[arg(long, value_name = "FILE", requires = "target", value_hint = ValueHint::FilePath)]
    pub(crate) source: Option<PathBuf>,
    /// The sentences of the second side.
    #[arg(long, value_name = "FILE", requires = "source", value_hint = ValueHint::FilePath)]
    pub(crate) target: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Rules {
    /// The id or the name of a rule: `N02`, `wrong-reading`.
    #[arg(value_name = "ID")]
    pub(crate) rule: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// Which shell.
    #[arg(value_enum)]
    pub(crate) shell: Shell,
}

#[derive(Debug, Args)]
pub(crate) struct Man {
    /// Writes a file for the tool and for each command to this folder.
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath, conflicts_with = "output")]
    pub(crate) folder: Option<PathBuf>,
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

impl From<Split> for segment::Split {
    fn from(split: Split) -> segment::Split {
        match split {
            Split::Auto => segment::Split::Sentences,
            Split::Line => segment::Split::Lines,
        }
    }
}

/// What a single line break means.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum LineBreaks {
    /// It ends the sentence and the paragraph, as on web pages.
    #[default]
    Paragraph,
    /// It is a blank, between Chinese characters nothing, as in e-mails and books that are wrapped at a
    /// fixed width; a blank line ends the paragraph. Spans are those of the joined lines.
    Wrap,
}

impl From<LineBreaks> for segment::LineBreaks {
    fn from(line_breaks: LineBreaks) -> segment::LineBreaks {
        match line_breaks {
            LineBreaks::Paragraph => segment::LineBreaks::EndParagraph,
            LineBreaks::Wrap => segment::LineBreaks::Wrap,
        }
    }
}

/// Which lines are marked as no part of the article.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Boilerplate {
    /// Those of the page around it where texts are cut into sentences; none with `--split line`.
    #[default]
    Auto,
    /// Those of the page around it, also with `--split line`.
    Marked,
    /// None.
    Kept,
}

impl From<Boilerplate> for segment::Boilerplate {
    fn from(boilerplate: Boilerplate) -> segment::Boilerplate {
        match boilerplate {
            Boilerplate::Auto => segment::Boilerplate::Auto,
            Boilerplate::Marked => segment::Boilerplate::Marked,
            Boilerplate::Kept => segment::Boilerplate::Kept,
        }
    }
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LintFormat {
    /// Each finding with its two texts, marked.
    Text,
    /// A finding a line.
    Lines,
    /// A JSON object a line.
    Jsonl,
    /// For code review and CI (SARIF 2.1.0).
    Sarif,
    /// Commands of a workflow of GitHub, which annotates the lines.
    Github,
}

/// What `--from` means for pages, of which either may be the original.
const FROM_OF_PAGES: &str = "The language of the original. The other pages are its translations, which findings ask to mend. \
     Default: it is not known, and nothing is suggested";

/// What the caller of `docs` wants to fail on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Drift {
    /// Pages without a counterpart or a translation, passages without one, and what is left in the language of the
    /// original.
    Missing,
    /// Besides, passages that are in the translation alone, numbers and versions that differ.
    Stale,
    Error,
    Warning,
    Info,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Severity {
    Info,
    Warning,
    Error,
}

impl From<Severity> for lint::Severity {
    fn from(severity: Severity) -> lint::Severity {
        match severity {
            Severity::Info => lint::Severity::Info,
            Severity::Warning => lint::Severity::Warning,
            Severity::Error => lint::Severity::Error,
        }
    }
}
