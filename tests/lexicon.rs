//! The word list and glossaries, checked by the tables in `fixtures/lexicon`.

use std::fs;

use duizhao::lexicon::{Glossary, Lexicon, StemId, Vectors, stem};
use duizhao::{Language, Result};

fn fixture(name: &str) -> String {
    let path = format!("{}/fixtures/lexicon/{name}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Runs `check` on the fields of each row and shows all rows for which the result is not the expected one.
fn each_row<const N: usize>(name: &str, check: impl Fn([&str; N]) -> (String, String)) {
    let table = fixture(name);
    let mut failures = Vec::new();
    for (row, line) in table.lines().zip(1..).filter(|(row, _)| !row.starts_with('#')) {
        let fields: Vec<&str> = row.split('\t').collect();
        let fields = fields.try_into().unwrap_or_else(|_| panic!("{name} line {line}: expected {N} fields"));
        let (expected, found) = check(fields);
        if expected != found {
            failures.push(format!("{name} line {line}: {row}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn scores_words() {
    each_row("scores.tsv", |[chinese, english, score, _why]| {
        let found = Lexicon::embedded().score(chinese, english);
        (score.to_owned(), ((found * 100.0).round() / 100.0).to_string())
    });
}

#[test]
fn stems_words() {
    each_row("stems.tsv", |[same, other]| {
        let mut stems: Vec<String> = same.split(' ').map(stem).collect();
        stems.dedup();
        let mixed: Vec<&str> = other.split(' ').filter(|word| stems.contains(&stem(word))).collect();
        let found = format!("{} stem(s), mixed with {mixed:?}", stems.len());
        ("1 stem(s), mixed with []".to_owned(), found)
    });
}

#[test]
fn brings_related_words_near() {
    each_row("near.tsv", |[chinese, near, far]| {
        let cosine = |english: &str| {
            let stem = Vectors::embedded().stem(&stem(english)).expect("the table has frequent words");
            Vectors::embedded().word(chinese).expect("all words have parts").cosine(&stem)
        };
        let (least, most) = (
            near.split(' ').map(cosine).fold(f32::INFINITY, f32::min),
            far.split(' ').map(cosine).fold(f32::NEG_INFINITY, f32::max),
        );
        let found = if least > most { "nearer".to_owned() } else { format!("{least} against {most}") };
        ("nearer".to_owned(), found)
    });
}

#[test]
fn finds_terms() {
    each_row("terms.tsv", |[terms, language, text, expected]| {
        let mut glossary = Glossary::new();
        for term in terms.split('|') {
            let (chinese, english) = term.split_once('=').expect("a term has two sides");
            glossary.add(chinese, english, None).unwrap();
        }
        let language = if language == "zh" { Language::Chinese } else { Language::English };
        let hits = glossary.terms_in(text, language);
        let found: Vec<&str> = hits.iter().map(|hit| hit.span.of(text)).collect();
        let found = if found.is_empty() { "-".to_owned() } else { found.join("|") };
        (expected.to_owned(), found)
    });
}

#[test]
fn names_format_and_line_of_what_is_wrong() {
    each_row("errors.tsv", |[format, text, message]| {
        let text = text.replace("\\n", "\n").replace("\\t", "\t");
        let found = match read(format, &text) {
            Ok(glossary) => format!("{} terms", glossary.terms().len()),
            Err(error) => error.to_string(),
        };
        (message.to_owned(), found)
    });
}

fn read(format: &str, text: &str) -> Result<Glossary> {
    match format {
        "tsv" => Glossary::from_tsv(text),
        "csv" => Glossary::from_csv(text),
        "tbx" => Glossary::from_tbx(text),
        _ => panic!("no format {format}"),
    }
}

#[test]
fn reads_the_same_terms_from_each_format() {
    let expected = [
        ("云服务器", "cloud server", Some("sold by the hour")),
        ("达摩院", "DAMO Academy", None),
        ("大模型", "large language model", None),
        ("AT&T", "AT&T", None),
    ];
    for format in ["tsv", "csv", "tbx"] {
        let text = fixture(&format!("glossary.{format}"));
        for text in [text.clone(), format!("\u{FEFF}{text}"), text.replace('\n', "\r\n")] {
            let glossary = read(format, &text).unwrap();
            let terms = glossary.terms().iter().map(|term| (term.chinese(), term.english(), term.note()));
            assert_eq!(terms.collect::<Vec<_>>(), expected, "{format}");
        }
    }
}

/// The embedded table comes from the generator in this repository: for the words of a sample it holds what
/// compiling the sample gives.
#[test]
fn embedded_table_is_what_the_generator_makes() {
    let sample = fixture("sample.u8");
    let (whole, part) = (Lexicon::embedded(), Lexicon::from_cedict(&sample).unwrap());
    let stems = |lexicon: &Lexicon, word: &str| {
        let row = lexicon.translations(word);
        let mut row: Vec<_> =
            row.iter().map(|(id, weight)| (lexicon.stem_text(id).unwrap(), weight)).collect();
        row.sort_by(|a, b| a.0.cmp(&b.0));
        row
    };
    let heads =
        sample.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split(' ').nth(1));
    let heads: Vec<&str> = heads.collect();
    assert!(heads.len() > 100, "the sample is large enough to tell");
    for head in heads {
        assert_eq!(stems(&part, head), stems(whole, head), "{head}: make src/data/lexicon.bin anew");
        assert_eq!(part.contains(head), whole.contains(head), "{head}");
    }
}

#[test]
fn stems_are_numbered_without_gaps_and_glossaries_number_on() {
    let lexicon = Lexicon::embedded();
    let count = lexicon.stem_count();
    let glossary = Glossary::from_tsv("达摩院\tDAMO Zzyzx Academy\n大模型\tlarge model\n").unwrap();
    let own = lexicon.clone().with_glossary(&glossary);
    assert!(own.stem_count() > count);
    for index in (0..count).step_by(97).chain(count..own.stem_count()) {
        let id = StemId(index as u32);
        let text = own.stem_text(id).unwrap();
        assert_eq!(own.stem_id(&text), Some(id), "{text}");
        assert_eq!(lexicon.stem_id(&text), (index < count).then_some(id), "{text}");
    }
    assert_eq!(own.stem_text(StemId(own.stem_count() as u32)), None);
}

#[test]
fn glossary_outranks_the_word_list() {
    let glossary = Glossary::from_tsv("模型\tlargish paradigm\n词典\tof the\n").unwrap();
    let lexicon = Lexicon::embedded().clone().with_glossary(&glossary);
    assert_eq!(lexicon.score("模型", "paradigms"), 1.0);
    assert_eq!(lexicon.score("模型", "model"), Lexicon::embedded().score("模型", "model"));
    assert_eq!(lexicon.score("超大模型", "largish"), 0.7, "own terms are parts of unknown words");
    assert_eq!(lexicon.score("词典", "of"), 1.0, "a term of function words only");
    assert_eq!(lexicon.with_glossary(&Glossary::new()).score("模型", "paradigm"), 0.0);
}

#[test]
fn answers_any_string() {
    let glossary = Glossary::from_tsv("云\tcloud\n").unwrap();
    for text in ["", "\0", "\u{FEFF}", "é", "’", "👩‍👩‍👧", "云云云云云", "a\u{300}", "\u{10FFFF}", "——", "İ"]
    {
        assert!(Lexicon::embedded().score(text, text) <= 1.0);
        assert!(Vectors::embedded().similarity(text, text) <= 1.0);
        for language in [Language::Chinese, Language::English] {
            glossary.terms_in(text, language);
        }
    }
    assert!(Lexicon::embedded().translations(&"云".repeat(300)).len() > 1);
}

#[test]
fn types_are_send_and_sync() {
    fn check<T: Send + Sync>() {}
    check::<Lexicon>();
    check::<Glossary>();
    check::<Vectors>();
}
