//! [`Beginnings`]: many Chinese names, looked for in a text at once.

use std::collections::{BTreeMap, HashMap};

/// Names by their first two characters. One of a single character is never found.
#[derive(Debug, Default)]
pub(crate) struct Beginnings<'n>(HashMap<[char; 2], Vec<&'n str>>);

impl<'n> Beginnings<'n> {
    pub(crate) fn of(names: impl Iterator<Item = &'n str>) -> Beginnings<'n> {
        let mut all: HashMap<[char; 2], Vec<&'n str>> = HashMap::new();
        for name in names {
            let mut chars = name.chars();
            if let (Some(first), Some(second)) = (chars.next(), chars.next()) {
                all.entry([first, second]).or_default().push(name);
            }
        }
        Beginnings(all)
    }

    /// The names in a text, in their order, each with its first place. Takes time linear in the text.
    pub(crate) fn within(&self, text: &str) -> BTreeMap<&'n str, usize> {
        let mut found = BTreeMap::new();
        if self.0.is_empty() {
            return found;
        }
        for ((at, first), (_, second)) in text.char_indices().zip(text.char_indices().skip(1)) {
            for &name in self.0.get(&[first, second]).into_iter().flatten() {
                if text[at..].starts_with(name) {
                    found.entry(name).or_insert(at);
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_each_name_where_it_first_stands() {
        let names = Beginnings::of(["逍遥子", "逍遥", "张勇", "张"].into_iter());
        let found: Vec<(&str, usize)> = names.within("张勇、逍遥子和张勇").into_iter().collect();
        assert_eq!(found, [("张勇", 0), ("逍遥", 9), ("逍遥子", 9)]);
        assert!(names.within("张").is_empty() && Beginnings::default().within("张勇").is_empty());
    }
}
