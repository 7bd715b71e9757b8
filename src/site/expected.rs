//! Which pages without a counterpart should have one, and where.

use std::collections::BTreeSet;

use super::name::{Form, Name};
use super::{Lone, tag};
use crate::language::Language;

/// How the paths of the pairs differ in the two languages.
#[derive(Debug, Default)]
pub(super) struct Turns(BTreeSet<Turn>);

/// The form of pages in a language, and that of their counterparts.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Turn {
    from: Form,
    language: Language,
    to: Form,
}

impl Turns {
    /// Learns from a pair, in both directions.
    pub(super) fn add(&mut self, form: &Form, language: Language, other: &Form) {
        let (form, other) = (form.clone(), other.clone());
        self.0.insert(Turn { from: other.clone(), language: language.other(), to: form.clone() });
        self.0.insert(Turn { from: form, language, to: other });
    }

    /// A page that has no counterpart, if it should have one.
    pub(super) fn lone(&self, name: &Name<'_>) -> Option<Lone> {
        let fits = |turn: &&Turn| name.mark.is_none_or(|mark| mark.language == turn.language);
        // The longest form tells most about a page.
        let turns = self.0.iter().filter(fits).filter_map(|turn| Some((turn, turn.from.core(name.whole)?)));
        let nearest = turns.max_by_key(|(turn, _)| turn.from.prefix.len() + turn.from.suffix.len());
        let language = match (name.mark, nearest) {
            (Some(mark), _) => mark.language,
            (None, Some((turn, _))) if !name.is_paper() => turn.language,
            _ => return None,
        };
        let expected = nearest.map(|(turn, core)| turn.to.path(core, name.ending));
        Some(Lone { path: name.path.to_owned(), language, expected })
    }
}

/// Where pages have the marks of our languages, so that those of others stand there too.
#[derive(Debug, Default)]
pub(super) struct Marked<'n> {
    /// Folders with a folder that is called by a tag.
    pub(super) places: BTreeSet<&'n str>,
    /// Folders beside which there is the same with a tag: `docs/` of `docs-zh/`.
    pub(super) plain: BTreeSet<&'n str>,
    /// Folders with pages of pairs, in lower case: `docs/ml/` is no Malayalam beside `docs/zh/ml/`.
    pub(super) paired: BTreeSet<&'n str>,
}

impl Marked<'_> {
    /// Whether a path has the tag of a third language: where others have one of ours, or behind a name that is known
    /// without it.
    pub(super) fn is_of_third_language(&self, whole: &str, is_known: impl Fn(&str) -> bool) -> bool {
        let mut start = 0;
        for (end, _) in whole.match_indices('/') {
            let around = &whole[..start];
            let is_other = match tag::without_other(&whole[start..end]) {
                None => false,
                Some("") => {
                    self.places.contains(around) && !self.paired.contains(&*whole[..=end].to_lowercase())
                }
                Some(rest) => self.plain.contains(format!("{around}{rest}/").as_str()),
            };
            if is_other {
                return true;
            }
            start = end + 1;
        }
        let rest = tag::without_other(&whole[start..]);
        rest.is_some_and(|rest| !rest.is_empty() && is_known(&format!("{}{rest}", &whole[..start])))
    }
}
