//! The fixtures: the results on them, measured against gold.

#[path = "../src/bin/generate/catalogue.rs"]
mod catalogue;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use duizhao::align::{GoldBead, eval};
use duizhao::format::vecalign;
use duizhao::{Aligner, Bitext, Document, Span};

struct Fixture {
    article: [&'static str; 2],
    sentences: [&'static str; 2],
    paragraphs: [&'static str; 2],
    gold: &'static str,
    /// The raw articles, aligned once for all tests.
    aligned: LazyLock<Bitext<'static>>,
}

macro_rules! fixture {
    ($name:literal) => {{
        const ARTICLE: [&str; 2] = [
            include_str!(concat!("../fixtures/", $name, "/article.zh.txt")),
            include_str!(concat!("../fixtures/", $name, "/article.en.txt")),
        ];
        Fixture {
            article: ARTICLE,
            sentences: [
                include_str!(concat!("../fixtures/", $name, "/sentences.zh")),
                include_str!(concat!("../fixtures/", $name, "/sentences.en")),
            ],
            paragraphs: [
                include_str!(concat!("../fixtures/", $name, "/paragraphs.zh")),
                include_str!(concat!("../fixtures/", $name, "/paragraphs.en")),
            ],
            gold: include_str!(concat!("../fixtures/", $name, "/beads.gold")),
            aligned: LazyLock::new(|| duizhao::align(ARTICLE[0], ARTICLE[1])),
        }
    }};
}

static HUXIU: Fixture = fixture!("huxiu");
static CLEAN: Fixture = fixture!("clean");

impl Fixture {
    fn gold(&self) -> Vec<GoldBead> {
        vecalign::read(self.gold).expect("the gold beads are well-formed")
    }

    /// Strict F1 on the sentences of the gold.
    fn strict_f1(&self) -> f64 {
        let [zh, en] = self.sentences.map(Document::from_lines);
        let predicted = eval::beads(&Aligner::new().align(zh, en));
        eval::scores([(&self.gold()[..], &predicted[..])]).strict.f1
    }

    /// The share of the gold pairs whose two texts come out as one pair when the raw articles are aligned.
    fn pairs_found(&self) -> f64 {
        let lines = self.sentences.map(|text| text.lines().collect::<Vec<_>>());
        let text = |side: usize, numbers: &[u32]| -> String {
            numbers.iter().map(|&number| squeezed(lines[side][number as usize])).collect()
        };
        let gold: Vec<(String, String)> = self
            .gold()
            .iter()
            .filter(|bead| !bead.source.is_empty() && !bead.target.is_empty())
            .map(|bead| (text(0, &bead.source), text(1, &bead.target)))
            .collect();
        let pairs = self.aligned.pairs();
        let found: HashSet<(String, String)> =
            pairs.map(|pair| (squeezed(pair.source()), squeezed(pair.target()))).collect();
        gold.iter().filter(|pair| found.contains(pair)).count() as f64 / gold.len() as f64
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// At least 49 in 50 of the sentences that are found are those of the gold.
fn same_sentences(fixture: &Fixture) {
    for side in 0..2 {
        let document = Document::new(fixture.article[side]);
        let found: Vec<String> = document.sentences().map(|sentence| squeezed(sentence.text())).collect();
        let gold: Vec<String> = fixture.sentences[side].lines().map(squeezed).collect();
        let strange: Vec<&String> = found.iter().filter(|sentence| !gold.contains(sentence)).collect();
        assert!(strange.len() * 50 <= gold.len(), "sentences that are not in gold: {strange:#?}");
        assert_eq!(fixture.paragraphs[side].lines().count(), gold.len(), "every sentence has a paragraph");
    }
}

#[test]
fn cuts_the_fixtures_into_their_sentences() {
    same_sentences(&HUXIU);
    same_sentences(&CLEAN);
}

#[test]
fn aligns_the_huxiu_fixture() {
    let f1 = HUXIU.strict_f1();
    assert!(f1 >= 0.92, "strict F1 {f1:.4}");
    let found = HUXIU.pairs_found();
    assert!(found >= 0.92, "pairs found from the raw articles {found:.4}");
}

#[test]
fn aligns_the_clean_fixture() {
    let f1 = CLEAN.strict_f1();
    assert!(f1 >= 0.98, "strict F1 {f1:.4}");
    let found = CLEAN.pairs_found();
    assert!(found >= 0.95, "pairs found from the raw articles {found:.4}");
}

/// Each article of `fixtures/bench`, and its beads name each sentence once.
#[test]
fn aligns_the_texts_to_measure_on() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/bench");
    let files =
        fs::read_dir(&folder).expect("the folder is there").map(|entry| entry.expect("readable").path());
    let mut names: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|end| end == "gold")).collect();
    names.sort();
    let (mut articles, mut sentences) = (Vec::new(), 0);
    for path in names {
        let read =
            |ending| fs::read_to_string(path.with_extension(ending)).expect("an article has three files");
        let [zh, en] = ["zh", "en"].map(|ending| Document::from_lines(read(ending)));
        let gold = vecalign::read_whole(&read("gold"), [zh.len(), en.len()])
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        sentences += zh.len();
        articles.push((gold, eval::beads(&Aligner::new().align(zh, en))));
    }
    assert!(sentences >= 600, "{sentences} Chinese sentences");
    let f1 = eval::scores(articles.iter().map(|(gold, found)| (&gold[..], &found[..]))).strict.f1;
    assert!(f1 >= 0.94, "strict F1 {f1:.4}");
}

#[test]
fn gives_the_same_pairs_in_either_order() {
    let back = duizhao::align(HUXIU.article[1], HUXIU.article[0]);
    assert_eq!(HUXIU.aligned.beads(), back.beads());
}

mod lint {
    use duizhao::lint::{Finding, Linter, rules};

    use super::catalogue::{Fault, faults};
    use super::*;

    /// What the linter finds in the fixture `huxiu` by default.
    static FINDINGS: LazyLock<Vec<Finding>> = LazyLock::new(|| HUXIU.aligned.lint());

    #[test]
    fn finds_sho_yoko() {
        let (bitext, findings) = (&HUXIU.aligned, &FINDINGS);
        let readings: Vec<Option<&str>> =
            findings.iter().filter(|f| f.rule.id == "N02").map(|f| f.target_text(bitext)).collect();
        assert_eq!(readings, [Some("Sho Yoko")]);
        let finding = findings.iter().find(|f| f.rule.id == "N02").unwrap();
        assert_eq!(finding.source_text(bitext), Some("逍遥子"));
        assert_eq!(finding.suggestion.as_deref(), Some("Xiaoyaozi"));
    }

    #[test]
    fn finds_the_artefacts_whose_rules_stand() {
        let (bitext, findings) = (&HUXIU.aligned, &FINDINGS);
        let faults = faults();
        for rule in rules() {
            let (found, missed): (Vec<&Fault>, Vec<&Fault>) = faults
                .iter()
                .filter(|fault| fault.rule == rule.id && !fault.control)
                .partition(|fault| fault.is_found(findings, bitext));
            let missed: Vec<&str> = missed.iter().map(|fault| fault.words.as_str()).collect();
            assert!(found.len() >= 2 * missed.len(), "{}: found {}, not {missed:#?}", rule.id, found.len());
        }
    }

    /// The table of measured figures, which `duizhao-generate measured` writes. A rule without a row is not
    /// measured yet; the last column of a row is what the linter finds in the fixture.
    #[test]
    fn finds_what_the_pages_of_the_rules_say() {
        let bitext = &HUXIU.aligned;
        let findings = Linter::new().rules(rules()).lint(bitext);
        let faults = faults();
        let table = include_str!("../src/data/lint/measured.tsv");
        let rows: Vec<Vec<&str>> = table
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(|row| row.split('\t').collect())
            .collect();
        let (heads, rows) = rows.split_first().expect("the table names its columns");
        assert!(
            rows.is_sorted_by(|a, b| a[0] < b[0]),
            "measured.tsv: expected a row for a rule, sorted by id"
        );
        for row in rows {
            let id = row[0];
            assert!(rules().iter().any(|rule| rule.id == id), "measured.tsv: there is no rule {id}");
            assert_eq!(row.len(), heads.len(), "measured.tsv: the fields of {id}");
            let found = catalogue::found(id, &faults, &findings, bitext);
            assert_eq!(row.last(), Some(&&*found), "{id}: make src/data/lint/measured.tsv anew");
        }
    }

    #[test]
    fn is_silent_on_what_is_right() {
        let (bitext, findings) = (&HUXIU.aligned, &FINDINGS);
        for Fault { words, .. } in faults().iter().filter(|fault| fault.control && !fault.words.is_empty()) {
            for finding in findings.iter() {
                let mark = finding.target.unwrap_or_default();
                let right = bitext.target().text().find(words);
                let place = right.map(|at| Span::new(at, at + words.len())).unwrap_or_default();
                let is_hit = match mark.of(bitext.target().text()) {
                    "" => place.start < mark.start && mark.end < place.end,
                    marked => words.contains(marked),
                };
                assert!(!is_hit, "{}", finding.display(bitext));
            }
        }
    }

    #[test]
    fn finds_no_error_in_the_clean_fixture() {
        let bitext = &CLEAN.aligned;
        let findings: Vec<String> = bitext.lint().iter().map(|f| f.display(bitext).to_string()).collect();
        assert!(findings.is_empty(), "{findings:#?}");
    }
}
