//! T02: one source text with two translations.

use std::collections::HashSet;

use crate::bitext::Scope;
use crate::language::Language;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::repeated::{Segment, characters, groups};
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Bitext(check) };

const META: Meta = Meta {
    id: "T02",
    name: "inconsistent-translation",
    category: "Terminology / Inconsistent use of terminology",
    severity: Severity::Info,
    state: State::On,
    docs: "The same Chinese stands in several places, and its English is not the same in all of them: an inconsistency in the target, \
as checkers of translation memories call it.\n\n\
In software the user takes two names for two things; in a contract two wordings of a clause are two clauses.\n\n\
Whole segments are compared, without marks at their ends, case, width and blanks. The rarer translation is marked; of equally frequent \
ones the later. In a file of pairs a segment counts from two characters on, in running text from ten, and only where two longer words \
differ; what people say (他说：“是。”) is rightly put in other words. Wrong where the two stand for different things \
(“打开”: Open, On).",
    // One pair cannot show it: the bad cases are in a test below.
    bad: &[],
    good: &[Example::good("保存文件。保存文件。", "Save the file. Store the file.")],
    reads: Reads::Both,
    direction: Direction::Both,
};

/// How sure it is in a file of pairs, and in running text.
const PAIRS: f32 = 0.7;
const TEXT: f32 = 0.6;
/// The fewest Chinese characters of a segment there.
const FEWEST: usize = 2;
const FEWEST_IN_TEXT: usize = 10;

/// Speech: 他说：“是。”
const SPEECH: [&str; 4] = ["：“", "：「", ":“", ":\""];

fn check(context: &Context<'_>, findings: &mut Collector<'_>) {
    let (fewest, confidence) = match context.bitext().scope() {
        Scope::Pairs => (FEWEST, PAIRS),
        Scope::Text => (FEWEST_IN_TEXT, TEXT),
    };
    let translation = context.original().map_or(Language::English, Language::other);
    let text = |segment: &Segment<'_>| match translation {
        Language::Chinese => segment.pair.source().to_owned(),
        Language::English => segment.pair.target().to_owned(),
    };
    for group in groups(context.segments(), |segment| segment.folded(translation.other())) {
        let first = group[0];
        let is_same = |other: &&Segment<'_>| other.folded(translation) == first.folded(translation);
        // What people say is put as the scene wants it.
        let is_speech = SPEECH.iter().any(|speech| first.pair.source().contains(speech));
        if group.iter().all(is_same) || is_speech || characters(&first.source) < fewest {
            continue;
        }
        let (usual, count) = usual(&group, translation);
        let is_other = |segment: &&&Segment<'_>| {
            let (one, other) = (segment.folded(translation), usual.folded(translation));
            one != other && (context.bitext().scope() == Scope::Pairs || differ(one, other))
        };
        for segment in group.iter().filter(is_other) {
            let message = format!("the same {} is “{}” elsewhere", translation.other(), text(usual));
            findings
                .add(
                    &segment.pair,
                    segment.pair.target_span(),
                    confidence * segment.pair.bead().confidence,
                    message,
                )
                .against(segment.pair.source_span())
                .suggest_in(translation, (count > 1).then(|| text(usual)));
        }
    }
}

/// Whether two texts differ in some words that are not short: a changed “and” or “the” in running text is not worth a word.
fn differ(one: &str, other: &str) -> bool {
    /// Words with more letters count, and this many of them.
    const SHORT: usize = 3;
    const FEWEST_WORDS: usize = 2;
    fn words(text: &str) -> HashSet<&str> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words.filter(|word| word.chars().count() > SHORT).collect()
    }
    words(one).symmetric_difference(&words(other)).count() >= FEWEST_WORDS
}

/// A segment with the most frequent translation, and how often that is there; of equally frequent ones, the first.
fn usual<'s, 'a>(group: &[&'s Segment<'a>], translation: Language) -> (&'s Segment<'a>, usize) {
    let mut sorted: Vec<&str> = group.iter().map(|segment| segment.folded(translation)).collect();
    sorted.sort_unstable();
    let counts: Vec<(&str, usize)> =
        sorted.chunk_by(|a, b| a == b).map(|same| (same[0], same.len())).collect();
    let count = |segment: &Segment<'_>| {
        let folded = segment.folded(translation);
        counts.binary_search_by_key(&folded, |(text, _)| text).map_or(0, |at| counts[at].1)
    };
    let most = group.iter().map(|segment| count(segment)).max().unwrap_or_default();
    (group.iter().find(|segment| count(segment) == most).expect("one has the most"), most)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::bitext::Bitext;
    use crate::language::Language;
    use crate::lint::rules::tests::marked;
    use crate::lint::{Linter, rule};

    fn marks(pairs: &[(&str, &str)]) -> Vec<String> {
        marked(RULE.id, pairs)
    }

    #[test]
    fn marks_the_rarer_translation() {
        let pairs = [
            ("保存更改", "Save changes"),
            ("保存更改。", "Store modifications"),
            ("保存更改", "save changes."),
            ("取消", "Cancel"),
        ];
        assert_eq!(marks(&pairs), ["Store modifications"]);
        assert_eq!(marks(&pairs[..2]), ["Store modifications"]);
        assert!(marks(&[pairs[0], pairs[2], pairs[3]]).is_empty());
    }

    #[test]
    fn into_chinese_the_english_is_the_source() {
        let bitext = Bitext::from_pairs([("保存更改", "Save changes"), ("储存修改", "Save changes")]);
        let findings =
            Linter::new().rules([rule(RULE.id).unwrap()]).original(Language::English).lint(&bitext);
        assert_eq!(findings[0].source_text(&bitext), Some("储存修改"));
        assert_eq!(findings[0].message, "the same English is “保存更改” elsewhere");
    }

    #[test]
    fn traditional_characters_are_the_same_source() {
        assert_eq!(marks(&[("保存设置", "Save settings"), ("保存設置", "Keep options")]), ["Keep options"]);
        assert!(marks(&[("他", "he"), ("他", "him")]).is_empty());
    }
}
