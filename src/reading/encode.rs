//! Writes the table that [`super::table`] reads.

use std::collections::{BTreeMap, BTreeSet};

use super::table::{CHAR_WIDTH, Column, INDEX_WIDTH, MAGIC, OFFSET_WIDTH};

/// The readings of one character: a list for each [`Column`], usual reading first.
pub type Entry = [Vec<String>; Column::ALL.len()];

/// The bytes of a table with these entries, in the format described at the head of `table.rs`.
///
/// # Panics
///
/// If the distinct lists do not fit in 16 bits, or their text in 24.
pub fn encode(entries: &BTreeMap<char, Entry>) -> Vec<u8> {
    let lists: BTreeSet<String> =
        entries.values().flatten().map(|readings| readings.join(" ")).chain([String::new()]).collect();
    let index: BTreeMap<&str, usize> = lists.iter().enumerate().map(|(i, list)| (list.as_str(), i)).collect();

    let mut bytes = MAGIC.to_vec();
    push(&mut bytes, entries.len(), 4);
    push(&mut bytes, lists.len(), 4);
    for &c in entries.keys() {
        push(&mut bytes, c as usize, CHAR_WIDTH);
    }
    for readings in entries.values().flatten() {
        push(&mut bytes, index[readings.join(" ").as_str()], INDEX_WIDTH);
    }
    let mut offset = 0;
    push(&mut bytes, offset, OFFSET_WIDTH);
    for list in &lists {
        offset += list.len();
        push(&mut bytes, offset, OFFSET_WIDTH);
    }
    bytes.extend(lists.iter().flat_map(|list| list.bytes()));
    bytes
}

fn push(bytes: &mut Vec<u8>, number: usize, width: usize) {
    let all = number.to_le_bytes();
    assert!(all[width..].iter().all(|&byte| byte == 0), "{number} fits in {width} bytes");
    bytes.extend_from_slice(&all[..width]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::table::Table;

    #[test]
    fn finds_what_was_encoded() {
        let mut entries: BTreeMap<char, Entry> = BTreeMap::new();
        entries.insert('中', ["zhong", "zung", "chuu naka", "중", "trung"].map(|list| vec![list.to_owned()]));
        entries.insert('𠮷', std::array::from_fn(|_| Vec::new()));
        let bytes = encode(&entries);
        let table = Table::new(&bytes).unwrap();
        assert_eq!(table.count(), 2);
        assert_eq!(table.readings('中', Column::Japanese).collect::<Vec<_>>(), ["chuu", "naka"]);
        assert_eq!(table.readings('𠮷', Column::Mandarin).count(), 0);
        assert_eq!(table.readings('国', Column::Mandarin).count(), 0);
    }
}
