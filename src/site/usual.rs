//! The usual layouts: pages are paired by the marks in their paths.

use std::collections::{BTreeMap, BTreeSet};

use super::expected::{Marked, Turns};
use super::name::{Name, Reading};
use super::tag::Variety;
use super::{Pages, Pairing};
use crate::language::Language;

/// The number of a page.
type Page = usize;

pub(super) fn pairing(paths: &BTreeSet<&str>) -> Pairing {
    let names: Vec<Name<'_>> = paths.iter().copied().filter_map(Name::of).collect();
    let mut pairer = Pairer::new(&names);
    pairer.pair(Language::Chinese);
    pairer.pair(Language::English);
    pairer.pairing()
}

struct Pairer<'n> {
    names: &'n [Name<'n>],
    /// The pages without a mark, by their path without ending.
    plain: BTreeMap<String, Vec<Page>>,
    /// The pages with a mark of English, by what they are called without it.
    english: BTreeMap<String, Vec<Page>>,
    pairs: Vec<Pages>,
    turns: Turns,
    /// The pages that have a counterpart, or are refused, with the variety of the Chinese.
    used: BTreeSet<(Page, Variety)>,
    /// What the pages of a pair are called without a mark.
    keys: BTreeSet<String>,
    refused: Vec<String>,
}

/// A counterpart of a marked page, and by which readings.
struct Counterpart<'n> {
    page: Page,
    own: &'n Reading,
    /// That of the counterpart, if it has a mark.
    other: Option<&'n Reading>,
}

impl<'n> Pairer<'n> {
    fn new(names: &'n [Name<'n>]) -> Pairer<'n> {
        let (mut plain, mut english) = (BTreeMap::<_, Vec<Page>>::new(), BTreeMap::<_, Vec<Page>>::new());
        for (page, name) in names.iter().enumerate() {
            match name.mark {
                None => plain.entry(folded(name.whole)).or_default().push(page),
                Some(mark) if mark.language == Language::English => {
                    let keys: BTreeSet<String> =
                        name.readings.iter().map(|reading| folded(&reading.key)).collect();
                    keys.into_iter().for_each(|key| english.entry(key).or_default().push(page));
                }
                Some(_) => {}
            }
        }
        Pairer {
            names,
            plain,
            english,
            pairs: Vec::new(),
            turns: Turns::default(),
            used: BTreeSet::new(),
            keys: BTreeSet::new(),
            refused: Vec::new(),
        }
    }

    /// Finds the counterparts of the pages that are marked as in this language, by their surest reading first.
    fn pair(&mut self, language: Language) {
        let names = self.names;
        let marked = |name: &Name<'_>| name.mark.filter(|mark| mark.language == language);
        let most = names.iter().map(|name| name.readings.len()).max().unwrap_or_default();
        for round in 0..most {
            let mut claims: BTreeMap<(Page, Variety), Vec<(Page, Counterpart<'n>)>> = BTreeMap::new();
            for (page, name) in names.iter().enumerate() {
                let (Some(mark), Some(own)) = (marked(name), name.readings.get(round)) else { continue };
                if self.is_used(page) {
                    continue;
                }
                let found = self.counterparts(page, own, language, mark.variety);
                match &found[..] {
                    [] => {}
                    [_] => {
                        let found = found.into_iter().next().expect("there is one");
                        claims.entry((found.page, mark.variety)).or_default().push((page, found));
                    }
                    several => {
                        let others = several.iter().map(|found| found.page);
                        self.refuse(&others.collect::<Vec<_>>(), page, mark.variety);
                    }
                }
            }
            for ((page, variety), mut claimants) in claims {
                match claimants.len() {
                    1 => {
                        let (marked, found) = claimants.remove(0);
                        self.take(marked, found, language, variety);
                    }
                    _ => {
                        let pages: Vec<Page> = claimants.iter().map(|&(page, _)| page).collect();
                        self.refuse(&pages, page, variety);
                    }
                }
            }
        }
    }

    fn is_used(&self, page: Page) -> bool {
        self.used.range((page, Variety::Usual)..).next().is_some_and(|&(used, _)| used == page)
    }

    /// The pages that a reading of a marked page leads to: marked ones before others, and of those that differ by their
    /// ending the one that has the same.
    fn counterparts(
        &self,
        page: Page,
        own: &'n Reading,
        language: Language,
        variety: Variety,
    ) -> Vec<Counterpart<'n>> {
        let key = folded(&own.key);
        let english = self.english.get(&key).filter(|_| language == Language::Chinese);
        let is_free = |page: Page| match language {
            // An English page may have a counterpart in each variety.
            Language::Chinese => !self.used.contains(&(page, variety)),
            Language::English => !self.is_used(page),
        };
        let free = |pages: Option<&Vec<Page>>| -> Vec<Page> {
            pages.into_iter().flatten().copied().filter(|&page| is_free(page)).collect()
        };
        let marked = free(english);
        let found = if marked.is_empty() { free(self.plain.get(&key)) } else { marked };
        let alike: Vec<Page> = found
            .iter()
            .copied()
            .filter(|&other| self.names[other].ending == self.names[page].ending)
            .collect();
        let chosen = if alike.is_empty() { found } else { alike };
        let counterpart = |page: Page| {
            let other = self.names[page].readings.iter().find(|reading| folded(&reading.key) == key);
            Counterpart { page, own, other }
        };
        chosen.into_iter().map(counterpart).collect()
    }

    fn take(&mut self, marked: Page, found: Counterpart<'n>, language: Language, variety: Variety) {
        let path = |page: Page| self.names[page].path.to_owned();
        let (english, chinese) = match language {
            Language::Chinese => (found.page, marked),
            Language::English => (marked, found.page),
        };
        self.pairs.push(Pages { english: path(english), chinese: path(chinese) });
        self.used.extend([(marked, variety), (found.page, variety)]);
        self.keys.insert(folded(&found.own.key));
        if let Some([own, plain]) = &found.own.forms {
            let other = match found.other {
                None => Some(plain),
                Some(reading) => reading.forms.as_ref().map(|[marked, _]| marked),
            };
            if let Some(other) = other {
                self.turns.add(own, language, other);
            }
        }
    }

    /// Leaves out pages that would all be the counterpart of one.
    fn refuse(&mut self, pages: &[Page], one: Page, variety: Variety) {
        let names: Vec<&str> = pages.iter().map(|&page| self.names[page].path).collect();
        let one_name = self.names[one].path;
        self.refused.push(format!("{} would each be the counterpart of {one_name}", names.join(" and ")));
        self.used.extend(pages.iter().chain([&one]).map(|&page| (page, variety)));
    }

    fn pairing(self) -> Pairing {
        let others =
            self.names.iter().enumerate().filter(|&(page, _)| !self.is_used(page)).map(|(_, name)| name);
        let forms = self.names.iter().flat_map(|name| &name.readings).flat_map(|reading| &reading.forms);
        let marked = Marked {
            places: self.names.iter().filter_map(|name| name.place.as_deref()).collect(),
            plain: forms.map(|[_, plain]| plain.prefix.as_str()).collect(),
            paired: self
                .keys
                .iter()
                .flat_map(|key| key.match_indices('/').map(|(at, _)| &key[..=at]))
                .collect(),
        };
        let is_known = |key: &str| {
            let key = folded(key);
            self.plain.contains_key(&key) || self.english.contains_key(&key) || self.keys.contains(&key)
        };
        let is_ours = |name: &&Name<'_>| match name.mark {
            Some(_) => true,
            None => {
                !self.keys.contains(&folded(name.whole)) && !marked.is_of_third_language(name.whole, is_known)
            }
        };
        let lone = others.filter(is_ours).filter_map(|name| self.turns.lone(name)).collect();
        Pairing { pairs: self.pairs, lone, refused: self.refused }
    }
}

/// Names are compared in lower case: `readme_zh.md` belongs to `README.md`.
fn folded(key: &str) -> String {
    key.to_lowercase()
}
