//! [`Index`]: the keys of one side, so that those similar to a key are found without comparing all.

use std::collections::HashMap;

use super::candidates::{Candidates, listed};
use super::date::DateIndex;
use super::latin::LatinIndex;
use super::name::NameIndex;
use super::number::NumberIndex;
use super::version::VersionIndex;
use super::{Entity, Key};

/// Two keys with a lower similarity are not taken for the same.
pub(crate) const LEAST_SIMILARITY: f32 = 0.5;

/// Keys, filed by what a similar key must have in common with them.
///
/// Making one takes linear time. Finding what is similar to a key takes time by the number of candidates, of
/// which there are at most some hundred, and of those that are looked at, some thousand: see [`Candidates`].
#[derive(Debug, Default)]
pub(crate) struct Index<'k> {
    keys: Vec<&'k Key>,
    numbers: NumberIndex,
    dates: DateIndex,
    names: NameIndex<'k>,
    latin: LatinIndex<'k>,
    /// By preferred form.
    entities: HashMap<&'k str, Vec<u32>>,
    /// By folded address.
    urls: HashMap<&'k str, Vec<u32>>,
    /// By site, of those that have an edition for each language.
    sites: HashMap<&'k str, Vec<u32>>,
    /// By row of the glossary.
    terms: HashMap<u32, Vec<u32>>,
    versions: VersionIndex,
    codes: HashMap<&'k str, Vec<u32>>,
    quotes: Vec<u32>,
}

impl<'k> Index<'k> {
    /// Files keys, numbered in their order.
    pub(crate) fn new(keys: impl IntoIterator<Item = &'k Key>) -> Index<'k> {
        let mut index = Index { keys: keys.into_iter().collect(), ..Index::default() };
        for (entry, key) in (0..).zip(index.keys.clone()) {
            match key {
                Key::Number(number) => index.numbers.add(entry, number),
                Key::Date(date) => index.dates.add(entry, date),
                Key::Name(name) => index.names.add(entry, name),
                Key::Entity(Entity { preferred, name }) => {
                    index.entities.entry(preferred).or_default().push(entry);
                    index.names.add(entry, name);
                }
                Key::Latin(latin) => index.latin.add(entry, latin),
                Key::Quote(_) => index.quotes.push(entry),
                Key::Url(url) => {
                    index.urls.entry(&url.folded).or_default().push(entry);
                    url.site().into_iter().for_each(|site| index.sites.entry(site).or_default().push(entry));
                }
                Key::Version(version) => index.versions.add(entry, version),
                Key::Code(code) => index.codes.entry(code).or_default().push(entry),
                Key::Term(terms) => {
                    terms.iter().for_each(|&term| index.terms.entry(term).or_default().push(entry));
                }
            }
        }
        index.numbers.finish();
        index.names.finish();
        index
    }

    /// The entries that are similar to a key, in order, and how similar.
    ///
    /// These are all with a similarity of at least [`LEAST_SIMILARITY`], as long as there are no more than some hundred
    /// candidates. Of more, they are those that say the same, and those of the others that are about as far in their
    /// text as the key is in its own; `progress`, in 0..1, says how far.
    pub(crate) fn similar(&self, key: &Key, progress: f32) -> Vec<(u32, f32)> {
        let candidates = self.candidates(key, progress).in_order().into_iter();
        let graded = candidates.map(|entry| (entry, key.similarity(self.keys[entry as usize])));
        graded.filter(|&(_, similarity)| similarity >= LEAST_SIMILARITY).collect()
    }

    fn candidates(&self, key: &Key, progress: f32) -> Candidates {
        let mut found = Candidates::near((progress * self.keys.len() as f32) as u32);
        match key {
            Key::Number(number) => {
                self.numbers.like(number, &mut found);
                self.dates.like_number(number, &mut found);
                self.versions.like_number(number, &mut found);
            }
            Key::Date(date) => {
                self.dates.like(date, &mut found);
                date.as_number().into_iter().for_each(|value| self.numbers.of_value(value, &mut found));
            }
            Key::Name(name) => {
                self.names.like(name, &mut found);
                name.words().for_each(|word| self.latin.with_letters(word, &mut found));
            }
            Key::Entity(Entity { preferred, name }) => {
                found.add_same(listed(&self.entities, preferred.as_str()));
                self.names.like(name, &mut found);
                name.words().for_each(|word| self.latin.with_letters(word, &mut found));
            }
            Key::Latin(latin) => {
                self.latin.like(latin, &mut found);
                self.names.with_token(latin, &mut found);
            }
            Key::Version(version) => {
                self.versions.like(version, &mut found);
                version.as_number().iter().for_each(|number| self.numbers.like(number, &mut found));
            }
            Key::Code(code) => found.add_same(listed(&self.codes, code.as_str())),
            Key::Quote(_) => found.add_listed(&self.quotes),
            Key::Url(url) => {
                found.add_same(listed(&self.urls, url.folded.as_str()));
                url.site().into_iter().for_each(|site| found.add_listed(listed(&self.sites, site)));
            }
            Key::Term(terms) => terms.iter().for_each(|term| found.add_same(listed(&self.terms, term))),
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::anchors;
    use crate::language::Language;

    /// The keys of a text, each only once.
    fn keys(text: &str, language: Language) -> Vec<Key> {
        let mut keys: Vec<Key> = Vec::new();
        for anchor in text.lines().flat_map(|line| anchors(line, language)) {
            if !keys.contains(&anchor.key) {
                keys.push(anchor.key);
            }
        }
        keys
    }

    /// What comparing all keys with all gives.
    fn compared<'k>(key: &Key, others: impl IntoIterator<Item = &'k Key>) -> Vec<(u32, f32)> {
        let graded = (0..).zip(others).map(|(entry, other)| (entry, key.similarity(other)));
        graded.filter(|&(_, similarity)| similarity >= LEAST_SIMILARITY).collect()
    }

    fn check(first: &[Key], second: &[Key]) {
        for (keys, others) in [(first, second), (second, first), (first, first), (second, second)] {
            let index = Index::new(others);
            for key in keys {
                assert_eq!(index.similar(key, 0.5), compared(key, others), "{key}");
            }
        }
    }

    #[test]
    fn finds_what_comparing_all_with_all_finds() {
        let articles = [
            (
                include_str!("../../fixtures/huxiu/article.zh.txt"),
                include_str!("../../fixtures/huxiu/article.en.txt"),
            ),
            (
                include_str!("../../fixtures/clean/article.zh.txt"),
                include_str!("../../fixtures/clean/article.en.txt"),
            ),
            (
                include_str!("../../fixtures/anchor/numbers.zh.tsv"),
                include_str!("../../fixtures/anchor/numbers.en.tsv"),
            ),
            (
                include_str!("../../fixtures/anchor/dates.zh.tsv"),
                include_str!("../../fixtures/anchor/dates.en.tsv"),
            ),
            (
                include_str!("../../fixtures/anchor/names.tsv"),
                include_str!("../../fixtures/anchor/names.tsv"),
            ),
        ];
        for (chinese, english) in articles {
            check(&keys(chinese, Language::Chinese), &keys(english, Language::English));
        }
    }

    #[test]
    fn equal_terms_and_addresses_are_found() {
        let keys =
            [Key::Term(vec![3]), Key::Term(vec![1, 2]), Key::Url(crate::anchor::Url::new("https://a.com/"))];
        let index = Index::new(&keys);
        assert_eq!(index.similar(&Key::Term(vec![2, 3]), 0.0), [(0, 1.0), (1, 1.0)]);
        assert_eq!(index.similar(&Key::Url(crate::anchor::Url::new("a.com")), 0.0), [(2, 1.0)]);
    }
}
