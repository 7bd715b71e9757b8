//! T03: two sources with one translation, which says only what one of them says.

use crate::bitext::Pair;
use crate::language::is_han;
use crate::lexicon::StemId;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::family::are_kin;
use crate::lint::evidence::losses::is_content;
use crate::lint::evidence::repeated::groups;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::word::{Word, WordClass};

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Bitext(check) };

const META: Meta = Meta {
    id: "T03",
    name: "same-target",
    category: "Accuracy / Mistranslation",
    severity: Severity::Warning,
    state: State::On,
    docs: "Two different Chinese texts have the same English, and it says what one of them says: an inconsistency in the source, \
as checkers of translation memories call it. “请输入用户名” and “请输入密码” are both “Enter the password”.\n\n\
A fuzzy match was taken over, or a row was copied and not finished.\n\n\
Compared are the words that only one of the two has. One is marked if the English has a translation of the other’s words and \
of none of its own. Silent where the words share a character (删除, 移除), as synonyms do, where neither or both are said, and for a \
segment of one English word. Wrong where the word list lacks a translation.",
    // One pair cannot show it: the bad cases are in a test below.
    bad: &[],
    good: &[Example::good("请输入用户名。", "Enter the password.")],
    reads: Reads::Both,
    direction: Direction::ToEnglish,
};

const CONFIDENCE: f32 = 0.7;
/// A translation below this weight is too unlikely to count.
const LEAST_WEIGHT: f32 = 0.1;
/// A longer segment, or a group of more, is not compared.
const MOST_WORDS: usize = 64;
const MOST: usize = 32;

fn check(context: &Context<'_>, findings: &mut Collector<'_>) {
    let segments = context.segments();
    for group in groups(segments, |segment| &segment.target) {
        if group.iter().all(|other| other.source == group[0].source) || !group[0].target.contains(' ') {
            continue;
        }
        let pairs: Vec<Pair<'_>> = group.iter().take(MOST).map(|segment| segment.pair).collect();
        for (at, pair) in pairs.iter().enumerate() {
            let other = pairs
                .iter()
                .enumerate()
                .find(|&(index, other)| index != at && is_other(context, pair, other));
            if let Some((_, other)) = other {
                let message = format!(
                    "the English says “{}”, not this; both have the same translation",
                    other.source()
                );
                findings
                    .add(pair, pair.target_span(), CONFIDENCE * pair.bead().confidence, message)
                    .against(pair.source_span());
            }
        }
    }
}

/// Whether the English says what another pair's Chinese has, and not what the Chinese of this one has.
fn is_other(context: &Context<'_>, pair: &Pair<'_>, other: &Pair<'_>) -> bool {
    let words = |pair: &Pair<'_>| -> Option<Vec<(Word, String)>> {
        let words = context.source_forms(pair);
        (words.len() <= MOST_WORDS).then(|| words.map(|(word, form)| (word, form.to_owned())).collect())
    };
    let (Some(own), Some(theirs)) = (words(pair), words(other)) else { return false };
    let alone = |words: &[(Word, String)], others: &[(Word, String)]| -> Vec<(Word, String)> {
        words.iter().filter(|(_, form)| !others.iter().any(|(_, known)| known == form)).cloned().collect()
    };
    let (mine, yours) = (alone(&own, &theirs), alone(&theirs, &own));
    let shares = mine
        .iter()
        .any(|(_, one)| yours.iter().any(|(_, two)| one.chars().any(|c| is_han(c) && two.contains(c))));
    !mine.is_empty()
        && !yours.is_empty()
        && !shares
        && says(context, pair, &mine) == Some(false)
        && says(context, pair, &yours) == Some(true)
}

/// Whether the English of a pair has a translation of any of these words; None if they are not known, or mean little.
fn says(context: &Context<'_>, pair: &Pair<'_>, words: &[(Word, String)]) -> Option<bool> {
    let lexicon = context.lexicon();
    let stems: Vec<&str> = context.target_forms(pair).take(2 * MOST_WORDS).map(|(_, stem)| stem).collect();
    let mut known = false;
    for (word, form) in words {
        let found = lexicon.translations(form);
        if word.class == WordClass::Number || word.class == WordClass::Latin || !is_content(lexicon, &found) {
            continue;
        }
        known = true;
        let translates = |(id, weight): (StemId, f32)| {
            let is_there = |text: String| stems.iter().any(|stem| text == *stem || are_kin(&text, stem));
            weight >= LEAST_WEIGHT && lexicon.stem_text(id).is_some_and(is_there)
        };
        if found.iter().any(translates) {
            return Some(true);
        }
    }
    known.then_some(false)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::bitext::Bitext;
    use crate::lint::{Linter, rule};

    fn marked(pairs: &[(&str, &str)]) -> Vec<usize> {
        let bitext = Bitext::from_pairs(pairs.iter().copied());
        let findings = Linter::new().rules([rule(RULE.id).unwrap()]).lint(&bitext);
        findings.iter().map(|finding| finding.pair).collect()
    }

    #[test]
    fn the_one_that_is_not_said_is_marked() {
        let password = "Please enter the password.";
        assert_eq!(marked(&[("请输入用户名。", password), ("请输入密码。", password)]), [0]);
        assert_eq!(
            marked(&[("他昨天去了学校。", "He went to school."), ("他昨天去了医院。", "He went to school.")]),
            [1]
        );
    }

    #[test]
    fn synonyms_may_have_one_translation() {
        for (one, two, english) in [
            ("删除文件", "移除文件", "Delete the file"),
            ("好的，我明白了。", "好，我懂了。", "All right, I see."),
            ("请输入密码。", "请输入密码", "Please enter the password."),
            ("她走了。", "他走了。", "They left home."),
        ] {
            assert!(marked(&[(one, english), (two, english)]).is_empty(), "{english}");
        }
    }
}
