//! The table of what is written otherwise in simplified characters: single characters, and the phrases in which
//! a character is not what it is by itself.

use std::sync::LazyLock;

use crate::table::rows;

/// The characters from here to [`END`] have an index of their own: all but the rare ones.
const START: char = '\u{3400}';
const END: char = '\u{A000}';

/// Set in the index where a phrase begins with the character.
const BEGINS_PHRASE: u32 = 1 << 31;
/// Set where a phrase changes the character.
const CHANGES_IN_PHRASE: u32 = 1 << 30;
/// The other bits: its simplified form.
const FORM: u32 = CHANGES_IN_PHRASE - 1;

/// Characters and phrases with what they are in simplified characters.
#[derive(Debug)]
pub struct Table<'t> {
    /// For each character from [`START`], its simplified form, or 0 if that is the character itself, and what it
    /// does in phrases.
    near: Vec<u32>,
    /// The other characters that change, sorted.
    far: Vec<(char, char)>,
    /// Sorted, each with as many characters as its simplified form has. They begin with a character of `near`.
    phrases: Vec<(&'t str, &'t str)>,
}

/// The table that comes with the crate: `src/data/simplified.md`.
pub(super) fn embedded() -> &'static Table<'static> {
    static TABLE: LazyLock<Table<'_>> = LazyLock::new(|| Table::of(include_str!("../data/simplified.tsv")));
    &TABLE
}

impl<'t> Table<'t> {
    /// From sorted rows of two columns.
    ///
    /// # Panics
    ///
    /// If a row has another number of columns, or a simplified form has another number of characters than what
    /// it stands for.
    pub fn of(text: &'t str) -> Table<'t> {
        let mut table =
            Table { near: vec![0; END as usize - START as usize], far: Vec::new(), phrases: Vec::new() };
        for [written, simple] in rows(text) {
            let (mut from, mut to) = (written.chars(), simple.chars());
            let (first, form) = from.next().zip(to.next()).expect("no column is empty");
            let place = place(first);
            if from.as_str().is_empty() {
                assert!(to.as_str().is_empty(), "{simple} is longer than {written}");
                match place {
                    Some(place) => table.near[place] |= u32::from(form),
                    None => table.far.push((first, form)),
                }
            } else {
                assert_eq!(from.count(), to.count(), "{written} and {simple}");
                table.near[place.expect("phrases begin with usual characters")] |= BEGINS_PHRASE;
                // Rare characters change by themselves too.
                let changed = written.chars().zip(simple.chars()).filter(|(from, to)| from != to);
                for place in changed.filter_map(|(from, _)| self::place(from)) {
                    table.near[place] |= CHANGES_IN_PHRASE;
                }
                table.phrases.push((written, simple));
            }
        }
        table
    }

    /// The simplified form of a character that by itself has another one.
    pub(super) fn simple(&self, c: char) -> Option<char> {
        match place(c) {
            Some(place) => char::from_u32(self.near[place] & FORM).filter(|&simple| simple != '\0'),
            None => {
                let found = self.far.binary_search_by_key(&c, |&(written, _)| written);
                found.ok().map(|found| self.far[found].1)
            }
        }
    }

    /// Whether a character has another form by itself or in a phrase.
    pub(super) fn may_change(&self, c: char) -> bool {
        match place(c) {
            Some(place) => self.near[place] & !BEGINS_PHRASE != 0,
            None => self.simple(c).is_some(),
        }
    }

    /// The longest phrase that the text begins with, and its simplified form.
    fn phrase(&self, text: &str) -> Option<(&'t str, &'t str)> {
        let first = text.chars().next()?;
        if self.near[place(first)?] & BEGINS_PHRASE == 0 {
            return None;
        }
        let first = &text[..first.len_utf8()];
        let start = self.phrases.partition_point(|(phrase, _)| *phrase < first);
        let from_here = self.phrases[start..].iter().take_while(|(phrase, _)| phrase.starts_with(first));
        // Of two that the text begins with, the longer one is sorted behind the other.
        from_here.filter(|(phrase, _)| text.starts_with(phrase)).last().copied()
    }

    /// Whether [`convert`](Table::convert) would give another text.
    pub(super) fn changes(&self, text: &str) -> bool {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let len = match self.phrase(rest) {
                Some((phrase, simple)) if phrase == simple => phrase.len(),
                None if self.simple(c).is_none() => c.len_utf8(),
                _ => return true,
            };
            rest = &rest[len..];
        }
        false
    }

    /// The text with each phrase, and each character outside of phrases, in its simplified form. It has as many
    /// characters as before.
    pub fn convert(&self, text: &str) -> String {
        let mut converted = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let len = match self.phrase(rest) {
                Some((phrase, simple)) => {
                    converted.push_str(simple);
                    phrase.len()
                }
                None => {
                    converted.push(self.simple(c).unwrap_or(c));
                    c.len_utf8()
                }
            };
            rest = &rest[len..];
        }
        converted
    }
}

/// The place of a character in the index.
fn place(c: char) -> Option<usize> {
    (START..END).contains(&c).then(|| c as usize - START as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins() {
        let table = Table::of("乾\t干\n乾元\t乾元\n乾元乾\t乾元乾\n後\t后\n");
        assert_eq!(table.convert("後乾元乾乾元乾後乾"), "后乾元乾乾元乾后干");
    }

    #[test]
    fn a_character_may_change_by_itself_or_in_a_phrase() {
        let table = Table::of("沈默\t沉默\n瞭望\t瞭望\n後\t后\n𧦧\t䜧\n");
        assert_eq!("沈默瞭望後𧦧𧦨".chars().filter(|&c| table.may_change(c)).collect::<String>(), "沈後𧦧");
        assert!(table.changes("他沈默") && !table.changes("沈瞭望默"));
    }

    #[test]
    fn rare_characters_have_their_forms() {
        let table = Table::of("㓄\t𪠟\n𧦧\t䜧\n");
        assert_eq!(table.convert("㓄𧦧𧦨"), "𪠟䜧𧦨");
    }

    #[test]
    fn what_is_simplified_stays() {
        let table = embedded();
        let all: Vec<&str> =
            rows(include_str!("../data/simplified.tsv")).map(|[written, _]| written).collect();
        // What stands behind a phrase must not make another phrase of its end: 枕藉 and 藉口.
        let is_phrase = |written: &&str| written.chars().nth(1).is_some();
        let phrases: Vec<&str> = all.iter().copied().filter(is_phrase).collect();
        let pairs = phrases.iter().flat_map(|one| phrases.iter().map(move |other| format!("{one}{other}")));
        for written in all.iter().map(|&written| written.to_owned()).chain(pairs) {
            let simple = table.convert(&written);
            assert_eq!(table.convert(&simple), simple, "{written}");
            assert_eq!(simple.chars().count(), written.chars().count(), "{written}");
        }
    }

    #[test]
    fn rows_are_sorted_and_none_is_there_twice() {
        let all: Vec<[&str; 2]> = rows(include_str!("../data/simplified.tsv")).collect();
        assert!(all.is_sorted_by(|[one, _], [other, _]| one < other));
    }
}
