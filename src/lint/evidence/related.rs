//! What may stand for a country besides its name: its people, its adjective, its capital; or for a company or a seat of
//! power: the group, the government. And the other way round.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use crate::gazetteer::Entry;
use crate::reading::fold::letters;
use crate::table;

/// Name → what may stand for it.
const RELATED: &str = include_str!("../../data/lint/related.tsv");
/// Company, product or seat of power → its group or government.
const OWNERS: &str = include_str!("../../data/lint/owners.tsv");
/// The endings of adjectives that are made from the names of countries.
const ADJECTIVES: [&str; 6] = ["an", "ese", "i", "ish", "ine", "is"];
/// An adjective begins with at least so many letters of the name of its country.
const STEM: usize = 4;

struct Tables {
    rows: HashMap<String, Vec<String>>,
    /// Countries and what stands for them.
    of_countries: HashSet<String>,
    countries: HashSet<String>,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut rows: HashMap<String, Vec<String>> = HashMap::new();
        let (mut countries, mut of_countries) = (HashSet::new(), HashSet::new());
        let countries_first = table::rows(RELATED).map(|row| (row, true));
        for ([name, related], is_country) in
            countries_first.chain(table::rows(OWNERS).map(|row| (row, false)))
        {
            let all: Vec<String> = [name].into_iter().chain(related.split('|')).map(plain).collect();
            if is_country {
                countries.insert(all[0].clone());
                of_countries.extend(all.iter().cloned());
            }
            for one in &all {
                rows.entry(one.clone())
                    .or_default()
                    .extend(all.iter().filter(|other| *other != one).cloned());
            }
        }
        Tables { rows, of_countries, countries }
    })
}

/// The words of a name in plain lower-case letters.
pub(crate) fn plain(name: &str) -> String {
    name.split_whitespace().map(letters).collect::<Vec<_>>().join(" ")
}

/// What may stand for the name with this form, in plain lower-case letters.
pub(crate) fn related(form: &str) -> &'static [String] {
    tables().rows.get(&plain(form)).map_or(&[], Vec::as_slice)
}

/// Whether a name may stand for any form of an entry.
pub(crate) fn may_stand_for(other: &str, entry: &Entry) -> bool {
    let other = plain(other);
    entry.forms().iter().any(|form| stands_for(&other, &plain(&form.text)))
}

/// Whether one name may stand for another.
pub(crate) fn are_related(form: &str, other: &str) -> bool {
    stands_for(&plain(other), &plain(form))
}

/// The same of names in plain lower-case letters.
fn stands_for(other: &str, name: &str) -> bool {
    other == name
        || tables().rows.get(name).is_some_and(|all| all.iter().any(|one| one == other))
        || is_adjective_of(other, name)
}

/// Whether a word is a country, its capital, its people or its adjective.
pub(crate) fn is_of_country(word: &str) -> bool {
    let word = plain(word);
    tables().of_countries.contains(&word)
        || tables().countries.iter().any(|country| is_adjective_of(&word, country))
}

/// Whether a word in lower case has the form of an adjective of a country: “norwegian”.
fn is_adjective_of(word: &str, country: &str) -> bool {
    let word = word.strip_suffix('s').unwrap_or(word);
    let shared = word.bytes().zip(country.bytes()).take_while(|(a, b)| a == b).count();
    let has_ending = ADJECTIVES.iter().any(|ending| word.ends_with(ending));
    shared >= STEM && shared + 2 >= country.len() && word.len() > STEM && has_ending
}

/// Whether a word in lower case stands for another country than the one with these forms: “slovak” is not Slovenia.
pub(crate) fn is_of_another(word: &str, mut forms: impl Iterator<Item = String>) -> bool {
    let Some(owners) = tables().rows.get(word) else { return false };
    !forms.any(|form| form == word || owners.contains(&form))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capital_stands_for_its_country_and_the_other_way_round() {
        let has = |form: &str, other: &str| related(form).iter().any(|word| word == other);
        assert!(has("South Korea", "seoul") && has("Seoul", "south korea") && has("Seoul", "korean"));
        assert!(!has("Seoul", "tokyo") && related("Springfield").is_empty());
    }

    #[test]
    fn knows_the_people_of_a_country() {
        for word in ["Norwegian", "Norwegians", "Swiss", "Greek", "Iraqi", "Ethiopian", "Australian"] {
            assert!(is_of_country(word), "{word}");
        }
        for word in ["Guardian", "Christian", "Polite", "Indigo", "Human"] {
            assert!(!is_of_country(word), "{word}");
        }
        let forms = || ["slovenia".to_owned()].into_iter();
        assert!(is_of_another("slovak", forms()) && !is_of_another("slovenian", forms()));
    }
}
