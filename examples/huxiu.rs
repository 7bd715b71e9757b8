//! Aligns a Chinese article with its English version and prints every pair side by side, with the anchors
//! that link it and the places where the translation is wrong.
//!
//! ```text
//! cargo run --release --example huxiu              # the article embedded here
//! cargo run --release --example huxiu -- ZH EN     # any two files, in either order
//! ```

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use duizhao::format::terminal::{Paint, SideBySide};
use duizhao::lint::Finding;
use duizhao::{Aligner, Bitext, Document, Language};

const CHINESE: &str = include_str!("../fixtures/huxiu/article.zh.txt");
const ENGLISH: &str = include_str!("../fixtures/huxiu/article.en.txt");

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (first, second) = match arguments.as_slice() {
        [] => (CHINESE.to_owned(), ENGLISH.to_owned()),
        [first, second] => match (read(first), read(second)) {
            (Ok(first), Ok(second)) => (first, second),
            (Err(message), _) | (_, Err(message)) => return refuse(&message),
        },
        _ => return refuse("expected two files, or none for the embedded article"),
    };
    let (first, second) = (Document::new(first), Document::new(second));
    if first.language() == second.language() {
        return refuse(&format!(
            "expected one Chinese and one English text, found both {}",
            first.language()
        ));
    }
    let bitext = Aligner::new().align(first, second);
    let findings = bitext.lint();
    match print(&bitext, &findings, &mut io::stdout().lock()) {
        // The reader may stop reading: `… | head`.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => refuse(&error.to_string()),
        _ => ExitCode::SUCCESS,
    }
}

fn read(path: &str) -> Result<String, String> {
    let bytes = fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    let decoded = duizhao::decode::decode(&bytes).map_err(|error| format!("{path}: {error}"))?;
    Ok(decoded.text.into_owned())
}

fn refuse(message: &str) -> ExitCode {
    eprintln!("huxiu: {message}");
    ExitCode::from(2)
}

fn print(bitext: &Bitext<'_>, findings: &[Finding], out: &mut impl Write) -> io::Result<()> {
    let side_by_side = SideBySide::new().width(100).paint(paint());
    write!(out, "{}", side_by_side.pairs_with(bitext, findings))?;
    unaligned(bitext, Language::Chinese, out)?;
    unaligned(bitext, Language::English, out)?;
    summary(bitext, findings, out)
}

/// Colours only on a terminal, and not if NO_COLOR is set.
fn paint() -> Paint {
    let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if io::stdout().is_terminal() && !unwanted { Paint::Ansi } else { Paint::Plain }
}

/// The sentences of one side that have no counterpart.
fn unaligned(bitext: &Bitext<'_>, language: Language, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n{language} sentences without a counterpart\n")?;
    for pair in bitext.pairs().filter(|pair| pair.bead().is_null()) {
        let sentences: Vec<_> = match language {
            Language::Chinese => pair.source_sentences().collect(),
            Language::English => pair.target_sentences().collect(),
        };
        for sentence in sentences {
            let page = if sentence.is_boilerplate() { " (page)" } else { "" };
            writeln!(out, "  {:>4}{page}  {}", sentence.index() + 1, sentence.text())?;
        }
    }
    Ok(())
}

fn summary(bitext: &Bitext<'_>, findings: &[Finding], out: &mut impl Write) -> io::Result<()> {
    let mut shapes: BTreeMap<String, usize> = BTreeMap::new();
    for bead in bitext.beads() {
        *shapes.entry(bead.shape()).or_default() += 1;
    }
    let mut rules: BTreeMap<&str, (usize, &Finding)> = BTreeMap::new();
    for finding in findings {
        rules.entry(finding.rule.id).or_insert((0, finding)).0 += 1;
    }
    let null = |of: fn(&duizhao::Bead) -> usize| -> usize {
        bitext.beads().iter().filter(|bead| bead.is_null()).map(of).sum()
    };
    writeln!(out, "\nSummary\n")?;
    writeln!(out, "  sentences   {} Chinese, {} English", bitext.source().len(), bitext.target().len())?;
    let shapes: Vec<String> = shapes.iter().map(|(shape, count)| format!("{shape} × {count}")).collect();
    writeln!(out, "  beads       {}: {}", bitext.beads().len(), shapes.join(", "))?;
    let unaligned = (null(|bead| bead.source.len()), null(|bead| bead.target.len()));
    writeln!(out, "  unaligned   {} Chinese, {} English", unaligned.0, unaligned.1)?;
    writeln!(out, "  findings    {}", findings.len())?;
    for (id, (count, finding)) in rules {
        writeln!(out, "    {count:>4}  {id} {} ({})", finding.rule.name, finding.severity)?;
    }
    Ok(())
}
