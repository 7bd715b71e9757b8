//! What is written is read back unchanged; foreign files are read; no input panics.
//!
//! `fixtures/format/written` holds one small bitext in every format; `UPDATE=1` writes it again.
//! `fixtures/format/foreign` holds files as other programs write them, each with the pairs that must be read;
//! `fixtures/format/errors.tsv` holds the messages for broken input.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use duizhao::format::{
    Format, Needs, Row, Written, csv, huggingface, intertext, jsonl, ladder, markdown, moses, terminal, tmx,
    tsv, vecalign, xces,
};
use duizhao::{Bead, Bitext, Document, ErrorKind, Placement, Sents, decode};
use proptest::prelude::*;

// ── Texts ────────────────────────────────────────────────────────────────────────────────────────

/// A text with everything that is a mark in some format.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => "[a-zA-Z ]{1,8}",
        3 => "[一-龥，。]{1,6}",
        2 => prop::sample::select(vec![
            "&", "<", ">", "]]>", "&amp;", "<b>", "<![CDATA[", "\"", "'", "'=", "=", "+", "-", "@", "＝", "\t", "\n",
            "\r", "\r\n", ",", ";", "|", "\\", "\u{0}", "\u{1}", "\u{C}", "\u{1C}", "\u{7F}", "\u{85}", "\u{2028}",
            "\u{FEFF}", "\u{FFFE}", "\u{FFFF}", "🚉", "👩‍🔬", "𠮷", "𰻝", "　", "{", "}", "%", "#", "\u{1FFFF}",
        ]).prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn pairs() -> impl Strategy<Value = Vec<(String, String)>> {
    prop::collection::vec((text(), text()), 0..5)
}

fn texts(bitext: &Bitext<'_>) -> Vec<(String, String)> {
    bitext.pairs().map(|pair| (pair.source().to_owned(), pair.target().to_owned())).collect()
}

/// What is between white space, for formats with one text per line.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_space = |c: char| c.is_whitespace() || ('\u{1C}'..='\u{1F}').contains(&c);
    text.split(is_space).filter(|word| !word.is_empty())
}

fn dense(text: &str) -> String {
    words(text).collect()
}

/// What XML 1.0 can hold of a text.
fn xml(text: &str) -> String {
    let holds = |c: &char| matches!(*c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..);
    text.chars().filter(holds).collect::<String>().trim().to_owned()
}

fn both(pairs: Vec<(String, String)>, change: fn(&str) -> String) -> Vec<(String, String)> {
    pairs.iter().map(|(source, target)| (change(source), change(target))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn texts_come_back(pairs in pairs()) {
        let bitext = Bitext::from_pairs(as_refs(&pairs));
        let before = texts(&bitext);
        for format in [csv::FORMAT, jsonl::FORMAT, huggingface::FORMAT] {
            let after = format.read(&format.write(&bitext).text).expect("own output");
            prop_assert_eq!(&texts(&after), &before, "{}", format);
        }
    }

    #[test]
    fn texts_on_lines_come_back_with_white_space_folded(pairs in pairs()) {
        let bitext = Bitext::from_pairs(as_refs(&pairs));
        let before = both(texts(&bitext), dense);
        let is_given = bitext.order() == duizhao::Order::AsGiven;
        let tsv = tsv::FORMAT.write(&bitext).text;
        prop_assert_eq!(tsv.lines().count(), before.len());
        prop_assert!(tsv.lines().all(|line| line.matches('\t').count() == 1));
        let [first, second] = moses::write(&bitext);
        let tsv = tsv::read(&tsv).expect("own output");
        let tsv: Vec<(&str, &str)> = tsv.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        for pairs in [tsv, moses::read(&first, &second).expect("own output")] {
            let after: Vec<_> =
                pairs.iter().map(|&(a, b)| if is_given { (a, b) } else { (b, a) }).collect();
            for text in after.iter().flat_map(|&(source, target)| [source, target]) {
                prop_assert_eq!(text, words(text).collect::<Vec<_>>().join(" "));
            }
            let after: Vec<_> = after.iter().map(|&(source, target)| (dense(source), dense(target))).collect();
            prop_assert_eq!(after, before.clone());
        }
    }

    #[test]
    fn tmx_keeps_all_that_xml_can_hold(pairs in pairs()) {
        let bitext = Bitext::from_pairs(as_refs(&pairs));
        let held: Vec<(String, String)> = both(texts(&bitext), xml);
        let kept: Vec<(String, String)> =
            held.into_iter().filter(|(source, target)| !source.is_empty() && !target.is_empty()).collect();
        let Written { text, lost, .. } = tmx::write(&bitext);
        prop_assert_eq!(lost.nulls + kept.len(), bitext.beads().len());
        let rows = tmx::read(&text).expect("own output");
        let after: Vec<_> = rows.iter().map(|row| (xml(&row.source), xml(&row.target))).collect();
        prop_assert_eq!(after, kept);
    }

    #[test]
    fn scores_come_back_to_the_last_bit(score in -1e9f32..1e9, confidence in 0f32..=1.0, moved in any::<bool>()) {
        let placement = if moved { Placement::Moved } else { Placement::InOrder };
        let row = Row { score: Some(score), confidence: Some(confidence), placement, ..Row::new("一", "one") };
        let bitext = Row::bitext(&[row]);
        for format in [csv::FORMAT, jsonl::FORMAT, tmx::FORMAT] {
            let after = format.read(&format.write(&bitext).text).expect("own output").beads()[0];
            prop_assert_eq!((after.score, after.confidence), (score, confidence), "{}", format);
            prop_assert!(format == csv::FORMAT || after.placement == placement, "{}", format);
        }
    }
}

fn as_refs(pairs: &[(String, String)]) -> Vec<(&str, &str)> {
    pairs.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect()
}

// ── Sentence numbers ─────────────────────────────────────────────────────────────────────────────

/// Two documents in several paragraphs, and beads over them, some of which cross.
#[derive(Clone, Debug)]
struct Aligned {
    chinese: String,
    english: String,
    beads: Vec<Bead>,
    is_swapped: bool,
}

fn aligned() -> impl Strategy<Value = Aligned> {
    let bead = ((0usize..3, 0usize..3), -9f32..9.0, 0f32..=1.0, any::<bool>());
    let beads = prop::collection::vec(bead, 0..9);
    (beads, any::<bool>(), prop::option::of((0usize..9, 0usize..9))).prop_map(
        |(shapes, is_swapped, crossing)| {
            let (mut chinese, mut english) = (String::new(), String::new());
            let (mut i, mut j) = (0, 0);
            let mut beads = Vec::new();
            for ((m, n), score, confidence, ends_paragraph) in shapes {
                let (source, target) = (Sents::new(i, i + m), Sents::new(j, j + n));
                (i, j) = (i + m, j + n);
                beads.push(Bead { score, confidence, ..Bead::new(source, target) });
                for _ in 0..m {
                    chinese.push_str("下雨了。\n");
                }
                for _ in 0..n {
                    english.push_str("It rains.\n");
                }
                if ends_paragraph {
                    chinese.push('\n');
                    english.push('\n');
                }
            }
            if let Some((a, b)) = crossing.filter(|&(a, b)| a.max(b) < beads.len()) {
                let (one, other) = (beads[a].target, beads[b].target);
                (beads[a].target, beads[b].target) = (other, one);
            }
            Aligned { chinese, english, beads, is_swapped }
        },
    )
}

impl Aligned {
    /// The documents in the order in which they are marked as given.
    fn documents(&self) -> [Document<'static>; 2] {
        let by_lines = |text: &str| {
            let language = if std::ptr::eq(text, self.chinese.as_str()) {
                duizhao::Language::Chinese
            } else {
                duizhao::Language::English
            };
            let segmenter = duizhao::segment::Segmenter::new().split(duizhao::segment::Split::Lines);
            Document::segmented(text.to_owned(), &segmenter.language(language))
        };
        let (chinese, english) = (by_lines(&self.chinese), by_lines(&self.english));
        if self.is_swapped { [english, chinese] } else { [chinese, english] }
    }

    fn bitext(&self) -> Bitext<'static> {
        let [first, second] = self.documents();
        let (chinese, english) = if self.is_swapped { (second, first) } else { (first, second) };
        let bitext = Bitext::from_beads(chinese, english, self.beads.clone()).expect("whole beads");
        if !self.is_swapped {
            return bitext;
        }
        // A bitext that was given English first comes from a file with that order.
        let [first, second] = self.documents();
        let lines: String =
            bitext.beads().iter().map(|bead| vecalign_line(bead.target, bead.source)).collect();
        vecalign::FORMAT.read_numbers(&lines, first, second).expect("whole beads")
    }
}

fn vecalign_line(first: Sents, second: Sents) -> String {
    format!("{:?}:{:?}:0\n", first.iter().collect::<Vec<_>>(), second.iter().collect::<Vec<_>>())
}

/// The sentences of the beads; for an empty side the place does not matter.
fn sentences(beads: &[Bead]) -> Vec<(Vec<usize>, Vec<usize>)> {
    beads.iter().map(|bead| (bead.source.iter().collect(), bead.target.iter().collect())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn links_come_back(aligned in aligned()) {
        let bitext = aligned.bitext();
        for format in [vecalign::FORMAT, intertext::FORMAT, xces::FORMAT] {
            let [first, second] = aligned.documents();
            let written = format.write(&bitext);
            prop_assert!(written.lost.is_nothing());
            let after = format.read_numbers(&written.text, first, second).expect("own output");
            prop_assert_eq!(sentences(after.beads()), sentences(bitext.beads()), "{}\n{}", format, written.text);
            prop_assert_eq!(after.order(), bitext.order());
            for (after, before) in after.beads().iter().zip(bitext.beads()) {
                if format == vecalign::FORMAT {
                    prop_assert!((after.confidence - before.confidence).abs() < 1e-4);
                } else if format == xces::FORMAT {
                    prop_assert_eq!(after.confidence, before.confidence);
                }
            }
        }
    }

    #[test]
    fn a_ladder_comes_back_but_for_moved_beads(aligned in aligned()) {
        let bitext = aligned.bitext();
        let written = ladder::FORMAT.write(&bitext);
        let [first, second] = aligned.documents();
        let after = ladder::FORMAT.read_numbers(&written.text, first, second).expect("own output");
        let two_sided = |beads: &[Bead]| beads.iter().filter(|bead| !bead.is_null()).count();
        prop_assert_eq!(two_sided(after.beads()) + written.lost.moved, two_sided(bitext.beads()));
        if written.lost.moved == 0 && in_listed_order(bitext.beads()) {
            let is_something = |bead: &&Bead| !(bead.source.is_empty() && bead.target.is_empty());
            let before: Vec<Bead> = bitext.beads().iter().filter(is_something).copied().collect();
            prop_assert_eq!(sentences(after.beads()), sentences(&before), "{}", written.text);
            let scores = |beads: &[Bead]| beads.iter().map(|bead| bead.score).collect::<Vec<_>>();
            prop_assert_eq!(scores(after.beads()), scores(&before));
        }
        let again = ladder::FORMAT.write(&after);
        prop_assert!(again.lost.is_nothing());
        prop_assert_eq!(again.text, written.text);
    }
}

/// Whether the beads are in the order of both sides.
fn in_listed_order(beads: &[Bead]) -> bool {
    let sorted =
        |side: fn(&Bead) -> Sents| beads.iter().map(side).filter(|sents| !sents.is_empty()).is_sorted();
    sorted(|bead| bead.source) && sorted(|bead| bead.target)
}

// ── Whatever comes ───────────────────────────────────────────────────────────────────────────────

fn read_all(text: &str) {
    for &format in Format::ALL {
        let _ = format.read(text);
        let _ = format.read_two(text, "Hello.\n");
        let (first, second) = (Document::new("下雨了。我们走吧。"), Document::new("It rains. Let us go."));
        let _ = format.read_numbers(text, first, second);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_reader_panics_on_bytes(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        if let Ok(decoded) = decode::decode(&bytes) {
            read_all(&decoded.text);
        }
        read_all(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn no_reader_panics_on_broken_files(
        format in prop::sample::select(Format::ALL.to_vec()),
        cut in any::<prop::sample::Index>(),
        len in 0usize..12,
        patch in text(),
    ) {
        let mut text = format.write(&sample()).text;
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let start = cut.index(places.len());
        let end = places.get(start + len).copied().unwrap_or(text.len());
        text.replace_range(places[start]..end, &patch);
        read_all(&text);
    }
}

// ── Files ────────────────────────────────────────────────────────────────────────────────────────

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/format")
}

/// A bitext with a bit of everything: 2-1 across a line break, beads with an empty side, a moved bead, marks
/// of every format.
fn sample() -> Bitext<'static> {
    let chinese = "=SUM(A1)，他说。\n下雨了。\n\n我们走吧。\n没有译文。\n“好”<b>|&]]>\u{1}𠮷🚉。";
    let english = "It rains; let us go.\n\n\"Good\" <b>|&]]>\u{1}𠮷🚉.\n=SUM(A1), he said.\nOnly here.";
    let bead = |source: [usize; 2], target: [usize; 2], score, confidence, placement| {
        let (source, target) = (Sents::new(source[0], source[1]), Sents::new(target[0], target[1]));
        Bead { score, confidence, placement, ..Bead::new(source, target) }
    };
    let beads = vec![
        bead([0, 1], [2, 3], -1.25, 0.5, Placement::Moved),
        bead([1, 3], [0, 1], 3.5, 0.875, Placement::InOrder),
        bead([3, 4], [1, 1], 0.0, 0.75, Placement::InOrder),
        bead([4, 5], [1, 2], 2.0, 1.0, Placement::InOrder),
        bead([5, 5], [3, 4], 0.0, 0.25, Placement::InOrder),
    ];
    Bitext::from_beads(Document::from_lines(chinese), Document::from_lines(english), beads)
        .expect("whole beads")
}

/// The content of a fixture, or its new content if the tests are to be updated.
fn expected(path: &Path, found: &str) -> String {
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, found).expect("the fixtures can be written");
    }
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn a_bitext_looks_as_it_should_in_every_format() {
    let bitext = sample();
    for &format in Format::ALL {
        let Written { mut text, second, lost, .. } = format.write(&bitext);
        text = text.replace(
            concat!("creationtoolversion=\"", env!("CARGO_PKG_VERSION"), "\""),
            "creationtoolversion=\"VERSION\"",
        );
        text = text.replace(include_str!("../src/report/style.css"), "STYLE\n");
        if let Some(second) = second {
            write!(text, "── the second file\n{second}").unwrap();
        }
        if !lost.is_nothing() {
            writeln!(text, "── {lost:?}").unwrap();
        }
        let path = fixtures().join("written").join(format.name());
        assert_eq!(text, expected(&path, &text), "{} is not as in {}", format, path.display());
    }
}

#[test]
fn foreign_files_are_read() {
    let mut files: Vec<PathBuf> = fs::read_dir(fixtures().join("foreign"))
        .expect("the fixtures are there")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_none_or(|ending| ending != "expected"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    for path in files {
        let bytes = fs::read(&path).expect("a readable file");
        let text = decode::decode(&bytes).expect("a known encoding").text;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // `links.intertext.xml`: the ending does not tell the format.
        let format = name.split('.').find_map(|part| part.parse().ok()).or(Format::of_path(&path).ok());
        let format: Format = format.unwrap_or_else(|| panic!("{name} tells no format"));
        let bitext = match format.needs() {
            Needs::File => format.read(&text),
            Needs::Documents => {
                let (zh, en) = (Document::new("一。二。三。"), Document::new("One. Two. Three."));
                format.read_numbers(&text, zh, en)
            }
            needs => panic!("{name} needs {needs:?}"),
        };
        let bitext = bitext.unwrap_or_else(|error| panic!("{name}: {error}"));
        let found: String = bitext
            .pairs()
            .map(|pair| {
                let Bead { score, confidence, placement, .. } = pair.bead();
                format!("{:?} {:?} {score} {confidence} {placement:?}\n", pair.source(), pair.target())
            })
            .collect();
        let expected = expected(&PathBuf::from(format!("{}.expected", path.display())), &found);
        assert_eq!(found, expected, "{} is read as another one", path.display());
    }
}

#[test]
fn what_is_broken_is_said_with_its_line() {
    let path = fixtures().join("errors.tsv");
    let table = fs::read_to_string(&path).expect("the fixtures are there");
    for (line, number) in table.lines().zip(1..).filter(|(line, _)| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [format, content, message] = fields[..] else {
            panic!("{}:{number}: expected 3 fields, found {}", path.display(), fields.len())
        };
        let content = content.replace("\\n", "\n").replace("\\t", "\t");
        let format: Format = format.parse().expect("a format");
        let found = match format.needs() {
            Needs::File => format.read(&content),
            _ => format.read_numbers(&content, Document::new("一。二。"), Document::new("One. Two.")),
        };
        let found = found.map(|_| ()).expect_err("what is broken").to_string();
        assert!(
            found.starts_with(message),
            "{}:{number}\n  input    {content:?}\n  expected {message}\n  found    {found}",
            path.display()
        );
    }
}

#[test]
fn utf_16_is_read_as_utf_8_is() {
    let memory = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\r\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\r\n<tmx version=\"1.4\">\
        <header/><body><tu><tuv xml:lang=\"en\"><seg>Platform 9</seg></tuv><tuv lang=\"ZH_hant\"><seg>九號月台🚉</seg></tuv>\
        </tu></body></tmx>";
    for to_bytes in [u16::to_le_bytes, u16::to_be_bytes] {
        let bytes: Vec<u8> = format!("\u{FEFF}{memory}").encode_utf16().flat_map(to_bytes).collect();
        let rows = tmx::read(&decode::decode(&bytes).expect("UTF-16").text).expect("a memory");
        assert_eq!(rows, [Row::new("九號月台🚉", "Platform 9")]);
    }
}

#[test]
fn the_tag_that_was_asked_for_comes_before_others_of_its_language() {
    let memory = "<tmx version='1.4'><header/><body><tu>\
        <tuv xml:lang='de'><seg>Bahnhof</seg></tuv>\
        <tuv xml:lang='en-US'><seg>railroad station</seg></tuv><tuv xml:lang='en-GB'><seg>railway station</seg></tuv>\
        <tuv xml:lang='zh-CN'><seg>车站</seg></tuv><tuv xml:lang='zh_tw'><seg>車站</seg></tuv>\
        </tu></body></tmx>";
    let read = |tmx: tmx::Tmx| tmx.read(memory).expect("a memory").remove(0);
    assert_eq!(read(tmx::Tmx::new()), Row::new("车站", "railroad station"));
    assert_eq!(read(tmx::Tmx::new().chinese("zh-TW").english("en-GB")), Row::new("車站", "railway station"));
    assert_eq!(read(tmx::Tmx::new().chinese("zh-HK").english("en-AU")), Row::new("车站", "railroad station"));
}

#[test]
fn names_and_endings_lead_to_formats() {
    for &format in Format::ALL {
        assert_eq!(format.name().to_uppercase().parse::<Format>().expect("a name"), format);
        for ending in format.endings() {
            assert_eq!(Format::of_path(Path::new(&format!("a.b.{ending}"))).expect("an ending"), format);
        }
    }
    let error = "laddder".parse::<Format>().expect_err("no such name");
    assert_eq!(error.kind(), ErrorKind::Unknown);
    assert_eq!(error.to_string(), "there is no format `laddder`; did you mean `ladder`?");
    let message = "qq".parse::<Format>().expect_err("no such name").to_string();
    assert!(message.contains("; there are text, ") && message.contains(" tsv, csv, jsonl,"), "{message}");
}

#[test]
fn no_two_formats_have_one_name_or_ending() {
    for format in Format::ALL {
        for word in format.endings().iter().chain([&format.name()]) {
            let means = |other: &&Format| other.name() == *word || other.endings().contains(word);
            assert_eq!(Format::ALL.iter().filter(means).collect::<Vec<_>>(), [format], "{word}");
        }
    }
}

#[test]
fn the_example_for_contributors_is_the_code() {
    let text = include_str!("../CONTRIBUTING.md");
    let example = text.split("## A format").nth(1).and_then(|section| section.split("```").nth(1));
    let example = example.and_then(|block| block.strip_prefix("rust\n")).expect("an example");
    assert!(include_str!("../src/format/moses.rs").contains(example), "{example}");
}

#[test]
fn a_text_file_is_for_reading_and_no_table() {
    let format = Format::of_path(Path::new("pairs.txt")).expect("an ending");
    assert_eq!((format, format.needs()), (terminal::FORMAT, Needs::Unreadable));
    assert!(format.write(&sample()).text.contains(" │ "));
}

#[test]
fn a_format_that_cannot_be_read_so_says_what_it_needs() {
    let message = |format: Format| format.read("").expect_err("not one file").to_string();
    assert!(message(ladder::FORMAT).contains("give the Chinese and the English text as well"));
    assert!(message(moses::FORMAT).contains("two files"));
    assert!(message(markdown::FORMAT).contains("cannot be read back"));
}

#[test]
fn what_formats_give_can_go_to_other_threads() {
    fn check<T: Send + Sync>() {}
    check::<(Format, Needs, Written, Row, duizhao::format::NumberedBead, tmx::Tmx, Bitext<'_>)>();
}

#[test]
fn a_spreadsheet_gets_what_it_can_open() {
    let text = csv::write(&sample());
    assert!(text.starts_with('\u{FEFF}'));
    assert!(text.lines().skip(1).all(|line| !line.starts_with(['=', '+', '-', '@'])));
    assert!(text.contains("\r\n'=SUM(A1)，他说。,\"'=SUM(A1), he said.\",-1.25,0.5\r\n"), "{text}");
}

#[cfg(feature = "lint")]
#[test]
fn findings_are_results_with_their_regions() {
    use duizhao::format::sarif::{self, Files};

    let zh = Document::from_lines("今天下雨了🚉。\n法院驳回了上诉。");
    let en = Document::from_lines("It rained 🚉 today.\nIt was dismissed by the the court.");
    let beads =
        vec![Bead::new(Sents::new(0, 1), Sents::new(0, 1)), Bead::new(Sents::new(1, 2), Sents::new(1, 2))];
    let bitext = Bitext::from_beads(zh, en, beads).expect("whole beads");
    let findings = bitext.lint();
    assert!(!findings.is_empty());
    let log = |files| -> serde_json::Value {
        serde_json::from_str(&sarif::write(&bitext, &findings, files)).expect("JSON")
    };
    let both = log(Files::Documents { source: "文 章.txt", target: "a/en.txt" });
    let run = &both["runs"][0];
    let result = &run["results"][0];
    assert_eq!(run["tool"]["driver"]["rules"][0]["id"], result["ruleId"]);
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "a/en.txt");
    let region = &place["region"];
    assert_eq!(
        (&region["startLine"], &region["startColumn"], &region["endColumn"]),
        (&2.into(), &21.into(), &28.into())
    );
    // The station sign is one code point, as `columnKind` says.
    assert_eq!((&region["charOffset"], &region["charLength"]), (&39.into(), &7.into()));
    assert_eq!(region["snippet"]["text"], "the the");
    assert_eq!(result["partialFingerprints"]["duizhao/v1"].as_str().expect("a text").len(), 16);
    let pairs = log(Files::Pairs { path: "pairs.tsv" });
    assert_eq!(pairs["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"], 2);
    let whole = log(Files::Whole { path: "memory.tmx" });
    let result = &whole["runs"][0]["results"][0];
    assert!(result["message"]["text"].as_str().expect("a text").starts_with("pair 2: "));
    assert_eq!(result["locations"][0]["logicalLocations"][0]["name"], "pair 2");
    assert_eq!(result["locations"][0]["physicalLocation"]["region"]["startLine"], 1, "it is the file");
    let commands = duizhao::format::github::write(&bitext, &findings, Files::Whole { path: "memory.tmx" });
    assert!(commands.starts_with("::warning file=memory.tmx,title=D01 doubled::pair 2: "), "{commands}");
}
