//! How often each rule of the linter fires on right translations, and how many known faults it finds.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use duizhao::format::{tsv, vecalign};
use duizhao::lint::{Finding, Linter, rules};
use duizhao::{Bitext, Document};

use crate::source::sha256;
use crate::{Result, Table, catalogue, data, in_file, text};

const NAME: &str = "lint/measured.tsv";

/// The column of the counts in a row.
const FIRES: usize = 1;
const VERDICT: usize = 2;

/// Makes the table. How many findings on news are true is a person's verdict: it is taken over from the
/// existing table if the count is the same, and left empty otherwise.
pub(crate) fn table(news: &Path, literary: &Path) -> Result<Table> {
    let before = text(&data(NAME)).unwrap_or_default();
    let (news, literary) = (Right::read(news)?, Right::read(literary)?);
    let fixture = duizhao::align(
        include_str!("../../../fixtures/huxiu/article.zh.txt"),
        include_str!("../../../fixtures/huxiu/article.en.txt"),
    );
    let (faults, of_fixture) = (catalogue::faults(), lint(&fixture));
    let mut table = head(&news, &literary);
    let mut remarks = String::new();
    for rule in rules() {
        let on_news: Vec<&Finding> = news.findings.iter().filter(|f| f.rule.id == rule.id).collect();
        let on_literary = literary.findings.iter().filter(|f| f.rule.id == rule.id).count();
        let verdict = verdict(&before, rule.id, on_news.len());
        if verdict.is_empty() && !on_news.is_empty() {
            writeln!(remarks, "{}: how many of these are true?", rule.id)?;
            on_news.iter().try_for_each(|f| writeln!(remarks, "  {}", f.display(&news.bitext)))?;
        }
        let found = catalogue::found(rule.id, &faults, &of_fixture, &fixture);
        writeln!(table, "{}\t{}\t{verdict}\t{on_literary}\t{found}", rule.id, on_news.len())?;
    }
    Ok(Table { name: NAME, bytes: table.into_bytes(), remarks })
}

fn head(news: &Right, literary: &Right) -> String {
    let (on_news, on_literary) = (news.bitext.beads().len(), literary.bitext.beads().len());
    format!(
        "# How often each rule fires on right translations, and what it finds of the faults that were put into the fixture huxiu. Every\n\
         # rule is selected; findings of all severities and confidences count; the fixture is its raw articles, end to end. Written by\n\
         # `duizhao-generate measured`, but for the column \"of them true\": a person's verdict, empty where nothing fires or nobody\n\
         # has judged yet. Facts; no text of the pairs is in the table. MIT OR Apache-2.0.\n\
         # News: SHA-256 of the lines {}\n\
         # Literary texts: SHA-256 of the lines {}\n\
         rule\tfires on news ({on_news} pairs)\tof them true\tfires on literary texts ({on_literary} pairs)\tfound in the fixture\n",
        news.checksum, literary.checksum
    )
}

/// The verdict that the earlier table has for this number of findings of a rule.
fn verdict<'t>(before: &'t str, rule: &str, count: usize) -> &'t str {
    let mut rows = before.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let row = rows.find(|row| row[0] == rule);
    row.filter(|row| row.get(FIRES) == Some(&&*count.to_string()))
        .and_then(|row| row.get(VERDICT).copied())
        .unwrap_or_default()
}

/// Right pairs, and what is found in them nevertheless.
struct Right {
    bitext: Bitext<'static>,
    findings: Vec<Finding>,
    /// The checksum of the pairs as lines of two fields.
    checksum: String,
}

impl Right {
    fn read(path: &Path) -> Result<Right> {
        let pairs = if path.is_dir() { of_gold(path)? } else { of_lines(path)? };
        let lines: String = pairs.iter().map(|(zh, en)| format!("{zh}\t{en}\n")).collect();
        let bitext = Bitext::from_pairs(pairs);
        let findings = lint(&bitext);
        Ok(Right { bitext, findings, checksum: sha256(lines.as_bytes()) })
    }
}

fn lint(bitext: &Bitext<'_>) -> Vec<Finding> {
    Linter::new().rules(rules()).lint(bitext)
}

fn of_lines(path: &Path) -> Result<Vec<(String, String)>> {
    let text = text(path)?;
    let rows = tsv::Layout::of(&text).map_err(in_file(path))?.rows(&text).into_iter();
    rows.map(|row| row.map(|row| (row.source, row.target)).map_err(in_file(path))).collect()
}

/// The beads with one sentence on each side, from all chapters in the order of their names.
fn of_gold(folder: &Path) -> Result<Vec<(String, String)>> {
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<PathBuf>>>()?;
    let mut chapters: Vec<PathBuf> =
        entries.into_iter().filter(|path| path.extension().is_some_and(|found| found == "gold")).collect();
    chapters.sort();
    let mut pairs = Vec::new();
    for chapter in chapters {
        let [zh, en] = [text(&chapter.with_extension("zh"))?, text(&chapter.with_extension("en"))?];
        let [zh, en] = [Document::from_lines(&zh), Document::from_lines(&en)];
        let beads =
            vecalign::read_whole(&text(&chapter)?, [zh.len(), en.len()]).map_err(in_file(&chapter))?;
        for bead in beads {
            if let ([source], [target]) = (&bead.source[..], &bead.target[..]) {
                let text = |side: &Document<'_>, at: u32| side.sentence(at as usize).text().to_owned();
                pairs.push((text(&zh, *source), text(&en, *target)));
            }
        }
    }
    Ok(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_verdict_of_a_count_that_did_not_change() {
        let before = "# note\nrule\tnews\tof them true\nA01\t1\t0\t5\nP01\t5\t5\t0\nQ01\t0\t\t0\n";
        assert_eq!(verdict(before, "P01", 5), "5");
        assert_eq!(verdict(before, "P01", 4), "");
        assert_eq!(verdict(before, "Q01", 0), "");
        assert_eq!(verdict(before, "X01", 1), "");
        assert_eq!(verdict("", "A01", 1), "");
    }
}
