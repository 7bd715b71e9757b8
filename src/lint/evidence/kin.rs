//! Tokens in Latin letters of one kind: PDF and DOC are file formats, iOS and Android systems.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::table;

/// Kind, token, other forms; the table explains itself.
const KIN: &str = include_str!("../../data/lint/kin.tsv");

/// Tokens of which a translation keeps each.
#[derive(Debug)]
pub(crate) struct Kind {
    /// Each with the words by which a text may mean it.
    tokens: Vec<(&'static str, Vec<String>)>,
}

struct Kinds {
    kinds: Vec<Kind>,
    /// By the token in small letters.
    by_token: HashMap<String, Vec<usize>>,
}

fn all() -> &'static Kinds {
    static KINDS: OnceLock<Kinds> = OnceLock::new();
    KINDS.get_or_init(|| {
        let mut kinds: Vec<Kind> = Vec::new();
        let mut by_token: HashMap<String, Vec<usize>> = HashMap::new();
        let mut last = "";
        for [kind, token, forms] in table::rows(KIN) {
            if kind != last {
                kinds.push(Kind { tokens: Vec::new() });
                last = kind;
            }
            let forms = forms.split('|').filter(|form| !form.is_empty()).map(str::to_lowercase).collect();
            by_token.entry(token.to_lowercase()).or_default().push(kinds.len() - 1);
            kinds.last_mut().expect("one was just added").tokens.push((token, forms));
        }
        Kinds { kinds, by_token }
    })
}

/// The kinds of a token, however its letters are written.
pub(crate) fn kinds(token: &str) -> Vec<&'static Kind> {
    let all = all();
    all.by_token.get(&token.to_lowercase()).into_iter().flatten().map(|&number| &all.kinds[number]).collect()
}

impl Kind {
    /// Whether a token is of this kind, written exactly so, or in the plural.
    pub(crate) fn has(&self, token: &str) -> bool {
        let singular = token.strip_suffix('s').unwrap_or(token);
        self.tokens.iter().any(|(known, _)| *known == token || *known == singular)
    }

    /// Whether a text may mean a token of this kind by other words.
    pub(crate) fn may_mean(&self, token: &str, text: &str) -> bool {
        let text = text.to_lowercase();
        let singular = token.strip_suffix('s').unwrap_or(token);
        let is_meant = |known: &&(&str, Vec<String>)| {
            known.0.eq_ignore_ascii_case(token) || known.0.eq_ignore_ascii_case(singular)
        };
        self.tokens
            .iter()
            .filter(is_meant)
            .any(|(_, forms)| forms.iter().any(|form| text.contains(form.as_str())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_has_nothing_twice() {
        let rows: Vec<[&str; 3]> = table::rows(KIN).collect();
        assert!(rows.windows(2).all(|two| two[0][..2] < two[1][..2]));
    }

    #[test]
    fn a_kind_knows_its_tokens_and_other_words_for_them() {
        let system = kinds("android")[0];
        assert!(system.has("iOS") && !system.has("ios") && !system.has("PDF"));
        assert!(system.may_mean("Android", "安卓手机") && !system.may_mean("Android", "手机"));
        assert!(kinds("PDF")[0].has("DOCs") && kinds("华为").is_empty());
    }
}
