//! The embedded gazetteer is sound, and finding names works on any text.

use std::collections::{BTreeMap, BTreeSet};

use duizhao::ErrorKind;
use duizhao::gazetteer::{Entry, Form, Gazetteer, Grade};
use ferrous_opencc::{OpenCC, config::BuiltinConfig};
use proptest::prelude::*;

fn forms(grades: &[Grade]) -> impl Iterator<Item = (&'static Entry, &'static Form)> {
    let all = Gazetteer::embedded().entries().flat_map(|entry| entry.forms().iter().map(move |f| (entry, f)));
    let grades = grades.to_vec();
    all.filter(move |(_, form)| grades.contains(&form.grade))
}

/// The words of a form, ignoring case.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in text.to_lowercase().replace('’', "'").chars() {
        if !c.is_alphanumeric() {
            words.push(c.to_string());
            words.push(String::new());
        } else if let Some(word) = words.last_mut() {
            word.push(c);
        }
    }
    words.retain(|word| !word.trim().is_empty());
    words
}

#[test]
fn no_literal_form_is_part_of_a_good_form() {
    let mut good: BTreeMap<Vec<String>, &str> = BTreeMap::new();
    for (_, form) in forms(&[Grade::Preferred, Grade::Accepted]) {
        let words = words(&form.text);
        for start in 0..words.len() {
            for end in start + 1..=words.len() {
                good.entry(words[start..end].to_vec()).or_insert(&form.text);
            }
        }
    }
    let clashes: Vec<String> = forms(&[Grade::Literal])
        .filter_map(|(entry, form)| {
            let whole = good.get(&words(&form.text))?;
            Some(format!("{}: {:?} is in {whole:?}", entry.names()[0].text, form.text))
        })
        .collect();
    assert!(clashes.is_empty(), "{}", clashes.join("\n"));
}

#[test]
fn a_shared_chinese_name_is_starred_in_every_row() {
    let mut bearers: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in Gazetteer::embedded().entries() {
        for name in entry.names() {
            bearers.entry(&name.text).or_default().push(entry);
        }
    }
    for (name, entries) in bearers.into_iter().filter(|(_, entries)| entries.len() > 1) {
        for entry in entries {
            let starred = entry.names().iter().any(|n| n.text == name && n.needs_context);
            assert!(starred, "{name} of {:?} needs a star", entry.preferred());
        }
    }
}

#[test]
fn every_entry_has_a_source_and_is_found_by_its_names_and_forms() {
    let names = Gazetteer::embedded();
    for entry in names.entries() {
        assert!(!entry.source().is_empty(), "{} has no source", entry.preferred());
        for name in entry.names() {
            let found = names.find_zh(&name.text);
            assert!(
                found.iter().any(|m| m.entry == entry && m.span.len() == name.text.len()),
                "{}",
                name.text
            );
        }
        for form in entry.forms() {
            let found = names.find_en(&form.text);
            assert!(found.iter().any(|m| m.entry == entry && m.form == form), "{}", form.text);
        }
    }
}

#[test]
fn a_name_in_an_old_character_has_a_simplified_twin() {
    let converter = OpenCC::from_config(BuiltinConfig::T2s).expect("the conversion is built in");
    for entry in Gazetteer::embedded().entries() {
        for name in entry.names() {
            let simplified = converter.convert(&name.text);
            assert!(
                entry.names().iter().any(|twin| twin.text == simplified),
                "{} lacks {simplified}",
                name.text
            );
        }
    }
}

#[test]
fn the_files_are_sorted() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/data/gazetteer");
    let mut rows = 0;
    for file in std::fs::read_dir(folder).expect("the data are there") {
        let path = file.expect("the folder can be read").path();
        if path.extension().is_none_or(|extension| extension != "tsv") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("the file can be read");
        let names: Vec<&str> = text.lines().skip(1).filter_map(|row| row.split('\t').next()).collect();
        for pair in names.windows(2) {
            assert!(pair[0] < pair[1], "{}: {} stands before {}", path.display(), pair[0], pair[1]);
        }
        rows += names.len();
    }
    assert_eq!(rows, Gazetteer::embedded().entries().len(), "a file is not embedded");
}

#[test]
fn grades_forms_as_the_table_says() {
    let table = include_str!("../fixtures/gazetteer/grades.tsv");
    let mut wrong = Vec::new();
    for (n, line) in (1..).zip(table.lines()).filter(|(_, line)| !line.starts_with('#')) {
        let [zh, english, expected] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("grades.tsv line {n}: expected 3 fields: {line:?}")
        };
        let grade = Gazetteer::embedded().entries_of(zh).find_map(|entry| entry.grade_of(english));
        let found = grade.map_or("unknown".to_owned(), |grade| grade.to_string());
        if found != expected {
            wrong.push(format!("line {n}: {zh} as {english:?}: expected {expected}, found {found}"));
        }
    }
    assert!(wrong.is_empty(), "grades.tsv\n{}", wrong.join("\n"));
}

#[test]
fn finds_what_the_table_says() {
    let table = include_str!("../fixtures/gazetteer/mentions.tsv");
    let mut wrong = Vec::new();
    let names = Gazetteer::embedded();
    for (n, line) in (1..).zip(table.lines()).filter(|(_, line)| !line.starts_with('#')) {
        let [language, text, expected] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("mentions.tsv line {n}: expected 3 fields: {line:?}")
        };
        let found: Vec<String> = match language {
            "zh" => names
                .find_zh(text)
                .iter()
                .map(|m| format!("{}={}", m.span.of(text), m.entry.preferred()))
                .collect(),
            _ => names
                .find_en(text)
                .iter()
                .map(|m| format!("{}={} {}", m.span.of(text), m.form.grade, m.entry.names()[0].text))
                .collect(),
        };
        let found = if found.is_empty() { "-".to_owned() } else { found.join(" | ") };
        if found != expected {
            wrong.push(format!("line {n}: {text}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(wrong.is_empty(), "mentions.tsv\n{}", wrong.join("\n"));
}

#[test]
fn user_rows_replace_what_they_share_a_name_with() {
    let names = Gazetteer::from_rows("南山|小南山\tplace\tNanshan\n北山\tplace\tBeishan").unwrap();
    let merged = names.with_rows("\u{FEFF}# mine\r\n\r\n南山\tplace\tMount South\tNanshan\r\n").unwrap();
    assert_eq!(merged.entry("南山").unwrap().preferred(), "Mount South");
    assert_eq!(merged.entry("南山").unwrap().grade_of("nanshan"), Some(Grade::Accepted));
    assert_eq!(merged.entry("小南山"), None);
    assert_eq!(merged.entry("北山").unwrap().preferred(), "Beishan");
    assert_eq!(merged.entries().len(), 2);
}

#[test]
fn errors_say_line_and_reason() {
    let cases = [
        ("南山\tplace", "gazetteer line 1: expected 3 to 7 fields, found 2"),
        ("# names\n\n南山\tplace\tA\tB\tC\tD\tE\tF", "gazetteer line 3: expected 3 to 7 fields, found 8"),
        ("南山\tplaces\tNanshan", "gazetteer line 1: unknown kind \"places\"; nearest is place"),
        ("南山\tplace\t", "gazetteer line 1: expected 1 preferred form, found 0"),
        ("南山\tplace\tNanshan|Mount Nan", "gazetteer line 1: expected 1 preferred form, found 2"),
        ("|\tplace\tNanshan", "gazetteer line 1: expected a Chinese name, found none"),
        ("南山\tplace\tNanshan\tNANSHAN", "gazetteer line 1: NANSHAN stands there twice"),
        ("南山|南山\tplace\tNanshan", "gazetteer line 1: 南山 stands there twice"),
        ("南山\tplace\t南山", "gazetteer line 1: expected an English form, found 南山"),
        (
            "南山\tplace\tNanshan\n南山\tcompany\tNanshan Group",
            "gazetteer line 2: 南山 is in line 1 too: write 南山* in both if two have this name",
        ),
    ];
    for (rows, message) in cases {
        let error = Gazetteer::from_rows(rows).unwrap_err();
        assert_eq!(error.to_string(), message, "{rows:?}");
        assert_eq!(error.kind(), ErrorKind::Format);
    }
}

#[test]
fn a_star_lets_two_share_a_name() {
    let names = Gazetteer::from_rows("丁一*\tperson\tDing Yi\n丁一*|丁一镇\tplace\tDingyi").unwrap();
    let found: Vec<&str> = names.entries_of("丁一").map(|entry| entry.preferred()).collect();
    assert_eq!(found, ["Ding Yi", "Dingyi"]);
}

proptest! {
    #[test]
    fn spans_are_in_order_and_on_character_bounds(text in "\\PC*|[阿里云 B站36氪a-zA-Z·’'s\u{301}\n-]{0,40}") {
        let names = Gazetteer::embedded();
        let zh = names.find_zh(&text).into_iter().map(|m| m.span);
        let en = names.find_en(&text).into_iter().map(|m| m.span);
        for spans in [zh.collect::<BTreeSet<_>>(), en.collect::<BTreeSet<_>>()] {
            let mut end = 0;
            for span in spans {
                prop_assert!(span.start >= end && !span.is_empty());
                prop_assert!(text.get(span.range()).is_some());
                end = span.end;
            }
        }
    }

    #[test]
    fn reading_rows_never_panics(rows in "([甲乙丙*|]{0,3}\t(place|person|x)?(\t[A-C|*]{0,3}){0,6}\n){0,4}|\\PC*") {
        let _ = Gazetteer::embedded().with_rows(&rows).map(|names| names.entries().len());
    }
}
