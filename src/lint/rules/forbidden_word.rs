//! W01: a word that the user forbids.

use std::collections::{BTreeSet, HashMap};

use crate::bitext::Pair;
use crate::language::Language;
use crate::lexicon::stem;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::finding::Finding;
use crate::lint::forbidden::{Forbidden, What};
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::simplify::Plain;
use crate::span::Span;
use crate::word::{without_possessive, words};

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Bitext(check) };

const META: Meta = Meta {
    id: "W01",
    name: "forbidden-word",
    category: "Style / Organizational style",
    severity: Severity::Warning,
    state: State::On,
    docs: "The text has a word that the user forbids, in `duizhao.toml` (`[[lint.forbid]]`) or by `Linter::forbid`.\n\n\
What a house does not print: words of officialese, names that a law or a customer forbids, a product by its old name.\n\n\
English words are found whole, in regular inflections (“utilizes”, “utilizing”), in either case unless they are given in \
capitals; several words with blanks or hyphens between. Chinese words are found as characters, in both scripts, also inside longer \
words. Side, message, severity and suggestion are the user’s. Without such words it finds nothing. Wrong where a Chinese word \
arises across a boundary (`干事` in 能干事情): a pattern can say more.",
    // It needs words: the bad cases are in a test below.
    bad: &[],
    good: &[Example::good("我们使用云计算。", "We utilize the cloud.")],
    reads: Reads::Any,
    direction: Direction::Both,
};

const CONFIDENCE: f32 = 1.0;
/// The endings of regular inflection, with those they replace.
const ENDINGS: [&str; 9] = ["", "s", "es", "ed", "d", "ing", "e", "y", "ies"];

/// The forbidden words of one side, by how they begin.
struct Words<'f> {
    english: HashMap<String, Vec<(Vec<String>, &'f Forbidden)>>,
    /// By the first character, each as it is compared.
    chinese: HashMap<char, Vec<(String, &'f Forbidden)>>,
    /// Those without a letter, such as a dash.
    marks: Vec<(String, &'f Forbidden)>,
}

fn check(context: &Context<'_>, findings: &mut Collector<'_>) {
    let all = context.forbidden();
    let has_words = |forbidden: &Forbidden| matches!(forbidden.what, What::Words(_));
    if !all.iter().any(has_words) {
        return;
    }
    for side in [Language::Chinese, Language::English] {
        let own = all.iter().filter(|forbidden| forbidden.side_of(context.original()) == side);
        let words = Words::new(own, side);
        for pair in context.pairs(Reads::Any) {
            match side {
                Language::Chinese => words.in_chinese(context, &pair, findings),
                Language::English => words.in_english(context, &pair, findings),
            }
        }
    }
}

impl<'f> Words<'f> {
    fn new(all: impl Iterator<Item = &'f Forbidden>, side: Language) -> Words<'f> {
        let mut index = Words { english: HashMap::new(), chinese: HashMap::new(), marks: Vec::new() };
        for forbidden in all {
            // Else it is a pattern.
            #[allow(irrefutable_let_patterns)]
            let What::Words(list) = &forbidden.what else { continue };
            for word in list {
                let plain = Plain::new(word).text(word).to_owned();
                let pieces: Vec<String> = words(&plain, Language::English)
                    .iter()
                    .map(|word| straight(word.span.of(&plain)))
                    .collect();
                // “C++” is more than its letter.
                let has_marks =
                    plain.contains(|c: char| !(c.is_alphanumeric() || matches!(c, ' ' | '-' | '\'' | '’')));
                match (side, pieces.first(), plain.chars().next()) {
                    (Language::English, Some(first), _) if !has_marks => {
                        let stems: BTreeSet<String> =
                            [stem(first), stem(&first.replace('\'', "’"))].into_iter().collect();
                        for stem in stems {
                            index.english.entry(stem).or_default().push((pieces.clone(), forbidden));
                        }
                    }
                    (Language::Chinese, _, Some(first)) => {
                        let first = first.to_ascii_lowercase();
                        index.chinese.entry(first).or_default().push((plain.to_ascii_lowercase(), forbidden));
                    }
                    _ => index.marks.push((plain, forbidden)),
                }
            }
        }
        index
    }

    fn in_english(&self, context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
        let text = context.bitext().target().text();
        let forms: Vec<_> = context.target_forms(pair).collect();
        for (at, (word, stem)) in forms.iter().enumerate() {
            let mut past = None;
            for (pieces, forbidden) in self.english.get(*stem).into_iter().flatten() {
                let Some(here) = forms.get(at..at + pieces.len()) else { continue };
                let fits = here
                    .iter()
                    .zip(pieces)
                    .all(|((word, stem), piece)| is_form(&straight(word.span.of(text)), stem, piece))
                    && here.windows(2).all(|two| {
                        let between = &text[two[0].0.span.end as usize..two[1].0.span.start as usize];
                        between.chars().all(|c| c.is_whitespace() || c == '-')
                    });
                // Of words that begin alike the longest counts.
                if fits && past.is_none_or(|(length, _)| length < pieces.len()) {
                    past = Some((pieces.len(), *forbidden));
                }
            }
            if let Some((length, forbidden)) = past {
                let span = word.span.join(forms[at + length - 1].0.span);
                tell(findings, pair, (Language::English, span, span.of(text)), forbidden);
            }
        }
        let plain = context.english(pair);
        for (mark, forbidden) in &self.marks {
            let is_whole = |at: &usize| is_whole(plain.text(), Span::new(*at, at + mark.len()));
            for at in plain.text().match_indices(mark.as_str()).map(|(at, _)| at).filter(is_whole) {
                let span = plain.original(Span::new(at, at + mark.len()));
                tell(findings, pair, (Language::English, span, mark), forbidden);
            }
        }
    }

    fn in_chinese(&self, context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
        let plain = context.chinese(pair);
        let text = plain.text().to_ascii_lowercase();
        let mut past = 0;
        for (at, c) in text.char_indices() {
            let here = self
                .chinese
                .get(&c)
                .into_iter()
                .flatten()
                .filter(|(word, _)| text[at..].starts_with(word.as_str()))
                .filter(|(word, _)| is_whole(&text, Span::new(at, at + word.len())));
            if at < past {
                continue;
            }
            if let Some((word, forbidden)) = here.max_by_key(|(word, _)| word.len()) {
                past = at + word.len();
                let span = plain.original(Span::new(at, past));
                tell(
                    findings,
                    pair,
                    (Language::Chinese, span, span.of(context.bitext().source().text())),
                    forbidden,
                );
            }
        }
    }
}

/// A word with straight apostrophes.
fn straight(word: &str) -> String {
    word.replace('’', "'")
}

/// Whether Latin letters and digits at either end of a place do not go on outside of it.
fn is_whole(text: &str, place: Span) -> bool {
    let goes_on = |inside: Option<char>, outside: Option<char>| {
        inside.is_some_and(|c| c.is_ascii_alphanumeric())
            && outside.is_some_and(|c| c.is_ascii_alphanumeric())
    };
    let (inside, before, behind) =
        (place.of(text), &text[..place.start as usize], &text[place.end as usize..]);
    !goes_on(inside.chars().next(), before.chars().next_back())
        && !goes_on(inside.chars().next_back(), behind.chars().next())
}

/// Whether a word of the text is the forbidden one, in a regular inflection.
fn is_form(word: &str, form: &str, forbidden: &str) -> bool {
    if forbidden.len() > 1
        && forbidden.chars().all(|c| !c.is_lowercase())
        && word.chars().any(char::is_lowercase)
    {
        let singular = word.strip_suffix('s').unwrap_or(word);
        return singular == forbidden;
    }
    let (word, forbidden) = (without_possessive(word).to_lowercase(), forbidden.to_lowercase());
    if word == forbidden {
        return true;
    }
    let shared = word.bytes().zip(forbidden.bytes()).take_while(|(a, b)| a == b).count();
    let shared = word.floor_char_boundary(shared);
    let (Some(rest), Some(other)) = (word.get(shared..), forbidden.get(shared..)) else { return false };
    // “stop”, “stopped”
    let doubled = rest.chars().next().filter(|c| word[..shared].ends_with(*c));
    let rest = doubled.filter(|_| rest.len() > 2).map_or(rest, |c| &rest[c.len_utf8()..]);
    shared > 1 && ENDINGS.contains(&rest) && ENDINGS.contains(&other) && stem(&forbidden) == form
        || word == format!("{forbidden}s")
}

/// Reports a place.
fn tell(
    findings: &mut Collector<'_>,
    pair: &Pair<'_>,
    (side, span, words): (Language, Span, &str),
    forbidden: &Forbidden,
) {
    let message = forbidden.message.clone().unwrap_or_else(|| format!("“{words}” is forbidden"));
    let finding: &mut Finding = match side {
        Language::English => findings.add(pair, span, CONFIDENCE, message),
        Language::Chinese => findings.add(pair, None, CONFIDENCE, message).against(span),
    };
    finding.forbid_in(side, forbidden.severity, forbidden.suggestion.clone());
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::bitext::Bitext;
    use crate::language::Language;
    use crate::lint::{Forbidden, Linter, Severity, rule};

    fn marks(forbidden: Forbidden, english: &str) -> Vec<String> {
        let bitext = Bitext::from_pairs([("他来了。", english)]);
        let findings = Linter::new().rules([rule(RULE.id).unwrap()]).forbid([forbidden]).lint(&bitext);
        findings.iter().map(|finding| finding.target_text(&bitext).unwrap_or_default().to_owned()).collect()
    }

    #[test]
    fn english_words_are_found_whole_and_inflected() {
        let words = |list: &[&str]| Forbidden::words(list).unwrap();
        let text = "Utilizing it, he utilized the universe-wide organ, studies and Go-Kart of IT in order  to be stopped.";
        assert_eq!(marks(words(&["utilize"]), text), ["Utilizing", "utilized"]);
        assert_eq!(marks(words(&["study", "stop", "go kart"]), text), ["studies", "Go-Kart", "stopped"]);
        assert_eq!(marks(words(&["IT"]), text), ["IT"]);
        assert_eq!(marks(words(&["in order to", "in order"]), text), ["in order  to"]);
        for word in ["university", "organization", "sto", "it is", "utility"] {
            assert!(marks(words(&[word]), text).is_empty(), "{word}");
        }
        assert_eq!(marks(words(&["—"]), "He came — late."), ["—"]);
    }

    #[test]
    fn chinese_words_are_found_in_both_scripts_in_the_chinese() {
        let bitext = Bitext::from_pairs([("這是國務院的決定，iphone也是。", "It is a decision.")]);
        let forbidden = Forbidden::words(["国务院", "iPhone"])
            .unwrap()
            .side(Language::Chinese)
            .suggestion("政府")
            .severity(Severity::Error);
        let found = Linter::new().rules([rule(RULE.id).unwrap()]).forbid([forbidden]).lint(&bitext);
        let marked: Vec<_> = found.iter().map(|finding| finding.source_text(&bitext).unwrap()).collect();
        assert_eq!(marked, ["國務院", "iphone"]);
        assert_eq!(found[0].severity, Severity::Error);
        assert_eq!(
            found[0].display(&bitext).to_string(),
            "error[W01] forbidden-word “國務院”: “國務院” is forbidden; write “政府”"
        );
    }

    #[test]
    fn the_translation_is_meant_unless_a_side_is_named() {
        let bitext = Bitext::from_pairs([("他用AI。", "He uses AI.")]);
        let linter =
            Linter::new().rules([rule(RULE.id).unwrap()]).forbid([Forbidden::words(["AI"]).unwrap()]);
        assert_eq!(linter.lint(&bitext)[0].target_text(&bitext), Some("AI"));
        let found = linter.original(Language::English).lint(&bitext);
        assert_eq!((found.len(), found[0].target, found[0].source_text(&bitext)), (1, None, Some("AI")));
    }
}
