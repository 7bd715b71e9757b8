//! T01: one term in several English forms.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::bitext::Pair;
use crate::language::visible;
use crate::lexicon::Translations;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::contrast::{Clash, senses};
use crate::lint::evidence::losses::is_content;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::span::Span;
use crate::word::{Word, WordClass};

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Bitext(check) };

const META: Meta = Meta {
    id: "T01",
    name: "inconsistent-term",
    category: "Terminology / Inconsistent use of terminology",
    severity: Severity::Info,
    state: State::On,
    docs: "A term is rendered in two ways: 技术顾问 is “technical adviser” here and “technical consultant” \
there.\n\n\
In running prose a change of words is good style; with a term the reader looks for a second thing.\n\n\
The rule takes compounds of two words that stand in several pairs of the text and in no dictionary, and \
looks in each pair for two neighbouring words that translate the parts. Where one part is rendered alike and \
the other is not, the rarer rendering is marked. It also marks a rendering that M02 knows to \
miss the sense where the text has the right one elsewhere. Terms of the user’s glossary are T04’s. \
It is silent where it cannot tell what renders a term. Wrong where two renderings are usual and mean the \
same.",
    // One pair cannot show it: the bad case is in a test below.
    bad: &[],
    good: &[
        Example::good(
            "他任技术顾问。技术顾问走了。",
            "He is a technical adviser. The technical advisers left.",
        ),
        Example::good("公司增长很快。公司增长了。", "The company grew fast. The firm increased."),
    ],
    reads: Reads::Both,
    // A word of an original is not rendered in two ways.
    direction: Direction::ToEnglish,
};

/// How well a word must translate a part of a compound.
const RENDERS: f32 = 0.4;
/// The fewest places of the usual rendering.
const USUAL: usize = 2;
/// The fewest characters of a part: a single one means too many things.
const FEWEST_HAN: usize = 2;
/// How sure it is for two renderings, and for one that misses the sense.
const TWO_WORDS: f32 = 0.6;
const SENSE: f32 = 0.7;

/// A compound in a pair.
#[derive(Clone, Copy)]
struct Place<'a> {
    pair: Pair<'a>,
    source: Span,
}

/// The English rendering of a compound in a pair.
struct Rendering<'a> {
    place: Place<'a>,
    target: Span,
    stems: [String; 2],
}

fn check(context: &Context<'_>, findings: &mut Collector<'_>) {
    report_compounds(context, findings);
    report_senses(context, findings);
}

/// Reports compounds that the English renders in two ways.
fn report_compounds(context: &Context<'_>, findings: &mut Collector<'_>) {
    // Most neighbours stand together once: only what two pairs have is looked up.
    let mut seen: HashMap<[&str; 2], (usize, bool)> = HashMap::new();
    for pair in context.pairs(Reads::Both) {
        for (parts, _) in neighbours(context, &pair) {
            let (last, again) = seen.entry(parts).or_insert((pair.index(), false));
            *again |= *last != pair.index();
        }
    }
    let again = seen.into_iter().filter(|(_, (_, again))| *again).map(|(parts, _)| parts);
    let compounds: HashSet<[&str; 2]> = again.filter(|parts| is_compound(context, parts)).collect();
    let mut places: BTreeMap<[&str; 2], Vec<Place<'_>>> = BTreeMap::new();
    for pair in context.pairs(Reads::Both) {
        let named =
            |span: Span| context.source_mentions(&pair).iter().any(|mention| mention.span.overlaps(span));
        for (parts, source) in neighbours(context, &pair) {
            if !compounds.contains(&parts) || named(source) {
                continue;
            }
            let places = places.entry(parts).or_default();
            if places.last().is_none_or(|last| last.pair.index() != pair.index()) {
                places.push(Place { pair, source });
            }
        }
    }
    for (parts, places) in places.into_iter().filter(|(_, places)| places.len() > 1) {
        report_compound(context, parts, &places, findings);
    }
}

/// The words of a pair that stand beside each other and may be a compound, with their places.
fn neighbours<'a>(
    context: &Context<'a>,
    pair: &Pair<'a>,
) -> impl Iterator<Item = ([&'a str; 2], Span)> + use<'a> {
    let is_part =
        |word: Word, form: &str| word.class == WordClass::Han && form.chars().nth(FEWEST_HAN - 1).is_some();
    let words = context.source_forms(pair);
    words.clone().zip(words.skip(1)).filter_map(move |((first, one), (second, other))| {
        let fits = first.span.end == second.span.start && is_part(first, one) && is_part(second, other);
        fits.then(|| ([one, other], first.span.join(second.span)))
    })
}

/// Whether two words are nouns that together are not a word of the dictionary.
fn is_compound(context: &Context<'_>, parts: &[&str; 2]) -> bool {
    let lexicon = context.lexicon();
    let is_part = |form: &&str| lexicon.contains(form) && is_content(lexicon, &lexicon.translations(form));
    parts.iter().all(is_part) && !lexicon.contains(&parts.concat())
}

fn report_compound(
    context: &Context<'_>,
    parts: [&str; 2],
    places: &[Place<'_>],
    findings: &mut Collector<'_>,
) {
    let compound = places[0].source.of(context.bitext().source().text());
    let parts = parts.map(|part| context.lexicon().translations(part));
    let rendered: Vec<Rendering<'_>> =
        places.iter().filter_map(|place| rendering(context, *place, &parts)).collect();
    let count = |stems: &[String; 2]| rendered.iter().filter(|other| other.stems == *stems).count();
    let Some(usual) = rendered.iter().rev().max_by_key(|rendering| count(&rendering.stems)) else { return };
    let text = context.bitext().target().text();
    if count(&usual.stems) < USUAL {
        return;
    }
    for other in &rendered {
        let alike = (0..2).filter(|&n| other.stems[n] == usual.stems[n]).count();
        if alike == 1 {
            let message = format!(
                "{compound} is “{}” ×{} in this text, “{}” ×{}",
                usual.target.of(text),
                count(&usual.stems),
                other.target.of(text),
                count(&other.stems)
            );
            findings
                .add(&other.place.pair, other.target, TWO_WORDS, message)
                .against(other.place.source)
                .suggest(usual.target.of(text));
        }
    }
}

/// The two neighbouring words that translate the parts, if the pair has exactly one such place.
fn rendering<'a>(
    context: &Context<'_>,
    place: Place<'a>,
    parts: &[Translations; 2],
) -> Option<Rendering<'a>> {
    let stems: Vec<(Span, &str)> =
        context.target_forms(&place.pair).map(|(word, stem)| (word.span, stem)).collect();
    let translates = |n: usize, stem: &str| {
        context.lexicon().stem_id(stem).is_some_and(|id| parts[n].weight(id) >= RENDERS)
    };
    let mut found = stems.windows(2).filter(|two| translates(0, two[0].1) && translates(1, two[1].1));
    let two = found.next()?;
    let is_only = found.next().is_none();
    is_only.then(|| Rendering {
        place,
        target: two[0].0.join(two[1].0),
        stems: [two[0].1.to_owned(), two[1].1.to_owned()],
    })
}

/// Reports renderings that miss the sense where another pair has one that does not.
fn report_senses(context: &Context<'_>, findings: &mut Collector<'_>) {
    let (source, target) = (context.bitext().source().text(), context.bitext().target().text());
    let of_pair = |pair| senses().clashes(context, &pair).into_iter().map(move |clash| (pair, clash));
    let clashes: Vec<(Pair<'_>, Clash)> = context.pairs(Reads::Both).flat_map(of_pair).collect();
    let rows = clashes.iter().map(|(_, clash)| clash.row).collect();
    let renderings = senses().right_renderings(context, &rows);
    for (pair, clash) in clashes {
        let places = renderings.get(&clash.row).into_iter().flatten();
        let Some((_, right)) = places.into_iter().find(|(index, _)| *index != pair.index()) else { continue };
        let message = format!(
            "{} is “{}” elsewhere in this text, “{}” here",
            clash.source.of(source),
            right.of(target),
            clash.target.of(target)
        );
        findings
            .add(&pair, clash.target, SENSE, message)
            .against(clash.source)
            .suggest(visible(right.of(target)));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::rules::tests::marked;

    fn marks(pairs: &[(&str, &str)]) -> Vec<String> {
        marked(RULE.id, pairs)
    }

    #[test]
    fn marks_the_rarer_rendering_of_a_compound() {
        let pairs = [
            ("民主峰会今天开幕。", "The democracy summit opens today."),
            ("民主峰会将持续两天。", "The democracy summit will last two days."),
            ("民主峰会昨天结束。", "The democratic summit ended yesterday."),
        ];
        assert_eq!(marks(&pairs), ["democratic summit"]);
        assert!(marks(&pairs[..2]).is_empty());
    }

    #[test]
    fn an_auxiliary_verb_is_no_part_of_a_term() {
        let pairs = [
            ("你可以使用它。", "You can use it."),
            ("也可以使用别的。", "Others can use it too."),
            ("我们可以使用钩子。", "We can make use of hooks."),
        ];
        assert!(marks(&pairs).is_empty());
    }

    #[test]
    fn marks_a_wrong_sense_where_the_text_has_the_right_one() {
        let pairs = [
            ("客户提交了工单。", "The customer opened a support ticket."),
            ("客户又提交了一份工单。", "The customer opened another work order."),
        ];
        assert_eq!(marks(&pairs), ["work order"]);
        assert!(marks(&pairs[1..]).is_empty());
    }
}
