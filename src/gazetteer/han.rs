//! Finds Chinese names in Chinese text.

use super::prefix::{PrefixIndex, Ref, Start, Walk};
use super::row::Row;
use crate::language::{half_width, is_han};
use crate::span::Span;

/// The Chinese names of all entries, character by character.
#[derive(Debug, Default)]
pub(super) struct HanIndex {
    names: PrefixIndex,
}

impl HanIndex {
    pub(super) fn of(rows: &[Row]) -> HanIndex {
        let names = rows.iter().enumerate().flat_map(|(r, row)| {
            let start = |name: &str| Start([name.chars().next().map(folded).unwrap_or_default(), '\0']);
            row.names().enumerate().map(move |(n, name)| (start(name), Ref::new(r, n)))
        });
        HanIndex { names: PrefixIndex::of(names) }
    }

    /// The entries with exactly this name.
    pub(super) fn whole(&self, name: &str, rows: &[Row]) -> impl Iterator<Item = Ref> + use<'_> {
        let walk = name.chars().try_fold(self.names.walk(), |walk, c| self.step(walk, folded(c), rows));
        walk.into_iter().flat_map(Walk::ends)
    }

    /// The names in a text, from left to right, the longest at each place.
    pub(super) fn find(&self, text: &str, rows: &[Row]) -> Vec<(Span, Ref)> {
        let chars: Vec<(usize, char)> = text.char_indices().map(|(at, c)| (at, folded(c))).collect();
        let mut found = Vec::new();
        let mut from = 0;
        while from < chars.len() {
            let Some((to, walk)) = self.longest(&chars, from, rows) else {
                from += 1;
                continue;
            };
            let end = chars.get(to).map_or(text.len(), |&(at, _)| at);
            let span = Span::new(chars[from].0, end);
            found.extend(walk.ends().map(|found| (span, found)));
            from = to;
        }
        found
    }

    /// The longest name that begins at `from`: the index after its last character, and the walk to it. No
    /// walk is longer than the longest name, whatever the text.
    fn longest(&self, chars: &[(usize, char)], from: usize, rows: &[Row]) -> Option<(usize, Walk<'_>)> {
        if is_inside_word(chars, from) {
            return None;
        }
        let mut longest = None;
        let mut walk = self.names.walk();
        let mut at = from;
        while at < chars.len() {
            if is_typographic_space(chars, from, at) {
                at += 1;
                continue;
            }
            let Some(next) = self.step(walk, chars[at].1, rows) else { break };
            walk = next;
            at += 1;
            if walk.ends().next().is_some() && !is_inside_word(chars, at) {
                longest = Some((at, walk));
            }
        }
        longest
    }

    fn step<'i>(&'i self, walk: Walk<'i>, c: char, rows: &[Row]) -> Option<Walk<'i>> {
        self.names.step(walk, c.encode_utf8(&mut [0; 4]), |found| key(found, rows))
    }
}

/// The characters of a name as they are compared.
fn key(found: Ref, rows: &[Row]) -> String {
    let name = rows[found.entry as usize].names().nth(found.form as usize);
    name.expect("the index is of these rows").chars().map(folded).collect()
}

/// Whether `at` lies between two letters or digits, as in "QQ|Q音乐": no name begins or ends there.
fn is_inside_word(chars: &[(usize, char)], at: usize) -> bool {
    let is_latin = |at: usize| chars.get(at).is_some_and(|(_, c)| c.is_ascii_alphanumeric());
    at > 0 && is_latin(at - 1) && is_latin(at)
}

/// Whether the space at `at` only sets Han characters apart from Latin letters, as in "36 氪".
fn is_typographic_space(chars: &[(usize, char)], from: usize, at: usize) -> bool {
    if chars[at].1 != ' ' || at == from || at + 1 == chars.len() {
        return false;
    }
    let (before, after) = (chars[at - 1].1, chars[at + 1].1);
    is_han(before) && after.is_ascii_alphanumeric() || before.is_ascii_alphanumeric() && is_han(after)
}

/// A character for comparison: full-width forms as ASCII, lower case, one dot for foreign names.
fn folded(c: char) -> char {
    match c {
        '・' | '•' | '‧' | '∙' | '･' | '˙' => '·',
        _ => half_width(c).to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use crate::gazetteer::Gazetteer;

    fn found(text: &str) -> Vec<String> {
        let rows = "云山\tplace\tMount Yun\n云山书局\tmedia\tYunshan Books\n\
                    K站\tmedia\tK Station\n列夫·山\tperson\tLev Shan\n丁一*\tperson\tDing Yi\n丁一*\tplace\tDingyi";
        let names = Gazetteer::from_rows(rows).unwrap();
        names.find_zh(text).iter().map(|m| format!("{}={}", m.span.of(text), m.entry.preferred())).collect()
    }

    #[test]
    fn takes_the_longest_name() {
        assert_eq!(found("云山书局在云山书店旁"), ["云山书局=Yunshan Books", "云山=Mount Yun"]);
    }

    #[test]
    fn folds_case_width_dots_and_spaces_between_scripts() {
        assert_eq!(found("k站、Ｋ站和K 站"), ["k站=K Station", "Ｋ站=K Station", "K 站=K Station"]);
        assert_eq!(found("列夫・山说"), ["列夫・山=Lev Shan"]);
    }

    #[test]
    fn does_not_cut_a_latin_word() {
        assert!(found("OK站").is_empty());
        assert!(found("云 山").is_empty());
    }

    #[test]
    fn gives_every_bearer_of_a_shared_name() {
        assert_eq!(found("丁一"), ["丁一=Ding Yi", "丁一=Dingyi"]);
    }
}
