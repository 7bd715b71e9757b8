//! The embedded table of readings is what its generator makes of Unihan, on a sample of characters.

#[path = "../src/bin/generate/unihan.rs"]
mod unihan;

use std::collections::BTreeMap;

use duizhao::generate::{Column, Entry, Table, encode_readings};

const SAMPLE: &str = include_str!("../fixtures/unihan/sample.txt");
const EXTRA: &str = include_str!("../src/data/readings-extra.tsv");

/// Characters whose variants are in the sample too, so that none of their readings is missing.
const CHARACTERS: &str = "逍遙遥张張勇李四光郑鄭成功诸諸葛亮安倍晋晉三在镕鎔蔡英文国國荣榮吴吳恩达達阮富仲吕呂单單沢泽澤叶葉后後里\
                          裏裡中朴曾查子女一丁覃翟缪繆长長尔爾兒儿";

#[test]
fn embedded_table_is_what_the_generator_makes() {
    let mut unihan = unihan::Unihan::default();
    unihan.add(SAMPLE);
    let entries = unihan.entries(EXTRA);
    let table = Table::embedded();
    for c in CHARACTERS.chars() {
        for (column, expected) in Column::ALL.into_iter().zip(&entries[&c]) {
            let found: Vec<&str> = table.readings(c, column).collect();
            assert_eq!(&found, expected, "{c} {column:?}");
        }
    }
}

#[test]
fn encoding_the_embedded_readings_gives_them_back() {
    let table = Table::embedded();
    let read = |table: Table, c: char| -> Entry {
        Column::ALL.map(|column| table.readings(c, column).map(str::to_owned).collect())
    };
    let all = ('\u{3400}'..='\u{9FFF}').map(|c| (c, read(*table, c)));
    let entries: BTreeMap<char, Entry> =
        all.filter(|(_, entry)| entry.iter().any(|list| !list.is_empty())).collect();
    assert!(entries.len() > 12_000);
    let bytes = encode_readings(&entries);
    let again = Table::new(&bytes).expect("a table");
    assert_eq!(again.count(), entries.len());
    for (&c, entry) in &entries {
        assert_eq!(&read(again, c), entry, "{c}");
    }
}
